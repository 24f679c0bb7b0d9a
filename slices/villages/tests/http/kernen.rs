// SPDX-License-Identifier: EUPL-1.2
//! Kernen that are added, changed, ended, put back and removed, through HTTP.

use crate::common;
use crate::common::{Town, VOORBEELDSTAD, migrations, value_of, whole};
use kernel::{Role, Scope, ScopeKind};

const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[5.1,52.0],[5.2,52.0],[5.2,52.1],[5.1,52.0]]]}"#;
const NEW: &str = "/beheer/kernen/nieuw";

/// What the form of a new kern needs.
const FIELDS: [(&str, &str); 3] = [("naam", "Dee-dorp aan 't Wed"), ("plek", "52,01 5,12"), ("fase", "1")];

/// How often the audit log names this action.
async fn logged(town: &Town, action: &str) -> usize {
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 100).await.unwrap();
    log.iter().filter(|entry| entry.action == action).count()
}

#[db::test]
async fn an_administrator_adds_the_first_kern_of_an_empty_municipality(db: db::Db) {
    let town = Town::empty(db).await;
    let mut beheer = town.administrator();
    let home = beheer.get("/").await;
    whole(&home.body);
    assert!(home.body.contains("href=\"/beheer/kernen/nieuw\""), "the home page shows the way");
    let visitor = town.stage.browser().get("/").await;
    assert!(visitor.body.contains("Er zijn nog geen kernen") && !visitor.body.contains("/beheer/kernen"));
    assert!(!visitor.body.contains("<svg class=\"kp-map__drawing\""));
    let added = beheer.post(NEW, &FIELDS).await;
    assert_eq!(
        (added.status, &*added.location),
        (303, "/beheer/kernen/dee-dorp-aan-t-wed"),
        "{}",
        added.body
    );
    let next = beheer.get(&added.location).await;
    whole(&next.body);
    assert!(next.body.contains("Voeg nu toe wie inwoners kunnen bellen"));
    let kern = town.kern("dee-dorp-aan-t-wed").await;
    assert_eq!((kern.lat, kern.lon, kern.residents), (52.01, 5.12, None));
    for path in ["/", "/kernen", "/kernen/dee-dorp-aan-t-wed", "/zoeken?q=deedorp"] {
        let answer = town.stage.browser().get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        whole(&answer.body);
        assert!(!answer.body.contains("NaN") && !answer.body.contains("inf,"), "{path}");
        assert!(answer.body.contains("Dee-dorp") || path.starts_with("/zoeken"), "{path}");
    }
    let found = town.stage.browser().get("/zoeken?q=dee-dorp").await;
    assert!(found.body.contains("/kernen/dee-dorp-aan-t-wed"));
    assert_eq!(logged(&town, "villages.kern.add").await, 1);
    assert!(!town.stage.browser().get("/").await.body.contains("kp-map__drawing"), "one dot is no map");
    let second = [("naam", "Eedorp"), ("plek", "52.01, 5.14"), ("fase", "2")];
    assert_eq!(beheer.post(NEW, &second).await.status, 303);
    let home = town.stage.browser().get("/").await;
    assert_eq!(home.body.matches("class=\"kp-map__dot\"").count(), 2);
}

