// SPDX-License-Identifier: EUPL-1.2
//! Talks and promises: what is refused, what becomes late, who is reminded, and two people at once.

use crate::cases::C;
use crate::town::{Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use questions::cases::model::{Outcome, State};

/// Does the round of the morning; to whom mails of this round went.
async fn remind(town: &Town) -> Vec<String> {
    town.mailed_by("cases.reminders").await
}

#[db::test]
async fn a_talk_that_lacks_something_comes_back_with_what_was_typed(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    let team = town.team.to_string();
    let talk = |fields: &[(&'static str, &'static str)]| -> Vec<(&'static str, &'static str)> {
        let usual = [("datum", "20-11-2026"), ("partijen", "1"), ("tekst", "Wij spraken over de baan.")];
        let other = usual.into_iter().filter(|(name, _)| fields.iter().all(|(one, _)| one != name));
        other.chain(fields.iter().copied()).collect()
    };
    for (fields, said) in [
        (talk(&[("datum", "22-11-2026")]), "nog niet geweest"),
        (talk(&[("datum", "1-1-2019")]), "meer dan vijf jaar geleden"),
        (talk(&[("partijen", "")]), "Kies wie erbij was"),
        (talk(&[("partijen", "7")]), "casus-gesprek-partijen-fout"),
        (talk(&[("besluit-soort[]", "cannot"), ("besluit-tekst[]", "Een dak")]), "Inwoners willen dat weten"),
        (talk(&[("besluit-soort[]", "find_out"), ("besluit-tekst[]", "Een dak")]), "Kies wie het uitzoekt"),
        (talk(&[("besluit-soort[]", ""), ("besluit-tekst[]", "Een dak")]), "Kies wat het besluit is"),
        (talk(&[("besluit-soort[]", "can"), ("besluit-tekst[]", "")]), "waarover het besluit gaat"),
    ] {
        let answer = town.act_casus(&mut officer, C, "gesprek", &fields).await;
        assert_eq!(answer.status, 400, "{fields:?}");
        whole(&answer.body);
        assert!(answer.body.contains(said) && answer.body.contains("Wij spraken over de baan."), "{said}");
        if fields.iter().any(|(_, value)| *value == "Een dak") {
            assert!(answer.body.contains("value=\"Een dak\""), "a decision is kept too: {said}");
            assert!(answer.body.contains("href=\"#casus-gesprek-1-besluit-"), "the list leads to the row");
        }
    }
    let past = [
        ("datum", "20-11-2026"),
        ("partijen", "1"),
        ("tekst", "Wij spraken."),
        ("besluit-soort[]", "find_out"),
        ("besluit-tekst[]", "Een dak"),
        ("besluit-reden[]", ""),
        ("besluit-wie[]", team.as_str()),
        ("besluit-datum[]", "20-11-2026"),
    ];
    let answer = town.act_casus(&mut officer, C, "gesprek", &past).await;
    assert!(answer.status == 400 && answer.body.contains("al voorbij"));
    let file = town.file(C).await;
    assert!(file.talks.is_empty() && file.decisions.is_empty() && file.promises.is_empty());
}

#[db::test]
async fn a_planned_talk_is_held_or_called_off(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    for (day, said) in [("20-11-2026", "al voorbij"), ("1-1-2028", "binnen een jaar")] {
        let fields = [("datum", day), ("tekst", "In het dorpshuis.")];
        let answer = town.act_casus(&mut officer, C, "plannen", &fields).await;
        assert!(answer.status == 400 && answer.body.contains(said), "{day}");
    }
    for day in ["24-11-2026", "1-12-2026"] {
        let fields = [("datum", day), ("tekst", "Om 20 uur in het dorpshuis.")];
        town.done_casus(&mut officer, C, "plannen", &fields).await;
    }
    let own = town.stage.browser().get(&town.party(C, 1).await).await;
    whole(&own.body);
    assert!(own.body.contains("Gesprek gepland: dinsdag 24 november") && own.body.contains("Om 20 uur"));
    town.on("2026-11-26");
    let work = officer.get("/werk").await;
    assert!(work.body.contains("het gesprek is nog niet opgeschreven"));
    let ids: Vec<String> = town.file(C).await.talks.iter().map(|talk| talk.id.to_string()).collect();
    let held = [
        ("gepland", ids[0].as_str()),
        ("datum", "24-11-2026"),
        ("partijen", "1"),
        ("tekst", "Wij zijn het eens."),
    ];
    town.done_casus(&mut officer, C, "gesprek", &held).await;
    assert_eq!(town.act_casus(&mut officer, C, "gesprek", &held).await.status, 409, "written down once");
    let early = town.act_casus(&mut officer, C, "ingetrokken", &[("tekst", "Zij stoppen.")]).await;
    assert!(early.status == 400 && early.body.contains("nog een gesprek gepland"));
    let off = [("gepland", ids[1].as_str()), ("tekst", "De zaal is dicht.")];
    town.done_casus(&mut officer, C, "afgelasten", &off).await;
    town.done_casus(&mut officer, C, "ingetrokken", &[("tekst", "Zij stoppen.")]).await;
    let own = town.stage.browser().get(&town.party(C, 1).await).await;
    assert!(own.body.contains("De zaal is dicht.") && own.body.contains("trekken het plan in"));
    town.done_casus(&mut officer, C, "heropenen", &[("tekst", "Zij willen toch verder.")]).await;
    assert_eq!(town.casus(C).await.state, State::Open);
}

#[db::test]
async fn promises_are_moved_later_only_and_end_once(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    town.talked(&mut officer, C, "7-12-2026").await;
    let id = town.file(C).await.promises[0].id.to_string();
    for (day, text, said) in [
        ("7-12-2026", "Het duurt langer.", "later is dan vandaag en dan de beloofde datum"),
        ("1-12-2026", "Het duurt langer.", "later is dan vandaag"),
        ("1-1-2028", "Het duurt langer.", "binnen een jaar"),
        ("14-12-2026", "", "casus-verzetten-tekst-fout"),
        ("", "Het duurt langer.", "casus-verzetten-datum-fout"),
    ] {
        let fields = [("toezegging", id.as_str()), ("datum", day), ("tekst", text)];
        let answer = town.act_casus(&mut officer, C, "verzetten", &fields).await;
        assert_eq!(answer.status, 400, "{day}");
        assert!(answer.body.contains(said), "{said}");
    }
    for day in ["14-12-2026", "21-12-2026"] {
        let fields = [("toezegging", id.as_str()), ("datum", day), ("tekst", "Het duurt langer.")];
        town.done_casus(&mut officer, C, "verzetten", &fields).await;
    }
    let page = officer.get(&format!("/werk/casussen/{C}")).await;
    whole(&page.body);
    for day in ["maandag 7 december", "maandag 14 december", "maandag 21 december"] {
        assert!(page.body.contains(day), "every date that was promised stays: {day}");
    }
    let end = [("toezegging", id.as_str()), ("tekst", "De vraag is niet meer nodig.")];
    town.done_casus(&mut officer, C, "vervallen", &end).await;
    let promise = town.file(C).await.promises.remove(0);
    assert_eq!(
        (promise.outcome, promise.first_due.to_string()),
        (Some(Outcome::Cancelled), "2026-12-07".into())
    );
    assert_eq!(town.act_casus(&mut officer, C, "nagekomen", &end).await.status, 409, "it is over");
    let strange = [("toezegging", "01a2010715197d419b32e41a93b903ee"), ("tekst", "Hallo.")];
    assert!(town.act_casus(&mut officer, C, "nagekomen", &strange).await.status < 500);
}

#[db::test]
async fn each_promise_is_reminded_of_once_and_the_manager_after_its_date(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    town.colleague("Manager", Role::TeamManager, town.in_team()).await;
    town.colleague("Beheer", Role::Administrator, Scope::All).await;
    town.talked(&mut officer, C, "30-11-2026").await;
    assert!(remind(&town).await.is_empty(), "it is a week away");
    town.on("2026-11-26");
    assert_eq!(remind(&town).await, ["beleid@gemeente.example"], "two working days before Monday");
    assert!(remind(&town).await.is_empty(), "never twice");
    town.on("2026-11-30");
    assert_eq!(remind(&town).await, ["beleid@gemeente.example"], "the day itself");
    // On Tuesday nobody worked for us.
    town.on("2026-12-02");
    let late = ["beleid@gemeente.example", "manager@gemeente.example"];
    assert_eq!(remind(&town).await, late, "what was missed is made good");
    assert!(remind(&town).await.is_empty());
    let mail = town.mail("Te laat. Zeg wat eruit kwam").await;
    assert!(mail.body.contains(C) && !mail.body.contains("vergunning"), "{}", mail.body);
    let list = officer.get("/werk/casussen?stand=te-laat").await;
    whole(&list.body);
    assert!(list.body.contains(C) && list.body.contains("2 dagen te laat"), "{}", list.body);
    let work = officer.get("/werk").await;
    assert!(work.body.contains("beloofd door Team Wegen") || work.body.contains("beloofd door"));
    let id = town.file(C).await.promises[0].id.to_string();
    let moved = [("toezegging", id.as_str()), ("datum", "14-12-2026"), ("tekst", "Het duurt langer.")];
    town.done_casus(&mut officer, C, "verzetten", &moved).await;
    town.on("2026-12-10");
    assert_eq!(remind(&town).await, ["beleid@gemeente.example"], "a new date begins anew");
    town.done_casus(&mut officer, C, "nagekomen", &[("toezegging", &id), ("tekst", "Het mag.")]).await;
    town.on("2027-02-01");
    assert!(remind(&town).await.is_empty());
}

#[db::test]
async fn two_colleagues_do_not_overwrite_each_other(db: Db) {
    let town = Town::new(db).await;
    let mut one = town.officer().await;
    town.begun(&mut one).await;
    let (_, mut two) = town.colleague("Twee", Role::Administrator, Scope::All).await;
    let seen = town.casus(C).await.revision.to_string();
    let path = format!("/werk/casussen/{C}/kan-niet");
    assert_eq!(one.post(&path, &[("tekst", "Het mag niet."), ("versie", &seen)]).await.status, 303);
    let before = town.mails().await.len();
    let late = two.post(&path, &[("tekst", "Het kan echt niet."), ("versie", &seen)]).await;
    assert_eq!(late.status, 409);
    whole(&late.body);
    assert!(late.body.contains("Het kan echt niet."), "what was typed is kept");
    assert_eq!(town.mails().await.len(), before);
}

#[db::test]
async fn a_plan_becomes_a_proposal_without_names(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    for (words, why) in [
        ("Een baan, gevraagd door Wilhelmina Jansen.", "Haal dat weg."),
        ("Een baan bij mevrouw Jansen.", "Mogen anderen dit lezen?"),
    ] {
        let named = [("titel", "Een jeu-de-boulesbaan"), ("tekst", words)];
        let answer = town.act_casus(&mut officer, C, "voorstel", &named).await;
        assert_eq!(answer.status, 400, "{words}");
        whole(&answer.body);
        assert!(answer.body.contains(why) && answer.body.contains(words), "{}", answer.body);
    }
    let fields = [("titel", "Een jeu-de-boulesbaan"), ("tekst", "Een baan achter het dorpshuis.")];
    town.done_casus(&mut officer, C, "voorstel", &fields).await;
    let mut browser = town.stage.browser();
    let point = browser.get("/kernen/aadorp/agenda/1").await;
    assert!(point.body.contains("Een jeu-de-boulesbaan") && !point.body.contains("Wilhelmina"));
    let own = browser.get(&town.party(C, 1).await).await;
    whole(&own.body);
    assert!(own.body.contains("/kernen/aadorp/agenda/1"));
    assert_eq!(town.casus(C).await.state, State::Proposed);
    let again = town.act_casus(&mut officer, C, "heropenen", &[("tekst", "Toch.")]).await;
    assert_eq!(again.status, 409, "it goes on at the agenda");
}

#[db::test]
async fn who_is_asked_for_advice_is_reminded_of_its_own_date(db: Db) {
    let town = Town::new(db).await;
    let (me, mut officer) = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let (adviser, mut browser) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    town.colleague("Manager", Role::TeamManager, town.in_team()).await;
    town.begun(&mut officer).await;
    let (me, adviser, team) = (me.to_string(), adviser.to_string(), town.team.to_string());
    let fields = [("behandelaar", &*me), ("beleid", &*adviser), ("kern", "aadorp"), ("team", &*team)];
    town.done_casus(&mut officer, C, "toewijzen", &fields).await;
    let page = officer.get(&format!("/werk/casussen/{C}")).await.body;
    assert!(page.contains("value=\"27 november 2026\""), "five working days are proposed: {page}");
    let ask = [("tekst", "Is de grond van ons?"), ("datum", "1-12-2026")];
    town.done_casus(&mut officer, C, "voorleggen", &ask).await;
    let page = officer.get(&format!("/werk/casussen/{C}")).await.body;
    whole(&page);
    assert!(page.contains("Advies uiterlijk") && page.contains("met antwoord uiterlijk"), "{page}");
    let one = "beleid@gemeente.example";
    let both = vec![one, "manager@gemeente.example"];
    for (day, to) in [
        ("2026-11-26", vec![]),
        ("2026-11-27", vec![one]),
        ("2026-11-30", vec![]),
        ("2026-12-01", vec![one]),
        ("2026-12-02", both),
        ("2026-12-03", vec![]),
    ] {
        town.on(day);
        assert_eq!(remind(&town).await, to, "{day}");
        assert!(remind(&town).await.is_empty(), "once: {day}");
    }
    town.done_casus(&mut browser, C, "advies", &[("tekst", "Ja, van ons.")]).await;
    town.on("2026-12-08");
    assert!(remind(&town).await.is_empty(), "it was answered");
    assert!(town.mails().await.iter().all(|mail| !mail.body.contains("grond")));
}

#[db::test]
async fn what_fits_how_a_casus_stands_is_open_to_choose_and_the_rest_stands_under_more(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    let path = format!("/werk/casussen/{C}");
    let before_more = |page: &str| -> Vec<String> {
        let first = page.split("<summary>Meer</summary>").next().unwrap();
        assert_ne!(first.len(), page.len(), "there is more: {page}");
        let action = format!("action=\"{path}/");
        let forms = first.split(&action).skip(1);
        forms.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    assert_eq!(before_more(&officer.get(&path).await.body), ["gesprek", "plannen", "meedoen"]);
    town.talked(&mut officer, C, "7-12-2026").await;
    let page = officer.get(&path).await.body;
    whole(&page);
    assert_eq!(before_more(&page), ["gesprek", "nagekomen", "plannen"]);
    for more in ["verzetten", "voorstel", "vertrek", "notitie"] {
        assert!(page.contains(&format!("action=\"{path}/{more}\"")), "{more}");
    }
    // What has to be mended is not hidden under more.
    let wrong = town.act_casus(&mut officer, C, "notitie", &[("tekst", "")]).await;
    let more = wrong.body.split("<summary>Meer</summary>").next().unwrap();
    assert!(wrong.status == 400 && more.trim_end().ends_with("<details class=\"kp-fold\" open>"), "{more}");
}
