// SPDX-License-Identifier: EUPL-1.2
//! A colleague who has a question or a casus is away: who takes over sees it, sees to it, and is reminded.

use db::Db;
use kernel::Role;

use crate::cases::C;
use crate::town::{Town, migrations, whole};

#[db::test]
async fn who_takes_over_has_the_question_on_those_days(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let (jan, mut own) = town.colleague("Jan", Role::PolicyOfficer, town.in_team()).await;
    let (bo, mut other) = town.colleague("Bo", Role::PolicyOfficer, town.in_team()).await;
    let mut officer = town.officer().await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let (team, jan, bo) = (town.team.to_string(), jan.to_string(), bo.to_string());
    let fields = [("kern", "aadorp"), ("team", &*team), ("behandelaar", &*jan)];
    town.done(&mut officer, &asked, "toewijzen", &fields).await;
    let fields = [("van", "26-11-2026"), ("tot", "30-11-2026"), ("waarnemer", &*bo), ("versie", "")];
    let answer = own.post("/mijn/afwezig", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);

    let mut before = town.mails().await.len();
    // Two working days before the date, the date itself and the day after it.
    for (day, to, taken) in [
        ("2026-11-25", "", false),
        ("2026-11-26", "bo@gemeente.example", true),
        ("2026-11-30", "bo@gemeente.example", true),
        ("2026-12-01", "jan@gemeente.example", false),
    ] {
        town.on(day);
        town.run_job("questions.reminders").await;
        let mails = town.mails().await.split_off(before);
        before += mails.len();
        let sent: Vec<String> = mails.into_iter().map(|mail| mail.recipient).collect();
        assert_eq!(sent.join(", "), to, "{day}");
        for path in ["/werk/vragen?wie=mij", "/werk?wie=mij"] {
            let list = other.get(path).await.body;
            let there = list.contains(&asked.number);
            assert!(there == taken || day == "2026-11-25" && !there, "{day} {path}: {list}");
        }
        assert!(own.get("/werk/vragen?wie=mij").await.body.contains(&asked.number), "it stays Jan’s");
        let page = officer.get(&asked.work()).await.body;
        whole(&page);
        let note = "(afwezig t/m maandag 30 november, Functie Bo neemt waar)";
        // Beside who has it, and in the lists of who can have it and of who can look along.
        assert_eq!(page.matches(note).count(), if taken { 3 } else { 0 }, "{day}: {page}");
    }
    let asker = town.stage.browser().get(&asked.own).await.body;
    assert!(!asker.contains("afwezig"), "{asker}");
}

/// What names Jan lies where neither Jan nor Bo has a right: with his name alone it is his to see to.
#[db::test]
async fn what_is_somebodys_by_name_is_for_who_takes_over_on_those_days(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let far = Town::in_kern(town.beekdorp);
    let (jan, mut own) = town.colleague("Jan", Role::AreaOfficer, far).await;
    let (bo, mut other) = town.colleague("Bo", Role::AreaOfficer, far).await;
    let (_, mut third) = town.colleague("Kim", Role::AreaOfficer, far).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    let asked = town.ask("Losse tegels", "kees@thuis.example").await;
    let (jan, bo) = (jan.to_string(), bo.to_string());
    let fields = [("behandelaar", &*jan), ("kern", "aadorp")];
    town.done(&mut officer, &asked, "toewijzen", &fields).await;
    town.done_casus(&mut officer, C, "toewijzen", &fields).await;
    // A draft of a question in their own kern, at which Jan is asked to look.
    let near = town.ask_with(&[("titel", "Een lamp is stuk"), ("kern", "beekdorp")]).await;
    let draft = [("tekst", "De lamp wordt gemaakt."), ("meekijker", &*jan), ("versie", "0")];
    let answer = third.post(&format!("{}/concept", near.work()), &draft).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let away = [("van", "25-11-2026"), ("tot", "26-11-2026"), ("waarnemer", &*bo), ("versie", "")];
    assert_eq!(own.post("/mijn/afwezig", &away).await.status, 303);

    let casus = format!("/werk/casussen/{C}");
    for (day, taken) in [("2026-11-24", false), ("2026-11-25", true), ("2026-11-26", true)] {
        town.on(day);
        for (path, words) in [
            (asked.work(), "Losse tegels"),
            (casus.clone(), "boulesbaan"),
            ("/werk/casussen".to_owned(), C),
            ("/werk/casussen?wie=mij".to_owned(), C),
            ("/werk/vragen".to_owned(), &*asked.number),
            ("/werk".to_owned(), "gevraagd om mee te kijken"),
        ] {
            let page = other.get(&path).await.body;
            assert_eq!(page.to_lowercase().contains(&words.to_lowercase()), taken, "{day} {path}: {page}");
            assert!(own.get(&path).await.body.to_lowercase().contains(&words.to_lowercase()), "{day} {path}");
            let page = third.get(&path).await.body;
            assert!(!page.to_lowercase().contains(&words.to_lowercase()), "nobody else: {day} {path}");
        }
    }
    town.done(&mut other, &asked, "antwoord", &[("tekst", "Het is gemaakt.")]).await;
    town.done_casus(&mut other, C, "plannen", &[("datum", "1-12-2026"), ("tekst", "Om acht uur.")]).await;
    town.on("2026-11-27");
    assert_eq!(other.get(&casus).await.status, 404, "it is over");
}

#[db::test]
async fn who_takes_over_from_an_administrator_does_not_administer(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let far = Town::in_kern(town.beekdorp);
    let (chief, mut own) = town.colleague("Chef", Role::Administrator, kernel::Scope::All).await;
    let (bo, mut other) = town.colleague("Bo", Role::AreaOfficer, far).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    let (chief, bo) = (chief.to_string(), bo);
    let fields = [("behandelaar", &*chief), ("kern", "aadorp")];
    let named = town.act_casus(&mut officer, C, "toewijzen", &fields).await;
    assert_eq!(named.status, 400, "an administrator is nobody’s officer: {}", named.body);
    // As if it was noted by hand: neither holds a role that the other holds.
    let tenant = town.stage.tenant;
    let noted = town.write(move |ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.absence", "persoon", bo)).await?;
            let text = "INSERT INTO absence (tenant_id, person_id, from_day, until_day, stand_in)
                SELECT tenant_id, id, '2026-11-23', '2026-11-30', $2 FROM person
                WHERE tenant_id = $1 AND email = 'chef@gemeente.example'";
            Ok(tx.run(db::sql!(text, tenant, bo)).await?)
        })
    });
    assert_eq!(noted.await.unwrap(), 1);
    assert_eq!(own.get("/beheer/vragen").await.status, 200);
    assert_eq!(other.get("/beheer/vragen").await.status, 403);
    assert_eq!(other.get(&format!("/werk/casussen/{C}")).await.status, 404);
}
