// SPDX-License-Identifier: EUPL-1.2
//! Reading a planning, as stored and as typed.

use super::{Planning, PlanningError};
use crate::date::{Date, DateError, text::month_number};

/// Reads `2026`, `2026-Q3`, `2026-03` or `2026-03-01`, nothing else.
pub(super) fn read_exact(text: &str) -> Result<Planning, PlanningError> {
    if text.is_empty() {
        return Err(PlanningError::Empty);
    }
    if text.len() == 10 {
        return text.parse().map(Planning::Date).map_err(date_error);
    }
    let (year, part) = text.split_once('-').map_or((text, None), |(y, p)| (y, Some(p)));
    let year = year_number(year).ok_or(PlanningError::NotAPlanning)?;
    let Some(part) = part else {
        return Planning::year(year);
    };
    if let Some(quarter) = part.strip_prefix('Q') {
        let number = number(quarter, 1).ok_or(PlanningError::NotAPlanning)?;
        return Planning::quarter(year, number);
    }
    match number(part, 2) {
        Some(month) if part.len() == 2 => Planning::month(year, month),
        _ => Err(PlanningError::NotAPlanning),
    }
}

/// Reads what people type; see [`Planning::parse_input`].
pub(super) fn read(text: &str) -> Result<Planning, PlanningError> {
    let lower = text.trim().to_lowercase();
    if lower.is_empty() {
        return Err(PlanningError::Empty);
    }
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ','))
        .filter(|word| !word.is_empty() && !matches!(*word, "van" | "of" | "in"))
        .collect();
    match *words.as_slice() {
        [year] if year_number(year).is_some() => read_exact(year),
        [a, b] => two_words(a, b),
        [a, b, c] if is_quarter_word(a) || is_quarter_word(b) || is_quarter_word(c) => three_words([a, b, c]),
        _ => Date::parse_input(&lower).map(Planning::Date).map_err(date_error),
    }
}

/// A year with a quarter (`q3`) or a month beside it, in either order.
fn two_words(a: &str, b: &str) -> Result<Planning, PlanningError> {
    let (year, part) = match (year_number(a), year_number(b)) {
        (Some(year), _) => (year, b),
        (_, Some(year)) => (year, a),
        _ => return Err(PlanningError::NotAPlanning),
    };
    if let Some(quarter) = part.strip_prefix(['q', 'k']) {
        let quarter = number(quarter, 1).ok_or(PlanningError::NotAPlanning)?;
        return Planning::quarter(year, quarter);
    }
    let named = month_number(part).and_then(|month| u8::try_from(month).ok());
    match named.or_else(|| number(part, 2)) {
        Some(month) => Planning::month(year, month),
        None => Err(PlanningError::NotAPlanning),
    }
}

/// The word for a quarter, an ordinal and a year: `derde kwartaal 2026`, `2026 kwartaal 3`.
fn three_words(words: [&str; 3]) -> Result<Planning, PlanningError> {
    let year = words.iter().find_map(|word| year_number(word));
    let quarter = words.iter().find_map(|word| ordinal(word));
    match (year, quarter) {
        (Some(year), Some(quarter)) => Planning::quarter(year, quarter),
        _ => Err(PlanningError::NotAPlanning),
    }
}

fn is_quarter_word(word: &str) -> bool {
    matches!(word, "kwartaal" | "quarter")
}

/// `3`, `3e`, `3de`, `derde`, `3rd`, `third`.
fn ordinal(word: &str) -> Option<u8> {
    let names = [
        ["1e", "1ste", "eerste", "1st", "first"],
        ["2e", "2de", "tweede", "2nd", "second"],
        ["3e", "3de", "derde", "3rd", "third"],
        ["4e", "4de", "vierde", "4th", "fourth"],
    ];
    let named = names.iter().position(|forms| forms.contains(&word));
    named.and_then(|index| u8::try_from(index + 1).ok()).or_else(|| number(word, 1))
}

fn year_number(word: &str) -> Option<i16> {
    let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    if is_year { word.parse().ok() } else { None }
}

/// A number of one to `most` ASCII digits.
fn number(word: &str, most: usize) -> Option<u8> {
    let fits = (1..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    if fits { word.parse().ok() } else { None }
}

fn date_error(error: DateError) -> PlanningError {
    match error {
        DateError::Empty => PlanningError::Empty,
        DateError::NotADate => PlanningError::NotAPlanning,
        DateError::NoSuchDay | DateError::WrongWeekday => PlanningError::OutOfRange,
    }
}
