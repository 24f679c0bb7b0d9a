// SPDX-License-Identifier: EUPL-1.2
//! Loading the people of a demo world; what other slices ask.

use db::Db;
use kernel::{Role, Scope, ScopeKind};
use web::{Slice, World};

use crate::neighbour::{self, BEESD, TRICHT};
use crate::{migrations, person, stage};

const PEOPLE: &str = r#"{ "personen": [
  { "sleutel": "gm", "functie": "Gebiedsmakelaar", "naam": "Gebiedsmakelaar 1 (voorbeeld)",
    "email": "gm@voorbeeld.example", "rol": "gebiedsmakelaar", "kernen": ["tricht", "beesd"],
    "groep": null, "team": null, "partner": null, "voorbeeld": true },
  { "sleutel": "inw", "functie": "Inwoner", "naam": "Inwoner (voorbeeld)",
    "email": "inw@voorbeeld.example", "rol": "inwoner", "kernen": ["tricht"],
    "groep": null, "team": null, "partner": null, "voorbeeld": true },
  { "sleutel": "bestuur", "functie": "Bestuurslid", "naam": "Bestuurslid (voorbeeld)",
    "email": "bestuur@voorbeeld.example", "rol": "bestuur", "kernen": ["tricht"],
    "groep": "dorpsraad-tricht", "team": null, "partner": null, "voorbeeld": true }
] }"#;

#[db::test]
async fn a_world_brings_its_people(db: Db) {
    let stage = stage(db.clone()).await;
    let ctx = stage.system();
    let work = ctx.clone();
    let loaded = db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            let world = World::new("proef", &[("voorbeeld.json", PEOPLE)]);
            people::slice().load(&ctx, tx, &world).await?;
            people::load_grants(&ctx, tx, &world, &neighbour::scopes()).await
        })
    });
    let keys = loaded.await.unwrap();
    let mut conn = db.read().await.unwrap();
    let held = people::holders(&mut conn, stage.tenant, Role::AreaOfficer).await.unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].person, keys["gm"]);
    let mut scopes = held[0].scopes.clone();
    scopes.sort_by_key(|scope| format!("{scope:?}"));
    let mut wanted = [Scope::Of(ScopeKind::Kern, TRICHT), Scope::Of(ScopeKind::Kern, BEESD)];
    wanted.sort_by_key(|scope| format!("{scope:?}"));
    assert_eq!(scopes, wanted);
    let ids: Vec<_> = keys.values().copied().collect();
    let labels = people::labels(&mut conn, stage.tenant, &ids).await.unwrap();
    assert_eq!(labels.get(keys["gm"]), Some("Gebiedsmakelaar"));
    assert_eq!(labels.get(keys["inw"]), None, "residents have no function");
    let page = stage.browser().get("/inloggen").await.body;
    for words in ["Log in als Gebiedsmakelaar 1", "Beesd, Tricht", "Dorpsraad Tricht", "Log in als Inwoner"] {
        assert!(page.contains(words), "{words}");
    }
}

#[db::test]
async fn an_unknown_kern_stops_the_loading(db: Db) {
    let stage = stage(db.clone()).await;
    let ctx = stage.system();
    let work = ctx.clone();
    let loaded = db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            let world = World::new("proef", &[("voorbeeld.json", PEOPLE)]);
            people::slice().load(&ctx, tx, &world).await?;
            people::load_grants(&ctx, tx, &world, &[]).await
        })
    });
    assert!(loaded.await.unwrap_err().to_string().contains("there is no kern tricht"));
}

#[db::test]
async fn people_belong_to_one_municipality(db: Db) {
    let stage = stage(db.clone()).await;
    let here = person(&stage, "iemand", Role::AreaOfficer).await;
    let there = stage.municipality("anderstad", true).await;
    let mut conn = db.read().await.unwrap();
    let email = "iemand@voorbeeld.example";
    assert_eq!(people::by_email(&mut conn, stage.tenant, email).await.unwrap(), Some(here));
    assert_eq!(people::by_email(&mut conn, there, email).await.unwrap(), None);
    assert!(people::contact(&mut conn, there, here).await.unwrap().is_none());
    assert!(people::holders(&mut conn, there, Role::AreaOfficer).await.unwrap().is_empty());
    let mut other = stage.browser_at("anderstad.localhost");
    assert_eq!(other.post("/inloggen/als", &[("persoon", &here.to_string())]).await.status, 404);
}

#[db::test]
async fn texts_are_equal_in_both_languages(db: Db) {
    drop(db);
    let keys = |locale| {
        let texts = people::slice().texts();
        let (_, text) = texts.into_iter().find(|(own, _)| *own == locale).unwrap();
        let keys = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        keys.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(keys(kernel::Locale::Nl), keys(kernel::Locale::En));
}
