// SPDX-License-Identifier: EUPL-1.2
//! What goes to a party on paper.

use db::Tx;
use kernel::{Ctx, Error, Permit, Result};
use uuid::Uuid;

use super::{Done, finish, is_for};
use crate::cases::model::{Deed, PartyId};
use crate::cases::policy::{Act, Step};
use crate::cases::store::deed::Told;
use crate::cases::store::letter;
use crate::model::Channel;

/// Says that the letter about these steps was posted to a party, or that it was told otherwise.
///
/// # Errors
/// A conflict when none of them waits for that any more, or when somebody else was first.
pub async fn posted(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (party, steps): (PartyId, &[Uuid]),
    how: Channel,
) -> Result<Done> {
    let casus = is_for(permit, Deed::Posted)?;
    if !letter::posted(tx, ctx.tenant, (casus.id, party), steps).await? {
        return Err(Error::Conflict("vraag-brief-al-weg"));
    }
    let told = Told { party: Some(party), channel: Some(how), ..Told::default() };
    finish(tx, ctx, permit, casus, told).await
}
