// SPDX-License-Identifier: EUPL-1.2
//! What holds for every request, through HTTP: kept pages, refusals, limits, headers.

mod failed;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, header};
use kernel::{Error, Locale, Result, Rule, Who};
use tower::ServiceExt;

use super::counters;
use crate::session::NoSessions;
use crate::testing::{HOST, Stage};
use crate::{Form, Parser, Reply, Routes, Setup, Slice, Visit, serve};

fn migrations() -> Vec<db::Migration> {
    crate::app::migrations(&[])
}

static ANYONE: Rule = Rule { action: "site.read", who: Who::Anyone };

static SIGNED: Rule = Rule { action: "site.write", who: Who::SignedIn };

/// A slice with a page that names its own address, and a form.
struct Small;

impl Slice for Small {
    fn name(&self) -> &'static str {
        "small"
    }

    fn routes(&self) -> Routes {
        Routes::new()
            .get("/api/v1/adres", &ANYONE, address)
            .get("/adres", &ANYONE, address)
            .get("/stuk", &ANYONE, broken)
            .get("/boem", &ANYONE, panicking)
            .get("/api/v1/boem", &ANYONE, panicking)
            .post("/brief", &ANYONE, letter)
            .get("/map/{naam}", &ANYONE, address)
            .post("/map/{naam}/brief", &SIGNED, letter)
            .post("/map/{naam}/steun", &ANYONE, support)
            .get("/lang", &ANYONE, long)
            .get("/geheim", &ANYONE, secret)
    }

    fn texts(&self) -> Vec<(Locale, &'static str)> {
        vec![
            (Locale::Nl, "brief-tekst = Waarom?\nbrief-plek = Waar?"),
            (Locale::En, "brief-tekst = Why?\nbrief-plek = Where?"),
        ]
    }
}

async fn support(_: Visit) -> Result<Reply> {
    Err(Error::Unauthenticated)
}

/// A body in three parts; with `?stuk` the third cannot be read.
async fn long(visit: Visit) -> Result<Reply> {
    let (sender, parts) = tokio::sync::mpsc::channel(1);
    let broken = visit.query.has("stuk", "ja");
    tokio::spawn(async move {
        for part in ["een ", "twee "] {
            sender.send(Ok(part.into())).await.unwrap();
        }
        let last = if broken { Err(std::io::Error::other("weg")) } else { Ok("drie".into()) };
        sender.send(last).await.unwrap();
    });
    Ok(Reply::in_parts("text/plain; charset=utf-8", parts))
}

async fn address(visit: Visit) -> Result<Reply> {
    Ok(Reply::new("text/plain; charset=utf-8", visit.origin.clone()))
}

async fn secret(_: Visit) -> Result<Reply> {
    Ok(Reply::new("text/plain; charset=utf-8", "geheim").unkept())
}

async fn broken(_: Visit) -> Result<Reply> {
    Err(Error::internal("the test wants this"))
}

async fn panicking(visit: Visit) -> Result<Reply> {
    let typed = visit.query.get("q").to_owned();
    Ok(Reply::see(&typed[..1]))
}

async fn letter(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    parser.text("tekst", 1, 1_000);
    match parser.finish() {
        Ok(()) => Ok(Reply::see("/adres")),
        Err(Error::Invalid(invalid)) => {
            let form = Form::wrong(&visit, "brief", visit.input.clone(), invalid);
            let body = format!("{}{}{}", form.summary(), form.area("tekst"), form.text("plek").optional());
            Ok(Reply::new("text/html; charset=utf-8", body).status(crate::reply::StatusCode::BAD_REQUEST))
        }
        Err(error) => Err(error),
    }
}

async fn stage(db: db::Db, setup: Setup) -> Stage {
    Stage::new(db, vec![Arc::new(Small)], Arc::new(NoSessions), setup).await
}

async fn ask(stage: &Stage, request: Request<Body>) -> (u16, HeaderMap, String) {
    let answer = serve::service(stage.app.clone()).oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    (parts.status.as_u16(), parts.headers, String::from_utf8_lossy(&body).into_owned())
}

