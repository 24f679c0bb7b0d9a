// SPDX-License-Identifier: EUPL-1.2
//! "Dit vind ik ook belangrijk": once per person and point. The number stands with the point.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, PersonId, TenantId};

use crate::model::PointId;

/// Adds support of a person. `false` when it was there already.
pub async fn support(tx: &mut Tx, ctx: &Ctx, point: PointId, person: PersonId) -> Result<bool, DbError> {
    let new = tx
        .run(sql!(
            "INSERT INTO support (tenant_id, point_id, person_id, at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (tenant_id, point_id, person_id) DO NOTHING",
            ctx.tenant,
            point,
            person,
            ctx.now()
        ))
        .await?;
    if new == 1 {
        count_support(tx, ctx.tenant, point, 1).await?;
    }
    Ok(new == 1)
}

/// Takes back the support of a person. `false` when there was none.
pub async fn withdraw_support(
    tx: &mut Tx,
    ctx: &Ctx,
    point: PointId,
    person: PersonId,
) -> Result<bool, DbError> {
    let gone = tx
        .run(sql!(
            "DELETE FROM support WHERE tenant_id = $1 AND point_id = $2 AND person_id = $3",
            ctx.tenant,
            point,
            person
        ))
        .await?;
    if gone == 1 {
        count_support(tx, ctx.tenant, point, -1).await?;
    }
    Ok(gone == 1)
}

/// Adds to the number of supporters.
pub async fn count_support(tx: &mut Tx, tenant: TenantId, point: PointId, by: i64) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE point SET supporters = supporters + $3 WHERE tenant_id = $1 AND id = $2",
        tenant,
        point,
        by
    ))
    .await?;
    Ok(())
}

/// Whether this person supports the point.
pub async fn supports(
    conn: &mut Conn,
    tenant: TenantId,
    point: PointId,
    person: PersonId,
) -> Result<bool, DbError> {
    conn.exists(sql!(
        "SELECT 1 AS one FROM support WHERE tenant_id = $1 AND point_id = $2 AND person_id = $3",
        tenant,
        point,
        person
    ))
    .await
}

/// Counts the supporters of a merged point with the point it goes on in; who supported both counts
/// once. The merged point keeps its own number.
pub async fn carry_support(tx: &mut Tx, tenant: TenantId, from: PointId, to: PointId) -> Result<(), DbError> {
    let new = tx
        .run(sql!(
            "INSERT INTO support (tenant_id, point_id, person_id, at)
             SELECT tenant_id, $3, person_id, at FROM support WHERE tenant_id = $1 AND point_id = $2
             ON CONFLICT (tenant_id, point_id, person_id) DO NOTHING",
            tenant,
            from,
            to
        ))
        .await?;
    let new = i64::try_from(new).unwrap_or(i64::MAX);
    count_support(tx, tenant, to, new).await
}
