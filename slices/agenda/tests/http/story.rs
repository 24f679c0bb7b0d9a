// SPDX-License-Identifier: EUPL-1.2
//! The story of a point tells no more than is known.

use crate::desk::{A, Town, a, migrations, whole};
use crate::file::{import_text, titled};
use agenda::commands::Choice;
use agenda::model::{Precision, Status};
use kernel::{Role, Scope};

#[db::test]
async fn a_date_is_as_exact_as_the_source(db: db::Db) {
    let town = Town::new(db).await;
    let known = [
        (Precision::Day, "zaterdag 22 november 2025"),
        (Precision::Year, "2025"),
        (Precision::Unknown, "Datum niet bekend"),
    ];
    for (precision, words) in known {
        let point = A { precision, ..a("Bankje", Status::Agreed).ago(364) };
        let (_, number) = town.add(vec![point]).await[0];
        let page = town.stage.browser().get(&format!("/kernen/aadorp/agenda/{number}")).await.body;
        let said = page.split("kp-story__when\">").nth(1).and_then(|rest| rest.split("</p>").next());
        assert_eq!(said, Some(words), "{precision:?}");
    }
}

/// The steps of a story: when, what, and the words under it.
fn steps(body: &str) -> Vec<(String, String, String)> {
    let part = |step: &str, mark: &str, end: &str| {
        step.split(mark).nth(1).and_then(|rest| rest.split(end).next()).unwrap_or_default().to_owned()
    };
    let of = |step: &str| {
        let text = part(step, "<p class=\"nl-paragraph kp-lines\">", "</p>");
        (part(step, "kp-story__when\">", "</p>"), part(step, "kp-story__what\">", "</h3>"), text)
    };
    body.split("<li class=\"kp-story__step").skip(1).map(of).collect()
}

async fn page(town: &Town, title: &str) -> String {
    let number = titled(town, title).await.number;
    let body = town.stage.browser().get(&format!("/kernen/aadorp/agenda/{number}")).await.body;
    whole(&body);
    body
}

const TOLD: &str = "Zo staat het in de bron";

#[db::test]
async fn what_a_file_says_stays_in_its_words_and_of_its_year(db: db::Db) {
    let town = Town::new(db).await;
    let head = "kern,titel,status,planning,jaar\n";
    let file = format!("{head}Aadorp,Bankje,loopt,voorjaar 2024,november 2021\nAadorp,Heg,,,\n");
    import_text(&town, &file, Choice::All).await;
    let body = page(&town, "Bankje").await;
    for words in
        ["In de bron staat: ‘loopt’", "Planning in de bron: ‘voorjaar 2024’", "<dd>november 2021</dd>"]
    {
        assert!(body.contains(words), "{words}: {body}");
    }
    let first = ("2021".into(), TOLD.into(), "‘loopt’. Hier heet dat: Mee bezig.".into());
    assert_eq!(steps(&body), std::slice::from_ref(&first));
    let body = page(&town, "Heg").await;
    let none = "De bron noemt geen status. Hier heet dat: Idee.".to_owned();
    assert_eq!(steps(&body), [("Datum niet bekend".into(), TOLD.into(), none)]);
    assert!(body.contains("<dd>2026</dd>"), "the agenda says as of when");
    // News of a later year comes after it; the words before it stay.
    let news = format!("{head}Aadorp,Bankje,gereed,,2023\n");
    import_text(&town, &news, Choice::All).await;
    let second = ("2023".into(), TOLD.into(), "‘gereed’. Hier heet dat: Klaar.".into());
    assert_eq!(steps(&page(&town, "Bankje").await), [first, second]);
    // What is read in is not what happened today.
    let news = town.stage.browser().get("/kernen/aadorp/feed.atom").await;
    assert!(news.status == 200 && !news.body.contains("Bankje"), "{}", news.body);
}

#[db::test]
async fn what_a_source_closed_says_why_in_its_words_only(db: db::Db) {
    let town = Town::new(db).await;
    import_text(&town, "kern,titel,status\nAadorp,Dijkopgang,voldoet aan de eisen\n", Choice::All).await;
    let words = "In de bron staat: ‘voldoet aan de eisen’";
    assert!(page(&town, "Dijkopgang").await.contains(&format!("<strong>Waarom:</strong> {words}")));
    for path in ["/uitvoering", "/uitvoering/aadorp"] {
        let body = town.stage.browser().get(path).await.body;
        assert!(body.contains(words), "{path}: {body}");
        for claim in ["doet dit niet", "geen reden opgeschreven", "niet komt", "Gestopt"] {
            assert!(!body.contains(claim), "{path}: {claim}");
        }
    }
}

#[db::test]
async fn what_is_proposed_today_does_not_stand_per_an_earlier_day(db: db::Db) {
    let town = Town::new(db).await;
    let fields = [("titel", "Schommel"), ("tekst", "Kinderen willen dat graag.")];
    let sent =
        town.signed_in(Role::Resident, Scope::All).post("/kernen/aadorp/agenda/voorstel", &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert!(!page(&town, "Schommel").await.contains("Stand per"), "that is of the agenda");
}

#[db::test]
async fn since_when_is_told_no_more_exactly_than_it_is_known(db: db::Db) {
    let town = Town::new(db).await;
    let of = |title: &str, status, precision| A { precision, ..a(title, status).ago(364) };
    town.add(vec![
        of("Stil jaar", Status::Agreed, Precision::Year),
        of("Stil ooit", Status::Agreed, Precision::Unknown),
        of("Idee jaar", Status::Idea, Precision::Year),
        of("Idee dag", Status::Idea, Precision::Day),
    ])
    .await;
    let page = town.officer().get("/werk").await.body;
    whole(&page);
    let told = |title: &str| {
        let rest = page.split(&format!(">{title}</a>")).nth(1).unwrap();
        let meta = rest.split("kp-work__meta\">").nth(2).unwrap();
        meta.split("</p>").next().unwrap().to_owned()
    };
    assert_eq!(told("Stil jaar"), "Stil sinds 2025");
    assert_eq!(told("Stil ooit"), "Lang stil, sinds wanneer is niet bekend");
    assert_eq!(told("Idee jaar"), "Sinds 2025");
    assert!(told("Idee dag").contains("Sinds zaterdag 22 november 2025"), "{}", told("Idee dag"));
}

#[db::test]
async fn a_status_is_told_whatever_is_said_with_it(db: db::Db) {
    let town = Town::new(db).await;
    let (_, number) = town.add(vec![a("Bankje", Status::Agreed)]).await[0];
    let (path, version) = (format!("/kernen/aadorp/agenda/{number}"), town.version(number).await);
    let reason = "Dit staat nu op de website.";
    let fields = [("status", "busy"), ("reden", reason), ("versie", version.as_str())];
    let sent = town.officer().post(&format!("{path}/status"), &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let steps = steps(&page(&town, "Bankje").await);
    let said = ("Wij zijn ermee bezig".to_owned(), reason.to_owned());
    assert!(steps.into_iter().any(|(_, title, text)| (title, text) == said), "its own words stay");
}
