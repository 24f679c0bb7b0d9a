// SPDX-License-Identifier: EUPL-1.2
//! The forms that were sent: who taps a button twice does it once.

use db::{Conn, DbError, Tx, sql};
use kernel::TenantId;

use super::casus::{self, CasusRow};
use crate::cases::model::CasusId;

/// The casus in which the form with this mark was stored.
pub async fn of(conn: &mut Conn, tenant: TenantId, mark: &[u8]) -> Result<Option<CasusRow>, DbError> {
    let sql = casus::select(
        " JOIN casus_sent s ON s.tenant_id = c.tenant_id AND s.casus_id = c.id
          WHERE c.tenant_id = $1 AND s.sent_mark = $2",
    );
    conn.opt(sql.with(tenant).with(mark)).await
}

/// Remembers that a form was stored. False when it was stored before.
pub async fn remember(tx: &mut Tx, tenant: TenantId, casus: CasusId, mark: &[u8]) -> Result<bool, DbError> {
    let new = tx
        .run(sql!(
            "INSERT INTO casus_sent (tenant_id, sent_mark, casus_id) VALUES ($1, $2, $3)
             ON CONFLICT (tenant_id, sent_mark) DO NOTHING",
            tenant,
            mark,
            casus
        ))
        .await?;
    Ok(new == 1)
}
