// SPDX-License-Identifier: EUPL-1.2
//! Questions: added, read, and changed only while they are as somebody saw them.

use agenda::model::PointId;
use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Date, PersonId, TenantId, Timestamp};
use villages::{KernId, PartnerId, TeamId};

use super::also::{self, Also};
use crate::model::{Channel, Helped, Number, QuestionId, State};

db::row! {
    /// A question, without who asked it.
    pub struct QuestionRow {
        /// Which.
        pub id: QuestionId,
        /// The year of its number.
        pub year: i64,
        /// Which of that year.
        pub number: i64,
        /// What it is about, in the words of the asker; empty once forgotten.
        pub title: String,
        /// The question itself; empty once forgotten.
        pub body: String,
        /// Where, in words.
        pub place: String,
        /// Under which theme of the municipality it is sorted; empty for none.
        pub theme: String,
        /// How it came.
        pub channel: Channel,
        /// The kern that it is about.
        pub kern_id: Option<KernId>,
        /// The other kernen that it is about; lists leave them out.
        pub also: Also,
        /// The point of an agenda that it is about.
        pub point_id: Option<PointId>,
        /// Which team has it.
        pub team_id: Option<TeamId>,
        /// Which colleague has it.
        pub officer_id: Option<PersonId>,
        /// Which partner has it.
        pub partner_id: Option<PartnerId>,
        /// The proposal that was made of it.
        pub made_point_id: Option<PointId>,
        /// Which colleague entered it at the desk.
        pub entered_by: Option<PersonId>,
        /// Whether the asker agrees that it stands on the website, without their name.
        pub may_publish: bool,
        /// Whether a colleague marked it as private.
        pub private: bool,
        /// How it stands.
        pub state: State,
        /// Since when we wait for the resident, while we do.
        pub waits_since: Option<Date>,
        /// The day from which the clock counts.
        pub received_on: Date,
        /// When it was entered.
        pub received_at: Timestamp,
        /// By when the term ends, before any procesantwoord; only pauses move it.
        pub first_due: Date,
        /// The date that is promised now.
        pub due: Date,
        /// How many procesantwoorden there were.
        pub interims: i64,
        /// How often it was reopened: 0 or 1.
        pub reopened: i64,
        /// When the asker first heard something: an answer, a procesantwoord, or who has it.
        pub heard_on: Option<Date>,
        /// When it was answered first.
        pub answered_on: Option<Date>,
        /// Since when nobody waits for us, while that is so.
        pub ended_on: Option<Date>,
        /// Whether the asker was helped.
        pub helped: Option<Helped>,
        /// Since when something that the asker added waits to be read.
        pub added_on: Option<Date>,
        /// Since when a letter to the asker has to be posted.
        pub letter_since: Option<Date>,
        /// Whether its words are hidden from lists.
        pub shielded: bool,
        /// Of which the key of its private page is made.
        pub salt: Vec<u8>,
        /// Goes up with every change.
        pub revision: i64,
        /// Part of the example data of a demo.
        pub example: bool,
        /// When the text and the asker were erased.
        pub forgotten_at: Option<Timestamp>,
    }
}

impl QuestionRow {
    /// The number that people see.
    pub fn number(&self) -> Number {
        Number { year: self.year, number: self.number }
    }

    /// The key of its private page.
    pub fn key(&self) -> String {
        crate::secret::key(self.id, &self.salt)
    }

    /// The day on which the asker was told how it ended, as far as it did: closing what was answered tells nothing
    /// new, and what a partner has was told when it went there.
    pub fn told_on(&self) -> Option<Date> {
        let told = if self.state == State::Forwarded { self.heard_on } else { self.answered_on };
        self.ended_on.map(|ended| told.map_or(ended, |on| on.min(ended)))
    }

    /// Whether it must stay off every public page.
    pub fn is_private(&self) -> bool {
        self.private || !self.may_publish
    }

    /// Days after its date; 0 or less when it is in time or has ended.
    pub fn days_late(&self, today: Date) -> i32 {
        if self.ended_on.is_some() || self.waits_since.is_some() { 0 } else { self.due.days_until(today) }
    }
}

/// A `SELECT` of questions without their other kernen, with what comes after the table `question q`.
pub(super) fn select(rest: &str) -> Sql {
    select_with("", rest)
}

/// The same, with `more` columns.
pub(super) fn select_with(more: &'static str, rest: &str) -> Sql {
    use db::FromRow;
    let mut sql = Sql::new("SELECT ");
    for (at, column) in QuestionRow::COLUMNS.iter().filter(|column| **column != "also").enumerate() {
        sql.push(if at == 0 { "q." } else { ", q." }).push(column);
    }
    sql.push(more).push(" FROM question q").push(rest);
    sql
}

