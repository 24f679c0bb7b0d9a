// SPDX-License-Identifier: EUPL-1.2
//! The Method of Equal Shares, told again (Peters, Pierczyński, Skowron, 2008.13276, section 3).

use std::cmp::Ordering;
use std::collections::HashMap;

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::ledger::Ledger;
use super::{Counted, Fraction, Impossible, Lowest};

/// One project that was bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Index in [`crate::Election::projects`].
    pub project: usize,
    /// All integers here are amounts over this, in minor units.
    pub denominator: BigUint,
    /// What a voter pays for each mark who has enough, over [`Round::denominator`].
    pub payment: BigInt,
    /// Marks of the voters who have enough, all together.
    pub rich_marks: u128,
    /// Payment per mark divided by what a mark is worth: minor units per unit of utility. 0 for
    /// a project that costs nothing.
    pub price: BigRational,
    /// The supporters, by what they paid and have left; ascending, no two the same.
    pub payers: Vec<Payers>,
    /// The next best at this moment; none when nothing else could be paid.
    pub runner_up: Option<RunnerUp>,
    /// The others with exactly the same price, ascending: only the order of ties put them after it.
    pub equals: Vec<usize>,
}

impl Round {
    /// An amount of this round in minor units.
    #[must_use]
    pub fn money(&self, amount: &BigInt) -> BigRational {
        BigRational::new(amount.clone(), self.denominator.clone().into())
    }

    /// What a voter pays for each mark who has enough, in minor units.
    #[must_use]
    pub fn payment_per_mark(&self) -> BigRational {
        self.money(&self.payment)
    }
}

/// Supporters who paid the same and have the same left. Not for publication: there may be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Payers {
    /// Per voter, over [`Round::denominator`].
    pub paid: BigInt,
    /// Per voter, over [`Round::denominator`].
    pub left: BigInt,
    /// How many.
    pub voters: u64,
}

/// The project that would have been bought otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunnerUp {
    /// Of equals the one with the smallest index.
    pub project: usize,
    /// As [`Round::price`].
    pub price: BigRational,
}

/// Tells again, purchase after purchase. Between purchases it can be asked who has what.
#[derive(Clone, Debug)]
pub struct EqualShares<'a> {
    counted: Counted<'a>,
    ledger: Ledger,
    /// Per project, over the denominator of the ledger.
    behind: Vec<BigInt>,
    in_race: Vec<bool>,
    /// Prices never fall.
    prices: Lowest,
}

/// Payment per mark `numer / (denominator of the ledger × marks)`.
#[derive(Clone)]
struct Payment {
    numer: BigInt,
    marks: u128,
}

impl<'a> EqualShares<'a> {
    /// Everybody gets this share, in minor units.
    #[must_use]
    pub fn new(counted: Counted<'a>, share: &BigRational) -> Self {
        let profile = counted.profile;
        let denom = share.denom().magnitude().clone();
        let ledger = Ledger::new(profile.groups(), share.numer().clone(), denom);
        let projects = 0..profile.projects();
        let behind = projects.clone().map(|project| share.numer() * profile.votes(project)).collect();
        let in_race = projects.clone().map(|project| profile.votes(project) > 0).collect();
        let mut prices = Lowest::default();
        for project in projects.filter(|project| profile.total_marks(*project) > 0) {
            let denom = BigUint::from(profile.total_marks(project)) * profile.worth(project).max(1);
            let in_full = Fraction { numer: counted.cost(project).into(), denom };
            prices.add(project, &in_full, &BigUint::one());
        }
        Self { counted, ledger, behind, in_race, prices }
    }

    /// What the supporters of a project have together, in minor units.
    #[must_use]
    pub fn behind(&self, project: usize) -> BigRational {
        self.money(&self.behind[project])
    }

    /// What each voter of a group has, in minor units.
    ///
    /// # Panics
    /// When there is no such group.
    #[must_use]
    pub fn left(&self, group: u32) -> BigRational {
        self.money(self.ledger.of(group))
    }

