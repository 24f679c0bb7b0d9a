// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/logboek`: who did what, told apart without names, and the whole of it as a file.

use db::{Db, sql};
use kernel::{PersonId, Role};

use crate::{migrations, person, signed_in, stage};

fn mark(id: PersonId) -> String {
    id.uuid().simple().to_string().split_off(24)
}

#[db::test]
async fn two_people_of_the_same_function_are_told_apart(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut people = Vec::new();
    for name in ["een", "twee"] {
        let who = person(&stage, name, Role::AreaOfficer).await;
        let tenant = stage.tenant;
        let same = db.write_housekeeping(move |tx| {
            Box::pin(async move {
                let text = "UPDATE person SET label = 'Gebiedsmakelaar' WHERE tenant_id = $1 AND id = $2";
                tx.run(sql!(text, tenant, who)).await?;
                Ok(())
            })
        });
        same.await.unwrap();
        signed_in(&stage, who).await.post("/mijn", &[("naam", name), ("taal", "nl")]).await;
        people.push(who);
    }
    let mut browser = signed_in(&stage, admin).await;
    let all = browser.get("/beheer/logboek").await.body;
    assert!(people.iter().all(|who| all.contains(&mark(*who))));
    let (one, two) = (mark(people[0]), mark(people[1]));
    let only = browser.get(&format!("/beheer/logboek?wie={one}")).await.body;
    assert!(only.contains("Eigen gegevens aangepast") && only.contains(&one) && !only.contains(&two));
    assert!(only.contains(&format!("href=\"/beheer/rechten/persoon/{}\"", people[0])), "who that is");
    let csv = browser.get(&format!("/beheer/logboek.csv?wie={one}")).await.body;
    assert!(csv.contains(&people[0].to_string()) && !csv.contains(&people[1].to_string()));
    assert_eq!(csv.lines().count(), 3, "the header, a log-in and a change: {csv}");

    let empty = browser.get(&format!("/beheer/logboek?wie={one}&tot=20-11-2026")).await.body;
    assert!(empty.contains("In dit deel van het logboek staat niets"));
    let day = browser.get(&format!("/beheer/logboek?wie={one}&van=21-11-2026&tot=21-11-2026")).await.body;
    assert!(day.contains("Eigen gegevens aangepast"));
    for wrong in ["wie=zzzzzzzz", "wie=00000000", "van=gisteren"] {
        let page = browser.get(&format!("/beheer/logboek?{wrong}")).await;
        assert_eq!(page.status, 400, "{wrong}");
        assert!(page.body.contains(&format!("value=\"{}\"", wrong.split('=').nth(1).unwrap())));
        assert_eq!(browser.get(&format!("/beheer/logboek.csv?{wrong}")).await.status, 400);
    }
}

#[db::test]
async fn the_mark_of_who_never_did_anything_leads_to_an_empty_log(db: Db) {
    let stage = stage(db).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let who = person(&stage, "stil", Role::Councillor).await;
    let mut browser = signed_in(&stage, admin).await;
    let page = browser.get(&format!("/beheer/rechten/persoon/{who}")).await.body;
    let link = page.split("href=\"/beheer/logboek?").nth(1).unwrap();
    assert!(link.split("</a>").next().unwrap().contains(&mark(who)), "{link}");
    let log = browser.get(&format!("/beheer/logboek?{}", link.split('"').next().unwrap())).await;
    assert!(
        log.status == 200 && log.body.contains("In dit deel van het logboek staat niets"),
        "{}",
        log.body
    );
}

#[db::test]
async fn the_file_holds_the_whole_log(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let (tenant, now) = (stage.tenant, stage.system().now());
    let ids: Vec<kernel::Id<()>> = (0..3_500).map(|_| stage.system().id()).collect();
    let filled = db.write_housekeeping(move |tx| {
        let ids = ids.clone();
        Box::pin(async move {
            for id in ids {
                tx.run(sql!(
                    "INSERT INTO audit_entry (tenant_id, id, at, actor, request, action, subject_kind, subject, facts)
                     VALUES ($1, $2, $3, 'systeem:proef', $2, 'test.act', 'proef', $2, '{}')",
                    tenant,
                    id,
                    now
                ))
                .await?;
            }
            Ok(())
        })
    });
    filled.await.unwrap();
    let mut browser = signed_in(&stage, admin).await;
    let csv = browser.get("/beheer/logboek.csv").await;
    assert!(csv.body.starts_with("\u{feff}tijd;wie;kenmerk;wat;"), "{:.100}", csv.body);
    assert_eq!(csv.body.matches(";test.act;proef;").count(), 3_500);
    assert_eq!(csv.body.matches("tijd;wie").count(), 1);
    let ids: std::collections::BTreeSet<_> =
        csv.body.lines().filter(|line| line.contains("test.act")).collect();
    assert_eq!(ids.len(), 3_500, "each once");
    assert!(csv.headers["content-disposition"].to_str().unwrap().contains("logboek.csv"));
}
