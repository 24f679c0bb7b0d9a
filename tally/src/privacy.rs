// SPDX-License-Identifier: EUPL-1.2
//! What is about so few people that it would tell on one of them.

use crate::outcome::Comparison;

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// No group of fewer people is told apart. 1 tells everything.
    pub smallest: u64,
}

impl Default for Privacy {
    fn default() -> Self {
        Self { smallest: 5 }
    }
}

impl Privacy {
    /// Whether nothing is hidden.
    #[must_use]
    pub fn tells_all(self) -> bool {
        self.smallest <= 1
    }

    /// Whether these are people, but fewer than may be told apart.
    #[must_use]
    pub fn is_small(self, people: u64) -> bool {
        people > 0 && people < self.smallest
    }

    /// Whether a part of some people, or the rest of them, is small: who subtracts knows both.
    #[must_use]
    pub fn splits_off_few(self, part: u64, whole: u64) -> bool {
        self.is_small(part) || self.is_small(whole.saturating_sub(part))
    }

    /// Whether so few people cannot be divided without a part that is small.
    #[must_use]
    pub fn is_indivisible(self, people: u64) -> bool {
        !self.tells_all() && people < self.smallest.saturating_mul(2)
    }

    /// Whether so few people voted that many small amounts together would tell what they chose: who
    /// knows the votes of each project has few ballots to try.
    #[must_use]
    pub fn are_few(self, voters: u64) -> bool {
        !self.tells_all() && voters < self.smallest.saturating_mul(10)
    }

    /// Who liked which outcome better, when nothing is hidden: with the votes of the winners the numbers
    /// tell how many chose several of them, which may be one person.
    #[must_use]
    pub fn compared(self, both: Comparison) -> Option<Comparison> {
        self.tells_all().then_some(both)
    }

    /// A number of people, unless it is small.
    #[must_use]
    pub fn number(self, people: u64) -> Option<u64> {
        (!self.is_small(people)).then_some(people)
    }
}
