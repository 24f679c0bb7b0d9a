// SPDX-License-Identifier: EUPL-1.2
//! The number of statements behind an answer of the API, behind the monitor, and behind the trial of an
//! import, does not grow with the number of rows.

use std::sync::{Arc, Mutex};

use crate::desk::{Town, a, migrations};
use agenda::import::{self, Mapping};
use agenda::model::Status;
use kernel::{Role, Scope};

/// How many statements something takes.
async fn counted<T>(db: &db::Db, work: impl Future<Output = T>) -> u64 {
    let before = db.statements();
    work.await;
    db.statements() - before
}

async fn counts(db: db::Db, points: usize) -> Vec<u64> {
    let town = Town::new(db.clone()).await;
    let added =
        town.add((0..points).map(|n| a(&format!("Punt {n}"), Status::Busy).in_both()).collect()).await;
    for (id, number) in &added {
        town.promise(*id, &format!("Iets {number}"), "2026-12-24").await;
    }
    // Somebody who is signed in never gets a kept page.
    let mut browser = town.signed_in(Role::Councillor, Scope::All);
    let mut counts = Vec::new();
    for path in [
        "/api/v1/agendapunten",
        "/api/v1/kernen/aadorp/agendapunten",
        "/api/v1/toezeggingen",
        "/uitvoering",
        "/uitvoering?kern=aadorp",
        "/uitvoering/toezeggingen",
    ] {
        counts.push(counted(&db, async { assert_eq!(browser.get(path).await.status, 200) }).await);
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
    counts.push(counted(&db, trial).await);
    counts
}

#[test]
fn forty_points_cost_as_many_statements_as_two() {
    let found = Arc::new(Mutex::new(Vec::new()));
    for points in [2, 40] {
        let found = found.clone();
        db::fixture::on_sqlite(migrations(), move |db| async move {
            let counts = counts(db, points).await;
            found.lock().unwrap().push(counts);
        });
    }
    let found = found.lock().unwrap();
    assert_eq!(found[0], found[1]);
    assert!(found[0].iter().all(|count| (1..20).contains(count)), "{found:?}");
}
