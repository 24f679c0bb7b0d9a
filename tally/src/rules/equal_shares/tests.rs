// SPDX-License-Identifier: EUPL-1.2
//! Whatever the precision of purses, the outcome is the same: what bounds do not decide, exact
//! arithmetic does.

#[path = "../../../tests/laws/mod.rs"]
mod laws;

use laws::any;
use proptest::prelude::*;

use super::Problem;
use super::reach::Reach;
use super::run::Run;
use crate::count::Progress;
use crate::limits::{Prepared, prepare};
use crate::outcome::Phase;
use crate::rules::growth;
use crate::rules::race::Race;
use crate::settings::{Completion, Increase, Limits, Rule, Settings};
use crate::{Election, naive};

/// The problem of these settings, after what is free.
fn problem<'a>(election: &'a Election, prepared: &'a Prepared) -> Problem<'a> {
    let mut race = Race::new(election, prepared);
    race.choose_free().unwrap();
    Problem::new(race)
}

/// Winners after what is free, how many steps, and how often exact amounts decided in a run without
/// completion, with purses in so many bits.
fn with_precision(election: &Election, settings: &Settings, precision: i32) -> (Vec<usize>, u64, u64) {
    let prepared = prepare(election, settings).unwrap();
    let problem = Problem { precision, ..problem(election, &prepared) };
    let Completion::Add1(increase) = &settings.completion else {
        let share = growth::first_share(&problem.race);
        let mut run = Run::new(&problem);
        let winners = run.go(share.numer(), share.denom()).unwrap();
        return (winners, 0, run.exact_decisions);
    };
    let (race, shares) = problem.growing(increase, &mut |_| ()).unwrap();
    let paid = race.winners.iter().filter(|winner| winner.by == Phase::Rule);
    (paid.map(|winner| winner.project).collect(), shares.steps, 0)
}

fn by_definition(election: &Election, settings: &Settings) -> (Vec<usize>, u64) {
    let outcome = naive::count(election, settings, &mut |_: Progress| ()).unwrap();
    let paid = outcome.winners.iter().filter(|winner| winner.by == Phase::Rule);
    (paid.map(|winner| winner.project).collect(), outcome.shares.unwrap().steps)
}

/// Equal Shares with ties that can be told apart, once or growing.
fn case() -> impl Strategy<Value = (laws::Spec, Settings)> {
    any::case(7).prop_filter_map("Equal Shares", |(spec, settings)| {
        let completion = match settings.completion {
            Completion::Add1(increase) | Completion::Add1Greedy(increase) => Completion::Add1(increase),
            _ => Completion::None,
        };
        let limits = Limits { minima: Vec::new(), ..settings.limits.clone() };
        let rule = Rule::EqualShares;
        let settings = Settings { rule, completion, limits, comparison: false, ..settings };
        let election = spec.build();
        let prepared = prepare(&election, &settings).ok()?;
        (election.voters() > 0 && prepared.order.is_total()).then_some((spec, settings))
    })
}

proptest! {
    #![proptest_config(laws::config(4))]

    #[test]
    fn precision_does_not_matter((spec, settings) in case(), precision in -3_i32..=super::PRECISION) {
        let election = spec.build();
        let (winners, steps) = by_definition(&election, &settings);
        let (fast, fast_steps, _) = with_precision(&election, &settings, precision);
        prop_assert_eq!((fast, fast_steps), (winners, steps), "precision {}", precision);
    }
}

/// Forty villagers who all approve of the same ten projects of the same cost: nothing but ties.
fn alike() -> laws::Spec {
    let project = |at: u32| laws::Project { id: at.to_string(), cost: 100.into(), place: String::new() };
    let choices = (0..10).map(|at| (at, crate::Decimal::ONE)).collect();
    let ballot = laws::Ballot { choices, voters: 40, label: "" };
    laws::Spec {
        kind: crate::BallotKind::Approval,
        budget: 450.into(),
        projects: (0..10).map(project).collect(),
        ballots: vec![ballot],
    }
}

#[test]
fn ties_are_decided_exactly_and_told() {
    let settings = Settings { completion: Completion::None, ..Settings::default() };
    let (winners, _, exact) = with_precision(&alike().build(), &settings, super::PRECISION);
    assert_eq!(winners, [0, 1, 2, 3]);
    assert!(exact >= 4, "{exact}");
}

#[test]
fn looking_ahead_goes_far_where_nothing_changes() {
    let spec = alike();
    let election = spec.build();
    let settings = Settings { completion: Completion::Add1(Increase::default()), ..Settings::default() };
    let prepared = prepare(&election, &settings).unwrap();
    let problem = problem(&election, &prepared);
    let small = Increase { step: "0.001".parse().unwrap(), ..Increase::default() };
    let (share, step) = (growth::first_share(&problem.race), growth::step(&small, 0));
    let mut run = Run::new(&problem);
    run.go(share.numer(), share.denom()).unwrap();
    // Each has 11.25 and pays 10; a fifth project, at 2.5 a head, is bought when they have 12.5.
    let steps = Reach::new(&problem).steps(&run, step.numer(), step.denom(), 1 << 20);
    assert!((1240..1250).contains(&steps), "{steps}");
}

/// Where some ran out of money, so that two projects cost the others exactly as much for every
/// share, only the order of ties decides; and nobody has to count each of the steps for that.
#[test]
fn looking_ahead_goes_far_where_prices_stay_equal() {
    let costs = [4_202_419_103_u64, 1_258_773_163, 1_467_052_798, 624_971_754, 537_819_876];
    let ballots: [&[u32]; 6] = [&[2, 4], &[1, 2, 3, 4], &[0, 1, 2], &[0, 4], &[2], &[0, 2, 4]];
    let project = |(at, cost): (usize, u64)| laws::Project {
        id: at.to_string(),
        cost: cost.into(),
        place: String::new(),
    };
    let ballot = |choices: &[u32]| laws::Ballot {
        choices: choices.iter().map(|at| (*at as usize, crate::Decimal::ONE)).collect(),
        voters: 1,
        label: "",
    };
    let spec = laws::Spec {
        kind: crate::BallotKind::Approval,
        budget: 10_000_000_000_u64.into(),
        projects: costs.into_iter().enumerate().map(project).collect(),
        ballots: ballots.into_iter().map(ballot).collect(),
    };
    let election = spec.build();
    let settings = |step: &str| {
        let increase = Increase { step: step.parse().unwrap(), ..Increase::default() };
        Settings { completion: Completion::Add1(increase), ..Settings::default() }
    };
    let steps = |outcome: &crate::Outcome| outcome.shares.as_ref().unwrap().steps;
    let mut runs = 0;
    let small = crate::count(&election, &settings("1"), &mut |_| runs += 1).unwrap();
    assert_eq!(steps(&small), 336_247_020);
    assert!(runs < 500, "{runs} runs");
    let large = naive::count(&election, &settings("100000"), &mut |_| ()).unwrap();
    assert_eq!((steps(&large), large.winners), (3_363, small.winners));
}
