// SPDX-License-Identifier: EUPL-1.2
//! What purses hold and projects cost in exact rationals, worked out only when bounds do not
//! decide.
//!
//! A voter who never ran out has the share minus marks × payment of every winner they support. So
//! any sum of purses is an integer combination of the share and the payments of the rounds before,
//! and all of these are integers over one denominator.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive};

use super::run::Round;
use crate::profile::Profile;

/// What one mark pays: `num / den` minor units, `den` above 0, not reduced.
#[derive(Clone, Debug)]
pub(super) struct Price {
    pub num: BigInt,
    pub den: BigInt,
}

impl Price {
    /// Rounded down to units of 2^-bits.
    pub fn floor(&self, bits: i32) -> BigInt {
        shifted(&self.num, bits).div_floor(&self.den)
    }

    /// Compares with another price, each divided by what a mark is worth.
    pub fn compare(&self, worth: u128, other: &Self, other_worth: u128) -> std::cmp::Ordering {
        let left = &self.num * &other.den * other_worth;
        left.cmp(&(&other.num * &self.den * worth))
    }
}

/// Times 2^bits, rounded down when that is less than 1.
pub(super) fn shifted(number: &BigInt, bits: i32) -> BigInt {
    if bits < 0 { number >> bits.unsigned_abs() } else { number << bits.unsigned_abs() }
}

/// The exact side of one run.
#[derive(Debug, Default)]
pub(super) struct Exact {
    share: BigInt,
    denominator: BigInt,
    paid: Vec<BigInt>,
    coefficients: Vec<u128>,
}

impl Exact {
    /// Begins again, everybody having `num / den` minor units.
    pub fn reset(&mut self, num: &BigInt, den: &BigInt) {
        self.share.clone_from(num);
        self.denominator.clone_from(den);
        self.paid.clear();
    }

    /// What these groups have after the first `rounds` purchases, together, over
    /// [`Exact::denominator`]. None of them may have run out.
    pub fn money(
        &mut self,
        profile: &Profile,
        won_at: &[u32],
        rounds: usize,
        groups: impl Iterator<Item = u32>,
    ) -> BigInt {
        self.coefficients.clear();
        self.coefficients.resize(rounds, 0);
        let mut voters = 0_u128;
        for group in groups {
            let group = group as usize;
            let weight = u128::from(profile.weight(group));
            voters += weight;
            let (projects, marks) = profile.ballot(group);
            for (project, mark) in projects.iter().zip(marks) {
                let round = won_at[*project as usize] as usize;
                if round < rounds {
                    self.coefficients[round] += weight * u128::from(*mark);
                }
            }
        }
        let mut money = &self.share * voters;
        for (coefficient, paid) in self.coefficients.iter().zip(&self.paid) {
            if *coefficient > 0 {
                money -= paid * *coefficient;
            }
        }
        money
    }

    /// Works out what was paid in all of `rounds`. `gone_at` tells in which round a group ran out.
    pub fn catch_up(
        &mut self,
        profile: &Profile,
        rounds: &[Round],
        won_at: &[u32],
        gone_at: impl Fn(u32) -> u32,
    ) {
        for (at, round) in rounds.iter().enumerate().skip(self.paid.len()) {
            let poor = profile.supporters(round.project).0.iter().copied();
            let poor = poor.filter(|group| gone_at(*group) as usize == at);
            let poor = self.money(profile, won_at, at, poor);
            let rest = &self.denominator * round.cost - poor;
            let more = BigInt::from(round.rich_marks);
            let common = more.gcd(&(&rest % &more));
            let more = more / &common;
            if !more.is_one() {
                self.share *= &more;
                self.denominator *= &more;
                for paid in &mut self.paid {
                    *paid *= &more;
                }
            }
            self.paid.push(rest / common);
        }
    }

    /// Solves what a mark pays, where `poor` (money over the denominator) and `rich` (marks) are
    /// certain and `unsure` holds (money of one voter, mark, voters) for the rest. `None` when the
    /// supporters do not have the cost together.
    pub fn price(
        &self,
        cost: u128,
        poor: &BigInt,
        rich: u128,
        unsure: &mut [(BigInt, u64, u64)],
    ) -> Option<Price> {
        unsure.sort_by(|a, b| (&a.0 * b.1).cmp(&(&b.0 * a.1)));
        let mut rest = &self.denominator * cost - poor;
        let of_unsure = unsure.iter().map(|(_, mark, voters)| u128::from(*mark) * u128::from(*voters));
        let mut marks = rich + of_unsure.sum::<u128>();
        for (money, mark, voters) in unsure.iter() {
            if &rest * *mark <= money * marks {
                break;
            }
            rest -= money * *voters;
            marks -= u128::from(*mark) * u128::from(*voters);
        }
        if marks == 0 {
            return None;
        }
        debug_assert!(!rest.is_negative());
        Some(Price { num: rest, den: &self.denominator * marks })
    }

    /// The payment per mark in a round that [`Exact::catch_up`] covered, rounded down to units of
    /// 2^-bits.
    pub fn paid(&self, round: usize, bits: i32) -> i128 {
        let paid = shifted(&self.paid[round], bits).div_floor(&self.denominator);
        paid.to_i128().unwrap_or(i128::MAX)
    }

    /// Over what all amounts here are counted.
    pub fn denominator(&self) -> &BigInt {
        &self.denominator
    }
}
