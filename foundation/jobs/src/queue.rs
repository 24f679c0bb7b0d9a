// SPDX-License-Identifier: EUPL-1.2
//! The queue: rows that are claimed with a lease, retried with growing pauses, and kept when they
//! keep failing.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Id, TenantId, Timestamp};
use uuid::Uuid;

use crate::mail;

/// Marker for the id of a job.
pub enum JobMarker {}
pub(crate) type JobId = Id<JobMarker>;

/// How long a worker may keep a job before another may take it, in microseconds. A worker that is
/// still at it renews it well before.
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
        /// Until when it is ours. No later claim has the same end, so it also says who holds it.
        pub(crate) lease_until: Timestamp,
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

/// Takes the job that waits longest. One that was taken too often without an answer, because the
/// program stopped each time, is kept as failed.
pub(crate) async fn claim(tx: &mut Tx, tenant: TenantId, now: Timestamp) -> Result<Option<Claimed>, DbError> {
    loop {
        let mut sql = sql!(
            "UPDATE job SET lease_until = $2, attempts = attempts + 1
             WHERE tenant_id = $1 AND id = (SELECT id FROM job
               WHERE tenant_id = $1 AND failed_at IS NULL AND run_at <= $3 AND lease_until <= $3
               ORDER BY run_at LIMIT 1",
            tenant,
            lease(now),
            now
        );
        if tx.is_postgres() {
            sql.push(" FOR UPDATE SKIP LOCKED");
        }
        sql.push(") RETURNING id, kind, payload, attempts, lease_until");
        match tx.opt::<Claimed>(sql).await? {
            Some(job) if job.attempts > ATTEMPTS => {
                let error = "the program stopped each time while it did this";
                give_up(tx, tenant, &job, now, error.to_owned()).await?;
            }
            claimed => return Ok(claimed),
        }
    }
}

fn lease(now: Timestamp) -> Timestamp {
    Timestamp::from_micros(now.micros() + LEASE)
}

/// Keeps the job for longer. `None` when somebody else holds it by now.
pub(crate) async fn renew(
    tx: &mut Tx,
    tenant: TenantId,
    job: &Claimed,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    let until = lease(now);
    let rows = tx
        .run(sql!(
            "UPDATE job SET lease_until = $4 WHERE tenant_id = $1 AND id = $2 AND lease_until = $3",
            tenant,
            job.id,
            job.lease_until,
            until
        ))
        .await?;
    Ok((rows == 1).then_some(until))
}

/// Removes a job that was done. `false` when somebody else holds it by now.
pub(crate) async fn done(tx: &mut Tx, tenant: TenantId, job: &Claimed) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "DELETE FROM job WHERE tenant_id = $1 AND id = $2 AND lease_until = $3",
            tenant,
            job.id,
            job.lease_until
        ))
        .await?;
    Ok(rows == 1)
}

/// Puts the job back with a pause that doubles: 30 s, 1 min, 2 min, …; or keeps it as failed.
/// `false` when somebody else holds it by now.
pub(crate) async fn put_back(
    tx: &mut Tx,
    tenant: TenantId,
    job: &Claimed,
    now: Timestamp,
    error: String,
) -> Result<bool, DbError> {
    if job.attempts >= ATTEMPTS {
        return give_up(tx, tenant, job, now, error).await;
    }
    let pause = 30_000_000_i64 << job.attempts.clamp(1, 10).saturating_sub(1);
    let rows = tx
        .run(sql!(
            "UPDATE job SET lease_until = 0, run_at = $4, error = $5
             WHERE tenant_id = $1 AND id = $2 AND lease_until = $3",
            tenant,
            job.id,
            job.lease_until,
            Timestamp::from_micros(now.micros() + pause),
            error
        ))
        .await?;
    Ok(rows == 1)
}

/// Keeps the job as failed: an administrator sees it. `false` when another worker took it over.
pub(crate) async fn give_up(
    tx: &mut Tx,
    tenant: TenantId,
    job: &Claimed,
    now: Timestamp,
    error: String,
) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE job SET lease_until = 0, attempts = $6, failed_at = $4, error = $5
             WHERE tenant_id = $1 AND id = $2 AND lease_until = $3",
            tenant,
            job.id,
            job.lease_until,
            now,
            error,
            job.attempts.min(ATTEMPTS)
        ))
        .await?;
    Ok(rows == 1)
}

/// How the queue stands, over all municipalities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Jobs that are due and that nobody is at.
    pub waiting: i64,
    /// Since when the first of them is due.
    pub since: Option<Timestamp>,
    /// Jobs that were given up.
    pub failed: i64,
}

/// Counts the jobs that wait and those that were given up. However many workers there are, and
/// wherever they run: when nobody works, `since` gets older.
///
/// # Errors
/// Whatever the database refuses.
pub async fn standing(conn: &mut Conn, now: Timestamp) -> Result<Standing, DbError> {
    let (waiting, since) = conn
        .one(sql!(
            "SELECT count(*), min(run_at) FROM job
             WHERE failed_at IS NULL AND run_at <= $1 AND lease_until <= $1",
            now
        ))
        .await?;
    let (failed,) = conn.one(sql!("SELECT count(*) FROM job WHERE failed_at IS NOT NULL")).await?;
    Ok(Standing { waiting, since, failed })
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

/// Throws away a job that was given up, and the mail that it was to send. `false` when there is no
/// such job.
///
/// # Errors
/// Whatever the database refuses.
pub async fn discard(tx: &mut Tx, ctx: &Ctx, job: Uuid) -> Result<bool, DbError> {
    let text = "SELECT kind, payload FROM job WHERE tenant_id = $1 AND id = $2 AND failed_at IS NOT NULL";
    let found: Option<(String, String)> = tx.opt(sql!(text, ctx.tenant, job)).await?;
    let Some((kind, payload)) = found else { return Ok(false) };
    if kind == mail::SEND {
        mail::forget_of_job(tx, ctx.tenant, &payload).await?;
    }
    let text = "DELETE FROM job WHERE tenant_id = $1 AND id = $2 AND failed_at IS NOT NULL";
    Ok(tx.run(sql!(text, ctx.tenant, job)).await? == 1)
}

/// Forgets jobs that were given up before this moment.
pub(crate) async fn forget_failed(tx: &mut Tx, tenant: TenantId, before: Timestamp) -> Result<(), DbError> {
    tx.run(sql!("DELETE FROM job WHERE tenant_id = $1 AND failed_at < $2", tenant, before)).await?;
    Ok(())
}

/// Forgets the job of this kind with exactly this payload, also when it was given up: its error may
/// name an address.
pub(crate) async fn forget_of(
    tx: &mut Tx,
    tenant: TenantId,
    kind: &str,
    payload: &str,
) -> Result<(), DbError> {
    let text = "DELETE FROM job WHERE tenant_id = $1 AND kind = $2 AND payload = $3";
    tx.run(sql!(text, tenant, kind, payload)).await?;
    Ok(())
}
