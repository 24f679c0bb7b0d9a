// SPDX-License-Identifier: EUPL-1.2
//! Talks: planned, held or called off, with who was there and what was decided.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Date, PersonId, TenantId};

use crate::cases::model::{CasusId, DecisionId, DecisionKind, PartyId, TalkId, TalkState};

/// No casus has more of anything; a brake.
const MOST: u32 = 2_000;

db::row! {
    /// A talk.
    pub struct TalkRow {
        /// Which.
        pub id: TalkId,
        /// On which day it is or was.
        pub held_on: Date,
        /// How it stands.
        pub state: TalkState,
        /// What was said; empty as long as it is planned.
        pub said: String,
    }
}

db::row! {
    /// Somebody who was at a talk: a party, or a colleague by function.
    pub struct PresentRow {
        /// At which talk.
        pub talk_id: TalkId,
        /// Which party.
        pub party_id: Option<PartyId>,
        /// Which colleague.
        pub person_id: Option<PersonId>,
        /// The function of that colleague then.
        pub function: String,
    }
}

db::row! {
    /// What was decided in a talk.
    pub struct DecisionRow {
        /// Which.
        pub id: DecisionId,
        /// In which talk.
        pub talk_id: TalkId,
        /// Can it, can it not, or is that found out?
        pub kind: DecisionKind,
        /// What it is about.
        pub text: String,
        /// Why not; empty where it can.
        pub reason: String,
    }
}

/// Adds a talk.
pub async fn insert(tx: &mut Tx, tenant: TenantId, casus: CasusId, row: &TalkRow) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO casus_talk (tenant_id, id, casus_id, held_on, state, said) VALUES ($1, $2, $3, $4, $5, $6)",
        tenant,
        row.id,
        casus,
        row.held_on,
        row.state,
        &row.said
    ))
    .await?;
    Ok(())
}

/// Says how a planned talk went on. False when it is no planned talk of this casus.
pub async fn settle(tx: &mut Tx, tenant: TenantId, casus: CasusId, row: &TalkRow) -> Result<bool, DbError> {
    let touched = tx
        .run(sql!(
            "UPDATE casus_talk SET held_on = $4, state = $5, said = $6
             WHERE tenant_id = $1 AND casus_id = $2 AND id = $3 AND state = 'planned'",
            tenant,
            casus,
            row.id,
            row.held_on,
            row.state,
            &row.said
        ))
        .await?;
    Ok(touched == 1)
}

/// Notes who was at a talk.
pub async fn present(tx: &mut Tx, ctx: &Ctx, casus: CasusId, row: &PresentRow) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO casus_present (tenant_id, id, casus_id, talk_id, party_id, person_id, function)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        ctx.tenant,
        ctx.id::<PresentRow>(),
        casus,
        row.talk_id,
        row.party_id,
        row.person_id,
        &row.function
    ))
    .await?;
    Ok(())
}

/// Adds a decision at this place, from 0 on, among those of its talk.
pub async fn decide(
    tx: &mut Tx,
    tenant: TenantId,
    casus: CasusId,
    place: i64,
    row: &DecisionRow,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO casus_decision (tenant_id, id, casus_id, talk_id, place, kind, text, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        tenant,
        row.id,
        casus,
        row.talk_id,
        place,
        row.kind,
        &row.text,
        &row.reason
    ))
    .await?;
    Ok(())
}

/// Every talk of a casus, by day.
pub async fn of(conn: &mut Conn, tenant: TenantId, casus: CasusId) -> Result<Vec<TalkRow>, DbError> {
    conn.all(sql!(
        "SELECT id, held_on, state, said FROM casus_talk
         WHERE tenant_id = $1 AND casus_id = $2 ORDER BY held_on, id LIMIT $3",
        tenant,
        casus,
        MOST
    ))
    .await
}

/// Who was at the talks of a casus.
pub async fn presents(conn: &mut Conn, tenant: TenantId, casus: CasusId) -> Result<Vec<PresentRow>, DbError> {
    conn.all(sql!(
        "SELECT talk_id, party_id, person_id, function FROM casus_present
         WHERE tenant_id = $1 AND casus_id = $2 ORDER BY id LIMIT $3",
        tenant,
        casus,
        MOST
    ))
    .await
}

/// What was decided in the talks of a casus, in order.
pub async fn decisions(
    conn: &mut Conn,
    tenant: TenantId,
    casus: CasusId,
) -> Result<Vec<DecisionRow>, DbError> {
    conn.all(sql!(
        "SELECT id, talk_id, kind, text, reason FROM casus_decision
         WHERE tenant_id = $1 AND casus_id = $2 ORDER BY talk_id, place LIMIT $3",
        tenant,
        casus,
        MOST
    ))
    .await
}
