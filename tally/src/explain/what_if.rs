// SPDX-License-Identifier: EUPL-1.2
//! What would have made a project win (Boehmer, Faliszewski, Janeczko, Peters, Pierczyński,
//! Schierreich, Skowron, Szufa, *Evaluation of Project Performance in Participatory Budgeting*,
//! 2312.14723).
//!
//! Of the measures of that paper these are here: *cost reduction*, and *singleton-add*: new voters
//! who approve only this project. Not here are optimist-add and pessimist-add, which let voters
//! who are there already approve it as well, the best or worst of them; choosing these is a hard
//! problem for Equal Shares. Its rivalry reduction asks how many approvals for others the
//! supporters should have left out; [`super::Spent`] tells instead which winners their money went to.
//!
//! Everything is found by counting again under the whole rule with its completion, so each
//! statement is a fact. Whether cheaper or more would win *as well* is another matter:
//!
//! - With greedy, Phragmén's rule and Equal Shares without completion or completed by greedy, who
//!   wins at some cost also wins at a lower one. Until the project is bought the count goes as if
//!   it were not there, and at a lower cost its price per unit of utility is lower in every round
//!   (for Equal Shares: what people pay together is a concave function of the full price), so it
//!   is bought at the same moment or before. With a completion by greedy the budget that is left
//!   at its turn is the same or more. So halving the interval finds the highest cost that wins.
//! - With Add1 that is not so: when shares stop to grow depends on what was bought. There, and
//!   with the comparison step, halving finds a cost that wins while one step more does not; only
//!   [`Search::all`] tries every step, from high to low.
//! - With greedy and Phragmén's rule more new voters for it also win: nobody else gets or pays
//!   anything else until it is bought. With Equal Shares more voters lower everybody's share, so
//!   even without completion one more supporter can do harm. Halving finds a number that wins while
//!   one less does not; only [`Search::all`] tries the numbers one by one.
//! - For Equal Shares there is a number k that certainly is enough, without counting: when the new
//!   voters have the cost together. They approve nothing else, so they keep that until it is bought:
//!   k × budget / (voters + k) ≥ cost. Growing shares only give them more. For Phragmén's rule it is
//!   enough to be the first of all: cost / (votes + k) below that of any other.

use crate::election::Election;
use crate::outcome::Outcome;
use crate::refused::Refused;
use crate::settings::{Completion, Limits, Rule, Settings};

use super::changed::{condensed, is_condensed};
use super::{Amount, Explanation, Loser, WhyLost};

/// What would have made a project win.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The project.
    pub project: usize,
    /// A lower cost.
    pub cheaper: Sought<Cheaper>,
    /// New voters for it.
    pub more_voters: Sought<MoreVoters>,
    /// How often was counted.
    pub counts: u32,
}

/// What a search came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought<T> {
    /// This would have won.
    Found(T),
    /// Nothing that was tried wins.
    NotFound {
        /// How often was counted.
        counts: u32,
        /// The lowest cost (in minor units) or the most new voters that was tried.
        farthest: u128,
        /// Whether nothing else could be tried in these steps.
        is_all: bool,
    },
    /// It would take too many counts.
    NotSought,
    /// It would tell what fewer than k people have left: see [the reasoning](crate::explain).
    Untold,
    /// A ballot for this project alone cannot be cast, or gives it nothing.
    Meaningless(NoBallot),
}

/// Why nobody can help a project by choosing it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBallot {
    /// A list of one project gives it no Borda points.
    Borda,
    /// A ballot needs at least so many choices, so it depends on the others who wins.
    LeastChoices(u32),
}

/// A cost that would have won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cheaper {
    /// A multiple of `step` below the real cost, in minor units. One step more does not win.
    pub wins_at: u128,
    /// Costs were tried in these steps, in minor units.
    pub step: u128,
    /// Whether no higher multiple wins.
    pub is_highest: bool,
}

/// New voters that would have made it win.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoreVoters {
    /// How many, who choose only this project.
    pub wins_with: u64,
    /// With ballots of points: how many each of them gives it, as the highest on any ballot; in
    /// units of 10^-decimals.
    pub points: Option<u64>,
    /// What is known of fewer.
    pub fewer: Fewer,
}

/// What is known of fewer new voters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fewer {
    /// No smaller number wins.
    None,
    /// One less does not win. Of still fewer nothing is known.
    OneLessLoses,
    /// Nothing is known.
    Unknown,
}

