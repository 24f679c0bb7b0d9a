// SPDX-License-Identifier: EUPL-1.2
//! The money behind the losers of Equal Shares, as far as it may be told.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

use super::implied::{Asked, Public, Sum, Winner, below};
use super::losers::{Between, Since, Spent, WhyLost};
use super::payments::Payment;
use super::story::Story;
use crate::privacy::Privacy;
use crate::replay::EqualShares;
use crate::rules::race::exact;
use crate::settings::Utility;

/// The money of the supporters of the losers.
pub(super) struct Behind<'a> {
    story: &'a Story<'a>,
    share: BigRational,
    /// Per project: when it was too little for the first time, and after whom.
    gone: Vec<Option<(Stand, Option<usize>)>>,
    /// Per project, per winner in order: (winner, money), where it is not about few people.
    spent: Vec<Vec<(usize, BigRational)>>,
    privacy: Privacy,
    /// Per project what its supporters paid in the last round, and how many of them; all 0 in between.
    paid: Vec<(BigInt, u64)>,
    /// What is public about each winner, in order.
    winners: Vec<Winner>,
    /// Per project: its place among the winners.
    places: Vec<Option<usize>>,
}

/// How the supporters of a project stand at some moment.
#[derive(Clone)]
struct Stand {
    /// Together.
    money: BigRational,
    /// How many paid for anything.
    payers: u64,
}

impl<'a> Behind<'a> {
    pub(super) fn new(
        story: &'a Story<'a>,
        replay: &EqualShares<'_>,
        share: &BigRational,
        privacy: Privacy,
    ) -> Self {
        let projects = story.election.projects().len();
        let (gone, spent) = (vec![None; projects], vec![Vec::new(); projects]);
        let (winners, places) = (Vec::new(), vec![None; projects]);
        let paid = vec![(BigInt::ZERO, 0); projects];
        let mut behind = Self { story, share: share.clone(), gone, spent, privacy, paid, winners, places };
        (0..projects).for_each(|project| behind.look(replay, project, None));
        behind
    }

    fn look(&mut self, replay: &EqualShares<'_>, project: usize, after: Option<usize>) {
        if self.gone[project].is_none() && !replay.is_affordable(project) {
            self.gone[project] = Some((self.stand(replay, project), after));
        }
    }

    fn stand(&self, replay: &EqualShares<'_>, project: usize) -> Stand {
        let profile = self.story.counted.profile;
        let scale = BigRational::from_integer(BigInt::from(replay.denominator().clone()));
        let whole = (&self.share * scale).to_integer();
        let payers = profile.supporters(project).0.iter().filter(|group| *replay.purse(**group) != whole);
        let payers = payers.map(|group| profile.weight(*group as usize)).sum();
        Stand { money: replay.behind(project), payers }
    }

    pub(super) fn after(&mut self, replay: &EqualShares<'_>, winner: usize, paid: &[BigInt]) {
        let profile = self.story.counted.profile;
        let mut touched = Vec::new();
        for (group, paid) in profile.supporters(winner).0.iter().zip(paid).filter(|(_, paid)| !paid.is_zero())
        {
            let voters = profile.weight(*group as usize);
            let together = paid * voters;
            for other in profile.ballot(*group as usize).0 {
                let entry = &mut self.paid[*other as usize];
                if entry.1 == 0 {
                    touched.push(*other as usize);
                }
                entry.0 += &together;
                entry.1 += voters;
            }
        }
        for project in touched {
            let (money, people) = std::mem::take(&mut self.paid[project]);
            // With the public price of a winner an amount tells how many paid for it.
            let tells = |votes| self.privacy.splits_off_few(people, votes);
            if project != winner && !tells(profile.votes(project)) && !tells(profile.votes(winner)) {
                let money = BigRational::new(money, replay.denominator().clone().into());
                self.spent[project].push((winner, money));
            }
            self.look(replay, project, Some(winner));
        }
    }

    /// Notes what is public about the winner that was bought last.
    pub(super) fn bought(&mut self, project: usize, payment: &Payment) {
        let votes = self.story.counted.profile.votes(project);
        let cost = self.story.election.projects()[project].cost;
        let is_one = matches!(self.story.settings.utility, Utility::Cost | Utility::Cardinality);
        let (cost, votes) = (float(&exact(cost)), float(&exact(votes)));
        let each = (is_one && payment.in_full && votes > 0.0).then(|| cost / votes);
        let price = payment.price.as_ref().filter(|_| is_one).map(float);
        let most = each.or(price).unwrap_or_else(|| float(&self.share));
        self.places[project] = Some(self.winners.len());
        self.winners.push(Winner { cost, votes, each, most });
    }

