// SPDX-License-Identifier: EUPL-1.2
//! Where a point lies: typed, refused, drawn, found and told to other systems.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::Status;
use db::Db;

const EDIT: &str = "/kernen/aadorp/agenda/1/bewerken";
const POINT: &str = "/kernen/aadorp/agenda/1";

async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    town.add(vec![a("Een bankje", Status::Busy)]).await;
    town
}

fn fields<'f>(spot: &'f str, version: &'f str) -> Vec<(&'f str, &'f str)> {
    let place = ("plek", "hoek Kastanjelaan");
    vec![
        ("titel", "Een bankje"),
        place,
        ("volgende", "Hout bestellen"),
        ("coordinaten", spot),
        ("versie", version),
    ]
}

#[db::test]
async fn a_place_is_pasted_drawn_and_told_in_words(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    whole(&officer.get(EDIT).await.body);
    assert!(!officer.get(POINT).await.body.contains("kp-map--plek"));
    // Aadorp lies at 51.8, 5.2.
    assert_eq!(officer.post(EDIT, &fields("51,8036 5,2", "1")).await.status, 303);
    let page = town.stage.browser().get(POINT).await.body;
    whole(&page);
    assert!(page.contains("hoek Kastanjelaan") && page.contains("kp-map__spot"), "{page}");
    assert!(page.contains("Ongeveer 400 meter ten noorden van het midden van Aadorp."), "{page}");
    let english = town.stage.browser().get(&format!("{POINT}?taal=en")).await.body;
    whole(&english);
    assert!(english.contains("About 400 metres north of the middle of Aadorp."));
    let api: serde_json::Value =
        serde_json::from_str(&town.stage.browser().get("/api/v1/agendapunten/1").await.body).unwrap();
    assert_eq!(api["locatie"], serde_json::json!({ "type": "Point", "coordinates": [5.2, 51.8036] }));
    assert_eq!(api["plek"], "hoek Kastanjelaan");
    // The form keeps it, and emptying the field takes it away.
    assert!(officer.get(EDIT).await.body.contains("value=\"51.8036, 5.2\""));
    assert_eq!(officer.post(EDIT, &fields("", "2")).await.status, 303);
    assert!(!officer.get(POINT).await.body.contains("kp-map--plek"));
}

#[db::test]
async fn what_is_no_place_comes_back(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    for (spot, message) in
        [("bij de kerk", "Dit zijn geen coördinaten."), ("48.85, 2.35", "ligt niet in Nederland")]
    {
        let wrong = officer.post(EDIT, &fields(spot, "1")).await;
        assert_eq!(wrong.status, 400);
        whole(&wrong.body);
        assert!(
            wrong.body.contains(message) && wrong.body.contains(&format!("value=\"{spot}\"")),
            "{}",
            wrong.body
        );
        assert!(wrong.body.contains("value=\"hoek Kastanjelaan\""), "the rest is kept too");
    }
    assert!(!town.stage.browser().get(POINT).await.body.contains("Kastanjelaan"));
    assert_eq!(town.stage.browser().post(EDIT, &fields("51.8, 5.2", "1")).await.status, 303, "log in first");
    assert!(!town.stage.browser().get(POINT).await.body.contains("Kastanjelaan"));
}

#[db::test]
async fn who_is_second_sees_the_place_of_the_first(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    assert_eq!(officer.post(EDIT, &fields("51.81, 5.21", "1")).await.status, 303);
    let late = officer.post(EDIT, &fields("51.82, 5.22", "1")).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("51.81, 5.21</td>") && late.body.contains("value=\"51.82, 5.22\""));
}

#[db::test]
async fn streets_and_next_steps_find_a_point(db: Db) {
    let town = town(db).await;
    assert_eq!(town.officer().post(EDIT, &fields("", "1")).await.status, 303);
    for words in ["kastanjelaan", "hout+bestellen"] {
        let found = town.stage.browser().get(&format!("/zoeken?q={words}")).await.body;
        assert!(found.contains("/kernen/aadorp/agenda/1\""), "{words}: {found}");
    }
}
