// SPDX-License-Identifier: EUPL-1.2
//! Two taps on a button do something once; and how a listed partner is reached.

use crate::cases::C;
use crate::town::{Town, migrations, whole};
use db::{Db, sql};

#[db::test]
async fn two_taps_begin_one_casus(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let page = officer.get("/werk/casussen/nieuw").await.body;
    let since = page.split("name=\"sinds\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let plan = [
        ("titel", "Een plukroute langs de sloot"),
        ("tekst", "Bewoners willen fruitbomen planten."),
        ("kern", "aadorp"),
        ("soort", "resident"),
        ("naam", "Jan Smit"),
        ("email", "jan@thuis.example"),
        ("sinds", since.as_str()),
    ];
    for _ in 0..2 {
        let answer = officer.post("/werk/casussen/nieuw", &plan).await;
        assert_eq!((answer.status, answer.location.as_str()), (303, "/werk/casussen/C-2026-001"));
    }
    assert_eq!(town.mails().await.len(), 1, "who brings it hears of it once");
    let mut later = plan;
    later[6] = ("sinds", "1");
    let answer = officer.post("/werk/casussen/nieuw", &later).await;
    assert_eq!(answer.location, "/werk/casussen/C-2026-002", "another form begins another casus");
}

#[db::test]
async fn two_taps_do_a_deed_once(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = town.ask("Mogen wij een jeu-de-boulesbaan?", "mina@thuis.example").await;
    let version = town.question(&asked.number).await.revision.to_string();
    let plan = [
        ("titel", "Een baan bij het dorpshuis"),
        ("tekst", "Bewoners willen een baan."),
        ("versie", &version),
    ];
    for _ in 0..2 {
        let answer = officer.post(&format!("{}/casus", asked.work()), &plan).await;
        assert_eq!((answer.status, &answer.location), (303, &asked.work()), "{}", answer.body);
    }
    let version = town.casus(C).await.revision.to_string();
    let group =
        [("soort", "group"), ("naam", "De Wilg"), ("email", "bestuur@wilg.example"), ("versie", &*version)];
    let before = town.mails().await.len();
    for _ in 0..2 {
        let answer = officer.post(&format!("/werk/casussen/{C}/meedoen"), &group).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    assert_eq!(town.file(C).await.parties.len(), 2);
    assert_eq!(town.mails().await.len(), before + 2, "the two who take part hear of it once");
    let version = town.casus(C).await.revision.to_string();
    let talk = [("datum", "20-11-2026"), ("partijen", "1"), ("tekst", "Wij spraken."), ("versie", &*version)];
    for _ in 0..2 {
        let answer = officer.post(&format!("/werk/casussen/{C}/gesprek"), &talk).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    assert_eq!(town.file(C).await.talks.len(), 1);
    // Another text from the page as it was is not the same form: somebody was first.
    let mut other = talk;
    other[2] = ("tekst", "Wij spraken elkaar.");
    assert_eq!(officer.post(&format!("/werk/casussen/{C}/gesprek"), &other).await.status, 409);
}

#[db::test]
async fn a_listed_partner_is_reached_at_its_mailbox(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    town.begun(&mut officer).await;
    let partner = town.partner;
    let set = town.write(move |ctx, tx| {
        Box::pin(async move {
            let text = "UPDATE partner SET email = 'meldpunt@afval.example' WHERE tenant_id = $1 AND id = $2";
            tx.run(sql!(text, ctx.tenant, partner)).await?;
            Ok(tx.audit(&ctx, kernel::Audit::new("test.partner", "partner", partner)).await?)
        })
    });
    set.await.unwrap();
    let partner = partner.to_string();
    let fields = [("soort", "partner"), ("partner", partner.as_str())];
    town.done_casus(&mut officer, C, "meedoen", &fields).await;
    assert_eq!(town.file(C).await.parties[1].email.as_deref(), Some("meldpunt@afval.example"));
    assert!(town.mails().await.iter().any(|mail| mail.recipient == "meldpunt@afval.example"));
    let page = officer.get(&format!("/werk/casussen/{C}")).await.body;
    whole(&page);
    assert!(!page.contains("druk de brief af"), "it needs no paper");
    let again = town.act_casus(&mut officer, C, "meedoen", &fields).await;
    assert!(again.status == 400 && again.body.contains("doet al mee"), "{}", again.body);
}
