// SPDX-License-Identifier: EUPL-1.2
//! Who has no e-mail hears by letter: it waits on the worklist until somebody posted it. And who does not
//! react is reminded.

use crate::town::{Asked, BY_HAND, Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use web::testing::Browser;

const CALL: [(&str, &str); 7] = [
    ("kanaal", "phone"),
    ("titel", "Een kapotte lantaarn"),
    ("tekst", "De lantaarn bij nummer 4 is stuk."),
    ("kern", "aadorp"),
    ("naam", "Jan Smit"),
    ("adres", "Dorpsstraat 4\n1234 AB Aadorp"),
    ("telefoon", "0345 000 000"),
];

pub async fn called(browser: &mut Browser) -> Asked {
    entered(browser, &CALL).await
}

/// A letter that came on this day.
pub async fn came(browser: &mut Browser, on: &str) -> Asked {
    let mut fields = CALL.to_vec();
    fields[0] = ("kanaal", "letter");
    fields.push(("ontvangen", on));
    entered(browser, &fields).await
}

async fn entered(browser: &mut Browser, fields: &[(&str, &str)]) -> Asked {
    let answer = browser.post("/werk/vragen/nieuw", fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    Asked { own: String::new(), number: answer.location.rsplit('/').next().unwrap().to_owned() }
}

/// The steps that a page asks to mark as posted.
fn steps(body: &str) -> Vec<String> {
    let marked = body.split("name=\"stap\" value=\"").skip(1);
    marked.map(|rest| rest[..rest.find('"').unwrap()].to_owned()).collect()
}

async fn post(browser: &mut Browser, asked: &Asked, steps: &[String], how: &str) -> u16 {
    let mut fields = vec![("hoe", how)];
    fields.extend(steps.iter().map(|step| ("stap", step.as_str())));
    browser.post(&format!("{}/brief", asked.work()), &fields).await.status
}

/// Posts every letter that lies.
pub async fn post_all(browser: &mut Browser, asked: &Asked) {
    let all = steps(&browser.get(&format!("{}/brief", asked.work())).await.body);
    assert_eq!(post(browser, asked, &all, "letter").await, 303);
}

#[db::test]
async fn a_letter_waits_on_the_worklist_until_it_was_posted(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    let asked = called(&mut officer).await;
    let list = officer.get("/werk").await.body;
    whole(&list);
    assert!(list.contains("Brief versturen") || list.contains("brief versturen"), "{list}");
    assert!(officer.get("/werk/vragen?stand=brief").await.body.contains("Een kapotte lantaarn"));
    town.on("2026-11-24");
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "De lamp is vervangen.")]).await;
    let page = officer.get(&format!("{}/brief", asked.work())).await.body;
    whole(&page);
    for told in
        ["Het nummer is 2026-0001", "De lamp is vervangen.", "maandag 23 november 2026", "0345 000 000"]
    {
        assert!(page.contains(told), "both steps in one letter, {told}: {page}");
    }
    let all = steps(&page);
    assert_eq!(all.len(), 2);
    // What came after the letter was printed was not in it.
    assert_eq!(post(&mut officer, &asked, &all[..1], "letter").await, 303);
    assert!(town.question(&asked.number).await.letter_since.is_some());
    assert_eq!(steps(&officer.get(&format!("{}/brief", asked.work())).await.body), all[1..]);
    assert_eq!(post(&mut officer, &asked, &all[..1], "letter").await, 409, "once");
    assert_eq!(post(&mut officer, &asked, &["geen".into()], "letter").await, 400);
    assert_eq!(post(&mut officer, &asked, &all[1..], "website").await, 400);
    assert_eq!(post(&mut officer, &asked, &all[1..], "phone").await, 303);
    assert!(town.question(&asked.number).await.letter_since.is_none());
    assert_eq!(post(&mut officer, &asked, &all, "letter").await, 409);
    assert!(!officer.get("/werk/vragen?stand=brief").await.body.contains("Een kapotte lantaarn"));
    let story = officer.get(&asked.work()).await.body;
    whole(&story);
    assert!(story.contains("Brief op de post gedaan") && story.contains("De vrager gebeld"), "{story}");
    assert!(!story.contains("Brief versturen"));
    let again = officer.get(&format!("{}/brief", asked.work())).await.body;
    assert!(again.contains("De lamp is vervangen.") && steps(&again).is_empty(), "it can be printed again");
}

