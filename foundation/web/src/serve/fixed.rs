// SPDX-License-Identifier: EUPL-1.2
//! Addresses that every installation has: built files, palette, health, search, mails of a demo.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use kernel::{Error, Result, Rule, Who};

use super::bare;
use crate::search::{self, Hit};
use crate::{Page, Reply, Routes, Setup, Visit, assets, theme};

static READ: Rule = Rule { action: "site.read", who: Who::Anyone };

pub(super) fn routes(setup: &Setup) -> Routes {
    let routes = Routes::new()
        .get("/thema.css", &READ, palette)
        .get("/zoeken", &READ, search_page)
        .get("/toegankelijkheid", &READ, accessibility)
        .get("/privacy", &READ, privacy)
        .get("/robots.txt", &READ, robots)
        .get("/.well-known/security.txt", &READ, security);
    if setup.dev_post { routes.get("/dev/post", &READ, post) } else { routes }
}

pub(super) async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let Some((bytes, encoding, kind)) = assets::file(&name, accepts) else {
        return bare(StatusCode::NOT_FOUND, "Dit bestand is er niet.");
    };
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, forever);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

async fn palette(visit: Visit) -> Result<Reply> {
    let css = theme::css(&visit.place.settings.thema);
    Ok(Reply::new("text/css; charset=utf-8", css).kept(3600))
}

async fn robots(visit: Visit) -> Result<Reply> {
    let text = if visit.place.row.demo {
        "User-agent: *\nDisallow: /\n".to_owned()
    } else {
        "User-agent: *\nDisallow: /zoeken\nDisallow: /inloggen\n".to_owned()
    };
    Ok(Reply::new("text/plain; charset=utf-8", text))
}

/// RFC 9116. Expires within a year, as the standard wants.
async fn security(visit: Visit) -> Result<Reply> {
    let Some(email) = &visit.place.settings.email else {
        return Err(Error::NotFound);
    };
    let expires = visit.ctx.today().add_days(300);
    let text =
        format!("Contact: mailto:{email}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: nl, en\n");
    Ok(Reply::new("text/plain; charset=utf-8", text))
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    p: Page,
    question: String,
    hits: Vec<Hit>,
}

async fn search_page(visit: Visit) -> Result<Reply> {
    let question: String = visit.query.get("q").chars().take(200).collect();
    let hits = if question.is_empty() {
        Vec::new()
    } else {
        search::find(&mut visit.read().await?, visit.ctx.tenant, &question, 50).await?
    };
    let title = visit.t("zoeken-titel");
    Reply::page(&SearchPage { p: visit.titled(title), question, hits })
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility {
    p: Page,
}

async fn accessibility(visit: Visit) -> Result<Reply> {
    Reply::page(&Accessibility { p: visit.titled(visit.t("toegankelijkheid-titel")) })
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct Privacy {
    p: Page,
}

async fn privacy(visit: Visit) -> Result<Reply> {
    Reply::page(&Privacy { p: visit.titled(visit.t("privacy-titel")) })
}

#[derive(Template)]
#[template(path = "post.html")]
struct PostPage {
    p: Page,
    mails: Vec<jobs::mail::Queued>,
}

async fn post(visit: Visit) -> Result<Reply> {
    if !visit.place.row.demo {
        return Err(Error::NotFound);
    }
    let mails = jobs::mail::newest(&mut visit.read().await?, visit.ctx.tenant, 50).await?;
    // Mails are no part of the municipality's version.
    Ok(Reply::page(&PostPage { p: visit.titled(visit.t("post-titel")), mails })?.unkept())
}
