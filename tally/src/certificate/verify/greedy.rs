// SPDX-License-Identifier: EUPL-1.2
//! Greedy: the order in which it looks at projects, what it funds, and the comparison step.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::{Done, Race};
use crate::certificate::ballots::Ballots;
use crate::certificate::format::Compared;
use crate::certificate::wrong::{Gap, Wrong};
use crate::outcome::Comparison;
use crate::settings::Misfit;

/// Checks that `order` is the order of greedy, and lets it fund what still can win: by utility for
/// cost, or by votes.
pub(super) fn check(
    race: &mut Race<'_>,
    order: &[String],
    misfit: Misfit,
    by_votes: bool,
    done: &mut Done,
) -> Result<(), Wrong> {
    let ballots = race.ballots;
    let order = order.iter().map(|id| ballots.find(id)).collect::<Result<Vec<_>, _>>()?;
    let mut missing = ballots.takes_part.clone();
    for project in &order {
        if !std::mem::replace(&mut missing[*project], false) {
            return Err(Wrong::Structure(Gap::Twice));
        }
    }
    if missing.iter().enumerate().any(|(project, missing)| *missing && !is_free(ballots, project)) {
        return Err(Wrong::Structure(Gap::Missing));
    }
    for pair in order.windows(2) {
        done.inequalities += 1;
        if compare(ballots, pair[0], pair[1], by_votes) == Ordering::Less {
            return Err(not_shown(ballots, pair[1], pair[0]));
        }
    }
    // What costs more than the whole budget never stops it.
    let stops = |project: usize| misfit == Misfit::Stop && ballots.cost(project) <= ballots.election.budget();
    for (at, project) in order.iter().enumerate() {
        let fits = race.fits(*project);
        if !race.open[*project] || !fits && !stops(*project) {
            continue;
        }
        // Of equals that could have been chosen now, it goes first.
        let are_equal = |other: &&usize| compare(ballots, *project, **other, by_votes) == Ordering::Equal;
        let equals = order[at + 1..].iter().take_while(are_equal).filter(|other| race.open[**other]);
        let mut equals = equals.filter(|other| stops(**other) || race.fits(**other));
        let matters = fits || equals.clone().any(|other| race.fits(*other));
        if let Some(other) = equals.find(|other| matters && !ballots.goes_before(*project, **other)) {
            return Err(not_shown(ballots, *other, *project));
        }
        if !fits {
            break;
        }
        race.win(*project);
    }
    Ok(())
}

fn not_shown(ballots: &Ballots<'_>, project: usize, before: usize) -> Wrong {
    Wrong::NotShown { step: 0, project: ballots.id(project), before: ballots.id(before) }
}

/// `Greater` when greedy looks at the first before the second, whatever the order for ties.
fn compare(ballots: &Ballots<'_>, first: usize, second: usize, by_votes: bool) -> Ordering {
    let (a, b) = (score(ballots, first, by_votes), score(ballots, second, by_votes));
    (a.0 * b.1).cmp(&(b.0 * a.1))
}

/// These won, or lost to a rival, before greedy begins.
fn is_free(ballots: &Ballots<'_>, project: usize) -> bool {
    ballots.cost(project) == 0 && ballots.is_supported(project)
}

/// As a fraction. What nobody supports has 0.
fn score(ballots: &Ballots<'_>, project: usize, by_votes: bool) -> (BigUint, u128) {
    match (by_votes, ballots.is_supported(project)) {
        (true, _) => (ballots.named[project].into(), 1),
        (false, true) => {
            let utility = BigUint::from(ballots.worth[project]) * ballots.marks(project);
            (utility, ballots.cost(project).max(1))
        }
        (false, false) => (BigUint::ZERO, 1),
    }
}

/// The comparison step: greedy from the start, and who likes which outcome better.
pub(super) fn liked_better<'a>(
    rule: Race<'a>,
    compared: &Compared,
    done: &mut Done,
) -> Result<Race<'a>, Wrong> {
    let mut greedy = Race::new(rule.ballots)?;
    check(&mut greedy, &compared.order, Misfit::Skip, false, done)?;
    let (from_rule, from_greedy) = (utilities(&rule), utilities(&greedy));
    let mut voters = Comparison { for_rule: 0, for_greedy: 0 };
    for (group, weight) in rule.ballots.weight.iter().enumerate() {
        match from_rule[group].cmp(&from_greedy[group]) {
            Ordering::Greater => voters.for_rule += weight,
            Ordering::Less => voters.for_greedy += weight,
            Ordering::Equal => {}
        }
    }
    done.sums += 1;
    match voters == compared.voters {
        true if voters.for_greedy > voters.for_rule => Ok(greedy),
        true => Ok(rule),
        false => Err(Wrong::Structure(Gap::ComparedVoters)),
    }
}

/// What the winners are worth to one voter of each group.
fn utilities(race: &Race<'_>) -> Vec<BigUint> {
    let mut utilities = vec![BigUint::ZERO; race.ballots.weight.len()];
    for winner in &race.winners {
        for (group, mark) in &race.ballots.support[*winner] {
            utilities[*group] += BigUint::from(race.ballots.worth[*winner]) * *mark;
        }
    }
    utilities
}
