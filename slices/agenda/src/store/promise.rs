// SPDX-License-Identifier: EUPL-1.2
//! Promises: what was promised stays; moves and outcomes are appended.

mod standing;

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, Date, Euro, TenantId, Timestamp};
use uuid::Uuid;
use villages::{GroupId, PartnerId, TeamId};

pub use self::standing::{Standing, standing};
use super::story::By;
use crate::model::{Outcome, Owner, PointId, PromiseId};
use crate::parties::Named;

db::row! {
    /// A promise as it stands now.
    pub struct PromiseRow {
        /// Its id.
        pub id: PromiseId,
        /// Its number in the municipality.
        pub number: i64,
        /// On which point.
        pub point_id: PointId,
        /// What.
        pub what: String,
        /// By whom.
        pub owner: Owner,
        /// Which group.
        pub group_id: Option<GroupId>,
        /// Which team.
        pub team_id: Option<TeamId>,
        /// Which partner.
        pub partner_id: Option<PartnerId>,
        /// With how much money.
        pub amount: Option<Euro>,
        /// The date that was promised first.
        pub first_due: Date,
        /// The date as it is now.
        pub due: Date,
        /// When it was made.
        pub made_at: Timestamp,
        /// By which role it was entered, as its code.
        pub by_role: String,
        /// What became of it.
        pub outcome: Option<Outcome>,
        /// Why.
        pub outcome_reason: String,
        /// The day on which it was done, when it was.
        pub outcome_on: Option<Date>,
        /// When all that was said.
        pub outcome_at: Option<Timestamp>,
        /// By which role, as its code; not known of every old one.
        pub outcome_by_role: Option<String>,
        /// Part of the example data of a demo.
        pub example: bool,
    }
}

db::row! {
    /// A date that was moved.
    pub struct MoveRow {
        /// Its id.
        pub id: Uuid,
        /// Of which promise.
        pub promise_id: PromiseId,
        /// From.
        pub from_due: Date,
        /// To.
        pub to_due: Date,
        /// Why.
        pub reason: String,
        /// When.
        pub at: Timestamp,
        /// By which role, as its code.
        pub by_role: String,
        /// Part of the example data of a demo.
        pub example: bool,
    }
}

/// What a new promise says.
#[derive(Clone, Debug)]
pub struct NewPromise {
    /// What.
    pub what: String,
    /// By whom.
    pub owner: Owner,
    /// Which group.
    pub group: Option<GroupId>,
    /// Which team.
    pub team: Option<TeamId>,
    /// Which partner.
    pub partner: Option<PartnerId>,
    /// With how much money.
    pub amount: Option<Euro>,
    /// For when.
    pub due: Date,
}

impl NewPromise {
    /// Who exactly.
    pub(crate) fn named(&self) -> Named {
        Named { group: self.group, team: self.team, partner: self.partner }
    }
}

impl PromiseRow {
    /// Who exactly.
    pub(crate) fn named(&self) -> Named {
        Named { group: self.group_id, team: self.team_id, partner: self.partner_id }
    }
}

const COLUMNS: &str = "r.id, r.number, r.point_id, r.what, r.owner, r.group_id, r.team_id, r.partner_id, \
    r.amount, r.first_due, r.due, r.made_at, r.by_role, r.outcome, r.outcome_reason, r.outcome_on, r.outcome_at, \
    r.outcome_by_role, r.example FROM promise r";

pub(crate) fn select(rest: &str) -> Sql {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(rest);
    sql
}

/// The promises on a point, oldest first.
pub async fn of_point(conn: &mut Conn, tenant: TenantId, point: PointId) -> Result<Vec<PromiseRow>, DbError> {
    let sql = select(" WHERE r.tenant_id = $1 AND r.point_id = $2 ORDER BY r.made_at, r.number LIMIT 500");
    conn.all(sql.with(tenant).with(point)).await
}

/// A promise by its number.
pub async fn by_number(
    conn: &mut Conn,
    tenant: TenantId,
    number: i64,
) -> Result<Option<PromiseRow>, DbError> {
    conn.opt(select(" WHERE r.tenant_id = $1 AND r.number = $2").with(tenant).with(number)).await
}

/// The moved dates of the promises on a point, oldest first.
pub async fn moves_of_point(
    conn: &mut Conn,
    tenant: TenantId,
    point: PointId,
) -> Result<Vec<MoveRow>, DbError> {
    conn.all(sql!(
        "SELECT m.id, m.promise_id, m.from_due, m.to_due, m.reason, m.at, m.by_role, m.example
         FROM promise r JOIN promise_move m ON m.tenant_id = r.tenant_id AND m.promise_id = r.id
         WHERE r.tenant_id = $1 AND r.point_id = $2 ORDER BY m.at, m.id LIMIT 500",
        tenant,
        point
    ))
    .await
}

