// SPDX-License-Identifier: EUPL-1.2
//! How many new voters would have made a project win.
//!
//! The fewest that are enough, found by counting, tell what its supporters had left to a share: with the
//! round amounts that are told that may be what one person chose. So where it is secret what people chose,
//! the first number that is tried follows from votes, costs and what else is told. Counting only says whether
//! it is enough; what is tried next is twice as many.

use num_traits::{Signed, ToPrimitive};

use super::certain::certain;
use super::changed::with_voters;
use super::what_if::{Fewer, MoreVoters, NoBallot, Search, Seek, Sought, Wins};
use crate::refused::Refused;
use crate::rules::race::exact;
use crate::settings::{Rule, Utility};

/// A number that is enough with what is known of fewer; or how often was counted, and the most that was tried.
type Tried = Result<(u64, Fewer), (u32, u64)>;

/// What numbers to try.
#[derive(Clone, Copy)]
struct End {
    /// Certainly enough, without counting.
    bound: Option<u64>,
    /// No more fit beside the others.
    most: u64,
}

impl Seek<'_> {
    /// With `from`, what its supporters had left is secret but for this, in minor units.
    pub(super) fn more_voters(
        &self,
        search: Option<Search>,
        from: Option<u128>,
        wins: &mut Wins<'_>,
    ) -> Result<Sought<MoreVoters>, Refused> {
        if self.election.projects()[self.project].cost > self.election.budget() {
            return Ok(Sought::NotFound { counts: 0, farthest: 0, is_all: true });
        }
        if let Some(least) = self.asked.min_choices.filter(|least| *least > 1) {
            return Ok(Sought::Meaningless(NoBallot::LeastChoices(least)));
        }
        let points = match self.settings.utility {
            Utility::Borda => return Ok(Sought::Meaningless(NoBallot::Borda)),
            // In a ballot in order their only choice stands in the first place; there no points are listed.
            Utility::Points | Utility::Score => {
                self.election.points.iter().copied().max().filter(|most| *most > 0)
            }
            Utility::Cost | Utility::Cardinality => None,
        };
        let most = crate::MOST_VOTERS.saturating_sub(self.election.voters());
        let bound = certain(self.election, self.settings, self.told, self.project);
        let end = End { bound: bound.filter(|bound| *bound <= most), most };
        let mut enough = |voters: u64| wins(&with_voters(self.election, self.project, voters, points));
        let tried = match (search, from) {
            (Some(search), Some(money)) => first_enough(self.bring(money), search, end, &mut enough)?,
            (Some(search), None) => self.fewest(search, end, &mut enough)?,
            (None, _) => match end.bound {
                Some(bound) => Ok((bound, fewer(bound))),
                None => return Ok(Sought::NotSought),
            },
        };
        Ok(match tried {
            Ok((wins_with, fewer)) => Sought::Found(MoreVoters { wins_with, points, fewer }),
            Err((counts, farthest)) => Sought::NotFound { counts, farthest: farthest.into(), is_all: false },
        })
    }

    /// So many voters bring what is missing to the cost, when its supporters had this much left of what they
    /// had in the beginning. Everybody has less when there are more voters, and its supporters pay as much.
    /// With Phragmén's rule each brings half of the most that anybody may have paid.
    fn bring(&self, money: u128) -> u64 {
        let (cost, left) = (exact(self.election.projects()[self.project].cost), exact(money));
        let (voters, votes) = (exact(self.told.voters), exact(self.votes));
        let number = match &self.told.share {
            Some(share) => {
                let (all, needed) = (share * &voters, cost + share * &votes - left);
                let rest = &all - &needed;
                rest.is_positive().then(|| (needed * voters - all * votes) / rest)
            }
            None => Some(
                (cost - left) * exact(2 * self.told.privacy.smallest.max(1)) / exact(self.told.unit.max(1)),
            ),
        };
        // When no number follows, as many as there are.
        let number = number.and_then(|number| number.ceil().to_integer().to_u64());
        number.unwrap_or(self.told.voters).max(1)
    }

    /// Without a number that is certain: double. Then halve the interval.
    fn fewest(
        &self,
        search: Search,
        end: End,
        enough: &mut dyn FnMut(u64) -> Result<bool, Refused>,
    ) -> Result<Tried, Refused> {
        let one_by_one = if search.all { u64::from(search.counts / 2) } else { 0 };
        for voters in 1..=one_by_one {
            if enough(voters)? {
                return Ok(Ok((voters, Fewer::None)));
            }
        }
        let before = u32::try_from(one_by_one).unwrap_or(search.counts);
        let mut left = search.counts.saturating_sub(before);
        let (mut low, mut high) = (one_by_one, end.bound.unwrap_or(0).max(one_by_one + 1));
        while end.bound.is_none() {
            if left == 0 || high > end.most {
                return Ok(Err((search.counts - left, low)));
            }
            left -= 1;
            if enough(high)? {
                break;
            }
            (low, high) = (high, high * 2);
        }
        while low + 1 < high && left > 0 {
            left -= 1;
            let middle = low.midpoint(high);
            if enough(middle)? { high = middle } else { low = middle }
        }
        let more_wins_too = self.is_monotone() && self.settings.rule != Rule::EqualShares;
        let fewer = match low + 1 == high {
            true if more_wins_too || high == 1 => Fewer::None,
            true => Fewer::OneLessLoses,
            false => Fewer::Unknown,
        };
        Ok(Ok((high, fewer)))
    }
}

/// The first of a number, twice that number, and so on, that is enough, below the one that is certain.
fn first_enough(
    first: u64,
    search: Search,
    end: End,
    enough: &mut dyn FnMut(u64) -> Result<bool, Refused>,
) -> Result<Tried, Refused> {
    let (mut voters, mut farthest) = (first, 0);
    for counts in 0..search.counts {
        if let Some(bound) = end.bound.filter(|bound| voters >= *bound) {
            return Ok(Ok((bound, fewer(bound))));
        }
        if voters > end.most {
            return Ok(Err((counts, farthest)));
        }
        if enough(voters)? {
            return Ok(Ok((voters, fewer(voters))));
        }
        (voters, farthest) = (voters.saturating_mul(2), voters);
    }
    Ok(end.bound.map_or(Err((search.counts, farthest)), |bound| Ok((bound, fewer(bound)))))
}

/// What is known of fewer, when none was tried.
fn fewer(voters: u64) -> Fewer {
    if voters == 1 { Fewer::None } else { Fewer::Unknown }
}
