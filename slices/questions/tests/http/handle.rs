// SPDX-License-Identifier: EUPL-1.2
//! Handling: a partner, an idea for the agenda, waiting, privacy, and two people at once.

use crate::town::{BY_HAND, Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use questions::model::State;

#[db::test]
async fn forwarded_to_a_partner_the_asker_knows_who_has_it(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Een volle container", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let partner = town.partner.to_string();
    let fields =
        [("partner", partner.as_str()), ("tekst", "Zij legen hem deze week."), BY_HAND[0], BY_HAND[1]];
    town.done(&mut officer, &asked, "doorsturen", &fields).await;
    let row = town.question(&asked.number).await;
    assert_eq!((row.state, row.heard_on, row.answered_on), (State::Forwarded, row.ended_on, None));
    let own = town.stage.browser().get(&asked.own).await;
    whole(&own.body);
    assert!(
        own.body.contains("Doorgestuurd naar Afvaldienst") && own.body.contains("Zij legen hem deze week.")
    );
    let mail = town.mails().await.pop().unwrap();
    assert!(mail.subject.contains("doorgestuurd") && mail.body.contains("Afvaldienst"));
    let nobody = town.act(&mut officer, &asked, "doorsturen", &[("partner", ""), ("tekst", "")]).await;
    assert_eq!(nobody.status, 400);
}

#[db::test]
async fn an_idea_becomes_a_proposal_and_both_are_linked(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Kan er een bankje komen?", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let fields = [("titel", "Een bankje bij de school"), ("tekst", "Een bankje waar ouders kunnen wachten.")];
    town.done(&mut officer, &asked, "voorstel", &fields).await;
    let mut browser = town.stage.browser();
    let point = browser.get("/kernen/aadorp/agenda/1").await;
    assert!(point.body.contains("Een bankje bij de school") && !point.body.contains("Wilhelmina"));
    let own = browser.get(&asked.own).await;
    whole(&own.body);
    assert!(own.body.contains("/kernen/aadorp/agenda/1"), "the asker finds it");
    assert!(officer.get(&asked.work()).await.body.contains("/kernen/aadorp/agenda/1"));
    assert!(town.mails().await.pop().unwrap().subject.contains("voorstel"));
}

#[db::test]
async fn while_we_wait_for_the_asker_the_clock_stands_still(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    town.on("2026-11-24");
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Welke school bedoelt u?")]).await;
    let own = town.stage.browser().get(&asked.own).await;
    assert!(own.body.contains("Sinds dinsdag 24 november wachten wij"), "{}", own.body);
    assert!(town.mails().await.pop().unwrap().body.contains("Welke school bedoelt u?"));
    town.on("2026-11-27");
    let add = town.stage.browser().post(&format!("{}/aanvullen", asked.own), &[("tekst", "De Wilg.")]).await;
    assert_eq!(add.status, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((row.due.to_string(), row.first_due.to_string()), ("2026-12-03".into(), "2026-12-03".into()));
    assert_eq!(row.waits_since, None);
    let story = officer.get(&asked.work()).await;
    assert!(story.body.contains("De Wilg.") && story.body.contains("donderdag 3 december"));
}

#[db::test]
async fn two_colleagues_do_not_overwrite_each_other(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut one = town.officer().await;
    let (_, mut two) = town.colleague("Twee", Role::Administrator, Scope::All).await;
    let seen = town.question(&asked.number).await.revision.to_string();
    let path = format!("{}/antwoord", asked.work());
    assert_eq!(one.post(&path, &[("tekst", "Het eerste antwoord."), ("versie", &seen)]).await.status, 303);
    let late = two.post(&path, &[("tekst", "Het tweede antwoord."), ("versie", &seen)]).await;
    assert_eq!(late.status, 409);
    whole(&late.body);
    assert!(late.body.contains("Het tweede antwoord."), "what was typed is kept");
    assert!(late.body.contains("Het eerste antwoord."), "and what is there now is shown");
    assert_eq!(town.mails().await.len(), 2, "one receipt, one answer");
}

#[db::test]
async fn a_procesantwoord_names_a_later_date_and_is_given_at_most_twice(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    let team = town.team.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    for (text, date, field) in [
        ("", "7-12-2026", "vraag-procesantwoord-tekst-fout"),
        ("Het duurt langer.", "30-11-2026", "vraag-procesantwoord-datum-fout"),
        ("Het duurt langer.", "1-1-2028", "vraag-procesantwoord-datum-fout"),
        ("Het duurt langer.", "", "vraag-procesantwoord-datum-fout"),
    ] {
        let answer =
            town.act(&mut officer, &asked, "procesantwoord", &[("tekst", text), ("datum", date)]).await;
        assert_eq!(answer.status, 400);
        assert!(answer.body.contains(field), "{date}");
    }
    for date in ["7-12-2026", "14-12-2026"] {
        town.done(
            &mut officer,
            &asked,
            "procesantwoord",
            &[("tekst", "Wij wachten op hout."), ("datum", date)],
        )
        .await;
    }
    let third = [("tekst", "Nog langer."), ("datum", "21-12-2026")];
    assert_eq!(town.act(&mut officer, &asked, "procesantwoord", &third).await.status, 400);
    let row = town.question(&asked.number).await;
    assert_eq!((row.first_due.to_string(), row.due.to_string()), ("2026-11-30".into(), "2026-12-14".into()));
}

#[db::test]
async fn what_is_private_shows_nowhere(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let fields = [
        ("titel", "Over de zandbak"),
        ("vraag", "Wanneer komt er schoon zand?"),
        ("antwoord", "Het schone zand komt in het voorjaar."),
    ];
    let no = town.ask_with(&[("titel", "Zand in de zandbak"), ("openbaar", "")]).await;
    town.done(&mut officer, &no, "antwoord", &[("tekst", "In het voorjaar.")]).await;
    assert_eq!(town.act(&mut officer, &no, "openbaar", &fields).await.status, 409, "the asker said no");
    let yes = town.ask("Schoon zand", "mina@thuis.example").await;
    town.done(&mut officer, &yes, "antwoord", &[("tekst", "In het voorjaar.")]).await;
    let named = [fields[0], fields[1], ("antwoord", "Wilhelmina Jansen krijgt schoon zand.")];
    let refused = town.act(&mut officer, &yes, "openbaar", &named).await;
    assert!(refused.status == 400 && refused.body.contains("de naam, het e-mailadres of het telefoonnummer"));
    town.done(&mut officer, &yes, "openbaar", &fields).await;
    let mut browser = town.stage.browser();
    let pages =
        ["/vragen", "/vragen?woorden=zand", "/zoeken?q=zand", "/kernen/aadorp", "/kernen/aadorp/vragen"];
    for page in pages {
        assert!(browser.get(page).await.body.contains("Over de zandbak"), "{page}");
    }
    town.done(&mut officer, &yes, "prive", &[]).await;
    for page in pages {
        assert!(!browser.get(page).await.body.contains("Over de zandbak"), "{page}");
    }
    let link = format!("/vragen/{}", yes.number);
    assert_eq!(browser.get(&link).await.status, 404);
    let lookalike =
        crate::town::form(&[("titel", "Over de zandbak en het zand"), ("email", "jan@thuis.example")]);
    assert_eq!(browser.post("/vragen/nieuw", &lookalike).await.status, 303, "nothing looks alike");
    assert_eq!(town.act(&mut officer, &yes, "openbaar", &fields).await.status, 409);
    // The log names questions by id alone.
    let entries = db::audit::list(&mut town.read().await, town.stage.tenant, None, 1_000).await.unwrap();
    let facts: String = entries.iter().map(|entry| entry.facts.as_str()).collect();
    for word in ["zand", "Wilhelmina", "mina@", &yes.number] {
        assert!(!facts.contains(word), "{word}: {facts}");
    }
}

#[db::test]
async fn the_asker_reopens_once_within_four_weeks_and_withdraws_when_sure(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    let mut mina = town.stage.browser();
    let reopen = format!("{}/heropenen", asked.own);
    town.on("2026-12-20");
    assert_eq!(mina.post(&reopen, &[("tekst", "Ze liggen weer los.")]).await.status, 409, "too late");
    town.on("2026-12-18");
    let empty = mina.post(&reopen, &[("tekst", "")]).await;
    assert_eq!(empty.status, 400);
    whole(&empty.body);
    assert_eq!(mina.post(&reopen, &[("tekst", "Ze liggen weer los.")]).await.status, 303);
    let row = town.question(&asked.number).await;
    assert_eq!((row.state, row.due.to_string()), (State::Reopened, "2026-12-28".into()));
    assert!(town.mails().await.pop().unwrap().body.contains("maandag 28 december 2026"));
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Nu echt.")]).await;
    assert_eq!(mina.post(&reopen, &[("tekst", "Nog eens.")]).await.status, 409, "once");

    let other = town.ask("Een kapotte lamp", "mina@thuis.example").await;
    let withdraw = format!("{}/intrekken", other.own);
    let unsure = mina.post(&withdraw, &[]).await;
    assert!(unsure.status == 400 && unsure.body.contains("vinkje"));
    assert_eq!(mina.post(&withdraw, &[("zeker", "ja")]).await.status, 303);
    assert_eq!(town.question(&other.number).await.state, State::Closed);
}