/// Adds a promise.
#[allow(clippy::too_many_arguments, reason = "a promise is written here only; each part has its own type")]
pub async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    id: PromiseId,
    number: i64,
    point: PointId,
    new: &NewPromise,
    by: &By,
    at: Timestamp,
    example: bool,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO promise (tenant_id, id, number, point_id, what, owner, group_id, team_id, partner_id,
           amount, first_due, due, made_at, by_person, by_role, example)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14, $15)",
        ctx.tenant,
        id,
        number,
        point,
        &new.what,
        new.owner,
        new.group,
        new.team,
        new.partner,
        new.amount,
        new.due,
        at,
        by.person,
        by.role,
        example
    ))
    .await?;
    cache_due(tx, ctx.tenant, point).await
}

/// Moves the date of an open promise and remembers the old one. `false` when the promise is closed
/// or its date is no longer `from`: somebody else was first.
#[allow(clippy::too_many_arguments, reason = "a move is written here only; each part has its own type")]
pub async fn move_due(
    tx: &mut Tx,
    ctx: &Ctx,
    promise: &PromiseRow,
    from: Date,
    to: Date,
    reason: &str,
    by: &By,
    at: Timestamp,
    example: bool,
) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE promise SET due = $4 WHERE tenant_id = $1 AND id = $2 AND due = $3 AND outcome IS NULL",
            ctx.tenant,
            promise.id,
            from,
            to
        ))
        .await?;
    if rows == 0 {
        return Ok(false);
    }
    tx.run(sql!(
        "INSERT INTO promise_move (tenant_id, id, promise_id, from_due, to_due, reason, at, by_person, by_role, example)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        ctx.tenant,
        ctx.id::<MoveRow>(),
        promise.id,
        from,
        to,
        reason,
        at,
        by.person,
        by.role,
        example
    ))
    .await?;
    cache_due(tx, ctx.tenant, promise.point_id).await?;
    Ok(true)
}

/// What became of a promise.
#[derive(Clone, Debug)]
pub struct Closed<'c> {
    /// In a word.
    pub outcome: Outcome,
    /// Why.
    pub reason: &'c str,
    /// The day on which it was done, when it was.
    pub on: Option<Date>,
    /// Who says so.
    pub by: &'c By,
    /// When.
    pub at: Timestamp,
}

/// Says what became of an open promise. `false` when that was said already, or its date was moved
/// since it was read: whether it was kept depends on that.
pub async fn close(
    tx: &mut Tx,
    tenant: TenantId,
    promise: &PromiseRow,
    closed: &Closed<'_>,
) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE promise SET outcome = $3, outcome_reason = $4, outcome_on = $5, outcome_at = $6,
               outcome_by_person = $7, outcome_by_role = $8
             WHERE tenant_id = $1 AND id = $2 AND outcome IS NULL AND due = $9",
            tenant,
            promise.id,
            closed.outcome,
            closed.reason,
            closed.on,
            closed.at,
            closed.by.person,
            closed.by.role,
            promise.due
        ))
        .await?;
    cache_due(tx, tenant, promise.point_id).await?;
    Ok(rows == 1)
}

/// Whether a promise on the point is open.
pub async fn any_open(conn: &mut Conn, tenant: TenantId, point: PointId) -> Result<bool, DbError> {
    conn.exists(sql!(
        "SELECT 1 AS one FROM promise WHERE tenant_id = $1 AND point_id = $2 AND outcome IS NULL LIMIT 1",
        tenant,
        point
    ))
    .await
}

/// Keeps the point's earliest open date, by which lists sort.
async fn cache_due(tx: &mut Tx, tenant: TenantId, point: PointId) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE point SET open_due = coalesce((SELECT min(due) FROM promise
           WHERE tenant_id = $1 AND point_id = $2 AND outcome IS NULL), '9999-12-31')
         WHERE tenant_id = $1 AND id = $2",
        tenant,
        point
    ))
    .await?;
    Ok(())
}

/// The open promises of a kern that come first, with the number of their point.
pub async fn next_of_kern(
    conn: &mut Conn,
    tenant: TenantId,
    kern: villages::KernId,
    limit: u32,
) -> Result<Vec<(PromiseRow, i64)>, DbError> {
    let mut sql = select(
        " JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id AND p.draft = FALSE
         JOIN point_kern k ON k.tenant_id = p.tenant_id AND k.point_id = p.id
         WHERE r.tenant_id = $1 AND k.kern_id = $2 AND r.outcome IS NULL ORDER BY r.due, r.number LIMIT ",
    )
    .with(tenant)
    .with(kern);
    sql.bind(limit);
    let rows: Vec<PromiseRow> = conn.all(sql).await?;
    let ids: Vec<PointId> = rows.iter().map(|row| row.point_id).collect();
    let numbers = super::point::titles(conn, tenant, &ids).await?;
    let number = |id| numbers.iter().find(|(point, ..)| *point == id).map_or(0, |(_, number, _)| *number);
    Ok(rows.into_iter().map(|row| (row.clone(), number(row.point_id))).collect())
}
