// SPDX-License-Identifier: EUPL-1.2
//! The words for a status in a file: each once, with what they come to mean.

use std::collections::BTreeMap;

use sheet::Table;

use super::mapping::{Field, Mapping};
use super::read::Reader;
use super::status::{self, norm};
use crate::model::Status;

/// Words for a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusWord {
    /// As the file has them; empty for rows without words.
    pub text: String,
    /// In how many rows.
    pub rows: usize,
    /// What Brink makes of them; `None` for words that it does not know, or when that differs from
    /// row to row.
    pub guess: Option<Status>,
    /// What they become; `None` when nobody knows, or when that differs from row to row.
    pub status: Option<Status>,
}

impl StatusWord {
    /// Whether the rows cannot be imported before somebody says what the words mean.
    pub fn is_unknown(&self) -> bool {
        self.status.is_none() && !self.text.is_empty()
    }
}

/// The words in the rows of this municipality: first those that nobody knows, then by their number
/// of rows.
pub fn of(table: &Table, mapping: &Mapping) -> Vec<StatusWord> {
    let reader = Reader::new(table, mapping);
    let none = BTreeMap::new();
    let mut found: BTreeMap<String, StatusWord> = BTreeMap::new();
    for row in table.rows.iter().filter(|row| !reader.is_elsewhere(row)) {
        let (text, kind) = (reader.cell(row, Field::Status), reader.cell(row, Field::SourceKind));
        let mean = |own| status::meaning(text, kind, own).map(|meaning| meaning.status);
        let (guess, status) = (mean(&none), mean(&mapping.statuses));
        match found.get_mut(&norm(text)) {
            Some(word) => {
                word.rows += 1;
                word.guess = word.guess.filter(|before| guess == Some(*before));
                word.status = word.status.filter(|before| status == Some(*before));
            }
            None => {
                found.insert(norm(text), StatusWord { text: text.to_owned(), rows: 1, guess, status });
            }
        }
    }
    let mut words: Vec<StatusWord> = found.into_values().collect();
    words.sort_by_key(|word| (!word.is_unknown(), std::cmp::Reverse(word.rows)));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::limits;

    fn words(text: &str, own: &[(&str, &str)]) -> Vec<(String, usize, Option<Status>, Option<Status>)> {
        let table = sheet::read(text.as_bytes(), "punten.csv", &limits()).unwrap();
        let mut mapping = Mapping::guess(&table.header, Some("Buren"));
        mapping.statuses = own.iter().map(|(word, code)| ((*word).into(), (*code).into())).collect();
        of(&table, &mapping).into_iter().map(|word| (word.text, word.rows, word.guess, word.status)).collect()
    }

    #[test]
    fn known_and_unknown_words_with_their_rows() {
        let text = "kern,titel,status\na,1,Loopt\nb,2,loopt.\nc,3,zweeft\nd,4,\n";
        let busy = Some(Status::Busy);
        let idea = Some(Status::Idea);
        let expected = [
            ("zweeft".to_owned(), 1, None, None),
            ("Loopt".to_owned(), 2, busy, busy),
            (String::new(), 1, idea, idea),
        ];
        assert_eq!(words(text, &[]), expected);
        let own = words(text, &[("loopt", "planned"), ("zweeft", "testing")]);
        assert_eq!(own[0], ("Loopt".to_owned(), 2, busy, Some(Status::Planned)));
    }

    #[test]
    fn empty_cells_of_two_sorts_of_list_mean_two_things() {
        let text = "kern,titel,status,bron soort\na,1,,kernagenda\nb,2,,enquête\n";
        assert_eq!(words(text, &[]), [(String::new(), 2, None, None)]);
        let testing = Some(Status::Testing);
        assert_eq!(words(text, &[("", "testing")]), [(String::new(), 2, None, testing)]);
    }

    #[test]
    fn rows_of_other_municipalities_do_not_count() {
        let text = "gemeente,kern,titel,status\nBuren,a,1,loopt\nTiel,b,2,zweeft\n";
        assert_eq!(words(text, &[]).len(), 1);
    }
}
