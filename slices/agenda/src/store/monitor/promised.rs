// SPDX-License-Identifier: EUPL-1.2
//! Promises as the monitor counts and lists them: those on public points, by what a visitor asks for.

use db::{Conn, DbError, Sql, sql};
use kernel::page::Direction;
use kernel::{Cursor, Date, Page, PageSize, TenantId};

use super::filter::Filter;
use crate::model::{Outcome, PromiseId};
use crate::store::promise::{self, PromiseRow, Standing};

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Open, date passed.
    Overdue,
    /// Open, date not passed.
    Open,
    /// With this outcome.
    Ended(Outcome),
}

impl Stand {
    /// Every value, in the order in which screens list them.
    pub const ALL: [Stand; 6] = [
        Stand::Overdue,
        Stand::Open,
        Stand::Ended(Outcome::Kept),
        Stand::Ended(Outcome::Late),
        Stand::Ended(Outcome::Changed),
        Stand::Ended(Outcome::Dropped),
    ];

    /// How this promise stands.
    pub fn of(promise: &PromiseRow, today: Date) -> Self {
        match promise.outcome {
            Some(outcome) => Self::Ended(outcome),
            None if promise.due < today => Self::Overdue,
            None => Self::Open,
        }
    }

    /// As addresses have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overdue => "over-tijd",
            Self::Open => "open",
            Self::Ended(Outcome::Kept) => "nagekomen",
            Self::Ended(Outcome::Late) => "te-laat",
            Self::Ended(Outcome::Changed) => "gewijzigd",
            Self::Ended(Outcome::Dropped) => "vervallen",
        }
    }

    /// The end of the keys of its texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Open => "open",
            Self::Ended(outcome) => outcome.code(),
        }
    }

    /// The class of the badge in the stylesheet.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Overdue => "error",
            Self::Ended(Outcome::Kept) => "success",
            Self::Ended(Outcome::Late) => "warning",
            _ => "neutral",
        }
    }
}

/// Which promises a visitor asks for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// By what they are about, and whose they are.
    pub filter: Filter,
    /// By how they stand.
    pub stand: Option<Stand>,
}

impl Wanted {
    /// Whether everything is asked for.
    pub fn is_empty(&self) -> bool {
        self.stand.is_none() && self.filter.is_empty()
    }

    fn push(&self, sql: &mut Sql, today: Date) {
        self.filter.push_promises(sql, today);
        match self.stand {
            Some(Stand::Overdue) => sql.push(" AND r.outcome IS NULL AND r.due < ").bind(today),
            Some(Stand::Open) => sql.push(" AND r.outcome IS NULL AND r.due >= ").bind(today),
            Some(Stand::Ended(outcome)) => sql.push(" AND r.outcome = ").bind(outcome),
            None => sql,
        };
    }
}

/// Promises `r` on public points `p` with their theme `t`.
const PUBLIC: &str = " JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id AND p.draft = FALSE
    LEFT JOIN theme t ON t.tenant_id = p.tenant_id AND t.id = p.theme_id WHERE r.tenant_id = $1";

/// Promises by outcome, and how many of them were made up for a demo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promised {
    /// By outcome.
    pub standing: Standing,
    /// Made up for a demo.
    pub made_up: i64,
}

/// How the promises on the points that are asked for stand today.
pub async fn standing(
    conn: &mut Conn,
    tenant: TenantId,
    filter: &Filter,
    today: Date,
) -> Result<Promised, DbError> {
    let mut sql = sql!(
        "SELECT coalesce(r.outcome, CASE WHEN r.due < $2 THEN 'overdue' ELSE 'open' END) AS state, count(*) AS n,
           cast(coalesce(sum(CASE WHEN r.example = TRUE THEN 1 ELSE 0 END), 0) AS bigint) AS made_up
         FROM promise r JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id AND p.draft = FALSE
         LEFT JOIN theme t ON t.tenant_id = p.tenant_id AND t.id = p.theme_id WHERE r.tenant_id = $1",
        tenant,
        today
    );
    filter.push_promises(&mut sql, today);
    sql.push(" GROUP BY 1");
    let rows: Vec<(String, i64, i64)> = conn.all(sql).await?;
    let count = |state: &str| rows.iter().find(|(found, ..)| found == state).map_or(0, |(_, n, _)| *n);
    let standing = Standing {
        kept: count("kept"),
        late: count("late"),
        changed: count("changed"),
        dropped: count("dropped"),
        open: count("open"),
        overdue: count("overdue"),
    };
    Ok(Promised { standing, made_up: rows.iter().map(|(.., made_up)| made_up).sum() })
}

