// SPDX-License-Identifier: EUPL-1.2
//! What happened in a count, told again from the order of the winners: who paid what, what was
//! left, who came second. It is a check as well: an order that the rule could not have given is
//! an error.
//!
//! Nothing is rounded. All amounts of one round are integers over one common denominator
//! ([`Round::denominator`]): a payment per mark is a difference of money divided by a number of
//! marks, so a round multiplies the denominator by that number and every amount stays an integer.

mod equal_shares;
mod greedy;
mod ledger;
mod phragmen;

pub use equal_shares::{EqualShares, Payers, Round, RunnerUp, equal_shares};
pub use greedy::{Greedy, GreedyRound, Score, greedy};
pub use phragmen::{Phragmen, PhragmenRound, phragmen};

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;

use crate::election::Election;
use crate::profile::Profile;

/// What was counted.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    /// Costs and budget.
    pub election: &'a Election,
    /// Who supports what.
    pub profile: &'a Profile,
    /// For each project the others that leave the race when it wins, as
    /// [`crate::limits::Prepared::rivals`]; empty when there are none.
    pub rivals: &'a [Vec<usize>],
    /// For each project whether it takes part, as [`crate::limits::Prepared::takes_part`]; empty when
    /// all do.
    pub takes_part: &'a [bool],
}

impl Counted<'_> {
    fn cost(&self, project: usize) -> u128 {
        self.election.projects()[project].cost
    }

    fn takes_part(&self, project: usize) -> bool {
        self.takes_part.get(project).copied().unwrap_or(true)
    }

    /// The projects that cannot win any more now that this one did.
    fn excluded_by(&self, project: usize) -> impl Iterator<Item = usize> + '_ {
        self.rivals.get(project).into_iter().flatten().copied()
    }
}

/// Why an order of winners cannot be what the rule gave. Projects are indices in
/// [`Election::projects`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Impossible {
    /// There is no project with this index.
    #[error("there is no project number {0}")]
    NoProject(usize),
    /// It was chosen before, or one that excludes it.
    #[error("project number {0} was no longer in the race")]
    Gone(usize),
    /// The money of its supporters is less than its cost, or nobody supports it.
    #[error("the supporters of project number {0} cannot pay it")]
    CannotPay(usize),
    /// It costs more than what is left of the budget.
    #[error("project number {0} does not fit in the budget")]
    DoesNotFit(usize),
    /// The rule prefers another one at this moment.
    #[error("project number {better} goes before project number {chosen}")]
    NotFirst {
        /// The project in the order.
        chosen: usize,
        /// The project that the rule prefers.
        better: usize,
    },
    /// The order ends, but the rule would also choose this one.
    #[error("project number {0} would be chosen as well")]
    Unfinished(usize),
    /// Phragmén's rule is defined for approvals.
    #[error("Phragmén's rule needs marks that are all 1")]
    NeedsApprovals,
}

impl Impossible {
    /// The same with the ids of the projects.
    #[must_use]
    pub fn of(self, election: &Election) -> String {
        let id = |project: usize| {
            let project = election.projects().get(project);
            project.map_or_else(|| "?".to_owned(), |project| format!("project {}", project.id))
        };
        match self {
            Self::Gone(project) => format!("{} was no longer in the race", id(project)),
            Self::CannotPay(project) => format!("the supporters of {} cannot pay it", id(project)),
            Self::DoesNotFit(project) => format!("{} does not fit in the budget", id(project)),
            Self::NotFirst { chosen, better } => format!("{} goes before {}", id(better), id(chosen)),
            Self::Unfinished(project) => format!("{} would be chosen as well", id(project)),
            Self::NoProject(_) | Self::NeedsApprovals => self.to_string(),
        }
    }
}

/// A number that is not reduced, because only comparing matters. The denominator is above 0.
#[derive(Clone, Debug)]
struct Fraction {
    numer: BigInt,
    denom: BigUint,
}

impl Fraction {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let left = &self.numer * BigInt::from(other.denom.clone());
        let right = &other.numer * BigInt::from(self.denom.clone());
        left.cmp(&right)
    }

    fn reduced(&self) -> BigRational {
        BigRational::new(self.numer.clone(), self.denom.clone().into())
    }
}

#[cfg(test)]
mod tests;
