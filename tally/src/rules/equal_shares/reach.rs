// SPDX-License-Identifier: EUPL-1.2
//! How much shares can grow without any change in what a run buys, in which order.
//!
//! While nothing changes, what purses hold and what projects cost are continuous and piecewise
//! affine in the share: a supporter pays their purse or the price, whichever is less. So it
//! suffices to know, for every purse and payment, bounds on how fast it changes from the start of the
//! window to any moment in it:
//!
//! - The payment q per mark of a winner solves Σ min(purse, q × mark) = cost. Where it is smooth its
//!   slope is −Σ slopes of the purses of the poor / Σ marks of the rich. Who may be either
//!   somewhere in the window counts as both, which gives bounds on the slope in all of it.
//! - A rival is not bought instead as long as at the winner's price its supporters would not give
//!   its cost. What they would give is at most the sum of, for each of them, either their purse or
//!   their part at that price: whichever is chosen here. That sum is affine, so it suffices to
//!   look at both ends. Purses only become emptier, so a sum from an earlier round holds as well.
//! - Prices may be equal in all of the window, and the order of ties decides. Sums cannot see that,
//!   but fractions can: the winner is at most as dear as when only those pay who surely pay in full,
//!   a rival at least as dear as when all pay in full who may have money left.
//!
//! Money is counted in 2^-bits minor units and slopes in 2^-32, rounded outward. Marks of more than
//! 32 bits leave no room for that, so with them every step is counted.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::Problem;
use super::run::{Round, Run};

const SLOPE_BITS: u32 = 32;
/// Bounds on slopes beyond this tell nothing.
const STEEPEST: i128 = 1 << 50;

/// One purse over the window; who surely ran out in all of it has weight 0.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    money: i64,
    low: i64,
    high: i64,
    weight: u64,
}

/// An upper bound on what supporters of a rival would give: `poor` + `slope` × t + `rich` × price.
#[derive(Clone, Copy, Debug, Default)]
struct Rival {
    racing: bool,
    known: bool,
    poor: i128,
    slope: i128,
    rich: i128,
    /// Marks of the supporters who may have money left.
    marks: u128,
}

/// Bounds on a payment per mark: value at the start of the window, and slope in it.
#[derive(Clone, Copy, Debug)]
struct Pay {
    low: i64,
    high: i64,
    slope_low: i64,
    slope_high: i64,
    /// Marks of the supporters who pay in full in all of the window.
    rich: u128,
}

/// Room to work in, used again for every window.
pub(super) struct Reach<'a> {
    problem: &'a Problem<'a>,
    lines: Vec<Line>,
    rivals: Vec<Rival>,
    unsure: Vec<bool>,
    /// How far money in `lines` can be from the truth at the start of the window.
    error: i64,
    /// How far the share may still grow.
    window: i128,
    bits: u32,
    /// The order of projects if all their supporters paid in full.
    ranks: Vec<usize>,
}

impl<'a> Reach<'a> {
    pub fn new(problem: &'a Problem<'a>) -> Self {
        let (lines, rivals, unsure) = (Vec::new(), Vec::new(), Vec::new());
        let ranks = problem.ranks();
        Self { problem, lines, rivals, unsure, error: 0, window: 0, bits: 0, ranks }
    }

    /// Of at most `window` further steps of `num / den` minor units, how many surely buy the same in
    /// the same order as `run` just did.
    pub fn steps(&mut self, run: &Run<'_>, num: &BigInt, den: &BigInt, window: u64) -> u64 {
        if self.problem.finer > 0 {
            return 0;
        }
        // With less room for sums, and not for shares beyond what purses count in minor units.
        let used = 64 - run.share.leading_zeros();
        let Some(bits) =
            u32::try_from(run.bits).ok().and_then(|bits| bits.checked_sub(used.saturating_sub(60)))
        else {
            return 0;
        };
        let Some(step) = (num << bits).div_ceil(den).to_i64().filter(|step| *step > 0) else {
            return 0;
        };
        self.begin(run, bits, i128::from(step) * i128::from(window.min(1 << 40)));
        if self.walk(run).is_none() || self.window < 0 {
            return 0;
        }
        u64::try_from(self.window / i128::from(step)).unwrap_or(0)
    }

