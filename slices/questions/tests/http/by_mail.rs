// SPDX-License-Identifier: EUPL-1.2
//! Answers by mail to our mails.

use crate::town::{Town, migrations};
use db::Db;
use kernel::Error;
use questions::model::State;
use web::slice::MailAnswer;

/// Hands a text over as `brink mail` does, for the newest mail to the asker.
async fn answer(town: &Town, token: &str, text: &str) -> kernel::Result<bool> {
    let answer = MailAnswer { text: text.into(), ..MailAnswer::default() };
    let slice = crate::town::slices().pop().unwrap();
    slice.answered(&town.stage.app, &town.stage.system(), token, &answer).await
}

async fn token(town: &Town) -> String {
    let thread = town.mails().await.pop().unwrap().thread.unwrap();
    let (municipality, token) = thread.split_once('.').unwrap();
    assert_eq!(municipality, "voorbeeldstad");
    token.to_owned()
}

#[db::test]
async fn an_answer_by_mail_stands_with_the_question_and_ends_the_waiting(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let receipt = token(&town).await;
    let mut officer = town.officer().await;
    let team = town.team.to_string();
    let fields = [("kern", "aadorp"), ("thema", "Wegen en verkeer"), ("team", team.as_str())];
    town.done(&mut officer, &asked, "toewijzen", &fields).await;
    town.done(&mut officer, &asked, "navragen", &[("tekst", "Aan welke kant?")]).await;
    let back = token(&town).await;
    assert_eq!(back, receipt, "one thread for one question");
    let before = town.question(&asked.number).await;
    assert!(before.waits_since.is_some());

    town.on("2026-11-24");
    assert!(answer(&town, &back, "Aan de kant van de kerk.").await.unwrap());
    let after = town.question(&asked.number).await;
    assert!(after.waits_since.is_none() && after.due > before.due, "the clock runs on, later");
    let page = officer.get(&asked.work()).await;
    assert!(page.body.contains("Aan de kant van de kerk."));
    let own = town.stage.browser().get(&asked.own).await;
    assert!(own.body.contains("Aan de kant van de kerk."));
}

#[db::test]
async fn an_answer_with_a_wrong_token_or_too_late_changes_nothing(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let own = token(&town).await;
    let other = town.ask("Lamp stuk", "kees@thuis.example").await;
    let (number, key) = own.rsplit_once('-').unwrap();
    let wrong = format!("{number}-{}", "0".repeat(key.len()));
    let swapped = own.replace(&asked.number, &other.number);
    for bad in [wrong.as_str(), &swapped, "v-2026-0999-00"] {
        assert!(matches!(answer(&town, bad, "Dit hoort hier niet.").await, Err(Error::NotFound)), "{bad}");
    }
    for foreign in ["", "x-1", "v-2026"] {
        assert!(!answer(&town, foreign, "Dit hoort hier niet.").await.unwrap(), "{foreign}");
    }
    let mut officer = town.officer().await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Het is gemaakt.")]).await;
    town.on("2026-12-19");
    assert!(answer(&town, &own, "Dank u.").await.unwrap(), "four weeks after the answer");
    town.on("2026-12-20");
    assert!(matches!(answer(&town, &own, "Hoort hier niet.").await, Err(Error::Conflict(_))), "and a day");
    assert_eq!(town.question(&asked.number).await.state, State::Answered);
    for question in [&asked, &other] {
        assert!(!officer.get(&question.work()).await.body.contains("hoort hier niet"));
    }
}

#[db::test]
async fn files_that_came_along_are_told(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels bij de school", "mina@thuis.example").await;
    let answer = MailAnswer { text: "Zie de foto.".into(), files: Vec::new(), left_out: 2 };
    let slice = crate::town::slices().pop().unwrap();
    let token = token(&town).await;
    assert!(slice.answered(&town.stage.app, &town.stage.system(), &token, &answer).await.unwrap());
    let own = town.stage.browser().get(&asked.own).await;
    assert!(own.body.contains("Zie de foto.") && own.body.contains("2 bestanden"), "{}", own.body);
}
