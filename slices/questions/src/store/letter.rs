// SPDX-License-Identifier: EUPL-1.2
//! Letters that have to be posted: steps of which the asker has to hear and of which no mail could go.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, Date, TenantId};
use uuid::Uuid;

use super::question::{self, QuestionRow};
use super::reminder::push_late;
use crate::model::{Deed, QuestionId};

/// A brake: no more letters are looked at in a round, those that lie longest first.
const MOST: u32 = 2_000;

/// How the occasions of letters begin, beside those of questions.
pub const PREFIX: &str = "brief-";

/// Notes that a letter about this step has to be posted. What the asker first hears of with this step,
/// they have not heard yet, nor was it answered; and for what they were not asked yet, we do not wait.
pub async fn wait(
    tx: &mut Tx,
    ctx: &Ctx,
    question: QuestionId,
    (deed, step): (Deed, Uuid),
) -> Result<(), DbError> {
    if deed == Deed::Wait {
        tx.run(sql!(
            "UPDATE question SET waits_since = NULL WHERE tenant_id = $1 AND id = $2",
            ctx.tenant,
            question
        ))
        .await?;
    }
    let (is_heard, is_answer) = (Deed::is_heard as fn(Deed) -> bool, Deed::is_answer as fn(Deed) -> bool);
    for (statement, counts) in [
        ("UPDATE question SET heard_on = NULL WHERE tenant_id = $1 AND id = $2 AND heard_on = $3", is_heard),
        (
            "UPDATE question SET answered_on = NULL WHERE tenant_id = $1 AND id = $2 AND answered_on = $3",
            is_answer,
        ),
    ] {
        let mut sql = sql!(statement, ctx.tenant, question, ctx.today(), step);
        sql.push(
            " AND NOT EXISTS (SELECT 1 FROM question_deed d WHERE d.tenant_id = $1 AND d.question_id = $2
               AND d.id <> $4 AND d.unposted = FALSE AND d.deed IN ",
        );
        // Who said whether the answer helped knows it.
        let known = Deed::ALL.iter().copied().filter(|deed| counts(*deed) || *deed == Deed::Helped);
        sql.bind_list(known).push(")");
        tx.run(sql).await?;
    }
    tx.run(sql!(
        "UPDATE question_deed SET unposted = TRUE WHERE tenant_id = $1 AND id = $2",
        ctx.tenant,
        step
    ))
    .await?;
    tx.run(sql!(
        "UPDATE question SET letter_since = coalesce(letter_since, $3) WHERE tenant_id = $1 AND id = $2",
        ctx.tenant,
        question,
        ctx.today()
    ))
    .await?;
    Ok(())
}

/// Appends the condition that the asker does not know yet what became of the question `q`: a letter about that
/// lies here.
pub fn push_untold(sql: &mut Sql) {
    sql.push(
        "EXISTS (SELECT 1 FROM question_deed d WHERE d.tenant_id = q.tenant_id AND d.question_id = q.id
           AND d.unposted = TRUE AND d.deed IN ",
    );
    sql.bind_list(Deed::ALL.iter().copied().filter(|deed| deed.is_heard())).push(")");
}

/// Whether the asker does not know yet what became of this question.
pub async fn is_untold(conn: &mut Conn, tenant: TenantId, question: QuestionId) -> Result<bool, DbError> {
    let mut sql =
        sql!("SELECT 1 AS one FROM question q WHERE q.tenant_id = $1 AND q.id = $2 AND ", tenant, question);
    push_untold(&mut sql);
    conn.exists(sql).await
}

/// Questions of which a letter lies since this day or longer, and of which nobody was reminded on the
/// occasion that is due; the longest first. Those occasions are the ones of `round::by_date`.
pub async fn lying(conn: &mut Conn, ctx: &Ctx, since: Date) -> Result<Vec<QuestionRow>, DbError> {
    let mut sql = question::select(" WHERE q.letter_since <= ");
    sql.bind(since).push(" AND q.tenant_id = ").bind(ctx.tenant);
    sql.push(
        " AND NOT EXISTS (SELECT 1 FROM question_reminder r WHERE r.tenant_id = q.tenant_id
           AND r.question_id = q.id AND r.due = q.letter_since AND r.kind = CASE",
    );
    push_late(&mut sql, "q.letter_since", ctx.today(), PREFIX);
    sql.push(" END) ORDER BY q.letter_since, q.number LIMIT ").bind(MOST);
    conn.all(sql).await
}

/// Notes that these steps were posted; returns which deeds they were: none when none had to be any more.
pub async fn posted(
    tx: &mut Tx,
    tenant: TenantId,
    question: QuestionId,
    steps: &[Uuid],
) -> Result<Vec<Deed>, DbError> {
    let mut which = sql!(
        "SELECT deed FROM question_deed WHERE tenant_id = $1 AND question_id = $2 AND unposted = TRUE AND id IN ",
        tenant,
        question
    );
    which.bind_list(steps.iter().copied());
    let deeds: Vec<(Deed,)> = tx.all(which).await?;
    let mut sql = sql!(
        "UPDATE question_deed SET unposted = FALSE
         WHERE tenant_id = $1 AND question_id = $2 AND unposted = TRUE AND id IN ",
        tenant,
        question
    );
    sql.bind_list(steps.iter().copied());
    tx.run(sql).await?;
    tx.run(sql!(
        "UPDATE question SET letter_since = NULL WHERE tenant_id = $1 AND id = $2 AND NOT EXISTS (
           SELECT 1 FROM question_deed d WHERE d.tenant_id = $1 AND d.question_id = $2 AND d.unposted = TRUE)",
        tenant,
        question
    ))
    .await?;
    Ok(deeds.into_iter().map(|(deed,)| deed).collect())
}
