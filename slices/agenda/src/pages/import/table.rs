// SPDX-License-Identifier: EUPL-1.2
//! What the page shows of a file: its columns, its words for a status, its municipalities.

use std::collections::BTreeMap;

use sheet::Table;
use web::Input;

use crate::import::status::{self, norm};
use crate::import::{Field, Mapping, words};
use crate::model::Status;

/// So many words for a status are asked about.
const WORDS: usize = 100;
/// So many municipalities are offered.
const MUNICIPALITIES: usize = 400;

/// A column of the file.
pub(super) struct Column {
    pub(super) name: String,
    pub(super) example: String,
    pub(super) field: String,
}

/// Words for a status, as the page asks about them.
pub(super) struct Word {
    /// As the file has them; empty for rows without.
    pub(super) text: String,
    pub(super) rows: usize,
    /// The code of what Brink makes of them; empty when it does not know.
    pub(super) guess: &'static str,
    /// The code of what they become; empty when that is not known, or differs from row to row.
    pub(super) status: &'static str,
    pub(super) unknown: bool,
}

/// The municipalities in the column that holds them, each once.
pub(super) fn municipalities(table: &Table, mapping: &Mapping) -> Vec<String> {
    let Some(at) = mapping.column(Field::Municipality, table) else { return Vec::new() };
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for cell in table.rows.iter().map(|row| row.cells[at].trim()).filter(|cell| !cell.is_empty()) {
        if names.len() < MUNICIPALITIES {
            names.entry(norm(cell)).or_insert(cell);
        }
    }
    names.into_values().map(str::to_owned).collect()
}

/// The columns of the file, each with a first example and what it was said to be: in the form as it
/// was sent, or before.
pub(super) fn columns(table: &Table, mapping: &Mapping, sent: &Input) -> Vec<Column> {
    let field_of = |at: usize, name: &str| {
        if !sent.is_empty() {
            return sent.get(&format!("kolom-{at}")).to_owned();
        }
        let found = mapping.columns.iter().find(|(_, column)| column.to_lowercase() == name.to_lowercase());
        found.map(|(field, _)| field.clone()).unwrap_or_default()
    };
    let example = |at: usize| {
        let cell = table.rows.iter().map(|row| row.cells[at].trim()).find(|cell| !cell.is_empty());
        cell.unwrap_or_default().chars().take(60).collect()
    };
    let all = table.header.iter().enumerate();
    all.map(|(at, name)| Column { name: name.clone(), example: example(at), field: field_of(at, name) })
        .collect()
}

/// The words for a status that the page asks about, and how many there are besides.
pub(super) fn words(table: &Table, mapping: &Mapping) -> (Vec<Word>, usize) {
    let all = words::of(table, mapping);
    let more = all.len().saturating_sub(WORDS);
    let code = |status: Option<Status>| status.map(Status::code).unwrap_or_default();
    let asked = all.into_iter().take(WORDS).map(|word| Word {
        rows: word.rows,
        guess: code(word.guess),
        status: code(word.status),
        unknown: word.is_unknown(),
        text: word.text,
    });
    (asked.collect(), more)
}

/// What the form says about words: codes of statuses by words, and words of which somebody takes
/// back what they said.
pub(super) fn said(sent: &Input) -> Vec<(String, Option<Status>)> {
    let named = |at: usize| sent.pairs().iter().any(|(name, _)| *name == format!("woord-{at}"));
    let of = |at: usize| {
        let word = norm(sent.get(&format!("woord-{at}")));
        let (chosen, guess) = (sent.get(&format!("status-{at}")), sent.get(&format!("gok-{at}")));
        // What Brink would make of it anyhow, nobody has to remember.
        (word, status::allowed(chosen).filter(|status| status.code() != guess))
    };
    (0..WORDS).take_while(|at| named(*at)).map(of).collect()
}
