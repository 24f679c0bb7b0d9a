// SPDX-License-Identifier: EUPL-1.2
//! Every route, in a filled demo, gets what no form of ours sends: whatever comes, the answer is a
//! page, and never "something went wrong here".

use std::fmt::Write as _;
use std::sync::Arc;

use db::Db;
use kernel::ctx::{Entropy, FixedClock};
use web::testing::{Browser, Stage};
use web::{App, Setup};

use crate::open::World;
use crate::worlds::Worlds;
use crate::{demo, slices};

fn migrations() -> Vec<db::Migration> {
    web::app::migrations(&slices::all())
}

/// The fields of our forms and the filters of our pages, and some that nobody knows.
const FIELDS: &str = "alleen alles ambt antwoord bedrag bestand bewaard bijlagen bron code concept datum bekijk deel eigenaar email beleid bericht besluit-datum[] besluit-reden[] besluit-soort[] besluit-tekst[] besluit-wie[] collega collegas gepland partij partijen toezegging fase afscherm ook \
    fase-toelichting fg functie gemeente groep haalbaar hoe-vaak ingetrokken intro jaar jaren kaart-bron \
    kaart_bron kern kernen klaar-op kosten lidwoord mail meekijker na naam niet-bewaard nummer onbekend opmerking overnemen overslaan partner \
    persoon perspectief planning plek poging privacyverklaring proef punt q recht reden rol sjabloon soort \
    spelregels spreekuur staat stand status steun stil taal team tekst telefoon adres behandelaar bewaren geholpen gezien herinner hoe kanaal ontvangen \
    ontvangst openbaar partner postadres procesantwoorden sinds telling termijn themas thema vraag tijd titel \
    toelichting toon uitkomst van verder versie volgende voor waar waarom waarschuw wat wie wis woorden zeker zelf";
/// What would end the visit.
const LEAVES: &[&str] =
    &["/uitloggen", "/mijn/wissen", "/inloggen/als", "/inloggen/code", "/mijn/uitloggen-elders"];

/// The corpus. A mistake that is found gets its line here.
fn corpus() -> Vec<String> {
    let fixed = [
        "\0",
        "a\0b",
        "%00",
        "_%",
        "'; --",
        "\\",
        "<script>",
        "../..",
        "-1",
        "9223372036854775807",
        "9223372036854775808",
        "1e309",
        "31-02-2026",
        "10000-01-01",
        "€ 92233720368547758,07",
        "e\u{301}",
        "\u{202e}omgekeerd",
        "İ🦀日本\u{10ffff}",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "//boef.example",
        "true",
    ];
    let mut all: Vec<String> = fixed.map(str::to_owned).into();
    all.extend([" ".repeat(300), "é ".repeat(5_000), "1".repeat(400)]);
    all
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// The address of a route: with what is there in the demo, or with a nasty value in every part.
fn address(route: &str, nasty: Option<&str>) -> String {
    let parts = route.split('/').skip(1).map(|part| match (part.strip_prefix('{'), nasty) {
        (None, _) => part.to_owned(),
        (Some(_), Some(value)) => encoded(value),
        (Some("kern}"), None) => "maurik".to_owned(),
        (Some("nummer}"), None) => "1".to_owned(),
        (Some(_), None) => "01a2010715197d419b32e41a93b903ee".to_owned(),
    });
    parts.fold(String::new(), |mut path, part| {
        let _ = write!(path, "/{part}");
        path
    })
}

async fn administrator(db: Db) -> Browser {
    demo::fill(&db, &World::real(), &Worlds::BuiltIn).await.unwrap();
    let tenants = db::tenant::all(&mut db.read().await.unwrap()).await.unwrap();
    let tenant = tenants.iter().find(|row| row.slug == "buren").unwrap().id;
    let setup = Setup { posts_per_minute: u32::MAX, ..Stage::setup() };
    let sessions = Arc::new(people::Sessions::new(db.clone()));
    let clock = Arc::new(FixedClock::new(db::fixture::NOON));
    let entropy = Arc::new(Entropy::seeded(1));
    let app = App::new(db, clock.clone(), entropy, slices::all(), sessions, setup).unwrap();
    let mut browser = Stage { app: Arc::new(app), clock, tenant }.browser_at("buren.localhost");
    let page = browser.get("/inloggen").await.body;
    let button = page.find("Log in als Functioneel beheerder").unwrap();
    let value = page[..button].rfind("value=\"").unwrap() + "value=\"".len();
    let person = page[value..].split('"').next().unwrap();
    assert_eq!(browser.post("/inloggen/als", &[("persoon", person)]).await.status, 303);
    browser
}

/// What is closed to an administrator: only who has kernen or a team is away. The same form about
/// somebody else is open to them.
const CLOSED: &str = "/mijn/afwezig";

fn routes() -> Vec<(bool, &'static str)> {
    let all = web::serve::routes(&slices::all(), &Stage::setup());
    let routes = all.iter().map(|route| (route.method == "POST", route.path));
    routes.filter(|(_, path)| !LEAVES.contains(path)).collect()
}

#[db::test]
async fn no_value_breaks_a_page(db: Db) {
    let mut browser = administrator(db).await;
    let (mut broken, empty) = (Vec::new(), String::new());
    for value in corpus() {
        let fields: Vec<_> = FIELDS.split_whitespace().map(|name| (name, value.as_str())).collect();
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        for (post, route) in routes() {
            let mut tries = vec![(address(route, None), &query)];
            if route.contains('{') && value.len() < 1_000 {
                tries.push((address(route, Some(&value)), &empty));
            }
            for (path, query) in tries {
                let answer = if post {
                    browser.post(&path, &fields).await
                } else {
                    browser.get(&format!("{path}?{query:.60000}")).await
                };
                if answer.status >= 500 {
                    broken.push(format!("{} {route} with {:.40?}", answer.status, value));
                }
            }
        }
    }
    broken.dedup();
    assert!(broken.is_empty(), "{broken:#?}");
    assert_eq!(browser.get("/beheer").await.status, 200, "still signed in, so the pages were reached");
}

#[db::test]
async fn no_body_breaks_a_form(db: Db) {
    let mut browser = administrator(db).await;
    let many = "a&".repeat(100_000);
    let start = "--x\r\ncontent-disposition: form-data; name=\"bestand\"; filename=\"p.csv\"\r\n\r\n";
    let bodies = [
        ("application/x-www-form-urlencoded", "%", 0),
        ("application/x-www-form-urlencoded", "titel=%ff%fe&titel=%zz&&==&=a", 0),
        ("application/x-www-form-urlencoded", &many, 400),
        ("application/json", "{\"titel\":1}", 0),
        ("multipart/form-data", "a", 400),
        ("multipart/form-data; boundary=x", "", 0),
        ("multipart/form-data; boundary=x", "--x\r\n", 400),
        ("multipart/form-data; boundary=x", start, 400),
        ("multipart/form-data; boundary=x", "--x\r\n\r\n\r\n--x--", 0),
        ("multipart/form-data; boundary=", "--\r\n\r\n", 0),
    ];
    for (kind, body, wanted) in bodies {
        for (_, route) in routes().into_iter().filter(|(post, _)| *post) {
            let status = browser.post_raw(&address(route, None), kind, body).await.status;
            assert!(status < 500, "{status} {route} {kind} {body:.60}");
            let closed = status == 403 && route.starts_with(CLOSED);
            let told = wanted == 0 || closed || [wanted, 404, 409].contains(&status);
            assert!(told, "{status} {route} {kind} {body:.60}");
        }
    }
}
