// SPDX-License-Identifier: EUPL-1.2
//! A form that came from somebody who is not signed in, or no longer: to log in, and then back to the
//! page on which the form stood. What was sent is dropped, and the log-in page says so.

use axum::http::{HeaderMap, Method, header};

use crate::{App, Input, Page, Reply, Routes};

/// The value in the address of the log-in page that says that a form was not stored.
const NOT_STORED: (&str, &str) = ("niet-bewaard", "ja");

/// To the log-in page. `verder` names a page that can be opened: the one that the browser says the
/// form stood on, or the nearest one above the address that the form was sent to.
pub(super) fn to_log_in(page: &Page, headers: &HeaderMap) -> Reply {
    let sent_from = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let own = sent_from.and_then(|whole| whole.strip_prefix(&page.origin)).filter(|own| own.starts_with('/'));
    let from = own.map_or(page.path.as_str(), |own| own.split('#').next().unwrap_or_default());
    let mut query = vec![(NOT_STORED.0, NOT_STORED.1.to_owned())];
    if let Some(open) = nearest_page(&page.app, from) {
        query.insert(0, ("verder", open));
    }
    Reply::see(format!("/inloggen?{}", Input::from_pairs(query).query_with("", "")))
}

/// The address itself when a page opens there, or the nearest above it: a form that came back with
/// mistakes stands at an address that only takes forms.
fn nearest_page(app: &App, address: &str) -> Option<String> {
    let routes = super::routes(&app.slices, &app.setup);
    let (mut path, query) = address.split_once('?').map_or((address, ""), |(path, query)| (path, query));
    if opens(&routes, path) {
        return Some(if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") });
    }
    while let Some((above, _)) = path.rsplit_once('/') {
        path = above;
        if opens(&routes, path) {
            return Some(path.to_owned());
        }
    }
    None
}

/// Whether this path shows a page.
fn opens(routes: &Routes, path: &str) -> bool {
    let fits = |pattern: &str| {
        let (mut wanted, mut parts) = (pattern.split('/'), path.split('/'));
        loop {
            match (wanted.next(), parts.next()) {
                (None, None) => return true,
                (Some(name), Some(part)) if name.starts_with('{') && !part.is_empty() => {}
                (Some(name), Some(part)) if name == part => {}
                _ => return false,
            }
        }
    };
    routes.iter().any(|route| route.method == Method::GET && fits(route.path))
}
