// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/voorstellen`: what a moderator and an officer find there, and how they get there.

use crate::desk::{Town, a, migrations, order, whole};
use agenda::model::Status;
use db::{Db, sql};
use kernel::{Audit, Role, Scope};

const LIST: &str = "/beheer/voorstellen";
const REASON: (&str, &str) = ("reden", "Dit gaat over een buurman.");

/// Proposals in both kernen, one that was agreed, and an idea of the municipality itself.
async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    town.add(vec![
        a("Schommel", Status::Idea),
        a("Wipkip", Status::Testing).in_beekdorp(),
        a("Klimrek", Status::Agreed),
    ])
    .await;
    all_are_proposals(&town).await;
    town.add(vec![a("Van onszelf", Status::Idea)]).await;
    town
}

/// As if residents had proposed everything that is there.
async fn all_are_proposals(town: &Town) {
    town.write(|ctx, tx| {
        Box::pin(async move {
            tx.run(sql!("UPDATE point SET proposed = TRUE WHERE tenant_id = $1", ctx.tenant)).await?;
            Ok(tx.audit(&ctx, Audit::new("test.proposed", "gemeente", ctx.tenant)).await?)
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn the_list_has_what_can_be_acted_upon_within_reach(db: Db) {
    let town = town(db).await;
    let mut moderator = town.signed_in(Role::Moderator, Scope::All);
    let titles = ["Schommel", "Wipkip", "Klimrek", "Van onszelf"];
    let body = moderator.get(LIST).await.body;
    whole(&body);
    assert_eq!(order(&body, &titles), ["Wipkip", "Schommel"], "the newest first: {body}");
    assert!(body.contains("href=\"/kernen/beekdorp/agenda/2/van-website\""));
    let body = town.officer().get(LIST).await.body;
    assert_eq!(order(&body, &titles), ["Schommel"]);
    assert!(body.contains("value=\"aadorp\"") && !body.contains("value=\"beekdorp\""), "{body}");
    let body = town.officer().get(&format!("{LIST}?kern=beekdorp")).await.body;
    assert!(body.contains("Geen voorstel past bij uw keuze."), "{body}");
    for role in [Role::Resident, Role::PolicyOfficer, Role::Alderman] {
        assert_eq!(town.signed_in(role, Scope::All).get(LIST).await.status, 403, "{role}");
    }
    assert!(town.stage.browser().get(LIST).await.location.starts_with("/inloggen"));
}

#[db::test]
async fn what_was_taken_off_is_found_with_why_when_and_by_which_function(db: Db) {
    let town = town(db).await;
    let mut moderator = town.signed_in(Role::Moderator, Scope::All);
    assert_eq!(moderator.post("/kernen/aadorp/agenda/1/van-website", &[REASON]).await.status, 303);
    for language in ["nl", "en"] {
        let body = moderator.get(&format!("{LIST}?staat=van-website&taal={language}")).await.body;
        whole(&body);
        assert!(
            body.contains(REASON.1) && body.contains("Moderator.") && !body.contains(">Wipkip</a>"),
            "{body}"
        );
        assert!(body.contains("action=\"/kernen/aadorp/agenda/1/terugzetten\""));
    }
    let body = moderator.get(&format!("{LIST}?staat=openbaar&taal=nl")).await.body;
    assert!(body.contains(">Wipkip</a>") && !body.contains(REASON.1));
    let body = moderator.get(&format!("{LIST}?kern=aadorp")).await.body;
    assert_eq!(order(&body, &["Schommel", "Wipkip"]), ["Schommel"]);
    // Agreed while it was away: it can still be found and put back.
    let version = town.version(1).await;
    let fields = [("status", "agreed"), ("reden", ""), ("versie", version.as_str())];
    assert_eq!(town.officer().post("/kernen/aadorp/agenda/1/status", &fields).await.status, 303);
    assert!(moderator.get(LIST).await.body.contains(">Schommel</a>"));
    assert_eq!(moderator.post("/kernen/aadorp/agenda/1/terugzetten", &[]).await.status, 303);
}

#[db::test]
async fn a_long_list_comes_in_pages(db: Db) {
    let town = Town::new(db).await;
    town.add((0..51).map(|at| a(&format!("Idee {at}"), Status::Idea)).collect()).await;
    all_are_proposals(&town).await;
    let mut moderator = town.signed_in(Role::Moderator, Scope::All);
    let first = moderator.get(&format!("{LIST}?staat=openbaar")).await.body;
    assert!(
        first.contains(">Idee 50</a>") && first.contains(">Idee 1</a>") && !first.contains(">Idee 0</a>")
    );
    let next = first.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
    let next = next.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
    let second = moderator.get(&format!("{LIST}{next}")).await.body;
    whole(&second);
    assert!(second.contains(">Idee 0</a>") && !second.contains(">Idee 1</a>"), "{next}: {second}");
    assert!(second.contains("rel=\"prev\""));
    // A cursor of another list is none.
    assert_eq!(moderator.get(&format!("{LIST}?na=zomaar")).await.status, 200);
}

#[db::test]
async fn a_moderator_begins_there_and_finds_it_under_beheer(db: Db) {
    let town = town(db).await;
    let (id, mut moderator) = town.colleague("Mo", "Moderator", Role::Moderator, Scope::All).await;
    let entered = town.stage.browser().post("/inloggen/als", &[("persoon", &id.to_string())]).await;
    assert_eq!((entered.status, entered.location.as_str()), (303, LIST), "{}", entered.body);
    let body = moderator.get("/beheer").await.body;
    whole(&body);
    let doors: Vec<&str> = body.split("<article").skip(1).collect();
    assert!(doors.len() == 1 && doors[0].contains(&format!("href=\"{LIST}\"")), "{body}");
    assert!(body.contains("href=\"/beheer\""), "the menu leads there");
    for other in ["/beheer/agendas", "/beheer/rechten", "/beheer/logboek", "/werk"] {
        assert_eq!(moderator.get(other).await.status, 403, "{other}");
    }
}
