// SPDX-License-Identifier: EUPL-1.2
//! Casussen: plans of residents that are talked about over months. Talks are dates with decisions, what is
//! found out is a promise with its own clock, and the result goes back to everybody who takes part.
//!
//! Owns the tables that begin with `casus`, and the pages under `/casus` and `/werk/casussen`. A casus is
//! private: who takes part reads it by a link of their own, and nothing of it stands in searching, feeds or
//! public pages.

pub(crate) mod by_mail;
pub mod commands;
pub mod links;
pub(crate) mod load;
pub mod model;
pub(crate) mod pages;
pub(crate) mod personal;
pub mod policy;
pub mod post;
pub(crate) mod reminders;
pub mod store;
pub mod story;
pub(crate) mod worklist;

use db::Conn;
use kernel::Result;
use web::Page;

pub(crate) use self::pages::Told;
use crate::model::QuestionId;

/// The casus of a question as its asker reads it: their own address there, and what is told. None when
/// there is no casus, or when they do not take part any more.
///
/// # Errors
/// Whatever the database refuses.
pub(crate) async fn of_asker(
    page: &Page,
    conn: &mut Conn,
    question: QuestionId,
) -> Result<Option<(String, Told)>> {
    let file = story::File::of_question(conn, page.ctx.tenant, question).await?;
    let Some(file) = file else { return Ok(None) };
    let Some(party) = file.asker() else { return Ok(None) };
    Ok(Some((links::party(file.casus.number(), party), Told::of(page, &file, party))))
}
