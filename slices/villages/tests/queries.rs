// SPDX-License-Identifier: EUPL-1.2
//! The number of statements behind a page does not grow with the number of kernen.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod common;

use std::sync::{Arc, Mutex};

use common::{Town, VOORBEELDSTAD, WEST_BETUWE, migrations};
use kernel::Audit;
use villages::model::Phase;
use villages::store::phase::{self, NewPhase};

/// Both municipalities have something new: a list that is not empty costs a statement more.
async fn news(town: &Town, kern: &str) {
    let kern = town.kern(kern).await.id;
    let system = town.stage.system();
    let write = town.write(&system, move |ctx, tx| {
        Box::pin(async move {
            let (phase, at) = (Phase::Start, ctx.now());
            let new = NewPhase { phase, note: None, at, from_start: false, example: false };
            phase::add(tx, &ctx, kern, &new).await?;
            Ok(tx.audit(&ctx, Audit::new("test.phase", "kern", kern)).await?)
        })
    });
    write.await;
}

async fn counts(db: db::Db, world: &'static web::World, kern: &str) -> Vec<u64> {
    let town = Town::new(db.clone(), world).await;
    news(&town, kern).await;
    // Somebody who is signed in never gets a kept page.
    let mut browser = town.administrator();
    let mut counts = Vec::new();
    for path in
        ["/".to_owned(), "/kernen".to_owned(), format!("/kernen/{kern}"), "/beheer/groepen".to_owned()]
    {
        let before = db.statements();
        assert_eq!(browser.get(&path).await.status, 200);
        counts.push(db.statements() - before);
    }
    counts
}

#[test]
fn twenty_six_kernen_cost_as_many_statements_as_three() {
    let found = Arc::new(Mutex::new(Vec::new()));
    for (world, kern) in [(&VOORBEELDSTAD, "aadorp"), (&WEST_BETUWE, "varik")] {
        let found = found.clone();
        db::fixture::on_sqlite(migrations(), move |db| async move {
            let counts = counts(db, world, kern).await;
            found.lock().unwrap().push(counts);
        });
    }
    let found = found.lock().unwrap();
    assert_eq!(found[0], found[1]);
    assert!(found[0].iter().all(|count| (1..15).contains(count)), "{found:?}");
}
