// SPDX-License-Identifier: EUPL-1.2
//! Promises: made, moved with a reason, closed with an outcome. Nothing is overwritten.

use db::Tx;
use kernel::{Audit, Ctx, Date, Error, Invalid, Permit, Result};

use crate::model::{Outcome, Owner, PromiseId};
use crate::parties::Parties;
use crate::policy::{PROMISE, PointAt, Promise};
use crate::store::point;
use crate::store::promise::{self, NewPromise, PromiseRow};
use crate::store::story::By;

/// Promises something on a point.
///
/// # Errors
/// Invalid when it says nothing, or its date has passed already.
pub async fn make_promise(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Promise, PointAt>,
    new: &NewPromise,
) -> Result<(PromiseId, i64)> {
    let mut invalid = Invalid::default();
    if new.what.trim().is_empty() {
        invalid.add("wat", "veld-leeg");
    }
    if new.due < ctx.today() {
        invalid.add("datum", "toezegging-datum-voorbij");
    }
    if !new.named().is_empty() {
        Parties::read(tx, ctx.tenant).await?.check(new.named(), &mut invalid);
        misplaced(new, &mut invalid);
    }
    invalid.check()?;
    let point = &permit.subject().point;
    let number = db::counter::next(tx, ctx.tenant, "toezegging").await?;
    let id = ctx.id();
    promise::insert(tx, ctx, id, number, point.id, new, &By::actor(ctx), ctx.now(), false).await?;
    point::touch(tx, ctx.tenant, point.id, ctx.now()).await?;
    let entry = Audit::new(PROMISE.action, "toezegging", id).fact("punt", point.number);
    tx.audit(ctx, entry.fact("datum", new.due)).await?;
    Ok((id, number))
}

/// Refuses a team where a partner acts, and the like: two answers to the same question.
fn misplaced(new: &NewPromise, invalid: &mut Invalid) {
    let named = [
        ("team", new.team.is_some(), Owner::Municipality),
        ("partner", new.partner.is_some(), Owner::Partner),
        ("groep", new.group.is_some(), Owner::Residents),
    ];
    for (field, _, _) in named.into_iter().filter(|(_, named, owner)| *named && *owner != new.owner) {
        invalid.add(field, "toezegging-wie-past-niet");
    }
}

/// Moves the date of a promise. The old date and the reason stay visible.
///
/// # Errors
/// Invalid without a reason or with the same date; a conflict when it was closed or moved meanwhile.
pub async fn move_promise(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Promise, PointAt>,
    promise: &PromiseRow,
    to: Date,
    reason: &str,
) -> Result<()> {
    belongs(permit, promise)?;
    let mut invalid = Invalid::default();
    if reason.trim().is_empty() {
        invalid.add("reden", "toezegging-reden-nodig");
    }
    if to == promise.due {
        invalid.add("datum", "toezegging-zelfde-datum");
    } else if to < ctx.today() {
        invalid.add("datum", "toezegging-datum-voorbij");
    }
    invalid.check()?;
    let by = By::actor(ctx);
    if !promise::move_due(tx, ctx, promise, promise.due, to, reason, &by, ctx.now(), false).await? {
        return Err(Error::Conflict("toezegging-intussen-veranderd"));
    }
    point::touch(tx, ctx.tenant, promise.point_id, ctx.now()).await?;
    let entry = Audit::new(PROMISE.action, "toezegging", promise.id).fact("van", promise.due);
    tx.audit(ctx, entry.fact("naar", to)).await?;
    Ok(())
}

/// Says what became of a promise, and why; of a kept one, how that can be seen.
///
/// # Errors
/// Invalid without that; a conflict when it was said already.
pub async fn close_promise(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Promise, PointAt>,
    promise: &PromiseRow,
    outcome: Outcome,
    reason: &str,
) -> Result<()> {
    belongs(permit, promise)?;
    let mut invalid = Invalid::default();
    if reason.trim().is_empty() {
        let kept = outcome == Outcome::Kept;
        invalid.add("reden", if kept { "toezegging-bewijs-nodig" } else { "toezegging-reden-nodig" });
    }
    if outcome == Outcome::Kept && promise.due < ctx.today() {
        invalid.add("uitkomst", "toezegging-is-te-laat");
    }
    invalid.check()?;
    if !promise::close(tx, ctx.tenant, promise, outcome, reason, ctx.now()).await? {
        return Err(Error::Conflict("toezegging-intussen-veranderd"));
    }
    point::touch(tx, ctx.tenant, promise.point_id, ctx.now()).await?;
    let entry = Audit::new(PROMISE.action, "toezegging", promise.id).fact("uitkomst", outcome.code());
    tx.audit(ctx, entry).await?;
    Ok(())
}

/// A promise can only be changed with a permit for its own point.
fn belongs(permit: &Permit<Promise, PointAt>, promise: &PromiseRow) -> Result<()> {
    if promise.point_id == permit.subject().point.id { Ok(()) } else { Err(Error::NotFound) }
}