/// How far is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// For each of both questions about a project at most so many counts.
    pub counts: u32,
    /// Try one step after the other where halving does not find the best.
    pub all: bool,
}

/// Worth some seconds at most. One unit is a vote of a ballot for some project, looked at in one round.
/// That is an estimate by numbers of the election, not by the clock: who searches again on another
/// computer searches as far.
const AFFORDABLE: u128 = 2_000_000_000;
/// Enough to find any number by halving.
const ENOUGH: u128 = 40;
/// Fewer counts than this find nothing.
const USEFUL: u128 = 4;

/// How far to search for all losers together without letting people wait; none when even a short
/// search for each takes too long.
#[must_use]
pub fn affordable(
    election: &Election,
    settings: &Settings,
    outcome: &Outcome,
    told: &Explanation,
) -> Option<Search> {
    let steps = outcome.shares.as_ref().map_or(0, |shares| shares.steps);
    let rounds = told.rounds.len() as u128 + 1;
    let projects = election.projects().len() as u128;
    let votes = election.groups().map(|group| group.projects.len() as u128 + 1).sum::<u128>();
    let one = match (settings.rule, &settings.completion) {
        // Fewer units, but fractions.
        (Rule::Greedy(_), _) if is_condensed(settings) => projects * rounds * 60,
        // Not every step makes a difference.
        (_, Completion::Add1(_) | Completion::Add1Greedy(_)) => {
            votes * rounds * (u128::from(steps) + 1).min(rounds * rounds)
        }
        _ => votes * rounds,
    };
    let questions = 2 * told.losers.len().max(1) as u128;
    let counts = (AFFORDABLE / (one * questions).max(1)).min(ENOUGH);
    let counts = u32::try_from(counts).ok().filter(|counts| u128::from(*counts) >= USEFUL)?;
    Some(Search { counts, all: false })
}

/// Looks for what would have made `loser` win; without a `search` only for what is certain without
/// counting. Costs are tried in steps of at least [`Explanation::unit`], and of at least a hundredth of
/// the cost unless the rule is greedy, or nothing is hidden and a lower cost always wins as well. `count` counts: [`crate::count`], or one that also tells the time.
///
/// # Errors
/// What `count` refuses.
pub fn what_if(
    election: &Election,
    settings: &Settings,
    (told, loser): (&Explanation, &Loser),
    search: Option<Search>,
    count: &mut dyn FnMut(&Election, &Settings) -> Result<Outcome, Refused>,
) -> Result<WhatIf, Refused> {
    let project = loser.project;
    if told.voters == 0 {
        let (cheaper, more_voters) = (Sought::NotSought, Sought::NotSought);
        return Ok(WhatIf { project, cheaper, more_voters, counts: 0 });
    }
    let is_public = matches!(settings.rule, Rule::Greedy(_)) || told.privacy.tells_all();
    let is_secret = told.privacy.are_few(told.voters)
        || told.privacy.is_small(loser.votes)
        || loser.saved.as_ref().is_some_and(|saved| saved.is_secret)
        || matches!(loser.why, WhyLost::TooLittleMoney { is_secret: true, .. } | WhyLost::Rival(_));
    if !is_public && is_secret {
        return Ok(WhatIf { project, cheaper: Sought::Untold, more_voters: Sought::Untold, counts: 0 });
    }
    let asked = &settings.limits;
    let (small, settings) = condensed(election, settings)?;
    let election = small.as_ref().unwrap_or(election);
    // What is found by counting tells what its supporters have left. Where that may not be told,
    // costs go in steps of what k of them can have, and the number of voters is one that certainly
    // is enough: it follows from what is public.
    let is_told = match &loser.why {
        WhyLost::TooLittleMoney { last, .. } => last.is_some(),
        WhyLost::NoSupport => true,
        _ => loser.saved.as_ref().is_some_and(|saved| saved.money.is_some()),
    };
    let is_hidden = !is_public && !is_told;
    let unit = told.unit.max(1);
    let left = match loser.why {
        WhyLost::DoesNotFit { left } => Some(left),
        _ => loser.left,
    };
    let left = left.filter(|_| !is_hidden);
    let seek = Seek { election, settings: &settings, asked, told, project, votes: loser.votes, left, unit };
    let mut counts = 0;
    let mut wins = |changed: &Election| {
        counts += 1;
        match count(changed, &settings) {
            Ok(outcome) => Ok(outcome.winners.iter().any(|winner| winner.project == project)),
            // Only a lot could tell, and none was drawn for this: not certain to win.
            Err(Refused::NeedsSeed(..)) => Ok(false),
            Err(refused) => Err(refused),
        }
    };
    let cheaper = match search {
        Some(search) => seek.cheaper(search, &mut wins)?,
        None => Sought::NotSought,
    };
    let told_money = match &loser.why {
        WhyLost::TooLittleMoney { then, last, .. } => then.as_ref().or(last.as_ref()),
        _ => loser.saved.as_ref().and_then(|saved| saved.money.as_ref()),
    };
    let from = (!is_public).then(|| told_money.map_or(0, Amount::low));
    let more_voters = seek.more_voters(search.filter(|_| !is_hidden), from, &mut wins)?;
    Ok(WhatIf { project, cheaper, more_voters, counts })
}

