// SPDX-License-Identifier: EUPL-1.2
//! Questions of which somebody has to be reminded, and the reminders that went out.

use db::{Conn, DbError, Tx};
use kernel::{Ctx, Date, TenantId};

use super::question::{self, QuestionRow};

/// A brake: no more questions are looked at in a round, those due first.
const MOST: u32 = 2_000;

/// Open questions for which the clock runs and that are due on this day or before, or that nobody looked
/// at yet; those due first.
pub async fn running(conn: &mut Conn, tenant: TenantId, until: Date) -> Result<Vec<QuestionRow>, DbError> {
    let mut sql = question::select(
        " WHERE q.tenant_id = $1 AND q.ended_on IS NULL AND q.waits_since IS NULL
           AND (q.due <= $2 OR q.state = 'new') ORDER BY q.due, q.number LIMIT ",
    )
    .with(tenant)
    .with(until);
    sql.bind(MOST);
    conn.all(sql).await
}

/// Remembers that somebody was reminded of this question and its date on this occasion. False when that
/// was so already.
pub async fn remember(tx: &mut Tx, ctx: &Ctx, question: &QuestionRow, kind: &str) -> Result<bool, DbError> {
    let new = tx
        .run(db::sql!(
            "INSERT INTO question_reminder (tenant_id, question_id, due, kind, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (tenant_id, question_id, due, kind) DO NOTHING",
            ctx.tenant,
            question.id,
            question.due,
            kind,
            ctx.now()
        ))
        .await?;
    Ok(new == 1)
}
