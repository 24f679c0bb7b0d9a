// SPDX-License-Identifier: EUPL-1.2
//! What the API reads: public points and promises, a page at a time.

use db::{Conn, DbError, Sql, sql};
use kernel::{Date, TenantId, Timestamp};
use villages::KernId;

use super::point::{self, PointRow};
use super::promise::{self, PromiseRow};
use crate::model::{Outcome, PointId, PromiseId, Status};

/// Which part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// How many rows lie before it.
    pub offset: i64,
    /// How many rows it has at most.
    pub limit: i64,
}

/// Which points.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// About this kern.
    pub kern: Option<KernId>,
    /// With one of these statuses; any when there are none.
    pub statuses: Vec<Status>,
    /// To which something happened after this moment, or to the state of their agenda.
    pub after: Option<Timestamp>,
}

/// Public points by number.
pub async fn points(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    slice: Slice,
) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select("");
    if let Some(kern) = wanted.kern {
        sql.push(" JOIN point_kern k ON k.tenant_id = p.tenant_id AND k.point_id = p.id AND k.kern_id = ")
            .bind(kern);
    }
    sql.push(" WHERE p.draft = FALSE AND p.tenant_id = ").bind(tenant);
    if !wanted.statuses.is_empty() {
        sql.push(" AND p.status IN ").bind_list(wanted.statuses.iter().copied());
    }
    if let Some(after) = wanted.after {
        sql.push(" AND (p.touched_at > ").bind(after);
        sql.push(" OR p.agenda_id IN (SELECT g.id FROM agenda g WHERE g.tenant_id = ").bind(tenant);
        sql.push(" AND g.state_at > ").bind(after).push("))");
    }
    conn.all(part(sql, " ORDER BY p.number LIMIT ", slice)).await
}

/// The numbers of those of these points that are public.
pub async fn public_numbers(
    conn: &mut Conn,
    tenant: TenantId,
    points: &[PointId],
) -> Result<Vec<(PointId, i64)>, DbError> {
    let mut sql =
        sql!("SELECT id, number FROM point WHERE tenant_id = $1 AND draft = FALSE AND id IN ", tenant);
    sql.bind_list(points.iter().copied());
    conn.all(sql).await
}

/// The promises on public points, by number.
pub async fn promises(
    conn: &mut Conn,
    tenant: TenantId,
    open: Option<bool>,
    slice: Slice,
) -> Result<Vec<PromiseRow>, DbError> {
    let mut sql = promise::select(PUBLIC).with(tenant);
    match open {
        Some(true) => sql.push(" AND r.outcome IS NULL"),
        Some(false) => sql.push(" AND r.outcome IS NOT NULL"),
        None => &mut sql,
    };
    conn.all(part(sql, " ORDER BY r.number LIMIT ", slice)).await
}

/// The promise with this number, when its point is public.
pub async fn promise(conn: &mut Conn, tenant: TenantId, number: i64) -> Result<Option<PromiseRow>, DbError> {
    let mut sql = promise::select(PUBLIC).with(tenant);
    sql.push(" AND r.number = ").bind(number);
    conn.opt(sql).await
}

const PUBLIC: &str = " JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id AND p.draft = FALSE
    WHERE r.tenant_id = $1";

fn part(mut sql: Sql, order: &str, slice: Slice) -> Sql {
    sql.push(order).bind(slice.limit).push(" OFFSET ").bind(slice.offset);
    sql
}

db::row! {
    /// A promised date, for calendars.
    pub struct DueRow {
        /// The id of the promise.
        pub id: PromiseId,
        /// Its number.
        pub number: i64,
        /// What was promised.
        pub what: String,
        /// For when.
        pub due: Date,
        /// When it was made.
        pub made_at: Timestamp,
        /// What became of it.
        pub outcome: Option<Outcome>,
        /// When that was said.
        pub outcome_at: Option<Timestamp>,
        /// How often the date was moved.
        pub moves: i64,
        /// When it was moved last.
        pub moved_at: Option<Timestamp>,
        /// On which point.
        pub point_id: PointId,
        /// The number of the point.
        pub point_number: i64,
        /// The title of the point.
        pub point_title: String,
        /// Part of the example data of a demo.
        pub example: bool,
    }
}

/// The promised dates of a kern from a day on, by date.
pub async fn due_in(
    conn: &mut Conn,
    tenant: TenantId,
    kern: KernId,
    from: Date,
) -> Result<Vec<DueRow>, DbError> {
    conn.all(sql!(
        "SELECT r.id, r.number, r.what, r.due, r.made_at, r.outcome, r.outcome_at, r.example,
           (SELECT count(*) FROM promise_move m WHERE m.tenant_id = $1 AND m.promise_id = r.id) AS moves,
           (SELECT max(m.at) FROM promise_move m WHERE m.tenant_id = $1 AND m.promise_id = r.id) AS moved_at,
           r.point_id, p.number AS point_number, p.title AS point_title
         FROM point_kern k
         JOIN point p ON p.tenant_id = k.tenant_id AND p.id = k.point_id AND p.draft = FALSE
         JOIN promise r ON r.tenant_id = p.tenant_id AND r.point_id = p.id
         WHERE k.tenant_id = $1 AND k.kern_id = $2 AND r.due >= $3 ORDER BY r.due, r.number LIMIT 1000",
        tenant,
        kern,
        from
    ))
    .await
}
