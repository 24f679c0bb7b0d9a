// SPDX-License-Identifier: EUPL-1.2
//! What a handler answers.

use askama::Template;
pub use axum::http::StatusCode;
use kernel::{Error, Result};

/// An answer, before headers that every answer gets.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The media type.
    pub content_type: &'static str,
    /// The body.
    pub body: Vec<u8>,
    /// Where to go instead.
    pub location: Option<String>,
    /// Shown once on the next page.
    pub flash: Option<&'static str>,
    /// `Set-Cookie` values.
    pub cookies: Vec<String>,
    /// The name under which a browser saves it.
    pub download: Option<String>,
    /// For how many seconds anybody may keep it; 0 for not at all.
    pub max_age: u32,
    /// It never changes at this address. Browsers keep it and do not ask again; we do not keep it
    /// among the pages.
    pub fixed: bool,
    /// Nobody keeps it: not we among the pages, and no browser.
    pub unkept: bool,
    /// The body in parts as they come, instead of `body`: for files that are too large for memory.
    pub parts: Option<Parts>,
}

/// Parts of a body. An error breaks the answer off, so that half a file does not pass for a whole one.
pub type Parts = tokio::sync::mpsc::Receiver<std::io::Result<Vec<u8>>>;

impl Reply {
    /// An answer with this body.
    pub fn new(content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: StatusCode::OK,
            content_type,
            body: body.into(),
            location: None,
            flash: None,
            cookies: Vec::new(),
            download: None,
            max_age: 0,
            fixed: false,
            unkept: false,
            parts: None,
        }
    }

    /// An answer whose body comes in parts. When the visitor goes away, nobody takes them any more.
    pub fn in_parts(content_type: &'static str, parts: Parts) -> Self {
        Self { parts: Some(parts), ..Self::new(content_type, "") }
    }

    /// A page.
    ///
    /// # Errors
    /// When the template fails: our mistake.
    pub fn page(template: &impl Template) -> Result<Self> {
        let html = template.render().map_err(Error::internal)?;
        Ok(Self::new("text/html; charset=utf-8", html))
    }

    /// A form that has to be mended: the page with status 400.
    ///
    /// # Errors
    /// When the template fails: our mistake.
    pub fn invalid(template: &impl Template) -> Result<Self> {
        Ok(Self { status: StatusCode::BAD_REQUEST, ..Self::page(template)? })
    }

    /// A form that somebody else was before with: the page with status 409.
    ///
    /// # Errors
    /// When the template fails: our mistake.
    pub fn late(template: &impl Template) -> Result<Self> {
        Ok(Self { status: StatusCode::CONFLICT, ..Self::page(template)? })
    }

    /// JSON.
    ///
    /// # Errors
    /// When the value cannot be written: our mistake.
    pub fn json(value: &impl serde::Serialize) -> Result<Self> {
        let body = serde_json::to_vec(value).map_err(Error::internal)?;
        Ok(Self::new("application/json", body))
    }

    /// "Look there": 303, after an act.
    pub fn see(location: impl Into<String>) -> Self {
        let location = Some(location.into());
        Self { status: StatusCode::SEE_OTHER, location, ..Self::new("text/plain; charset=utf-8", "") }
    }

    /// With a message on the next page; a key of the texts that starts with `melding-`.
    #[must_use]
    pub fn saying(self, key: &'static str) -> Self {
        Self { flash: Some(key), ..self }
    }

    /// A stored photo. A public one may be kept for a day: no longer, for it may be removed.
    pub fn photo(stored: files::Stored, public: bool) -> Self {
        let max_age = if public { 86_400 } else { 0 };
        Self { max_age, fixed: true, ..Self::new(files::picture::MEDIA_TYPE, stored.bytes) }
    }

    /// A stored document, to be saved under this name: no browser opens it as a page of ours.
    pub fn document(stored: files::documents::StoredDocument, name: &str) -> Self {
        Self::new(files::document::MEDIA_TYPE, stored.bytes).download(format!("{name}.pdf"))
    }

    /// With another status.
    #[must_use]
    pub fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// To be saved as a file of this name.
    #[must_use]
    pub fn download(self, name: impl Into<String>) -> Self {
        Self { download: Some(name.into()), ..self }
    }

    /// With a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// That anybody may keep for so many seconds.
    #[must_use]
    pub fn kept(self, seconds: u32) -> Self {
        Self { max_age: seconds, ..self }
    }

    /// That nobody keeps: what it shows is no part of the municipality's version, or its address is
    /// a secret of one visitor.
    #[must_use]
    pub fn unkept(self) -> Self {
        Self { unkept: true, ..self }
    }
}
