// SPDX-License-Identifier: EUPL-1.2
//! Merging points: who may, with which, and what everybody reads of it.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod desk;

use agenda::model::Status;
use db::Db;
use desk::{Town, a, migrations, whole};
use kernel::{Role, Scope};

const MERGE: &str = "/kernen/aadorp/agenda/1/samenvoegen";
const REASON: (&str, &str) = ("reden", "Dit is hetzelfde.");

#[db::test]
async fn both_points_must_be_of_the_officer(db: Db) {
    let town = Town::new(db).await;
    let added = town
        .add(vec![
            a("Een bankje", Status::Agreed),
            a("Een stoel", Status::Busy).in_beekdorp(),
            a("Een kruk", Status::Busy).in_both(),
        ])
        .await;
    let mut officer = town.officer();
    let refused = officer.post(MERGE, &[("nummer", "2"), REASON]).await;
    assert_eq!(refused.status, 400, "the other point is of another kern");
    assert!(refused.body.contains("Dit punt hoort bij een plaats waar u geen recht hebt."), "{}", refused.body);
    assert!(refused.body.contains("value=\"2\"") && refused.body.contains("Dit is hetzelfde."));
    whole(&refused.body);
    assert_eq!(town.status_of(added[0].0).await, Status::Agreed);
    let theirs = town.stage.browser().get("/kernen/beekdorp/agenda/2").await.body;
    assert!(!theirs.contains("Een bankje") && !theirs.contains("Dit is hetzelfde."));
    // A point of two kernen is of both officers.
    assert_eq!(officer.post(MERGE, &[("nummer", "3"), REASON]).await.status, 303);
    assert_eq!(town.status_of(added[0].0).await, Status::Merged);
}
