// SPDX-License-Identifier: EUPL-1.2
//! What a file says, row by row, with what is wrong in it. Needs no database but the names of the
//! kernen.

use std::collections::BTreeMap;

use kernel::Planning;
use sheet::{Note, Table};
use villages::KernId;

use super::cell::Kernen;
use super::mapping::{Field, Mapping};
use super::read::Reader;
use super::words::{self, StatusWord};
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
    /// Of which year or day the source tells; empty when it does not say.
    pub as_of: Option<String>,
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
    /// The words for a status, each once.
    pub words: Vec<StatusWord>,
    /// The names of the columns, by what they hold.
    pub columns: BTreeMap<Field, String>,
    /// The kernen, for their names.
    pub kernen: Kernen,
}

impl Plan {
    /// Reads every row of a table.
    pub fn new(file_name: &str, table: &Table, mapping: &Mapping, kernen: Kernen) -> Self {
        let mut reader = Reader::new(table, mapping);
        let mut plan =
            Self { file_name: file_name.to_owned(), notes: table.notes.clone(), ..Self::default() };
        for row in &table.rows {
            if reader.is_elsewhere(row) {
                plan.left_out += 1;
            } else {
                plan.rows.push(reader.row(row, &kernen));
            }
        }
        plan.words = words::of(table, mapping);
        plan.columns = reader.columns();
        plan.kernen = kernen;
        plan
    }

    /// The points of the rows in which nothing is wrong.
    pub fn points(&self) -> impl Iterator<Item = &FilePoint> {
        self.rows.iter().filter_map(|row| row.point.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::{limits, refusal};

    fn read(bytes: &[u8]) -> Option<Plan> {
        let table = match sheet::read(bytes, "punten.csv", &limits()) {
            Ok(table) => table,
            Err(error) => {
                assert_eq!(refusal(&error).0.len(), 1);
                return None;
            }
        };
        let mapping = Mapping::guess(&table.header, Some("Buren"));
        Some(Plan::new("punten.csv", &table, &mapping, Kernen::default()))
    }

    #[test]
    fn a_row_tells_everything_that_is_wrong_with_it() {
        let plan = read(b"kern,titel,status,eigenaar\n,,zweeft,de koning\n").unwrap();
        let keys: Vec<_> = plan.rows[0].problems.iter().map(|p| (p.column.as_str(), p.key)).collect();
        let expected = [
            ("kern", "import-kern-leeg"),
            ("status", "import-status-onbekend"),
            ("eigenaar", "import-eigenaar-onbekend"),
            ("titel", "import-titel-leeg"),
        ];
        assert_eq!(keys, expected);
        assert_eq!((plan.rows[0].line, plan.points().count()), (2, 0));
    }

    /// Every sort of mistake in a file has a text in both languages.
    #[test]
    fn every_refusal_of_a_file_has_words() {
        let codes = include_str!("../../../../foundation/sheet/src/error.rs")
            .split('"')
            .chain(include_str!("../../../../foundation/sheet/src/note.rs").split('"'))
            .filter(|code| code.starts_with("sheet-"));
        let texts = web::app::TEXTS.map(|(_, text)| text);
        let mut count = 0;
        for code in codes {
            assert!(texts.iter().all(|text| text.contains(&format!("\n{code} = "))), "{code}");
            count += 1;
        }
        assert!(count > 20, "{count}");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            read(&bytes);
        }

        #[test]
        fn no_table_makes_it_panic(rows in prop::collection::vec("[^\r\n]{0,60}", 0..12)) {
            let head = "gemeente;kern;titel;status;planning;eigenaar;bron url;id;jaar;soort bron\n";
            read(format!("{head}{}", rows.join("\n")).as_bytes());
        }

        #[test]
        fn no_cells_make_it_panic(cells in prop::collection::vec("[^;\"\r\n]{0,20}", 8)) {
            let head = "kern;titel;status;planning;eigenaar;bron url;id;thema\n";
            if let Some(plan) = read(format!("{head}{}\n", cells.join(";")).as_bytes()) {
                prop_assert!(plan.rows.iter().all(|row| row.point.is_none() != row.problems.is_empty()));
            }
        }
    }
}
