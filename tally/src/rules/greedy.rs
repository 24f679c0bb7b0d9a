// SPDX-License-Identifier: EUPL-1.2
//! The most utility for its cost first.

use std::cmp::Ordering;

use num_rational::BigRational;
use num_traits::Zero;

use crate::election::Election;
use crate::limits::Prepared;
use crate::outcome::Phase;
use crate::refused::Refused;
use crate::rules::race::{Race, exact};
use crate::settings::{Completion, Misfit};

/// What is free, then the minima in their order, then everything by utility for its cost.
/// Projects that nobody supports come last, but are funded when they fit; not for a minimum,
/// which is there for what people want.
pub(crate) fn run(race: &mut Race<'_>, misfit: Misfit) -> Result<(), Refused> {
    let (election, prepared) = (race.election, race.prepared);
    let ranks = ranks(race, &|project| utility_for_cost(election, prepared, project));
    race.choose_free()?;
    for minimum in &prepared.minima {
        let wanted = minimum.projects.iter().copied().filter(|project| prepared.is_supported(*project));
        let wanted = wanted.collect::<Vec<_>>();
        let spent = |race: &Race<'_>| -> u128 {
            let winners = race.winners.iter().filter(|winner| minimum.projects.contains(&winner.project));
            winners.map(|winner| race.cost_of(winner.project)).sum()
        };
        while spent(race) < minimum.amount {
            let Some(next) = next(race, &wanted, &ranks, misfit)? else { break };
            race.choose(next, Phase::Minimum);
        }
    }
    let everything = race.everything();
    fund(race, &everything, &ranks, misfit, Phase::Rule)
}

/// What is left goes to projects that greedy would take next: by utility for
/// [`Completion::Greedy`], by the number of votes for [`Completion::Add1Greedy`].
pub(crate) fn complete(race: &mut Race<'_>, completion: &Completion) -> Result<(), Refused> {
    let (election, prepared) = (race.election, race.prepared);
    let ranks = match completion {
        Completion::None | Completion::Add1(_) | Completion::AddOpt => return Ok(()),
        Completion::Greedy => self::ranks(race, &|project| utility_for_cost(election, prepared, project)),
        Completion::Add1Greedy(_) => ranks(race, &|project| exact(prepared.votes[project])),
    };
    let everything = race.everything();
    fund(race, &everything, &ranks, Misfit::Skip, Phase::Completion)
}

/// Where projects stand by their scores: the highest first, equal scores on one place.
pub(crate) fn ranks(race: &Race<'_>, score: &dyn Fn(usize) -> BigRational) -> Vec<usize> {
    let mut scores =
        race.everything().into_iter().map(|project| (score(project), project)).collect::<Vec<_>>();
    scores.sort_by(|a, b| b.0.cmp(&a.0));
    let mut ranks = vec![0; scores.len()];
    for (at, (score, project)) in scores.iter().enumerate() {
        let same = at > 0 && scores[at - 1].0 == *score;
        ranks[*project] = if same { ranks[scores[at - 1].1] } else { at };
    }
    ranks
}

/// Chooses among these projects, the first rank first, until none fits.
pub(crate) fn fund(
    race: &mut Race<'_>,
    among: &[usize],
    ranks: &[usize],
    misfit: Misfit,
    by: Phase,
) -> Result<(), Refused> {
    let order = &race.prepared.order;
    let mut among = among.to_vec();
    let is_total = order.is_total();
    let tie = |a, b| if is_total { order.compare(a, b).unwrap_or(Ordering::Equal) } else { Ordering::Equal };
    among.sort_by(|a, b| ranks[*a].cmp(&ranks[*b]).then_with(|| tie(*a, *b)));
    let is_equal = |a: &usize, b: &usize| !is_total && ranks[*a] == ranks[*b];
    for equal in among.chunk_by(is_equal) {
        while let Some(next) = next(race, equal, ranks, misfit)? {
            race.choose(next, by);
        }
        let is_misfit = |project: &usize| race.is_open(*project) && race.can_fit(*project);
        if misfit == Misfit::Stop && equal.iter().any(is_misfit) {
            break;
        }
    }
    Ok(())
}

/// The first project by rank that can still win and fits. With [`Misfit::Stop`] none when the first
/// of all that can still win, and cost at most the whole budget, does not fit.
fn next(race: &Race<'_>, among: &[usize], ranks: &[usize], misfit: Misfit) -> Result<Option<usize>, Refused> {
    let may_win = |project: &usize| race.is_open(*project) && race.can_fit(*project);
    let mut open = among.iter().copied().filter(may_win).collect::<Vec<_>>();
    if misfit == Misfit::Skip {
        open.retain(|project| race.fits(*project));
    }
    let Some(best) = open.iter().map(|project| ranks[*project]).min() else { return Ok(None) };
    open.retain(|project| ranks[*project] == best);
    if !open.iter().any(|project| race.fits(*project)) {
        return Ok(None);
    }
    let first = race.prepared.order.first(&open)?;
    Ok(first.filter(|first| race.fits(*first)))
}

/// The utility of all supporters together per minor unit of cost; 0 without supporters. Who costs
/// nothing and is supported has won before anybody asks.
pub(crate) fn utility_for_cost(election: &Election, prepared: &Prepared, project: usize) -> BigRational {
    let cost = election.projects()[project].cost;
    if cost == 0 || !prepared.is_supported(project) {
        return BigRational::zero();
    }
    let profile = &prepared.profile;
    let utility = exact(profile.worth(project)) * exact(profile.total_marks(project));
    utility / exact(cost)
}
