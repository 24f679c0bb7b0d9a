// SPDX-License-Identifier: EUPL-1.2
//! Exact prices of a run from its structure alone: who won, and who paid all they had when.
//!
//! Until a group pays all it has, it has its share minus the prices times its marks of what it
//! bought. So the price of round k is (cost − W × share + Σ Cᵢ × priceᵢ) / R with whole numbers: W
//! the voters who now pay all they have, Cᵢ their marks for the purchase of round i, and R the
//! marks of those who pay the price. No money of any group has to be known.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::One;

/// One purchase, in whole numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// In minor units.
    pub cost: u128,
    /// Voters who pay all they have, and had something.
    pub all: u128,
    /// Their marks for each earlier purchase.
    pub before: Vec<u128>,
    /// Marks of who pays the price; never 0.
    pub marks: u128,
}

/// Shares and prices at some steps, as integers over one denominator.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    pub denominator: BigInt,
    /// For each step.
    pub shares: Vec<BigInt>,
    /// For each round, for each step.
    pub prices: Vec<Vec<BigInt>>,
}

impl Solved {
    /// Shares (numerators over `denominator`) before anything is bought.
    pub fn new(mut shares: Vec<BigInt>, denominator: BigInt) -> Self {
        let common = shares.iter().fold(denominator.clone(), |common, share| common.gcd(share));
        for share in &mut shares {
            *share /= &common;
        }
        Self { denominator: denominator / common, shares, prices: Vec::new() }
    }

    /// Denominator times marks times the price of this purchase, at each step.
    pub fn numerators(&self, row: &Row) -> Vec<BigInt> {
        let ends = self.shares.iter().enumerate();
        ends.map(|(end, share)| {
            let earlier = row.before.iter().zip(&self.prices).filter(|(marks, _)| **marks > 0);
            let known = &self.denominator * row.cost - share * row.all;
            earlier.fold(known, |sum, (marks, prices)| sum + &prices[end] * *marks)
        })
        .collect()
    }

    /// Adds a purchase.
    pub fn buy(&mut self, row: &Row) {
        let numerators = self.numerators(row);
        let marks = BigInt::from(row.marks);
        let common = numerators.iter().fold(marks.clone(), |common, one| common.gcd(one));
        let more = marks / &common;
        if !more.is_one() {
            self.denominator *= &more;
            let prices = self.prices.iter_mut().flatten();
            prices.chain(&mut self.shares).for_each(|number| *number *= &more);
        }
        self.prices.push(numerators.into_iter().map(|one| one / &common).collect());
    }

    /// What a group has at the first step that never paid all it had: its marks for each purchase.
    pub fn money(&self, marks: impl Iterator<Item = (usize, u64)>) -> BigInt {
        marks.fold(self.shares[0].clone(), |money, (round, mark)| money - &self.prices[round][0] * mark)
    }
}

/// A number that cannot be below zero; one that is tells that the structure was wrong.
pub(super) fn natural(number: &BigInt) -> Option<BigUint> {
    number.to_biguint()
}
