// SPDX-License-Identifier: EUPL-1.2
//! One run of the Method of Equal Shares at one share.
//!
//! Purses are integers of 2^-bits minor units, each at most `error` away from the truth. Bounds
//! that follow from them decide nearly everything; where they overlap, [`Exact`] does.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::Problem;
use super::exact::{Exact, Price, shifted};
use crate::refused::Refused;

/// A round that never comes.
pub(super) const NEVER: u32 = u32::MAX;
/// No purse is larger, in units of purses.
const MOST: i64 = 1 << 62;
/// Purses keep at least so many bits of a share right; with fewer they are written anew from exact
/// amounts.
const SURE_BITS: u32 = 48;

/// A purchase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Round {
    /// What was bought.
    pub project: usize,
    /// Its cost, in minor units.
    pub cost: u128,
    /// Marks of the supporters who could pay in full.
    pub rich_marks: u128,
    /// What a mark paid, at most `error` from the truth, in 2^-bits minor units.
    pub pay: i128,
    pub error: i128,
}

/// One group of equal ballots, as its money goes.
#[derive(Clone, Copy, Debug)]
struct Purse {
    /// Of each voter, in 2^-bits minor units; far from the ends of its type.
    money: i64,
    weight: u32,
    /// In which round it ran out.
    gone_at: u32,
}

/// What is known of a project that can still be bought.
#[derive(Clone, Debug)]
struct Candidate {
    /// Bounds of the payment per utility. Only the lower one holds when it is not fresh: prices
    /// never fall in a run.
    low: f64,
    high: f64,
    /// What a mark pays: at most `error` from the truth when fresh, else a lower bound.
    pay: i128,
    error: i128,
    /// After how many purchases it was worked out.
    round: usize,
    exact: Option<Price>,
    racing: bool,
}

/// Where a pass over the supporters ended.
#[derive(Clone, Copy, Debug)]
struct Pass {
    poor_money: i128,
    poor_voters: i128,
    rich_marks: i128,
    /// How far the closest supporters are above and below what they would pay.
    above: i128,
    below: i128,
}

