// SPDX-License-Identifier: EUPL-1.2
//! Many kernen from a file, through HTTP.

use crate::common::{Town, VOORBEELDSTAD, migrations, whole};
use kernel::{Role, Scope};

const WAY: &str = "/beheer/kernen-uit-bestand";

async fn kernen(town: &Town) -> usize {
    villages::kernen(&mut town.read().await, town.stage.tenant).await.unwrap().len()
}

#[db::test]
async fn a_good_file_is_looked_at_and_then_added(db: db::Db) {
    let town = Town::empty(db).await;
    let mut beheer = town.administrator();
    let csv = "Naam;lat;lon;Inwoners\n's-Gravendorp;51,81;5,11;1.250\nEedorp;51.82;5.12;\n";
    let seen = beheer.upload(WAY, &[], ("bestand", "kernen.csv", csv.as_bytes())).await;
    assert_eq!(seen.status, 200, "{}", seen.body);
    whole(&seen.body);
    assert!(seen.body.contains("Voeg deze 2 kernen toe"));
    assert_eq!(kernen(&town).await, 0, "looking adds nothing");
    let rows = r#"[[2,["'s-Gravendorp","51,81","5,11","1.250"]],[3,["Eedorp","51.82","5.12",""]]]"#;
    let escaped = rows.replace('"', "&#34;").replace('\'', "&#39;");
    assert!(seen.body.contains(&escaped), "{}", seen.body);
    let added = beheer.post(WAY, &[("regels", rows)]).await;
    assert_eq!((added.status, &*added.location), (303, "/beheer/kernen"), "{}", added.body);
    let kern = town.kern("s-gravendorp").await;
    assert_eq!((kern.lat, kern.lon, kern.residents), (51.81, 5.11, Some(1250)));
    assert_eq!(town.kern("eedorp").await.residents, None);
    assert_eq!(beheer.post(WAY, &[("regels", rows)]).await.status, 400, "they are there already");
    assert_eq!(kernen(&town).await, 2);
    let log = db::audit::list(&mut town.read().await, town.stage.tenant, None, 100).await.unwrap();
    assert_eq!(log.iter().filter(|entry| entry.action == "villages.kern.add").count(), 2);
}

#[db::test]
async fn one_wrong_row_adds_nothing_and_says_which(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let (mut beheer, before) = (town.administrator(), kernen(&town).await);
    let csv = "naam,lat,lon,inwoners\nDeedorp,51.8,5.1,9\nAadorp,51.8,5.1,\nDEEDORP,51.8,5.1,\n,x,5.1,veel\n";
    let seen = beheer.upload(WAY, &[], ("bestand", "kernen.csv", csv.as_bytes())).await;
    assert_eq!(seen.status, 400);
    whole(&seen.body);
    for text in [
        "3 rijen kloppen niet",
        "Er is al een kern met deze naam",
        "twee keer in het bestand",
        "Vul een naam in.",
        "scope=\"row\">(geen naam)</th>",
        "geen twee getallen",
        "als een heel getal",
    ] {
        assert!(seen.body.contains(text), "{text}");
    }
    assert!(!seen.body.contains("name=\"regels\""));
    let forced = r#"[[2,["Deedorp","51.8","5.1","9"]],[3,["Aadorp","51.8","5.1",""]]]"#;
    assert_eq!(beheer.post(WAY, &[("regels", forced)]).await.status, 400);
    assert_eq!(kernen(&town).await, before, "all or nothing");
}

#[db::test]
async fn files_that_cannot_be_used_say_why(db: db::Db) {
    let town = Town::new(db, &VOORBEELDSTAD).await;
    let mut beheer = town.administrator();
    for (file, text) in [
        ("naam;inwoners\nDeedorp;3\n", "De kolom ‘lat’ staat niet in het bestand"),
        ("naam;lat;lon\n", "alleen de namen van de kolommen"),
        ("naam;lat;lon\n=1+1;51.8;5.1\n", "Dit is geen naam."),
        ("", "Het bestand is leeg."),
        ("%PDF-1.7", "een ander soort bestand (pdf)"),
        ("PK\u{3}\u{4}half", "Het bestand is beschadigd."),
        ("a;b\u{0}c\n", "Dit bestand is geen rekenblad."),
    ] {
        let answer = beheer.upload(WAY, &[], ("bestand", "kernen.csv", file.as_bytes())).await;
        assert_eq!(answer.status, 400, "{text}");
        whole(&answer.body);
        assert!(answer.body.contains(text), "{text}: {}", answer.body);
    }
    assert_eq!(beheer.post(WAY, &[]).await.status, 400);
    assert_eq!(beheer.post(WAY, &[("regels", "geen json")]).await.status, 400);
    let mut officer = town.signed_in(Role::AreaOfficer, Scope::All);
    assert_eq!(officer.get(WAY).await.status, 403);
    assert_eq!(officer.post(WAY, &[("regels", "[]")]).await.status, 403);
}
