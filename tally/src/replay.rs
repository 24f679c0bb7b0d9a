// SPDX-License-Identifier: EUPL-1.2
//! What happened in a count, told again from the order of the winners: who paid what, what was
//! left, who came second. It is a check as well: an order that the rule could not have given is
//! an error.
//!
//! Nothing is rounded. All amounts of one round are integers over one common denominator
//! ([`Round::denominator`]): a payment per mark is a difference of money divided by a number of
//! marks, so a round multiplies the denominator by as much of that number as it takes to keep every
//! amount an integer.

mod equal_shares;
mod fraction;
mod greedy;
mod ledger;
mod phragmen;

pub use equal_shares::{EqualShares, Payers, Round, RunnerUp, equal_shares};
pub use greedy::{Greedy, GreedyRound, Score, greedy};
pub use phragmen::{Phragmen, PhragmenRound, phragmen};

use crate::election::Election;
use crate::profile::Profile;
use fraction::{Fraction, Lowest};

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
/// [`Election::projects`], or after [`Impossible::named`] their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Impossible<P = usize> {
    /// There is no project with this index.
    #[error("there is no project number {0}")]
    NoProject(usize),
    /// It was chosen before, or one that excludes it.
    #[error("project {0} was no longer in the race")]
    Gone(P),
    /// The money of its supporters is less than its cost, or nobody supports it.
    #[error("the supporters of project {0} cannot pay for it")]
    CannotPay(P),
    /// It costs more than what is left of the budget.
    #[error("project {0} does not fit in the budget")]
    DoesNotFit(P),
    /// The rule prefers another one at this moment.
    #[error("project {better} goes before project {chosen}")]
    NotFirst {
        /// The project in the order.
        chosen: P,
        /// The project that the rule prefers.
        better: P,
    },
    /// The order ends, but the rule would also choose this one.
    #[error("project {0} would be chosen as well")]
    Unfinished(P),
    /// Phragmén's rule is defined for approvals.
    #[error("Phragmén's rule needs marks that are all 1")]
    NeedsApprovals,
}

impl Impossible {
    /// The same with the ids of the projects.
    #[must_use]
    pub fn named(self, election: &Election) -> Impossible<String> {
        let id = |project: usize| {
            let project = election.projects().get(project);
            project.map_or_else(|| "?".to_owned(), |project| project.id.clone())
        };
        match self {
            Self::NoProject(project) => Impossible::NoProject(project),
            Self::Gone(project) => Impossible::Gone(id(project)),
            Self::CannotPay(project) => Impossible::CannotPay(id(project)),
            Self::DoesNotFit(project) => Impossible::DoesNotFit(id(project)),
            Self::NotFirst { chosen, better } => {
                Impossible::NotFirst { chosen: id(chosen), better: id(better) }
            }
            Self::Unfinished(project) => Impossible::Unfinished(id(project)),
            Self::NeedsApprovals => Impossible::NeedsApprovals,
        }
    }
}

impl<P: std::fmt::Display> Impossible<P> {
    /// Why not, in Dutch.
    #[must_use]
    pub fn dutch(&self) -> String {
        match self {
            Self::NoProject(project) => format!("er is geen project met nummer {project}"),
            Self::Gone(project) => format!("project {project} deed al niet meer mee"),
            Self::CannotPay(project) => format!("wie project {project} koos, kan het niet betalen"),
            Self::DoesNotFit(project) => format!("project {project} past niet in het budget"),
            Self::NotFirst { chosen, better } => format!("project {better} gaat voor project {chosen}"),
            Self::Unfinished(project) => format!("project {project} zou ook gekozen zijn"),
            Self::NeedsApprovals => {
                "de regel van Phragmén telt alleen keuzes zonder punten of volgorde".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests;
