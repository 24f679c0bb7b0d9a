// SPDX-License-Identifier: EUPL-1.2
//! The outcome as one JSON object.

mod amount;
mod explanation;
mod figures;
mod losers;
mod savings;
mod winners;

use std::time::Duration;

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

use super::Counted;
use super::notes;
use super::settings::counts_utility;
use crate::Privacy;
use crate::election::Election;
use crate::outcome::{Comparison, LeftOut, Phase, Shares, Stop};
use crate::settings::Settings;

/// Amounts are decimal strings in units of the currency.
#[derive(Serialize)]
struct Told<'a> {
    rule: &'static str,
    utility: Option<&'static str>,
    completion: &'static str,
    winners: Vec<&'a str>,
    cost: String,
    elapsed_ms: f64,
    parse_ms: f64,
    title: String,
    voters: u64,
    projects: usize,
    budget: String,
    currency: Option<&'a str>,
    left: String,
    /// Why each of the winners was chosen.
    phases: Vec<&'static str>,
    shares: Option<ToldShares>,
    /// Without numbers when those would tell on a few.
    comparison: Option<ToldComparison>,
    left_out: Vec<ToldLeftOut<'a>>,
    /// None when few were.
    refused_ballots: Option<u64>,
    settings: &'a Settings,
    compared: Option<figures::Told<'a>>,
    explanation: Option<explanation::Told<'a>>,
    /// Of the certificate that was written.
    seal: Option<&'a str>,
    /// What to know about the file and the order, as on standard error.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ToldShares {
    /// Exactly: a whole number or a fraction.
    share: String,
    /// Rounded down to six decimals.
    decimal: String,
    steps: u64,
    stop: &'static str,
}

#[derive(Serialize)]
struct ToldComparison {
    for_rule: Option<u64>,
    for_greedy: Option<u64>,
}

#[derive(Serialize)]
struct ToldLeftOut<'a> {
    project: &'a str,
    reason: &'static str,
}

/// The object with the seal of a certificate that was written, with a line feed behind it.
pub fn of(counted: &Counted<'_>, seal: Option<&str>) -> String {
    let (election, outcome, settings) = (&counted.election, &counted.outcome, &counted.settings);
    let privacy = counted.asked.output.privacy();
    let id = |project: usize| election.projects()[project].id.as_str();
    let left_out = |(project, reason): &(usize, LeftOut)| ToldLeftOut {
        project: id(*project),
        reason: match reason {
            LeftOut::TooLittleSupport => "too-little-support",
        },
    };
    let told = Told {
        rule: settings.rule.code(),
        utility: counts_utility(&counted.asked.rule).then_some(settings.utility.code()),
        completion: settings.completion.code(),
        winners: outcome.winners.iter().map(|winner| id(winner.project)).collect(),
        cost: election.money(outcome.cost),
        elapsed_ms: milliseconds(counted.counting),
        parse_ms: milliseconds(counted.parsing),
        title: counted.title(),
        voters: election.voters(),
        projects: election.projects().len(),
        budget: election.money(election.budget()),
        currency: Some(counted.currency()).filter(|currency| !currency.is_empty()),
        left: election.money(election.budget().saturating_sub(outcome.cost)),
        phases: outcome.winners.iter().map(|winner| phase(winner.by)).collect(),
        shares: outcome.shares.as_ref().map(|shares| told_shares(election, shares)),
        comparison: outcome.comparison.map(|both| told_comparison(both, privacy)),
        left_out: outcome.left_out.iter().map(left_out).collect(),
        refused_ballots: privacy.number(outcome.refused_ballots),
        settings,
        compared: counted.compared.as_ref().map(|compared| figures::of(election, compared)),
        explanation: counted.explained.as_ref().map(|explained| explanation::of(election, explained)),
        seal,
        notes: notes::public(counted),
    };
    // Only maps with odd keys and writers that fail can go wrong here, and there are none.
    let mut text = serde_json::to_string(&told).unwrap_or_default();
    text.push('\n');
    text
}

/// In thousandths of a millisecond, rounded.
fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

fn phase(by: Phase) -> &'static str {
    match by {
        Phase::Free => "free",
        Phase::Minimum => "minimum",
        Phase::Rule => "rule",
        Phase::Completion => "completion",
        Phase::Comparison => "comparison",
    }
}

fn told_shares(election: &Election, shares: &Shares) -> ToldShares {
    let minor = BigRational::from_integer(BigInt::from(10).pow(election.decimals()));
    let share = &shares.share / minor;
    let millionths = (&share * BigRational::from_integer(1_000_000.into())).to_integer();
    let digits = format!("{millionths:0>7}");
    let (whole, rest) = digits.split_at(digits.len() - 6);
    ToldShares {
        decimal: format!("{whole}.{rest}"),
        share: share.to_string(),
        steps: shares.steps,
        stop: match shares.stop {
            Stop::NoIncrease => "no-increase",
            Stop::Exhaustive => "exhaustive",
            Stop::Overspends => "overspends",
            Stop::Everything => "everything",
        },
    }
}

fn told_comparison(both: Comparison, privacy: Privacy) -> ToldComparison {
    let told = privacy.compared(both);
    ToldComparison { for_rule: told.map(|both| both.for_rule), for_greedy: told.map(|both| both.for_greedy) }
}
