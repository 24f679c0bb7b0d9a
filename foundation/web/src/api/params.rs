// SPDX-License-Identifier: EUPL-1.2
//! What the address of a list asks: checked in full, so that one answer names every mistake.

use kernel::{Date, Invalid, Result, Timestamp, Zone};

use crate::Input;

/// The last page that can be asked for: whoever wants everything uses `gewijzigdNa`.
pub const LAST_PAGE: i64 = 500;
/// The most rows on a page.
const LARGEST: i64 = 100;
const USUAL: i64 = 50;

/// Which page of a list, and how many rows on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// From 1 on.
    pub page: i64,
    /// At most so many.
    pub size: i64,
}

impl Paging {
    /// So many rows come before it.
    pub fn skip(self) -> i64 {
        (self.page - 1) * self.size
    }

    /// So many are read: one more than is shown tells whether another page follows.
    pub fn read(self) -> i64 {
        self.size + 1
    }
}

/// The parameters of a request, with every one that is wrong or unknown.
pub struct Params<'q> {
    query: &'q Input,
    invalid: Invalid,
}

impl<'q> Params<'q> {
    /// Of a list that knows `names` besides those of paging.
    pub fn new(query: &'q Input, names: &[&str]) -> Self {
        let mut invalid = Invalid::default();
        let known = |name: &str| names.contains(&name) || ["pagina", "paginaGrootte", "taal"].contains(&name);
        for (name, _) in query.pairs().iter().filter(|(name, _)| !known(name)) {
            invalid.add(name.chars().take(40).collect::<String>(), "api-parameter-onbekend");
        }
        Self { query, invalid }
    }

    /// A parameter that may be missing.
    pub fn optional<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.query.get(name);
        let value = if text.is_empty() { return None } else { parse(text) };
        if value.is_none() {
            self.invalid.add(name, "api-parameter-fout");
        }
        value
    }

    /// A parameter that may come more than once, and with commas.
    pub fn list<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        for word in self.query.all(name).flat_map(|list| list.split(',')) {
            match parse(word.trim()) {
                Some(value) => found.push(value),
                None if self.invalid.0.iter().any(|error| error.field == name) => {}
                None => self.invalid.add(name, "api-parameter-fout"),
            }
        }
        found
    }

    /// A moment in UTC, or the beginning of a day in UTC.
    pub fn moment(&mut self, name: &str) -> Option<Timestamp> {
        let day = |text: &str| text.parse::<Date>().ok().map(|day| Zone::utc().start_of_day(day));
        self.optional(name, |text| text.parse().ok().or_else(|| day(text)))
    }

    /// Which page is asked for.
    pub fn paging(&mut self) -> Paging {
        let page = self.number("pagina", 1, LAST_PAGE);
        Paging { page, size: self.number("paginaGrootte", USUAL, LARGEST) }
    }

    fn number(&mut self, name: &str, usual: i64, most: i64) -> i64 {
        let in_range = |text: &str| text.parse().ok().filter(|number| (1..=most).contains(number));
        self.optional(name, in_range).unwrap_or(usual)
    }

    /// Ends reading.
    ///
    /// # Errors
    /// Invalid, with every parameter that is wrong or unknown.
    pub fn finish(self) -> Result<()> {
        self.invalid.check()
    }
}
