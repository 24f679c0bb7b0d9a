// SPDX-License-Identifier: EUPL-1.2
//! Equal Shares and Phragmén written straight from their definitions, in rationals and without any
//! cleverness: slow, and what the fast ones are tested against.

mod equal_shares;
mod phragmen;

use num_rational::BigRational;

use crate::count::{Engine, Progress, with_engine};
use crate::election::Election;
use crate::outcome::{Outcome, Shares};
use crate::refused::Refused;
use crate::rules::growth;
use crate::rules::race::Race;
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
    let engine = Engine { equal_shares: grow, phragmen: phragmen::run };
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
