// SPDX-License-Identifier: EUPL-1.2
//! Files of Pabulib, the library of participatory budgeting elections (`.pb`; Stolicki, Szufa,
//! Talmon, arXiv 2012.06539; Faliszewski et al., arXiv 2305.11035).
//!
//! [`read`] makes an [`crate::Election`] out of a file as it comes in. What it takes from a file is
//! what the reference implementation pabutools takes from it. Where that one stops or drops
//! something in silence, this one says so: with an [`Error`] that names line and column, or a
//! [`Note`].
//!
//! [`write`] gives an election back without its voters; [`Document`] is a file with everything in
//! it, for who changes files.
//!
//! Read alike: section names in any case, a byte order mark, cells in quotes, LF, CRLF and CR,
//! blank lines, a decimal comma, the value `none` for a cell without value. An empty `vote` is a
//! blank ballot of somebody who counts as a voter, also where the whole row is empty but for its `;` ([`Note::Nothing`]). `choose-1` is read as approvals. Ballots
//! that break a [`Limit`] of the file, which `choose-1` is too, are told in a note and count as they
//! are. A key that stands in META twice has its last value, which a note tells. Ids of voters decide nothing: one that stands there twice is two voters, and a note tells how many do ([`Note::SameVoter`]). Spaces around ids in a ballot mean nothing.
//!
//! Stricter than pabutools 1.2.3: two different budgets or kinds of ballots, a quote that never closes, as many points as projects, projects
//! that are not in the file also where points are `none`, a second project with one id, text
//! before the first section, a section that is there twice, a column that decides the count (`cost`, `vote`, `points`, and that of [`Options::group_by`]) that is there twice, sections in an order that allows to count while reading, a file
//! without VOTES, ballots of points without a column for them, anything below zero, cells behind the
//! last column, and spaces or `_` in a number. Amounts have at most 28 digits and are together
//! at most [`crate::MOST_MONEY`]; points are exact to the last decimal that any ballot has, and
//! at most 2^64 - 1 in units of that decimal: 184 with 17 decimals.
//! Milder: keys and columns in another case (when there is none in the right case), spaces around
//! ids, a blank ballot in any kind.

mod asked;
mod document;
mod error;
mod header;
mod ids;
mod meta;
mod number;
mod read;
mod rows;
mod scan;
mod voters;
mod votes;
mod write;

pub use asked::Limit;
pub use document::{Document, Table};
pub use error::{Error, Section, Wrong};
pub use header::{Claimed, Header, Note, Options};
pub use read::read;
pub use write::{vote_type, write};
