// SPDX-License-Identifier: EUPL-1.2
//! A colleague finds a question by its number, by its words and by who asked it, within what they may see; and the
//! questions of one team.

use crate::town::{Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use web::testing::Browser;

/// What the list says about these words, as they stand in an address.
async fn looked(browser: &mut Browser, query: &str) -> String {
    let answer = browser.get(&format!("/werk/vragen?{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.location);
    whole(&answer.body);
    assert!(answer.headers["cache-control"].to_str().unwrap().contains("no-store"), "{query}");
    answer.body
}

#[db::test]
async fn a_number_goes_to_its_question_when_it_may_be_seen(db: Db) {
    let town = Town::new(db).await;
    let first = town.ask("Losse tegels", "mina@thuis.example").await;
    let second = town.ask_with(&[("titel", "Een lamp op nummer 1"), ("kern", "beekdorp")]).await;
    let mut officer = town.officer().await;
    for typed in ["2026-0001", "1", "0001", "+2026-0001+"] {
        let answer = officer.get(&format!("/werk/vragen?woorden={typed}&stand=te-laat")).await;
        assert_eq!((answer.status, answer.location.as_str()), (303, first.work().as_str()), "{typed}");
    }
    // What is not theirs to see is not there, also by its number.
    for typed in ["2026-0002", "2", "2027-0001", "99999999999999999999"] {
        let page = looked(&mut officer, &format!("woorden={typed}")).await;
        assert!(page.contains("Wij vonden geen vraag met") && page.contains(typed), "{typed}: {page}");
        assert!(!page.contains("Een lamp"), "{page}");
    }
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    assert_eq!(boss.get("/werk/vragen?woorden=2").await.location, second.work());
    // In January most of what people call about has a number of last year.
    town.on("2027-01-05");
    assert_eq!(boss.get("/werk/vragen?woorden=2").await.location, second.work());
    assert_eq!(town.stage.browser().get("/werk/vragen?woorden=2").await.status, 303, "to log in");
}

#[db::test]
async fn words_are_looked_for_in_the_question_and_in_who_asked(db: Db) {
    let town = Town::new(db).await;
    town.ask_with(&[
        ("titel", "Losse tegels"),
        ("tekst", "Zij liggen voor 100% los bij de Éénhoorn, zie tegel_4."),
        ("naam", "Álvaro Núñez"),
        ("email", "alvaro@thuis.example"),
        ("telefoon", "0345 - 11 19 99"),
    ])
    .await;
    let lamp = [("titel", "Een kapotte lamp"), ("tekst", "De lamp bij de kerk brandt niet meer.")];
    let done = town.ask_with(&[lamp[0], lamp[1], ("email", "jan@thuis.example")]).await;
    town.ask_with(&[("titel", "Tegels in Beekdorp"), ("kern", "beekdorp"), ("email", "els@thuis.example")])
        .await;
    let mut officer = town.officer().await;
    town.done(&mut officer, &done, "antwoord", &[("tekst", "De lamp is vervangen.")]).await;
    for found in [
        "LOSSE+tegels",
        "tegels+álvaro",
        "núñez",
        "éénhoorn",
        "alvaro@thuis",
        "0345111999",
        "%2B31+345-111999",
        "100%25",
        "tegel_4",
    ] {
        let page = looked(&mut officer, &format!("woorden={found}")).await;
        assert!(page.contains(">Een vraag<") && page.contains(">Losse tegels<"), "{found}: {page}");
        assert!(!page.contains("Beekdorp</a>"), "{found} finds only what they may see");
    }
    for nothing in ["tegels+lamp", "100_", "l%25s", "%5C", "0345111998", "els@thuis", "%27+OR+1%3D1"] {
        let page = looked(&mut officer, &format!("woorden={nothing}")).await;
        assert!(page.contains("Wij vonden geen vraag met"), "{nothing}: {page}");
    }
    // What is done is found, unless a part of the list is chosen.
    let page = looked(&mut officer, "woorden=lamp").await;
    assert!(page.contains("Een kapotte lamp") && page.contains("Alles, ook wat klaar is"), "{page}");
    assert!(!looked(&mut officer, "woorden=lamp&stand=nieuw").await.contains("Een kapotte lamp"));
    assert!(!looked(&mut officer, "").await.contains("Een kapotte lamp"));
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let all = looked(&mut boss, "woorden=tegels").await;
    assert!(all.contains("2 vragen") && all.contains("Tegels in Beekdorp"), "{all}");
    assert!(!looked(&mut boss, "woorden=tegels&kern=aadorp").await.contains("Tegels in Beekdorp"));
    let typed = looked(&mut boss, "woorden=%22%3E%3Cscript%3Ex").await;
    assert!(!typed.contains("<script>x"), "what was typed comes back as words");
}

#[db::test]
async fn who_entered_a_question_finds_it_until_somebody_looked_at_it(db: Db) {
    let town = Town::new(db).await;
    let (_, mut desk) = town.colleague("Balie", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let fields = [
        ("kanaal", "phone"),
        ("titel", "Een kapotte lantaarn"),
        ("tekst", "De lantaarn bij nummer 4 is stuk."),
        ("kern", "aadorp"),
        ("naam", "Jan Smit"),
        ("telefoon", "0345 000 000"),
    ];
    assert_eq!(desk.post("/werk/vragen/nieuw", &fields).await.status, 303);
    assert!(looked(&mut desk, "woorden=smit").await.contains("Een kapotte lantaarn"));
    assert!(!looked(&mut desk, "").await.contains("Een kapotte lantaarn"), "it is not theirs to do");
    let asked = crate::town::Asked { own: String::new(), number: "2026-0001".into() };
    let team = town.team.to_string();
    town.done(&mut town.officer().await, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    assert!(!looked(&mut desk, "woorden=smit").await.contains("Een kapotte lantaarn"));
    assert_eq!(desk.get("/werk/vragen?woorden=1").await.status, 200);
}

#[db::test]
async fn what_is_found_is_leafed_through_and_a_team_is_chosen(db: Db) {
    let town = Town::new(db).await;
    for number in 0..26 {
        let email = format!("inwoner{number}@thuis.example");
        town.ask(&format!("Vraag over boom {number}"), &email).await;
    }
    let asked = town.ask("Een kapotte lamp", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let first = looked(&mut officer, "woorden=boom").await;
    assert!(first.contains("26 vragen"), "{first}");
    let next = &first[..first.find("\" rel=\"next\"").unwrap()];
    let next = next[next.rfind("href=\"").unwrap() + 6..].replace("&#38;", "&").replace("&amp;", "&");
    let second = looked(&mut officer, next.strip_prefix("/werk/vragen?").unwrap()).await;
    assert_eq!(second.matches("data-label=\"Kern\"").count(), 1);
    let team = town.team.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    let of_team = looked(&mut officer, &format!("team={team}")).await;
    assert!(of_team.contains("Een kapotte lamp") && of_team.contains(">Een vraag<"), "{of_team}");
    assert!(of_team.contains(&format!("<option value=\"{team}\" selected>Team Wegen")), "{of_team}");
    assert!(looked(&mut officer, "team=geen").await.contains("27 vragen"), "no such team: all");
}
