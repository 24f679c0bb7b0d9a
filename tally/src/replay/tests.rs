// SPDX-License-Identifier: EUPL-1.2
use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{One, Zero};
use proptest::prelude::*;

use super::*;
use crate::settings::{Misfit, Utility};
use crate::{BallotKind, Decimal, Election, NewProject};

/// A village to count on paper: ten voters, 1000 to spend, so 100 each.
///
/// The playground (600) is wanted by voters 1 to 8, the benches (300) by 7 to 10, the cycling
/// lessons (150) by 8 to 10.
fn village() -> Election {
    let ballots: [(&[u32], u64); 4] = [(&[0], 6), (&[0, 1], 1), (&[0, 1, 2], 1), (&[1, 2], 2)];
    election(1000, &[600, 300, 150], &ballots)
}

fn election(budget: u64, costs: &[u64], ballots: &[(&[u32], u64)]) -> Election {
    let mut builder = Election::builder(BallotKind::Approval, Decimal::from(budget));
    for (at, cost) in costs.iter().enumerate() {
        let project = NewProject { id: at.to_string(), cost: Decimal::from(*cost), ..NewProject::default() };
        builder.project(project).unwrap();
    }
    for (projects, voters) in ballots {
        builder.ballot(projects.iter().map(|project| (*project, Decimal::ONE)), 0, *voters).unwrap();
    }
    builder.build().unwrap()
}

fn profile(election: &Election, utility: Utility) -> Profile {
    let takes_part = vec![true; election.projects().len()];
    Profile::new(election, utility, &takes_part, &vec![true; election.group_count()]).unwrap()
}

fn ratio(numer: i64, denom: i64) -> BigRational {
    BigRational::new(numer.into(), denom.into())
}

fn share(election: &Election) -> BigRational {
    BigRational::new(election.budget().into(), election.voters().into())
}

/// Per group of payers: paid, left, voters.
fn paid(round: &Round) -> Vec<(BigRational, BigRational, u64)> {
    let rows = round.payers.iter();
    rows.map(|payers| (round.money(&payers.paid), round.money(&payers.left), payers.voters)).collect()
}

#[test]
fn the_village_counts_as_on_paper() {
    let election = village();
    let profile = profile(&election, Utility::Cost);
    let counted = Counted { election: &election, profile: &profile, rivals: &[], takes_part: &[] };
    let (rounds, end) = equal_shares(counted, &ratio(100, 1), &[0, 2]).unwrap();
    // 600 over 8 voters is 75 each, which is 75/600 for each euro of the project. The benches would
    // have been 75 each too, but for 300: 75/300. The lessons: 50/150.
    assert_eq!(paid(&rounds[0]), [(ratio(75, 1), ratio(25, 1), 8)]);
    assert_eq!(rounds[0].price, ratio(1, 8));
    assert_eq!(rounds[0].runner_up, Some(RunnerUp { project: 1, price: ratio(1, 4) }));
    // For the benches 25 + 25 + 100 + 100 is not enough. For the lessons voter 8 gives all that is
    // left, 25; the other two share the remaining 125.
    assert_eq!(paid(&rounds[1]), [(ratio(25, 1), ratio(0, 1), 1), (ratio(125, 2), ratio(75, 2), 2)]);
    assert_eq!(rounds[1].price, ratio(125, 300));
    assert_eq!(rounds[1].runner_up, None);
    assert_eq!(rounds[1].rich_marks, 2);
    // In the end: 25 of voter 7, nothing of voter 8, 37.50 of each of the last two.
    assert_eq!(end.behind(1), ratio(100, 1));
    assert_eq!(end.left(3), ratio(75, 2));
}

#[test]
fn the_money_behind_each_project_is_known_before_and_after_a_purchase() {
    let election = village();
    let profile = profile(&election, Utility::Cost);
    let counted = Counted { election: &election, profile: &profile, rivals: &[], takes_part: &[] };
    let mut replay = EqualShares::new(counted, &ratio(100, 1));
    let behind = |replay: &EqualShares<'_>| [0, 1, 2].map(|project| replay.behind(project));
    assert_eq!(behind(&replay), [ratio(800, 1), ratio(400, 1), ratio(300, 1)]);
    // Asked too early, it is refused, and nothing has changed.
    assert_eq!(replay.buy(2).unwrap_err(), Impossible::NotFirst { chosen: 2, better: 0 });
    replay.buy(0).unwrap();
    assert_eq!(behind(&replay), [ratio(200, 1), ratio(250, 1), ratio(225, 1)]);
    replay.buy(2).unwrap();
    assert_eq!(behind(&replay), [ratio(175, 1), ratio(100, 1), ratio(75, 1)]);
}

#[test]
fn a_denominator_is_no_larger_than_it_has_to_be() {
    let election = village();
    let profile = profile(&election, Utility::Cost);
    let counted = Counted { election: &election, profile: &profile, rivals: &[], takes_part: &[] };
    // 75 each of 8 people needs none, and 62.5 of two people two.
    let (rounds, _) = equal_shares(counted, &ratio(100, 1), &[0, 2]).unwrap();
    let denominators = rounds.iter().map(|round| round.denominator.clone()).collect::<Vec<_>>();
    assert_eq!(denominators, [BigUint::from(1_u8), BigUint::from(2_u8)]);
}

