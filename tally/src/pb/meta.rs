// SPDX-License-Identifier: EUPL-1.2
//! What to know about the rows of META.

use std::collections::HashMap;

use super::header::{Header, Note};
use super::number::number;
use crate::election::Election;

/// One key, in any case.
struct Key {
    first: usize,
    /// The row that counts, as [`super::header::position`] finds it.
    counts: usize,
    is_exact: bool,
    differs: bool,
}

/// The keys that stand in META with different values. `places` are the lines and columns of the
/// values.
pub(super) fn repeated(meta: &[(String, String)], places: &[(u64, u64)]) -> Vec<Note> {
    let mut keys = HashMap::<String, Key>::new();
    for (at, (name, value)) in meta.iter().enumerate() {
        let small = name.to_ascii_lowercase();
        let is_exact = *name == small;
        let key = keys.entry(small).or_insert(Key { first: at, counts: at, is_exact, differs: false });
        key.differs |= meta[key.first].1 != *value;
        if is_exact || !key.is_exact {
            (key.counts, key.is_exact) = (at, is_exact);
        }
    }
    let mut repeated =
        keys.into_iter().filter(|(name, key)| key.differs && !name.is_empty()).collect::<Vec<_>>();
    repeated.sort_unstable_by_key(|(_, key)| key.first);
    let note = |(key, Key { counts, .. })| {
        let (line, value) = (places[counts].0, meta[counts].1.clone());
        Note::Repeated { key, line, value }
    };
    repeated.into_iter().map(note).collect()
}

/// A row that counts as much as row `at`, which counts, whose value is not the same. A key in small
/// letters goes before the same one in another case.
pub(super) fn other(meta: &[(String, String)], at: usize, same: fn(&str, &str) -> bool) -> Option<usize> {
    let (key, value) = &meta[at];
    let is_small = !key.bytes().any(|byte| byte.is_ascii_uppercase());
    let as_much = |other: &str| other == key || (!is_small && other.eq_ignore_ascii_case(key));
    let differs = |row: &(String, String)| as_much(&row.0) && !same(value, &row.1);
    (0..meta.len()).find(|other| *other != at && differs(&meta[*other]))
}

/// Numbers of rows that META has otherwise.
pub(super) fn counted(header: &Header, election: &Election) -> Vec<Note> {
    let mut notes = Vec::new();
    let projects = u64::try_from(election.projects().len()).unwrap_or(u64::MAX);
    for (key, counted) in [("num_projects", projects), ("num_votes", election.voters())] {
        let said = header.get(key).filter(|said| !said.is_empty() && !said.eq_ignore_ascii_case("none"));
        if let Some(said) = said.filter(|said| number(said) != Ok(counted.into())) {
            notes.push(Note::Number { key, said: said.to_owned(), counted });
        }
    }
    notes
}