async fn at(stage: &Stage, host: &str) -> String {
    let request = Request::get("/adres").header(header::HOST, host).body(Body::empty()).unwrap();
    ask(stage, request).await.2
}

#[db::test]
async fn a_kept_page_has_the_address_that_was_asked(db: db::Db) {
    let stage = stage(db, Setup { link_port: Some(8080), ..Stage::setup() }).await;
    for host in [HOST.to_owned(), format!("{HOST}:6666"), format!("{HOST}:8080"), HOST.to_owned()] {
        assert_eq!(at(&stage, &host).await, format!("http://{host}"));
    }
    // A port of the visitor's own choice takes no place among the kept pages.
    assert_eq!(stage.app.pages.len(), 2);
}

#[db::test]
async fn an_unkept_page_is_kept_by_nobody(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let answer = stage.browser().get("/geheim").await;
    assert_eq!(
        (answer.status, &answer.headers["cache-control"]),
        (200, &"private, no-store".parse().unwrap())
    );
    assert_eq!(stage.app.pages.len(), 0);
    assert_eq!(stage.browser().get("/adres").await.headers["cache-control"], "no-cache");
    assert_eq!(stage.app.pages.len(), 1);
}

#[db::test]
async fn every_answer_has_a_number_and_safe_headers(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let mut numbers = std::collections::BTreeSet::new();
    for (path, host) in [
        ("/adres", HOST),
        ("/stuk", HOST),
        ("/weg", HOST),
        ("/static/weg.css", HOST),
        ("/gezond", HOST),
        ("/metrics", HOST),
        ("/", "localhost"),
        ("/", "elders.example"),
    ] {
        let request = Request::get(path).header(header::HOST, host).body(Body::empty()).unwrap();
        let (status, headers, body) = ask(&stage, request).await;
        for name in ["content-security-policy", "x-content-type-options", "x-frame-options"] {
            assert_eq!(headers.get_all(name).iter().count(), 1, "{path} at {host}: {name}");
        }
        let number = headers["x-request-id"].to_str().unwrap().to_owned();
        assert_eq!(status == 500, body.contains(&number), "{path} at {host}");
        numbers.insert(number);
    }
    assert_eq!(numbers.len(), 8);
}

/// What the log says, in memory.
#[derive(Clone, Default)]
struct Log(Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[db::test]
async fn the_number_of_an_answer_is_in_the_log(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let mut browser = stage.browser();
    let ask = async { (browser.get("/adres").await, browser.get("/stuk").await) };
    let ((fine, broken), log) = logged(ask).await;
    for (answer, lines) in [(fine, 1), (broken, 2)] {
        let number = format!("request={}", answer.headers["x-request-id"].to_str().unwrap());
        assert_eq!(log.lines().filter(|line| line.contains(&number)).count(), lines, "{number} in {log}");
    }
}

/// What the log says while `work` runs.
async fn logged<T>(work: impl Future<Output = T>) -> (T, String) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let listening = tracing::subscriber::set_default(subscriber);
    let outcome = work.await;
    drop(listening);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    (outcome, log)
}

#[db::test]
async fn a_handler_that_panics_has_the_page_of_a_mistake_of_ours(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let before = counters::ANSWERS[4].load(Ordering::Relaxed);
    let mut browser = stage.browser();
    let (answer, log) = logged(browser.get("/boem?q=%C3%A9Jansen")).await;
    assert_eq!(answer.status, 500);
    let number = answer.headers["x-request-id"].to_str().unwrap();
    assert!(answer.body.contains(number) && answer.body.contains("<h1"), "{}", answer.body);
    assert!(answer.headers.contains_key("content-security-policy"));
    assert!(counters::ANSWERS[4].load(Ordering::Relaxed) > before);
    assert!(log.contains(&format!("request failed request={number}")) && log.contains("panic at"), "{log}");
    assert!(!log.contains("Jansen"), "{log}");
    assert_eq!(browser.get("/adres").await.status, 200, "the next one is served");
    let problem = browser.get("/api/v1/boem?q=%C3%A9").await;
    assert!(problem.body.contains("\"status\":500"), "{}", problem.body);
}

