// SPDX-License-Identifier: EUPL-1.2
//! What the address of a list asks: checked in full, so that one answer names every mistake.

use kernel::{Result, Timestamp};
use web::Input;
use web::api::{Paging, Params};

use super::words;
use crate::model::Status;
use crate::store::api::Slice;

/// What a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub after: Option<Timestamp>,
    pub statuses: Vec<Status>,
    pub open: Option<bool>,
    pub paging: Paging,
}

impl Asked {
    /// Reads the parameters of a list that knows `names` besides those of paging.
    ///
    /// # Errors
    /// Invalid, with every parameter that is wrong or unknown.
    pub fn read(query: &Input, names: &[&str]) -> Result<Self> {
        let mut params = Params::new(query, names);
        let asked = Self {
            after: params.moment("gewijzigdNa"),
            open: params.optional("open", |text| match text {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            }),
            paging: params.paging(),
            statuses: params.list("status", words::parse_status),
        };
        params.finish()?;
        Ok(asked)
    }

    /// The part of the list, with one row more: it tells whether another page follows.
    pub fn slice(&self) -> Slice {
        Slice { offset: self.paging.skip(), limit: self.paging.read() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Error;

    const NAMES: &[&str] = &["gewijzigdNa", "status"];

    fn wrong(query: &str) -> Vec<String> {
        match Asked::read(&Input::from_query(query), NAMES) {
            Err(Error::Invalid(invalid)) => invalid.0.into_iter().map(|error| error.field).collect(),
            other => panic!("expected mistakes in {query}: {other:?}"),
        }
    }

    #[test]
    fn every_mistake_is_named() {
        let query =
            "gewijzigdNa=gisteren&status=bezig,ooit&status=nooit&pagina=0&paginaGrootte=5000&filter=x";
        assert_eq!(wrong(query), ["filter", "gewijzigdNa", "pagina", "paginaGrootte", "status"]);
        assert_eq!(wrong("pagina=501"), ["pagina"]);
        assert_eq!(wrong("open=true"), ["open"], "unknown to this list");
    }

    #[test]
    fn what_is_right_is_read() {
        let query = "gewijzigdNa=2026-11-21T12:00:00Z&status=bezig,klaar&pagina=3&paginaGrootte=20&taal=en";
        let asked = Asked::read(&Input::from_query(query), NAMES).unwrap();
        assert_eq!(asked.statuses, [Status::Busy, Status::Done]);
        assert_eq!(asked.slice(), Slice { offset: 40, limit: 21 });
        let day = Asked::read(&Input::from_query("gewijzigdNa=2026-11-21"), NAMES).unwrap();
        assert_eq!(day.after.unwrap().to_string(), "2026-11-21T00:00:00Z");
        let usual = Asked::read(&Input::default(), NAMES).unwrap();
        assert_eq!(usual.paging, Paging { page: 1, size: 50 });
    }
}
