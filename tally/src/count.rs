// SPDX-License-Identifier: EUPL-1.2
//! The one way in: an election and settings go in, an outcome or a refusal comes out.

use num_rational::BigRational;

use crate::election::Election;
use crate::limits::{self, Prepared};
use crate::outcome::{Comparison, Outcome, Phase, Shares};
use crate::refused::Refused;
use crate::rules::race::Race;
use crate::rules::{
    bounded_overspending, comparison, equal_shares, exact_equal_shares, greedy, growth, phragmen,
};
use crate::settings::{Completion, Misfit, Rule, Settings};

/// How far a count is, for who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps of Add1 that are decided.
    pub steps: u64,
    /// What the last outcome costs, in minor units.
    pub cost: u128,
}

/// What computes the rules: fast, or slow to test against.
pub(crate) struct Engine {
    /// With the shares of the run that decided.
    pub equal_shares: Growing,
    /// With the shares of the run that decided.
    pub exact_equal_shares: Growing,
    /// Chooses in the race itself.
    pub phragmen: fn(&mut Race<'_>) -> Result<(), Refused>,
    /// As `phragmen`, with this share for everybody.
    pub bounded_overspending: fn(&mut Race<'_>, &BigRational) -> Result<(), Refused>,
    /// As `phragmen`.
    pub greedy: fn(&mut Race<'_>, Misfit) -> Result<(), Refused>,
    /// Chooses with what a rule left.
    pub complete: fn(&mut Race<'_>, &Completion) -> Result<(), Refused>,
    /// The outcome of the rule, then that of greedy.
    pub compare: fn(&Race<'_>, &Race<'_>) -> Comparison,
}

type Counted<'a> = Result<(Race<'a>, Shares), Refused>;
type Growing = for<'a> fn(&Race<'a>, &Completion, &mut dyn FnMut(Progress)) -> Counted<'a>;

/// Counts. `watch` is called now and then, from the same thread, never for a greedy rule.
///
/// Without voters nobody wants anything, so nothing wins under any rule.
///
/// # Errors
/// [`Refused`] when the settings have no defined meaning for this election.
pub fn count(
    election: &Election,
    settings: &Settings,
    watch: &mut dyn FnMut(Progress),
) -> Result<Outcome, Refused> {
    let engine = Engine {
        equal_shares: equal_shares::run,
        exact_equal_shares: exact_equal_shares::run,
        phragmen: phragmen::run,
        bounded_overspending: bounded_overspending::run,
        greedy: greedy::run,
        complete: greedy::complete,
        compare: comparison::compare,
    };
    with_engine(election, settings, &engine, watch)
}

/// As [`count`], by these means.
///
/// # Errors
/// As [`count`].
pub(crate) fn with_engine(
    election: &Election,
    settings: &Settings,
    engine: &Engine,
    watch: &mut dyn FnMut(Progress),
) -> Result<Outcome, Refused> {
    let prepared = limits::prepare(election, settings)?;
    let (mut race, mut shares) = (Race::new(election, &prepared), None);
    if election.voters() > 0 {
        (race, shares) = with_rule(election, &prepared, settings, engine, watch)?;
        (engine.complete)(&mut race, &settings.completion)?;
    }
    let mut comparison = None;
    if settings.comparison && election.voters() > 0 {
        let mut greedy = Race::new(election, &prepared);
        (engine.greedy)(&mut greedy, Misfit::Skip)?;
        let compared = (engine.compare)(&race, &greedy);
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
    engine: &Engine,
    watch: &mut dyn FnMut(Progress),
) -> Result<(Race<'a>, Option<Shares>), Refused> {
    let start = Race::new(election, prepared);
    let mut race = start.clone();
    let completion = &settings.completion;
    match settings.rule {
        Rule::Greedy(misfit) => (engine.greedy)(&mut race, misfit)?,
        Rule::Phragmen => (engine.phragmen)(&mut race)?,
        Rule::BoundedOverspending => (engine.bounded_overspending)(&mut race, &growth::first_share(&start))?,
        Rule::EqualShares => {
            let (race, shares) = (engine.equal_shares)(&start, completion, watch)?;
            return Ok((race, Some(shares)));
        }
        Rule::ExactEqualShares => {
            let (race, shares) = (engine.exact_equal_shares)(&start, completion, watch)?;
            return Ok((race, Some(shares)));
        }
    }
    Ok((race, None))
}
