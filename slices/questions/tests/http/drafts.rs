// SPDX-License-Identifier: EUPL-1.2
//! A draft of an answer on which colleagues work together: the asker sees nothing of it.

use crate::town::{Asked, Town, migrations, since, whole};
use db::{Db, sql};
use kernel::{PersonId, Role, Scope};
use questions::model::State;
use web::Slice;
use web::testing::{Answer, Browser};

async fn save(browser: &mut Browser, asked: &Asked, fields: &[(&str, &str)]) -> Answer {
    browser.post(&format!("{}/concept", asked.work()), fields).await
}

/// A question of the team, with its policy officer, and the officer of its kern.
async fn begin(town: &Town) -> (Asked, (PersonId, Browser), (PersonId, Browser)) {
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let policy = town.colleague("Beleid", Role::PolicyOfficer, town.in_team()).await;
    let mut officer = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let team = town.team.to_string();
    town.done(&mut officer.1, &asked, "toewijzen", &[("kern", "aadorp"), ("team", &team)]).await;
    (asked, policy, officer)
}

async fn drafts(town: &Town) -> Vec<(String, i64)> {
    let statement = "SELECT text, version FROM question_draft WHERE tenant_id = $1";
    town.read().await.all(sql!(statement, town.stage.tenant)).await.unwrap()
}

