// SPDX-License-Identifier: EUPL-1.2
//! Taking a proposal of a resident off the website, and putting it back.

use db::Tx;
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result};

use super::index;
use crate::policy::{MODERATE, Moderate, PointAt};
use crate::store::moderation;
use crate::store::point::PointRow;
use crate::store::promise;
use crate::store::story::{self, By};

/// Takes a proposal off the website: it becomes a concept, with the reason. The story tells it to
/// colleagues in the words of `note`.
///
/// # Errors
/// Invalid without a reason, or while a promise on it is open; a conflict when it is no open proposal on
/// the website.
pub async fn take_off(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Moderate, PointAt>,
    reason: &str,
    note: &str,
) -> Result<()> {
    let point = &permit.subject().point;
    refuse_to_hide(point)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Invalid::field("reden", "van-website-reden-nodig").into());
    }
    let by = By::actor(ctx);
    if !moderation::take_off(tx, ctx, point.id, reason, by.role).await? {
        return Err(Error::Conflict("punt-intussen-veranderd"));
    }
    // What was promised there everybody has to be able to read.
    if promise::any_open(tx, ctx.tenant, point.id).await? {
        return Err(Invalid::field("reden", "van-website-toegezegd").into());
    }
    tell(tx, ctx, point, &by, note, false).await
}

/// A conflict when this point cannot be taken off the website.
///
/// # Errors
/// As told.
pub fn refuse_to_hide(point: &PointRow) -> Result<()> {
    match (point.can_be_hidden(), point.is_hidden()) {
        (true, _) => Ok(()),
        (false, true) => Err(Error::Conflict("punt-al-van-website")),
        (false, false) => Err(Error::Conflict("punt-geen-voorstel")),
    }
}

/// Puts a proposal back on the website. The story tells it to colleagues in the words of `note`, and to
/// everybody, who could not follow it until now, in those of `published`.
///
/// # Errors
/// A conflict when it was not taken off, or was put back before.
pub async fn put_back(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Moderate, PointAt>,
    note: &str,
    published: &str,
) -> Result<()> {
    let point = &permit.subject().point;
    if !moderation::put_back(tx, ctx, point.id).await? {
        return Err(Error::Conflict("punt-al-op-website"));
    }
    let by = By::actor(ctx);
    story::published(tx, ctx, point, &by, published).await?;
    tell(tx, ctx, point, &by, note, true).await
}

/// What both have in common: the story, the index and the log. Why is told in the story and not in the
/// log, which has no free text.
async fn tell(tx: &mut Tx, ctx: &Ctx, point: &PointRow, by: &By, note: &str, public: bool) -> Result<()> {
    story::note(tx, ctx, point.id, by, note, false, ctx.now(), false).await?;
    index(tx, ctx, point.id).await?;
    let entry = Audit::new(MODERATE.action, "punt", point.id).fact("nummer", point.number);
    tx.audit(ctx, entry.fact("openbaar", public)).await?;
    Ok(())
}
