// SPDX-License-Identifier: EUPL-1.2
//! A colleague who has a question is away: who takes over sees it and is reminded.

use db::Db;
use kernel::Role;

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