/// Panics when it is asked who is signed in: no page is there yet.
struct PanickingSessions;

impl crate::session::Source for PanickingSessions {
    fn find<'a>(
        &'a self,
        _: &'a mut db::Conn,
        _: kernel::TenantId,
        _: &'a [u8],
        _: kernel::Timestamp,
    ) -> crate::slice::Hook<'a, Option<crate::session::Signed>> {
        panic!("the test wants this")
    }
}

#[db::test]
async fn a_panic_before_there_is_a_page_is_answered_and_counted(db: db::Db) {
    let stage = Stage::new(db, vec![Arc::new(Small)], Arc::new(PanickingSessions), Stage::setup()).await;
    let mut browser = stage.browser();
    let cookie = crate::session::to_text(&[7; 32]);
    browser.cookies.insert(crate::session::cookie_name(false).to_owned(), cookie);
    let (answer, log) = logged(browser.get("/adres")).await;
    let number = answer.headers["x-request-id"].to_str().unwrap();
    assert!(answer.status == 500 && answer.body.contains(number), "{} {}", answer.status, answer.body);
    assert!(log.contains("panic at") && log.contains("status=500"), "{log}");
}

#[db::test]
async fn a_form_from_elsewhere_gets_a_page_that_tells_what_to_do(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let elsewhere = |path: &str| {
        let request = Request::post(path).header(header::HOST, HOST).header("sec-fetch-site", "cross-site");
        request.body(Body::empty()).unwrap()
    };
    let refused = || counters::ANSWERS[3].load(Ordering::Relaxed);
    let before = refused();
    let (status, headers, body) = ask(&stage, elsewhere("/brief")).await;
    assert_eq!(status, 403);
    assert!(body.contains("Ga terug, laad de pagina opnieuw en probeer het nog eens."), "{body}");
    assert!(headers.contains_key("x-request-id") && headers.contains_key("content-security-policy"));
    assert!(refused() > before);
    let (status, headers, body) = ask(&stage, elsewhere("/api/v1/adres")).await;
    assert_eq!((status, &headers["content-type"]), (403, &"application/problem+json".parse().unwrap()));
    assert!(body.contains("\"status\":403"), "{body}");
}

#[db::test]
async fn a_wrong_method_says_so_and_names_the_right_one(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let mut browser = stage.browser();
    let answer = browser.post("/api/v1/adres", &[]).await;
    assert_eq!((answer.status, &answer.headers["allow"]), (405, &"GET,HEAD".parse().unwrap()));
    assert!(answer.body.contains("\"status\":405"), "{}", answer.body);
    let answer = browser.get("/brief").await;
    assert_eq!((answer.status, &answer.headers["allow"]), (405, &"POST".parse().unwrap()));
    assert!(answer.body.contains("Dit kan op deze pagina niet"), "{}", answer.body);
}

#[db::test]
async fn who_sends_too_much_hears_when_to_come_back(db: db::Db) {
    let setup = Setup { behind_proxy: true, posts_per_minute: 1, ..Stage::setup() };
    let stage = stage(db, setup).await;
    // The proxy left out X-Forwarded-For: then its own address counts.
    let send = || {
        let request = Request::post("/brief").header(header::HOST, HOST).body(Body::empty()).unwrap();
        let (mut parts, body) = request.into_parts();
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 4_000))));
        Request::from_parts(parts, body)
    };
    assert_eq!(ask(&stage, send()).await.0, 400);
    let (status, headers, body) = ask(&stage, send()).await;
    let seconds = headers[header::RETRY_AFTER].to_str().unwrap();
    assert!(status == 429 && body.contains(&format!("over {seconds} seconden")), "{status} {body}");
}

#[db::test]
async fn a_text_that_is_too_long_comes_back(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let mut browser = stage.browser();
    let long = "Begin. ".to_owned() + &"woorden ".repeat(50_000) + "Einde.";
    let answer = browser.post("/brief", &[("tekst", &long)]).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains(&long) && answer.body.contains("er passen er 1000"), "not the form");
    let answer = browser.post("/brief", &[("tekst", &long.repeat(3))]).await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("Klik op de knop Terug van uw browser."), "{}", answer.body);
}

