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
        Rule::EqualShares if is_unlimited => alone(election, cost),
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

/// Phragmén: with so many it can be bought before anything else, at cost / votes.
fn earliest(election: &Election, told: &Explanation, project: usize) -> Option<u64> {
    let cost = election.projects()[project].cost;
    // Without limits these are the votes that people wrote.
    let mut votes = vec![0; election.projects().len()];
    told.rounds.iter().for_each(|round| votes[round.project] = round.votes);
    told.losers.iter().for_each(|loser| votes[loser.project] = loser.votes);
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
