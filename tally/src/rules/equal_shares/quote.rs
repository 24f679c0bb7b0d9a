// SPDX-License-Identifier: EUPL-1.2
//! What a mark pays for a project at some moment of a run: with bounds, or exactly where bounds do
//! not say who can pay in full.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::exact::Price;
use super::rounded;
use super::run::{Candidate, MOST, NEVER, Run, due, narrow};

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

impl Run<'_> {
    /// Bounds of payment per utility, given bounds of payment per mark.
    #[allow(clippy::cast_precision_loss, reason = "widened by more than what casts lose")]
    pub fn per_utility(&self, project: usize, pay: i128) -> (f64, f64) {
        const SLACK: f64 = 1.0 / (1_u64 << 50) as f64;
        let ratio = pay.max(0) as f64 / self.problem.profile.worth(project) as f64;
        (ratio * (1.0 - SLACK), ratio * (1.0 + SLACK))
    }

    /// Works out what a mark pays for a project now, or takes it out of the race.
    pub fn quote(&mut self, project: usize) {
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
            let next = Integer::div_floor(&self.finer(cost - pass.poor_money), &pass.rich_marks).max(pay);
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
        let off = pass.poor_voters.saturating_mul(self.error) + i128::from(self.bits < 0);
        let error = self.finer(off) / pass.rich_marks + 3;
        let most = self.problem.most_marks[project];
        let room = self.due_error(error, most).saturating_add(self.error);
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
        let pay = price.floor(self.pay_bits()).to_i128().unwrap_or(i128::MAX);
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
        let (one_due, finer) = (narrow(pay), self.problem.finer);
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
            let own_due = if ONE { one_due } else { narrow(due(pay, mark, finer)) };
            let left = money - own_due;
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
            let next = Integer::div_floor(&self.finer(cost - pass.poor_money), &pass.rich_marks);
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
            let next = Integer::div_ceil(&self.finer(cost - pass.poor_money), &pass.rich_marks);
            if next <= pay {
                return Some(pay);
            }
            pay = next;
        }
    }

    /// What a mark pays for a project now, as a fraction.
    pub fn exact_price(&mut self, project: usize) -> Option<Price> {
        let profile = self.problem.profile;
        let error = i64::try_from(self.error).unwrap_or(MOST).min(MOST);
        let low = self.at_least(project, error)?;
        // Whoever can pay an amount that was rounded down and one more can pay it in full.
        let off = rounded(self.problem.finer);
        let high = self.at_most(project, -error - narrow(off));
        self.catch_up();
        let (mut poor, mut rich, mut unsure) = (Vec::new(), 0_u128, Vec::new());
        let start = self.starts[project];
        for at in start..start + self.lengths[project] {
            let (group, mark) = (self.live[at], self.mark(at));
            let purse = self.purses[group as usize];
            let due = |pay: i128| self.due(pay, mark);
            let pays = |high| i128::from(purse.money) - self.error >= due(high).saturating_add(off);
            if i128::from(purse.money) + self.error <= due(low) {
                poor.push(group);
            } else if high.is_some_and(pays) {
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

    /// Works out exactly what was paid so far.
    pub fn catch_up(&mut self) {
        let (profile, purses) = (self.problem.profile, &self.purses);
        self.exact.catch_up(profile, &self.rounds, &self.won_at, |group| purses[group as usize].gone_at);
    }

    /// The money of one voter, the mark and the number of voters, for each different history.
    pub fn exact_purses(&mut self, groups: &[(u32, u64)]) -> Vec<(BigInt, u64, u64)> {
        let profile = self.problem.profile;
        let histories = groups.iter().map(|(group, mark)| (self.history(*group), *mark, *group));
        let mut histories = histories.collect::<Vec<_>>();
        histories.sort_unstable();
        let mut found: Vec<(BigInt, u64, u64)> = Vec::new();
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
    fn history(&self, group: u32) -> Vec<(u32, u64)> {
        let (projects, marks) = self.problem.profile.ballot(group as usize);
        let rounds = projects.iter().map(|project| self.won_at[*project as usize]);
        let paid = rounds.zip(marks.iter().copied()).filter(|(round, _)| *round != NEVER);
        let mut paid = paid.collect::<Vec<_>>();
        paid.sort_unstable();
        paid
    }
}
