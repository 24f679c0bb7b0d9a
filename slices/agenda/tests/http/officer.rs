// SPDX-License-Identifier: EUPL-1.2
//! The officer of a point: chosen from who holds a right there, known to the public by function.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::{PointId, Status};
use agenda::store::point;
use db::{Db, sql};
use kernel::{PersonId, Role, Scope, ScopeKind};
use web::Slice;

const EDIT: &str = "/kernen/aadorp/agenda/1/bewerken";
const POINT: &str = "/kernen/aadorp/agenda/1";

/// One point in Aadorp, and the fields with which its form is sent.
async fn town(db: Db) -> (Town, PointId) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Een bankje", Status::Busy)]).await;
    (town, added[0].0)
}

fn fields<'f>(officer: &'f str, version: &'f str) -> [(&'f str, &'f str); 3] {
    [("titel", "Een mooi bankje"), ("behandelaar", officer), ("versie", version)]
}

async fn officer_of(town: &Town, point: PointId) -> Option<PersonId> {
    point::by_id(&mut town.read().await, town.stage.tenant, point).await.unwrap().unwrap().officer_id
}

/// Takes every right of a person away.
async fn withdraw(town: &Town, person: PersonId) {
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let end = "UPDATE person_grant SET withdrawn_at = $3, withdrawn_reason = 'Test' WHERE tenant_id = $1 AND person_id = $2";
            tx.run(sql!(end, ctx.tenant, person, ctx.now())).await?;
            tx.audit(&ctx, kernel::Audit::new("test.right", "persoon", person)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn the_public_sees_the_function_and_colleagues_the_name(db: Db) {
    let (town, id) = town(db).await;
    let here = Town::in_kern(town.aadorp);
    let (jo, mut browser) = town.colleague("Jo Jansen", "Dorpsmakelaar", Role::AreaOfficer, here).await;
    let form = browser.get(EDIT).await;
    whole(&form.body);
    assert!(form.body.contains("Jo Jansen (Dorpsmakelaar)"), "{}", form.body);
    let sent = browser.post(EDIT, &fields(&jo.to_string(), "1")).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert_eq!(officer_of(&town, id).await, Some(jo));
    let page = town.stage.browser().get(POINT).await.body;
    whole(&page);
    assert!(page.contains("Aanspreekpunt") && page.contains("Dorpsmakelaar"), "{page}");
    let api = town.stage.browser().get("/api/v1/agendapunten/1").await.body;
    assert!(!page.contains("Jansen") && !api.contains("Jansen") && !api.contains(&jo.to_string()));
    let chosen = format!("<option value=\"{jo}\" selected>");
    assert!(browser.get(EDIT).await.body.contains(&chosen), "the form keeps the choice");
}

#[db::test]
async fn without_a_function_the_role_is_shown_and_never_the_name(db: Db) {
    let (town, _) = town(db).await;
    let here = Town::in_kern(town.aadorp);
    let (jo, mut browser) = town.colleague("Jo Jansen", "", Role::PolicyOfficer, Scope::All).await;
    drop(town.colleague("Bo", "", Role::AreaOfficer, here).await);
    assert_eq!(browser.post(EDIT, &fields(&jo.to_string(), "1")).await.status, 303);
    let page = town.stage.browser().get(POINT).await.body;
    assert!(page.contains("Beleidsmedewerker") && !page.contains("Jansen"), "{page}");
}

#[db::test]
async fn only_who_holds_a_right_there_can_be_chosen(db: Db) {
    let (town, id) = town(db).await;
    let (stranger, mut other) =
        town.colleague("Els Elders", "Makelaar", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let (alderman, _) = town.colleague("Wil Wet", "Wethouder", Role::Alderman, Scope::All).await;
    let mut browser = town.officer();
    let form = browser.get(EDIT).await.body;
    assert!(!form.contains("Els Elders") && !form.contains("Wil Wet"), "{form}");
    for person in [stranger, alderman] {
        let refused = browser.post(EDIT, &fields(&person.to_string(), "1")).await;
        assert_eq!(refused.status, 400);
        whole(&refused.body);
        assert!(refused.body.contains("Deze collega heeft hier geen recht meer."), "{}", refused.body);
        assert!(refused.body.contains("value=\"Een mooi bankje\""), "what was typed is kept");
    }
    assert_eq!(other.get(EDIT).await.status, 403);
    assert_eq!(other.post(EDIT, &fields("", "1")).await.status, 403);
    assert_eq!(officer_of(&town, id).await, None);
    // The team of the point counts too.
    let team = town.team;
    let of_team = Scope::Of(ScopeKind::Team, team.uuid());
    let (policy, _) = town.colleague("Pim", "Wegen", Role::PolicyOfficer, of_team).await;
    let (officer, team) = (policy.to_string(), team.to_string());
    let both = [&fields(&officer, "1")[..], &[("team", team.as_str())]].concat();
    assert_eq!(browser.post(EDIT, &fields(&officer, "1")).await.status, 400);
    assert_eq!(browser.post(EDIT, &both).await.status, 303);
    assert_eq!(officer_of(&town, id).await, Some(policy));
}

#[db::test]
async fn a_conflict_shows_whom_the_other_chose(db: Db) {
    let (town, _) = town(db).await;
    let here = Town::in_kern(town.aadorp);
    let (jo, mut first) = town.colleague("Jo Jansen", "Dorpsmakelaar", Role::AreaOfficer, here).await;
    assert_eq!(first.post(EDIT, &fields(&jo.to_string(), "1")).await.status, 303);
    let late = town.officer().post(EDIT, &[("titel", "Mijn titel"), ("versie", "1")]).await;
    assert_eq!(late.status, 409);
    whole(&late.body);
    assert!(late.body.contains("Mijn titel") && late.body.contains("Jo Jansen (Dorpsmakelaar)</td>"));
}

#[db::test]
async fn the_worklist_tells_mine_from_nobodys(db: Db) {
    let (town, _) = town(db).await;
    town.add(vec![a("Stil", Status::Agreed).ago(200)]).await;
    let here = Town::in_kern(town.aadorp);
    let (jo, mut browser) = town.colleague("Jo Jansen", "Makelaar", Role::AreaOfficer, here).await;
    let added = town.add(vec![a("Van Jo", Status::Agreed).ago(200)]).await;
    let edit = format!("/kernen/aadorp/agenda/{}/bewerken", added[0].1);
    assert_eq!(
        browser
            .post(&edit, &[("titel", "Van Jo"), ("behandelaar", &jo.to_string()), ("versie", "1")])
            .await
            .status,
        303
    );
    town.promise(added[0].0, "Iets doen", "2026-11-25").await;
    let mut mine = browser.get("/werk?wie=mij").await.body;
    whole(&mine);
    assert!(mine.contains(">Van Jo</a>") && !mine.contains(">Stil</a>"));
    assert!(mine.contains("<option value=\"mij\" selected>") && mine.contains("name=\"wie\" value=\"mij\""));
    let nobodys = browser.get("/werk?wie=niemand").await.body;
    assert!(nobodys.contains(">Stil</a>") && !nobodys.contains(">Van Jo</a>"));
    let all = browser.get("/werk").await.body;
    assert!(all.contains(">Stil</a>") && all.contains(">Van Jo</a>"));
    let back = browser.post("/werk/actueel/2", &[("kern", ""), ("wie", "niemand")]).await;
    assert_eq!(back.location, "/werk?wie=niemand");
    // A colleague of the same kern has nothing of their own, and can get the choice back.
    mine = town.officer().get("/werk?wie=mij").await.body;
    assert!(!mine.contains(">Van Jo</a>") && mine.contains("<option value=\"mij\" selected>"));
    // Without any right, the point is nobody's: whoever covers the kern finds it there.
    withdraw(&town, jo).await;
    let nobodys = town.officer().get("/werk?wie=niemand").await.body;
    assert!(nobodys.contains(">Van Jo</a>"), "{nobodys}");
    let page = town.stage.browser().get(&format!("/kernen/aadorp/agenda/{}", added[0].1)).await.body;
    assert!(!page.contains("Aanspreekpunt"), "{page}");
}

#[db::test]
async fn the_officer_of_the_point_is_reminded_first(db: Db) {
    let (town, id) = town(db).await;
    town.on_monday();
    let here = Town::in_kern(town.aadorp);
    drop(town.colleague("Kern", "Makelaar", Role::AreaOfficer, here).await);
    let (own, mut browser) = town.colleague("Beleid", "Beleid", Role::PolicyOfficer, here).await;
    assert_eq!(browser.post(EDIT, &fields(&own.to_string(), "1")).await.status, 303);
    town.promise(id, "Een bankje plaatsen", "2026-11-24").await;
    assert_eq!(town.remind().await, ["beleid@voorbeeld.example"]);
    // Who lost the right is not mailed any more; the next promise reminds the officer of the kern.
    withdraw(&town, own).await;
    town.promise(id, "Het bankje verven", "2026-11-24").await;
    assert_eq!(town.remind().await, ["beleid@voorbeeld.example", "kern@voorbeeld.example"]);
}

#[db::test]
async fn who_is_erased_is_no_longer_named(db: Db) {
    let (town, id) = town(db).await;
    let (jo, mut browser) =
        town.colleague("Jo", "Makelaar", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    assert_eq!(browser.post(EDIT, &fields(&jo.to_string(), "1")).await.status, 303);
    let facts = agenda::slice().export(&town.stage.system(), &mut town.read().await, jo).await.unwrap();
    let handled = facts.iter().find(|(heading, _)| *heading == "behandelt").unwrap();
    assert_eq!(handled.1[0]["tekst"], "Een mooi bankje");
    town.write(move |ctx, tx| {
        Box::pin(async move {
            agenda::slice().erase(&ctx, tx, jo).await?;
            tx.audit(&ctx, kernel::Audit::new("test.erase", "persoon", jo)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    assert_eq!(officer_of(&town, id).await, None);
}
