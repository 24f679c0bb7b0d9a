// SPDX-License-Identifier: EUPL-1.2
//! The draft of an answer on which colleagues work together: one for each question.

use db::{Conn, DbError, FromRow, RowRef, Sql, Tx, sql};
use kernel::{Ctx, PersonId, TenantId, Timestamp};
use villages::KernId;

use super::deed::By;
use super::list::{ALSO, Mine};
use super::question::{self, QuestionRow};
use crate::model::QuestionId;

db::row! {
    /// A draft.
    pub struct DraftRow {
        /// The answer as far as it is.
        pub text: String,
        /// Goes up each time that it is saved.
        pub version: i64,
        /// Who saved it last.
        pub by_person: Option<PersonId>,
        /// In which role.
        pub by_role: String,
        /// When.
        pub saved_at: Timestamp,
        /// Who is asked to look along.
        pub asked_person: Option<PersonId>,
    }
}

/// A question of which a colleague is asked to look at the draft.
#[derive(Clone, Debug)]
pub struct AskedRow {
    /// The question.
    pub question: QuestionRow,
    /// When the draft was last saved.
    pub saved_at: Timestamp,
}

impl FromRow for AskedRow {
    fn from_row(row: &RowRef<'_>) -> Result<Self, DbError> {
        Ok(Self { question: QuestionRow::from_row(row)?, saved_at: row.get("saved_at")? })
    }
}

/// The draft of a question, when there is one.
pub async fn of(
    conn: &mut Conn,
    tenant: TenantId,
    question: QuestionId,
) -> Result<Option<DraftRow>, DbError> {
    conn.opt(sql!(
        "SELECT text, version, by_person, by_role, saved_at, asked_person FROM question_draft
         WHERE tenant_id = $1 AND question_id = $2",
        tenant,
        question
    ))
    .await
}

/// Saves it when it still has this version; 0 when there was none. False when somebody else was first.
pub async fn save(
    tx: &mut Tx,
    ctx: &Ctx,
    question: QuestionId,
    (text, seen): (&str, i64),
    by: &By,
    asked: Option<PersonId>,
) -> Result<bool, DbError> {
    let statement = if seen == 0 {
        "INSERT INTO question_draft (tenant_id, question_id, text, version, by_person, by_role, saved_at,
           asked_person)
         VALUES ($1, $2, $4, $3 + 1, $5, $6, $7, $8) ON CONFLICT (tenant_id, question_id) DO NOTHING"
    } else {
        "UPDATE question_draft SET text = $4, version = $3 + 1, by_person = $5, by_role = $6, saved_at = $7,
           asked_person = $8
         WHERE tenant_id = $1 AND question_id = $2 AND version = $3"
    };
    let touched = tx
        .run(sql!(statement, ctx.tenant, question, seen, text, by.person, by.role, ctx.now(), asked))
        .await?;
    Ok(touched == 1)
}

/// Removes it, when there is one.
pub async fn remove(tx: &mut Tx, tenant: TenantId, question: QuestionId) -> Result<(), DbError> {
    tx.run(sql!("DELETE FROM question_draft WHERE tenant_id = $1 AND question_id = $2", tenant, question))
        .await?;
    Ok(())
}

fn push(sql: &mut Sql, mine: &Mine, kern: Option<KernId>) {
    mine.push(sql);
    if let Some(kern) = kern {
        sql.push(" AND (q.kern_id = ").bind(kern).push(" OR EXISTS (").push(ALSO).push(" = ");
        sql.bind(kern).push("))");
    }
}

/// The questions within reach of which one of these is asked to look at the draft, the oldest first.
pub async fn asked_of(
    conn: &mut Conn,
    tenant: TenantId,
    persons: &[PersonId],
    (mine, kern): (&Mine, Option<KernId>),
    most: u32,
) -> Result<Vec<AskedRow>, DbError> {
    let mut sql = question::select_with(
        ", c.saved_at",
        " JOIN question_draft c ON c.tenant_id = q.tenant_id AND c.question_id = q.id
         WHERE q.tenant_id = $1 AND q.ended_on IS NULL AND c.asked_person IN ",
    )
    .with(tenant);
    sql.bind_list(persons.iter().copied());
    push(&mut sql, mine, kern);
    sql.push(" ORDER BY c.saved_at, q.number LIMIT ").bind(most);
    conn.all(sql).await
}

/// How many there are.
pub async fn count_asked(
    conn: &mut Conn,
    tenant: TenantId,
    persons: &[PersonId],
    (mine, kern): (&Mine, Option<KernId>),
) -> Result<i64, DbError> {
    let mut sql = Sql::new(
        "SELECT count(*) FROM question q
         JOIN question_draft c ON c.tenant_id = q.tenant_id AND c.question_id = q.id
         WHERE q.tenant_id = $1 AND q.ended_on IS NULL AND c.asked_person IN ",
    )
    .with(tenant);
    sql.bind_list(persons.iter().copied());
    push(&mut sql, mine, kern);
    let (count,) = conn.one(sql).await?;
    Ok(count)
}
