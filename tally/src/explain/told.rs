// SPDX-License-Identifier: EUPL-1.2
//! Who paid what, as far as it may be told.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::behind::Behind;
use super::losers::{self, Loser};
use super::telling::{Chosen, Telling};
use super::{How, Privacy, Unexplained, rounding};
use crate::profile::Profile;
use crate::replay::{self, EqualShares};
use crate::settings::Utility;

/// What the supporters of a winner paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The full price of a mark, in minor units: with approvals what a voter pays who has enough.
    /// None when it is not told.
    pub price: Option<BigRational>,
    /// Whether every supporter paid the full price.
    pub in_full: bool,
    /// Supporters who paid the same and have the same left, as far as they may be told apart; the
    /// highest payment first.
    pub groups: Vec<Group>,
    /// All other supporters together.
    pub others: Option<Others>,
    /// How the rule saw it; none when fewer than k people support it.
    pub standing: Option<Standing>,
    /// Who would have been next.
    pub next: Next,
}

/// The next best at the moment of a purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// This project, as the rule saw it.
    Project(usize, Standing),
    /// No other project could be paid.
    Nobody,
    /// Not told, because it would tell what fewer than k people have left.
    Untold,
}

/// People who paid the same and have the same left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// At least [`Privacy::smallest`].
    pub voters: u64,
    /// Each, in minor units.
    pub paid: BigRational,
    /// Each, afterwards, in minor units.
    pub left: BigRational,
}

/// People about whom nothing more is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Others {
    /// At least [`Privacy::smallest`], unless they are all supporters.
    pub voters: u64,
    /// Together, in minor units.
    pub paid: BigRational,
}

/// By what Equal Shares compares projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// With cost as utility the project with the most effective votes (equalshares.net) is bought:
    /// its cost divided by its full price. It has at least `at_least`, and less than `below`;
    /// when they are equal, exactly that many.
    EffectiveVotes {
        /// A multiple of [`Privacy::smallest`], or the number of votes.
        at_least: u128,
        /// As above.
        below: u128,
    },
    /// With other utilities the project with the lowest price of a mark is bought.
    Price {
        /// In minor units.
        about: BigRational,
        /// Whether that is exact.
        is_exact: bool,
    },
}

/// The classes that were told: see [the reasoning](crate::explain).
pub(super) struct Classes {
    pub(super) smallest: u64,
    /// Per group of equal ballots.
    pub(super) untold: Vec<bool>,
}

impl Classes {
    fn is_small(&self, voters: u64) -> bool {
        voters > 0 && voters < self.smallest
    }

    /// Takes out of the told classes what a purchase would show too much of.
    pub(super) fn prepare(&mut self, profile: &Profile, purses: &[u32], project: usize) {
        let (groups, marks) = profile.supporters(project);
        let mut all = BTreeMap::<u32, u64>::new();
        let mut untold = (0_u64, 0_u64);
        for (group, purse) in purses.iter().enumerate() {
            if self.untold[group] {
                untold.0 += profile.weight(group);
            } else {
                *all.entry(*purse).or_default() += profile.weight(group);
            }
        }
        let mut parts = BTreeMap::<(u32, u32), u64>::new();
        for (group, mark) in groups.iter().zip(marks) {
            let (group, weight) = (*group as usize, profile.weight(*group as usize));
            if self.untold[group] {
                untold.1 += weight;
            } else {
                *parts.entry((purses[group], *mark)).or_default() += weight;
            }
        }
        let mut support = BTreeMap::<u32, u64>::new();
        for ((purse, _), voters) in &parts {
            *support.entry(*purse).or_default() += voters;
        }
        let mut hidden = parts.iter().filter(|(_, voters)| self.is_small(**voters));
        let mut hide = hidden.by_ref().map(|((purse, _), _)| *purse).collect::<Vec<_>>();
        hide.extend(all.iter().filter_map(|(purse, voters)| {
            let paying = support.get(purse).copied().unwrap_or(0);
            (paying > 0 && self.is_small(voters - paying)).then_some(*purse)
        }));
        hide.sort_unstable();
        hide.dedup();
        let votes = profile.votes(project);
        loop {
            for purse in hide.drain(..) {
                untold.0 += all.remove(&purse).unwrap_or(0);
                untold.1 += support.remove(&purse).unwrap_or(0);
            }
            let shown = (self.is_small(untold.1) && untold.1 != votes) || self.is_small(untold.0 - untold.1);
            let smallest = all.iter().min_by_key(|(purse, voters)| (**voters, **purse));
            match smallest {
                Some((purse, _)) if shown => hide.push(*purse),
                _ => break,
            }
        }
        for (untold, purse) in self.untold.iter_mut().zip(purses) {
            *untold |= !all.contains_key(purse);
        }
    }
}

