// SPDX-License-Identifier: EUPL-1.2
//! How long questions are kept, that erasing changes no figure, and dates that were over when they were written
//! down.

use crate::letters;
use crate::settings::{set, value_of};
use crate::town::{Asked, BY_HAND, Town, migrations, whole};
use db::Db;
use kernel::{Date, Role, Scope};
use questions::figures::Figures;
use questions::model::{Helped, State};
use questions::store::figures;
use web::testing::Browser;

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

async fn of_all(town: &Town) -> Figures {
    let from = "2026-01-01".parse().unwrap();
    let rows = figures::since(&mut town.read().await, town.stage.tenant, from).await.unwrap();
    Figures::of(&rows, town.stage.system().today())
}

/// Passes it on to the partner, who has no mailbox.
async fn forward(town: &Town, officer: &mut Browser, asked: &Asked) {
    let partner = town.partner.to_string();
    let fields = [("partner", partner.as_str()), ("tekst", "Zij legen hem."), BY_HAND[0], BY_HAND[1]];
    town.done(officer, asked, "doorsturen", &fields).await;
}

/// Writes down what the asker said on a day.
async fn says(browser: &mut Browser, asked: &Asked, kind: &str, on: &str) -> u16 {
    let fields = [("soort", kind), ("kanaal", "letter"), ("tekst", "Dat schreef ik."), ("ontvangen", on)];
    browser.post(&format!("{}/namens", asked.work()), &fields).await.status
}

#[db::test]
async fn what_somebody_still_has_to_do_with_is_kept_a_year_at_least(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let version = value_of(&boss.get("/beheer/vragen").await.body, "versie");
    assert_eq!(set(&mut boss, &version, &[("bewaren", "28")]).await.status, 303);
    let done = town.ask("Losse tegels", "mina@thuis.example").await;
    let added = town.ask("Een losse lamp", "mina@thuis.example").await;
    let theirs = town.ask("Een volle container", "mina@thuis.example").await;
    let letter = letters::called(&mut boss).await;
    let answer = [("tekst", "Dat is gemaakt.")];
    for one in [&done, &added, &letter] {
        town.done(&mut boss, one, "antwoord", &answer).await;
    }
    forward(&town, &mut boss, &theirs).await;
    let more =
        town.stage.browser().post(&format!("{}/aanvullen", added.own), &[("tekst", "Toch niet.")]).await;
    assert_eq!(more.status, 303);
    let is_kept = |asked: &Asked| {
        let number = asked.number.clone();
        let town = &town;
        async move { town.question(&number).await.forgotten_at.is_none() }
    };
    for (on, kept) in
        [("2026-12-21", [true; 4]), ("2026-12-22", [false, true, true, true]), ("2027-11-24", [false; 4])]
    {
        town.on(on);
        town.run_job("questions.forget").await;
        for (one, kept) in [&done, &added, &theirs, &letter].into_iter().zip(kept) {
            assert_eq!(is_kept(one).await, kept, "{} on {on}", one.number);
        }
    }
}

#[db::test]
async fn erasing_who_asked_changes_no_figure(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let silent = town.ask("Losse tegels", "mina@thuis.example").await;
    let letter = letters::called(&mut boss).await;
    town.on("2026-11-24");
    town.done(&mut boss, &silent, "navragen", &[("tekst", "Waar precies?")]).await;
    // In time, but the letter lies here.
    town.done(&mut boss, &letter, "antwoord", &[("tekst", "De lamp is vervangen.")]).await;
    town.on("2026-12-07");
    let before = of_all(&town).await;
    assert_eq!((before.asked, before.judged, before.in_time), (2, 1, 0));
    for one in [&silent, &letter] {
        let wiped = boss.post(&format!("{}/wissen", one.work()), &[("zeker", "ja")]).await;
        assert_eq!(wiped.status, 303, "{}", wiped.body);
    }
    for on in ["2026-12-07", "2026-12-21"] {
        town.on(on);
        let after = of_all(&town).await;
        assert_eq!((after.asked, after.judged, after.in_time), (2, 1, 0), "{on}");
    }
}

