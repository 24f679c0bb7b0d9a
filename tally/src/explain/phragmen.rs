// SPDX-License-Identifier: EUPL-1.2
//! Phragmén's rule: who saved since when, and paid what, as far as it may be told.
//!
//! A voter has what everybody got since the last winner that this voter supports, so the classes of
//! [the reasoning](crate::explain) are here the voters with the same last winner.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::One;

use super::amount::{Amount, Between};
use super::classes::Classes;
use super::implied::{Asked, Public, Sum, more_than};
use super::losers::{self, Loser, Saved, WhyLost};
use super::spending::{Spending, float};
use super::story::{Chosen, Story};
use super::{How, Privacy, Unexplained, rounding};
use crate::replay::{self, PhragmenRound};
use crate::rules::race::exact;

/// A purchase by Phragmén's rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Early {
    /// What everybody had got by then. None when fewer than k people support it, or it is free.
    pub moment: Option<Amount>,
    /// Its supporters, by the moment since which they had saved, as far as they may be told apart;
    /// the longest first. They have nothing left afterwards.
    pub groups: Vec<Savers>,
    /// All other supporters.
    pub others: u64,
    /// The project that would have come next, of those that somebody supports, and at which
    /// moment. None when there is none, or when it would tell what fewer than k people have saved.
    pub next: Option<(usize, Amount)>,
    /// What was left of the budget afterwards, in minor units.
    pub left: u128,
}

/// People who saved since the same moment, and so paid the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Savers {
    /// At least [`Privacy::smallest`].
    pub voters: u64,
    /// The winner that they paid for last; none when they had paid for nothing.
    pub since: Option<usize>,
    /// Each.
    pub paid: Amount,
}

/// Tells a count by Phragmén's rule; with [`super::Explanation::unit`].
pub(super) fn explained(
    story: &Story<'_>,
    privacy: Privacy,
) -> Result<(Vec<Chosen>, Vec<Loser>, u128), Unexplained> {
    let winners = story.first();
    let told = replay::phragmen(story.counted, &winners).map_err(|why| story.impossible(why))?;
    let mut savings = Savings::new(story, privacy, &told);
    let few = privacy.are_few(story.election.voters());
    let mut chosen = Vec::new();
    for round in &told.rounds {
        // Before anybody paid, everything follows from costs and votes.
        let hides = few && savings.moments.len() > 1;
        let is_secret = savings.is_next_secret(round) || hides;
        let equals = if is_secret { Vec::new() } else { public_ties(story, round, privacy) };
        let mut early = savings.buy(round);
        early.next = early.next.filter(|_| !is_secret);
        if hides {
            early = Early { moment: None, groups: Vec::new(), others: 0, next: None, ..early };
        }
        savings.note(round, &early);
        chosen.push(Chosen { equals, how: How::Early(early) });
    }
    let most = savings.moments.iter().map(|(_, _, told)| told.bounds().1).max().unwrap_or_default();
    let unit = rounding::unit_of(&most, privacy);
    savings.most = float(&most);
    let budget = story.election.budget();
    let left = told.rounds.last().map_or(budget, |round| round.left);
    let mut losers = losers::others(story, &winners, |project| match told.stopped_by {
        _ if story.election.projects()[project].cost > budget => WhyLost::TooDear,
        // Which project stopped the rule follows from the ballots, not from votes and outcome.
        _ if few => WhyLost::Stopped { by: None },
        Some(by) if by == project => WhyLost::DoesNotFit { left },
        by => WhyLost::Stopped { by },
    });
    for loser in &mut losers {
        if matches!(loser.why, WhyLost::DoesNotFit { .. } | WhyLost::Stopped { .. }) {
            loser.saved = Some(savings.behind(&told, loser.project, unit));
        }
    }
    Ok((chosen, losers, unit))
}

