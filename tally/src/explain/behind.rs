// SPDX-License-Identifier: EUPL-1.2
//! The money behind the losers of Equal Shares, as far as it may be told.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::amount::{Amount, Between};
use super::implied::{Asked, Public, SOMETHING, Sum, more_than};
use super::losers::{Since, Spent, WhyLost};
use super::payments::Payment;
use super::spending::{Spending, float};
use super::story::Story;
use crate::privacy::Privacy;
use crate::replay::EqualShares;
use crate::rules::race::exact;
use crate::settings::Utility;

/// The money of the supporters of the losers.
pub(super) struct Behind<'a> {
    story: &'a Story<'a>,
    share: BigRational,
    /// Per project: what was left when it was too little for the first time, and after whom.
    gone: Vec<Option<(BigRational, Option<usize>)>>,
    spending: Spending,
    privacy: Privacy,
    /// Whether a winner cost anything.
    is_paid: bool,
}

impl<'a> Behind<'a> {
    pub(super) fn new(
        story: &'a Story<'a>,
        replay: &EqualShares<'_>,
        share: &BigRational,
        privacy: Privacy,
    ) -> Self {
        let projects = story.election.projects().len();
        let (gone, spending) = (vec![None; projects], Spending::new(projects, privacy));
        let mut behind = Self { story, share: share.clone(), gone, spending, privacy, is_paid: false };
        (0..projects).for_each(|project| behind.look(replay, project, None));
        behind
    }

    fn look(&mut self, replay: &EqualShares<'_>, project: usize, after: Option<usize>) {
        if self.gone[project].is_none() && !replay.is_affordable(project) {
            self.gone[project] = Some((replay.behind(project), after));
        }
    }

    pub(super) fn after(&mut self, replay: &EqualShares<'_>, winner: usize, paid: Vec<BigInt>) {
        let profile = self.story.counted.profile;
        let groups = profile.supporters(winner).0.iter().map(|group| *group as usize);
        let scale = replay.denominator().clone().into();
        for project in self.spending.pay(profile, winner, groups.zip(paid), &scale) {
            self.look(replay, project, Some(winner));
        }
    }

    /// Notes what is public about the winner that was bought last.
    pub(super) fn bought(&mut self, project: usize, payment: &Payment) {
        let votes = self.story.counted.profile.votes(project);
        let cost = self.story.election.projects()[project].cost;
        let is_one = matches!(self.story.settings.utility, Utility::Cost | Utility::Cardinality);
        let each = (is_one && payment.in_full && votes > 0).then(|| exact(cost) / exact(votes));
        let price = payment.price.clone().filter(|_| is_one);
        let most = each.clone().or(price).unwrap_or_else(|| self.share.clone());
        self.is_paid |= cost > 0;
        self.spending.bought(project, (cost, votes), each, most);
    }

    pub(super) fn why(&self, replay: &EqualShares<'_>, project: usize, unit: u128) -> WhyLost {
        let told = self.told(replay, project, unit);
        WhyLost::TooLittleMoney {
            first: self.first(project),
            since: match (&self.gone[project], &told.then) {
                (Some((_, None)), _) => Since::TheBeginning,
                (_, Some((_, Some(after)))) => Since::Winner(*after),
                _ => Since::Later,
            },
            then: told.then.map(|(then, _)| then),
            last: told.last,
            is_untold: told.spent.is_empty() && !self.privacy.tells_all() && self.is_paid,
            is_secret: told.is_secret,
            spent: told.spent,
        }
    }

    fn first(&self, project: usize) -> BigRational {
        &self.share * exact(self.story.counted.profile.votes(project))
    }

