// SPDX-License-Identifier: EUPL-1.2
//! Where persons are named: who asked, by address, and who handled, by account. And forgetting.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Date, PersonId, TenantId, Timestamp};

use super::{attachment, draft, letter};
use crate::model::{Channel, Helped, QuestionId};

db::row! {
    /// A question that somebody asked.
    pub struct AskedRow {
        /// Which.
        pub id: QuestionId,
        /// The year of its number.
        pub year: i64,
        /// Which of that year.
        pub number: i64,
        /// The name that was given with it.
        pub name: String,
        /// The e-mail address that was given with it.
        pub email: Option<String>,
        /// The telephone number that was given with it.
        pub phone: Option<String>,
        /// The address that was given with it.
        pub address: Option<String>,
        /// What it was about.
        pub title: String,
        /// The question.
        pub body: String,
        /// Where.
        pub place: String,
        /// How it came.
        pub channel: Channel,
        /// On which day it came.
        pub received_on: Date,
        /// When it came, or was entered.
        pub received_at: Timestamp,
        /// By when an answer is promised now.
        pub due: Date,
        /// Whether it may stand on the website.
        pub may_publish: bool,
        /// Whether they said that they were helped.
        pub helped: Option<Helped>,
        /// Of which the key of its private page is made.
        pub salt: Vec<u8>,
    }
}

/// The questions that were asked with this address, the newest first.
pub async fn asked(
    conn: &mut Conn,
    tenant: TenantId,
    email: &str,
    most: u32,
) -> Result<Vec<AskedRow>, DbError> {
    let mut sql = Sql::new(ASKED).with(tenant);
    sql.push(" AND a.email = ").bind(email);
    sql.push(" ORDER BY q.received_at DESC, q.id DESC LIMIT ").bind(most);
    conn.all(sql).await
}

const ASKED: &str =
    "SELECT q.id, q.year, q.number, a.name, a.email, a.phone, a.address, q.title, q.body, q.place,
    q.channel, q.received_on, q.received_at, q.due, q.may_publish, q.helped, q.salt
    FROM question_asker a JOIN question q ON q.tenant_id = a.tenant_id AND q.id = a.question_id
    WHERE a.tenant_id = $1";

/// One question with who asked it; none when it was forgotten.
pub async fn asked_one(
    conn: &mut Conn,
    tenant: TenantId,
    question: QuestionId,
) -> Result<Option<AskedRow>, DbError> {
    let mut sql = Sql::new(ASKED).with(tenant);
    sql.push(" AND q.id = ").bind(question);
    conn.opt(sql).await
}

db::row! {
    /// A question that a colleague had to do with.
    pub struct HandledRow {
        /// The year of its number.
        pub year: i64,
        /// Which of that year.
        pub number: i64,
        /// What it was: `officer`, `entered`, `public`, `draft`, `look_along`, or the code of a deed.
        pub what: String,
        /// When, as far as that is known.
        pub at: Timestamp,
    }
}

