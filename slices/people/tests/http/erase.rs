// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/wissen`: an administrator erases somebody who cannot do it themselves.

use db::{Db, sql};
use kernel::{Actor, Role};
use people::Why;

use crate::rights::right_path;
use crate::{mails_to, migrations, person, signed_in, stage};

const WHO: &str = "makelaar@voorbeeld.example";

#[db::test]
async fn an_administrator_erases_somebody_with_a_reason(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let who = person(&stage, "makelaar", Role::AreaOfficer).await;
    let (mut browser, mut theirs) = (signed_in(&stage, admin).await, signed_in(&stage, who).await);
    stage.browser().post("/inloggen", &[("email", WHO)]).await;
    let form = browser.get(&format!("/beheer/wissen?persoon={who}")).await.body;
    assert!(form.contains(WHO), "the form knows whom the page was about");
    let answer = browser.post("/beheer/wissen", &[("email", WHO)]).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("Zet eerst een vinkje bij") && answer.body.contains(WHO));
    let fields = [("email", WHO), ("waarom", "vertrokken"), ("zeker", "ja")];
    let answer = browser.post("/beheer/wissen", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(theirs.get("/mijn").await.status, 303, "logged out everywhere");
    assert_eq!(mails_to(&stage, WHO).await, 0);
    let mut conn = db.read().await.unwrap();
    assert!(people::contact(&mut conn, stage.tenant, who).await.unwrap().is_none());
    assert!(people::holders(&mut conn, stage.tenant, Role::AreaOfficer).await.unwrap().is_empty());
    drop(conn);
    let log = browser.get("/beheer/logboek").await.body;
    for words in ["Iemands gegevens gewist", "De persoon werkt hier niet meer", "Functie beheerder"] {
        assert!(log.contains(words), "{words}");
    }
    assert!(!log.contains("Eigen gegevens gewist") && !log.contains(WHO));
    assert_eq!(browser.get(&format!("/beheer/rechten/persoon/{who}")).await.status, 404);
    let answer = browser.post("/beheer/wissen", &fields).await;
    assert!(answer.status == 400 && answer.body.contains("bewaren wij niets"), "{}", answer.body);
}

/// The addresses within this site that a page links to.
fn links(page: &str) -> Vec<String> {
    let links = page.split("href=\"/").skip(1);
    links.map(|rest| format!("/{}", rest.split(['"', '#']).next().unwrap().replace("&amp;", "&"))).collect()
}

#[db::test]
async fn no_link_leads_to_the_page_of_who_was_erased(db: Db) {
    let stage = stage(db).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let who = person(&stage, "makelaar", Role::AreaOfficer).await;
    let mut browser = signed_in(&stage, admin).await;
    let right = right_path(&mut browser, "makelaar").await;
    let about = format!("/beheer/rechten/persoon/{who}");
    for path in ["/beheer/rechten", &right] {
        assert!(links(&browser.get(path).await.body).contains(&about), "{path}");
    }
    let fields = [("email", WHO), ("waarom", "vertrokken"), ("zeker", "ja")];
    assert_eq!(browser.post("/beheer/wissen", &fields).await.status, 303);
    for path in ["/beheer/rechten?ingetrokken=ja", &right] {
        let page = browser.get(path).await.body;
        assert!(page.contains("iemand die gewist is"), "{page}");
        for link in links(&page).iter().filter(|link| link.starts_with("/beheer/")) {
            assert_eq!(browser.get(link).await.status, 200, "{link} on {path}");
        }
    }
}

#[db::test]
async fn an_address_without_account_is_erased_too(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let address = "verkeerd@voorbeeld.example";
    stage.browser().post("/inloggen", &[("email", address)]).await;
    let mut browser = signed_in(&stage, admin).await;
    let fields = [("email", "Verkeerd@voorbeeld.example"), ("waarom", "tikfout"), ("zeker", "ja")];
    assert_eq!(browser.post("/beheer/wissen", &fields).await.status, 303);
    assert_eq!(mails_to(&stage, address).await, 0);
    let left = sql!("SELECT id FROM login_token WHERE tenant_id = $1 AND email = $2", stage.tenant, address);
    assert!(!db.read().await.unwrap().exists(left).await.unwrap());
}

#[db::test]
async fn nobody_else_erases_and_the_last_administrator_stays(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let officer = person(&stage, "makelaar", Role::AreaOfficer).await;
    person(&stage, "platform", Role::Operator).await;
    let erase = |email: &'static str| [("email", email), ("waarom", "gevraagd"), ("zeker", "ja")];
    let mut officer = signed_in(&stage, officer).await;
    let own = "beheerder@voorbeeld.example";
    assert_eq!(officer.post("/beheer/wissen", &erase(own)).await.status, 403);
    let mut browser = signed_in(&stage, admin).await;
    let operator = "platform@voorbeeld.example";
    assert_eq!(browser.post("/beheer/wissen", &erase(operator)).await.status, 403);
    let answer = browser.post("/beheer/wissen", &erase(own)).await;
    assert!(answer.status == 409 && answer.body.contains("laatste beheerder"), "{}", answer.body);
    for kept in [&*format!("value=\"{own}\""), "value=\"gevraagd\" checked", "value=\"ja\" checked"] {
        assert!(answer.body.contains(kept), "{kept}: {}", answer.body);
    }

    // From the command line Brink itself erases, the operator too.
    let ctx = stage.app.ctx(stage.tenant, Actor::System("opdrachtregel"));
    let (app, work) = (stage.app.clone(), ctx.clone());
    let erased = db.write(&ctx, move |tx| {
        let (app, ctx) = (app.clone(), work.clone());
        Box::pin(async move { people::erase_address(&app.slices, &ctx, tx, operator, Why::Left).await })
    });
    erased.await.unwrap();
    let mut conn = db.read().await.unwrap();
    assert_eq!(people::by_email(&mut conn, stage.tenant, operator).await.unwrap(), None);
}
