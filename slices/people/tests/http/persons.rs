// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/rechten/persoon`: everything about one person, and several rights withdrawn at once.

use db::{Db, sql};
use kernel::{PersonId, Role};
use web::testing::Browser;

use crate::neighbour::{BEESD, TRICHT};
use crate::{migrations, person, signed_in, stage};

/// Gives somebody rights in two kernen, and returns the page about them.
async fn officer(db: &Db, stage: &web::testing::Stage, admin: &mut Browser) -> (PersonId, String) {
    let (tricht, beesd) = (TRICHT.to_string(), BEESD.to_string());
    let fields = [
        ("rol", "area_officer"),
        ("email", "wijk@voorbeeld.example"),
        ("naam", "Özlem de Wijk"),
        ("functie", "Gebiedsmakelaar"),
        ("waar", &tricht),
        ("waar", &beesd),
        ("reden", "nieuw per 1 januari"),
    ];
    assert_eq!(admin.post("/beheer/rechten/nieuw", &fields).await.status, 303);
    let mut conn = db.read().await.unwrap();
    let id = people::by_email(&mut conn, stage.tenant, "wijk@voorbeeld.example").await.unwrap().unwrap();
    (id, format!("/beheer/rechten/persoon/{id}"))
}

/// The rights on the page that can be ticked, with whether they are.
fn boxes(page: &str) -> Vec<(String, bool)> {
    let inputs = page.split("name=\"recht\" value=\"").skip(1);
    inputs
        .map(|rest| {
            let (value, rest) = rest.split_once('"').unwrap();
            (value.to_owned(), rest.split('>').next().unwrap().contains("checked"))
        })
        .collect()
}

#[db::test]
async fn all_rights_of_somebody_who_leaves_end_with_one_reason(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, admin).await;
    let (_, path) = officer(&db, &stage, &mut browser).await;
    let held = boxes(&browser.get(&path).await.body);
    assert_eq!(held.iter().map(|(_, on)| *on).collect::<Vec<_>>(), [false, false]);
    let ticked = boxes(&browser.get(&format!("{path}?alles=ja")).await.body);
    assert!(ticked.len() == 2 && ticked.iter().all(|(_, on)| *on));

    let mut fields: Vec<_> = held.iter().map(|(id, _)| ("recht", id.as_str())).collect();
    fields.push(("reden", ""));
    let answer = browser.post(&format!("{path}/intrekken"), &fields).await;
    assert_eq!(answer.status, 400);
    assert!(boxes(&answer.body).iter().all(|(_, on)| *on), "what was ticked comes back");
    let answer = browser.post(&format!("{path}/intrekken"), &[("reden", "vertrokken")]).await;
    assert!(answer.status == 400 && answer.body.contains("Zet een vinkje bij wat u wilt intrekken"));

    // A right of somebody else does not come along.
    let elsewhere = format!("/beheer/rechten/persoon/{admin}/intrekken");
    fields.pop();
    fields.push(("reden", "vertrokken"));
    assert_eq!(browser.post(&elsewhere, &fields).await.status, 404);
    assert_eq!(browser.post(&format!("{path}/intrekken"), &fields).await.status, 303);
    let mut conn = db.read().await.unwrap();
    let left = people::holders(&mut conn, stage.tenant, Role::AreaOfficer).await.unwrap();
    assert!(left.is_empty());
    drop(conn);
    let page = browser.get(&path).await.body;
    for words in ["Ingetrokken rechten", "nieuw per 1 januari", "vertrokken", "Tricht", "Beesd"] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(browser.post(&format!("{path}/intrekken"), &fields).await.status, 409, "it was done already");
}

#[db::test]
async fn whoever_comes_too_late_reads_which_right_it_was(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, admin).await;
    let (_, path) = officer(&db, &stage, &mut browser).await;
    let held = boxes(&browser.get(&path).await.body);
    let one = format!("/beheer/rechten/{}/intrekken", held[0].0);
    assert_eq!(browser.post(&one, &[("reden", "eerder")]).await.status, 303);
    let late = browser.post(&one, &[("reden", "verhuisd")]).await;
    assert!(late.status == 409 && !late.body.contains('⟦'), "{}", late.body);
    for words in ["Iemand anders heeft dit recht al ingetrokken.", "eerder</td>", "verhuisd</td>"] {
        assert!(late.body.contains(words), "{words}: {}", late.body);
    }
    let fields = [("recht", &*held[0].0), ("recht", &*held[1].0), ("reden", "vertrokken")];
    let late = browser.post(&format!("{path}/intrekken"), &fields).await;
    assert_eq!(late.status, 409);
    let named = "al ingetrokken: Gebiedsmakelaar, ";
    assert!(late.body.contains(named) && !late.body.contains('⟦'), "{}", late.body);
    assert!(late.body.contains("value=\"vertrokken\""), "the reason stays: {}", late.body);
    assert_eq!(boxes(&late.body), [(held[1].0.clone(), true)], "and so does the tick of the other");

    let own = format!("/beheer/rechten/persoon/{admin}");
    let held = boxes(&browser.get(&own).await.body);
    let fields = [("recht", &*held[0].0), ("reden", "vertrokken")];
    let last = browser.post(&format!("{own}/intrekken"), &fields).await;
    assert!(last.status == 409 && last.body.contains("Dit is de laatste beheerder."), "{}", last.body);
    assert!(boxes(&last.body)[0].1 && last.body.contains("value=\"vertrokken\""), "{}", last.body);
}

