// SPDX-License-Identifier: EUPL-1.2
//! Two people who do something to the same point at once: who comes second reads what the first made
//! of it, and loses nothing of what they typed.

use crate::desk::{Town, a, migrations, whole};
use agenda::model::{Outcome, Status};
use db::Db;
use kernel::{Role, Scope};
use web::testing::{Answer, Browser};

const POINT: &str = "/kernen/aadorp/agenda/1";

async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    town.add(vec![a("Een bankje", Status::Busy), a("Een stoel", Status::Busy)]).await;
    town
}

/// Promises wood for the first point, for 1 December.
async fn promised(town: &Town) -> i64 {
    let point = agenda::store::point::by_number(&mut town.read().await, town.stage.tenant, 1).await;
    town.promise(point.unwrap().unwrap().id, "Het hout leveren", "2026-12-01").await
}

async fn act(browser: &mut Browser, act: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = browser.post(&format!("{POINT}/{act}"), fields).await;
    whole(&answer.body);
    answer
}

/// Two values side by side in the table of differences.
fn differs(body: &str, now: &str, mine: &str) -> bool {
    let cells = body.split("<tr class=\"utrecht-table__row\">");
    cells
        .into_iter()
        .any(|row| row.contains(&format!(">{now}</td>")) && row.contains(&format!(">{mine}</td>")))
}

/// The value of a hidden version in the form of an act.
fn version<'b>(body: &'b str, act: &str) -> &'b str {
    let form =
        body.split(&format!("action=\"{POINT}/{act}\"")).nth(1).unwrap().split("</form>").next().unwrap();
    form.split("name=\"versie\" value=\"").nth(1).unwrap().split('"').next().unwrap()
}

#[db::test]
async fn a_stale_status_replaces_nothing(db: Db) {
    let town = town(db).await;
    let (mut first, mut second) = (town.officer(), town.officer());
    let seen = version(&second.get(POINT).await.body, "status").to_owned();
    let cannot = [("status", "impossible"), ("reden", "De grond is te slap."), ("versie", seen.as_str())];
    assert_eq!(act(&mut first, "status", &cannot).await.status, 303);
    let stale = [("status", "planned"), ("reden", "Het geld is er."), ("versie", seen.as_str())];
    let late = act(&mut second, "status", &stale).await;
    assert_eq!(late.status, 409);
    assert!(
        late.body.contains("Iemand was u voor") && differs(&late.body, "Kan niet", "Gepland"),
        "{}",
        late.body
    );
    assert!(differs(&late.body, "De grond is te slap.", "Het geld is er."), "{}", late.body);
    assert!(late.body.contains(">Het geld is er.</textarea>"), "what was typed stands in the form");
    assert!(late.body.contains(&format!("href=\"{POINT}\">Houd de andere versie")), "{}", late.body);
    let page = town.stage.browser().get(POINT).await.body;
    assert!(page.contains("De grond is te slap.") && !page.contains("Het geld is er."), "{page}");
    // Sent again, knowingly.
    let now = version(&late.body, "status").to_owned();
    let again = [("status", "planned"), ("reden", "Het geld is er."), ("versie", now.as_str())];
    assert_eq!(act(&mut second, "status", &again).await.status, 303);
    // Without a version nobody knows what was read.
    assert_eq!(act(&mut second, "status", &[("status", "done")]).await.status, 400);
}

