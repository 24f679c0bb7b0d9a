// SPDX-License-Identifier: EUPL-1.2
//! One run of Equal Shares at some share: floating point says where to look, and whole numbers
//! decide whatever is near. What comes out is a guess still: the verifier's own check follows.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::solve::{Row, Solved};
use crate::certificate::ballots::Ballots;
use crate::certificate::verify::Race;
use crate::profile::Profile;

/// Closer than this, relative to the numbers themselves, whole numbers decide.
const NEAR: f64 = 1e-9;

/// The structure of a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk {
    /// What was bought, in order.
    pub winners: Vec<usize>,
    pub rows: Vec<Row>,
    /// Prices per mark, about.
    pub prices: Vec<f64>,
    /// For each round the groups that then paid all they had.
    pub spent: Vec<Vec<u32>>,
}

impl Walk {
    /// Whether both are the same but for the amounts.
    pub fn is_like(&self, other: &Self) -> bool {
        self.winners == other.winners && self.spent == other.spent
    }
}

struct Walker<'a> {
    ballots: &'a Ballots<'a>,
    profile: &'a Profile,
    start: &'a Solved,
    share: f64,
    money: Vec<f64>,
    is_spent: Vec<bool>,
    /// For each project when it was bought.
    round: Vec<Option<usize>>,
    /// For each project a price per mark that it is not below.
    least: Vec<f64>,
    walk: Walk,
}

/// Runs with the first share of `start`.
pub(super) fn walk(ballots: &Ballots<'_>, profile: &Profile, race: &Race<'_>, start: &Solved) -> Walk {
    let share = ratio(&start.shares[0], &start.denominator);
    let least = (0..profile.projects())
        .map(|project| ballots.cost(project) as f64 / profile.total_marks(project).max(1) as f64);
    let mut walker = Walker {
        ballots,
        profile,
        start,
        share,
        money: vec![share; profile.groups()],
        is_spent: vec![false; profile.groups()],
        round: vec![None; profile.projects()],
        least: least.collect(),
        walk: Walk::default(),
    };
    let mut open = (0..profile.projects()).filter(|project| race.is_wanted(*project)).collect::<Vec<_>>();
    while let Some(winner) = walker.cheapest(&mut open) {
        walker.buy(winner);
        open.retain(|project| *project != winner && !ballots.rivals[winner].contains(project));
    }
    walker.walk
}

