// SPDX-License-Identifier: EUPL-1.2
//! The queue on both engines: once each, retried, kept when it keeps failing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use db::tenant::{self, NewTenant};
use db::{Db, Migration};
use jobs::{Every, Handler, Job, Task, Worker};
use kernel::ctx::{Entropy, FixedClock};
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
        let handlers = HashMap::from([("t", handler)]);
        Worker {
            db: self.db.clone(),
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            handlers,
            tasks,
        }
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
    let failed = jobs::failed(&mut bench.db.read().await.unwrap(), bench.ctx.tenant).await.unwrap();
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
