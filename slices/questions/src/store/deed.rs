// SPDX-License-Identifier: EUPL-1.2
//! The story of a question: a row for every deed, only appended to. A row with a date is a promise.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Actor, Ctx, Date, PersonId, TenantId, Timestamp};
use uuid::Uuid;
use villages::KernId;

use crate::model::{Channel, Deed, QuestionId, State};

/// Two taps on a button come within a minute, in microseconds.
pub const TAP: i64 = 60_000_000;
/// So many steps of a story are read, the newest; a brake.
const MOST: u32 = 500;
/// What answers a question, and what brings the answer on the website.
const GIVES: [Deed; 4] = [Deed::Answer, Deed::Promote, Deed::Case, Deed::Publish];
/// The role of who asked.
pub const ASKER: &str = "asker";

/// Who does something: the account, and the role that residents see as a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Who; none for the asker and for Brink itself.
    pub person: Option<PersonId>,
    /// The code of a role, `asker` or `system`.
    pub role: &'static str,
}

impl By {
    /// The actor of the context, in the first of these roles that they have.
    pub fn actor(ctx: &Ctx, roles: &[kernel::Role]) -> Self {
        match &ctx.actor {
            Actor::Anonymous => Self::asker(),
            Actor::System(_) => Self { person: None, role: "system" },
            Actor::Person(person) => {
                let role = roles.iter().find(|role| ctx.actor.has(**role));
                Self { person: Some(person.id), role: role.map_or("resident", |role| role.code()) }
            }
        }
    }

    /// Whoever has the key of the private page.
    pub const fn asker() -> Self {
        Self { person: None, role: ASKER }
    }
}

db::row! {
    /// A step of the story.
    pub struct DeedRow {
        /// Sorts by time.
        pub id: Uuid,
        /// When.
        pub at: Timestamp,
        /// In which role.
        pub by_role: String,
        /// What.
        pub deed: Deed,
        /// How the question stood then.
        pub state: State,
        /// What was said with it.
        pub text: String,
        /// By when an answer was promised with it.
        pub due: Option<Date>,
        /// To whom it went: a team, a partner or a point, by its name then.
        pub whom: String,
        /// How the asker said it, when a colleague wrote it down for them.
        pub channel: Option<Channel>,
        /// Whether a letter about it has to be posted.
        pub unposted: bool,
        /// Part of the example data of a demo.
        pub example: bool,
    }
}

/// What is to be told about a deed.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// What was said with it.
    pub text: String,
    /// By when an answer is promised.
    pub due: Option<Date>,
    /// To whom it went, by name.
    pub whom: String,
    /// Part of the example data of a demo.
    pub example: bool,
    /// How many photos and documents came with it.
    pub files: usize,
    /// How the asker said it, when a colleague wrote it down for them.
    pub said: Option<Channel>,
}

/// Appends a step. Returns its id.
pub async fn append(
    tx: &mut Tx,
    ctx: &Ctx,
    question: QuestionId,
    (deed, state): (Deed, State),
    by: &By,
    told: &Told,
) -> Result<Uuid, DbError> {
    let id = ctx.id::<DeedRow>().uuid();
    tx.run(sql!(
        "INSERT INTO question_deed (tenant_id, id, question_id, at, by_person, by_role, deed, state, text, due,
           whom, example, channel)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        ctx.tenant,
        id,
        question,
        ctx.now(),
        by.person,
        by.role,
        deed,
        state,
        &told.text,
        told.due,
        &told.whom,
        told.example,
        told.said
    ))
    .await?;
    Ok(id)
}

/// Whether another step said exactly this a moment ago.
pub async fn was_just_said(
    conn: &mut Conn,
    ctx: &Ctx,
    question: QuestionId,
    (deed, text): (Deed, &str),
    step: Uuid,
) -> Result<bool, DbError> {
    conn.exists(sql!(
        "SELECT 1 AS one FROM question_deed WHERE tenant_id = $1 AND question_id = $2 AND deed = $3 AND text = $4
           AND at > $5 AND id <> $6 LIMIT 1",
        ctx.tenant,
        question,
        deed,
        text,
        ctx.now().micros() - TAP,
        step
    ))
    .await
}

