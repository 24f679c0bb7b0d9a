// SPDX-License-Identifier: EUPL-1.2
//! One request: find the municipality and the actor, check the route's rule, read the body, call
//! the handler.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::FromRequestParts;
use axum::extract::multipart::Field;
use axum::extract::{ConnectInfo, FromRequest, Multipart, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::Response;
use kernel::{Actor, Error, Invalid, Locale, Result, Who, caught};
use uuid::Uuid;

use super::answer::{self, Refusal};
use super::around::RequestId;
use super::{back, bare};
use crate::cache::Key;
use crate::input::Upload;
use crate::limits::{self, Brake};
use crate::page::{Flash, Municipality};
use crate::route::{FORM_LIMIT, Route};
use crate::session::{self, Signed};
use crate::{App, Input, Page, Visit, Words};

pub(super) async fn handle(app: Arc<App>, route: Result<Arc<Route>, Refusal>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let asked = host(&parts.headers);
    let place = match app.places.find(&app.db, &asked).await {
        Ok(Some(place)) => return within(&app, place, route, &mut parts, body).await,
        Ok(None) => bare::platform(&app, &parts, &asked, port(&parts.headers)),
        Err(error) => return bare::unavailable(&app, &parts, &error, number(&parts)),
    };
    match (place.await, route) {
        (Ok(_), Err(refusal @ (Refusal::Method | Refusal::Foreign))) => super::bare(refusal.status(), ""),
        (Ok(answer), _) => answer,
        (Err(error), _) => bare::unavailable(&app, &parts, &error, number(&parts)),
    }
}

/// The number that the request got before everything else.
fn number(parts: &Parts) -> Uuid {
    parts.extensions.get::<RequestId>().map_or(Uuid::nil(), |id| id.0)
}

/// The host that was asked, in small letters and without port; empty when what stands for the port
/// is no number. Links in mails start with this header, so `gemeente.nl:x@boef.example` must not
/// pass for gemeente.nl.
fn host(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        Some(_) => "",
        None => host,
    };
    name.to_ascii_lowercase()
}

/// The port that was asked, with its colon; empty when it is the usual one.
fn port(headers: &HeaderMap) -> &str {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    host.rfind(':').map_or("", |colon| &host[colon..])
}

async fn within(
    app: &Arc<App>,
    place: Arc<Municipality>,
    route: Result<Arc<Route>, Refusal>,
    parts: &mut Parts,
    body: Body,
) -> Response {
    let cookies = cookies(&parts.headers);
    let signed = match signed(app, &place, &cookies).await {
        Ok(signed) => signed,
        Err(error) => return bare::unavailable(app, parts, &error, number(parts)),
    };
    let mut page = page(app, place, parts, &cookies, signed.map(Arc::new));
    if let Some(locale) = asked_language(&page) {
        page.ctx.locale = locale;
    }
    let route = match route {
        Ok(route) => route,
        Err(refusal) => return answer::refused(&page, refusal),
    };
    let admitted = admit(app, &page, &route, parts);
    if let Err(error) = &admitted
        && !gets_back(&page, &route, error)
    {
        return failed(&page, &route, parts, (error, Vec::new()));
    }
    let key = keeps(&page, &route, port(&parts.headers)).then(|| key(&page, parts));
    if let Some(kept) = key.as_ref().and_then(|key| app.pages.get(key)) {
        return answer::kept(&page, &kept, &parts.headers);
    }
    let mut typed = Vec::new();
    let work = async {
        let input = sent(&route, parts, body, admitted.is_ok()).await?;
        typed = input.sentences();
        admitted?;
        respond(&page, &route, parts, input).await
    };
    let outcome = tokio::time::timeout(route.patience, caught(work)).await;
    match outcome.unwrap_or_else(|_| Err(Error::Unavailable("the request took too long".into()))) {
        Ok(reply) => answer::reply(&page, reply, key, &parts.headers),
        Err(error) => failed(&page, &route, parts, (&error, typed)),
    }
}

/// Whether who may not do this, or not so often, gets back what they wrote: who is signed in, and everybody who only
/// has to wait.
fn gets_back(page: &Page, route: &Route, error: &Error) -> bool {
    route.method == Method::POST && (page.signed.is_some() || matches!(error, Error::Throttled(_)))
}

