// SPDX-License-Identifier: EUPL-1.2
//! What a minimum for a category or a place did.

use super::How;
use super::losers::{Loser, WhyLost};
use super::story::{Chosen, Story};
use crate::outcome::Phase;
use crate::rules::greedy::utility_for_cost;
use crate::settings::Part;

/// What was promised to part of the projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// To whom.
    pub part: Part,
    /// At least so much, in minor units.
    pub amount: u128,
    /// What the winners cost that were chosen for it, in minor units. Less than the amount when
    /// nothing else with support fitted.
    pub spent: u128,
}

pub(super) fn promised(story: &Story<'_>) -> Vec<Promised> {
    let minima = story.prepared.minima.iter().zip(&story.settings.limits.minima);
    let promised = minima.map(|(at_least, minimum)| {
        let winners = story.outcome.winners.iter().filter(|winner| winner.by == Phase::Minimum);
        let winners = winners.filter(|winner| at_least.projects.contains(&winner.project));
        let spent = winners.map(|winner| story.election.projects()[winner.project].cost).sum();
        Promised { part: minimum.part.clone(), amount: at_least.amount, spent }
    });
    promised.collect()
}

/// The winners that a minimum chose, in order.
pub(super) fn chosen(story: &Story<'_>, winners: &[usize]) -> Vec<Chosen> {
    let prepared = story.prepared;
    let score = |project: usize| utility_for_cost(story.election, prepared, project);
    let row = |(at, winner): (usize, &usize)| {
        let of = |minimum: &crate::limits::AtLeast| minimum.projects.contains(winner);
        let minimum = prepared.minima.iter().position(of).unwrap_or(0);
        let before = story.left_after(&winners[..at]);
        let is_open = |other: &usize| {
            let is_out =
                winners[..=at].iter().any(|won| won == other || prepared.rivals[*won].contains(other));
            prepared.takes_part[*other] && prepared.is_supported(*other) && !is_out
        };
        let others = prepared.minima.get(minimum).map_or(&[][..], |minimum| &minimum.projects);
        let equals = others.iter().copied().filter(is_open).filter(|other| {
            let cost = story.election.projects()[*other].cost;
            cost > 0 && cost <= before && score(*other) == score(*winner)
        });
        Chosen {
            equals: equals.collect(),
            how: How::Minimum { minimum, left: story.left_after(&winners[..=at]) },
        }
    };
    winners.iter().enumerate().map(row).collect()
}

/// The winners for a minimum that had a lower score than this project, if they took the money that
/// it lacked.
pub(super) fn overtaken_by(story: &Story<'_>, winners: &[usize], loser: &Loser) -> Vec<usize> {
    let WhyLost::DoesNotFit { left } = loser.why else { return Vec::new() };
    let score = |project: usize| utility_for_cost(story.election, story.prepared, project);
    let own = score(loser.project);
    let over = winners.iter().copied().filter(|winner| score(*winner) < own).collect::<Vec<_>>();
    let money = over.iter().map(|winner| story.election.projects()[*winner].cost).sum::<u128>();
    if left + money < loser.cost { Vec::new() } else { over }
}
