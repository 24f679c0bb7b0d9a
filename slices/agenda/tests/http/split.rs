// SPDX-License-Identifier: EUPL-1.2
//! An agenda of two kernen that is split into two, and two that are joined into one: what is still open
//! goes on, whatever the agendas are called.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::{AgendaId, Status};
use agenda::store::agenda as agendas;
use agenda::store::point;
use db::Db;
use kernel::{Role, Scope};
use villages::KernId;
use web::testing::Browser;

const NEW: &str = "/beheer/agendas/nieuw";
const SHARED: &str = "aadorp-en-beekdorp";

fn administrator(town: &Town) -> Browser {
    town.signed_in(Role::Administrator, Scope::All)
}

/// Adopts an agenda of these kernen; where the administrator is led then.
async fn adopt(town: &Town, kernen: &[KernId]) -> String {
    make(town, kernen, "adopted").await
}

/// Makes an agenda of these kernen; where the administrator is led then.
async fn make(town: &Town, kernen: &[KernId], state: &str) -> String {
    let ids: Vec<String> = kernen.iter().map(KernId::to_string).collect();
    let mut fields = vec![("titel", "Nieuwe agenda"), ("staat", state), ("stand", "2026")];
    fields.extend(ids.iter().map(|id| ("kernen", id.as_str())));
    let made = administrator(town).post(NEW, &fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
    made.location
}

/// The newest version of an agenda.
async fn newest(town: &Town, slug: &str) -> AgendaId {
    agendas::by_slug(&mut town.read().await, town.stage.tenant, slug).await.unwrap().unwrap().id
}

async fn edit_of(town: &Town, slug: &str) -> String {
    format!("/beheer/agendas/{}", newest(town, slug).await)
}

/// Says by hand that an agenda no longer holds; where the administrator is led then.
async fn replace(town: &Town, slug: &str) -> String {
    bring(town, &edit_of(town, slug).await, "replaced").await
}

/// Brings an agenda to another state by hand; where the administrator is led then.
async fn bring(town: &Town, edit: &str, state: &str) -> String {
    let mut browser = administrator(town);
    let body = browser.get(edit).await.body;
    let version = body.split("name=\"versie\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields = [("titel", "Oude agenda"), ("staat", state), ("stand", "2026"), ("versie", version)];
    let sent = browser.post(edit, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.location
}

/// Puts a point on the shared agenda.
async fn put(town: &Town, title: &str, kernen: &[KernId]) {
    let ids: Vec<String> = kernen.iter().map(KernId::to_string).collect();
    let mut fields = vec![("titel", title), ("status", "agreed")];
    fields.extend(ids.iter().map(|id| ("kernen", id.as_str())));
    let form = format!("{}/punt", edit_of(town, SHARED).await);
    let made = administrator(town).post(&form, &fields).await;
    assert_eq!(made.status, 303, "{}", made.body);
}

/// One agenda of both kernen, with a point of each and one of both.
async fn shared(db: Db) -> Town {
    let town = Town::new(db).await;
    adopt(&town, &[town.aadorp, town.beekdorp]).await;
    for slug in ["aadorp", "beekdorp"] {
        replace(&town, slug).await;
    }
    put(&town, "Bankje", &[town.aadorp]).await;
    put(&town, "Zwembad", &[town.beekdorp]).await;
    put(&town, "Fietspad", &[town.aadorp, town.beekdorp]).await;
    town
}

/// The points that a form offers to take along, by number, and their ids.
async fn offered(town: &Town, carry: &str) -> Vec<(i64, String)> {
    let page = administrator(town).get(carry).await;
    assert_eq!(page.status, 200, "{carry}: {}", page.body);
    whole(&page.body);
    let mut found = Vec::new();
    for number in 1..=4 {
        let row = point::by_number(&mut town.read().await, town.stage.tenant, number).await.unwrap();
        let id = row.map(|row| row.id.to_string()).unwrap_or_default();
        if !id.is_empty() && page.body.contains(&format!("value=\"{id}\"")) {
            found.push((number, id));
        }
    }
    found
}

async fn numbers(town: &Town, carry: &str) -> Vec<i64> {
    offered(town, carry).await.into_iter().map(|(number, _)| number).collect()
}

/// Takes along all that is offered.
async fn take(town: &Town, carry: &str) {
    let points = offered(town, carry).await;
    let fields: Vec<_> = points.iter().map(|(_, id)| ("punt", id.as_str())).collect();
    let sent = administrator(town).post(carry, &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
}

async fn lists(town: &Town, kern: &str, title: &str) -> bool {
    let body = town.stage.browser().get(&format!("/kernen/{kern}/agenda")).await.body;
    body.contains(&format!(">{title}</a>"))
}

#[db::test]
async fn what_is_open_on_a_split_agenda_goes_on_in_both(db: Db) {
    let town = shared(db).await;
    // One of the two is there: for the points of the other kern something has to be adopted first.
    adopt(&town, &[town.aadorp]).await;
    let to_aadorp = replace(&town, SHARED).await;
    assert_eq!(to_aadorp, format!("{}/meenemen", edit_of(&town, "aadorp").await));
    let old = edit_of(&town, SHARED).await;
    let page = administrator(&town).get(&old).await.body;
    whole(&page);
    assert!(page.contains("is er nog geen nieuwe agenda vastgesteld"), "{page}");
    assert!(page.contains(&format!("href=\"{to_aadorp}\">Er zijn nog 2 open punten")), "{page}");

    let to_beekdorp = adopt(&town, &[town.beekdorp]).await;
    assert_eq!(to_beekdorp, format!("{}/meenemen", edit_of(&town, "beekdorp").await));
    let page = administrator(&town).get(&old).await.body;
    whole(&page);
    assert!(!page.contains("nog geen nieuwe agenda"), "{page}");
    for carry in [&to_aadorp, &to_beekdorp] {
        assert!(page.contains(&format!("href=\"{carry}\"")), "{page}");
    }
    assert!(page.contains("niet meegenomen: Nieuwe agenda"), "each link says where it leads: {page}");
    let own = town.officer().get(&old).await.body;
    assert!(own.contains(&to_aadorp) && !own.contains(&to_beekdorp), "only where they may: {own}");

    assert_eq!(numbers(&town, &to_aadorp).await, [1, 3]);
    assert_eq!(numbers(&town, &to_beekdorp).await, [2, 3], "what is about both can go either way");
    assert!(!lists(&town, "aadorp", "Bankje").await, "it stayed behind");
    take(&town, &to_aadorp).await;
    assert_eq!(numbers(&town, &to_beekdorp).await, [2]);
    take(&town, &to_beekdorp).await;
    for (kern, titles) in [("aadorp", ["Bankje", "Fietspad"]), ("beekdorp", ["Zwembad", "Fietspad"])] {
        for title in titles {
            assert!(lists(&town, kern, title).await, "{kern}: {title}");
        }
    }
    assert!(!administrator(&town).get(&old).await.body.contains("meenemen\""), "nothing is left");
}

#[db::test]
async fn what_is_open_on_two_agendas_goes_on_in_the_one_they_were_joined_into(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![
        a("Bankje", Status::Agreed).text(|text| text.theme = Some("Groen".into())),
        a("Zwembad", Status::Agreed).in_beekdorp(),
        a("Heg", Status::Done),
    ])
    .await;
    assert_eq!(adopt(&town, &[town.aadorp, town.beekdorp]).await, "/kernen/aadorp/agenda");
    let carry = replace(&town, "aadorp").await;
    assert_eq!(carry, format!("{}/meenemen", edit_of(&town, SHARED).await));
    assert_eq!(numbers(&town, &carry).await, [1]);
    assert_eq!(replace(&town, "beekdorp").await, carry);
    assert_eq!(numbers(&town, &carry).await, [1, 2]);
    take(&town, &carry).await;
    assert!(lists(&town, "aadorp", "Bankje").await && lists(&town, "beekdorp", "Zwembad").await);
    assert!(!lists(&town, "aadorp", "Heg").await, "what is done stays where it was");
    assert!(town.stage.browser().get("/kernen/aadorp/agenda").await.body.contains("Groen"));
}

#[db::test]
async fn a_version_of_its_own_goes_before_a_neighbour(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Bankje", Status::Agreed)]).await;
    adopt(&town, &[town.aadorp, town.beekdorp]).await;
    let own = adopt(&town, &[town.aadorp]).await;
    assert_eq!(numbers(&town, &own).await, [1]);
    let shared = format!("{}/meenemen", edit_of(&town, SHARED).await);
    assert_eq!(numbers(&town, &shared).await, Vec::<i64>::new());
}

#[db::test]
async fn a_version_in_the_making_goes_before_a_neighbour_too(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Bankje", Status::Agreed)]).await;
    adopt(&town, &[town.aadorp, town.beekdorp]).await;
    let old = edit_of(&town, "aadorp").await;
    make(&town, &[town.aadorp], "draft").await;
    assert_eq!(bring(&town, &old, "replaced").await, old, "its points wait for the version after it");
    let page = administrator(&town).get(&old).await.body;
    assert!(page.contains("er is nog geen nieuwe vastgesteld") && !page.contains("/meenemen"), "{page}");
    let shared = format!("{}/meenemen", edit_of(&town, SHARED).await);
    assert_eq!(numbers(&town, &shared).await, Vec::<i64>::new());
    let new = edit_of(&town, "aadorp").await;
    let carry = bring(&town, &new, "adopted").await;
    assert_eq!(carry, format!("{new}/meenemen"));
    assert_eq!(numbers(&town, &carry).await, [1]);
}

#[db::test]
async fn a_point_that_moves_leaves_an_agenda_that_no_longer_holds(db: Db) {
    let town = shared(db).await;
    adopt(&town, &[town.aadorp]).await;
    adopt(&town, &[town.beekdorp]).await;
    replace(&town, SHARED).await;
    let shared = newest(&town, SHARED).await;
    let of = async || {
        point::by_number(&mut town.read().await, town.stage.tenant, 1).await.unwrap().unwrap().agenda_id
    };
    let mut browser = administrator(&town);
    for (kern, goes_on) in [(town.aadorp, shared), (town.beekdorp, newest(&town, "beekdorp").await)] {
        let (version, kern) = (town.version(1).await, kern.to_string());
        let fields = [("titel", "Bankje"), ("kernen", kern.as_str()), ("versie", version.as_str())];
        assert_eq!(browser.post("/kernen/aadorp/agenda/1/bewerken", &fields).await.status, 303);
        assert_eq!(of().await, goes_on);
    }
    assert!(lists(&town, "beekdorp", "Bankje").await);
}