/// What was sent. Of who is not admitted no file is read, nor more than a form holds.
async fn sent(route: &Route, parts: &Parts, body: Body, admitted: bool) -> Result<Input> {
    match (route.method == Method::POST, admitted) {
        (false, _) => Ok(Input::default()),
        (true, true) => read(parts, body, route.body_limit).await,
        (true, false) => Ok(read(parts, body, FORM_LIMIT).await.unwrap_or_default()),
    }
}

/// The answer to what went wrong, with what was typed. A form that was sent by somebody who is not
/// signed in is told so.
fn failed(page: &Page, route: &Route, parts: &Parts, (error, typed): (&Error, Vec<String>)) -> Response {
    let is_form = route.method == Method::POST && !page.path.starts_with("/api/");
    if is_form && matches!(error, Error::Unauthenticated) {
        return answer::reply(page, back::to_log_in(page, &parts.headers), None, &parts.headers);
    }
    answer::error(page, error, typed)
}

async fn respond(page: &Page, route: &Route, parts: &mut Parts, input: Input) -> Result<crate::Reply> {
    let params = RawPathParams::from_request_parts(parts, &()).await.map_err(|_| Error::NotFound)?;
    // No address of ours has a NUL, and PostgreSQL would not even look for it.
    if params.iter().any(|(_, value)| value.contains('\0')) {
        return Err(Error::NotFound);
    }
    let params = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let asker = address(&page.app, parts);
    (route.handler)(Visit { page: page.clone(), input, asker, params }).await
}

/// Whether this actor may use the route at all, and does not use it too often.
fn admit(app: &App, page: &Page, route: &Route, parts: &Parts) -> Result<()> {
    if route.method == Method::POST {
        let most = app.setup.posts_per_minute;
        let brake = |name, most| Brake { name, most, seconds: 60 };
        let of_place = match route.is_shared {
            true => brake("post-shared", most.saturating_mul(10)),
            false => brake("post", most),
        };
        // Colleagues share the address of their office.
        if let Some(signed) = &page.signed {
            app.brake(brake("post-person", most), signed.person.id, page.ctx.now())?;
        } else if let Some(address) = address(app, parts) {
            app.brake(of_place, address, page.ctx.now())?;
        }
    }
    if page.ctx.actor.may_somewhere(route.rule) {
        Ok(())
    } else if page.signed.is_none() {
        Err(Error::Unauthenticated)
    } else {
        Err(Error::Forbidden)
    }
}

/// Where a request comes from: an address, or a network that counts as one visitor.
fn address(app: &App, parts: &Parts) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| limits::visitor(info.0.ip()));
    if !app.setup.behind_proxy {
        return peer;
    }
    let header = parts.headers.get_all("x-forwarded-for").iter().next_back();
    let header = header.and_then(|header| header.to_str().ok());
    let last = header.and_then(|header| header.rsplit(',').next()?.trim().parse().ok());
    // A proxy that does not say for whom it asks is held to the limit itself.
    last.map(limits::visitor).or(peer)
}

/// Whether an answer to this request may be kept for others. Not at a port that is not ours: the
/// visitor chooses what stands there, and each would take a place among the kept pages.
fn keeps(page: &Page, route: &Route, port: &str) -> bool {
    route.method == Method::GET
        && (port.is_empty() || page.app.setup.link_port.is_some_and(|ours| port == format!(":{ours}")))
        && route.rule.who == Who::Anyone
        && page.signed.is_none()
        && page.flash.is_none()
}

fn key(page: &Page, parts: &Parts) -> Key {
    let address = parts.uri.path_and_query().map_or_else(|| page.path.clone(), ToString::to_string);
    Key {
        tenant: page.place.row.id,
        version: page.place.row.version,
        locale: page.ctx.locale,
        today: page.ctx.today(),
        origin: page.origin.clone(),
        address,
    }
}

async fn signed(app: &App, place: &Municipality, cookies: &str) -> Result<Option<Signed>> {
    let name = session::cookie_name(app.setup.secure_cookies);
    let Some(token) = session::read_cookie(cookies, name).and_then(session::from_text) else {
        return Ok(None);
    };
    let mut conn = app.db.read().await?;
    app.sessions.find(&mut conn, place.row.id, &session::hash(&token), app.clock.now()).await
}

