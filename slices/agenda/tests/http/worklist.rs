// SPDX-License-Identifier: EUPL-1.2
//! The worklist of who has much to do: its headings tell the truth however little is shown, the rest
//! can be seen, and no proposal gets lost on it.

use std::sync::{Arc, Mutex};

use crate::desk::{A, Town, a, migrations, whole};
use agenda::model::Status;
use agenda::store::point;
use db::fixture::NOON;
use db::{Db, sql};
use kernel::{Audit, PersonId, Role, Scope, ScopeKind, Timestamp};

/// What stands beside a heading of the list; `None` when the heading is not there.
fn total(body: &str, heading: &str) -> Option<usize> {
    let link = body.split(&format!("<a class=\"nl-link\" href=\"#{heading}\">")).nth(1)?;
    let number = link.split("nl-number-badge\">").nth(1)?;
    number.split('<').next()?.parse().ok()
}

fn lines(body: &str) -> usize {
    body.matches("<li class=\"kp-work__item").count()
}

fn many(count: usize, title: &str, status: Status, days: i64) -> Vec<A> {
    (0..count).map(|n| a(&format!("{title} {n}"), status).ago(days)).collect()
}

/// Names the officer of every point in a kern.
async fn seen_to_by(town: &Town, kern: villages::KernId, person: PersonId) {
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let set = "UPDATE point SET officer_id = $3 WHERE tenant_id = $1 AND id IN \
                (SELECT point_id FROM point_kern WHERE tenant_id = $1 AND kern_id = $2)";
            tx.run(sql!(set, ctx.tenant, kern, person)).await?;
            Ok(tx.audit(&ctx, Audit::new("test.officer", "kern", kern)).await?)
        })
    })
    .await
    .unwrap();
}

#[db::test]
async fn a_kern_tells_what_waits_there_however_much_waits_elsewhere(db: Db) {
    let town = Town::new(db).await;
    // An import touches every point in one moment: they go silent on the same day.
    town.add(many(230, "Elders", Status::Agreed, 200).into_iter().map(A::in_beekdorp).collect()).await;
    town.add(many(20, "Hier", Status::Agreed, 200)).await;
    let mut browser = town.signed_in(Role::Administrator, Scope::All);
    let all = browser.get("/werk").await.body;
    whole(&all);
    assert_eq!((total(&all, "stil"), lines(&all)), (Some(250), 25));
    let here = browser.get("/werk?kern=aadorp").await.body;
    assert_eq!((total(&here, "stil"), lines(&here)), (Some(20), 20), "{here}");
    assert!(here.contains(">Hier 19</a>") && !here.contains(">Elders 0</a>"));
    let there = browser.get("/werk?kern=beekdorp").await.body;
    assert_eq!(total(&there, "stil"), Some(230));
}

#[db::test]
async fn what_nobody_sees_to_is_found_behind_what_others_see_to(db: Db) {
    let town = Town::new(db).await;
    let here = Town::in_kern(town.beekdorp);
    let (jo, mut browser) = town.colleague("Jo", "Makelaar", Role::AreaOfficer, here).await;
    town.add(many(60, "Van Jo", Status::Agreed, 200).into_iter().map(A::in_beekdorp).collect()).await;
    seen_to_by(&town, town.beekdorp, jo).await;
    town.add(many(1, "Van niemand", Status::Agreed, 150).into_iter().map(A::in_beekdorp).collect()).await;
    let nobodys = browser.get("/werk?wie=niemand").await.body;
    whole(&nobodys);
    assert_eq!((total(&nobodys, "stil"), lines(&nobodys)), (Some(1), 1), "{nobodys}");
    assert!(nobodys.contains(">Van niemand 0</a>"));
    assert_eq!(total(&browser.get("/werk?wie=mij").await.body, "stil"), Some(60));
    assert_eq!(total(&browser.get("/werk").await.body, "stil"), Some(61));
    // Whoever holds a right elsewhere only is nobody here.
    seen_to_by(&town, town.beekdorp, PersonId::from_uuid(kernel::uuid::Uuid::from_u128(7))).await;
    assert_eq!(total(&browser.get("/werk?wie=niemand").await.body, "stil"), Some(61));
}

