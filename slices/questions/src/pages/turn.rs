// SPDX-License-Identifier: EUPL-1.2
//! Leafing through a list, a page at a time.

use web::{Input, Page, Visit};

use crate::store::COUNTED;

/// No list is leafed through beyond this page.
const LAST: i64 = 500;

/// Which page of a list is shown, and how many lines there are as far as that is known.
pub struct Turn {
    /// The page, from 1 on.
    pub part: i64,
    /// So many lines stand on one page.
    size: i64,
    /// So many lines there are at least.
    least: i64,
    /// Whether there are more than that.
    has_more: bool,
    /// Whether a page follows.
    follows: bool,
    base: String,
    query: Input,
}

impl Turn {
    /// The page that the address asks for with `deel`, of a list at `base`.
    pub fn of(visit: &Visit, base: impl Into<String>, size: i64) -> Self {
        let part = visit.query.get("deel").parse().ok().filter(|part| (1..=LAST).contains(part));
        Self {
            part: part.unwrap_or(1),
            size,
            least: 0,
            has_more: false,
            follows: false,
            base: base.into(),
            query: visit.query.clone(),
        }
    }

    /// Whether it is the first page.
    pub fn is_first(&self) -> bool {
        self.part == 1
    }

    /// How many lines come before those of the page, and how many to read: one more than it shows.
    pub fn lines(&self) -> (i64, i64) {
        ((self.part - 1) * self.size, self.size + 1)
    }

    /// The lines that it shows of those that were read.
    pub fn cut<T>(&mut self, mut lines: Vec<T>) -> Vec<T> {
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        self.follows = lines.len() > size;
        lines.truncate(size);
        let known = (self.part - 1) * self.size + i64::try_from(lines.len()).unwrap_or_default();
        if known > self.least && !lines.is_empty() {
            (self.least, self.has_more) = (known, self.follows);
        }
        lines
    }

    /// There are so many lines, of which no more than [`COUNTED`] and one were counted.
    pub fn count(&mut self, total: i64) {
        (self.least, self.has_more) = (total.min(COUNTED), total > COUNTED);
    }

    /// How many lines there are, in the words of this text, or of the one with `-meer` behind its key.
    pub fn counted(&self, p: &Page, key: &str) -> String {
        match self.has_more {
            true => p.t1(&format!("{key}-meer"), "aantal", self.least),
            false => p.t1(key, "aantal", self.least),
        }
    }

    /// The address of the page before; empty for none.
    pub fn previous(&self) -> String {
        if self.part > 1 { self.at(self.part - 1) } else { String::new() }
    }

    /// The address of the page after; empty for none.
    pub fn following(&self) -> String {
        if self.follows && self.part < LAST { self.at(self.part + 1) } else { String::new() }
    }

    fn at(&self, part: i64) -> String {
        format!("{}?{}", self.base, self.query.query_with("deel", &part.to_string()))
    }
}
