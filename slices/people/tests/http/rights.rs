// SPDX-License-Identifier: EUPL-1.2
//! `/beheer`: granting and withdrawing rights, the log, the failed jobs.

use db::{Db, sql};
use kernel::{Role, Scope, ScopeKind};
use web::testing::{Browser, Stage};

use crate::neighbour::{BEESD, TRICHT};
use crate::{migrations, person, signed_in, stage};

/// The path of the right that the page of rights shows for this search.
pub async fn right_path(browser: &mut Browser, name: &str) -> String {
    let page = browser.get(&format!("/beheer/rechten?naam={name}")).await.body;
    let start = page
        .split("href=\"/beheer/rechten/")
        .find(|part| part.split('"').next().is_some_and(|id| id.parse::<uuid::Uuid>().is_ok()));
    format!("/beheer/rechten/{}", start.unwrap().split('"').next().unwrap())
}

async fn administrators(stage: &Stage) -> usize {
    let mut conn = stage.app.db.read().await.unwrap();
    people::holders(&mut conn, stage.tenant, Role::Administrator).await.unwrap().len()
}

#[db::test]
async fn only_administrators_come_in(db: Db) {
    let stage = stage(db).await;
    let officer = person(&stage, "medewerker", Role::PolicyOfficer).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut officer = signed_in(&stage, officer).await;
    let mut admin = signed_in(&stage, admin).await;
    let paths = [
        "/beheer",
        "/beheer/rechten",
        "/beheer/rechten/nieuw",
        "/beheer/logboek",
        "/beheer/logboek.csv",
        "/beheer/taken",
        "/beheer/wissen",
    ];
    for path in paths {
        assert_eq!(officer.get(path).await.status, 403, "{path}");
        let page = admin.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains('⟦'), "{path} lacks a text");
    }
    let fields = [("rol", "administrator"), ("email", "x@voorbeeld.example"), ("reden", "zomaar")];
    assert_eq!(officer.post("/beheer/rechten/nieuw", &fields).await.status, 403);
    assert!(!officer.get("/mijn").await.body.contains("href=\"/beheer\""));
    assert!(admin.get("/mijn").await.body.contains("href=\"/beheer\""));
}

