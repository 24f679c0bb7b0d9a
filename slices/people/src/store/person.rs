// SPDX-License-Identifier: EUPL-1.2
//! The table `person`.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{PersonId, TenantId, Timestamp};

db::row! {
    /// A person as stored.
    pub(crate) struct PersonRow {
        pub(crate) id: PersonId,
        /// Lower case; gone after erasure.
        pub(crate) email: Option<String>,
        /// The name that the person chose; may be empty.
        pub(crate) name: String,
        /// The function that others see; empty for residents.
        pub(crate) label: String,
        pub(crate) language: String,
        pub(crate) demo: bool,
        pub(crate) created_at: Timestamp,
        pub(crate) last_login_at: Option<Timestamp>,
    }
}

fn select(tenant: TenantId) -> Sql {
    sql!(
        "SELECT id, email, name, label, language, demo, created_at, last_login_at
         FROM person WHERE tenant_id = $1 AND erased_at IS NULL",
        tenant
    )
}

pub(crate) async fn by_id(
    conn: &mut Conn,
    tenant: TenantId,
    id: PersonId,
) -> Result<Option<PersonRow>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND id = ").bind(id);
    conn.opt(sql).await
}

/// Those of these ids that there are; some hundreds at most.
pub(crate) async fn by_ids(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[PersonId],
) -> Result<Vec<PersonRow>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND id IN ").bind_list(ids.iter().copied());
    conn.all(sql).await
}

pub(crate) async fn by_email(
    conn: &mut Conn,
    tenant: TenantId,
    email: &str,
) -> Result<Option<PersonRow>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND email = ").bind(email);
    conn.opt(sql).await
}

/// The language of everybody who has one of these addresses and logged in once, at most 500: before that
/// it is only the language of whoever made the account.
pub(crate) async fn languages(
    conn: &mut Conn,
    tenant: TenantId,
    emails: &[&str],
) -> Result<Vec<(String, String)>, DbError> {
    let mut sql = sql!(
        "SELECT email, language FROM person WHERE tenant_id = $1 AND last_login_at IS NOT NULL
         AND email IN ",
        tenant
    );
    sql.bind_list(emails.iter().copied());
    conn.all(sql).await
}

/// The people of a demo world, at most 200.
pub(crate) async fn of_demo(conn: &mut Conn, tenant: TenantId) -> Result<Vec<PersonRow>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND demo = ").bind(true).push(" ORDER BY name, id LIMIT 200");
    conn.all(sql).await
}

/// Id, function and name of these people; also of those who were erased.
pub(crate) async fn labels(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[PersonId],
) -> Result<Vec<(PersonId, String)>, DbError> {
    let mut sql = sql!("SELECT id, label FROM person WHERE tenant_id = $1 AND id IN ", tenant);
    sql.bind_list(ids.iter().copied());
    conn.all(sql).await
}

/// `false` when the address belongs to somebody already.
pub(crate) async fn insert(tx: &mut Tx, tenant: TenantId, row: &PersonRow) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "INSERT INTO person (tenant_id, id, email, name, label, language, demo, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant_id, email) DO NOTHING",
            tenant,
            row.id,
            row.email.clone(),
            &row.name,
            &row.label,
            &row.language,
            row.demo,
            row.created_at
        ))
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn rename(
    tx: &mut Tx,
    tenant: TenantId,
    id: PersonId,
    name: &str,
    language: &str,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE person SET name = $3, language = $4 WHERE tenant_id = $1 AND id = $2 AND erased_at IS NULL",
        tenant,
        id,
        name,
        language
    ))
    .await
}

/// Gives a person another name and function, when they still are those of `before`. 0 when somebody
/// was first.
pub(crate) async fn describe(
    tx: &mut Tx,
    tenant: TenantId,
    before: &PersonRow,
    name: &str,
    label: &str,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE person SET name = $5, label = $6
         WHERE tenant_id = $1 AND id = $2 AND name = $3 AND label = $4 AND erased_at IS NULL",
        tenant,
        before.id,
        &before.name,
        &before.label,
        name,
        label
    ))
    .await
}

pub(crate) async fn logged_in(
    tx: &mut Tx,
    tenant: TenantId,
    id: PersonId,
    now: Timestamp,
) -> Result<u64, DbError> {
    tx.run(sql!("UPDATE person SET last_login_at = $3 WHERE tenant_id = $1 AND id = $2", tenant, id, now))
        .await
}

/// Forgets address, name and habits. The function stays: it says which office acted.
pub(crate) async fn unname(
    tx: &mut Tx,
    tenant: TenantId,
    id: PersonId,
    now: Timestamp,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE person SET email = NULL, name = '', last_login_at = NULL, erased_at = $3
         WHERE tenant_id = $1 AND id = $2 AND erased_at IS NULL",
        tenant,
        id,
        now
    ))
    .await
}
