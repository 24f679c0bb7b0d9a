// SPDX-License-Identifier: EUPL-1.2
//! "Stand per": the year or day of which a source tells, as the source writes it.

use kernel::{Date, Planning};

use crate::model::Precision;

/// The year of `2021`, `november 2021`, `3-12-2021` or `najaar 2021`; of several the last.
pub fn year(text: &str) -> Option<i16> {
    if let Ok(planning) = Planning::parse_input(text) {
        return Some(planning.start().year());
    }
    let words = text.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
    words.filter_map(|word| word.parse().ok()).filter(|year| (1900..2200).contains(year)).max()
}

/// The first day that it can mean, and how exactly that is known; `None` when it names no year.
pub fn since(text: &str) -> Option<(Date, Precision)> {
    if let Ok(Planning::Date(day)) = Planning::parse_input(text) {
        return Some((day, Precision::Day));
    }
    let known = Planning::parse_input(text).ok();
    let first = known.or_else(|| Planning::year(year(text)?).ok())?;
    Some((first.start(), Precision::Year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_however_it_is_written() {
        for (text, expected) in [
            ("2021", Some(2021)),
            ("november 2021", Some(2021)),
            ("3-12-2021", Some(2021)),
            ("2021-12-03", Some(2021)),
            ("najaar 2021", Some(2021)),
            ("2021-2022", Some(2022)),
            ("raad van 12 mei 2020, bijgewerkt 2023", Some(2023)),
            ("", None),
            ("vorig jaar", None),
            ("zaak 0012", None),
        ] {
            assert_eq!(year(text), expected, "{text}");
        }
    }

    #[test]
    fn no_more_exact_than_the_source() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(since("2021"), Some((day("2021-01-01"), Precision::Year)));
        assert_eq!(since("november 2021"), Some((day("2021-11-01"), Precision::Year)));
        assert_eq!(since("3-12-2021"), Some((day("2021-12-03"), Precision::Day)));
        assert_eq!(since("najaar 2021"), Some((day("2021-01-01"), Precision::Year)));
        assert_eq!(since("ooit"), None);
    }
}