#[db::test]
async fn a_right_is_granted_by_address_and_withdrawn_with_a_reason(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, admin).await;
    let form = browser.get("/beheer/rechten/nieuw?rol=area_officer").await.body;
    assert!(form.contains("Tricht") && !form.contains("Team Verkeer"));

    let (tricht, beesd) = (TRICHT.to_string(), BEESD.to_string());
    let fields = [
        ("rol", "area_officer"),
        ("email", "Wijk@Voorbeeld.example"),
        ("functie", "Gebiedsmakelaar oost"),
        ("waar", &tricht),
        ("waar", &beesd),
        ("reden", "nieuw per 1 januari"),
    ];
    for said in ["Het recht is gegeven.", "Deze persoon heeft dit recht al."] {
        let answer = browser.post("/beheer/rechten/nieuw", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let page = browser.get(&answer.location).await.body;
        assert!(page.contains(said), "{said}: {page}");
    }
    let mut conn = db.read().await.unwrap();
    let held = people::holders(&mut conn, stage.tenant, Role::AreaOfficer).await.unwrap();
    assert_eq!(held.len(), 1);
    assert_eq!((held[0].label.as_str(), held[0].scopes.len()), ("Gebiedsmakelaar oost", 2));
    assert!(held[0].covers(Scope::Of(ScopeKind::Kern, TRICHT)));
    drop(conn);

    let path = right_path(&mut browser, "wijk").await;
    assert!(browser.get(&path).await.body.contains("nieuw per 1 januari"));
    let answer = browser.post(&format!("{path}/intrekken"), &[("reden", "")]).await;
    assert_eq!(answer.status, 400);
    let answer = browser.post(&format!("{path}/intrekken"), &[("reden", "ander werk")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = browser.get(&path).await.body;
    for words in ["nieuw per 1 januari", "ander werk", "Ingetrokken door", "Functie beheerder"] {
        assert!(page.contains(words), "{words}: what was granted and withdrawn can be read");
    }
    assert!(!page.contains("<form class=\"kp-form\""), "there is nothing left to withdraw");
    assert_eq!(browser.post(&format!("{path}/intrekken"), &[("reden", "ander werk")]).await.status, 409);
    let id = path.rsplit('/').next().unwrap();
    assert!(!browser.get("/beheer/rechten?naam=wijk").await.body.contains(id));
    let all = browser.get("/beheer/rechten?naam=wijk&ingetrokken=ja").await.body;
    assert!(all.contains(id) && all.contains("ingetrokken op 21 nov 2026"), "{all}");
    let mut conn = db.read().await.unwrap();
    let held = people::holders(&mut conn, stage.tenant, Role::AreaOfficer).await.unwrap();
    assert_eq!(held[0].scopes.len(), 1);
    let gone = sql!(
        "SELECT id FROM person_grant WHERE tenant_id = $1 AND withdrawn_reason = 'ander werk'",
        stage.tenant
    );
    assert!(conn.exists(gone).await.unwrap(), "withdrawn rights stay on record");
    drop(conn);

    let log = browser.get("/beheer/logboek").await.body;
    for words in ["Recht gegeven", "Recht ingetrokken", "Functie beheerder", "Tricht"] {
        assert!(log.contains(words), "{words}");
    }
    assert!(!log.contains("ijk@") && !log.contains("Naam van"), "no names or addresses in the log");
    let csv = browser.get("/beheer/logboek.csv").await;
    assert!(csv.body.contains("people.right.grant") && csv.body.contains("Functie beheerder"));
}

#[db::test]
async fn a_double_click_gives_one_right(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut asking = Vec::new();
    for _ in 0..4 {
        asking.push(signed_in(&stage, admin).await);
    }
    // Known already: otherwise the requests wait for one another to add the person.
    let names = ["een", "twee", "drie", "vier", "vijf", "zes"];
    for name in names {
        person(&stage, name, Role::Councillor).await;
        let email = format!("{name}@voorbeeld.example");
        let clicks = asking.drain(..).map(|mut browser| {
            let email = email.clone();
            tokio::spawn(async move {
                let fields = [("rol", "moderator"), ("email", &*email), ("reden", "dubbel geklikt")];
                let answer = browser.post("/beheer/rechten/nieuw", &fields).await;
                assert_eq!(answer.status, 303, "{}", answer.body);
                browser
            })
        });
        let clicks: Vec<_> = clicks.collect();
        for click in clicks {
            asking.push(click.await.unwrap());
        }
    }
    let held = people::holders(&mut db.read().await.unwrap(), stage.tenant, Role::Moderator).await.unwrap();
    assert_eq!(held.len(), 6);
    let mut conn = db.read().await.unwrap();
    let log = db::audit::list(&mut conn, stage.tenant, None, 1_000).await.unwrap();
    let granted = log
        .iter()
        .filter(|entry| entry.action == "people.right.grant" && !entry.actor.starts_with("systeem"));
    assert_eq!(granted.count(), 6, "each once");
}

#[db::test]
async fn every_mistake_in_a_grant_is_named(db: Db) {
    let stage = stage(db).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, admin).await;
    let fields = [("rol", "area_officer"), ("email", "geen"), ("functie", "Iets"), ("reden", "")];
    let answer = browser.post("/beheer/rechten/nieuw", &fields).await;
    assert_eq!(answer.status, 400);
    for words in [
        "Bij ‘E-mailadres van de persoon’ staat geen e-mailadres",
        "Kies waar het recht geldt",
        "Vul dit in",
        "value=\"Iets\"",
    ] {
        assert!(answer.body.contains(words), "{words}");
    }
    // A kern is no team, a group role never holds everywhere, the operator is not ours to name.
    let tricht = TRICHT.to_string();
    let email = ("email", "x@voorbeeld.example");
    let fields = [("rol", "policy_officer"), email, ("waar", &tricht), ("reden", "zomaar")];
    assert_eq!(browser.post("/beheer/rechten/nieuw", &fields).await.status, 400);
    let fields = [("rol", "board"), email, ("overal", "ja"), ("reden", "zomaar")];
    assert_eq!(browser.post("/beheer/rechten/nieuw", &fields).await.status, 400);
    let fields = [("rol", "operator"), email, ("reden", "zomaar")];
    assert_eq!(browser.post("/beheer/rechten/nieuw", &fields).await.status, 403);
    assert_eq!(browser.post("/beheer/rechten/nieuw", &[("reden", "zomaar")]).await.status, 400);
}

#[db::test]
async fn the_list_filters_and_pages(db: Db) {
    let stage = stage(db).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    person(&stage, "buurvrouw", Role::Resident).await;
    for index in 0..60_u32 {
        let name: &'static str = Box::leak(format!("raadslid-{index:02}").into_boxed_str());
        person(&stage, name, Role::Councillor).await;
    }
    let mut browser = signed_in(&stage, admin).await;
    let first = browser.get("/beheer/rechten?rol=councillor").await.body;
    assert!(first.contains("raadslid-49") && !first.contains("raadslid-50"));
    let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let next = next.replace("&amp;", "&").replace("&#38;", "&");
    let second = browser.get(&format!("/beheer/rechten{next}")).await.body;
    assert!(
        second.contains("raadslid-50") && second.contains("raadslid-59") && !second.contains("raadslid-49")
    );
    let back = second.split("rel=\"prev\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let back = back.replace("&amp;", "&").replace("&#38;", "&");
    let again = browser.get(&format!("/beheer/rechten{back}")).await.body;
    assert!(again.contains("raadslid-00") && again.contains("raadslid-49") && !again.contains("raadslid-50"));
    assert!(!browser.get("/beheer/rechten").await.body.contains("buurvrouw"));
    assert!(browser.get("/beheer/rechten?rol=resident").await.body.contains("buurvrouw"));
    assert!(browser.get("/beheer/rechten?naam=RAADSLID-07").await.body.contains("raadslid-07"));
    assert!(browser.get("/beheer/rechten?naam=100%25").await.body.contains("Niemand past"));
}

#[db::test]
async fn the_last_administrator_stays(db: Db) {
    let stage = stage(db).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, admin).await;
    let path = right_path(&mut browser, "beheerder").await;
    let answer = browser.post(&format!("{path}/intrekken"), &[("reden", "weg ermee")]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("laatste beheerder") && answer.body.contains("value=\"weg ermee\""));
    assert_eq!(administrators(&stage).await, 1);
}

#[db::test]
async fn two_administrators_withdrawing_one_another_leave_one(db: Db) {
    let stage = stage(db).await;
    for round in 0..8_u32 {
        let name = |which| -> &'static str { Box::leak(format!("beheer-{round}-{which}").into_boxed_str()) };
        let (one, two) = (name("een"), name("twee"));
        let first = person(&stage, one, Role::Administrator).await;
        let second = person(&stage, two, Role::Administrator).await;
        let (mut a, mut b) = (signed_in(&stage, first).await, signed_in(&stage, second).await);
        // Those of the rounds before go first.
        for old in 0..round {
            for which in ["een", "twee"] {
                let page = a.get(&format!("/beheer/rechten?naam=beheer-{old}-{which}")).await.body;
                if page.contains("Bekijk of trek in") {
                    let path = right_path(&mut a, &format!("beheer-{old}-{which}")).await;
                    a.post(&format!("{path}/intrekken"), &[("reden", "opruimen")]).await;
                }
            }
        }
        let (to_two, to_one) = (right_path(&mut a, two).await, right_path(&mut b, one).await);
        let (to_two, to_one) = (format!("{to_two}/intrekken"), format!("{to_one}/intrekken"));
        let fields = [("reden", "wie het eerst komt")];
        let (x, y) = tokio::join!(
            tokio::spawn(async move { a.post(&to_two, &fields).await.status }),
            tokio::spawn(async move { b.post(&to_one, &fields).await.status })
        );
        let mut statuses = [x.unwrap(), y.unwrap()];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 303, "one of them succeeds");
        assert_ne!(statuses[1], 303, "round {round}");
        assert_eq!(administrators(&stage).await, 1, "round {round}");
    }
}

