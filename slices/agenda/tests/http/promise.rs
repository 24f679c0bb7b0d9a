// SPDX-License-Identifier: EUPL-1.2
//! By whom something is promised: chosen, refused when it does not fit, and told to everybody.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::Status;
use db::{Db, sql};
use kernel::{Role, Scope};
use web::Slice;

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
    let silent = officer.post(&path, &[("uitkomst", "done"), ("reden", " ")]).await;
    assert_eq!(silent.status, 400);
    assert!(silent.body.contains("Schrijf op waaraan u dat ziet."), "{}", silent.body);
    whole(&silent.body);
    let silent = officer.post(&path, &[("uitkomst", "dropped")]).await;
    assert!(silent.status == 400 && silent.body.contains("Schrijf op waarom."), "{}", silent.body);
    let said = [("uitkomst", "done"), ("reden", "Het doek hangt.")];
    assert_eq!(officer.post(&path, &said).await.status, 303);
    let page = town.stage.browser().get("/kernen/aadorp/agenda/2").await.body;
    assert!(page.contains("Nagekomen: Het doek leveren") && page.contains("Het doek hangt."), "{page}");
    // Said already: nothing is said twice.
    assert_eq!(officer.post(&path, &said).await.status, 409);
}

/// A promise for 20 November, made on the 10th, and where its outcome is said.
async fn due_yesterday(town: &Town) -> String {
    let id = town.add(vec![a("Een stoel", Status::Busy)]).await[0].0;
    let number = town.promise(id, "Het doek leveren", "2026-11-20").await;
    format!("/kernen/aadorp/agenda/2/toezeggingen/{number}/uitkomst")
}

#[db::test]
async fn the_day_on_which_it_was_done_counts_and_not_the_day_on_which_that_is_said(db: Db) {
    let town = town(db).await;
    let path = due_yesterday(&town).await;
    let mut officer = town.officer();
    let said = [("uitkomst", "done"), ("klaar-op", "18-11-2026"), ("reden", "Het doek hangt.")];
    assert_eq!(officer.post(&path, &said).await.status, 303);
    let mut public = town.stage.browser();
    let page = public.get("/kernen/aadorp/agenda/2").await.body;
    whole(&page);
    assert!(page.contains("Nagekomen: Het doek leveren"), "{page}");
    assert!(page.contains("Klaar op woensdag 18 november."), "{page}");
    let api = public.get("/api/v1/toezeggingen/1").await.body;
    for words in ["\"uitkomst\":\"nagekomen\"", "\"klaarOp\":\"2026-11-18\""] {
        assert!(api.contains(words), "{words}: {api}");
    }
    let file = public.get("/uitvoering/toezeggingen.csv").await.body;
    assert!(file.contains("Klaar op") && file.contains("Nagekomen;Het doek hangt.;2026-11-18;2026-11-21;"));
    // The day after it is too late, though said on the same day.
    let path = due_yesterday(&town).await.replace("agenda/2", "agenda/3");
    let said = [("uitkomst", "done"), ("reden", "Het doek was op.")];
    assert_eq!(officer.post(&path, &said).await.status, 303);
    let page = public.get("/kernen/aadorp/agenda/3").await.body;
    assert!(page.contains("Gedaan, maar te laat: Het doek leveren"), "{page}");
    assert!(page.contains("Klaar op zaterdag 21 november."), "empty is today: {page}");
}

#[db::test]
async fn a_day_on_which_it_cannot_have_been_done_is_refused_at_its_field(db: Db) {
    let town = town(db).await;
    let path = due_yesterday(&town).await;
    let mut officer = town.officer();
    for (ending, day, words) in [
        ("done", "22-11-2026", "Deze dag moet nog komen."),
        ("done", "9-11-2026", "Dit is toegezegd op dinsdag 10 november 2026."),
        ("done", "ooit", "value=\"ooit\""),
        ("dropped", "18-11-2026", "Een dag hoort alleen bij ‘Gedaan’."),
        ("kept", "18-11-2026", "value=\"18-11-2026\""),
    ] {
        let said = [("uitkomst", ending), ("klaar-op", day), ("reden", "Het doek hangt.")];
        let wrong = officer.post(&path, &said).await;
        assert_eq!(wrong.status, 400, "{ending} {day}");
        whole(&wrong.body);
        assert!(wrong.body.contains(words), "{words}: {}", wrong.body);
        assert!(wrong.body.contains(&format!("value=\"{day}\"")), "the day is kept: {}", wrong.body);
        assert!(wrong.body.contains("Het doek hangt."), "the reason is kept");
    }
    let still = town.stage.browser().get("/api/v1/toezeggingen/1").await.body;
    assert!(still.contains("\"uitkomst\":null"), "{still}");
}

#[db::test]
async fn an_outcome_says_in_which_function_it_was_told_until_it_is_nobody(db: Db) {
    let town = town(db).await;
    let path = due_yesterday(&town).await;
    let here = Town::in_kern(town.aadorp);
    let (person, mut officer) = town.colleague("Ans", "Gebiedsmakelaar", Role::AreaOfficer, here).await;
    let said = [("uitkomst", "changed"), ("reden", "Het werd een kleed.")];
    assert_eq!(officer.post(&path, &said).await.status, 303);
    let told = async || {
        let mut public = town.stage.browser();
        let page = public.get("/kernen/aadorp/agenda/2").await.body;
        let step = page.split("Anders gedaan: Het doek leveren").nth(1).unwrap();
        let who = step.split("kp-story__who\">").nth(1).unwrap().split("</p>").next().unwrap().to_owned();
        let file = public.get("/uitvoering/toezeggingen.csv").await.body;
        let api = public.get("/api/v1/toezeggingen/1").await.body;
        (
            who,
            file.contains("2026-11-21;Gebiedsmakelaar;"),
            api.contains("\"uitkomstFunctie\":\"gebiedsmakelaar\""),
        )
    };
    assert_eq!(told().await, ("Gebiedsmakelaar".to_owned(), true, true));
    let named = async || {
        let sql = sql!(
            "SELECT count(*) AS n FROM promise WHERE tenant_id = $1 AND outcome_by_person = $2",
            town.stage.tenant,
            person
        );
        town.read().await.one::<(i64,)>(sql).await.unwrap().0
    };
    assert_eq!(named().await, 1);
    let all = agenda::slice();
    let export = all.export(&town.stage.system(), &mut town.read().await, person).await.unwrap();
    let own = export.iter().find(|(name, _)| *name == "uitkomsten").unwrap();
    assert_eq!((&own.1[0]["punt"], &own.1[0]["tekst"]), (&2.into(), &"Het werd een kleed.".into()));
    town.write(move |ctx, tx| {
        Box::pin(async move {
            agenda::slice().erase(&ctx, tx, person).await?;
            tx.audit(&ctx, kernel::Audit::new("test.erase", "persoon", person)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    assert_eq!(named().await, 0, "the account is unnamed");
    assert_eq!(told().await.0, "Gebiedsmakelaar", "the function stays");
}
