// SPDX-License-Identifier: EUPL-1.2
//! What the supporters of the losers paid for which winners, as far as it may be told.
//!
//! Take a loser with n votes and a winner with v votes, of which m people paid for the winner. The winner is named
//! as one that got their money when m is k or more, so one that is not named got it from 0 to k − 1 people. What
//! they paid is told in the round amounts; with the price that tells m nearly. So when m is among the k
//! highest that it can be, from t − k + 1 to t with t the least of n and v, the amount is told as it is for any of these:
//! from what t − k + 1 people pay at most to what t people pay at most. Then nobody can tell n from n − 1.
//!
//! Votes and costs may leave so few values of m that the name of the winner would say that 1 to k − 1 people did
//! something. Such a winner is never named, which follows from what is public ([`Public::may_name`]).

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

use super::amount::{Amount, Between};
use super::implied::{Public, Range, SOMETHING, Sum, Winner, below};
use super::losers::Spent;
use super::rounding;
use crate::privacy::Privacy;
use crate::profile::Profile;
use crate::rules::race::exact;

/// What was paid for the winners, in order.
pub(super) struct Spending {
    privacy: Privacy,
    bought: Vec<Bought>,
    /// For each winner: what its amounts in `paid` are to be divided by.
    scales: Vec<BigInt>,
    /// Per project: the place of a winner, and what its supporters paid for that.
    paid: Vec<Vec<Paid>>,
    /// Per project: its place among the winners.
    places: Vec<Option<usize>>,
    /// Per project what its supporters paid in the last round, and how many of them; all 0 in between.
    last: Vec<(BigInt, u64)>,
}

/// A winner.
struct Bought {
    project: usize,
    votes: u64,
    cost: BigRational,
    /// What each paid at most, as far as that is told, in minor units.
    most: BigRational,
    known: Winner,
}

struct Paid {
    at: usize,
    people: u64,
    money: BigInt,
}

impl Spending {
    pub(super) fn new(projects: usize, privacy: Privacy) -> Self {
        Self {
            privacy,
            bought: Vec::new(),
            scales: Vec::new(),
            paid: (0..projects).map(|_| Vec::new()).collect(),
            places: vec![None; projects],
            last: vec![(BigInt::ZERO, 0); projects],
        }
    }

    /// Notes what each group of ballots paid each for the next winner, over `scale`. Returns the projects
    /// that somebody supports who paid.
    pub(super) fn pay(
        &mut self,
        profile: &Profile,
        winner: usize,
        paid: impl Iterator<Item = (usize, BigInt)>,
        scale: &BigInt,
    ) -> Vec<usize> {
        let mut touched = Vec::new();
        for (group, paid) in paid.filter(|(_, paid)| !paid.is_zero()) {
            let voters = profile.weight(group);
            let together = paid * voters;
            for other in profile.ballot(group).0 {
                let (money, people) = &mut self.last[*other as usize];
                if *people == 0 {
                    touched.push(*other as usize);
                }
                *money += &together;
                *people += voters;
            }
        }
        let at = self.bought.len();
        for project in &touched {
            let (money, people) = std::mem::take(&mut self.last[*project]);
            if *project != winner && people >= self.privacy.smallest {
                self.paid[*project].push(Paid { at, people, money });
            }
        }
        self.scales.push(scale.clone());
        touched
    }

    /// Notes what is public of that winner: its cost, its votes, what each paid when all paid the same, and
    /// what each paid at most, in minor units.
    pub(super) fn bought(
        &mut self,
        project: usize,
        (cost, votes): (u128, u64),
        each: Option<BigRational>,
        most: BigRational,
    ) {
        let cost = exact(cost);
        let known = Winner {
            cost: float(&cost),
            votes: float(&exact(votes)),
            each: each.as_ref().map(float),
            most: float(&most),
        };
        self.places[project] = Some(self.bought.len());
        self.bought.push(Bought { project, votes, cost, most, known });
    }

    /// What is public about each winner, in order.
    pub(super) fn known(&self) -> Vec<Winner> {
        self.bought.iter().map(|bought| bought.known).collect()
    }

    pub(super) fn place(&self, winner: usize) -> Option<usize> {
        self.places[winner]
    }

    pub(super) fn number(&self) -> usize {
        self.bought.len()
    }

    /// What these amounts say of what was paid for which winners. Nobody paid more than `share` in all.
    pub(super) fn sums(&self, spent: &[Spent], share: f64) -> impl Iterator<Item = Sum> {
        spent.iter().filter_map(move |spent| {
            let at = self.places[spent.winner]?;
            let (low, high) = spent.money.bounds();
            // Somebody paid something, or it would not be named.
            Some(Sum {
                winners: at..at + 1,
                least: float(&low).max(share * SOMETHING),
                most: below(float(&high)),
            })
        })
    }

    /// The winners that got money of the supporters of a project, the largest amount first.
    pub(super) fn told(&self, (project, votes): (usize, u64), unit: u128, public: &Public) -> Vec<Spent> {
        let all = self.paid[project].iter();
        let mut spent = match self.privacy.tells_all() {
            true => all.map(|paid| (Amount::Exactly(self.money(paid)), paid.at)).collect::<Vec<_>>(),
            false => {
                let named = all.filter(|paid| public.may_name(paid.at));
                named.map(|paid| (Amount::Between(self.between(paid, votes, unit)), paid.at)).collect()
            }
        };
        // Amounts are not reduced, which takes most of the time.
        spent.sort_by(|(one, at), (other, and)| other.order(one).then(at.cmp(and)));
        let named = |(money, at): (Amount, usize)| Spent { winner: self.bought[at].project, money };
        spent.into_iter().map(named).collect()
    }

    /// Of how many people these ranges say that they paid, at least and at most: one of the k highest numbers
    /// or a lower one, where these have other ranges.
    pub(super) fn named(&self, spent: &[Spent], votes: u64, unit: u128) -> Vec<(usize, Range)> {
        let named = spent.iter().filter_map(|spent| {
            let at = self.places[spent.winner]?;
            let ((many, most), (lowest, highest)) = self.highest(at, votes, unit);
            let (least, most) = match spent.money {
                Amount::Between(Between { low, high }) if high - low > unit => (many, most),
                Amount::Between(Between { low, high }) if (low, high) != (lowest, highest) => (0, many - 1),
                _ => (0, most),
            };
            Some((at, (float(&exact(least)), float(&exact(most)))))
        });
        named.collect()
    }

    /// The k highest numbers of people who can have paid, first and last, and the range for these.
    fn highest(&self, at: usize, votes: u64, unit: u128) -> ((u64, u64), (u128, u128)) {
        let bought = &self.bought[at];
        let most = votes.min(bought.votes);
        let many = (most + 1).saturating_sub(self.privacy.smallest).max(1);
        let of = |people: u64| (exact(people) * &bought.most).min(bought.cost.clone());
        ((many, most), (rounding::down(&of(many), unit), rounding::down(&of(most), unit) + unit))
    }

    /// In minor units, not reduced.
    fn money(&self, paid: &Paid) -> BigRational {
        BigRational::new_raw(paid.money.clone(), self.scales[paid.at].clone())
    }

    fn between(&self, paid: &Paid, votes: u64, unit: u128) -> Between {
        let money = self.money(paid);
        let ((many, _), (low, high)) = self.highest(paid.at, votes, unit);
        if paid.people < many {
            return Between::of(&money, unit);
        }
        Between { low: low.min(rounding::down(&money, unit)), high }
    }
}

pub(super) fn float(number: &BigRational) -> f64 {
    number.to_f64().unwrap_or(f64::MAX)
}
