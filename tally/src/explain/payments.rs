// SPDX-License-Identifier: EUPL-1.2
//! Who paid what, as far as it may be told.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use super::behind::Behind;
use super::classes::Classes;
use super::losers::{self, Loser};
use super::public::Public;
use super::story::{Chosen, Story};
use super::{How, Privacy, Unexplained, rounding};
use crate::profile::Profile;
use crate::replay::{self, EqualShares, Impossible};
use crate::rules::race::exact;
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
    /// How the rule saw it; none when fewer than k people paid in full.
    pub standing: Option<Standing>,
    /// Who would have been next.
    pub next: Next,
}

/// The next best at the moment of a purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// This project, as the rule saw it; that is none as for a winner.
    Project(usize, Option<Standing>),
    /// No other project could be paid.
    Nobody,
    /// Not told, because it would tell what fewer than k people have left, or of too few voters.
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
        /// A multiple of [`Privacy::smallest`] below the number of votes, or that number.
        at_least: u128,
        /// As above.
        below: u128,
    },
    /// With other utilities the project with the lowest price of a mark is bought. It is at least
    /// `low` and at most `high`, in minor units; exact when they are equal.
    Price {
        /// The cost by the most marks that can have been paid for in full.
        low: BigRational,
        /// The cost by the fewest.
        high: BigRational,
    },
}

/// Tells a count by Equal Shares.
pub(super) fn equal_shares(
    story: &Story<'_>,
    share: &BigRational,
    unit: u128,
    privacy: Privacy,
) -> Result<(Vec<Chosen>, Vec<Loser>), Unexplained> {
    let profile = story.counted.profile;
    let winners = story.first();
    let mut replay = EqualShares::new(story.counted, share);
    let few = privacy.are_few(story.election.voters());
    let mut classes = Classes { privacy, untold: vec![few; profile.groups()] };
    let mut public = Public::new(story, share);
    let mut behind = Behind::new(story, &replay, share, privacy);
    let mut small = Small::new(story, share, privacy);
    let mut chosen = Vec::new();
    for project in winners.iter().copied() {
        if project >= profile.projects() {
            return Err(story.impossible(Impossible::NoProject(project)));
        }
        classes.prepare(profile, &replay.places(), project);
        let groups = profile.supporters(project).0;
        let had = groups.iter().map(|group| replay.purse(*group).clone()).collect::<Vec<_>>();
        let scale = BigInt::from(replay.denominator().clone());
        let round = replay.buy(project).map_err(|why| story.impossible(why))?;
        let times = BigInt::from(round.denominator.clone()) / scale;
        let paid = groups.iter().zip(had).map(|(group, had)| had * &times - replay.purse(*group));
        let paid = paid.collect::<Vec<_>>();
        let mut payment = payment(story, &replay, &round, &mut classes, &paid);
        let mut equals = public_ties(story, &round, &payment, privacy);
        if small.hide_next(&round) {
            payment.next = Next::Untold;
            equals.clear();
        }
        if few {
            public.limit(&mut payment, &mut equals, &round);
        }
        behind.after(&replay, project, paid);
        behind.bought(project, &payment);
        chosen.push(Chosen { how: How::Bought(Box::new(payment)), equals });
    }
    if let Some(project) = replay.still_affordable() {
        return Err(story.impossible(Impossible::Unfinished(project)));
    }
    let losers = losers::others(story, &winners, |project| behind.why(&replay, project, unit));
    Ok((chosen, losers))
}

fn payment(
    story: &Story<'_>,
    replay: &EqualShares<'_>,
    round: &replay::Round,
    classes: &mut Classes,
    paid: &[BigInt],
) -> Payment {
    let profile = story.counted.profile;
    let privacy = classes.privacy;
    let (groups, marks) = profile.supporters(round.project);
    let is_full = |at: usize| paid[at] == &round.payment * marks[at];
    let full = (0..groups.len()).filter(|at| is_full(*at)).map(|at| profile.weight(groups[at] as usize));
    let full = full.sum::<u64>();
    let is_exact = is_price_public(profile, groups, is_full, classes);
    let mut told_groups = BTreeMap::<(&BigInt, &BigInt), u64>::new();
    let (mut others, mut others_paid, mut is_price_told) = (0, BigInt::ZERO, false);
    for (at, group) in groups.iter().enumerate() {
        let voters = profile.weight(*group as usize);
        if classes.untold[*group as usize] {
            others += voters;
            others_paid += &paid[at] * voters;
        } else {
            *told_groups.entry((&paid[at], replay.purse(*group))).or_default() += voters;
            is_price_told |= is_full(at);
        }
    }
    let is_few = profile.votes(round.project) < privacy.smallest;
    let in_full = round.rich_marks == profile.total_marks(round.project) && !is_few;
    let told_groups = told_groups.into_iter().rev().map(|((paid, left), voters)| Group {
        voters,
        paid: round.money(paid),
        left: round.money(left),
    });
    let standing = |project: usize, price: &BigRational| standing(story, privacy, project, price);
    let second = round.runner_up.as_ref().map(|second| {
        // Nor a range when some of its supporters could not pay in full: with what is known of what they had it
        // may tell how many could not.
        let is_told = privacy.tells_all() || all_can_pay(story, privacy, second.project, &second.price);
        let standing = is_told.then(|| standing(second.project, &second.price));
        Next::Project(second.project, standing.flatten())
    });
    let own = (!is_few && !privacy.is_small(full)).then(|| standing(round.project, &round.price));
    Payment {
        price: (in_full || (is_exact && is_price_told)).then(|| round.payment_per_mark()),
        in_full,
        groups: told_groups.collect(),
        others: (others > 0).then(|| Others { voters: others, paid: round.money(&others_paid) }),
        standing: own.flatten(),
        next: second.unwrap_or(Next::Nobody),
    }
}

