// SPDX-License-Identifier: EUPL-1.2
//! The Method of Equal Shares, fast and exact.

mod buy;
mod exact;
mod quote;
mod reach;
mod run;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use rust_decimal::Decimal;

use crate::count::Progress;
use crate::outcome::{Phase, Shares, Stop};
use crate::profile::Profile;
use crate::refused::Refused;
use crate::rules::race::Race;
use crate::settings::{Completion, Increase};
use crate::ties::Order;
use reach::Reach;
use run::Run;

/// Counts, with the shares of the run that decided. As [`crate::naive`] has it.
///
/// # Errors
/// [`Refused::NeedsSeed`].
pub(crate) fn run<'a>(
    start: &Race<'a>,
    completion: &Completion,
    watch: &mut dyn FnMut(Progress),
) -> Result<(Race<'a>, Shares), Refused> {
    let mut race = start.clone();
    race.choose_free()?;
    let problem = Problem::new(&race);
    let Bought { winners, share, steps, stop } = match completion {
        Completion::Add1(increase) | Completion::Add1Greedy(increase) => {
            problem.growing(increase, race.election.decimals(), watch)?
        }
        Completion::None | Completion::Greedy | Completion::AddOpt => problem.once()?,
    };
    for winner in winners {
        race.choose(winner, Phase::Rule);
    }
    Ok((race, Shares { share, steps, stop }))
}

/// A share of one bit more still fits 64 bits, with room for a sign and an error.
const PRECISION: i32 = 60;

/// All that does not change from one run to the next.
struct Problem<'a> {
    profile: &'a Profile,
    costs: Vec<u128>,
    order: &'a Order,
    exclusive: &'a [Vec<usize>],
    budget: u128,
    voters: u64,
    /// Which projects can be bought: they cost something, somebody supports them, and nothing that
    /// costs nothing excluded them.
    racing: Vec<bool>,
    /// Each share takes so many bits, or one more; at most [`PRECISION`]. Any number gives the same
    /// outcome; fewer leave more to exact arithmetic.
    precision: i32,
    most_marks: Vec<u32>,
    most_ballot_marks: i128,
}

/// What a count by Equal Shares gives, without completion.
struct Bought {
    /// Paid projects, in order.
    winners: Vec<usize>,
    /// Minor units per voter.
    share: BigRational,
    /// How many steps were added to it.
    steps: u64,
    /// Why not more.
    stop: Stop,
}

impl<'a> Problem<'a> {
    /// `race` after what is free has won.
    fn new(race: &Race<'a>) -> Self {
        let prepared = race.prepared;
        let profile = &prepared.profile;
        let costs = race.election.projects().iter().map(|project| project.cost).collect::<Vec<_>>();
        let mut racing = vec![false; costs.len()];
        for project in race.supported() {
            racing[project] = true;
        }
        let most = |project| profile.supporters(project).1.iter().copied().max().unwrap_or(0);
        let marks = |group| profile.ballot(group).1.iter().map(|mark| i128::from(*mark)).sum();
        Self {
            profile,
            order: &prepared.order,
            exclusive: &prepared.rivals,
            budget: race.election.budget(),
            voters: race.election.voters(),
            most_marks: (0..costs.len()).map(most).collect(),
            most_ballot_marks: (0..profile.groups()).map(marks).max().unwrap_or(0),
            costs,
            racing,
            precision: PRECISION,
        }
    }

    fn cost(&self, winners: &[usize]) -> u128 {
        winners.iter().map(|winner| self.costs[*winner]).sum()
    }

    /// Whether no project of the problem fits in what is left. An excluded one does not count.
    fn is_exhaustive(&self, winners: &[usize], cost: u128) -> bool {
        self.left(winners).all(|project| cost + self.costs[project] > self.budget)
    }

    /// Projects of the problem that did not win and that no winner excludes.
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
    fn once(&self) -> Result<Bought, Refused> {
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
    fn growing(
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
            if increase.exhaustive_stop && self.is_exhaustive(&winners, cost) {
                return Ok(bought(winners, steps, Stop::Exhaustive));
            }
            if self.left(&winners).next().is_none() {
                return Ok(bought(winners, steps, Stop::Everything));
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
    fn new(problem: &Problem<'_>, step: &Decimal, decimals: u32) -> Self {
        let part = BigInt::from(10_u8).pow(step.scale());
        let step = BigInt::from(step.mantissa()) * BigInt::from(10_u8).pow(decimals);
        Self {
            first: BigInt::from(problem.budget) * &part,
            more: step * BigInt::from(problem.voters),
            denominator: BigInt::from(problem.voters) * part,
        }
    }

    fn at(&self, step: u64) -> (BigInt, BigInt) {
        let num = if self.more.is_zero() { self.first.clone() } else { &self.first + &self.more * step };
        (num, self.denominator.clone())
    }
}
