// SPDX-License-Identifier: EUPL-1.2
//! Files of Pabulib, the library of participatory budgeting elections (`.pb`; Stolicki, Szufa,
//! Talmon, arXiv 2012.06539; Faliszewski et al., arXiv 2305.11035).
//!
//! [`read`] makes an [`crate::Election`] out of a file as it comes in. What it takes from a file is
//! what the reference implementation pabutools takes from it. Where that one stops or drops
//! something in silence, this one says so: with an [`Error`] that names line and column, or a
//! [`Note`].
//!
//! Read alike: section names in any case, a byte order mark, cells in quotes, LF, CRLF and CR,
//! blank lines, a decimal comma, the value `none` for a cell without value. An empty `vote` is a
//! blank ballot of somebody who counts as a voter. `choose-1` is read as approvals; lengths and
//! other limits of ballots are told, not enforced. Spaces around ids in a ballot mean nothing.

mod document;
mod error;
mod header;
mod ids;
mod number;
mod read;
mod rows;
mod scan;
mod votes;
mod write;

pub use document::{Document, Table};
pub use error::{Error, Section, Wrong};
pub use header::{Claimed, Header, Note, Options};
pub use read::read;
pub use write::{vote_type, write};
