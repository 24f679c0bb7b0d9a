// SPDX-License-Identifier: EUPL-1.2
//! Questions of which somebody has to be reminded, and the reminders that went out.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, Date, TenantId};
use uuid::Uuid;

use super::question::{self, QuestionRow};
use crate::model::QuestionId;
use crate::round::LATE;

/// The occasion on which the asker is reminded that we wait for them.
pub const ASKER: &str = "vrager";

/// A brake: no more questions are taken in a round, those due first. The next round takes the rest: what
/// somebody was reminded of is left out.
pub const MOST: u32 = 2_000;

/// Open questions for which the clock runs and that are due on this day or before, or that nobody looked
/// at yet, or of which the asker is waited for since this day; those due first, and none of which somebody
/// was reminded on the same occasion. Those occasions are the ones of `round::by_date`.
pub async fn running(
    conn: &mut Conn,
    ctx: &Ctx,
    until: Date,
    waited: Date,
) -> Result<Vec<QuestionRow>, DbError> {
    let mut sql = question::select(" WHERE q.ended_on IS NULL AND q.tenant_id = ");
    sql.bind(ctx.tenant).push(" AND (q.waits_since IS NULL AND (q.due <= ").bind(until);
    sql.push(" OR q.state = 'new' AND q.received_on < ").bind(ctx.today());
    // Who was not asked yet, because the letter still lies here, is not silent.
    sql.push(") OR q.letter_since IS NULL AND q.waits_since <= ").bind(waited);
    sql.push(
        ") AND NOT EXISTS (SELECT 1 FROM question_reminder r WHERE r.tenant_id = q.tenant_id
           AND r.question_id = q.id AND r.due = q.due AND r.kind = CASE
             WHEN q.waits_since IS NOT NULL THEN 'wacht'",
    );
    push_come(&mut sql, "q.due", ctx);
    sql.push(" WHEN q.due <= ")
        .bind(until)
        .push(" THEN 'vooraf' ELSE 'nieuw' END) ORDER BY q.due, q.number LIMIT ")
        .bind(MOST);
    conn.all(sql).await
}

/// Appends the part of a `CASE` that names the occasion of a date that is over or has come, as
/// `round::by_date` does.
pub(crate) fn push_come(sql: &mut Sql, date: &'static str, ctx: &Ctx) {
    let today = ctx.today();
    push_late(sql, date, today, "");
    sql.push(" WHEN ").push(date).push(" < ").bind(ctx.calendar.next_working_day(today));
    sql.push(" THEN 'vandaag'");
}

/// Appends the part of a `CASE` that names the occasion of a date that is over: those of `round::LATE`.
pub(crate) fn push_late(sql: &mut Sql, date: &'static str, today: Date, prefix: &str) {
    for (days, occasion) in LATE {
        sql.push(" WHEN ").push(date).push(" <= ").bind(today.add_days(-days));
        sql.push(" THEN ").bind(format!("{prefix}{occasion}"));
    }
}

/// Open questions of which the asker is waited for since this day or longer, and was not reminded yet; the
/// longest first.
pub async fn silent(conn: &mut Conn, tenant: TenantId, since: Date) -> Result<Vec<QuestionId>, DbError> {
    let rows: Vec<(QuestionId,)> = conn
        .all(sql!(
            "SELECT q.id FROM question q WHERE q.tenant_id = $1 AND q.ended_on IS NULL AND q.waits_since <= $2
               AND q.letter_since IS NULL
               AND NOT EXISTS (SELECT 1 FROM question_reminder r WHERE r.tenant_id = q.tenant_id
                 AND r.question_id = q.id AND r.due = q.due AND r.kind = $3)
             ORDER BY q.waits_since, q.number LIMIT $4",
            tenant,
            since,
            ASKER,
            MOST
        ))
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The statement that remembers a reminder of something and its date: tenant, thing, due, kind, now.
pub struct Memory(pub &'static str);

/// Reminders of questions.
const QUESTIONS: Memory = Memory(
    "INSERT INTO question_reminder (tenant_id, question_id, due, kind, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, question_id, due, kind) DO NOTHING",
);

/// Remembers that somebody was reminded of this thing and its date on this occasion. False when that was
/// so already.
pub async fn first(
    tx: &mut Tx,
    ctx: &Ctx,
    memory: &Memory,
    (thing, due): (Uuid, Date),
    kind: &str,
) -> Result<bool, DbError> {
    let sql = Sql::new(memory.0).with(ctx.tenant).with(thing).with(due).with(kind).with(ctx.now());
    Ok(tx.run(sql).await? == 1)
}

/// Remembers a reminder of this question with a date: the one that was promised, or another.
pub async fn remember(
    tx: &mut Tx,
    ctx: &Ctx,
    (question, due): (QuestionId, Date),
    kind: &str,
) -> Result<bool, DbError> {
    first(tx, ctx, &QUESTIONS, (question.uuid(), due), kind).await
}
