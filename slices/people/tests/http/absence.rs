// SPDX-License-Identifier: EUPL-1.2
//! `/mijn/afwezig`: who is away, who takes over, and what they may do meanwhile.

use std::sync::Arc;
use std::time::Duration;

use db::fixture::NOON;
use db::{Db, sql};
use kernel::{Grant, Person, PersonId, Role, Scope, ScopeKind};
use people::{NewGrant, NewPerson};
use web::session::{self, Source};
use web::testing::{Browser, Stage};

use crate::neighbour::{BEESD, GROUP, TEAM, TRICHT};
use crate::{migrations, person, signed_in, stage};

const TRICHT_OFFICER: Grant = Grant { role: Role::AreaOfficer, scope: Scope::Of(ScopeKind::Kern, TRICHT) };
const BEESD_OFFICER: Grant = Grant { role: Role::AreaOfficer, scope: Scope::Of(ScopeKind::Kern, BEESD) };
const MANAGER: Grant = Grant { role: Role::TeamManager, scope: Scope::Of(ScopeKind::Team, TEAM) };

/// A person of the demo with these rights.
async fn holder(stage: &Stage, name: &'static str, grants: &'static [Grant]) -> PersonId {
    let ctx = stage.system();
    let work = ctx.clone();
    let added = stage.app.db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            let email = format!("{name}@voorbeeld.example");
            let (name, label) = (format!("Naam van {name}"), format!("Functie {name}"));
            let person = people::add_person(tx, &ctx, NewPerson { email, name, label, demo: true }).await?;
            for Grant { role, scope } in grants.iter().copied() {
                people::grant(tx, &ctx, NewGrant { person, role, scope, reason: "proef".into() }).await?;
            }
            Ok(person)
        })
    });
    added.await.unwrap()
}

/// Lets it be so many minutes after noon (UTC) of Saturday 21 November 2026.
fn at(stage: &Stage, days: u64, minutes: u64) {
    stage.clock.set(NOON.saturating_add(Duration::from_secs(60 * (days * 24 * 60 + minutes))));
}

/// As whom a request of this person is answered now.
async fn acting(stage: &Stage, who: PersonId) -> Arc<Person> {
    let browser = signed_in(stage, who).await;
    let token = session::from_text(&browser.cookies["brink"]).unwrap();
    let sessions = people::Sessions::new(stage.app.db.clone());
    let mut conn = stage.app.db.read().await.unwrap();
    let now = stage.system().now();
    let found = sessions.find(&mut conn, stage.tenant, &session::hash(&token), now).await.unwrap();
    found.unwrap().person
}

/// With which rights.
async fn rights(stage: &Stage, who: PersonId) -> Vec<Grant> {
    acting(stage, who).await.grants.clone()
}

/// From whom they take over then.
async fn stands_for(stage: &Stage, who: PersonId) -> Vec<PersonId> {
    acting(stage, who).await.stands_for.clone()
}

