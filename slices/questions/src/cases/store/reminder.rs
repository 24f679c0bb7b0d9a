// SPDX-License-Identifier: EUPL-1.2
//! The reminders of promises, and of what is asked of policy officers, that went out.

use db::{DbError, Tx, sql};
use kernel::TenantId;

use crate::cases::model::CasusId;
use crate::store::reminder::Memory;

/// Reminders of promises.
pub const PROMISES: Memory = Memory(
    "INSERT INTO casus_reminder (tenant_id, promise_id, due, kind, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, promise_id, due, kind) DO NOTHING",
);
/// Reminders of what is asked of the policy officer in a casus, to be answered by a day.
pub const ASKED: Memory = Memory(
    "INSERT INTO casus_asked_reminder (tenant_id, casus_id, due, kind, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, casus_id, due, kind) DO NOTHING",
);

/// Forgets the reminders of what was asked of the policy officer before: something else is asked now.
pub async fn begin_asking(tx: &mut Tx, tenant: TenantId, casus: CasusId) -> Result<(), DbError> {
    let sql = sql!("DELETE FROM casus_asked_reminder WHERE tenant_id = $1 AND casus_id = $2", tenant, casus);
    tx.run(sql).await?;
    Ok(())
}