db::row! {
    /// What was said with a deed.
    pub struct SaidRow {
        /// The words.
        pub text: String,
        /// To whom it went, by name.
        pub whom: String,
        /// By when an answer was promised with it.
        pub due: Option<Date>,
        /// How it came, when a colleague wrote down what the asker said.
        pub channel: Option<Channel>,
    }
}

/// What the same person said with this deed a moment ago; none when nobody did.
pub async fn just_said(
    conn: &mut Conn,
    ctx: &Ctx,
    (question, deed): (QuestionId, Deed),
    by: Option<PersonId>,
) -> Result<Option<SaidRow>, DbError> {
    let mut sql = sql!(
        "SELECT text, whom, due, channel FROM question_deed
         WHERE tenant_id = $1 AND question_id = $2 AND deed = $3 AND at > $4",
        ctx.tenant,
        question,
        deed,
        ctx.now().micros() - TAP
    );
    match by {
        Some(person) => sql.push(" AND by_person = ").bind(person),
        None => sql.push(" AND by_person IS NULL"),
    };
    sql.push(" ORDER BY at DESC, id DESC LIMIT 1");
    conn.opt(sql).await
}

/// The step with which a question began.
pub async fn asked(conn: &mut Conn, tenant: TenantId, question: QuestionId) -> Result<Uuid, DbError> {
    let (id,) = conn
        .one(sql!(
            "SELECT id FROM question_deed WHERE tenant_id = $1 AND question_id = $2 AND deed = $3 LIMIT 1",
            tenant,
            question,
            Deed::Ask
        ))
        .await?;
    Ok(id)
}

db::row! {
    /// What the receipt of a question said, however the question stands now.
    pub struct AskedRow {
        /// The kern that the asker named.
        pub kern_id: Option<KernId>,
        /// By when an answer was promised then.
        pub due: Option<Date>,
        /// Whether it may stand on the website now.
        pub may_publish: bool,
        /// What the asker first changed about that.
        pub first_change: Option<Deed>,
    }
}

impl AskedRow {
    /// Whether the asker agreed, with the question, that it stands on the website.
    pub fn agreed(&self) -> bool {
        match self.first_change {
            Some(Deed::Consent) => false,
            Some(Deed::Revoke) => true,
            _ => self.may_publish,
        }
    }
}

/// A question as it was asked, and what was promised with the receipt.
pub async fn as_asked(conn: &mut Conn, tenant: TenantId, question: QuestionId) -> Result<AskedRow, DbError> {
    conn.one(sql!(
        "SELECT q.asked_kern_id AS kern_id, a.due, q.may_publish,
           (SELECT c.deed FROM question_deed c WHERE c.tenant_id = $1 AND c.question_id = $2
              AND c.deed IN ($4, $5) ORDER BY c.at, c.id LIMIT 1) AS first_change
         FROM question q JOIN question_deed a ON a.tenant_id = q.tenant_id AND a.question_id = q.id
         WHERE q.tenant_id = $1 AND q.id = $2 AND a.deed = $3 ORDER BY a.at, a.id LIMIT 1",
        tenant,
        question,
        Deed::Ask,
        Deed::Consent,
        Deed::Revoke
    ))
    .await
}

/// How often this was done since the question was opened again.
pub async fn since_reopened(
    conn: &mut Conn,
    tenant: TenantId,
    question: QuestionId,
    deed: Deed,
) -> Result<i64, DbError> {
    let (count,) = conn
        .one(sql!(
            "SELECT count(*) FROM question_deed d WHERE d.tenant_id = $1 AND d.question_id = $2 AND d.deed = $3
               AND d.at >= (SELECT max(o.at) FROM question_deed o
                 WHERE o.tenant_id = $1 AND o.question_id = $2 AND o.deed = $4)",
            tenant,
            question,
            deed,
            Deed::Reopen
        ))
        .await?;
    Ok(count)
}

/// What was said with the newest deed of this kind.
pub async fn newest(
    conn: &mut Conn,
    tenant: TenantId,
    question: QuestionId,
    deed: Deed,
) -> Result<Option<String>, DbError> {
    let found: Option<(String,)> = conn
        .opt(sql!(
            "SELECT text FROM question_deed WHERE tenant_id = $1 AND question_id = $2 AND deed = $3
             ORDER BY at DESC, id DESC LIMIT 1",
            tenant,
            question,
            deed
        ))
        .await?;
    Ok(found.map(|(text,)| text))
}

