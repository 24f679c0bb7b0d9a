// SPDX-License-Identifier: EUPL-1.2
//! Exact numbers in decimals.

use num_bigint::BigInt;
use num_rational::BigRational;

/// A number of 0 or more with at most so many decimals, the nearest one (halves up), without zeros
/// at its end: `"12.5"`. And whether that is exactly the number.
pub(crate) fn rounded(number: &BigRational, decimals: u32) -> (String, bool) {
    let scaled = number * BigRational::from_integer(BigInt::from(10).pow(decimals));
    let whole = scaled.round();
    let width = usize::try_from(decimals).unwrap_or(0);
    let digits = format!("{:0>1$}", whole.to_integer(), width + 1);
    let (units, rest) = digits.split_at(digits.len() - width);
    let plain = match rest.trim_end_matches('0') {
        "" => units.to_owned(),
        rest => format!("{units}.{rest}"),
    };
    (plain, whole == scaled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_and_say_so() {
        let of = |numer: i64, denom: i64, decimals| {
            let (plain, is_exact) = rounded(&BigRational::new(numer.into(), denom.into()), decimals);
            format!("{plain} {is_exact}")
        };
        assert_eq!(of(0, 1, 2), "0 true");
        assert_eq!(of(5, 1000, 2), "0.01 false");
        assert_eq!(of(4, 1000, 2), "0 false");
        assert_eq!(of(1220, 100, 2), "12.2 true");
        assert_eq!(of(1000, 1, 0), "1000 true");
        assert_eq!(of(42703, 21, 2), "2033.48 false");
        assert_eq!(of(25, 2, 0), "13 false");
    }
}
