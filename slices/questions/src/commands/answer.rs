// SPDX-License-Identifier: EUPL-1.2
//! Answering: the answer, a procesantwoord, asking something back, a note for colleagues.

use db::Tx;
use kernel::{Ctx, Date, Error, Invalid, Permit, Result};

use super::{Done, finish, heard, is_for, stop_waiting};
use crate::clock;
use crate::model::Deed;
use crate::policy::{Act, Step};
use crate::settings::Rules;
use crate::store::deed::{self, Told};

/// No procesantwoord names a date further away, in days.
const FURTHEST: i32 = 366;

/// Refuses a text that says nothing.
pub(crate) fn said(field: &'static str, text: &str) -> Result<()> {
    if text.trim().is_empty() { Err(Error::Invalid(Invalid::field(field, "veld-leeg"))) } else { Ok(()) }
}

/// Answers the question.
///
/// # Errors
/// Invalid without a text; a conflict when somebody else was first.
pub async fn answer(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let mut question = is_for(permit, Deed::Answer)?;
    said("tekst", text)?;
    stop_waiting(&mut question, ctx);
    heard(&mut question, ctx.today());
    question.answered_on.get_or_insert(ctx.today());
    finish(tx, ctx, permit, question, Told { text: text.into(), ..Told::default() }).await
}

/// A procesantwoord: says what happens, and by when the answer comes.
///
/// # Errors
/// Invalid without a reason, with a date that is not later than the one that was promised or on which no
/// term ends, or when there were as many as the municipality allows; a conflict when somebody else was first.
pub async fn interim(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    rules: &Rules,
    text: &str,
    due: Date,
) -> Result<Done> {
    let mut question = is_for(permit, Deed::Interim)?;
    stop_waiting(&mut question, ctx);
    let mut invalid = Invalid::default();
    if text.trim().is_empty() {
        invalid.add("tekst", "vraag-reden-nodig");
    }
    // Who opened a question again waits anew: those of before do not count against it.
    let given = match question.reopened {
        0 => question.interims,
        _ => deed::since_reopened(tx, ctx.tenant, question.id, Deed::Interim).await?,
    };
    if given >= i64::from(rules.procesantwoorden) {
        let most = rules.procesantwoorden.to_string();
        invalid.add_with("tekst", "vraag-te-veel-procesantwoorden", vec![("aantal", most)]);
    }
    if due <= ctx.today() || due <= question.due {
        invalid.add("datum", "vraag-datum-niet-later");
    } else if ctx.today().days_until(due) > FURTHEST {
        invalid.add("datum", "vraag-datum-te-ver");
    } else if clock::ending(due, &ctx.calendar) != due {
        // As no term ends on it: nobody is there to answer.
        let day = clock::ending(due, &ctx.calendar).long(ctx.locale);
        invalid.add_with("datum", "vraag-datum-vrij", vec![("datum", day)]);
    }
    invalid.check()?;
    heard(&mut question, ctx.today());
    question.interims += 1;
    question.due = due;
    finish(tx, ctx, permit, question, Told { text: text.into(), due: Some(due), ..Told::default() }).await
}

/// Asks the resident something back; the clock pauses from today on, or, when they read on paper, from the
/// day on which the letter is posted.
///
/// # Errors
/// Invalid without a question; a conflict when somebody else was first.
pub async fn wait(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let mut question = is_for(permit, Deed::Wait)?;
    said("tekst", text)?;
    question.waits_since = Some(ctx.today());
    finish(tx, ctx, permit, question, Told { text: text.into(), ..Told::default() }).await
}

/// Lets the clock run on.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn resume(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>) -> Result<Done> {
    let mut question = is_for(permit, Deed::Resume)?;
    stop_waiting(&mut question, ctx);
    let due = Some(question.due);
    finish(tx, ctx, permit, question, Told { due, ..Told::default() }).await
}

/// Writes a note that only colleagues read.
///
/// # Errors
/// Invalid without a text; a conflict when somebody else was first.
pub async fn note(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let question = is_for(permit, Deed::Note)?;
    said("tekst", text)?;
    finish(tx, ctx, permit, question, Told { text: text.into(), ..Told::default() }).await
}

/// Says that what the resident added was read.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn read(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>) -> Result<Done> {
    let question = is_for(permit, Deed::Read)?;
    finish(tx, ctx, permit, question, Told::default()).await
}
