// SPDX-License-Identifier: EUPL-1.2
//! One run of the Method of Equal Shares at one share.
//!
//! Purses are integers of 2^-bits minor units, each at most `error` away from the truth. Bounds
//! that follow from them decide nearly everything; where they overlap, [`Exact`] does.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::exact::{Exact, Price, shifted};
use super::{Problem, rounded};
use crate::refused::Refused;

/// A round that never comes.
pub(super) const NEVER: u32 = u32::MAX;
/// No purse is larger, in units of purses.
pub(super) const MOST: i64 = 1 << 62;

/// A purchase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Round {
    /// What was bought.
    pub project: usize,
    /// Its cost, in minor units.
    pub cost: u128,
    /// Marks of the supporters who could pay in full.
    pub rich_marks: u128,
    /// What a mark paid, at most `error` from the truth, in 2^-finer of the units of purses.
    pub pay: i128,
    pub error: i128,
}

/// One group of equal ballots, as its money goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Purse {
    /// Of each voter, in 2^-bits minor units; far from the ends of its type.
    pub money: i64,
    pub weight: u32,
    /// In which round it ran out.
    pub gone_at: u32,
}

/// What is known of a project that can still be bought.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Bounds of the payment per utility. Only the lower one holds when it is not fresh: prices
    /// never fall in a run.
    pub low: f64,
    pub high: f64,
    /// What a mark pays: at most `error` from the truth when fresh, else a lower bound.
    pub pay: i128,
    pub error: i128,
    /// After how many purchases it was worked out.
    pub round: usize,
    pub exact: Option<Price>,
    pub racing: bool,
}

/// A run; use it again with [`Run::go`] for another share.
pub(super) struct Run<'a> {
    pub problem: &'a Problem<'a>,
    /// Below 0 when a share is more than purses can count in minor units.
    pub bits: i32,
    /// What everybody had at first, as purses count.
    pub share: i64,
    pub error: i128,
    pub purses: Vec<Purse>,
    /// For each project its supporters who have money left, between `starts` and `lengths`.
    pub live: Vec<u32>,
    /// Their marks; empty when all marks are 1.
    pub marks: Vec<u64>,
    pub starts: Vec<usize>,
    pub lengths: Vec<usize>,
    pub candidates: Vec<Candidate>,
    pub rounds: Vec<Round>,
    pub won_at: Vec<u32>,
    pub exact: Exact,
    /// How often bounds did not decide.
    pub exact_decisions: u64,
}

impl<'a> Run<'a> {
    pub fn new(problem: &'a Problem<'a>) -> Self {
        let projects = problem.profile.projects();
        let mut starts = vec![0];
        for project in 0..projects {
            starts.push(starts[project] + problem.profile.supporters(project).0.len());
        }
        Self {
            problem,
            bits: 0,
            share: 0,
            error: 0,
            purses: Vec::new(),
            live: Vec::new(),
            marks: Vec::new(),
            starts,
            lengths: Vec::new(),
            candidates: Vec::new(),
            rounds: Vec::new(),
            won_at: Vec::new(),
            exact: Exact::default(),
            exact_decisions: 0,
        }
    }

    /// Everybody gets `num / den` minor units; tells what is bought, in order.
    ///
    /// # Errors
    /// [`Refused::NeedsSeed`].
    pub fn go(&mut self, num: &BigInt, den: &BigInt) -> Result<Vec<usize>, Refused> {
        self.begin(num, den);
        while let Some(winner) = self.next()? {
            self.buy(winner);
            self.keep_sure();
        }
        Ok(self.rounds.iter().map(|round| round.project).collect())
    }

    /// In which round a group ran out.
    pub fn gone_at(&self, group: u32) -> u32 {
        self.purses[group as usize].gone_at
    }

