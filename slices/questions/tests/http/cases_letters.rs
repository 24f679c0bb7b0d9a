// SPDX-License-Identifier: EUPL-1.2
//! Who takes part in a casus and has no e-mail hears by letter: each waits on the worklist until somebody
//! posted it, or told it by telephone.

use crate::cases::C;
use crate::town::{Asked, Town, migrations, whole};
use db::{Db, sql};
use kernel::{Role, Scope};
use questions::cases::store::{letter, reminder};
use web::testing::Browser;

const CALL: [(&str, &str); 7] = [
    ("titel", "Een plukroute langs de sloot"),
    ("tekst", "Bewoners willen fruitbomen planten."),
    ("kern", "aadorp"),
    ("soort", "resident"),
    ("naam", "Jan Smit"),
    ("adres", "Dorpsstraat 4\n1234 AB Aadorp"),
    ("telefoon", "0345 000 000"),
];

/// A plan of Jan Smit, who has no e-mail: the casus `C-2026-001`.
async fn called(browser: &mut Browser) {
    let answer = browser.post("/werk/casussen/nieuw", &CALL).await;
    assert_eq!((answer.status, &*answer.location), (303, "/werk/casussen/C-2026-001"), "{}", answer.body);
}

fn letter(party: i64) -> String {
    format!("/werk/casussen/{C}/brief?partij={party}")
}

/// The steps that a page asks to mark as posted.
fn steps(body: &str) -> Vec<String> {
    whole(body);
    let marked = body.split("name=\"stap\" value=\"").skip(1);
    marked.map(|rest| rest[..rest.find('"').unwrap()].to_owned()).collect()
}

async fn post(browser: &mut Browser, party: i64, steps: &[String], how: &str) -> u16 {
    let party = party.to_string();
    let mut fields = vec![("partij", party.as_str()), ("hoe", how)];
    fields.extend(steps.iter().map(|step| ("stap", step.as_str())));
    browser.post(&format!("/werk/casussen/{C}/brief"), &fields).await.status
}

/// Posts whatever waits for a party; how many steps that were.
async fn posted(browser: &mut Browser, party: i64) -> usize {
    let all = steps(&browser.get(&letter(party)).await.body);
    assert_eq!(post(browser, party, &all, "letter").await, 303);
    all.len()
}

#[db::test]
async fn a_letter_waits_on_the_worklist_until_it_was_posted(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    called(&mut officer).await;
    let list = officer.get("/werk").await.body;
    whole(&list);
    assert!(list.contains("brief versturen") && list.contains(C), "{list}");
    let list = officer.get("/werk/casussen?stand=brief").await.body;
    whole(&list);
    assert!(list.contains(C) && list.contains("Brief versturen"), "{list}");
    let page = officer.get(&format!("/werk/casussen/{C}")).await.body;
    assert!(page.contains("Geen e-mail: verstuur de brief"), "{page}");
    town.on("2026-11-24");
    town.done_casus(&mut officer, C, "plannen", &[("datum", "1-12-2026"), ("tekst", "Om 20 uur.")]).await;
    let page = officer.get(&letter(1)).await.body;
    for told in ["U doet mee aan een casus", "fruitbomen", "Om 20 uur.", "maandag 23 november 2026", "0345"] {
        assert!(page.contains(told), "both steps in one letter, {told}: {page}");
    }
    let all = steps(&page);
    assert_eq!(all.len(), 2);
    assert_eq!(steps(&officer.get(&format!("{}&stap=2", letter(1))).await.body), all[1..], "one of them");
    // What came after the letter was printed was not in it.
    assert_eq!(post(&mut officer, 1, &all[..1], "letter").await, 303);
    assert_eq!(town.casus(C).await.letter_since, Some("2026-11-24".parse().unwrap()));
    assert_eq!(steps(&officer.get(&letter(1)).await.body), all[1..]);
    assert_eq!(post(&mut officer, 1, &all[..1], "letter").await, 409, "once");
    assert_eq!(post(&mut officer, 2, &all[1..], "letter").await, 404, "nobody is party 2");
    assert_eq!(post(&mut officer, 1, &["geen".into()], "letter").await, 400);
    assert_eq!(post(&mut officer, 1, &all[1..], "website").await, 400);
    assert_eq!(post(&mut officer, 1, &all[1..], "phone").await, 303);
    assert_eq!(town.casus(C).await.letter_since, None);
    assert_eq!(post(&mut officer, 1, &all, "letter").await, 409);
    assert!(!officer.get("/werk/casussen?stand=brief").await.body.contains(C));
    assert!(!officer.get("/werk").await.body.contains("brief versturen"));
    let page = officer.get(&format!("/werk/casussen/{C}")).await.body;
    whole(&page);
    for told in ["Brief op de post gedaan: Jan Smit", "Verteld door te bellen: Jan Smit", "druk de brief af"]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    let own = town.stage.browser().get(&town.party(C, 1).await).await.body;
    assert!(own.contains("Om 20 uur.") && !own.contains("Brief op de post"), "{own}");
    let again = officer.get(&letter(1)).await.body;
    assert!(again.contains("Om 20 uur.") && steps(&again).is_empty(), "it can be printed again");
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 100).await.unwrap();
    assert!(log.iter().any(|entry| entry.facts.contains("posted") && entry.facts.contains("phone")));
}

