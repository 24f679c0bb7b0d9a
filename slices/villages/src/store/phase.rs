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
    /// Part of the example data of a demo.
    pub example: bool,
}

/// Appends to the history of phases.
///
/// # Errors
/// Whatever the database refuses.
pub async fn add(tx: &mut Tx, ctx: &kernel::Ctx, kern: KernId, new: &NewPhase) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO kern_phase_note (tenant_id, id, kern_id, phase, note, at, by_person, example)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ctx.tenant,
        ctx.id::<PhaseNote>(),
        kern,
        new.phase,
        new.note.clone(),
        new.at,
        ctx.actor.person().map(|person| person.id),
        new.example
    ))
    .await?;
    Ok(())
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
    let mut sql = sql!(
        "SELECT id, kern_id, phase, note, at, example FROM kern_phase_note WHERE tenant_id = $1",
        tenant
    );
    if let Some(kern) = kern {
        sql.push(" AND kern_id = ").bind(kern);
    }
    if let Some(after) = after {
        sql.push(" AND at > ").bind(after);
    }
    sql.push(" ORDER BY at DESC, id DESC LIMIT ").bind(limit);
    conn.all(sql).await
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