impl Walker<'_> {
    /// The project with the lowest price; those that cannot be paid leave `open`.
    fn cheapest(&mut self, open: &mut Vec<usize>) -> Option<usize> {
        let mut known = Vec::<(f64, usize)>::new();
        let mut fresh = vec![false; self.profile.projects()];
        loop {
            let price = |project: &usize| self.least[*project] / self.profile.worth(*project) as f64;
            let lowest = known.iter().map(|(price, _)| *price).fold(f64::INFINITY, f64::min);
            let stale = open.iter().filter(|project| !fresh[**project]);
            let next = stale.map(|project| (price(project), *project)).min_by(|a, b| a.0.total_cmp(&b.0));
            match next {
                Some((price, project)) if price <= lowest * (1.0 + NEAR) => {
                    fresh[project] = true;
                    match self.price(project) {
                        Some(price) => {
                            self.least[project] = price;
                            known.push((price / self.profile.worth(project) as f64, project));
                        }
                        None => open.retain(|other| *other != project),
                    }
                }
                _ => {
                    let near = known.iter().filter(|(price, _)| *price <= lowest * (1.0 + NEAR));
                    let near = near.map(|(_, project)| *project).collect::<Vec<_>>();
                    return if near.len() > 1 { self.first_of(&near) } else { near.first().copied() };
                }
            }
        }
    }

    /// The price per mark, about; none when supporters do not have the cost.
    fn price(&self, project: usize) -> Option<f64> {
        let cost = self.ballots.cost(project) as f64;
        let (groups, marks) = self.profile.supporters(project);
        let together = groups
            .iter()
            .map(|group| self.profile.weight(*group as usize) as f64 * self.money[*group as usize]);
        // Whole numbers decide whether it is enough, where that is a near thing.
        let together = together.sum::<f64>();
        let is_near = together >= cost * (1.0 - NEAR) && together <= cost * (1.0 + NEAR);
        if is_near && !self.is_affordable(project) {
            return None;
        }
        let mut price = self.least[project] * (1.0 - 1e-12);
        loop {
            let (mut all, mut rest) = (0.0, 0.0);
            for (group, mark) in groups.iter().zip(marks) {
                let (group, mark) = (*group as usize, *mark as f64);
                let weight = self.profile.weight(group) as f64;
                let money = self.money[group];
                if money < price * mark { all += weight * money } else { rest += weight * mark }
            }
            if rest == 0.0 {
                if all < cost * (1.0 - NEAR) {
                    return None;
                }
                let most = |(group, mark): (&u32, &u64)| self.money[*group as usize] / *mark as f64;
                return groups.iter().zip(marks).map(most).reduce(f64::max);
            }
            let next = (cost - all) / rest;
            if next <= price * (1.0 + 1e-13) {
                return Some(next.max(price));
            }
            price = next;
        }
    }

    /// Exactly: whether all that supporters have is enough.
    fn is_affordable(&self, project: usize) -> bool {
        let row = self.row(project, f64::INFINITY);
        self.solved().numerators(&row)[0] <= BigInt::ZERO
    }

    /// The purchase of a project at about this price.
    fn row(&self, project: usize, price: f64) -> Row {
        let mut row =
            Row { cost: self.ballots.cost(project), all: 0, before: vec![0; self.walk.rows.len()], marks: 0 };
        let (groups, marks) = self.profile.supporters(project);
        for (group, mark) in groups.iter().zip(marks) {
            let group = *group as usize;
            if self.is_spent[group] {
                continue;
            }
            let weight = u128::from(self.profile.weight(group));
            if self.pays_all(group, *mark, price) {
                row.all += weight;
                for (round, mark) in self.bought(group) {
                    row.before[round] += weight * u128::from(mark);
                }
            } else {
                row.marks += weight * u128::from(*mark);
            }
        }
        row
    }

    fn pays_all(&self, group: usize, mark: u64, price: f64) -> bool {
        self.money[group] < price * mark as f64 - NEAR * self.share
    }

    /// What a group bought so far and its marks for it.
    fn bought(&self, group: usize) -> impl Iterator<Item = (usize, u64)> + '_ {
        let (projects, marks) = self.profile.ballot(group);
        let rounds = projects.iter().map(|project| self.round[*project as usize]);
        rounds.zip(marks).filter_map(|(round, mark)| round.map(|round| (round, *mark)))
    }

    fn solved(&self) -> Solved {
        let mut solved = self.start.clone();
        self.walk.rows.iter().for_each(|row| solved.buy(row));
        solved
    }

    /// Exactly: the cheapest of projects that are nearly as cheap, or the first of equals.
    fn first_of(&self, near: &[usize]) -> Option<usize> {
        let solved = self.solved();
        let price = |project: usize| {
            let (row, _) = self.settled(project, Some(&solved));
            (solved.numerators(&row).swap_remove(0), row.marks.max(1) * self.profile.worth(project))
        };
        let mut best: Option<(usize, (BigInt, u128))> = None;
        for project in near {
            let new = price(*project);
            let wins = best.as_ref().is_none_or(|(winner, old)| {
                let (new, old) = (&new.0 * old.1, &old.0 * new.1);
                new < old || new == old && self.ballots.goes_before(*project, *winner)
            });
            if wins {
                best = Some((*project, new));
            }
        }
        best.map(|(project, _)| project)
    }

    /// The purchase of a project, with whole numbers deciding who pays all they have where that is
    /// a near thing; and who does so that floating point would have missed.
    fn settled(&self, project: usize, solved: Option<&Solved>) -> (Row, Vec<usize>) {
        let price = self.least[project];
        let mut row = self.row(project, price);
        let (groups, marks) = self.profile.supporters(project);
        let supporters = groups.iter().zip(marks).map(|(group, mark)| (*group as usize, *mark));
        let is_near = |(group, mark): &(usize, u64)| {
            let more = self.money[*group] - price * *mark as f64;
            !self.is_spent[*group] && more <= NEAR * self.share && !self.pays_all(*group, *mark, price)
        };
        let mut near = supporters.filter(is_near).collect::<Vec<_>>();
        let mut joined = Vec::new();
        if near.is_empty() {
            return (row, joined);
        }
        let now = solved.is_none().then(|| self.solved());
        let Some(solved) = solved.or(now.as_ref()) else { return (row, joined) };
        // Who pays all they have raises the price for the others, so go round until nobody joins.
        loop {
            let numerator = &solved.numerators(&row)[0];
            let joins = near
                .iter()
                .position(|(group, mark)| solved.money(self.bought(*group)) * row.marks < numerator * *mark);
            let Some(joins) = joins else { return (row, joined) };
            let (group, mark) = near.swap_remove(joins);
            let weight = u128::from(self.profile.weight(group));
            row.all += weight;
            row.marks -= weight * u128::from(mark);
            self.bought(group).for_each(|(round, mark)| row.before[round] += weight * u128::from(mark));
            joined.push(group);
        }
    }

    fn buy(&mut self, winner: usize) {
        let price = self.least[winner];
        let (row, joined) = self.settled(winner, None);
        let (groups, marks) = self.profile.supporters(winner);
        let mut spent = Vec::new();
        for (group, mark) in groups.iter().zip(marks) {
            let at = *group as usize;
            if self.pays_all(at, *mark, price) || joined.contains(&at) {
                self.money[at] = 0.0;
                if !std::mem::replace(&mut self.is_spent[at], true) {
                    spent.push(*group);
                }
            } else {
                self.money[at] = (self.money[at] - price * *mark as f64).max(0.0);
            }
        }
        self.round[winner] = Some(self.walk.winners.len());
        self.walk.winners.push(winner);
        self.walk.rows.push(row);
        self.walk.prices.push(price);
        self.walk.spent.push(spent);
    }
}

/// A fraction, about; also when its parts are too long for floating point.
pub(super) fn ratio(numerator: &BigInt, denominator: &BigInt) -> f64 {
    let drop = denominator.bits().saturating_sub(512);
    let parts = ((numerator >> drop).to_f64(), (denominator >> drop).to_f64());
    parts.0.unwrap_or(0.0) / parts.1.unwrap_or(1.0)
}
