// SPDX-License-Identifier: EUPL-1.2
//! The table `session`: hashes of tokens, who they belong to and until when.

use db::{Conn, DbError, Tx, sql};
use kernel::{PersonId, TenantId, Timestamp};
use uuid::Uuid;

db::row! {
    /// A session in force, once per right of its person, and once when there is none.
    pub(crate) struct FoundRow {
        pub(crate) person_id: PersonId,
        pub(crate) created_at: Timestamp,
        pub(crate) last_seen_at: Timestamp,
        pub(crate) name: String,
        pub(crate) label: String,
        pub(crate) email: Option<String>,
        pub(crate) role: Option<String>,
        pub(crate) scope_kind: Option<String>,
        pub(crate) scope_id: Option<Uuid>,
    }
}

db::row! {
    /// A session as its person sees it.
    pub(crate) struct SessionRow {
        pub(crate) token_hash: Vec<u8>,
        pub(crate) created_at: Timestamp,
        pub(crate) last_seen_at: Timestamp,
        pub(crate) expires_at: Timestamp,
    }
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    hash: &[u8],
    now: Timestamp,
) -> Result<Vec<FoundRow>, DbError> {
    conn.all(sql!(
        "SELECT s.person_id, s.created_at, s.last_seen_at, p.name, p.label, p.email,
           g.role, g.scope_kind, g.scope_id
         FROM session s
         JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id AND p.erased_at IS NULL
         LEFT JOIN person_grant g
           ON g.tenant_id = s.tenant_id AND g.person_id = s.person_id AND g.withdrawn_at IS NULL
         WHERE s.tenant_id = $1 AND s.token_hash = $2 AND s.expires_at > $3",
        tenant,
        hash,
        now
    ))
    .await
}

/// The sessions of a person that are in force, newest visit first.
pub(crate) async fn of_person(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<SessionRow>, DbError> {
    conn.all(sql!(
        "SELECT token_hash, created_at, last_seen_at, expires_at FROM session
         WHERE tenant_id = $1 AND person_id = $2 AND expires_at > $3
         ORDER BY last_seen_at DESC LIMIT 100",
        tenant,
        person,
        now
    ))
    .await
}

pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    row: &SessionRow,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO session (tenant_id, token_hash, person_id, created_at, expires_at, last_seen_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        tenant,
        row.token_hash.clone(),
        person,
        row.created_at,
        row.expires_at,
        row.last_seen_at
    ))
    .await?;
    Ok(())
}

/// Notes a visit and moves the end, for a session that still is in force.
pub(crate) async fn seen(
    tx: &mut Tx,
    tenant: TenantId,
    hash: &[u8],
    now: Timestamp,
    until: Timestamp,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE session SET last_seen_at = $3, expires_at = $4
         WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $3",
        tenant,
        hash,
        now,
        until
    ))
    .await
}

pub(crate) async fn delete(tx: &mut Tx, tenant: TenantId, hash: &[u8]) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM session WHERE tenant_id = $1 AND token_hash = $2", tenant, hash)).await
}

/// Ends every session of a person, but for the one with the hash `except`.
pub(crate) async fn delete_of(
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    except: &[u8],
) -> Result<u64, DbError> {
    tx.run(sql!(
        "DELETE FROM session WHERE tenant_id = $1 AND person_id = $2 AND token_hash <> $3",
        tenant,
        person,
        except
    ))
    .await
}

pub(crate) async fn delete_old(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM session WHERE tenant_id = $1 AND expires_at <= $2", tenant, now)).await
}
