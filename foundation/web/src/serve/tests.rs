// SPDX-License-Identifier: EUPL-1.2
//! What holds for every request, through HTTP: kept pages, refusals, limits, headers.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, header};
use kernel::{Error, Result, Rule, Who};
use tower::ServiceExt;

use crate::session::NoSessions;
use crate::testing::{HOST, Stage};
use crate::{Form, Parser, Reply, Routes, Setup, Slice, Visit, serve};

fn migrations() -> Vec<db::Migration> {
    crate::app::migrations(&[])
}

static ANYONE: Rule = Rule { action: "site.read", who: Who::Anyone };

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
            .post("/brief", &ANYONE, letter)
    }
}

async fn address(visit: Visit) -> Result<Reply> {
    Ok(Reply::new("text/plain; charset=utf-8", visit.origin.clone()))
}

async fn broken(_: Visit) -> Result<Reply> {
    Err(Error::internal("the test wants this"))
}

async fn letter(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    parser.text("tekst", 1, 1_000);
    match parser.finish() {
        Ok(()) => Ok(Reply::see("/adres")),
        Err(Error::Invalid(invalid)) => {
            let form = Form::wrong(&visit, "brief", visit.input.clone(), invalid);
            let body = format!("{}{}", form.summary(), form.area("tekst"));
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
