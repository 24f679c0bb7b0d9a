// SPDX-License-Identifier: EUPL-1.2
//! The Dutch public holidays.

use crate::date::Date;
use crate::locale::Locale;
use serde::{Deserialize, Serialize};

/// A day that the Algemene termijnenwet, article 3, paragraphs 1 and 2, names. Easter Sunday and
/// Whit Sunday are not among them: Sundays are free already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Two days before Easter. The town hall may be open.
    GoodFriday,
    /// The day after Easter.
    EasterMonday,
    /// 27 April, or 26 April when that is a Sunday (since 2014).
    KingsDay,
    /// 5 May. The town hall is open in most years.
    LiberationDay,
    /// 39 days after Easter.
    AscensionDay,
    /// 50 days after Easter.
    WhitMonday,
    /// 25 December.
    ChristmasDay,
    /// 26 December.
    BoxingDay,
}

impl Holiday {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::NewYear,
        Self::GoodFriday,
        Self::EasterMonday,
        Self::KingsDay,
        Self::LiberationDay,
        Self::AscensionDay,
        Self::WhitMonday,
        Self::ChristmasDay,
        Self::BoxingDay,
    ];

    /// The day it falls on in a year, 1 to 9999, by the rules since 2014.
    #[must_use]
    pub fn date(self, year: i16) -> Date {
        match self {
            Self::NewYear => fixed(year, 1, 1),
            Self::GoodFriday => easter(year).add_days(-2),
            Self::EasterMonday => easter(year).add_days(1),
            Self::KingsDay => {
                let day = fixed(year, 4, 27);
                if day.weekday() == 7 { day.add_days(-1) } else { day }
            }
            Self::LiberationDay => fixed(year, 5, 5),
            Self::AscensionDay => easter(year).add_days(39),
            Self::WhitMonday => easter(year).add_days(50),
            Self::ChristmasDay => fixed(year, 12, 25),
            Self::BoxingDay => fixed(year, 12, 26),
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::NewYear, Locale::Nl) => "Nieuwjaarsdag",
            (Self::NewYear, Locale::En) => "New Year's Day",
            (Self::GoodFriday, Locale::Nl) => "Goede Vrijdag",
            (Self::GoodFriday, Locale::En) => "Good Friday",
            (Self::EasterMonday, Locale::Nl) => "Tweede Paasdag",
            (Self::EasterMonday, Locale::En) => "Easter Monday",
            (Self::KingsDay, Locale::Nl) => "Koningsdag",
            (Self::KingsDay, Locale::En) => "King's Day",
            (Self::LiberationDay, Locale::Nl) => "Bevrijdingsdag",
            (Self::LiberationDay, Locale::En) => "Liberation Day",
            (Self::AscensionDay, Locale::Nl) => "Hemelvaartsdag",
            (Self::AscensionDay, Locale::En) => "Ascension Day",
            (Self::WhitMonday, Locale::Nl) => "Tweede Pinksterdag",
            (Self::WhitMonday, Locale::En) => "Whit Monday",
            (Self::ChristmasDay, Locale::Nl) => "Eerste Kerstdag",
            (Self::ChristmasDay, Locale::En) => "Christmas Day",
            (Self::BoxingDay, Locale::Nl) => "Tweede Kerstdag",
            (Self::BoxingDay, Locale::En) => "Boxing Day",
        }
    }
}

/// Easter Sunday of a year, 1 to 9999, by the anonymous Gregorian algorithm (Nature, 20 April
/// 1876; also known as Meeus/Jones/Butcher: J. Meeus, Astronomical Algorithms, chapter 8). The
/// letters are those of the source.
#[must_use]
pub fn easter(year: i16) -> Date {
    let year_number = i32::from(year);
    let a = year_number % 19;
    let (b, c) = (year_number / 100, year_number % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    // Days after 1 March; the source splits this into month (n) and day (p).
    let days = h + l - 7 * m + 21;
    fixed(year, 3, 1).add_days(days)
}

/// A day that exists in every year.
fn fixed(year: i16, month: i8, day: i8) -> Date {
    Date::new(year.clamp(1, 9999), month, day).unwrap_or(Date::MIN)
}
