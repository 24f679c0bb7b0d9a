// SPDX-License-Identifier: EUPL-1.2
//! Phragmén's rule: loads of voters, who can be bought when, and why it ended.

use num_bigint::BigUint;

use super::{Done, Race};
use crate::certificate::format::{Hex, Phragmen};
use crate::certificate::wrong::{Gap, Senseless, Wrong};

/// Loads of voters, and for each project those of its supporters together.
struct Loads<'a> {
    denominator: &'a BigUint,
    of_group: Vec<BigUint>,
    together: Vec<BigUint>,
}

/// Checks each purchase and the end.
pub(super) fn check(race: &mut Race<'_>, proof: &Phragmen, done: &mut Done) -> Result<(), Wrong> {
    let ballots = race.ballots;
    let denominator = &proof.denominator.0;
    // Each purchase divides by a number of voters, below 2^33.
    let bits = 33 * (proof.rounds.len() as u64 + 1) + 128;
    let all = proof.rounds.iter().chain(&proof.stopped_by).map(|(_, load)| &load.0).chain([denominator]);
    if *denominator == BigUint::ZERO || all.into_iter().any(|number| number.bits() > bits + 128) {
        return Err(Wrong::Structure(Gap::Number));
    }
    let mut loads = Loads {
        denominator,
        of_group: vec![BigUint::ZERO; ballots.weight.len()],
        together: vec![BigUint::ZERO; ballots.support.len()],
    };
    for (id, load) in &proof.rounds {
        let project = turn(race, &loads, id, load, false, done)?;
        if !race.fits(project) {
            return Err(Wrong::Structure(Gap::DoesNotFit));
        }
        for (group, _) in &ballots.support[project] {
            let before = std::mem::replace(&mut loads.of_group[*group], load.0.clone());
            if before > load.0 {
                return Err(Wrong::Sum { step: 0, project: id.clone() });
            }
            let more = (&load.0 - before) * ballots.weight[*group];
            for other in ballots.election.group(*group).projects {
                loads.together[*other as usize] += &more;
            }
        }
        race.win(project);
    }
    match &proof.stopped_by {
        Some((id, load)) => {
            let project = turn(race, &loads, id, load, true, done)?;
            if race.fits(project) {
                return Err(Wrong::Structure(Gap::Fits));
            }
        }
        None => the_rest(race)?,
    }
    Ok(())
}

/// Whether `load` is what the supporters of a project have after buying it, and nothing in the race
/// gives a smaller one. A project that gives the same may not have gone before it and must fit;
/// that does not matter for the one with which the rule ends.
fn turn(
    race: &Race<'_>,
    loads: &Loads<'_>,
    id: &str,
    load: &Hex,
    is_end: bool,
    done: &mut Done,
) -> Result<usize, Wrong> {
    let ballots = race.ballots;
    let project = ballots.find(id)?;
    let to_pay = |project: usize| &loads.together[project] + loads.denominator * ballots.cost(project);
    let in_race = |one: usize| race.is_wanted(one) && ballots.cost(one) <= ballots.election.budget();
    done.sums += 1;
    if !in_race(project) || &load.0 * ballots.votes(project) != to_pay(project) {
        return Err(Wrong::Sum { step: 0, project: id.to_owned() });
    }
    for other in (0..race.open.len()).filter(|other| *other != project && in_race(*other)) {
        done.inequalities += 1;
        let (least, here) = (&load.0 * ballots.votes(other), to_pay(other));
        let waits = is_end || ballots.goes_before(project, other) && race.fits(other);
        if here < least || here == least && !waits {
            let (project, before) = (ballots.id(other), id.to_owned());
            return Err(Wrong::NotShown { step: 0, project, before });
        }
    }
    Ok(project)
}

/// When nothing is left that somebody wants, the rest is bought in the order for ties, until one of
/// them does not fit.
fn the_rest(race: &mut Race<'_>) -> Result<(), Wrong> {
    let ballots = race.ballots;
    loop {
        let in_race = |one: &usize| race.open[*one] && ballots.cost(*one) <= ballots.election.budget();
        let rest = (0..race.open.len()).filter(in_race).collect::<Vec<_>>();
        if let Some(wanted) = rest.iter().find(|one| ballots.is_supported(**one)) {
            return Err(Wrong::StillPayable { step: 0, project: ballots.id(*wanted) });
        }
        if rest.is_empty() || rest.iter().any(|one| !race.fits(*one)) {
            return Ok(());
        }
        let is_first =
            |one: &&usize| rest.iter().all(|other| *one == other || ballots.goes_before(**one, *other));
        let first = rest.iter().find(is_first).ok_or(Wrong::Settings(Senseless::NoSeed))?;
        race.win(*first);
    }
}
