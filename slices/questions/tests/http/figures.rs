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
