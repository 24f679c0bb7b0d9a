// SPDX-License-Identifier: EUPL-1.2
//! On English pages a screen reader hears that what people typed is Dutch (WCAG 3.1.2). Everything
//! that is typed here has "Zwaluw" in it, but for names.

use crate::common::{Town, migrations, value_of, whole};
use files::testing::{photo, two_halves};
use web::testing::Browser;
use web::testing::language::{Typed, typed_is_dutch, wrong_in_english};

const TYPED: Typed<'static> = Typed {
    words: &["Zwaluw"],
    names: &[
        "Aadorp",
        "Buurtkring",
        "Test",
        "Voorbeeldstad",
        "https://voorbeeld.example",
        "a@voorbeeld.example",
        "gebiedsmakelaar",
        "kern",
        "kernen",
        "WK196005",
    ],
};
const KERN: &str = "/beheer/kernen/aadorp";

async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) {
    let done = browser.post(path, fields).await;
    assert_eq!(done.status, 303, "{path}: {}", done.body);
}

/// What is filled in about the one kern, but for its version.
fn about<'f>(intro: &'f str, note: &'f str, phase: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("naam", "Aadorp"),
        ("plek", "52.05, 5.15"),
        ("intro", intro),
        ("onzeker", "Zwaluwbuurt hoort er misschien bij."),
        ("inwoners", "1.250"),
        ("telling", "Zwaluwtelling"),
        ("wijk", "WK196005"),
        ("fase", phase),
        ("fase-toelichting", note),
    ]
}

/// A municipality with one kern, about which everything is filled in.
async fn town(db: db::Db) -> Town {
    let town = Town::empty(db).await;
    let mut beheer = town.administrator();
    let mut fields = about("Zwaluwdorp aan de Aa.", "Zwaluwbegin", "2");
    fields.push(("slug", "aadorp"));
    send(&mut beheer, "/beheer/kernen/nieuw", &fields).await;
    let contact = [("ambt", "area_officer"), ("naam", "Zwaluwmakelaar"), ("spreekuur", "Zwaluwdag om tien")];
    let contact = [contact.as_slice(), &[("email", "a@voorbeeld.example")]].concat();
    send(&mut beheer, &format!("{KERN}/contact/nieuw"), &contact).await;
    let channel = [("soort", "app"), ("naam", "Zwaluwapp"), ("adres", "https://voorbeeld.example")];
    send(&mut beheer, &format!("{KERN}/kanaal/nieuw"), &channel).await;
    send(&mut beheer, &format!("{KERN}/kanaal/nieuw"), &[("soort", "app"), ("naam", "Zwaluwbord")]).await;
    let kern = town.kern("aadorp").await.id.to_string();
    let group = [("naam", "Buurtkring"), ("soort", "werkgroep"), ("toelichting", "Zwaluwgroep")];
    let group = [group.as_slice(), &[("kern", &kern), ("versie", "0")]].concat();
    send(&mut beheer, "/beheer/groepen/nieuw", &group).await;
    let bytes = photo(&two_halves(64, 48), 1);
    let version = value_of(&beheer.get(&format!("{KERN}/foto")).await.body, "versie");
    let words = [("versie", &*version), ("alt", "Zwaluwkerk"), ("bron", "Zwaluwarchief")];
    let sent = beheer.upload(&format!("{KERN}/foto"), &words, ("foto", "a.jpg", &bytes)).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let version = value_of(&beheer.get("/beheer/instellingen").await.body, "versie");
    let settings = [("gebiedsmakelaar", "gebiedsmakelaar"), ("kern", "kern"), ("kernen", "kernen")];
    let settings = [settings.as_slice(), &[("intro", "Zwaluwland"), ("naam", "Voorbeeldstad")]].concat();
    let settings = [settings.as_slice(), &[("kaart-bron", "Zwaluwkaart"), ("fg", "Zwaluwbalie")]].concat();
    let settings = [settings.as_slice(), &[("versie", &*version)]].concat();
    send(&mut beheer, "/beheer/instellingen", &settings).await;
    town
}

async fn all(browser: &mut Browser, paths: &[&str]) {
    for path in paths {
        typed_is_dutch(browser, path, TYPED).await;
    }
}

#[db::test]
async fn visitors_hear_dutch_in_dutch(db: db::Db) {
    let town = town(db).await;
    all(&mut town.stage.browser(), &["/", "/kernen", "/kernen/aadorp", "/privacy"]).await;
    // Names stay as they are: nothing here was typed.
    let found = town.stage.browser().get("/zoeken?q=zwaluwgroep&taal=en").await.body;
    assert!(found.contains("Buurtkring") && wrong_in_english(&found, TYPED).is_empty(), "{found}");
    let follow = town.stage.browser().get("/kernen/aadorp/volgen?taal=en").await.body;
    assert!(follow.contains("Follow Aadorp") && wrong_in_english(&follow, TYPED).is_empty(), "{follow}");
    let feed = town.stage.browser().get("/kernen/aadorp/feed.atom?taal=en").await.body;
    assert!(!feed.contains("span"), "{feed}");
}

#[db::test]
async fn colleagues_do_too_also_in_forms(db: db::Db) {
    let town = town(db).await;
    let mut beheer = town.administrator();
    let page = beheer.get(KERN).await.body;
    let links = page.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    let parts: Vec<&str> = links
        .filter(|link| {
            let is_part = link.contains("/contact/") || link.contains("/kanaal/");
            is_part && !link.ends_with("nieuw")
        })
        .collect();
    assert_eq!(parts.len(), 3, "{page}");
    all(&mut beheer, &parts).await;
    let photo = format!("{KERN}/foto");
    all(&mut beheer, &[KERN, &photo, "/beheer/groepen/buurtkring", "/beheer/instellingen"]).await;

    beheer.get("/?taal=en").await;
    let mut late = about("Zwaluwstad", "Zwaluweinde", "3");
    late.push(("versie", "0"));
    for (path, fields) in [
        (KERN, late.as_slice()),
        ("/beheer/groepen/buurtkring", &[("naam", "Zwaluwkring"), ("soort", "werkgroep"), ("versie", "0")]),
        (parts[0], &[("ambt", "alderman"), ("naam", "Zwaluwbaas"), ("versie", "0")]),
        (
            "/beheer/instellingen",
            &[("naam", "Test"), ("gebiedsmakelaar", "Zwaluw"), ("kern", "kern"), ("kernen", "kernen")],
        ),
    ] {
        let both = beheer.post(path, fields).await;
        assert_eq!(both.status, 409, "{path}: {}", both.body);
        whole(&both.body);
        assert!(both.body.contains("Zwaluw"));
        assert_eq!(wrong_in_english(&both.body, TYPED), [], "two versions at {path}");
    }
    let wrong = beheer.post(KERN, &about("Zwaluwstad", "", "9")).await;
    assert_eq!(wrong.status, 400);
    assert_eq!(wrong_in_english(&wrong.body, TYPED), [], "what was typed comes back");
}

#[db::test]
async fn why_a_kern_ended_is_dutch(db: db::Db) {
    let town = town(db).await;
    let mut beheer = town.administrator();
    let end = format!("{KERN}/einde");
    send(&mut beheer, &end, &[("reden", "Zwaluwfusie")]).await;
    all(&mut beheer, &["/kernen/aadorp", &end]).await;
}
