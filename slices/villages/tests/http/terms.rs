// SPDX-License-Identifier: EUPL-1.2
//! A municipality that calls a kern a dorp reads good Dutch: "dit dorp", never "deze dorp".

use crate::common::{Town, VOORBEELDSTAD, migrations, value_of, whole};
use web::testing::Browser;

const FORM: &str = "/beheer/instellingen";
const WRONG: [&str; 6] = ["de dorp", "deze dorp", "die dorp", "elke dorp", "welke dorp", "nieuwe dorp"];

/// Where the page says one of these; "de dorpen" is right.
fn wrong_in(page: &str) -> Option<String> {
    let page = page.to_lowercase();
    WRONG.iter().find_map(|wrong| {
        let mut found = page.match_indices(wrong);
        let (at, _) = found.find(|(at, _)| !page[at + wrong.len()..].starts_with(char::is_alphabetic))?;
        Some(page[..at + wrong.len()].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect())
    })
}

/// The administrator of a municipality with dorpen.
async fn beheer(town: &Town, article: &str) -> Browser {
    let mut beheer = town.administrator();
    let version = value_of(&beheer.get(FORM).await.body, "versie");
    let words = [("gebiedsmakelaar", "dorpsmakelaar"), ("kern", "dorp"), ("kernen", "dorpen")];
    let rest = [("lidwoord", article), ("naam", "Dorpenland"), ("versie", &version)];
    let answer = beheer.post(FORM, &[words.as_slice(), &rest].concat()).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    beheer
}

#[db::test]
async fn a_dorp_is_called_so_in_good_dutch(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = beheer(&town, "het").await;
    let form = beheer.get(FORM).await.body;
    assert!(form.contains("value=\"het\" checked"), "{form}");
    let mut all = String::new();
    for path in [
        "/",
        "/kernen",
        "/kernen/aadorp",
        "/kernen/aadorp/volgen",
        "/beheer",
        "/beheer/kernen",
        "/beheer/kernen/nieuw",
        "/beheer/kernen-uit-bestand",
        "/beheer/kernen/aadorp",
        "/beheer/kernen/aadorp/einde",
        "/beheer/rechten/nieuw",
        "/beheer/logboek",
        "/beheer/groepen/nieuw",
        "/privacy",
    ] {
        let page = beheer.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        whole(&page.body);
        assert_eq!(wrong_in(&page.body), None, "{path}");
        all.push_str(&page.body);
    }
    for right in ["Samen in de dorpen", "Haal dit dorp van de website", "Het dorp verdwijnt uit de lijst"] {
        assert!(all.contains(right), "{right}");
    }
}

#[db::test]
async fn without_a_choice_it_is_de(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = beheer(&town, "").await;
    assert!(beheer.get(FORM).await.body.contains("value=\"de\" checked"));
    assert!(
        wrong_in(&beheer.get("/beheer/kernen/aadorp").await.body).is_some(),
        "the test finds what is wrong"
    );
}
