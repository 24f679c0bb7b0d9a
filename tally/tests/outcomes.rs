// SPDX-License-Identifier: EUPL-1.2
//! What holds for every outcome, and what must not matter to it.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod laws;

use laws::{Ballot, Spec, any, ids};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use tally::{
    BallotKind, Completion, Decimal, Election, Increase, LeftOut, Misfit, Outcome, Phase, Refused, Rule,
    Settings, Stop, Support, naive,
};

fn run(election: &Election, settings: &Settings) -> Result<Outcome, Refused> {
    naive::count(election, settings, &mut |_| ())
}

/// An outcome in words that do not depend on how projects or amounts are numbered.
fn told(election: &Election, outcome: &Result<Outcome, Refused>) -> Option<(Vec<String>, Vec<Phase>, u64)> {
    let outcome = outcome.as_ref().ok()?;
    let steps = outcome.shares.as_ref().map_or(0, |shares| shares.steps);
    Some((ids(election, outcome), outcome.winners.iter().map(|winner| winner.by).collect(), steps))
}

fn with_larger_amounts(settings: &Settings, factor: Decimal) -> Settings {
    let mut settings = settings.clone();
    settings.limits.minima.iter_mut().for_each(|minimum| minimum.amount *= factor);
    if let Completion::Add1(Increase { step, .. }) | Completion::Add1Greedy(Increase { step, .. }) =
        &mut settings.completion
    {
        *step *= factor;
    }
    settings
}

/// The laws mean nothing for refusals and empty outcomes, so there must be enough of the rest.
#[test]
fn the_drawn_elections_are_worth_counting() {
    let mut runner = TestRunner::deterministic();
    let drawn = (0..2_000).map(|_| any::case(6).new_tree(&mut runner).unwrap().current());
    let counted = drawn.filter_map(|(spec, settings)| run(&spec.build(), &settings).ok());
    let counted = counted.collect::<Vec<_>>();
    let those = |wanted: &dyn Fn(&Outcome) -> bool| counted.iter().filter(|one| wanted(one)).count();
    let several = those(&|one| one.winners.len() > 1);
    let grown = those(&|one| one.shares.as_ref().is_some_and(|shares| shares.steps > 0));
    let jumped_far = those(&|one| one.shares.as_ref().is_some_and(|shares| shares.steps > 10));
    let by = |phase| those(&|one: &Outcome| one.winners.iter().any(|winner| winner.by == phase));
    assert!(counted.len() > 1_700, "{} of 2,000 are counted", counted.len());
    assert!(several > 700, "{several} have several winners");
    assert!(grown > 120, "in {grown} shares grow");
    assert!(jumped_far > 12, "in {jumped_far} shares grow much");
    for phase in [Phase::Free, Phase::Rule, Phase::Completion, Phase::Minimum, Phase::Comparison] {
        assert!(by(phase) > 10, "in {} somebody wins by {phase:?}", by(phase));
    }
}

