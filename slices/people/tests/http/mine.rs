// SPDX-License-Identifier: EUPL-1.2
//! `/mijn`: seeing, changing, taking along and erasing one's own data.

use db::{Db, sql};
use kernel::{Audit, Role};

use crate::neighbour::{TRICHT, contribute};
use crate::{mails_to, migrations, person, signed_in, stage};

#[db::test]
async fn visitors_are_asked_to_log_in(db: Db) {
    let stage = stage(db).await;
    for path in ["/mijn", "/mijn/gegevens", "/beheer", "/beheer/rechten", "/beheer/logboek.csv"] {
        let answer = stage.browser().get(path).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.location.starts_with("/inloggen?verder=%2F"), "{path}");
    }
}

#[db::test]
async fn one_sees_and_changes_name_and_language(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "makelaar", Role::AreaOfficer).await;
    let mut browser = signed_in(&stage, who).await;
    let page = browser.get("/mijn").await.body;
    for words in ["Naam van makelaar", "makelaar@voorbeeld.example", "de hele gemeente", "Dit apparaat."] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains('⟦'), "a text is missing");
    let answer = browser.post("/mijn", &[("naam", "Nieuwe naam"), ("taal", "en")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = browser.get("/mijn").await.body;
    assert!(page.contains("Nieuwe naam") && page.contains("Your details are saved."));

    let long = "x".repeat(81);
    let answer = browser.post("/mijn", &[("naam", &long), ("taal", "")]).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains(&long), "nothing typed is lost");
}

#[db::test]
async fn one_logs_out_elsewhere(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "iemand", Role::Resident).await;
    let (mut here, mut there) = (signed_in(&stage, who).await, signed_in(&stage, who).await);
    assert_eq!(here.post("/mijn/uitloggen-elders", &[]).await.status, 303);
    assert_eq!(here.get("/mijn").await.status, 200);
    assert_eq!(there.get("/mijn").await.status, 303);
}

#[db::test]
async fn one_takes_everything_along(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "iemand", Role::Resident).await;
    let ctx = stage.system();
    let work = ctx.clone();
    let done = stage.app.db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            contribute(tx, &ctx, who, "Een bankje").await?;
            Ok(tx.audit(&ctx, Audit::new("test.contribute", "bijdrage", who)).await?)
        })
    });
    done.await.unwrap();
    let mut browser = signed_in(&stage, who).await;
    let answer = browser.get("/mijn/gegevens").await;
    let kept: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(kept["people"]["persoon"]["email"], "iemand@voorbeeld.example");
    assert_eq!(kept["people"]["rechten"][0]["rol"], "Inwoner");
    assert_eq!(kept["people"]["rechten"][0]["waar"], "de hele gemeente");
    assert_eq!(kept["neighbour"]["bijdragen"][0], "Een bankje");
    let name = answer.headers.get("content-disposition").unwrap().to_str().unwrap();
    assert!(name.contains("mijn-gegevens.json"));
    assert_eq!(answer.headers.get("cache-control").unwrap(), "no-store");
}

#[db::test]
async fn one_takes_along_what_was_decided_about_oneself(db: Db) {
    let stage = stage(db).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let who = person(&stage, "makelaar", Role::AreaOfficer).await;
    let tricht = TRICHT.to_string();
    let fields = [
        ("rol", "alderman"),
        ("email", "makelaar@voorbeeld.example"),
        ("waar", &tricht),
        ("reden", "tijdelijk erbij"),
    ];
    let mut admin = signed_in(&stage, admin).await;
    assert_eq!(admin.post("/beheer/rechten/nieuw", &fields).await.status, 303);
    let page = admin.get("/beheer/rechten?rol=alderman").await.body;
    let path = page.split("href=\"/beheer/rechten/").filter_map(|part| part.split('"').next());
    let id = path.into_iter().find(|id| id.parse::<kernel::uuid::Uuid>().is_ok()).unwrap();
    let path = format!("/beheer/rechten/{id}/intrekken");
    assert_eq!(admin.post(&path, &[("reden", "weer voorbij")]).await.status, 303);

    let mut browser = signed_in(&stage, who).await;
    browser.post("/mijn", &[("naam", "Anders"), ("taal", "nl")]).await;
    let kept: serde_json::Value = serde_json::from_str(&browser.get("/mijn/gegevens").await.body).unwrap();
    let rights = kept["people"]["rechten"].as_array().unwrap();
    let ended = rights.iter().find(|right| right["rol"] == "Wethouder").unwrap();
    for (name, value) in [
        ("waar", "Tricht"),
        ("reden", "tijdelijk erbij"),
        ("gegeven door", "Functie beheerder"),
        ("ingetrokken door", "Functie beheerder"),
        ("reden van intrekken", "weer voorbij"),
    ] {
        assert_eq!(ended[name], value, "{ended}");
    }
    assert!(ended["sinds"].is_string() && ended["ingetrokken op"].is_string());
    let log = kept["people"]["logboek"].as_array().unwrap();
    let told = |what: &str, who: &str| log.iter().any(|entry| entry["wat"] == what && entry["wie"] == who);
    assert!(told("Eigen gegevens aangepast", "uzelf") && told("Ingelogd", "uzelf"), "{log:?}");
    assert!(told("Recht ingetrokken", "Functie beheerder"), "{log:?}");
    assert!(!kept.to_string().contains("beheerder@"), "functions of others, and no addresses");
}