#[db::test]
async fn a_message_names_the_field_and_no_more(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    for (language, message) in [("nl", "Vul dit in: ‘Waarom?’<"), ("en", "Fill this in: ‘Why?’<")] {
        let answer = stage.browser().post(&format!("/brief?taal={language}"), &[("tekst", "")]).await;
        assert!(answer.body.contains(message), "{}", answer.body);
    }
}

#[db::test]
async fn only_what_may_stay_empty_says_so(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let answer = stage.browser().post("/brief", &[("tekst", "")]).await;
    assert!(
        answer.body.contains("for=\"brief-plek\">Waar? <span class=\"kp-optional\">(mag leeg blijven)</")
    );
    assert!(answer.body.contains("for=\"brief-tekst\">Waarom?</label>"), "{}", answer.body);
}

#[db::test]
async fn a_worker_that_went_silent_is_seen_from_outside(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let mut browser = stage.browser();
    let later = |seconds: i64| {
        let now = db::fixture::NOON.micros() + seconds * 1_000_000;
        stage.clock.set(kernel::Timestamp::from_micros(now));
    };
    later(3_600);
    assert_eq!(browser.get("/gezond").await.status, 200, "no worker runs here");
    let metrics = browser.get("/metrics").await.body;
    assert!(metrics.contains("\nbrink_jobs_waiting_seconds 0\n"), "{metrics}");
    assert!(!metrics.contains("brink_worker_silent_seconds"), "{metrics}");

    let app = &stage.app;
    let worker = jobs::Worker {
        db: app.db.clone(),
        clock: app.clock.clone(),
        entropy: app.entropy.clone(),
        handlers: std::collections::HashMap::new(),
        tasks: Vec::new(),
        pulse: app.worker.clone(),
    };
    worker.run(std::time::Duration::from_secs(60), std::future::ready(())).await;
    later(3_600 + 120);
    let answer = browser.get("/gezond").await;
    assert_eq!((answer.status, &*answer.body), (200, "gezond"));
    later(3_600 + 301);
    let answer = browser.get("/gezond").await;
    assert_eq!((answer.status, &*answer.body), (503, "de taken liggen stil"));
    let metrics = browser.get("/metrics").await.body;
    assert!(metrics.contains("\nbrink_worker_silent_seconds 301\n"), "{metrics}");
}

#[db::test]
async fn a_form_of_somebody_who_is_not_signed_in_leads_back_to_a_page(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    let mut browser = stage.browser();
    for (action, referer, back) in [
        ("/map/a/brief", Some("/map/a?b=c"), "%2Fmap%2Fa%3Fb%3Dc"),
        ("/map/a/brief", Some("/map/a/brief?x=1"), "%2Fmap%2Fa"),
        ("/map/a/brief", None, "%2Fmap%2Fa"),
        ("/map/a/brief", Some(".boef.example/map/a"), "%2Fmap%2Fa"),
        ("/map/a/steun", None, "%2Fmap%2Fa"),
        ("/map/a%2Fb/brief", None, "%2Fmap%2Fa%252Fb"),
    ] {
        browser.referer = referer.map(str::to_owned);
        let answer = browser.post(action, &[("tekst", "wat iemand schreef")]).await;
        let wanted = format!("/inloggen?verder={back}&niet-bewaard=ja");
        assert_eq!((answer.status, answer.location), (303, wanted), "{action} from {referer:?}");
    }
}

#[db::test]
async fn a_long_answer_comes_whole_or_breaks_off(db: db::Db) {
    let stage = stage(db, Stage::setup()).await;
    for _ in 0..2 {
        assert_eq!(stage.browser().get("/lang").await.body, "een twee drie", "and is not kept");
    }
    let request = Request::get("/lang?stuk=ja").header(header::HOST, HOST).body(Body::empty()).unwrap();
    let answer = serve::service(stage.app.clone()).oneshot(request).await.unwrap();
    assert!(to_bytes(answer.into_body(), usize::MAX).await.is_err(), "half a file must not pass for a whole");
}
