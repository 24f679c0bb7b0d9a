// SPDX-License-Identifier: EUPL-1.2
//! Teams and partners: two lists of the same shape.

use db::{Conn, DbError, Sql, Tx, Value, sql};
use kernel::{TenantId, Timestamp};
use uuid::Uuid;

use super::bulk;
use crate::model::{Partner, Team};

/// Which of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Teams of the municipality.
    Team,
    /// Partner organisations.
    Partner,
}

db::row! {
    /// A line of either list.
    pub struct Entry {
        /// Which.
        pub id: Uuid,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Its page.
        pub website: Option<String>,
        /// Its shared mailbox, of nobody in person.
        pub email: Option<String>,
        /// What has to be known about it.
        pub note: Option<String>,
        /// Invented for the demo.
        pub example: bool,
        /// Since when it is no more.
        pub ended_at: Option<Timestamp>,
        /// Rises with every change.
        pub version: i64,
    }
}

impl Entry {
    /// Whether the mark "voorbeeld" belongs beside its name.
    pub(crate) fn needs_mark(&self) -> bool {
        crate::model::needs_mark(self.example, &self.name)
    }
}

const TEAMS: &str = "SELECT id, slug, name, website, email, note, example, ended_at, version FROM team
    WHERE tenant_id = $1";
const PARTNERS: &str = "SELECT id, slug, name, website, email, note, example, ended_at, version FROM partner
    WHERE tenant_id = $1";

fn select(list: Listed, tenant: TenantId) -> Sql {
    match list {
        Listed::Team => sql!(TEAMS, tenant),
        Listed::Partner => sql!(PARTNERS, tenant),
    }
}

fn by_name(mut sql: Sql) -> Sql {
    sql.push(" ORDER BY name, id");
    sql
}

/// Every team by name, also those that ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn teams(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Team>, DbError> {
    conn.all(by_name(select(Listed::Team, tenant))).await
}

/// Every partner by name, also those that ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn partners(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Partner>, DbError> {
    conn.all(by_name(select(Listed::Partner, tenant))).await
}

/// One list by name, also those that ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn entries(conn: &mut Conn, tenant: TenantId, list: Listed) -> Result<Vec<Entry>, DbError> {
    conn.all(by_name(select(list, tenant))).await
}

/// One line.
///
/// # Errors
/// Whatever the database refuses.
pub async fn entry(
    conn: &mut Conn,
    tenant: TenantId,
    list: Listed,
    slug: &str,
) -> Result<Option<Entry>, DbError> {
    let mut sql = select(list, tenant);
    sql.push(" AND slug = ").bind(slug);
    conn.opt(sql).await
}

/// Adds lines; each starts at version 1.
///
/// # Errors
/// [`DbError::Taken`] when a slug is in use.
pub async fn add(tx: &mut Tx, tenant: TenantId, list: Listed, entries: &[Entry]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value>> = entries
        .iter()
        .map(|e| {
            vec![
                tenant.into(),
                e.id.into(),
                (&e.slug).into(),
                (&e.name).into(),
                e.website.clone().into(),
                e.email.clone().into(),
                e.note.clone().into(),
                e.example.into(),
            ]
        })
        .collect();
    let head = match list {
        Listed::Team => "INSERT INTO team (tenant_id, id, slug, name, website, email, note, example) VALUES ",
        Listed::Partner => {
            "INSERT INTO partner (tenant_id, id, slug, name, website, email, note, example) VALUES "
        }
    };
    bulk::insert(tx, head, &rows).await
}

/// Changes a line that still has the version of `entry`; `false` when somebody else was first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn edit(tx: &mut Tx, tenant: TenantId, list: Listed, entry: &Entry) -> Result<bool, DbError> {
    let text = match list {
        Listed::Team => {
            "UPDATE team SET name = $4, website = $5, note = $6, ended_at = $7, email = $8, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3"
        }
        Listed::Partner => {
            "UPDATE partner SET name = $4, website = $5, note = $6, ended_at = $7, email = $8, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3"
        }
    };
    let (website, note, email) = (entry.website.clone(), entry.note.clone(), entry.email.clone());
    let rows = tx
        .run(sql!(text, tenant, entry.id, entry.version, &entry.name, website, note, entry.ended_at, email))
        .await?;
    Ok(rows == 1)
}

/// The lines whose mailbox is this address.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_address(
    conn: &mut Conn,
    tenant: TenantId,
    list: Listed,
    email: &str,
) -> Result<Vec<Entry>, DbError> {
    let mut sql = select(list, tenant);
    sql.push(" AND lower(email) = lower(").bind(email).push(")");
    conn.all(by_name(sql)).await
}

/// Takes an address off the lines that have it as their mailbox.
///
/// # Errors
/// Whatever the database refuses.
pub async fn unlist(tx: &mut Tx, tenant: TenantId, email: &str) -> Result<u64, DbError> {
    let mut rows = 0;
    for text in [
        "UPDATE team SET email = NULL, version = version + 1 WHERE tenant_id = $1 AND lower(email) = lower($2)",
        "UPDATE partner SET email = NULL, version = version + 1
         WHERE tenant_id = $1 AND lower(email) = lower($2)",
    ] {
        rows += tx.run(sql!(text, tenant, email)).await?;
    }
    Ok(rows)
}