#[db::test]
async fn everything_about_a_kern_can_be_filled_in_and_changed(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let mut fields = vec![
        ("naam", "Deedorp"),
        ("slug", "dee"),
        ("plek", "52.05, 5.15"),
        ("intro", "Dorp aan de Dee."),
        ("inwoners", "1.250"),
        ("peildatum", "1-1-2026"),
        ("telling", "CBS"),
        ("bron", "https://cbs.example/dee"),
        ("onzeker", "Hoort misschien bij Aadorp."),
        ("wijk", "wk196005"),
        ("vlak", SQUARE),
        ("fase", "2"),
        ("fase-toelichting", "Net begonnen."),
    ];
    let added = beheer.post(NEW, &fields).await;
    assert_eq!((added.status, &*added.location), (303, "/beheer/kernen/dee"), "{}", added.body);
    let page = town.stage.browser().get("/kernen/dee").await;
    for text in
        ["Dorp aan de Dee.", "1.250", "1 jan 2026", "CBS", "Hoort misschien bij Aadorp.", "kp-map__area"]
    {
        assert!(page.body.contains(text), "{text}");
    }
    let form = beheer.get("/beheer/kernen/dee").await;
    whole(&form.body);
    let version = value_of(&form.body, "versie");
    for (field, value) in
        [("plek", "52.05, 5.15"), ("inwoners", "1250"), ("peildatum", "2026-01-01"), ("wijk", "WK196005")]
    {
        assert_eq!(value_of(&form.body, field), value, "{field}");
    }
    fields[0].1 = "Deedorp-Oost";
    fields[1] = ("versie", &version);
    fields[10].1 = "";
    let follow = [("email", "jan@voorbeeld.example"), ("hoe-vaak", "weekly")];
    town.stage.browser().post("/kernen/dee/volgen", &follow).await;
    assert_eq!(beheer.post("/beheer/kernen/dee", &fields).await.status, 303);
    let after = town.kern("dee").await;
    assert_eq!(
        (&*after.name, after.residents, after.cbs_wijk.as_deref()),
        ("Deedorp-Oost", Some(1250), Some("WK196005"))
    );
    let home = town.stage.browser().get("/").await;
    assert!(home.body.contains("Deedorp-Oost"));
    assert_eq!(home.body.matches("class=\"kp-map__area\"").count(), 3, "its area is gone");
    let mail = town.mails().await.remove(0).body;
    let link = &mail[mail.find("/volgen/").expect("a link")..];
    let confirm = town.stage.browser().get(link.lines().next().unwrap()).await;
    assert!(confirm.body.contains("Deedorp-Oost"), "who follows it, sees the new name");
    assert!(town.stage.browser().get("/zoeken?q=deedorp-oost").await.body.contains("/kernen/dee"));
    let bare = [("naam", "Deedorp"), ("plek", "52.05, 5.15"), ("fase", "2"), ("versie", "2")];
    assert_eq!(beheer.post("/beheer/kernen/dee", &bare).await.status, 303);
    assert_eq!(town.kern("dee").await.residents, None);
}

#[db::test]
async fn wrong_fields_come_back_with_what_was_typed(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let wrong = [
        ("naam", "Aadorp"),
        ("slug", "Dee Dorp"),
        ("plek", "146500, 431200"),
        ("inwoners", "veel"),
        ("peildatum", "gisteren"),
        ("bron", "cbs.nl"),
        ("wijk", "1960"),
        ("vlak", "{\"type\":\"Point\"}"),
        ("fase", "9"),
        ("onzeker", "Blijft staan."),
    ];
    let answer = beheer.post(NEW, &wrong).await;
    assert_eq!(answer.status, 400);
    whole(&answer.body);
    for text in [
        "ligt niet in Nederland",
        "als een heel getal",
        "alleen kleine letters",
        "zes cijfers",
        "geen vlak",
        "146500, 431200",
        "veel",
        "gisteren",
        "Blijft staan.",
        "Dee Dorp",
        "<title>Fout:",
    ] {
        assert!(answer.body.contains(text), "{text}");
    }
    let twice = [("naam", "aadorp"), ("plek", "52.1, 5.1"), ("fase", "1")];
    let answer = beheer.post(NEW, &twice).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("Er is al een kern met deze naam"));
    let taken = [("naam", "Deedorp"), ("slug", "aadorp"), ("plek", "52.1, 5.1"), ("fase", "1")];
    assert!(beheer.post(NEW, &taken).await.body.contains("Dit adres is al van een andere pagina"));
    let version = town.kern("aadorp").await.version.to_string();
    let renamed = [("naam", "Beekdorp"), ("plek", "52.1, 5.1"), ("fase", "1"), ("versie", &*version)];
    assert_eq!(beheer.post("/beheer/kernen/aadorp", &renamed).await.status, 400);
    assert_eq!(town.kern("aadorp").await.version.to_string(), version, "nothing of it is kept");
}

#[db::test]
async fn an_area_may_come_as_a_file(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let sent = beheer.upload(NEW, &FIELDS, ("vlakbestand", "dee.geojson", SQUARE.as_bytes())).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let page = town.stage.browser().get("/kernen/dee-dorp-aan-t-wed").await;
    assert!(page.body.contains(
        "data-kern=\"dee-dorp-aan-t-wed\" aria-label=\"Dee-dorp aan &#39;t Wed\" tabindex=\"-1\"><path"
    ));
    let line = r#"{"type":"LineString","coordinates":[[5.1,52.0],[5.2,52.0]]}"#;
    let fields = [("naam", "Eedorp"), ("plek", "52.0, 5.1"), ("fase", "1")];
    let wrong = beheer.upload(NEW, &fields, ("vlakbestand", "lijn.json", line.as_bytes())).await;
    assert_eq!(wrong.status, 400);
    assert!(
        wrong.body.contains("LineString") && wrong.body.contains("geen vlak"),
        "the file comes back as text"
    );
}

