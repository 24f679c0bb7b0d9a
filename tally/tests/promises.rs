// SPDX-License-Identifier: EUPL-1.2
//! What the papers promise of a rule, tried on small elections by looking at every case.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod laws;

use laws::{Spec, any};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;
use tally::{BallotKind, Completion, Election, Outcome, Phase, Rule, Settings, Utility, naive};

fn run(election: &Election, rule: Rule, utility: Utility, completion: Completion) -> Outcome {
    let settings = Settings { rule, utility, completion, ..Settings::default() };
    naive::count(election, &settings, &mut |_| ()).unwrap()
}

fn exact(number: impl Into<BigInt>) -> BigRational {
    BigRational::from_integer(number.into())
}

fn approvals(most: usize) -> impl Strategy<Value = Spec> {
    prop_oneof![any::of_kind(BallotKind::Approval, most), any::blocs(most)]
}

/// An election and any completion of Equal Shares.
fn with_completion(election: impl Strategy<Value = Spec>) -> impl Strategy<Value = (Spec, Completion)> {
    election.prop_flat_map(|spec| {
        let increase = any::increase(&spec);
        let completion = prop_oneof![
            3 => Just(Completion::None),
            1 => Just(Completion::Greedy),
            1 => increase.clone().prop_map(Completion::Add1),
            1 => increase.prop_map(Completion::Add1Greedy),
        ];
        (Just(spec), completion)
    })
}

/// A group of voters, with what each project is worth to one of them.
struct Group {
    voters: u64,
    worth: Vec<u128>,
}

fn groups(election: &Election, utility: Utility) -> Vec<Group> {
    let mut groups = Vec::new();
    for ballot in election.groups() {
        let mut worth = vec![0; election.projects().len()];
        for (at, project) in ballot.projects.iter().enumerate() {
            worth[*project as usize] = match utility {
                Utility::Cardinality => 1,
                Utility::Cost => election.projects()[*project as usize].cost,
                Utility::Points | Utility::Score => u128::from(ballot.points[at]),
                Utility::Borda => u128::try_from(ballot.projects.len() - at - 1).unwrap(),
            };
        }
        groups.push(Group { voters: ballot.voters, worth });
    }
    groups
}

fn has_won(outcome: &Outcome, project: usize) -> bool {
    outcome.winners.iter().any(|winner| winner.project == project)
}

impl Group {
    fn gets(&self, outcome: &Outcome) -> u128 {
        outcome.winners.iter().map(|winner| self.worth[winner.project]).sum()
    }
}

/// Whether so many voters have a right to so much money: their part of the budget.
fn deserve(election: &Election, voters: u64, money: u128) -> bool {
    voters > 0 && exact(voters) * exact(election.budget()) >= exact(money) * exact(election.voters())
}

/// Every set of projects, as a list.
fn sets(projects: usize) -> impl Iterator<Item = Vec<usize>> {
    (1_u32..1 << projects).map(move |set| (0..projects).filter(|at| set & (1 << at) != 0).collect())
}