/// Sorts open promises before the others, and those by when their outcome was said, the last first.
/// An index has it in these very words.
const SAID: &str = "coalesce(-r.outcome_at, -9000000000000000000)";
/// What that is for an open one.
const NOT_SAID: i64 = -9_000_000_000_000_000_000;

/// One page of the promises that are asked for: those that slip most first, then the open ones by
/// date, then those with an outcome, the newest first.
pub async fn in_order(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    today: Date,
    at: Option<&Cursor>,
    size: PageSize,
) -> Result<Page<PromiseRow>, DbError> {
    let at = at.filter(|cursor| key(cursor).is_some());
    let backwards = at.is_some_and(|cursor| cursor.direction() == Direction::Before);
    let mut sql = promise::select(PUBLIC).with(tenant);
    wanted.push(&mut sql, today);
    if let Some((said, due, number)) = at.and_then(key) {
        sql.push(" AND (").push(SAID).push(", r.due, r.number) ").push(if backwards { "<" } else { ">" });
        sql.push(" (").bind(said).push(", ").bind(due).push(", ").bind(number).push(")");
    }
    sql.push(" ORDER BY ").push(SAID);
    sql.push(if backwards { " DESC, r.due DESC, r.number DESC" } else { ", r.due, r.number" });
    sql.push(" LIMIT ").bind(size.fetch());
    let rows = conn.all(sql).await?;
    Ok(Page::from_rows(rows, at, size, |row: &PromiseRow| {
        let said = row.outcome_at.map_or(NOT_SAID, |at| -at.micros());
        (format!("{said} {} {}", row.due, row.number), row.id.uuid())
    }))
}

/// The sort key in a cursor of [`in_order`]; `None` when it is of another list.
fn key(cursor: &Cursor) -> Option<(i64, Date, i64)> {
    let (said, rest) = cursor.key().split_once(' ')?;
    let (due, number) = rest.split_once(' ')?;
    Some((said.parse().ok()?, due.parse().ok()?, number.parse().ok()?))
}

/// The promises that are asked for, after a number, in the order of their numbers: for files.
pub async fn promises(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    today: Date,
    after: i64,
    limit: u32,
) -> Result<Vec<PromiseRow>, DbError> {
    let mut sql = promise::select(PUBLIC).with(tenant);
    wanted.push(&mut sql, today);
    sql.push(" AND r.number > ").bind(after).push(" ORDER BY r.number LIMIT ").bind(limit);
    conn.all(sql).await
}

/// How often the dates of these promises were moved, and the last reason.
pub async fn moves(
    conn: &mut Conn,
    tenant: TenantId,
    promises: &[PromiseId],
) -> Result<Vec<(PromiseId, String)>, DbError> {
    let mut sql =
        sql!("SELECT promise_id, reason FROM promise_move WHERE tenant_id = $1 AND promise_id IN ", tenant);
    sql.bind_list(promises.iter().copied()).push(" ORDER BY at, id");
    conn.all(sql).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_of_another_list_is_no_place() {
        for other in ["abc", "2026-11-01 112", "1 2 3"] {
            assert_eq!(key(&Cursor::after(other, uuid::Uuid::nil())), None, "{other}");
        }
        let good = Cursor::after("-5 2026-11-01 112", uuid::Uuid::nil());
        assert_eq!(key(&good), Some((-5, "2026-11-01".parse().unwrap(), 112)));
    }

    #[test]
    fn addresses_tell_every_stand_apart() {
        let codes: std::collections::BTreeSet<&str> = Stand::ALL.iter().map(|stand| stand.code()).collect();
        assert_eq!(codes.len(), Stand::ALL.len());
        let outcomes = Stand::ALL.iter().filter(|stand| matches!(stand, Stand::Ended(_)));
        assert_eq!(outcomes.count(), Outcome::ALL.len());
    }
}
