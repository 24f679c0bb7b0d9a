// SPDX-License-Identifier: EUPL-1.2
//! Leafing through a list, a page at a time.

use web::{Input, Visit};

/// No list is leafed through beyond this page.
const LAST: i64 = 500;

/// Which page of a list is shown, and how many lines there are.
pub struct Turn {
    /// The page, from 1 on.
    pub part: i64,
    /// So many lines stand on one page.
    size: i64,
    /// How many lines there are.
    pub total: i64,
    base: String,
    query: Input,
}

impl Turn {
    /// The page that the address asks for with `deel`, of a list at `base`.
    pub fn of(visit: &Visit, base: impl Into<String>, size: i64) -> Self {
        let part = visit.query.get("deel").parse().ok().filter(|part| (1..=LAST).contains(part));
        Self { part: part.unwrap_or(1), size, total: 0, base: base.into(), query: visit.query.clone() }
    }

    /// How many lines come before those of the page, and how many it shows.
    pub fn lines(&self) -> (i64, i64) {
        ((self.part - 1) * self.size, self.size)
    }

    /// The address of the page before; empty for none.
    pub fn previous(&self) -> String {
        if self.part > 1 { self.at(self.part - 1) } else { String::new() }
    }

    /// The address of the page after; empty for none.
    pub fn following(&self) -> String {
        let has_more = self.part * self.size < self.total && self.part < LAST;
        if has_more { self.at(self.part + 1) } else { String::new() }
    }

    fn at(&self, part: i64) -> String {
        format!("{}?{}", self.base, self.query.query_with("deel", &part.to_string()))
    }
}