#[db::test]
async fn two_people_change_the_place_and_see_both(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (mut one, mut two) = (town.administrator(), town.administrator());
    let version = town.kern("aadorp").await.version.to_string();
    let fields = |place, area| {
        [("naam", "Aadorp"), ("plek", place), ("vlak", area), ("fase", "1"), ("versie", &*version)]
    };
    assert_eq!(one.post("/beheer/kernen/aadorp", &fields("52.1, 5.1", SQUARE)).await.status, 303);
    let both = two.post("/beheer/kernen/aadorp", &fields("52.2, 5.2", "")).await;
    assert_eq!(both.status, 409);
    whole(&both.body);
    for text in ["52.1, 5.1", "52.2, 5.2", "Een vlak met 4 hoeken"] {
        assert!(both.body.contains(text), "{text}");
    }
}

#[db::test]
async fn an_area_that_is_only_written_otherwise_is_no_difference(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (mut one, mut two) = (town.administrator(), town.administrator());
    let version = town.kern("aadorp").await.version.to_string();
    let fields = |place, area| {
        [("naam", "Aadorp"), ("plek", place), ("vlak", area), ("fase", "1"), ("versie", &*version)]
    };
    assert_eq!(one.post("/beheer/kernen/aadorp", &fields("52.1, 5.1", SQUARE)).await.status, 303);
    let spaced = SQUARE.replace(',', " , ");
    let same = two.post("/beheer/kernen/aadorp", &fields("52.2, 5.2", &spaced)).await;
    assert_eq!(same.status, 409);
    assert!(same.body.contains("52.2, 5.2") && !same.body.contains("Een vlak met"), "{}", same.body);
    let other = SQUARE.replace("5.1", "5.15");
    let other = two.post("/beheer/kernen/aadorp", &fields("52.1, 5.1", &other)).await;
    whole(&other.body);
    assert!(other.body.contains("Een vlak met 4 hoeken") && other.body.contains("Een andere grens, met 4"));
    assert!(!other.body.contains("kenmerk"));
}

#[db::test]
async fn only_an_administrator_adds_and_ends(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let kern = town.kern("aadorp").await;
    let mut officer = town.signed_in(Role::AreaOfficer, Scope::Of(ScopeKind::Kern, kern.id.uuid()));
    let mut resident = town.signed_in(Role::Resident, Scope::All);
    for browser in [&mut officer, &mut resident] {
        assert_eq!(browser.get(NEW).await.status, 403);
        assert_eq!(browser.post(NEW, &FIELDS).await.status, 403);
        assert_eq!(browser.get("/beheer/kernen/aadorp/einde").await.status, 403);
        for act in ["einde", "einde/terug", "weg"] {
            let path = format!("/beheer/kernen/aadorp/{act}");
            assert_eq!(
                browser.post(&path, &[("reden", "Zomaar."), ("zeker", "ja")]).await.status,
                403,
                "{act}"
            );
        }
    }
    assert_eq!(town.stage.browser().get(NEW).await.status, 303, "visitors log in first");
    let form = officer.get("/beheer/kernen/aadorp").await;
    assert!(!form.body.contains("name=\"plek\"") && !form.body.contains("/einde"));
    assert!(!officer.get("/beheer/kernen").await.body.contains(NEW));
    assert!(town.kern("aadorp").await.ended_at.is_none());
}

