// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this slice, by table.

pub(crate) mod absence;
pub(crate) mod login;
pub(crate) mod person;
pub(crate) mod right;
pub(crate) mod session;
