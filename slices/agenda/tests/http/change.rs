// SPDX-License-Identifier: EUPL-1.2
//! Changing what a point says: it does not leave the website in passing, and it can come to be about
//! other kernen.

use crate::desk::{A, Town, a, migrations, whole};
use agenda::model::{PointId, Status};
use agenda::store::{agenda as agendas, point};
use db::{Db, sql};
use kernel::{Audit, Role, Scope, ScopeKind};
use villages::KernId;
use web::testing::Browser;

const POINT: &str = "/kernen/aadorp/agenda/1";
const EDIT: &str = "/kernen/aadorp/agenda/1/bewerken";

async fn town(db: Db, new: A) -> (Town, PointId) {
    let town = Town::new(db).await;
    let id = town.add(vec![new]).await[0].0;
    (town, id)
}

#[db::test]
async fn what_is_on_the_website_does_not_become_a_concept(db: Db) {
    let (town, id) = town(db, a("Een bankje", Status::Busy)).await;
    town.promise(id, "Het hout leveren", "2026-11-09").await;
    let mut officer = town.officer();
    let form = officer.get(EDIT).await.body;
    whole(&form);
    assert!(!form.contains("name=\"concept\"") && !form.contains("kunt u het terugzetten"), "{form}");
    let fields = [("titel", "Een bankje"), ("concept", "ja"), ("versie", "1")];
    let refused = officer.post(EDIT, &fields).await;
    assert_eq!(refused.status, 400);
    whole(&refused.body);
    assert!(refused.body.contains("Dit punt staat al op de website"), "{}", refused.body);
    let mut public = town.stage.browser();
    assert_eq!(public.get(POINT).await.status, 200);
    assert!(public.get("/uitvoering/toezeggingen.csv").await.body.contains("Het hout leveren"));
    assert!(public.get("/api/v1/toezeggingen").await.body.contains("Het hout leveren"));
}

#[db::test]
async fn a_concept_stays_one_until_somebody_publishes_it(db: Db) {
    let new = a("Een bankje", Status::Agreed).text(|text| text.draft = true);
    let (town, _) = town(db, new).await;
    let mut officer = town.officer();
    assert!(officer.get(EDIT).await.body.contains("name=\"concept\""));
    let stays = [("titel", "Een mooi bankje"), ("concept", "ja"), ("versie", "1")];
    assert_eq!(officer.post(EDIT, &stays).await.status, 303);
    assert_eq!(town.stage.browser().get(POINT).await.status, 404);
    assert_eq!(officer.post(EDIT, &[("titel", "Een bankje"), ("versie", "2")]).await.status, 303);
    assert_eq!(town.stage.browser().get(POINT).await.status, 200);
    // Who still has the form of the concept learns that it is public, and cannot take it back.
    let late = officer.post(EDIT, &[("titel", "Een bank"), ("concept", "ja"), ("versie", "1")]).await;
    assert_eq!(late.status, 400, "{}", late.body);
    assert!(late.body.contains("value=\"Een bank\"") && late.body.contains("staat al op de website"));
    assert_eq!(town.stage.browser().get(POINT).await.status, 200);
}

/// The fields of the form with these kernen ticked.
async fn place(town: &Town, browser: &mut Browser, kernen: &[KernId]) -> web::testing::Answer {
    let (version, ids) = (town.version(1).await, kernen.iter().map(KernId::to_string).collect::<Vec<_>>());
    let mut fields = vec![("titel", "Een fietspad"), ("thema", "Verkeer"), ("versie", version.as_str())];
    fields.push(("kernen", ""));
    fields.extend(ids.iter().map(|id| ("kernen", id.as_str())));
    browser.post(EDIT, &fields).await
}

async fn kernen(town: &Town, id: PointId) -> Vec<KernId> {
    point::kernen(&mut town.read().await, town.stage.tenant, id).await.unwrap()
}

