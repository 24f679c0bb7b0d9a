// SPDX-License-Identifier: EUPL-1.2
//! Working days, public holidays and terms, as they count in a municipality.

mod holiday;

use crate::date::Date;
use crate::timestamp::{Timestamp, Zone};
pub use holiday::{Holiday, easter};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// In which years the town hall closes on 5 May.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LiberationDay {
    /// Once in five years, counted from 1945, as most collective agreements have it.
    #[default]
    Lustrum,
    /// Every year.
    #[serde(rename = "jaarlijks")]
    Yearly,
    /// No year.
    #[serde(rename = "nooit")]
    Never,
}

impl LiberationDay {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Lustrum, Self::Yearly, Self::Never];

    /// Its name in forms and settings.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lustrum => "lustrum",
            Self::Yearly => "jaarlijks",
            Self::Never => "nooit",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|years| years.code() == code)
    }
}

/// On which days beside weekends and holidays the organisation is closed, as a municipality sets it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClosedDays {
    /// Closed on Good Friday.
    pub goede_vrijdag: bool,
    /// In which years it closes on 5 May.
    pub bevrijdingsdag: LiberationDay,
    /// Single days, such as a bridge day or a local feast.
    pub dagen: BTreeSet<Date>,
}

/// The days on which a municipality works, in its time zone.
///
/// Working days (which the organisation sets itself) and terms of law (which follow the Algemene
/// termijnenwet, whatever the organisation does) are two different things; see
/// [`Calendar::is_working_day`] and [`Calendar::is_free_by_law`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    zone: Zone,
    extra_closed: BTreeSet<Date>,
    equated: BTreeSet<Date>,
    good_friday: bool,
    liberation_day: LiberationDay,
}

impl Calendar {
    /// A calendar with the public holidays only: open on Good Friday, closed on 5 May in lustrum
    /// years. [`Calendar::default`] is this in the zone of Amsterdam.
    #[must_use]
    pub fn new(zone: Zone) -> Self {
        Self { zone, ..Self::default() }
    }

    /// The calendar of a municipality in the Netherlands that closes on these days.
    #[must_use]
    pub fn of(closed: &ClosedDays) -> Self {
        Self::default()
            .closed_on(closed.dagen.iter().copied())
            .with_good_friday(closed.goede_vrijdag)
            .with_liberation_day(closed.bevrijdingsdag)
    }

    /// Also closed on these days, such as a bridge day or a local feast. No influence on terms.
    #[must_use]
    pub fn closed_on(mut self, days: impl IntoIterator<Item = Date>) -> Self {
        self.extra_closed.extend(days);
        self
    }

    /// Also free by law on these days: those a royal decree equates with public holidays
    /// (Algemene termijnenwet, article 3, paragraph 3). No influence on working days.
    #[must_use]
    pub fn equated_by_decree(mut self, days: impl IntoIterator<Item = Date>) -> Self {
        self.equated.extend(days);
        self
    }

    /// Whether the organisation is closed on Good Friday.
    #[must_use]
    pub const fn with_good_friday(mut self, closed: bool) -> Self {
        self.good_friday = closed;
        self
    }

    /// In which years the organisation is closed on 5 May.
    #[must_use]
    pub const fn with_liberation_day(mut self, years: LiberationDay) -> Self {
        self.liberation_day = years;
        self
    }

    /// The time zone in which the days of this calendar begin and end.
    #[must_use]
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The days on which the organisation is closed beside weekends and holidays.
    #[must_use]
    pub const fn extra_closed(&self) -> &BTreeSet<Date> {
        &self.extra_closed
    }

    /// The holidays of a year on which the organisation is closed, in the order of the calendar.
    /// The year is 1 to 9999, but the rules (King's Day) are those since 2014.
    #[must_use]
    pub fn holidays(&self, year: i16) -> Vec<(Date, Holiday)> {
        let mut days: Vec<_> = Holiday::ALL
            .into_iter()
            .filter(|holiday| self.observes(*holiday, year))
            .map(|holiday| (holiday.date(year), holiday))
            .collect();
        days.sort_unstable();
        days
    }

