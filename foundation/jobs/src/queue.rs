// SPDX-License-Identifier: EUPL-1.2
//! The queue: rows that are claimed with a lease, retried with growing pauses, and kept when they
//! keep failing.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Id, TenantId, Timestamp};
use uuid::Uuid;

/// Marker for the id of a job.
pub enum JobMarker {}
pub(crate) type JobId = Id<JobMarker>;

/// How long a worker may keep a job before another may take it, in microseconds.
pub(crate) const LEASE: i64 = 5 * 60 * 1_000_000;
/// After so many attempts a job is kept as failed.
pub(crate) const ATTEMPTS: i64 = 8;

/// Something to do later.
#[derive(Clone, Debug)]
pub struct Job {
    /// Names the handler.
    pub kind: &'static str,
    /// Ids only: the handler looks up the rest, as it is then.
    pub payload: serde_json::Value,
    /// Not before.
    pub run_at: Timestamp,
    /// While a job of this kind with the same key waits, another is not added.
    pub dedupe: Option<String>,
}

db::row! {
    pub(crate) struct Claimed {
        pub(crate) id: JobId,
        pub(crate) kind: String,
        pub(crate) payload: String,
        pub(crate) attempts: i64,
    }
}

db::row! {
    /// A job that was given up.
    pub struct FailedJob {
        /// Which.
        pub id: Uuid,
        /// What.
        pub kind: String,
        /// How often it was tried.
        pub attempts: i64,
        /// Since when.
        pub failed_at: Timestamp,
        /// What went wrong the last time.
        pub error: Option<String>,
    }
}

/// Adds a job in this transaction.
///
/// # Errors
/// Whatever the database refuses.
pub async fn enqueue(tx: &mut Tx, ctx: &Ctx, job: Job) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO job (tenant_id, id, kind, payload, run_at, dedupe) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, kind, dedupe) DO NOTHING",
        ctx.tenant,
        ctx.id::<JobMarker>(),
        job.kind,
        job.payload.to_string(),
        job.run_at,
        job.dedupe
    ))
    .await?;
    Ok(())
}

/// Municipalities with work due. Takes no lock; the claim does.
pub(crate) async fn due(conn: &mut Conn, now: Timestamp) -> Result<Vec<TenantId>, DbError> {
    let rows: Vec<(TenantId,)> = conn
        .all(sql!(
            "SELECT DISTINCT tenant_id FROM job
             WHERE failed_at IS NULL AND run_at <= $1 AND lease_until <= $1 LIMIT 100",
            now
        ))
        .await?;
    Ok(rows.into_iter().map(|(tenant,)| tenant).collect())
}

pub(crate) async fn claim(
    tx: &mut Tx,
    tenant: TenantId,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<Claimed>, DbError> {
    let mut sql = sql!(
        "UPDATE job SET lease_until = $2, attempts = attempts + 1
         WHERE tenant_id = $1 AND id IN (SELECT id FROM job
           WHERE tenant_id = $1 AND failed_at IS NULL AND run_at <= $3 AND lease_until <= $3
           ORDER BY run_at LIMIT ",
        tenant,
        Timestamp::from_micros(now.micros() + LEASE),
        now
    );
    sql.bind(limit);
    if tx.is_postgres() {
        sql.push(" FOR UPDATE SKIP LOCKED");
    }
    sql.push(") RETURNING id, kind, payload, attempts");
    tx.all(sql).await
}

pub(crate) async fn done(tx: &mut Tx, tenant: TenantId, job: JobId) -> Result<(), DbError> {
    tx.run(sql!("DELETE FROM job WHERE tenant_id = $1 AND id = $2", tenant, job)).await?;
    Ok(())
}

/// Puts the job back with a pause that doubles: 30 s, 1 min, 2 min, …; or keeps it as failed.
pub(crate) async fn put_back(
    tx: &mut Tx,
    tenant: TenantId,
    job: &Claimed,
    now: Timestamp,
    error: String,
) -> Result<(), DbError> {
    let failed = (job.attempts >= ATTEMPTS).then_some(now);
    let pause = 30_000_000_i64 << job.attempts.clamp(1, 10).saturating_sub(1);
    tx.run(sql!(
        "UPDATE job SET lease_until = 0, run_at = $3, failed_at = $4, error = $5
         WHERE tenant_id = $1 AND id = $2",
        tenant,
        job.id,
        Timestamp::from_micros(now.micros() + pause),
        failed,
        error
    ))
    .await?;
    Ok(())
}

/// Jobs that were given up, newest first, at most 100.
///
/// # Errors
/// Whatever the database refuses.
pub async fn failed(conn: &mut Conn, tenant: TenantId) -> Result<Vec<FailedJob>, DbError> {
    conn.all(sql!(
        "SELECT id, kind, attempts, failed_at, error FROM job
         WHERE tenant_id = $1 AND failed_at IS NOT NULL ORDER BY failed_at DESC LIMIT 100",
        tenant
    ))
    .await
}

/// Lets a job that was given up run again. `false` when there is no such job.
///
/// # Errors
/// Whatever the database refuses.
pub async fn retry(tx: &mut Tx, ctx: &Ctx, job: Uuid) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE job SET failed_at = NULL, attempts = 0, lease_until = 0, run_at = $3
             WHERE tenant_id = $1 AND id = $2 AND failed_at IS NOT NULL",
            ctx.tenant,
            job,
            ctx.now()
        ))
        .await?;
    Ok(rows == 1)
}