/// The mark of what is known, as the form has it.
async fn version(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.body);
    assert!(!page.body.contains('⟦'), "a text is missing: {}", page.body);
    let rest = page.body.split("name=\"versie\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Somebody is away from 23 until 24 November 2026, by their own form.
async fn away(stage: &Stage, who: PersonId, stand_in: PersonId) {
    let mut browser = signed_in(stage, who).await;
    let (version, stand_in) = (version(&mut browser, "/mijn/afwezig").await, stand_in.to_string());
    let fields =
        [("van", "23-11-2026"), ("tot", "24-11-2026"), ("waarnemer", &*stand_in), ("versie", &version)];
    let answer = browser.post("/mijn/afwezig", &fields).await;
    assert_eq!((answer.status, &*answer.location), (303, "/mijn/afwezig"), "{}", answer.body);
}

#[db::test]
async fn the_stand_in_has_the_rights_from_the_first_day_to_the_last(db: Db) {
    let stage = stage(db).await;
    let jan = holder(&stage, "jan", &[TRICHT_OFFICER]).await;
    let bo = holder(&stage, "bo", &[BEESD_OFFICER]).await;
    away(&stage, jan, bo).await;
    // Midnight in Amsterdam is eleven o'clock in the evening UTC.
    let evening = 11 * 60;
    for (day, minutes, expected) in [
        (0, 0, false),
        (1, evening - 1, false),
        (1, evening, true),
        (2, 0, true),
        (3, evening - 1, true),
        (3, evening, false),
        (4, 0, false),
    ] {
        at(&stage, day, minutes);
        let held = rights(&stage, bo).await;
        assert!(held.contains(&BEESD_OFFICER));
        assert_eq!(held.contains(&TRICHT_OFFICER), expected, "day {day}, minute {minutes}");
        assert_eq!(held.len(), 1 + usize::from(expected));
        assert_eq!(stands_for(&stage, bo).await.contains(&jan), expected, "and what is Jan’s by name");
        assert!(stands_for(&stage, jan).await.is_empty());
        assert_eq!(rights(&stage, jan).await, [TRICHT_OFFICER], "who is away keeps what is theirs");
    }
}

#[db::test]
async fn only_roles_that_the_stand_in_holds_themselves_and_rights_in_force(db: Db) {
    const ADMIN: Grant = Grant { role: Role::Administrator, scope: Scope::All };
    const BOARD: Grant = Grant { role: Role::Board, scope: Scope::Of(ScopeKind::Group, GROUP) };
    let stage = stage(db.clone()).await;
    let jan = holder(&stage, "jan", &[TRICHT_OFFICER, MANAGER, ADMIN, BOARD]).await;
    let bo = holder(&stage, "bo", &[BEESD_OFFICER, BOARD]).await;
    let els = holder(&stage, "els", &[BOARD, Grant { role: Role::Alderman, scope: Scope::All }]).await;
    let mut browser = signed_in(&stage, jan).await;
    let page = browser.get("/mijn/afwezig").await.body;
    assert!(page.contains("Functie bo (Naam van bo)") && !page.contains("Naam van els"), "{page}");
    assert!(!page.contains(&format!("value=\"{els}\"")) && !page.contains(&format!("value=\"{jan}\"")));
    away(&stage, jan, bo).await;
    at(&stage, 2, 0);
    let held = rights(&stage, bo).await;
    assert!(held.len() == 3 && held.contains(&TRICHT_OFFICER), "{held:?}");
    assert!(!held.iter().any(|grant| matches!(grant.role, Role::TeamManager | Role::Administrator)));
    // The lists of Beheer and the page of the stand-in tell what was granted.
    let own = signed_in(&stage, bo).await.get("/mijn").await.body;
    assert!(own.contains("U neemt waar voor Functie jan, van") && own.contains("Beesd"), "{own}");
    assert!(!own.contains(">Tricht<"), "{own}");
    let list = signed_in(&stage, jan).await.get("/beheer/rechten?naam=bo").await.body;
    assert!(list.contains("Beesd") && !list.contains(">Tricht</td>"), "{list}");

    let end = "UPDATE person_grant SET withdrawn_at = 1, withdrawn_reason = 'proef' \
        WHERE tenant_id = $1 AND person_id = $2 AND role = 'area_officer'";
    let tenant = stage.tenant;
    let ended = db.write_housekeeping(move |tx| {
        Box::pin(async move {
            tx.run(sql!(end, tenant, jan)).await?;
            Ok(())
        })
    });
    ended.await.unwrap();
    assert!(!rights(&stage, bo).await.contains(&TRICHT_OFFICER), "what was withdrawn is nobody's");
    assert!(stands_for(&stage, bo).await.is_empty(), "no role is left that both hold");
}

#[db::test]
async fn who_stands_in_for_a_stand_in_gets_their_own_rights_only(db: Db) {
    let stage = stage(db.clone()).await;
    let jan = holder(&stage, "jan", &[TRICHT_OFFICER]).await;
    let bo = holder(&stage, "bo", &[BEESD_OFFICER]).await;
    let cor =
        holder(&stage, "cor", &[Grant { role: Role::AreaOfficer, scope: Scope::Of(ScopeKind::Kern, TEAM) }]);
    let cor = cor.await;
    away(&stage, jan, bo).await;
    away(&stage, bo, cor).await;
    at(&stage, 2, 0);
    let held = rights(&stage, cor).await;
    assert!(held.contains(&BEESD_OFFICER) && !held.contains(&TRICHT_OFFICER), "{held:?}");
    assert!(rights(&stage, bo).await.contains(&TRICHT_OFFICER));
    let mut conn = db.read().await.unwrap();
    let (today, tenant) = (stage.system().today(), stage.tenant);
    for (who, expected) in [(jan, vec![]), (bo, vec![jan]), (cor, vec![bo])] {
        assert_eq!(stands_for(&stage, who).await, expected);
    }
    let there = people::holders_on(&mut conn, tenant, Role::AreaOfficer, today).await.unwrap();
    assert_eq!(there.len(), 1, "both others are away");
    assert!(there[0].person == cor && there[0].acts_for(bo) && !there[0].acts_for(jan));
}

#[db::test]
async fn what_is_wrong_is_told_at_the_field_and_what_was_typed_stays(db: Db) {
    let stage = stage(db.clone()).await;
    let jan = holder(&stage, "jan", &[TRICHT_OFFICER]).await;
    let bo = holder(&stage, "bo", &[BEESD_OFFICER]).await.to_string();
    let els = holder(&stage, "els", &[MANAGER]).await.to_string();
    let own = jan.to_string();
    let mut browser = signed_in(&stage, jan).await;
    for (from, until, who, field, words) in [
        ("", "24-11-2026", &*bo, "van", "datum"),
        ("volgende week", "24-11-2026", &bo, "van", "datum"),
        ("23-11-2026", "", &bo, "tot", "datum"),
        ("24-11-2026", "23-11-2026", &bo, "tot", "De laatste dag is voor de eerste dag"),
        ("1-11-2026", "20-11-2026", &bo, "tot", "De laatste dag is al voorbij"),
        ("23-11-2026", "24-11-2027", &bo, "tot", "Dit is meer dan 366 dagen"),
        ("23-11-2026", "24-11-2026", "", "waarnemer", "Maak een keuze"),
        ("23-11-2026", "24-11-2026", &els, "waarnemer", "Maak een keuze"),
        ("23-11-2026", "24-11-2026", &own, "waarnemer", "Maak een keuze"),
        ("23-11-2026", "24-11-2026", "geen id", "waarnemer", "Maak een keuze"),
    ] {
        let fields = [("van", from), ("tot", until), ("waarnemer", who), ("versie", "")];
        let answer = browser.post("/mijn/afwezig", &fields).await;
        assert_eq!(answer.status, 400, "{fields:?}");
        assert!(!answer.body.contains('⟦'), "a text is missing: {}", answer.body);
        let at = answer.body.find(&format!("id=\"afwezig-{field}-fout\""));
        let at = at.unwrap_or_else(|| panic!("{fields:?}: {}", answer.body));
        let message = answer.body[at..].split("</div>").next().unwrap();
        assert!(message.contains(words), "{fields:?}: {message}");
        for typed in [from, until].into_iter().filter(|typed| !typed.is_empty()) {
            assert!(answer.body.contains(&format!("value=\"{typed}\"")), "{typed}: {}", answer.body);
        }
    }
    let none = sql!("SELECT person_id FROM absence WHERE tenant_id = $1", stage.tenant);
    assert!(!db.read().await.unwrap().exists(none).await.unwrap(), "nothing was stored");
    // The longest that can be, today included; who fell ill last week begins before today.
    for (from, until) in [("23-11-2026", "23-11-2027"), ("14-11-2026", "21-11-2026")] {
        let version = version(&mut browser, "/mijn/afwezig").await;
        let fields = [("van", from), ("tot", until), ("waarnemer", &*bo), ("versie", &*version)];
        let answer = browser.post("/mijn/afwezig", &fields).await;
        assert_eq!(answer.status, 303, "{fields:?}: {}", answer.body);
    }
}

#[db::test]
async fn two_people_at_once_see_both_and_it_is_ended_once(db: Db) {
    let stage = stage(db).await;
    let jan = holder(&stage, "jan", &[TRICHT_OFFICER]).await;
    let bo = holder(&stage, "bo", &[BEESD_OFFICER]).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let (mut own, mut beheer) = (signed_in(&stage, jan).await, signed_in(&stage, admin).await);
    let path = format!("/beheer/rechten/persoon/{jan}/afwezig");
    let about = beheer.get(&format!("/beheer/rechten/persoon/{jan}")).await.body;
    assert!(about.contains(&format!("href=\"{path}\"")), "{about}");
    assert!(own.get("/mijn").await.body.contains("href=\"/mijn/afwezig\""));
    let none = version(&mut beheer, &path).await;
    away(&stage, jan, bo).await;
    let stand_in = bo.to_string();
    let fields = |version| {
        [("van", "25-11-2026"), ("tot", "30-11-2026"), ("waarnemer", &*stand_in), ("versie", version)]
    };
    let late = beheer.post(&path, &fields(&none)).await;
    assert_eq!(late.status, 409);
    assert!(!late.body.contains('⟦'), "a text is missing: {}", late.body);
    assert!(
        late.body.contains("24 november 2026") && late.body.contains("value=\"30-11-2026\""),
        "{}",
        late.body
    );
    let known = version(&mut beheer, &path).await;
    assert_eq!(beheer.post(&path, &fields(&known)).await.status, 303);
    let late = own.post("/mijn/afwezig/einde", &[("versie", &known)]).await;
    assert!(late.status == 409 && late.body.contains("Iemand anders veranderde"), "{}", late.body);
    let known = version(&mut own, "/mijn/afwezig").await;
    let page = own.get("/mijn/afwezig").await.body;
    assert!(page.contains("Trek de afwezigheid in") && page.contains("Straks afwezig"), "{page}");
    assert_eq!(own.post("/mijn/afwezig/einde", &[("versie", &known)]).await.status, 303);
    assert_eq!(own.post("/mijn/afwezig/einde", &[("versie", &known)]).await.status, 409, "it was done");
    at(&stage, 5, 0);
    assert!(!rights(&stage, bo).await.contains(&TRICHT_OFFICER), "it was cancelled");
    let log = signed_in(&stage, admin).await.get("/beheer/logboek").await.body;
    for words in [
        "Eigen afwezigheid doorgegeven",
        "Afwezigheid van een collega doorgegeven",
        "Eigen afwezigheid beëindigd",
        "laatste dag: 30 nov 2026",
        "waarnemer: Functie bo",
    ] {
        assert!(log.contains(words), "{words}: {log}");
    }
}

#[db::test]
async fn a_stranger_may_not(db: Db) {
    let stage = stage(db.clone()).await;
    let jan = holder(&stage, "jan", &[TRICHT_OFFICER]).await;
    let bo = holder(&stage, "bo", &[BEESD_OFFICER]).await;
    let path = format!("/beheer/rechten/persoon/{jan}/afwezig");
    let stand_in = bo.to_string();
    let fields = [("van", "23-11-2026"), ("tot", "24-11-2026"), ("waarnemer", &*stand_in), ("versie", "")];
    for (name, role) in [("els", Role::Resident), ("wim", Role::Alderman), ("mo", Role::Moderator)] {
        let who = person(&stage, name, role).await;
        let mut browser = signed_in(&stage, who).await;
        for address in ["/mijn/afwezig", &path] {
            assert_eq!(browser.get(address).await.status, 403, "{name} {address}");
            assert_eq!(browser.post(address, &fields).await.status, 403, "{name} {address}");
            assert_eq!(browser.post(&format!("{address}/einde"), &fields).await.status, 403);
        }
        assert!(!browser.get("/mijn").await.body.contains("/mijn/afwezig"));
    }
    let mut colleague = signed_in(&stage, bo).await;
    assert_eq!(colleague.post(&path, &fields).await.status, 403, "about somebody else");
    assert_eq!(stage.browser().post("/mijn/afwezig", &fields).await.status, 303, "asked to log in");
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut beheer = signed_in(&stage, admin).await;
    let nobody = format!("/beheer/rechten/persoon/{admin}/afwezig");
    assert_eq!(beheer.post(&nobody, &fields).await.status, 404, "nobody takes over from an administrator");
    let none = sql!("SELECT person_id FROM absence WHERE tenant_id = $1", stage.tenant);
    assert!(!db.read().await.unwrap().exists(none).await.unwrap());
}

#[db::test]
async fn it_is_taken_along_erased_and_forgotten_on_both_sides(db: Db) {
    let stage = stage(db.clone()).await;
    let rows = || async {
        let all: Vec<(PersonId,)> = db
            .read()
            .await
            .unwrap()
            .all(sql!("SELECT person_id FROM absence WHERE tenant_id = $1", stage.tenant))
            .await
            .unwrap();
        all.len()
    };
    let jan = holder(&stage, "jan", &[TRICHT_OFFICER]).await;
    let bo = holder(&stage, "bo", &[BEESD_OFFICER]).await;
    let cor = holder(&stage, "cor", &[MANAGER, BEESD_OFFICER]).await;
    away(&stage, jan, bo).await;
    away(&stage, bo, cor).await;
    for (who, words) in [(jan, "\"waarnemer\":\"Functie bo\""), (bo, "\"wie\":\"Functie jan\"")] {
        let told = signed_in(&stage, who).await.get("/mijn/gegevens").await.body;
        assert!(told.contains(words) && told.contains("2026-11-24"), "{told}");
    }
    assert_eq!(rows().await, 2);
    let mut browser = signed_in(&stage, bo).await;
    assert_eq!(browser.post("/mijn/wissen", &[("zeker", "ja")]).await.status, 303);
    assert_eq!(rows().await, 0, "bo was away, and stood in");

    away(&stage, jan, cor).await;
    for (day, left) in [(3, 1), (4, 0)] {
        at(&stage, day, 0);
        let running = jobs::Running { ctx: stage.system(), db: db.clone(), payload: serde_json::Value::Null };
        stage.app.handlers()["people.forget"](running).await.unwrap();
        assert_eq!(rows().await, left, "day {day}");
    }
}
