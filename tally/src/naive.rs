// SPDX-License-Identifier: EUPL-1.2
//! Every rule, completion and comparison written straight from its definition, in rationals and
//! without any cleverness: slow, and what the fast ones are tested against. Who takes part and which
//! ballots count is settled as for those ([`crate::limits`]).

mod bounded_overspending;
mod equal_shares;
mod exact_equal_shares;
mod greedy;
mod phragmen;

use num_rational::BigRational;

use crate::count::{Engine, Progress, with_engine};
use crate::election::Election;
use crate::outcome::{Outcome, Shares};
use crate::refused::Refused;
use crate::rules::growth;
use crate::rules::race::{Race, exact};
use crate::settings::{Completion, Settings};

/// As [`crate::count`], but slow. `watch` hears of every step of Add1.
///
/// # Errors
/// As [`crate::count`].
pub fn count(
    election: &Election,
    settings: &Settings,
    watch: &mut dyn FnMut(Progress),
) -> Result<Outcome, Refused> {
    let engine = Engine {
        equal_shares: grow,
        exact_equal_shares: exact_equal_shares::run,
        phragmen: phragmen::run,
        bounded_overspending: bounded_overspending::run,
        greedy: greedy::run,
        complete: greedy::complete,
        compare: greedy::compare,
    };
    with_engine(election, settings, &engine, watch)
}

fn grow<'a>(
    start: &Race<'a>,
    completion: &Completion,
    watch: &mut dyn FnMut(Progress),
) -> Result<(Race<'a>, Shares), Refused> {
    let run = |share: &BigRational| equal_shares::with_share(start, share);
    growth::grow(start, completion, watch, &run)
}

/// Every supporter pays for a project at this price per unit of utility, or all they have.
fn pay(race: &Race<'_>, money: &mut [BigRational], project: usize, price: &BigRational) {
    let profile = &race.prepared.profile;
    let (groups, marks) = profile.supporters(project);
    for (group, mark) in groups.iter().zip(marks) {
        let money = &mut money[*group as usize];
        let full = price * exact(profile.worth(project)) * exact(*mark);
        *money -= full.min(money.clone());
    }
}
