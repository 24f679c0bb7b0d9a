// SPDX-License-Identifier: EUPL-1.2
//! The number of statements behind an answer of the API, and behind the trial of an import, does not
//! grow with the number of rows.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests fail by panicking")]

mod desk;
mod file;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use agenda::import::{self, Mapping};
use agenda::model::Status;
use desk::{Town, a, migrations};
use kernel::{Role, Scope};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

static STATEMENTS: AtomicUsize = AtomicUsize::new(0);

/// Counts what the driver says about its statements.
struct Counter;

impl Subscriber for Counter {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {
        STATEMENTS.fetch_add(1, Ordering::Relaxed);
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// How many statements something takes; the driver tells about one from its own thread, a moment
/// later.
async fn counted<T>(work: impl Future<Output = T>) -> usize {
    tokio::time::sleep(Duration::from_millis(100)).await;
    let before = STATEMENTS.load(Ordering::Relaxed);
    work.await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    STATEMENTS.load(Ordering::Relaxed) - before
}

async fn counts(db: db::Db, points: usize) -> Vec<usize> {
    let town = Town::new(db).await;
    let added =
        town.add((0..points).map(|n| a(&format!("Punt {n}"), Status::Busy).in_both()).collect()).await;
    for (id, number) in &added {
        town.promise(*id, &format!("Iets {number}"), "2026-12-24").await;
    }
    // Somebody who is signed in never gets a kept page.
    let mut browser = town.signed_in(Role::Councillor, Scope::All);
    let mut counts = Vec::new();
    for path in ["/api/v1/agendapunten", "/api/v1/kernen/aadorp/agendapunten", "/api/v1/toezeggingen"] {
        counts.push(counted(async { assert_eq!(browser.get(path).await.status, 200) }).await);
    }
    let rows: String = (0..points).map(|n| format!("Aadorp,Nieuw {n},loopt,Groen\n")).collect();
    let text = format!("kern,titel,status,thema\n{rows}");
    let table = import::read_table(text.into_bytes(), "p.csv").await.unwrap();
    let mapping = Mapping::guess(&table.header, None);
    let mut conn = town.read().await;
    let trial = async {
        let plan = import::plan(&mut conn, town.stage.tenant, "p.csv", &table, &mapping).await.unwrap();
        let report = import::dry_run(&mut conn, town.stage.tenant, &plan).await.unwrap();
        assert_eq!(report.added(), points);
    };
    counts.push(counted(trial).await);
    counts
}

#[test]
fn forty_points_cost_as_many_statements_as_two() {
    tracing::subscriber::set_global_default(Counter).unwrap();
    let found = Arc::new(Mutex::new(Vec::new()));
    for points in [2, 40] {
        let found = found.clone();
        db::fixture::on_sqlite(migrations(), move |db| async move {
            let counts = counts(db, points).await;
            found.lock().unwrap().push(counts);
        });
    }
    let found = found.lock().unwrap();
    // The last statement of an answer is sometimes counted with the next one.
    let close = |(few, many): (&usize, &usize)| few.abs_diff(*many) <= 1;
    assert!(found[0].iter().zip(&found[1]).all(close), "{found:?}");
    assert!(found[0].iter().all(|count| (1..16).contains(count)), "{found:?}");
}