    /// The holiday on which the organisation is closed that day, if there is one.
    #[must_use]
    pub fn holiday_on(&self, date: Date) -> Option<Holiday> {
        let year = date.year();
        Holiday::ALL.into_iter().find(|holiday| holiday.date(year) == date && self.observes(*holiday, year))
    }

    fn observes(&self, holiday: Holiday, year: i16) -> bool {
        match (holiday, self.liberation_day) {
            (Holiday::GoodFriday, _) => self.good_friday,
            (Holiday::LiberationDay, LiberationDay::Lustrum) => year % 5 == 0,
            (Holiday::LiberationDay, LiberationDay::Never) => false,
            _ => true,
        }
    }

    /// Whether the organisation works that day: no Saturday, Sunday, holiday or extra closed day.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        !is_weekend(date) && !self.extra_closed.contains(&date) && self.holiday_on(date).is_none()
    }

    /// The first working day after a day; [`Date::MAX`] when the calendar ends before it.
    #[must_use]
    pub fn next_working_day(&self, date: Date) -> Date {
        first(date.add_days(1), |day| self.is_working_day(day))
    }

    /// The day so many working days later; the given day itself does not count. Zero days later is
    /// the given day, also when it is not a working day.
    #[must_use]
    pub fn add_working_days(&self, date: Date, days: u16) -> Date {
        (0..days).fold(date, |day, _| self.next_working_day(day))
    }

    /// The last microsecond of a day in the municipality's zone: a deadline on that day is met
    /// while `now <= end_of_day`.
    #[must_use]
    pub fn end_of_day(&self, date: Date) -> Timestamp {
        self.zone.end_of_day(date)
    }

    /// The first moment of a day in the municipality's zone.
    #[must_use]
    pub fn start_of_day(&self, date: Date) -> Timestamp {
        self.zone.start_of_day(date)
    }

    /// Whether a day is a Saturday, a Sunday, a generally recognised holiday or equated with one
    /// (Algemene termijnenwet, article 3): this includes Good Friday and 5 May of every year, also
    /// when the organisation works then.
    #[must_use]
    pub fn is_free_by_law(&self, date: Date) -> bool {
        is_weekend(date)
            || self.equated.contains(&date)
            || Holiday::ALL.into_iter().any(|holiday| holiday.date(date.year()) == date)
    }

    /// The day on which a term of law ends that would end on the given day: that day, or the first
    /// day after it that is not free by law (Algemene termijnenwet, article 1, paragraph 1).
    ///
    /// Not for terms counted back from a day (article 1, paragraph 2), nor for terms in hours, in
    /// more than 90 days, twelve weeks or three months, or in years (article 4); the caller knows.
    #[must_use]
    pub fn extend_term(&self, end: Date) -> Date {
        first(end, |day| !self.is_free_by_law(day))
    }

    /// As [`Calendar::extend_term`], for a term of three days or more from its first to its last
    /// day: longer where needed, so that at least two of its days are not free by law (Algemene
    /// termijnenwet, articles 1 and 2).
    #[must_use]
    pub fn extend_term_from(&self, start: Date, end: Date) -> Date {
        let mut last = self.extend_term(end);
        if start.days_until(end) < 2 {
            return last;
        }
        while last < Date::MAX && self.has_one_counting_day(start, last) {
            last = self.extend_term(last.add_days(1));
        }
        last
    }

    fn has_one_counting_day(&self, start: Date, last: Date) -> bool {
        let mut counting = (0..=start.days_until(last))
            .map(|days| start.add_days(days))
            .filter(|day| !self.is_free_by_law(*day));
        counting.nth(1).is_none()
    }
}

fn is_weekend(date: Date) -> bool {
    date.weekday() >= 6
}

/// The first fitting day on or after a day; [`Date::MAX`] when there is none.
fn first(from: Date, fits: impl Fn(Date) -> bool) -> Date {
    let mut day = from;
    while day < Date::MAX && !fits(day) {
        day = day.add_days(1);
    }
    day
}

#[cfg(test)]
mod tests;