    /// For each group of ballots the place of what it has among all amounts: equal ones have the same
    /// place, higher ones a higher place.
    pub(crate) fn places(&self) -> Vec<u32> {
        self.ledger.places()
    }

    /// What each voter of a group has, over [`EqualShares::denominator`].
    pub(crate) fn purse(&self, group: u32) -> &BigInt {
        self.ledger.of(group)
    }

    pub(crate) fn denominator(&self) -> &BigUint {
        self.ledger.denominator()
    }

    fn money(&self, amount: &BigInt) -> BigRational {
        BigRational::new(amount.clone(), self.ledger.denominator().clone().into())
    }

    /// Whether the rule could still buy it: supported, not bought, not excluded, and affordable.
    #[must_use]
    pub fn is_affordable(&self, project: usize) -> bool {
        let cost = BigInt::from(self.counted.cost(project) * self.ledger.denominator());
        self.in_race[project] && self.behind[project] >= cost
    }

    /// What a project costs now per unit of utility, in minor units; none when it cannot be bought.
    #[must_use]
    pub fn price(&self, project: usize) -> Option<BigRational> {
        let payment = self.payment(project)?;
        Some(self.per_utility(project, payment).reduced(self.ledger.denominator()))
    }

    /// What a supporter pays now for each mark who has enough, in minor units; none when it
    /// cannot be bought.
    #[must_use]
    pub fn payment_per_mark(&self, project: usize) -> Option<BigRational> {
        let Payment { numer, marks } = self.payment(project)?;
        Some(Fraction { numer, denom: marks.into() }.reduced(self.ledger.denominator()))
    }

    /// Begins with everybody as able to pay, and takes out who cannot pay so much until all can.
    fn payment(&self, project: usize) -> Option<Payment> {
        if !self.is_affordable(project) {
            return None;
        }
        let profile = self.counted.profile;
        let (groups, group_marks) = profile.supporters(project);
        let mut rich = groups.iter().copied().zip(group_marks.iter().copied()).collect::<Vec<_>>();
        let mut numer = BigInt::from(self.counted.cost(project) * self.ledger.denominator());
        let mut marks = profile.total_marks(project);
        loop {
            let before = rich.len();
            let mut at_least = HashMap::<u64, BigInt>::new();
            let (now, now_marks) = (numer.clone(), BigInt::from(marks));
            rich.retain(|(group, mark)| {
                let least = at_least.entry(*mark).or_insert_with(|| rounded_up(&(&now * *mark), &now_marks));
                let money = self.ledger.of(*group);
                let is_rich = money >= least;
                if !is_rich {
                    let weight = profile.weight(*group as usize);
                    numer -= money * weight;
                    marks -= u128::from(weight) * u128::from(*mark);
                }
                is_rich
            });
            if rich.len() == before {
                return Some(Payment { numer, marks });
            }
        }
    }

    /// Over the denominator of the ledger.
    fn per_utility(&self, project: usize, payment: Payment) -> Fraction {
        let worth = self.counted.profile.worth(project).max(1);
        Fraction { numer: payment.numer, denom: BigUint::from(payment.marks) * worth }
    }

    /// The affordable projects with the lowest price except this one, by index.
    fn best_except(&mut self, chosen: usize) -> Option<(Vec<usize>, Fraction)> {
        let mut prices = std::mem::take(&mut self.prices);
        let best = prices.first(Some(chosen), self.ledger.denominator(), |project| {
            Some(self.per_utility(project, self.payment(project)?))
        });
        self.prices = prices;
        best
    }

