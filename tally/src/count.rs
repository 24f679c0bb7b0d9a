// SPDX-License-Identifier: EUPL-1.2
//! The one way in: an election and settings go in, an outcome or a refusal comes out.

use crate::election::Election;
use crate::outcome::Outcome;
use crate::refused::Refused;
use crate::settings::Settings;

/// How far a count is, for who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps of Add1 that are decided.
    pub steps: u64,
    /// What the last outcome costs, in minor units.
    pub cost: u128,
}

/// Counts. `watch` is called now and then, from the same thread.
///
/// # Errors
/// [`Refused`] when the settings have no defined meaning for this election.
pub fn count(
    election: &Election,
    settings: &Settings,
    watch: &mut dyn FnMut(Progress),
) -> Result<Outcome, Refused> {
    crate::naive::count(election, settings, watch)
}