/// What a colleague had to do with questions.
pub async fn handled(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<HandledRow>, DbError> {
    conn.all(sql!(
        "SELECT q.year, q.number, 'officer' AS what, q.received_at AS at FROM question q
           WHERE q.tenant_id = $1 AND q.officer_id = $2
         UNION ALL SELECT q.year, q.number, 'entered' AS what, q.received_at AS at FROM question q
           WHERE q.tenant_id = $1 AND q.entered_by = $2
         UNION ALL SELECT q.year, q.number, d.deed AS what, d.at FROM question_deed d
           JOIN question q ON q.tenant_id = d.tenant_id AND q.id = d.question_id
           WHERE d.tenant_id = $1 AND d.by_person = $2
         UNION ALL SELECT q.year, q.number, 'public' AS what, b.published_at AS at FROM question_public b
           JOIN question q ON q.tenant_id = b.tenant_id AND q.id = b.question_id
           WHERE b.tenant_id = $1 AND b.by_person = $2
         UNION ALL SELECT q.year, q.number, 'draft' AS what, c.saved_at AS at FROM question_draft c
           JOIN question q ON q.tenant_id = c.tenant_id AND q.id = c.question_id
           WHERE c.tenant_id = $1 AND c.by_person = $2
         UNION ALL SELECT q.year, q.number, 'look_along' AS what, c.saved_at AS at FROM question_draft c
           JOIN question q ON q.tenant_id = c.tenant_id AND q.id = c.question_id
           WHERE c.tenant_id = $1 AND c.asked_person = $2
         ORDER BY at, year, number, what",
        tenant,
        person
    ))
    .await
}

/// Takes the account away wherever it stands; the role stays.
pub async fn unname(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<(), DbError> {
    for statement in [
        "UPDATE question SET officer_id = NULL WHERE tenant_id = $1 AND officer_id = $2",
        "UPDATE question SET entered_by = NULL WHERE tenant_id = $1 AND entered_by = $2",
        "UPDATE question_deed SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        "UPDATE question_public SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        "UPDATE question_draft SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        "UPDATE question_draft SET asked_person = NULL WHERE tenant_id = $1 AND asked_person = $2",
    ] {
        tx.run(sql!(statement, tenant, person)).await?;
    }
    Ok(())
}

/// Before which days something ended that is forgotten now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outdated {
    /// When everything about it is done.
    done: Date,
    /// When somebody still has to do something with it: then it is kept a year at least.
    unfinished: Date,
}

impl Outdated {
    /// Of a municipality that keeps so many days what ended.
    pub fn of(today: Date, kept: u16) -> Self {
        let before = |days: u16| today.add_days(-i32::from(days));
        Self { done: before(kept), unfinished: before(kept.max(365)) }
    }

    /// Appends the condition; `finished` is the one that nobody has to do anything with it.
    pub(crate) fn push(self, sql: &mut Sql, finished: &str) {
        sql.push(" AND ended_on < ").bind(self.done).push(" AND (ended_on < ").bind(self.unfinished);
        sql.push(" OR ").push(finished).push(")");
    }
}

/// No partner has it, no letter lies here, and what was added is read.
const FINISHED: &str = "state <> 'forwarded' AND letter_since IS NULL AND added_on IS NULL";

/// Questions that are kept long enough and were not forgotten, at most so many.
pub async fn outdated(
    conn: &mut Conn,
    tenant: TenantId,
    before: Outdated,
    most: u32,
) -> Result<Vec<QuestionId>, DbError> {
    let mut sql =
        Sql::new("SELECT id FROM question WHERE tenant_id = $1 AND forgotten_at IS NULL").with(tenant);
    before.push(&mut sql, FINISHED);
    sql.push(" ORDER BY ended_on, id LIMIT ").bind(most);
    let rows: Vec<(QuestionId,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets a question: who asked it, every text and every file. Its number and its dates stay for the figures, and
/// its public answer, which holds other words. One that was still open ends: there is nobody to answer. It ends on the
/// day from which on we waited for the asker, if we did, and today when what we told lies here in a letter: so
/// the figures stay as they were. False when it was forgotten before, or is not kept long enough, when that is
/// asked: then it stays as it is.
pub async fn forget(
    tx: &mut Tx,
    tenant: TenantId,
    id: QuestionId,
    (now, today): (Timestamp, Date),
    before: Option<Outdated>,
) -> Result<bool, DbError> {
    let untold = letter::is_untold(tx, tenant, id).await?.then_some(today);
    // This comes first of what changes: whoever opens the question again at this moment is before it, or too late.
    let mut sql = sql!(
        "UPDATE question SET title = '', body = '', place = '', sent_mark = NULL, added_on = NULL, waits_since = NULL,
           letter_since = NULL, state = CASE WHEN ended_on IS NULL THEN 'closed' ELSE state END,
           ended_on = coalesce(CASE WHEN waits_since IS NULL THEN $5 END, ended_on, waits_since, $4), forgotten_at = $3, revision = revision + 1
         WHERE tenant_id = $1 AND id = $2 AND forgotten_at IS NULL",
        tenant,
        id,
        now,
        today,
        untold
    );
    if let Some(before) = before {
        before.push(&mut sql, FINISHED);
    }
    if tx.run(sql).await? == 0 {
        return Ok(false);
    }
    tx.run(sql!("DELETE FROM question_asker WHERE tenant_id = $1 AND question_id = $2", tenant, id)).await?;
    draft::remove(tx, tenant, id).await?;
    loop {
        let files = attachment::of_question(tx, tenant, id).await?;
        if files.is_empty() {
            break;
        }
        attachment::remove(tx, tenant, &files).await?;
    }
    // Whom a deed concerned is a team, a partner, or whether one was helped: that names nobody.
    let sql =
        "UPDATE question_deed SET text = '', unposted = FALSE WHERE tenant_id = $1 AND question_id = $2";
    tx.run(sql!(sql, tenant, id)).await?;
    Ok(true)
}
