// SPDX-License-Identifier: EUPL-1.2
//! Phragmén's sequential rule, told again (with costs: Los, Christoff, Grossi, 2203.12324).

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::ledger::Ledger;
use super::{Counted, Fraction, Impossible, Lowest};

/// One project that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhragmenRound {
    /// Index in [`crate::Election::projects`].
    pub project: usize,
    /// What each supporter then has paid in all (the load), in minor units: the moment of the
    /// purchase when everybody gets one minor unit per unit of time. None without supporters.
    pub load: Option<BigRational>,
    /// The loads here are over this, in minor units.
    pub denominator: BigUint,
    /// The supporters, by the load that they had before: (load over [`PhragmenRound::denominator`],
    /// voters), ascending.
    pub before: Vec<(BigInt, u64)>,
    /// The project with the next lowest load at this moment, also if it does not fit. Of equals
    /// the one with the smallest index; none when nobody supports what is left.
    pub runner_up: Option<(usize, BigRational)>,
    /// The others with exactly the same load, ascending; all of them fit.
    pub equals: Vec<usize>,
    /// What is left of the budget afterwards, in minor units.
    pub left: u128,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phragmen {
    /// The projects in order.
    pub rounds: Vec<PhragmenRound>,
    /// Which project came next but did not fit, so that the rule stopped.
    pub stopped_by: Option<usize>,
    /// For every project the load that its supporters would have had; none for winners, for
    /// projects without supporters and for those above the budget.
    pub loads: Vec<Option<BigRational>>,
}

struct State<'a> {
    counted: Counted<'a>,
    ledger: Ledger,
    /// The loads of all supporters together, per project, over the denominator of the ledger.
    carried: Vec<BigInt>,
    in_race: Vec<bool>,
    left: u128,
    /// Loads never fall.
    loads: Lowest,
}

impl State<'_> {
    /// Over the denominator of the ledger; none without supporters, or when it is out of the race.
    fn load(&self, project: usize) -> Option<Fraction> {
        let votes = self.counted.profile.votes(project);
        (votes > 0 && self.in_race[project]).then(|| {
            let cost = BigInt::from(self.counted.cost(project) * self.ledger.denominator());
            Fraction { numer: &self.carried[project] + cost, denom: votes.into() }
        })
    }

    /// All projects in the race with the lowest load except this one, by index; those without support
    /// are last, all at once.
    fn best_except(&mut self, chosen: Option<usize>) -> (Vec<usize>, Option<Fraction>) {
        let mut loads = std::mem::take(&mut self.loads);
        let best = loads.first(chosen, self.ledger.denominator(), |project| self.load(project));
        self.loads = loads;
        if let Some((best, load)) = best {
            return (best, Some(load));
        }
        let others = (0..self.in_race.len()).filter(|other| self.in_race[*other] && Some(*other) != chosen);
        (others.collect(), None)
    }

    /// The first of these that does not fit.
    fn misfit(&self, projects: &[usize]) -> Option<usize> {
        projects.iter().copied().filter(|project| self.counted.cost(*project) > self.left).min()
    }

    fn choose(&mut self, project: usize) -> Result<PhragmenRound, Impossible> {
        if project >= self.in_race.len() {
            return Err(Impossible::NoProject(project));
        }
        if !self.in_race[project] {
            let too_large = self.counted.cost(project) > self.counted.election.budget();
            return Err(if too_large { Impossible::DoesNotFit(project) } else { Impossible::Gone(project) });
        }
        let load = self.load(project);
        let (best, lowest) = self.best_except(Some(project));
        let mut equals = Vec::new();
        if let Some(better) = best.first() {
            match cmp(lowest.as_ref(), load.as_ref()) {
                Ordering::Less => return Err(Impossible::NotFirst { chosen: project, better: *better }),
                Ordering::Equal => equals.clone_from(&best),
                Ordering::Greater => {}
            }
        }
        if let Some(misfit) = self.misfit(&[&equals[..], &[project]].concat()) {
            return Err(Impossible::DoesNotFit(misfit));
        }
        let shared = self.ledger.denominator();
        let runner_up = best.first().copied().zip(lowest.map(|load| load.reduced(shared)));
        let reduced = load.as_ref().map(|load| load.reduced(shared));
        let before = load.map_or_else(Vec::new, |load| self.carry(project, &load));
        self.in_race[project] = false;
        for other in self.counted.excluded_by(project) {
            self.in_race[other] = false;
        }
        self.left -= self.counted.cost(project);
        let denominator = self.ledger.denominator().clone();
        Ok(PhragmenRound { project, load: reduced, denominator, before, runner_up, equals, left: self.left })
    }

    /// Gives all supporters the same load.
    fn carry(&mut self, project: usize, load: &Fraction) -> Vec<(BigInt, u64)> {
        let profile = self.counted.profile;
        let (load, times) = self.ledger.refine(&load.numer, &load.denom);
        if !times.is_one() {
            let times = BigInt::from(times);
            self.carried.iter_mut().for_each(|carried| *carried *= &times);
        }
        let new = self.ledger.add(load.clone());
        let mut before = Vec::<(BigInt, u64)>::new();
        for group in profile.supporters(project).0 {
            let weight = profile.weight(*group as usize);
            let more = (&load - self.ledger.of(*group)) * weight;
            if !more.is_zero() {
                for other in profile.ballot(*group as usize).0 {
                    self.carried[*other as usize] += &more;
                }
            }
            before.push((self.ledger.of(*group).clone(), weight));
            self.ledger.set(*group, new);
        }
        before.sort();
        before.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        before
    }
}

/// No load, of who has no supporters, is higher than any.
fn cmp(one: Option<&Fraction>, other: Option<&Fraction>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => one.cmp(other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

/// Tells a whole count again. Projects above the budget do not take part. The rule stops when a
/// project with the lowest load does not fit, also if another one with the same load does.
///
/// # Errors
/// [`Impossible`] when the rule gives another order or goes on after it.
pub fn phragmen(counted: Counted<'_>, winners: &[usize]) -> Result<Phragmen, Impossible> {
    let profile = counted.profile;
    if !profile.marks_are_one() {
        return Err(Impossible::NeedsApprovals);
    }
    let budget = counted.election.budget();
    let mut state = State {
        counted,
        ledger: Ledger::new(profile.groups(), BigInt::ZERO, BigUint::one()),
        carried: vec![BigInt::ZERO; profile.projects()],
        in_race: (0..profile.projects())
            .map(|project| counted.takes_part(project) && counted.cost(project) <= budget)
            .collect(),
        left: budget,
        loads: Lowest::default(),
    };
    for project in 0..profile.projects() {
        if let Some(load) = state.load(project) {
            state.loads.add(project, &load, state.ledger.denominator());
        }
    }
    let rounds = winners.iter().map(|project| state.choose(*project)).collect::<Result<Vec<_>, _>>()?;
    let (best, _) = state.best_except(None);
    let stopped_by = state.misfit(&best);
    if let (None, Some(best)) = (stopped_by, best.first()) {
        return Err(Impossible::Unfinished(*best));
    }
    let shared = state.ledger.denominator();
    let loads = (0..profile.projects()).map(|project| state.load(project).map(|load| load.reduced(shared)));
    Ok(Phragmen { loads: loads.collect(), rounds, stopped_by })
}
