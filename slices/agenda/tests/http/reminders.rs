// SPDX-License-Identifier: EUPL-1.2
//! Whom a reminder reaches when no officer is there, and that old ones do not stand in the way.

use crate::desk::{Town, a, migrations};
use agenda::model::Status;
use db::fixture::NOON;
use db::{Db, Sql};
use kernel::{Audit, Role, Scope, ScopeKind, Timestamp};

#[db::test]
async fn in_a_municipality_of_one_the_administrator_is_reminded(db: Db) {
    let town = Town::new(db).await;
    town.on_monday();
    let id = town.add(vec![a("Een bankje", Status::Busy)]).await[0].0;
    town.promise(id, "Het hout leveren", "2026-11-24").await;
    assert!(town.remind().await.is_empty(), "there is nobody");
    town.colleague("Beheer", "Beheer", Role::Administrator, Scope::All).await;
    assert_eq!(town.remind().await, ["beheer@voorbeeld.example"]);
    assert_eq!(town.remind().await.len(), 1, "never twice");
    // With an officer there, the administrator is left alone.
    town.colleague("Kern", "Makelaar", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    town.promise(id, "Het bankje verven", "2026-11-24").await;
    assert_eq!(town.remind().await, ["beheer@voorbeeld.example", "kern@voorbeeld.example"]);
}

#[db::test]
async fn the_team_that_promised_is_reminded(db: Db) {
    let town = Town::new(db).await;
    town.on_monday();
    let points = vec![a("Een drempel", Status::Busy), a("Een bankje", Status::Busy)];
    let added = town.add(points).await;
    let of_team = Scope::Of(ScopeKind::Team, town.team.uuid());
    let other = Scope::Of(ScopeKind::Team, kernel::uuid::Uuid::from_u128(7));
    town.colleague("Wegen", "Wegen", Role::PolicyOfficer, of_team).await;
    town.colleague("Groen", "Groen", Role::TeamManager, other).await;
    town.colleague("Beleid", "Beleid", Role::PolicyOfficer, Scope::All).await;
    town.colleague("Beheer", "Beheer", Role::Administrator, Scope::All).await;
    town.promise_of_team(added[0].0, "De drempel leggen", "2026-11-24").await;
    assert_eq!(town.remind().await, ["wegen@voorbeeld.example"]);
    // What nobody's team promised goes to the administrator.
    town.promise(added[1].0, "Het hout leveren", "2026-11-24").await;
    assert_eq!(town.remind().await, ["beheer@voorbeeld.example", "wegen@voorbeeld.example"]);
}

#[db::test]
async fn a_team_hears_of_a_concept_only_when_it_is_theirs(db: Db) {
    let town = Town::new(db).await;
    town.on_monday();
    let hidden = |title| a(title, Status::Agreed).text(|text| text.draft = true);
    let team = Some(town.team);
    let theirs = hidden("Ons plan").text(|text| text.team_id = team);
    let added = town.add(vec![hidden("Geheim plan"), theirs]).await;
    town.colleague("Wegen", "Wegen", Role::PolicyOfficer, Scope::Of(ScopeKind::Team, town.team.uuid())).await;
    town.colleague("Beheer", "Beheer", Role::Administrator, Scope::All).await;
    town.promise_of_team(added[0].0, "Het plan schrijven", "2026-11-24").await;
    assert_eq!(town.remind().await, ["beheer@voorbeeld.example"], "the team may not read it");
    town.promise_of_team(added[1].0, "Ons plan schrijven", "2026-11-24").await;
    assert_eq!(town.remind().await, ["beheer@voorbeeld.example", "wegen@voorbeeld.example"]);
}

/// Adds many promises at once, as nobody would by hand.
async fn pile_up(town: &Town, point: agenda::model::PointId, count: i64) {
    town.write(move |ctx, tx| {
        Box::pin(async move {
            const FIRST: i64 = 1_000;
            for chunk in 0..count / 100 {
                let mut sql = Sql::new(
                    "INSERT INTO promise (tenant_id, id, number, point_id, what, owner, first_due, due, made_at, by_role) VALUES ",
                );
                for at in 0..100 {
                    sql.push(if at == 0 { "(" } else { ", (" }).bind(ctx.tenant).push(", ");
                    sql.bind(ctx.id::<agenda::model::PromiseMarker>()).push(", ");
                    sql.bind(FIRST + chunk * 100 + at).push(", ").bind(point);
                    sql.push(", 'Oud', 'municipality', '2026-01-01', '2026-01-01', 0, 'system')");
                }
                tx.run(sql).await?;
            }
            Ok(tx.audit(&ctx, Audit::new("test.pile", "punt", point)).await?)
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn what_was_reminded_of_for_good_leaves_room_for_the_rest(db: Db) {
    let town = Town::new(db).await;
    town.on_monday();
    let id = town.add(vec![a("Een bankje", Status::Busy)]).await[0].0;
    town.colleague("Kern", "Makelaar", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    pile_up(&town, id, 2_000).await;
    assert_eq!(town.remind().await.len(), 1);
    town.promise(id, "Het hout leveren", "2026-11-25").await;
    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + 3 * 86_400_000_000));
    assert_eq!(town.remind().await.len(), 2, "the old ones do not stand in the way");
    let mails = jobs::mail::newest(&mut town.read().await, town.stage.tenant, 1).await.unwrap();
    assert!(mails[0].body.contains("Het hout leveren") && !mails[0].body.contains("- Oud"));
}

#[db::test]
async fn on_a_day_when_the_town_hall_is_closed_nobody_is_reminded(db: Db) {
    let town = Town::new(db).await;
    let id = town.add(vec![a("Een bankje", Status::Busy)]).await[0].0;
    town.colleague("Kern", "Makelaar", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    town.promise(id, "Het hout leveren", "2026-11-25").await;
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let settings = r#"{"werkdagen":{"dagen":["2026-11-23"]}}"#;
            db::tenant::set_settings(tx, ctx.tenant, settings).await?;
            Ok(tx.audit(&ctx, Audit::new("test.closed", "gemeente", ctx.tenant)).await?)
        })
    })
    .await
    .unwrap();
    town.on_monday();
    assert!(town.remind().await.is_empty(), "closed");
    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + 3 * 86_400_000_000));
    assert_eq!(town.remind().await, ["kern@voorbeeld.example"]);
}
