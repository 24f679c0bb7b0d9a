// SPDX-License-Identifier: EUPL-1.2
//! Reminders: before, at and after the date, to whom it concerns; and a worker that stood still.

use crate::town::{Town, migrations};
use db::{Db, sql};
use kernel::{Role, Scope};
use questions::store::reminder as store;

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
async fn what_no_team_has_is_told_above_when_it_is_late_and_never_falls_silent(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    town.ask("Losse tegels", "mina@thuis.example").await;
    town.officer().await;
    town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let both = ["beheer@gemeente.example", "officier@gemeente.example"];
    town.on("2026-11-30");
    assert_eq!(remind(&town).await, ["officier@gemeente.example"], "it is not late yet");
    for day in
        ["2026-12-01", "2026-12-07", "2026-12-30", "2027-01-29", "2027-03-01", "2027-05-31", "2027-11-30"]
    {
        town.on(day);
        assert_eq!(remind(&town).await, both, "{day}");
        assert!(remind(&town).await.is_empty(), "{day}");
    }
    town.colleague("Directie", Role::TeamManager, Scope::All).await;
    town.ask("Nog meer tegels", "mina@thuis.example").await;
    town.on("2027-12-08");
    assert_eq!(remind(&town).await, ["directie@gemeente.example", "officier@gemeente.example"]);
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
async fn a_round_takes_those_that_were_not_reminded_of_yet(db: Db) {
    let town = Town::new(db).await;
    town.on("2026-11-23");
    town.officer().await;
    for number in 0..3 {
        town.ask(&format!("Vraag nummer {number}"), "mina@thuis.example").await;
    }
    let at = |day: &'static str| {
        town.on(day);
        let ctx = town.stage.system();
        let (until, waited) = (ctx.calendar.add_working_days(ctx.today(), 2), ctx.today().add_days(-14));
        (ctx, until, waited)
    };
    // On each occasion all three are there before the round, and none of them after it.
    for (day, fresh) in [
        ("2026-11-23", 0),
        ("2026-11-24", 3),
        ("2026-11-26", 3),
        ("2026-11-27", 0),
        ("2026-11-30", 3),
        ("2026-12-01", 3),
        ("2026-12-02", 0),
        ("2026-12-07", 3),
        ("2026-12-30", 3),
        ("2026-12-31", 0),
    ] {
        let (ctx, until, waited) = at(day);
        let before = store::running(&mut town.read().await, &ctx, until, waited).await.unwrap();
        assert_eq!(before.len(), fresh, "{day}");
        assert_eq!(remind(&town).await.len(), usize::from(fresh > 0), "{day}");
        let after = store::running(&mut town.read().await, &ctx, until, waited).await.unwrap();
        assert!(after.is_empty(), "{day}: {after:?}");
    }
}

#[db::test]
async fn who_gets_a_question_hears_so_or_the_mailbox_of_their_team_does(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let (officer, mut browser) =
        town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let (policy, _) = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    let (team, officer, policy) = (town.team.to_string(), officer.to_string(), policy.to_string());
    let (beleid, wegen) = ("beleid@gemeente.example", "wegen@gemeente.example");
    let mut to_team = vec![("team", team.as_str())];
    for (officer, told) in [(None, vec![]), (Some(&policy), vec![beleid]), (Some(&policy), vec![beleid])] {
        let who = officer.map(|id| ("behandelaar", id.as_str()));
        let fields: Vec<_> = [("kern", "aadorp")].into_iter().chain(to_team.clone()).chain(who).collect();
        town.done(&mut browser, &asked, "toewijzen", &fields).await;
        assert_eq!(colleagues_mailed(&town).await, told, "{fields:?}");
    }
    to_team.extend([("kern", "aadorp"), ("behandelaar", &officer)]);
    town.done(&mut browser, &asked, "toewijzen", &to_team).await;
    assert_eq!(colleagues_mailed(&town).await, [beleid], "who takes it knows");
    let id = town.team;
    let set = town.write(move |ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.team", "team", id)).await?;
            let sql = "UPDATE team SET email = 'wegen@gemeente.example' WHERE tenant_id = $1 AND id = $2";
            Ok(tx.run(sql!(sql, ctx.tenant, id)).await?)
        })
    });
    set.await.unwrap();
    town.done(&mut browser, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    assert_eq!(colleagues_mailed(&town).await, [beleid, wegen]);
}

/// Which colleagues and teams got a mail, each of which names the question by number alone.
async fn colleagues_mailed(town: &Town) -> Vec<String> {
    let mut mails = town.mails().await;
    mails.retain(|mail| mail.recipient.ends_with("@gemeente.example"));
    for mail in &mails {
        assert!(mail.body.contains("2026-0001") && !mail.body.contains("tegels"), "{}", mail.body);
    }
    let mut to: Vec<String> = mails.into_iter().map(|mail| mail.recipient).collect();
    to.sort_unstable();
    to
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
