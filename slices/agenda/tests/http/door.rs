// SPDX-License-Identifier: EUPL-1.2
//! The door for an idea: where it stands, when it is open, and where it leads.

use crate::desk::{Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope, Timestamp};
use web::testing::Stage;

async fn rules(town: &Town, settings: &'static str) {
    town.write(move |ctx, tx| {
        Box::pin(async move {
            db::tenant::set_settings(tx, ctx.tenant, settings).await?;
            tx.audit(&ctx, kernel::Audit::new("test.rules", "gemeente", ctx.tenant)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

fn later(stage: &Stage, days: i64) {
    stage.clock.set(Timestamp::from_micros(db::fixture::NOON.micros() + days * 86_400_000_000));
}

#[db::test]
async fn an_open_door_leads_to_the_form_of_each_kern(db: Db) {
    let town = Town::new(db).await;
    // It is 21 November.
    rules(&town, r#"{"spelregels":{"venster_van":"11-01","venster_tot":"11-30"}}"#).await;
    let mut browser = town.stage.browser();
    let home = browser.get("/").await.body;
    whole(&home);
    let door = home.split("<li class=\"kp-door\">").nth(1).unwrap();
    assert!(
        door.contains("href=\"/voorstel\"") && door.contains("tot en met maandag 30 november."),
        "{door}"
    );
    let choose = browser.get("/voorstel").await.body;
    whole(&choose);
    for kern in ["aadorp", "beekdorp"] {
        assert!(choose.contains(&format!("href=\"/kernen/{kern}/agenda/voorstel\"")), "{choose}");
    }
    let kern = browser.get("/kernen/aadorp").await.body;
    whole(&kern);
    assert!(kern.contains("Idee voor Aadorp?") && kern.contains("href=\"/kernen/aadorp/agenda/voorstel\""));
    whole(&browser.get("/voorstel?taal=en").await.body);
    let mut resident = town.signed_in(Role::Resident, Scope::All);
    assert_eq!(resident.get("/kernen/aadorp/agenda/voorstel").await.status, 200);
    let sent = [("titel", "Een bankje erbij"), ("tekst", "Dan kan ik daar even zitten.")];
    assert_eq!(resident.post("/kernen/aadorp/agenda/voorstel", &sent).await.status, 303);
}

#[db::test]
async fn a_closed_door_says_from_when(db: Db) {
    let town = Town::new(db).await;
    rules(&town, r#"{"spelregels":{"venster_van":"11-01","venster_tot":"11-30"}}"#).await;
    later(&town.stage, 10);
    let mut browser = town.stage.browser();
    for page in ["/", "/voorstel", "/kernen/aadorp", "/kernen/aadorp/agenda"] {
        let body = browser.get(page).await.body;
        whole(&body);
        assert!(body.contains("Dat kan weer vanaf maandag 1 november 2027."), "{page}: {body}");
        assert!(!body.contains("/agenda/voorstel\""), "{page}: no way in");
    }
    let sent = [("titel", "Een bankje erbij"), ("tekst", "Dan kan ik daar even zitten.")];
    let mut resident = town.signed_in(Role::Resident, Scope::All);
    let late = resident.post("/kernen/aadorp/agenda/voorstel", &sent).await;
    assert_eq!(late.status, 409);
    whole(&late.body);
    assert!(late.body.contains("U kunt nu geen nieuw punt voorstellen"), "{}", late.body);
    for (_, written) in sent {
        assert!(late.body.contains(written), "{written} is not lost");
    }
}

#[db::test]
async fn all_year_is_said_without_a_date(db: Db) {
    let town = Town::new(db).await;
    for page in ["/", "/voorstel", "/kernen/beekdorp", "/kernen/beekdorp/agenda"] {
        let body = town.stage.browser().get(page).await.body;
        assert!(body.contains("Dat kan het hele jaar."), "{page}: {body}");
    }
}