/// Whether the exact price may be told. From it follows what those had together who could not pay in full
/// and of whom nothing else is told; and as what anybody can have had is known from earlier rounds, that may
/// leave one way to add it up. So there must be nobody of whom that holds: then the price follows from what is
/// told. If it may not be told, nothing more is told of those who paid it.
fn is_price_public(
    profile: &Profile,
    groups: &[u32],
    is_full: impl Fn(usize) -> bool,
    classes: &mut Classes,
) -> bool {
    let mut all = groups.iter().map(|group| *group as usize).enumerate();
    let is_hidden =
        |(at, group): (usize, usize)| !is_full(at) && classes.untold[group] && profile.weight(group) > 0;
    let is_public = classes.privacy.tells_all() || !all.any(is_hidden);
    if !is_public {
        for (at, group) in groups.iter().enumerate() {
            classes.untold[*group as usize] |= is_full(at);
        }
    }
    is_public
}

/// Who has the same price, as far as both prices can be worked out from votes and costs.
fn public_ties(story: &Story<'_>, round: &replay::Round, payment: &Payment, privacy: Privacy) -> Vec<usize> {
    if privacy.tells_all() {
        return round.equals.clone();
    }
    if !payment.in_full {
        return Vec::new();
    }
    let in_full = |project: &usize| all_can_pay(story, privacy, *project, &round.price);
    round.equals.iter().copied().filter(in_full).collect()
}

/// Whether the price of a unit of utility of a project is the one at which all of its supporters pay in full,
/// and these are k people or more.
fn all_can_pay(story: &Story<'_>, privacy: Privacy, project: usize, price: &BigRational) -> bool {
    let profile = story.counted.profile;
    let utility = exact(profile.total_marks(project)) * exact(profile.worth(project));
    profile.votes(project) >= privacy.smallest
        && price * utility == exact(story.election.projects()[project].cost)
}

/// The projects with fewer than k supporters who can pay for them, as long as those have all their money.
struct Small {
    /// With what a unit of utility then costs, the highest first.
    prices: Vec<(BigRational, usize)>,
    is_bought: Vec<bool>,
}

impl Small {
    fn new(story: &Story<'_>, share: &BigRational, privacy: Privacy) -> Self {
        let profile = story.counted.profile;
        let small = (0..profile.projects()).filter(|project| privacy.is_small(profile.votes(*project)));
        let price = |project: usize| {
            let cost = exact(story.election.projects()[project].cost);
            let utility = exact(profile.total_marks(project)) * exact(profile.worth(project).max(1));
            (share * exact(profile.votes(project)) >= cost).then(|| (cost / utility, project))
        };
        let mut prices = small.filter_map(price).collect::<Vec<_>>();
        prices.sort_by(|a, b| b.cmp(a));
        Self { prices, is_bought: vec![false; profile.projects()] }
    }

    /// Whether one of them would have been next if its supporters still had all their money, which anybody
    /// can work out. Then who is next, if anybody, tells whether they have.
    fn hide_next(&mut self, round: &replay::Round) -> bool {
        self.is_bought[round.project] = true;
        while self.prices.pop_if(|(_, project)| self.is_bought[*project]).is_some() {}
        let second = round.runner_up.as_ref();
        let first = self.prices.last();
        first.is_some_and(|(price, _)| second.is_none_or(|second| *price <= second.price))
    }
}

/// `price` is per unit of utility. None when it is not told.
fn standing(story: &Story<'_>, privacy: Privacy, project: usize, price: &BigRational) -> Option<Standing> {
    let profile = story.counted.profile;
    let cost = exact(story.election.projects()[project].cost);
    let per_mark = price * exact(profile.worth(project));
    let marks = profile.total_marks(project);
    let in_full = &per_mark * exact(marks) == cost || per_mark.is_zero();
    // From the number of votes down, which is public: with fewer than k people who could not pay in full
    // it is the first such part, however many they are.
    let k = u128::from(privacy.smallest.max(1));
    let (mut below, mut at_least) = (marks, marks);
    if !in_full {
        let missing = exact(marks) - &cost / &per_mark;
        let parts = rounding::down(&missing, k);
        below = marks.saturating_sub(if exact(parts) == missing { parts.saturating_sub(k) } else { parts });
        at_least = below.saturating_sub(k);
    }
    match story.settings.utility {
        Utility::Cost => Some(Standing::EffectiveVotes { at_least, below }),
        _ if in_full || privacy.tells_all() => {
            Some(Standing::Price { low: per_mark.clone(), high: per_mark })
        }
        // How many points each gave is secret.
        Utility::Cardinality if at_least > 0 => {
            Some(Standing::Price { low: &cost / exact(below), high: cost / exact(at_least) })
        }
        _ => None,
    }
}