#[db::test]
async fn a_stale_answer_decides_nothing(db: Db) {
    let town = Town::new(db).await;
    let id = town.add(vec![a("Een schommel", Status::Idea)]).await[0].0;
    let (mut first, mut second) = (town.officer(), town.officer());
    let said = |text: &'static str, status: &'static str| {
        let owner = ("eigenaar", "municipality");
        vec![("haalbaar", "yes"), owner, ("antwoord", text), ("status", status), ("versie", "1")]
    };
    assert_eq!(act(&mut first, "antwoord", &said("Dat doen we.", "agreed")).await.status, 303);
    let late = act(&mut second, "antwoord", &said("Dat zoeken we uit.", "testing")).await;
    assert_eq!(late.status, 409);
    assert!(differs(&late.body, "Afgesproken", "Wordt onderzocht"), "{}", late.body);
    assert!(differs(&late.body, "Dat doen we.", "Dat zoeken we uit."), "{}", late.body);
    assert!(late.body.contains(">Dat zoeken we uit.</textarea>"));
    assert_eq!(town.status_of(id).await, Status::Agreed);
    assert_eq!(town.stage.browser().get(POINT).await.body.matches("Dat zoeken we uit.").count(), 0);
}

#[db::test]
async fn a_date_that_somebody_moved_is_not_moved_unseen(db: Db) {
    let town = town(db).await;
    let number = promised(&town).await;
    let (mut first, mut second) = (town.officer(), town.officer());
    let (shift, close) = (format!("toezeggingen/{number}/datum"), format!("toezeggingen/{number}/uitkomst"));
    let seen = version(&second.get(POINT).await.body, &shift).to_owned();
    assert_eq!(seen, "2026-12-01");
    let to = |day: &'static str, reason: &'static str| {
        [("datum", day), ("reden", reason), ("versie", "2026-12-01")]
    };
    assert_eq!(act(&mut first, &shift, &to("2027-02-01", "Vorst.")).await.status, 303);
    let late = act(&mut second, &shift, &to("2026-12-15", "De zaag is stuk.")).await;
    assert_eq!(late.status, 409);
    assert!(differs(&late.body, "maandag 1 februari 2027", "dinsdag 15 december"), "{}", late.body);
    assert!(
        late.body.contains(">De zaag is stuk.</textarea>") && version(&late.body, &shift) == "2027-02-01"
    );
    let drop = [("uitkomst", "dropped"), ("reden", "Het bankje is er al."), ("versie", "2026-12-01")];
    let late = act(&mut second, &close, &drop).await;
    assert_eq!(late.status, 409);
    assert!(differs(&late.body, "maandag 1 februari 2027", "dinsdag 1 december"), "{}", late.body);
    assert!(late.body.contains(">Het bankje is er al.</textarea>"));
    let page = town.stage.browser().get(POINT).await.body;
    assert!(
        page.contains("Vorst.")
            && !page.contains("De zaag is stuk.")
            && !page.contains("Het bankje is er al.")
    );
}

#[db::test]
async fn what_was_typed_about_a_closed_promise_can_be_read(db: Db) {
    let town = town(db).await;
    let number = promised(&town).await;
    town.close(number, Outcome::Changed).await;
    let mut officer = town.officer();
    for (path, field, value) in [("datum", "datum", "2026-12-15"), ("uitkomst", "uitkomst", "dropped")] {
        let fields = [(field, value), ("reden", "De zaag is stuk."), ("versie", "2026-12-01")];
        let late = act(&mut officer, &format!("toezeggingen/{number}/{path}"), &fields).await;
        assert_eq!(late.status, 409);
        assert!(late.body.contains("Iemand anders werkte deze toezegging bij"), "{}", late.body);
        assert!(differs(&late.body, "Daarom.", "De zaag is stuk."), "{path}: {}", late.body);
        assert!(!late.body.contains("Houd de andere versie"), "there is nothing to send");
    }
}