#[test]
fn an_order_that_the_rule_cannot_give_is_refused() {
    let election = village();
    let profile = profile(&election, Utility::Cost);
    let counted = Counted { election: &election, profile: &profile, rivals: &[], takes_part: &[] };
    let refused = |winners: &[usize]| equal_shares(counted, &ratio(100, 1), winners).unwrap_err();
    assert_eq!(refused(&[2, 0]), Impossible::NotFirst { chosen: 2, better: 0 });
    assert_eq!(refused(&[0, 1]), Impossible::CannotPay(1));
    assert_eq!(refused(&[0]), Impossible::Unfinished(2));
    assert_eq!(refused(&[0, 2, 0]), Impossible::Gone(0));
    assert_eq!(refused(&[3]), Impossible::NoProject(3));
    // With a lot more money each, the benches come second.
    assert!(equal_shares(counted, &ratio(150, 1), &[0, 1, 2]).is_ok());
}

#[test]
fn a_project_that_excludes_another_takes_it_out_of_the_race() {
    let election = village();
    let profile = profile(&election, Utility::Cost);
    let rivals = [vec![2], Vec::new(), vec![0]];
    let counted = Counted { election: &election, profile: &profile, rivals: &rivals, takes_part: &[] };
    assert!(equal_shares(counted, &ratio(100, 1), &[0]).is_ok());
    assert_eq!(equal_shares(counted, &ratio(100, 1), &[0, 2]).unwrap_err(), Impossible::Gone(2));
}

#[test]
fn marks_weigh_what_a_voter_pays() {
    let mut builder = Election::builder(BallotKind::Cumulative, Decimal::from(90));
    let project = NewProject { id: "a".into(), cost: Decimal::from(60), ..NewProject::default() };
    builder.project(project).unwrap();
    for points in [4, 1, 1] {
        builder.ballot([(0, Decimal::from(points))], 0, 1).unwrap();
    }
    let election = builder.build().unwrap();
    let profile = profile(&election, Utility::Points);
    let counted = Counted { election: &election, profile: &profile, rivals: &[], takes_part: &[] };
    let (rounds, _) = equal_shares(counted, &share(&election), &[0]).unwrap();
    // 60 over 6 points is 10 a point, but nobody has 40: the first gives all 30, the others 15.
    assert_eq!(paid(&rounds[0]), [(ratio(15, 1), ratio(15, 1), 2), (ratio(30, 1), ratio(0, 1), 1)]);
    assert_eq!(rounds[0].payment_per_mark(), ratio(15, 1));
}

#[test]
fn phragmen_on_paper() {
    let election = village();
    let profile = profile(&election, Utility::Cardinality);
    let counted = Counted { election: &election, profile: &profile, rivals: &[], takes_part: &[] };
    // The lessons need 50 of each of three, then the playground and the benches both 75. Taking the
    // playground makes voter 8 carry 50 + 600/8 spread: (50 + 600) / 8.
    let told = phragmen(counted, &[2, 0]).unwrap();
    assert_eq!(told.rounds[0].load, Some(ratio(50, 1)));
    assert_eq!(told.rounds[0].runner_up, Some((0, ratio(75, 1))));
    assert_eq!(told.rounds[1].load, Some(ratio(650, 8)));
    assert_eq!(told.rounds[1].before, [(BigInt::from(0), 7), (BigInt::from(50 * 4), 1)]);
    assert_eq!(told.rounds[1].denominator, BigUint::from(4_u8));
    assert_eq!(told.stopped_by, Some(1));
    assert_eq!(phragmen(counted, &[0, 2]).unwrap_err(), Impossible::NotFirst { chosen: 0, better: 2 });
    assert_eq!(phragmen(counted, &[2]).unwrap_err(), Impossible::Unfinished(0));
    assert_eq!(phragmen(counted, &[2, 0, 1]).unwrap_err(), Impossible::DoesNotFit(1));
}

#[test]
fn greedy_on_paper() {
    let election = village();
    let by_votes = profile(&election, Utility::Cost);
    let counted = Counted { election: &election, profile: &by_votes, rivals: &[], takes_part: &[] };
    let told = greedy(counted, (Score::ForCost, Misfit::Skip), 1000, &[], &[0, 1]).unwrap();
    assert_eq!(told.rounds[0].score, Some(ratio(8, 1)));
    assert_eq!(told.rounds[0].runner_up, Some((1, Some(ratio(4, 1)))));
    assert_eq!((told.rounds[1].left, told.misfits), (100, vec![(2, 100)]));
    let wrong =
        |winners: &[usize]| greedy(counted, (Score::ForCost, Misfit::Skip), 1000, &[], winners).unwrap_err();
    assert_eq!(wrong(&[0, 2]), Impossible::NotFirst { chosen: 2, better: 1 });
    assert_eq!(wrong(&[0]), Impossible::Unfinished(1));
    assert_eq!(wrong(&[0, 1, 2]), Impossible::DoesNotFit(2));
    // With 750 the benches no longer fit: go on, or stop.
    assert!(greedy(counted, (Score::ForCost, Misfit::Skip), 750, &[], &[0, 2]).is_ok());
    assert_eq!(greedy(counted, (Score::ForCost, Misfit::Stop), 750, &[], &[0]).unwrap().misfits, [(1, 150)]);
    assert!(greedy(counted, (Score::ForCost, Misfit::Stop), 750, &[], &[0, 2]).is_err());
}

