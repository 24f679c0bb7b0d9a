// SPDX-License-Identifier: EUPL-1.2
//! Rights hold for some kernen: what lies outside them is not shown, and refused before it is read.

use crate::desk::{Town, a, migrations};
use agenda::model::Status;
use db::Db;
use kernel::{Role, Scope, ScopeKind};

#[db::test]
async fn the_agenda_lists_concepts_to_who_works_there_only(db: Db) {
    let town = Town::new(db).await;
    let team = town.team;
    let hidden = |title: &str| a(title, Status::Agreed).text(|text| text.draft = true);
    let of_team = hidden("Van het team").text(|text| text.team_id = Some(team));
    town.add(vec![a("Een bankje", Status::Agreed), hidden("Geheim plan"), of_team]).await;
    let agenda = "/kernen/aadorp/agenda";
    let body = town.officer().get(agenda).await.body;
    assert!(body.contains("Geheim plan") && body.contains("Van het team"), "{body}");
    let body = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp)).get(agenda).await.body;
    assert!(body.contains("Een bankje") && !body.contains("Geheim plan"), "{body}");
    assert!(!body.contains("Van het team"));
    let here = Scope::Of(ScopeKind::Team, team.uuid());
    let body = town.signed_in(Role::PolicyOfficer, here).get(agenda).await.body;
    assert!(body.contains("Van het team") && !body.contains("Geheim plan"), "{body}");
    assert!(!town.stage.browser().get(agenda).await.body.contains("Van het team"));
}

#[db::test]
async fn the_right_is_judged_before_the_form(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Een bankje", Status::Agreed)]).await;
    let number = town.promise(added[0].0, "Het hout leveren", "2026-12-01").await;
    let promised = format!("toezeggingen/{number}");
    let (date, outcome) = (format!("{promised}/datum"), format!("{promised}/uitkomst"));
    let acts =
        ["bewerken", "status", "berichten", "antwoord", "samenvoegen", "toezeggingen", &date, &outcome];
    let mut other = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp));
    let mut officer = town.officer();
    for act in acts {
        let path = format!("/kernen/aadorp/agenda/1/{act}");
        // What was sent says nothing at all.
        assert_eq!(other.post(&path, &[]).await.status, 403, "{act}");
        assert_eq!(officer.post(&path, &[]).await.status, 400, "{act}");
    }
}