#[db::test]
async fn name_and_function_are_mended_and_two_who_do_so_meet(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, admin).await;
    let (_, path) = officer(&db, &stage, &mut browser).await;
    let page = browser.get(&path).await.body;
    let version = page.split("name=\"versie\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let send = |name: &'static str| [("naam", name), ("functie", "Kernambtenaar"), ("versie", version)];
    let answer = browser.post(&path, &send("Ö. de Wijk")).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let late = browser.post(&path, &send("Özlem Wijk")).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("Ö. de Wijk") && late.body.contains("value=\"Özlem Wijk\""), "both versions");
    let mut conn = db.read().await.unwrap();
    let held = people::holders(&mut conn, stage.tenant, Role::AreaOfficer).await.unwrap();
    assert_eq!((held[0].name.as_str(), held[0].label.as_str()), ("Ö. de Wijk", "Kernambtenaar"));
}

#[db::test]
async fn people_are_found_by_any_letter_and_by_place(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let mut browser = signed_in(&stage, admin).await;
    officer(&db, &stage, &mut browser).await;
    for (name, found) in [("%C3%B6zlem", true), ("%C3%96ZLEM", true), ("ozlem", false), ("wijk%40", true)] {
        let page = browser.get(&format!("/beheer/rechten?naam={name}")).await.body;
        assert_eq!(page.contains("Özlem de Wijk"), found, "{name}");
    }
    let lines = |page: &str| page.matches("<th class=\"utrecht-table__header-cell\" scope=\"row\">").count();
    let tricht = browser.get(&format!("/beheer/rechten?waar={TRICHT}")).await.body;
    assert!(lines(&tricht) == 1 && tricht.contains("Özlem de Wijk"));
    let everywhere = browser.get("/beheer/rechten?waar=overal").await.body;
    assert!(lines(&everywhere) == 1 && !everywhere.contains("Özlem de Wijk"));
}

#[db::test]
async fn a_search_looks_beyond_the_first_rows(db: Db) {
    let stage = stage(db.clone()).await;
    let admin = person(&stage, "beheerder", Role::Administrator).await;
    let tenant = stage.tenant;
    let ids: Vec<(kernel::Id<()>, kernel::Id<()>)> =
        (0..1_100).map(|_| (stage.system().id(), stage.system().id())).collect();
    let filled = db.write_housekeeping(move |tx| {
        let ids = ids.clone();
        Box::pin(async move {
            for (number, (person, right)) in ids.into_iter().enumerate() {
                let name =
                    if number % 20 == 0 { format!("{number:04} Élise") } else { format!("{number:04}") };
                tx.run(sql!(
                    "INSERT INTO person (tenant_id, id, email, name, label, language, demo, created_at)
                     VALUES ($1, $2, NULL, $3, '', 'nl', FALSE, 1)",
                    tenant,
                    person,
                    name
                ))
                .await?;
                tx.run(sql!(
                    "INSERT INTO person_grant (tenant_id, id, person_id, role, scope_kind, scope_id, reason,
                       granted_at)
                     VALUES ($1, $2, $3, 'councillor', 'all', $4, 'proef', 1)",
                    tenant,
                    right,
                    person,
                    kernel::uuid::Uuid::nil()
                ))
                .await?;
            }
            Ok(())
        })
    });
    filled.await.unwrap();
    let mut browser = signed_in(&stage, admin).await;
    let first = browser.get("/beheer/rechten?naam=%C3%A9lise").await.body;
    assert!(first.contains("0000 Élise") && first.contains("0980 Élise") && !first.contains("1000 Élise"));
    let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let second = browser.get(&format!("/beheer/rechten{}", next.replace("&#38;", "&"))).await.body;
    assert!(second.contains("1000 Élise") && second.contains("1080 Élise") && !second.contains("0980 Élise"));
    let back = second.split("rel=\"prev\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let again = browser.get(&format!("/beheer/rechten{}", back.replace("&#38;", "&"))).await.body;
    assert!(again.contains("0000 Élise") && again.contains("0980 Élise"));
}