/// Who has the same load, as far as both loads can be worked out from votes and costs.
fn public_ties(story: &Story<'_>, round: &PhragmenRound, privacy: Privacy) -> Vec<usize> {
    let votes = &story.prepared.votes;
    let is_public = |project: &usize| {
        let cost = BigRational::from_integer(story.election.projects()[*project].cost.into());
        let alone = cost / BigRational::from_integer(votes[*project].max(1).into());
        let is_known = !privacy.is_small(votes[*project]);
        is_known && round.load.as_ref().is_none_or(|load| *load == alone)
    };
    if privacy.tells_all() {
        return round.equals.clone();
    }
    if !is_public(&round.project) {
        return Vec::new();
    }
    round.equals.iter().copied().filter(is_public).collect()
}

/// Since when everybody saves.
pub(super) struct Savings<'a> {
    story: &'a Story<'a>,
    pub(super) classes: Classes,
    /// For each group of ballots the number of the moment: 0 is the beginning.
    pub(super) since: Vec<u32>,
    /// For each moment the winner that was bought, what everybody had got by then over `scale`, and
    /// what is told of that.
    moments: Vec<(Option<usize>, BigInt, Amount)>,
    scale: BigInt,
    spending: Spending,
    /// Projects with fewer than k supporters, with what each of these then has to have; the most first.
    small: Vec<(BigRational, usize)>,
    is_gone: Vec<bool>,
    /// The last moment that is told, at least and at most, in minor units.
    last: (f64, f64),
    /// What nobody paid more than, of what is told, in minor units.
    most: f64,
}

impl<'a> Savings<'a> {
    pub(super) fn new(story: &'a Story<'a>, privacy: Privacy, told: &replay::Phragmen) -> Self {
        let profile = story.counted.profile;
        let loads = told.rounds.iter().filter_map(|round| round.load.as_ref());
        let small = (0..profile.projects()).filter(|project| privacy.is_small(profile.votes(*project)));
        let alone = |project: usize| {
            let cost = story.election.projects()[project].cost;
            (cost <= story.election.budget()).then(|| (exact(cost) / exact(profile.votes(project)), project))
        };
        let mut small = small.filter_map(alone).collect::<Vec<_>>();
        small.sort_by(|a, b| b.cmp(a));
        Self {
            small,
            is_gone: vec![false; profile.projects()],
            last: (0.0, 0.0),
            most: 0.0,
            spending: Spending::new(profile.projects(), privacy),
            story,
            classes: Classes { privacy, untold: vec![false; profile.groups()] },
            since: vec![0; profile.groups()],
            moments: vec![(None, BigInt::ZERO, Amount::Exactly(BigRational::default()))],
            scale: loads.fold(BigInt::one(), |scale, load| scale.lcm(load.denom())),
        }
    }

    pub(super) fn buy(&mut self, round: &PhragmenRound) -> Early {
        let profile = self.story.counted.profile;
        let (project, votes) = (round.project, profile.votes(round.project));
        let next =
            round.runner_up.as_ref().map(|(second, load)| (*second, self.moment_of_next(*second, load)));
        let early = Early { moment: None, groups: Vec::new(), others: 0, next, left: round.left };
        let is_free = self.story.election.projects()[project].cost == 0;
        let Some(load) = round.load.as_ref().filter(|_| !is_free) else { return early };
        self.classes.prepare(profile, &self.since, project);
        let (mut told, mut others) = (BTreeMap::<u32, u64>::new(), 0);
        for group in profile.supporters(project).0 {
            let group = *group as usize;
            let number = if self.classes.untold[group] {
                &mut others
            } else {
                told.entry(self.since[group]).or_default()
            };
            *number += profile.weight(group);
        }
        // Exactly when it follows from what else is told: from the number of people in each class.
        let is_exact = |number: &u32| matches!(self.moments[*number as usize].2, Amount::Exactly(_));
        let moment = match others == 0 && told.keys().all(is_exact) {
            true => Amount::Exactly(load.clone()),
            false => self.about(load, project),
        };
        let mean = BigRational::new(self.story.election.projects()[project].cost.into(), votes.max(1).into());
        let all_same = others == 0 && told.len() == 1;
        let groups = told.into_iter().map(|(number, voters)| {
            let (since, _, before) = &self.moments[number as usize];
            let paid = if all_same { Amount::Exactly(mean.clone()) } else { moment.since(before) };
            Savers { voters, since: *since, paid }
        });
        let groups = groups.collect();
        let numer = load.numer() * (&self.scale / load.denom());
        self.collect(project, &numer);
        self.moments.push((Some(project), numer, moment.clone()));
        let is_few = self.classes.privacy.is_small(votes);
        Early { moment: (!is_few).then_some(moment), groups, others, ..early }
    }

