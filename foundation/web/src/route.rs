// SPDX-License-Identifier: EUPL-1.2
//! The route table: every address with who may use it. There is no way to add a route without.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use kernel::{Result, Rule};

use crate::{Reply, Visit};

/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a request with a file may take: a photo over a slow line, and its turn to be read.
pub(crate) const UPLOAD_PATIENCE: Duration = Duration::from_secs(120);

/// What answers a request.
pub type Handler = Arc<dyn Fn(Visit) -> Pin<Box<dyn Future<Output = Result<Reply>> + Send>> + Send + Sync>;

/// One address.
#[derive(Clone)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: Method,
    /// Its path, with `{parts}`.
    pub path: &'static str,
    /// Who may use it at all; the slice's policy decides about the subject.
    pub rule: &'static Rule,
    /// The largest body it takes, in bytes.
    pub body_limit: usize,
    /// Whether a whole room sends it at once, from one address.
    pub(crate) is_shared: bool,
    /// How long it may take.
    pub(crate) patience: Duration,
    pub(crate) handler: Handler,
}

impl Route {
    /// Whether a form with a file is sent here.
    pub fn takes_files(&self) -> bool {
        self.body_limit > FORM_LIMIT
    }
}

/// The routes of a slice.
#[derive(Clone, Default)]
pub struct Routes(pub(crate) Vec<Route>);

/// What forms may send: plenty for text.
pub(crate) const FORM_LIMIT: usize = 256 * 1024;
/// What uploads may send.
const UPLOAD_LIMIT: usize = 12 * 1024 * 1024;
/// What forms with several files may send: three photos of a telephone, or two large documents.
pub(crate) const UPLOADS_LIMIT: usize = 24 * 1024 * 1024;

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get<F, W>(self, path: &'static str, rule: &'static Rule, handler: F) -> Self
    where
        F: Fn(Visit) -> W + Send + Sync + 'static,
        W: Future<Output = Result<Reply>> + Send + 'static,
    {
        self.add(Method::GET, path, rule, FORM_LIMIT, handler)
    }

    /// A form or act.
    #[must_use]
    pub fn post<F, W>(self, path: &'static str, rule: &'static Rule, handler: F) -> Self
    where
        F: Fn(Visit) -> W + Send + Sync + 'static,
        W: Future<Output = Result<Reply>> + Send + 'static,
    {
        self.add(Method::POST, path, rule, FORM_LIMIT, handler)
    }

    /// A form with a file.
    #[must_use]
    pub fn upload<F, W>(self, path: &'static str, rule: &'static Rule, handler: F) -> Self
    where
        F: Fn(Visit) -> W + Send + Sync + 'static,
        W: Future<Output = Result<Reply>> + Send + 'static,
    {
        self.add(Method::POST, path, rule, UPLOAD_LIMIT, handler)
    }

    /// A form with several files.
    #[must_use]
    pub fn uploads<F, W>(self, path: &'static str, rule: &'static Rule, handler: F) -> Self
    where
        F: Fn(Visit) -> W + Send + Sync + 'static,
        W: Future<Output = Result<Reply>> + Send + 'static,
    {
        self.add(Method::POST, path, rule, UPLOADS_LIMIT, handler)
    }

    /// The form before it is sent by a whole room at once, from one address: then ten times as many are taken
    /// in a minute, and counted apart. The handler has its own brake.
    #[must_use]
    pub fn shared(mut self) -> Self {
        self.0.last_mut().into_iter().for_each(|route| route.is_shared = true);
        self
    }

    fn add<F, W>(
        mut self,
        method: Method,
        path: &'static str,
        rule: &'static Rule,
        body_limit: usize,
        handler: F,
    ) -> Self
    where
        F: Fn(Visit) -> W + Send + Sync + 'static,
        W: Future<Output = Result<Reply>> + Send + 'static,
    {
        let handler: Handler = Arc::new(move |visit| Box::pin(handler(visit)));
        let patience = if body_limit > FORM_LIMIT { UPLOAD_PATIENCE } else { PATIENCE };
        self.0.push(Route { method, path, rule, body_limit, is_shared: false, patience, handler });
        self
    }

    /// Every route.
    pub fn iter(&self) -> impl Iterator<Item = &Route> {
        self.0.iter()
    }
}

/// Builds a link from a route's path: `url("/kernen/{kern}/agenda", &["tricht"])`. Each `{part}`
/// takes the next value, percent-encoded.
pub fn url(path: &'static str, parts: &[&dyn std::fmt::Display]) -> String {
    let mut link = String::with_capacity(path.len() + 16);
    let mut parts = parts.iter();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        link.push_str(before);
        if let Some(part) = parts.next() {
            link.extend(form_urlencoded::byte_serialize(part.to_string().as_bytes()));
        }
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    link.push_str(rest);
    link
}

#[cfg(test)]
mod tests {
    use super::url;

    #[test]
    fn parts_are_filled_in_order_and_encoded() {
        assert_eq!(
            url("/kernen/{kern}/agenda/{nummer}", &[&"eck-en-wiel", &7]),
            "/kernen/eck-en-wiel/agenda/7"
        );
        assert_eq!(url("/a/{b}", &[&"x/y?z"]), "/a/x%2Fy%3Fz");
        assert_eq!(url("/zoeken", &[]), "/zoeken");
    }
}
