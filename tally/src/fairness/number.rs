// SPDX-License-Identifier: EUPL-1.2
//! Numbers of voters, as far as they may be told.

use crate::privacy::Privacy;

/// A number of voters, as far as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// From the first to the second, in parts of k: the exact number would tell, with the votes of
    /// the winners, how many people support two of them.
    Between(u64, u64),
}

impl Count {
    /// `winners` are those that the voters support one of.
    pub(super) fn of(with: u64, voters: u64, winners: usize, privacy: Privacy) -> Self {
        if privacy.tells_all() || winners <= 1 {
            return Self::Exactly(with);
        }
        let low = with / privacy.smallest * privacy.smallest;
        Self::Between(low, (low + privacy.smallest - 1).min(voters))
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
