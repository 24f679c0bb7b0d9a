// SPDX-License-Identifier: EUPL-1.2
//! Greedy: the order in which it looks at projects, what it funds, and the comparison step.

use num_bigint::BigUint;

use super::{Done, Race, Wrong};
use crate::certificate::ballots::Ballots;
use crate::certificate::format::Compared;
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
            return Err(Wrong::Structure("a project that is twice in an order, or does not take part"));
        }
    }
    if missing.iter().enumerate().any(|(project, missing)| *missing && !is_free(ballots, project)) {
        return Err(Wrong::Structure("a project is missing in an order"));
    }
    for project in &order {
        if race.open[*project] && race.fits(*project) {
            race.win(*project);
        } else if race.open[*project] && misfit == Misfit::Stop {
            break;
        }
    }
    for pair in order.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        done.inequalities += 1;
        let (a, b) = (score(ballots, first, by_votes), score(ballots, second, by_votes));
        let (a, b) = (a.0 * b.1, b.0 * a.1);
        // Two that only a lot could tell apart may stand in any order when neither of them wins.
        let no_lot = || ![first, second].iter().any(|one| race.winners.contains(one));
        let in_order = ballots.goes_before(first, second) || !ballots.goes_before(second, first) && no_lot();
        if a < b || a == b && !in_order {
            return Err(Wrong::NotShown { step: 0, project: ballots.id(second), before: ballots.id(first) });
        }
    }
    Ok(())
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
pub(super) fn compare<'a>(
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
            std::cmp::Ordering::Greater => voters.for_rule += weight,
            std::cmp::Ordering::Less => voters.for_greedy += weight,
            std::cmp::Ordering::Equal => {}
        }
    }
    done.sums += 1;
    match voters == compared.voters {
        true if voters.for_greedy > voters.for_rule => Ok(greedy),
        true => Ok(rule),
        false => Err(Wrong::Structure("the voters of the comparison step")),
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
