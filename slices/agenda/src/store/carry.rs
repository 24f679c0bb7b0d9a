// SPDX-License-Identifier: EUPL-1.2
//! Points that go on in the next version of their agenda, and those that stayed behind.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, TenantId};

use super::point::{self, PointRow};
use crate::model::{AgendaId, ThemeId};

/// The open points that stayed behind on replaced versions before this agenda, by number.
pub async fn left(conn: &mut Conn, tenant: TenantId, agenda: AgendaId) -> Result<Vec<PointRow>, DbError> {
    let sql = point::select(
        " JOIN agenda o ON o.tenant_id = p.tenant_id AND o.id = p.agenda_id AND o.state = 'replaced'
         JOIN agenda n ON n.tenant_id = o.tenant_id AND n.slug = o.slug AND n.version > o.version
         WHERE p.tenant_id = $1 AND n.id = $2 AND p.status NOT IN ('done', 'impossible', 'settled', 'merged')
         ORDER BY p.number LIMIT 500",
    );
    conn.all(sql.with(tenant).with(agenda)).await
}

/// The newest adopted version after this agenda.
pub async fn successor(
    conn: &mut Conn,
    tenant: TenantId,
    agenda: AgendaId,
) -> Result<Option<AgendaId>, DbError> {
    let row: Option<(AgendaId,)> = conn
        .opt(sql!(
            "SELECT n.id FROM agenda o JOIN agenda n ON n.tenant_id = o.tenant_id AND n.slug = o.slug
               AND n.version > o.version AND n.state = 'adopted'
             WHERE o.tenant_id = $1 AND o.id = $2 ORDER BY n.version DESC LIMIT 1",
            tenant,
            agenda
        ))
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Lets a point go on in another agenda; 0 when it is no longer where it was.
pub async fn carry(
    tx: &mut Tx,
    ctx: &Ctx,
    point: &PointRow,
    agenda: AgendaId,
    theme: Option<ThemeId>,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE point SET agenda_id = $4, theme_id = $5, touched_at = $6, revision = revision + 1
         WHERE tenant_id = $1 AND id = $2 AND agenda_id = $3",
        ctx.tenant,
        point.id,
        point.agenda_id,
        agenda,
        theme,
        ctx.now()
    ))
    .await
}