#[db::test]
async fn who_has_e_mail_or_reads_the_screen_gets_no_letter_and_strangers_post_none(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let mailed = town.ask("Losse tegels", "mina@thuis.example").await;
    town.done(&mut officer, &mailed, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    assert!(town.question(&mailed.number).await.letter_since.is_none());
    let screen = town.ask_with(&[("email", ""), ("telefoon", "0345 000 000")]).await;
    assert!(town.question(&screen.number).await.letter_since.is_none(), "the receipt was on the screen");
    town.done(&mut officer, &screen, "sluiten", &[("tekst", "Wij hebben dit al beantwoord.")]).await;
    assert!(town.question(&screen.number).await.letter_since.is_some());
    let (_, mut far) = town.colleague("Ver", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let all = steps(&officer.get(&format!("{}/brief", screen.work())).await.body);
    assert_eq!(post(&mut far, &screen, &all, "letter").await, 404);
    // Who entered a question at the desk prints its receipt, also for another kern.
    let asked = called(&mut far).await;
    let all = steps(&far.get(&format!("{}/brief", asked.work())).await.body);
    assert_eq!(post(&mut far, &asked, &all, "letter").await, 303);
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    town.on("2028-01-10");
    town.run_job("questions.forget").await;
    assert!(town.question(&screen.number).await.letter_since.is_none(), "nobody is left to write to");
    whole(&boss.get("/werk").await.body);
}

#[db::test]
async fn who_does_not_react_is_reminded_and_then_the_colleague_is(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let by_phone = called(&mut officer).await;
    for one in [&asked, &by_phone] {
        town.done(&mut officer, one, "navragen", &[("tekst", "Welke school bedoelt u?")]).await;
    }
    // Who was not asked yet is not silent: the letter has to be posted first, and then we wait.
    town.on("2026-11-24");
    let letter = format!("{}/brief", by_phone.work());
    let all = steps(&officer.get(&letter).await.body);
    assert_eq!(post(&mut officer, &by_phone, &all, "letter").await, 303);
    let waits = town.question(&by_phone.number).await.waits_since;
    assert_eq!(waits, Some("2026-11-24".parse().unwrap()));
    town.on("2026-11-29");
    assert!(town.mailed_by("questions.silent").await.is_empty());
    town.on("2026-11-30");
    assert_eq!(town.mailed_by("questions.silent").await, ["mina@thuis.example"]);
    assert!(town.mailed_by("questions.silent").await.is_empty(), "once");
    let mail = town.mails().await.pop().unwrap();
    assert!(mail.subject.starts_with("Herinnering") && mail.body.contains("Welke school bedoelt u?"));
    let own = town.stage.browser().get(&asked.own).await.body;
    whole(&own);
    assert!(own.contains("Herinnering aan u"), "{own}");
    town.on("2026-12-01");
    assert!(town.mailed_by("questions.silent").await.is_empty());
    let page = officer.get(&letter).await.body;
    assert!(page.contains("Wij wachten op uw antwoord"), "who has no e-mail gets it on paper: {page}");
    assert_eq!(post(&mut officer, &by_phone, &steps(&page), "letter").await, 303);
    let row = town.question(&asked.number).await;
    assert_eq!(row.waits_since, Some("2026-11-23".parse().unwrap()), "the clock stands still");
    town.on("2026-12-04");
    assert!(town.mailed_by("questions.reminders").await.is_empty(), "its date is no date while it waits");
    town.on("2026-12-07");
    assert_eq!(town.mailed_by("questions.reminders").await, ["officier@gemeente.example"]);
    let mail = town.mails().await.pop().unwrap();
    assert!(mail.body.contains("wij wachten sinds maandag 23 november"), "{}", mail.body);
    assert!(town.mailed_by("questions.reminders").await.is_empty(), "once");
    let add = format!("{}/aanvullen", asked.own);
    town.stage.browser().post(&add, &[("tekst", "De Wilg.")]).await;
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke kant?")]).await;
    town.on("2026-12-14");
    assert_eq!(town.mailed_by("questions.silent").await, ["mina@thuis.example"], "each time that we ask");
    assert!(town.mails().await.pop().unwrap().body.contains("Welke kant?"));
}

#[db::test]
async fn who_reads_on_paper_has_heard_when_the_letter_was_posted(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    let asked = called(&mut officer).await;
    let page = format!("{}/brief", asked.work());
    let receipt = steps(&officer.get(&page).await.body);
    assert_eq!(post(&mut officer, &asked, &receipt, "letter").await, 303);
    town.on("2026-11-30");
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "De lamp is vervangen.")]).await;
    let row = town.question(&asked.number).await;
    assert_eq!((row.heard_on, row.answered_on), (None, None), "they do not know it yet");
    // A letter that lies is told of: the next day, after a week, after a month.
    assert!(town.mailed_by("questions.reminders").await.is_empty());
    for day in ["2026-12-01", "2026-12-07"] {
        town.on(day);
        assert_eq!(town.mailed_by("questions.reminders").await, ["officier@gemeente.example"], "{day}");
        let mail = town.mails().await.pop().unwrap();
        assert!(
            mail.subject.contains("brief ligt nog hier") && mail.body.contains(&asked.number),
            "{}",
            mail.body
        );
        assert!(mail.body.contains("?stand=brief") && !mail.body.contains('⟦'), "{}", mail.body);
        assert!(town.mailed_by("questions.reminders").await.is_empty(), "once");
    }
    town.on("2026-12-08");
    let all = steps(&officer.get(&page).await.body);
    assert_eq!(post(&mut officer, &asked, &all, "letter").await, 303);
    let row = town.question(&asked.number).await;
    let day = Some("2026-12-08".parse().unwrap());
    assert_eq!((row.heard_on, row.answered_on, row.ended_on), (day, day, day), "late, and weeks to react");
    town.on("2027-01-11");
    assert!(town.mailed_by("questions.reminders").await.is_empty(), "it is on its way");
}

