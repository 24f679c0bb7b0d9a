// SPDX-License-Identifier: EUPL-1.2
//! The officer of a point is away: who takes over is reminded and finds it under what is theirs.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::Status;
use db::fixture::NOON;
use db::{Db, sql};
use kernel::{Audit, Role, Timestamp};

#[db::test]
async fn who_takes_over_has_the_points_on_those_days(db: Db) {
    let town = Town::new(db).await;
    let here = Town::in_kern(town.aadorp);
    let id = town.add(vec![a("Een bankje", Status::Busy)]).await[0].0;
    let (jan, mut own) = town.colleague("Jan", "Makelaar Jan", Role::AreaOfficer, here).await;
    let (bo, mut other) = town.colleague("Bo", "Makelaar Bo", Role::AreaOfficer, here).await;
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let set = "UPDATE point SET officer_id = $3 WHERE tenant_id = $1 AND id = $2";
            tx.run(sql!(set, ctx.tenant, id, jan)).await?;
            Ok(tx.audit(&ctx, Audit::new("test.officer", "punt", id)).await?)
        })
    })
    .await
    .unwrap();
    for (what, due) in
        [("Het hout leveren", "2026-11-24"), ("Verven", "2026-11-25"), ("Planten", "2026-11-26")]
    {
        town.promise(id, what, due).await;
    }
    let bo = bo.to_string();
    let fields = [("van", "24-11-2026"), ("tot", "24-11-2026"), ("waarnemer", &*bo), ("versie", "")];
    let answer = own.post("/mijn/afwezig", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let (to_jan, to_bo) = ("jan@voorbeeld.example", "bo@voorbeeld.example");
    // Monday tells Jan of all three that come; Tuesday tells Bo of Wednesday; Wednesday tells Jan again.
    for (day, all, taken) in
        [(2, vec![to_jan], false), (3, vec![to_bo, to_jan], true), (4, vec![to_bo, to_jan, to_jan], false)]
    {
        town.stage.clock.set(Timestamp::from_micros(NOON.micros() + day * 86_400_000_000));
        assert_eq!(town.remind().await, all, "day {day}");
        let list = other.get("/werk?wie=mij").await.body;
        assert_eq!(list.contains("Een bankje"), taken, "day {day}: {list}");
        assert!(own.get("/werk?wie=mij").await.body.contains("Een bankje"), "it stays Jan’s");
        let note = "(afwezig t/m dinsdag 24 november, Makelaar Bo neemt waar)";
        for (path, count) in [("/kernen/aadorp/agenda/1", 1), ("/kernen/aadorp/agenda/1/bewerken", 1)] {
            let page = other.get(path).await.body;
            whole(&page);
            assert_eq!(page.matches(note).count(), if taken { count } else { 0 }, "day {day} {path}: {page}");
        }
        let public = town.stage.browser().get("/kernen/aadorp/agenda/1").await.body;
        assert!(public.contains("Makelaar Jan") && !public.contains("afwezig"), "{public}");
    }
}

#[db::test]
async fn without_somebody_who_is_there_the_others_are_reminded(db: Db) {
    let town = Town::new(db).await;
    let here = Town::in_kern(town.aadorp);
    let id = town.add(vec![a("Een bankje", Status::Busy)]).await[0].0;
    let (jan, mut own) = town.colleague("Jan", "Makelaar Jan", Role::AreaOfficer, here).await;
    let (bo, mut other) = town.colleague("Bo", "Makelaar Bo", Role::AreaOfficer, here).await;
    town.colleague("Beheer", "Beheer", Role::Administrator, kernel::Scope::All).await;
    for (browser, stand_in) in [(&mut own, bo), (&mut other, jan)] {
        let stand_in = stand_in.to_string();
        let fields =
            [("van", "23-11-2026"), ("tot", "24-11-2026"), ("waarnemer", &*stand_in), ("versie", "")];
        assert_eq!(browser.post("/mijn/afwezig", &fields).await.status, 303);
    }
    town.promise(id, "Het hout leveren", "2026-11-24").await;
    town.on_monday();
    assert_eq!(town.remind().await, ["beheer@voorbeeld.example"]);
}
