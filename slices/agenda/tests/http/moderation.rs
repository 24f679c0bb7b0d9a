// SPDX-License-Identifier: EUPL-1.2
//! Taking a resident's proposal off the website and putting it back: who may, and what is left of it
//! for whom.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::Status;
use db::{Db, sql};
use kernel::{Role, Scope, ScopeKind};
use web::testing::Browser;

const POINT: &str = "/kernen/aadorp/agenda/1";
const OFF: &str = "/kernen/aadorp/agenda/1/van-website";
const BACK: &str = "/kernen/aadorp/agenda/1/terugzetten";
const TITLE: &str = "Een schommel bij de school";
const REASON: (&str, &str) = ("reden", "Hier staat het adres van een ander.");

/// A municipality in which a resident proposed point 1; a browser of theirs.
async fn town(db: Db) -> (Town, Browser) {
    let town = Town::new(db).await;
    let (_, mut proposer) = town.colleague("Bo Bewoner", "", Role::Resident, Scope::All).await;
    propose(&mut proposer, TITLE).await;
    (town, proposer)
}

async fn propose(browser: &mut Browser, title: &str) {
    let fields = [("titel", title), ("tekst", "Dat willen alle kinderen graag.")];
    let sent = browser.post("/kernen/aadorp/agenda/voorstel", &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
}

fn moderator(town: &Town) -> Browser {
    town.signed_in(Role::Moderator, Scope::All)
}

async fn set_status(town: &Town, status: &str) {
    let version = town.version(1).await;
    let fields = [("status", status), ("reden", "Daarom."), ("versie", version.as_str())];
    let set = town.officer().post("/kernen/aadorp/agenda/1/status", &fields).await;
    assert_eq!(set.status, 303, "{}", set.body);
}

/// The public pages on which the proposal stands; the last ones are made anew by their parameter.
async fn public_places(town: &Town) -> Vec<&'static str> {
    const PLACES: [&str; 9] = [
        "/kernen/aadorp/agenda",
        "/kernen/aadorp",
        "/kernen/aadorp/feed.atom",
        "/uitvoering",
        "/uitvoering/aadorp",
        "/uitvoering/punten.csv",
        "/zoeken?q=schommel",
        "/api/v1/agendapunten",
        "/api/v1/kernen/aadorp/agendapunten",
    ];
    let mut found = Vec::new();
    for place in PLACES {
        let answer = town.stage.browser().get(place).await;
        assert_eq!(answer.status, 200, "{place}");
        if answer.body.contains("/kernen/aadorp/agenda/1") {
            found.push(place);
        }
    }
    found
}

#[db::test]
async fn for_the_public_it_is_gone_until_it_is_put_back(db: Db) {
    let (town, mut proposer) = town(db).await;
    let before = public_places(&town).await;
    assert!(before.len() >= 8, "{before:?}");
    let mut moderator = moderator(&town);
    let page = moderator.get(POINT).await.body;
    assert!(page.contains(&format!("href=\"{OFF}\"")), "{page}");
    let form = moderator.get(OFF).await;
    whole(&form.body);
    assert!(form.status == 200 && form.body.contains(TITLE));
    let off = moderator.post(OFF, &[REASON]).await;
    assert_eq!((off.status, off.location.as_str()), (303, POINT), "{}", off.body);

    assert_eq!(public_places(&town).await, Vec::<&str>::new());
    let mut others = [town.stage.browser(), town.signed_in(Role::Resident, Scope::All)];
    for other in others.iter_mut().chain([&mut proposer]) {
        for path in [POINT, "/api/v1/agendapunten/1"] {
            assert_eq!(other.get(path).await.status, 404, "{path}");
        }
        assert_eq!(
            other.post(&format!("{POINT}/volgen"), &[("mail", "x@voorbeeld.example")]).await.status,
            404
        );
    }
    let back = moderator.post(BACK, &[]).await;
    assert_eq!((back.status, back.location.as_str()), (303, POINT), "{}", back.body);
    assert_eq!(public_places(&town).await, before);
    let public = town.stage.browser().get(POINT).await;
    assert!(public.status == 200 && !public.body.contains(REASON.1), "{}", public.body);
}

