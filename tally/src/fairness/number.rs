// SPDX-License-Identifier: EUPL-1.2
//! Numbers of voters, as far as they may be told.

use crate::privacy::Privacy;

/// A number of voters, as far as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// From the first to the second, which are at least k numbers, or all that the votes of the winners
    /// leave: the exact number would tell, with those votes, how many people support two of them.
    Between(u64, u64),
}

impl Count {
    /// `votes` are those of the winners of which the voters support one. With them anybody can work out
    /// between which numbers it lies; those are cut in parts of k, the last with the remainder, so that no
    /// part and no difference between the parts of two outcomes leaves fewer than k numbers.
    pub(super) fn of(with: u64, voters: u64, votes: &[u64], privacy: Privacy) -> Self {
        if privacy.tells_all() || votes.len() <= 1 {
            return Self::Exactly(with);
        }
        let k = privacy.smallest;
        let least = votes.iter().copied().max().unwrap_or(0);
        let most = votes.iter().fold(0_u64, |sum, votes| sum.saturating_add(*votes)).min(voters);
        let parts = ((most + 1).saturating_sub(least) / k).max(1);
        let part = (with.saturating_sub(least) / k).min(parts - 1);
        let low = least + part * k;
        Self::Between(low, if part == parts - 1 { most } else { low + k - 1 })
    }

    /// The lowest and the highest that it may be.
    #[must_use]
    pub fn bounds(self) -> (u64, u64) {
        match self {
            Self::Exactly(voters) => (voters, voters),
            Self::Between(low, high) => (low, high),
        }
    }
}
