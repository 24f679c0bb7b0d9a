// SPDX-License-Identifier: EUPL-1.2
//! Amounts that say no more than they should.

use num_integer::Integer;
use num_rational::BigRational;
use num_traits::ToPrimitive;

use crate::privacy::Privacy;
use crate::rules::race::exact;

/// The amounts about losers are multiples of this, when nobody had or paid more than `most`: at least what
/// k people have. So what fewer people have or paid hardly ever makes a difference.
pub(super) fn unit_of(most: &BigRational, privacy: Privacy) -> u128 {
    if privacy.tells_all() { 1 } else { unit(&(most * exact(privacy.smallest))) }
}

/// In tenths; each is at most a third more than the one before.
const STEPS: [u128; 10] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80];

/// The smallest round number that is at least this much: 1, 8, 12, 250, …
fn unit(at_least: &BigRational) -> u128 {
    let at_least = at_least.ceil().to_integer().to_u128().unwrap_or(0).max(1);
    // Of 1, 10, 100, … the highest that is not above it.
    let power = 10_u128.pow(at_least.ilog10());
    let steps = STEPS.iter().map(|tenths| tenths * power);
    let mut round = steps.filter(|tenfold| tenfold % 10 == 0).map(|tenfold| tenfold / 10);
    round.find(|unit| *unit >= at_least).unwrap_or(10 * power)
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
        let of = |amount: u32| unit(&BigRational::from_integer(amount.into()));
        let units = [0, 1, 2, 3, 7, 9, 11, 13, 25, 50, 51, 81, 1190, 1201].map(of);
        assert_eq!(units, [1, 1, 2, 3, 8, 10, 12, 15, 25, 50, 60, 100, 1200, 1500]);
        assert_eq!(unit(&BigRational::new(199.into(), 2.into())), 100);
        assert_eq!(down(&BigRational::new(599.into(), 2.into()), 100), 200);
    }
}
