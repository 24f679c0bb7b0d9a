// SPDX-License-Identifier: EUPL-1.2
//! Imports: what is there by external id, and what an import wrote.

pub mod draft;
pub mod undo;

use std::collections::BTreeMap;

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, TenantId, Timestamp};
use uuid::Uuid;
use villages::KernId;

use super::point::{self, PointRow};
use super::story::By;
use crate::import::stored::Stored;
use crate::model::{ImportId, Owner, PointId, ThemeId};
use crate::store::agenda::ThemeRow;

/// So many values per statement: well under what either engine takes.
const CHUNK: usize = 500;

db::row! {
    /// An import that was done.
    pub struct ImportRow {
        /// Its id.
        pub id: ImportId,
        /// The name of the file.
        pub file_name: String,
        /// When.
        pub at: Timestamp,
        /// By which role, as its code.
        pub by_role: String,
        /// How many points it added.
        pub added: i64,
        /// How many points it changed.
        pub changed: i64,
        /// When it was undone.
        pub undone_at: Option<Timestamp>,
    }
}

/// The points with these external ids, each with its kernen.
pub async fn there(
    conn: &mut Conn,
    tenant: TenantId,
    external_ids: &[&str],
) -> Result<BTreeMap<String, (PointRow, Vec<KernId>)>, DbError> {
    let mut rows: Vec<PointRow> = Vec::new();
    for chunk in external_ids.chunks(CHUNK) {
        let mut sql = point::select(" WHERE p.tenant_id = $1 AND p.external_id IN ").with(tenant);
        sql.bind_list(chunk.iter().copied());
        rows.extend(conn.all::<PointRow>(sql).await?);
    }
    let found = with_kernen(conn, tenant, rows).await?;
    Ok(found
        .into_iter()
        .filter_map(|(row, kernen)| Some((row.external_id.clone()?, (row, kernen))))
        .collect())
}

/// The points with these ids, each with its kernen.
pub async fn by_ids(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[PointId],
) -> Result<Vec<(PointRow, Vec<KernId>)>, DbError> {
    let mut rows: Vec<PointRow> = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let mut sql = point::select(" WHERE p.tenant_id = $1 AND p.id IN ").with(tenant);
        sql.bind_list(chunk.iter().copied());
        rows.extend(conn.all::<PointRow>(sql).await?);
    }
    with_kernen(conn, tenant, rows).await
}

async fn with_kernen(
    conn: &mut Conn,
    tenant: TenantId,
    rows: Vec<PointRow>,
) -> Result<Vec<(PointRow, Vec<KernId>)>, DbError> {
    let ids: Vec<PointId> = rows.iter().map(|row| row.id).collect();
    let mut kernen: BTreeMap<PointId, Vec<KernId>> = BTreeMap::new();
    for chunk in ids.chunks(CHUNK) {
        for (id, kern) in point::kernen_of(conn, tenant, chunk).await? {
            kernen.entry(id).or_default().push(kern);
        }
    }
    Ok(rows
        .into_iter()
        .map(|row| (kernen.remove(&row.id).unwrap_or_default(), row))
        .map(|(k, r)| (r, k))
        .collect())
}

db::row! {
    /// What the newest import that was not undone left of a point.
    pub struct WrittenRow {
        /// Which point.
        pub point_id: PointId,
        /// The revision that it left.
        pub revision: i64,
        /// What files said about it so far, as JSON; older imports did not keep that.
        pub written: Option<String>,
    }
}

/// What imports left of points.
pub async fn written(
    conn: &mut Conn,
    tenant: TenantId,
    points: &[PointId],
) -> Result<BTreeMap<PointId, WrittenRow>, DbError> {
    let mut newest = BTreeMap::new();
    for chunk in points.chunks(CHUNK) {
        let mut sql = sql!(
            "SELECT r.point_id, r.revision, r.written FROM agenda_import_row r
             JOIN agenda_import i ON i.tenant_id = r.tenant_id AND i.id = r.import_id AND i.undone_at IS NULL
             WHERE r.tenant_id = $1 AND r.point_id IN ",
            tenant
        );
        sql.bind_list(chunk.iter().copied()).push(" ORDER BY i.at, i.id");
        // Of two of the same point the later one stays.
        newest.extend(conn.all::<WrittenRow>(sql).await?.into_iter().map(|row| (row.point_id, row)));
    }
    Ok(newest)
}

/// Every theme. Municipalities have some hundreds.
pub async fn themes(conn: &mut Conn, tenant: TenantId) -> Result<Vec<ThemeRow>, DbError> {
    conn.all(sql!("SELECT id, agenda_id, name FROM theme WHERE tenant_id = $1", tenant)).await
}

