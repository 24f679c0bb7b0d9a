// SPDX-License-Identifier: EUPL-1.2
//! What the asker tells a colleague by telephone, on paper or at the desk; and whether it may stand on the
//! website.

use crate::letters;
use crate::settings::value_of;
use crate::town::{Asked, Town, migrations, whole};
use db::Db;
use kernel::Role;
use questions::model::{Helped, State};
use web::testing::Browser;

async fn says(browser: &mut Browser, asked: &Asked, kind: &str, how: &str, text: &str) -> u16 {
    let fields = [("soort", kind), ("kanaal", how), ("tekst", text)];
    browser.post(&format!("{}/namens", asked.work()), &fields).await.status
}

async fn by_telephone(town: &Town) -> Asked {
    town.ask_with(&[("email", ""), ("telefoon", "0345 000 000")]).await
}

#[db::test]
async fn what_the_asker_says_by_telephone_counts_as_when_they_did_it_themselves(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = by_telephone(&town).await;
    let mut officer = town.officer().await;
    whole(&officer.get(&asked.work()).await.body);
    town.on("2026-11-24");
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke school?")]).await;
    letters::post_all(&mut officer, &asked).await;
    town.on("2026-11-27");
    assert_eq!(says(&mut officer, &asked, "add", "phone", "").await, 400, "what was said?");
    assert_eq!(says(&mut officer, &asked, "iets", "phone", "De Wilg.").await, 400);
    assert_eq!(says(&mut officer, &asked, "add", "web", "De Wilg.").await, 400, "not by the website");
    assert_eq!(says(&mut officer, &asked, "add", "phone", "De Wilg.").await, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((row.waits_since, row.due), (None, "2026-12-03".parse().unwrap()), "the clock runs on");
    assert!(row.added_on.is_some(), "who handles it still has to read it");
    let story = officer.get(&asked.work()).await.body;
    whole(&story);
    assert!(story.contains("De vrager, per telefoon. Opgeschreven door: Gebiedsmakelaar."), "{story}");
    let own = town.stage.browser().get(&asked.own).await.body;
    whole(&own);
    assert!(own.contains("U, per telefoon. Opgeschreven door: Gebiedsmakelaar."), "{own}");

    assert_eq!(says(&mut officer, &asked, "helped-yes", "phone", "").await, 409, "nothing to be helped by");
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    assert_eq!(says(&mut officer, &asked, "helped-partly", "hall", "Nog één tegel.").await, 303);
    assert_eq!(town.question(&asked.number).await.helped, Some(Helped::Partly));
    assert_eq!(says(&mut officer, &asked, "helped-no", "hall", "").await, 409, "once");
    town.on("2026-12-26");
    assert_eq!(says(&mut officer, &asked, "reopen", "letter", "Weer los.").await, 409, "after four weeks");
    town.on("2026-12-21");
    assert_eq!(says(&mut officer, &asked, "reopen", "letter", "Weer los.").await, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((row.state, row.due), (State::Reopened, "2026-12-28".parse().unwrap()));
    assert_eq!(says(&mut officer, &asked, "withdraw", "phone", "").await, 303);
    assert_eq!(town.question(&asked.number).await.state, State::Closed);
    assert_eq!(says(&mut officer, &asked, "reopen", "phone", "Toch niet.").await, 409, "once");
}

#[db::test]
async fn only_who_may_read_the_question_writes_down_what_its_asker_says(db: Db) {
    let town = Town::new(db).await;
    let asked = by_telephone(&town).await;
    for (name, role, place, status) in [
        ("Ver", Role::AreaOfficer, Town::in_kern(town.beekdorp), 404),
        ("Elders", Role::PolicyOfficer, town.in_team(), 404),
        ("Wethouder", Role::Alderman, Town::in_kern(town.aadorp), 403),
        ("Inwoner", Role::Resident, kernel::Scope::All, 403),
    ] {
        let (_, mut browser) = town.colleague(name, role, place).await;
        assert_eq!(says(&mut browser, &asked, "add", "phone", "Iets.").await, status, "{name}");
    }
    let mut officer = town.officer().await;
    let team = town.team.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    let (_, mut policy) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    assert_eq!(says(&mut policy, &asked, "add", "phone", "Iets.").await, 303);
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 1_000).await.unwrap();
    assert!(log.iter().any(|one| one.facts.contains("phone") && one.action == "questions.desk"));
}

const PAGES: [&str; 5] =
    ["/vragen", "/vragen?woorden=zand", "/zoeken?q=zand", "/kernen/aadorp", "/kernen/aadorp/vragen"];

async fn published(town: &Town, officer: &mut Browser) -> Asked {
    let asked = town.ask("Schoon zand", "mina@thuis.example").await;
    town.done(officer, &asked, "antwoord", &[("tekst", "In het voorjaar.")]).await;
    let fields = [
        ("titel", "Over de zandbak"),
        ("vraag", "Wanneer komt er schoon zand?"),
        ("antwoord", "Het schone zand komt in het voorjaar."),
    ];
    town.done(officer, &asked, "openbaar", &fields).await;
    asked
}

async fn stands(town: &Town, is_there: bool) {
    let mut browser = town.stage.browser();
    for page in PAGES {
        assert_eq!(browser.get(page).await.body.contains("Over de zandbak"), is_there, "{page}");
    }
    let news = browser.get("/api/v1/vragen").await.body;
    assert_eq!(news.contains("Over de zandbak"), is_there, "{news}");
}

#[db::test]
async fn consent_is_taken_back_as_easily_as_it_was_given_and_the_answer_goes_at_once(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = published(&town, &mut officer).await;
    stands(&town, true).await;
    let (mut mina, website) = (town.stage.browser(), format!("{}/website", asked.own));
    assert!(mina.get(&asked.own).await.body.contains("Dan halen wij ze er meteen af."));
    assert_eq!(mina.post(&website, &[("openbaar", "nee")]).await.status, 303);
    stands(&town, false).await;
    assert_eq!(mina.get(&format!("/vragen/{}", asked.number)).await.status, 404);
    let own = mina.get(&asked.own).await.body;
    whole(&own);
    assert!(own.contains("Mag niet op de website") && own.contains("Mijn vraag mag op de website"));
    assert_eq!(mina.post(&website, &[("openbaar", "nee")]).await.status, 303, "a second tap");
    let again =
        [("titel", "Over de zandbak"), ("vraag", "Wanneer komt er zand?"), ("antwoord", "In mei komt het.")];
    assert_eq!(town.act(&mut officer, &asked, "openbaar", &again).await.status, 409);
    assert_eq!(mina.post(&website, &[("openbaar", "ja")]).await.status, 303);
    stands(&town, false).await;
    town.done(&mut officer, &asked, "openbaar", &again).await;
    stands(&town, true).await;
    let stranger = asked.own.replace(&asked.own[asked.own.len() - 3..], "000");
    assert_eq!(mina.post(&format!("{stranger}/website"), &[("openbaar", "nee")]).await.status, 404);
}

#[db::test]
async fn who_calls_to_take_consent_back_is_off_the_website_at_once(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = published(&town, &mut officer).await;
    assert_eq!(says(&mut officer, &asked, "consent", "phone", "").await, 409, "it was given");
    assert_eq!(says(&mut officer, &asked, "revoke", "phone", "").await, 303);
    stands(&town, false).await;
    assert!(!town.question(&asked.number).await.may_publish);
}

#[db::test]
async fn a_letter_counts_from_the_day_on_which_it_came(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = by_telephone(&town).await;
    let mut officer = town.officer().await;
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke school?")]).await;
    letters::post_all(&mut officer, &asked).await;
    town.on("2026-11-30");
    let came = |day: &'static str| {
        [("soort", "add"), ("kanaal", "letter"), ("tekst", "De Wilg."), ("ontvangen", day)]
    };
    let path = format!("{}/namens", asked.work());
    for wrong in ["1-12-2026", "22-11-2026", "gisteren"] {
        let answer = officer.post(&path, &came(wrong)).await;
        assert_eq!(answer.status, 400, "{wrong}");
        whole(&answer.body);
        assert!(answer.body.contains("De Wilg."), "what was typed is kept");
    }
    assert_eq!(officer.post(&path, &came("26-11-2026")).await.status, 303);
    let row = town.question(&asked.number).await;
    assert_eq!(row.due, "2026-12-03".parse().unwrap(), "three days were waited, not seven");
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    town.on("2026-12-30");
    let again = |day| [("soort", "reopen"), ("kanaal", "letter"), ("tekst", "Weer los."), ("ontvangen", day)];
    assert_eq!(officer.post(&path, &again("29-12-2026")).await.status, 409, "after four weeks");
    assert_eq!(officer.post(&path, &again("28-12-2026")).await.status, 303, "it came in time");
    let row = town.question(&asked.number).await;
    assert_eq!(row.due, "2027-01-04".parse().unwrap(), "the term begins when it came");
}

