// SPDX-License-Identifier: EUPL-1.2
//! Counting and listing points and promises over all agendas, by what a visitor asks for.
//!
//! Points that are not public yet or went on in another one do not count, nor do those of replaced
//! agendas on which nothing is promised any more. A promise stays one when its point was merged
//! away, or its agenda replaced.

mod filter;
mod promised;

use db::{Conn, DbError, Sql, sql};
use kernel::page::Direction;
use kernel::{Cursor, Date, Page, PageSize, TenantId};
use villages::KernId;

pub use self::filter::{Filter, Lateness, StatusFilter};
pub use self::promised::{Promised, Stand, Wanted, in_order, moves, promises, standing};
use super::point::{self, PointRow};
use crate::model::{PointId, Status};

const POINTS: &str = " FROM point p LEFT JOIN theme t ON t.tenant_id = p.tenant_id AND t.id = p.theme_id";
const PUBLIC: &str = " AND p.draft = FALSE AND p.status <> 'merged'";
const MADE_UP: &str = " AND EXISTS (SELECT 1 FROM promise r WHERE r.tenant_id = p.tenant_id \
    AND r.point_id = p.id AND r.due = p.open_due AND r.outcome IS NULL AND r.example = TRUE)";

db::row! {
    /// Points of one status.
    pub struct StatusCount {
        /// Which status.
        pub status: Status,
        /// How many.
        pub points: i64,
        /// How many of them have a promise past its date.
        pub late: i64,
        /// How many of those have one that was made up for a demo.
        pub made_up: i64,
    }
}

/// Appends how many points are late, and how many of those by a promise of a demo: by a promise of who
/// is asked for, or of anybody.
fn push_late(sql: &mut Sql, filter: &Filter, today: Date) {
    for (also, own, name) in [("", "", "late"), (MADE_UP, " AND q.example = TRUE", "made_up")] {
        sql.push(", cast(coalesce(sum(CASE WHEN p.open_due < ").bind(today);
        if filter.names_someone() {
            filter.push_slipping(sql, Lateness::Late, today, own);
        } else {
            sql.push(also);
        }
        sql.push(" THEN 1 ELSE 0 END), 0) AS bigint) AS ").push(name);
    }
}

/// Counts per status.
pub async fn by_status(
    conn: &mut Conn,
    tenant: TenantId,
    filter: &Filter,
    today: Date,
) -> Result<Vec<StatusCount>, DbError> {
    let mut sql = sql!("SELECT p.status, count(*) AS points", tenant);
    push_late(&mut sql, filter, today);
    sql.push(POINTS).push(" WHERE p.tenant_id = $1").push(PUBLIC);
    filter.push_points(&mut sql, today);
    sql.push(" GROUP BY p.status");
    conn.all(sql).await
}

db::row! {
    /// Points of one status in one kern.
    pub struct KernCount {
        /// Which kern.
        pub kern_id: KernId,
        /// Which status.
        pub status: Status,
        /// How many.
        pub points: i64,
        /// How many of them have a promise past its date.
        pub late: i64,
        /// How many of those have one that was made up for a demo.
        pub made_up: i64,
        /// The earliest date of an open promise among them.
        pub first_due: Date,
    }
}

/// Counts per kern and status, in one go for all kernen. A point of two kernen counts in both.
pub async fn by_kern(conn: &mut Conn, tenant: TenantId, today: Date) -> Result<Vec<KernCount>, DbError> {
    let mut sql =
        sql!("SELECT k.kern_id, p.status, count(*) AS points, min(p.open_due) AS first_due", tenant);
    push_late(&mut sql, &Filter::default(), today);
    sql.push(" FROM point p JOIN point_kern k ON k.tenant_id = p.tenant_id AND k.point_id = p.id");
    sql.push(" WHERE p.tenant_id = $1")
        .push(PUBLIC)
        .push(point::CURRENT)
        .push(" GROUP BY k.kern_id, p.status");
    conn.all(sql).await
}

/// The years for which points are planned, first to last.
pub async fn years(conn: &mut Conn, tenant: TenantId) -> Result<Vec<i16>, DbError> {
    let rows: Vec<(String,)> = conn
        .all(sql!(
            "SELECT DISTINCT substr(p.planning, 1, 4) AS year FROM point p
             WHERE p.tenant_id = $1 AND p.planning IS NOT NULL AND p.draft = FALSE AND p.status <> 'merged'
             ORDER BY 1",
            tenant
        ))
        .await?;
    Ok(rows.iter().filter_map(|(year,)| year.parse().ok()).collect())
}

/// Sorts what was agreed and is not done before what waits for a decision, and that before what is
/// closed. An index has it in these very words.
const RANK: &str = "CASE WHEN p.status IN ('agreed', 'planned', 'busy') THEN 0 \
    WHEN p.status IN ('idea', 'testing') THEN 1 ELSE 2 END";