#[db::test]
async fn each_step_is_told_once_to_each_by_mail_or_by_letter(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    called(&mut officer).await;
    assert_eq!(posted(&mut officer, 1).await, 1);
    let (person, _) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    let (person, partner) = (person.to_string(), town.partner.to_string());
    for fields in [
        vec![("soort", "group"), ("naam", "De Wilg"), ("email", "bestuur@wilg.example")],
        vec![("soort", "resident"), ("naam", "Kees Buurman")],
        vec![("soort", "partner"), ("partner", &partner)],
        vec![("soort", "colleague"), ("collega", &person)],
    ] {
        town.done_casus(&mut officer, C, "meedoen", &fields).await;
    }
    // Jan reads of four who join, Kees of three and the partner of two, each of themselves as well.
    for (party, waits) in [(1, 4), (3, 3), (4, 2)] {
        assert_eq!(posted(&mut officer, party).await, waits, "{party}");
    }
    assert_eq!(town.casus(C).await.letter_since, None);
    // The same on the same moment is not the same step.
    let days = ["1-12-2026", "2-12-2026", "3-12-2026", "4-12-2026", "7-12-2026", "8-12-2026"];
    for day in days {
        town.done_casus(&mut officer, C, "plannen", &[("datum", day), ("tekst", "Om 20 uur.")]).await;
    }
    let mails = town.mails().await.into_iter();
    let mut told: Vec<String> = mails.map(|mail| mail.recipient + &mail.body).collect();
    told.retain(|mail| mail.contains("gepland"));
    assert_eq!(told.len(), 2 * days.len());
    told.sort_unstable();
    told.dedup();
    assert_eq!(told.len(), 2 * days.len(), "the group and the colleague hear of each day once");
    let page = officer.get(&letter(3)).await.body;
    assert_eq!(steps(&page).len(), days.len(), "and who reads on paper too: {page}");
    for day in ["1 december", "2 december", "3 december", "4 december", "7 december", "8 december"] {
        assert!(page.contains(day), "{day}: {page}");
    }
    assert!(steps(&officer.get(&letter(2)).await.body).is_empty(), "the group has e-mail");
    town.done_casus(&mut officer, C, "notitie", &[("tekst", "Jan belde.")]).await;
    assert_eq!(posted(&mut officer, 3).await, days.len(), "a note is told to nobody");
}

