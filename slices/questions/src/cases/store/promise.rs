// SPDX-License-Identifier: EUPL-1.2
//! Promises: what somebody finds out, by whom and by when. The first date never changes, and every date
//! between is a row of the story.

use db::{Conn, DbError, Tx, sql};
use kernel::{Date, PersonId, TenantId};
use villages::TeamId;

use crate::cases::model::{CasusId, DecisionId, Outcome, PromiseId};

/// No casus has more; a brake.
const MOST: u32 = 500;

db::row! {
    /// A promise.
    pub struct PromiseRow {
        /// Which.
        pub id: PromiseId,
        /// With which decision.
        pub decision_id: DecisionId,
        /// What is found out.
        pub what: String,
        /// By whom: a function or a team, as it was called then.
        pub whom: String,
        /// Which colleague promised it.
        pub officer_id: Option<PersonId>,
        /// Which team promised it.
        pub team_id: Option<TeamId>,
        /// The date that was promised at first.
        pub first_due: Date,
        /// The date that is promised now.
        pub due: Date,
        /// What became of it.
        pub outcome: Option<Outcome>,
        /// When it was.
        pub outcome_on: Option<Date>,
    }
}

impl PromiseRow {
    /// Days after its date; 0 or less when it is in time or over.
    pub fn days_late(&self, today: Date) -> i32 {
        if self.outcome.is_some() { 0 } else { self.due.days_until(today) }
    }
}

/// Adds a promise.
pub async fn insert(tx: &mut Tx, tenant: TenantId, casus: CasusId, row: &PromiseRow) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO casus_promise (tenant_id, id, casus_id, decision_id, what, whom, officer_id, team_id, first_due,
           due)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        tenant,
        row.id,
        casus,
        row.decision_id,
        &row.what,
        &row.whom,
        row.officer_id,
        row.team_id,
        row.first_due,
        row.due
    ))
    .await?;
    Ok(())
}

/// Every promise of a casus, in the order in which they were made.
pub async fn of(conn: &mut Conn, tenant: TenantId, casus: CasusId) -> Result<Vec<PromiseRow>, DbError> {
    conn.all(sql!(
        "SELECT id, decision_id, what, whom, officer_id, team_id, first_due, due, outcome, outcome_on
         FROM casus_promise WHERE tenant_id = $1 AND casus_id = $2 ORDER BY id LIMIT $3",
        tenant,
        casus,
        MOST
    ))
    .await
}

/// Moves an open promise to another day. False when it is not open any more or was moved meanwhile.
pub async fn shift(tx: &mut Tx, tenant: TenantId, row: &PromiseRow, to: Date) -> Result<bool, DbError> {
    let touched = tx
        .run(sql!(
            "UPDATE casus_promise SET due = $4
             WHERE tenant_id = $1 AND id = $2 AND due = $3 AND outcome IS NULL",
            tenant,
            row.id,
            row.due,
            to
        ))
        .await?;
    Ok(touched == 1)
}

/// Says what became of an open promise. False when it is not open any more.
pub async fn settle(
    tx: &mut Tx,
    tenant: TenantId,
    row: &PromiseRow,
    (outcome, on): (Outcome, Date),
) -> Result<bool, DbError> {
    let touched = tx
        .run(sql!(
            "UPDATE casus_promise SET outcome = $3, outcome_on = $4
             WHERE tenant_id = $1 AND id = $2 AND outcome IS NULL",
            tenant,
            row.id,
            outcome,
            on
        ))
        .await?;
    Ok(touched == 1)
}
