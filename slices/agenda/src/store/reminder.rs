// SPDX-License-Identifier: EUPL-1.2
//! Promises of which somebody has to be reminded, and the reminders that went out.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Date, PersonId, TenantId};
use villages::{GroupId, PartnerId, TeamId};

use super::point::PointText;
use crate::model::{PointId, PromiseId};

db::row! {
    /// A promise of which somebody has to be reminded.
    pub struct Due {
        /// Which promise.
        pub id: PromiseId,
        /// On which point.
        pub point_id: PointId,
        /// The number of the point.
        pub point: i64,
        /// What was promised.
        pub what: String,
        /// For when.
        pub due: Date,
        /// The team that promised it.
        pub promised_by: Option<TeamId>,
        /// The officer of the point.
        pub officer_id: Option<PersonId>,
        /// The group of the point.
        pub group_id: Option<GroupId>,
        /// The team of the point.
        pub team_id: Option<TeamId>,
        /// The partner of the point.
        pub partner_id: Option<PartnerId>,
        /// Whether the point is not public yet.
        pub draft: bool,
    }
}

impl Due {
    /// Whom its point names, as far as rights go by that.
    pub fn point_text(&self) -> PointText {
        PointText {
            officer_id: self.officer_id,
            group_id: self.group_id,
            team_id: self.team_id,
            partner_id: self.partner_id,
            ..PointText::default()
        }
    }
}

/// An occasion on which somebody is reminded, while a date lies on one of these days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Its name, as it is remembered.
    pub kind: &'static str,
    /// The first of the days; none for however long ago.
    pub from: Option<Date>,
    /// The last of the days.
    pub until: Date,
}

impl Occasion {
    /// Whether a date lies on one of its days.
    pub fn has(&self, due: Date) -> bool {
        self.from.is_none_or(|from| from <= due) && due <= self.until
    }
}

/// Open promises for which one of these occasions is there and nobody was reminded of yet, the oldest
/// first; also on concepts, as only colleagues are reminded. The limit is a brake: as what was reminded
/// of is left out, the rest comes the next time.
pub async fn due(conn: &mut Conn, tenant: TenantId, occasions: &[Occasion]) -> Result<Vec<Due>, DbError> {
    let mut sql = sql!(
        "SELECT r.id, r.point_id, p.number AS point, r.what, r.due, r.team_id AS promised_by,
           p.officer_id, p.group_id, p.team_id, p.partner_id, p.draft FROM promise r
         JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
         WHERE r.tenant_id = $1 AND r.outcome IS NULL AND (1 = 0",
        tenant
    );
    for occasion in occasions {
        sql.push(" OR (r.due <= ").bind(occasion.until);
        if let Some(from) = occasion.from {
            sql.push(" AND r.due >= ").bind(from);
        }
        sql.push(" AND NOT EXISTS (SELECT 1 FROM promise_reminder m WHERE m.tenant_id = r.tenant_id");
        sql.push(" AND m.promise_id = r.id AND m.due = r.due AND m.kind = ").bind(occasion.kind).push("))");
    }
    sql.push(") ORDER BY r.due, r.number LIMIT 2000");
    conn.all(sql).await
}

/// Remembers that a reminder goes out. `false` when it did before.
pub async fn remember(tx: &mut Tx, ctx: &Ctx, due: &Due, kind: &str) -> Result<bool, DbError> {
    let new = tx
        .run(sql!(
            "INSERT INTO promise_reminder (tenant_id, promise_id, due, kind, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (tenant_id, promise_id, due, kind) DO NOTHING",
            ctx.tenant,
            due.id,
            due.due,
            kind,
            ctx.now()
        ))
        .await?;
    Ok(new == 1)
}
