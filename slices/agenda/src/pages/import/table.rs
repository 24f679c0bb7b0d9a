// SPDX-License-Identifier: EUPL-1.2
//! What the page shows of a file: its columns, its words for a status, its municipalities.

use std::collections::BTreeMap;

use sheet::Table;
use web::Input;

use crate::import::status::norm;
use crate::import::{Field, Mapping};

/// So many municipalities are offered.
const MUNICIPALITIES: usize = 400;

/// A column of the file.
pub(super) struct Column {
    pub(super) name: String,
    pub(super) example: String,
    pub(super) field: String,
}

/// Words for a status that Brink does not know.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) rows: usize,
    pub(super) status: String,
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

/// The words that were explained before: as they are looked up, as they are shown, their status.
pub(super) fn known_words(mapping: &Mapping) -> Vec<(String, String, String)> {
    mapping.statuses.iter().map(|(word, status)| (word.clone(), word.clone(), status.clone())).collect()
}

/// The words that occur in the file, with the number of rows.
pub(super) fn count_words(
    words: Vec<(String, String, String)>,
    table: &Table,
    mapping: &Mapping,
) -> Vec<Word> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    if let Some(at) = mapping.column(Field::Status, table) {
        for row in &table.rows {
            *counts.entry(norm(&row.cells[at])).or_default() += 1;
        }
    }
    let counted =
        words.into_iter().map(|(key, text, status)| (counts.get(&key).copied().unwrap_or(0), text, status));
    counted.filter(|(rows, ..)| *rows > 0).map(|(rows, text, status)| Word { text, rows, status }).collect()
}
