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
mod answer;
mod api;
mod api_queries;
mod canonical;
mod change;
mod desk;
mod door;
mod file;
mod import;
mod import_move;
mod import_page;
mod kernen;
mod languages;
mod late;
mod log;
mod manage;
mod merge;
mod moderation;
mod monitor;
mod news;
mod officer;
mod own_data;
mod photos;
mod place;
mod promise;
mod promised;
mod proposals;
mod reminders;
mod renew;
mod rights;
mod schema;
mod slipping;
mod split;
mod story;
mod terms;
mod work;
mod worklist;
mod worlds;
