// SPDX-License-Identifier: EUPL-1.2
//! Answers where there is no municipality to make a page of: the list of municipalities on the bare
//! host, an unknown host, and no database.

use askama::Template;
use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use kernel::{Error, Locale};

use crate::{App, terms};

#[derive(Template)]
#[template(path = "platform.html")]
struct Platform<'a> {
    words: Words<'a>,
    places: Vec<(String, String)>,
    css: String,
    icon: String,
}

/// The texts in the language that the address asks for; nobody's own words.
struct Words<'a> {
    app: &'a App,
    locale: Locale,
}

impl<'a> Words<'a> {
    fn of(app: &'a App, parts: &Parts) -> Self {
        let query = parts.uri.query().unwrap_or_default().as_bytes();
        let asked = form_urlencoded::parse(query).find(|(name, _)| name == "taal");
        let locale = asked.and_then(|(_, code)| code.parse().ok()).unwrap_or_default();
        Self { app, locale }
    }

    fn t(&self, key: &str) -> String {
        self.app.texts.get(self.locale, &terms::usual(), key, &[])
    }

    fn lang(&self) -> &'static str {
        self.locale.code()
    }

    /// What an address needs behind it to be in this language.
    fn behind(&self) -> &'static str {
        if self.locale == Locale::default() { "" } else { "/?taal=en" }
    }
}

/// The list of municipalities on the bare host; elsewhere there is nothing.
pub(super) async fn platform(app: &App, parts: &Parts, host: &str, port: &str) -> Result<Response, Error> {
    let words = Words::of(app, parts);
    if host != app.setup.base_host || parts.uri.path() != "/" {
        let text = words.t("platform-niets");
        return Ok(answer(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", text));
    }
    let places = db::tenant::doors(&mut app.db.read().await?, 500).await?;
    let places = places.into_iter().map(|(name, host)| (name, format!("{host}{port}"))).collect();
    let (css, icon) = (crate::assets::href("app.css"), crate::assets::href("favicon.svg"));
    let body = Platform { words, places, css, icon }.render().unwrap_or_default();
    Ok(answer(StatusCode::OK, "text/html; charset=utf-8", body))
}

/// An answer where no page can be made: no municipality, or no database.
pub(super) fn unavailable(app: &App, parts: &Parts, error: &Error, number: uuid::Uuid) -> Response {
    tracing::error!(request = %number.simple(), %error, "request failed before it had a page");
    let words = Words::of(app, parts);
    let text = format!("{}. {}", words.t("fout-503-titel"), words.t("fout-503-nu"));
    answer(StatusCode::SERVICE_UNAVAILABLE, "text/plain; charset=utf-8", text)
}

fn answer(status: StatusCode, kind: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::session::NoSessions;
    use crate::testing::Stage;

    fn migrations() -> Vec<db::Migration> {
        crate::app::migrations(&[])
    }

    #[db::test]
    async fn the_list_of_municipalities_is_in_both_languages(db: db::Db) {
        let stage = Stage::new(db, Vec::new(), Arc::new(NoSessions), Stage::setup()).await;
        let mut browser = stage.browser_at("localhost");
        let dutch = browser.get("/").await.body;
        assert!(dutch.contains("<html lang=\"nl\">") && dutch.contains("Kies uw gemeente"), "{dutch}");
        assert!(dutch.contains("href=\"/?taal=en\"") && dutch.contains("href=\"//voorbeeldstad.localhost\""));
        let english = browser.get("/?taal=en").await.body;
        assert!(english.contains("<html lang=\"en\">") && english.contains("Choose your municipality"));
        assert!(english.contains("href=\"//voorbeeldstad.localhost/?taal=en\""), "and goes on in English");
        assert!(!dutch.contains('⟦') && !english.contains('⟦'));
        let nothing = stage.browser_at("elders.example").get("/?taal=en").await;
        assert_eq!((nothing.status, nothing.body.as_str()), (404, "There is no municipality here."));
    }
}
