// SPDX-License-Identifier: EUPL-1.2
//! What goes to the asker by itself: a reminder that we wait for them, and letters that were posted.

use db::Tx;
use kernel::{Ctx, Error, Permit, Result};
use uuid::Uuid;

use super::{Done, finish, heard, is_for};
use crate::model::{Channel, Deed};
use crate::policy::{Act, Step};
use crate::store::deed::{self, Told};
use crate::store::letter;
use crate::store::question::QuestionRow;

/// Says that a letter about these steps was posted, or that the asker was told otherwise.
///
/// # Errors
/// A conflict when none of them waits for that any more, or when somebody else was first.
pub async fn posted(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    steps: &[Uuid],
    how: Channel,
) -> Result<Done> {
    let mut question = is_for(permit, Deed::Posted)?;
    let deeds = letter::posted(tx, ctx.tenant, question.id, steps).await?;
    if deeds.is_empty() {
        return Err(Error::Conflict("vraag-brief-al-weg"));
    }
    // Only now the asker hears of it; and only now we wait for what they were asked.
    if deeds.iter().any(|deed| deed.is_heard()) {
        heard(&mut question, ctx.today());
    }
    if deeds.iter().any(|deed| deed.is_answer()) {
        question.answered_on.get_or_insert(ctx.today());
    }
    // From now on they can react to it for some weeks.
    if question.ended_on.is_some() && deeds.iter().any(|deed| deed.ends()) {
        question.ended_on = Some(ctx.today());
    }
    if deeds.contains(&Deed::Wait) && is_asked(tx, ctx, &question).await? {
        question.waits_since = Some(ctx.today());
    }
    finish(tx, ctx, permit, question, Told { said: Some(how), ..Told::default() }).await
}

/// Whether what we asked back last is still to be answered: nobody answered it, or went on without.
async fn is_asked(tx: &mut Tx, ctx: &Ctx, question: &QuestionRow) -> Result<bool> {
    let is_open = question.ended_on.is_none() && question.waits_since.is_none();
    let asking = [Deed::Wait, Deed::Add, Deed::Interim, Deed::Reopen];
    Ok(is_open && deed::last(tx, ctx.tenant, question.id, &asking).await? == Some(Deed::Wait))
}

/// Reminds the asker of what we asked back.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn remind(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let question = is_for(permit, Deed::Remind)?;
    finish(tx, ctx, permit, question, Told { text: text.into(), ..Told::default() }).await
}
