// SPDX-License-Identifier: EUPL-1.2
//! What is opened again while the night looks for what to forget stays; and the log tells what was forgotten.

use crate::cases::C;
use crate::town::{Town, migrations};
use db::Db;
use kernel::{Role, Scope};
use questions::cases::store::personal as cases;
use questions::store::personal as store;

#[db::test]
async fn what_was_opened_again_meanwhile_is_not_forgotten(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = town.ask("Losse tegels", "mina@thuis.example").await;
    town.begun(&mut officer).await;
    town.done(&mut officer, &asked, "antwoord", &[("tekst", "Ze liggen vast.")]).await;
    town.done_casus(&mut officer, C, "kan-niet", &[("tekst", "Er ligt een leiding.")]).await;
    // What the night finds before its transaction begins.
    let before = store::Outdated::of("2026-12-29".parse().unwrap(), 28);
    let (mut conn, tenant) = (town.read().await, town.stage.tenant);
    let questions = store::outdated(&mut conn, tenant, before, 100).await.unwrap();
    let casussen = cases::outdated(&mut conn, tenant, before, 100).await.unwrap();
    assert_eq!((questions.len(), casussen.len()), (2, 1));
    drop(conn);
    let reopen = format!("{}/heropenen", asked.own);
    let text = [("tekst", "Er ligt weer een tegel los.")];
    assert_eq!(town.stage.browser().post(&reopen, &text).await.status, 303);
    town.done_casus(&mut officer, C, "heropenen", &[("tekst", "De leiding is weg.")]).await;
    let forgotten = town.write(move |ctx, tx| {
        let (questions, casussen) = (questions.clone(), casussen.clone());
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.forget", "gemeente", ctx.tenant)).await?;
            let (now, mut all) = ((ctx.now(), ctx.today()), Vec::new());
            for id in questions {
                all.push(store::forget(tx, ctx.tenant, id, now, Some(before)).await?);
            }
            for id in casussen {
                all.push(cases::forget(tx, ctx.tenant, id, now, Some(before)).await?);
            }
            Ok(all)
        })
    });
    let mut forgotten = forgotten.await.unwrap();
    assert_eq!(forgotten.pop(), Some(false), "the casus is open again");
    forgotten.sort_unstable();
    assert_eq!(forgotten, [false, true], "of the questions the one that became the casus");
    let row = town.question(&asked.number).await;
    assert_eq!((row.title.as_str(), row.forgotten_at), ("Losse tegels", None));
    assert_eq!(town.stage.browser().get(&asked.own).await.status, 200, "who asked is known too");
    let file = town.file(C).await;
    assert!(file.casus.title.contains("boules") && file.casus.forgotten_at.is_none());
    assert_eq!(file.parties[0].name, "Wilhelmina Jansen");
    assert!(file.deeds.iter().any(|deed| deed.text == "Er ligt een leiding."));
}

#[db::test]
async fn the_log_tells_of_each_casus_that_was_forgotten_once(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let (_, mut boss) = town.colleague("Beheer", Role::Administrator, Scope::All).await;
    let told = || async {
        let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 1_000).await.unwrap();
        log.iter().filter(|one| one.action == "cases.handle" && one.facts.contains("forget")).count()
    };
    // On the wish of who asked, by the number of the question.
    let asked = town.begun(&mut officer).await;
    let wipe = format!("{}/wissen", asked.work());
    assert_eq!(boss.post(&wipe, &[("zeker", "ja")]).await.status, 303);
    assert_eq!(told().await, 1);
    assert!(town.casus(C).await.forgotten_at.is_some());
    // On the wish of who takes part, by their address.
    let plan = [
        ("titel", "Een plukroute langs de sloot"),
        ("tekst", "Bewoners willen fruitbomen planten."),
        ("kern", "aadorp"),
        ("soort", "resident"),
        ("naam", "Kees Buurman"),
        ("email", "kees@thuis.example"),
    ];
    assert_eq!(officer.post("/werk/casussen/nieuw", &plan).await.location, "/werk/casussen/C-2026-002");
    let erased = town.write(|ctx, tx| {
        Box::pin(async move {
            tx.audit(&ctx, kernel::Audit::new("test.erase", "gemeente", ctx.tenant)).await?;
            crate::town::slices().pop().unwrap().erase_address(&ctx, tx, "kees@thuis.example").await
        })
    });
    assert_eq!(erased.await.unwrap(), 1);
    assert_eq!(told().await, 2);
    // The night finds nothing that was not forgotten before.
    town.on("2028-01-10");
    town.run_job("questions.forget").await;
    assert_eq!(told().await, 2);
}
