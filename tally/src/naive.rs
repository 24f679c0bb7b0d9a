// SPDX-License-Identifier: EUPL-1.2
//! The rules written straight from their definitions, in rationals and without any cleverness:
//! slow, and what everything faster is tested against.

mod comparison;
mod equal_shares;
mod greedy;
mod phragmen;

use num_rational::BigRational;

use crate::bounded_overspending;
use crate::count::Progress;
use crate::election::Election;
use crate::exact_equal_shares;
use crate::growth;
use crate::limits::{self, Prepared};
use crate::outcome::{Outcome, Phase, Shares};
use crate::race::Race;
use crate::refused::Refused;
use crate::settings::{Completion, Misfit, Rule, Settings};

/// As [`crate::count`]. `watch` hears of every step of Add1.
///
/// Without voters nobody wants anything, so nothing wins under any rule.
///
/// # Errors
/// As [`crate::count`].
pub fn count(
    election: &Election,
    settings: &Settings,
    watch: &mut dyn FnMut(Progress),
) -> Result<Outcome, Refused> {
    let prepared = limits::prepare(election, settings)?;
    let (mut race, mut shares) = (Race::new(election, &prepared), None);
    if election.voters() > 0 {
        (race, shares) = with_rule(election, &prepared, settings, watch)?;
        complete(&mut race, &settings.completion)?;
    }
    let mut comparison = None;
    if settings.comparison && election.voters() > 0 {
        let mut greedy = Race::new(election, &prepared);
        greedy::run(&mut greedy, Misfit::Skip)?;
        let compared = comparison::compare(&prepared, &race, &greedy);
        if compared.for_greedy > compared.for_rule {
            race = greedy;
            race.winners.iter_mut().for_each(|winner| winner.by = Phase::Comparison);
        }
        comparison = Some(compared);
    }
    Ok(Outcome {
        cost: race.cost,
        winners: race.winners,
        shares,
        comparison,
        left_out: prepared.left_out,
        refused_ballots: prepared.refused_ballots,
    })
}

fn with_rule<'a>(
    election: &'a Election,
    prepared: &'a Prepared,
    settings: &Settings,
    watch: &mut dyn FnMut(Progress),
) -> Result<(Race<'a>, Option<Shares>), Refused> {
    let start = Race::new(election, prepared);
    let mut race = start.clone();
    let completion = &settings.completion;
    match settings.rule {
        Rule::Greedy(misfit) => greedy::run(&mut race, misfit)?,
        Rule::Phragmen => phragmen::run(&mut race)?,
        Rule::BoundedOverspending => bounded_overspending::run(&mut race, &growth::first_share(&start))?,
        Rule::EqualShares => {
            let run = |share: &BigRational| equal_shares::with_share(&start, share);
            let (race, shares) = growth::grow(&start, completion, watch, &run)?;
            return Ok((race, Some(shares)));
        }
        Rule::ExactEqualShares => {
            let (race, shares) = exact_equal_shares::run(&start, completion, watch)?;
            return Ok((race, Some(shares)));
        }
    }
    Ok((race, None))
}

/// What is left goes to projects that greedy would take next: by utility for
/// [`Completion::Greedy`], by the number of votes for [`Completion::Add1Greedy`].
fn complete(race: &mut Race<'_>, completion: &Completion) -> Result<(), Refused> {
    let everything = race.everything();
    match completion {
        Completion::None | Completion::Add1(_) | Completion::AddOpt => Ok(()),
        Completion::Greedy => {
            let score = |project| greedy::utility_for_cost(race.election, race.prepared, project);
            greedy::fund(race, &everything, &score, Misfit::Skip, Phase::Completion)
        }
        Completion::Add1Greedy(_) => {
            let votes = &race.prepared.votes;
            let score = |project: usize| BigRational::from_integer(votes[project].into());
            greedy::fund(race, &everything, &score, Misfit::Skip, Phase::Completion)
        }
    }
}
