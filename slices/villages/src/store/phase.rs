// SPDX-License-Identifier: EUPL-1.2
//! The phases that kernen came to.

use db::{Conn, DbError, Tx, sql};
use kernel::{TenantId, Timestamp};

use crate::model::{KernId, Phase, PhaseNote};

/// A phase that a kern comes to.
#[derive(Clone, Debug)]
pub struct NewPhase {
    /// Which.
    pub phase: Phase,
    /// What is said with it.
    pub note: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The kern was in it already when Brink got to know it: no news.
    pub from_start: bool,
    /// Part of the example data of a demo.
    pub example: bool,
}

/// Appends to the history of phases.
///
/// # Errors
/// Whatever the database refuses.
pub async fn add(tx: &mut Tx, ctx: &kernel::Ctx, kern: KernId, new: &NewPhase) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO kern_phase_note (tenant_id, id, kern_id, phase, note, at, by_person, from_start,
            example)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ctx.tenant,
        ctx.id::<PhaseNote>(),
        kern,
        new.phase,
        new.note.clone(),
        new.at,
        ctx.actor.person().map(|person| person.id),
        new.from_start,
        new.example
    ))
    .await?;
    Ok(())
}

const SELECT: &str = "SELECT id, kern_id, phase, note, at, from_start, example FROM kern_phase_note
    WHERE tenant_id = $1";

/// The phases of one kern, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_kern(conn: &mut Conn, tenant: TenantId, kern: KernId) -> Result<Vec<PhaseNote>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND kern_id = ").bind(kern).push(" ORDER BY at DESC, id DESC LIMIT 100");
    conn.all(sql).await
}

/// Replaces what is said with a phase.
///
/// # Errors
/// Whatever the database refuses.
pub async fn correct(
    tx: &mut Tx,
    tenant: TenantId,
    id: uuid::Uuid,
    note: Option<&str>,
) -> Result<u64, DbError> {
    let text = "UPDATE kern_phase_note SET note = $3 WHERE tenant_id = $1 AND id = $2";
    tx.run(sql!(text, tenant, id, note.map(str::to_owned))).await
}

/// Phases that kernen came to, newest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn newest(
    conn: &mut Conn,
    tenant: TenantId,
    kern: Option<KernId>,
    after: Option<Timestamp>,
    limit: u32,
) -> Result<Vec<PhaseNote>, DbError> {
    let mut sql = sql!(SELECT, tenant);
    sql.push(" AND from_start = ").bind(false);
    if let Some(kern) = kern {
        sql.push(" AND kern_id = ").bind(kern);
    }
    if let Some(after) = after {
        sql.push(" AND at > ").bind(after);
    }
    sql.push(" ORDER BY at DESC, id DESC LIMIT ").bind(limit);
    conn.all(sql).await
}

db::row! {
    /// A step that somebody noted.
    pub struct OwnStep {
        /// The name of the kern.
        pub kern: String,
        /// Which phase.
        pub phase: Phase,
        /// What was said with it.
        pub note: Option<String>,
        /// When.
        pub at: Timestamp,
    }
}

/// The steps that a person noted, the oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_person(
    conn: &mut Conn,
    tenant: TenantId,
    person: kernel::PersonId,
) -> Result<Vec<OwnStep>, DbError> {
    conn.all(sql!(
        "SELECT k.name AS kern, n.phase, n.note, n.at
         FROM kern_phase_note n JOIN kern k ON k.tenant_id = n.tenant_id AND k.id = n.kern_id
         WHERE n.tenant_id = $1 AND n.by_person = $2 ORDER BY n.at, n.id",
        tenant,
        person
    ))
    .await
}

/// Takes a person's name off the history.
///
/// # Errors
/// Whatever the database refuses.
pub async fn unname(tx: &mut Tx, tenant: TenantId, person: kernel::PersonId) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE kern_phase_note SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        tenant,
        person
    ))
    .await?;
    Ok(())
}