#[db::test]
async fn two_taps_on_the_button_say_it_once(db: Db) {
    let town = Town::new(db).await;
    let asked = by_telephone(&town).await;
    let mut officer = town.officer().await;
    for _ in 0..2 {
        assert_eq!(says(&mut officer, &asked, "add", "phone", "Het is de Wilg.").await, 303);
        town.done(&mut officer, &asked, "notitie", &[("tekst", "Even gebeld.")]).await;
    }
    let own = format!("{}/aanvullen", asked.own);
    for _ in 0..2 {
        assert_eq!(town.stage.browser().post(&own, &[("tekst", "Bij de poort.")]).await.status, 303);
    }
    let story = officer.get(&asked.work()).await.body;
    for said in ["Het is de Wilg.", "Even gebeld.", "Bij de poort."] {
        assert_eq!(story.matches(said).count(), 1, "{said}");
    }
}

#[db::test]
async fn who_says_yes_later_is_warned_of_what_should_not_go_public(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    for (field, text, told) in [
        ("titel", "Bel 0344-123456 over de tegels", "Een telefoonnummer"),
        ("tekst", "Mijn man heeft Alzheimer en valt over de tegels.", "Iets over gezondheid"),
        ("plek", "mail naar mina@thuis.example", "Een e-mailadres"),
    ] {
        let asked = town.ask_with(&[("openbaar", ""), (field, text)]).await;
        let (mut mina, website) = (town.stage.browser(), format!("{}/website", asked.own));
        let page = mina.get(&asked.own).await.body;
        assert!(!page.contains(told) && page.contains("Mijn vraag mag op de website"), "{page}");
        for seen in ["", "ja"] {
            let warned = mina.post(&website, &[("openbaar", "ja"), ("gezien", seen)]).await;
            whole(&warned.body);
            assert_eq!(warned.status, 200, "{}", warned.body);
            assert!(warned.body.contains(told) && warned.body.contains("Ja, toch"), "{}", warned.body);
            assert!(warned.headers["cache-control"].to_str().unwrap().contains("no-store"));
            assert!(!town.question(&asked.number).await.may_publish, "not yet");
        }
        let warned = mina.post(&website, &[("openbaar", "ja")]).await.body;
        let seen = value_of(&warned, "gezien");
        for _ in 0..2 {
            let sent = mina.post(&website, &[("openbaar", "ja"), ("gezien", &seen)]).await;
            assert_eq!(sent.status, 303, "{}", sent.body);
        }
        assert!(town.question(&asked.number).await.may_publish);
        assert_eq!(mina.post(&website, &[("openbaar", "nee")]).await.status, 303, "taken back at once");
        assert_eq!(says(&mut officer, &asked, "consent", "phone", "").await, 303, "a colleague looks later");
    }
}

#[db::test]
async fn a_letter_that_crossed_what_we_asked_back_waits_to_be_read(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    let given = town.ask("Losse tegels", "mina@thuis.example").await;
    let fresh = town.ask("Een lamp is stuk", "jan@thuis.example").await;
    let team = town.team.to_string();
    town.done(&mut officer, &given, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    town.on("2026-11-26");
    for asked in [&given, &fresh] {
        town.done(&mut officer, asked, "navragen", &[("tekst", "Welke school?")]).await;
    }
    town.on("2026-11-27");
    let added = "de vrager vulde iets aan";
    assert!(!officer.get("/werk").await.body.contains(added));
    for asked in [&given, &fresh] {
        let came = [("soort", "add"), ("kanaal", "letter"), ("tekst", "Glad."), ("ontvangen", "25-11-2026")];
        assert_eq!(officer.post(&format!("{}/namens", asked.work()), &came).await.status, 303);
        assert!(town.question(&asked.number).await.waits_since.is_some(), "it answers nothing");
    }
    let work = officer.get("/werk").await.body;
    assert_eq!(work.matches(added).count(), 2, "{work}");
}
