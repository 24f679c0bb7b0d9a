// SPDX-License-Identifier: EUPL-1.2
//! Pictures and documents that people send: cleaned, made small, and kept in the database.
//!
//! [`picture::clean`] is the only way to get a [`Picture`], and [`put`] takes nothing else. So
//! whatever is stored was decoded and encoded again: no place where a photo was taken, no name of
//! a camera, nothing that only looks like a picture. So it is with [`document::clean`], a
//! [`Document`] and [`documents::put`]: a PDF without scripts, hidden files or its author. Why in
//! the database: ADR 7.
//!
//! Nothing here knows who may see a file. The slice that owns it asks its policy first.

pub mod document;
pub mod picture;
mod store;
#[cfg(feature = "testing")]
pub mod testing;

pub use document::{Document, Unfit};
pub use picture::{Picture, Refusal};
pub use store::documents::{self, DocumentId};
pub use store::{FileId, FileMarker, Stored, get, put, remove};

/// The migrations of this crate.
pub fn migrations() -> Vec<db::Migration> {
    db::migrations!["20261122_0930_files", "20261123_0230_documents"]
}
