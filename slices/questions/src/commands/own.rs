// SPDX-License-Identifier: EUPL-1.2
//! What the asker does: on the private page, or by telling a colleague who writes it down.

use db::Tx;
use kernel::{Ctx, Permit, Result};

use super::answer::said;
use super::public::take_down;
use super::{Done, finish, is_for, stop_waiting_on};
use crate::clock::due;
use crate::model::{Deed, Helped, State};
use crate::policy::{Act, Step};
use crate::settings::Rules;
use crate::store::deed::Told;

/// Adds something to the question. When we waited for that, the clock runs on.
///
/// # Errors
/// Invalid without a text; a conflict when somebody else was first.
pub async fn add(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let mut question = is_for(permit, Deed::Add)?;
    said("tekst", text)?;
    question.added_on.get_or_insert(ctx.today());
    // What came before we asked is no answer to it: then we still wait.
    let waited = question.waits_since.is_some_and(|since| since <= permit.subject().on);
    if waited {
        stop_waiting_on(&mut question, ctx, permit.subject().on);
    }
    let due = waited.then_some(question.due);
    finish(tx, ctx, permit, question, Told { text: text.into(), due, ..Told::default() }).await
}

/// Withdraws the question, on the day on which the asker said so; no reason is asked for.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn withdraw(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let mut question = is_for(permit, Deed::Withdraw)?;
    let on = permit.subject().on;
    stop_waiting_on(&mut question, ctx, on);
    question.ended_on.get_or_insert(on);
    if question.state == State::Forwarded {
        // Somebody has to tell the partner.
        question.added_on.get_or_insert(ctx.today());
    }
    finish(tx, ctx, permit, question, Told { text: text.into(), ..Told::default() }).await
}

/// Reopens the question: a new term begins on the day on which the asker said so.
///
/// # Errors
/// Invalid without a reason; a conflict when somebody else was first.
pub async fn reopen(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    rules: &Rules,
    text: &str,
) -> Result<Done> {
    let mut question = is_for(permit, Deed::Reopen)?;
    said("tekst", text)?;
    question.reopened += 1;
    // What was said of the first answer stays in the story; of the second it is asked anew.
    question.helped = None;
    question.due = due(permit.subject().on, rules.term(), &ctx.calendar);
    // Who heard nothing yet, because it was withdrawn or closed in time, waits for the first time now. What was
    // late, or lies here in a letter, stays late.
    let in_time = question.ended_on.is_some_and(|ended| ended <= question.first_due);
    if question.heard_on.is_none() && question.letter_since.is_none() && in_time {
        question.first_due = question.due;
    }
    question.partner_id = None;
    let due = Some(question.due);
    finish(tx, ctx, permit, question, Told { text: text.into(), due, ..Told::default() }).await
}

/// Says whether the answer helped, once.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn helped(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    helped: Helped,
    line: &str,
) -> Result<Done> {
    let mut question = is_for(permit, Deed::Helped)?;
    question.helped = Some(helped);
    // Who says so knows the answer, also when the letter about it still lies here; not from before it was
    // given. What a partner answered, we did not.
    let on = permit.subject().on;
    let on = question.told_on().map_or(on, |told| on.max(told));
    question.heard_on.get_or_insert(on);
    if question.partner_id.is_none() {
        question.answered_on.get_or_insert(on);
    }
    // Who was not helped, or says more, is read by somebody.
    if helped != Helped::Yes || !line.trim().is_empty() {
        question.added_on.get_or_insert(ctx.today());
    }
    let told = Told { text: line.into(), whom: helped.code().into(), ..Told::default() };
    finish(tx, ctx, permit, question, told).await
}

/// Agrees that the question stands on the website, or does so no more: then what stands there goes at once.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn consent(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let deed = permit.subject().deed;
    let agrees = deed == Deed::Consent;
    let mut question = is_for(permit, if agrees { deed } else { Deed::Revoke })?;
    question.may_publish = agrees;
    if !agrees {
        take_down(tx, ctx, &question).await?;
    }
    finish(tx, ctx, permit, question, Told { text: text.into(), ..Told::default() }).await
}
