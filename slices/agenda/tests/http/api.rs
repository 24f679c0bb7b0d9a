// SPDX-License-Identifier: EUPL-1.2
//! The open data: every answer is what `openapi.json` says, nothing private is in it, and a wrong
//! question gets an answer that names every mistake.

use crate::desk::{Town, a, migrations};
use crate::schema::Schemas;
use agenda::model::{Outcome, Owner, PointId, Status};
use agenda::store::story::{self, By};
use db::Db;
use serde_json::Value;
use web::Slice;
use web::testing::Browser;

/// Four public points in two kernen, a draft, one merged away; promises open, late, kept and moved.
async fn town(db: Db) -> Town {
    let town = Town::new(db).await;
    let added = town
        .add(vec![
            a("Bankje", Status::Busy).text(|text| text.theme = Some("Groen".into())),
            a("Fietspad", Status::Planned)
                .in_both()
                .text(|text| *text = text.clone().owned_by(&[Owner::Partner, Owner::Residents])),
            a("Speeltuin", Status::Idea)
                .in_beekdorp()
                .text(|text| text.planning = Some("2027-Q3".parse().unwrap())),
            a("Dubbel", Status::Agreed),
            a("Geheim", Status::Agreed).text(|text| text.draft = true),
        ])
        .await;
    let id = |at: usize| added[at].0;
    town.promise(id(0), "Een bankje, met leuning; van hout", "2026-11-18").await;
    town.promise(id(1), "Het fietspad tekenen", "2026-12-24").await;
    town.promise(id(4), "Iets geheims", "2026-12-24").await;
    let kept = town.promise(id(0), "Een plek kiezen", "2026-12-20").await;
    town.close(kept, Outcome::Kept).await;
    town.merge(id(3), id(0)).await;
    note(&town, id(0), "Openbaar nieuws", true).await;
    note(&town, id(0), "Onder collega's", false).await;
    town
}

