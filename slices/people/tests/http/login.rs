// SPDX-License-Identifier: EUPL-1.2
//! Logging in by code, by link and by the buttons of a demo.

use std::time::Duration;

use db::Db;
use db::fixture::NOON;
use kernel::Role;
use web::testing::{Answer, Browser, Stage};
use web::{Setup, session};

use crate::{mail, mails_to, migrations, person, signed_in, stage, stage_with};

pub const ADDRESS: &str = "nieuw@voorbeeld.example";

/// Asks for a mail and returns the attempt that the address names.
pub async fn ask(browser: &mut Browser, email: &str) -> String {
    let answer = browser.post("/inloggen", &[("email", email)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location.split_once("poging=").unwrap().1.to_owned()
}

pub async fn type_code(browser: &mut Browser, attempt: &str, code: &str) -> Answer {
    browser.post("/inloggen/code", &[("poging", attempt), ("code", code)]).await
}

pub fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes * 60)
}

#[db::test]
async fn known_and_unknown_addresses_get_the_same_answer_and_mail(db: Db) {
    let stage = stage(db).await;
    person(&stage, "bekend", Role::AreaOfficer).await;
    let mut shapes = Vec::new();
    for email in ["bekend@voorbeeld.example", "onbekend@voorbeeld.example"] {
        let mut browser = stage.browser();
        let answer = browser.post("/inloggen", &[("email", email)]).await;
        let shape = answer.location.replace(|c: char| c.is_ascii_hexdigit(), "x");
        let page = browser.get(&answer.location).await;
        let page = page.body.replace(answer.location.split_once("poging=").unwrap().1, "");
        assert_eq!(mails_to(&stage, email).await, 1);
        shapes.push((answer.status, shape, page));
    }
    assert_eq!(shapes[0], shapes[1]);
}

#[db::test]
async fn nobody_keeps_the_pages_whose_address_is_a_secret(db: Db) {
    let stage = stage(db).await;
    let mut browser = stage.browser();
    let attempt = ask(&mut browser, ADDRESS).await;
    let (_, link) = mail(&stage, ADDRESS).await;
    for path in [format!("/inloggen/code?poging={attempt}"), link] {
        let page = stage.browser().get(&path).await;
        assert_eq!(
            (page.status, &page.headers["cache-control"]),
            (200, &"private, no-store".parse().unwrap()),
            "{path}"
        );
    }
}

#[db::test]
async fn a_code_works_once(db: Db) {
    let stage = stage(db).await;
    let mut browser = stage.browser();
    let attempt = ask(&mut browser, " Nieuw@Voorbeeld.example ").await;
    let (code, _) = mail(&stage, ADDRESS).await;
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let answer = type_code(&mut browser, &attempt, &spaced).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/mijn"), "{}", answer.body);
    assert!(browser.get("/mijn").await.body.contains(ADDRESS));

    let again = type_code(&mut stage.browser(), &attempt, &code).await;
    assert_eq!(again.status, 400);
    assert!(again.body.contains("Deze code werkt niet meer"));
}

#[db::test]
async fn a_code_dies_after_15_minutes(db: Db) {
    let stage = stage(db).await;
    let mut browser = stage.browser();
    let attempt = ask(&mut browser, ADDRESS).await;
    let (code, link) = mail(&stage, ADDRESS).await;
    stage.clock.set(NOON.saturating_add(minutes(15)));
    assert_eq!(type_code(&mut browser, &attempt, &code).await.status, 400);
    assert_eq!(browser.post(&link, &[]).await.status, 400);

    stage.clock.set(NOON.saturating_add(minutes(14)));
    assert_eq!(type_code(&mut browser, &attempt, &code).await.status, 303);
}

#[db::test]
async fn a_link_logs_in_by_its_button_only(db: Db) {
    let stage = stage(db).await;
    let mut browser = stage.browser();
    browser.post("/inloggen", &[("email", ADDRESS), ("verder", "/zoeken?q=een twee")]).await;
    browser.post("/inloggen", &[("email", ADDRESS), ("verder", "/zoeken?q=brug")]).await;
    let (_, link) = mail(&stage, ADDRESS).await;
    for _ in 0..2 {
        let page = browser.get(&link).await;
        assert_eq!(page.status, 200);
        assert!(browser.cookies.is_empty(), "looking does not log in");
    }
    let path = link.split('?').next().unwrap();
    let answer = browser.post(path, &[("verder", "/zoeken?q=brug")]).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/zoeken?q=brug"));
    assert_eq!(stage.browser().post(path, &[]).await.status, 400, "a link works once");
    assert_eq!(stage.browser().get("/inloggen/link/onzin").await.status, 404);
}

#[db::test]
async fn coming_in_ends_other_codes_of_the_address(db: Db) {
    let stage = stage(db).await;
    let (mut one, mut two) = (stage.browser(), stage.browser());
    let first = ask(&mut one, ADDRESS).await;
    let (first_code, _) = mail(&stage, ADDRESS).await;
    stage.clock.set(NOON.saturating_add(minutes(1)));
    let second = ask(&mut two, ADDRESS).await;
    let (second_code, _) = mail(&stage, ADDRESS).await;
    assert_eq!(type_code(&mut two, &second, &second_code).await.status, 303);
    assert_eq!(type_code(&mut one, &first, &first_code).await.status, 400);
}

