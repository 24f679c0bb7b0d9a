// SPDX-License-Identifier: EUPL-1.2
//! Phragmén's sequential rule, told again (with costs: Los, Christoff, Grossi, 2203.12324).

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::Zero;

use super::ledger::Ledger;
use super::{Counted, Fraction, Impossible};

/// One project that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhragmenRound {
    /// Index in [`crate::Election::projects`].
    pub project: usize,
    /// What each supporter then has paid in all (the load), in minor units: the moment of the
    /// purchase when everybody gets one minor unit per unit of time. None without supporters.
    pub load: Option<BigRational>,
    /// The supporters, by the load that they had before: (load, voters), ascending.
    pub before: Vec<(BigRational, u64)>,
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
}

impl State<'_> {
    fn load(&self, project: usize) -> Option<Fraction> {
        let votes = self.counted.profile.votes(project);
        let cost = BigInt::from(self.counted.cost(project) * self.ledger.denominator());
        (votes > 0).then(|| Fraction {
            numer: &self.carried[project] + cost,
            denom: self.ledger.denominator() * votes,
        })
    }

    /// The project in the race with the lowest load except this one; without support it is last.
    fn best_except(&self, chosen: Option<usize>) -> Option<(usize, Option<Fraction>)> {
        let others = (0..self.in_race.len()).filter(|other| self.in_race[*other] && Some(*other) != chosen);
        let loads = others.map(|other| (other, self.load(other)));
        loads.reduce(|best, next| if is_lower(next.1.as_ref(), best.1.as_ref()) { next } else { best })
    }

    /// A project with this load that does not fit.
    fn misfit(&self, load: Option<&Fraction>) -> Option<usize> {
        let others = (0..self.in_race.len()).filter(|other| self.in_race[*other]);
        let mut misfits = others.filter(|other| self.counted.cost(*other) > self.left);
        misfits.find(|other| {
            let own = self.load(*other);
            !is_lower(own.as_ref(), load) && !is_lower(load, own.as_ref())
        })
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
        let second = self.best_except(Some(project));
        if let Some((better, lower)) = &second
            && is_lower(lower.as_ref(), load.as_ref())
        {
            return Err(Impossible::NotFirst { chosen: project, better: *better });
        }
        if let Some(misfit) = self.misfit(load.as_ref()) {
            return Err(Impossible::DoesNotFit(misfit));
        }
        let is_equal = |other: &usize| {
            let own = self.load(*other);
            let differs = is_lower(own.as_ref(), load.as_ref()) || is_lower(load.as_ref(), own.as_ref());
            self.in_race[*other] && *other != project && !differs
        };
        let equals = (0..self.in_race.len()).filter(is_equal).collect();
        let before = self.carry(project, load.as_ref());
        self.in_race[project] = false;
        for other in self.counted.excluded_by(project) {
            self.in_race[other] = false;
        }
        self.left -= self.counted.cost(project);
        let runner_up = second.and_then(|(other, load)| Some((other, load?.reduced())));
        let load = load.map(|load| load.reduced());
        Ok(PhragmenRound { project, load, before, runner_up, equals, left: self.left })
    }

    /// Gives all supporters the same load.
    fn carry(&mut self, project: usize, load: Option<&Fraction>) -> Vec<(BigRational, u64)> {
        let Some(load) = load else { return Vec::new() };
        let profile = self.counted.profile;
        let votes = BigUint::from(profile.votes(project));
        self.ledger.refine(&votes);
        for carried in &mut self.carried {
            *carried *= BigInt::from(votes.clone());
        }
        let new = self.ledger.add(load.numer.clone());
        let mut before = Vec::<(BigInt, u64)>::new();
        for group in profile.supporters(project).0 {
            let weight = profile.weight(*group as usize);
            let more = (&load.numer - self.ledger.of(*group)) * weight;
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
        let denom = BigInt::from(self.ledger.denominator().clone());
        before.into_iter().map(|(load, voters)| (BigRational::new(load, denom.clone()), voters)).collect()
    }
}

/// No load, of who has no supporters, is higher than any.
fn is_lower(one: Option<&Fraction>, other: Option<&Fraction>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.cmp(other).is_lt(),
        (one, other) => one.is_some() && other.is_none(),
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
        ledger: Ledger::new(profile.groups(), BigInt::ZERO, BigUint::from(1_u8)),
        carried: vec![BigInt::ZERO; profile.projects()],
        in_race: (0..profile.projects())
            .map(|project| counted.takes_part(project) && counted.cost(project) <= budget)
            .collect(),
        left: budget,
    };
    let rounds = winners.iter().map(|project| state.choose(*project)).collect::<Result<Vec<_>, _>>()?;
    let mut stopped_by = None;
    if let Some((best, load)) = state.best_except(None) {
        stopped_by = state.misfit(load.as_ref());
        if stopped_by.is_none() {
            return Err(Impossible::Unfinished(best));
        }
    }
    let loads = (0..profile.projects()).map(|project| {
        let load = state.load(project).filter(|_| state.in_race[project]);
        load.map(|load| load.reduced())
    });
    Ok(Phragmen { loads: loads.collect(), rounds, stopped_by })
}
