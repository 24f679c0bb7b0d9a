// SPDX-License-Identifier: EUPL-1.2
//! Who has won so far, and who still can.

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::election::Election;
use crate::limits::Prepared;
use crate::outcome::{Phase, Winner};
use crate::refused::Refused;

/// The race for the budget, at some moment of the count.
#[derive(Clone)]
pub(crate) struct Race<'a> {
    pub election: &'a Election,
    pub prepared: &'a Prepared,
    /// In the order in which they were chosen.
    pub winners: Vec<Winner>,
    /// Winners together, in minor units.
    pub cost: u128,
    open: Vec<bool>,
}

impl<'a> Race<'a> {
    /// At the start every project that takes part can still win.
    pub fn new(election: &'a Election, prepared: &'a Prepared) -> Self {
        let open = prepared.takes_part.clone();
        Self { election, prepared, winners: Vec::new(), cost: 0, open }
    }

    /// Whether a project takes part, has not won, and has no rival that has won.
    pub fn is_open(&self, project: usize) -> bool {
        self.open[project]
    }

    /// Projects that can still win and that somebody supports, ascending.
    pub fn supported(&self) -> Vec<usize> {
        let supported = |project: &usize| self.open[*project] && self.prepared.is_supported(*project);
        self.everything().into_iter().filter(supported).collect()
    }

    /// All projects, ascending.
    pub fn everything(&self) -> Vec<usize> {
        (0..self.open.len()).collect()
    }

    /// In minor units.
    pub fn cost_of(&self, project: usize) -> u128 {
        self.election.projects()[project].cost
    }

    /// Whether the whole budget would pay for a project.
    pub fn can_fit(&self, project: usize) -> bool {
        self.cost_of(project) <= self.election.budget()
    }

    /// Whether the budget still pays for a project.
    pub fn fits(&self, project: usize) -> bool {
        self.cost + self.cost_of(project) <= self.election.budget()
    }

    /// A project wins; it and its rivals leave the race.
    pub fn choose(&mut self, project: usize, by: Phase) {
        self.winners.push(Winner { project, by });
        self.cost += self.cost_of(project);
        self.open[project] = false;
        for rival in &self.prepared.rivals[project] {
            self.open[*rival] = false;
        }
    }

    /// What costs nothing and is supported wins at once, under every rule.
    pub fn choose_free(&mut self) -> Result<(), Refused> {
        loop {
            let mut free = self.supported();
            free.retain(|project| self.cost_of(*project) == 0);
            let Some(first) = self.prepared.order.first(&free)? else { return Ok(()) };
            self.choose(first, Phase::Free);
        }
    }
}

/// An amount, or a number of anything, to calculate with.
pub(crate) fn exact(number: impl Into<BigInt>) -> BigRational {
    BigRational::from_integer(number.into())
}
