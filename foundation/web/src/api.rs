// SPDX-License-Identifier: EUPL-1.2
//! JSON for other systems, after the NLGov API Design Rules 2.2: problems as RFC 9457, links by
//! `_links`, a version in every answer.

mod params;

use std::collections::BTreeMap;

use kernel::{Error, Result};
use serde::Serialize;
use utoipa::ToSchema;

pub use params::{LAST_PAGE, Paging, Params};

use crate::{Page, Reply, Visit};

/// The version of the API, in the header `API-Version`.
pub const VERSION: &str = "1.0.0";
/// For how many seconds public answers may be kept.
pub const MAX_AGE: u32 = 60;

/// A problem, as RFC 9457 has it.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// What went wrong, in Dutch.
    pub title: &'static str,
    /// What to do, in Dutch.
    pub detail: String,
}

impl Problem {
    /// The problem that an error is to an API user. Internals stay inside.
    pub fn of(error: &Error) -> Self {
        let (status, title, detail) = match error {
            Error::Invalid(invalid) => {
                let fields: Vec<_> = invalid.0.iter().map(|e| e.field.clone()).collect();
                (400, "De aanvraag klopt niet", format!("Kijk naar: {}.", fields.join(", ")))
            }
            Error::Unauthenticated => (401, "Log eerst in", "Stuur een geldig token mee.".into()),
            Error::Forbidden => (403, "Dit mag niet", "U heeft hier geen recht op.".into()),
            Error::NotFound => (404, "Niet gevonden", "Dit bestaat niet of is niet openbaar.".into()),
            Error::Conflict(_) => (409, "Intussen veranderd", "Haal de gegevens opnieuw op.".into()),
            Error::Throttled(seconds) => {
                (429, "Te vaak", format!("Probeer het over {seconds} seconden weer."))
            }
            Error::Unavailable(_) => {
                (503, "Even niet bereikbaar", "Probeer het over een minuut weer.".into())
            }
            Error::Internal(_) => (500, "Er ging iets mis bij ons", "Probeer het later weer.".into()),
        };
        Self { status, title, detail }
    }
}

/// Een adres.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Link {
    /// Het hele adres.
    #[schema(example = "https://voorbeeld.example/api/v1/kernen")]
    pub href: String,
}

/// Adressen van wat hierbij hoort, op naam: `self`, `volgende`, `vorige`, `pagina` en andere.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
#[serde(transparent)]
pub struct Links(pub BTreeMap<&'static str, Link>);

/// Wat er misging, volgens RFC 9457.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Probleem {
    /// De HTTP-status.
    pub status: u16,
    /// Wat er mis is.
    pub title: String,
    /// Wat u kunt doen; noemt bij een 400 elke parameter die niet klopt.
    pub detail: String,
}

/// A public answer: anybody may keep it for a minute.
///
/// # Errors
/// When the value cannot be written as JSON.
pub fn public(value: &impl Serialize) -> Result<Reply> {
    Ok(Reply::json(value)?.kept(MAX_AGE))
}

/// A whole address.
pub fn link(page: &Page, path: &str) -> Link {
    Link { href: format!("{}{path}", page.origin) }
}

/// The links of something with an address of its own.
pub fn links<const N: usize>(page: &Page, paths: [(&'static str, String); N]) -> Links {
    Links(paths.into_iter().map(|(name, path)| (name, link(page, &path))).collect())
}

/// The links of a page of a list: itself, the one before and the one after.
pub fn paging(visit: &Visit, asked: Paging, more: bool) -> Links {
    let at = |page: i64| {
        let query = visit.query.query_with("pagina", &page.to_string());
        link(visit, &format!("{}?{query}", visit.path))
    };
    let mut links = BTreeMap::from([("self", at(asked.page)), ("eerste", at(1))]);
    if asked.page > 1 {
        links.insert("vorige", at(asked.page - 1));
    }
    if more && asked.page < LAST_PAGE {
        links.insert("volgende", at(asked.page + 1));
    }
    Links(links)
}

/// Cuts off the row that only told whether another page follows.
pub fn has_more<T>(rows: &mut Vec<T>, size: i64) -> bool {
    let size = usize::try_from(size).unwrap_or(0);
    let more = rows.len() > size;
    rows.truncate(size);
    more
}
