// SPDX-License-Identifier: EUPL-1.2
//! Calendar days, without a time and without a zone.

use self::text::{month_long, month_short, weekday};
use crate::locale::Locale;
use jiff::{SignedDuration, civil};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

pub(crate) mod text;

/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31; written as ISO 8601 text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// Why a text or a number is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("no date given")]
    Empty,
    /// Not written as a date.
    #[error("not a date")]
    NotADate,
    /// Written as a date, but the calendar has no such day (30 February).
    #[error("no such day")]
    NoSuchDay,
    /// The weekday beside the date is another one.
    #[error("the weekday does not fit the date")]
    WrongWeekday,
}

impl DateError {
    /// A stable code, for looking up the text shown to people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "date-empty",
            Self::NotADate => "date-not-a-date",
            Self::NoSuchDay => "date-no-such-day",
            Self::WrongWeekday => "date-wrong-weekday",
        }
    }
}

impl Date {
    /// The first day that can be written.
    pub const MIN: Self = Self(civil::date(1, 1, 1));
    /// The last day that can be written.
    pub const MAX: Self = Self(civil::date(9999, 12, 31));

    /// The day of a year (1 to 9999), month (1 to 12) and day of the month (1 to 31).
    ///
    /// # Errors
    /// [`DateError::NoSuchDay`] when the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, DateError> {
        if year < 1 {
            return Err(DateError::NoSuchDay);
        }
        civil::Date::new(year, month, day).map(Self).map_err(|_| DateError::NoSuchDay)
    }

    /// The same day of jiff; years before 1 become [`Date::MIN`].
    #[must_use]
    pub fn from_jiff(date: civil::Date) -> Self {
        Self(date).max(Self::MIN)
    }

    /// The same day as jiff's type.
    #[must_use]
    pub const fn to_jiff(self) -> civil::Date {
        self.0
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    #[must_use]
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// So many days later (or earlier, when negative); stops at [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub fn add_days(self, days: i32) -> Self {
        let span = SignedDuration::from_hours(i64::from(days) * 24);
        Self::from_jiff(self.0.saturating_add(span))
    }

    /// The number of days from this day to another; negative when the other is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        let days = self.0.duration_until(other.0).as_hours() / 24;
        // 9999 years are under four million days, so this always fits.
        i32::try_from(days).unwrap_or_default()
    }

    /// Reads a day as people type it: `3-12-2026`, `03/12/2026`, `3.12.2026`, `2026-12-03`,
    /// `3 december 2026`, `3 dec 2026`, `donderdag 3 december 2026`; month names in Dutch or
    /// English. The year has four digits; day comes before month.
    ///
    /// # Errors
    /// [`DateError`] says what is wrong; nothing is guessed.
    pub fn parse_input(input: &str) -> Result<Self, DateError> {
        let lower = input.trim().to_lowercase();
        if lower.is_empty() {
            return Err(DateError::Empty);
        }
        if let Ok(date) = lower.parse() {
            return Ok(date);
        }
        let mut words: Vec<&str> = lower
            .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ','))
            .filter(|word| !word.is_empty())
            .collect();
        let expected = words.first().and_then(|word| text::weekday_number(word));
        if expected.is_some() {
            words.remove(0);
        }
        let date = Self::from_words(&words)?;
        match expected {
            Some(number) if number != date.weekday() => Err(DateError::WrongWeekday),
            _ => Ok(date),
        }
    }

    fn from_words(words: &[&str]) -> Result<Self, DateError> {
        let &[day, month, year] = words else {
            return Err(DateError::NotADate);
        };
        let day = digits(day, 2).and_then(|n| i8::try_from(n).ok());
        let month = text::month_number(month).or_else(|| digits(month, 2).and_then(|n| i8::try_from(n).ok()));
        let year = digits(year, 4).filter(|_| year.len() == 4);
        match (year, month, day) {
            (Some(year), Some(month), Some(day)) => Self::new(year, month, day),
            _ => Err(DateError::NotADate),
        }
    }

    /// The day in full: `donderdag 3 december 2026`, `Thursday 3 December 2026`.
    #[must_use]
    pub fn long(self, locale: Locale) -> String {
        format!("{} {}", self.long_without_year(locale), self.year())
    }

    /// As [`Date::long`], without the year when `today` is in the same year.
    #[must_use]
    pub fn long_near(self, locale: Locale, today: Self) -> String {
        if self.year() == today.year() { self.long_without_year(locale) } else { self.long(locale) }
    }

    /// The day without weekday: `3 december 2026`, `3 December 2026`.
    #[must_use]
    pub fn plain(self, locale: Locale) -> String {
        format!("{} {} {}", self.day(), month_long(locale, self.month()), self.year())
    }

    /// The day in short: `3 dec 2026`, `3 Dec 2026`.
    #[must_use]
    pub fn short(self, locale: Locale) -> String {
        format!("{} {} {}", self.day(), month_short(locale, self.month()), self.year())
    }

    /// The day as seen from `today`: `vandaag`, `over 3 dagen`, `2 maanden geleden`.
    ///
    /// Up to 60 days in days, from there in rounded months, from 24 months in rounded years.
    #[must_use]
    pub fn relative(self, locale: Locale, today: Self) -> String {
        text::relative(locale, today.days_until(self))
    }

    fn long_without_year(self, locale: Locale) -> String {
        let name = weekday(locale, self.weekday());
        format!("{name} {} {}", self.day(), month_long(locale, self.month()))
    }
}

/// A number of one to `most` ASCII digits.
fn digits(word: &str, most: usize) -> Option<i16> {
    let fits = !word.is_empty() && word.len() <= most && word.bytes().all(|b| b.is_ascii_digit());
    if fits { word.parse().ok() } else { None }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day()))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads exactly `YYYY-MM-DD`.
    fn from_str(input: &str) -> Result<Self, DateError> {
        let shape = input.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if input.len() != 10 || !shape {
            return Err(DateError::NotADate);
        }
        let part = |range: std::ops::Range<usize>| input[range].parse::<i16>().unwrap_or_default();
        let small = |number: i16| i8::try_from(number).unwrap_or_default();
        Self::new(part(0..4), small(part(5..7)), small(part(8..10)))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
