// SPDX-License-Identifier: EUPL-1.2
//! An exact amount for each group of voters, over one common denominator. Groups with the same
//! history share one number, so that a round costs as much as there are different amounts.

use num_bigint::{BigInt, BigUint};

#[derive(Clone, Debug)]
pub(super) struct Ledger {
    denominator: BigUint,
    amounts: Vec<BigInt>,
    of: Vec<u32>,
}

impl Ledger {
    /// Everybody has `numer / denom`.
    pub(super) fn new(groups: usize, numer: BigInt, denom: BigUint) -> Self {
        Self { denominator: denom, amounts: vec![numer], of: vec![0; groups] }
    }

    pub(super) fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// What each voter of this group has.
    pub(super) fn of(&self, group: u32) -> &BigInt {
        self.amount(self.number(group))
    }

    /// Groups with the same number have the same amount.
    pub(super) fn number(&self, group: u32) -> u32 {
        self.of[group as usize]
    }

    pub(super) fn amount(&self, number: u32) -> &BigInt {
        &self.amounts[number as usize]
    }

    /// Gives a group one of the amounts that [`Ledger::add`] numbered.
    pub(super) fn set(&mut self, group: u32, number: u32) {
        self.of[group as usize] = number;
    }

    pub(super) fn add(&mut self, amount: BigInt) -> u32 {
        self.amounts.push(amount);
        u32::try_from(self.amounts.len() - 1).unwrap_or(u32::MAX)
    }

    /// Makes the denominator so many times larger; nobody has more or less by it. Forgets amounts
    /// that nobody has.
    pub(super) fn refine(&mut self, times: &BigUint) {
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
        let more = BigInt::from(times.clone());
        for amount in &mut kept {
            *amount *= &more;
        }
        self.amounts = kept;
        self.denominator *= times;
    }
}
