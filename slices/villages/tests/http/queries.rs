// SPDX-License-Identifier: EUPL-1.2
//! What pages ask of the database: the number of statements behind a page does not grow with the
//! number of kernen, and to write takes no second connection.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::common::{Town, VOORBEELDSTAD, WEST_BETUWE, migrations, value_of};
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

/// Takes every connection but one.
async fn all_but_one(db: &db::Db) -> Vec<db::Conn> {
    let mut held = Vec::new();
    while let Ok(Ok(conn)) = tokio::time::timeout(Duration::from_secs(1), db.read()).await {
        held.push(conn);
    }
    held.pop();
    held
}

#[db::test]
async fn saving_holds_no_connection_while_it_waits_for_another(db: db::Db) {
    let town = Town::new(db.clone(), &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let kern = "/beheer/kernen/aadorp";
    let version = value_of(&beheer.get(kern).await.body, "versie");
    let of_kern = [("naam", "Aadorp"), ("plek", "52.1, 5.1"), ("fase", "1"), ("versie", &*version)];
    let group = [("naam", "Kring"), ("soort", "werkgroep")];
    let team = [("naam", "Water en Groen")];
    let held = all_but_one(&db).await;
    for (path, fields) in
        [(kern, &of_kern[..]), ("/beheer/groepen/nieuw", &group[..]), ("/beheer/teams/nieuw", &team[..])]
    {
        for status in [303, if path == kern { 409 } else { 400 }] {
            let answer = beheer.post(path, fields).await;
            assert_eq!(answer.status, status, "{path}: {}", answer.body);
        }
    }
    drop(held);
}
