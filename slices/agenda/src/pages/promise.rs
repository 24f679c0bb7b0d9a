// SPDX-License-Identifier: EUPL-1.2
//! Making, moving and closing promises from the page of their point.

use db::Tx;
use kernel::{Ctx, Date, Error, Result};
use web::{Parser, Reply, Visit};

use super::edit::act;
use crate::commands::{self, Close};
use crate::model::{Ending, Owner};
use crate::policy;
use crate::store::promise::{self, NewPromise, PromiseRow};

pub(super) async fn make(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let what = parser.text("wat", 3, 500);
    let owner = parser.choice("eigenaar", Owner::parse).unwrap_or(Owner::Municipality);
    let (team, partner, group) = (parser.opt_id("team"), parser.opt_id("partner"), parser.opt_id("groep"));
    let amount = parser.opt_euro("bedrag");
    let due = parser.date("datum").unwrap_or_else(|| visit.ctx.today());
    let parsed = parser.finish();
    let new = NewPromise { what, owner, group, team, partner, amount, due };
    act(visit, &policy::PROMISE, "toezegging", "melding-toezegging", parsed, move |ctx, at, tx| {
        let new = new.clone();
        Box::pin(async move {
            let permit = policy::may_promise(&ctx, at)?;
            commands::make_promise(tx, &ctx, &permit, &new).await.map(drop)
        })
    })
    .await
}

pub(super) async fn shift(visit: Visit) -> Result<Reply> {
    let number: i64 = visit.param_as("toezegging")?;
    let mut parser = Parser::new(&visit.input);
    let seen = parser.opt_date("versie");
    let to: Date = parser.date("datum").unwrap_or_else(|| visit.ctx.today());
    let reason = parser.text("reden", 1, 1000);
    let parsed = parser.finish();
    act(visit, &policy::PROMISE, "verzet", "melding-verzet", parsed, move |ctx, at, tx| {
        let reason = reason.clone();
        Box::pin(async move {
            let permit = policy::may_promise(&ctx, at)?;
            let promise = find(tx, &ctx, number, seen).await?;
            commands::move_promise(tx, &ctx, &permit, &promise, to, &reason).await
        })
    })
    .await
}

pub(super) async fn close(visit: Visit) -> Result<Reply> {
    let number: i64 = visit.param_as("toezegging")?;
    let mut parser = Parser::new(&visit.input);
    let seen = parser.opt_date("versie");
    let ending = parser.choice("uitkomst", Ending::parse).unwrap_or(Ending::Done);
    let on = parser.opt_date("klaar-op");
    let close = Close { ending, on, reason: parser.text("reden", 0, 1000) };
    let parsed = parser.finish();
    act(visit, &policy::PROMISE, "uitkomst", "melding-uitkomst", parsed, move |ctx, at, tx| {
        let close = close.clone();
        Box::pin(async move {
            let permit = policy::may_close_promise(&ctx, at)?;
            let promise = find(tx, &ctx, number, seen).await?;
            commands::close_promise(tx, &ctx, &permit, &promise, &close).await.map(drop)
        })
    })
    .await
}

/// The promise with this number, unless it was closed or moved since its date was `seen`. Who names no
/// date is judged by what is there.
async fn find(tx: &mut Tx, ctx: &Ctx, number: i64, seen: Option<Date>) -> Result<PromiseRow> {
    let promise = promise::by_number(tx, ctx.tenant, number).await?.ok_or(Error::NotFound)?;
    if seen.is_some_and(|seen| seen != promise.due || promise.outcome.is_some()) {
        return Err(Error::Conflict("toezegging-intussen-veranderd"));
    }
    Ok(promise)
}