    fn begin(&mut self, run: &Run<'_>, bits: u32, window: i128) {
        let profile = self.problem.profile;
        self.bits = bits;
        self.window = window;
        self.error = 1;
        let money = run.share >> (run.bits.unsigned_abs() - bits);
        self.lines.clear();
        self.lines.extend((0..profile.groups()).map(|group| Line {
            money,
            low: 1 << SLOPE_BITS,
            high: 1 << SLOPE_BITS,
            weight: profile.weight(group),
        }));
        self.rivals.clear();
        let rival = |racing: &bool| Rival { racing: *racing, ..Rival::default() };
        self.rivals.extend(self.problem.racing.iter().map(rival));
    }

    /// Follows the purchases of the run; `None` when nothing can be said.
    fn walk(&mut self, run: &Run<'_>) -> Option<()> {
        for (at, round) in run.rounds.iter().enumerate() {
            let at = u32::try_from(at).ok()?;
            self.rivals[round.project].racing = false;
            let pay = self.pay(run, round, at)?;
            self.hold_rivals(round.project, pay)?;
            self.buy(run, round, at, pay)?;
            for other in &self.problem.exclusive[round.project] {
                self.rivals[*other].racing = false;
            }
        }
        for rival in 0..self.rivals.len() {
            // Nobody can pay for what is left, whatever the price.
            if self.rivals[rival].racing && !self.holds(rival, None)? {
                self.look_at(rival, None)?;
                self.shorten(rival, None)?;
            }
        }
        Some(())
    }

    /// Bounds on what a mark pays in this round, in all of the window.
    fn pay(&mut self, run: &Run<'_>, round: &Round, at: u32) -> Option<Pay> {
        let shift = run.bits.unsigned_abs() - self.bits;
        let low = i64::try_from((round.pay - round.error) >> shift).ok()?;
        let high = i64::try_from((round.pay + round.error) >> shift).ok()? + 1;
        let (groups, marks) = self.problem.profile.supporters(round.project);
        self.unsure.clear();
        self.unsure.resize(groups.len(), false);
        loop {
            let (mut slope_low, mut slope_high) = (0_i128, 0_i128);
            let (mut rich, mut maybe_rich) = (0_i128, 0_i128);
            for (at_group, (group, mark)) in groups.iter().zip(marks).enumerate() {
                let line = self.lines[*group as usize];
                let weight = i128::from(line.weight);
                if self.unsure[at_group] {
                    slope_low += weight * i128::from(line.low.min(0));
                    slope_high += weight * i128::from(line.high.max(0));
                    maybe_rich += weight * i128::from(*mark);
                } else if run.gone_at(*group) <= at {
                    slope_low += weight * i128::from(line.low);
                    slope_high += weight * i128::from(line.high);
                } else {
                    rich += weight * i128::from(*mark);
                }
            }
            if rich == 0 {
                return None;
            }
            // The payment falls as fast as the poor give more.
            let all = rich + maybe_rich;
            let least = Integer::div_floor(&slope_low, if slope_low < 0 { &rich } else { &all });
            let most = Integer::div_ceil(&slope_high, if slope_high < 0 { &all } else { &rich });
            let (slope_low, slope_high) = (-most, -least);
            if slope_low < -STEEPEST || slope_high > STEEPEST {
                return None;
            }
            let slope_low = i64::try_from(slope_low).ok()?;
            let slope_high = i64::try_from(slope_high).ok()?;
            let rich = u128::try_from(rich).ok()?;
            let pay = Pay { low, high, slope_low, slope_high, rich };
            if !self.flips(run, round, at, pay) {
                return Some(pay);
            }
        }
    }