#[db::test]
async fn what_a_partner_answered_is_no_answer_of_ours(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-10-01");
    let asked = town.ask("Een volle container", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    forward(&town, &mut officer, &asked).await;
    town.on("2026-11-23");
    town.done(&mut officer, &asked, "sluiten", &[("tekst", "Hij is geleegd.")]).await;
    town.on("2026-12-01");
    let helped = format!("{}/geholpen", asked.own);
    let sent =
        town.stage.browser().post(&helped, &[("geholpen", "no"), ("tekst", "Hij zit weer vol.")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let row = town.question(&asked.number).await;
    assert_eq!((row.helped, row.answered_on), (Some(Helped::No), None));
    let figures = of_all(&town).await;
    assert_eq!((figures.answered, figures.median, figures.rated), (0, None, 1));
}

#[db::test]
async fn of_what_a_partner_has_somebody_reads_that_it_was_withdrawn(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    let (theirs, ours) = (
        town.ask("Een volle container", "mina@thuis.example").await,
        town.ask("Een boom", "mina@thuis.example").await,
    );
    forward(&town, &mut officer, &theirs).await;
    for one in [&theirs, &ours] {
        let sent = town.stage.browser().post(&format!("{}/intrekken", one.own), &[("zeker", "ja")]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    }
    let list = officer.get("/werk/vragen?stand=aangevuld").await.body;
    assert!(list.contains("Een volle container") && !list.contains("Een boom"), "{list}");
}

#[db::test]
async fn who_said_whether_it_helped_knows_the_answer_that_lies_here(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    let asked = letters::called(&mut officer).await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "De lamp is vervangen.")]).await;
    assert_eq!(town.question(&asked.number).await.heard_on, None);
    for kind in ["helped-no", "reopen"] {
        assert_eq!(says(&mut officer, &asked, kind, "23-11-2026").await, 303);
    }
    let row = town.question(&asked.number).await;
    assert_eq!((row.heard_on, row.answered_on), (day("2026-11-23"), day("2026-11-23")));
}

#[db::test]
async fn a_letter_that_crossed_the_answer_opens_nothing_and_was_not_about_it(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    let asked = letters::called(&mut officer).await;
    town.on("2026-12-02");
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "De lamp is vervangen.")]).await;
    town.on("2026-12-04");
    assert_eq!(says(&mut officer, &asked, "reopen", "1-12-2026").await, 409, "before the answer");
    assert_eq!(says(&mut officer, &asked, "helped-yes", "25-11-2026").await, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((row.heard_on, row.answered_on), (day("2026-12-02"), day("2026-12-02")), "not in time");
    assert_eq!(says(&mut officer, &asked, "reopen", "2-12-2026").await, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((row.state, row.due), (State::Reopened, "2026-12-09".parse().unwrap()));
}

#[db::test]
async fn what_was_closed_after_the_answer_is_opened_by_a_letter_of_the_days_between(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    town.on("2026-11-26");
    town.done(&mut officer, &asked, "sluiten", &[("tekst", "Alles is gedaan.")]).await;
    assert_eq!(town.question(&asked.number).await.ended_on, day("2026-11-26"));
    assert_eq!(says(&mut officer, &asked, "reopen", "24-11-2026").await, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((row.state, row.due), (State::Reopened, "2026-12-01".parse().unwrap()));
    // A second tap is the same; another day is not.
    assert_eq!(says(&mut officer, &asked, "reopen", "24-11-2026").await, 303);
    assert_eq!(says(&mut officer, &asked, "reopen", "25-11-2026").await, 409);
}

#[db::test]
async fn no_receipt_promises_a_day_that_is_over(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    let promise = "krijgt uiterlijk maandag 23 november 2026 antwoord";
    let regret = "had uiterlijk maandag 23 november 2026 antwoord moeten krijgen";
    for (came, told) in [("16-11-2026", promise), ("13-11-2026", "had uiterlijk vrijdag 20 november 2026")] {
        let asked = letters::came(&mut officer, came).await;
        let page = officer.get(&format!("{}/brief", asked.work())).await.body;
        whole(&page);
        assert!(page.contains(told) && !page.contains(regret), "{came}: {page}");
    }
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    town.on("2026-12-04");
    assert_eq!(says(&mut officer, &asked, "reopen", "24-11-2026").await, 303);
    let mail = town.mails().await.pop().unwrap().body;
    assert!(mail.contains("is weer open. U had uiterlijk dinsdag 1 december 2026"), "{mail}");
}