    /// Buys a project.
    ///
    /// # Errors
    /// [`Impossible`] when the rule could not have bought it now.
    pub fn buy(&mut self, project: usize) -> Result<Round, Impossible> {
        if project >= self.in_race.len() {
            return Err(Impossible::NoProject(project));
        }
        if !self.in_race[project] && self.counted.profile.votes(project) > 0 {
            return Err(Impossible::Gone(project));
        }
        let payment = self.payment(project).ok_or(Impossible::CannotPay(project))?;
        let second = self.best_except(project);
        let Payment { numer, marks } = payment.clone();
        let price = self.per_utility(project, payment);
        let (mut equals, mut runner_up) = (Vec::new(), None);
        let shared = self.ledger.denominator();
        if let Some((best, lowest)) = second {
            match lowest.cmp(&price) {
                Ordering::Less => return Err(Impossible::NotFirst { chosen: project, better: best[0] }),
                Ordering::Equal => equals.clone_from(&best),
                Ordering::Greater => {}
            }
            runner_up = Some(RunnerUp { project: best[0], price: lowest.reduced(shared) });
        }
        let price = price.reduced(shared);
        let (payment, times) = self.ledger.refine(&numer, &marks.into());
        if !times.is_one() {
            let times = BigInt::from(times);
            self.behind.iter_mut().for_each(|behind| *behind *= &times);
        }
        let payers = self.collect(project, &payment);
        self.in_race[project] = false;
        for gone in self.counted.excluded_by(project) {
            self.in_race[gone] = false;
        }
        let denominator = self.ledger.denominator().clone();
        Ok(Round { project, denominator, payment, rich_marks: marks, price, payers, runner_up, equals })
    }

    /// Takes the money from the supporters.
    fn collect(&mut self, project: usize, payment: &BigInt) -> Vec<Payers> {
        let profile = self.counted.profile;
        let (groups, marks) = profile.supporters(project);
        let mut known = HashMap::<(u32, u64), (usize, u32)>::new();
        let mut payers: Vec<Payers> = Vec::new();
        for (group, mark) in groups.iter().zip(marks) {
            let old = self.ledger.number(*group);
            let (at, new) = *known.entry((old, *mark)).or_insert_with(|| {
                let had = self.ledger.amount(old);
                let paid = had.min(&(payment * *mark)).clone();
                let left = had - &paid;
                payers.push(Payers { paid, left: left.clone(), voters: 0 });
                (payers.len() - 1, self.ledger.add(left))
            });
            let voters = profile.weight(*group as usize);
            payers[at].voters += voters;
            self.ledger.set(*group, new);
            let together = &payers[at].paid * voters;
            if !together.is_zero() {
                for other in profile.ballot(*group as usize).0 {
                    self.behind[*other as usize] -= &together;
                }
            }
        }
        payers.sort();
        payers.dedup_by(|next, kept| {
            let same = next.paid == kept.paid && next.left == kept.left;
            if same {
                kept.voters += next.voters;
            }
            same
        });
        payers
    }

    /// A project that the rule would still buy: none when the count is complete.
    #[must_use]
    pub fn still_affordable(&self) -> Option<usize> {
        (0..self.in_race.len()).find(|project| self.is_affordable(*project))
    }
}

/// The smallest integer that is at least `numer / denom`, for `denom` above 0.
fn rounded_up(numer: &BigInt, denom: &BigInt) -> BigInt {
    let down = numer / denom;
    let rest = numer - &down * denom;
    if rest.is_positive() { down + 1 } else { down }
}

/// Tells a whole count again: the rounds, and how it stood in the end.
///
/// `share` is what everybody has in the beginning, in minor units: after Add1 the final share
/// ([`crate::Shares::share`]). `winners` are those that the rule itself chose, in order.
///
/// # Errors
/// [`Impossible`] when the rule gives another order or goes on after it.
pub fn equal_shares<'a>(
    counted: Counted<'a>,
    share: &BigRational,
    winners: &[usize],
) -> Result<(Vec<Round>, EqualShares<'a>), Impossible> {
    let mut replay = EqualShares::new(counted, share);
    let rounds = winners.iter().map(|project| replay.buy(*project)).collect::<Result<_, _>>()?;
    match replay.still_affordable() {
        Some(project) => Err(Impossible::Unfinished(project)),
        None => Ok((rounds, replay)),
    }
}
