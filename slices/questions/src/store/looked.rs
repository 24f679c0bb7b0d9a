// SPDX-License-Identifier: EUPL-1.2
//! Looking for questions with words: in what was asked, and in who asked it. The only list that reads every
//! question within reach.

use db::Sql;

/// No more letters of what was typed are looked for.
const LETTERS: usize = 100;
/// No more words are looked for.
const WORDS: usize = 6;
/// So many digits are a telephone number, and not a house number or a year.
const DIGITS: usize = 6;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Words that all have to be there, wherever, in small letters.
    Words(Vec<String>),
    /// The digits of a telephone number, however it is written.
    Phone(String),
}

impl Looked {
    /// What somebody typed; none when that is nothing.
    pub fn of(typed: &str) -> Option<Self> {
        let typed: String = typed.chars().take(LETTERS).collect();
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let is_phone = typed.chars().all(|sign| sign.is_ascii_digit() || " +-()./".contains(sign));
        if is_phone && digits.len() >= DIGITS {
            return Some(Self::Phone(national(&typed, &digits)));
        }
        let words: Vec<String> = typed.split_whitespace().take(WORDS).map(str::to_lowercase).collect();
        (!words.is_empty()).then_some(Self::Words(words))
    }

    /// Appends the condition that they are in the question `q`.
    pub(super) fn push(&self, sql: &mut Sql) {
        match self {
            Self::Words(words) => words.iter().for_each(|word| push_word(sql, word)),
            Self::Phone(digits) => {
                let mut column = "a.phone".to_owned();
                for sign in [" ", "+", "-", "(", ")", ".", "/"] {
                    column = format!("replace({column}, '{sign}', '')");
                }
                sql.push(" AND EXISTS (").push(ASKER).push(" AND ").push(&column).push(" LIKE ");
                sql.bind(format!("%{digits}%")).push(")");
            }
        }
    }
}

/// The digits that a number has with and without the code of the country: `+31 345` and `0345` are one.
fn national(typed: &str, digits: &str) -> String {
    let digits = match typed.trim_start().starts_with('+') {
        true => digits.strip_prefix("31").unwrap_or(digits),
        false => digits.strip_prefix("0031").unwrap_or(digits),
    };
    digits.trim_start_matches('0').to_owned()
}

/// Who asked the question `q`.
const ASKER: &str = "SELECT 1 FROM question_asker a WHERE a.tenant_id = q.tenant_id AND a.question_id = q.id";

fn push_word(sql: &mut Sql, word: &str) {
    sql.push(" AND (");
    for column in ["q.title", "q.body"] {
        push_like(sql, column, word);
        sql.push(" OR ");
    }
    sql.push("EXISTS (").push(ASKER).push(" AND (");
    for (at, column) in ["a.name", "a.email", "a.phone"].into_iter().enumerate() {
        if at > 0 {
            sql.push(" OR ");
        }
        push_like(sql, column, word);
    }
    sql.push(")))");
}

/// SQLite makes small letters of A to Z only: a word with others is looked for as it may be written, too.
fn push_like(sql: &mut Sql, column: &str, word: &str) {
    sql.push("(lower(").push(column).push(") LIKE ").bind(like(word)).push(" ESCAPE '\\'");
    if !word.is_ascii() {
        for written in [capital(word), word.to_uppercase()] {
            sql.push(" OR ").push(column).push(" LIKE ").bind(like(&written)).push(" ESCAPE '\\'");
        }
    }
    sql.push(")");
}

/// The word as a name is written.
fn capital(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// A part of a text, in which `%` and `_` stand for themselves, for `LIKE … ESCAPE '\'`.
fn like(word: &str) -> String {
    format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_words_or_a_telephone_number() {
        let words = |typed: &[&str]| Some(Looked::Words(typed.iter().map(|word| (*word).into()).collect()));
        assert_eq!(Looked::of("  "), None);
        assert_eq!(Looked::of(" Losse  Tegels "), words(&["losse", "tegels"]));
        assert_eq!(Looked::of("Dorpsstraat 12"), words(&["dorpsstraat", "12"]));
        assert_eq!(Looked::of("12-34"), words(&["12-34"]));
        for phone in ["(0345) 11-19 99", "+31 345 111999", "0031345111999", "0345111999"] {
            assert_eq!(Looked::of(phone), Some(Looked::Phone("345111999".into())), "{phone}");
        }
        assert_eq!(Looked::of("1 2 3 4 5a 6 7 8"), words(&["1", "2", "3", "4", "5a", "6"]), "a brake");
        let Some(Looked::Words(long)) = Looked::of(&"é".repeat(500)) else { panic!("words") };
        assert_eq!(long[0].chars().count(), LETTERS);
    }

    #[test]
    fn wildcards_stand_for_themselves() {
        assert_eq!(like("50%_\\"), "%50\\%\\_\\\\%");
        assert_eq!(capital("één"), "Één");
    }
}