/// The question with this number.
pub async fn by_number(
    conn: &mut Conn,
    tenant: TenantId,
    number: Number,
) -> Result<Option<QuestionRow>, DbError> {
    let sql = select(" WHERE q.tenant_id = $1 AND q.year = $2 AND q.number = $3");
    one(conn, tenant, sql.with(tenant).with(number.year).with(number.number)).await
}

/// The question with this id.
pub async fn by_id(
    conn: &mut Conn,
    tenant: TenantId,
    id: QuestionId,
) -> Result<Option<QuestionRow>, DbError> {
    one(conn, tenant, select(" WHERE q.tenant_id = $1 AND q.id = $2").with(tenant).with(id)).await
}

/// One question, with its other kernen.
async fn one(conn: &mut Conn, tenant: TenantId, sql: Sql) -> Result<Option<QuestionRow>, DbError> {
    let found: Option<QuestionRow> = conn.opt(sql).await?;
    let Some(mut row) = found else { return Ok(None) };
    row.also = Also(also::of(conn, tenant, [row.id]).await?.remove(&row.id).unwrap_or_default());
    Ok(Some(row))
}

/// The questions of which this point was made, the first number first.
pub async fn made(conn: &mut Conn, tenant: TenantId, point: PointId) -> Result<Vec<QuestionRow>, DbError> {
    let sql = select(" WHERE q.tenant_id = $1 AND q.made_point_id = $2 ORDER BY q.year, q.number LIMIT 20");
    let mut rows: Vec<QuestionRow> = conn.all(sql.with(tenant).with(point)).await?;
    let mut kernen = also::of(conn, tenant, rows.iter().map(|row| row.id)).await?;
    for row in &mut rows {
        row.also = Also(kernen.remove(&row.id).unwrap_or_default());
    }
    Ok(rows)
}

/// The question that came with the form of this mark.
pub async fn by_mark(conn: &mut Conn, tenant: TenantId, mark: &[u8]) -> Result<Option<QuestionRow>, DbError> {
    let sql = select(" WHERE q.tenant_id = $1 AND q.sent_mark = $2 AND q.forgotten_at IS NULL");
    one(conn, tenant, sql.with(tenant).with(mark)).await
}

/// Adds a question, with the mark of the form that it came with.
pub async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    row: &QuestionRow,
    mark: Option<&[u8]>,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO question (tenant_id, id, year, number, title, body, place, theme, channel, kern_id, point_id,
           entered_by, may_publish, private, state, received_on, received_at, first_due, due, salt, example,
           sent_mark, asked_kern_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
           $22, $10)",
        tenant,
        row.id,
        row.year,
        row.number,
        &row.title,
        &row.body,
        &row.place,
        &row.theme,
        row.channel,
        row.kern_id,
        row.point_id,
        row.entered_by,
        row.may_publish,
        row.private,
        row.state,
        row.received_on,
        row.received_at,
        row.first_due,
        row.due,
        row.salt.as_slice(),
        row.example,
        mark.map(<[u8]>::to_vec)
    ))
    .await?;
    Ok(())
}

/// Writes how a question stands, when it still has the revision of the row; that goes up by one. False
/// when somebody else was first.
pub async fn update(tx: &mut Tx, tenant: TenantId, row: &QuestionRow) -> Result<bool, DbError> {
    let touched = tx
        .run(sql!(
            "UPDATE question SET title = $4, theme = $5, kern_id = $6, team_id = $7, officer_id = $8,
               partner_id = $9, made_point_id = $10, private = $11, state = $12, waits_since = $13, due = $14,
               interims = $15, reopened = $16, answered_on = $17, ended_on = $18, helped = $19,
               first_due = $20, heard_on = $21, added_on = $22, shielded = $23, may_publish = $24,
               revision = revision + 1
             WHERE tenant_id = $1 AND id = $2 AND revision = $3",
            tenant,
            row.id,
            row.revision,
            &row.title,
            &row.theme,
            row.kern_id,
            row.team_id,
            row.officer_id,
            row.partner_id,
            row.made_point_id,
            row.private,
            row.state,
            row.waits_since,
            row.due,
            row.interims,
            row.reopened,
            row.answered_on,
            row.ended_on,
            row.helped,
            row.first_due,
            row.heard_on,
            row.added_on,
            row.shielded,
            row.may_publish
        ))
        .await?;
    Ok(touched == 1)
}
