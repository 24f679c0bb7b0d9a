// SPDX-License-Identifier: EUPL-1.2
//! Open data: the API and the news hold public answers in approved words, and nothing else.

use crate::town::{Asked, Town, migrations};
use db::Db;
use serde_json::Value;
use web::testing::Browser;

const PUBLIC: [(&str, &str); 3] = [
    ("titel", "Tegels bij een school"),
    ("vraag", "Wanneer worden de tegels gemaakt?"),
    ("antwoord", "De tegels liggen weer vast. Kijk op de website voor meer werk in uw straat."),
];

async fn published(town: &Town, officer: &mut Browser, title: &str) -> Asked {
    let asked = town.ask(title, "mina@thuis.example").await;
    town.done(officer, &asked, "antwoord", &[("tekst", "Beste Wilhelmina, ze liggen vast.")]).await;
    town.done(officer, &asked, "openbaar", &PUBLIC).await;
    asked
}

fn json(body: &str) -> Value {
    serde_json::from_str(body).unwrap()
}

#[db::test]
async fn the_api_tells_public_answers_and_a_private_one_is_nowhere(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = published(&town, &mut officer, "Losse tegels voor nummer 7").await;
    let sealed = published(&town, &mut officer, "Iets dat privé werd").await;
    let mut browser = town.stage.browser();
    let list = json(&browser.get("/api/v1/vragen").await.body);
    assert_eq!(list["vragen"].as_array().unwrap().len(), 2);
    town.done(&mut officer, &sealed, "prive", &[]).await;
    let answer = browser.get("/api/v1/vragen?kern=aadorp").await;
    for hidden in ["mina@", "Wilhelmina", "nummer 7", "Schoolstraat"] {
        assert!(!answer.body.contains(hidden), "{hidden}: {}", answer.body);
    }
    let list = json(&answer.body);
    let found = list["vragen"].as_array().unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["nummer"], asked.number.as_str());
    assert_eq!(found[0]["kernen"], serde_json::json!(["aadorp"]));
    let own = found[0]["_links"]["self"]["href"].as_str().unwrap();
    let path = &own[own.find("/api/").unwrap()..];
    assert_eq!(json(&browser.get(path).await.body)["antwoord"], PUBLIC[2].1);
    assert_eq!(browser.get(&format!("/api/v1/vragen/{}", sealed.number)).await.status, 404);
    assert!(
        json(&browser.get("/api/v1/vragen?kern=beekdorp").await.body)["vragen"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let later = browser.get("/api/v1/vragen?gewijzigdNa=2027-01-01").await;
    assert!(json(&later.body)["vragen"].as_array().unwrap().is_empty());
    for (bad, field) in
        [("kern=niets", "kern"), ("gewijzigdNa=ooit", "gewijzigdNa"), ("x=1", "x"), ("pagina=0", "pagina")]
    {
        let answer = browser.get(&format!("/api/v1/vragen?{bad}")).await;
        assert_eq!(answer.status, 400, "{bad}");
        assert!(answer.body.contains(field), "{}", answer.body);
    }
}

#[db::test]
async fn the_api_tells_no_share_of_few_questions(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    for number in 0..10 {
        let asked = town.ask(&format!("Vraag nummer {number}"), "mina@thuis.example").await;
        if number == 9 {
            let few = json(&town.stage.browser().get("/api/v1/vragen/cijfers").await.body);
            for told in [
                "opTijdProcent",
                "mediaanDagen",
                "procesantwoorden",
                "heropend",
                "geholpenProcent",
                "wachten",
            ] {
                assert_eq!(few.get(told), Some(&Value::Null), "{told}");
            }
        }
        town.done(&mut officer, &asked, "antwoord", &[("tekst", "Dat kan.")]).await;
    }
    let figures = json(&town.stage.browser().get("/api/v1/vragen/cijfers").await.body);
    assert_eq!((&figures["opTijdProcent"], &figures["termijnDagen"]), (&100.into(), &7.into()));
    assert_eq!((&figures["mediaanDagen"], &figures["negenVanTienDagen"]), (&0.into(), &0.into()));
    for told in ["procesantwoorden", "heropend", "wachten"] {
        assert_eq!(figures[told], 0, "{told}");
    }
    assert_eq!(figures["telling"], "kalenderdagen");
    let kernen = figures["kernen"].as_array().unwrap();
    let of = |slug: &str| &kernen.iter().find(|kern| kern["kern"] == slug).unwrap()["opTijdProcent"];
    assert_eq!((of("aadorp"), of("beekdorp")), (&100.into(), &Value::Null));
    assert_eq!(town.stage.browser().get("/api/v1/vragen/cijfers?x=1").await.status, 400);
}

#[db::test]
async fn the_description_of_the_api_holds_the_questions(db: Db) {
    let town = Town::new(db).await;
    let document = json(&town.stage.browser().get("/api/v1/openapi.json").await.body);
    for path in
        ["/api/v1/vragen", "/api/v1/vragen/{nummer}", "/api/v1/vragen/cijfers", "/api/v1/agendapunten"]
    {
        assert!(document["paths"][path]["get"].is_object(), "{path}");
    }
    for schema in ["Vraag", "Vragen", "Cijfers", "Links", "Probleem", "Agendapunt"] {
        assert!(document["components"]["schemas"][schema].is_object(), "{schema}");
    }
    assert!(document["tags"].as_array().unwrap().iter().any(|tag| tag["name"] == "vragen"));
}

#[db::test]
async fn a_public_answer_is_news_of_its_kern(db: Db) {
    let town = Town::new(db).await;
    let mut officer = town.officer().await;
    let asked = published(&town, &mut officer, "Losse tegels voor nummer 7").await;
    let sealed = published(&town, &mut officer, "Iets dat privé werd").await;
    town.done(&mut officer, &sealed, "prive", &[]).await;
    let mut browser = town.stage.browser();
    let feed = browser.get("/kernen/aadorp/feed.atom").await.body;
    assert_eq!(feed.matches("Tegels bij een school").count(), 1, "{feed}");
    assert!(
        feed.contains(&format!("/vragen/{}", asked.number)) && feed.contains("De tegels liggen weer vast.")
    );
    assert!(!feed.contains(&sealed.number) && !feed.contains("Wilhelmina") && !feed.contains("nummer 7"));
    assert!(!browser.get("/kernen/beekdorp/feed.atom").await.body.contains("Tegels bij een school"));
    town.done(&mut officer, &asked, "niet-openbaar", &[]).await;
    assert!(!browser.get("/kernen/aadorp/feed.atom").await.body.contains("Tegels bij een school"));
}
