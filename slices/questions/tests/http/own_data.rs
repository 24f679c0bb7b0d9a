// SPDX-License-Identifier: EUPL-1.2
//! What is taken along and what is forgotten: by the person, by the municipality, and by the clock.

use crate::town::{Town, migrations, whole};
use db::{Db, sql};
use kernel::{Role, Scope};
use web::Slice;

/// Everything that the tables of questions hold, as one text.
async fn everything(town: &Town) -> String {
    let mut all = String::new();
    let mut conn = town.read().await;
    for statement in [
        "SELECT title, body, place, theme FROM question WHERE tenant_id = $1",
        "SELECT name, coalesce(email, '') AS e, coalesce(phone, '') AS p, coalesce(address, '') AS a FROM question_asker WHERE tenant_id = $1",
        "SELECT text, whom, deed, state FROM question_deed WHERE tenant_id = $1",
    ] {
        let rows: Vec<(String, String, String, String)> =
            conn.all(sql!(statement, town.stage.tenant)).await.unwrap();
        all.extend(rows.into_iter().map(|row| format!("{row:?}\n")));
    }
    all
}

#[db::test]
async fn after_a_year_the_question_is_forgotten_and_the_public_answer_stays(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let open = town.ask("Een open vraag", "jan@thuis.example").await;
    let mut officer = town.officer().await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Beste Wilhelmina, ze liggen vast.")]).await;
    let fields = [
        ("titel", "Tegels bij de school"),
        ("vraag", "Wanneer worden de tegels gemaakt?"),
        ("antwoord", "De tegels liggen weer vast."),
    ];
    town.done(&mut officer, &asked, "openbaar", &fields).await;
    town.on("2027-11-21");
    town.run_job("questions.forget").await;
    assert!(everything(&town).await.contains("Wilhelmina"), "a year and no day more is kept");
    town.on("2027-11-22");
    town.run_job("questions.forget").await;
    town.run_job("questions.forget").await;
    let left = everything(&town).await;
    for gone in ["mina@", "Beste Wilhelmina", "Losse tegels"] {
        assert!(!left.contains(gone), "{gone}: {left}");
    }
    assert!(left.contains("jan@thuis.example"), "what is open stays");
    let mut browser = town.stage.browser();
    assert!(browser.get("/vragen/2026-0001").await.body.contains("De tegels liggen weer vast."));
    assert_eq!(browser.get(&asked.own).await.status, 404);
    assert_eq!(browser.get(&open.own).await.status, 200);
    let page = officer.get(&asked.work()).await;
    assert_eq!(page.status, 200);
    whole(&page.body);
}

#[db::test]
async fn who_left_only_a_telephone_number_takes_along_and_is_erased_by_number(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask_with(&[("email", ""), ("telefoon", "0345 111 999")]).await;
    let other = [("tekst", "De lamp bij de kerk is stuk."), ("email", "jan@thuis.example")];
    let other = town.ask_with(&other).await;
    let mut officer = town.officer().await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    town.done(&mut officer, &asked, "notitie", &[("tekst", "Belde al eens.")]).await;
    town.done(
        &mut officer,
        &asked,
        "casus",
        &[("titel", "Tegels maken"), ("tekst", "Een plan voor tegels.")],
    )
    .await;
    for act in ["gegevens", "wissen"] {
        let path = format!("{}/{act}", asked.work());
        assert_eq!(officer.post(&path, &[("zeker", "ja")]).await.status, 403, "{act}");
    }
    whole(&boss.get(&asked.work()).await.body);
    let file = boss.post(&format!("{}/gegevens", asked.work()), &[]).await;
    assert_eq!(file.status, 200);
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("vraag-2026-0001.json"));
    assert!(file.body.contains("0345 111 999") && file.body.contains("De tegels voor de school"));
    assert!(!file.body.contains("Belde al eens."), "notes are of colleagues");
    let wipe = format!("{}/wissen", asked.work());
    let unsure = boss.post(&wipe, &[]).await;
    assert!(unsure.status == 400 && unsure.body.contains("vinkje"), "{}", unsure.body);
    assert_eq!(boss.post(&wipe, &[("zeker", "ja")]).await.status, 303);
    let left = everything(&town).await;
    assert!(!left.contains("0345 111 999") && !left.contains("De tegels") && left.contains("jan@thuis"));
    let parties: (i64,) = town
        .read()
        .await
        .one(sql!(
            "SELECT count(*) FROM casus_party WHERE tenant_id = $1 AND phone IS NOT NULL",
            town.stage.tenant
        ))
        .await
        .unwrap();
    assert_eq!(parties.0, 0, "and out of the casus");
    assert_eq!(boss.post(&wipe, &[("zeker", "ja")]).await.status, 409);
    assert_eq!(boss.post(&format!("{}/gegevens", asked.work()), &[]).await.status, 409);
    assert_eq!(town.stage.browser().get(&asked.own).await.status, 404);
    assert_eq!(town.stage.browser().get(&other.own).await.status, 200);
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 1_000).await.unwrap();
    let of = |deed: &str| {
        log.iter().filter(|one| one.action == "questions.personal" && one.facts.contains(deed)).count()
    };
    assert_eq!((of("export"), of("forget")), (1, 1));
    whole(&boss.get(&asked.work()).await.body);
}

