// SPDX-License-Identifier: EUPL-1.2
//! Kernen and their phases.

use std::collections::BTreeMap;

use db::{Conn, DbError, Sql, Tx, Value, sql};
use kernel::{TenantId, Timestamp};

use super::bulk;
use crate::model::{Kern, KernId, Phase, PhaseNote};

const SELECT: &str = "SELECT id, slug, name, lon, lat, residents, residents_on, residents_note, source_url,
    uncertain, phase, phase_note, intro, cbs_wijk, example, version FROM kern WHERE tenant_id = $1";

fn select(tenant: TenantId) -> Sql {
    sql!(SELECT, tenant)
}

/// Every kern by name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Kern>, DbError> {
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

/// Name in addresses and name of every kern.
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

/// The areas of all kernen that have one, as GeoJSON.
///
/// # Errors
/// Whatever the database refuses.
pub async fn areas(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Area>, DbError> {
    conn.all(sql!("SELECT id, area FROM kern WHERE tenant_id = $1 AND area IS NOT NULL", tenant)).await
}

/// A kern to be added.
pub struct NewKern {
    /// Its data; the version is 1 whatever stands here.
    pub kern: Kern,
    /// GeoJSON geometry.
    pub area: Option<String>,
}

/// Adds kernen.
///
/// # Errors
/// [`DbError::Taken`] when a slug is in use.
pub async fn add(tx: &mut Tx, tenant: TenantId, kernen: &[NewKern]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value>> = kernen
        .iter()
        .map(|NewKern { kern: k, area }| {
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

/// What Beheer changes of a kern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KernEdit {
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub intro: Option<String>,
    /// The phase.
    pub phase: Phase,
    /// What has to be known about the phase.
    pub phase_note: Option<String>,
}

/// Changes a kern that still has `version`; `false` when somebody else was first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn edit(
    tx: &mut Tx,
    tenant: TenantId,
    id: KernId,
    version: i64,
    edit: &KernEdit,
) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE kern SET name = $4, intro = $5, phase = $6, phase_note = $7, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            tenant,
            id,
            version,
            &edit.name,
            edit.intro.clone(),
            edit.phase,
            edit.phase_note.clone()
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

/// Appends to the history of phases.
///
/// # Errors
/// Whatever the database refuses.
pub async fn add_phase_note(
    tx: &mut Tx,
    ctx: &kernel::Ctx,
    kern: KernId,
    phase: Phase,
    note: Option<String>,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO kern_phase_note (tenant_id, id, kern_id, phase, note, at, by_person)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        ctx.tenant,
        ctx.id::<PhaseNote>(),
        kern,
        phase,
        note,
        ctx.now(),
        ctx.actor.person().map(|person| person.id)
    ))
    .await?;
    Ok(())
}

/// Phases that kernen came to, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn phase_notes(
    conn: &mut Conn,
    tenant: TenantId,
    kern: Option<KernId>,
    after: Option<Timestamp>,
    limit: u32,
) -> Result<Vec<PhaseNote>, DbError> {
    let mut sql = sql!(
        "SELECT id, kern_id, phase, note, at, example FROM kern_phase_note WHERE tenant_id = $1",
        tenant
    );
    if let Some(kern) = kern {
        sql.push(" AND kern_id = ").bind(kern);
    }
    if let Some(after) = after {
        sql.push(" AND at > ").bind(after);
    }
    sql.push(" ORDER BY at DESC, id DESC LIMIT ").bind(limit);
    conn.all(sql).await
}

/// Takes a person's name off the history.
///
/// # Errors
/// Whatever the database refuses.
pub async fn unname(tx: &mut Tx, tenant: TenantId, person: kernel::PersonId) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE kern_phase_note SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        tenant,
        person
    ))
    .await?;
    Ok(())
}