#[db::test]
async fn a_proposal_for_the_wrong_kern_moves_with_all_that_leads_to_it(db: Db) {
    let (town, id) = town(db, a("Een fietspad", Status::Idea)).await;
    town.promise(id, "Een schets maken", "2026-12-01").await;
    let mut all = town.signed_in(Role::Administrator, Scope::All);
    let form = all.get(EDIT).await.body;
    whole(&form);
    assert!(form.contains("Over welke kernen gaat dit?") && form.contains("Beekdorp</label>"), "{form}");
    let ticked = format!("value=\"{}\" checked", town.aadorp);
    assert!(form.contains(&ticked), "{form}");
    let moved = place(&town, &mut all, &[town.beekdorp]).await;
    assert_eq!((moved.status, moved.location.as_str()), (303, "/kernen/beekdorp/agenda/1"), "{}", moved.body);
    assert_eq!(kernen(&town, id).await, [town.beekdorp]);

    let mut public = town.stage.browser();
    let page = public.get("/kernen/beekdorp/agenda/1").await.body;
    let canonical =
        "<link rel=\"canonical\" href=\"http://voorbeeldstad.localhost/kernen/beekdorp/agenda/1\">";
    assert!(page.contains(canonical) && page.contains("Beekdorp"), "{page}");
    // Its old address stands in mails and on other websites.
    let old = public.get(POINT).await;
    assert_eq!((old.status, old.location.as_str()), (302, "/kernen/beekdorp/agenda/1"));
    assert_eq!(public.get("/kernen/nergens/agenda/1").await.status, 404);
    assert!(public.get("/zoeken?q=fietspad").await.body.contains("href=\"/kernen/beekdorp/agenda/1\""));
    for (place, there) in [("aadorp", false), ("beekdorp", true)] {
        for path in [
            format!("/kernen/{place}/agenda"),
            format!("/kernen/{place}/feed.atom"),
            format!("/kernen/{place}/toezeggingen.ics"),
            format!("/uitvoering/punten.csv?kern={place}"),
            format!("/api/v1/kernen/{place}/agendapunten"),
        ] {
            let body = public.get(&path).await.body.replace("\r\n ", "");
            assert_eq!(body.contains("/agenda/1"), there, "{path}: {body}");
        }
    }
    let log = all.get("/beheer/logboek").await.body;
    assert!(log.contains("beekdorp"), "{log}");
}

#[db::test]
async fn a_point_stays_on_its_agenda_while_that_is_of_one_of_its_kernen(db: Db) {
    let (town, id) = town(db, a("Een fietspad", Status::Agreed)).await;
    let mut all = town.signed_in(Role::Administrator, Scope::All);
    let agenda_of = async || {
        let row = point::by_id(&mut town.read().await, town.stage.tenant, id).await.unwrap().unwrap();
        (row.agenda_id, row.theme.clone())
    };
    let (own, _) = agenda_of().await;
    assert_eq!(place(&town, &mut all, &[town.aadorp, town.beekdorp]).await.status, 303);
    assert_eq!(agenda_of().await, (own, Some("Verkeer".to_owned())));
    let mut public = town.stage.browser();
    for village in ["aadorp", "beekdorp"] {
        assert_eq!(public.get(&format!("/kernen/{village}/agenda/1")).await.status, 200);
        let agenda = public.get(&format!("/kernen/{village}/agenda")).await.body;
        assert!(agenda.contains(">Een fietspad</a>"), "{village}: {agenda}");
    }
    assert_eq!(place(&town, &mut all, &[town.beekdorp]).await.status, 303);
    let (other, theme) = agenda_of().await;
    assert_ne!(other, own);
    let rows = agendas::kernen(&mut town.read().await, town.stage.tenant, other).await.unwrap();
    assert_eq!((rows, theme.as_deref()), (vec![town.beekdorp], Some("Verkeer")));
    assert!(!public.get("/kernen/aadorp/agenda").await.body.contains(">Een fietspad</a>"));
}