fn page(
    app: &Arc<App>,
    place: Arc<Municipality>,
    parts: &Parts,
    cookies: &str,
    signed: Option<Arc<Signed>>,
) -> Page {
    let actor = signed.as_ref().map_or(Actor::Anonymous, |signed| Actor::Person(signed.person.clone()));
    let mut ctx = app.ctx(place.row.id, actor);
    ctx.request = number(parts);
    ctx.calendar = place.calendar.clone();
    ctx.locale = session::read_cookie(cookies, "taal").and_then(|code| code.parse().ok()).unwrap_or_default();
    let flash = session::read_cookie(cookies, "melding")
        .filter(|key| key.starts_with("melding-") && app.texts.has(ctx.locale, key))
        .map(|key| Flash { key: key.to_owned() });
    let scheme = if app.setup.secure_cookies { "https" } else { "http" };
    let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    Page {
        app: app.clone(),
        ctx,
        place,
        signed,
        path: parts.uri.path().to_owned(),
        query: Input::from_query(parts.uri.query().unwrap_or_default()),
        origin: format!("{scheme}://{}", host.to_ascii_lowercase()),
        flash,
        title: Words::default(),
        description: String::new(),
        crumbs: Vec::new(),
        wrong: false,
        feed: None,
        canonical: None,
        image: None,
    }
}

/// The language that the address asks for with `?taal=`.
fn asked_language(page: &Page) -> Option<Locale> {
    page.query.get("taal").parse().ok()
}

fn cookies(headers: &HeaderMap) -> String {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.collect::<Vec<_>>().join("; ")
}

/// An empty field takes one byte to send and fifty to keep.
const MOST_FIELDS: usize = 10_000;

async fn read(parts: &Parts, body: Body, limit: usize) -> Result<Input> {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        return read_multipart(parts, body, limit).await;
    }
    // The reader of the fields says at the field that its text is too long.
    let most = limit.max(FORM_LIMIT * PATIENT);
    let bytes = to_bytes(body, most).await.map_err(|_| Invalid::field("tekst", "veld-tekst-te-lang"))?;
    if bytes.iter().filter(|byte| **byte == b'&').count() > MOST_FIELDS {
        return Err(too_large());
    }
    Ok(Input::from_query(&String::from_utf8_lossy(&bytes)))
}

/// So many times what a route takes is read: then the form can come back with what was typed, and
/// say at the field that the text or file is too large. Of files the rest is dropped.
const PATIENT: usize = 4;

async fn read_multipart(parts: &Parts, body: Body, limit: usize) -> Result<Input> {
    let most = limit.saturating_mul(PATIENT);
    let mut request = Request::new(axum::body::Body::new(http_body_util::Limited::new(body, most)));
    *request.headers_mut() = parts.headers.clone();
    axum::extract::DefaultBodyLimit::max(most).apply(&mut request);
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| too_large())?;
    let (mut input, mut room) = (Input::default(), limit);
    while let Some(field) = form.next_field().await.map_err(|_| too_large())? {
        if input.len() > MOST_FIELDS {
            return Err(too_large());
        }
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let bytes = read_field(field, room).await?;
        room -= bytes.as_ref().map_or(0, Vec::len);
        match (file, bytes) {
            (Some(file), bytes) => {
                let too_large = bytes.is_none();
                input.push_file(&name, Upload { name: file, bytes: bytes.unwrap_or_default(), too_large });
            }
            (None, Some(bytes)) => input.push(&name, String::from_utf8_lossy(&bytes)),
            (None, None) => return Err(too_large()),
        }
    }
    Ok(input)
}

/// What one field holds, read to its end; nothing when that is more than `room`.
async fn read_field(mut field: Field<'_>, room: usize) -> Result<Option<Vec<u8>>> {
    let mut bytes = Some(Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(|_| too_large())? {
        match &mut bytes {
            Some(held) if held.len() + chunk.len() <= room => held.extend_from_slice(&chunk),
            _ => bytes = None,
        }
    }
    Ok(bytes)
}

fn too_large() -> Error {
    Error::Invalid(Invalid::field("bestand", "veld-te-groot"))
}
