// SPDX-License-Identifier: EUPL-1.2
//! Two hundred residents at once: all get a number of their own, none is lost.

use std::collections::BTreeSet;

use crate::town::{Town, form, migrations};
use db::Db;

#[db::test]
async fn two_hundred_at_once_all_get_a_number(db: Db) {
    let town = Town::new(db).await;
    let mut sent = Vec::new();
    for number in 0..200 {
        let mut browser = town.stage.browser();
        sent.push(tokio::spawn(async move {
            let (title, email) =
                (format!("Vraag van inwoner {number}"), format!("inwoner{number}@thuis.example"));
            loop {
                let answer =
                    browser.post("/vragen/nieuw", &form(&[("titel", &title), ("email", &email)])).await;
                // When five times another was in the way, the page says so and the browser may send it again.
                if answer.status != 503 {
                    assert_eq!(answer.status, 303, "{}", answer.body);
                    return answer.location.split('/').nth(3).unwrap().to_owned();
                }
            }
        }));
    }
    let mut numbers = BTreeSet::new();
    for one in sent {
        numbers.insert(one.await.unwrap());
    }
    assert_eq!(numbers.len(), 200);
    let receipts: BTreeSet<String> = town.mails().await.into_iter().map(|mail| mail.recipient).collect();
    assert_eq!(receipts.len(), 200, "each gets a receipt");
    for number in &numbers {
        town.question(number).await;
    }
}

#[db::test]
async fn numbers_begin_anew_in_the_new_year(db: Db) {
    let town = Town::new(db).await;
    assert_eq!(town.ask("De laatste", "a@thuis.example").await.number, "2026-0001");
    town.on("2027-01-01");
    assert_eq!(town.ask("De eerste", "a@thuis.example").await.number, "2027-0001");
    assert_eq!(town.ask("De tweede", "a@thuis.example").await.number, "2027-0002");
}
