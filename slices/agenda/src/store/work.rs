// SPDX-License-Identifier: EUPL-1.2
//! What waits for somebody: promises, proposals, silent points and drafts within their reach, and
//! which promises were reminded of.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, Date, PersonId, Role, Scope, ScopeKind, TenantId, Timestamp};
use uuid::Uuid;
use villages::{GroupId, KernId, PartnerId, TeamId};

use super::point::{self, PointRow, PointText};
use super::promise::{self, PromiseRow};
use crate::model::{AgendaId, PromiseId};

/// The most lines of one kind on a worklist: more nobody does in a day.
const MOST: u32 = 200;
/// The most silent points.
const MOST_SILENT: u32 = 50;

/// The columns that name the team, group and partner of a point.
const POINT: &[[&str; 3]] = &[["p.team_id", "p.group_id", "p.partner_id"]];
/// Those of a point and of a promise on it, which may be another's.
const PROMISE: &[[&str; 3]] = &[POINT[0], ["r.team_id", "r.group_id", "r.partner_id"]];

/// How far somebody's rights reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    all: bool,
    kernen: Vec<Uuid>,
    teams: Vec<Uuid>,
    groups: Vec<Uuid>,
    partners: Vec<Uuid>,
    officer: Option<PersonId>,
}

impl Mine {
    /// As far as the actor's rights in these roles reach.
    pub fn of(ctx: &Ctx, roles: &[Role]) -> Self {
        let mut mine = Self::default();
        for grant in ctx.actor.grants().iter().filter(|grant| roles.contains(&grant.role)) {
            match grant.scope {
                Scope::All => mine.all = true,
                Scope::Of(ScopeKind::Kern, id) => mine.kernen.push(id),
                Scope::Of(ScopeKind::Team, id) => mine.teams.push(id),
                Scope::Of(ScopeKind::Group, id) => mine.groups.push(id),
                Scope::Of(ScopeKind::Partner, id) => mine.partners.push(id),
            }
        }
        mine
    }

    /// Only the points that name this person as their officer.
    #[must_use]
    pub fn only(self, officer: PersonId) -> Self {
        Self { officer: Some(officer), ..self }
    }

    /// Whether it reaches nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Appends the condition that a point `p` lies within reach.
    pub(super) fn push(&self, sql: &mut Sql) {
        self.push_of(sql, POINT);
    }

    /// Appends the condition that a point `p` lies within reach, or that one of these columns names
    /// what is.
    fn push_of(&self, sql: &mut Sql, owners: &[[&'static str; 3]]) {
        if let Some(officer) = self.officer {
            sql.push(" AND p.officer_id = ").bind(officer);
        }
        if self.all {
            return;
        }
        sql.push(" AND (EXISTS (SELECT 1 FROM point_kern k WHERE k.tenant_id = p.tenant_id");
        sql.push(" AND k.point_id = p.id AND k.kern_id IN ").bind_list(self.kernen.iter().copied()).push(")");
        let named = [&self.teams, &self.groups, &self.partners];
        for (column, ids) in owners.iter().flat_map(|columns| columns.iter().zip(named)) {
            if !ids.is_empty() {
                sql.push(" OR ").push(column).push(" IN ").bind_list(ids.iter().copied());
            }
        }
        sql.push(")");
    }

    /// The kernen, when the reach is limited.
    pub(crate) fn kernen(&self) -> Option<&[Uuid]> {
        (!self.all).then_some(self.kernen.as_slice())
    }
}

/// Open promises within reach, by their point or by whose promise it is, that are due on or before
/// a day, the latest first.
pub async fn promises(
    conn: &mut Conn,
    tenant: TenantId,
    mine: &Mine,
    until: Date,
) -> Result<Vec<PromiseRow>, DbError> {
    let mut sql = promise::select(
        " JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
         WHERE r.tenant_id = $1 AND r.outcome IS NULL AND r.due <= ",
    )
    .with(tenant);
    sql.bind(until);
    mine.push_of(&mut sql, PROMISE);
    sql.push(" ORDER BY r.due, r.number LIMIT ").bind(MOST);
    conn.all(sql).await
}

/// Proposals within reach that nobody answered yet, oldest first.
pub async fn to_decide(conn: &mut Conn, tenant: TenantId, mine: &Mine) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select(
        " WHERE p.tenant_id = $1 AND p.draft = FALSE AND p.status IN ('idea', 'testing')
           AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.tenant_id = p.tenant_id AND a.point_id = p.id)",
    )
    .with(tenant);
    mine.push(&mut sql);
    sql.push(" ORDER BY p.created_at, p.number LIMIT ").bind(MOST);
    conn.all(sql).await
}

