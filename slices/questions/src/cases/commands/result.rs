// SPDX-License-Identifier: EUPL-1.2
//! The result of a casus, which goes back to everybody who takes part.

use db::Tx;
use kernel::{Ctx, Error, Invalid, Permit, Result};

use super::{Done, finish, is_for};
use crate::cases::model::Deed;
use crate::cases::policy::{Act, Step};
use crate::cases::store::casus::CasusRow;
use crate::cases::store::deed::Told;
use crate::cases::store::party;
use crate::commands::{Idea, put_on_agenda, said};
use crate::reveals;

/// A casus has no result as long as a promise is open or a talk is planned.
fn is_done(casus: &CasusRow) -> Result<()> {
    let mut invalid = Invalid::default();
    if casus.next_due.is_some() {
        invalid.add("tekst", "casus-toezegging-open");
    }
    if casus.next_talk.is_some() {
        invalid.add("tekst", "casus-gesprek-open");
    }
    invalid.check()
}

async fn end(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, deed: Deed, text: &str) -> Result<Done> {
    let casus = is_for(permit, deed)?;
    said("tekst", text)?;
    is_done(&casus)?;
    finish(tx, ctx, permit, casus, Told { text: text.into(), ..Told::default() }).await
}

/// The residents can do it themselves: says how.
///
/// # Errors
/// Invalid without a text, or while something is open; a conflict when somebody else was first.
pub async fn release(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    end(tx, ctx, permit, Deed::Release, text).await
}

/// It cannot be done: says why.
///
/// # Errors
/// Invalid without a reason, or while something is open; a conflict when somebody else was first.
pub async fn refuse(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    end(tx, ctx, permit, Deed::Refuse, text).await
}

/// The residents withdraw it.
///
/// # Errors
/// Invalid without a text, or while something is open; a conflict when somebody else was first.
pub async fn withdraw(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    end(tx, ctx, permit, Deed::Withdraw, text).await
}

/// It goes on as a proposal on the kernagenda, in words that the colleague chose. `looked` is as in
/// [`reveals::looked_at`].
///
/// # Errors
/// Invalid words, or while something is open; a conflict when the kern has no agenda, or somebody else was first.
pub async fn propose(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (title, body): (&str, &str),
    looked: &str,
) -> Result<Done> {
    let mut casus = is_for(permit, Deed::Propose)?;
    let kern = casus.kern_id.ok_or(Error::Conflict("casus-kan-nu-niet"))?;
    is_done(&casus)?;
    let residents = party::residents(tx, ctx.tenant, &casus).await?;
    reveals::looked_at(&residents, &[("titel", title), ("tekst", body)], looked)?;
    let idea = Idea { kern, also: &[], title, body, example: casus.example };
    casus.made_point_id = Some(put_on_agenda(tx, ctx, &idea).await?);
    finish(tx, ctx, permit, casus, Told { text: title.into(), ..Told::default() }).await
}

/// Talks about it again.
///
/// # Errors
/// Invalid without a reason; a conflict when somebody else was first.
pub async fn reopen(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let casus = is_for(permit, Deed::Reopen)?;
    said("tekst", text)?;
    finish(tx, ctx, permit, casus, Told { text: text.into(), ..Told::default() }).await
}
