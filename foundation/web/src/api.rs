// SPDX-License-Identifier: EUPL-1.2
//! JSON for other systems, after the NLGov API Design Rules 2.2: problems as RFC 9457, links by
//! `_links`, a version in every answer.

use kernel::Error;
use serde::Serialize;

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
