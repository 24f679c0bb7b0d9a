// SPDX-License-Identifier: EUPL-1.2
//! Letters that have to be posted: steps of which the asker has to hear and of which no mail could go.

use db::{DbError, Tx, sql};
use kernel::{Ctx, TenantId};
use uuid::Uuid;

use crate::model::QuestionId;

/// Notes that a letter about this step has to be posted.
pub async fn wait(tx: &mut Tx, ctx: &Ctx, question: QuestionId, step: Uuid) -> Result<(), DbError> {
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

/// Notes that these steps were posted. False when none of them had to be any more.
pub async fn posted(
    tx: &mut Tx,
    tenant: TenantId,
    question: QuestionId,
    steps: &[Uuid],
) -> Result<bool, DbError> {
    let mut sql = sql!(
        "UPDATE question_deed SET unposted = FALSE
         WHERE tenant_id = $1 AND question_id = $2 AND unposted = TRUE AND id IN ",
        tenant,
        question
    );
    sql.bind_list(steps.iter().copied());
    if tx.run(sql).await? == 0 {
        return Ok(false);
    }
    tx.run(sql!(
        "UPDATE question SET letter_since = NULL WHERE tenant_id = $1 AND id = $2 AND NOT EXISTS (
           SELECT 1 FROM question_deed d WHERE d.tenant_id = $1 AND d.question_id = $2 AND d.unposted = TRUE)",
        tenant,
        question
    ))
    .await?;
    Ok(true)
}
