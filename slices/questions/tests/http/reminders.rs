// SPDX-License-Identifier: EUPL-1.2
//! Reminders: before, at and after the date, to whom it concerns; and a worker that stood still.

use crate::town::{Town, migrations};
use db::Db;
use kernel::{Role, Scope};

/// Does the round of the morning; to whom mails of this round went.
async fn remind(town: &Town) -> Vec<String> {
    town.mailed_by("questions.reminders").await
}

#[db::test]
async fn each_is_reminded_once_on_each_occasion_and_the_manager_after_the_date(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let mut officer = town.officer().await;
    town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    town.colleague("Manager", Role::TeamManager, town.in_team()).await;
    town.colleague("Beheer", Role::Administrator, Scope::All).await;
    assert!(remind(&town).await.is_empty(), "it came today");
    town.on("2026-11-24");
    assert_eq!(remind(&town).await, ["officier@gemeente.example"], "nobody looked at it yet");
    assert!(remind(&town).await.is_empty(), "never twice");
    let team = town.team.to_string();
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    town.on("2026-11-26");
    assert_eq!(remind(&town).await, ["beleid@gemeente.example"], "two working days before Monday");
    town.on("2026-11-28");
    assert!(remind(&town).await.is_empty(), "nobody works on Saturday");
    town.on("2026-11-30");
    assert_eq!(remind(&town).await, ["beleid@gemeente.example"], "the day itself");
    let late = ["beleid@gemeente.example", "manager@gemeente.example"];
    for (day, expected) in
        [("2026-12-01", true), ("2026-12-02", false), ("2026-12-07", true), ("2026-12-30", true)]
    {
        town.on(day);
        let to = remind(&town).await;
        assert_eq!(to == late, expected, "{day}: {to:?}");
        assert_eq!(to.is_empty(), !expected);
    }
    let mail = town.mails().await.pop().unwrap();
    assert!(mail.body.contains("2026-0001") && !mail.body.contains("tegels"), "{}", mail.body);
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    town.on("2027-02-01");
    assert!(remind(&town).await.is_empty());
}

#[db::test]
async fn after_three_days_without_a_worker_one_mail_tells_all(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    let mut officer = town.officer().await;
    for number in 0..3 {
        town.ask(&format!("Vraag nummer {number}"), "mina@thuis.example").await;
    }
    let first = town.ask("Een vraag die wacht", "mina@thuis.example").await;
    town.done(&mut officer, &first, "navragen", &[("tekst", "Waar is dat?")]).await;
    town.on("2026-11-26");
    assert_eq!(remind(&town).await.len(), 1);
    // Friday, Monday and Tuesday nobody worked for us: the day itself and the first day after went by.
    town.on("2026-12-02");
    let before = town.mails().await.len();
    assert_eq!(remind(&town).await, ["officier@gemeente.example"]);
    let mail = town.mails().await.split_off(before).pop().unwrap();
    assert!(mail.subject.starts_with("3 vragen"), "what waits for the asker is not late: {}", mail.subject);
    assert!(remind(&town).await.is_empty(), "what was missed is told once");
}

#[db::test]
async fn a_job_that_runs_twice_at_once_mails_once(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    town.ask("Losse tegels", "mina@thuis.example").await;
    town.officer().await;
    town.on("2026-12-01");
    let run = || {
        let (ctx, db) = (town.stage.system(), town.stage.app.db.clone());
        let running = jobs::Running { ctx, db, payload: serde_json::Value::Null };
        town.stage.app.handlers()["questions.reminders"].clone()(running)
    };
    let (one, two) = tokio::join!(tokio::spawn(run()), tokio::spawn(run()));
    one.unwrap().unwrap();
    two.unwrap().unwrap();
    let to = town.mails().await.into_iter().filter(|mail| mail.recipient.starts_with("officier")).count();
    assert_eq!(to, 1);
}