#[db::test]
async fn mistakes_in_the_address_keep_what_was_typed(db: Db) {
    let stage = stage(db).await;
    let answer = stage.browser().post("/inloggen", &[("email", "geen-adres"), ("verder", "/mijn")]).await;
    assert_eq!(answer.status, 400);
    assert!(
        answer.body.contains("geen-adres")
            && answer.body.contains("Bij ‘Uw e-mailadres’ staat geen e-mailadres")
    );
    assert!(answer.body.contains("<title>Fout:"));
}

#[db::test]
async fn nobody_is_sent_to_another_site(db: Db) {
    let stage = stage(db).await;
    let someone = person(&stage, "iemand", Role::Resident).await.to_string();
    for bad in ["//boef.example", "https://boef.example", "/\\boef.example", "/\t/boef.example", ""] {
        let fields = [("persoon", someone.as_str()), ("verder", bad)];
        let answer = stage.browser().post("/inloggen/als", &fields).await;
        assert_eq!((answer.status, answer.location.as_str()), (303, "/"), "{bad:?}");
    }
    let query = "/inloggen?verder=https%3A%2F%2Fboef.example";
    assert!(!stage.browser().get(query).await.body.contains("boef.example\""));
}

#[db::test]
async fn the_cookie_is_guarded_and_new_each_time(db: Db) {
    let secure = Setup { secure_cookies: true, ..Stage::setup() };
    let stage = stage_with(db, secure).await;
    let resident = person(&stage, "inwoner", Role::Resident).await;
    let officer = person(&stage, "makelaar", Role::AreaOfficer).await;
    let mut browser = stage.browser();
    let mut values = Vec::new();
    for (who, age) in [(resident, 400 * 86_400), (officer, 24 * 3_600)] {
        let answer = browser.post("/inloggen/als", &[("persoon", &who.to_string())]).await;
        let cookie = answer.headers.get("set-cookie").unwrap().to_str().unwrap().to_owned();
        let end = format!("; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}; Secure");
        assert!(cookie.starts_with("__Host-brink=") && cookie.ends_with(&end), "{cookie}");
        values.push(browser.cookies["__Host-brink"].clone());
    }
    assert_ne!(values[0], values[1]);
    assert!(session::from_text(&values[0]).is_some());
    browser.cookies.insert("__Host-brink".into(), values[0].clone());
    assert_eq!(browser.get("/mijn").await.status, 303, "the session before ended");
}

#[db::test]
async fn logging_out_ends_the_session(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "iemand", Role::Resident).await;
    let mut browser = signed_in(&stage, who).await;
    let kept = browser.cookies.clone();
    assert_eq!(browser.post("/uitloggen", &[]).await.status, 303);
    assert!(!browser.cookies.contains_key("brink"));
    browser.cookies = kept;
    let answer = browser.get("/mijn").await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/inloggen?verder=%2Fmijn"));
}

#[db::test]
async fn logging_in_brings_the_language_that_somebody_chose(db: Db) {
    let stage = stage(db).await;
    let who = person(&stage, "makelaar", Role::AreaOfficer).await;
    let mut browser = signed_in(&stage, who).await;
    browser.post("/mijn", &[("naam", ""), ("taal", "en")]).await;
    let mut elsewhere = signed_in(&stage, who).await;
    assert!(elsewhere.get("/mijn").await.body.contains("<html lang=\"en\""));
}

#[db::test]
async fn buttons_are_for_demos_only(db: Db) {
    let stage = stage(db.clone()).await;
    let demo = person(&stage, "iemand", Role::AreaOfficer).await.to_string();
    assert!(stage.browser().get("/inloggen").await.body.contains("Log in als Naam van iemand"));

    stage.municipality("echtstad", false).await;
    let mut real = stage.browser_at("echtstad.localhost");
    assert_eq!(real.post("/inloggen/als", &[("persoon", &demo)]).await.status, 404);
    assert!(!real.get("/inloggen").await.body.contains("/inloggen/als"));
    assert_eq!(stage.browser().post("/inloggen/als", &[("persoon", "onzin")]).await.status, 404);
    // Somebody real in a demo has no button.
    let mut browser = stage.browser();
    let attempt = ask(&mut browser, ADDRESS).await;
    let (code, _) = mail(&stage, ADDRESS).await;
    type_code(&mut browser, &attempt, &code).await;
    let mut conn = db.read().await.unwrap();
    let own = people::by_email(&mut conn, stage.tenant, ADDRESS).await.unwrap().unwrap();
    assert_eq!(stage.browser().post("/inloggen/als", &[("persoon", &own.to_string())]).await.status, 404);
}

#[db::test]
async fn buttons_are_off_unless_the_program_is_a_demo(db: Db) {
    let stage = stage_with(db, Setup { demo_login: false, ..Stage::setup() }).await;
    let demo = person(&stage, "iemand", Role::AreaOfficer).await.to_string();
    assert_eq!(stage.browser().post("/inloggen/als", &[("persoon", &demo)]).await.status, 404);
}

#[db::test]
async fn a_forged_host_does_not_get_into_a_mail(db: Db) {
    let stage = stage(db).await;
    for host in ["voorbeeldstad.localhost:x@boef.example", "voorbeeldstad.localhost:80@boef.example:80"] {
        let answer = stage.browser_at(host).post("/inloggen", &[("email", ADDRESS)]).await;
        assert_eq!(answer.status, 404, "{host}");
    }
    assert_eq!(mails_to(&stage, ADDRESS).await, 0);
}