proptest! {
    #![proptest_config(laws::config(3))]

    #[test]
    fn an_outcome_is_within_the_budget_and_the_limits((spec, settings) in any::case(6)) {
        let election = spec.build();
        let Ok(outcome) = run(&election, &settings) else { return Ok(()) };
        let won = |project: usize| outcome.winners.iter().any(|winner| winner.project == project);
        let costs = outcome.winners.iter().map(|winner| election.projects()[winner.project].cost);
        prop_assert_eq!(outcome.cost, costs.sum::<u128>());
        prop_assert!(outcome.cost <= election.budget());
        for (at, winner) in outcome.winners.iter().enumerate() {
            prop_assert!(outcome.winners[..at].iter().all(|other| other.project != winner.project));
        }
        for set in &settings.limits.exclusive {
            let winners = set.iter().filter(|id| won(election.find(id).unwrap()));
            prop_assert!(winners.count() <= usize::from(!set.is_empty()));
        }
        for (project, why) in &outcome.left_out {
            prop_assert_eq!(*why, LeftOut::TooLittleSupport);
            prop_assert!(!won(*project));
        }
        if election.voters() == 0 {
            prop_assert!(outcome.winners.is_empty());
        }
        if let (Some(shares), false) = (&outcome.shares, settings.comparison) {
            let rule = outcome.winners.iter().filter(|winner| winner.by == Phase::Rule);
            let rule = rule.map(|winner| election.projects()[winner.project].cost).sum::<u128>();
            let money = &shares.share * num_bigint::BigInt::from(election.voters());
            prop_assert!(num_rational::BigRational::from_integer(rule.into()) <= money);
            let grows = matches!(
                settings.completion,
                Completion::Add1(_) | Completion::Add1Greedy(_) | Completion::AddOpt
            );
            prop_assert_eq!(shares.stop == Stop::NoIncrease, !grows);
        }
    }

    /// Greedy and what greedy completes leave nothing that fits, unless a limit forbids it.
    #[test]
    fn greedy_leaves_nothing_that_fits((spec, settings) in any::case(6)) {
        let completes = matches!(settings.completion, Completion::Greedy | Completion::Add1Greedy(_));
        if !completes && settings.rule != Rule::Greedy(Misfit::Skip) {
            return Ok(());
        }
        let election = spec.build();
        let Ok(outcome) = run(&election, &settings) else { return Ok(()) };
        let winners = ids(&election, &outcome);
        for (at, project) in election.projects().iter().enumerate() {
            let fits = outcome.cost + project.cost <= election.budget();
            let is_out = outcome.left_out.iter().any(|(other, _)| *other == at);
            let sets = settings.limits.exclusive.iter().filter(|set| set.contains(&project.id));
            let has_rival = sets.flatten().any(|id| winners.contains(id));
            let free = !winners.contains(&project.id) && !is_out && !has_rival && election.voters() > 0;
            prop_assert!(!(free && fits), "{} fits", project.id);
        }
    }

    /// The order of ballots does not matter, nor who handed in equal ones, nor which group of
    /// voters they belong to.
    #[test]
    fn ballots_are_equal(
        (spec, settings) in any::case(6),
        turn in 0_usize..6,
        label in prop::sample::select(vec!["", "other"]),
    ) {
        let mut other = spec.clone();
        other.ballots = Vec::new();
        for ballot in spec.ballots.iter().rev() {
            let part = ballot.voters / 3;
            let rest = Ballot { voters: ballot.voters - part, label, ..ballot.clone() };
            other.ballots.extend([rest, Ballot { voters: part, ..ballot.clone() }]);
        }
        if !other.ballots.is_empty() {
            let turn = turn % other.ballots.len();
            other.ballots.rotate_left(turn);
        }
        prop_assert_eq!(run(&spec.build(), &settings), run(&other.build(), &settings));
    }

    /// Where a project stands in the list does not matter.
    #[test]
    fn projects_are_equal(
        (spec, settings, order) in any::case(6).prop_flat_map(|(spec, settings)| {
            let order = (0..spec.projects.len()).collect::<Vec<_>>();
            (Just(spec), Just(settings), Just(order).prop_shuffle())
        }),
    ) {
        let (one, other) = (spec.build(), spec.with_projects_in(&order).build());
        let (first, second) = (run(&one, &settings), run(&other, &settings));
        prop_assert_eq!(first.is_ok(), second.is_ok());
        prop_assert_eq!(told(&one, &first), told(&other, &second));
    }

    /// The currency does not matter: cents or thousands, when the step is in the same.
    #[test]
    fn money_has_no_size((spec, settings) in any::case(6), digits in 1_u32..4, down in any::<bool>()) {
        let ten = Decimal::from(10_u64.pow(digits));
        let factor = if down { Decimal::ONE / ten } else { ten };
        let (one, other) = (spec.build(), spec.scaled(factor).build());
        let first = run(&one, &settings);
        let second = run(&other, &with_larger_amounts(&settings, factor));
        prop_assert_eq!(told(&one, &first), told(&other, &second));
    }

    /// Points have no size either, unless support is measured in them.
    #[test]
    fn points_have_no_size(
        (spec, settings) in any::of_kind(BallotKind::Cumulative, 6)
            .prop_flat_map(|spec| (any::settings(&spec), Just(spec)).prop_map(|(s, e)| (e, s))),
    ) {
        prop_assume!(!matches!(settings.limits.min_support, Some(Support::Score(_))));
        let mut other: Spec = spec.clone();
        for ballot in &mut other.ballots {
            ballot.choices.iter_mut().for_each(|(_, points)| *points *= Decimal::new(25, 1));
        }
        let (one, other) = (spec.build(), other.build());
        prop_assert_eq!(told(&one, &run(&one, &settings)), told(&other, &run(&other, &settings)));
    }

    /// Counting is a function: again is the same.
    #[test]
    fn again_is_the_same((spec, settings) in any::case(5)) {
        prop_assert_eq!(run(&spec.build(), &settings), run(&spec.build(), &settings));
    }
}
