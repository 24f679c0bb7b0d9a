// SPDX-License-Identifier: EUPL-1.2
//! How promises stand, as numbers.

use db::{Conn, DbError, sql};
use kernel::{Date, TenantId};
use villages::KernId;

use crate::model::Outcome;
use crate::store::monitor::Stand;
use crate::store::point::IN_KERN;

/// How promises stand: counts per outcome, of open ones in time, and of open ones past their date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Nagekomen.
    pub kept: i64,
    /// Done, but late.
    pub late: i64,
    /// Gewijzigd.
    pub changed: i64,
    /// Vervallen.
    pub dropped: i64,
    /// Open, date not passed.
    pub open: i64,
    /// Open, date passed.
    pub overdue: i64,
}

impl Standing {
    /// Those that stand like this.
    pub fn of(&self, stand: Stand) -> i64 {
        match stand {
            Stand::Overdue => self.overdue,
            Stand::Open => self.open,
            Stand::Ended(Outcome::Kept) => self.kept,
            Stand::Ended(Outcome::Late) => self.late,
            Stand::Ended(Outcome::Changed) => self.changed,
            Stand::Ended(Outcome::Dropped) => self.dropped,
        }
    }

    /// All promises.
    pub fn total(&self) -> i64 {
        self.kept + self.late + self.changed + self.dropped + self.open + self.overdue
    }
}

/// How the promises of the municipality, or of one kern, stand today.
pub async fn standing(
    conn: &mut Conn,
    tenant: TenantId,
    kern: Option<KernId>,
    today: Date,
) -> Result<Standing, DbError> {
    let mut sql = sql!(
        "SELECT coalesce(r.outcome, CASE WHEN r.due < $2 THEN 'overdue' ELSE 'open' END) AS state, count(*) AS n
         FROM promise r JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
         WHERE r.tenant_id = $1 AND p.draft = FALSE",
        tenant,
        today
    );
    if let Some(kern) = kern {
        sql.push(IN_KERN).bind(kern).push(")");
    }
    sql.push(" GROUP BY 1");
    let rows: Vec<(String, i64)> = conn.all(sql).await?;
    let mut standing = Standing::default();
    for (state, count) in rows {
        match state.as_str() {
            "kept" => standing.kept = count,
            "late" => standing.late = count,
            "changed" => standing.changed = count,
            "dropped" => standing.dropped = count,
            "overdue" => standing.overdue = count,
            _ => standing.open = count,
        }
    }
    Ok(standing)
}
