// SPDX-License-Identifier: EUPL-1.2
//! The public pages, through HTTP.

use crate::common::{Town, VOORBEELDSTAD, WEST_BETUWE, migrations, value_of, whole};

#[db::test]
async fn home_shows_every_kern_on_the_map_and_in_the_list(db: db::Db) {
    let town = Town::new(db, &WEST_BETUWE).await;
    let answer = town.stage.browser().get("/").await;
    assert_eq!(answer.status, 200);
    whole(&answer.body);
    assert_eq!(answer.body.matches("class=\"kp-map__area\"").count(), 26);
    let map = answer.body.split("</svg>").find(|part| part.contains("kp-map__area")).unwrap_or_default();
    for kern in villages::kernen(&mut town.read().await, town.stage.tenant).await.unwrap() {
        let link = format!("href=\"/kernen/{}\"", kern.slug);
        assert_eq!(map.matches(&link).count(), 1, "{} on the map", kern.name);
        // Once on the map and once in the list; what is new may name it as well.
        assert!(answer.body.matches(&link).count() >= 2, "{}", kern.name);
    }
}

#[db::test]
async fn an_empty_municipality_says_what_will_stand_there(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    town.stage.municipality("leeg", false).await;
    let mut browser = town.stage.browser_at("leeg.localhost");
    for path in ["/", "/kernen"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        whole(&answer.body);
        assert!(answer.body.contains("nog geen kernen"), "{path}");
    }
    assert_eq!(browser.get("/kernen/aadorp").await.status, 404);
}

#[db::test]
async fn the_page_of_a_kern_tells_whom_to_speak_to(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let answer = town.stage.browser().get("/kernen/beekdorp").await;
    assert_eq!(answer.status, 200);
    whole(&answer.body);
    for text in
        ["Gebiedsmakelaar 2 (voorbeeld)", "Voorbeeld: op afspraak", "Dorpstafel Aadorp en Beekdorp", "500"]
    {
        assert!(answer.body.contains(text), "{text}");
    }
    assert!(!answer.body.contains("Gebiedsmakelaar 1 (voorbeeld)"));
    assert!(!answer.body.contains("(voorbeeld) <span"), "what the name says is not said again");
    let english = town.stage.browser().get("/kernen/beekdorp?taal=en").await;
    whole(&english.body);
}

#[db::test]
async fn where_nobody_is_known_yet_the_municipality_can_be_reached(db: db::Db) {
    let town = Town::empty(db).await;
    let mut beheer = town.administrator();
    let kern = [("naam", "Deedorp"), ("plek", "52.05, 5.15"), ("fase", "1")];
    assert_eq!(beheer.post("/beheer/kernen/nieuw", &kern).await.status, 303);
    let settings = "/beheer/instellingen";
    let version = value_of(&beheer.get(settings).await.body, "versie");
    let words = [("gebiedsmakelaar", "gebiedsmakelaar"), ("kern", "kern"), ("kernen", "kernen")];
    let fields = [("naam", "Voorbeeldstad"), ("email", "balie@voorbeeld.example"), ("versie", &*version)];
    assert_eq!(beheer.post(settings, &[words, fields].concat()).await.status, 303);
    for (language, officer, alderman) in [
        ("nl", "wie er voor Deedorp is.", "wie de wethouder voor Deedorp is."),
        ("en", "who is there for Deedorp.", "who the alderman for Deedorp is."),
    ] {
        let page = town.stage.browser().get(&format!("/kernen/deedorp?taal={language}")).await.body;
        whole(&page);
        for sentence in [officer, alderman] {
            let (_, rest) = page.split_once(sentence).unwrap_or_else(|| panic!("{sentence}: {page}"));
            let own = rest.split("</section>").next().unwrap();
            assert!(own.contains("mailto:balie@voorbeeld.example"), "{own}");
        }
    }
}

#[db::test]
async fn a_group_is_explained_and_says_where_that_comes_from(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let page = town.stage.browser().get("/kernen/ceedorp").await.body;
    whole(&page);
    let (_, group) = page.split_once("Werkgroep Groen Ceedorp").expect("the group");
    let group = group.split("</ul>").next().unwrap();
    for text in ["Voorbeeld: iedereen mag meedoen.", "Bron: verzonnen document (voorbeeld)"] {
        assert!(group.contains(text), "{text} is not in {group}");
    }
}

#[db::test]
async fn the_list_shows_phase_residents_and_officer(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let answer = town.stage.browser().get("/kernen").await;
    whole(&answer.body);
    for text in ["Beginsituatie", "1.000", "Gebiedsmakelaar 3 (voorbeeld)"] {
        assert!(answer.body.contains(text), "{text}");
    }
}

#[db::test]
async fn unknown_kernen_are_not_found(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut browser = town.stage.browser();
    for path in ["/kernen/nergens", "/kernen/nergens/feed.atom", "/kernen/nergens/volgen", "/volgen/x"] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
}

#[db::test]
async fn a_kern_has_a_feed(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let kern = town.kern("aadorp").await;
    let mut beheer = town.administrator();
    let note = "<b>Nu & straks</b>";
    let version = kern.version.to_string();
    let fields = [
        ("naam", "Aadorp"),
        ("plek", "52.1, 5.1"),
        ("fase", "2"),
        ("fase-toelichting", note),
        ("versie", &*version),
    ];
    assert_eq!(beheer.post("/beheer/kernen/aadorp", &fields).await.status, 303);
    let feed = town.stage.browser().get("/kernen/aadorp/feed.atom").await;
    assert_eq!(feed.status, 200);
    whole(&feed.body);
    assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
    assert!(feed.body.contains("<updated>2026-11-21T12:00:00Z</updated>"), "{}", feed.body);
    assert!(!feed.body.contains("<b>") && feed.body.contains("Nu &#38; straks"), "{}", feed.body);
    let other = town.stage.browser().get("/kernen/beekdorp/feed.atom").await;
    assert!(!other.body.contains("<entry>"));
    let home = town.stage.browser().get("/").await;
    assert!(home.body.contains("Nieuwe fase"));
}

#[db::test]
async fn search_finds_kernen_and_groups(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let answer = town.stage.browser().get("/zoeken?q=beekdorp").await;
    whole(&answer.body);
    assert!(answer.body.contains("href=\"/kernen/beekdorp\""));
    assert!(answer.body.contains("Dorpstafel Aadorp en Beekdorp"));
}

#[db::test]
async fn the_host_may_be_typed_in_capitals(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let answer = town.stage.browser_at("VoorbeeldStad.LOCALHOST").get("/kernen").await;
    assert!(answer.status == 200 && answer.body.contains("Aadorp"), "{}", answer.body);
}
