// SPDX-License-Identifier: EUPL-1.2
//! The figures of the last year: made up every night, so that reading them costs the same whatever
//! there was asked. On a day on which that was not done they are made up when somebody reads them.

use db::{Conn, Tx};
use jobs::{Every, Running, Task};
use kernel::{Ctx, Result};

use crate::figures::Report;
use crate::store::figures as store;

/// The kind of the job.
pub const KIND: &str = "questions.figures";
/// As soon as the day begins.
pub const TASK: Task = Task { kind: KIND, every: Every::DayAt(0) };
/// So many days are looked back.
const DAYS: i32 = 365;

/// Makes up the figures of today.
///
/// # Errors
/// Whatever the database refuses.
pub async fn run(run: Running) -> Result<()> {
    let ctx = run.ctx;
    run.db
        .write_housekeeping(move |tx| {
            let ctx = ctx.clone();
            Box::pin(async move { keep(tx, &ctx).await })
        })
        .await
}

/// Keeps the figures as they stand now, as those of today.
///
/// # Errors
/// Whatever the database refuses.
pub async fn keep(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    let report = make(tx, ctx).await?;
    store::keep(tx, ctx.tenant, &report).await
}

/// The figures of today.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_today(conn: &mut Conn, ctx: &Ctx) -> Result<Report> {
    match store::kept(conn, ctx.tenant, ctx.today()).await? {
        Some(report) => Ok(report),
        None => make(conn, ctx).await,
    }
}

async fn make(conn: &mut Conn, ctx: &Ctx) -> Result<Report> {
    let today = ctx.today();
    let rows = store::since(conn, ctx.tenant, today.add_days(-DAYS)).await?;
    Ok(Report::of(&rows, today))
}