    pub(super) fn why(&self, replay: &EqualShares<'_>, project: usize, unit: u128) -> WhyLost {
        let told = self.told(replay, project, unit);
        let costs_money = |winner: &Winner| winner.cost > 0.0;
        WhyLost::TooLittleMoney {
            first: self.first(project),
            then: told.then.map(|(then, _)| then),
            since: match (&self.gone[project], told.then) {
                (Some((_, None)), _) => Since::TheBeginning,
                (_, Some((_, Some(after)))) => Since::Winner(after),
                _ => Since::Later,
            },
            last: told.last,
            is_untold: told.spent.is_empty()
                && !self.privacy.tells_all()
                && self.winners.iter().any(costs_money),
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
        let may = |stand: &Stand| votes >= privacy.smallest && !privacy.splits_off_few(stand.payers, votes);
        let gone = self.gone[project].as_ref();
        let last = self.stand(replay, project);
        let before = gone.map_or(0, |(then, _)| then.payers);
        let mut spent = self.spent[project].iter().collect::<Vec<_>>();
        spent.sort_by(|a, b| b.1.cmp(&a.1));
        let spent =
            spent.iter().map(|(winner, money)| Spent { winner: *winner, money: Between::of(money, unit) });
        let then = gone.filter(|(then, _)| may(then));
        let told = Told {
            then: then.map(|(then, after)| (Between::of(&then.money, unit), *after)),
            last: (may(&last) && !privacy.is_small(last.payers - before))
                .then(|| Between::of(&last.money, unit)),
            spent: spent.collect(),
            is_secret: false,
        };
        // A lower cost that would have won tells that no more was left, in larger steps when that is
        // not told itself.
        let step = unit * u128::from(privacy.smallest.max(1));
        self.weighed(project, told, Between::of(&last.money, step))
    }

    /// As many of these amounts as may be told together: all, else not what was paid for single
    /// winners, else not what was left in the end, else none, else not even which lower cost would have
    /// won, which tells that less than `by_cost` was left.
    fn weighed(&self, project: usize, mut told: Told, by_cost: Between) -> Told {
        if self.privacy.tells_all() {
            return told;
        }
        let election = self.story.election;
        let first = float(&self.first(project));
        let asked = Asked {
            votes: float(&exact(self.story.counted.profile.votes(project))),
            voters: float(&exact(election.voters())),
            share: float(&self.share),
            paid: (first - below(float(&exact(election.projects()[project].cost))), first),
        };
        let by_cost = Between { low: 0, ..by_cost };
        let public = Public::new(asked, &self.winners);
        let leaks = |told: &Told| {
            let mut sums = self.sums(project, told);
            let is_implied = told.last.is_none() && !told.is_secret;
            sums.extend(is_implied.then(|| self.left(project, self.winners.len(), by_cost)));
            let named = told.spent.iter().filter_map(|spent| self.places[spent.winner]);
            public.tells_on_few(&sums, &named.collect::<Vec<_>>(), self.privacy)
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

    /// What was paid for the first winners, when its supporters then have this left.
    fn left(&self, project: usize, end: usize, left: Between) -> Sum {
        let first = float(&self.first(project));
        let (low, high) = (float(&exact(left.low)), below(float(&exact(left.high))));
        Sum { winners: 0..end, least: first - high, most: first - low }
    }

    /// What these amounts say of what was paid for which winners.
    fn sums(&self, project: usize, told: &Told) -> Vec<Sum> {
        let first = float(&self.first(project));
        let cost = float(&exact(self.story.election.projects()[project].cost));
        let mut sums = Vec::new();
        if let Some((then, Some(after))) = told.then
            && let Some(at) = self.places[after]
        {
            sums.push(Sum { winners: 0..at, least: 0.0, most: first - cost });
            sums.push(Sum { winners: 0..at + 1, least: first - below(cost), most: first });
            sums.push(self.left(project, at + 1, then));
        }
        sums.extend(told.last.map(|last| self.left(project, self.winners.len(), last)));
        for spent in &told.spent {
            if let Some(at) = self.places[spent.winner] {
                // Somebody paid something, or it would not be named.
                let least = float(&exact(spent.money.low)).max(float(&self.share) * 1e-6);
                let most = below(float(&exact(spent.money.high)));
                sums.push(Sum { winners: at..at + 1, least, most });
            }
        }
        sums
    }
}

/// The amounts about a loser that are told.
#[derive(Default)]
struct Told {
    /// When it was too little for the first time, and after whom.
    then: Option<(Between, Option<usize>)>,
    /// In the end.
    last: Option<Between>,
    /// For single winners, the largest first.
    spent: Vec<Spent>,
    /// Not even which lower cost would have won may be told.
    is_secret: bool,
}

pub(super) fn float(number: &BigRational) -> f64 {
    number.to_f64().unwrap_or(f64::MAX)
}