    /// Marks supporters who may change from poor to rich or back somewhere in the window; tells
    /// whether there were new ones.
    fn flips(&mut self, run: &Run<'_>, round: &Round, at: u32, pay: Pay) -> bool {
        let (groups, marks) = self.problem.profile.supporters(round.project);
        let mut found = false;
        for (at_group, (group, mark)) in groups.iter().zip(marks).enumerate() {
            let line = self.lines[*group as usize];
            if self.unsure[at_group] || line.weight == 0 {
                continue;
            }
            let mark = i128::from(*mark);
            let sure = if run.gone_at(*group) <= at {
                let most = i128::from(line.money) + i128::from(self.error) - mark * i128::from(pay.low);
                let slope = i128::from(line.high) - mark * i128::from(pay.slope_low);
                most + rise(slope.max(0), self.window) <= 0
            } else {
                let least = i128::from(line.money) - i128::from(self.error) - mark * i128::from(pay.high);
                let slope = i128::from(line.low) - mark * i128::from(pay.slope_high);
                least - rise(-slope.min(0), self.window) >= 0
            };
            if !sure {
                self.unsure[at_group] = true;
                found = true;
            }
        }
        found
    }

    /// Takes the money, and turns the lines.
    fn buy(&mut self, run: &Run<'_>, round: &Round, at: u32, pay: Pay) -> Option<()> {
        let (groups, marks) = self.problem.profile.supporters(round.project);
        for (at_group, (group, mark)) in groups.iter().zip(marks).enumerate() {
            let line = &mut self.lines[*group as usize];
            if line.weight == 0 {
                continue;
            }
            let poor = run.gone_at(*group) <= at;
            if poor && !self.unsure[at_group] {
                *line = Line::default();
                continue;
            }
            let mark = i64::try_from(*mark).ok()?;
            line.low = line.low.checked_sub(mark.checked_mul(pay.slope_high)?)?;
            line.high = line.high.checked_sub(mark.checked_mul(pay.slope_low)?)?;
            if self.unsure[at_group] {
                line.low = line.low.min(0);
                line.high = line.high.max(0);
            }
            if poor {
                // It ran out at the start of the window, so it can only rise.
                line.money = 0;
                line.low = 0;
            } else {
                line.money -= mark.checked_mul(pay.low)?;
            }
            if i128::from(line.low) < -STEEPEST || i128::from(line.high) > STEEPEST {
                return None;
            }
        }
        let most = i64::try_from(self.problem.most_marks[round.project]).ok()?;
        self.error = self.error.checked_add(most.checked_mul(pay.high - pay.low)?)?;
        Some(())
    }

    /// Shortens the window until no rival is bought instead of `winner`.
    fn hold_rivals(&mut self, winner: usize, pay: Pay) -> Option<()> {
        let profile = self.problem.profile;
        let by_all = pay.rich == profile.total_marks(winner);
        for rival in 0..self.rivals.len() {
            if !self.rivals[rival].racing {
                continue;
            }
            // At its very best a rival is not cheaper.
            if by_all && self.ranks[winner] < self.ranks[rival] {
                continue;
            }
            let price = price(profile.worth(winner), profile.worth(rival), pay)?;
            if self.holds(rival, Some(price))? {
                continue;
            }
            self.look_at(rival, Some(price))?;
            if self.holds(rival, Some(price))? || self.is_first(winner, rival, pay.rich) {
                continue;
            }
            self.shorten(rival, Some(price))?;
        }
        Some(())
    }

    /// Whether fractions tell that the winner, for which supporters of `rich` marks pay in full,
    /// comes before a rival in all of the window; or that it does as the two are alike.
    fn is_first(&self, winner: usize, rival: usize, rich: u128) -> bool {
        let (problem, profile) = (self.problem, self.problem.profile);
        let wins_ties = || problem.order.compare(winner, rival) == Ok(Ordering::Less);
        let price = |of: usize, against: usize, marks: u128| {
            BigUint::from(problem.costs[of]) * profile.worth(against) * marks
        };
        let most = price(winner, rival, self.rivals[rival].marks);
        match most.cmp(&price(rival, winner, rich)) {
            Ordering::Less => true,
            Ordering::Equal => wins_ties(),
            Ordering::Greater => {
                let what = |of: usize| (problem.costs[of], profile.worth(of), profile.supporters(of));
                what(winner) == what(rival) && wins_ties()
            }
        }
    }