    /// The amounts that may be told.
    fn told(&self, replay: &EqualShares<'_>, project: usize, unit: u128) -> Told {
        let privacy = self.privacy;
        let votes = self.story.counted.profile.votes(project);
        if privacy.are_few(self.story.election.voters()) {
            return Told { is_secret: true, ..Told::default() };
        }
        let public = Public::new(self.asked(project), &self.spending.known(), privacy);
        let amount = |money: &BigRational| Amount::of(money, unit, privacy);
        let last = replay.behind(project);
        let by_cost = Between { low: 0, ..Between::of(&last, unit) };
        let mut told = Told::default();
        if !privacy.is_indivisible(votes) {
            let gone = self.gone[project].as_ref();
            told.then = gone.map(|(then, after)| (amount(then), *after));
            told.last = Some(amount(&last));
            told.spent = self.spending.told((project, votes), unit, &public);
        }
        // A lower cost that would have won tells that no more was left.
        self.weighed((project, unit), told, &public, &Amount::Between(by_cost))
    }

    fn asked(&self, project: usize) -> Asked {
        let election = self.story.election;
        let first = float(&self.first(project));
        Asked {
            votes: float(&exact(self.story.counted.profile.votes(project))),
            voters: float(&exact(election.voters())),
            share: float(&self.share),
            paid: (more_than(first, float(&exact(election.projects()[project].cost))), first),
        }
    }

    /// As many of these amounts as may be told together: all, else not what was paid for single
    /// winners, else not what was left in the end, else none, else not even which lower cost would have
    /// won, which tells that less than `by_cost` was left.
    fn weighed(
        &self,
        (project, unit): (usize, u128),
        mut told: Told,
        public: &Public,
        by_cost: &Amount,
    ) -> Told {
        if self.privacy.tells_all() {
            return told;
        }
        let leaks = |told: &Told| {
            let mut sums = self.sums(project, told);
            let is_implied = told.last.is_none() && !told.is_secret;
            sums.extend(is_implied.then(|| self.left(project, None, by_cost)));
            let votes = self.story.counted.profile.votes(project);
            public.tells_on_few(&sums, &self.spending.named(&told.spent, votes, unit))
        };
        let less: [fn(&mut Told); 4] = [
            |told| told.spent.clear(),
            |told| told.last = None,
            |told| told.then = None,
            |told| told.is_secret = true,
        ];
        for hide in less {
            if !leaks(&told) {
                break;
            }
            hide(&mut told);
        }
        told
    }

    /// What was paid for the winners up to this place, or for all, when its supporters then have this left.
    fn left(&self, project: usize, last: Option<usize>, left: &Amount) -> Sum {
        let (low, high) = left.bounds();
        let first = float(&self.first(project));
        let winners = 0..last.map_or(self.spending.number(), |last| last + 1);
        Sum { winners, least: more_than(first, float(&high)), most: first - float(&low) }
    }

    /// What these amounts say of what was paid for which winners.
    fn sums(&self, project: usize, told: &Told) -> Vec<Sum> {
        let first = float(&self.first(project));
        let cost = float(&exact(self.story.election.projects()[project].cost));
        let mut sums = Vec::new();
        if let Some((then, Some(after))) = &told.then
            && let Some(at) = self.spending.place(*after)
        {
            sums.push(Sum { winners: 0..at, least: 0.0, most: first - cost });
            sums.push(Sum { winners: 0..at + 1, least: more_than(first, cost), most: first });
            // And somebody paid for this winner, or they would not have had too little from then on.
            sums.push(Sum { winners: at..at + 1, least: float(&self.share) * SOMETHING, most: first });
            sums.push(self.left(project, Some(at), then));
        }
        sums.extend(told.last.iter().map(|last| self.left(project, None, last)));
        sums.extend(self.spending.sums(&told.spent, float(&self.share)));
        sums
    }
}

/// The amounts about a loser that are told.
#[derive(Default)]
struct Told {
    /// When it was too little for the first time, and after whom.
    then: Option<(Amount, Option<usize>)>,
    /// In the end.
    last: Option<Amount>,
    /// For single winners, the largest first.
    spent: Vec<Spent>,
    /// Not even which lower cost would have won may be told.
    is_secret: bool,
}
