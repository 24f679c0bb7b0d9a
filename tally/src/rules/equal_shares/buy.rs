// SPDX-License-Identifier: EUPL-1.2
//! Taking the money for a purchase.

use super::rounded;
use super::run::{Candidate, NEVER, Purse, Round, Run, due, narrow};

/// Purses keep at least so many bits of a share right; with fewer they are written anew from exact
/// amounts.
const SURE_BITS: u32 = 48;

impl Run<'_> {
    /// Takes the money.
    pub fn buy(&mut self, project: usize) {
        let problem = self.problem;
        let candidate = self.candidates[project].clone();
        let (low, high) = (candidate.pay - candidate.error, candidate.pay + candidate.error);
        let round = u32::try_from(self.rounds.len()).unwrap_or(NEVER);
        let off = rounded(problem.finer);
        let mut rich_marks = 0;
        let mut close = Vec::new();
        let start = self.starts[project];
        for at in start..start + self.lengths[project] {
            let (group, mark) = (self.live[at], self.mark(at));
            let due = |pay| due(pay, mark, problem.finer);
            let purse = &mut self.purses[group as usize];
            if purse.gone_at != NEVER {
                continue;
            }
            if i128::from(purse.money) + self.error <= due(low) {
                *purse = Purse { money: 0, gone_at: round, ..*purse };
            } else if i128::from(purse.money) - self.error >= due(high).saturating_add(off) {
                purse.money -= narrow(due(candidate.pay));
                rich_marks += u128::from(purse.weight) * u128::from(mark);
            } else {
                close.push((group, mark));
            }
        }
        if !close.is_empty() {
            rich_marks += self.buy_exactly(project, &candidate, &close, round);
        }
        self.error += self.due_error(candidate.error, problem.most_marks[project]);
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
        close: &[(u32, u64)],
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
            let due = self.due(candidate.pay, *mark);
            let purse = &mut self.purses[*group as usize];
            if rich {
                purse.money = (purse.money - narrow(due)).max(0);
                rich_marks += u128::from(purse.weight) * u128::from(*mark);
            } else {
                *purse = Purse { money: 0, gone_at: round, ..*purse };
            }
        }
        rich_marks
    }

    /// Writes all purses anew when too little of them is sure.
    pub fn keep_sure(&mut self) {
        let problem = self.problem;
        let anew = 1 + problem.most_off;
        if self.error <= i128::from(self.share >> SURE_BITS).max(8 * anew) {
            return;
        }
        self.catch_up();
        let paid = (0..self.rounds.len()).map(|round| self.exact.paid(round, self.pay_bits()));
        let paid = paid.collect::<Vec<_>>();
        for (group, purse) in self.purses.iter_mut().enumerate() {
            if purse.gone_at != NEVER {
                continue;
            }
            let mut money = i128::from(self.share);
            let (projects, marks) = problem.profile.ballot(group);
            for (project, mark) in projects.iter().zip(marks) {
                if let Some(paid) = paid.get(self.won_at[*project as usize] as usize) {
                    money -= (paid * i128::from(*mark)) >> problem.finer;
                }
            }
            purse.money = narrow(money);
        }
        self.error = anew;
    }
}
