// SPDX-License-Identifier: EUPL-1.2
//! Casussen: added, read, and changed only while they are as somebody saw them.

use agenda::model::PointId;
use db::{Conn, DbError, FromRow, Sql, Tx, sql};
use kernel::{Date, PersonId, TenantId, Timestamp};
use villages::{KernId, TeamId};

use crate::cases::model::{CasusId, Number, State};
use crate::model::QuestionId;

db::row! {
    /// A casus, without its parties.
    pub struct CasusRow {
        /// Which.
        pub id: CasusId,
        /// The year of its number.
        pub year: i64,
        /// Which of that year.
        pub number: i64,
        /// What it is about; empty once forgotten.
        pub title: String,
        /// What the residents want, in words that all parties read; empty once forgotten.
        pub body: String,
        /// Where, in words.
        pub place: String,
        /// The kern that it is about.
        pub kern_id: Option<KernId>,
        /// Which team it concerns.
        pub team_id: Option<TeamId>,
        /// The officer who is responsible for it.
        pub officer_id: Option<PersonId>,
        /// The policy officer with whom it is checked.
        pub policy_id: Option<PersonId>,
        /// The question of which it was made.
        pub question_id: Option<QuestionId>,
        /// The proposal that was made of it.
        pub made_point_id: Option<PointId>,
        /// Which colleague entered it at the desk.
        pub entered_by: Option<PersonId>,
        /// How it stands.
        pub state: State,
        /// When it began.
        pub started_on: Date,
        /// Since when something is asked of the policy officer, while that waits.
        pub asked_on: Option<Date>,
        /// By when the policy officer is to answer.
        pub asked_due: Option<Date>,
        /// Since when something that a party said waits to be read.
        pub added_on: Option<Date>,
        /// Since when a letter to somebody who takes part has to be posted.
        pub letter_since: Option<Date>,
        /// The day of the first talk that is planned.
        pub next_talk: Option<Date>,
        /// By when the first open promise is due.
        pub next_due: Option<Date>,
        /// Since when there is a result.
        pub ended_on: Option<Date>,
        /// Goes up with every change.
        pub revision: i64,
        /// Part of the example data of a demo.
        pub example: bool,
        /// When its texts and parties were erased.
        pub forgotten_at: Option<Timestamp>,
    }
}

impl CasusRow {
    /// The number that people see.
    pub fn number(&self) -> Number {
        Number { year: self.year, number: self.number }
    }

    /// How many days its first open promise is late; 0 or less when it is in time.
    pub fn days_late(&self, today: Date) -> i32 {
        self.next_due.map_or(0, |due| due.days_until(today))
    }
}

/// A `SELECT` of whole casussen, with what comes after the table `casus c`.
pub(super) fn select(rest: &str) -> Sql {
    let mut sql = Sql::new("SELECT ");
    for (at, column) in CasusRow::COLUMNS.iter().enumerate() {
        sql.push(if at == 0 { "c." } else { ", c." }).push(column);
    }
    sql.push(" FROM casus c").push(rest);
    sql
}

/// The casus with this number.
pub async fn by_number(
    conn: &mut Conn,
    tenant: TenantId,
    number: Number,
) -> Result<Option<CasusRow>, DbError> {
    let sql = select(" WHERE c.tenant_id = $1 AND c.year = $2 AND c.number = $3");
    conn.opt(sql.with(tenant).with(number.year).with(number.number)).await
}

/// The casus with this id.
pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: CasusId) -> Result<Option<CasusRow>, DbError> {
    conn.opt(select(" WHERE c.tenant_id = $1 AND c.id = $2").with(tenant).with(id)).await
}

/// The casus that was made of this question.
pub async fn of_question(
    conn: &mut Conn,
    tenant: TenantId,
    question: QuestionId,
) -> Result<Option<CasusRow>, DbError> {
    conn.opt(select(" WHERE c.tenant_id = $1 AND c.question_id = $2").with(tenant).with(question)).await
}

/// Adds a casus.
pub async fn insert(tx: &mut Tx, tenant: TenantId, row: &CasusRow) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO casus (tenant_id, id, year, number, title, body, place, kern_id, team_id, officer_id, policy_id,
           question_id, entered_by, state, started_on, example)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        tenant,
        row.id,
        row.year,
        row.number,
        &row.title,
        &row.body,
        &row.place,
        row.kern_id,
        row.team_id,
        row.officer_id,
        row.policy_id,
        row.question_id,
        row.entered_by,
        row.state,
        row.started_on,
        row.example
    ))
    .await?;
    Ok(())
}

/// Writes how a casus stands, when it still has the revision of the row; that goes up by one. The days of
/// its next talk and promise are read anew. False when somebody else was first.
pub async fn update(tx: &mut Tx, tenant: TenantId, row: &CasusRow) -> Result<bool, DbError> {
    let touched = tx
        .run(sql!(
            "UPDATE casus SET place = $4, kern_id = $5, team_id = $6, officer_id = $7, policy_id = $8,
               made_point_id = $9, state = $10, asked_on = $11, ended_on = $12, asked_due = $13, added_on = $14,
               revision = revision + 1,
               next_talk = (SELECT min(held_on) FROM casus_talk t
                 WHERE t.tenant_id = $1 AND t.casus_id = $2 AND t.state = 'planned'),
               next_due = (SELECT min(due) FROM casus_promise m
                 WHERE m.tenant_id = $1 AND m.casus_id = $2 AND m.outcome IS NULL)
             WHERE tenant_id = $1 AND id = $2 AND revision = $3",
            tenant,
            row.id,
            row.revision,
            &row.place,
            row.kern_id,
            row.team_id,
            row.officer_id,
            row.policy_id,
            row.made_point_id,
            row.state,
            row.asked_on,
            row.ended_on,
            row.asked_due,
            row.added_on
        ))
        .await?;
    Ok(touched == 1)
}
