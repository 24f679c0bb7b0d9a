// SPDX-License-Identifier: EUPL-1.2
//! The slice through HTTP, in process, on both engines. One program: each would take 100 MB.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests fail by panicking"
)]

mod absence;
mod closed_days;
mod common;
mod contacts;
mod follow;
mod kern_file;
mod kernen;
mod languages;
mod logo;
mod manage;
mod own_follow;
mod phases;
mod photo;
mod public;
mod queries;
mod settings;
mod store;
mod terms;
mod twice;
