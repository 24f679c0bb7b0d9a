// SPDX-License-Identifier: EUPL-1.2
//! To follow with an account: nothing to type, nothing to confirm, and a list on one's own page.

use crate::common::{Town, VOORBEELDSTAD, migrations, value_of, whole};
use kernel::{Audit, PersonId, Role, Scope};
use villages::store::follower::{Follower, of_email};
use web::testing::Browser;

const FOLLOW: &str = "/kernen/aadorp/volgen";

async fn resident(town: &Town, name: &'static str) -> (PersonId, Browser) {
    let person = town.person(name, Role::Resident, Scope::All).await;
    (person, town.signed_in_as(person, Role::Resident, Scope::All))
}

async fn logged_in(town: &Town, person: PersonId) {
    town.write(&town.stage.system(), move |ctx, tx| {
        Box::pin(async move {
            let sql = "UPDATE person SET last_login_at = 1 WHERE tenant_id = $1 AND id = $2";
            tx.run(db::sql!(sql, ctx.tenant, person)).await?;
            Ok(tx.audit(&ctx, Audit::new("test.login", "persoon", person)).await?)
        })
    })
    .await;
}

async fn followed(town: &Town, email: &str) -> Vec<Follower> {
    of_email(&mut town.read().await, town.stage.tenant, email).await.unwrap()
}

#[db::test]
async fn who_is_signed_in_follows_at_once(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (_, mut anna) = resident(&town, "Anna").await;
    for path in ["/kernen/aadorp", FOLLOW] {
        let page = anna.get(path).await.body;
        whole(&page);
        assert!(page.contains("op het adres van uw account") && !page.contains("name=\"email\""), "{page}");
    }
    let empty = anna.post(FOLLOW, &[]).await;
    assert_eq!(empty.status, 400, "how often is still asked");
    whole(&empty.body);
    let answer = anna.post(FOLLOW, &[("hoe-vaak", "daily")]).await;
    assert_eq!((answer.status, &*answer.location), (303, "/kernen/aadorp"), "{}", answer.body);
    assert!(anna.get("/kernen/aadorp").await.body.contains("Vanaf nu krijgt u nieuws"));
    let own = followed(&town, "anna@voorbeeld.example").await;
    assert!(own.len() == 1 && own[0].confirmed_at.is_some(), "{own:?}");
    assert!(town.mails().await.is_empty(), "nothing to confirm");

    assert_eq!(anna.post(FOLLOW, &[("hoe-vaak", "weekly")]).await.status, 303);
    let again = followed(&town, "anna@voorbeeld.example").await;
    assert_eq!((again.len(), again[0].frequency.code()), (1, "weekly"));
    assert_eq!(again[0].stop_token, own[0].stop_token, "links in older mails still work");
}

#[db::test]
async fn a_request_that_waits_is_confirmed_by_logging_in(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (_, mut anna) = resident(&town, "Anna").await;
    let fields = [("email", "anna@voorbeeld.example"), ("hoe-vaak", "weekly")];
    town.stage.browser().post(FOLLOW, &fields).await;
    let page = anna.get("/mijn").await.body;
    assert!(page.contains("U moet dit nog bevestigen"), "{page}");
    assert_eq!(anna.post(FOLLOW, &[("hoe-vaak", "daily")]).await.status, 303);
    let own = followed(&town, "anna@voorbeeld.example").await;
    assert!(own.len() == 1 && own[0].confirmed_at.is_some() && own[0].frequency.code() == "daily");
}

#[db::test]
async fn ones_own_page_shows_what_one_follows_and_stops_it(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (_, mut anna) = resident(&town, "Anna").await;
    let (_, mut bert) = resident(&town, "Bert").await;
    assert!(!anna.get("/mijn").await.body.contains("Dit volgt u"), "nothing yet");
    for browser in [&mut anna, &mut bert] {
        assert_eq!(browser.post(FOLLOW, &[("hoe-vaak", "weekly")]).await.status, 303);
    }
    let page = anna.get("/mijn").await.body;
    whole(&page);
    let panel = page.split("Dit volgt u").nth(1).expect("the list");
    assert!(panel.contains("href=\"/kernen/aadorp\"") && panel.contains("Eén keer per week"), "{panel}");
    assert!(panel.contains("Stop met Aadorp"), "{panel}");
    let own = followed(&town, "anna@voorbeeld.example").await.remove(0);
    let stop = format!("/mijn/volgen/{}/stoppen", own.id);
    assert!(panel.contains(&format!("action=\"{stop}\"")), "{panel}");
    let manage = format!("/volgen/{}/stoppen", own.stop_token);
    assert!(panel.contains(&manage) && anna.get(&manage).await.body.contains("Liever vaker"));

    assert_eq!(bert.post(&stop, &[]).await.status, 303, "what is not followed is stopped");
    assert_eq!(followed(&town, "anna@voorbeeld.example").await.len(), 1, "but not that of somebody else");
    let visitor = town.stage.browser().post(&stop, &[]).await;
    assert!(visitor.location.starts_with("/inloggen"), "nor without an account: {visitor:?}");
    assert_eq!(followed(&town, "anna@voorbeeld.example").await.len(), 1);
    let answer = anna.post(&stop, &[]).await;
    assert_eq!((answer.status, &*answer.location), (303, "/mijn"));
    assert!(followed(&town, "anna@voorbeeld.example").await.is_empty());
    assert_eq!(followed(&town, "bert@voorbeeld.example").await.len(), 1);
    let english = bert.get("/mijn?taal=en").await.body;
    whole(&english);
    assert!(english.contains("Aadorp"));
}

