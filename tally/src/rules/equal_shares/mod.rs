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

use crate::count::Progress;
use crate::outcome::{Phase, Shares, Stop};
use crate::profile::Profile;
use crate::refused::Refused;
use crate::rules::growth;
use crate::rules::race::{Race, exact};
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
    let problem = Problem::new(race);
    match completion {
        Completion::Add1(increase) | Completion::Add1Greedy(increase) => problem.growing(increase, watch),
        Completion::None | Completion::Greedy | Completion::AddOpt => problem.once(),
    }
}

/// A share of one bit more still fits 64 bits, with room for a sign and an error.
const PRECISION: i32 = 60;

/// More bits than these on top of an amount that all have together do not fit 128 bits.
const FINER: u32 = 32;

/// How far what a mark pays, times the marks, can be off by rounding to the units of purses, once
/// for the payment and once for its error: nothing when payments are counted in the same units.
fn rounded(finer: u32) -> i128 {
    if finer == 0 { 0 } else { 2 }
}

/// All that does not change from one run to the next.
struct Problem<'a> {
    /// After what is free has won.
    race: Race<'a>,
    profile: &'a Profile,
    costs: Vec<u128>,
    order: &'a Order,
    exclusive: &'a [Vec<usize>],
    voters: u64,
    /// Which projects can be bought: they cost something, somebody supports them, and nothing that
    /// costs nothing excluded them.
    racing: Vec<bool>,
    /// Each share takes so many bits, or one more; at most [`PRECISION`]. Any number gives the same
    /// outcome; fewer leave more to exact arithmetic.
    precision: i32,
    /// Payments for a mark are counted in 2^-finer of the units of purses, so that they are precise
    /// where a mark is a small part of a point; 0 unless a mark takes more than 32 bits.
    finer: u32,
    most_marks: Vec<u64>,
    /// How far purses can be off when every payment for a mark is off by one of its units.
    most_off: i128,
}

impl<'a> Problem<'a> {
    /// `race` is after what is free has won.
    fn new(race: Race<'a>) -> Self {
        let prepared = race.prepared;
        let profile = &prepared.profile;
        let costs = race.election.projects().iter().map(|project| project.cost).collect::<Vec<_>>();
        let mut racing = vec![false; costs.len()];
        for project in race.supported() {
            racing[project] = true;
        }
        let most = |project| profile.supporters(project).1.iter().copied().max().unwrap_or(0);
        let most_marks = (0..costs.len()).map(most).collect::<Vec<_>>();
        let finer = if most_marks.iter().all(|mark| *mark <= u32::MAX.into()) { 0 } else { FINER };
        let off = |mark: &u64| (i128::from(*mark) >> finer) + rounded(finer);
        let all_off = |group| profile.ballot(group).1.iter().map(off).sum();
        Self {
            profile,
            order: &prepared.order,
            exclusive: &prepared.rivals,
            voters: race.election.voters(),
            most_off: (0..profile.groups()).map(all_off).max().unwrap_or(0),
            most_marks,
            finer,
            costs,
            racing,
            precision: PRECISION,
            race,
        }
    }

    /// After these purchases.
    fn after(&self, bought: &[usize]) -> Race<'a> {
        let mut race = self.race.clone();
        for project in bought {
            race.choose(*project, Phase::Rule);
        }
        race
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
    fn once(&self) -> Result<(Race<'a>, Shares), Refused> {
        let share = growth::first_share(&self.race);
        let bought = Run::new(self).go(share.numer(), share.denom())?;
        Ok((self.after(&bought), Shares { share, steps: 0, stop: Stop::NoIncrease }))
    }

    /// Add1: runs at ever larger shares until one is exhaustive (if that stops it) or the next one
    /// would overspend.
    ///
    /// # Errors
    /// [`Refused::NeedsSeed`].
    fn growing(
        &self,
        increase: &Increase,
        watch: &mut dyn FnMut(Progress),
    ) -> Result<(Race<'a>, Shares), Refused> {
        let election = self.race.election;
        let first = growth::first_share(&self.race);
        let step = growth::step(increase, election.decimals());
        let share_at = |steps: u64| &first + &step * exact(steps);
        let (mut run, mut reach) = (Run::new(self), Reach::new(self));
        let (mut steps, mut before, mut pace) = (0, self.race.clone(), Pace::default());
        loop {
            let share = share_at(steps);
            let race = self.after(&run.go(share.numer(), share.denom())?);
            watch(Progress { steps, cost: race.cost });
            if race.cost > election.budget() {
                let steps = steps.saturating_sub(1);
                return Ok((before, Shares { share: share_at(steps), steps, stop: Stop::Overspends }));
            }
            if let Some(stop) = growth::stop(&race, increase) {
                return Ok((race, Shares { share, steps, stop }));
            }
            let again = steps > 0 && before.winners == race.winners;
            let same = match pace.window(again) {
                0 => 0,
                window => {
                    let same = reach.steps(&run, step.numer(), step.denom(), window);
                    pace.learn(window, same);
                    same
                }
            };
            before = race;
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