/// When this was last done to each of these questions.
pub async fn newest_of(
    conn: &mut Conn,
    tenant: TenantId,
    questions: &[QuestionId],
    deed: Deed,
) -> Result<Vec<(QuestionId, Timestamp)>, DbError> {
    let mut sql = sql!(
        "SELECT question_id, max(at) FROM question_deed WHERE tenant_id = $1 AND deed = $2",
        tenant,
        deed
    );
    sql.push(" AND question_id IN ").bind_list(questions.iter().copied()).push(" GROUP BY question_id");
    conn.all(sql).await
}

/// Which of these deeds was done last.
pub async fn last(
    conn: &mut Conn,
    tenant: TenantId,
    question: QuestionId,
    deeds: &[Deed],
) -> Result<Option<Deed>, DbError> {
    let mut sql =
        sql!("SELECT deed FROM question_deed WHERE tenant_id = $1 AND question_id = $2", tenant, question);
    sql.push(" AND deed IN ").bind_list(deeds.iter().copied()).push(" ORDER BY at DESC, id DESC LIMIT 1");
    let found: Option<(Deed,)> = conn.opt(sql).await?;
    Ok(found.map(|(deed,)| deed))
}

/// The partners to which a question went, by their names then.
pub async fn went_to(
    conn: &mut Conn,
    tenant: TenantId,
    question: QuestionId,
) -> Result<Vec<String>, DbError> {
    let rows: Vec<(String,)> = conn
        .all(sql!(
            "SELECT DISTINCT whom FROM question_deed WHERE tenant_id = $1 AND question_id = $2 AND deed = $3
             ORDER BY whom",
            tenant,
            question,
            Deed::Forward
        ))
        .await?;
    Ok(rows.into_iter().map(|(whom,)| whom).collect())
}

db::row! {
    /// When a question was last answered, and when its answer last came on the website.
    pub struct GivenRow {
        /// When it was last answered.
        pub answered: Option<Timestamp>,
        /// When an answer last came on the website, or other words of one.
        pub published: Option<Timestamp>,
    }
}

impl GivenRow {
    /// Whether it was answered after the answer on the website was written.
    pub fn is_newer(&self) -> bool {
        self.answered > self.published
    }
}

/// When a question was last answered, and when its answer last came on the website.
pub async fn given(conn: &mut Conn, tenant: TenantId, question: QuestionId) -> Result<GivenRow, DbError> {
    let mut sql = sql!(
        "SELECT max(CASE WHEN deed <> $3 THEN at END) AS answered, max(CASE WHEN deed = $3 THEN at END) AS published
         FROM question_deed WHERE tenant_id = $1 AND question_id = $2 AND deed IN ",
        tenant,
        question,
        Deed::Publish
    );
    sql.bind_list(GIVES);
    conn.one(sql).await
}

/// The story of a question.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Its steps, the oldest first. The first is always that it was asked.
    pub steps: Vec<DeedRow>,
    /// Whether steps between the first and the rest are left out.
    pub is_cut: bool,
}

const STORY: &str = "SELECT id, at, by_role, deed, state, text, due, whom, channel, unposted, example
    FROM question_deed WHERE tenant_id = $1 AND question_id = $2";

/// The story: that it was asked, and the newest steps.
pub async fn story(conn: &mut Conn, tenant: TenantId, question: QuestionId) -> Result<Story, DbError> {
    let mut newest = Sql::new(STORY).with(tenant).with(question);
    newest.push(" AND deed <> ").bind(Deed::Ask).push(" ORDER BY at DESC, id DESC LIMIT ").bind(MOST + 1);
    let mut rest: Vec<DeedRow> = conn.all(newest).await?;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let is_cut = rest.len() > most;
    rest.truncate(most);
    let mut first = Sql::new(STORY).with(tenant).with(question);
    first.push(" AND deed = ").bind(Deed::Ask).push(" ORDER BY at, id LIMIT 1");
    let mut steps: Vec<DeedRow> = conn.all(first).await?;
    steps.extend(rest.into_iter().rev());
    Ok(Story { steps, is_cut })
}
