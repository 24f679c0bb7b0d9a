// SPDX-License-Identifier: EUPL-1.2
//! The table `login_token`: attempts to log in, as hashes of what was mailed.

use db::{Conn, DbError, Tx, sql};
use kernel::{Id, TenantId, Timestamp};

use crate::model;

/// Marker for the id of an attempt.
pub(crate) enum AttemptMarker {}
/// The id of an attempt to log in. Names it in addresses; is no secret.
pub(crate) type AttemptId = Id<AttemptMarker>;

db::row! {
    /// An attempt that still may succeed.
    pub(crate) struct AttemptRow {
        pub(crate) id: AttemptId,
        pub(crate) email: String,
        pub(crate) code_hash: Vec<u8>,
    }
}

const QUARTER: i64 = 900_000_000;

/// A new attempt.
pub(crate) struct NewAttempt<'n> {
    pub(crate) id: AttemptId,
    pub(crate) email: &'n str,
    pub(crate) link_hash: Vec<u8>,
    pub(crate) code_hash: Vec<u8>,
    pub(crate) now: Timestamp,
}

/// Adds an attempt in the next free place of the address's quarter of an hour. `false` when there is
/// none left: the unique key makes this hold for racing requests too.
pub(crate) async fn insert(tx: &mut Tx, tenant: TenantId, new: &NewAttempt<'_>) -> Result<bool, DbError> {
    for number in 1..=model::MAILS_PER_QUARTER {
        let rows = tx
            .run(sql!(
                "INSERT INTO login_token (tenant_id, id, email, slot, number, link_hash, code_hash,
                   attempts, created_at, expires_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)
                 ON CONFLICT (tenant_id, email, slot, number) DO NOTHING",
                tenant,
                new.id,
                new.email,
                new.now.micros() / QUARTER,
                number,
                new.link_hash.clone(),
                new.code_hash.clone(),
                new.now,
                new.now.saturating_add(model::CODE_LASTS)
            ))
            .await?;
        if rows == 1 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The newest attempt of an address that still may succeed.
pub(crate) async fn newest(
    conn: &mut Conn,
    tenant: TenantId,
    email: &str,
    now: Timestamp,
) -> Result<Option<AttemptRow>, DbError> {
    conn.opt(sql!(
        "SELECT id, email, code_hash FROM login_token
         WHERE tenant_id = $1 AND email = $2 AND used_at IS NULL AND expires_at > $3
         ORDER BY created_at DESC, id DESC LIMIT 1",
        tenant,
        email,
        now
    ))
    .await
}

/// How many attempts there were in the municipality since a moment.
pub(crate) async fn since(conn: &mut Conn, tenant: TenantId, after: Timestamp) -> Result<i64, DbError> {
    let text = "SELECT count(*) AS attempts FROM login_token WHERE tenant_id = $1 AND created_at > $2";
    let (attempts,) = conn.one(sql!(text, tenant, after)).await?;
    Ok(attempts)
}

/// How many codes that were not right were typed for an address, in attempts since a moment.
pub(crate) async fn wrong_since(
    conn: &mut Conn,
    tenant: TenantId,
    email: &str,
    after: Timestamp,
) -> Result<i64, DbError> {
    let (wrong,) = conn
        .one(sql!(
            "SELECT CAST(coalesce(sum(wrong), 0) AS BIGINT) AS wrong FROM login_token
             WHERE tenant_id = $1 AND email = $2 AND created_at > $3",
            tenant,
            email,
            after
        ))
        .await?;
    Ok(wrong)
}

/// Notes that a typed code was not right.
pub(crate) async fn count_wrong(tx: &mut Tx, tenant: TenantId, id: AttemptId) -> Result<u64, DbError> {
    let text = "UPDATE login_token SET wrong = wrong + 1 WHERE tenant_id = $1 AND id = $2";
    tx.run(sql!(text, tenant, id)).await
}

/// The attempts of an address: when, and when one came in with it or ended it.
pub(crate) async fn of_email(
    conn: &mut Conn,
    tenant: TenantId,
    email: &str,
) -> Result<Vec<(Timestamp, i64, i64, Option<Timestamp>)>, DbError> {
    conn.all(sql!(
        "SELECT created_at, attempts, wrong, used_at FROM login_token
         WHERE tenant_id = $1 AND email = $2 ORDER BY created_at, id",
        tenant,
        email
    ))
    .await
}

/// Counts one typed code. `None` when the attempt is over: used, too old, or tried too often.
pub(crate) async fn count_code(
    tx: &mut Tx,
    tenant: TenantId,
    id: AttemptId,
    now: Timestamp,
) -> Result<Option<AttemptRow>, DbError> {
    tx.opt(sql!(
        "UPDATE login_token SET attempts = attempts + 1
         WHERE tenant_id = $1 AND id = $2 AND used_at IS NULL AND expires_at > $3 AND attempts < $4
         RETURNING id, email, code_hash",
        tenant,
        id,
        now,
        model::ATTEMPTS
    ))
    .await
}

/// Uses the link. `None` when it was used or is too old.
pub(crate) async fn use_link(
    tx: &mut Tx,
    tenant: TenantId,
    link_hash: &[u8],
    now: Timestamp,
) -> Result<Option<AttemptRow>, DbError> {
    tx.opt(sql!(
        "UPDATE login_token SET used_at = $3
         WHERE tenant_id = $1 AND link_hash = $2 AND used_at IS NULL AND expires_at > $3
         RETURNING id, email, code_hash",
        tenant,
        link_hash,
        now
    ))
    .await
}

/// Ends every attempt of an address: who is in needs no other code.
pub(crate) async fn close(
    tx: &mut Tx,
    tenant: TenantId,
    email: &str,
    now: Timestamp,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE login_token SET used_at = $3 WHERE tenant_id = $1 AND email = $2 AND used_at IS NULL",
        tenant,
        email,
        now
    ))
    .await
}

/// Forgets the attempts of an address.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId, email: &str) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM login_token WHERE tenant_id = $1 AND email = $2", tenant, email)).await
}

/// Forgets the attempts from before a moment.
pub(crate) async fn delete_old(tx: &mut Tx, tenant: TenantId, before: Timestamp) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM login_token WHERE tenant_id = $1 AND created_at < $2", tenant, before)).await
}
