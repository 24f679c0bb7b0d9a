// SPDX-License-Identifier: EUPL-1.2
//! A message of a party, and reading it.

use db::Tx;
use kernel::{Ctx, Permit, Result};
use web::Attached;

use super::{Done, finish, is_for};
use crate::cases::model::{Deed, PartyId};
use crate::cases::policy::{Act, Step};
use crate::cases::store::deed::Told;
use crate::cases::store::file;
use crate::commands::said;

/// Notes what a party says, with its files; colleagues find it on their worklist until one read it.
///
/// # Errors
/// Invalid without a text; a conflict when somebody else was first.
pub async fn say(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (party, text): (PartyId, &str),
    files: &[Attached],
) -> Result<Done> {
    let mut casus = is_for(permit, Deed::Say)?;
    said("tekst", text)?;
    casus.added_on.get_or_insert(ctx.today());
    let told = Told { text: text.into(), party: Some(party), ..Told::default() };
    let done = finish(tx, ctx, permit, casus, told).await?;
    for attached in files {
        file::insert(tx, ctx, (done.casus.id, done.step), attached).await?;
    }
    Ok(done)
}

/// Says that what parties said was read.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn read(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>) -> Result<Done> {
    let mut casus = is_for(permit, Deed::Read)?;
    casus.added_on = None;
    finish(tx, ctx, permit, casus, Told::default()).await
}
