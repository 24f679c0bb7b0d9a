// SPDX-License-Identifier: EUPL-1.2
//! Amounts that say no more than they should.

use num_integer::Integer;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// The smallest number with one digit and zeros that is at least this much: 1, 9, 20, 300, …
pub(super) fn unit(at_least: &BigRational) -> u128 {
    let at_least = at_least.ceil().to_integer().to_u128().unwrap_or(0).max(1);
    let power = 10_u128.pow(at_least.ilog10());
    at_least.div_ceil(power) * power
}

/// The highest multiple of `unit` that is not above it; 0 for less.
pub(super) fn down(amount: &BigRational, unit: u128) -> u128 {
    // Without reducing, which takes most of the time.
    let times = amount.numer().div_floor(&(amount.denom() * unit));
    times.to_u128().unwrap_or(0) * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_round() {
        let units =
            [0, 1, 2, 3, 6, 11, 50, 51, 1190].map(|amount| unit(&BigRational::from_integer(amount.into())));
        assert_eq!(units, [1, 1, 2, 3, 6, 20, 50, 60, 2000]);
        assert_eq!(unit(&BigRational::new(199.into(), 2.into())), 100);
        assert_eq!(down(&BigRational::new(599.into(), 2.into()), 100), 200);
    }
}