#[db::test]
async fn a_person_sees_takes_along_and_erases_what_they_asked(db: Db) {
    let town = Town::new(db).await;
    let (me, mut browser) = town.colleague("Mina", Role::Resident, Scope::All).await;
    let page = browser.get("/vragen/nieuw").await;
    assert!(page.body.contains("mina@gemeente.example"), "an account fills in its address");
    let asked = town.ask("Losse tegels", "mina@gemeente.example").await;
    let own = browser.get("/mijn").await;
    whole(&own.body);
    assert!(own.body.contains(&asked.own), "one's own page leads to it");
    assert!(
        browser.get("/vragen").await.body.contains("href=\"/mijn\">Bekijk uw eigen vragen"),
        "who lost the link"
    );
    let slice = questions::slice();
    let ctx = town.stage.system();
    let facts = slice.export(&ctx, &mut town.read().await, me).await.unwrap();
    let text = serde_json::to_string(&facts).unwrap();
    assert!(
        text.contains("Losse tegels") && text.contains("2026-0001") && text.contains("Wilhelmina Jansen")
    );
    town.write(move |ctx, tx| {
        Box::pin(async move {
            let audit = kernel::Audit::new("test.erase", "persoon", me);
            tx.audit(&ctx, audit).await?;
            questions::slice().erase(&ctx, tx, me).await
        })
    })
    .await
    .unwrap();
    let left = everything(&town).await;
    assert!(!left.contains("tegels") && !left.contains("mina@"), "{left}");
    let row = town.question(&asked.number).await;
    assert_eq!(row.state.code(), "closed", "there is nobody to answer");
}

#[db::test]
async fn a_colleague_who_leaves_is_unnamed(db: Db) {
    let town = Town::new(db).await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    let (me, mut browser) = town.colleague("Officier", Role::AreaOfficer, Town::in_kern(town.aadorp)).await;
    let id = me.to_string();
    town.done(&mut browser, &asked, "toewijzen", &[("kern", "aadorp"), ("behandelaar", &id)]).await;
    town.done(&mut browser, &asked, "notitie", &[("tekst", "Even bellen.")]).await;
    let facts = questions::slice().export(&town.stage.system(), &mut town.read().await, me).await.unwrap();
    let text = serde_json::to_string(&facts).unwrap();
    assert!(["officer", "assign", "note"].iter().all(|what| text.contains(what)), "{text}");
    town.write(move |ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.erase", "persoon", me)).await?;
            questions::slice().erase(&ctx, tx, me).await
        })
    })
    .await
    .unwrap();
    let facts = questions::slice().export(&town.stage.system(), &mut town.read().await, me).await.unwrap();
    assert_eq!(serde_json::to_string(&facts[1].1).unwrap(), "[]");
    assert!(everything(&town).await.contains("Even bellen."), "what was said stays");
}