/// For each group of ballots a number for its amount; equal amounts have equal numbers, and higher
/// amounts higher numbers.
pub(super) fn purses(replay: &EqualShares<'_>, groups: usize) -> Vec<u32> {
    let amounts = (0..groups).map(|group| replay.purse(u32::try_from(group).unwrap_or(u32::MAX)));
    let amounts = amounts.collect::<Vec<_>>();
    let mut order = (0..groups).collect::<Vec<_>>();
    order.sort_by(|a, b| amounts[*a].cmp(amounts[*b]));
    let mut numbers = vec![0; groups];
    for pair in order.windows(2) {
        let differs = u32::from(amounts[pair[0]] != amounts[pair[1]]);
        numbers[pair[1]] = numbers[pair[0]] + differs;
    }
    numbers
}

/// Tells a count by Equal Shares.
pub(super) fn equal_shares(
    told: &Telling<'_>,
    share: &BigRational,
    unit: u128,
    privacy: Privacy,
) -> Result<(Vec<Chosen>, Vec<Loser>), Unexplained> {
    let profile = told.counted.profile;
    let winners = told.first();
    // First whether it is possible at all.
    replay::equal_shares(told.counted, share, &winners).map_err(|why| told.impossible(why))?;
    let mut replay = EqualShares::new(told.counted, share);
    let mut classes = Classes { smallest: privacy.smallest, untold: vec![false; profile.groups()] };
    let mut behind = Behind::new(told, &replay, share);
    let mut chosen = Vec::new();
    for (at, project) in winners.iter().copied().enumerate() {
        let numbers = purses(&replay, profile.groups());
        classes.prepare(profile, &numbers, project);
        let groups = profile.supporters(project).0;
        let had = groups.iter().map(|group| replay.purse(*group).clone()).collect::<Vec<_>>();
        let scale = BigInt::from(replay.denominator().clone());
        let round = replay.buy(project).map_err(|why| told.impossible(why))?;
        let times = BigInt::from(round.denominator.clone()) / scale;
        let paid = groups.iter().zip(had).map(|(group, had)| had * &times - replay.purse(*group));
        let paid = paid.collect::<Vec<_>>();
        behind.after(&replay, project, &paid);
        let mut payment = payment(told, &replay, &round, &classes, &paid);
        let mut equals = public_ties(told, &round, &payment, privacy.smallest);
        if is_next_secret(told, share, &round, privacy.smallest, &winners[..=at]) {
            payment.next = Next::Untold;
            equals.clear();
        }
        chosen.push(Chosen { how: How::Bought(payment), equals });
    }
    let losers =
        losers::others(told, &winners, |project| behind.why(&replay, project, unit, privacy.smallest));
    Ok((chosen, losers))
}