#[db::test]
async fn erasing_leaves_the_contribution_without_the_name(db: Db) {
    let stage = stage(db.clone()).await;
    let who = person(&stage, "makelaar", Role::AreaOfficer).await;
    let ctx = stage.system();
    let work = ctx.clone();
    let done = stage.app.db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            contribute(tx, &ctx, who, "Een bankje").await?;
            Ok(tx.audit(&ctx, Audit::new("test.contribute", "bijdrage", who)).await?)
        })
    });
    done.await.unwrap();
    let (mut browser, mut other) = (signed_in(&stage, who).await, signed_in(&stage, who).await);
    let answer = browser.post("/mijn/wissen", &[]).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("Zet eerst een vinkje bij"));
    let answer = browser.post("/mijn/wissen", &[("zeker", "ja")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(other.get("/mijn").await.status, 303);

    let mut conn = db.read().await.unwrap();
    let row: (Option<String>, String, Option<i64>) = conn
        .one(sql!(
            "SELECT email, name, erased_at FROM person WHERE tenant_id = $1 AND id = $2",
            stage.tenant,
            who
        ))
        .await
        .unwrap();
    assert_eq!((row.0, row.1.as_str(), row.2.is_some()), (None, "", true));
    let kept =
        sql!("SELECT words FROM contribution WHERE tenant_id = $1 AND person_id = $2", stage.tenant, who);
    assert!(conn.exists(kept).await.unwrap());
    let labels = people::labels(&mut conn, stage.tenant, &[who]).await.unwrap();
    assert_eq!(labels.get(who), Some("Functie makelaar"));
    assert!(people::contact(&mut conn, stage.tenant, who).await.unwrap().is_none());
    let held = people::holders(&mut conn, stage.tenant, Role::AreaOfficer).await.unwrap();
    assert!(held.is_empty());
    assert_eq!(stage.browser().post("/inloggen/als", &[("persoon", &who.to_string())]).await.status, 404);
    // The address is free again.
    person(&stage, "makelaar", Role::AreaOfficer).await;
}

#[db::test]
async fn mails_to_oneself_are_told_and_go_with_the_account(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "iemand", Role::Resident).await;
    for name in ["iemand", "ander"] {
        let address = format!("{name}@voorbeeld.example");
        assert_eq!(stage.browser().post("/inloggen", &[("email", &address)]).await.status, 303);
    }
    let mut browser = signed_in(&stage, who).await;
    let kept: serde_json::Value = serde_json::from_str(&browser.get("/mijn/gegevens").await.body).unwrap();
    let mails = kept["people"]["post"].as_array().unwrap();
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(mails[0]["onderwerp"].as_str().unwrap().starts_with("Inloggen") && !mails[0]["op"].is_null());
    assert_eq!(browser.post("/mijn/wissen", &[("zeker", "ja")]).await.status, 303);
    assert_eq!(mails_to(&stage, "iemand@voorbeeld.example").await, 0, "with address, code and link");
    assert_eq!(mails_to(&stage, "ander@voorbeeld.example").await, 1);
}

#[db::test]
async fn the_last_administrator_cannot_erase_themselves(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, who).await;
    let answer = browser.post("/mijn/wissen", &[("zeker", "ja")]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("laatste beheerder"));
    assert_eq!(browser.get("/mijn").await.status, 200, "nothing was erased");
}
