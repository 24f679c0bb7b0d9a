// SPDX-License-Identifier: EUPL-1.2
//! Name, credit of the map and statements of a municipality, and the page Privacy that shows them.

use crate::common::{Town, VOORBEELDSTAD, migrations, value_of, whole};
use web::testing::{Answer, Browser};

const FORM: &str = "/beheer/instellingen";

/// Sends the form with these fields beside the words that it needs.
async fn send(browser: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let version = value_of(&browser.get(FORM).await.body, "versie");
    let words = [("gebiedsmakelaar", "gebiedsmakelaar"), ("kern", "kern"), ("kernen", "kernen")];
    browser.post(FORM, &[words.as_slice(), fields, &[("versie", &version)]].concat()).await
}

#[db::test]
async fn a_municipality_changes_its_name_and_credits_its_map(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let fields = [("naam", "Nieuwstad"), ("kaart-bron", "CBS/Kadaster (CC BY 4.0)")];
    let done = send(&mut beheer, &fields).await;
    assert_eq!(done.status, 303, "{}", done.body);
    for path in ["/", "/kernen/aadorp"] {
        let page = town.stage.browser().get(path).await.body;
        assert!(
            page.contains("Bron: CBS/Kadaster (CC BY 4.0)") && page.contains("– Nieuwstad</title>"),
            "{page}"
        );
    }
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 100).await.unwrap();
    let entry = log.iter().find(|entry| entry.action == "villages.settings.change").unwrap();
    let facts: serde_json::Value = serde_json::from_str(&entry.facts).unwrap();
    assert_eq!(facts["naam"], "Nieuwstad");
    assert!(facts["wat"].as_str().unwrap().contains("kaart_bron"), "{facts}");
}

#[db::test]
async fn a_name_is_one_and_belongs_to_one_municipality(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    town.stage.municipality("buurstad", true).await;
    let mut beheer = town.administrator();
    for name in ["", "buurstad", "=1+1"] {
        let answer = send(&mut beheer, &[("naam", name), ("intro", "Welkom.")]).await;
        assert_eq!(answer.status, 400, "{name}");
        whole(&answer.body);
        assert!(answer.body.contains("id=\"instellingen-naam-fout\"") && answer.body.contains("Welkom."));
    }
    let page = town.stage.browser().get("/").await.body;
    assert!(page.contains("– voorbeeldstad</title>") && !page.contains("Welkom."));
}

#[db::test]
async fn two_people_who_rename_it_see_both_names(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let version = value_of(&beheer.get(FORM).await.body, "versie");
    assert_eq!(send(&mut beheer, &[("naam", "Eenstad")]).await.status, 303);
    let words = [("gebiedsmakelaar", "gebiedsmakelaar"), ("kern", "kern"), ("kernen", "kernen")];
    let late = [words.as_slice(), &[("naam", "Andersstad"), ("versie", &version)]].concat();
    let both = beheer.post(FORM, &late).await;
    assert_eq!(both.status, 409);
    whole(&both.body);
    assert!(both.body.contains(">Eenstad</td>") && both.body.contains(">Andersstad</td>"), "{}", both.body);
}

#[db::test]
async fn privacy_tells_whom_to_reach_and_what_one_may_ask(db: db::Db) {
    let town = Town::empty(db).await;
    let page = |language| {
        let mut browser = town.stage.browser();
        async move { browser.get(&format!("/privacy?taal={language}")).await.body }
    };
    for (language, words) in [
        (
            "nl",
            [
                "voorbeeldstad is verantwoordelijk",
                "Autoriteit Persoonsgegevens",
                "artikel 6, lid 1",
                "Bezwaar maken",
            ],
        ),
        ("en", ["voorbeeldstad is responsible", "Autoriteit Persoonsgegevens", "article 6(1)", "To object"]),
    ] {
        let page = page(language).await;
        whole(&page);
        words.iter().for_each(|word| assert!(page.contains(word), "{word} is not in {page}"));
    }
    let bare = page("nl").await;
    assert!(bare.contains("Vraag de gemeente hoe u die bereikt.") && !bare.contains("Zo bereikt u"));

    let mut beheer = town.administrator();
    let fields = [
        ("naam", "Voorbeeldstad"),
        ("email", "info@voorbeeld.example"),
        ("telefoon", "14 0345"),
        ("fg", "fg@voorbeeld.example"),
        ("privacyverklaring", "https://voorbeeld.example/privacy"),
    ];
    assert_eq!(send(&mut beheer, &fields).await.status, 303);
    let page = page("nl").await;
    whole(&page);
    for words in [
        "href=\"mailto:info@voorbeeld.example\"",
        "href=\"tel:14 0345\"",
        "href=\"mailto:fg@voorbeeld.example\"",
        "href=\"https://voorbeeld.example/privacy\"",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(!page.contains("Vraag de gemeente hoe"));
    assert_eq!(send(&mut beheer, &[("naam", "Voorbeeldstad"), ("fg", "tel. 14 0345")]).await.status, 303);
    let page = town.stage.browser().get("/privacy").await.body;
    assert!(page.contains("Neem contact op: tel. 14 0345") && !page.contains("mailto:tel"));
}

#[db::test]
async fn mistakes_in_the_palette_are_told_with_the_others(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    let fields = [("naam", ""), ("email", "geen adres"), ("kleur-500", "#9fd4d0"), ("kleur-600", "blauw")];
    let answer = send(&mut beheer, &fields).await;
    assert_eq!(answer.status, 400);
    whole(&answer.body);
    for field in ["naam", "email", "kleur-50", "kleur-500", "kleur-600"] {
        assert!(
            answer.body.contains(&format!("id=\"instellingen-{field}-fout\"")),
            "{field}: {}",
            answer.body
        );
    }
    assert!(answer.body.contains("value=\"blauw\""));
}
