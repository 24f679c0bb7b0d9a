// SPDX-License-Identifier: EUPL-1.2
//! Money: whole cents, never a fraction, never a float.

use crate::locale::Locale;
use crate::number;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An amount in euro cents; may be negative. Stored and serialised as a whole number of cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Euro(i64);

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EuroError {
    /// Nothing was typed.
    #[error("no amount given")]
    Empty,
    /// Something else than digits, separators, a sign and the euro sign.
    #[error("not an amount")]
    NotANumber,
    /// A thousand separator at a place where none belongs, as in `1.25.000`.
    #[error("thousand separators at odd places")]
    Grouping,
    /// More than two digits after the comma; `1,250` could mean two things.
    #[error("more than two decimals")]
    Decimals,
    /// More than fits in 64 bits of cents.
    #[error("amount too large")]
    TooLarge,
}

impl EuroError {
    /// A stable code, for looking up the text shown to people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "euro-empty",
            Self::NotANumber => "euro-not-a-number",
            Self::Grouping => "euro-grouping",
            Self::Decimals => "euro-decimals",
            Self::TooLarge => "euro-too-large",
        }
    }
}

impl Euro {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// An amount of so many cents.
    #[must_use]
    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// An amount of so many whole euros; nothing when it does not fit.
    #[must_use]
    pub const fn from_euros(euros: i64) -> Option<Self> {
        match euros.checked_mul(100) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The amount in cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum; nothing when it does not fit.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The difference; nothing when it does not fit.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// So many times the amount; nothing when it does not fit.
    #[must_use]
    pub const fn checked_mul(self, times: i64) -> Option<Self> {
        match self.0.checked_mul(times) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The sum of all amounts; nothing when it does not fit.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Reads an amount as Dutch people type it: `1250`, `1.250,50`, `€ 12,5`, `12,-`, `-3`.
    ///
    /// The comma separates cents and the point thousands. A single point before one or two last
    /// digits (`12.50`) cannot separate thousands and is taken as a comma.
    ///
    /// # Errors
    /// [`EuroError`] says what is wrong; nothing is guessed or rounded.
    pub fn parse(text: &str) -> Result<Self, EuroError> {
        let (negative, body) = strip_signs(text);
        if body.is_empty() {
            return Err(EuroError::Empty);
        }
        let (whole, fraction) = split_decimals(&body);
        let cents = match fraction {
            "" | "-" | "--" | "–" | "—" => 0,
            _ if !fraction.bytes().all(|b| b.is_ascii_digit()) => {
                return Err(EuroError::NotANumber);
            }
            _ if fraction.len() > 2 => return Err(EuroError::Decimals),
            _ => format!("{fraction:0<2}").parse().map_err(|_| EuroError::NotANumber)?,
        };
        let sign = if negative { -1 } else { 1 };
        let total = parse_whole(whole)? * 100 + cents;
        i64::try_from(sign * total).map(Self).map_err(|_| EuroError::TooLarge)
    }

    /// Writes the amount for people: Dutch `€ 1.250` or `€ 1.250,50`, English `€1,250.50`. Cents
    /// are left out when they are zero; a minus sign stands before the digits.
    #[must_use]
    pub fn format(self, locale: Locale) -> String {
        let euros = number::format(locale, self.0 / 100);
        // -50 cents is zero euros, so the sign is written here.
        let sign = if self.0 < 0 && self.0 > -100 { "-" } else { "" };
        let cents = (self.0 % 100).unsigned_abs();
        let (space, comma) = match locale {
            Locale::Nl => (" ", ","),
            Locale::En => ("", "."),
        };
        if cents == 0 {
            format!("€{space}{sign}{euros}")
        } else {
            format!("€{space}{sign}{euros}{comma}{cents:02}")
        }
    }
}

/// Takes off spaces, one euro sign (or `EUR`) and one minus sign before the digits.
fn strip_signs(text: &str) -> (bool, String) {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rest = compact.as_str();
    let (mut negative, mut currency) = (false, false);
    loop {
        let minus = rest.strip_prefix('-').or_else(|| rest.strip_prefix('\u{2212}'));
        let symbol =
            rest.strip_prefix('€').or_else(|| rest.strip_prefix("EUR")).or_else(|| rest.strip_prefix("eur"));
        match (minus, symbol) {
            (Some(after), _) if !negative => (negative, rest) = (true, after),
            (_, Some(after)) if !currency => (currency, rest) = (true, after),
            _ => return (negative, rest.to_owned()),
        }
    }
}

/// Splits `1.250,50` at the comma and `12.50` at its only point.
fn split_decimals(body: &str) -> (&str, &str) {
    if let Some(parts) = body.split_once(',') {
        return parts;
    }
    match body.split_once('.') {
        Some((whole, fraction)) if !whole.is_empty() && matches!(fraction.len(), 1 | 2) => (whole, fraction),
        _ => (body, ""),
    }
}

/// Reads the part before the comma, whose points must leave groups of three digits.
fn parse_whole(whole: &str) -> Result<i128, EuroError> {
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return Err(EuroError::NotANumber);
    }
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains('.');
    if (grouped && !(1..=3).contains(&first.len())) || groups.any(|group| group.len() != 3) {
        return Err(EuroError::Grouping);
    }
    let digits = whole.replace('.', "");
    if digits.trim_start_matches('0').len() > 19 {
        return Err(EuroError::TooLarge);
    }
    digits.parse().map_err(|_| EuroError::TooLarge)
}

impl fmt::Display for Euro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.format(Locale::Nl))
    }
}

impl FromStr for Euro {
    type Err = EuroError;

    fn from_str(text: &str) -> Result<Self, EuroError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests;
