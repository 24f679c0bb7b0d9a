// SPDX-License-Identifier: EUPL-1.2
//! What is stored, and what other slices read.

use crate::common;
use crate::common::{Town, VOORBEELDSTAD, WEST_BETUWE, migrations};
use kernel::{Audit, ScopeKind};

#[db::test]
async fn a_world_is_read_back_as_it_was_given(db: db::Db) {
    let town = Town::new(db, &WEST_BETUWE).await;
    let (mut conn, tenant) = (town.read().await, town.stage.tenant);
    let kernen = villages::kernen(&mut conn, tenant).await.unwrap();
    assert_eq!(kernen.len(), 26);
    let asperen = kernen.iter().find(|kern| kern.slug == "asperen").unwrap();
    assert_eq!(asperen.residents, Some(3225));
    assert_eq!(asperen.residents_on.unwrap().to_string(), "2022-01-01");
    assert!((asperen.lon - 5.1139).abs() < 1e-9);
    let names = villages::kern_names(&mut conn, tenant).await.unwrap();
    assert_eq!(names[&asperen.id], ("asperen".to_owned(), "Asperen".to_owned()));
    let varik = town.kern("varik").await;
    let groups = villages::groups_of(&mut conn, tenant, varik.id).await.unwrap();
    assert!(groups.iter().any(|group| group.slug == "dorpstafel-varik-heesselt"));
    let kernen_of = villages::group_kernen(&mut conn, tenant).await.unwrap();
    assert_eq!(kernen_of[&groups[0].id].len(), 2);
    let officers = villages::officers_of(&mut conn, tenant, varik.id).await.unwrap();
    assert_eq!(officers[0].office, villages::Office::AreaOfficer);
    assert!(officers.iter().all(|contact| contact.person_id.is_some()));
    assert_eq!(villages::teams(&mut conn, tenant).await.unwrap().len(), 6);
    assert_eq!(villages::partners(&mut conn, tenant).await.unwrap().len(), 3);
}

#[db::test]
async fn municipalities_do_not_see_each_other(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let other = town.stage.municipality("anders", true).await;
    let mut conn = town.read().await;
    assert!(villages::kernen(&mut conn, other).await.unwrap().is_empty());
    assert!(villages::kern_by_slug(&mut conn, other, "aadorp").await.unwrap().is_none());
    assert!(villages::groups(&mut conn, other).await.unwrap().is_empty());
}

#[db::test]
async fn rights_can_be_limited_to_everything_here(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let slices = common::slices();
    let mut conn = town.read().await;
    let scopes = slices[1].scopes(town.stage.tenant, &mut conn).await.unwrap();
    for kind in [ScopeKind::Kern, ScopeKind::Team, ScopeKind::Group, ScopeKind::Partner] {
        assert!(scopes.iter().any(|scope| scope.kind == kind), "{kind:?}");
    }
}

#[db::test]
async fn a_person_takes_along_and_erases_what_they_follow(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let tenant = town.stage.tenant;
    let email = "gebiedsmakelaar-2@voorbeeld.example";
    let fields = [("email", email), ("hoe-vaak", "weekly")];
    town.stage.browser().post("/kernen/aadorp/volgen", &fields).await;
    let person = people::by_email(&mut town.read().await, tenant, email).await.unwrap().unwrap();
    let slices = common::slices();
    let ctx = town.stage.system();
    let export = slices[1].export(&ctx, &mut town.read().await, person).await.unwrap();
    let text = format!("{export:?}");
    assert!(text.contains("Aadorp") && text.contains("op afspraak"), "{text}");
    town.write(&ctx, move |ctx, tx| {
        Box::pin(async move {
            common::slices()[1].erase(&ctx, tx, person).await?;
            tx.audit(&ctx, Audit::new("test.erase", "persoon", person)).await?;
            Ok(())
        })
    })
    .await;
    let export = slices[1].export(&ctx, &mut town.read().await, person).await.unwrap();
    assert!(!format!("{export:?}").contains("Aadorp"));
    let kern = town.kern("beekdorp").await;
    let officers = villages::officers_of(&mut town.read().await, tenant, kern.id).await.unwrap();
    assert!(officers.iter().all(|contact| contact.email.as_deref() != Some(email)));
}
