// SPDX-License-Identifier: EUPL-1.2
//! Merging: one point goes on in another, both keep their story.

use db::Tx;
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result, Timestamp};

use villages::follow::{self, Subject};

use crate::model::{FOLLOWED, Status};
use crate::places::Places;
use crate::policy::{ASSESS, Assess, PointAt};
use crate::store::point::{self, PointRow};
use crate::store::promise;
use crate::store::story::{self, By, NewEvent};

/// Merges one point into another; both stories tell it, so both need a permit. People who
/// supported both count once, and whoever followed the one follows the other from then on.
///
/// # Errors
/// Invalid when one is a concept, the other is the point itself or was merged away too, or a
/// promise on the point is open: nobody would be reminded of it any more.
pub async fn merge(
    tx: &mut Tx,
    ctx: &Ctx,
    from: &Permit<Assess, PointAt>,
    into: &Permit<Assess, PointAt>,
    reason: &str,
) -> Result<()> {
    let (from, target) = (&from.subject().point, &into.subject().point);
    if from.draft || target.draft {
        return Err(Invalid::field("nummer", "punt-samenvoegen-concept").into());
    }
    if target.id == from.id || target.status == Status::Merged {
        return Err(Invalid::field("nummer", "punt-samenvoegen-kan-niet").into());
    }
    put_merge(tx, ctx, from, target, reason, &By::actor(ctx), ctx.now(), false).await?;
    // Asked when the point was written: a promise that is made at the same time is there by now, or
    // finds the point merged.
    if promise::any_open(tx, ctx.tenant, from.id).await? {
        return Err(Invalid::field("nummer", "punt-samenvoegen-toegezegd").into());
    }
    let entry = Audit::new(ASSESS.action, "punt", from.id).fact("nummer", from.number);
    tx.audit(ctx, entry.fact("in", target.number)).await?;
    Ok(())
}

#[allow(clippy::too_many_arguments, reason = "shared by the verb and the loader of worlds")]
pub(crate) async fn put_merge(
    tx: &mut Tx,
    ctx: &Ctx,
    from: &PointRow,
    target: &PointRow,
    reason: &str,
    by: &By,
    at: Timestamp,
    example: bool,
) -> Result<()> {
    let merged = Status::Merged;
    if point::set_status(tx, ctx.tenant, from.id, merged, reason, "", Some(target.id), at).await? == 0 {
        return Err(Error::Conflict("punt-is-samengevoegd"));
    }
    let told = |status, other| NewEvent { text: reason, other, example, ..NewEvent::new(status, at) };
    story::event(tx, ctx, from.id, by, &told(merged, Some(target.id))).await?;
    story::event(tx, ctx, target.id, by, &told(target.status, Some(from.id))).await?;
    crate::store::support::carry_support(tx, ctx.tenant, from.id, target.id).await?;
    let href = Places::read(tx, ctx.tenant, &[target.id]).await?.href(target.id, target.number);
    let followed = Subject { kind: FOLLOWED, id: target.id.uuid(), name: target.text.title.clone(), href };
    follow::hand_over(tx, ctx, from.id.uuid(), &followed).await?;
    point::touch(tx, ctx.tenant, target.id, at).await?;
    Ok(())
}
