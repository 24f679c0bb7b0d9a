// SPDX-License-Identifier: EUPL-1.2
//! The queue on both engines: once each, retried, kept when it keeps failing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use db::tenant::{self, NewTenant};
use db::{Db, Migration};
use jobs::{Every, FailedJob, Handler, Job, Task, Worker};
use kernel::ctx::{Clock, Entropy, FixedClock};
use kernel::{Actor, Audit, Ctx, Error, TenantId, Timestamp};

fn migrations() -> Vec<Migration> {
    let mut all = db::migrations();
    all.extend(jobs::migrations());
    all
}

struct Bench {
    db: Db,
    ctx: Ctx,
    clock: Arc<FixedClock>,
    entropy: Arc<Entropy>,
}

async fn bench(db: Db) -> Bench {
    let (clock, entropy) = (Arc::new(FixedClock::new(db::fixture::NOON)), Arc::new(Entropy::system()));
    let tenant = TenantId::from_uuid(kernel::uuid::Uuid::from_u128(1));
    let ctx = Ctx::new(tenant, Actor::System("test"), clock.clone(), entropy.clone());
    let work = ctx.clone();
    db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            let new = NewTenant { slug: "aa", name: "Aa", hosts: &[], settings: "{}", demo: false };
            tenant::add(tx, &ctx, &new).await?;
            Ok(tx.audit(&ctx, Audit::new("test.add", "gemeente", ctx.tenant)).await?)
        })
    })
    .await
    .unwrap();
    Bench { db, ctx, clock, entropy }
}

impl Bench {
    async fn enqueue(&self, count: usize, dedupe: Option<&str>) {
        let (ctx, dedupe) = (self.ctx.clone(), dedupe.map(str::to_owned));
        self.db
            .write_housekeeping(move |tx| {
                let (ctx, dedupe) = (ctx.clone(), dedupe.clone());
                Box::pin(async move {
                    for _ in 0..count {
                        let payload = serde_json::json!({});
                        let job = Job { kind: "t", payload, run_at: ctx.now(), dedupe: dedupe.clone() };
                        jobs::enqueue(tx, &ctx, job).await?;
                    }
                    Ok(())
                })
            })
            .await
            .unwrap();
    }

    fn worker(&self, handler: Handler, tasks: Vec<Task>) -> Worker {
        let handlers = HashMap::from([("t", handler.clone()), ("u", handler)]);
        Worker {
            db: self.db.clone(),
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            handlers,
            tasks,
            pulse: Arc::default(),
        }
    }

    /// Another municipality, of the same name as all others.
    async fn neighbour(&self, number: u128) {
        let tenant = TenantId::from_uuid(kernel::uuid::Uuid::from_u128(number));
        let ctx = Ctx::new(tenant, Actor::System("test"), self.clock.clone(), self.entropy.clone());
        let add = self.db.write_housekeeping(move |tx| {
            let ctx = ctx.clone();
            Box::pin(async move {
                let slug = ctx.tenant.to_string();
                let new = NewTenant { slug: &slug, name: "Aa", hosts: &[], settings: "{}", demo: false };
                Ok(tenant::add(tx, &ctx, &new).await?)
            })
        });
        add.await.unwrap();
    }

    async fn waiting(&self) -> i64 {
        let mut conn = self.db.read().await.unwrap();
        jobs::standing(&mut conn, self.clock.now()).await.unwrap().waiting
    }

    async fn failed(&self) -> Vec<FailedJob> {
        jobs::failed(&mut self.db.read().await.unwrap(), self.ctx.tenant).await.unwrap()
    }

    fn later(&self, seconds: i64) {
        self.clock.set(Timestamp::from_micros(self.ctx.now().micros() + seconds * 1_000_000));
    }
}

fn counting(count: &Arc<AtomicU32>) -> Handler {
    let count = count.clone();
    Arc::new(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { Ok(()) })
    })
}

fn failing() -> Handler {
    Arc::new(|_| Box::pin(async { Err(Error::Unavailable("mail".into())) }))
}

