// SPDX-License-Identifier: EUPL-1.2
//! Makes certificates. Nothing here has to be trusted: a mistake gives a certificate that is
//! refused, or none.

mod phragmen;
mod shares;
mod solve;
mod walk;

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::ballots::Ballots;
use super::digest::digest;
use super::format::{Compared, Format, Proof, Text};
use super::verify::Race;
use super::wrong::Wrong;
use crate::election::Election;
use crate::language::Language;
use crate::limits::{self, Prepared};
use crate::outcome::Outcome;
use crate::refused::Refused;
use crate::settings::{Completion, Rule, Settings};

/// Runs of Add1 longer than this together are left out, and the certificate says so.
const MOST_BYTES: usize = 1 << 27;

/// Why there is no certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unproven {
    /// The settings have no meaning for this election.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no certificate for this rule.
    #[error("for {} there is none", .0.words(Language::English))]
    Rule(Rule),
    /// There is no certificate with minima for part of the projects.
    #[error("with a minimum for part of the projects there is none")]
    Minimum,
    /// The outcome does not follow from the election and the settings.
    #[error("this outcome does not follow from these settings: {0}")]
    Wrong(#[from] Wrong),
    /// No proof was found for this step of Add1.
    #[error("for step {0} no proof was found")]
    Step(u64),
    /// All steps of Add1 must be proven, and that takes too much room; it fits up to this step.
    #[error("a proof of all steps is too long: it fits up to step {0}")]
    TooLong(u64),
    /// The certificate could not be written.
    #[error("it could not be written: {0}")]
    Write(String),
}

impl Unproven {
    /// Why there is no certificate, in Dutch.
    #[must_use]
    pub fn dutch(&self) -> String {
        match self {
            Self::Refused(why) => why.dutch(),
            Self::Rule(rule) => format!("voor {} bestaat er geen", rule.words(Language::Dutch)),
            Self::Minimum => "met een minimum voor een deel van de projecten bestaat er geen".to_owned(),
            Self::Wrong(why) => format!("deze uitslag volgt niet uit deze afspraken: {}", why.dutch()),
            Self::Step(step) => format!("voor stap {step} is geen bewijs gevonden"),
            Self::TooLong(step) => {
                format!("een bewijs van alle stappen wordt te lang: het past tot en met stap {step}")
            }
            Self::Write(cause) => format!("het is niet op te schrijven: {cause}"),
        }
    }
}

/// A certificate, to be written to a file.
#[derive(Clone, Debug)]
pub struct Certificate {
    json: String,
    seal: String,
}

impl Certificate {
    /// The whole file: one line of JSON with a line feed.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }

    /// The seal at its end: SHA-256 in hexadecimal over everything before it. Who publishes this
    /// before anybody asks, cannot publish another certificate later.
    #[must_use]
    pub fn seal(&self) -> &str {
        &self.seal
    }
}

/// Whether settings like these have a certificate: for Exact Equal Shares, Bounded Overspending and
/// minima for part of the projects there is none.
///
/// # Errors
/// [`Unproven::Rule`] and [`Unproven::Minimum`].
pub fn can_be_made(settings: &Settings) -> Result<(), Unproven> {
    match settings.rule {
        rule @ (Rule::ExactEqualShares | Rule::BoundedOverspending) => Err(Unproven::Rule(rule)),
        _ if !settings.limits.minima.is_empty() => Err(Unproven::Minimum),
        _ => Ok(()),
    }
}

/// Makes the certificate of an outcome.
///
/// Equal Shares takes about as long as [`super::verify`] several times over.
///
/// # Errors
/// [`Unproven`]: when settings have none ([`can_be_made`]); an outcome that does not follow has none
/// either.
pub fn make(election: &Election, settings: &Settings, outcome: &Outcome) -> Result<Certificate, Unproven> {
    can_be_made(settings)?;
    let prepared = limits::prepare(election, settings)?;
    let ballots = Ballots::new(election, settings)?;
    let somebody = election.voters() > 0;
    let by_votes = matches!(settings.completion, Completion::Add1Greedy(_));
    let completes = by_votes || settings.completion == Completion::Greedy;
    let compared = outcome.comparison.map(|voters| Compared { order: order(&ballots, false), voters });
    let mut text = Text {
        format: Format::One,
        election: digest(election),
        settings: settings.clone(),
        winners: outcome.winners.iter().map(|winner| ballots.id(winner.project)).collect(),
        cost: outcome.cost.to_string(),
        proof: if somebody { proof(&ballots, &prepared, outcome)? } else { Proof::NobodyVoted },
        completion: (somebody && completes).then(|| order(&ballots, by_votes)),
        comparison: compared,
        seal: String::new(),
    };
    let json = text.write().map_err(|error| Unproven::Write(error.to_string()))?;
    Ok(Certificate { json, seal: text.seal })
}

fn proof<'a>(ballots: &'a Ballots<'a>, prepared: &Prepared, outcome: &Outcome) -> Result<Proof, Unproven> {
    let mut race = Race::new(ballots)?;
    match (ballots.settings.rule, &outcome.shares) {
        (Rule::EqualShares, Some(shares)) => {
            let maker = shares::Maker { ballots, profile: &prepared.profile, race: &race };
            maker.prove(shares, MOST_BYTES).map(Proof::EqualShares)
        }
        (Rule::Greedy(_), _) => Ok(Proof::Greedy(order(ballots, false))),
        (Rule::Phragmen, _) => Ok(Proof::Phragmen(phragmen::prove(ballots, &mut race))),
        _ => Err(Unproven::Wrong(Wrong::Winners)),
    }
}

/// The order in which greedy looks at projects.
fn order(ballots: &Ballots<'_>, by_votes: bool) -> Vec<String> {
    let score = |project: usize| match (by_votes, ballots.is_supported(project)) {
        (true, _) => (BigUint::from(ballots.named[project]), 1),
        (false, true) => {
            (BigUint::from(ballots.worth[project]) * ballots.marks(project), ballots.cost(project))
        }
        (false, false) => (BigUint::ZERO, 1),
    };
    let is_free = |project: &usize| ballots.cost(*project) == 0 && ballots.is_supported(*project);
    let takes_part = (0..ballots.worth.len()).filter(|project| ballots.takes_part[*project]);
    let scored = takes_part.filter(|project| !is_free(project)).map(|project| (score(project), project));
    let mut scored = scored.collect::<Vec<_>>();
    scored.sort_by(|((a, a_cost), a_at), ((b, b_cost), b_at)| {
        let by_lot = || match (ballots.goes_before(*a_at, *b_at), ballots.goes_before(*b_at, *a_at)) {
            (true, _) => Ordering::Less,
            (_, true) => Ordering::Greater,
            _ => Ordering::Equal,
        };
        (b * a_cost).cmp(&(a * b_cost)).then_with(by_lot)
    });
    scored.into_iter().map(|(_, project)| ballots.id(project)).collect()
}
