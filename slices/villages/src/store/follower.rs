// SPDX-License-Identifier: EUPL-1.2
//! Who follows what by e-mail.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Id, Locale, TenantId, Timestamp};
use uuid::Uuid;

use crate::follow::{Frequency, Subject};

/// Marker for the id of a follower.
pub enum FollowerMarker {}
/// The id of somebody who follows something.
pub type FollowerId = Id<FollowerMarker>;

db::row! {
    /// One address that follows one subject.
    pub struct Follower {
        /// Which.
        pub id: FollowerId,
        /// The address.
        pub email: String,
        /// The kind of the subject, such as `kern` or `punt`.
        pub subject_kind: String,
        /// Which subject.
        pub subject_id: Uuid,
        /// Its name, as it was when they began to follow.
        pub subject_name: String,
        /// Its page.
        pub subject_href: String,
        /// How often they want mail.
        pub frequency: Frequency,
        /// The language of their mails.
        pub locale: String,
        /// Since when they follow; none while they have not confirmed.
        pub confirmed_at: Option<Timestamp>,
        /// What the link to stop holds.
        pub stop_token: String,
        /// When they asked last.
        pub asked_at: Timestamp,
        /// Changes after this moment go into the next digest.
        pub digest_at: Timestamp,
    }
}

const SELECT: &str = "SELECT id, email, subject_kind, subject_id, subject_name, subject_href, frequency,
    locale, confirmed_at, stop_token, asked_at, digest_at FROM follower WHERE tenant_id = $1";

/// The row of this address and subject.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    email: &str,
    subject: &Subject,
) -> Result<Option<Follower>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND email = ").bind(email).push(" AND subject_kind = ").bind(subject.kind);
    sql.push(" AND subject_id = ").bind(subject.id);
    conn.opt(sql).await
}

/// How many requests of this address wait for its confirmation.
///
/// # Errors
/// Whatever the database refuses.
pub async fn waiting(conn: &mut Conn, tenant: TenantId, email: &str) -> Result<i64, DbError> {
    let (count,) = conn
        .one(sql!(
            "SELECT count(*) AS n FROM follower WHERE tenant_id = $1 AND email = $2 AND confirmed_at IS NULL",
            tenant,
            email
        ))
        .await?;
    Ok(count)
}

/// The row that this hash of a confirmation link belongs to.
///
/// # Errors
/// Whatever the database refuses.
pub async fn by_confirm(conn: &mut Conn, tenant: TenantId, hash: &str) -> Result<Option<Follower>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND confirm_hash = ").bind(hash);
    conn.opt(sql).await
}

/// The row that this link to stop belongs to.
///
/// # Errors
/// Whatever the database refuses.
pub async fn by_stop(conn: &mut Conn, tenant: TenantId, token: &str) -> Result<Option<Follower>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND stop_token = ").bind(token);
    conn.opt(sql).await
}

/// Everything that an address follows.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_email(conn: &mut Conn, tenant: TenantId, email: &str) -> Result<Vec<Follower>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND email = ").bind(email).push(" ORDER BY subject_name, id LIMIT 1000");
    conn.all(sql).await
}

/// What a new or repeated request sets.
pub struct Asked {
    /// The address.
    pub email: String,
    /// How often.
    pub frequency: Frequency,
    /// Hash of the confirmation link.
    pub confirm_hash: String,
    /// What the link to stop will hold.
    pub stop_token: String,
}

/// Notes a request that waits for confirmation; a repeated one replaces it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn ask(tx: &mut Tx, ctx: &Ctx, subject: &Subject, asked: &Asked) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO follower (tenant_id, id, email, subject_kind, subject_id, subject_name, subject_href,
            frequency, locale, confirm_hash, stop_token, asked_at, digest_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
         ON CONFLICT (tenant_id, email, subject_kind, subject_id) DO UPDATE SET
            frequency = excluded.frequency, locale = excluded.locale,
            confirm_hash = excluded.confirm_hash, asked_at = excluded.asked_at",
        ctx.tenant,
        ctx.id::<FollowerMarker>(),
        &asked.email,
        subject.kind,
        subject.id,
        &subject.name,
        &subject.href,
        asked.frequency,
        ctx.locale.code(),
        &asked.confirm_hash,
        &asked.stop_token,
        ctx.now()
    ))
    .await?;
    Ok(())
}

