// SPDX-License-Identifier: EUPL-1.2
//! All SQL of casussen.

pub mod casus;
pub mod deed;
pub mod file;
pub mod letter;
pub mod list;
pub mod party;
pub mod personal;
pub mod promise;
pub mod reminder;
pub mod sent;
pub mod talk;
