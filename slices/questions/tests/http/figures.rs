// SPDX-License-Identifier: EUPL-1.2
//! Figures: in detail for colleagues, and for everybody only when they are about enough questions.

use crate::town::{Town, migrations, whole};
use db::Db;

#[db::test]
async fn the_public_reads_a_share_of_ten_questions_and_not_of_nine(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut asked = Vec::new();
    for number in 0..10 {
        asked.push(town.ask(&format!("Vraag nummer {number}"), "mina@thuis.example").await);
    }
    let mut officer = town.officer().await;
    for one in &asked[..9] {
        town.done(&mut officer, one, "antwoord", &[("tekst", "Dat kan.")]).await;
    }
    let mut browser = town.stage.browser();
    for page in ["/vragen", "/kernen/aadorp/vragen"] {
        assert!(!browser.get(page).await.body.contains("op tijd van ons"), "{page}: of nine nothing is told");
    }
    town.on("2026-12-02");
    town.done(&mut officer, &asked[9], "antwoord", &[("tekst", "Dat kan, te laat.")]).await;
    for page in ["/vragen", "/kernen/aadorp/vragen"] {
        let body = browser.get(page).await.body;
        whole(&body);
        assert!(body.contains("90% van de vragers op tijd"), "{page}");
    }
    assert!(!browser.get("/kernen/beekdorp/vragen").await.body.contains("op tijd van ons"));
    let page = officer.get("/werk/vragen/cijfers").await;
    whole(&page.body);
    for told in ["90%", "Aadorp", "november 2026", "Dat gaat over 10 vragen"] {
        assert!(page.body.contains(told), "{told}");
    }
    let file = officer.get("/werk/vragen/cijfers.xlsx").await;
    assert_eq!(file.status, 200);
    assert!(
        file.headers["content-disposition"]
            .to_str()
            .unwrap()
            .contains("vragen-voorbeeldstad-2026-12-02.xlsx")
    );
    assert_ne!(browser.get("/werk/vragen/cijfers").await.status, 200);
}

#[db::test]
async fn figures_are_made_up_every_night_and_who_waits_now_is_told_as_it_is(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let first = town.ask("Vraag van maandag", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    town.on("2026-11-24");
    town.run_job("questions.figures").await;
    town.done(&mut officer, &first, "antwoord", &[("tekst", "Dat kan.")]).await;
    town.ask("Vraag van dinsdag", "mina@thuis.example").await;
    town.ask("Nog een vraag van dinsdag", "mina@thuis.example").await;
    let page = officer.get("/werk/vragen/cijfers").await.body;
    assert!(page.contains("Er wachten nu 2 vragen."), "{page}");
    assert!(!page.contains("100%"), "the answer of today counts from tomorrow on");
    town.on("2026-11-25");
    let page = officer.get("/werk/vragen/cijfers").await.body;
    assert!(
        page.contains("100%") && page.contains("Dat gaat over één vraag"),
        "without the job of today: {page}"
    );
    town.run_job("questions.figures").await;
    assert_eq!(officer.get("/werk/vragen/cijfers").await.body, page, "and with it the same");
}
