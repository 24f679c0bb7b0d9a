// SPDX-License-Identifier: EUPL-1.2
//! The number of statements behind a page does not grow with the number of kernen.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod common;

use std::sync::atomic::{AtomicUsize, Ordering};

use common::{Town, VOORBEELDSTAD, WEST_BETUWE, migrations};
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

async fn counts(db: db::Db, world: &'static web::World, kern: &str) -> Vec<usize> {
    let town = Town::new(db, world).await;
    // Somebody who is signed in never gets a kept page.
    let mut browser = town.administrator();
    let mut counts = Vec::new();
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    for path in
        ["/".to_owned(), "/kernen".to_owned(), format!("/kernen/{kern}"), "/beheer/groepen".to_owned()]
    {
        let before = STATEMENTS.load(Ordering::Relaxed);
        assert_eq!(browser.get(&path).await.status, 200);
        // The driver tells about a statement from its own thread, a moment later.
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        counts.push(STATEMENTS.load(Ordering::Relaxed) - before);
    }
    counts
}

#[test]
fn twenty_six_kernen_cost_as_many_statements_as_three() {
    tracing::subscriber::set_global_default(Counter).unwrap();
    let few = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    for (world, kern) in [(&VOORBEELDSTAD, "aadorp"), (&WEST_BETUWE, "varik")] {
        let found = few.clone();
        db::fixture::on_sqlite(migrations(), move |db| async move {
            let counts = counts(db, world, kern).await;
            found.lock().unwrap().push(counts);
        });
    }
    let found = few.lock().unwrap();
    assert!(found[0].iter().all(|count| *count > 0), "statements are counted: {found:?}");
    // The last statement of a page is sometimes counted with the next one.
    let close = |(few, many): (&usize, &usize)| few.abs_diff(*many) <= 1;
    assert!(found[0].iter().zip(&found[1]).all(close), "{found:?}");
    assert!(found[0].iter().all(|count| *count < 15), "{found:?}");
}