#[db::test]
async fn who_asked_by_telephone_gets_the_letter_of_the_question_and_then_those_of_the_casus(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let call = [
        ("kanaal", "phone"),
        ("titel", "Mogen wij een boomgaard?"),
        ("tekst", "Wij willen samen bomen planten."),
        ("kern", "aadorp"),
        ("naam", "Jan Smit"),
        ("telefoon", "0345 000 000"),
    ];
    let answer = officer.post("/werk/vragen/nieuw", &call).await;
    let asked = Asked { own: String::new(), number: answer.location.rsplit('/').next().unwrap().to_owned() };
    let plan = [("titel", "Een boomgaard van de buurt"), ("tekst", "Bewoners willen bomen planten.")];
    town.done(&mut officer, &asked, "casus", &plan).await;
    assert_eq!(town.casus(C).await.letter_since, None, "the letter of the question tells of the casus");
    assert!(town.question(&asked.number).await.letter_since.is_some());
    town.done_casus(&mut officer, C, "kan-niet", &[("tekst", "Er ligt een leiding.")]).await;
    let page = officer.get(&letter(1)).await.body;
    assert!(page.contains("Er ligt een leiding.") && page.contains("resultaat"), "{page}");
    assert_eq!(posted(&mut officer, 1).await, 1, "also when the casus has its result");
}

#[db::test]
async fn no_letter_waits_for_who_left_or_was_erased(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    called(&mut officer).await;
    for name in ["Kees Buurman", "Els Overkant"] {
        town.done_casus(&mut officer, C, "meedoen", &[("soort", "resident"), ("naam", name)]).await;
    }
    let waiting = || async {
        let id = town.casus(C).await.id;
        let mut all = letter::waiting(&mut town.read().await, town.stage.tenant, id).await.unwrap();
        all.dedup_by_key(|(party, _)| *party);
        all.len()
    };
    assert_eq!(waiting().await, 3);
    let leave = format!("{}/vertrek", town.party(C, 2).await);
    assert_eq!(town.stage.browser().post(&leave, &[("zeker", "ja")]).await.status, 303);
    assert_eq!(waiting().await, 2, "who left gets none; the others read that somebody did");
    assert_eq!(officer.get(&letter(2)).await.status, 404);
    let file = town.file(C).await;
    let (casus, els) = (file.casus.id, file.parties[2].id);
    let erased = town.write(move |ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.erase", "gemeente", ctx.tenant)).await?;
            let store = questions::cases::store::personal::erase_party;
            Ok(store(tx, ctx.tenant, (casus, els), ctx.today()).await?)
        })
    });
    erased.await.unwrap();
    assert_eq!(waiting().await, 1);
    town.done_casus(&mut officer, C, "kan-niet", &[("tekst", "Er ligt een leiding.")]).await;
    town.on("2028-01-10");
    town.run_job("questions.forget").await;
    assert_eq!((waiting().await, town.casus(C).await.letter_since), (0, None), "nobody is left to write to");
    assert!(!officer.get("/werk").await.body.contains(C));
}

