// SPDX-License-Identifier: EUPL-1.2
//! Numbers as they stand in Pabulib files.

use rust_decimal::Decimal;

use super::error::Wrong;

/// Reads a number exactly: digits, with a point or a comma before the decimals, and perhaps an
/// exponent (`2.5e6`), as spreadsheets write; or a fraction (`2137/100`) that decimals can write,
/// as pabutools does.
pub(super) fn number(text: &str) -> Result<Decimal, Wrong> {
    let Some((above, below)) = text.split_once('/') else { return plain(text) };
    let (above, below) = (plain(above)?, plain(below)?);
    let value = above.checked_div(below).ok_or_else(|| Wrong::NotNumber(text.to_owned()))?;
    let is_exact = value.checked_mul(below) == Some(above);
    if is_exact { Ok(value.normalize()) } else { Err(Wrong::TooLarge(text.to_owned())) }
}

fn plain(text: &str) -> Result<Decimal, Wrong> {
    let wrong = || Wrong::NotNumber(text.to_owned());
    let large = || Wrong::TooLarge(text.to_owned());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (digits, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if !is_digits(whole) || !is_digits(decimals) || !is_digits(power) {
        return Err(wrong());
    }
    if whole.len() + decimals.len() == 0 || power.is_empty() {
        return Err(wrong());
    }
    let (whole, decimals) = (whole.trim_start_matches('0'), decimals.trim_end_matches('0'));
    if whole.len() + decimals.len() > 40 {
        return Err(large());
    }
    let plain = format!("{}{}.{}", if text.starts_with('-') { "-" } else { "" }, zero(whole), zero(decimals));
    let value = Decimal::from_str_exact(&plain).map_err(|_| large())?.normalize();
    let exponent: i64 = exponent.parse().map_err(|_| large())?;
    shifted(value, exponent).ok_or_else(large)
}

fn zero(digits: &str) -> &str {
    if digits.is_empty() { "0" } else { digits }
}

/// `value` × 10^`exponent`, when that is exact.
fn shifted(value: Decimal, exponent: i64) -> Option<Decimal> {
    if value.is_zero() {
        return Some(Decimal::ZERO);
    }
    let scale = i64::from(value.scale()).checked_sub(exponent)?;
    if let Ok(scale) = u32::try_from(scale) {
        return Decimal::try_from_i128_with_scale(value.mantissa(), scale).ok();
    }
    let power = 10_i128.checked_pow(u32::try_from(scale.checked_neg()?).ok()?)?;
    Decimal::try_from_i128_with_scale(value.mantissa().checked_mul(power)?, 0).ok()
}

/// A number that is not below zero.
pub(super) fn amount(text: &str) -> Result<Decimal, Wrong> {
    let value = number(text)?;
    if value.is_sign_negative() && !value.is_zero() {
        return Err(Wrong::Negative(text.to_owned()));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_with_point_or_comma() {
        for (text, value) in [
            ("250000.0", "250000"),
            ("1250,50", "1250.5"),
            ("2.5e6", "2500000"),
            ("1e-2", "0.01"),
            (".5", "0.5"),
            ("7.", "7"),
            ("+3", "3"),
            ("-0", "0"),
            ("000012", "12"),
            ("2137/100", "21.37"),
            ("1/8", "0.125"),
        ] {
            assert_eq!(amount(text).map(|value| value.to_string()), Ok(value.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_told_apart_from_what_is_too_large() {
        for text in ["", "-", ".", "1 000", "1/0", "1.000,50", "1_000", "abc", "1e", "NaN", "inf", "١"] {
            assert_eq!(amount(text), Err(Wrong::NotNumber(text.to_owned())), "{text}");
        }
        for text in [
            "79228162514264337593543950336",
            "1e40",
            "1/3",
            "0.00000000000000000000000000001",
            "1e99999999999999999999",
        ] {
            assert_eq!(amount(text), Err(Wrong::TooLarge(text.to_owned())), "{text}");
        }
        assert_eq!(amount("-1"), Err(Wrong::Negative("-1".to_owned())));
    }
}
