// SPDX-License-Identifier: EUPL-1.2
//! From a handler's answer to HTTP: headers, cookies, kept pages, pages for what went wrong.

use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use futures_util::stream;
use kernel::Error;

use super::{counters, status_of};
use crate::api::{self, Problem};
use crate::cache::{Kept, KeptBody, Key};
use crate::reply::Parts;
use crate::{Page, Reply, session};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";
const NO_FEATURES: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'e> {
    p: Page,
    key: &'e str,
    text: String,
    /// What was written in the form that did not arrive.
    typed: Vec<String>,
    request: String,
}

/// What is refused before a handler is asked: no [`Error`] says it.
#[derive(Clone, Copy)]
pub(super) enum Refusal {
    /// There is no such address.
    Address,
    /// The address is there, but not for this method.
    Method,
    /// A form that was sent from another site, or from a page too old to tell.
    Foreign,
}

impl Refusal {
    /// The status that it has.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Address => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Foreign => StatusCode::FORBIDDEN,
        }
    }
}

/// The page, or problem, for a refusal.
pub(super) fn refused(page: &Page, refusal: Refusal) -> Response {
    let status = refusal.status();
    let (key, title, detail) = match refusal {
        Refusal::Address => return error(page, &Error::NotFound, Vec::new()),
        Refusal::Method => {
            let detail = "Kijk in de kop Allow welke methode hier wel kan.";
            ("405", "Dit kan hier niet", detail)
        }
        Refusal::Foreign => {
            let detail = "De aanvraag kwam van een andere website.";
            ("vreemd", "Dit mag niet", detail)
        }
    };
    let reply = if page.path.starts_with("/api/") {
        problem_reply(&Problem { status: status.as_u16(), title, detail: detail.into() }, status)
    } else {
        wrong_page(page, status, (key, String::new()), Vec::new())
    };
    self::reply(page, reply, None, &HeaderMap::new())
}

/// The page, or problem, for an error; the page gives back the sentences that were typed.
pub(super) fn error(page: &Page, error: &Error, typed: Vec<String>) -> Response {
    if let Error::Internal(_) | Error::Unavailable(_) = error {
        tracing::error!(request = %page.ctx.request.simple(), %error, "request failed");
    }
    let reply = if page.path.starts_with("/api/") {
        problem(error)
    } else if matches!(error, Error::Unauthenticated) {
        let query = page.query.query_with("", "");
        let back = if query.is_empty() { page.path.clone() } else { format!("{}?{query}", page.path) };
        let verder: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
        Reply::see(format!("/inloggen?verder={verder}"))
    } else {
        error_page(page, error, typed)
    };
    let mut response = self::reply(page, reply, None, &HeaderMap::new());
    if let Error::Throttled(seconds) = error {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

fn problem(error: &Error) -> Reply {
    problem_reply(&Problem::of(error), status_of(error))
}

fn problem_reply(problem: &Problem, status: StatusCode) -> Reply {
    let body = serde_json::to_vec(problem).unwrap_or_default();
    Reply::new("application/problem+json", body).status(status)
}

fn error_page(page: &Page, error: &Error, typed: Vec<String>) -> Reply {
    let (key, text) = match error {
        Error::Invalid(invalid) => {
            let texts: Vec<_> = invalid.0.iter().map(|e| page.t1(e.key, "veld", &e.field)).collect();
            ("400", texts.join(" "))
        }
        Error::Unauthenticated => ("401", String::new()),
        Error::Forbidden => ("403", String::new()),
        Error::NotFound => ("404", String::new()),
        Error::Conflict(key) => ("409", page.t(key)),
        Error::Throttled(seconds) => ("429", page.t1("fout-429-wachten", "seconden", *seconds)),
        Error::Unavailable(_) => ("503", String::new()),
        Error::Internal(_) => ("500", String::new()),
    };
    wrong_page(page, status_of(error), (key, text), typed)
}

fn wrong_page(page: &Page, status: StatusCode, (key, text): (&str, String), typed: Vec<String>) -> Reply {
    let title = page.t(&format!("fout-{key}-titel"));
    let template =
        ErrorPage { p: page.titled(title), key, text, typed, request: page.ctx.request.simple().to_string() };
    match Reply::page(&template) {
        Ok(reply) => reply.status(status),
        Err(_) => Reply::new("text/plain; charset=utf-8", "Er ging iets mis.").status(status),
    }
}

/// An answer to what made the server itself panic, where no page can be trusted.
pub(super) fn broken(error: &Error, number: uuid::Uuid) -> Response {
    let number = number.simple();
    tracing::error!(request = %number, %error, "request failed outside its page");
    let text = format!("Er ging iets mis. Dat ligt aan ons. Meldt u het, noem dan dit nummer: {number}");
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, plain);
    response
}

/// A kept page.
pub(super) fn kept(page: &Page, kept: &Kept, asked: &HeaderMap) -> Response {
    counters::KEPT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let (body, squeezed) = kept.body.send(accepts_gzip(asked));
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    if squeezed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kept.content_type));
    finish(headers, page, (kept.max_age, false), kept.download.as_deref());
    response
}