#[db::test]
async fn a_failed_job_runs_again(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let (tenant, now) = (stage.tenant, stage.system().now());
    let id: kernel::Id<()> = stage.system().id();
    let added = db.write_housekeeping(move |tx| {
        Box::pin(async move {
            tx.run(sql!(
                "INSERT INTO job (tenant_id, id, kind, payload, run_at, attempts, failed_at, error)
                 VALUES ($1, $2, 'mail.send', 'null', $3, 8, $3, 'de mailserver zwijgt')",
                tenant,
                id,
                now
            ))
            .await?;
            Ok(())
        })
    });
    added.await.unwrap();
    let mut browser = signed_in(&stage, admin).await;
    let page = browser.get("/beheer/taken").await.body;
    assert!(page.contains("Mail versturen") && page.contains("de mailserver zwijgt"));
    let path = format!("/beheer/taken/{id}/opnieuw");
    assert_eq!(browser.post(&path, &[]).await.status, 303);
    assert_eq!(browser.post(&path, &[]).await.status, 409);
    assert!(browser.get("/beheer/taken").await.body.contains("Alles is gelukt"));
}

#[db::test]
async fn a_failed_job_can_be_thrown_away(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let (tenant, id) = (stage.tenant, uuid::Uuid::from_u128(7));
    let added = db.write_housekeeping(move |tx| {
        Box::pin(async move {
            tx.run(sql!(
                "INSERT INTO job (tenant_id, id, kind, payload, run_at, attempts, failed_at, error)
                 VALUES ($1, $2, 'people.forget', 'null', 1, 8, 1, 'vol')",
                tenant,
                id
            ))
            .await?;
            Ok(())
        })
    });
    added.await.unwrap();
    let mut browser = signed_in(&stage, admin).await;
    let page = browser.get("/beheer/taken").await.body;
    let path = format!("/beheer/taken/{id}/weg");
    assert!(page.contains(&format!("action=\"{path}\"")) && !page.contains('⟦'), "{page}");
    assert_eq!(browser.post(&path, &[]).await.status, 303);
    assert_eq!(browser.post(&path, &[]).await.status, 409);
    assert!(browser.get("/beheer/taken").await.body.contains("Alles is gelukt"));
    let log = browser.get("/beheer/logboek").await.body;
    assert!(log.contains("Mislukte taak weggegooid"), "{log}");
}

