// SPDX-License-Identifier: EUPL-1.2
//! What goes to the asker by itself: a reminder that we wait for them, and letters that were posted.

use db::Tx;
use kernel::{Ctx, Error, Permit, Result};
use uuid::Uuid;

use super::{Done, finish, is_for};
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
    let question = is_for(permit, Deed::Posted)?;
    if !letter::posted(tx, ctx.tenant, question.id, steps).await? {
        return Err(Error::Conflict("vraag-brief-al-weg"));
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