#[db::test]
async fn a_right_of_any_kind_makes_an_officer(db: Db) {
    let town = Town::new(db).await;
    let (team, partner) = (town.team, town.partner);
    let points = vec![
        a("Overal", Status::Agreed).ago(200),
        a("Van het team", Status::Agreed).ago(200).text(|text| text.team_id = Some(team)),
        a("Van de partner", Status::Agreed).ago(200).text(|text| text.partner_id = Some(partner)),
        a("Nergens", Status::Agreed).ago(200),
    ];
    let added = town.add(points).await;
    let of_team = Scope::Of(ScopeKind::Team, town.team.uuid());
    let of_partner = Scope::Of(ScopeKind::Partner, town.partner.uuid());
    let elsewhere = Town::in_kern(town.beekdorp);
    let mut people = Vec::new();
    for (name, scope) in [("An", Scope::All), ("Bo", of_team), ("Cor", of_partner), ("Dirk", elsewhere)] {
        people.push(town.colleague(name, "Collega", Role::PolicyOfficer, scope).await.0);
    }
    for ((id, _), person) in added.into_iter().zip(people) {
        town.write(move |ctx, tx| {
            Box::pin(async move {
                let set = "UPDATE point SET officer_id = $3 WHERE tenant_id = $1 AND id = $2";
                tx.run(sql!(set, ctx.tenant, id, person)).await?;
                Ok(tx.audit(&ctx, Audit::new("test.officer", "punt", id)).await?)
            })
        })
        .await
        .unwrap();
    }
    let nobodys = town.officer().get("/werk?wie=niemand").await.body;
    assert_eq!(total(&nobodys, "stil"), Some(1), "{nobodys}");
    assert!(nobodys.contains(">Nergens</a>"));
}

#[db::test]
async fn a_long_section_is_seen_to_its_end(db: Db) {
    let town = Town::new(db).await;
    for n in 0..5 {
        // The oldest first, so that the order is known.
        town.add(many(50, &format!("Reeks {n}, stil"), Status::Agreed, 300 - n)).await;
    }
    let mut officer = town.officer();
    let first = officer.get("/werk").await.body;
    assert!(first.contains("href=\"/werk?toon=stil#stil\">Toon er nog 75"), "{first}");
    let mut seen = std::collections::BTreeSet::new();
    let mut next = Some("/werk?toon=stil".to_owned());
    let mut pages = Vec::new();
    while let Some(address) = next {
        let body = officer.get(&address).await.body;
        whole(&body);
        assert_eq!(total(&body, "stil"), Some(250), "{address}");
        pages.push(lines(&body));
        for title in body.split(">Reeks ").skip(1) {
            seen.insert(title.split('<').next().unwrap().to_owned());
        }
        let link = body.split("rel=\"next\"").next().filter(|before| before.len() < body.len());
        let link = link.map(|before| before.rsplit("href=\"").next().unwrap().split('"').next().unwrap());
        next = link.map(|link| link.replace("&#38;", "&").split('#').next().unwrap().to_owned());
    }
    assert_eq!(pages, [100, 100, 50]);
    assert_eq!(seen.len(), 250);
    let last = officer.get("/werk?toon=stil&deel=3").await.body;
    assert!(last.contains("201 tot en met 250 van 250") && last.contains("rel=\"prev\""), "{last}");
    // What was done meanwhile, or typed into the address, is no empty page.
    for part in ["9", "99999999999", "-1", "0", "x"] {
        let body = officer.get(&format!("/werk?toon=stil&deel={part}")).await.body;
        assert!(lines(&body) >= 50, "{part}");
    }
    // One stays on the page where one was.
    let number = last.split("action=\"/werk/actueel/").nth(1).unwrap().split('"').next().unwrap();
    let done = officer.post(&format!("/werk/actueel/{number}"), &[("toon", "stil"), ("deel", "3")]).await;
    assert_eq!(done.location, "/werk?toon=stil&deel=3");
}

#[db::test]
async fn more_promises_than_are_shown_are_counted(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(many(31, "Weg", Status::Busy, 1)).await;
    for (id, _) in &added {
        town.promise(*id, "Iets doen", "2026-11-09").await;
    }
    let body = town.officer().get("/werk?kern=aadorp").await.body;
    assert_eq!((total(&body, "over-tijd"), lines(&body)), (Some(31), 25));
    assert!(body.contains("31 toezeggingen vragen het eerst uw aandacht."), "{body}");
}