#[db::test]
async fn every_page_has_its_texts_in_both_languages(db: Db) {
    let stage = stage(db).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, admin).await;
    let right = right_path(&mut browser, "beheerder").await;
    let link = format!("/inloggen/link/{}", "a".repeat(64));
    let mut paths: Vec<String> = [
        "/inloggen",
        "/inloggen/code",
        "/mijn",
        "/beheer",
        "/beheer/rechten",
        "/beheer/rechten?naam=niemand",
        "/beheer/rechten/nieuw",
        "/beheer/logboek",
        "/beheer/logboek?wie=onzin&van=gisteren",
        "/beheer/taken",
        "/beheer/wissen",
        "/inloggen?niet-bewaard=ja",
    ]
    .map(str::to_owned)
    .into();
    paths.extend([right, link, format!("/beheer/rechten/persoon/{admin}")]);
    paths.extend(Role::ALL.iter().map(|role| format!("/beheer/rechten/nieuw?rol={role}")));
    for language in ["nl", "en"] {
        for path in &paths {
            let sign = if path.contains('?') { '&' } else { '?' };
            let page = browser.get(&format!("{path}{sign}taal={language}")).await;
            assert_eq!(page.status, if path.contains("onzin") { 400 } else { 200 }, "{path}");
            assert!(!page.body.contains('⟦'), "{path} lacks a text in {language}");
            assert!(page.body.contains(&format!("<html lang=\"{language}\"")), "{path}");
        }
    }
}
