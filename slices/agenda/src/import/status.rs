// SPDX-License-Identifier: EUPL-1.2
//! From the words of a source to our statuses. The table stands in `statuses.json`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kernel::Planning;
use serde::Deserialize;

use crate::model::Status;

#[derive(Default, Deserialize)]
struct File {
    /// The status of words.
    woorden: BTreeMap<String, String>,
    /// The status of words with a year behind them, where that says more than the words alone.
    met_jaar: BTreeMap<String, String>,
    /// The sorts of list of which a point without a status was agreed.
    afgesproken_zonder_status: Vec<String>,
}

/// The file is part of the program; a test reads it.
static TABLE: LazyLock<File> =
    LazyLock::new(|| serde_json::from_str(include_str!("statuses.json")).unwrap_or_default());

/// A text without what does not matter: lower case, single spaces, no full stop behind it.
pub fn norm(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    text.trim_end_matches(['.', ';', ',', ' ']).to_owned()
}

/// What words mean: a status, and the year that they name when it is planned for then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The status.
    pub status: Status,
    /// When, if the words say so.
    pub planning: Option<Planning>,
}

/// The meaning of a status in the words of a source. `kind` is the sort of list that it comes from,
/// which decides when there are no words; `own` holds what the user said that words mean, which
/// goes before the table. `None` for words that nobody knows.
pub fn meaning(words: &str, kind: &str, own: &BTreeMap<String, String>) -> Option<Meaning> {
    let words = norm(words);
    let (known, year) = if words.is_empty() { (Some(without_words(kind)), None) } else { known(&words) };
    let own = own.get(&words).and_then(|code| allowed(code));
    let status = own.or(known)?;
    Some(Meaning { status, planning: year })
}

/// What a point is of which the list says nothing.
fn without_words(kind: &str) -> Status {
    let agreed = TABLE.afgesproken_zonder_status.iter().any(|known| *known == norm(kind));
    if agreed { Status::Agreed } else { Status::Idea }
}

/// What the table says about words, and the year that they name when it is planned for then.
fn known(words: &str) -> (Option<Status>, Option<Planning>) {
    if let Some(status) = in_table(&TABLE.woorden, words) {
        return (Some(status), None);
    }
    let Some((rest, year)) = words.rsplit_once(' ') else { return (None, None) };
    let year = Planning::parse_input(year).ok().filter(|planning| matches!(planning, Planning::Year(_)));
    if year.is_none() {
        return (None, None);
    }
    let rest = rest.strip_suffix(" in").unwrap_or(rest);
    match in_table(&TABLE.met_jaar, rest) {
        Some(status) => (Some(status), year),
        None => (in_table(&TABLE.woorden, rest), None),
    }
}

/// A status that an import can give. Merging needs another point, so it is none of them.
pub fn allowed(code: &str) -> Option<Status> {
    Status::parse(code).filter(|status| *status != Status::Merged)
}

fn in_table(table: &BTreeMap<String, String>, words: &str) -> Option<Status> {
    table.get(words).and_then(|code| allowed(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(words: &str, kind: &str) -> Option<Status> {
        meaning(words, kind, &BTreeMap::new()).map(|meaning| meaning.status)
    }

    #[test]
    fn the_table_is_whole() {
        assert!(TABLE.woorden.len() > 60);
        for (words, code) in TABLE.woorden.iter().chain(&TABLE.met_jaar) {
            assert_eq!(*words, norm(words), "written as it is looked up");
            assert!(allowed(code).is_some(), "{code}");
        }
    }

    #[test]
    fn words_of_real_sources() {
        assert_eq!(status("Loopt", ""), Some(Status::Busy));
        assert_eq!(status(" voldoet  aan de eisen. ", ""), Some(Status::Settled));
        assert_eq!(status("gaat niet door", ""), Some(Status::Impossible));
        assert_eq!(status("zweeft ergens", ""), None);
        let planned = meaning("Uitvoering 2022", "", &BTreeMap::new()).unwrap();
        assert_eq!(planned, Meaning { status: Status::Planned, planning: Some(Planning::Year(2022)) });
        assert_eq!(status("Gerealiseerd in 2021", ""), Some(Status::Done));
    }

    #[test]
    fn without_words_the_sort_of_list_decides() {
        assert_eq!(status("", "Kernagenda"), Some(Status::Agreed));
        assert_eq!(status("", "kernagenda (alleen thema)"), Some(Status::Idea));
        assert_eq!(status("", ""), Some(Status::Idea));
    }

    #[test]
    fn the_user_may_say_what_words_mean() {
        let own =
            [("zweeft ergens".to_owned(), "testing".to_owned()), ("weg".to_owned(), "merged".to_owned())];
        let own = own.into();
        assert_eq!(meaning("Zweeft ergens", "", &own).map(|m| m.status), Some(Status::Testing));
        assert_eq!(meaning("weg", "", &own), None, "merging needs another point");
    }

    #[test]
    fn what_the_user_says_goes_before_the_table() {
        let own = [("loopt", "planned"), ("uitvoering 2022", "agreed"), ("", "testing")];
        let own = own.map(|(words, code)| (words.to_owned(), code.to_owned())).into();
        assert_eq!(meaning("Loopt", "", &own).map(|m| m.status), Some(Status::Planned));
        let year = Some(Planning::Year(2022));
        let expected = Some(Meaning { status: Status::Agreed, planning: year });
        assert_eq!(meaning("Uitvoering 2022", "", &own), expected, "the year stays");
        assert_eq!(meaning(" ", "kernagenda", &own).map(|m| m.status), Some(Status::Testing));
    }
}
