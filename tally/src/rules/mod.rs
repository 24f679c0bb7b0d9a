// SPDX-License-Identifier: EUPL-1.2
//! The rules, and what they share: who is still in the race, and shares that grow.

pub(crate) mod bounded_overspending;
pub(crate) mod comparison;
pub(crate) mod equal_shares;
pub(crate) mod exact_equal_shares;
pub(crate) mod greedy;
pub(crate) mod growth;
pub(crate) mod phragmen;
pub(crate) mod race;
