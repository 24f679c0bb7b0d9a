// SPDX-License-Identifier: EUPL-1.2
//! The table `login_token`: attempts to log in, as hashes of what was mailed.

use db::{DbError, Tx, sql};
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

/// A new attempt.
pub(crate) struct NewAttempt<'n> {
    pub(crate) id: AttemptId,
    pub(crate) email: &'n str,
    pub(crate) link_hash: Vec<u8>,
    pub(crate) code_hash: Vec<u8>,
    pub(crate) now: Timestamp,
}

/// Adds an attempt in the next free place of the address's hour. `false` when there is none left:
/// the unique key makes this hold for racing requests too.
pub(crate) async fn insert(tx: &mut Tx, tenant: TenantId, new: &NewAttempt<'_>) -> Result<bool, DbError> {
    for number in 1..=model::MAILS_PER_HOUR {
        let rows = tx
            .run(sql!(
                "INSERT INTO login_token (tenant_id, id, email, hour, number, link_hash, code_hash,
                   attempts, created_at, expires_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)
                 ON CONFLICT (tenant_id, email, hour, number) DO NOTHING",
                tenant,
                new.id,
                new.email,
                new.now.micros() / 3_600_000_000,
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