    /// What supporters of a rival would give at most, at the start of the window, and its slope.
    fn offer(&self, rival: usize, price: Option<(i128, i128)>) -> Option<(i128, i128)> {
        let Rival { poor, slope, rich, .. } = self.rivals[rival];
        let (pay, pay_slope) = price.unwrap_or((0, 0));
        if rich == 0 || price.is_some() {
            return Some((
                poor.checked_add(rich.checked_mul(pay)?)?,
                slope.checked_add(rich.checked_mul(pay_slope)?)?,
            ));
        }
        None
    }

    /// Whether what is known of a rival keeps it from being bought in all of the window.
    fn holds(&self, rival: usize, price: Option<(i128, i128)>) -> Option<bool> {
        if !self.rivals[rival].known {
            return Some(false);
        }
        let Some((now, slope)) = self.offer(rival, price) else { return Some(false) };
        let most = now.saturating_add(rise(slope.max(0), self.window));
        Some(most < self.cost(rival))
    }

    /// Makes the window as short as what is known of a rival demands.
    fn shorten(&mut self, rival: usize, price: Option<(i128, i128)>) -> Option<()> {
        let (now, slope) = self.offer(rival, price)?;
        let room = self.cost(rival).saturating_sub(now).saturating_sub(2);
        if room < 0 {
            return None;
        }
        if slope > 0 {
            let reach = room.checked_mul(1 << SLOPE_BITS)? / slope;
            self.window = self.window.min(reach);
        }
        Some(())
    }

    /// Adds up anew what supporters of a rival have; whoever has less than `price` now counts with
    /// their purse. Without a price everybody does.
    fn look_at(&mut self, rival: usize, price: Option<(i128, i128)>) -> Option<()> {
        let (groups, marks) = self.problem.profile.supporters(rival);
        let (mut poor, mut slope, mut rich) = (0_i128, 0_i128, 0_i128);
        let mut all = 0;
        for (group, mark) in groups.iter().zip(marks) {
            let line = self.lines[*group as usize];
            all += u128::from(*mark) * u128::from(line.weight);
            let weight = i128::from(line.weight);
            let mark = i128::from(*mark);
            let money = i128::from(line.money) + i128::from(self.error);
            if price.is_none_or(|(pay, _)| money < pay.saturating_mul(mark)) {
                poor += money * weight;
                slope += i128::from(line.high) * weight;
            } else {
                rich += mark * weight;
            }
        }
        self.rivals[rival] = Rival { racing: true, known: true, poor, slope, rich, marks: all };
        Some(())
    }

    /// What a project costs, or less when that is more than anybody has.
    fn cost(&self, project: usize) -> i128 {
        let cost = i128::try_from(self.problem.costs[project]).unwrap_or(i128::MAX);
        if cost.leading_zeros() > self.bits + 2 { cost << self.bits } else { i128::MAX / 4 }
    }
}

/// How much something of this slope, not below 0, rises in a window, rounded up.
fn rise(slope: i128, window: i128) -> i128 {
    match slope.checked_mul(window) {
        Some(rise) => (rise >> SLOPE_BITS) + 1,
        None => i128::MAX / 4,
    }
}

/// An upper bound on what a mark for a rival would pay at the price of the winner: at the start
/// of the window, and its slope.
fn price(worth: u128, rival: u128, pay: Pay) -> Option<(i128, i128)> {
    if worth == rival {
        return Some((i128::from(pay.high), i128::from(pay.slope_high)));
    }
    let (worth, rival) = (i128::try_from(worth).ok()?, i128::try_from(rival).ok()?);
    let high = i128::from(pay.high).checked_mul(rival)?;
    let slope = i128::from(pay.slope_high).checked_mul(rival)?;
    Some((Integer::div_ceil(&high, &worth), Integer::div_ceil(&slope, &worth)))
}
