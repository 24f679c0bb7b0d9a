// SPDX-License-Identifier: EUPL-1.2
//! The rules written straight from their definitions, in rationals and without any cleverness:
//! slow, and what everything faster is tested against.

use crate::count::Progress;
use crate::election::Election;
use crate::outcome::Outcome;
use crate::refused::Refused;
use crate::settings::Settings;

/// As [`crate::count`].
///
/// # Errors
/// As [`crate::count`].
pub fn count(
    _election: &Election,
    _settings: &Settings,
    _watch: &mut dyn FnMut(Progress),
) -> Result<Outcome, Refused> {
    Err(Refused::NoProject("naive is being written".into()))
}
