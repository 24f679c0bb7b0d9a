// SPDX-License-Identifier: EUPL-1.2
//! Points that go on in the agenda after their own, and those that stayed behind.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, TenantId};

use super::point::{self, PointRow};
use crate::model::{AgendaId, PointId, ThemeId};

/// That an adopted agenda `n` comes after a replaced one `o`: it is the adopted version of the same, or,
/// when there is none and none in the making, one that has a kern in common. A shared agenda can be split
/// into two, and two can be joined into one.
const COMES_AFTER: &str = " n.state = 'adopted' AND (n.slug = o.slug OR (
    NOT EXISTS (SELECT 1 FROM agenda s WHERE s.tenant_id = o.tenant_id AND s.slug = o.slug
      AND (s.state = 'adopted' OR (s.state = 'draft' AND s.version > o.version)))
    AND EXISTS (SELECT 1 FROM agenda_kern x
      JOIN agenda_kern y ON y.tenant_id = x.tenant_id AND y.kern_id = x.kern_id AND y.agenda_id = n.id
      WHERE x.tenant_id = o.tenant_id AND x.agenda_id = o.id)))";

/// That something still has to happen on a point `p`.
const OPEN: &str = " AND p.status NOT IN ('done', 'impossible', 'settled', 'merged')";

/// The open points that stayed behind on replaced agendas before this one, by number: all of an older
/// version of itself, and of an agenda that was split or joined those that are about a kern of this one.
pub async fn left(conn: &mut Conn, tenant: TenantId, agenda: AgendaId) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select(
        " JOIN agenda o ON o.tenant_id = p.tenant_id AND o.id = p.agenda_id AND o.state = 'replaced'
         JOIN agenda n ON n.tenant_id = o.tenant_id AND n.id = $2
         WHERE p.tenant_id = $1 AND",
    );
    sql.push(COMES_AFTER).push(OPEN).push(
        " AND (n.slug = o.slug OR EXISTS (SELECT 1 FROM point_kern k
            JOIN agenda_kern y ON y.tenant_id = k.tenant_id AND y.kern_id = k.kern_id AND y.agenda_id = n.id
            WHERE k.tenant_id = p.tenant_id AND k.point_id = p.id))
         ORDER BY p.number LIMIT 500",
    );
    conn.all(sql.with(tenant).with(agenda)).await
}

/// The adopted agendas that come after a replaced one.
pub async fn successors(
    conn: &mut Conn,
    tenant: TenantId,
    agenda: AgendaId,
) -> Result<Vec<AgendaId>, DbError> {
    let mut sql = sql!(
        "SELECT n.id FROM agenda o JOIN agenda n ON n.tenant_id = o.tenant_id AND n.id <> o.id
         WHERE o.tenant_id = $1 AND o.id = $2 AND",
        tenant,
        agenda
    );
    sql.push(COMES_AFTER).push(" ORDER BY n.slug, n.version DESC");
    let rows: Vec<(AgendaId,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The open points of an agenda.
pub async fn open(conn: &mut Conn, tenant: TenantId, agenda: AgendaId) -> Result<Vec<PointId>, DbError> {
    let mut sql =
        sql!("SELECT p.id FROM point p WHERE p.tenant_id = $1 AND p.agenda_id = $2", tenant, agenda);
    sql.push(OPEN);
    let rows: Vec<(PointId,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
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
