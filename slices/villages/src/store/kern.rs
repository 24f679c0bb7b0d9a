// SPDX-License-Identifier: EUPL-1.2
//! Kernen.

use std::collections::BTreeMap;

use db::{Conn, DbError, Sql, Tx, Value, sql};
use kernel::{TenantId, Timestamp};

use super::bulk;
use crate::model::{Kern, KernId};

const SELECT: &str = "SELECT id, slug, name, lon, lat, residents, residents_on, residents_note, source_url,
    uncertain, phase, phase_note, intro, cbs_wijk, example, version, ended_at, ended_reason, successor_id
    FROM kern WHERE tenant_id = $1";

fn select(tenant: TenantId) -> Sql {
    sql!(SELECT, tenant)
}

/// Every kern that is there, by name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Kern>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND ended_at IS NULL ORDER BY name, id");
    conn.all(sql).await
}

/// Every kern by name, also those that ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn ever(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Kern>, DbError> {
    let mut sql = select(tenant);
    sql.push(" ORDER BY name, id");
    conn.all(sql).await
}

/// The kern with this name in addresses.
///
/// # Errors
/// Whatever the database refuses.
pub async fn by_slug(conn: &mut Conn, tenant: TenantId, slug: &str) -> Result<Option<Kern>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND slug = ").bind(slug);
    conn.opt(sql).await
}

/// The kern with this id.
///
/// # Errors
/// Whatever the database refuses.
pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: KernId) -> Result<Option<Kern>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND id = ").bind(id);
    conn.opt(sql).await
}

db::row! {
    struct Named {
        id: KernId,
        slug: String,
        name: String,
    }
}

/// Name in addresses and name of every kern, also of those that ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn names(conn: &mut Conn, tenant: TenantId) -> Result<BTreeMap<KernId, (String, String)>, DbError> {
    let rows: Vec<Named> =
        conn.all(sql!("SELECT id, slug, name FROM kern WHERE tenant_id = $1", tenant)).await?;
    Ok(rows.into_iter().map(|row| (row.id, (row.slug, row.name))).collect())
}

db::row! {
    /// The area of a kern.
    pub struct Area {
        /// Of which kern.
        pub id: KernId,
        /// GeoJSON geometry.
        pub area: String,
    }
}

/// The areas of the kernen that are there and have one, as GeoJSON.
///
/// # Errors
/// Whatever the database refuses.
pub async fn areas(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Area>, DbError> {
    let text = "SELECT id, area FROM kern WHERE tenant_id = $1 AND area IS NOT NULL AND ended_at IS NULL";
    conn.all(sql!(text, tenant)).await
}

/// A kern with its area.
#[derive(Clone)]
pub struct FullKern {
    /// Its data.
    pub kern: Kern,
    /// GeoJSON geometry.
    pub area: Option<String>,
}

/// Adds kernen; each starts at version 1.
///
/// # Errors
/// [`DbError::Taken`] when a slug is in use.
pub async fn add(tx: &mut Tx, tenant: TenantId, kernen: &[FullKern]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value>> = kernen
        .iter()
        .map(|FullKern { kern: k, area }| {
            vec![
                tenant.into(),
                k.id.into(),
                (&k.slug).into(),
                (&k.name).into(),
                k.lon.into(),
                k.lat.into(),
                area.clone().into(),
                k.residents.into(),
                k.residents_on.into(),
                k.residents_note.clone().into(),
                k.source_url.clone().into(),
                k.uncertain.clone().into(),
                k.phase.into(),
                k.phase_note.clone().into(),
                k.intro.clone().into(),
                k.cbs_wijk.clone().into(),
                k.example.into(),
            ]
        })
        .collect();
    let head = "INSERT INTO kern (tenant_id, id, slug, name, lon, lat, area, residents, residents_on,
         residents_note, source_url, uncertain, phase, phase_note, intro, cbs_wijk, example) VALUES ";
    bulk::insert(tx, head, &rows).await
}

/// The area of one kern, as GeoJSON.
///
/// # Errors
/// Whatever the database refuses.
pub async fn area(conn: &mut Conn, tenant: TenantId, id: KernId) -> Result<Option<String>, DbError> {
    let found: Option<(Option<String>,)> =
        conn.opt(sql!("SELECT area FROM kern WHERE tenant_id = $1 AND id = $2", tenant, id)).await?;
    Ok(found.and_then(|(area,)| area))
}

/// Changes a kern that still has the version of `kern`; `false` when somebody else was first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn edit(tx: &mut Tx, tenant: TenantId, kern: &Kern, area: Option<&str>) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE kern SET name = $4, lon = $5, lat = $6, area = $7, residents = $8, residents_on = $9,
                residents_note = $10, source_url = $11, uncertain = $12, phase = $13, phase_note = $14,
                intro = $15, cbs_wijk = $16, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            tenant,
            kern.id,
            kern.version,
            &kern.name,
            kern.lon,
            kern.lat,
            area.map(str::to_owned),
            kern.residents,
            kern.residents_on,
            kern.residents_note.clone(),
            kern.source_url.clone(),
            kern.uncertain.clone(),
            kern.phase,
            kern.phase_note.clone(),
            kern.intro.clone(),
            kern.cbs_wijk.clone()
        ))
        .await?;
    Ok(rows == 1)
}

/// Changes the introduction of a kern that still has `version`; `false` when somebody was first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn describe(
    tx: &mut Tx,
    tenant: TenantId,
    id: KernId,
    version: i64,
    intro: Option<String>,
) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE kern SET intro = $4, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            tenant,
            id,
            version,
            intro
        ))
        .await?;
    Ok(rows == 1)
}

/// Ends a kern that is there; `false` when somebody else was first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn end(
    tx: &mut Tx,
    tenant: TenantId,
    id: KernId,
    at: Timestamp,
    reason: &str,
    successor: Option<KernId>,
) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE kern SET ended_at = $3, ended_reason = $4, successor_id = $5, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND ended_at IS NULL",
            tenant,
            id,
            at,
            reason,
            successor
        ))
        .await?;
    Ok(rows == 1)
}

/// Takes the end of a kern back; `false` when somebody else was first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn restore(tx: &mut Tx, tenant: TenantId, id: KernId) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE kern SET ended_at = NULL, ended_reason = NULL, successor_id = NULL, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND ended_at IS NOT NULL",
            tenant,
            id
        ))
        .await?;
    Ok(rows == 1)
}

/// Whether another kern became part of this one, or somebody follows it: what no foreign key holds.
///
/// # Errors
/// Whatever the database refuses.
pub async fn is_named(conn: &mut Conn, tenant: TenantId, id: KernId) -> Result<bool, DbError> {
    let successor = "SELECT id FROM kern WHERE tenant_id = $1 AND successor_id = $2";
    let followed = "SELECT id FROM follower WHERE tenant_id = $1 AND subject_id = $2";
    Ok(conn.exists(sql!(successor, tenant, id)).await? || conn.exists(sql!(followed, tenant, id)).await?)
}

/// Removes a kern. Whatever belongs to it refuses that.
///
/// # Errors
/// [`DbError::Reference`] when something belongs to it.
pub async fn remove(tx: &mut Tx, tenant: TenantId, id: KernId) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM kern WHERE tenant_id = $1 AND id = $2", tenant, id)).await
}