async fn note(town: &Town, point: PointId, text: &'static str, public: bool) {
    town.write(move |ctx, tx| {
        Box::pin(async move {
            story::note(tx, &ctx, point, &By::actor(&ctx), text, public, ctx.now(), false).await?;
            tx.audit(&ctx, kernel::Audit::new("test.note", "punt", point)).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

async fn json(browser: &mut Browser, path: &str) -> Value {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    let header =
        |name: &str| answer.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
    assert_eq!(header("content-type"), "application/json", "{path}");
    assert_eq!(header("cache-control"), "public, max-age=60", "{path}");
    assert_eq!((header("api-version"), header("access-control-allow-origin")), ("1.0.0", "*"), "{path}");
    serde_json::from_str(&answer.body).unwrap()
}

/// Addresses of every route, with the path under which `openapi.json` knows them.
const SAMPLES: &[(&str, &str)] = &[
    ("/api/v1/kernen", "/api/v1/kernen"),
    ("/api/v1/kernen/{kern}", "/api/v1/kernen/aadorp"),
    ("/api/v1/kernen/{kern}/agendas", "/api/v1/kernen/aadorp/agendas"),
    ("/api/v1/kernen/{kern}/agendapunten", "/api/v1/kernen/aadorp/agendapunten"),
    ("/api/v1/agendapunten", "/api/v1/agendapunten"),
    (
        "/api/v1/agendapunten",
        "/api/v1/agendapunten?status=bezig,gepland&gewijzigdNa=2020-01-01&paginaGrootte=1",
    ),
    ("/api/v1/agendapunten/{nummer}", "/api/v1/agendapunten/1"),
    ("/api/v1/toezeggingen", "/api/v1/toezeggingen?open=true"),
    ("/api/v1/toezeggingen/{nummer}", "/api/v1/toezeggingen/1"),
];

#[db::test]
async fn every_answer_is_as_described(db: Db) {
    let town = town(db).await;
    let mut browser = town.stage.browser();
    let description = json(&mut browser, "/api/v1/openapi.json").await;
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(description["info"]["contact"]["name"], "voorbeeldstad");
    let schemas = Schemas::new(&description);
    for (path, sample) in SAMPLES {
        let answer = json(&mut browser, sample).await;
        let get = &description["paths"][*path]["get"];
        let schema = &get["responses"]["200"]["content"]["application/json"]["schema"];
        let wrong = schemas.mistakes(schema, &answer, sample);
        assert!(wrong.is_empty(), "{wrong:#?}\n{answer:#}");
    }
    let mut described: Vec<&str> =
        description["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    let routes = agenda::slice().routes();
    let own = routes
        .iter()
        .map(|route| route.path)
        .filter(|path| path.starts_with("/api/") && !path.ends_with(".json"));
    let mut own: Vec<&str> = own.collect();
    described.sort_unstable();
    own.sort_unstable();
    assert_eq!(described, own, "every route is described, and nothing else");
    assert!(
        own.iter().all(|path| SAMPLES.iter().any(|(known, _)| known == path)),
        "every route has a sample"
    );
}

#[db::test]
async fn nothing_private_is_shown_to_anybody(db: Db) {
    let town = town(db).await;
    let mut browsers = [town.stage.browser(), town.officer()];
    for browser in &mut browsers {
        for path in SAMPLES.iter().map(|(_, sample)| *sample).chain(["/kernen/aadorp/toezeggingen.ics"]) {
            let body = browser.get(path).await.body;
            for secret in ["Geheim", "geheims", "collega", "proposedBy", "person"] {
                assert!(!body.contains(secret), "{secret} in {path}");
            }
        }
        for path in [
            "/api/v1/agendapunten/5",
            "/api/v1/toezeggingen/3",
            "/api/v1/kernen/verweg",
            "/api/v1/agendapunten/x",
        ] {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, 404, "{path}");
            assert_eq!(answer.headers["content-type"], "application/problem+json");
        }
    }
    let point = json(&mut browsers[0], "/api/v1/agendapunten/1").await;
    let story = point["geschiedenis"].as_array().unwrap();
    assert!(
        story.iter().any(|event| event["tekst"] == "Openbaar nieuws" && event["functie"] == "systeem"),
        "{point:#}"
    );
}

#[db::test]
async fn answers_say_what_is_so(db: Db) {
    let town = town(db).await;
    let mut browser = town.stage.browser();
    let all = json(&mut browser, "/api/v1/agendapunten").await;
    let titles: Vec<&str> =
        all["agendapunten"].as_array().unwrap().iter().map(|p| p["titel"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Bankje", "Fietspad", "Speeltuin", "Dubbel"], "by number");
    let merged = json(&mut browser, "/api/v1/agendapunten/4").await;
    assert_eq!((&merged["status"], &merged["samengevoegdMet"]), (&"samengevoegd".into(), &1.into()));
    let path = json(&mut browser, "/api/v1/agendapunten/2").await;
    assert_eq!(path["kernen"], serde_json::json!(["aadorp", "beekdorp"]));
    assert_eq!(path["eigenaren"], serde_json::json!(["inwoners", "partner"]));
    assert_eq!(path["_links"]["self"]["href"], "http://voorbeeldstad.localhost/api/v1/agendapunten/2");
    assert_eq!(path["eersteToezegging"], "2026-12-24");
    let promise = json(&mut browser, "/api/v1/toezeggingen/1").await;
    assert_eq!((&promise["overTijd"], &promise["datum"]), (&true.into(), &"2026-11-18".into()));
    let open = json(&mut browser, "/api/v1/toezeggingen?open=true").await;
    assert_eq!(open["toezeggingen"].as_array().unwrap().len(), 2);
    let later = json(&mut browser, "/api/v1/agendapunten?gewijzigdNa=2026-11-21T12:00:00Z").await;
    assert_eq!(later["agendapunten"], serde_json::json!([]));
}

#[db::test]
async fn pages_lead_through_the_whole_list(db: Db) {
    let town = town(db).await;
    let mut browser = town.stage.browser();
    let (mut path, mut seen) = ("/api/v1/agendapunten?paginaGrootte=3".to_owned(), Vec::new());
    loop {
        let page = json(&mut browser, &path).await;
        seen.extend(page["agendapunten"].as_array().unwrap().iter().map(|p| p["nummer"].as_i64().unwrap()));
        match page["_links"]["volgende"]["href"].as_str() {
            Some(next) => path = next.strip_prefix("http://voorbeeldstad.localhost").unwrap().to_owned(),
            None => break assert!(page["_links"]["vorige"]["href"].is_string()),
        }
    }
    assert_eq!(seen, [1, 2, 3, 4]);
}

#[db::test]
async fn a_wrong_question_names_every_mistake(db: Db) {
    let town = town(db).await;
    let mut browser = town.stage.browser();
    let answer =
        browser.get("/api/v1/agendapunten?gewijzigdNa=gisteren&status=ooit&pagina=0&kleur=rood").await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    let problem: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(problem["status"], 400);
    let detail = problem["detail"].as_str().unwrap();
    for name in ["gewijzigdNa", "status", "pagina", "kleur"] {
        assert!(detail.contains(name), "{name} in {detail}");
    }
    for path in
        ["/api/v1/kernen?x=1", "/api/v1/toezeggingen?open=misschien", "/api/v1/toezeggingen?status=bezig"]
    {
        assert_eq!(browser.get(path).await.status, 400, "{path}");
    }
}

#[db::test]
async fn the_calendar_of_a_kern(db: Db) {
    let town = town(db).await;
    let answer = town.stage.browser().get("/kernen/aadorp/toezeggingen.ics").await;
    assert_eq!(answer.headers["content-type"], "text/calendar; charset=utf-8");
    let text = &answer.body;
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "DTSTART;VALUE=DATE:20261118",
        "SUMMARY:Een bankje\\, met leuning\\; van hout",
        "DESCRIPTION:Punt 1: Bankje\\nOver tijd",
        "DESCRIPTION:Punt 2: Fietspad\\nNog te doen",
        "URL:http://voorbeeldstad.localhost/kernen/aadorp/agenda/1",
        "X-WR-CALNAME:Toezeggingen voor Aadorp",
    ] {
        assert!(unfolded.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
    }
    let again = town.officer().get("/kernen/aadorp/toezeggingen.ics").await.body;
    assert_eq!(*text, again, "the same until something happens");
    let other = town.stage.browser().get("/kernen/beekdorp/toezeggingen.ics").await.body;
    assert_eq!(other.matches("BEGIN:VEVENT").count(), 1);
}
