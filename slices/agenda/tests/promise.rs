// SPDX-License-Identifier: EUPL-1.2
//! By whom something is promised: chosen, refused when it does not fit, and told to everybody.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod desk;

use agenda::model::Status;
use db::Db;
use desk::{Town, a, migrations, whole};
use kernel::{Role, Scope};

const MAKE: &str = "/kernen/aadorp/agenda/1/toezeggingen";
const POINT: &str = "/kernen/aadorp/agenda/1";

async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    town.add(vec![a("Een bankje", Status::Busy)]).await;
    town
}

fn fields<'f>(owner: &'f str, who: (&'f str, &'f str)) -> [(&'f str, &'f str); 4] {
    [("wat", "Het hout leveren"), ("eigenaar", owner), ("datum", "2026-12-01"), who]
}

#[db::test]
async fn everybody_reads_who_exactly_promised(db: Db) {
    let town = town(db).await;
    let mut officer = town.officer();
    let form = officer.get(POINT).await.body;
    assert!(form.contains("Woonstichting</option>") && form.contains("Team Wegen</option>"), "{form}");
    let partner = town.partner.to_string();
    assert_eq!(officer.post(MAKE, &fields("partner", ("partner", &partner))).await.status, 303);
    let team = town.team.to_string();
    assert_eq!(officer.post(MAKE, &fields("municipality", ("team", &team))).await.status, 303);
    let page = town.stage.browser().get(POINT).await.body;
    whole(&page);
    for who in ["Toegezegd door Partner, Woonstichting,", "Toegezegd door Gemeente, Team Wegen,"] {
        assert!(page.contains(who), "{who}: {page}");
    }
    let api = town.stage.browser().get("/api/v1/toezeggingen/1").await.body;
    assert!(api.contains("\"eigenaarNaam\":\"Woonstichting\""), "{api}");
    let file = town.stage.browser().get("/uitvoering/toezeggingen.csv").await.body;
    assert!(file.contains("Wie precies") && file.contains("Woonstichting"), "{file}");
}

#[db::test]
async fn what_does_not_fit_comes_back_with_the_choice(db: Db) {
    let town = town(db).await;
    let partner = town.partner.to_string();
    let mut officer = town.officer();
    let wrong = officer.post(MAKE, &fields("municipality", ("partner", &partner))).await;
    assert_eq!(wrong.status, 400);
    whole(&wrong.body);
    assert!(wrong.body.contains("Dit past niet bij ‘Wie doet het?’."), "{}", wrong.body);
    assert!(wrong.body.contains(&format!("<option value=\"{partner}\" selected>")), "the choice is kept");
    assert!(wrong.body.contains("value=\"Het hout leveren\""));
    // A team that does not exist is no team.
    let nobody = "1e0f3a00-0000-7000-8000-000000000000";
    assert_eq!(officer.post(MAKE, &fields("municipality", ("team", nobody))).await.status, 400);
    let edit = [("titel", "Een bankje"), ("partner", nobody), ("versie", "1")];
    assert_eq!(officer.post("/kernen/aadorp/agenda/1/bewerken", &edit).await.status, 400);
    assert!(!town.stage.browser().get(POINT).await.body.contains("Het hout leveren"));
}

#[db::test]
async fn only_who_works_there_promises(db: Db) {
    let town = town(db).await;
    let fields = fields("municipality", ("team", ""));
    let mut other = town.signed_in(Role::AreaOfficer, Town::in_kern(town.beekdorp));
    assert_eq!(other.post(MAKE, &fields).await.status, 403);
    assert_eq!(town.signed_in(Role::Resident, Scope::All).post(MAKE, &fields).await.status, 403);
    assert!(!town.stage.browser().get(POINT).await.body.contains("Het hout leveren"));
}

#[db::test]
async fn the_next_step_says_that_it_is_late(db: Db) {
    let town = Town::new(db).await;
    let added = town.add(vec![a("Een bankje", Status::Busy), a("Een stoel", Status::Busy)]).await;
    town.promise(added[0].0, "Het hout leveren", "2026-10-08").await;
    town.promise(added[1].0, "Het doek leveren", "2026-12-08").await;
    let next = |body: &str| {
        let from = body.find("id=\"volgende\"").unwrap();
        body[from..].split("</section>").next().unwrap().to_owned()
    };
    let late = next(&town.stage.browser().get(POINT).await.body);
    assert!(late.contains("8 oktober") && late.contains("44 dagen te laat"), "{late}");
    let soon = next(&town.stage.browser().get("/kernen/aadorp/agenda/2").await.body);
    assert!(soon.contains("8 december") && !soon.contains("te laat"), "{soon}");
}

#[db::test]
async fn a_kept_promise_tells_how_that_can_be_seen(db: Db) {
    let town = town(db).await;
    let id = town.add(vec![a("Een stoel", Status::Busy)]).await[0].0;
    let number = town.promise(id, "Het doek leveren", "2026-12-08").await;
    let path = format!("/kernen/aadorp/agenda/2/toezeggingen/{number}/uitkomst");
    let mut officer = town.officer();
    let silent = officer.post(&path, &[("uitkomst", "kept"), ("reden", " ")]).await;
    assert_eq!(silent.status, 400);
    assert!(silent.body.contains("Schrijf op waaraan u dat ziet."), "{}", silent.body);
    whole(&silent.body);
    let silent = officer.post(&path, &[("uitkomst", "dropped")]).await;
    assert!(silent.status == 400 && silent.body.contains("Schrijf op waarom."), "{}", silent.body);
    let said = [("uitkomst", "kept"), ("reden", "Het doek hangt.")];
    assert_eq!(officer.post(&path, &said).await.status, 303);
    let page = town.stage.browser().get("/kernen/aadorp/agenda/2").await.body;
    assert!(page.contains("Nagekomen: Het doek leveren") && page.contains("Het doek hangt."), "{page}");
    // Said already: nothing is said twice.
    assert_eq!(officer.post(&path, &said).await.status, 409);
}