fn payment(
    told: &Telling<'_>,
    replay: &EqualShares<'_>,
    round: &replay::Round,
    classes: &Classes,
    paid: &[BigInt],
) -> Payment {
    let profile = told.counted.profile;
    let (groups, marks) = profile.supporters(round.project);
    let mut told_groups = BTreeMap::<(&BigInt, &BigInt), u64>::new();
    let (mut others, mut others_paid) = (0, BigInt::ZERO);
    let mut is_price_told = false;
    for (at, group) in groups.iter().enumerate() {
        let voters = profile.weight(*group as usize);
        if classes.untold[*group as usize] {
            others += voters;
            others_paid += &paid[at] * voters;
        } else {
            *told_groups.entry((&paid[at], replay.purse(*group))).or_default() += voters;
            is_price_told |= paid[at] == &round.payment * marks[at];
        }
    }
    let is_few = profile.votes(round.project) < classes.smallest;
    let in_full = round.rich_marks == profile.total_marks(round.project) && !is_few;
    let told_groups = told_groups.into_iter().rev().map(|((paid, left), voters)| Group {
        voters,
        paid: round.money(paid),
        left: round.money(left),
    });
    let standing = |project: usize, price: &BigRational| standing(told, classes.smallest, project, price);
    let second = round.runner_up.as_ref();
    Payment {
        price: (is_price_told || in_full).then(|| round.payment_per_mark()),
        in_full,
        groups: told_groups.collect(),
        others: (others > 0).then(|| Others { voters: others, paid: round.money(&others_paid) }),
        standing: (!is_few).then(|| standing(round.project, &round.price)),
        next: second.map_or(Next::Nobody, |second| {
            Next::Project(second.project, standing(second.project, &second.price))
        }),
    }
}

/// Who has the same price, as far as both prices can be worked out from votes and costs.
fn public_ties(told: &Telling<'_>, round: &replay::Round, payment: &Payment, smallest: u64) -> Vec<usize> {
    let profile = told.counted.profile;
    let in_full = |project: &usize| {
        let cost = BigRational::from_integer(told.election.projects()[*project].cost.into());
        let utility = BigRational::from_integer(profile.total_marks(*project).into())
            * BigRational::from_integer(profile.worth(*project).into());
        profile.votes(*project) >= smallest && &round.price * utility == cost
    };
    if smallest <= 1 {
        return round.equals.clone();
    }
    if !payment.in_full {
        return Vec::new();
    }
    round.equals.iter().copied().filter(in_full).collect()
}

/// Whether a project with fewer than k supporters would have been next if they still had all their
/// money, which anybody can work out. Then who is next, if anybody, tells whether they have.
fn is_next_secret(
    told: &Telling<'_>,
    share: &BigRational,
    round: &replay::Round,
    smallest: u64,
    bought: &[usize],
) -> bool {
    let profile = told.counted.profile;
    (0..profile.projects()).filter(|project| !bought.contains(project)).any(|project| {
        let votes = profile.votes(project);
        if votes == 0 || votes >= smallest {
            return false;
        }
        let cost = BigRational::from_integer(told.election.projects()[project].cost.into());
        if share * BigRational::from_integer(votes.into()) < cost {
            return false;
        }
        let marks = BigRational::from_integer(profile.total_marks(project).into());
        let price = cost / (marks * BigRational::from_integer(profile.worth(project).max(1).into()));
        round.runner_up.as_ref().is_none_or(|second| price <= second.price)
    })
}

/// `price` is per unit of utility.
fn standing(told: &Telling<'_>, smallest: u64, project: usize, price: &BigRational) -> Standing {
    let profile = told.counted.profile;
    let cost = BigRational::from_integer(told.election.projects()[project].cost.into());
    let per_mark = price * BigRational::from_integer(profile.worth(project).into());
    let marks = profile.total_marks(project);
    let in_full = &per_mark * BigRational::from_integer(marks.into()) == cost;
    if told.settings.utility == Utility::Cost {
        if in_full || per_mark.is_zero() {
            return Standing::EffectiveVotes { at_least: marks, below: marks };
        }
        let at_least = rounding::down(&(cost / per_mark), smallest.max(1).into());
        return Standing::EffectiveVotes {
            at_least,
            below: (at_least + u128::from(smallest.max(1))).min(marks),
        };
    }
    let about = if in_full { per_mark } else { rounding::two_digits(&per_mark) };
    Standing::Price { about, is_exact: in_full }
}
