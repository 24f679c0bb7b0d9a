// SPDX-License-Identifier: EUPL-1.2
//! Promises: made, moved with a reason, closed with an outcome. Nothing is overwritten.

use db::Tx;
use kernel::{Audit, Ctx, Date, Error, Invalid, Permit, Result};

use crate::model::{Ending, Outcome, Owner, PointId, PromiseId};
use crate::parties::Parties;
use crate::policy::{ClosePromise, PROMISE, PointAt, Promise};
use crate::store::point;
use crate::store::promise::{self, Closed, NewPromise, PromiseRow};
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
    unless_merged(tx, ctx, point.id).await?;
    point::touch(tx, ctx.tenant, point.id, ctx.now()).await?;
    let entry = Audit::new(PROMISE.action, "toezegging", id).fact("punt", point.number);
    tx.audit(ctx, entry.fact("datum", new.due)).await?;
    Ok((id, number))
}

/// Refuses what somebody else merged away since the permit was given. Asked when the point was
/// written: a merge at the same time has ended by then, or waits and finds the promise.
async fn unless_merged(tx: &mut Tx, ctx: &Ctx, point: PointId) -> Result<()> {
    if point::is_merged(tx, ctx.tenant, point).await? {
        return Err(Error::Conflict("punt-is-samengevoegd"));
    }
    Ok(())
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
    unless_merged(tx, ctx, promise.point_id).await?;
    point::touch(tx, ctx.tenant, promise.point_id, ctx.now()).await?;
    let entry = Audit::new(PROMISE.action, "toezegging", promise.id).fact("van", promise.due);
    tx.audit(ctx, entry.fact("naar", to)).await?;
    Ok(())
}

/// What somebody says that became of a promise.
#[derive(Clone, Debug)]
pub struct Close {
    /// What it came to.
    pub ending: Ending,
    /// The day on which it was done; today when nobody says. Of something that was not done there is
    /// none.
    pub on: Option<Date>,
    /// Why; of a kept promise, how that can be seen.
    pub reason: String,
}

/// Says what became of a promise, and why. Whether it was kept or done late follows from the day on
/// which it was done, not from the day on which that is said.
///
/// # Errors
/// Invalid without a reason, or with a day on which it cannot have been done; a conflict when it
/// was said already.
pub async fn close_promise(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<ClosePromise, PointAt>,
    promise: &PromiseRow,
    close: &Close,
) -> Result<Outcome> {
    belongs(permit, promise)?;
    let on = close.on.unwrap_or_else(|| ctx.today());
    let outcome = close.ending.outcome(promise.due, on);
    let mut invalid = Invalid::default();
    day_refusals(ctx, promise, close, &mut invalid);
    if close.reason.trim().is_empty() {
        let kept = outcome == Outcome::Kept;
        invalid.add("reden", if kept { "toezegging-bewijs-nodig" } else { "toezegging-reden-nodig" });
    }
    invalid.check()?;
    let done = close.ending == Ending::Done;
    let (by, on) = (By::actor(ctx), done.then_some(on));
    let closed = Closed { outcome, reason: &close.reason, on, by: &by, at: ctx.now() };
    if !promise::close(tx, ctx.tenant, promise, &closed).await? {
        return Err(Error::Conflict("toezegging-intussen-veranderd"));
    }
    point::touch(tx, ctx.tenant, promise.point_id, ctx.now()).await?;
    let mut entry = Audit::new(PROMISE.action, "toezegging", promise.id).fact("uitkomst", outcome.code());
    if let Some(on) = on {
        entry = entry.fact("klaar-op", on);
    }
    tx.audit(ctx, entry).await?;
    Ok(outcome)
}

/// Refuses a day on which it cannot have been done.
fn day_refusals(ctx: &Ctx, promise: &PromiseRow, close: &Close, invalid: &mut Invalid) {
    let Some(on) = close.on else { return };
    let made = promise.made_at.date_in(ctx.calendar.zone());
    if close.ending != Ending::Done {
        invalid.add("klaar-op", "toezegging-klaar-past-niet");
    } else if on > ctx.today() {
        invalid.add("klaar-op", "toezegging-klaar-later");
    } else if on < made {
        let args = vec![("datum", made.long(ctx.locale))];
        invalid.add_with("klaar-op", "toezegging-klaar-eerder", args);
    }
}

/// A promise can only be changed with a permit for its own point.
fn belongs<A>(permit: &Permit<A, PointAt>, promise: &PromiseRow) -> Result<()> {
    if promise.point_id == permit.subject().point.id { Ok(()) } else { Err(Error::NotFound) }
}
