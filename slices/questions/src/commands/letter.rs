// SPDX-License-Identifier: EUPL-1.2
//! What goes to the asker by itself: a reminder that we wait for them, and letters that were posted.

use db::Tx;
use kernel::{Ctx, Error, Permit, Result};
use uuid::Uuid;

use super::{Done, finish, heard, is_for};
use crate::model::{Channel, Deed};
use crate::policy::{Act, Step};
use crate::store::deed::Told;
use crate::store::letter;

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
    if deeds.contains(&Deed::Wait) && question.waits_since.is_some() {
        question.waits_since = Some(ctx.today());
    }
    finish(tx, ctx, permit, question, Told { said: Some(how), ..Told::default() }).await
}

/// Reminds the asker of what we asked back.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn remind(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let question = is_for(permit, Deed::Remind)?;
    finish(tx, ctx, permit, question, Told { text: text.into(), ..Told::default() }).await
}
