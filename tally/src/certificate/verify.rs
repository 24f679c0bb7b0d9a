// SPDX-License-Identifier: EUPL-1.2
//! The verifier. It follows the winners in their order and checks sums and inequalities; what has
//! to be found, the certificate tells. It shares no code with what counts.

mod greedy;
mod phragmen;
pub(super) mod shares;

use super::ballots::Ballots;
use super::digest::digest;
use super::format::{Proof, Text};
use super::wrong::{Gap, Senseless, Wrong};
use crate::election::{BallotKind, Election};
use crate::settings::{Completion, Misfit, Rule, Settings, Utility};

/// What was checked, and holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The settings of the count, to be compared with those that were published.
    pub settings: Settings,
    /// Indices in [`Election::projects`], in the order in which they were chosen.
    pub winners: Vec<usize>,
    /// What they cost together, in minor units.
    pub cost: u128,
    /// How many sums were checked.
    pub sums: u64,
    /// How many inequalities.
    pub inequalities: u64,
    /// The seal of the certificate, to be compared with one that was published.
    pub seal: String,
    /// For Equal Shares: what was shown of the steps by which shares grew.
    pub steps: Option<Steps>,
}

/// Steps of Add1, all from 0 to that of the outcome. Without Add1 there is one: step 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// The step of the outcome.
    pub outcome: u64,
    /// In how many runs they were shown; one run can show many steps.
    pub runs: u64,
}

/// How much was checked.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Done {
    sums: u64,
    inequalities: u64,
}

/// Who won so far, and who still can.
#[derive(Clone)]
pub(super) struct Race<'a> {
    ballots: &'a Ballots<'a>,
    pub winners: Vec<usize>,
    cost: u128,
    open: Vec<bool>,
}

impl<'a> Race<'a> {
    /// What costs nothing and is supported wins at once, in the order for ties.
    pub fn new(ballots: &'a Ballots<'a>) -> Result<Self, Wrong> {
        let mut race = Self { ballots, winners: Vec::new(), cost: 0, open: ballots.takes_part.clone() };
        let is_free = |race: &Self, project: &usize| race.is_wanted(*project) && ballots.cost(*project) == 0;
        loop {
            let free = (0..race.open.len()).filter(|project| is_free(&race, project)).collect::<Vec<_>>();
            let is_first =
                |one: &&usize| free.iter().all(|other| *one == other || ballots.goes_before(**one, *other));
            match free.iter().find(is_first) {
                Some(first) => race.win(*first),
                None if free.is_empty() => return Ok(race),
                None => return Err(Wrong::Settings(Senseless::NoSeed)),
            }
        }
    }

    /// Whether somebody wants it and it still can win.
    pub fn is_wanted(&self, project: usize) -> bool {
        self.open[project] && self.ballots.is_supported(project)
    }

    pub fn fits(&self, project: usize) -> bool {
        self.cost + self.ballots.cost(project) <= self.ballots.election.budget()
    }

    /// It wins, and with those that cannot win beside it leaves the race.
    pub fn win(&mut self, project: usize) {
        self.winners.push(project);
        self.cost += self.ballots.cost(project);
        self.open[project] = false;
        for rival in &self.ballots.rivals[project] {
            self.open[*rival] = false;
        }
    }
}

/// Checks a certificate for this election: that these winners follow from the ballots and the
/// settings in it. Whether these are the settings that were published is for who reads
/// [`Verified::settings`]; whether the ballots are genuine no certificate can tell.
///
/// Takes time in proportion to (the length of the certificate) × (the ballots) at most, and memory
/// for one run: numbers are no longer than the purchases of a run can make them.
///
/// # Errors
/// [`Wrong`], at the first thing that does not hold.
pub fn verify(election: &Election, json: &str) -> Result<Verified, Wrong> {
    let text = Text::read(json).map_err(Wrong::Form)?;
    if text.election != digest(election) {
        return Err(Wrong::OtherElection);
    }
    has_meaning(election, &text.settings)?;
    let ballots = Ballots::new(election, &text.settings)?;
    let mut done = Done::default();
    let (race, steps) = winners(&text, &ballots, &mut done)?;
    let named = text.winners.iter().map(|id| ballots.find(id)).collect::<Result<Vec<_>, _>>()?;
    if named != race.winners || text.cost != race.cost.to_string() {
        return Err(Wrong::Winners);
    }
    let (winners, cost) = (race.winners.clone(), race.cost);
    let Done { sums, inequalities } = done;
    let seal = text.seal.clone();
    Ok(Verified { winners, cost, sums, inequalities, seal, steps, settings: text.settings })
}

/// Combinations of settings for which there is a certificate.
fn has_meaning(election: &Election, settings: &Settings) -> Result<(), Wrong> {
    let approvals = matches!(election.kind(), BallotKind::Approval | BallotKind::ChooseOne);
    let (rule, completion) = (settings.rule, &settings.completion);
    let suits = match (rule, completion) {
        (Rule::Greedy(_), Completion::None) => !settings.comparison,
        (Rule::EqualShares, Completion::None | Completion::Greedy) => true,
        (Rule::EqualShares, Completion::Add1(growth) | Completion::Add1Greedy(growth)) => {
            growth.step.mantissa() > 0
        }
        (Rule::Phragmen, Completion::None | Completion::Greedy) => approvals,
        _ => false,
    };
    let is_scored = settings.utility == Utility::Score && !matches!(rule, Rule::Greedy(_));
    match suits && !is_scored && settings.limits.minima.is_empty() {
        true => Ok(()),
        false => Err(Wrong::Settings(Senseless::NoCertificate)),
    }
}

/// Follows the proof from the first winner to the last.
fn winners<'a>(
    text: &Text,
    ballots: &'a Ballots<'a>,
    done: &mut Done,
) -> Result<(Race<'a>, Option<Steps>), Wrong> {
    let settings = ballots.settings;
    let mut race = Race::new(ballots)?;
    let mut steps = None;
    match (&text.proof, settings.rule) {
        (Proof::NobodyVoted, _) if ballots.election.voters() == 0 => {
            let says_more = text.completion.is_some() || text.comparison.is_some();
            return if says_more { Err(Wrong::Structure(Gap::NobodyVoted)) } else { Ok((race, None)) };
        }
        _ if ballots.election.voters() == 0 => return Err(Wrong::Structure(Gap::NobodyVoted)),
        (Proof::Greedy(order), Rule::Greedy(misfit)) => greedy::check(&mut race, order, misfit, false, done)?,
        (Proof::EqualShares(proof), Rule::EqualShares) => {
            race = shares::check(ballots, &race, proof, done)?;
            steps = Some(Steps { outcome: proof.steps, runs: proof.runs.len() as u64 });
        }
        (Proof::Phragmen(proof), Rule::Phragmen) => phragmen::check(&mut race, proof, done)?,
        _ => return Err(Wrong::Structure(Gap::OtherRule)),
    }
    let by_votes = matches!(settings.completion, Completion::Add1Greedy(_));
    match (&text.completion, by_votes || settings.completion == Completion::Greedy) {
        (Some(order), true) => greedy::check(&mut race, order, Misfit::Skip, by_votes, done)?,
        (None, false) => {}
        _ => return Err(Wrong::Structure(Gap::Completion)),
    }
    match (&text.comparison, settings.comparison) {
        (Some(compared), true) => race = greedy::liked_better(race, compared, done)?,
        (None, false) => {}
        _ => return Err(Wrong::Structure(Gap::Comparison)),
    }
    Ok((race, steps))
}
