// SPDX-License-Identifier: EUPL-1.2
//! An exact amount for each group of voters, over one common denominator.
//!
//! Equal amounts have one number, so that a round costs as much as there are different amounts. The
//! denominator is the least that will do: a random election of thousands of projects would take thousands
//! of bits if it were multiplied by the number of payers in each round, and takes hundreds like this.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::One;

#[derive(Clone, Debug)]
pub(super) struct Ledger {
    denominator: BigUint,
    amounts: Vec<BigInt>,
    /// The numbers of all amounts, the lowest amount first.
    order: Vec<u32>,
    of: Vec<u32>,
}

impl Ledger {
    /// Everybody has `numer / denom`.
    pub(super) fn new(groups: usize, numer: BigInt, denom: BigUint) -> Self {
        Self { denominator: denom, amounts: vec![numer], order: vec![0], of: vec![0; groups] }
    }

    pub(super) fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// What each voter of this group has.
    pub(super) fn of(&self, group: u32) -> &BigInt {
        self.amount(self.number(group))
    }

    /// Groups have the same number when they have the same amount, and only then.
    pub(super) fn number(&self, group: u32) -> u32 {
        self.of[group as usize]
    }

    pub(super) fn amount(&self, number: u32) -> &BigInt {
        &self.amounts[number as usize]
    }

    /// For each group the place of its amount among all: equal ones have the same, higher ones a higher
    /// place.
    pub(super) fn places(&self) -> Vec<u32> {
        let mut places = vec![0; self.amounts.len()];
        for (place, number) in (0..).zip(&self.order) {
            places[*number as usize] = place;
        }
        self.of.iter().map(|number| places[*number as usize]).collect()
    }

    /// Gives a group one of the amounts that [`Ledger::add`] numbered.
    pub(super) fn set(&mut self, group: u32, number: u32) {
        self.of[group as usize] = number;
    }

    /// The number of an amount.
    pub(super) fn add(&mut self, amount: BigInt) -> u32 {
        let found = self.order.binary_search_by(|number| self.amount(*number).cmp(&amount));
        match found {
            Ok(place) => self.order[place],
            Err(place) => {
                let number = u32::try_from(self.amounts.len()).unwrap_or(u32::MAX);
                self.amounts.push(amount);
                self.order.insert(place, number);
                number
            }
        }
    }

    /// Takes a denominator over which `numer / (denominator × parts)` is an integer as well; nobody has
    /// more or less by it. Returns that integer, and how many times larger the denominator is.
    pub(super) fn refine(&mut self, numer: &BigInt, parts: &BigUint) -> (BigInt, BigUint) {
        let common = numer.magnitude().gcd(parts);
        let times = parts / &common;
        if !times.is_one() || self.amounts.len() > 2 * self.of.len() {
            self.multiply(&times);
        }
        (numer / BigInt::from(common), times)
    }

    /// Forgets amounts that nobody has, too.
    fn multiply(&mut self, times: &BigUint) {
        let mut new = vec![u32::MAX; self.amounts.len()];
        let mut kept = Vec::new();
        for number in &mut self.of {
            let old = *number as usize;
            if new[old] == u32::MAX {
                new[old] = u32::try_from(kept.len()).unwrap_or(u32::MAX);
                kept.push(std::mem::take(&mut self.amounts[old]));
            }
            *number = new[old];
        }
        self.order.retain_mut(|number| {
            *number = new[*number as usize];
            *number != u32::MAX
        });
        let more = BigInt::from(times.clone());
        for amount in &mut kept {
            *amount *= &more;
        }
        self.amounts = kept;
        self.denominator *= times;
    }
}
