// SPDX-License-Identifier: EUPL-1.2
//! The reminders of promises that went out.

use db::{DbError, Tx, sql};
use kernel::Ctx;

use super::list::DueRow;

/// Remembers that somebody was reminded of this promise and its date on this occasion. False when that
/// was so already.
pub async fn remember(tx: &mut Tx, ctx: &Ctx, promise: &DueRow, kind: &str) -> Result<bool, DbError> {
    let new = tx
        .run(sql!(
            "INSERT INTO casus_reminder (tenant_id, promise_id, due, kind, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (tenant_id, promise_id, due, kind) DO NOTHING",
            ctx.tenant,
            promise.promise_id,
            promise.due,
            kind,
            ctx.now()
        ))
        .await?;
    Ok(new == 1)
}