#[db::test]
async fn moderator_officer_and_administrator_may_and_nobody_else(db: Db) {
    let (town, mut proposer) = town(db).await;
    let of_team = Scope::Of(ScopeKind::Team, town.team.uuid());
    let mut elsewhere = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp));
    let mut colleague = town.signed_in(Role::PolicyOfficer, of_team);
    let mut resident = town.signed_in(Role::Resident, Scope::All);
    for other in [&mut elsewhere, &mut colleague, &mut resident, &mut proposer] {
        assert_eq!(other.get(OFF).await.status, 403);
        assert_eq!(other.post(OFF, &[REASON]).await.status, 403);
        assert!(!other.get(POINT).await.body.contains("van-website"));
    }
    let mut visitor = town.stage.browser();
    assert!(visitor.get(OFF).await.location.starts_with("/inloggen"));
    assert_ne!(visitor.post(OFF, &[REASON]).await.location, POINT);
    assert_eq!(visitor.get(POINT).await.status, 200, "nobody took it off");

    let administrator = town.signed_in(Role::Administrator, Scope::All);
    for mut one in [moderator(&town), town.officer(), administrator] {
        assert_eq!(one.post(OFF, &[REASON]).await.status, 303);
        assert_eq!(visitor.get(POINT).await.status, 404);
        // The officer of another kern does not even learn that it is there.
        assert_eq!(elsewhere.post(BACK, &[]).await.status, 404);
        for other in [&mut colleague, &mut resident, &mut proposer] {
            assert_eq!(other.post(BACK, &[]).await.status, 403);
        }
        assert_eq!(visitor.get(POINT).await.status, 404, "nobody put it back");
        assert_eq!(one.post(BACK, &[]).await.status, 303);
    }
    let sql = sql!(
        "SELECT count(*) AS n FROM audit_entry WHERE tenant_id = $1 AND action = 'agenda.point.moderate'",
        town.stage.tenant
    );
    let (entries,): (i64,) = town.read().await.one(sql).await.unwrap();
    assert_eq!(entries, 6);
}

#[db::test]
async fn the_moderator_sees_it_but_no_internal_notes_and_no_other_concept(db: Db) {
    let (town, mut proposer) = town(db).await;
    let (mut officer, mut moderator) = (town.officer(), moderator(&town));
    let note = [("tekst", "Alleen onder collega's")];
    assert_eq!(officer.post(&format!("{POINT}/berichten"), &note).await.status, 303);
    assert_eq!(moderator.post(OFF, &[REASON]).await.status, 303);
    let page = moderator.get(POINT).await;
    whole(&page.body);
    assert!(page.status == 200 && page.body.contains(REASON.1) && page.body.contains("Zet terug"));
    assert!(!page.body.contains("Alleen onder"), "{}", page.body);
    assert!(moderator.get("/kernen/aadorp/agenda").await.body.contains("Van de website</span>"));
    for act in ["berichten", "status", "bewerken", "antwoord"] {
        assert_eq!(moderator.post(&format!("{POINT}/{act}"), &note).await.status, 403, "{act}");
    }
    let seen = officer.get(POINT).await.body;
    whole(&seen);
    assert!(seen.contains("Alleen onder") && seen.contains("Van de website gehaald. Waarom: Hier staat"));
    assert!(!officer.get("/werk").await.body.contains(TITLE), "it is not in the making");

    // A proposal leaves the website by moderation only; another concept is not for moderators.
    propose(&mut proposer, "Een schuur").await;
    town.add(vec![a("Een glijbaan", Status::Agreed).text(|text| text.draft = true)]).await;
    assert_eq!(officer.get("/kernen/aadorp/agenda/3").await.status, 200);
    assert_eq!(moderator.get("/kernen/aadorp/agenda/3").await.status, 404);
    assert!(!moderator.get("/kernen/aadorp/agenda").await.body.contains("Een glijbaan"));
    assert!(!moderator.get("/beheer/voorstellen").await.body.contains("Een glijbaan"));
}

#[db::test]
async fn changing_the_text_does_not_put_it_back(db: Db) {
    let (town, _) = town(db).await;
    let mut officer = town.officer();
    assert_eq!(officer.post(OFF, &[REASON]).await.status, 303);
    let form = officer.get(&format!("{POINT}/bewerken")).await.body;
    whole(&form);
    assert!(!form.contains("name=\"concept\"") && form.contains("kunt u het terugzetten"), "{form}");
    let fields = [("titel", "Een schommel"), ("versie", "2")];
    assert_eq!(officer.post(&format!("{POINT}/bewerken"), &fields).await.status, 303);
    assert_eq!(town.stage.browser().get(POINT).await.status, 404);
    assert_eq!(officer.post(BACK, &[]).await.status, 303);
    assert!(town.stage.browser().get(POINT).await.body.contains("Een schommel"));
}

#[db::test]
async fn a_reason_is_needed_and_what_was_typed_stays(db: Db) {
    let (town, _) = town(db).await;
    let mut moderator = moderator(&town);
    let empty = moderator.post(OFF, &[("reden", "  ")]).await;
    assert_eq!(empty.status, 400);
    whole(&empty.body);
    assert!(empty.body.contains("id=\"van-website-reden-fout\">Schrijf op waarom."), "{}", empty.body);
    let long = "Veel te lang. ".repeat(50);
    let refused = moderator.post(OFF, &[("reden", &long)]).await;
    assert_eq!(refused.status, 400);
    whole(&refused.body);
    assert!(refused.body.contains(long.trim()), "{}", refused.body);
    assert_eq!(town.stage.browser().get(POINT).await.status, 200);
}

