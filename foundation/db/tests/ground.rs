// SPDX-License-Identifier: EUPL-1.2
//! The database layer on both engines: writing, numbers, audit, tenants, migrations.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use db::tenant::{self, NewTenant};
use db::{Db, DbError, Migration, counter, sql};
use kernel::ctx::{Entropy, FixedClock};
use kernel::{Actor, Audit, Ctx, Error, Id, TenantId};

fn migrations() -> Vec<Migration> {
    db::migrations()
}

fn ctx(number: u128) -> Ctx {
    let tenant = TenantId::from_uuid(kernel::uuid::Uuid::from_u128(number));
    let clock = Arc::new(FixedClock::new(db::fixture::NOON));
    Ctx::new(tenant, Actor::System("test"), clock, Arc::new(Entropy::system()))
}

async fn add(db: &Db, ctx: &Ctx, host: &str) -> Result<(), Error> {
    let (work, host) = (ctx.clone(), host.to_owned());
    db.write(ctx, move |tx| {
        let (ctx, hosts) = (work.clone(), vec![host.clone()]);
        Box::pin(async move {
            let new = NewTenant { slug: "aa", name: "Aa", hosts: &hosts, settings: "{}", demo: false };
            tenant::add(tx, &ctx, &new).await?;
            tx.audit(&ctx, Audit::new("test.add", "gemeente", ctx.tenant)).await?;
            Ok(())
        })
    })
    .await
}

#[db::test]
async fn a_write_without_audit_is_refused_and_leaves_nothing(db: Db) {
    let ctx = ctx(1);
    let work = ctx.clone();
    let outcome = db
        .write(&ctx, move |tx| {
            let ctx = work.clone();
            Box::pin(async move {
                let new = NewTenant { slug: "aa", name: "Aa", hosts: &[], settings: "{}", demo: false };
                Ok(tenant::add(tx, &ctx, &new).await?)
            })
        })
        .await;
    assert!(matches!(outcome, Err(Error::Internal(_))));
    assert!(tenant::all(&mut db.read().await.unwrap()).await.unwrap().is_empty());
}

/// Work that meets another transaction so often before it succeeds; how often it ran.
async fn met(db: &Db, times: u32) -> (Result<(), Error>, u32) {
    let runs = Arc::new(AtomicU32::new(0));
    let seen = runs.clone();
    let outcome = db.write_housekeeping(move |_| {
        let run = seen.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            if run < times { Err(DbError::Retry(sqlx::Error::PoolClosed).into()) } else { Ok(()) }
        })
    });
    (outcome.await, runs.load(Ordering::SeqCst))
}

#[db::test]
async fn where_two_transactions_meet_it_runs_again_at_most_five_times(db: Db) {
    assert!(matches!(met(&db, 0).await, (Ok(()), 1)));
    assert!(matches!(met(&db, 4).await, (Ok(()), 5)));
    assert!(matches!(met(&db, 99).await, (Err(Error::Unavailable(_)), 5)), "then it says to come back");
}

#[db::test]
async fn every_write_raises_the_version(db: Db) {
    let ctx = ctx(1);
    add(&db, &ctx, "aa.example").await.unwrap();
    let mut conn = db.read().await.unwrap();
    assert_eq!(tenant::by_host(&mut conn, "aa.example").await.unwrap().unwrap().version, 1);
    assert!(tenant::by_host(&mut conn, "bb.example").await.unwrap().is_none());
}

async fn version(db: &Db) -> i64 {
    tenant::by_host(&mut db.read().await.unwrap(), "aa.example").await.unwrap().unwrap().version
}

#[db::test]
async fn what_changes_nothing_leaves_the_version(db: Db) {
    let ctx = ctx(1);
    add(&db, &ctx, "aa.example").await.unwrap();
    let tenant = ctx.tenant;
    let nothing = db.write(&ctx, move |tx| {
        Box::pin(async move {
            let text = "UPDATE tenant SET name = 'Bb' WHERE id = $1 AND slug = 'elders'";
            Ok(tx.run(sql!(text, tenant)).await?)
        })
    });
    assert_eq!(nothing.await.unwrap(), 0);
    assert_eq!(version(&db).await, 1);
}

/// Renames the municipality where no page shows it, with or without an audit entry.
async fn unseen(db: &Db, ctx: &Ctx, audited: bool) -> Result<(), Error> {
    let work = ctx.clone();
    db.write_unseen(move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            tx.run(sql!("UPDATE tenant SET name = 'Bb' WHERE id = $1", ctx.tenant)).await?;
            if audited {
                tx.audit(&ctx, Audit::new("test.unseen", "gemeente", ctx.tenant)).await?;
            }
            Ok(())
        })
    })
    .await
}

#[db::test]
async fn what_no_page_shows_is_accounted_for_and_leaves_the_version(db: Db) {
    let ctx = ctx(1);
    add(&db, &ctx, "aa.example").await.unwrap();
    assert!(matches!(unseen(&db, &ctx, false).await, Err(Error::Internal(_))));
    unseen(&db, &ctx, true).await.unwrap();
    let mut conn = db.read().await.unwrap();
    assert_eq!(tenant::by_host(&mut conn, "aa.example").await.unwrap().unwrap().name, "Bb");
    assert_eq!(db::audit::list(&mut conn, ctx.tenant, None, 10).await.unwrap().len(), 2);
    assert_eq!(version(&db).await, 1);
}

#[db::test]
async fn a_host_name_belongs_to_one_municipality(db: Db) {
    add(&db, &ctx(1), "aa.example").await.unwrap();
    assert!(add(&db, &ctx(2), "aa.example").await.is_err());
    assert_eq!(tenant::all(&mut db.read().await.unwrap()).await.unwrap().len(), 1);
}