#[db::test]
async fn a_colleague_looks_along_and_the_asker_sees_nothing_of_it(db: Db) {
    let town = Town::new(db).await;
    let (asked, (writer, mut policy), (officer_id, mut officer)) = begin(&town).await;
    let (far_id, _) = town.colleague("Ver", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    let page = policy.get(&asked.work()).await.body;
    assert!(page.contains(&officer_id.to_string()) && page.contains("Schrijf samen aan het antwoord"));
    let ask = |who: PersonId| who.to_string();
    let far = ask(far_id);
    let wrong = [("tekst", "Ze liggen vast."), ("meekijker", far.as_str()), ("versie", "0")];
    assert_eq!(save(&mut policy, &asked, &wrong).await.status, 400, "who may not see the question");
    let (near, remark) = (ask(officer_id), "Klopt de datum?");
    let fields = [
        ("tekst", "Dinsdag komt de aannemer."),
        ("meekijker", near.as_str()),
        ("opmerking", remark),
        ("versie", "0"),
    ];
    assert_eq!(save(&mut policy, &asked, &fields).await.status, 303);
    town.on("2026-11-23");
    let work = officer.get("/werk").await;
    whole(&work.body);
    assert!(work.body.contains("u bent gevraagd om mee te kijken"), "{}", work.body);
    assert_eq!(since(&work.body), ["2026-11-21"], "the day on which it was saved");
    assert!(!policy.get("/werk").await.body.contains("u bent gevraagd om mee te kijken"));
    let page = officer.get(&asked.work()).await;
    whole(&page.body);
    for told in [
        remark,
        "Dinsdag komt de aannemer.",
        "Gevraagd om mee te kijken: Functie Officier",
        "Alleen voor collega’s",
    ] {
        assert!(page.body.contains(told), "{told}");
    }
    assert!(
        page.body.contains(&format!("<option value=\"{writer}\" selected>")),
        "it goes back to who asked"
    );

    let (mails, own) = (town.mails().await.len(), town.stage.browser().get(&asked.own).await.body);
    assert!(!own.contains("aannemer") && !own.contains(remark) && !own.contains("oncept"), "{own}");
    assert_eq!(mails, 1, "only the receipt");
    let back = ask(writer);
    let fields = [("tekst", "Woensdag komt de aannemer."), ("meekijker", back.as_str()), ("versie", "1")];
    assert_eq!(save(&mut officer, &asked, &fields).await.status, 303);
    assert!(!officer.get("/werk").await.body.contains("u bent gevraagd om mee te kijken"));
    assert!(policy.get("/werk").await.body.contains("u bent gevraagd om mee te kijken"));
    let answer = policy.get(&asked.work()).await.body;
    let from = answer.find("id=\"vraag-antwoord-tekst\"").unwrap();
    assert!(answer[from..from + 400].contains("Woensdag komt de aannemer."), "it stands ready to be sent");
    town.done(&mut policy, &asked, "antwoord", &[("tekst", "Woensdag komt de aannemer.")]).await;
    assert_eq!(drafts(&town).await, []);
    assert!(!policy.get("/werk").await.body.contains("u bent gevraagd om mee te kijken"));
    assert_eq!(town.question(&asked.number).await.state, State::Answered);
    let last = [("tekst", "Nog een concept."), ("versie", "0")];
    assert_eq!(save(&mut policy, &asked, &last).await.status, 409, "it was answered");
}

#[db::test]
async fn two_who_type_at_once_see_both_versions(db: Db) {
    let town = Town::new(db).await;
    let (asked, (_, mut policy), (_, mut officer)) = begin(&town).await;
    for (version, first, second) in
        [("0", "Het eerste concept.", "Het tweede."), ("1", "Het derde.", "Het vierde.")]
    {
        assert_eq!(save(&mut policy, &asked, &[("tekst", first), ("versie", version)]).await.status, 303);
        let fields = [("tekst", second), ("opmerking", "Let op de datum."), ("versie", version)];
        let late = save(&mut officer, &asked, &fields).await;
        whole(&late.body);
        assert_eq!(late.status, 409);
        for kept in [first, second, "Let op de datum."] {
            assert!(late.body.contains(kept), "{kept}: {}", late.body);
        }
    }
    assert_eq!(drafts(&town).await, [("Het derde.".to_owned(), 2)]);
    let knowingly = [("tekst", "Beide samen."), ("versie", "2")];
    assert_eq!(save(&mut officer, &asked, &knowingly).await.status, 303);
    assert_eq!(drafts(&town).await, [("Beide samen.".to_owned(), 3)]);
    let empty = save(&mut officer, &asked, &[("tekst", ""), ("opmerking", "Hm."), ("versie", "3")]).await;
    assert!(empty.status == 400 && empty.body.contains("Hm."));
    let (_, mut far) = town.colleague("Ver", Role::AreaOfficer, Town::in_kern(town.beekdorp)).await;
    assert_eq!(save(&mut far, &asked, &[("tekst", "Hallo."), ("versie", "3")]).await.status, 404);
}

#[db::test]
async fn a_draft_goes_with_its_question_and_its_colleagues_are_unnamed(db: Db) {
    let town = Town::new(db).await;
    let (asked, (writer, mut policy), (officer_id, _)) = begin(&town).await;
    let near = officer_id.to_string();
    let fields =
        [("tekst", "Beste Wilhelmina, ze liggen vast."), ("meekijker", near.as_str()), ("versie", "0")];
    assert_eq!(save(&mut policy, &asked, &fields).await.status, 303);
    for (person, what) in [(writer, "\"draft\""), (officer_id, "\"look_along\"")] {
        let facts = questions::slice().export(&town.stage.system(), &mut town.read().await, person).await;
        assert!(serde_json::to_string(&facts.unwrap()).unwrap().contains(what), "{what}");
        let erased = town.write(move |ctx, tx| {
            Box::pin(async move {
                tx.audit(&ctx, kernel::Audit::new("test.erase", "persoon", person)).await?;
                questions::slice().erase(&ctx, tx, person).await
            })
        });
        erased.await.unwrap();
        let facts = questions::slice().export(&town.stage.system(), &mut town.read().await, person).await;
        assert!(!serde_json::to_string(&facts.unwrap()).unwrap().contains(what), "{what}");
    }
    assert_eq!(drafts(&town).await.len(), 1, "what was said stays");
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    whole(&boss.get(&asked.work()).await.body);
    let erased = town.write(move |ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.erase", "gemeente", ctx.tenant)).await?;
            questions::slice().erase_address(&ctx, tx, "mina@thuis.example").await
        })
    });
    erased.await.unwrap();
    assert_eq!(drafts(&town).await, []);
}
