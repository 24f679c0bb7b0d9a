// SPDX-License-Identifier: EUPL-1.2
//! Who won, and what it took.

use num_rational::BigRational;

/// The outcome of a count. Equal input gives an equal outcome: on every machine, always.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// In the order in which they were chosen.
    pub winners: Vec<Winner>,
    /// All winners together, in minor units.
    pub cost: u128,
    /// For [`crate::Rule::EqualShares`] and [`crate::Rule::ExactEqualShares`]: how the shares grew.
    /// Also when the comparison step put greedy in their place.
    pub shares: Option<Shares>,
    /// For the comparison step: what people liked better.
    pub comparison: Option<Comparison>,
    /// Projects that did not take part, with the reason.
    pub left_out: Vec<(usize, LeftOut)>,
    /// Ballots that did not count, because they broke the limits on choices.
    pub refused_ballots: u64,
}

/// A project that won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Winner {
    /// Index in [`crate::Election::projects`].
    pub project: usize,
    /// What chose it.
    pub by: Phase,
}

/// Which part of the count chose a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It costs nothing and somebody wants it.
    Free,
    /// A minimum for its category or place.
    Minimum,
    /// The rule.
    Rule,
    /// The completion by greedy.
    Completion,
    /// Greedy, which people liked better than the outcome of the rule.
    Comparison,
}

/// How much money voters got for the run that decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// Per voter, in minor units.
    pub share: BigRational,
    /// How many steps were added to budget / voters.
    pub steps: u64,
    /// Why the shares did not grow further.
    pub stop: Stop,
}

/// Why Add1 stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub enum Stop {
    /// Shares did not have to grow.
    NoIncrease,
    /// No project fits in what is left.
    Exhaustive,
    /// The next step would cost more than there is.
    Overspends,
    /// Everything that has support was chosen.
    Everything,
}

/// Which outcome more voters like better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "certificate", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "certificate", serde(rename_all = "kebab-case", deny_unknown_fields))]
pub struct Comparison {
    /// Voters who get more from the outcome of the rule.
    pub for_rule: u64,
    /// Voters who get more from greedy.
    pub for_greedy: u64,
}

/// Why a project did not take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Less support than the limit.
    TooLittleSupport,
}