pub(super) type Wins<'a> = dyn FnMut(&Election) -> Result<bool, Refused> + 'a;

pub(super) struct Seek<'a> {
    pub(super) election: &'a Election,
    pub(super) settings: &'a Settings,
    /// As they are for real ballots.
    pub(super) asked: &'a Limits,
    pub(super) told: &'a Explanation,
    pub(super) project: usize,
    /// How many support it.
    pub(super) votes: u64,
    /// What was left of the budget at its turn, which everybody knows, in minor units.
    left: Option<u128>,
    /// Costs go in multiples of this, in minor units.
    unit: u128,
}

impl Seek<'_> {
    fn cheaper(&self, search: Search, wins: &mut Wins<'_>) -> Result<Sought<Cheaper>, Refused> {
        let cost = self.election.projects()[self.project].cost;
        let highest = cost.saturating_sub(1).min(self.election.budget());
        let is_monotone = self.is_monotone();
        let mut counts = 0;
        let mut at = |cost: u128| {
            counts += 1;
            let mut changed = self.election.clone();
            changed.projects[self.project].cost = cost;
            wins(&changed)
        };
        // It mostly wins at what was left at its turn, and not above that.
        if let Some(left) = self.left.filter(|left| (1..highest).contains(left))
            && (is_monotone || !search.all)
            && at(left)?
            && !at(left + 1)?
        {
            return Ok(Sought::Found(Cheaper { wins_at: left, step: 1, is_highest: is_monotone }));
        }
        let step = self.step(highest, search);
        let most = highest / step;
        let found =
            |times: u128, is_highest| Sought::Found(Cheaper { wins_at: times * step, step, is_highest });
        if search.all && !is_monotone {
            let last = most.saturating_sub(search.counts.into());
            for times in (last + 1..=most).rev() {
                if at(times * step)? {
                    return Ok(found(times, true));
                }
            }
            return Ok(Sought::NotFound { counts, farthest: (last + 1) * step, is_all: last == 0 });
        }
        let (mut low, mut high) = (0, most + 1);
        while low + 1 < high {
            let middle = low.midpoint(high);
            if at(middle * step)? { low = middle } else { high = middle }
        }
        let is_all = is_monotone || u128::from(counts) == most;
        Ok(if low > 0 { found(low, is_all) } else { Sought::NotFound { counts, farthest: step, is_all } })
    }

    /// Steps of at least the unit, so few that halving or trying all of them is within the counts.
    fn step(&self, highest: u128, search: Search) -> u128 {
        let is_exact = matches!(self.settings.rule, Rule::Greedy(_))
            || self.told.privacy.tells_all() && self.is_monotone();
        let most = if is_exact { u128::MAX } else { 100 };
        let by_halving = 1_u128.checked_shl(search.counts).unwrap_or(u128::MAX);
        let (unit, mut power) = (self.unit, 1);
        loop {
            for step in [1, 2, 5].map(|times| unit * power * times) {
                if highest / step < most.min(by_halving) {
                    return step;
                }
            }
            power *= 10;
        }
    }

    /// Whether who wins at some cost also wins at a lower one.
    pub(super) fn is_monotone(&self) -> bool {
        matches!(self.settings.completion, Completion::None | Completion::Greedy)
            && !self.settings.comparison
            && self.settings.limits == Limits::default()
    }
}
