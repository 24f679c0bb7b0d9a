// SPDX-License-Identifier: EUPL-1.2
//! The two languages of everything that people read, and how numbers and money are written in them.

use crate::election::Election;

/// The language of sentences for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Nederlands.
    Dutch,
    /// English.
    #[default]
    English,
}

impl Language {
    /// The code of the language (BCP 47).
    #[must_use]
    pub fn code(self) -> &'static str {
        self.pick("nl", "en")
    }

    /// One of two texts that say the same.
    #[must_use]
    pub fn pick<T>(self, dutch: T, english: T) -> T {
        match self {
            Self::Dutch => dutch,
            Self::English => english,
        }
    }

    /// One of two texts, to keep.
    #[cfg(feature = "certificate")]
    pub(crate) fn say(self, dutch: impl Into<String>, english: impl Into<String>) -> String {
        match self {
            Self::Dutch => dutch.into(),
            Self::English => english.into(),
        }
    }

    /// A whole number in groups of three digits: `1.250` and `1,250`.
    #[must_use]
    pub fn number(self, number: u128) -> String {
        self.grouped(&number.to_string())
    }

    /// An amount of minor units of `election`: `€ 12,20` and `€12.20`, `PLN 1.250` and `PLN 1,250`.
    /// `currency` is a code (ISO 4217) or anything else; empty when unknown. Cents are written in
    /// full, whole amounts without them. No line may break before the number: that space is a no-break
    /// space (U+00A0).
    #[must_use]
    pub fn money(self, election: &Election, minor: u128, currency: &str) -> String {
        self.amount(&election.money(minor), currency)
    }

    /// An amount as [`Election::money`] writes it, in units of the currency: `"1250.5"`. Otherwise
    /// as [`Language::money`].
    #[must_use]
    pub fn amount(self, plain: &str, currency: &str) -> String {
        let (whole, rest) = plain.split_once('.').unwrap_or((plain, ""));
        let mut written = self.grouped(whole);
        if !rest.is_empty() {
            written.push(self.pick(',', '.'));
            written.push_str(&format!("{rest:0<2}"));
        }
        let sign = match currency {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            other => other,
        };
        if sign.is_empty() {
            return written;
        }
        let is_sign = !sign.chars().any(char::is_alphanumeric);
        let space = if is_sign { self.pick("\u{a0}", "") } else { "\u{a0}" };
        format!("{sign}{space}{written}")
    }

    fn grouped(self, digits: &str) -> String {
        let mut written = String::with_capacity(digits.len() * 4 / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                written.push(self.pick('.', ','));
            }
            written.push(digit);
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{Dutch, English};
    use crate::{BallotKind, Decimal, Election};

    #[test]
    fn numbers_are_in_groups_of_three() {
        let numbers = [0, 999, 1000, 12_345_678];
        assert_eq!(numbers.map(|number| Dutch.number(number)), ["0", "999", "1.000", "12.345.678"]);
        assert_eq!(numbers.map(|number| English.number(number)), ["0", "999", "1,000", "12,345,678"]);
    }

    #[test]
    fn money_has_its_sign_and_whole_cents() {
        let election = Election::builder(BallotKind::Approval, Decimal::new(125_005, 2)).build().unwrap();
        assert_eq!(Dutch.money(&election, 125_005, "EUR"), "€\u{a0}1.250,05");
        assert_eq!(English.money(&election, 125_050, "EUR"), "€1,250.50");
        assert_eq!(Dutch.money(&election, 125_000, "PLN"), "PLN\u{a0}1.250");
        assert_eq!(English.money(&election, 125_000, ""), "1,250");
    }
}
