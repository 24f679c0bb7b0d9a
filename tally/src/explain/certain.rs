// SPDX-License-Identifier: EUPL-1.2
//! Numbers of new voters that certainly are enough, without counting.

use super::Explanation;
use super::changed::is_condensed;
use crate::election::Election;
use crate::settings::{Limits, Rule, Settings, Utility};

/// So many new voters for this project alone make it win, as anybody can work out from votes and costs;
/// none where there is no such number.
pub(super) fn certain(
    election: &Election,
    settings: &Settings,
    told: &Explanation,
    project: usize,
) -> Option<u64> {
    let cost = election.projects()[project].cost;
    if cost > election.budget() {
        return None;
    }
    let limits = &settings.limits;
    let is_unlimited = limits.exclusive.is_empty()
        && limits.min_support.is_none()
        && limits.max_choices != Some(0)
        && !settings.comparison;
    match settings.rule {
        Rule::Greedy(_) if is_condensed(settings) => {
            let is_by_votes = settings.utility == Utility::Cost && *limits == Limits::default();
            is_by_votes.then(|| most_votes(election, project))
        }
        Rule::EqualShares if is_unlimited => {
            let first = first(election, settings, told, project);
            alone(election, cost).into_iter().chain(first).min()
        }
        Rule::Phragmen if is_unlimited && *limits == Limits::default() => earliest(election, told, project),
        _ => None,
    }
}

/// As people wrote them, whatever the limits.
fn votes(election: &Election) -> Vec<u64> {
    let mut votes = vec![0; election.projects().len()];
    for group in election.groups() {
        for project in group.projects {
            votes[*project as usize] += group.voters;
        }
    }
    votes
}

/// With so many it has the most votes of all. The election is a condensed one.
fn most_votes(election: &Election, project: usize) -> u64 {
    let most = election.groups().map(|group| group.voters).max().unwrap_or(0);
    most - votes(election)[project] + 1
}

/// Equal Shares: so many have the cost together, whatever the others do.
fn alone(election: &Election, cost: u128) -> Option<u64> {
    let rest = election.budget().checked_sub(cost).filter(|rest| *rest > 0)?;
    let voters = cost.checked_mul(election.voters().into())?.div_ceil(rest);
    u64::try_from(voters).ok().map(|voters| voters.max(1))
}

/// The votes of each project.
fn counted(election: &Election, told: &Explanation) -> Vec<u64> {
    let mut votes = vec![0; election.projects().len()];
    told.rounds.iter().for_each(|round| votes[round.project] = round.votes);
    told.losers.iter().for_each(|loser| votes[loser.project] = loser.votes);
    votes
}

/// Equal Shares: with so many it is bought before anything else that costs something, for then everybody still
/// has a whole share. A larger share changes nothing in that.
fn first(election: &Election, settings: &Settings, told: &Explanation, project: usize) -> Option<u64> {
    let cost = election.projects()[project].cost;
    let votes = counted(election, told);
    let voters = match settings.utility {
        Utility::Cost => {
            let others = (0..votes.len()).filter(|other| *other != project).map(|other| votes[other]);
            (others.max().unwrap_or(0) + 1).saturating_sub(votes[project]).max(1)
        }
        Utility::Cardinality => earliest(election, told, project)?,
        Utility::Points | Utility::Borda | Utility::Score => return None,
    };
    // And so many for its supporters to have its cost together.
    let rest = election.budget().checked_sub(cost).filter(|rest| *rest > 0)?;
    let all = cost.checked_mul(told.voters.into())?;
    let needed = all.saturating_sub(election.budget().checked_mul(votes[project].into())?).div_ceil(rest);
    Some(voters.max(u64::try_from(needed).ok()?))
}

/// With so many it has the lowest cost for each vote.
fn earliest(election: &Election, told: &Explanation, project: usize) -> Option<u64> {
    let cost = election.projects()[project].cost;
    // Without limits these are the votes that people wrote.
    let votes = counted(election, told);
    let mut enough = 0_u128;
    for (other, its) in election.projects().iter().enumerate() {
        if other == project || its.cost == 0 || its.cost > election.budget() {
            continue;
        }
        // The smallest number of votes with cost / votes below its.cost / its votes.
        let together = cost.checked_mul(votes[other].into())?;
        // Dividing is slow, and hardly ever needed.
        if enough.checked_mul(its.cost).is_some_and(|less| less <= together) {
            enough = together / its.cost + 1;
        }
    }
    let more = enough.saturating_sub(votes[project].into());
    u64::try_from(more).ok().map(|voters| voters.max(1))
}
