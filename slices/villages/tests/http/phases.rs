// SPDX-License-Identifier: EUPL-1.2
//! The phases of a kern: what was said with each stays, and a correction is no news.

use crate::common::{Town, migrations, whole};
use kernel::Timestamp;
use web::testing::Browser;

const KERN: &str = "/beheer/kernen/aadorp";

/// A minute later.
async fn put(town: &Town, browser: &mut Browser, phase: &str, note: &str) {
    let now = town.stage.system().now();
    town.stage.clock.set(Timestamp::from_micros(now.micros() + 60_000_000));
    let version = town.kern("aadorp").await.version.to_string();
    let fields = [("naam", "Aadorp"), ("plek", "52.05, 5.15"), ("fase", phase)];
    let fields = [fields.as_slice(), &[("fase-toelichting", note), ("versie", &version)]].concat();
    let answer = browser.post(KERN, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

async fn town(db: db::Db) -> (Town, Browser) {
    let town = Town::empty(db).await;
    let mut beheer = town.administrator();
    let fields = [("naam", "Aadorp"), ("plek", "52.05, 5.15"), ("fase", "1")];
    let fields = [fields.as_slice(), &[("fase-toelichting", "Wij luisteren eerst.")]].concat();
    assert_eq!(beheer.post("/beheer/kernen/nieuw", &fields).await.status, 303);
    (town, beheer)
}

#[db::test]
async fn what_was_said_with_a_phase_stays(db: db::Db) {
    let (town, mut beheer) = town(db).await;
    assert!(!town.stage.browser().get("/kernen/aadorp").await.body.contains("Alle fasen"));
    put(&town, &mut beheer, "2", "De eerste avond is geweest.").await;
    put(&town, &mut beheer, "3", "Wij voeren het uit.").await;
    for page in [town.stage.browser().get("/kernen/aadorp").await.body, beheer.get(KERN).await.body] {
        whole(&page);
        let fold = page.split("Alle fasen tot nu toe").nth(1).expect("the phases");
        let fold = fold.split("</details>").next().unwrap();
        let places: Vec<usize> = [
            "Wij voeren het uit.",
            "sinds 21 nov 2026",
            "De eerste avond is geweest.",
            "Wij luisteren eerst.",
            "toen deze kern op de website kwam",
        ]
        .iter()
        .map(|text| fold.find(text).unwrap_or_else(|| panic!("{text} is not in {fold}")))
        .collect();
        assert!(places.is_sorted(), "newest first: {fold}");
    }
}

#[db::test]
async fn the_phase_of_the_beginning_is_no_news(db: db::Db) {
    let (town, mut beheer) = town(db).await;
    put(&town, &mut beheer, "2", "De eerste avond is geweest.").await;
    let page = town.stage.browser().get("/kernen/aadorp").await.body;
    assert_eq!(page.matches("class=\"kp-news__item\"").count(), 1, "{page}");
    let feed = town.stage.browser().get("/kernen/aadorp/feed.atom").await.body;
    assert_eq!(feed.matches("<entry>").count(), 1, "{feed}");
}

#[db::test]
async fn a_correction_replaces_the_newest_and_is_no_news(db: db::Db) {
    let (town, mut beheer) = town(db).await;
    put(&town, &mut beheer, "2", "De eerste avnd is geweest.").await;
    let feed = town.stage.browser().get("/kernen/aadorp/feed.atom").await.body;
    put(&town, &mut beheer, "2", "De eerste avond is geweest.").await;
    let page = town.stage.browser().get("/kernen/aadorp").await.body;
    assert!(page.contains("De eerste avond is geweest.") && !page.contains("avnd"), "{page}");
    let after = town.stage.browser().get("/kernen/aadorp/feed.atom").await.body;
    assert_eq!(after, feed.replace("avnd", "avond"), "the same news, in better words");
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 1).await.unwrap();
    let facts: serde_json::Value = serde_json::from_str(&log[0].facts).unwrap();
    assert_eq!(facts["uitleg-voor"], "De eerste avnd is geweest.");
    assert_eq!(facts["uitleg-na"], "De eerste avond is geweest.");
}

#[db::test]
async fn what_is_said_in_the_beginning_can_be_corrected_too(db: db::Db) {
    let (town, mut beheer) = town(db).await;
    put(&town, &mut beheer, "1", "Wij luisteren eerst goed.").await;
    let page = town.stage.browser().get("/kernen/aadorp").await.body;
    assert!(page.contains("Wij luisteren eerst goed.") && !page.contains("kp-news__item"), "{page}");
    put(&town, &mut beheer, "2", "").await;
    let page = town.stage.browser().get("/kernen/aadorp").await.body;
    assert!(page.contains("Wij luisteren eerst goed."), "{page}");
}
