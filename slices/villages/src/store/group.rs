// SPDX-License-Identifier: EUPL-1.2
//! Groups of residents and the kernen they belong to.

use std::collections::BTreeMap;

use db::{Conn, DbError, Tx, Value, sql};
use kernel::TenantId;

use super::bulk;
use crate::model::{Group, GroupId, KernId};

const SELECT: &str = "SELECT id, slug, name, kind, website, email, source_url, source, note, example,
    ended_at, version FROM resident_group WHERE tenant_id = $1";

/// Every group by name, also those that ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Group>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" ORDER BY name, id");
    conn.all(sql).await
}

/// The groups of a kern that are still there, by name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_kern(conn: &mut Conn, tenant: TenantId, kern: KernId) -> Result<Vec<Group>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND ended_at IS NULL AND id IN (SELECT group_id FROM group_kern WHERE tenant_id = ")
        .bind(tenant)
        .push(" AND kern_id = ")
        .bind(kern)
        .push(") ORDER BY name, id");
    conn.all(sql).await
}

/// The group with this name in addresses.
///
/// # Errors
/// Whatever the database refuses.
pub async fn by_slug(conn: &mut Conn, tenant: TenantId, slug: &str) -> Result<Option<Group>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND slug = ").bind(slug);
    conn.opt(sql).await
}

/// The group with this id.
///
/// # Errors
/// Whatever the database refuses.
pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: GroupId) -> Result<Option<Group>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND id = ").bind(id);
    conn.opt(sql).await
}

/// The kernen of a group.
///
/// # Errors
/// Whatever the database refuses.
pub async fn kernen_of(conn: &mut Conn, tenant: TenantId, group: GroupId) -> Result<Vec<KernId>, DbError> {
    let rows: Vec<(KernId,)> = conn
        .all(sql!(
            "SELECT kern_id FROM group_kern WHERE tenant_id = $1 AND group_id = $2 ORDER BY kern_id",
            tenant,
            group
        ))
        .await?;
    Ok(rows.into_iter().map(|(kern,)| kern).collect())
}

/// The kernen of every group.
///
/// # Errors
/// Whatever the database refuses.
pub async fn kernen(conn: &mut Conn, tenant: TenantId) -> Result<BTreeMap<GroupId, Vec<KernId>>, DbError> {
    let rows: Vec<(GroupId, KernId)> = conn
        .all(sql!(
            "SELECT group_id, kern_id FROM group_kern WHERE tenant_id = $1 ORDER BY group_id, kern_id",
            tenant
        ))
        .await?;
    let mut kernen: BTreeMap<GroupId, Vec<KernId>> = BTreeMap::new();
    for (group, kern) in rows {
        kernen.entry(group).or_default().push(kern);
    }
    Ok(kernen)
}

/// Adds groups; each starts at version 1.
///
/// # Errors
/// [`DbError::Taken`] when a slug is in use.
pub async fn add(tx: &mut Tx, tenant: TenantId, groups: &[(Group, Vec<KernId>)]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value>> = groups
        .iter()
        .map(|(g, _)| {
            vec![
                tenant.into(),
                g.id.into(),
                (&g.slug).into(),
                (&g.name).into(),
                g.kind.into(),
                g.website.clone().into(),
                g.email.clone().into(),
                g.source_url.clone().into(),
                g.source.clone().into(),
                g.note.clone().into(),
                g.example.into(),
            ]
        })
        .collect();
    let head = "INSERT INTO resident_group (tenant_id, id, slug, name, kind, website, email, source_url,
         source, note, example) VALUES ";
    bulk::insert(tx, head, &rows).await?;
    let links: Vec<_> = groups.iter().flat_map(|(g, kernen)| kernen.iter().map(|k| (g.id, *k))).collect();
    link(tx, tenant, &links).await
}

async fn link(tx: &mut Tx, tenant: TenantId, links: &[(GroupId, KernId)]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value>> =
        links.iter().map(|(group, kern)| vec![tenant.into(), (*group).into(), (*kern).into()]).collect();
    bulk::insert(tx, "INSERT INTO group_kern (tenant_id, group_id, kern_id) VALUES ", &rows).await
}

/// Changes a group that still has the version of `group`; `false` when somebody else was first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn edit(tx: &mut Tx, tenant: TenantId, group: &Group, kernen: &[KernId]) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE resident_group SET name = $4, kind = $5, website = $6, email = $7, note = $8,
                ended_at = $9, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            tenant,
            group.id,
            group.version,
            &group.name,
            group.kind,
            group.website.clone(),
            group.email.clone(),
            group.note.clone(),
            group.ended_at
        ))
        .await?;
    if rows == 0 {
        return Ok(false);
    }
    tx.run(sql!("DELETE FROM group_kern WHERE tenant_id = $1 AND group_id = $2", tenant, group.id)).await?;
    let links: Vec<_> = kernen.iter().map(|kern| (group.id, *kern)).collect();
    link(tx, tenant, &links).await?;
    Ok(true)
}

/// The groups that show this address, by name, also those that ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_address(conn: &mut Conn, tenant: TenantId, email: &str) -> Result<Vec<Group>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND lower(email) = lower(").bind(email).push(") ORDER BY name, id");
    conn.all(sql).await
}

/// Takes an address off the groups that show it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn unlist(tx: &mut Tx, tenant: TenantId, email: &str) -> Result<u64, DbError> {
    let text = "UPDATE resident_group SET email = NULL, version = version + 1
        WHERE tenant_id = $1 AND lower(email) = lower($2)";
    tx.run(sql!(text, tenant, email)).await
}
