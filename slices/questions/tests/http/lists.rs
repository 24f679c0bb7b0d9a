// SPDX-License-Identifier: EUPL-1.2
//! What is offered while typing, leafing through lists, and what stands first on the page of a question.

use crate::town::{Asked, Town, form, migrations, whole};
use db::Db;
use kernel::{Audit, Role, Scope};
use villages::{Group, GroupKind};

/// A public answer to losse tegels.
async fn published(town: &Town) -> Asked {
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Wij komen dinsdag.")]).await;
    let fields = [
        ("titel", "Losse tegels melden"),
        ("vraag", "Waar meld ik losse tegels?"),
        ("antwoord", "Losse tegels meldt u op de website."),
    ];
    town.done(&mut officer, &asked, "openbaar", &fields).await;
    asked
}

#[db::test]
async fn while_somebody_types_earlier_answers_are_offered_and_not_once_more_before_sending(db: Db) {
    let town = Town::new(db).await;
    let asked = published(&town).await;
    let mut browser = town.stage.browser();
    let form_page = browser.get("/vragen/nieuw").await;
    assert!(form_page.body.contains("data-lijkt-op=\"/vragen/lijkt-op\" data-veld=\"titel\""));
    let part = browser.get("/vragen/lijkt-op?titel=Er+liggen+losse+tegels+voor+de+deur").await;
    whole(&part.body);
    let link = format!("/vragen/{}", asked.number);
    assert!(part.body.contains(&link) && part.body.contains("Losse tegels melden"));
    assert!(!part.body.contains("<html") && !part.body.contains("Wilhelmina"), "a part of a page");
    let other = browser.get("/vragen/lijkt-op?titel=Wanneer+komt+de+bus").await;
    assert_eq!((other.status, other.body.trim()), (200, ""));
    let new = form(&[("titel", "Er liggen losse tegels voor mijn deur"), ("getoond", link.as_str())]);
    assert_eq!(browser.post("/vragen/nieuw", &new).await.status, 303, "they were seen already");
    let new = form(&[("titel", "Losse tegels voor de winkel"), ("getoond", "/vragen/1999-0001")]);
    assert_eq!(browser.post("/vragen/nieuw", &new).await.status, 200, "these were not");
}

#[db::test]
async fn typing_has_its_own_brake(db: Db) {
    let town = Town::new(db).await;
    let mut browser = town.stage.browser();
    browser.from = Some("192.0.2.1".parse().unwrap());
    let mut answers = Vec::new();
    for _ in 0..601 {
        answers.push(browser.get("/vragen/lijkt-op?titel=tegels").await.status);
    }
    assert_eq!((answers[599], answers[600]), (200, 429));
    assert_eq!(browser.get("/vragen/nieuw").await.status, 200, "asking goes on");
}

#[db::test]
async fn lists_say_how_many_there_are_and_lead_on(db: Db) {
    let town = Town::new(db).await;
    for number in 0..26 {
        let email = format!("inwoner{number}@thuis.example");
        town.ask(&format!("Vraag over boom {number}"), &email).await;
    }
    let mut officer = town.officer().await;
    let first = officer.get("/werk/vragen").await;
    whole(&first.body);
    assert!(first.body.contains("26 vragen") && first.body.contains("deel=2"));
    let second = officer.get("/werk/vragen?deel=2").await;
    assert!(second.body.contains("26 vragen") && !second.body.contains("deel=3"));
    assert_eq!(second.body.matches("data-label=\"Kern\"").count(), 1);
    let beyond = officer.get("/werk/vragen?deel=9").await;
    whole(&beyond.body);
    assert!(!beyond.body.contains("deel=10"));
}

