// SPDX-License-Identifier: EUPL-1.2
//! A point of several kernen has one address, and everything leads there.

use crate::desk::{Town, a, migrations};
use agenda::model::Status;
use db::Db;

const CANONICAL: &str =
    "<link rel=\"canonical\" href=\"http://voorbeeldstad.localhost/kernen/aadorp/agenda/1\">";

#[db::test]
async fn every_list_leads_to_the_one_address(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Fietspad", Status::Busy).in_both()]).await;
    town.promise(added[0].0, "Het pad tekenen", "2026-12-01").await;
    let mut browser = town.stage.browser();
    for page in ["/kernen/aadorp/agenda/1", "/kernen/beekdorp/agenda/1", "/kernen/beekdorp/agenda/1?taal=en"]
    {
        let answer = browser.get(page).await;
        assert!(answer.status == 200 && answer.body.contains(CANONICAL), "{page}: {}", answer.body);
    }
    let lists = [
        "/uitvoering?kern=beekdorp",
        "/uitvoering/beekdorp",
        "/uitvoering/punten.csv?kern=beekdorp",
        "/zoeken?q=fietspad",
        "/kernen/beekdorp/feed.atom",
        "/kernen/beekdorp/toezeggingen.ics",
        "/api/v1/kernen/beekdorp/agendapunten",
    ];
    for list in lists {
        // A calendar breaks long lines.
        let body = browser.get(list).await.body.replace("\r\n ", "");
        assert!(body.contains("/kernen/aadorp/agenda/1"), "{list}: {body}");
        assert!(!body.contains("/kernen/beekdorp/agenda/1"), "{list}: {body}");
    }
}

#[db::test]
async fn a_merged_point_leads_on_in_another_kern(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Pad", Status::Busy), a("Weg", Status::Busy).in_beekdorp()]).await;
    town.merge(added[0].0, added[1].0).await;
    let mut browser = town.stage.browser();
    let page = browser.get("/kernen/aadorp/agenda/1").await.body;
    assert!(page.contains("href=\"/kernen/beekdorp/agenda/2\""), "{page}");
    assert_eq!(browser.get("/kernen/beekdorp/agenda/2").await.status, 200);
}
