// SPDX-License-Identifier: EUPL-1.2
//! An answer on the website says who gave it and when, also after the question went on; and after a second
//! answer the colleague is told that the website still shows the first.

use crate::town::{Asked, Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use villages::store::listed::{self, Entry, Listed};
use web::testing::Browser;

const HINT: &str = "Pas het antwoord op de website aan";

/// Another team; returns its id.
async fn other_team(town: &Town) -> String {
    let made = town.write(|ctx, tx| {
        Box::pin(async move {
            let entry = Entry {
                id: ctx.id::<Entry>().uuid(),
                slug: "groen".into(),
                name: "Team Groen".into(),
                website: None,
                email: None,
                note: None,
                example: false,
                ended_at: None,
                version: 1,
            };
            tx.audit(&ctx, kernel::Audit::new("test.team", "gemeente", ctx.tenant)).await?;
            listed::add(tx, ctx.tenant, Listed::Team, std::slice::from_ref(&entry)).await?;
            Ok(entry.id.to_string())
        })
    });
    made.await.unwrap()
}

async fn publish(town: &Town, browser: &mut Browser, asked: &Asked, answer: &str) {
    let fields = [
        ("titel", "Tegels bij de school"),
        ("vraag", "Wanneer worden de losse tegels bij de school gemaakt?"),
        ("antwoord", answer),
    ];
    town.done(browser, asked, "openbaar", &fields).await;
}

/// What everybody reads about the question, on its page, in the list and in the API.
async fn public(town: &Town, asked: &Asked) -> [String; 3] {
    let mut browser = town.stage.browser();
    let page = browser.get(&format!("/vragen/{}", asked.number)).await.body;
    whole(&page);
    let list = browser.get("/vragen").await.body;
    let api = browser.get(&format!("/api/v1/vragen/{}", asked.number)).await.body;
    [page, list, api]
}

#[db::test]
async fn team_and_day_stay_with_the_answer_and_the_page_asks_to_renew_it(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let (roads, green) = (town.team.to_string(), other_team(&town).await);
    town.done(&mut boss, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &roads)]).await;
    town.on("2026-11-24");
    town.done(&mut boss, &asked, "antwoord", &[("tekst", "Wij komen dinsdag.")]).await;
    town.on("2026-11-25");
    publish(&town, &mut boss, &asked, "De tegels worden dinsdag gemaakt.").await;
    assert!(!boss.get(&asked.work()).await.body.contains(HINT), "it is the newest answer");

    town.on("2026-11-26");
    let mut mina = town.stage.browser();
    let reopened = mina.post(&format!("{}/heropenen", asked.own), &[("tekst", "Er kwam niemand.")]).await;
    assert_eq!(reopened.status, 303, "{}", reopened.body);
    town.done(&mut boss, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &green)]).await;
    assert!(!boss.get(&asked.work()).await.body.contains(HINT), "there is nothing to renew it with");
    let [page, list, api] = public(&town, &asked).await;
    assert!(page.contains("Beantwoord op dinsdag 24 november door Team Wegen"), "{page}");
    assert!(list.contains("Team Wegen") && !list.contains("Team Groen"), "{list}");
    assert!(api.contains("Team Wegen") && api.contains("2026-11-24"), "{api}");

    town.on("2026-11-30");
    town.done(&mut boss, &asked, "antwoord", &[("tekst", "Zij liggen nu echt vast.")]).await;
    let page = boss.get(&asked.work()).await.body;
    whole(&page);
    let first = page.find("<details").unwrap();
    let hint = page.find(&format!("<summary>{HINT}</summary>")).unwrap();
    assert!(page[first + 1..hint].find("<details").is_none(), "it stands first: {page}");
    assert!(page.contains("Op de website staat nog het oude."));
    assert!(public(&town, &asked).await[0].contains("dinsdag 24 november door Team Wegen"));

    town.on("2026-12-01");
    publish(&town, &mut boss, &asked, "De tegels liggen weer vast.").await;
    let [page, list, api] = public(&town, &asked).await;
    assert!(page.contains("Beantwoord op maandag 30 november door Team Groen"), "{page}");
    assert!(list.contains("Team Groen") && api.contains("2026-11-30"), "{list} {api}");
    let page = boss.get(&asked.work()).await.body;
    assert!(!page.contains(HINT) && !page.contains("nog het oude"), "{page}");
}

#[db::test]
async fn other_words_for_the_same_answer_keep_its_team_and_its_day(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let (roads, green) = (town.team.to_string(), other_team(&town).await);
    town.done(&mut boss, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &roads)]).await;
    town.done(&mut boss, &asked, "antwoord", &[("tekst", "Wij komen dinsdag.")]).await;
    town.on("2026-11-23");
    publish(&town, &mut boss, &asked, "De tegels worden dinsdag gemaakt.").await;
    let mut mina = town.stage.browser();
    mina.post(&format!("{}/heropenen", asked.own), &[("tekst", "Er kwam niemand.")]).await;
    town.done(&mut boss, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &green)]).await;
    town.done(&mut boss, &asked, "navragen", &[("tekst", "Welke tegels bedoelt u?")]).await;
    town.on("2026-11-30");
    town.done(&mut boss, &asked, "sluiten", &[("tekst", "Wij hoorden niets meer.")]).await;
    publish(&town, &mut boss, &asked, "Alle tegels worden gemaakt.").await;
    let page = &public(&town, &asked).await[0];
    assert!(page.contains("Alle tegels worden gemaakt."), "{page}");
    assert!(page.contains("Beantwoord op zaterdag 21 november door Team Wegen"), "{page}");
}
