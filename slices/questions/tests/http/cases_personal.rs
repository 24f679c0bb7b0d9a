// SPDX-License-Identifier: EUPL-1.2
//! What of a casus is taken along and what is forgotten: by the person, by the municipality, by the clock.

use crate::cases::C;
use crate::town::{Town, migrations, whole};
use db::{Db, sql};
use kernel::{Role, Scope};
use questions::cases::model::State;
use web::Slice;

/// Everything that the tables of casussen hold, as one text.
async fn everything(town: &Town) -> String {
    let mut all = String::new();
    let mut conn = town.read().await;
    for statement in [
        "SELECT title AS a, body AS b, place AS c FROM casus WHERE tenant_id = $1",
        "SELECT name AS a, coalesce(email, '') AS b, coalesce(address, '') AS c FROM casus_party WHERE tenant_id = $1",
        "SELECT said AS a, state AS b, held_on AS c FROM casus_talk WHERE tenant_id = $1",
        "SELECT text AS a, reason AS b, kind AS c FROM casus_decision WHERE tenant_id = $1",
        "SELECT what AS a, whom AS b, coalesce(outcome, '') AS c FROM casus_promise WHERE tenant_id = $1",
        "SELECT text AS a, deed AS b, state AS c FROM casus_deed WHERE tenant_id = $1",
    ] {
        let rows: Vec<(String, String, String)> = conn.all(sql!(statement, town.stage.tenant)).await.unwrap();
        all.extend(rows.into_iter().map(|row| format!("{row:?}\n")));
    }
    all
}

#[db::test]
async fn a_year_after_the_result_texts_and_names_go_and_counts_stay(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    town.talked(&mut officer, C, "7-12-2026").await;
    let id = town.file(C).await.promises[0].id.to_string();
    let kept = [("toezegging", id.as_str()), ("tekst", "Beste Mina, het mag.")];
    town.done_casus(&mut officer, C, "nagekomen", &kept).await;
    town.done_casus(&mut officer, C, "zelf", &[("tekst", "Begin maar.")]).await;
    let own = town.party(C, 1).await;
    town.on("2027-11-21");
    town.run_job("questions.forget").await;
    assert!(everything(&town).await.contains("Wilhelmina"), "a year and no day more is kept");
    town.on("2027-11-22");
    town.run_job("questions.forget").await;
    town.run_job("questions.forget").await;
    let left = everything(&town).await;
    for gone in ["Wilhelmina", "mina@", "boules", "liepen", "leiding", "vergunning", "Mina", "Begin"] {
        assert!(!left.contains(gone), "{gone}: {left}");
    }
    let file = town.file(C).await;
    assert_eq!((file.parties.len(), file.decisions.len(), file.promises.len()), (1, 3, 1), "counts stay");
    assert_eq!(file.casus.state, State::Themselves);
    assert_eq!(town.stage.browser().get(&own).await.status, 404);
    let page = officer.get(&format!("/werk/casussen/{C}")).await;
    assert_eq!(page.status, 200);
    whole(&page.body);
    assert!(page.body.contains("gewist") && !officer.get("/werk/casussen").await.body.contains(C));
    assert_eq!(officer.get(&format!("/werk/casussen/{C}/brief?partij=1")).await.status, 404);
}

#[db::test]
async fn a_person_takes_along_and_erases_their_part(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    town.talked(&mut officer, C, "7-12-2026").await;
    let (me, _) = town.colleague("Kees", Role::Resident, Scope::All).await;
    let kees = [("soort", "resident"), ("naam", "Kees Buurman"), ("email", "kees@gemeente.example")];
    town.done_casus(&mut officer, C, "meedoen", &kees).await;
    let (slice, ctx) = (questions::slice(), town.stage.system());
    let text = |facts| serde_json::to_string(&facts).unwrap();
    let facts = text(slice.export(&ctx, &mut town.read().await, me).await.unwrap());
    for told in [C, "Kees Buurman", "Wij liepen samen", "Er ligt een leiding"] {
        assert!(facts.contains(told), "{told}: {facts}");
    }
    assert!(!facts.contains("Wilhelmina"), "not who else takes part");
    erase(&town, Some(me), "").await;
    let left = everything(&town).await;
    assert!(!left.contains("Kees") && left.contains("Wij liepen"), "the casus of others stays: {left}");
    // Whoever asked has no account: by address. Nobody outside is left then.
    erase(&town, None, "Mina@thuis.example").await;
    let left = everything(&town).await;
    for gone in ["Wilhelmina", "mina@", "boules", "liepen", "leiding"] {
        assert!(!left.contains(gone), "{gone}: {left}");
    }
    let file = town.file(C).await;
    assert_eq!((file.casus.state, file.casus.next_due), (State::Withdrawn, None));
    assert!(file.open().next().is_none(), "nothing is promised to nobody");
}

async fn erase(town: &Town, person: Option<kernel::PersonId>, email: &'static str) {
    let done = town.write(move |ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.erase", "gemeente", ctx.tenant)).await?;
            match person {
                Some(person) => questions::slice().erase(&ctx, tx, person).await,
                None => questions::slice().erase_address(&ctx, tx, email).await.map(|_| ()),
            }
        })
    });
    done.await.unwrap();
}

