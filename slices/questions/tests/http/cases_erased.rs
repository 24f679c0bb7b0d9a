// SPDX-License-Identifier: EUPL-1.2
//! A casus goes with who is erased when it was theirs alone, and with nobody else.

use crate::cases::C;
use crate::town::{Town, migrations, whole};
use db::Db;
use kernel::{Role, Scope};
use questions::cases::model::State;
use web::testing::Browser;

const GROUP: [(&str, &str); 3] = [("soort", "group"), ("naam", "De Wilg"), ("email", "bestuur@wilg.example")];

/// What colleagues read of the casus.
async fn page(officer: &mut Browser) -> String {
    officer.get(&format!("/werk/casussen/{C}")).await.body
}

/// The party of this number stops, without or with the tick that erases what it sent.
async fn stops(town: &Town, party: usize, tick: bool) {
    let leave = format!("{}/vertrek", town.party(C, party).await);
    let fields: &[(&str, &str)] = if tick { &[("zeker", "ja"), ("wis", "ja")] } else { &[("zeker", "ja")] };
    assert_eq!(town.stage.browser().post(&leave, fields).await.status, 303);
}

#[db::test]
async fn a_colleague_who_goes_takes_nothing_of_the_others_along(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let asked = town.begun(&mut officer).await;
    for name in ["Beleid", "Wonen"] {
        let (id, _) = town.colleague(name, Role::PolicyOfficer, town.in_team()).await;
        let id = id.to_string();
        town.done_casus(&mut officer, C, "meedoen", &[("soort", "colleague"), ("collega", &id)]).await;
    }
    town.talked(&mut officer, C, "7-12-2026").await;
    stops(&town, 1, false).await;
    // One by the hand of the officer, one on their own page.
    town.done_casus(&mut officer, C, "vertrek", &[("partij", "2"), ("wis", "ja")]).await;
    stops(&town, 3, true).await;
    let file = town.file(C).await;
    assert_eq!((file.casus.state, file.casus.forgotten_at), (State::Open, None));
    assert!(file.casus.title.contains("boules") && file.talks[0].said.contains("Wij liepen samen"));
    assert_eq!(file.open().count(), 1, "what was promised stays");
    // Who asked left before, and was the only one from outside.
    assert_eq!(boss.post(&format!("{}/wissen", asked.work()), &[("zeker", "ja")]).await.status, 303);
    assert!(town.casus(C).await.forgotten_at.is_some());
}

#[db::test]
async fn who_left_before_takes_along_what_they_sent_and_no_more(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let asked = town.begun(&mut officer).await;
    town.done_casus(&mut officer, C, "meedoen", &GROUP).await;
    town.talked(&mut officer, C, "7-12-2026").await;
    for (party, words) in [(1, "Een geheim van Mina."), (2, "Een geheim van de Wilg.")] {
        let say = format!("{}/bericht", town.party(C, party).await);
        assert_eq!(town.stage.browser().post(&say, &[("tekst", words)]).await.status, 303);
        stops(&town, party, false).await;
    }
    town.done_casus(&mut officer, C, "vertrek", &[("partij", "2"), ("wis", "ja")]).await;
    let body = page(&mut officer).await;
    assert!(!body.contains("Een geheim van de Wilg."), "{body}");
    for stays in ["Een geheim van Mina.", "Wij liepen samen", "boules"] {
        assert!(body.contains(stays), "{stays}: {body}");
    }
    assert_eq!(boss.post(&format!("{}/wissen", asked.work()), &[("zeker", "ja")]).await.status, 303);
    let body = page(&mut officer).await;
    assert!(!body.contains("Een geheim van Mina.") && body.contains("Wij liepen samen"), "{body}");
    assert_eq!(town.casus(C).await.forgotten_at, None);
}

#[db::test]
async fn the_last_who_takes_part_reads_that_the_casus_goes_along(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    town.done_casus(&mut officer, C, "meedoen", &GROUP).await;
    town.talked(&mut officer, C, "7-12-2026").await;
    let own = town.stage.browser().get(&town.party(C, 1).await).await.body;
    for body in [own, page(&mut officer).await] {
        whole(&body);
        assert!(body.contains("Dan wissen wij de hele casus"), "{body}");
    }
    stops(&town, 2, false).await;
    stops(&town, 1, true).await;
    let file = town.file(C).await;
    assert!(file.casus.forgotten_at.is_some() && file.talks[0].said.is_empty());
    assert_eq!((file.casus.state, file.open().count()), (State::Withdrawn, 0));
    // A colleague who ticks it is told.
    let plan = [
        ("titel", "Een plukroute langs de sloot"),
        ("tekst", "Bewoners willen fruitbomen planten."),
        ("kern", "aadorp"),
        ("soort", "resident"),
        ("naam", "Kees Buurman"),
    ];
    let second = "C-2026-002";
    let begun = officer.post("/werk/casussen/nieuw", &plan).await;
    assert_eq!(begun.location, format!("/werk/casussen/{second}"));
    town.done_casus(&mut officer, second, "vertrek", &[("partij", "1"), ("wis", "ja")]).await;
    let body = officer.get(&begun.location).await.body;
    whole(&body);
    assert!(body.contains("De hele casus is gewist") && !body.contains("plukroute"), "{body}");
}

#[db::test]
async fn the_place_goes_with_who_asked_when_they_typed_it(db: Db) {
    let town = Town::new(db).await;
    let (me, mut officer) = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let me = me.to_string();
    for (casus, place, stays) in
        [(C, "Schoolstraat", ""), ("C-2026-002", "Achter het dorpshuis", "Achter het dorpshuis")]
    {
        let asked = town.begun(&mut officer).await;
        let fields = [("behandelaar", &*me), ("kern", "aadorp"), ("plek", place)];
        town.done_casus(&mut officer, casus, "toewijzen", &fields).await;
        town.done_casus(&mut officer, casus, "meedoen", &GROUP).await;
        let kees = [("soort", "resident"), ("naam", "Kees Buurman")];
        town.done_casus(&mut officer, casus, "meedoen", &kees).await;
        town.done_casus(&mut officer, casus, "vertrek", &[("partij", "2"), ("wis", "ja")]).await;
        assert_eq!(town.casus(casus).await.place, place, "it is not of the group");
        assert_eq!(boss.post(&format!("{}/wissen", asked.work()), &[("zeker", "ja")]).await.status, 303);
        let row = town.casus(casus).await;
        assert_eq!((row.place.as_str(), row.forgotten_at), (stays, None), "{casus}: Kees takes part");
    }
}
