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
//!   with the comparison step, every cost of the grid is tried, from high to low.
//! - More voters lower everybody's share, so even without completion one more supporter can do
//!   harm. The numbers are tried one by one, as far as the limit goes. A number that certainly is
//!   enough: when supporters who approve nothing else have the cost together, it must be bought.

use crate::election::{BallotKind, Election};
use crate::outcome::Outcome;
use crate::refused::Refused;
use crate::settings::{Completion, Settings, Utility};

/// What would have made a project win.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The project.
    pub project: usize,
    /// A lower cost that would have won; none when none of those tried wins.
    pub cheaper: Option<Cheaper>,
    /// New voters for it that would have made it win; none when no number was found within the
    /// limit, or when the ballots or the limits on them say that it has no meaning.
    pub more_voters: Option<MoreVoters>,
    /// How often was counted.
    pub counts: u32,
}

/// A cost that would have won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cheaper {
    /// The highest multiple of `step` below the real cost that wins, in minor units.
    pub wins_at: u128,
    /// Costs were tried in these steps, in minor units.
    pub step: u128,
}

/// New voters that would have made it win.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoreVoters {
    /// How many, who approve only this project.
    pub wins_with: u64,
    /// Fewer would not have been enough.
    pub is_least: bool,
}

/// Looks for what would have made `project` win, counting at most `limit` times for each of both
/// questions. `unit` is [`super::Explanation::unit`]; costs are tried in steps of at least this and
/// at least a hundredth of the cost. `count` counts: [`crate::count`], or one that also tells the
/// time.
///
/// # Errors
/// What `count` refuses.
pub fn what_if(
    election: &Election,
    settings: &Settings,
    project: usize,
    unit: u128,
    limit: u32,
    count: &mut dyn FnMut(&Election, &Settings) -> Result<Outcome, Refused>,
) -> Result<WhatIf, Refused> {
    let mut counts = 0;
    let mut wins = |changed: &Election| {
        counts += 1;
        match count(changed, settings) {
            Ok(outcome) => Ok(outcome.winners.iter().any(|winner| winner.project == project)),
            // Only a lot could tell, and none was drawn for this: not certain to win.
            Err(Refused::NeedsSeed(..)) => Ok(false),
            Err(refused) => Err(refused),
        }
    };
    let cheaper = cheaper(election, settings, project, unit, limit, &mut wins)?;
    let more_voters = more_voters(election, settings, project, limit, &mut wins)?;
    Ok(WhatIf { project, cheaper, more_voters, counts })
}

type Wins<'a> = dyn FnMut(&Election) -> Result<bool, Refused> + 'a;

fn cheaper(
    election: &Election,
    settings: &Settings,
    project: usize,
    unit: u128,
    limit: u32,
    wins: &mut Wins<'_>,
) -> Result<Option<Cheaper>, Refused> {
    let cost = election.projects()[project].cost;
    let mut step = unit.max(1);
    while step * 100 < cost {
        step *= 10;
    }
    let most = cost.saturating_sub(1) / step;
    let mut at = |times: u128| {
        let mut changed = election.clone();
        changed.projects[project].cost = times * step;
        wins(&changed)
    };
    let found = |times: u128| Some(Cheaper { wins_at: times * step, step });
    let monotone = matches!(settings.completion, Completion::None | Completion::Greedy)
        && !settings.comparison
        && settings.limits == crate::settings::Limits::default();
    if monotone {
        let (mut low, mut high) = (0, most + 1);
        while low + 1 < high {
            let middle = low.midpoint(high);
            if at(middle)? { low = middle } else { high = middle }
        }
        return Ok(if low > 0 { found(low) } else { None });
    }
    for (tried, times) in (1..=most).rev().enumerate() {
        if tried >= limit as usize {
            return Ok(None);
        }
        if at(times)? {
            return Ok(found(times));
        }
    }
    Ok(None)
}

fn more_voters(
    election: &Election,
    settings: &Settings,
    project: usize,
    limit: u32,
    wins: &mut Wins<'_>,
) -> Result<Option<MoreVoters>, Refused> {
    let approvals = matches!(election.kind(), BallotKind::Approval | BallotKind::ChooseOne);
    let utility = matches!(settings.utility, Utility::Cost | Utility::Cardinality);
    let limits = &settings.limits;
    if !approvals || !utility || limits.min_choices.is_some_and(|least| least > 1) {
        return Ok(None);
    }
    let mut enough = |voters: u64| wins(&with_voters(election, project, voters));
    let one_by_one = u64::from(limit / 2);
    for voters in 1..=one_by_one {
        if enough(voters)? {
            return Ok(Some(MoreVoters { wins_with: voters, is_least: true }));
        }
    }
    // Beyond that: double, then halve the interval. What it finds wins, and one less does not.
    let (mut low, mut high) = (one_by_one, one_by_one.max(1) * 2);
    let most = crate::MOST_VOTERS.saturating_sub(election.voters());
    let mut left = limit - limit / 2;
    loop {
        if left == 0 || high > most {
            return Ok(None);
        }
        left -= 1;
        if enough(high)? {
            break;
        }
        (low, high) = (high, high * 2);
    }
    while low + 1 < high && left > 0 {
        left -= 1;
        let middle = low.midpoint(high);
        if enough(middle)? { high = middle } else { low = middle }
    }
    Ok(Some(MoreVoters { wins_with: high, is_least: false }))
}

/// The election with so many more voters, who approve only this project.
fn with_voters(election: &Election, project: usize, voters: u64) -> Election {
    let mut changed = election.clone();
    changed.listed.push(u32::try_from(project).unwrap_or(u32::MAX));
    changed.starts.push(changed.listed.len());
    changed.weights.push(voters);
    changed.label_of.push(0);
    changed.voters += voters;
    changed
}
