// SPDX-License-Identifier: EUPL-1.2
//! Undoing an import: what it did, what stands in the way, and removing what it added.

use db::{Conn, DbError, Tx, sql};
use kernel::{PersonId, TenantId, Timestamp};
use uuid::Uuid;

use crate::model::{ImportId, PointId};

db::row! {
    /// What an import did to a point.
    pub struct DoneRow {
        /// Which point.
        pub point_id: PointId,
        /// The revision that it left.
        pub revision: i64,
        /// What the point said before, as JSON; nothing when the import added it.
        pub previous: Option<String>,
    }
}

/// What an import did, point by point.
pub async fn rows(conn: &mut Conn, tenant: TenantId, import: ImportId) -> Result<Vec<DoneRow>, DbError> {
    conn.all(sql!(
        "SELECT point_id, revision, previous FROM agenda_import_row
         WHERE tenant_id = $1 AND import_id = $2 ORDER BY point_id",
        tenant,
        import
    ))
    .await
}

/// How many points of an import something else happened to since: they were changed, or they were
/// added and somebody promised, wrote, answered, supported or merged.
pub async fn in_the_way(conn: &mut Conn, tenant: TenantId, import: ImportId) -> Result<i64, DbError> {
    let (count,) = conn
        .one(sql!(
            "SELECT count(*) AS n FROM agenda_import_row r
             LEFT JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
             WHERE r.tenant_id = $1 AND r.import_id = $2 AND (p.id IS NULL OR p.revision <> r.revision
               OR (r.previous IS NULL AND (
                 EXISTS (SELECT 1 FROM promise x WHERE x.tenant_id = $1 AND x.point_id = r.point_id)
                 OR EXISTS (SELECT 1 FROM note x WHERE x.tenant_id = $1 AND x.point_id = r.point_id)
                 OR EXISTS (SELECT 1 FROM assessment x WHERE x.tenant_id = $1 AND x.point_id = r.point_id)
                 OR EXISTS (SELECT 1 FROM support x WHERE x.tenant_id = $1 AND x.point_id = r.point_id)
                 OR (SELECT count(*) FROM point_event x WHERE x.tenant_id = $1 AND x.point_id = r.point_id) > 1)))",
            tenant,
            import
        ))
        .await?;
    Ok(count)
}

/// Removes points to which nothing happened but that they were added.
pub async fn remove_points(tx: &mut Tx, tenant: TenantId, points: &[PointId]) -> Result<u64, DbError> {
    let mut removed = 0;
    for chunk in points.chunks(super::CHUNK) {
        for head in [
            "DELETE FROM point_event WHERE tenant_id = $1 AND point_id IN ",
            "DELETE FROM point_kern WHERE tenant_id = $1 AND point_id IN ",
        ] {
            let mut sql = sql!(head, tenant);
            sql.bind_list(chunk.iter().copied());
            tx.run(sql).await?;
        }
        let mut sql = sql!("DELETE FROM point WHERE tenant_id = $1 AND id IN ", tenant);
        sql.bind_list(chunk.iter().copied());
        removed += tx.run(sql).await?;
    }
    Ok(removed)
}

/// An earlier import that left the revision which is now restored under a new number, is told that
/// number: it can still be undone.
pub async fn renumber(
    tx: &mut Tx,
    tenant: TenantId,
    point: PointId,
    from: i64,
    to: i64,
) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE agenda_import_row SET revision = $4 WHERE tenant_id = $1 AND point_id = $2 AND revision = $3",
        tenant,
        point,
        from,
        to
    ))
    .await?;
    Ok(())
}

/// Removes the themes and draft agendas that an import made and that nothing uses any more.
pub async fn remove_made(tx: &mut Tx, tenant: TenantId, import: ImportId) -> Result<(), DbError> {
    tx.run(sql!(
        "DELETE FROM theme WHERE tenant_id = $1
           AND id IN (SELECT made_id FROM agenda_import_made WHERE tenant_id = $1 AND import_id = $2 AND kind = 'theme')
           AND NOT EXISTS (SELECT 1 FROM point p WHERE p.tenant_id = $1 AND p.theme_id = theme.id)",
        tenant,
        import
    ))
    .await?;
    let empty: Vec<(Uuid,)> = tx
        .all(sql!(
            "SELECT a.id FROM agenda_import_made m JOIN agenda a ON a.tenant_id = m.tenant_id AND a.id = m.made_id
             WHERE m.tenant_id = $1 AND m.import_id = $2 AND m.kind = 'agenda' AND a.state = 'draft' AND a.revision = 1
               AND NOT EXISTS (SELECT 1 FROM point p WHERE p.tenant_id = $1 AND p.agenda_id = a.id)
               AND NOT EXISTS (SELECT 1 FROM theme t WHERE t.tenant_id = $1 AND t.agenda_id = a.id)",
            tenant,
            import
        ))
        .await?;
    for (agenda,) in empty {
        tx.run(sql!("DELETE FROM agenda_kern WHERE tenant_id = $1 AND agenda_id = $2", tenant, agenda))
            .await?;
        tx.run(sql!("DELETE FROM agenda WHERE tenant_id = $1 AND id = $2", tenant, agenda)).await?;
    }
    Ok(())
}

/// Marks an import as undone. `false` when it was already.
pub async fn mark(tx: &mut Tx, tenant: TenantId, import: ImportId, at: Timestamp) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE agenda_import SET undone_at = $3 WHERE tenant_id = $1 AND id = $2 AND undone_at IS NULL",
            tenant,
            import,
            at
        ))
        .await?;
    Ok(rows == 1)
}

/// Takes a person's name off the imports.
pub async fn unname(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE agenda_import SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        tenant,
        person
    ))
    .await?;
    Ok(())
}
