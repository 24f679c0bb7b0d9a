// SPDX-License-Identifier: EUPL-1.2
//! What may not be guessed and what may not be flooded when somebody logs in, without keeping out
//! whoever the address belongs to.

use std::time::Duration;

use db::Db;
use db::fixture::NOON;
use kernel::Role;

use crate::login::{ADDRESS, ask, minutes, type_code};
use crate::{mail, mails_to, migrations, person, stage};

/// A code that is not this one.
fn another(code: &str) -> &'static str {
    if code == "111111" { "222222" } else { "111111" }
}

#[db::test]
async fn a_code_can_be_tried_five_times(db: Db) {
    let stage = stage(db).await;
    let mut browser = stage.browser();
    let attempt = ask(&mut browser, ADDRESS).await;
    let (code, _) = mail(&stage, ADDRESS).await;
    for _ in 0..5 {
        let answer = type_code(&mut browser, &attempt, another(&code)).await;
        assert!(answer.body.contains("Deze code klopt niet"), "{}", answer.body);
    }
    assert!(type_code(&mut browser, &attempt, &code).await.body.contains("werkt niet meer"));
}

#[db::test]
async fn four_mistakes_are_forgiven(db: Db) {
    let stage = stage(db).await;
    let mut browser = stage.browser();
    let attempt = ask(&mut browser, ADDRESS).await;
    let (code, _) = mail(&stage, ADDRESS).await;
    for _ in 0..4 {
        type_code(&mut browser, &attempt, another(&code)).await;
    }
    assert_eq!(type_code(&mut browser, &attempt, "12").await.status, 400);
    assert_eq!(type_code(&mut browser, &attempt, &code).await.status, 303);
}

#[db::test]
async fn who_has_mails_that_work_is_led_to_the_newest(db: Db) {
    let stage = stage(db).await;
    for _ in 0..3 {
        ask(&mut stage.browser(), ADDRESS).await;
        stage.clock.set(stage.system().now().saturating_add(Duration::from_secs(1)));
    }
    // Strangers took all mails of this quarter of an hour. The owner of the address comes.
    let mut owner = stage.browser();
    let attempt = ask(&mut owner, ADDRESS).await;
    assert!(
        owner.get(&format!("/inloggen/code?poging={attempt}")).await.body.contains("De nieuwste werkt nog")
    );
    assert_eq!(mails_to(&stage, ADDRESS).await, 3);
    let (code, _) = mail(&stage, ADDRESS).await;
    assert_eq!(type_code(&mut owner, &attempt, &code).await.status, 303, "the newest mail works");
    let answer = stage.browser().post("/inloggen", &[("email", ADDRESS)]).await;
    assert_eq!(answer.status, 429, "nothing works any more in this quarter");
    stage.clock.set(NOON.saturating_add(minutes(15)));
    ask(&mut owner, ADDRESS).await;
    assert_eq!(mails_to(&stage, ADDRESS).await, 4);
}

#[db::test]
async fn who_asks_again_and_again_is_braked_and_nobody_else(db: Db) {
    let stage = stage(db).await;
    let (mut stranger, mut owner) = (stage.browser(), stage.browser());
    stranger.from = Some([10, 0, 0, 1].into());
    owner.from = Some([10, 0, 0, 2].into());
    for _ in 0..5 {
        ask(&mut stranger, ADDRESS).await;
    }
    let answer = stranger.post("/inloggen", &[("email", ADDRESS)]).await;
    assert_eq!(answer.status, 429);
    assert!(
        answer.body.contains("net al een paar e-mails") && answer.body.contains(ADDRESS),
        "{}",
        answer.body
    );
    ask(&mut stranger, "ander@voorbeeld.example").await;
    ask(&mut owner, ADDRESS).await;
}

#[db::test]
async fn after_ten_wrong_codes_only_links_work_for_a_day(db: Db) {
    let stage = stage(db).await;
    let mut guesser = stage.browser();
    for _ in 0..2 {
        let attempt = ask(&mut guesser, ADDRESS).await;
        let (code, _) = mail(&stage, ADDRESS).await;
        for _ in 0..5 {
            assert!(type_code(&mut guesser, &attempt, another(&code)).await.body.contains("klopt niet"));
        }
        stage.clock.set(stage.system().now().saturating_add(minutes(1)));
    }
    // A mail that was under way has a code; it is as good as guessed.
    let attempt = ask(&mut guesser, ADDRESS).await;
    assert!(type_code(&mut guesser, &attempt, "123456").await.body.contains("Gebruik de link in de e-mail"));
    stage.clock.set(NOON.saturating_add(minutes(15)));
    ask(&mut guesser, ADDRESS).await;
    let mails = {
        let mut conn = stage.app.db.read().await.unwrap();
        jobs::mail::newest(&mut conn, stage.tenant, 1).await.unwrap()
    };
    let body = &mails[0].body;
    let has_code = |line: &str| line.trim().len() == 6 && line.trim().parse::<u32>().is_ok();
    assert!(body.contains("geen code") && !body.lines().any(has_code), "{body}");
    let link = body.lines().map(str::trim).find(|line| line.starts_with("http")).unwrap();
    let link = link.split_once(".localhost").unwrap().1;
    assert_eq!(stage.browser().post(link, &[]).await.status, 303, "the owner comes in");

    stage.clock.set(NOON.saturating_add(minutes(24 * 60 + 2)));
    let attempt = ask(&mut guesser, ADDRESS).await;
    let (code, _) = mail(&stage, ADDRESS).await;
    assert_eq!(type_code(&mut guesser, &attempt, &code).await.status, 303, "a day later codes work again");
}

#[db::test]
async fn a_flood_of_addresses_keeps_nobody_out_who_is_known(db: Db) {
    let stage = stage(db.clone()).await;
    person(&stage, "bekend", Role::AreaOfficer).await;
    let (tenant, now) = (stage.tenant, stage.system().now());
    let ids: Vec<kernel::Id<()>> = (0..600).map(|_| stage.system().id()).collect();
    let flood = db.write_housekeeping(move |tx| {
        let ids = ids.clone();
        Box::pin(async move {
            for id in ids {
                tx.run(db::sql!(
                    "INSERT INTO login_token (tenant_id, id, email, slot, number, link_hash, code_hash, attempts,
                       created_at, expires_at)
                     VALUES ($1, $2, $3, 1, 1, $4, $4, 0, $5, $5)",
                    tenant,
                    id,
                    format!("{id}@voorbeeld.example"),
                    id.uuid().as_bytes().to_vec(),
                    now
                ))
                .await?;
            }
            Ok(())
        })
    });
    flood.await.unwrap();
    let mut pages = Vec::new();
    for (email, mails) in [("bekend@voorbeeld.example", 1), ("onbekend@voorbeeld.example", 0)] {
        let mut browser = stage.browser();
        let mut seen = Vec::new();
        // The same, also when somebody asks until no mail is sent any more.
        for _ in 0..4 {
            let answer = browser.post("/inloggen", &[("email", email)]).await;
            let attempt = answer.location.split_once("poging=").unwrap().1.to_owned();
            let page = browser.get(&answer.location).await.body.replace(&attempt, "");
            assert!(page.contains("heel veel mensen"), "{page}");
            seen.push((answer.status, page));
        }
        assert_eq!(mails_to(&stage, email).await, 3 * mails);
        pages.push(seen);
    }
    assert_eq!(pages[0], pages[1]);
}
