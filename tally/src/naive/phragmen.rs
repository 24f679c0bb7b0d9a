// SPDX-License-Identifier: EUPL-1.2
//! Phragmén's sequential rule: money flows to all voters alike, and a project is bought as soon as
//! its supporters can pay it.

use num_rational::BigRational;
use num_traits::Zero;

use crate::outcome::Phase;
use crate::refused::Refused;
use crate::rules::race::{Race, exact};

/// Each voter's load is the moment up to which their money is spent. A project can be bought at
/// (the loads of its supporters together + its cost) / (the number of supporters), and then that is
/// the load of all of them. The earliest is bought. When any of the earliest does not fit, the rule
/// ends (as pabutools has it). What costs more than the budget is not looked at.
///
/// What nobody supports can be bought at the end of time: all such projects are equal then, so the
/// rule ends when one of them does not fit.
pub(super) fn run(race: &mut Race<'_>) -> Result<(), Refused> {
    race.choose_free()?;
    let profile = &race.prepared.profile;
    let mut loads = vec![BigRational::zero(); profile.groups()];
    loop {
        let mut earliest: Option<Moment> = None;
        let mut equal = Vec::new();
        for project in race.everything() {
            if !race.is_open(project) || race.cost_of(project) > race.election.budget() {
                continue;
            }
            let moment = moment(race, &loads, project);
            if earliest.as_ref().is_none_or(|earliest| moment < *earliest) {
                equal.clear();
                earliest = Some(moment);
                equal.push(project);
            } else if earliest == Some(moment) {
                equal.push(project);
            }
        }
        if equal.iter().any(|project| !race.fits(*project)) {
            return Ok(());
        }
        let Some(project) = race.prepared.order.first(&equal)? else { return Ok(()) };
        if let Some(Moment::At(load)) = earliest {
            for group in profile.supporters(project).0 {
                loads[*group as usize] = load.clone();
            }
        }
        race.choose(project, Phase::Rule);
    }
}

/// When a project can be bought; earlier is less.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    At(BigRational),
    Never,
}

fn moment(race: &Race<'_>, loads: &[BigRational], project: usize) -> Moment {
    let profile = &race.prepared.profile;
    if !race.prepared.is_supported(project) {
        return Moment::Never;
    }
    let mut together = exact(race.cost_of(project));
    for group in profile.supporters(project).0 {
        let group = *group as usize;
        together += exact(profile.weight(group)) * &loads[group];
    }
    Moment::At(together / exact(profile.votes(project)))
}
