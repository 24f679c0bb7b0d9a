// SPDX-License-Identifier: EUPL-1.2
//! What becomes of a promise: kept, a later date, or cancelled. What was promised before stays readable.

use db::Tx;
use kernel::{Ctx, Date, Error, Invalid, Permit, Result};

use super::{CHANGED, Done, finish, is_for};
use crate::cases::model::{Deed, FURTHEST, Outcome, PromiseId};
use crate::cases::policy::{Act, Step};
use crate::cases::store::casus::CasusRow;
use crate::cases::store::deed::Told;
use crate::cases::store::promise::{self, PromiseRow};
use crate::commands::said;

const LATE: Error = Error::Conflict(CHANGED);

/// The promise of this id in a casus.
async fn find(tx: &mut Tx, ctx: &Ctx, casus: &CasusRow, id: PromiseId) -> Result<PromiseRow> {
    let all = promise::of(tx, ctx.tenant, casus.id).await?;
    let found = all.into_iter().find(|promise| promise.id == id).ok_or(Error::NotFound)?;
    if found.outcome.is_some() { Err(LATE) } else { Ok(found) }
}

fn told(promise: &PromiseRow, text: &str) -> Told {
    Told { text: text.into(), promise: Some(promise.id), ..Told::default() }
}

/// Keeps a promise: says what came out.
///
/// # Errors
/// Invalid when it does not say what came out; a conflict when the promise is not open any more.
pub async fn keep(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (id, text): (PromiseId, &str),
) -> Result<Done> {
    settle(tx, ctx, permit, (Deed::Keep, Outcome::Kept), (id, text)).await
}

/// Cancels a promise, with a reason.
///
/// # Errors
/// Invalid without a reason; a conflict when the promise is not open any more.
pub async fn cancel(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (id, text): (PromiseId, &str),
) -> Result<Done> {
    settle(tx, ctx, permit, (Deed::Cancel, Outcome::Cancelled), (id, text)).await
}

async fn settle(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (deed, outcome): (Deed, Outcome),
    (id, text): (PromiseId, &str),
) -> Result<Done> {
    let casus = is_for(permit, deed)?;
    said("tekst", text)?;
    let promise = find(tx, ctx, &casus, id).await?;
    if !promise::settle(tx, ctx.tenant, &promise, (outcome, ctx.today())).await? {
        return Err(LATE);
    }
    finish(tx, ctx, permit, casus, told(&promise, text)).await
}

/// Moves a promise to a later date, with a reason.
///
/// # Errors
/// Invalid without a reason, or when the date is not later than what was promised; a conflict when the
/// promise is not open any more.
pub async fn shift(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (id, to, reason): (PromiseId, Date, &str),
) -> Result<Done> {
    let casus = is_for(permit, Deed::Move)?;
    let promise = find(tx, ctx, &casus, id).await?;
    let mut invalid = Invalid::default();
    if reason.trim().is_empty() {
        invalid.add("tekst", "casus-reden-nodig");
    }
    if to <= promise.due || to < ctx.today() {
        invalid.add("datum", "casus-datum-niet-later");
    } else if ctx.today().days_until(to) > FURTHEST {
        invalid.add("datum", "casus-datum-te-ver");
    }
    invalid.check()?;
    if !promise::shift(tx, ctx.tenant, &promise, to).await? {
        return Err(LATE);
    }
    let told = Told { due: Some(to), was: Some(promise.due), ..told(&promise, reason) };
    finish(tx, ctx, permit, casus, told).await
}
