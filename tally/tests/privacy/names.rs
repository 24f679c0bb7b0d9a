// SPDX-License-Identifier: EUPL-1.2
//! Which numbers of people are small, and what it says that a winner is named or not.

use super::{K, Known, told};
use tally::explain::{How, Next, Since, WhyLost, explain};
use tally::{BallotKind, Decimal, Election, NewProject, Privacy, Settings, count};

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

/// 50 voters of € 50. Four of the 23 of project 1 paid for project 2, and after that they had too little.
fn crossing() -> Election {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(2500));
    for (id, cost) in [120, 1000, 750, 120, 250, 500].into_iter().enumerate() {
        let (id, cost) = (id.to_string(), Decimal::from(cost));
        builder.project(NewProject { id, cost, ..NewProject::default() }).unwrap();
    }
    let ballots: [(&[u32], u64); 20] = [
        (&[0], 1),
        (&[0, 1, 2, 4], 1),
        (&[0, 1, 2, 4, 5], 1),
        (&[0, 1, 2, 5], 1),
        (&[0, 1, 4, 5], 2),
        (&[0, 2], 2),
        (&[0, 2, 3], 4),
        (&[0, 2, 3, 4], 3),
        (&[0, 2, 4], 6),
        (&[0, 2, 4, 5], 2),
        (&[0, 2, 5], 1),
        (&[0, 3], 1),
        (&[0, 3, 4], 3),
        (&[1], 4),
        (&[1, 2, 3], 1),
        (&[1, 3, 4], 1),
        (&[1, 4], 12),
        (&[2, 4], 2),
        (&[3, 4], 1),
        (&[4], 1),
    ];
    for (ballot, voters) in ballots {
        builder.ballot(ballot.iter().map(|project| (*project, Decimal::ONE)), 0, voters).unwrap();
    }
    builder.build().unwrap()
}

#[test]
fn whose_price_was_the_last_straw_is_told_of_many_payers_only() {
    let (election, settings) = (crossing(), Settings::default());
    let outcome = count(&election, &settings, &mut |_| ()).unwrap();
    let told = told(&election, &settings, &outcome).explanation;
    let loser = told.losers.iter().find(|loser| loser.project == 1).unwrap();
    let WhyLost::TooLittleMoney { since, spent, .. } = &loser.why else { panic!("{:?}", loser.why) };
    let is_named = |winner: &usize| spent.iter().any(|one| one.winner == *winner);
    assert!(!matches!(since, Since::Winner(winner) if !is_named(winner)), "{since:?} {spent:?}");
}

/// In the third round not all of its voters could pay in full.
#[test]
fn how_a_runner_up_stood_is_told_only_when_all_could_pay() {
    let (election, settings) = (crossing(), Settings::default());
    let outcome = count(&election, &settings, &mut |_| ()).unwrap();
    let next = |smallest: u64, round: usize| {
        let told = explain(&election, &settings, &outcome, Privacy { smallest }).unwrap();
        let How::Bought(payment) = &told.rounds[round].how else { panic!("by Equal Shares") };
        payment.next.clone()
    };
    assert!(matches!(next(K, 1), Next::Project(2, Some(_))));
    assert_eq!(next(K, 2), Next::Project(1, None));
    assert!(matches!(next(1, 2), Next::Project(1, Some(_))));
}
