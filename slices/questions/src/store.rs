// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this slice.

pub mod also;
pub mod asker;
pub mod attachment;
pub mod deed;
pub mod draft;
pub mod figures;
pub mod letter;
pub mod list;
pub mod looked;
pub mod personal;
pub mod public;
pub mod question;
pub mod reminder;
pub mod template;

/// No list is counted further than one beyond this: who sees so many narrows the list, and counting then
/// costs the same however long it is.
pub const COUNTED: i64 = 500;
