// SPDX-License-Identifier: EUPL-1.2
//! Merging points: who may, with which, and what everybody reads of it.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod desk;

use agenda::model::{PointId, Status};
use db::{Db, sql};
use desk::{Town, a, migrations, whole};
use kernel::{Role, Scope};

const MERGE: &str = "/kernen/aadorp/agenda/1/samenvoegen";
const REASON: (&str, &str) = ("reden", "Dit is hetzelfde.");

#[db::test]
async fn both_points_must_be_of_the_officer(db: Db) {
    let town = Town::new(db).await;
    let added = town
        .add(vec![
            a("Een bankje", Status::Agreed),
            a("Een stoel", Status::Busy).in_beekdorp(),
            a("Een kruk", Status::Busy).in_both(),
        ])
        .await;
    let mut officer = town.officer();
    let refused = officer.post(MERGE, &[("nummer", "2"), REASON]).await;
    assert_eq!(refused.status, 400, "the other point is of another kern");
    assert!(
        refused.body.contains("Dit punt hoort bij een plaats waar u geen recht hebt."),
        "{}",
        refused.body
    );
    assert!(refused.body.contains("value=\"2\"") && refused.body.contains("Dit is hetzelfde."));
    whole(&refused.body);
    assert_eq!(town.status_of(added[0].0).await, Status::Agreed);
    let theirs = town.stage.browser().get("/kernen/beekdorp/agenda/2").await.body;
    assert!(!theirs.contains("Een bankje") && !theirs.contains("Dit is hetzelfde."));
    // A point of two kernen is of both officers.
    assert_eq!(officer.post(MERGE, &[("nummer", "3"), REASON]).await.status, 303);
    assert_eq!(town.status_of(added[0].0).await, Status::Merged);
}

/// Makes a point a concept again.
async fn hide(town: &Town, point: PointId) {
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let hide = "UPDATE point SET draft = TRUE WHERE tenant_id = $1 AND id = $2";
            tx.run(sql!(hide, ctx.tenant, point)).await?;
            tx.audit(&ctx, kernel::Audit::new("test.hide", "punt", point)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn a_concept_is_not_merged_in_either_direction(db: Db) {
    let town = Town::new(db).await;
    let hidden = a("Geheim plan", Status::Agreed).text(|text| text.draft = true);
    let added = town.add(vec![a("Een bankje", Status::Agreed), hidden]).await;
    let mut officer = town.officer();
    for (from, into) in [("1", "2"), ("2", "1")] {
        let path = format!("/kernen/aadorp/agenda/{from}/samenvoegen");
        let refused = officer.post(&path, &[("nummer", into), REASON]).await;
        assert_eq!(refused.status, 400);
        assert!(refused.body.contains("Een concept kunt u niet samenvoegen."), "{}", refused.body);
        whole(&refused.body);
    }
    for (id, _) in added {
        assert_eq!(town.status_of(id).await, Status::Agreed);
    }
    // Who may not see the concept does not learn that it is there.
    let mut elsewhere = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp));
    town.add(vec![a("Een stoel", Status::Busy).in_beekdorp()]).await;
    let refused = elsewhere.post("/kernen/beekdorp/agenda/3/samenvoegen", &[("nummer", "2"), REASON]).await;
    assert!(refused.status == 400 && refused.body.contains("Dit nummer bestaat niet."), "{}", refused.body);
}

#[db::test]
async fn what_became_a_concept_is_not_named_to_the_public(db: Db) {
    let town = Town::new(db).await;
    let points = ["Oud bankje", "Geheim bankje", "Oude stoel", "Nieuwe stoel"];
    let added = town.add(points.iter().map(|title| a(title, Status::Agreed)).collect()).await;
    town.merge(added[0].0, added[1].0).await;
    town.merge(added[2].0, added[3].0).await;
    let mut public = town.stage.browser();
    assert!(public.get("/kernen/aadorp/agenda/1").await.body.contains("Geheim bankje"));
    assert!(public.get("/api/v1/agendapunten/1").await.body.contains("\"samengevoegdMet\":2"));
    hide(&town, added[1].0).await;
    hide(&town, added[2].0).await;
    let source = public.get("/kernen/aadorp/agenda/1?x=1").await.body;
    assert!(!source.contains("Geheim bankje") && source.contains("Dit is samengevoegd"), "{source}");
    let open = public.get("/api/v1/agendapunten/1?x=1").await.body;
    assert!(
        open.contains("\"status\":\"samengevoegd\"") && !open.contains("\"samengevoegdMet\":2"),
        "{open}"
    );
    let target = public.get("/kernen/aadorp/agenda/4?x=1").await.body;
    assert!(
        !target.contains("Oude stoel") && target.contains("Een ander punt is hierbij gevoegd"),
        "{target}"
    );
    whole(&target);
    let mut elsewhere = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp));
    assert!(!elsewhere.get("/kernen/aadorp/agenda/1").await.body.contains("Geheim bankje"));
    let officer = town.signed_in(Role::AreaOfficer, Scope::All).get("/kernen/aadorp/agenda/1").await.body;
    assert!(officer.contains("Dit punt gaat verder in:") && officer.contains("Geheim bankje"));
}

#[db::test]
async fn without_a_number_the_form_asks_for_one(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Een bankje", Status::Agreed)]).await;
    for number in ["", "abc", "0", "-3"] {
        let refused = town.officer().post(MERGE, &[("nummer", number), REASON]).await;
        assert_eq!(refused.status, 400);
        assert!(refused.body.contains("Vul het nummer van het andere punt in."), "{}", refused.body);
        assert!(!refused.body.contains("9223372036854775807"));
    }
}
