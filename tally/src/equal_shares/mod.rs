// SPDX-License-Identifier: EUPL-1.2
//! The Method of Equal Shares, fast and exact.

mod exact;
mod reach;
mod run;

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use rust_decimal::Decimal;

use crate::count::Progress;
use crate::outcome::Stop;
use crate::profile::Profile;
use crate::refused::Refused;
use crate::settings::Increase;
use crate::ties::Order;
use reach::Reach;
use run::Run;

/// All that does not change from one run to the next.
pub(crate) struct Race<'a> {
    profile: &'a Profile,
    costs: &'a [u128],
    order: &'a Order,
    exclusive: &'a [Vec<usize>],
    budget: u128,
    voters: u64,
    /// Which projects can be bought: they cost something, somebody supports them, and nothing that
    /// costs nothing excluded them.
    racing: Vec<bool>,
    dearest: u128,
    most_marks: Vec<u32>,
    most_ballot_marks: i128,
}

/// What a count by Equal Shares gives, without completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bought {
    /// Paid projects, in order.
    pub winners: Vec<usize>,
    /// Minor units per voter.
    pub share: BigRational,
    /// How many steps were added to it.
    pub steps: u64,
    /// Why not more.
    pub stop: Stop,
}

/// How much there is to share.
pub(crate) struct Pot {
    /// In minor units.
    pub budget: u128,
    /// Among so many; above 0.
    pub voters: u64,
}

impl<'a> Race<'a> {
    /// `racing` tells which projects may be bought; `exclusive` which ones leave when one wins.
    pub fn new(
        profile: &'a Profile,
        costs: &'a [u128],
        order: &'a Order,
        exclusive: &'a [Vec<usize>],
        pot: &Pot,
        racing: Vec<bool>,
    ) -> Self {
        let most = |project| profile.supporters(project).1.iter().copied().max().unwrap_or(0);
        let most_marks = (0..profile.projects()).map(most).collect();
        let marks = |group| profile.ballot(group).1.iter().map(|mark| i128::from(*mark)).sum();
        let most_ballot_marks = (0..profile.groups()).map(marks).max().unwrap_or(0);
        let dearest = (0..costs.len()).filter(|project| racing[*project]);
        let dearest = dearest.map(|project| costs[project]).max().unwrap_or(0);
        Self {
            profile,
            costs,
            order,
            exclusive,
            budget: pot.budget,
            voters: pot.voters,
            racing,
            dearest,
            most_marks,
            most_ballot_marks,
        }
    }

    fn cost(&self, winners: &[usize]) -> u128 {
        winners.iter().map(|winner| self.costs[*winner]).sum()
    }

    /// Whether no project of the race fits in what is left. An excluded one does not count.
    fn is_exhaustive(&self, winners: &[usize], cost: u128) -> bool {
        self.left(winners).all(|project| cost + self.costs[project] > self.budget)
    }

    /// Projects of the race that did not win and that no winner excludes.
    fn left(&self, winners: &[usize]) -> impl Iterator<Item = usize> {
        let mut open = self.racing.clone();
        for winner in winners {
            open[*winner] = false;
            for other in &self.exclusive[*winner] {
                open[*other] = false;
            }
        }
        open.into_iter().enumerate().filter(|(_, open)| *open).map(|(project, _)| project)
    }

    /// Where each project stands by payment per utility if all its supporters pay in full, ties
    /// as the order says; those that no order tells apart have one rank.
    fn ranks(&self) -> Vec<usize> {
        let profile = self.profile;
        let compare = |a: &usize, b: &usize| {
            let weight = |of: usize| BigInt::from(profile.total_marks(of)) * profile.worth(of);
            let left = weight(*b) * self.costs[*a];
            let right = weight(*a) * self.costs[*b];
            let tie = || self.order.compare(*a, *b).unwrap_or(Ordering::Equal);
            left.cmp(&right).then_with(tie)
        };
        let racing = (0..self.costs.len()).filter(|project| self.racing[*project]);
        let mut order = racing.collect::<Vec<_>>();
        order.sort_by(compare);
        let mut ranks = vec![usize::MAX; self.costs.len()];
        for (at, project) in order.iter().enumerate() {
            let same = at > 0 && compare(&order[at - 1], project) == Ordering::Equal;
            ranks[*project] = if same { ranks[order[at - 1]] } else { at };
        }
        ranks
    }