#[db::test]
async fn an_ended_kern_leaves_lists_and_its_page_says_where_it_went(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let (end, next) = ("/beheer/kernen/ceedorp/einde", town.kern("aadorp").await.id.to_string());
    whole(&beheer.get(end).await.body);
    let short = beheer.post(end, &[("reden", ""), ("opvolger", &next)]).await;
    assert_eq!(short.status, 400);
    whole(&short.body);
    let own = town.kern("ceedorp").await.id.to_string();
    let itself = beheer.post(end, &[("reden", "Gaat verder."), ("opvolger", &own)]).await;
    assert_eq!(itself.status, 400, "a kern does not become part of itself");
    let fields = [("reden", "Samen met Aadorp."), ("opvolger", &*next)];
    assert_eq!(beheer.post(end, &fields).await.status, 303);
    assert_eq!(beheer.post(end, &fields).await.status, 409, "it ends once");
    let mut visitor = town.stage.browser();
    for path in ["/", "/kernen", "/zoeken?q=ceedorp"] {
        assert!(!visitor.get(path).await.body.contains("href=\"/kernen/ceedorp\""), "{path}");
    }
    let page = visitor.get("/kernen/ceedorp").await;
    assert_eq!(page.status, 200);
    whole(&page.body);
    for text in ["niet meer apart", "Samen met Aadorp.", "href=\"/kernen/aadorp\"", "zaterdag 21 november"] {
        assert!(page.body.contains(text), "{text}");
    }
    assert!(!page.body.contains("/kernen/ceedorp/volgen"));
    let follow = [("email", "jan@voorbeeld.example"), ("hoe-vaak", "weekly")];
    assert_eq!(visitor.get("/kernen/ceedorp/volgen").await.status, 409);
    assert_eq!(visitor.post("/kernen/ceedorp/volgen", &follow).await.status, 409);
    assert!(!beheer.get("/beheer/groepen/nieuw").await.body.contains("Ceedorp"));
    let mut conn = town.read().await;
    let kernen = villages::kernen(&mut conn, town.stage.tenant).await.unwrap();
    assert!(kernen.iter().all(|kern| kern.slug != "ceedorp"));
    let scopes = common::slices()[1].scopes(town.stage.tenant, &mut conn).await.unwrap();
    assert!(scopes.iter().any(|scope| scope.slug == "ceedorp" && scope.ended), "old rights keep its name");
    drop(conn);
    let list = beheer.get("/beheer/kernen").await;
    assert!(list.body.contains("Niet meer apart op de website"));
    whole(&beheer.get("/beheer/kernen/ceedorp").await.body);
    let back = beheer.get(end).await;
    whole(&back.body);
    assert!(back.body.contains("De reden was: Samen met Aadorp."));
    assert_eq!(beheer.post("/beheer/kernen/ceedorp/einde/terug", &[]).await.status, 303);
    assert_eq!(beheer.post("/beheer/kernen/ceedorp/einde/terug", &[]).await.status, 409);
    for path in ["/", "/kernen", "/zoeken?q=ceedorp"] {
        assert!(visitor.get(path).await.body.contains("href=\"/kernen/ceedorp\""), "{path}");
    }
    assert_eq!(logged(&town, "villages.kern.end").await, 2);
}

#[db::test]
async fn a_group_keeps_the_kern_that_ended(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let kern = town.kern("aadorp").await.id.to_string();
    let fields = [("naam", "Werkgroep Water"), ("soort", "werkgroep"), ("kern", &*kern)];
    assert_eq!(beheer.post("/beheer/groepen/nieuw", &fields).await.status, 303);
    assert_eq!(beheer.post("/beheer/kernen/aadorp/einde", &[("reden", "Gestopt.")]).await.status, 303);
    let form = beheer.get("/beheer/groepen/werkgroep-water").await;
    assert!(form.body.contains(&kern), "saving the form must not drop it unseen");
}

#[db::test]
async fn only_a_kern_without_anything_can_be_removed(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    assert_eq!(beheer.post(NEW, &FIELDS).await.status, 303);
    let way = "/beheer/kernen/dee-dorp-aan-t-wed/weg";
    let unsure = beheer.post(way, &[]).await;
    assert_eq!(unsure.status, 400);
    whole(&unsure.body);
    let used = beheer.post("/beheer/kernen/aadorp/weg", &[("zeker", "ja")]).await;
    assert_eq!(used.status, 400);
    assert!(used.body.contains("hoort al iets"));
    assert_eq!(town.kern("aadorp").await.slug, "aadorp");
    let follow = [("email", "jan@voorbeeld.example"), ("hoe-vaak", "weekly")];
    town.stage.browser().post("/kernen/dee-dorp-aan-t-wed/volgen", &follow).await;
    assert_eq!(beheer.post(way, &[("zeker", "ja")]).await.status, 400, "somebody follows it");
    let second = [("naam", "Eedorp"), ("plek", "52.01, 5.12"), ("fase", "2")];
    assert_eq!(beheer.post(NEW, &second).await.status, 303);
    assert_eq!(beheer.post("/beheer/kernen/eedorp/weg", &[("zeker", "ja")]).await.status, 303);
    assert_eq!(town.stage.browser().get("/kernen/eedorp").await.status, 404);
    assert!(!town.stage.browser().get("/zoeken?q=eedorp").await.body.contains("/kernen/eedorp"));
    assert_eq!(beheer.post("/beheer/kernen/eedorp/weg", &[("zeker", "ja")]).await.status, 404);
    assert_eq!(logged(&town, "villages.kern.end").await, 1);
}
