// SPDX-License-Identifier: EUPL-1.2
//! The page of a kern while its officer is away.

use kernel::{Role, Scope, ScopeKind};

use crate::common::{Town, VOORBEELDSTAD, migrations, whole};

#[db::test]
async fn the_public_reads_until_when_and_how_the_stand_in_is_reached(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let here = Scope::Of(ScopeKind::Kern, town.kern("ceedorp").await.id.uuid());
    let there = Scope::Of(ScopeKind::Kern, town.kern("aadorp").await.id.uuid());
    let jan = town.person("Jan", Role::AreaOfficer, here).await;
    let bo = town.person("Bo", Role::AreaOfficer, there).await;
    let mut beheer = town.administrator();
    for (slug, person, name, phone) in
        [("ceedorp", jan, "Onze Jan", "0345 11 11 11"), ("aadorp", bo, "Onze Bo", "0345 22 22 22")]
    {
        let person = person.to_string();
        let fields = [("ambt", "area_officer"), ("persoon", &*person), ("naam", name), ("telefoon", phone)];
        let sent = beheer.post(&format!("/beheer/kernen/{slug}/contact/nieuw"), &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    }
    let mut public = town.stage.browser();
    assert!(!public.get("/kernen/ceedorp").await.body.contains("Afwezig"));
    let stand_in = bo.to_string();
    let fields = [("van", "20-11-2026"), ("tot", "21-11-2026"), ("waarnemer", &*stand_in), ("versie", "")];
    let sent = town.signed_in_as(jan, Role::AreaOfficer, here).post("/mijn/afwezig", &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let page = public.get("/kernen/ceedorp").await.body;
    whole(&page);
    assert!(page.contains("Afwezig t/m zaterdag 21 november.") && page.contains("neemt waar"), "{page}");
    assert!(page.contains("Bel wie waarneemt: 0345 22 22 22"), "{page}");
    // What no kern shows of the stand-in stays unknown: the address of the account, the name.
    assert!(!page.contains("bo@voorbeeld.example") && !page.contains("Onze Bo"), "{page}");
    assert!(!public.get("/kernen/aadorp").await.body.contains("Afwezig"));
    town.withdraw(bo).await;
    // Withdrawing by hand does not make the kept page stale: another browser language is another page.
    let page = public.get("/kernen/ceedorp?taal=en").await.body;
    assert!(
        page.contains("Absent until") && !page.contains("Stand-in"),
        "nobody takes over any more: {page}"
    );
    let day = std::time::Duration::from_secs(86_400);
    town.stage.clock.set(db::fixture::NOON.saturating_add(day));
    assert!(!public.get("/kernen/ceedorp?taal=nl").await.body.contains("Afwezig"), "the day after");
}