/// What somebody whose address is known sets when they begin to follow.
pub struct Begin {
    /// The address.
    pub email: String,
    /// How often.
    pub frequency: Frequency,
    /// The language of their mails.
    pub locale: Locale,
    /// What the link to stop will hold, when they do not follow yet.
    pub stop_token: String,
}

/// They follow from now on. Whoever did already goes on, and gets mail as often as is asked now. All
/// mail to the address is in the language of `begin` from then on.
///
/// # Errors
/// Whatever the database refuses.
pub async fn begin(tx: &mut Tx, ctx: &Ctx, subject: &Subject, begin: &Begin) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO follower (tenant_id, id, email, subject_kind, subject_id, subject_name, subject_href,
            frequency, locale, confirmed_at, stop_token, asked_at, digest_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $10)
         ON CONFLICT (tenant_id, email, subject_kind, subject_id) DO UPDATE SET
            frequency = excluded.frequency, locale = excluded.locale,
            digest_at = CASE WHEN follower.confirmed_at IS NULL THEN excluded.digest_at
                ELSE follower.digest_at END,
            confirmed_at = coalesce(follower.confirmed_at, excluded.confirmed_at)",
        ctx.tenant,
        ctx.id::<FollowerMarker>(),
        &begin.email,
        subject.kind,
        subject.id,
        &subject.name,
        &subject.href,
        begin.frequency,
        begin.locale.code(),
        ctx.now(),
        &begin.stop_token
    ))
    .await?;
    let text = "UPDATE follower SET locale = $3 WHERE tenant_id = $1 AND email = $2 AND locale <> $3";
    tx.run(sql!(text, ctx.tenant, &begin.email, begin.locale.code())).await?;
    Ok(())
}

/// Notes that somebody who follows already asked again.
///
/// # Errors
/// Whatever the database refuses.
pub async fn asked_again(tx: &mut Tx, ctx: &Ctx, id: FollowerId) -> Result<(), DbError> {
    let sql =
        sql!("UPDATE follower SET asked_at = $3 WHERE tenant_id = $1 AND id = $2", ctx.tenant, id, ctx.now());
    tx.run(sql).await?;
    Ok(())
}

/// From now on they follow; digests tell what happens from here. The link stays known, so that it can
/// say that they follow. `false` when they did already.
///
/// # Errors
/// Whatever the database refuses.
pub async fn confirm(tx: &mut Tx, ctx: &Ctx, id: FollowerId) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE follower SET confirmed_at = $3, digest_at = $3
             WHERE tenant_id = $1 AND id = $2 AND confirmed_at IS NULL",
            ctx.tenant,
            id,
            ctx.now()
        ))
        .await?;
    Ok(rows == 1)
}

/// Sets how often an address gets mail.
///
/// # Errors
/// Whatever the database refuses.
pub async fn set_frequency(
    tx: &mut Tx,
    tenant: TenantId,
    email: &str,
    frequency: Frequency,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE follower SET frequency = $3 WHERE tenant_id = $1 AND email = $2",
        tenant,
        email,
        frequency
    ))
    .await
}

/// Gives what is followed its new name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn rename(tx: &mut Tx, tenant: TenantId, subject: Uuid, name: &str) -> Result<(), DbError> {
    let text = "UPDATE follower SET subject_name = $3 WHERE tenant_id = $1 AND subject_id = $2";
    tx.run(sql!(text, tenant, subject, name)).await?;
    Ok(())
}