#[db::test]
async fn racing_workers_do_each_job_once(db: Db) {
    let bench = bench(db).await;
    bench.enqueue(60, None).await;
    let count = Arc::new(AtomicU32::new(0));
    let mut tasks = Vec::new();
    for _ in 0..4 {
        let worker = bench.worker(counting(&count), Vec::new());
        tasks.push(tokio::spawn(async move { worker.round().await.unwrap() }));
    }
    let mut sum = 0;
    for task in tasks {
        sum += task.await.unwrap();
    }
    assert_eq!((sum, count.load(Ordering::SeqCst)), (60, 60));
}

#[db::test]
async fn the_same_key_waits_once(db: Db) {
    let bench = bench(db).await;
    bench.enqueue(3, Some("k")).await;
    assert_eq!(bench.worker(counting(&Arc::default()), Vec::new()).round().await.unwrap(), 1);
}

#[db::test]
async fn what_fails_comes_back_later_and_is_kept_in_the_end(db: Db) {
    let bench = bench(db).await;
    bench.enqueue(1, None).await;
    let worker = bench.worker(failing(), Vec::new());
    assert_eq!(worker.round().await.unwrap(), 1);
    assert_eq!(worker.round().await.unwrap(), 0, "it waits before it is tried again");
    for _ in 0..10 {
        bench.later(3 * 3600);
        worker.round().await.unwrap();
    }
    let failed = bench.failed().await;
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].attempts, 8);
    assert!(failed[0].error.as_deref().unwrap().contains("mail"));
}

#[db::test]
async fn a_task_runs_once_per_slot(db: Db) {
    let bench = bench(db).await;
    let count = Arc::new(AtomicU32::new(0));
    let tasks = vec![Task { kind: "t", every: Every::DayAt(7) }];
    let worker = bench.worker(counting(&count), tasks);
    worker.round().await.unwrap();
    worker.round().await.unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 1, "noon is past seven: once today");
    bench.later(86_400);
    worker.round().await.unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[db::test]
async fn a_task_of_the_week_runs_on_monday_or_as_soon_as_it_can(db: Db) {
    let bench = bench(db).await;
    let count = Arc::new(AtomicU32::new(0));
    let tasks = vec![Task { kind: "t", every: Every::MondayAt(7) }];
    let worker = bench.worker(counting(&count), tasks);
    // It is Saturday noon: the slot is that of last Monday.
    for (hours, runs) in [(0, 1), (24, 1), (12, 1), (12, 2), (24, 2), (8 * 24, 3), (24, 3)] {
        bench.later(hours * 3_600);
        worker.round().await.unwrap();
        assert_eq!(count.load(Ordering::SeqCst), runs, "{hours} hours later");
    }
}

#[db::test]
async fn a_job_that_panics_is_an_attempt_that_failed(db: Db) {
    let bench = bench(db).await;
    bench.enqueue(2, None).await;
    let count = Arc::new(AtomicU32::new(0));
    let seen = count.clone();
    let worker = bench.worker(
        Arc::new(move |_| match seen.fetch_add(1, Ordering::SeqCst) {
            1 => Box::pin(async { Ok(()) }),
            0 => panic!("before the first await"),
            _ => Box::pin(async { panic!("in the task") }),
        }),
        Vec::new(),
    );
    assert_eq!(worker.round().await.unwrap(), 2, "the job after it runs all the same");
    for _ in 0..10 {
        bench.later(3 * 3600);
        worker.round().await.unwrap();
    }
    let failed = bench.failed().await;
    assert_eq!((failed.len(), failed[0].attempts), (1, 8));
    assert!(failed[0].error.as_deref().unwrap().contains("panic"), "{failed:?}");
    assert_eq!(worker.pulse.attempts(), (1, 8));
}

