// SPDX-License-Identifier: EUPL-1.2
//! Which of two outcomes more voters like better.

use crate::limits::Prepared;
use crate::outcome::Comparison;
use crate::rules::race::Race;

/// Each voter prefers the outcome that brings them more utility; equal is no preference.
pub(crate) fn compare(rule: &Race<'_>, greedy: &Race<'_>) -> Comparison {
    let prepared = rule.prepared;
    let mut comparison = Comparison { for_rule: 0, for_greedy: 0 };
    for group in 0..prepared.profile.groups() {
        let from_rule = utility(prepared, group, rule);
        let from_greedy = utility(prepared, group, greedy);
        if from_rule > from_greedy {
            comparison.for_rule += prepared.profile.weight(group);
        }
        if from_greedy > from_rule {
            comparison.for_greedy += prepared.profile.weight(group);
        }
    }
    comparison
}

/// What the winners are worth to one voter of a group.
fn utility(prepared: &Prepared, group: usize, race: &Race<'_>) -> u128 {
    let (projects, marks) = prepared.profile.ballot(group);
    let won = |project: usize| race.winners.iter().any(|winner| winner.project == project);
    let mut utility = 0;
    for (project, mark) in projects.iter().zip(marks) {
        let project = *project as usize;
        if won(project) {
            utility += prepared.profile.worth(project) * u128::from(*mark);
        }
    }
    utility
}