/// Lets everybody who follows `from` follow `to` instead, each address once, and tells of it what
/// happens from `since` on.
///
/// # Errors
/// Whatever the database refuses.
pub async fn hand_over(
    tx: &mut Tx,
    tenant: TenantId,
    from: Uuid,
    to: &Subject,
    since: Timestamp,
) -> Result<(), DbError> {
    // Whoever confirmed one of the two has confirmed; whoever follows both is left with one row.
    const TWICE: [&str; 2] = [
        "DELETE FROM follower WHERE tenant_id = $1 AND subject_kind = $2 AND subject_id = $4
           AND confirmed_at IS NULL AND email IN (SELECT f.email FROM follower f WHERE f.tenant_id = $1
             AND f.subject_kind = $2 AND f.subject_id = $3 AND f.confirmed_at IS NOT NULL)",
        "DELETE FROM follower WHERE tenant_id = $1 AND subject_kind = $2 AND subject_id = $3
           AND email IN (SELECT f.email FROM follower f WHERE f.tenant_id = $1
             AND f.subject_kind = $2 AND f.subject_id = $4)",
    ];
    for delete in TWICE {
        tx.run(sql!(delete, tenant, to.kind, from, to.id)).await?;
    }
    tx.run(sql!(
        "UPDATE follower SET subject_id = $4, subject_name = $5, subject_href = $6, digest_at = $7
         WHERE tenant_id = $1 AND subject_kind = $2 AND subject_id = $3",
        tenant,
        to.kind,
        from,
        to.id,
        &to.name,
        &to.href,
        since
    ))
    .await?;
    Ok(())
}

/// Deletes everybody who follows one of these, at most 500 at a time.
///
/// # Errors
/// Whatever the database refuses.
pub async fn let_go(tx: &mut Tx, tenant: TenantId, kind: &str, subjects: &[Uuid]) -> Result<(), DbError> {
    let mut sql = sql!(
        "DELETE FROM follower WHERE tenant_id = $1 AND subject_kind = $2 AND subject_id IN ",
        tenant,
        kind
    );
    sql.bind_list(subjects.iter().copied());
    tx.run(sql).await?;
    Ok(())
}

/// Deletes one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn stop(tx: &mut Tx, tenant: TenantId, id: FollowerId) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM follower WHERE tenant_id = $1 AND id = $2", tenant, id)).await
}

/// Deletes everything that an address follows.
///
/// # Errors
/// Whatever the database refuses.
pub async fn stop_all(tx: &mut Tx, tenant: TenantId, email: &str) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM follower WHERE tenant_id = $1 AND email = $2", tenant, email)).await
}

/// Deletes requests that nobody confirmed since `before`.
///
/// # Errors
/// Whatever the database refuses.
pub async fn forget_waiting(tx: &mut Tx, tenant: TenantId, before: Timestamp) -> Result<u64, DbError> {
    tx.run(sql!(
        "DELETE FROM follower WHERE tenant_id = $1 AND confirmed_at IS NULL AND asked_at < $2",
        tenant,
        before
    ))
    .await
}

/// Confirmed followers with this frequency, ordered by address, after the address `after`.
///
/// # Errors
/// Whatever the database refuses.
pub async fn due(
    conn: &mut Conn,
    tenant: TenantId,
    frequency: Frequency,
    after: &str,
    limit: u32,
) -> Result<Vec<Follower>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND confirmed_at IS NOT NULL AND frequency = ").bind(frequency);
    sql.push(" AND email > ").bind(after).push(" ORDER BY email, id LIMIT ").bind(limit);
    conn.all(sql).await
}

/// Moves the start of the next digest, when nobody else did so since `follower` was read.
///
/// # Errors
/// Whatever the database refuses.
pub async fn told(
    tx: &mut Tx,
    tenant: TenantId,
    follower: &Follower,
    until: Timestamp,
) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE follower SET digest_at = $4 WHERE tenant_id = $1 AND id = $2 AND digest_at = $3",
            tenant,
            follower.id,
            follower.digest_at,
            until
        ))
        .await?;
    Ok(rows == 1)
}
