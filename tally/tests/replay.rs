// SPDX-License-Identifier: EUPL-1.2
//! What counted by the definition is possible when told again, and nothing else is.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use proptest::prelude::*;
use tally::limits::{Prepared, prepare};
use tally::replay::{Counted, Score, equal_shares, greedy, phragmen};
use tally::{
    BallotKind, Completion, Decimal, Election, Increase, Misfit, NewProject, Phase, Rule, Settings, Utility,
};

fn election(budget: u64, costs: &[u64], ballots: &[(u8, u64)]) -> Election {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(budget));
    for (at, cost) in costs.iter().enumerate() {
        let project = NewProject { id: at.to_string(), cost: Decimal::from(*cost), ..NewProject::default() };
        builder.project(project).unwrap();
    }
    let last = u32::try_from(costs.len()).unwrap();
    for (mask, voters) in ballots {
        let choices = (0..last).filter(|at| mask >> at & 1 == 1).map(|at| (at, Decimal::ONE));
        builder.ballot(choices, 0, *voters).unwrap();
    }
    builder.build().unwrap()
}

fn some() -> impl Strategy<Value = Election> {
    let costs = prop::collection::vec(0..30_u64, 1..7);
    let ballots = prop::collection::vec((0..128_u8, 1..4_u64), 1..8);
    (costs, ballots, 1..90_u64).prop_map(|(costs, ballots, budget)| election(budget, &costs, &ballots))
}

fn counted<'a>(election: &'a Election, prepared: &'a Prepared) -> Counted<'a> {
    Counted {
        election,
        profile: &prepared.profile,
        rivals: &prepared.rivals,
        takes_part: &prepared.takes_part,
    }
}

fn settings(rule: Rule, utility: Utility, completion: Completion) -> Settings {
    Settings { rule, utility, completion, ..Settings::default() }
}

fn utility() -> impl Strategy<Value = Utility> {
    prop_oneof![Just(Utility::Cost), Just(Utility::Cardinality)]
}

proptest! {
    #[test]
    fn equal_shares_can_be_told_again(election in some(), utility in utility(), add1 in any::<bool>()) {
        let completion = if add1 { Completion::Add1(Increase::default()) } else { Completion::None };
        let settings = settings(Rule::EqualShares, utility, completion);
        let outcome = tally::naive::count(&election, &settings, &mut |_| ()).unwrap();
        let prepared = prepare(&election, &settings).unwrap();
        let winners = outcome.winners.iter().map(|winner| winner.project).collect::<Vec<_>>();
        let shares = outcome.shares.unwrap();
        let told = equal_shares(counted(&election, &prepared), &shares.share, &winners);
        prop_assert!(told.is_ok(), "{:?}", told.map(|_| ()));
        // Without its last winner the count was not finished.
        if let Some((_, fewer)) = winners.split_last() {
            prop_assert!(equal_shares(counted(&election, &prepared), &shares.share, fewer).is_err());
        }
    }

    #[test]
    fn phragmen_can_be_told_again(election in some()) {
        let settings = settings(Rule::Phragmen, Utility::Cardinality, Completion::None);
        let outcome = tally::naive::count(&election, &settings, &mut |_| ()).unwrap();
        let prepared = prepare(&election, &settings).unwrap();
        let winners = outcome.winners.iter().map(|winner| winner.project).collect::<Vec<_>>();
        let told = phragmen(counted(&election, &prepared), &winners);
        prop_assert!(told.is_ok(), "{winners:?} {:?}", told);
        if let Some((_, fewer)) = winners.split_last() {
            prop_assert!(phragmen(counted(&election, &prepared), fewer).is_err());
        }
    }

    #[test]
    fn greedy_can_be_told_again(election in some(), utility in utility(), stop in any::<bool>()) {
        let misfit = if stop { Misfit::Stop } else { Misfit::Skip };
        let settings = settings(Rule::Greedy(misfit), utility, Completion::None);
        let outcome = tally::naive::count(&election, &settings, &mut |_| ()).unwrap();
        let prepared = prepare(&election, &settings).unwrap();
        let winners = outcome.winners.iter().map(|winner| winner.project).collect::<Vec<_>>();
        let told = greedy(counted(&election, &prepared), (Score::ForCost, misfit), election.budget(), &[], &winners);
        prop_assert!(told.is_ok(), "{winners:?} {:?}", told);
        // Of equal scores the order of ties, which is not told, may put one first that stops all.
        if let (Some((_, fewer)), Misfit::Skip) = (winners.split_last(), misfit) {
            let told = greedy(counted(&election, &prepared), (Score::ForCost, misfit), election.budget(), &[], fewer);
            prop_assert!(told.is_err());
        }
    }

    #[test]
    fn a_completion_by_greedy_can_be_told_again(election in some()) {
        let settings = settings(Rule::EqualShares, Utility::Cost, Completion::Greedy);
        let outcome = tally::naive::count(&election, &settings, &mut |_| ()).unwrap();
        let prepared = prepare(&election, &settings).unwrap();
        let by = |phase: bool| {
            let winners = outcome.winners.iter().filter(move |winner| (winner.by == Phase::Completion) == phase);
            winners.map(|winner| winner.project).collect::<Vec<_>>()
        };
        let (first, then) = (by(false), by(true));
        let spent = first.iter().map(|project| election.projects()[*project].cost).sum::<u128>();
        let left = election.budget() - spent;
        let told = greedy(counted(&election, &prepared), (Score::ForCost, Misfit::Skip), left, &first, &then);
        prop_assert!(told.is_ok(), "{first:?} {then:?} {:?}", told);
    }
}
