// SPDX-License-Identifier: EUPL-1.2
//! What Brink says is so: whether something was sent, who can see it, which day counts, what a token opens.

use crate::settings::{set, value_of};
use crate::town::{BY_HAND, Town, migrations};
use db::Db;
use kernel::{Role, Scope};
use web::slice::MailAnswer;

#[db::test]
async fn who_has_no_mail_is_told_on_paper_and_the_colleague_knows(db: Db) {
    let town = Town::new(db).await;
    let fields = [("email", ""), ("telefoon", "0345 000 000")];
    let asked = town.ask_with(&fields).await;
    let mut officer = town.officer().await;
    let page = officer.get(&asked.work()).await.body;
    assert!(
        page.contains("Vanaf die dag staat de tijd stil") && !page.contains("krijgt dit per e-mail"),
        "{page}"
    );
    for _ in 0..2 {
        let answer = town.act(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
        assert!(officer.get(&answer.location).await.body.contains("Druk de brief af"), "a second tap too");
    }
    assert!(town.mails().await.is_empty());
    let mailed = town.ask("Met een adres", "mina@thuis.example").await;
    let page = officer.get(&mailed.work()).await.body;
    assert!(page.contains("krijgt dit per e-mail") && !page.contains("Vanaf die dag"), "{page}");
    let answer = town.act(&mut officer, &mailed, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    assert!(!officer.get(&answer.location).await.body.contains("Druk de brief af"));
}

#[db::test]
async fn who_is_given_a_question_can_read_and_answer_it(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let (far, mut colleague) = town.colleague("Ver", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    assert_eq!(colleague.get(&asked.work()).await.status, 404);
    let to = far.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("behandelaar", &to)]).await;
    assert!(colleague.get("/werk/vragen").await.body.contains("Losse tegels"));
    assert_eq!(
        town.act(&mut colleague, &asked, "sluiten", &[("tekst", "Weg.")]).await.status,
        403,
        "no triage"
    );
    town.done(&mut colleague, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
}

#[db::test]
async fn asking_back_when_it_is_late_makes_nothing_early(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let first = town.question(&asked.number).await.first_due;
    let mut officer = town.officer().await;
    town.on("2026-12-03");
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Waar precies?")]).await;
    town.on("2026-12-10");
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    let row = town.question(&asked.number).await;
    assert_eq!(row.first_due, first, "it was late");
    assert!(row.due > first, "what is promised moves all the same");
}

#[db::test]
async fn what_comes_back_from_a_partner_gets_a_term_of_its_own(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Een volle container", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let (partner, team) = (town.partner.to_string(), town.team.to_string());
    let fields = [("partner", partner.as_str()), ("tekst", "Zij legen hem."), BY_HAND[0], BY_HAND[1]];
    town.done(&mut officer, &asked, "doorsturen", &fields).await;
    town.on("2026-12-14");
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    let row = town.question(&asked.number).await;
    assert_eq!(row.due, "2026-12-21".parse().unwrap());
    assert!(town.stage.browser().get(&asked.own).await.body.contains("21 december"));
}

#[db::test]
async fn the_token_of_a_mail_adds_something_and_opens_no_page(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let thread = town.mails().await.pop().unwrap().thread.unwrap();
    let (_, token) = thread.split_once('.').unwrap();
    let key = token.rsplit('-').next().unwrap();
    let page = format!("/vragen/volg/{}/{key}", asked.number);
    assert_eq!(town.stage.browser().get(&page).await.status, 404);
    let slice = crate::town::slices().pop().unwrap();
    let answer = MailAnswer { text: "Bij de school.".into(), ..MailAnswer::default() };
    let of_page = format!("v-{}-{}", asked.number, asked.own.rsplit('/').next().unwrap());
    let ctx = town.stage.system();
    assert!(slice.answered(&town.stage.app, &ctx, &of_page, &answer).await.is_err(), "nor the other way");
    assert!(slice.answered(&town.stage.app, &ctx, token, &answer).await.unwrap());
}

#[db::test]
async fn a_proposal_holds_no_words_that_the_colleague_did_not_see(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask_with(&[("titel", "Een bankje"), ("plek", "Bij mijn oma op nummer 7")]).await;
    let mut officer = town.officer().await;
    let fields = [("titel", "Een bankje bij de school"), ("tekst", "Een bankje voor ouders.")];
    town.done(&mut officer, &asked, "voorstel", &fields).await;
    let point = town.stage.browser().get("/kernen/aadorp/agenda/1").await.body;
    assert!(point.contains("Een bankje bij de school") && !point.contains("nummer 7"));
    let sealed = town.ask("Nog een bankje", "mina@thuis.example").await;
    town.done(&mut officer, &sealed, "prive", &[]).await;
    assert_eq!(town.act(&mut officer, &sealed, "voorstel", &fields).await.status, 409);
}

#[db::test]
async fn waiting_ends_with_closing_and_a_forgotten_addition_is_no_work(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let team = town.team.to_string();
    town.done(&mut boss, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    let close = [("tekst", "Wij hoorden niets meer.")];
    assert_eq!(town.act(&mut boss, &asked, "sluiten", &close).await.status, 409, "it has to be answered");
    town.done(&mut boss, &asked, "navragen", &[("tekst", "Waar precies?")]).await;
    town.done(&mut boss, &asked, "sluiten", &close).await;
    town.stage.browser().post(&format!("{}/aanvullen", asked.own), &[("tekst", "Bij de school.")]).await;
    assert!(boss.get("/werk/vragen?stand=aangevuld").await.body.contains("Losse tegels"));
    town.on("2027-11-30");
    town.run_job("questions.forget").await;
    assert!(town.question(&asked.number).await.added_on.is_none());
}

#[db::test]
async fn pages_say_the_day_that_the_clock_gives(db: Db) {
    let town = Town::new(db).await;
    // A Saturday: seven days later nobody works.
    town.on("2026-11-21");
    let mut browser = town.stage.browser();
    let pages = ["/vragen", "/vragen/nieuw", "/kernen/aadorp"];
    for page in pages {
        assert!(browser.get(page).await.body.contains("uiterlijk maandag 30 november"), "{page}");
    }
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let version = value_of(&boss.get("/beheer/vragen").await.body, "versie");
    let saved = set(&mut boss, &version, &[("termijn", "5"), ("telling", "werkdagen")]).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    for page in pages {
        assert!(browser.get(page).await.body.contains("uiterlijk vrijdag 27 november"), "{page}");
    }
}

#[db::test]
async fn a_procesantwoord_after_waiting_is_later_than_the_date_as_it_moved(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let team = town.team.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    town.on("2026-11-24");
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Waar precies?")]).await;
    town.on("2026-11-30");
    // The term ended on the 30th and moved to the 7th of December by waiting six days.
    let early = [("tekst", "Wij zoeken het uit."), ("datum", "2026-12-04")];
    assert_eq!(town.act(&mut officer, &asked, "procesantwoord", &early).await.status, 400);
    let later = [("tekst", "Wij zoeken het uit."), ("datum", "2026-12-08")];
    town.done(&mut officer, &asked, "procesantwoord", &later).await;
}

#[db::test]
async fn who_got_a_question_by_mistake_gives_it_to_another(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let team = town.team.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    let (far, _) = town.colleague("Ver", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let (_, mut policy) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    let to = far.to_string();
    town.done(&mut policy, &asked, "toewijzen", &[("kern", "aadorp"), ("behandelaar", &to)]).await;
    assert_eq!(policy.get(&asked.work()).await.status, 404, "it is not theirs any more");
}