/// Records an import.
pub async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    id: ImportId,
    file_name: &str,
    added: i64,
    changed: i64,
) -> Result<(), DbError> {
    let by = By::actor(ctx);
    tx.run(sql!(
        "INSERT INTO agenda_import (tenant_id, id, file_name, at, by_person, by_role, added, changed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ctx.tenant,
        id,
        file_name,
        ctx.now(),
        by.person,
        by.role,
        added,
        changed
    ))
    .await?;
    Ok(())
}

/// What an import did to a point.
#[derive(Clone, Debug)]
pub struct Done {
    /// Which.
    pub point: PointId,
    /// The revision that it left.
    pub revision: i64,
    /// What the point said before, as JSON; nothing when the import added it.
    pub previous: Option<String>,
    /// What files said about it so far, as JSON.
    pub written: String,
}

/// Records what an import did to points.
pub async fn insert_rows(
    tx: &mut Tx,
    tenant: TenantId,
    import: ImportId,
    rows: &[Done],
) -> Result<(), DbError> {
    for chunk in rows.chunks(CHUNK) {
        let mut sql = Sql::new(
            "INSERT INTO agenda_import_row (tenant_id, import_id, point_id, revision, previous, written) VALUES ",
        );
        for (index, done) in chunk.iter().enumerate() {
            sql.push(if index == 0 { "(" } else { ", (" }).bind(tenant).push(", ").bind(import).push(", ");
            sql.bind(done.point).push(", ").bind(done.revision).push(", ").bind(done.previous.clone());
            sql.push(", ").bind(done.written.as_str()).push(")");
        }
        tx.run(sql).await?;
    }
    Ok(())
}

/// Records an agenda or theme that an import made.
pub async fn insert_made(
    tx: &mut Tx,
    tenant: TenantId,
    import: ImportId,
    kind: &'static str,
    made: Uuid,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO agenda_import_made (tenant_id, import_id, kind, made_id) VALUES ($1, $2, $3, $4)",
        tenant,
        import,
        kind,
        made
    ))
    .await?;
    Ok(())
}

/// Gives a point what it is to say and the agenda that it is to stand on, all but its status. Returns
/// the new revision; `None` when somebody else changed the point since it was read.
pub async fn put(
    tx: &mut Tx,
    ctx: &Ctx,
    point: &PointRow,
    theme: Option<ThemeId>,
    stored: &Stored,
) -> Result<Option<i64>, DbError> {
    let owners = stored.owners();
    let agenda = stored.agenda.unwrap_or(point.agenda_id);
    let row: Option<(i64,)> = tx
        .opt(sql!(
            "UPDATE point SET title = $3, body = $4, theme_id = $5, owner_residents = $6, owner_municipality = $7,
               owner_partner = $8, planning = $9, source_name = $10, source_url = $11, source_status = $12,
               source_planning = $13, touched_at = $14, as_of = $16, agenda_id = $17, revision = revision + 1
             WHERE tenant_id = $1 AND id = $2 AND revision = $15 RETURNING revision",
            ctx.tenant,
            point.id,
            &stored.title,
            &stored.body,
            theme,
            owners.contains(&Owner::Residents),
            owners.contains(&Owner::Municipality),
            owners.contains(&Owner::Partner),
            stored.planning,
            stored.source_name.clone(),
            stored.source_url.clone(),
            stored.source_status.clone(),
            stored.source_planning.clone(),
            ctx.now(),
            point.revision,
            stored.as_of.clone(),
            agenda
        ))
        .await?;
    Ok(row.map(|(revision,)| revision))
}

/// Replaces the kernen of a point.
pub async fn put_kernen(
    tx: &mut Tx,
    tenant: TenantId,
    point: PointId,
    kernen: &[KernId],
) -> Result<(), DbError> {
    tx.run(sql!("DELETE FROM point_kern WHERE tenant_id = $1 AND point_id = $2", tenant, point)).await?;
    for kern in kernen {
        tx.run(sql!(
            "INSERT INTO point_kern (tenant_id, point_id, kern_id) VALUES ($1, $2, $3)",
            tenant,
            point,
            *kern
        ))
        .await?;
    }
    Ok(())
}

/// The newest imports, newest first.
pub async fn newest(conn: &mut Conn, tenant: TenantId, limit: u32) -> Result<Vec<ImportRow>, DbError> {
    conn.all(sql!(
        "SELECT id, file_name, at, by_role, added, changed, undone_at FROM agenda_import
         WHERE tenant_id = $1 ORDER BY at DESC, id DESC LIMIT $2",
        tenant,
        limit
    ))
    .await
}

/// One import.
pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: ImportId) -> Result<Option<ImportRow>, DbError> {
    conn.opt(sql!(
        "SELECT id, file_name, at, by_role, added, changed, undone_at FROM agenda_import
         WHERE tenant_id = $1 AND id = $2",
        tenant,
        id
    ))
    .await
}
