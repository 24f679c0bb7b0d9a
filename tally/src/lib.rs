// SPDX-License-Identifier: EUPL-1.2
//! Participatory budgeting, counted exactly: the Method of Equal Shares and its relatives, with
//! outcomes that anybody can repeat and check.
//!
//! Exact rational arithmetic decides every comparison. Nothing here depends on threads, platform,
//! clock or hash order, and nothing reads files: that is for who calls.

#[cfg(test)]
extern crate self as tally;

mod builder;
#[cfg(feature = "certificate")]
pub mod certificate;
pub mod chart;
#[cfg(feature = "command")]
pub mod command;
mod count;
mod decimal;
mod distinct;
mod election;
pub mod explain;
pub mod fairness;
mod language;
pub mod limits;
pub mod naive;
mod names;
mod outcome;
pub mod pb;
mod points;
mod privacy;
mod profile;
mod received;
mod refused;
pub mod replay;
mod rules;
mod settings;
pub mod ties;

pub use builder::{Builder, Invalid, MOST_MONEY, MOST_VOTERS, NewProject};
pub use count::{Progress, count};
pub use election::{BallotGroup, BallotKind, Election, Project};
pub use language::Language;
pub use outcome::{Comparison, LeftOut, Outcome, Phase, Shares, Stop, Winner};
pub use privacy::Privacy;
pub use profile::Profile;
pub use refused::{Refused, Unmet};
pub use rust_decimal::Decimal;
pub use settings::{
    Completion, Increase, Limits, Minimum, Misfit, Part, Rule, Settings, Support, TieBreaking, Utility,
};

/// The examples in the README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
