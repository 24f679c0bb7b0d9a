// SPDX-License-Identifier: EUPL-1.2
//! Elections that are counted to find what would have won.

use crate::election::{BallotKind, Election};
use crate::limits::prepare;
use crate::refused::Refused;
use crate::settings::{Rule, Settings, Utility};

/// Greedy needs no more than the votes for each project.
pub(super) fn is_condensed(settings: &Settings) -> bool {
    matches!(settings.rule, Rule::Greedy(_))
        && matches!(settings.utility, Utility::Cost | Utility::Cardinality)
}

/// For greedy an election with the same votes for each project and one ballot for each of these.
pub(super) fn condensed(
    election: &Election,
    settings: &Settings,
) -> Result<(Option<Election>, Settings), Refused> {
    if !is_condensed(settings) {
        return Ok((None, settings.clone()));
    }
    let votes = prepare(election, settings)?.votes;
    let supported = (0..votes.len()).filter(|project| votes[*project] > 0).collect::<Vec<_>>();
    let small = Election {
        kind: BallotKind::Approval,
        projects: election.projects.clone(),
        labels: election.labels.iter().take(1).cloned().collect(),
        starts: (0..=supported.len()).collect(),
        listed: supported.iter().map(|project| index(*project)).collect(),
        points: Vec::new(),
        weights: supported.iter().map(|project| votes[*project]).collect(),
        label_of: vec![0; supported.len()],
        ..*election
    };
    let mut settings = settings.clone();
    // Which ballots count was settled by the real ones.
    settings.limits.max_choices = None;
    settings.limits.min_choices = None;
    Ok((Some(small), settings))
}

pub(super) fn index(project: usize) -> u32 {
    u32::try_from(project).unwrap_or(u32::MAX)
}

/// The election with so many more voters, who choose only this project.
pub(super) fn with_voters(election: &Election, project: usize, voters: u64, points: Option<u64>) -> Election {
    let mut changed = election.clone();
    changed.listed.push(index(project));
    changed.starts.push(changed.listed.len());
    if election.kind.has_points() {
        changed.points.push(points.unwrap_or(1));
    }
    changed.weights.push(voters);
    changed.label_of.push(0);
    changed.voters += voters;
    changed
}
