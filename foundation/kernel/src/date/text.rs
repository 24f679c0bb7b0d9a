// SPDX-License-Identifier: EUPL-1.2
//! Names of months and weekdays, and distances in words, in Dutch and English.

use crate::locale::Locale;

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_NL: [&str; 12] =
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS_NL: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The name of a month, 1 to 12 (others are taken as the nearest).
#[must_use]
pub fn month_long(locale: Locale, month: i8) -> &'static str {
    match locale {
        Locale::Nl => pick(&MONTHS_NL, month),
        Locale::En => pick(&MONTHS_EN, month),
    }
}

/// The name of a month in three letters, 1 to 12 (others are taken as the nearest).
#[must_use]
pub fn month_short(locale: Locale, month: i8) -> &'static str {
    match locale {
        Locale::Nl => pick(&SHORT_NL, month),
        Locale::En => pick(&SHORT_EN, month),
    }
}

/// The name of a weekday, 1 for Monday to 7 for Sunday (others are taken as the nearest).
#[must_use]
pub fn weekday(locale: Locale, number: i8) -> &'static str {
    match locale {
        Locale::Nl => pick(&DAYS_NL, number),
        Locale::En => pick(&DAYS_EN, number),
    }
}

/// The month, 1 to 12, that a lower-case Dutch or English name or abbreviation stands for.
pub(crate) fn month_number(word: &str) -> Option<i8> {
    [MONTHS_NL, MONTHS_EN, SHORT_NL, SHORT_EN].iter().find_map(|names| position(names, word))
}

/// The weekday, 1 to 7, that a lower-case Dutch or English name stands for.
pub(crate) fn weekday_number(word: &str) -> Option<i8> {
    position(&DAYS_NL, word).or_else(|| position(&DAYS_EN, word))
}

/// A distance of so many days from today, in words.
pub(crate) fn relative(locale: Locale, days: i32) -> String {
    match (locale, days) {
        (Locale::Nl, 0) => "vandaag".to_owned(),
        (Locale::Nl, 1) => "morgen".to_owned(),
        (Locale::Nl, -1) => "gisteren".to_owned(),
        (Locale::En, 0) => "today".to_owned(),
        (Locale::En, 1) => "tomorrow".to_owned(),
        (Locale::En, -1) => "yesterday".to_owned(),
        (Locale::Nl, 2..) => format!("over {}", distance(locale, days)),
        (Locale::Nl, _) => format!("{} geleden", distance(locale, days)),
        (Locale::En, 2..) => format!("in {}", distance(locale, days)),
        (Locale::En, _) => format!("{} ago", distance(locale, days)),
    }
}

/// Two days or more as days, months or years; all plural, as Dutch `jaar` after a number.
fn distance(locale: Locale, days: i32) -> String {
    let days = i64::from(days).abs();
    // 4800 months take 146097 days in the Gregorian calendar; half a month rounds up.
    let months = (days * 4800 + 146_097 / 2) / 146_097;
    let (number, nl, en) = if days <= 60 {
        (days, "dagen", "days")
    } else if months < 24 {
        (months, "maanden", "months")
    } else {
        ((months + 6) / 12, "jaar", "years")
    };
    match locale {
        Locale::Nl => format!("{number} {nl}"),
        Locale::En => format!("{number} {en}"),
    }
}

fn pick(names: &'static [&'static str], number: i8) -> &'static str {
    let index = usize::try_from(number).unwrap_or_default().clamp(1, names.len());
    names[index - 1]
}

fn position(names: &[&str], word: &str) -> Option<i8> {
    let index = names.iter().position(|name| name.eq_ignore_ascii_case(word))?;
    i8::try_from(index + 1).ok()
}