async fn statements(db: Db, points: usize) -> Vec<u64> {
    let town = Town::new(db.clone()).await;
    let kinds = [Status::Agreed, Status::Idea];
    for (place, kind) in kinds.into_iter().enumerate() {
        let mut points = many(points, "Stil", kind, 200);
        points.iter_mut().for_each(|point| point.kernen = vec![place]);
        for (id, _) in town.add(points).await.into_iter().take(3) {
            town.promise(id, "Iets doen", "2026-11-09").await;
        }
    }
    let mut browser = town.signed_in(Role::Administrator, Scope::All);
    let mut counts = Vec::new();
    for path in ["/werk", "/werk?kern=aadorp", "/werk?wie=niemand", "/werk?toon=stil&deel=2"] {
        let before = db.statements();
        assert_eq!(browser.get(path).await.status, 200);
        counts.push(db.statements() - before);
    }
    counts
}

#[test]
fn sixty_points_cost_as_many_statements_as_six() {
    let found = Arc::new(Mutex::new(Vec::new()));
    for points in [6, 60] {
        let found = found.clone();
        db::fixture::on_sqlite(migrations(), move |db| async move {
            let counts = statements(db, points).await;
            found.lock().unwrap().push(counts);
        });
    }
    let found = found.lock().unwrap();
    assert_eq!(found[0], found[1]);
    assert!(found[0].iter().all(|count| (1..24).contains(count)), "{found:?}");
}

/// Answers point 1 as the officer, a minute after what was before.
async fn answer(town: &Town, feasible: &str, status: &str) {
    let now = town.stage.system().now();
    town.stage.clock.set(Timestamp::from_micros(now.micros() + 60_000_000));
    let version = town.version(1).await;
    let fields = [
        ("haalbaar", feasible),
        ("eigenaar", "municipality"),
        ("antwoord", "We zoeken het uit."),
        ("status", status),
        ("versie", version.as_str()),
    ];
    let sent = town.officer().post("/kernen/aadorp/agenda/1/antwoord", &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
}

#[db::test]
async fn a_proposal_waits_until_something_can_be_told(db: Db) {
    let town = Town::new(db).await;
    let id = town.add(vec![a("Een schommel", Status::Idea).ago(4)]).await[0].0;
    let mut officer = town.officer();
    assert!(officer.get("/werk").await.body.contains("nieuw voorstel"));
    answer(&town, "unknown", "").await;
    let body = officer.get("/werk").await.body;
    whole(&body);
    assert_eq!(total(&body, "te-toetsen"), Some(1), "nothing is known yet: {body}");
    assert!(body.contains("nog niet te zeggen, staat in het laatste antwoord") && !body.contains("nieuw v"));
    answer(&town, "unknown", "testing").await;
    assert_eq!(total(&officer.get("/werk").await.body, "te-toetsen"), Some(1), "also while it is tested");
    // Answered, and still nothing decided: it waits in silence, and comes back.
    answer(&town, "yes", "").await;
    assert_eq!(town.status_of(id).await, Status::Testing);
    let body = officer.get("/werk").await.body;
    assert_eq!((total(&body, "te-toetsen"), total(&body, "stil")), (None, None), "{body}");
    town.stage.clock.set(Timestamp::from_micros(NOON.micros() + 91 * 86_400_000_000));
    let body = officer.get("/werk").await.body;
    assert_eq!((total(&body, "te-toetsen"), total(&body, "stil")), (None, Some(1)), "{body}");
    assert!(body.contains("#antwoord-haalbaar"));
    answer(&town, "unknown", "").await;
    assert_eq!(total(&officer.get("/werk").await.body, "te-toetsen"), Some(1), "the last answer counts");
    answer(&town, "yes", "agreed").await;
    assert_eq!(total(&officer.get("/werk").await.body, "te-toetsen"), None);
    let row = point::by_id(&mut town.read().await, town.stage.tenant, id).await.unwrap().unwrap();
    assert_eq!(row.status, Status::Agreed);
}
