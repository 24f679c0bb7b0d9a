// SPDX-License-Identifier: EUPL-1.2
//! The reminders of promises, and of what is asked of policy officers, that went out.

use db::{DbError, Tx, sql};
use kernel::{Ctx, Date, TenantId};

use super::list::DueRow;
use crate::cases::model::CasusId;

/// Remembers that somebody was reminded of this promise and its date on this occasion. False when that
/// was so already.
pub async fn promised(tx: &mut Tx, ctx: &Ctx, promise: &DueRow, kind: &str) -> Result<bool, DbError> {
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

/// Forgets the reminders of what was asked of the policy officer before: something else is asked now.
pub async fn begin_asking(tx: &mut Tx, tenant: TenantId, casus: CasusId) -> Result<(), DbError> {
    let sql = sql!("DELETE FROM casus_asked_reminder WHERE tenant_id = $1 AND casus_id = $2", tenant, casus);
    tx.run(sql).await?;
    Ok(())
}

/// The same of what is asked of the policy officer in this casus, to be answered by this day.
pub async fn asked(
    tx: &mut Tx,
    ctx: &Ctx,
    (casus, due): (CasusId, Date),
    kind: &str,
) -> Result<bool, DbError> {
    let new = tx
        .run(sql!(
            "INSERT INTO casus_asked_reminder (tenant_id, casus_id, due, kind, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (tenant_id, casus_id, due, kind) DO NOTHING",
            ctx.tenant,
            casus,
            due,
            kind,
            ctx.now()
        ))
        .await?;
    Ok(new == 1)
}
