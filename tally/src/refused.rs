// SPDX-License-Identifier: EUPL-1.2
//! What is not counted, because nobody defined what it would mean.

use crate::election::BallotKind;
use crate::settings::{Rule, Utility};

/// Why a count is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The ballots do not say what this utility needs.
    #[error("utility {utility:?} cannot be read from {kind:?} ballots")]
    UtilityNeeds {
        /// What was asked.
        utility: Utility,
        /// What there is.
        kind: BallotKind,
    },
    /// Phragmén's rule is defined for approvals only.
    #[error("Phragmén's rule needs approvals, these are {0:?} ballots")]
    NeedsApprovals(BallotKind),
    /// The completion has no meaning for this rule.
    #[error("this completion is not defined for rule {0:?}")]
    Completion(Rule),
    /// A step of Add1 that is zero or below, or that cannot be counted exactly in time.
    #[error("shares cannot grow in steps of {0}")]
    Step(String),
    /// Minima are defined for greedy only: Equal Shares leaves no place for them.
    #[error("a minimum for part of the projects is not defined for rule {0:?}")]
    Minimum(Rule),
    /// A minimum that cannot be met, or two of them that share projects.
    #[error("the minimum for {0} cannot be counted")]
    ImpossibleMinimum(String),
    /// An id in the settings that no project has.
    #[error("no project has id {0}")]
    NoProject(String),
    /// An order for ties that lacks a project or names it twice.
    #[error("the order for ties must name every project once; {0} is missing or there twice")]
    Order(String),
    /// Two projects are exactly equal and only a lot can decide, but no seed was given.
    #[error("{0} and {1} are exactly equal: a lot must decide, and no seed was published")]
    NeedsSeed(String, String),
    /// Exclusions, comparison or another setting that this rule does not know.
    #[error("{0} is not defined for rule {1:?}")]
    NotDefined(&'static str, Rule),
}
