// SPDX-License-Identifier: EUPL-1.2
//! What happened to a point: statuses, notes and answers, appended only.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Euro, PersonId, TenantId, Timestamp};
use uuid::Uuid;
use villages::TeamId;

use super::point::PointRow;
use crate::model::{Feasible, Owner, PointId, Precision, Status};

/// Who did something: the person, for rights and erasure, and the role that the public sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Who; `None` for Brink itself.
    pub person: Option<PersonId>,
    /// The code of the role, which the public sees as a function: `area_officer`, or `system`.
    pub role: &'static str,
}

db::row! {
    /// A status that a point got.
    pub struct EventRow {
        /// Its id.
        pub id: Uuid,
        /// When.
        pub at: Timestamp,
        /// How exactly that is known.
        pub precision: Precision,
        /// By which role, as its code.
        pub by_role: String,
        /// Which status.
        pub status: Status,
        /// Why, or what was said with it.
        pub text: String,
        /// Handelingsperspectief.
        pub outlook: String,
        /// The other point of a merge.
        pub other_point: Option<PointId>,
        /// The words of the source that told it, empty when it had none; `None` for what happened here.
        pub source_words: Option<String>,
        /// Whether it tells that the point came on the website, and no new status.
        pub published: bool,
        /// Part of the example data of a demo.
        pub example: bool,
    }
}

db::row! {
    /// A note on a point.
    pub struct NoteRow {
        /// Its id.
        pub id: Uuid,
        /// When.
        pub at: Timestamp,
        /// By which role, as its code.
        pub by_role: String,
        /// What it says.
        pub text: String,
        /// Whether everybody may read it.
        pub public: bool,
        /// Part of the example data of a demo.
        pub example: bool,
    }
}

db::row! {
    /// The answer to a proposal.
    pub struct AssessmentRow {
        /// Its id.
        pub id: Uuid,
        /// When.
        pub at: Timestamp,
        /// By which role, as its code.
        pub by_role: String,
        /// Whether it can be done.
        pub feasible: Feasible,
        /// Whose it is.
        pub owner: Owner,
        /// What it would cost, about.
        pub cost: Option<Euro>,
        /// Which team.
        pub team_id: Option<TeamId>,
        /// The answer in words.
        pub answer: String,
        /// Part of the example data of a demo.
        pub example: bool,
    }
}

/// A status that a point gets.
#[derive(Clone, Debug)]
pub struct NewEvent<'e> {
    /// Which.
    pub status: Status,
    /// When.
    pub at: Timestamp,
    /// How exactly that is known.
    pub precision: Precision,
    /// Why, or what is said with it.
    pub text: &'e str,
    /// Handelingsperspectief.
    pub outlook: &'e str,
    /// The other point of a merge.
    pub other: Option<PointId>,
    /// The words of the source that told it; `None` for what happened here.
    pub source: Option<&'e str>,
    /// Whether it tells that the point came on the website, and no new status.
    pub published: bool,
    /// Part of the example data of a demo.
    pub example: bool,
}

impl NewEvent<'_> {
    /// A status from this moment on, without a word.
    pub fn new(status: Status, at: Timestamp) -> Self {
        let precision = Precision::Day;
        let (text, outlook, other, source) = ("", "", None, None);
        Self { status, at, precision, text, outlook, other, source, published: false, example: false }
    }
}

/// Appends a status.
pub async fn event(
    tx: &mut Tx,
    ctx: &Ctx,
    point: PointId,
    by: &By,
    new: &NewEvent<'_>,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO point_event
           (tenant_id, id, point_id, at, precision, by_person, by_role, status, text, outlook, other_point,
            source_words, published, example)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        ctx.tenant,
        ctx.id::<EventRow>(),
        point,
        new.at,
        new.precision,
        by.person,
        by.role,
        new.status,
        new.text,
        new.outlook,
        new.other,
        new.source,
        new.published,
        new.example
    ))
    .await?;
    Ok(())
}

/// Appends that a point came on the website, with how it stands: until then nobody could read that.
pub async fn published(tx: &mut Tx, ctx: &Ctx, point: &PointRow, by: &By, text: &str) -> Result<(), DbError> {
    let told = NewEvent { text, published: true, ..NewEvent::new(point.status, ctx.now()) };
    event(tx, ctx, point.id, by, &told).await
}