#[db::test]
async fn what_was_merged_meanwhile_says_so_on_its_page(db: Db) {
    let town = town(db).await;
    let find = async |number| {
        agenda::store::point::by_number(&mut town.read().await, town.stage.tenant, number)
            .await
            .unwrap()
            .unwrap()
            .id
    };
    let (one, other) = (find(1).await, find(2).await);
    let mut officer = town.officer();
    let merge = [("nummer", "2"), ("reden", "Dit is hetzelfde."), ("versie", "0")];
    let late = act(&mut officer, "samenvoegen", &merge).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Kijk hoe het er nu voor staat."), "{}", late.body);
    assert!(late.body.contains(">Dit is hetzelfde.</textarea>") && late.body.contains("value=\"2\""));
    assert_eq!(town.status_of(one).await, Status::Busy);
    town.merge(one, other).await;
    let status = [("status", "done"), ("reden", "Het staat er."), ("versie", "1")];
    let late = act(&mut officer, "status", &status).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Dit kunt u nu niet meer versturen."), "{}", late.body);
    assert!(
        differs(&late.body, "Samengevoegd", "Klaar") && late.body.contains("Het staat er."),
        "{}",
        late.body
    );
    let late = act(&mut officer, "samenvoegen", &merge).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Dit is hetzelfde."), "{}", late.body);
}

#[db::test]
async fn support_for_what_is_closed_is_answered_on_the_page(db: Db) {
    let town = Town::new(db).await;
    town.add(vec![a("Een bankje", Status::Done)]).await;
    let late = act(&mut town.signed_in(Role::Resident, Scope::All), "steun", &[("steun", "ja")]).await;
    assert_eq!(late.status, 409);
    assert!(
        late.body.contains("U kunt het niet meer steunen.") && late.body.contains("<h1"),
        "{}",
        late.body
    );
    assert!(late.body.contains("Een bankje</h1>"), "{}", late.body);
}

#[db::test]
async fn a_status_for_several_replaces_nothing_unseen(db: Db) {
    let town = Town::new(db).await;
    let points = vec![a("Een", Status::Agreed).ago(200), a("Twee", Status::Agreed).ago(200)];
    let added = town.add(points).await;
    let (mut first, mut second) = (town.officer(), town.officer());
    let boxes = |body: &str| -> Vec<String> {
        let boxes = body.split("name=\"punt\" value=\"").skip(1);
        boxes.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let seen = boxes(&second.get("/werk").await.body);
    assert_eq!(seen.len(), 2);
    let status = [("status", "impossible"), ("reden", "De grond is te slap."), ("versie", "1")];
    assert_eq!(act(&mut first, "status", &status).await.status, 303);
    let fields = [("punt", seen[0].as_str()), ("punt", seen[1].as_str()), ("status", "done")];
    let refused = second.post("/werk/status", &fields).await;
    whole(&refused.body);
    assert_eq!(refused.status, 400);
    let told = "Punt 1 is intussen gewijzigd: Een. De status is nu ‘Kan niet’. Er is niets gewijzigd.";
    assert!(refused.body.contains(told), "{}", refused.body);
    for ((id, _), status) in added.iter().zip([Status::Impossible, Status::Agreed]) {
        assert_eq!(town.status_of(*id).await, status);
    }
    let left = boxes(&refused.body);
    assert_eq!(left.len(), 1, "what cannot be done waits no longer");
    let fields = [("punt", left[0].as_str()), ("status", "done")];
    assert_eq!(second.post("/werk/status", &fields).await.status, 303);
    assert_eq!(town.status_of(added[1].0).await, Status::Done);
}

#[db::test]
async fn a_moderator_who_comes_second_keeps_the_reason(db: Db) {
    let town = Town::new(db).await;
    let (_, mut resident) = town.colleague("Bo", "", Role::Resident, Scope::All).await;
    let fields = [("titel", "Een schommel"), ("tekst", "Dat willen alle kinderen.")];
    assert_eq!(resident.post("/kernen/aadorp/agenda/voorstel", &fields).await.status, 303);
    let mut moderator = town.signed_in(Role::Moderator, Scope::All);
    assert_eq!(act(&mut moderator, "van-website", &[("reden", "Er staat een adres.")]).await.status, 303);
    let late = act(&mut moderator, "van-website", &[("reden", "Er staat een naam.")]).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Dit voorstel is al van de website gehaald."), "{}", late.body);
    assert!(differs(&late.body, "Er staat een adres.", "Er staat een naam."), "{}", late.body);
}