    /// One run at budget / voters.
    ///
    /// # Errors
    /// [`Refused::NeedsSeed`].
    pub fn once(&self) -> Result<Bought, Refused> {
        let levels = Levels::new(self, &Decimal::ZERO, 0);
        let (num, den) = levels.at(0);
        let winners = Run::new(self).go(&num, &den)?;
        let share = BigRational::new(num, den);
        Ok(Bought { winners, share, steps: 0, stop: Stop::NoIncrease })
    }

    /// Add1: runs at ever larger shares until one is exhaustive (if that stops it) or the next one
    /// would overspend. `decimals` are those of minor units.
    ///
    /// # Errors
    /// [`Refused::NeedsSeed`].
    pub fn growing(
        &self,
        increase: &Increase,
        decimals: u32,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<Bought, Refused> {
        let levels = Levels::new(self, &increase.step, decimals);
        let mut run = Run::new(self);
        let mut reach = Reach::new(self);
        let mut steps = 0;
        let mut before: Option<Vec<usize>> = None;
        let mut pace = Pace::default();
        loop {
            let (num, den) = levels.at(steps);
            let winners = run.go(&num, &den)?;
            let cost = self.cost(&winners);
            watch(Progress { steps, cost });
            let bought = |winners, steps, stop| {
                let (num, den) = levels.at(steps);
                Bought { winners, share: BigRational::new(num, den), steps, stop }
            };
            if cost > self.budget {
                let before = before.unwrap_or_default();
                return Ok(bought(before, steps.saturating_sub(1), Stop::Overspends));
            }
            if self.left(&winners).next().is_none() {
                return Ok(bought(winners, steps, Stop::Everything));
            }
            if increase.exhaustive_stop && self.is_exhaustive(&winners, cost) {
                return Ok(bought(winners, steps, Stop::Exhaustive));
            }
            let again = before.as_ref() == Some(&winners);
            let same = match pace.window(again) {
                0 => 0,
                window => {
                    let same = reach.steps(&run, &levels.more, &levels.denominator, window);
                    pace.learn(window, same);
                    same
                }
            };
            before = Some(winners);
            steps += same + 1;
        }
    }
}

/// How far ahead to look: looking costs more than a run, so only where it has paid off.
#[derive(Default)]
struct Pace {
    window: u64,
    /// Outcomes in a row that were the same.
    calm: u64,
    /// How many of them it takes to look again.
    patience: u64,
}

impl Pace {
    /// The window to look at now; 0 for none.
    fn window(&mut self, again: bool) -> u64 {
        self.calm = if again { self.calm + 1 } else { 0 };
        if self.window == 0 && self.calm > self.patience {
            self.window = 4;
        }
        self.window
    }

    fn learn(&mut self, window: u64, same: u64) {
        if same >= window {
            self.window = window.saturating_mul(2);
        } else if same > 2 {
            self.window = 2 * same;
        } else {
            self.window = 0;
            self.calm = 0;
            self.patience = (2 * self.patience).clamp(2, 64);
            return;
        }
        self.patience = 0;
    }
}

/// The shares of each step: (first + step × more) / denominator, in minor units.
struct Levels {
    first: BigInt,
    more: BigInt,
    denominator: BigInt,
}

impl Levels {
    fn new(race: &Race<'_>, step: &Decimal, decimals: u32) -> Self {
        let part = BigInt::from(10_u8).pow(step.scale());
        let step = BigInt::from(step.mantissa()) * BigInt::from(10_u8).pow(decimals);
        Self {
            first: BigInt::from(race.budget) * &part,
            more: step * BigInt::from(race.voters),
            denominator: BigInt::from(race.voters) * part,
        }
    }

    fn at(&self, step: u64) -> (BigInt, BigInt) {
        let num = if self.more.is_zero() { self.first.clone() } else { &self.first + &self.more * step };
        (num, self.denominator.clone())
    }
}