/// Costs, ballots as bit masks with voters, budget.
fn small() -> impl Strategy<Value = (Vec<u64>, Vec<(u8, u64)>, u64)> {
    let costs = prop::collection::vec(0..30_u64, 1..6);
    (costs, prop::collection::vec((0..64_u8, 1..4_u64), 1..7), 1..80_u64)
}

fn of_masks(costs: &[u64], ballots: &[(u8, u64)], budget: u64) -> Election {
    let last = u32::try_from(costs.len()).unwrap();
    let listed = |mask: u8| (0..last).filter(|at| mask >> at & 1 == 1).collect::<Vec<_>>();
    let ballots = ballots.iter().map(|(mask, voters)| (listed(*mask), *voters)).collect::<Vec<_>>();
    let ballots = ballots.iter().map(|(projects, voters)| (&projects[..], *voters)).collect::<Vec<_>>();
    election(budget, costs, &ballots)
}

proptest! {
    /// Whatever is bought is paid to the last minor unit, by whom it says, and nobody is in debt.
    #[test]
    fn payments_are_costs((costs, ballots, budget) in small(), utility in 0..2_u8) {
        let election = of_masks(&costs, &ballots, budget);
        let utility = if utility == 0 { Utility::Cost } else { Utility::Cardinality };
        let profile = profile(&election, utility);
        let counted = Counted { election: &election, profile: &profile, rivals: &[], takes_part: &[] };
        let mut replay = EqualShares::new(counted, &share(&election));
        let mut last = BigRational::zero();
        while replay.still_affordable().is_some() {
            let prices = (0..costs.len()).filter_map(|at| Some((replay.price(at)?, at)));
            let (price, project) = prices.min().unwrap();
            let round = replay.buy(project).unwrap();
            prop_assert_eq!(&round.price, &price);
            prop_assert!(price >= last);
            last = price.clone();
            let paid = paid(&round);
            let sum = paid.iter().map(|(paid, _, voters)| paid * BigRational::from_integer((*voters).into()));
            prop_assert_eq!(sum.sum::<BigRational>(), BigRational::from_integer(costs[project].into()));
            prop_assert!(paid.iter().all(|(_, left, _)| *left >= BigRational::zero()));
            prop_assert_eq!(paid.iter().map(|row| row.2).sum::<u64>(), profile.votes(project));
            if let Some(second) = &round.runner_up {
                prop_assert!(second.price >= price);
            }
            for at in 0..costs.len() {
                let (groups, _) = profile.supporters(at);
                let sum = groups.iter().map(|group| {
                    replay.left(*group) * BigRational::from_integer(profile.weight(*group as usize).into())
                });
                prop_assert_eq!(replay.behind(at), sum.sum::<BigRational>());
            }
        }
    }

    /// The price that is found by taking out who cannot pay is the one of the definition: the least
    /// of which everybody's minimum of money and price adds up to the cost.
    #[test]
    fn a_price_collects_the_cost((costs, ballots, budget) in small()) {
        let election = of_masks(&costs, &ballots, budget);
        let profile = profile(&election, Utility::Cardinality);
        let counted = Counted { election: &election, profile: &profile, rivals: &[], takes_part: &[] };
        let mut replay = EqualShares::new(counted, &share(&election));
        let collected = |replay: &EqualShares<'_>, at: usize, price: &BigRational| {
            let groups = profile.supporters(at).0.iter();
            let paid = groups.map(|group| {
                let weight = BigRational::from_integer(profile.weight(*group as usize).into());
                replay.left(*group).min(price.clone()) * weight
            });
            paid.sum::<BigRational>()
        };
        while let Some(project) = replay.still_affordable() {
            for (at, cost) in costs.iter().enumerate() {
                if let Some(price) = replay.price(at) {
                    let cost = BigRational::from_integer((*cost).into());
                    prop_assert_eq!(collected(&replay, at, &price), cost.clone());
                    let less = &price * (BigRational::one() - ratio(1, 1_000_000));
                    prop_assert!(price.is_zero() || collected(&replay, at, &less) < cost);
                }
            }
            let prices = (0..costs.len()).filter_map(|at| Some((replay.price(at)?, at)));
            let best = prices.min().map_or(project, |best| best.1);
            replay.buy(best).unwrap();
        }
    }
}
