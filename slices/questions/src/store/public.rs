// SPDX-License-Identifier: EUPL-1.2
//! What the public may read of questions: approved words, without who asked.

use agenda::model::PointId;
use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, Date, TenantId, Timestamp};
use uuid::Uuid;
use villages::KernId;

use super::deed::{self, By};
use super::list::ALSO;
use super::question::QuestionRow;
use crate::commands::Public;
use crate::model::{Number, QuestionId};

db::row! {
    /// A question and its answer as everybody reads them.
    pub struct PublicRow {
        /// Of which question.
        pub question_id: QuestionId,
        /// The year of its number.
        pub year: i64,
        /// Which of that year.
        pub number: i64,
        /// What it is about.
        pub title: String,
        /// The question.
        pub question: String,
        /// The answer.
        pub answer: String,
        /// Under which theme; empty for none.
        pub theme: String,
        /// About which kern.
        pub kern_id: Option<KernId>,
        /// The name of the team that answered, as it was when this came on the website; empty for none.
        pub team: String,
        /// On which day this answer was given.
        pub answered_on: Option<Date>,
        /// When it came on the website.
        pub published_at: Timestamp,
        /// Part of the example data of a demo.
        pub example: bool,
    }
}

impl PublicRow {
    /// The number that people see.
    pub fn number(&self) -> Number {
        Number { year: self.year, number: self.number }
    }
}

/// Which public answers are asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// About this kern.
    pub kern: Option<KernId>,
    /// About this point of an agenda.
    pub point: Option<PointId>,
    /// Published after this moment.
    pub after: Option<Timestamp>,
    /// Under this theme.
    pub theme: Option<String>,
    /// Among these only, in this order of the search.
    pub among: Option<Vec<Uuid>>,
    /// Those that helped several readers, the most of them first.
    pub often: bool,
}

/// A question that is marked private is never public, whatever stands in the table.
const FROM: &str = " FROM question_public b JOIN question q ON q.tenant_id = b.tenant_id AND q.id = b.question_id \
    WHERE b.tenant_id = $1 AND q.private = FALSE AND q.may_publish = TRUE";
const FIELDS: &str = "SELECT b.question_id, q.year, q.number, b.title, b.question, b.answer, q.theme, q.kern_id, \
    b.team, b.answered_on, b.published_at, q.example";

impl Wanted {
    /// All that are about a kern.
    pub fn in_kern(kern: KernId) -> Self {
        Self { kern: Some(kern), ..Self::default() }
    }

    /// Those that are asked often, about a kern or all.
    pub fn often(kern: Option<KernId>) -> Self {
        Self { kern, often: true, ..Self::default() }
    }

    fn push(&self, sql: &mut Sql) {
        if let Some(kern) = self.kern {
            sql.push(" AND (q.kern_id = ").bind(kern).push(" OR EXISTS (").push(ALSO).push(" = ");
            sql.bind(kern).push("))");
        }
        if let Some(point) = self.point {
            sql.push(" AND q.point_id = ").bind(point);
        }
        if let Some(after) = self.after {
            sql.push(" AND b.published_at > ").bind(after);
        }
        if let Some(theme) = &self.theme {
            sql.push(" AND q.theme = ").bind(theme);
        }
        if let Some(ids) = &self.among {
            sql.push(" AND b.question_id IN ").bind_list(ids.iter().copied());
        }
        if self.often {
            // As the condition of the index.
            sql.push(" AND b.thanks >= 3");
        }
    }
}

/// A page of them, the newest first, or those that helped most, after the first `skip`.
pub async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    (skip, most): (i64, i64),
) -> Result<Vec<PublicRow>, DbError> {
    let mut sql = Sql::new(FIELDS);
    sql.push(FROM);
    let mut sql = sql.with(tenant);
    wanted.push(&mut sql);
    sql.push(if wanted.often { " ORDER BY b.thanks DESC, " } else { " ORDER BY " });
    sql.push("b.published_at DESC, b.question_id DESC LIMIT ").bind(most);
    sql.push(" OFFSET ").bind(skip);
    conn.all(sql).await
}

/// Counts one more reader whom this answer helped.
pub async fn thank(tx: &mut Tx, tenant: TenantId, id: QuestionId, times: i64) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE question_public SET thanks = thanks + $3 WHERE tenant_id = $1 AND question_id = $2",
        tenant,
        id,
        times
    ))
    .await?;
    Ok(())
}

/// The public answer to the question with this number.
pub async fn by_number(
    conn: &mut Conn,
    tenant: TenantId,
    number: Number,
) -> Result<Option<PublicRow>, DbError> {
    let mut sql = Sql::new(FIELDS);
    sql.push(FROM).push(" AND q.year = $2 AND q.number = $3");
    conn.opt(sql.with(tenant).with(number.year).with(number.number)).await
}

/// The words that stand on the website about a question.
pub async fn of(conn: &mut Conn, tenant: TenantId, id: QuestionId) -> Result<Option<Public>, DbError> {
    let found: Option<(String, String, String)> = conn
        .opt(sql!(
            "SELECT title, question, answer FROM question_public WHERE tenant_id = $1 AND question_id = $2",
            tenant,
            id
        ))
        .await?;
    Ok(found.map(|(title, question, answer)| Public { title, question, answer }))
}

/// Puts a question on the website, or other words in their place. With it stay the team and the day of the
/// answer: those of now, or of before when nothing was answered since.
pub async fn put(
    tx: &mut Tx,
    ctx: &Ctx,
    question: &QuestionRow,
    public: &Public,
    by: &By,
) -> Result<(), DbError> {
    let (id, given) = (question.id, deed::given(tx, ctx.tenant, question.id).await?);
    // The first answer counts from when the asker had it, which may be days after it was written.
    let answered = question.answered_on.filter(|_| question.reopened == 0);
    let answered = answered.or_else(|| given.answered.map(|at| at.date_in(ctx.calendar.zone())));
    tx.run(sql!(
        "INSERT INTO question_public (tenant_id, question_id, title, question, answer, published_at, by_person,
           by_role, answered_on, team)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce((SELECT t.name FROM question q
           JOIN team t ON t.tenant_id = q.tenant_id AND t.id = q.team_id
           WHERE q.tenant_id = $1 AND q.id = $2), ''))
         ON CONFLICT (tenant_id, question_id) DO UPDATE SET title = excluded.title, question = excluded.question,
           answer = excluded.answer, by_person = excluded.by_person, by_role = excluded.by_role,
           answered_on = CASE WHEN $10 THEN excluded.answered_on ELSE question_public.answered_on END,
           team = CASE WHEN $10 THEN excluded.team ELSE question_public.team END",
        ctx.tenant,
        id,
        &public.title,
        &public.question,
        &public.answer,
        ctx.now(),
        by.person,
        by.role,
        answered,
        given.is_newer()
    ))
    .await?;
    Ok(())
}

/// Takes a question off the website. False when it does not stand there.
pub async fn remove(tx: &mut Tx, tenant: TenantId, id: QuestionId) -> Result<bool, DbError> {
    let sql = sql!("DELETE FROM question_public WHERE tenant_id = $1 AND question_id = $2", tenant, id);
    Ok(tx.run(sql).await? == 1)
}