#[db::test]
async fn the_doors_are_one_per_municipality(db: Db) {
    let ctx = ctx(1);
    add(&db, &ctx, "bb.example").await.unwrap();
    let work = ctx.clone();
    db.write_housekeeping(move |tx| {
        let tenant = work.tenant;
        Box::pin(async move {
            tx.run(sql!("INSERT INTO tenant_host (host, tenant_id) VALUES ('aa.example', $1)", tenant))
                .await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    let doors = tenant::doors(&mut db.read().await.unwrap(), 10).await.unwrap();
    assert_eq!(doors, [("Aa".to_owned(), "aa.example".to_owned())]);
}

#[db::test]
async fn numbers_do_not_come_twice_under_race(db: Db) {
    let ctx = ctx(1);
    add(&db, &ctx, "aa.example").await.unwrap();
    let mut tasks = Vec::new();
    for _ in 0..20 {
        let (db, ctx) = (db.clone(), ctx.clone());
        tasks.push(tokio::spawn(async move {
            let work = ctx.clone();
            db.write(&ctx, move |tx| {
                let ctx = work.clone();
                Box::pin(async move {
                    let number = counter::next(tx, ctx.tenant, "punt").await?;
                    tx.audit(&ctx, Audit::new("test.number", "punt", Id::<()>::from_uuid(ctx.request)))
                        .await?;
                    Ok(number)
                })
            })
            .await
            .unwrap()
        }));
    }
    let mut numbers = Vec::new();
    for task in tasks {
        numbers.push(task.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
}

#[db::test]
async fn the_audit_log_reads_newest_first_and_pages(db: Db) {
    let ctx = ctx(1);
    add(&db, &ctx, "aa.example").await.unwrap();
    for number in 0..3 {
        let work = ctx.clone();
        db.write(&ctx, move |tx| {
            let ctx = work.clone();
            Box::pin(async move {
                let entry =
                    Audit::new("test.step", "punt", Id::<()>::from_uuid(ctx.request)).fact("stap", number);
                Ok(tx.audit(&ctx, entry).await?)
            })
        })
        .await
        .unwrap();
    }
    let mut conn = db.read().await.unwrap();
    let all = db::audit::list(&mut conn, ctx.tenant, None, 10).await.unwrap();
    assert_eq!(all.len(), 4);
    assert!(all[0].actor == "systeem:test" && all.iter().any(|entry| entry.facts == r#"{"stap":"2"}"#));
    let rest = db::audit::list(&mut conn, ctx.tenant, Some(all[1].id), 10).await.unwrap();
    assert_eq!(
        rest.iter().map(|e| e.id).collect::<Vec<_>>(),
        all[2..].iter().map(|e| e.id).collect::<Vec<_>>()
    );
}

#[db::test]
async fn a_link_to_another_municipality_cannot_be_stored(db: Db) {
    let work = ctx(1);
    let outcome = db
        .write_housekeeping(move |tx| {
            let ctx = work.clone();
            Box::pin(async move { Ok(counter::next(tx, ctx.tenant, "punt").await?) })
        })
        .await;
    assert!(outcome.is_err(), "a counter of a municipality that is not there");
}

#[db::test]
async fn reading_connections_cannot_write_on_sqlite(db: Db) {
    if db.engine() == db::Engine::Postgres {
        return;
    }
    let mut conn = db.read().await.unwrap();
    let insert =
        sql!("INSERT INTO tenant_host (host, tenant_id) VALUES ('x', $1) RETURNING host", ctx(1).tenant);
    assert!(conn.all::<(String,)>(insert).await.is_err());
}

#[db::test]
async fn a_database_from_a_newer_program_is_refused(db: Db) {
    let known = db.migrate(Vec::new(), db::fixture::NOON).await;
    assert!(matches!(known, Err(db::MigrateError::Newer(_))));
    assert!(db.migrate(migrations(), db::fixture::NOON).await.unwrap().is_empty());
    let mut more = migrations();
    let broken = "CREATE TABLE half (tenant_id BIGINT PRIMARY KEY); CREATE TABLE half (tenant_id BIGINT)";
    more.push(Migration { name: "29990101_0000_broken", sqlite: broken, postgres: broken });
    assert!(matches!(db.check_schema(more.clone()).await, Err(db::MigrateError::Pending(1))));
    assert!(matches!(db.migrate(more, db::fixture::NOON).await, Err(db::MigrateError::Failed(..))));
    let left = db.read().await.unwrap().all::<(i64,)>(sql!("SELECT tenant_id FROM half")).await;
    assert!(left.is_err(), "half a step stayed behind");
}

/// Says how long a statement may take, in a table that the test can read.
const ASKS: db::Migration = db::Migration {
    name: "29990101_0000_asks",
    sqlite: "CREATE TABLE asked (patience TEXT); INSERT INTO asked VALUES ('0')",
    postgres: "CREATE TABLE asked (patience TEXT); INSERT INTO asked VALUES (current_setting('statement_timeout'))",
};

#[db::test]
async fn a_step_of_the_schema_may_take_long_and_a_request_may_not(db: Db) {
    let mut steps = migrations();
    steps.push(ASKS);
    db.migrate(steps, db::fixture::NOON).await.unwrap();
    let mut conn = db.read().await.unwrap();
    let asked: (String,) = conn.one(sql!("SELECT patience FROM asked")).await.unwrap();
    assert_eq!(asked.0, "0");
    if db.engine() == db::Engine::Postgres {
        let now: (String,) = conn.one(sql!("SELECT current_setting('statement_timeout')")).await.unwrap();
        assert_eq!(now.0, "1min");
    }
}