#[db::test]
async fn a_group_leads_to_the_front_door_with_its_name_and_kern(db: Db) {
    let town = Town::new(db).await;
    let group = Group {
        id: town.stage.system().id(),
        slug: "dorpsraad-aadorp".into(),
        name: "Dorpsraad Aadorp".into(),
        kind: GroupKind::VillageCouncil,
        website: None,
        email: None,
        source_url: None,
        source: None,
        note: None,
        example: false,
        ended_at: None,
        version: 1,
    };
    let kern = town.aadorp;
    let made = town.write(move |ctx, tx| {
        let (ctx, group) = (ctx.clone(), group.clone());
        Box::pin(async move {
            tx.audit(&ctx, Audit::new("test.group", "groep", group.id)).await?;
            Ok(villages::store::group::add(tx, ctx.tenant, &[(group, vec![kern])]).await?)
        })
    });
    made.await.unwrap();
    let mut browser = town.stage.browser();
    let page = browser.get("/groepen/dorpsraad-aadorp").await;
    whole(&page.body);
    assert!(page.body.contains("/vragen/nieuw?groep=dorpsraad-aadorp"));
    let form = browser.get("/vragen/nieuw?groep=dorpsraad-aadorp").await;
    whole(&form.body);
    assert!(form.body.contains("value=\"Dorpsraad Aadorp\""), "where it is about");
    assert!(form.body.contains("<option value=\"aadorp\" selected>"));
    assert_eq!(browser.get("/vragen/nieuw?groep=bestaat-niet").await.status, 200);
}

/// Where a text stands on a page.
fn place(body: &str, text: &str) -> usize {
    body.find(text).unwrap_or_else(|| panic!("{text} is not on the page"))
}

#[db::test]
async fn what_is_most_likely_done_stands_first_and_the_rest_under_more(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let more = |body: &str| place(body, "<summary>Meer</summary>");
    let page = officer.get(&asked.work()).await.body;
    whole(&page);
    for first in ["/toewijzen\"", "/antwoord\"", "/doorsturen\""] {
        assert!(place(&page, first) < more(&page), "{first} of a new question");
    }
    for rest in ["/notitie\"", "/sluiten\"", "/prive\""] {
        assert!(place(&page, rest) > more(&page), "{rest} of a new question");
    }
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke school bedoelt u?")]).await;
    let page = officer.get(&asked.work()).await.body;
    assert!(place(&page, "/verder\"") < more(&page) && place(&page, "/doorsturen\"") > more(&page));
    let wrong = town.act(&mut officer, &asked, "notitie", &[("tekst", "")]).await;
    assert_eq!(wrong.status, 400);
    let open = place(&wrong.body, "<summary>Meer</summary>");
    assert!(wrong.body[..open].ends_with(" open>"), "what has to be mended is seen");
}

#[db::test]
async fn the_worklist_offers_every_kern_in_which_something_waits_and_counts_what_is_asked_for(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let (_, mut officer) = town.colleague("Overal", Role::AreaOfficer, Scope::All).await;
    let offered = |body: &str| {
        let slugs = ["aadorp", "beekdorp"];
        slugs.map(|slug| body.contains(&format!("<option value=\"{slug}\"")))
    };
    assert_eq!(offered(&officer.get("/werk").await.body), [false, false]);
    let said =
        town.ask_with(&[("titel", "Een bank"), ("kern", "beekdorp"), ("email", "jo@thuis.example")]).await;
    assert_eq!(offered(&officer.get("/werk").await.body), [false, true], "it is new");
    town.done(&mut officer, &said, "antwoord", &[("tekst", "Die komt er.")]).await;
    assert_eq!(offered(&officer.get("/werk").await.body), [false, false], "it is answered");
    town.stage.browser().post(&format!("{}/aanvullen", said.own), &[("tekst", "Welke kleur?")]).await;
    assert_eq!(offered(&officer.get("/werk").await.body), [false, true], "something was added");

    let letter = [("titel", "Een brief"), ("email", ""), ("telefoon", ""), ("kanaal", "letter")];
    let desk = [&letter[..], &[("adres", "Dorpsstraat 1, Aadorp"), ("ontvangen", "23-11-2026")]].concat();
    let posted = officer.post("/werk/vragen/nieuw", &form(&desk)).await;
    assert_eq!(posted.status, 303, "{}", posted.body);
    let everything = officer.get("/werk").await.body;
    assert_eq!(offered(&everything), [true, true], "a letter has to be posted");
    let mine = officer.get("/werk?wie=mij").await.body;
    assert_eq!(offered(&mine), [true, true], "whoever has it");
    assert!(everything.contains("Een brief") && !mine.contains("Een brief"), "nobody has it yet");
    let there = officer.get("/werk?kern=beekdorp").await.body;
    assert!(there.contains("Een bank") && !there.contains("Een brief"));
}
