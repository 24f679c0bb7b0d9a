// SPDX-License-Identifier: EUPL-1.2
//! Numbers that are compared, and the lowest of them.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::Zero;

/// A number that is not reduced, because mostly only comparing matters. What it is compared with has
/// the same `shared` denominator, so that one is not kept here and never multiplied with.
#[derive(Clone, Debug)]
pub(super) struct Fraction {
    pub numer: BigInt,
    /// Its own denominator, above 0.
    pub denom: BigUint,
}

/// More than what is lost, in relative terms, by rounding a fraction as [`Fraction::bounds`] does.
const SLACK: f64 = 1.0 / (1_u64 << 40) as f64;

impl Fraction {
    /// Compares with a number over the same shared denominator.
    pub fn cmp(&self, other: &Self) -> Ordering {
        if self.denom == other.denom {
            return self.numer.cmp(&other.numer);
        }
        let left = &self.numer * BigInt::from(other.denom.clone());
        left.cmp(&(&other.numer * BigInt::from(self.denom.clone())))
    }

    pub fn reduced(&self, shared: &BigUint) -> BigRational {
        BigRational::new(self.numer.clone(), (&self.denom * shared).into())
    }

    /// Between which two numbers it lies; it is not below 0.
    fn bounds(&self, shared: &BigUint) -> (f64, f64) {
        if self.numer.is_zero() {
            return (0.0, 0.0);
        }
        let (numer, high) = first_digits(self.numer.magnitude());
        let ((denom, low), (shared, lower)) = (first_digits(&self.denom), first_digits(shared));
        let about =
            i32::try_from(64 * (high - low - lower)).map(|power| numer / denom / shared * 2_f64.powi(power));
        match about {
            Ok(about) if about.is_normal() => (about * (1.0 - SLACK), about * (1.0 + SLACK)),
            _ => (0.0, f64::INFINITY),
        }
    }
}

/// A number above 0 as so much times 2^64 to the power of the second.
fn first_digits(number: &BigUint) -> (f64, i64) {
    let mut digits = number.iter_u64_digits();
    let power = i64::try_from(digits.len()).unwrap_or(i64::MAX) - 1;
    let mut next = || digits.next_back().unwrap_or(0) as f64;
    (next() + next() / 2_f64.powi(64), power)
}

/// Finds the lowest of numbers that never fall while a count goes on, one for each project. What a
/// number was is a lower bound for what it is, so only those that may be the lowest are worked out.
#[derive(Clone, Debug, Default)]
pub(super) struct Lowest {
    /// The bits of a lower bound, which are in the order of the bounds as none is negative, and the
    /// project.
    queue: BinaryHeap<Reverse<(u64, usize)>>,
}

impl Lowest {
    /// Adds a project, with a number that its own is never below.
    pub fn add(&mut self, project: usize, at_least: &Fraction, shared: &BigUint) {
        self.queue.push(Reverse((at_least.bounds(shared).0.to_bits(), project)));
    }

    /// All projects with exactly the lowest number, except one, by index; and that number. Who has none
    /// is out for good.
    pub fn first(
        &mut self,
        except: Option<usize>,
        shared: &BigUint,
        number: impl Fn(usize) -> Option<Fraction>,
    ) -> Option<(Vec<usize>, Fraction)> {
        let (mut close, mut excepted, mut bar) = (Vec::new(), None, f64::INFINITY);
        while let Some(Reverse((old, project))) = self.queue.pop() {
            if f64::from_bits(old) > bar {
                self.queue.push(Reverse((old, project)));
                break;
            }
            if Some(project) == except {
                excepted = Some(Reverse((old, project)));
            } else if let Some(number) = number(project) {
                let (low, high) = number.bounds(shared);
                bar = bar.min(high);
                close.push((low, project, number));
            }
        }
        self.queue.extend(excepted);
        self.queue.extend(close.iter().map(|(low, project, _)| Reverse((low.to_bits(), *project))));
        let mut lowest: Option<(Vec<usize>, Fraction)> = None;
        for (_, project, number) in close.into_iter().filter(|(low, _, _)| *low <= bar) {
            match lowest.as_mut().map(|(equal, lowest)| (number.cmp(lowest), equal)) {
                Some((Ordering::Greater, _)) => {}
                Some((Ordering::Equal, equal)) => equal.push(project),
                Some((Ordering::Less, _)) | None => lowest = Some((vec![project], number)),
            }
        }
        if let Some((equal, _)) = &mut lowest {
            equal.sort_unstable();
        }
        lowest
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn power(base: u32, exponent: u32) -> BigUint {
        BigUint::from(base).pow(exponent)
    }

    proptest! {
        /// Also of numbers that do not fit in 64 bits, or in a float at all.
        #[test]
        fn a_fraction_lies_between_its_bounds(
            (numer, denom, shared) in (0..u128::MAX, 1..u128::MAX, 1..u64::MAX),
            (more, times) in (0..900_u32, 0..40_u32),
        ) {
            let numer = BigInt::from(numer * power(3, more) * power(7, times));
            let fraction = Fraction { numer, denom: denom.into() };
            let shared = shared * power(3, more);
            let (low, high) = fraction.bounds(&shared);
            let exact = |bound: f64| BigRational::from_float(bound).unwrap();
            let value = fraction.reduced(&shared);
            prop_assert!(exact(low) <= value && value <= exact(high));
            prop_assert!(high - low <= high * 1e-11, "{low} {high}");
        }

        /// As many at a time, and never fewer, as there are equal.
        #[test]
        fn the_lowest_are_found(numbers in prop::collection::vec((0..6_u32, 1..6_u32), 1..8), except in 0..8_usize) {
            let shared = power(10, 400);
            let of = |at: usize| Fraction { numer: (numbers[at].0 * &shared).into(), denom: numbers[at].1.into() };
            let mut lowest = Lowest::default();
            let nothing = Fraction { numer: BigInt::ZERO, denom: 1_u8.into() };
            for at in 0..numbers.len() {
                let at_least = if at % 2 == 0 { nothing.clone() } else { of(at) };
                lowest.add(at, &at_least, &shared);
            }
            // The second time all bounds are close.
            for except in [Some(except), None] {
                let others = (0..numbers.len()).filter(|at| Some(*at) != except).collect::<Vec<_>>();
                let least = others.iter().map(|at| of(*at)).reduce(|a, b| if b.cmp(&a).is_lt() { b } else { a });
                let found = lowest.first(except, &shared, |at| Some(of(at)));
                let (found, value) = found.map_or((Vec::new(), None), |(found, value)| (found, Some(value)));
                prop_assert_eq!(value.is_some(), least.is_some());
                if let Some(least) = least {
                    let equal = others.into_iter().filter(|at| of(*at).cmp(&least).is_eq());
                    prop_assert_eq!(found, equal.collect::<Vec<_>>());
                }
            }
        }
    }
}
