// SPDX-License-Identifier: EUPL-1.2
//! Which numbers of people are small, and what it says that a winner is named or not.

use super::{K, Known};

/// Whether a number between these may be one that tells nothing of a few people.
pub fn may_be_many((low, high): (u64, u64), votes: u64) -> bool {
    low == 0 || high >= votes || low.max(K) <= high.min(votes.saturating_sub(K))
}

/// Whether the name of a winner may tell that k or more of the voters of a loser paid.
fn may_be_named((low, high): (u64, u64), votes: [u64; 2]) -> bool {
    let highest = (votes[0].min(votes[1]) + 1).saturating_sub(K);
    let from = low.max(K).max(highest);
    high >= K && !(1..K).contains(&low) && votes.iter().all(|votes| may_be_many((from, high), *votes))
}

/// A winner that is told to have got money, one that would have been if k people paid, or neither.
#[derive(Clone, Copy, PartialEq)]
pub enum Name {
    Told,
    /// And whether others are told.
    Missing(bool),
    Never,
}

/// Works into what is known which winners are named.
pub fn name(known: &mut Known, votes: u64, winners: &[usize], named: &[usize], its: &[u64]) -> Vec<Name> {
    let mut names = Vec::new();
    for (at, winner) in winners.iter().enumerate() {
        let paid = &mut known.paid[at];
        let name = match may_be_named(paid.people, [votes, its[at]]) {
            false => Name::Never,
            true if named.contains(winner) => Name::Told,
            true => Name::Missing(!named.is_empty()),
        };
        match name {
            Name::Told => paid.people.0 = paid.people.0.max(K),
            Name::Missing(true) => paid.people.1 = paid.people.1.min(K - 1),
            Name::Missing(false) | Name::Never => {}
        }
        assert!(name != Name::Never || !named.contains(winner), "the name tells too much");
        names.push(name);
    }
    names
}

/// What these numbers tell of few people, where what is public did not.
pub fn told_on_few(
    public: &[(u64, u64)],
    told: &[(u64, u64)],
    votes: u64,
    (names, its): (&[Name], &[u64]),
) -> Option<String> {
    for (at, (before, after)) in public.iter().zip(told).enumerate() {
        let is_new = |votes: u64| may_be_many(*before, votes) && !may_be_many(*after, votes);
        let is_few = match names.get(at) {
            Some(Name::Missing(true)) => after.0 > 0,
            Some(Name::Missing(false)) => after.0 > before.0 && after.0 < K,
            _ => false,
        };
        if is_few || is_new(votes) || its.get(at).is_some_and(|its| is_new(*its)) {
            return Some(format!("{before:?} became {after:?} of {votes}, {its:?}"));
        }
    }
    None
}
