// SPDX-License-Identifier: EUPL-1.2
//! The receipt, on the screen, by mail and on paper: when the question came, a copy of all that was said, and
//! the date that was promised then, whatever became of the question.

use crate::town::{Asked, Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};

/// What the receipt of the usual question says.
const COPY: [&str; 5] =
    ["2026-0001", "De tegels voor de school liggen los", "Schoolstraat", "Aadorp", "Ja, zonder naam"];

#[db::test]
async fn the_mail_says_when_it_came_and_repeats_all_that_was_said(db: Db) {
    let town = Town::new(db).await;
    town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let mail = town.mails().await.remove(0);
    for told in COPY.into_iter().chain([
        "Ontvangen op zaterdag 21 november 2026 om 13.00 uur.",
        "Plek: Schoolstraat\nKern: Aadorp\nMag op de website: Ja, zonder naam\n",
        "maandag 30 november 2026",
    ]) {
        assert!(mail.body.contains(told), "{told}: {}", mail.body);
    }
    town.ask_with(&[("email", "jan@thuis.example"), ("plek", ""), ("kern", ""), ("openbaar", "")]).await;
    let bare = town.mails().await.remove(1);
    assert!(bare.body.contains("\n\nMag op de website: Nee\n\n"), "{}", bare.body);
    assert!(!bare.body.contains("Plek:") && !bare.body.contains("Kern:"), "{}", bare.body);
}

/// What a page says, without what stands around it.
fn said(body: &str) -> &str {
    body.find("<h1").map(|at| &body[at..]).unwrap()
}

#[db::test]
async fn the_receipt_keeps_saying_what_it_said_at_first(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let path = format!("{}/ontvangst", asked.own);
    let mut mina = town.stage.browser();
    let first = mina.get(&path).await.body;
    whole(&first);
    for told in COPY.into_iter().chain(["maandag 30 november", "zaterdag 21 november 2026 om 13.00 uur"]) {
        assert!(first.contains(told), "{told}: {first}");
    }
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let team = town.team.to_string();
    town.done(&mut boss, &asked, "toewijzen", &[("kern", "beekdorp"), ("team", &team)]).await;
    let later = [("tekst", "De aannemer komt eerst kijken."), ("datum", "14-12-2026")];
    town.done(&mut boss, &asked, "procesantwoord", &later).await;
    let no = mina.post(&format!("{}/website", asked.own), &[("openbaar", "nee")]).await;
    assert_eq!(no.status, 303, "{}", no.body);
    let again = mina.get(&path).await.body;
    assert_eq!(said(&again), said(&first), "not a word is another one");
    let own = mina.get(&asked.own).await.body;
    assert!(own.contains("maandag 14 december"), "what holds now stands on the page itself");
    // Who said no at first and yes later reads that it was no.
    let other = town.ask_with(&[("email", "jan@thuis.example"), ("openbaar", "")]).await;
    for (day, yes) in [("2026-11-22", "ja"), ("2026-11-23", "nee"), ("2026-11-24", "ja")] {
        town.on(day);
        assert_eq!(mina.post(&format!("{}/website", other.own), &[("openbaar", yes)]).await.status, 303);
    }
    let receipt = mina.get(&format!("{}/ontvangst", other.own)).await.body;
    assert!(!receipt.contains("Ja, zonder naam"), "{receipt}");
}

#[db::test]
async fn what_came_by_letter_came_on_the_day_that_the_desk_says(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let fields = [
        ("kanaal", "letter"),
        ("titel", "Een kapotte lantaarn"),
        ("tekst", "De lantaarn bij nummer 4 is stuk."),
        ("kern", "aadorp"),
        ("naam", "Jan Smit"),
        ("adres", "Dorpsstraat 4"),
        ("ontvangen", "17-11-2026"),
    ];
    let answer = officer.post("/werk/vragen/nieuw", &fields).await;
    let number = answer.location.rsplit('/').next().unwrap().to_owned();
    let row = town.question(&number).await;
    assert_eq!(row.due.to_string(), "2026-11-24");
    let asked = Asked { own: questions::links::own(&row), number };
    let later = [("tekst", "De aannemer komt eerst kijken."), ("datum", "14-12-2026")];
    town.done(&mut officer, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &town.team.to_string())])
        .await;
    town.done(&mut officer, &asked, "procesantwoord", &later).await;
    let letter = officer.get(&format!("{}/brief?stap=1", asked.work())).await.body;
    whole(&letter);
    let screen = town.stage.browser().get(&format!("{}/ontvangst", asked.own)).await.body;
    whole(&screen);
    for (what, body) in [("letter", &letter), ("screen", &screen)] {
        for told in ["dinsdag 17 november 2026", "dinsdag 24 november", "Aadorp"] {
            assert!(body.contains(told), "{told} in the {what}: {body}");
        }
        assert!(!body.contains("14 december"), "the {what} promises what it promised");
    }
    assert!(letter.contains("Ontvangen op dinsdag 17 november 2026."), "of a letter no minute is known");
}
