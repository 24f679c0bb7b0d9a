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
mod again;
mod ask;
mod attachments;
mod by_mail;
mod cases;
mod cases_clock;
mod cases_erased;
mod cases_letters;
mod cases_mail;
mod cases_matrix;
mod cases_parties;
mod cases_personal;
mod cases_twice;
mod desk;
mod drafts;
mod figures;
mod flood;
mod forgotten;
mod handle;
mod honest;
mod kept;
mod languages;
mod letters;
mod lists;
mod looked;
mod made;
mod matrix;
mod mended;
mod open_data;
mod others_read;
mod own_data;
mod path;
mod receipt;
mod reminders;
mod renewed;
mod said;
mod settings;
mod several;
mod spoken;
mod taken_along;
mod templates;
mod town;
