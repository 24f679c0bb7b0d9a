// SPDX-License-Identifier: EUPL-1.2
//! Words that threaten or insult: hidden from lists, so that nobody reads them unprepared.

use db::Tx;
use kernel::{Ctx, Permit, Result};

use super::answer::said;
use super::{Done, finish, is_for};
use crate::model::Deed;
use crate::policy::{Act, Step};
use crate::store::deed::Told;

/// Hides the words of the asker, with the reason, which only colleagues read.
///
/// # Errors
/// Invalid without a reason; a conflict when somebody else was first.
pub async fn shield(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let mut question = is_for(permit, Deed::Shield)?;
    said("tekst", text)?;
    question.shielded = true;
    finish(tx, ctx, permit, question, Told { text: text.into(), ..Told::default() }).await
}

/// Shows the words again.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn unshield(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>) -> Result<Done> {
    let mut question = is_for(permit, Deed::Unshield)?;
    question.shielded = false;
    finish(tx, ctx, permit, question, Told::default()).await
}