#[db::test]
async fn a_colleague_who_leaves_is_unnamed_and_the_function_stays(db: Db) {
    let town = Town::new(db).await;
    let (me, mut officer) = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    town.begun(&mut officer).await;
    let id = me.to_string();
    let talk = [
        ("datum", "20-11-2026"),
        ("collegas", id.as_str()),
        ("tekst", "Wij spraken."),
        ("besluit-soort[]", "find_out"),
        ("besluit-tekst[]", "Of het mag."),
        ("besluit-reden[]", ""),
        ("besluit-wie[]", id.as_str()),
        ("besluit-datum[]", "7-12-2026"),
    ];
    town.done_casus(&mut officer, C, "gesprek", &talk).await;
    let facts = questions::slice().export(&town.stage.system(), &mut town.read().await, me).await.unwrap();
    let text = serde_json::to_string(&facts).unwrap();
    for (what, on) in [
        ("officer", "2026-11-21\""),
        ("entered", "2026-11-21\""),
        ("promise", "2026-12-07\""),
        ("talk", "2026-11-20\""),
        ("start", "2026-11-21T12:00:00Z\""),
    ] {
        let row = format!("\"op\":\"{on},\"wat\":\"{what}\"");
        assert!(text.contains(&row), "{row}: {text}");
    }
    erase(&town, Some(me), "").await;
    let facts = questions::slice().export(&town.stage.system(), &mut town.read().await, me).await.unwrap();
    let handled = facts.iter().find(|(name, _)| *name == "behandelde_casussen").unwrap();
    assert_eq!(serde_json::to_string(&handled.1).unwrap(), "[]");
    let file = town.file(C).await;
    assert_eq!(file.promises[0].whom, "Functie Officier");
    assert!(file.presents.iter().all(|row| row.person_id.is_none() && row.function == "Functie Officier"));
}

#[db::test]
async fn a_casus_that_runs_stays_when_a_colleague_goes(db: Db) {
    let town = Town::new(db).await;
    let (me, mut officer) = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    town.begun(&mut officer).await;
    let (id, team) = (me.to_string(), town.team.to_string());
    let fields = [("behandelaar", &*id), ("kern", "aadorp"), ("team", &*team)];
    town.done_casus(&mut officer, C, "toewijzen", &fields).await;
    town.done_casus(&mut officer, C, "meedoen", &[("soort", "colleague"), ("collega", &id)]).await;
    town.talked(&mut officer, C, "7-12-2026").await;
    let own = town.party(C, 1).await;
    let leave = town.stage.browser().post(&format!("{own}/vertrek"), &[("zeker", "ja")]).await;
    assert_eq!(leave.status, 303, "nobody outside takes part any more");
    erase(&town, Some(me), "").await;
    let file = town.file(C).await;
    assert_eq!((file.casus.state, file.casus.forgotten_at, file.casus.officer_id), (State::Open, None, None));
    assert!(file.casus.title.contains("boules") && file.open().count() == 1, "what was promised stays");
    let (_, mut other) = town.colleague("Ander", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let work = other.get("/werk").await.body;
    assert!(work.contains("nog niemand is verantwoordelijk"), "{work}");
    town.on("2026-12-07");
    assert_eq!(town.mailed_by("cases.reminders").await, ["beleid@gemeente.example"], "the team sees to it");
}

#[db::test]
async fn who_is_signed_in_with_the_address_of_a_party_finds_the_casus(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    let (_, mut kees) = town.colleague("Kees", Role::Resident, Scope::All).await;
    let (_, mut other) = town.colleague("Els", Role::Resident, Scope::All).await;
    assert!(!kees.get("/mijn").await.body.contains("Casussen waaraan"));
    let fields = [("soort", "resident"), ("naam", "Kees Buurman"), ("email", "kees@gemeente.example")];
    town.done_casus(&mut officer, C, "meedoen", &fields).await;
    let page = kees.get("/mijn").await.body;
    whole(&page);
    let own = town.party(C, 2).await;
    assert!(page.contains("Casussen waaraan u meedoet") && page.contains(&own), "{page}");
    assert!(!page.contains(&town.party(C, 1).await), "not the page of somebody else");
    assert!(!other.get("/mijn").await.body.contains("boulesbaan"));
    assert_eq!(kees.post(&format!("{own}/vertrek"), &[("zeker", "ja")]).await.status, 303);
    assert!(!kees.get("/mijn").await.body.contains("boulesbaan"), "who left has no page");
}

#[db::test]
async fn who_stops_reads_what_is_erased_of_them(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    let partner = town.partner.to_string();
    let group = [("soort", "group"), ("naam", "De Wilg"), ("email", "bestuur@wilg.example")];
    town.done_casus(&mut officer, C, "meedoen", &group).await;
    town.done_casus(&mut officer, C, "meedoen", &[("soort", "partner"), ("partner", &partner)]).await;
    let mut browser = town.stage.browser();
    for (party, is_told, is_not) in [
        (1, "Wij wissen uw naam", "blijft bij de casus staan"),
        (2, "De naam van uw groep blijft", "wissen uw naam"),
        (3, "De naam van uw organisatie blijft", "wissen uw naam"),
    ] {
        let page = browser.get(&town.party(C, party).await).await.body;
        whole(&page);
        assert!(page.contains(is_told) && !page.contains(is_not), "{party}: {page}");
    }
    let own = town.party(C, 2).await;
    let left = browser.post(&format!("{own}/vertrek"), &[("zeker", "ja")]).await;
    assert_eq!(left.status, 303);
    assert!(!browser.get("/").await.body.contains("Uw naam en hoe"), "the name of a group stays");
}
