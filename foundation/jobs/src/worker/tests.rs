// SPDX-License-Identifier: EUPL-1.2
//! A job that lasts longer than its lease stays with the worker that is at it.

use super::*;
use kernel::Timestamp;
use kernel::ctx::FixedClock;

fn migrations() -> Vec<db::Migration> {
    let mut all = db::migrations();
    all.extend(crate::migrations());
    all
}

/// A municipality with one job in it.
async fn queued(db: &Db, ctx: &Ctx) {
    let ctx = ctx.clone();
    let add = db.write_housekeeping(move |tx| {
        let ctx = ctx.clone();
        Box::pin(async move {
            let new = db::tenant::NewTenant { slug: "g", name: "G", hosts: &[], settings: "{}", demo: false };
            db::tenant::add(tx, &ctx, &new).await?;
            let payload = serde_json::Value::Null;
            let job = crate::Job { kind: "long", payload, run_at: ctx.now(), dedupe: None };
            Ok(crate::enqueue(tx, &ctx, job).await?)
        })
    });
    add.await.unwrap();
}

async fn claim(db: &Db, tenant: TenantId, now: Timestamp) -> Option<Claimed> {
    db.write_housekeeping(move |tx| Box::pin(async move { Ok(queue::claim(tx, tenant, now).await?) }))
        .await
        .unwrap()
}

#[db::test]
async fn a_long_job_is_kept_as_long_as_it_runs(db: Db) {
    let clock = Arc::new(FixedClock::new(db::fixture::NOON));
    let later = |minutes: i64| {
        clock.set(Timestamp::from_micros(db::fixture::NOON.micros() + minutes * 60_000_000));
    };
    let done = Arc::new(tokio::sync::Notify::new());
    let waits = done.clone();
    let long: Handler = Arc::new(move |_| {
        let waits = waits.clone();
        Box::pin(async move {
            waits.notified().await;
            Ok(())
        })
    });
    let worker = Worker {
        db: db.clone(),
        clock: clock.clone(),
        entropy: Arc::new(Entropy::seeded(1)),
        handlers: HashMap::from([("long", long)]),
        tasks: Vec::new(),
        pulse: Arc::default(),
    };
    let tenant = TenantId::from_uuid(Uuid::from_u128(1));
    queued(&db, &worker.ctx(tenant)).await;
    let mut job = claim(&db, tenant, clock.now()).await.unwrap();
    later(4);
    let run = worker.attempt(tenant, &mut job, Duration::from_millis(30));
    let other = async {
        while worker.pulse.silence(clock.now()).is_none() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        later(8);
        let stolen = claim(&db, tenant, clock.now()).await;
        done.notify_one();
        stolen.is_none()
    };
    let (outcome, kept) = tokio::join!(run, other);
    assert!(outcome.is_ok() && kept, "eight minutes later it was still ours");
    later(30);
    let renewed = claim(&db, tenant, clock.now()).await.unwrap();
    assert!(renewed.lease_until > job.lease_until, "and it runs out when nobody renews it");
}