    /// Takes what all supporters have saved.
    fn collect(&mut self, project: usize, now: &BigInt) {
        let profile = self.story.counted.profile;
        let supporters = profile.supporters(project).0;
        let privacy = self.classes.privacy;
        let since = |group: usize| &self.moments[self.since[group] as usize].1;
        let paid = supporters.iter().map(|group| (*group as usize, now - since(*group as usize)));
        self.spending.pay(profile, project, paid, &self.scale);
        let number = u32::try_from(self.moments.len()).unwrap_or(u32::MAX);
        let untold = |groups: &mut dyn Iterator<Item = usize>| {
            groups.filter(|group| self.classes.untold[*group]).map(|group| profile.weight(group)).sum::<u64>()
        };
        let rest = untold(&mut (0..profile.groups())) - untold(&mut supporters.iter().map(|at| *at as usize));
        // From here on it is known how many people saved since this moment.
        let is_told = !privacy.is_small(profile.votes(project)) && !privacy.is_small(rest);
        for group in supporters {
            self.since[*group as usize] = number;
            self.classes.untold[*group as usize] &= !is_told;
        }
    }

    /// Between two of the amounts that begin at cost / votes, which is public and never more, and grow so much
    /// each time that it does not tell whether k of the voters had saved from the beginning or had saved
    /// nothing. So with 1 to k - 1 people who had paid before it is the same first part.
    fn about(&self, load: &BigRational, project: usize) -> Amount {
        let k = u128::from(self.classes.privacy.smallest.max(1));
        let votes = u128::from(self.story.counted.profile.votes(project).max(1));
        let load = rounding::down(load, 1);
        let cost = self.story.election.projects()[project].cost;
        // Not even when k - 1 of them had just paid it takes more than this.
        let first = cost / (votes + 1).saturating_sub(k).max(1) + 1;
        let mut low = cost / votes;
        loop {
            let high = (low + (low * 2 * k).div_ceil(votes).max(1)).max(first);
            if load < high {
                return Amount::Between(Between { low, high });
            }
            low = high;
        }
    }

    /// Before anybody paid, it is cost / votes.
    fn moment_of_next(&self, project: usize, load: &BigRational) -> Amount {
        if self.classes.privacy.tells_all() || self.moments.len() == 1 {
            return Amount::Exactly(load.clone());
        }
        self.about(load, project)
    }

    /// Whether a project with fewer than k supporters would be as early as the next one if they had paid
    /// for nothing. Then who is next tells whether they have.
    fn is_next_secret(&mut self, round: &PhragmenRound) -> bool {
        for gone in std::iter::once(&round.project).chain(&self.story.prepared.rivals[round.project]) {
            self.is_gone[*gone] = true;
        }
        while self.small.pop_if(|(_, project)| self.is_gone[*project]).is_some() {}
        let second = round.runner_up.as_ref().filter(|_| self.moments.len() > 1);
        second.zip(self.small.last()).is_some_and(|((_, load), (alone, _))| alone <= load)
    }

