// SPDX-License-Identifier: EUPL-1.2
//! What a file says, row by row, with what is wrong in it. Needs no database but the names of the
//! kernen.

use kernel::Planning;
use sheet::{Note, Table};
use villages::KernId;

use super::cell::Kernen;
use super::mapping::Mapping;
use super::read::Reader;
use crate::model::{Owner, Status};

/// Something wrong, or to be known, about a row. The key names a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In which column, as the file names it; empty when the column is not in the file.
    pub column: String,
    /// Key of the text.
    pub key: &'static str,
    /// Values that the text names.
    pub args: Vec<(&'static str, String)>,
}

/// A point as the file has it. `None` where the file has no such column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePoint {
    /// Its name in another system.
    pub external_id: String,
    /// About which kernen, sorted.
    pub kernen: Vec<KernId>,
    /// What it is.
    pub title: String,
    /// More about it.
    pub body: Option<String>,
    /// The theme; empty for none.
    pub theme: Option<String>,
    /// Who has to act.
    pub owners: Option<Vec<Owner>>,
    /// How it stands.
    pub status: Status,
    /// The status in the words of the source.
    pub status_words: Option<String>,
    /// When.
    pub planning: Option<Option<Planning>>,
    /// The planning in the words of the source.
    pub planning_words: Option<String>,
    /// The page of the source.
    pub source_url: Option<String>,
    /// The name of the source.
    pub source_name: Option<String>,
    /// Of which year or day the source tells.
    pub as_of: String,
    /// The source presents a kernagenda, as far as the file says.
    pub of_agenda: bool,
}

/// A row of the file.
#[derive(Clone, Debug)]
pub struct PlanRow {
    /// The line of the file where it starts.
    pub line: usize,
    /// The title as it stands there.
    pub title: String,
    /// The kern as it stands there.
    pub kern: String,
    /// The point, when nothing is wrong.
    pub point: Option<FilePoint>,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What is to be known.
    pub notes: Vec<Problem>,
}

/// What a file says.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The name of the file.
    pub file_name: String,
    /// Its rows, without those of other municipalities.
    pub rows: Vec<PlanRow>,
    /// How many rows are about other municipalities.
    pub left_out: usize,
    /// What was assumed while reading the file.
    pub notes: Vec<Note>,
    /// Words for a status that nobody knows, as the file has them, each once.
    pub unknown_statuses: Vec<String>,
    /// The kernen, for their names.
    pub kernen: Kernen,
}

impl Plan {
    /// Reads every row of a table.
    pub fn new(file_name: &str, table: &Table, mapping: &Mapping, kernen: Kernen) -> Self {
        let mut reader = Reader::new(table, mapping);
        let mut plan = Self { file_name: file_name.to_owned(), notes: table.notes.clone(), ..Self::default() };
        for row in &table.rows {
            if reader.is_elsewhere(row) {
                plan.left_out += 1;
            } else {
                plan.rows.push(reader.row(row, &kernen));
            }
        }
        plan.unknown_statuses = reader.unknown.into_values().collect();
        plan.kernen = kernen;
        plan
    }

    /// The points of the rows in which nothing is wrong.
    pub fn points(&self) -> impl Iterator<Item = &FilePoint> {
        self.rows.iter().filter_map(|row| row.point.as_ref())
    }
}