#[db::test]
async fn the_clock_runs_until_what_we_ask_back_is_posted(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    let asked = called(&mut officer).await;
    let promised = town.question(&asked.number).await.due;
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke lamp?")]).await;
    assert_eq!(town.question(&asked.number).await.waits_since, None, "nobody was asked anything yet");
    town.on("2026-12-01");
    let told = town.mailed_by("questions.reminders").await;
    assert_eq!(told, ["officier@gemeente.example"; 2], "of the date that is over, and of the letter");
    post_all(&mut officer, &asked).await;
    let row = town.question(&asked.number).await;
    assert_eq!((row.waits_since, row.due), (Some("2026-12-01".parse().unwrap()), promised));
    let page = officer.get(&asked.work()).await.body;
    assert!(page.contains("Sinds dinsdag 1 december wachten wij op de vrager."), "{page}");
    assert!(!page.contains("Het antwoord komt uiterlijk"), "no date while the clock stands still");
    town.on("2026-12-03");
    town.done(&mut officer, &asked, "verder", &[]).await;
    let row = town.question(&asked.number).await;
    assert_eq!(row.first_due, promised, "it was late before we waited");
    // What was answered before the letter was posted is asked no more.
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke kant?")]).await;
    town.on("2026-12-04");
    let says = [("soort", "add"), ("kanaal", "phone"), ("tekst", "De linker.")];
    assert_eq!(officer.post(&format!("{}/namens", asked.work()), &says).await.status, 303);
    post_all(&mut officer, &asked).await;
    assert_eq!(town.question(&asked.number).await.waits_since, None);
}

#[db::test]
async fn who_reads_on_paper_hears_by_letter_that_it_came_back_from_a_partner(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = called(&mut officer).await;
    let (partner, team) = (town.partner.to_string(), town.team.to_string());
    let fields =
        [("partner", partner.as_str()), ("tekst", "Zij maken hem deze week."), BY_HAND[0], BY_HAND[1]];
    town.done(&mut officer, &asked, "doorsturen", &fields).await;
    let path = format!("{}/brief", asked.work());
    let all = steps(&officer.get(&path).await.body);
    assert_eq!(post(&mut officer, &asked, &all, "letter").await, 303);
    let back = [("kern", "aadorp"), ("team", team.as_str())];
    town.done(&mut officer, &asked, "toewijzen", &back).await;
    let letter = officer.get(&path).await.body;
    whole(&letter);
    assert!(letter.contains("weer bij de gemeente"), "{letter}");
    let all = steps(&letter);
    assert_eq!((all.len(), post(&mut officer, &asked, &all, "letter").await), (1, 303));
    assert!(town.question(&asked.number).await.letter_since.is_none());
    // To whom it is given after that is told to nobody outside.
    let (person, _) = town.colleague("Officier", Role::AreaOfficer, Scope::All).await;
    let person = person.to_string();
    let given = [("kern", "aadorp"), ("team", team.as_str()), ("behandelaar", person.as_str())];
    town.done(&mut officer, &asked, "toewijzen", &given).await;
    assert!(town.question(&asked.number).await.letter_since.is_none());
}
