// SPDX-License-Identifier: EUPL-1.2
//! The municipalities on this server. The one module whose statements cross tenants.

use kernel::{Ctx, TenantId, Timestamp};

use crate::{Conn, DbError, Tx, sql};

crate::row! {
    /// A municipality as a request needs it.
    pub struct TenantRow {
        /// Its id.
        pub id: TenantId,
        /// Its short name in addresses, such as `west-betuwe`.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Settings as JSON; each slice reads its own part.
        pub settings: String,
        /// Whether "log in als …" is offered and the pages say that this is a demo.
        pub demo: bool,
        /// Rises with every change; names the state that cached pages were made from.
        pub version: i64,
    }
}

/// The municipality that a host name belongs to.
///
/// # Errors
/// Whatever the database refuses.
pub async fn by_host(conn: &mut Conn, host: &str) -> Result<Option<TenantRow>, DbError> {
    let sql = sql!(
        "SELECT t.id, t.slug, t.name, t.settings, t.demo, coalesce(v.version, 0) AS version
         FROM tenant_host h JOIN tenant t ON t.id = h.tenant_id
         LEFT JOIN tenant_version v ON v.tenant_id = t.id
         WHERE h.host = $1",
        host
    );
    conn.opt(sql).await
}

/// Municipalities by name, at most `limit`, those after `after`. Two may have one name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list(conn: &mut Conn, after: Option<&TenantRow>, limit: u32) -> Result<Vec<TenantRow>, DbError> {
    let mut sql = sql!(
        "SELECT t.id, t.slug, t.name, t.settings, t.demo, coalesce(v.version, 0) AS version
         FROM tenant t LEFT JOIN tenant_version v ON v.tenant_id = t.id"
    );
    if let Some(after) = after {
        sql.push(" WHERE (t.name, t.id) > (").bind(&after.name).push(", ").bind(after.id).push(")");
    }
    sql.push(" ORDER BY t.name, t.id LIMIT ").bind(limit);
    conn.all(sql).await
}

/// Every municipality by name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn all(conn: &mut Conn) -> Result<Vec<TenantRow>, DbError> {
    const PAGE: u32 = 500;
    let mut all: Vec<TenantRow> = Vec::new();
    loop {
        let rows = list(conn, all.last(), PAGE).await?;
        let last = rows.len() < PAGE as usize;
        all.extend(rows);
        if last {
            return Ok(all);
        }
    }
}

/// The host names of a municipality.
///
/// # Errors
/// Whatever the database refuses.
pub async fn hosts(conn: &mut Conn, tenant: TenantId) -> Result<Vec<String>, DbError> {
    let rows: Vec<(String,)> =
        conn.all(sql!("SELECT host FROM tenant_host WHERE tenant_id = $1 ORDER BY host", tenant)).await?;
    Ok(rows.into_iter().map(|(host,)| host).collect())
}

/// Name and first host name of every municipality that has one, by name, at most `limit`.
///
/// # Errors
/// Whatever the database refuses.
pub async fn doors(conn: &mut Conn, limit: u32) -> Result<Vec<(String, String)>, DbError> {
    conn.all(sql!(
        "SELECT t.name AS name, min(h.host) AS host FROM tenant t JOIN tenant_host h ON h.tenant_id = t.id
         GROUP BY t.id, t.name ORDER BY t.name LIMIT $1",
        limit
    ))
    .await
}

/// What a new municipality starts with.
pub struct NewTenant<'n> {
    /// Its short name in addresses.
    pub slug: &'n str,
    /// Its name.
    pub name: &'n str,
    /// The host names that lead to it, without port.
    pub hosts: &'n [String],
    /// Settings as JSON.
    pub settings: &'n str,
    /// A demo world.
    pub demo: bool,
}

/// Adds a municipality under the id of `ctx.tenant`.
///
/// # Errors
/// [`DbError::Taken`] when a host name is in use.
pub async fn add(tx: &mut Tx, ctx: &Ctx, new: &NewTenant<'_>) -> Result<(), DbError> {
    let at: Timestamp = ctx.now();
    tx.run(sql!(
        "INSERT INTO tenant (id, slug, name, settings, demo, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        ctx.tenant,
        new.slug,
        new.name,
        new.settings,
        new.demo,
        at
    ))
    .await?;
    for host in new.hosts {
        tx.run(sql!("INSERT INTO tenant_host (host, tenant_id) VALUES ($1, $2)", host, ctx.tenant)).await?;
    }
    Ok(())
}

/// The settings as they are now: inside a transaction, what [`set_settings`] would replace.
///
/// # Errors
/// Whatever the database refuses.
pub async fn settings(conn: &mut Conn, tenant: TenantId) -> Result<String, DbError> {
    let (settings,) = conn.one(sql!("SELECT settings FROM tenant WHERE id = $1", tenant)).await?;
    Ok(settings)
}

/// Replaces the settings.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set_settings(tx: &mut Tx, tenant: TenantId, settings: &str) -> Result<u64, DbError> {
    tx.run(sql!("UPDATE tenant SET settings = $2 WHERE id = $1", tenant, settings)).await
}

/// The name as it is now.
///
/// # Errors
/// Whatever the database refuses.
pub async fn name(conn: &mut Conn, tenant: TenantId) -> Result<String, DbError> {
    let (name,) = conn.one(sql!("SELECT name FROM tenant WHERE id = $1", tenant)).await?;
    Ok(name)
}

/// Gives a municipality another name; `false` when another one on this server has it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn rename(tx: &mut Tx, tenant: TenantId, name: &str) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE tenant SET name = $2 WHERE id = $1
             AND NOT EXISTS (SELECT 1 FROM tenant other WHERE other.name = $2 AND other.id <> $1)",
            tenant,
            name
        ))
        .await?;
    Ok(rows == 1)
}
