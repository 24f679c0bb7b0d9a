// SPDX-License-Identifier: EUPL-1.2
//! Numbers as people read them.

use crate::locale::Locale;

/// Writes a whole number with Dutch thousand separators: `51971` becomes `51.971`.
#[must_use]
pub fn thousands(number: i64) -> String {
    format(Locale::Nl, number)
}

/// Writes a whole number with the thousand separators of the language: `51.971` or `51,971`.
#[must_use]
pub fn format(locale: Locale, number: i64) -> String {
    let separator = match locale {
        Locale::Nl => '.',
        Locale::En => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// The share of `part` in `whole` in whole percents, 0 to 100, rounded half up, but never 0 when
/// there is something and never 100 when something is missing: a vote of 1 in 1000 shows as 1%,
/// 999 in 1000 as 99%. A `part` below zero counts as zero, one above `whole` as all of it, and a
/// `whole` of zero or less gives 0.
#[must_use]
pub fn percent(part: i64, whole: i64) -> u8 {
    if part <= 0 || whole <= 0 {
        return 0;
    }
    if part >= whole {
        return 100;
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    let rounded = (part * 200 + whole) / (whole * 2);
    u8::try_from(rounded.clamp(1, 99)).unwrap_or(99)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn separates_thousands() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1000), "1.000");
        assert_eq!(thousands(51971), "51.971");
        assert_eq!(thousands(-1_234_567), "-1.234.567");
        assert_eq!(thousands(i64::MIN), "-9.223.372.036.854.775.808");
        assert_eq!(format(Locale::En, 51971), "51,971");
    }

    #[test]
    fn percent_is_honest_at_the_ends() {
        assert_eq!(percent(0, 10), 0);
        assert_eq!(percent(1, 1000), 1);
        assert_eq!(percent(999, 1000), 99);
        assert_eq!(percent(1000, 1000), 100);
        assert_eq!(percent(1, 3), 33);
        assert_eq!(percent(2, 3), 67);
        assert_eq!(percent(1, 8), 13);
        assert_eq!(percent(5, 0), 0);
        assert_eq!(percent(11, 10), 100);
        assert_eq!(percent(-1, 10), 0);
    }

    proptest! {
        #[test]
        fn digits_survive(number: i64) {
            let plain = thousands(number).replace('.', "");
            prop_assert_eq!(plain, number.to_string());
        }

        #[test]
        fn percent_bounds(part in 0_i64..=i64::MAX, whole in 1_i64..=i64::MAX) {
            let value = percent(part, whole);
            prop_assert_eq!(value == 0, part == 0);
            prop_assert_eq!(value == 100, part >= whole);
        }

        #[test]
        fn percent_rises(part in 0_i64..1_000_000, whole in 1_i64..1_000_000) {
            prop_assert!(percent(part, whole) <= percent(part + 1, whole));
        }
    }
}