#[db::test]
async fn a_job_that_ends_the_program_each_time_is_kept_as_failed(db: Db) {
    let bench = bench(db).await;
    bench.enqueue(1, None).await;
    let count = Arc::new(AtomicU32::new(0));
    let begun = Arc::new(tokio::sync::Notify::new());
    let (seen, tell) = (count.clone(), begun.clone());
    let worker = bench.worker(
        Arc::new(move |_| {
            seen.fetch_add(1, Ordering::SeqCst);
            tell.notify_one();
            Box::pin(std::future::pending())
        }),
        Vec::new(),
    );
    for round in 1..=10 {
        // The program ends while it is at the job: nothing is noted, and the lease runs out.
        tokio::select! {
            ended = worker.round() => assert_eq!(ended.unwrap(), 0),
            () = begun.notified() => {}
        }
        bench.later(round * 360);
    }
    assert_eq!(count.load(Ordering::SeqCst), 8);
    let failed = bench.failed().await;
    assert_eq!((failed.len(), failed[0].attempts), (1, 8));
    assert!(failed[0].error.as_deref().unwrap().contains("stopped each time"), "{failed:?}");
}

#[db::test]
async fn who_lost_the_lease_decides_nothing(db: Db) {
    let bench = Arc::new(bench(db).await);
    bench.enqueue(1, None).await;
    let inner = bench.clone();
    let slow = bench.worker(
        Arc::new(move |_| {
            let bench = inner.clone();
            Box::pin(async move {
                bench.later(360);
                assert_eq!(bench.worker(failing(), Vec::new()).round().await.unwrap(), 1);
                Ok(())
            })
        }),
        Vec::new(),
    );
    assert_eq!(slow.round().await.unwrap(), 1);
    bench.later(3600);
    let count = Arc::new(AtomicU32::new(0));
    bench.worker(counting(&count), Vec::new()).round().await.unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 1, "the one who took it over wants it done again");
}

#[db::test]
async fn told_to_stop_it_ends_after_the_job_it_is_at(db: Db) {
    let bench = bench(db).await;
    bench.enqueue(20, None).await;
    let count = Arc::new(AtomicU32::new(0));
    let (told, stop) = (Arc::new(tokio::sync::Notify::new()), count.clone());
    let tell = told.clone();
    let worker = bench.worker(
        Arc::new(move |_| {
            if stop.fetch_add(1, Ordering::SeqCst) == 2 {
                tell.notify_one();
            }
            Box::pin(async { Ok(()) })
        }),
        Vec::new(),
    );
    let run = worker.run(Duration::from_secs(60), told.notified());
    tokio::time::timeout(Duration::from_secs(20), run).await.expect("it ends, and does not sleep first");
    assert_eq!(count.load(Ordering::SeqCst), 3);
    assert_eq!(bench.waiting().await, 17, "none of the others is held for five minutes");
}

#[db::test]
async fn a_round_without_work_asks_the_same_for_one_and_for_many(db: Db) {
    let bench = bench(db).await;
    let every = [Every::DayAt(7), Every::Minutes(5)];
    let tasks: Vec<Task> =
        ["t", "u"].into_iter().zip(every).map(|(kind, every)| Task { kind, every }).collect();
    let worker = bench.worker(counting(&Arc::default()), tasks);
    let idle = async || {
        let before = bench.db.statements();
        assert_eq!(worker.round().await.unwrap(), 0);
        bench.db.statements() - before
    };
    assert_eq!(worker.round().await.unwrap(), 2);
    assert_eq!(idle().await, 2);
    for number in 2..40 {
        bench.neighbour(number).await;
    }
    assert_eq!(worker.round().await.unwrap(), 2 * 38, "each has its own, also those of one name");
    assert_eq!(idle().await, 2);
}

#[db::test]
async fn the_queue_says_since_when_something_waits(db: Db) {
    let bench = bench(db).await;
    bench.enqueue(2, None).await;
    bench.later(600);
    let standing = jobs::standing(&mut bench.db.read().await.unwrap(), bench.clock.now()).await.unwrap();
    assert_eq!(standing, jobs::Standing { waiting: 2, since: Some(db::fixture::NOON), failed: 0 });
    let worker = bench.worker(counting(&Arc::default()), Vec::new());
    assert_eq!(worker.pulse.silence(bench.clock.now()), None, "no worker runs here yet");
    worker.round().await.unwrap();
    let standing = jobs::standing(&mut bench.db.read().await.unwrap(), bench.clock.now()).await.unwrap();
    assert_eq!((standing.waiting, standing.since), (0, None));
    assert_eq!(worker.pulse.silence(bench.clock.now()), Some(0));
}