    fn begin(&mut self, num: &BigInt, den: &BigInt) {
        let problem = self.problem;
        let profile = problem.profile;
        let bits = |of: &BigInt| i32::try_from(of.bits()).unwrap_or(i32::MAX);
        self.bits = problem.precision + bits(den) - bits(num);
        self.share = shifted(num, self.bits).div_floor(den).to_i64().unwrap_or(i64::MAX);
        let all = (num * problem.voters / den).to_u128().unwrap_or(u128::MAX);
        self.error = 1;
        self.purses.clear();
        self.purses.extend((0..profile.groups()).map(|group| Purse {
            money: self.share,
            weight: u32::try_from(profile.weight(group)).unwrap_or(u32::MAX),
            gone_at: NEVER,
        }));
        self.live.clear();
        self.marks.clear();
        self.lengths.clear();
        self.candidates.clear();
        for project in 0..profile.projects() {
            let (groups, marks) = profile.supporters(project);
            self.live.extend_from_slice(groups);
            if !profile.marks_are_one() {
                self.marks.extend_from_slice(marks);
            }
            self.lengths.push(groups.len());
            // Who costs more than all have together is out at once, and does not fit the bits.
            let cost = problem.costs[project];
            let racing = problem.racing[project] && cost <= all;
            let marks = i128::try_from(profile.total_marks(project).max(1)).unwrap_or(i128::MAX);
            let pay = if racing { self.finer(self.fixed(cost)) / marks } else { 0 };
            let low = self.per_utility(project, pay).0;
            let (high, round) = (f64::INFINITY, usize::MAX);
            self.candidates.push(Candidate { low, high, pay, error: 0, round, exact: None, racing });
        }
        self.rounds.clear();
        self.won_at.clear();
        self.won_at.resize(profile.projects(), NEVER);
        self.exact.reset(num, den);
    }

    /// The project that is bought next.
    fn next(&mut self) -> Result<Option<usize>, Refused> {
        loop {
            let now = self.rounds.len();
            let mut lowest = None;
            let mut bar = f64::INFINITY;
            for (project, candidate) in self.candidates.iter().enumerate() {
                if !candidate.racing {
                    continue;
                }
                if lowest.is_none_or(|at: usize| candidate.low < self.candidates[at].low) {
                    lowest = Some(project);
                }
                if candidate.round == now && candidate.high < bar {
                    bar = candidate.high;
                }
            }
            let Some(lowest) = lowest else { return Ok(None) };
            if self.candidates[lowest].round != now {
                self.quote(lowest);
                continue;
            }
            let close = |one: &Candidate| one.racing && one.low <= bar;
            let stale = self.candidates.iter().position(|one| close(one) && one.round != now);
            if let Some(stale) = stale {
                self.quote(stale);
                continue;
            }
            let close = (0..self.candidates.len()).filter(|one| close(&self.candidates[*one]));
            let close = close.collect::<Vec<_>>();
            return if close.len() == 1 { Ok(Some(close[0])) } else { self.cheapest(&close) };
        }
    }

    /// The cheapest of projects whose bounds overlap, exactly.
    fn cheapest(&mut self, close: &[usize]) -> Result<Option<usize>, Refused> {
        self.exact_decisions += 1;
        let mut best: Vec<usize> = Vec::new();
        for project in close {
            if self.candidates[*project].exact.is_none() {
                let price = self.exact_price(*project);
                self.candidates[*project].exact = price;
            }
            let profile = self.problem.profile;
            let price = |of: usize| self.candidates[of].exact.as_ref();
            let ordering = best.first().and_then(|first| {
                let (one, other) = (price(*project)?, price(*first)?);
                Some(one.compare(profile.worth(*project), other, profile.worth(*first)))
            });
            match ordering {
                None | Some(std::cmp::Ordering::Less) => best = vec![*project],
                Some(std::cmp::Ordering::Equal) => best.push(*project),
                Some(std::cmp::Ordering::Greater) => {}
            }
        }
        self.problem.order.first(&best)
    }

    /// An amount of at most what all have together in the units of purses, rounded down.
    pub fn fixed(&self, amount: u128) -> i128 {
        let amount = i128::try_from(amount).unwrap_or(i128::MAX);
        if self.bits < 0 { amount >> -self.bits } else { amount << self.bits }
    }

    pub fn mark(&self, at: usize) -> u64 {
        self.marks.get(at).copied().unwrap_or(1)
    }

    /// An amount of purses in the units of what a mark pays.
    pub fn finer(&self, amount: i128) -> i128 {
        amount << self.problem.finer
    }

    /// In how many bits below a minor unit payments for a mark are counted.
    pub fn pay_bits(&self) -> i32 {
        self.bits + self.problem.finer.cast_signed()
    }

    /// What these marks pay, in the units of purses, rounded down.
    pub fn due(&self, pay: i128, mark: u64) -> i128 {
        due(pay, mark, self.problem.finer)
    }

    /// How far that, with an error of `pay` itself of `error`, can be from the truth at most.
    pub fn due_error(&self, error: i128, mark: u64) -> i128 {
        self.due(error, mark) + rounded(self.problem.finer)
    }
}

/// For comparing with purses: more than they can hold is too much anyway.
pub(super) fn narrow(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

/// As [`Run::due`]. Shifting 128 bits takes longer than looking whether it has to be done.
pub(super) fn due(pay: i128, mark: u64, finer: u32) -> i128 {
    let all = pay.saturating_mul(i128::from(mark));
    if finer == 0 { all } else { all >> finer }
}