#[db::test]
async fn who_reads_the_casus_posts_its_letters_and_strangers_do_not(db: Db) {
    let town = Town::new(db).await;
    let (_, mut far) = town.colleague("Ver", Role::PolicyOfficer, Town::in_kern(town.beekdorp)).await;
    called(&mut far).await;
    let mut officer = town.officer().await;
    let all = steps(&officer.get(&letter(1)).await.body);
    let (_, mut other) = town.colleague("Ander", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    assert_eq!(post(&mut other, 1, &all, "letter").await, 404);
    let (_, mut resident) = town.colleague("Els", Role::Resident, Scope::All).await;
    assert_eq!(post(&mut resident, 1, &all, "letter").await, 403);
    post(&mut town.stage.browser(), 1, &all, "letter").await;
    assert!(town.casus(C).await.letter_since.is_some(), "a visitor has to log in first");
    // Who entered it at the desk for another kern prints the first letter, as long as nobody is responsible.
    let list = far.get("/werk").await.body;
    assert!(list.contains(C) && list.contains("brief versturen"), "{list}");
    assert_eq!(posted(&mut far, 1).await, 1);
}

#[db::test]
async fn a_letter_that_lies_is_told_of(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    called(&mut officer).await;
    let remind = || async { town.mailed_by("cases.reminders").await };
    assert!(remind().await.is_empty());
    for day in ["2026-11-24", "2026-11-30", "2026-12-23"] {
        town.on(day);
        assert_eq!(remind().await, ["officier@gemeente.example"], "{day}");
        let mail = town.mails().await.pop().unwrap();
        assert!(mail.subject.starts_with("Een brief in een casus") && mail.body.contains(C), "{}", mail.body);
        assert!(
            mail.body.contains("/werk/casussen?stand=brief") && !mail.body.contains('⟦'),
            "{}",
            mail.body
        );
        assert!(!mail.body.contains("Jan") && !mail.body.contains("plukroute"), "{}", mail.body);
        assert!(remind().await.is_empty(), "once");
    }
    posted(&mut officer, 1).await;
    town.on("2027-02-01");
    assert!(remind().await.is_empty(), "it is on its way");
}

#[db::test]
async fn asking_for_advice_anew_does_not_tell_of_a_letter_twice(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let (me, mut officer) = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let (adviser, _) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    called(&mut officer).await;
    town.on("2026-11-24");
    assert_eq!(town.mailed_by("cases.reminders").await, ["officier@gemeente.example"]);
    let (me, adviser) = (me.to_string(), adviser.to_string());
    let fields = [("behandelaar", me.as_str()), ("beleid", &adviser), ("kern", "aadorp")];
    town.done_casus(&mut officer, C, "toewijzen", &fields).await;
    let ask = [("tekst", "Is de grond van ons?"), ("datum", "7-12-2026")];
    town.done_casus(&mut officer, C, "voorleggen", &ask).await;
    assert!(town.mailed_by("cases.reminders").await.is_empty());
    let count = "SELECT count(*) AS n FROM casus_asked_reminder WHERE tenant_id = $1";
    let (rows,): (i64,) = town.read().await.one(sql!(count, town.stage.tenant)).await.unwrap();
    assert_eq!(rows, 1);
}

/// How many promises, questions to policy officers and letters a round of today finds.
async fn found(town: &Town) -> [usize; 3] {
    let (mut conn, ctx) = (town.read().await, town.stage.system());
    let until = ctx.calendar.add_working_days(ctx.today(), 2);
    [
        reminder::promises(&mut conn, &ctx, until).await.unwrap().len(),
        reminder::asked(&mut conn, &ctx, until).await.unwrap().len(),
        reminder::lying(&mut conn, &ctx, ctx.today().add_days(-1)).await.unwrap().len(),
    ]
}

#[db::test]
async fn a_round_takes_what_was_not_reminded_of_yet(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let (me, mut officer) = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let (adviser, _) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    called(&mut officer).await;
    let (me, adviser) = (me.to_string(), adviser.to_string());
    let fields = [("behandelaar", me.as_str()), ("beleid", &adviser), ("kern", "aadorp")];
    town.done_casus(&mut officer, C, "toewijzen", &fields).await;
    // A promise for a Monday, a question for the Sunday before it, and a letter since today.
    town.talked(&mut officer, C, "7-12-2026").await;
    let ask = [("tekst", "Is de grond van ons?"), ("datum", "6-12-2026")];
    town.done_casus(&mut officer, C, "voorleggen", &ask).await;
    // On each occasion it is there before the round, and nothing is after it.
    for (day, fresh) in [
        ("2026-11-23", [0, 0, 0]),
        ("2026-11-24", [0, 0, 1]),
        ("2026-11-30", [0, 0, 1]),
        ("2026-12-02", [0, 0, 0]),
        ("2026-12-03", [1, 1, 0]),
        ("2026-12-04", [0, 1, 0]),
        ("2026-12-07", [1, 1, 0]),
        ("2026-12-08", [1, 0, 0]),
        ("2026-12-09", [0, 0, 0]),
        ("2026-12-14", [1, 1, 0]),
        ("2026-12-23", [0, 0, 1]),
        ("2027-01-06", [1, 1, 0]),
        ("2027-01-07", [0, 0, 0]),
        ("2027-01-22", [0, 0, 1]),
        ("2027-02-05", [1, 1, 0]),
    ] {
        town.on(day);
        assert_eq!(found(&town).await, fresh, "{day}");
        town.run_job("cases.reminders").await;
        assert_eq!(found(&town).await, [0, 0, 0], "{day}");
    }
}