/// The same of a row.
fn rank(status: Status) -> i64 {
    match status {
        status if status.is_undecided() => 1,
        status if status.is_closed() => 2,
        _ => 0,
    }
}

/// One page of points: those that slip most first, and those without a promised date last. Where the
/// date is the same, what still has to happen comes first.
pub async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    filter: &Filter,
    today: Date,
    at: Option<&Cursor>,
    size: PageSize,
) -> Result<Page<PointRow>, DbError> {
    let at = at.filter(|cursor| key(cursor).is_some());
    let backwards = at.is_some_and(|cursor| cursor.direction() == Direction::Before);
    let mut sql = point::select(" WHERE p.tenant_id = $1").with(tenant);
    sql.push(PUBLIC);
    filter.push_points(&mut sql, today);
    if let Some((due, rank, number)) = at.and_then(key) {
        sql.push(" AND (p.open_due, ").push(RANK).push(", p.number) ");
        sql.push(if backwards { "<" } else { ">" });
        sql.push(" (").bind(due).push(", ").bind(rank).push(", ").bind(number).push(")");
    }
    let [first, last] = if backwards { [" DESC, ", " DESC, p.number DESC"] } else { [", ", ", p.number"] };
    sql.push(" ORDER BY p.open_due").push(first).push(RANK).push(last);
    sql.push(" LIMIT ").bind(size.fetch());
    let rows = conn.all(sql).await?;
    Ok(Page::from_rows(rows, at, size, |row: &PointRow| {
        (format!("{} {} {}", row.open_due, rank(row.status), row.number), row.id.uuid())
    }))
}

/// The sort key in a cursor of [`list`]; `None` when it is of another list.
fn key(cursor: &Cursor) -> Option<(Date, i64, i64)> {
    let (due, rest) = cursor.key().split_once(' ')?;
    let (rank, number) = rest.split_once(' ')?;
    Some((due.parse().ok()?, rank.parse().ok()?, number.parse().ok()?))
}

/// Points that ended without being done, with their public reason; what ended last comes first.
pub async fn ended(
    conn: &mut Conn,
    tenant: TenantId,
    kern: KernId,
    limit: u32,
) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select(" WHERE p.tenant_id = $1").with(tenant);
    sql.push(" AND p.draft = FALSE AND p.status IN ('impossible', 'settled')");
    Filter { kern: Some(kern), ..Filter::default() }.push_points(&mut sql, Date::MIN);
    sql.push(" ORDER BY p.touched_at DESC, p.number LIMIT ").bind(limit);
    conn.all(sql).await
}

/// Those of these points whose next promise was made up for a demo.
pub async fn made_up(conn: &mut Conn, tenant: TenantId, ids: &[PointId]) -> Result<Vec<PointId>, DbError> {
    let mut sql = sql!("SELECT p.id FROM point p WHERE p.tenant_id = $1 AND p.id IN ", tenant);
    sql.bind_list(ids.iter().copied()).push(MADE_UP);
    let rows: Vec<(PointId,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The first date for which who is asked for promised something on these points, with that of what was
/// made up for a demo. Points on which they promised nothing that is open are not among them.
pub async fn own_dates(
    conn: &mut Conn,
    tenant: TenantId,
    filter: &Filter,
    ids: &[PointId],
) -> Result<Vec<(PointId, Date, Option<Date>)>, DbError> {
    let mut sql = sql!(
        "SELECT q.point_id, min(q.due) AS due, min(CASE WHEN q.example = TRUE THEN q.due END) AS made_up
         FROM promise q JOIN point p ON p.tenant_id = q.tenant_id AND p.id = q.point_id
         WHERE q.tenant_id = $1 AND q.outcome IS NULL AND q.point_id IN ",
        tenant
    );
    sql.bind_list(ids.iter().copied());
    filter.push_whose(&mut sql, "q");
    sql.push(" GROUP BY q.point_id");
    conn.all(sql).await
}

/// These points.
pub async fn points(conn: &mut Conn, tenant: TenantId, ids: &[PointId]) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select(" WHERE p.tenant_id = $1 AND p.id IN ").with(tenant);
    sql.bind_list(ids.iter().copied());
    conn.all(sql).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_of_another_list_is_no_place() {
        for other in ["abc", "2026-11-01 112", "-5 2026-11-01 112"] {
            assert_eq!(key(&Cursor::after(other, uuid::Uuid::nil())), None, "{other}");
        }
        let good = Cursor::after("2026-11-01 2 112", uuid::Uuid::nil());
        assert_eq!(key(&good), Some(("2026-11-01".parse().unwrap(), 2, 112)));
    }
}