    /// Notes what is public about the winner that was bought last.
    fn note(&mut self, round: &PhragmenRound, early: &Early) {
        let votes = self.story.counted.profile.votes(round.project);
        let cost = self.story.election.projects()[round.project].cost;
        if cost == 0 {
            return;
        }
        let is_first = self.spending.number() == 0;
        let is_same =
            early.others == 0 && matches!(&early.groups[..], [Savers { paid: Amount::Exactly(_), .. }]);
        let each = (votes > 0 && (is_first || is_same)).then(|| exact(cost) / exact(votes));
        let told = early.moment.as_ref().map(Amount::bounds);
        let told = told.or(each.clone().filter(|_| is_first).map(|each| (each.clone(), each)));
        let last = told.as_ref().map(|(low, high)| (float(low), float(high)));
        self.last = last.unwrap_or((self.last.0, f64::INFINITY));
        if round.load.is_some() {
            let most = each.clone().or(told.map(|told| told.1)).unwrap_or_else(|| exact(cost));
            self.spending.bought(round.project, (cost, votes), each, most);
        }
    }

    /// As many of these amounts as may be told together: all, else not what was paid for single winners,
    /// else none, else not even which lower cost would have won, which tells that less than `by_cost` was
    /// left.
    fn weighed(&self, (project, unit): (usize, u128), money: Option<Amount>, by_cost: u128) -> Saved {
        let privacy = self.classes.privacy;
        let (low, high) = (self.last.0, self.last.1.min(self.most));
        let votes = self.story.counted.profile.votes(project);
        let all = 0..self.spending.number();
        let (first, most) = (float(&exact(votes)) * low, float(&exact(votes)) * high);
        let cost = float(&exact(self.story.election.projects()[project].cost));
        let voters = float(&exact(self.story.election.voters()));
        let asked = Asked { votes: float(&exact(votes)), voters, share: high, paid: (first - cost, most) };
        let public = Public::new(asked, &self.spending.known(), privacy);
        let spent = match privacy.is_indivisible(votes) {
            true => Vec::new(),
            false => self.spending.told((project, votes), unit, &public),
        };
        let mut saved = Saved { money, spent, is_secret: false };
        if privacy.tells_all() {
            return saved;
        }
        let leaks = |saved: &Saved| {
            let left = saved.money.as_ref().map_or(float(&exact(by_cost)), |money| float(&money.bounds().1));
            let is_told = saved.money.is_some() || !saved.is_secret;
            let left = is_told.then(|| Sum { winners: all.clone(), least: more_than(first, left), most });
            let sums = self.spending.sums(&saved.spent, high).chain(left).collect::<Vec<_>>();
            public.tells_on_few(&sums, &self.spending.named(&saved.spent, votes, unit))
        };
        let hide: [fn(&mut Saved); 3] =
            [|saved| saved.spent.clear(), |saved| saved.money = None, |saved| saved.is_secret = true];
        for hide in hide {
            if !leaks(&saved) {
                break;
            }
            hide(&mut saved);
        }
        saved
    }

    /// What the supporters of a project had when the rule stopped, and what they paid before.
    fn behind(&self, told: &replay::Phragmen, project: usize, unit: u128) -> Saved {
        let (profile, privacy) = (self.story.counted.profile, self.classes.privacy);
        let votes = profile.votes(project);
        if privacy.are_few(self.story.election.voters()) || privacy.is_small(votes) {
            return Saved { money: None, spent: Vec::new(), is_secret: true };
        }
        let end = told.stopped_by.and_then(|by| told.loads[by].as_ref());
        let own = told.loads[project].as_ref().zip(end);
        let cost = BigInt::from(self.story.election.projects()[project].cost);
        let money = own.map(|(own, end)| {
            // The cost less (own - end) × votes, not reduced.
            let denom = own.denom() * end.denom();
            let lacks = (own.numer() * end.denom() - end.numer() * own.denom()) * votes;
            BigRational::new_raw(cost * &denom - lacks, denom)
        });
        let by_cost = money.as_ref().map_or(u128::MAX, |money| Between::of(money, unit).high);
        let money = money.filter(|_| !privacy.is_indivisible(votes));
        let money = money.map(|money| Amount::of(&money, unit, privacy));
        self.weighed((project, unit), money, by_cost)
    }
}
