// SPDX-License-Identifier: EUPL-1.2
//! Shares of the budget, and shares that grow because a rule leaves money (Add1).

use num_rational::BigRational;

use crate::count::Progress;
use crate::outcome::{Shares, Stop};
use crate::refused::Refused;
use crate::rules::race::{Race, exact};
use crate::settings::{Completion, Increase};

/// A run of a rule in which everybody has this share, in minor units.
pub(crate) type Run<'r, 'a> = dyn Fn(&BigRational) -> Result<Race<'a>, Refused> + 'r;

/// One run with budget / voters for everybody, or with Add1 a run for each step until it stops:
/// 1. a run that costs more than the budget does not count: the one before it is the outcome;
/// 2. with [`Increase::exhaustive_stop`]: no project in the race fits in what is left;
/// 3. every project in the race has won.
///
/// In the race is what somebody supports, and has no rival that won.
pub(crate) fn grow<'a>(
    start: &Race<'a>,
    completion: &Completion,
    watch: &mut dyn FnMut(Progress),
    run: &Run<'_, 'a>,
) -> Result<(Race<'a>, Shares), Refused> {
    let mut share = first_share(start);
    let mut race = run(&share)?;
    let (Completion::Add1(increase) | Completion::Add1Greedy(increase)) = completion else {
        return Ok((race, Shares { share, steps: 0, stop: Stop::NoIncrease }));
    };
    let step = step(increase, start.election.decimals());
    let mut steps = 0;
    loop {
        watch(Progress { steps, cost: race.cost });
        if let Some(stop) = stop(&race, increase) {
            return Ok((race, Shares { share, steps, stop }));
        }
        let next_share = &share + &step;
        let next = run(&next_share)?;
        if next.cost > start.election.budget() {
            return Ok((race, Shares { share, steps, stop: Stop::Overspends }));
        }
        (race, share, steps) = (next, next_share, steps + 1);
    }
}

/// Why shares need not grow further after a run that is within the budget.
pub(crate) fn stop(race: &Race<'_>, increase: &Increase) -> Option<Stop> {
    let open = race.supported();
    if increase.exhaustive_stop && !open.iter().any(|project| race.fits(*project)) {
        return Some(Stop::Exhaustive);
    }
    open.is_empty().then_some(Stop::Everything)
}

/// Budget / voters, in minor units, not rounded. There must be voters.
pub(crate) fn first_share(start: &Race<'_>) -> BigRational {
    exact(start.election.budget()) / exact(start.election.voters())
}

/// The step in minor units.
pub(crate) fn step(increase: &Increase, decimals: u32) -> BigRational {
    let step = increase.step;
    let units = exact(step.mantissa()) / exact(10_u128.pow(step.scale()));
    units * exact(10_u128.pow(decimals))
}
