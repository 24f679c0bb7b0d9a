// SPDX-License-Identifier: EUPL-1.2
//! The proof of Phragmén's rule: the loads, exactly, by what each group bought last.

use std::cmp::Ordering;

use num_bigint::BigUint;
use num_integer::Integer;

use crate::certificate::ballots::Ballots;
use crate::certificate::format::{Hex, Phragmen};
use crate::certificate::verify::Race;

/// What a project would make the load of its supporters: a fraction, above the denominator of all.
struct Load {
    numerator: BigUint,
    votes: u64,
}

impl Load {
    fn compare(&self, other: &Self) -> Ordering {
        (&self.numerator * other.votes).cmp(&(&other.numerator * self.votes))
    }
}

struct Loads<'a> {
    ballots: &'a Ballots<'a>,
    denominator: BigUint,
    /// After each purchase.
    of_round: Vec<BigUint>,
    /// For each group the last purchase that it supports.
    bought: Vec<Option<usize>>,
}

/// Runs the rule.
pub(super) fn prove<'a>(ballots: &'a Ballots<'a>, race: &mut Race<'a>) -> Phragmen {
    let bought = vec![None; ballots.weight.len()];
    let mut loads = Loads { ballots, denominator: BigUint::from(1_u32), of_round: Vec::new(), bought };
    let mut ids = Vec::new();
    let mut stopped_by = None;
    while let Some((project, load)) = loads.next(race) {
        let load = loads.scale(load);
        if !race.fits(project) {
            stopped_by = Some((ballots.id(project), Hex(load)));
            break;
        }
        loads.of_round.push(load);
        for (group, _) in &ballots.support[project] {
            loads.bought[*group] = Some(ids.len());
        }
        ids.push(ballots.id(project));
        race.win(project);
    }
    let rounds = ids.into_iter().zip(loads.of_round.into_iter().map(Hex)).collect();
    Phragmen { denominator: Hex(loads.denominator), rounds, stopped_by }
}

impl Loads<'_> {
    /// Whose turn it is: the least load; of equals one that does not fit, else who goes first.
    fn next(&self, race: &Race<'_>) -> Option<(usize, Load)> {
        let ballots = self.ballots;
        let budget = ballots.election.budget();
        let in_race = |one: &usize| race.is_wanted(*one) && ballots.cost(*one) <= budget;
        let mut least: Option<(usize, Load)> = None;
        for project in (0..ballots.support.len()).filter(in_race) {
            let new = self.of(project);
            let goes_first = |old: usize| match (race.fits(project), race.fits(old)) {
                (true, true) => ballots.goes_before(project, old),
                (fits, _) => !fits,
            };
            let is_less = least.as_ref().is_none_or(|(old, load)| {
                new.compare(load)
                    .then_with(|| if goes_first(*old) { Ordering::Less } else { Ordering::Greater })
                    == Ordering::Less
            });
            if is_less {
                least = Some((project, new));
            }
        }
        least
    }

    fn of(&self, project: usize) -> Load {
        let ballots = self.ballots;
        let mut voters = vec![0_u64; self.of_round.len()];
        for (group, _) in &ballots.support[project] {
            if let Some(round) = self.bought[*group] {
                voters[round] += ballots.weight[*group];
            }
        }
        let known = &self.denominator * ballots.cost(project);
        let with = self.of_round.iter().zip(&voters).filter(|(_, voters)| **voters > 0);
        let numerator = with.fold(known, |sum, (load, voters)| sum + load * *voters);
        Load { numerator, votes: ballots.votes(project) }
    }

    /// A whole number, after everything else was scaled to the same denominator.
    fn scale(&mut self, load: Load) -> BigUint {
        let votes = BigUint::from(load.votes);
        let common = load.numerator.gcd(&votes);
        let more = votes / &common;
        self.of_round.iter_mut().chain([&mut self.denominator]).for_each(|number| *number *= &more);
        load.numerator / common
    }
}