/// A run; use it again with [`Run::go`] for another share.
pub(super) struct Run<'a> {
    problem: &'a Problem<'a>,
    /// Below 0 when a share is more than purses can count in minor units.
    pub bits: i32,
    /// What everybody had at first, as purses count.
    pub share: i64,
    error: i128,
    purses: Vec<Purse>,
    /// For each project its supporters who have money left, between `starts` and `lengths`.
    live: Vec<u32>,
    /// Their marks; empty when all marks are 1.
    marks: Vec<u32>,
    starts: Vec<usize>,
    lengths: Vec<usize>,
    candidates: Vec<Candidate>,
    pub rounds: Vec<Round>,
    won_at: Vec<u32>,
    exact: Exact,
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
            let pay = if racing { self.fixed(cost) / marks } else { 0 };
            let low = self.per_utility(project, pay).0;
            let (high, round) = (f64::INFINITY, usize::MAX);
            self.candidates.push(Candidate { low, high, pay, error: 0, round, exact: None, racing });
        }
        self.rounds.clear();
        self.won_at.clear();
        self.won_at.resize(profile.projects(), NEVER);
        self.exact.reset(num, den);
    }

    /// Bounds of payment per utility, given bounds of payment per mark.
    #[allow(clippy::cast_precision_loss, reason = "widened by more than what casts lose")]
    fn per_utility(&self, project: usize, pay: i128) -> (f64, f64) {
        const SLACK: f64 = 1.0 / (1_u64 << 50) as f64;
        let ratio = pay.max(0) as f64 / self.problem.profile.worth(project) as f64;
        (ratio * (1.0 - SLACK), ratio * (1.0 + SLACK))
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

    /// Works out what a mark pays for a project now, or takes it out of the problem.
    fn quote(&mut self, project: usize) {
        let cost = self.fixed(self.problem.costs[project]);
        let mut pay = (self.candidates[project].pay - self.candidates[project].error).max(0);
        let one = self.problem.profile.marks_are_one();
        let mut rich_before = -1;
        let pass = loop {
            let pass = self.add_up(project, pay, 0);
            if pass.rich_marks == 0 || pass.rich_marks == rich_before {
                break pass;
            }
            rich_before = pass.rich_marks;
            let next = Integer::div_floor(&(cost - pass.poor_money), &pass.rich_marks).max(pay);
            let raised = next - pay;
            pay = next;
            if one && pass.above >= raised {
                break Pass { above: pass.above - raised, below: pass.below.saturating_add(raised), ..pass };
            }
        };
        if pass.rich_marks == 0 {
            if pass.poor_money.saturating_add(pass.poor_voters.saturating_mul(self.error)) < cost {
                self.candidates[project].racing = false;
            } else {
                self.quote_exactly(project);
            }
            return;
        }
        let error = pass.poor_voters.saturating_mul(self.error) / pass.rich_marks + 3;
        let most = i128::from(self.problem.most_marks[project]);
        let room = error.saturating_mul(most).saturating_add(self.error);
        if pass.above < room || pass.below < room {
            self.quote_exactly(project);
            return;
        }
        let low = self.per_utility(project, pay - error).0;
        let high = self.per_utility(project, pay + error).1;
        let candidate = &mut self.candidates[project];
        *candidate = Candidate {
            low: low.max(candidate.low),
            high,
            pay,
            error,
            round: self.rounds.len(),
            exact: None,
            racing: true,
        };
    }

    fn quote_exactly(&mut self, project: usize) {
        self.exact_decisions += 1;
        let Some(price) = self.exact_price(project) else {
            self.candidates[project].racing = false;
            return;
        };
        let pay = price.floor(self.bits).to_i128().unwrap_or(i128::MAX);
        let low = self.per_utility(project, pay).0;
        let high = self.per_utility(project, pay.saturating_add(1)).1;
        let round = self.rounds.len();
        self.candidates[project] =
            Candidate { low, high, pay, error: 1, round, exact: Some(price), racing: true };
    }

    /// Adds up who could pay `pay` a mark and who could not, if everybody had `more` than their
    /// purse says; leaves out who ran out before.
    fn add_up(&mut self, project: usize, pay: i128, more: i64) -> Pass {
        if self.problem.profile.marks_are_one() {
            self.pass::<true>(project, pay, more)
        } else {
            self.pass::<false>(project, pay, more)
        }
    }

    fn pass<const ONE: bool>(&mut self, project: usize, pay: i128, more: i64) -> Pass {
        let start = self.starts[project];
        let mut kept = start;
        let (mut poor_money, mut poor_voters, mut rich_marks) = (0_i128, 0_i64, 0_i128);
        let (mut above, mut below) = (i64::MAX, i64::MAX);
        let one_due = narrow(pay);
        for at in start..start + self.lengths[project] {
            let group = self.live[at];
            let purse = self.purses[group as usize];
            if purse.gone_at != NEVER {
                continue;
            }
            self.live[kept] = group;
            let mark = if ONE { 1 } else { self.marks[at] };
            if !ONE {
                self.marks[kept] = mark;
            }
            kept += 1;
            let money = (purse.money + more).clamp(0, MOST);
            let due = if ONE { one_due } else { narrow(pay.saturating_mul(i128::from(mark))) };
            let left = money - due;
            if left < 0 {
                poor_money += i128::from(money) * i128::from(purse.weight);
                poor_voters += i64::from(purse.weight);
                below = below.min(-left);
            } else {
                rich_marks += i128::from(purse.weight) * i128::from(mark);
                above = above.min(left);
            }
        }
        self.lengths[project] = kept - start;
        let (poor_voters, above, below) = (poor_voters.into(), above.into(), below.into());
        Pass { poor_money, poor_voters, rich_marks, above, below }
    }

    /// A lower bound on what a mark pays if everybody had `more` than their purse says; `None` when
    /// they could not pay together.
    fn at_least(&mut self, project: usize, more: i64) -> Option<i128> {
        let cost = self.fixed(self.problem.costs[project]);
        let mut pay = 0;
        loop {
            let pass = self.add_up(project, pay, more);
            if pass.rich_marks == 0 {
                return None;
            }
            let next = Integer::div_floor(&(cost - pass.poor_money), &pass.rich_marks);
            if next <= pay {
                return Some(pay);
            }
            pay = next;
        }
    }

    /// An upper bound, likewise.
    fn at_most(&mut self, project: usize, more: i64) -> Option<i128> {
        let cost = self.fixed(self.problem.costs[project]) + i128::from(self.bits < 0);
        let mut pay = 0;
        loop {
            let pass = self.add_up(project, pay, more);
            if pass.rich_marks == 0 {
                return (pass.poor_money >= cost).then_some(pay);
            }
            let next = Integer::div_ceil(&(cost - pass.poor_money), &pass.rich_marks);
            if next <= pay {
                return Some(pay);
            }
            pay = next;
        }
    }

    /// What a mark pays for a project now, as a fraction.
    fn exact_price(&mut self, project: usize) -> Option<Price> {
        let profile = self.problem.profile;
        let error = i64::try_from(self.error).unwrap_or(MOST).min(MOST);
        let low = self.at_least(project, error)?;
        let high = self.at_most(project, -error);
        let purses = &self.purses;
        self.exact.catch_up(profile, &self.rounds, &self.won_at, |group| purses[group as usize].gone_at);
        let (mut poor, mut rich, mut unsure) = (Vec::new(), 0_u128, Vec::new());
        let start = self.starts[project];
        for at in start..start + self.lengths[project] {
            let (group, mark) = (self.live[at], self.mark(at));
            let purse = self.purses[group as usize];
            let due = |pay: i128| pay.saturating_mul(i128::from(mark));
            if i128::from(purse.money) + self.error <= due(low) {
                poor.push(group);
            } else if high.is_some_and(|high| i128::from(purse.money) - self.error >= due(high)) {
                rich += u128::from(purse.weight) * u128::from(mark);
            } else {
                unsure.push((group, mark));
            }
        }
        let rounds = self.rounds.len();
        let poor = self.exact.money(profile, &self.won_at, rounds, poor.into_iter());
        let mut unsure = self.exact_purses(&unsure);
        self.exact.price(self.problem.costs[project], &poor, rich, &mut unsure)
    }

    /// The money of one voter, the mark and the number of voters, for each different history.
    fn exact_purses(&mut self, groups: &[(u32, u32)]) -> Vec<(BigInt, u32, u64)> {
        let profile = self.problem.profile;
        let histories = groups.iter().map(|(group, mark)| (self.history(*group), *mark, *group));
        let mut histories = histories.collect::<Vec<_>>();
        histories.sort_unstable();
        let mut found: Vec<(BigInt, u32, u64)> = Vec::new();
        let mut last = None;
        for (at, (history, mark, group)) in histories.iter().enumerate() {
            let weight = profile.weight(*group as usize);
            if last.is_some_and(|last: usize| histories[last].0 == *history && histories[last].1 == *mark) {
                if let Some(found) = found.last_mut() {
                    found.2 += weight;
                }
                continue;
            }
            last = Some(at);
            let rounds = self.rounds.len();
            let money = self.exact.money(profile, &self.won_at, rounds, [*group].into_iter());
            found.push((money / weight, *mark, weight));
        }
        found
    }

    /// The rounds in which a group paid, with its marks: groups with one history have one purse.
    fn history(&self, group: u32) -> Vec<(u32, u32)> {
        let (projects, marks) = self.problem.profile.ballot(group as usize);
        let rounds = projects.iter().map(|project| self.won_at[*project as usize]);
        let paid = rounds.zip(marks.iter().copied()).filter(|(round, _)| *round != NEVER);
        let mut paid = paid.collect::<Vec<_>>();
        paid.sort_unstable();
        paid
    }

    /// Takes the money.
    fn buy(&mut self, project: usize) {
        let problem = self.problem;
        let candidate = self.candidates[project].clone();
        let (low, high) = (candidate.pay - candidate.error, candidate.pay + candidate.error);
        let round = u32::try_from(self.rounds.len()).unwrap_or(NEVER);
        let mut rich_marks = 0;
        let mut close = Vec::new();
        let start = self.starts[project];
        for at in start..start + self.lengths[project] {
            let (group, mark) = (self.live[at], self.mark(at));
            let purse = &mut self.purses[group as usize];
            if purse.gone_at != NEVER {
                continue;
            }
            let due = |pay: i128| pay.saturating_mul(i128::from(mark));
            if i128::from(purse.money) + self.error <= due(low) {
                *purse = Purse { money: 0, gone_at: round, ..*purse };
            } else if i128::from(purse.money) - self.error >= due(high) {
                purse.money -= narrow(due(candidate.pay));
                rich_marks += u128::from(purse.weight) * u128::from(mark);
            } else {
                close.push((group, mark));
            }
        }
        if !close.is_empty() {
            rich_marks += self.buy_exactly(project, &candidate, &close, round);
        }
        self.error += candidate.error * i128::from(problem.most_marks[project]);
        self.won_at[project] = round;
        let Candidate { pay, error, .. } = candidate;
        self.rounds.push(Round { project, cost: problem.costs[project], rich_marks, pay, error });
        self.candidates[project].racing = false;
        for other in &problem.exclusive[project] {
            self.candidates[*other].racing = false;
        }
    }

    /// Decides for groups that have about as much as they should pay whether they can; tells the
    /// marks of who can.
    fn buy_exactly(
        &mut self,
        project: usize,
        candidate: &Candidate,
        close: &[(u32, u32)],
        round: u32,
    ) -> u128 {
        self.exact_decisions += 1;
        let price = candidate.exact.clone().or_else(|| self.exact_price(project));
        let Some(price) = price else { return 0 };
        let mut rich_marks = 0;
        for (group, mark) in close {
            // Histories repeat; a purse at a time is simple and rare enough.
            let (money, _, _) = &self.exact_purses(&[(*group, *mark)])[0];
            let rich = money * &price.den >= &price.num * *mark * self.exact.denominator();
            let purse = &mut self.purses[*group as usize];
            if rich {
                purse.money = (purse.money - narrow(candidate.pay * i128::from(*mark))).max(0);
                rich_marks += u128::from(purse.weight) * u128::from(*mark);
            } else {
                *purse = Purse { money: 0, gone_at: round, ..*purse };
            }
        }
        rich_marks
    }

    /// Writes all purses anew when too little of them is sure.
    fn keep_sure(&mut self) {
        let problem = self.problem;
        let anew = 1 + problem.most_ballot_marks;
        if self.error <= i128::from(self.share >> SURE_BITS).max(8 * anew) {
            return;
        }
        let purses = &self.purses;
        self.exact
            .catch_up(problem.profile, &self.rounds, &self.won_at, |group| purses[group as usize].gone_at);
        let paid = (0..self.rounds.len()).map(|round| self.exact.paid(round, self.bits));
        let paid = paid.collect::<Vec<_>>();
        for (group, purse) in self.purses.iter_mut().enumerate() {
            if purse.gone_at != NEVER {
                continue;
            }
            let mut money = i128::from(self.share);
            let (projects, marks) = problem.profile.ballot(group);
            for (project, mark) in projects.iter().zip(marks) {
                if let Some(paid) = paid.get(self.won_at[*project as usize] as usize) {
                    money -= paid * i128::from(*mark);
                }
            }
            purse.money = narrow(money);
        }
        self.error = anew;
    }

    /// An amount of at most what all have together in the units of purses, rounded down.
    fn fixed(&self, amount: u128) -> i128 {
        let amount = i128::try_from(amount).unwrap_or(i128::MAX);
        if self.bits < 0 { amount >> -self.bits } else { amount << self.bits }
    }

    fn mark(&self, at: usize) -> u32 {
        self.marks.get(at).copied().unwrap_or(1)
    }
}

/// For comparing with purses: more than they can hold is too much anyway.
fn narrow(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}
