// SPDX-License-Identifier: EUPL-1.2
//! When something is planned, as precisely as is known.

mod input;

use crate::date::{Date, text::month_long};
use crate::locale::Locale;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A year, a quarter, a month or a day. Written as `2026`, `2026-Q3`, `2026-03` or `2026-03-01`.
///
/// Years are 1 to 9999, quarters 1 to 4, months 1 to 12. [`Planning::quarter`] and
/// [`Planning::month`] check this; a value beyond it that is built by hand counts as the nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Planning {
    /// Some time in a year.
    Year(i16),
    /// Some time in a quarter (1 to 4) of a year.
    Quarter(i16, u8),
    /// Some time in a month (1 to 12) of a year.
    Month(i16, u8),
    /// On a day.
    Date(Date),
}

/// Why a text is not a planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanningError {
    /// Nothing was typed.
    #[error("no planning given")]
    Empty,
    /// Not a year, quarter, month or day, such as `najaar 2024` or `zo snel mogelijk`.
    #[error("not a year, quarter, month or day")]
    NotAPlanning,
    /// Written well, but it does not exist: quarter 5, month 13, 30 February.
    #[error("no such quarter, month or day")]
    OutOfRange,
}

impl PlanningError {
    /// A stable code, for looking up the text shown to people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "planning-empty",
            Self::NotAPlanning => "planning-not-a-planning",
            Self::OutOfRange => "planning-out-of-range",
        }
    }
}

impl Planning {
    /// A year, 1 to 9999.
    ///
    /// # Errors
    /// [`PlanningError::OutOfRange`].
    pub const fn year(year: i16) -> Result<Self, PlanningError> {
        match year {
            1..=9999 => Ok(Self::Year(year)),
            _ => Err(PlanningError::OutOfRange),
        }
    }

    /// A quarter, 1 to 4, of a year, 1 to 9999.
    ///
    /// # Errors
    /// [`PlanningError::OutOfRange`].
    pub const fn quarter(year: i16, quarter: u8) -> Result<Self, PlanningError> {
        match (year, quarter) {
            (1..=9999, 1..=4) => Ok(Self::Quarter(year, quarter)),
            _ => Err(PlanningError::OutOfRange),
        }
    }

    /// A month, 1 to 12, of a year, 1 to 9999.
    ///
    /// # Errors
    /// [`PlanningError::OutOfRange`].
    pub const fn month(year: i16, month: u8) -> Result<Self, PlanningError> {
        match (year, month) {
            (1..=9999, 1..=12) => Ok(Self::Month(year, month)),
            _ => Err(PlanningError::OutOfRange),
        }
    }

    /// Reads a planning as people type it: `2026`, `Q3 2026`, `2026-Q3`, `3e kwartaal 2026`,
    /// `derde kwartaal van 2026`, `2021-09`, `09-2021`, `september 2021`, and days as
    /// [`Date::parse_input`] reads them.
    ///
    /// # Errors
    /// [`PlanningError`] says what is wrong; `najaar 2024` is not guessed at.
    pub fn parse_input(text: &str) -> Result<Self, PlanningError> {
        input::read(text)
    }

    /// The first day.
    #[must_use]
    pub fn start(self) -> Date {
        match self {
            Self::Year(year) => first_of(year, 1),
            Self::Quarter(year, quarter) => first_of(year, quarter.clamp(1, 4) * 3 - 2),
            Self::Month(year, month) => first_of(year, month),
            Self::Date(date) => date,
        }
    }

    /// The last day: what is planned for a year is not late before that year is over.
    #[must_use]
    pub fn end(self) -> Date {
        match self {
            Self::Year(year) => last_of(year, 12),
            Self::Quarter(year, quarter) => last_of(year, quarter.clamp(1, 4) * 3),
            Self::Month(year, month) => last_of(year, month),
            Self::Date(date) => date,
        }
    }

    /// Whether a day lies within it.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.start() <= date && date <= self.end()
    }

    /// Whether its last day lies before today.
    #[must_use]
    pub fn is_over(self, today: Date) -> bool {
        self.end() < today
    }

    /// The planning for people: `2026`, `derde kwartaal van 2026`, `maart 2026`, `1 maart 2026`.
    #[must_use]
    pub fn label(self, locale: Locale) -> String {
        let start = self.start();
        let year = start.year();
        match (self, locale) {
            (Self::Year(_), _) => year.to_string(),
            (Self::Quarter(..), Locale::Nl) => {
                format!("{} kwartaal van {year}", self.ordinal(locale))
            }
            (Self::Quarter(..), Locale::En) => {
                format!("{} quarter of {year}", self.ordinal(locale))
            }
            (Self::Month(..), _) => format!("{} {year}", month_long(locale, start.month())),
            (Self::Date(date), _) => date.plain(locale),
        }
    }

    fn ordinal(self, locale: Locale) -> &'static str {
        let names = match locale {
            Locale::Nl => ["eerste", "tweede", "derde", "vierde"],
            Locale::En => ["first", "second", "third", "fourth"],
        };
        match self.start().month() {
            1..=3 => names[0],
            4..=6 => names[1],
            7..=9 => names[2],
            _ => names[3],
        }
    }
}

fn first_of(year: i16, month: u8) -> Date {
    let month = i8::try_from(month.clamp(1, 12)).unwrap_or(12);
    Date::new(year.clamp(1, 9999), month, 1).unwrap_or(Date::MIN)
}

fn last_of(year: i16, month: u8) -> Date {
    let date = first_of(year, month).to_jiff().last_of_month();
    Date::from_jiff(date)
}

impl fmt::Display for Planning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.start();
        let (year, month) = (start.year(), start.month());
        let text = match self {
            Self::Year(_) => format!("{year:04}"),
            Self::Quarter(..) => format!("{year:04}-Q{}", (month + 2) / 3),
            Self::Month(..) => format!("{year:04}-{month:02}"),
            Self::Date(date) => date.to_string(),
        };
        f.pad(&text)
    }
}

impl FromStr for Planning {
    type Err = PlanningError;

    /// Reads exactly the four forms that are written: `2026`, `2026-Q3`, `2026-03`, `2026-03-01`.
    fn from_str(text: &str) -> Result<Self, PlanningError> {
        input::read_exact(text)
    }
}

impl Serialize for Planning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Planning {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