proptest! {
    #![proptest_config(laws::config(2))]

    /// n × cost / budget voters who want one project and nothing else get it (equalshares.net).
    #[test]
    fn who_wants_one_thing_gets_it_when_enough(
        (spec, completion) in with_completion(approvals(6)),
        cost in any::<bool>(),
    ) {
        let election = spec.build();
        let utility = if cost { Utility::Cost } else { Utility::Cardinality };
        let outcome = run(&election, Rule::EqualShares, utility, completion);
        for (at, project) in election.projects().iter().enumerate() {
            let only = election.groups().filter(|group| group.projects == [u32::try_from(at).unwrap()]);
            let only = only.map(|group| group.voters).sum::<u64>();
            prop_assert!(!deserve(&election, only, project.cost) || has_won(&outcome, at));
        }
    }

    /// Extended justified representation (2008.13276): of voters who all want the projects of a
    /// set and have a right to its cost, somebody gets as many projects as the set has.
    #[test]
    fn equal_shares_represents_groups_by_number(
        (spec, completion) in with_completion(approvals(5)),
    ) {
        let election = spec.build();
        let outcome = run(&election, Rule::EqualShares, Utility::Cardinality, completion);
        let groups = groups(&election, Utility::Cardinality);
        for set in sets(election.projects().len()) {
            let cost = set.iter().map(|project| election.projects()[*project].cost).sum();
            let all_want = groups.iter().filter(|group| set.iter().all(|project| group.worth[*project] > 0));
            let short = all_want.filter(|group| group.gets(&outcome) < set.len() as u128);
            prop_assert!(!deserve(&election, short.map(|group| group.voters).sum(), cost), "{set:?}");
        }
    }

    /// EJR+ up to any project, for cost: of voters who all want a losing project and have a right
    /// to some money, somebody gets more than that money with the project added.
    #[test]
    fn equal_shares_represents_groups_by_cost(
        (spec, completion) in with_completion(approvals(6)),
    ) {
        let election = spec.build();
        let outcome = run(&election, Rule::EqualShares, Utility::Cost, completion);
        let groups = groups(&election, Utility::Cost);
        for (at, project) in election.projects().iter().enumerate() {
            let want = groups.iter().filter(|group| group.worth[at] > 0).collect::<Vec<_>>();
            if has_won(&outcome, at) {
                continue;
            }
            for money in want.iter().map(|group| group.gets(&outcome) + project.cost) {
                let short = want.iter().filter(|group| group.gets(&outcome) + project.cost <= money);
                prop_assert!(!deserve(&election, short.map(|group| group.voters).sum(), money));
            }
        }
    }

    /// EJR up to one project, for points (2008.13276): what all of them find in a set at the least,
    /// somebody gets, or would exceed with one project more.
    #[test]
    fn equal_shares_represents_groups_by_points(
        (spec, completion) in with_completion(any::of_kind(BallotKind::Cumulative, 4)),
    ) {
        let election = spec.build();
        let outcome = run(&election, Rule::EqualShares, Utility::Points, completion);
        let groups = groups(&election, Utility::Points);
        for together in sets(groups.len()) {
            let voters = together.iter().map(|group| groups[*group].voters).sum();
            for set in sets(election.projects().len()) {
                let cost = set.iter().map(|project| election.projects()[*project].cost).sum();
                if !deserve(&election, voters, cost) {
                    continue;
                }
                let least = |project: &usize| together.iter().map(|group| groups[*group].worth[*project]).min();
                let right = set.iter().filter_map(least).sum::<u128>();
                let content = together.iter().any(|group| {
                    let group = &groups[*group];
                    let losers = (0..group.worth.len()).filter(|project| !has_won(&outcome, *project));
                    let one_more = losers.map(|project| group.worth[project]).max().unwrap_or(0);
                    group.gets(&outcome) >= right || group.gets(&outcome) + one_more > right
                });
                prop_assert!(content, "{together:?} {set:?}");
            }
        }
    }

    /// Supporters pay each winner in full and nobody pays more than a share; each time the lowest
    /// price is paid, prices never fall, and in the end no supporters can pay another project.
    #[test]
    fn equal_shares_has_prices(
        (spec, increase) in any::election(6)
            .prop_flat_map(|spec| (any::increase(&spec), Just(spec)).prop_map(|(i, s)| (s, i))),
        grow in any::<bool>(),
        by_cost in any::<bool>(),
    ) {
        let election = spec.build();
        let utility = match spec.kind {
            BallotKind::Cumulative | BallotKind::Scoring => Utility::Points,
            BallotKind::Ordinal => Utility::Borda,
            _ if by_cost => Utility::Cost,
            _ => Utility::Cardinality,
        };
        let completion = if grow { Completion::Add1(increase) } else { Completion::None };
        let outcome = run(&election, Rule::EqualShares, utility, completion);
        let Some(shares) = &outcome.shares else { return Ok(()) };
        let groups = groups(&election, utility);
        let mut money = vec![shares.share.clone(); groups.len()];
        let mut open = vec![true; election.projects().len()];
        let mut last = BigRational::zero();
        for winner in &outcome.winners {
            open[winner.project] = false;
            if winner.by == Phase::Free {
                prop_assert_eq!(election.projects()[winner.project].cost, 0);
                continue;
            }
            let paid = price(&election, &groups, &money, winner.project).unwrap();
            prop_assert!(paid >= last);
            for other in (0..open.len()).filter(|project| open[*project]) {
                let other = price(&election, &groups, &money, other);
                prop_assert!(other.is_none_or(|other| other >= paid));
            }
            for (group, money) in groups.iter().zip(&mut money) {
                let full = &paid * exact(group.worth[winner.project]);
                *money = (&*money - full).max(BigRational::zero());
            }
            last = paid;
        }
        for loser in (0..open.len()).filter(|project| open[*project]) {
            prop_assert!(price(&election, &groups, &money, loser).is_none());
        }
    }

    /// All voters earn alike in time; each winner is paid in full by its supporters as soon as they
    /// can, and in the end no loser's supporters have more than it costs.
    #[test]
    fn phragmen_has_prices(spec in approvals(6)) {
        let election = spec.build();
        let outcome = run(&election, Rule::Phragmen, Utility::Cost, Completion::None);
        let groups = groups(&election, Utility::Cardinality);
        let mut spent = vec![BigRational::zero(); groups.len()];
        let mut now = BigRational::zero();
        let moment = |spent: &[BigRational], project: usize| {
            let mut needed = exact(election.projects()[project].cost);
            let mut voters = 0;
            for (group, spent) in groups.iter().zip(spent).filter(|(group, _)| group.worth[project] > 0) {
                needed += spent * exact(group.voters);
                voters += group.voters;
            }
            (voters > 0).then(|| needed / exact(voters))
        };
        for winner in &outcome.winners {
            let Some(moment) = moment(&spent, winner.project) else { continue };
            prop_assert!(moment >= now);
            now = moment;
            for (group, spent) in groups.iter().zip(&mut spent) {
                if group.worth[winner.project] > 0 {
                    prop_assert!(*spent <= now);
                    *spent = now.clone();
                }
            }
        }
        for (at, project) in election.projects().iter().enumerate() {
            if !has_won(&outcome, at) && project.cost <= election.budget() {
                prop_assert!(moment(&spent, at).is_none_or(|moment| moment >= now));
            }
        }
    }
}

/// The price per unit of utility at which supporters pay a project exactly: found between the two
/// prices where one of them runs out, by how far the sum has to rise.
fn price(
    election: &Election,
    groups: &[Group],
    money: &[BigRational],
    project: usize,
) -> Option<BigRational> {
    let cost = exact(election.projects()[project].cost);
    let supporters = groups.iter().zip(money).filter(|(group, _)| group.worth[project] > 0);
    let supporters = supporters.collect::<Vec<_>>();
    let collected = |price: &BigRational| {
        let pays = |(group, money): &(&Group, &BigRational)| {
            exact(group.voters) * (price * exact(group.worth[project])).min((*money).clone())
        };
        supporters.iter().map(pays).fold(BigRational::zero(), |sum, payment| sum + payment)
    };
    let mut limits = vec![BigRational::zero()];
    limits.extend(supporters.iter().map(|(group, money)| *money / exact(group.worth[project])));
    limits.sort();
    limits.dedup();
    for pair in limits.windows(2) {
        let (before, after) = (collected(&pair[0]), collected(&pair[1]));
        if after >= cost {
            return Some(&pair[0] + (&pair[1] - &pair[0]) * (cost - &before) / (after - &before));
        }
    }
    None
}
