// SPDX-License-Identifier: EUPL-1.2
//! The Method of Equal Shares (Peters, Pierczyński, Skowron, 2008.13276), and shares that grow.

use num_rational::BigRational;
use num_traits::Zero;
use rust_decimal::Decimal;

use super::exact;
use super::race::Race;
use crate::count::Progress;
use crate::outcome::{Phase, Shares, Stop};
use crate::refused::Refused;
use crate::settings::{Completion, Increase};

/// One run with budget / voters for everybody, or with Add1 a run for each step until it stops:
/// 1. a run that costs more than the budget does not count: the one before it is the outcome;
/// 2. with [`Increase::exhaustive_stop`]: no project in the race fits in what is left;
/// 3. every project in the race has won.
///
/// In the race is what somebody supports, and has no rival that won.
pub(super) fn run<'a>(
    start: &Race<'a>,
    completion: &Completion,
    watch: &mut dyn FnMut(Progress),
) -> Result<(Race<'a>, Shares), Refused> {
    let mut share = exact(start.election.budget()) / exact(start.election.voters());
    let mut race = with_share(start, &share)?;
    let (Completion::Add1(increase) | Completion::Add1Greedy(increase)) = completion else {
        return Ok((race, Shares { share, steps: 0, stop: Stop::NoIncrease }));
    };
    let step = minor(increase, start.election.decimals());
    let mut steps = 0;
    loop {
        watch(Progress { steps, cost: race.cost });
        let open = race.supported();
        if increase.exhaustive_stop && !open.iter().any(|project| race.fits(*project)) {
            return Ok((race, Shares { share, steps, stop: Stop::Exhaustive }));
        }
        if open.is_empty() {
            return Ok((race, Shares { share, steps, stop: Stop::Everything }));
        }
        let next_share = &share + &step;
        let next = with_share(start, &next_share)?;
        if next.cost > start.election.budget() {
            return Ok((race, Shares { share, steps, stop: Stop::Overspends }));
        }
        (race, share, steps) = (next, next_share, steps + 1);
    }
}

/// The rule itself. Everybody has `share`. What is free wins. Then, again and again: of the
/// projects that their supporters can pay, the one with the lowest price per unit of utility is
/// bought, and every supporter pays that price times their utility, or all they have.
pub(super) fn with_share<'a>(start: &Race<'a>, share: &BigRational) -> Result<Race<'a>, Refused> {
    let mut race = start.clone();
    race.choose_free()?;
    let profile = &race.prepared.profile;
    let mut money = vec![share.clone(); profile.groups()];
    loop {
        let mut lowest: Option<BigRational> = None;
        let mut equal = Vec::new();
        for project in race.supported() {
            let Some(price) = price(&race, &money, project) else { continue };
            if lowest.as_ref().is_none_or(|lowest| price < *lowest) {
                equal.clear();
                lowest = Some(price);
                equal.push(project);
            } else if lowest == Some(price) {
                equal.push(project);
            }
        }
        let (Some(project), Some(price)) = (race.prepared.order.first(&equal)?, lowest) else {
            return Ok(race);
        };
        let (groups, marks) = profile.supporters(project);
        for (group, mark) in groups.iter().zip(marks) {
            let group = *group as usize;
            let full = &price * exact(profile.worth(project)) * exact(*mark);
            let payment = full.min(money[group].clone());
            money[group] -= payment;
        }
        race.choose(project, Phase::Rule);
    }
}

/// The price ρ per unit of utility at which supporters pay a project exactly, when each pays
/// min(their money, ρ × their utility). None when all their money is not enough.
///
/// Sorted by money per utility, the first supporters pay all they have and the others in full. The
/// fewest who pay all they have, so that the next one can pay in full, give the price.
fn price(race: &Race<'_>, money: &[BigRational], project: usize) -> Option<BigRational> {
    let profile = &race.prepared.profile;
    let (groups, marks) = profile.supporters(project);
    let mut supporters = Vec::new();
    for (group, mark) in groups.iter().zip(marks) {
        let group = *group as usize;
        let utility = exact(profile.worth(project)) * exact(*mark);
        supporters.push((&money[group] / &utility, utility, exact(profile.weight(group))));
    }
    supporters.sort();
    let mut to_pay = exact(race.cost_of(project));
    let mut utility_left = BigRational::zero();
    for (_, utility, voters) in &supporters {
        utility_left += utility * voters;
    }
    for (highest, utility, voters) in &supporters {
        let price = &to_pay / &utility_left;
        if price <= *highest {
            return Some(price);
        }
        to_pay -= highest * utility * voters;
        utility_left -= utility * voters;
    }
    None
}

/// The step in minor units.
fn minor(increase: &Increase, decimals: u32) -> BigRational {
    let step: Decimal = increase.step;
    let units = exact(step.mantissa()) / exact(10_u128.pow(step.scale()));
    units * exact(10_u128.pow(decimals))
}