#[db::test]
async fn each_follower_reads_news_in_their_own_language(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    for (name, language) in [("anna", "nl"), ("zoe", "en")] {
        let email = format!("{name}@voorbeeld.example");
        let mut browser = town.stage.browser();
        browser.cookies.insert("taal".into(), language.into());
        let fields = [("email", email.as_str()), ("hoe-vaak", "daily")];
        assert_eq!(browser.post(FOLLOW, &fields).await.status, 303);
        let mail = town.mails().await.into_iter().find(|mail| mail.recipient == email).unwrap();
        let link = mail.body.lines().find(|line| line.contains("/volgen/")).unwrap();
        let path = link.trim().split_once(".localhost").unwrap().1;
        assert_eq!(browser.post(path, &[]).await.status, 303);
    }
    change_and_tell(&town).await;
    let (anna, zoe) = (digest_to(&town, "anna").await, digest_to(&town, "zoe").await);
    assert!(anna.contains("Fase: Start") && !anna.contains("Phase"), "{anna}");
    assert!(zoe.contains("Phase: ") && !zoe.contains("Fase"), "{zoe}");
}

/// Aadorp comes to the next phase, a day later; then the digests of that day go out.
async fn change_and_tell(town: &Town) {
    let later = kernel::Timestamp::from_micros(db::fixture::NOON.micros() + 86_400_000_000);
    town.stage.clock.set(later);
    let mut beheer = town.administrator();
    let version = value_of(&beheer.get("/beheer/kernen/aadorp").await.body, "versie");
    let fields = [("naam", "Aadorp"), ("plek", "52.1, 5.1"), ("fase", "2"), ("versie", &version)];
    assert_eq!(beheer.post("/beheer/kernen/aadorp", &fields).await.status, 303);
    let app = &town.stage.app;
    let payload = serde_json::Value::Null;
    let run = jobs::Running { ctx: town.stage.system(), db: app.db.clone(), payload };
    app.handlers()[villages::digest::DAILY](run).await.unwrap();
}

/// The digest that went to somebody whose address begins so; empty when there was none.
async fn digest_to(town: &Town, name: &str) -> String {
    let mails = town.mails().await;
    let is_digest =
        |mail: &&jobs::mail::Queued| mail.recipient.starts_with(name) && mail.body.contains("/kernen/aadorp");
    mails.iter().find(is_digest).map(|mail| mail.body.clone()).unwrap_or_default()
}

#[db::test]
async fn an_account_has_one_language_for_all_its_news(db: db::Db) {
    let news = news_of_account(db, true).await;
    assert!(news.contains("Fase: Start") && !news.contains("Phase"), "as the account says now: {news}");
}

#[db::test]
async fn an_account_that_somebody_else_made_chose_no_language(db: db::Db) {
    let news = news_of_account(db, false).await;
    assert!(news.contains("Phase: Start") && !news.contains("Fase"), "as it was asked for: {news}");
}

/// The news of an account in Dutch that began to follow in English.
async fn news_of_account(db: db::Db, logs_in: bool) -> String {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (person, mut anna) = resident(&town, "Anna").await;
    let languages = async || {
        let own = followed(&town, "anna@voorbeeld.example").await;
        own.into_iter().map(|follower| follower.locale).collect::<Vec<_>>()
    };
    let often = [("hoe-vaak", "daily")];
    assert_eq!(anna.post("/kernen/beekdorp/volgen", &often).await.status, 303);
    assert_eq!(languages().await, ["nl"]);
    let choose = async |anna: &mut Browser, code| {
        let answer = anna.post("/mijn", &[("naam", "Anna"), ("taal", code)]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    };
    choose(&mut anna, "en").await;
    assert_eq!(anna.post(FOLLOW, &often).await.status, 303);
    assert_eq!(languages().await, ["en", "en"], "what is begun in English turns the rest");

    choose(&mut anna, "nl").await;
    assert_eq!(languages().await, ["en", "en"]);
    if logs_in {
        logged_in(&town, person).await;
    }
    change_and_tell(&town).await;
    digest_to(&town, "anna").await
}
