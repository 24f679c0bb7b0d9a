// SPDX-License-Identifier: EUPL-1.2
//! Numbers per municipality, such as "punt 112": no gaps are promised, no number comes twice.

use kernel::TenantId;

use crate::{DbError, Tx, sql};

/// The next number of this name, from 1. A name may hold a year, for what is counted anew each year.
///
/// # Errors
/// Whatever the database refuses.
pub async fn next(tx: &mut Tx, tenant: TenantId, name: &str) -> Result<i64, DbError> {
    let (value,) = tx
        .one(sql!(
            "INSERT INTO counter (tenant_id, name, value) VALUES ($1, $2, 1)
             ON CONFLICT (tenant_id, name) DO UPDATE SET value = counter.value + 1
             RETURNING value",
            tenant,
            name
        ))
        .await?;
    Ok(value)
}
