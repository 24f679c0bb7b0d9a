// SPDX-License-Identifier: EUPL-1.2
//! Greedy, told again: the highest score first, as far as the money goes.

use num_bigint::BigUint;
use num_rational::BigRational;

use super::{Counted, Fraction, Impossible};
use crate::settings::Misfit;

/// One project that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GreedyRound {
    /// Index in [`crate::Election::projects`].
    pub project: usize,
    /// As [`Score`] says; none for infinite (costs nothing, but wanted).
    pub score: Option<BigRational>,
    /// The next score of a project that still fitted at this moment. Of equals the one with the
    /// smallest index; its score as above.
    pub runner_up: Option<(usize, Option<BigRational>)>,
    /// The others that still fitted and have exactly the same score, ascending.
    pub equals: Vec<usize>,
    /// What is left afterwards, in minor units.
    pub left: u128,
}

/// How it went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Greedy {
    /// The projects in order.
    pub rounds: Vec<GreedyRound>,
    /// Projects that did not fit at their turn, with what was left then, in minor units, by
    /// index. With [`Misfit::Stop`] there is at most one.
    pub misfits: Vec<(usize, u128)>,
}

/// What greedy goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// Utility of all voters divided by cost.
    ForCost,
    /// Voters who support it.
    Votes,
}

/// None is infinite.
fn score(counted: Counted<'_>, by: Score, project: usize) -> Option<Fraction> {
    let profile = counted.profile;
    if by == Score::Votes {
        return Some(Fraction { numer: profile.votes(project).into(), denom: 1_u8.into() });
    }
    let (marks, cost) = (profile.total_marks(project), counted.cost(project));
    let utility = BigUint::from(marks) * profile.worth(project);
    match (cost, marks) {
        (0, 0) => Some(Fraction { numer: 0.into(), denom: 1_u8.into() }),
        (0, _) => None,
        _ => Some(Fraction { numer: utility.into(), denom: cost.into() }),
    }
}

fn is_higher(one: Option<&Fraction>, other: Option<&Fraction>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.cmp(other).is_gt(),
        (one, other) => one.is_none() && other.is_some(),
    }
}

/// Tells a whole count again. `left` is what may be spent, in minor units; `out` are projects that
/// won before. Which of equal scores goes
/// first is taken from `winners`; with [`Misfit::Stop`] the rule may also have stopped because one
/// of them did not fit.
///
/// # Errors
/// [`Impossible`] when the rule gives another order or goes on after it.
pub fn greedy(
    counted: Counted<'_>,
    (by, misfit): (Score, Misfit),
    mut left: u128,
    out: &[usize],
    winners: &[usize],
) -> Result<Greedy, Impossible> {
    let projects = counted.profile.projects();
    let scores = (0..projects).map(|project| score(counted, by, project)).collect::<Vec<_>>();
    let reduced = |project: usize| scores[project].as_ref().map(|score| score.reduced(&BigUint::from(1_u8)));
    // What costs more than the budget stops nothing.
    let is_passed = |project| misfit == Misfit::Stop && counted.cost(project) > counted.election.budget();
    let open = |project: usize| counted.takes_part(project) && !out.contains(&project) && !is_passed(project);
    let mut in_race = (0..projects).map(open).collect::<Vec<_>>();
    for project in out.iter().flat_map(|won| counted.excluded_by(*won)) {
        in_race[project] = false;
    }
    let best = |in_race: &[bool], may: &dyn Fn(usize) -> bool| {
        let others = (0..projects).filter(|project| in_race[*project] && may(*project));
        others.reduce(
            |best, next| {
                if is_higher(scores[next].as_ref(), scores[best].as_ref()) { next } else { best }
            },
        )
    };
    let mut rounds = Vec::new();
    let mut misfits = Vec::new();
    for project in winners.iter().copied() {
        if project >= projects {
            return Err(Impossible::NoProject(project));
        }
        if !in_race[project] {
            return Err(Impossible::Gone(project));
        }
        if counted.cost(project) > left {
            return Err(Impossible::DoesNotFit(project));
        }
        in_race[project] = false;
        for other in 0..projects {
            if in_race[other] && is_higher(scores[other].as_ref(), scores[project].as_ref()) {
                if counted.cost(other) <= left || misfit == Misfit::Stop {
                    return Err(Impossible::NotFirst { chosen: project, better: other });
                }
                in_race[other] = false;
                misfits.push((other, left));
            }
        }
        let fits = |other: usize| counted.cost(other) <= left;
        let second = best(&in_race, &fits);
        // Nothing that fits has a higher score, so whatever is not lower is equal.
        let is_lower = |other: usize| is_higher(scores[project].as_ref(), scores[other].as_ref());
        let equals = (0..projects).filter(|other| in_race[*other] && fits(*other) && !is_lower(*other));
        let equals = equals.collect();
        left -= counted.cost(project);
        for other in counted.excluded_by(project) {
            in_race[other] = false;
        }
        let runner_up = second.map(|second| (second, reduced(second)));
        rounds.push(GreedyRound { project, score: reduced(project), runner_up, equals, left });
    }
    misfits.extend(unfinished(counted, misfit, left, &in_race, best(&in_race, &|_| true), &scores)?);
    misfits.sort_unstable();
    Ok(Greedy { rounds, misfits })
}

/// What did not fit in the end, if indeed nothing else could be chosen.
fn unfinished(
    counted: Counted<'_>,
    misfit: Misfit,
    left: u128,
    in_race: &[bool],
    next: Option<usize>,
    scores: &[Option<Fraction>],
) -> Result<Vec<(usize, u128)>, Impossible> {
    let remaining = (0..in_race.len()).filter(|project| in_race[*project]).collect::<Vec<_>>();
    let fits = |project: usize| counted.cost(project) <= left;
    if misfit == Misfit::Skip {
        return match remaining.iter().find(|project| fits(**project)) {
            Some(project) => Err(Impossible::Unfinished(*project)),
            None => Ok(remaining.into_iter().map(|project| (project, left)).collect()),
        };
    }
    let Some(next) = next else { return Ok(Vec::new()) };
    let equal = |project: &usize| !is_higher(scores[next].as_ref(), scores[*project].as_ref());
    match remaining.into_iter().filter(equal).find(|project| !fits(*project)) {
        Some(project) => Ok(vec![(project, left)]),
        None => Err(Impossible::Unfinished(next)),
    }
}
