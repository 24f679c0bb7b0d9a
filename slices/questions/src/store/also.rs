// SPDX-License-Identifier: EUPL-1.2
//! The other kernen that a question is about, beside its first.

use std::collections::BTreeMap;

use db::{Col, Conn, DbError, RowRef, Sql, Tx, sql};
use kernel::TenantId;
use villages::KernId;

use crate::model::QuestionId;

/// The other kernen of a question. It has a table of its own: reading a row of `question` gives none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Also(pub Vec<KernId>);

impl Col for Also {
    fn get(_: &RowRef<'_>, _: &str) -> Result<Self, DbError> {
        Ok(Self::default())
    }
}

/// The other kernen of these questions.
pub async fn of(
    conn: &mut Conn,
    tenant: TenantId,
    questions: impl IntoIterator<Item = QuestionId>,
) -> Result<BTreeMap<QuestionId, Vec<KernId>>, DbError> {
    let mut sql =
        Sql::new("SELECT question_id, kern_id FROM question_also WHERE tenant_id = $1 AND question_id IN ")
            .with(tenant);
    sql.bind_list(questions).push(" ORDER BY question_id, kern_id");
    let rows: Vec<(QuestionId, KernId)> = conn.all(sql).await?;
    let mut kernen: BTreeMap<QuestionId, Vec<KernId>> = BTreeMap::new();
    for (question, kern) in rows {
        kernen.entry(question).or_default().push(kern);
    }
    Ok(kernen)
}

/// Puts these in the place of those that were there.
pub async fn put(tx: &mut Tx, tenant: TenantId, question: QuestionId, also: &Also) -> Result<(), DbError> {
    let sql = sql!("DELETE FROM question_also WHERE tenant_id = $1 AND question_id = $2", tenant, question);
    tx.run(sql).await?;
    for kern in &also.0 {
        let text = "INSERT INTO question_also (tenant_id, question_id, kern_id) VALUES ($1, $2, $3)";
        tx.run(sql!(text, tenant, question, *kern)).await?;
    }
    Ok(())
}