/// Points within reach that are agreed but about which nobody wrote since `before`, the most
/// silent first.
pub async fn silent(
    conn: &mut Conn,
    tenant: TenantId,
    mine: &Mine,
    before: Timestamp,
) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select(
        " WHERE p.tenant_id = $1 AND p.draft = FALSE AND p.status IN ('agreed', 'planned', 'busy')
           AND p.touched_at < ",
    )
    .with(tenant);
    sql.bind(before).push(point::CURRENT);
    mine.push(&mut sql);
    sql.push(" ORDER BY p.touched_at, p.number LIMIT ").bind(MOST_SILENT);
    conn.all(sql).await
}

/// Points within reach that are not public yet, oldest first. What was taken off the website is not in
/// the making.
pub async fn drafts(conn: &mut Conn, tenant: TenantId, mine: &Mine) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select(
        " WHERE p.tenant_id = $1 AND p.draft = TRUE AND p.hidden_reason = '' AND p.status <> 'merged'",
    )
    .with(tenant);
    mine.push(&mut sql);
    sql.push(" ORDER BY p.created_at, p.number LIMIT ").bind(MOST);
    conn.all(sql).await
}

db::row! {
    /// An agenda that is still being made, in one of its kernen.
    pub struct DraftAgenda {
        /// Which.
        pub id: AgendaId,
        /// Its title.
        pub title: String,
        /// One of its kernen.
        pub kern_id: KernId,
        /// When it was begun.
        pub created_at: Timestamp,
    }
}

/// Agendas within reach that are still being made: a row per kern.
pub async fn draft_agendas(
    conn: &mut Conn,
    tenant: TenantId,
    mine: &Mine,
) -> Result<Vec<DraftAgenda>, DbError> {
    let mut sql = sql!(
        "SELECT a.id, a.title, k.kern_id, a.created_at FROM agenda a
         JOIN agenda_kern k ON k.tenant_id = a.tenant_id AND k.agenda_id = a.id
         WHERE a.tenant_id = $1 AND a.state = 'draft'",
        tenant
    );
    if let Some(kernen) = mine.kernen() {
        sql.push(" AND k.kern_id IN ").bind_list(kernen.iter().copied());
    }
    sql.push(" ORDER BY a.created_at, a.id, k.kern_id LIMIT ").bind(MOST);
    conn.all(sql).await
}

db::row! {
    /// A promise of which somebody has to be reminded.
    pub struct Due {
        /// Which promise.
        pub id: PromiseId,
        /// On which point.
        pub point_id: crate::model::PointId,
        /// The number of the point.
        pub point: i64,
        /// What was promised.
        pub what: String,
        /// For when.
        pub due: Date,
        /// The officer of the point.
        pub officer_id: Option<PersonId>,
        /// The group of the point.
        pub group_id: Option<GroupId>,
        /// The team of the point.
        pub team_id: Option<TeamId>,
        /// The partner of the point.
        pub partner_id: Option<PartnerId>,
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

/// Open promises on public points that are due on or before a day. The limit is a brake: what
/// falls outside comes tomorrow.
pub async fn due(conn: &mut Conn, tenant: TenantId, until: Date) -> Result<Vec<Due>, DbError> {
    conn.all(sql!(
        "SELECT r.id, r.point_id, p.number AS point, r.what, r.due,
           p.officer_id, p.group_id, p.team_id, p.partner_id FROM promise r
         JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
         WHERE r.tenant_id = $1 AND r.outcome IS NULL AND r.due <= $2 AND p.draft = FALSE
         ORDER BY r.due, r.number LIMIT 2000",
        tenant,
        until
    ))
    .await
}

db::row! {
    /// A reminder that went out.
    pub struct Reminded {
        /// Of which promise.
        pub promise_id: PromiseId,
        /// The date that it had then.
        pub due: Date,
        /// Which reminder.
        pub kind: String,
    }
}

/// The reminders that went out for promises that are still open.
pub async fn reminded(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Reminded>, DbError> {
    conn.all(sql!(
        "SELECT m.promise_id, m.due, m.kind FROM promise_reminder m
         JOIN promise r ON r.tenant_id = m.tenant_id AND r.id = m.promise_id AND r.due = m.due
         WHERE m.tenant_id = $1 AND r.outcome IS NULL",
        tenant
    ))
    .await
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
