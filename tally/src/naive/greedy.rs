// SPDX-License-Identifier: EUPL-1.2
//! Greedy, as a rule and as a completion, and which of two outcomes voters like better.
//!
//! Nothing is remembered: who can still win, what is left and every score are worked out again for
//! each project that is chosen, from the ballots and the list of winners.

use num_rational::BigRational;
use num_traits::Zero;

use crate::outcome::{Comparison, Phase};
use crate::refused::Refused;
use crate::rules::race::{Race, exact};
use crate::settings::{Completion, Misfit};

/// What is wanted and free wins. Then each minimum in turn has what is wanted there, until enough was
/// spent. Then everything goes, also what nobody wants.
pub(super) fn run(race: &mut Race<'_>, misfit: Misfit) -> Result<(), Refused> {
    let is_free = |race: &Race<'_>, project: usize| race.cost_of(project) == 0 && is_wanted(race, project);
    choose(race, (misfit, Phase::Free), &is_free, &|_, _| BigRational::zero())?;
    for minimum in &race.prepared.minima {
        let is_called_for = |race: &Race<'_>, project: usize| {
            let there = race.winners.iter().filter(|winner| minimum.projects.contains(&winner.project));
            let spent = there.map(|winner| race.cost_of(winner.project)).sum::<u128>();
            spent < minimum.amount && minimum.projects.contains(&project) && is_wanted(race, project)
        };
        choose(race, (misfit, Phase::Minimum), &is_called_for, &utility_for_cost)?;
    }
    choose(race, (misfit, Phase::Rule), &|_, _| true, &utility_for_cost)
}

/// What the rule left goes to the rest: by utility for its cost, or after Add1 by votes.
pub(super) fn complete(race: &mut Race<'_>, completion: &Completion) -> Result<(), Refused> {
    let score = match completion {
        Completion::None | Completion::Add1(_) | Completion::AddOpt => return Ok(()),
        Completion::Greedy => utility_for_cost,
        Completion::Add1Greedy(_) => votes,
    };
    choose(race, (Misfit::Skip, Phase::Completion), &|_, _| true, &score)
}

/// Each voter counts for the outcome that is worth more to them.
pub(super) fn compare(rule: &Race<'_>, greedy: &Race<'_>) -> Comparison {
    let worth = |race: &Race<'_>, group: usize| {
        race.winners.iter().map(|winner| utility(race, group, winner.project)).sum::<BigRational>()
    };
    let groups = (0..rule.prepared.profile.groups()).collect::<Vec<_>>();
    let people = |likes: &dyn Fn(usize) -> bool| {
        groups.iter().filter(|group| likes(**group)).map(|group| rule.prepared.profile.weight(*group)).sum()
    };
    Comparison {
        for_rule: people(&|group| worth(rule, group) > worth(greedy, group)),
        for_greedy: people(&|group| worth(rule, group) < worth(greedy, group)),
    }
}

/// Again and again the highest score of all that `takes_part`, can still win and fits; when several
/// have it, the first in the order of ties. With [`Misfit::Stop`] it ends where the first of all that
/// can still win, and that the whole budget would pay for, does not fit.
fn choose(
    race: &mut Race<'_>,
    (misfit, by): (Misfit, Phase),
    takes_part: &dyn Fn(&Race<'_>, usize) -> bool,
    score: &dyn Fn(&Race<'_>, usize) -> BigRational,
) -> Result<(), Refused> {
    loop {
        let candidates = (0..race.election.projects().len())
            .filter(|project| can_win(race, *project) && takes_part(race, *project))
            .filter(|project| match misfit {
                Misfit::Stop => race.cost_of(*project) <= race.election.budget(),
                Misfit::Skip => fits(race, *project),
            })
            .collect::<Vec<_>>();
        let best = |project: &usize| {
            let own = score(race, *project);
            candidates.iter().all(|other| own >= score(race, *other))
        };
        let best = candidates.iter().copied().filter(best).collect::<Vec<_>>();
        // Who goes first of those that do not fit is not asked.
        if !best.iter().any(|project| fits(race, *project)) {
            return Ok(());
        }
        match race.prepared.order.first(&best)? {
            Some(first) if fits(race, first) => race.choose(first, by),
            _ => return Ok(()),
        }
    }
}

fn can_win(race: &Race<'_>, project: usize) -> bool {
    let excludes = |winner: usize| winner == project || race.prepared.rivals[winner].contains(&project);
    race.prepared.takes_part[project] && !race.winners.iter().any(|winner| excludes(winner.project))
}

fn fits(race: &Race<'_>, project: usize) -> bool {
    let spent = race.winners.iter().map(|winner| race.cost_of(winner.project)).sum::<u128>();
    spent + race.cost_of(project) <= race.election.budget()
}

fn is_wanted(race: &Race<'_>, project: usize) -> bool {
    (0..race.prepared.profile.groups()).any(|group| marks(race, group, project) > 0)
}

/// What one voter of a group gave a project.
fn marks(race: &Race<'_>, group: usize, project: usize) -> u64 {
    let (projects, marks) = race.prepared.profile.ballot(group);
    let given = projects.iter().zip(marks).find(|(other, _)| **other as usize == project);
    given.map_or(0, |(_, mark)| *mark)
}

/// What a project is worth to one voter of a group.
fn utility(race: &Race<'_>, group: usize, project: usize) -> BigRational {
    exact(race.prepared.profile.worth(project)) * exact(marks(race, group, project))
}

/// What a project is worth to all voters together for each minor unit of its cost. What nobody wants
/// is worth 0, also when it is free.
fn utility_for_cost(race: &Race<'_>, project: usize) -> BigRational {
    let profile = &race.prepared.profile;
    if !is_wanted(race, project) {
        return BigRational::zero();
    }
    let together =
        (0..profile.groups()).map(|group| utility(race, group, project) * exact(profile.weight(group)));
    together.sum::<BigRational>() / exact(race.cost_of(project))
}

/// How many people name a project on a ballot that counts.
fn votes(race: &Race<'_>, project: usize) -> BigRational {
    let ballots = race.election.groups().zip(&race.prepared.counts).filter(|(_, counts)| **counts);
    let names = ballots.filter(|(ballot, _)| ballot.projects.iter().any(|other| *other as usize == project));
    exact(names.map(|(ballot, _)| ballot.voters).sum::<u64>())
}
