// SPDX-License-Identifier: EUPL-1.2
//! The answer to a proposal: everybody reads whose it is and which team looks at it, and that team
//! gets the work.

use crate::desk::{A, Town, a, migrations, whole};
use agenda::model::{Owner, Status};
use agenda::store::point::{self, PointRow};
use db::Db;
use kernel::{Role, Scope, ScopeKind};

const POINT: &str = "/kernen/aadorp/agenda/1";
const ANSWER: &str = "/kernen/aadorp/agenda/1/antwoord";

async fn town(db: Db, new: A) -> Town {
    let town = Town::new(db).await;
    town.add(vec![new]).await;
    town
}

async fn row(town: &Town) -> PointRow {
    point::by_number(&mut town.read().await, town.stage.tenant, 1).await.unwrap().unwrap()
}

fn fields<'f>(owner: &'f str, team: &'f str, version: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("haalbaar", "partly"),
        ("eigenaar", owner),
        ("kosten", "1500"),
        ("team", team),
        ("antwoord", "We rekenen het uit."),
        ("status", "testing"),
        ("versie", version),
    ]
}

#[db::test]
async fn everybody_reads_whose_it_is_and_the_team_gets_it(db: Db) {
    let town = town(db, a("Een schommel", Status::Idea).text(|text| *text = Default::default())).await;
    let of_team = Scope::Of(ScopeKind::Team, town.team.uuid());
    let mut colleague = town.signed_in(Role::PolicyOfficer, of_team);
    assert!(!colleague.get("/werk").await.body.contains("Een schommel"));
    let team = town.team.to_string();
    let mut answer = fields("municipality", &team, "1");
    answer[0].1 = "unknown";
    let sent = town.officer().post(ANSWER, &answer).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let mut public = town.stage.browser();
    for (language, words) in
        [("nl", "Van wie: Gemeente, Team Wegen"), ("en", "Whose it is: Municipality, Team Wegen")]
    {
        let page = public.get(&format!("{POINT}?taal={language}")).await.body;
        whole(&page);
        assert!(page.contains(words), "{page}");
    }
    let api = public.get("/api/v1/agendapunten/1").await.body;
    let api: serde_json::Value = serde_json::from_str(&api).unwrap();
    let told = api["geschiedenis"].as_array().unwrap().iter().find(|one| one["soort"] == "antwoord").unwrap();
    assert_eq!(told["functie"], "gebiedsmakelaar");
    assert_eq!(told["tekst"], "We rekenen het uit.");
    let test = serde_json::json!({
        "haalbaar": "nog_niet_te_zeggen", "eigenaar": "gemeente", "team": "Team Wegen", "kostenInCenten": 150_000
    });
    assert_eq!(told["toets"], test);
    assert_eq!(api["eigenaren"], serde_json::json!(["gemeente"]));
    // The point is the team's from now on.
    assert_eq!(
        (row(&town).await.team_id, row(&town).await.owners()),
        (Some(town.team), vec![Owner::Municipality])
    );
    let work = colleague.get("/werk").await.body;
    assert!(work.contains(">Een schommel</a>"), "{work}");
}

#[db::test]
async fn whose_it_was_already_it_stays(db: Db) {
    let new = a("Een schommel", Status::Idea).text(|text| *text = text.clone().owned_by(&[Owner::Residents]));
    let town = town(db, new).await;
    let team = town.team.to_string();
    assert_eq!(town.officer().post(ANSWER, &fields("partner", "", "1")).await.status, 303);
    assert_eq!((row(&town).await.team_id, row(&town).await.owners()), (None, vec![Owner::Residents]));
    let version = town.version(1).await;
    assert_eq!(town.officer().post(ANSWER, &fields("partner", &team, &version)).await.status, 303);
    assert_eq!(
        (row(&town).await.team_id, row(&town).await.owners()),
        (Some(town.team), vec![Owner::Residents])
    );
}

#[db::test]
async fn a_team_that_is_not_there_gets_nothing(db: Db) {
    let town = town(db, a("Een schommel", Status::Idea)).await;
    let nobody = "1e0f3a00-0000-7000-8000-000000000000";
    let refused = town.officer().post(ANSWER, &fields("municipality", nobody, "1")).await;
    assert_eq!(refused.status, 400);
    whole(&refused.body);
    assert!(refused.body.contains("id=\"antwoord-team-fout\""), "{}", refused.body);
    assert!(!town.stage.browser().get(POINT).await.body.contains("We rekenen het uit."));
}

#[db::test]
async fn an_answer_does_not_merge(db: Db) {
    let town = town(db, a("Een schommel", Status::Idea)).await;
    let mut answer = fields("municipality", "", "1");
    answer[5].1 = "merged";
    let refused = town.officer().post(ANSWER, &answer).await;
    assert_eq!(refused.status, 400, "{}", refused.body);
    whole(&refused.body);
    assert!(refused.body.contains("id=\"antwoord-status-fout\""), "{}", refused.body);
    assert!(refused.body.contains("We rekenen het uit."), "what was typed is kept");
    assert_eq!(row(&town).await.status, Status::Idea);
}