#[db::test]
async fn twice_the_same_and_what_is_no_open_proposal_are_conflicts(db: Db) {
    let (town, _) = town(db).await;
    town.add(vec![a("Idee van de gemeente", Status::Idea)]).await;
    let mut moderator = moderator(&town);
    assert_eq!(moderator.post(BACK, &[]).await.status, 409, "it stands on the website");
    assert_eq!(moderator.post(OFF, &[REASON]).await.status, 303);
    for again in [moderator.post(OFF, &[REASON]).await, moderator.get(OFF).await] {
        assert_eq!(again.status, 409);
        assert!(again.body.contains("Dit voorstel is al van de website gehaald."), "{}", again.body);
    }
    assert_eq!(moderator.post(BACK, &[]).await.status, 303);
    let again = moderator.post(BACK, &[]).await;
    assert!(again.status == 409 && again.body.contains("Dit voorstel staat al op de website."));

    set_status(&town, "testing").await;
    assert_eq!(moderator.post(OFF, &[REASON]).await.status, 303, "it is still being looked into");
    assert_eq!(moderator.post(BACK, &[]).await.status, 303);
    set_status(&town, "agreed").await;
    for path in [OFF, "/kernen/aadorp/agenda/2/van-website"] {
        let refused = moderator.post(path, &[REASON]).await;
        assert_eq!(refused.status, 409, "{path}");
        assert!(refused.body.contains("Dit punt kunt u niet van de website halen."));
        assert_eq!(moderator.get(path).await.status, 409);
    }
    assert!(!moderator.get(POINT).await.body.contains("van-website"));
    assert_eq!(town.stage.browser().get(POINT).await.status, 200);
}

#[db::test]
async fn who_proposed_it_reads_why_on_their_own_page(db: Db) {
    let (town, mut proposer) = town(db).await;
    let mine = proposer.get("/mijn").await.body;
    whole(&mine);
    assert!(
        mine.contains("Wat ik voorstelde") && mine.contains(&format!("href=\"{POINT}\">{TITLE}</a>, Idee"))
    );
    assert_eq!(moderator(&town).post(OFF, &[REASON]).await.status, 303);
    let mine = proposer.get("/mijn").await.body;
    whole(&mine);
    assert!(mine.contains(TITLE) && mine.contains(REASON.1) && !mine.contains(&format!("href=\"{POINT}\"")));
    let kept: serde_json::Value = serde_json::from_str(&proposer.get("/mijn/gegevens").await.body).unwrap();
    let proposal = &kept["agenda"]["voorstellen"][0];
    assert_eq!((&proposal["tekst"], &proposal["op_de_website"]), (&TITLE.into(), &false.into()));
    assert_eq!(proposal["reden_van_de_website"], REASON.1);
    let (_, mut other) = town.colleague("An Ander", "", Role::Resident, Scope::All).await;
    let theirs = other.get("/mijn").await;
    assert!(theirs.status == 200 && !theirs.body.contains("Wat ik voorstelde"));
}

#[db::test]
async fn a_proposal_of_who_left_can_still_be_taken_off(db: Db) {
    let (town, mut proposer) = town(db).await;
    let gone = proposer.post("/mijn/wissen", &[("zeker", "ja")]).await;
    assert_eq!(gone.status, 303, "{}", gone.body);
    assert_eq!(moderator(&town).post(OFF, &[REASON]).await.status, 303);
    assert_eq!(town.stage.browser().get(POINT).await.status, 404);
}

#[db::test]
async fn while_something_is_promised_on_it_a_proposal_stays_on_the_website(db: Db) {
    let (town, _) = town(db).await;
    let promised = [("wat", "Een schets maken"), ("eigenaar", "municipality"), ("datum", "2026-12-01")];
    let path = format!("{POINT}/toezeggingen");
    assert_eq!(town.officer().post(&path, &promised).await.status, 303);
    let mut moderator = moderator(&town);
    let refused = moderator.post(OFF, &[REASON]).await;
    assert_eq!(refused.status, 400, "{}", refused.body);
    whole(&refused.body);
    let field = refused.body.split("id=\"van-website-reden-fout\">").nth(1).unwrap();
    assert!(field.starts_with("Op dit voorstel loopt nog een toezegging."), "{field:.200}");
    assert!(refused.body.contains(REASON.1), "what was typed is kept");
    assert_eq!(town.stage.browser().get(POINT).await.status, 200);
    town.close(1, agenda::model::Outcome::Dropped).await;
    assert_eq!(moderator.post(OFF, &[REASON]).await.status, 303);
}

#[db::test]
async fn of_a_promise_on_a_concept_colleagues_are_reminded(db: Db) {
    let town = Town::new(db).await;
    let hidden = a("Geheim plan", Status::Agreed).text(|text| text.draft = true);
    let id = town.add(vec![hidden]).await[0].0;
    town.colleague("Kern", "Makelaar", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    town.promise(id, "Het plan schrijven", "2026-11-24").await;
    let monday = kernel::Timestamp::from_micros(db::fixture::NOON.micros() + 2 * 86_400_000_000);
    town.stage.clock.set(monday);
    assert!(town.officer().get("/werk").await.body.contains("Geheim plan"));
    assert_eq!(town.remind().await, ["kern@voorbeeld.example"]);
}
