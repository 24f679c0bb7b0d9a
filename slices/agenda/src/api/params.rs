// SPDX-License-Identifier: EUPL-1.2
//! What the address of a list asks: checked in full, so that one answer names every mistake.

use kernel::{Date, Invalid, Result, Timestamp, Zone};
use web::Input;

use super::words;
use crate::model::Status;
use crate::store::api::Slice;

/// The last page that can be asked for: whoever wants everything uses `gewijzigdNa`.
pub(super) const LAST_PAGE: i64 = 500;
/// The most rows on a page.
pub(super) const LARGEST: i64 = 100;
const USUAL: i64 = 50;

/// What a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub after: Option<Timestamp>,
    pub statuses: Vec<Status>,
    pub open: Option<bool>,
    pub page: i64,
    pub size: i64,
}

impl Asked {
    /// Reads the parameters of a list that knows `names` besides those of paging.
    ///
    /// # Errors
    /// Invalid, with every parameter that is wrong or unknown.
    pub fn read(query: &Input, names: &[&str]) -> Result<Self> {
        let mut invalid = Invalid::default();
        let known = |name: &str| names.contains(&name) || ["pagina", "paginaGrootte", "taal"].contains(&name);
        for (name, _) in query.pairs().iter().filter(|(name, _)| !known(name)) {
            invalid.add(name.chars().take(40).collect::<String>(), "api-parameter-onbekend");
        }
        let mut asked = Self {
            after: optional(query, "gewijzigdNa", &mut invalid, moment),
            statuses: Vec::new(),
            open: optional(query, "open", &mut invalid, |text| match text {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            }),
            page: number(query, "pagina", 1, LAST_PAGE, &mut invalid),
            size: number(query, "paginaGrootte", USUAL, LARGEST, &mut invalid),
        };
        for word in query.all("status").flat_map(|list| list.split(',')) {
            match words::parse_status(word.trim()) {
                Some(status) => asked.statuses.push(status),
                None if invalid.0.iter().any(|error| error.field == "status") => {}
                None => invalid.add("status", "api-parameter-fout"),
            }
        }
        invalid.check()?;
        Ok(asked)
    }

    /// The part of the list, with one row more: it tells whether another page follows.
    pub fn slice(&self) -> Slice {
        Slice { offset: (self.page - 1) * self.size, limit: self.size + 1 }
    }
}

fn optional<T>(
    query: &Input,
    name: &str,
    invalid: &mut Invalid,
    parse: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = query.get(name);
    let value = if text.is_empty() { return None } else { parse(text) };
    if value.is_none() {
        invalid.add(name, "api-parameter-fout");
    }
    value
}

fn number(query: &Input, name: &str, usual: i64, most: i64, invalid: &mut Invalid) -> i64 {
    let in_range = |text: &str| text.parse().ok().filter(|number| (1..=most).contains(number));
    optional(query, name, invalid, in_range).unwrap_or(usual)
}

/// A moment in UTC, or the beginning of a day in UTC.
fn moment(text: &str) -> Option<Timestamp> {
    let day = || text.parse::<Date>().ok().map(|day| Zone::utc().start_of_day(day));
    text.parse().ok().or_else(day)
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
        assert_eq!((usual.page, usual.size), (1, 50));
    }
}
