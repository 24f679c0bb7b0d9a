// SPDX-License-Identifier: EUPL-1.2
//! Pictures that people send: cleaned, made small, and kept in the database.
//!
//! [`picture::clean`] is the only way to get a [`Picture`], and [`put`] takes nothing else. So
//! whatever is stored was decoded and encoded again: no place where a photo was taken, no name of
//! a camera, nothing that only looks like a picture. Why in the database: ADR 7.
//!
//! Nothing here knows who may see a file. The slice that owns it asks its policy first.

pub mod picture;
mod store;
#[cfg(feature = "testing")]
pub mod testing;

pub use picture::{Picture, Refusal};
pub use store::{FileId, FileMarker, Stored, get, put, remove};

/// The migrations of this crate.
pub fn migrations() -> Vec<db::Migration> {
    db::migrations!["20261122_0930_files"]
}