/// Turns a handler's answer into HTTP, and keeps it under `key` when it may be kept.
pub(super) fn reply(page: &Page, reply: Reply, key: Option<Key>, asked: &HeaderMap) -> Response {
    let keep = reply.status == StatusCode::OK
        && reply.cookies.is_empty()
        && !(reply.fixed || reply.unkept)
        && reply.parts.is_none();
    if let Some(key) = key.filter(|_| keep) {
        let entry = Arc::new(Kept {
            content_type: reply.content_type,
            max_age: reply.max_age,
            download: reply.download,
            body: KeptBody::of(reply.body),
        });
        page.app.pages.put(key, entry.clone());
        return kept(page, &entry, asked);
    }
    let mut response = Response::new(match reply.parts {
        Some(parts) => in_parts(parts),
        None => Body::from(reply.body),
    });
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(reply.content_type));
    if let Some(place) = reply.location.as_deref().and_then(|place| HeaderValue::from_str(place).ok()) {
        headers.insert(header::LOCATION, place);
    }
    for cookie in &reply.cookies {
        add_cookie(headers, cookie);
    }
    let secure = page.app.setup.secure_cookies;
    if let Some(key) = reply.flash {
        add_cookie(headers, &session::cookie("melding", key, 60, secure));
    } else if page.flash.is_some() && reply.status == StatusCode::OK {
        add_cookie(headers, &session::cookie("melding", "", 0, secure));
    }
    finish(headers, page, (reply.max_age, reply.fixed), reply.download.as_deref());
    if reply.unkept {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    response
}

/// A body that is sent as its parts come.
fn in_parts(parts: Parts) -> Body {
    Body::from_stream(stream::unfold(parts, |mut parts| async { Some((parts.recv().await?, parts)) }))
}

fn finish(headers: &mut HeaderMap, page: &Page, (age, fixed): (u32, bool), download: Option<&str>) {
    if let Ok(code) = page.query.get("taal").parse::<kernel::Locale>() {
        let secure = page.app.setup.secure_cookies;
        add_cookie(headers, &session::cookie("taal", code.code(), 31_536_000, secure));
    }
    let caching = match age {
        0 if page.signed.is_some() => "no-store".to_owned(),
        0 => "no-cache".to_owned(),
        seconds if fixed => format!("public, max-age={seconds}, immutable"),
        seconds => format!("public, max-age={seconds}"),
    };
    if let Ok(value) = HeaderValue::from_str(&caching) {
        headers.insert(header::CACHE_CONTROL, value);
    }
    if let Some(name) = download.and_then(|name| HeaderValue::from_str(&disposition(name)).ok()) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    if page.path.starts_with("/api/") {
        headers.insert("api-version", HeaderValue::from_static(api::VERSION));
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    if page.app.setup.secure_cookies {
        let hsts = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, hsts);
    }
}

/// To be saved under this name. A header holds plain letters only, so a name with others comes twice
/// (RFC 6266, 4.3).
fn disposition(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_graphic() && !"\"\\%".contains(c) || c == ' ' { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    if ascii == name {
        return format!("attachment; filename=\"{name}\"");
    }
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let encoded: String = name
        .bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

/// The headers that every answer has.
pub(super) fn secure(headers: &mut HeaderMap) {
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("permissions-policy"), NO_FEATURES),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

fn add_cookie(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

fn accepts_gzip(asked: &HeaderMap) -> bool {
    asked.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("gzip"))
}