/// Appends a note; its id.
#[allow(clippy::too_many_arguments, reason = "a note is written here only; each part has its own type")]
pub async fn note(
    tx: &mut Tx,
    ctx: &Ctx,
    point: PointId,
    by: &By,
    text: &str,
    public: bool,
    at: Timestamp,
    example: bool,
) -> Result<Uuid, DbError> {
    let id = ctx.id::<NoteRow>();
    tx.run(sql!(
        "INSERT INTO note (tenant_id, id, point_id, at, by_person, by_role, text, public, example)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ctx.tenant,
        id,
        point,
        at,
        by.person,
        by.role,
        text,
        public,
        example
    ))
    .await?;
    Ok(id.uuid())
}

/// What an answer to a proposal says.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Whether it can be done.
    pub feasible: Feasible,
    /// Whose it is.
    pub owner: Owner,
    /// What it would cost, about.
    pub cost: Option<Euro>,
    /// Which team.
    pub team: Option<TeamId>,
    /// The answer in words; public.
    pub answer: String,
}

/// Appends an answer.
pub async fn assess(
    tx: &mut Tx,
    ctx: &Ctx,
    point: PointId,
    by: &By,
    new: &Assessment,
    at: Timestamp,
    example: bool,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO assessment
           (tenant_id, id, point_id, at, by_person, by_role, feasible, owner, cost, team_id, answer, example)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        ctx.tenant,
        ctx.id::<AssessmentRow>(),
        point,
        at,
        by.person,
        by.role,
        new.feasible,
        new.owner,
        new.cost,
        new.team,
        &new.answer,
        example
    ))
    .await?;
    Ok(())
}

/// The statuses of a point, oldest first.
pub async fn events(conn: &mut Conn, tenant: TenantId, point: PointId) -> Result<Vec<EventRow>, DbError> {
    conn.all(sql!(
        "SELECT id, at, precision, by_role, status, text, outlook, other_point, source_words, published, example
         FROM point_event
         WHERE tenant_id = $1 AND point_id = $2 ORDER BY at, id LIMIT 500",
        tenant,
        point
    ))
    .await
}

/// Those of these points of which the last thing told is not known to the day, with how precisely it is.
pub async fn rough(
    conn: &mut Conn,
    tenant: TenantId,
    points: &[PointId],
) -> Result<Vec<(PointId, Precision)>, DbError> {
    let mut sql = sql!(
        "SELECT p.id, e.precision FROM point p
         JOIN point_event e ON e.tenant_id = p.tenant_id AND e.point_id = p.id AND e.at = p.touched_at
         WHERE p.tenant_id = $1 AND e.precision <> 'day' AND p.id IN ",
        tenant
    );
    sql.bind_list(points.iter().copied());
    conn.all(sql).await
}

/// When the newest status of a point began.
pub async fn newest(conn: &mut Conn, tenant: TenantId, point: PointId) -> Result<Option<Timestamp>, DbError> {
    let row: Option<(Timestamp,)> = conn
        .opt(sql!(
            "SELECT at FROM point_event WHERE tenant_id = $1 AND point_id = $2 ORDER BY at DESC LIMIT 1",
            tenant,
            point
        ))
        .await?;
    Ok(row.map(|(at,)| at))
}

/// The notes on a point, oldest first.
pub async fn notes(
    conn: &mut Conn,
    tenant: TenantId,
    point: PointId,
    internal: bool,
) -> Result<Vec<NoteRow>, DbError> {
    let mut sql = sql!(
        "SELECT id, at, by_role, text, public, example FROM note WHERE tenant_id = $1 AND point_id = $2",
        tenant,
        point
    );
    if !internal {
        sql.push(" AND public = TRUE");
    }
    sql.push(" ORDER BY at, id LIMIT 500");
    conn.all(sql).await
}

/// The answers to a proposal, oldest first.
pub async fn assessments(
    conn: &mut Conn,
    tenant: TenantId,
    point: PointId,
) -> Result<Vec<AssessmentRow>, DbError> {
    conn.all(sql!(
        "SELECT id, at, by_role, feasible, owner, cost, team_id, answer, example FROM assessment
         WHERE tenant_id = $1 AND point_id = $2 ORDER BY at, id LIMIT 100",
        tenant,
        point
    ))
    .await
}

impl By {
    /// The actor in the role that weighs most; residents are just that.
    pub fn actor(ctx: &Ctx) -> Self {
        use kernel::{Actor, Role};
        const WEIGHT: &[Role] = &[
            Role::AreaOfficer,
            Role::PolicyOfficer,
            Role::TeamManager,
            Role::Alderman,
            Role::Administrator,
            Role::Moderator,
            Role::Partner,
            Role::Board,
            Role::Member,
        ];
        let role = match &ctx.actor {
            Actor::System(_) => "system",
            actor => WEIGHT.iter().find(|role| actor.has(**role)).unwrap_or(&Role::Resident).code(),
        };
        Self { person: ctx.actor.person().map(|person| person.id), role }
    }
}