#[db::test]
async fn a_kern_without_an_agenda_gets_no_point(db: Db) {
    let (town, id) = town(db, a("Een fietspad", Status::Agreed)).await;
    town.write(|ctx, tx| {
        Box::pin(async move {
            let end = "UPDATE agenda SET state = 'replaced' WHERE tenant_id = $1 AND slug = 'beekdorp'";
            tx.run(sql!(end, ctx.tenant)).await?;
            Ok(tx.audit(&ctx, Audit::new("test.agenda", "gemeente", ctx.tenant)).await?)
        })
    })
    .await
    .unwrap();
    let mut all = town.signed_in(Role::Administrator, Scope::All);
    let refused = place(&town, &mut all, &[town.beekdorp]).await;
    assert_eq!(refused.status, 400);
    whole(&refused.body);
    assert!(refused.body.contains("Hier is nog geen kernagenda."), "{}", refused.body);
    assert!(refused.body.contains(&format!("value=\"{}\" checked", town.beekdorp)), "the choice is kept");
    assert_eq!(kernen(&town, id).await, [town.aadorp]);
}

#[db::test]
async fn a_right_is_needed_where_it_comes_from_and_where_it_goes(db: Db) {
    let (town, id) = town(db, a("Een fietspad", Status::Agreed)).await;
    let beekdorp = town.beekdorp.to_string();
    // An officer of one kern has nothing to choose, and cannot send a choice either.
    let mut officer = town.officer();
    assert!(!officer.get(EDIT).await.body.contains("name=\"kernen\""));
    let fields = [("titel", "Een fietspad"), ("kernen", beekdorp.as_str()), ("versie", "1")];
    assert_eq!(officer.post(EDIT, &fields).await.status, 303);
    assert_eq!(kernen(&town, id).await, [town.aadorp]);

    let mut all = town.signed_in(Role::Administrator, Scope::All);
    assert_eq!(place(&town, &mut all, &[town.aadorp, town.beekdorp]).await.status, 303);
    // Now it is of both: the officer of Aadorp may take it out of Aadorp, and not out of Beekdorp.
    let form = officer.get(EDIT).await.body;
    assert!(form.contains("Beekdorp</label>"), "{form}");
    let refused = place(&town, &mut officer, &[town.aadorp]).await;
    assert_eq!(refused.status, 400);
    whole(&refused.body);
    assert!(refused.body.contains("In Beekdorp heeft u geen recht."), "{}", refused.body);
    let refused = place(&town, &mut officer, &[]).await;
    assert_eq!(refused.status, 400, "at least one");
    whole(&refused.body);
    assert_eq!(kernen(&town, id).await.len(), 2);
    // A team owns the work, not the place.
    let team = Scope::Of(ScopeKind::Team, town.team.uuid());
    let mut colleague = town.signed_in(Role::PolicyOfficer, team);
    assert_eq!(place(&town, &mut colleague, &[town.beekdorp]).await.status, 403);
    let gone = place(&town, &mut officer, &[town.beekdorp]).await;
    assert_eq!((gone.status, gone.location.as_str()), (303, "/kernen/beekdorp/agenda/1"), "{}", gone.body);
    assert_eq!(officer.get("/kernen/beekdorp/agenda/1/bewerken").await.status, 403);
}

#[db::test]
async fn two_who_change_the_kernen_see_both_choices(db: Db) {
    let (town, id) = town(db, a("Een fietspad", Status::Agreed)).await;
    let mut all = town.signed_in(Role::Administrator, Scope::All);
    assert_eq!(place(&town, &mut all, &[town.aadorp, town.beekdorp]).await.status, 303);
    let mine = town.aadorp.to_string();
    let fields = [("titel", "Een fietspad"), ("kernen", mine.as_str()), ("versie", "1")];
    let late = all.post(EDIT, &fields).await;
    assert_eq!(late.status, 409);
    whole(&late.body);
    assert!(
        late.body.contains("Aadorp, Beekdorp</td>") && late.body.contains(">Aadorp</td>"),
        "{}",
        late.body
    );
    assert_eq!(kernen(&town, id).await.len(), 2);
}
