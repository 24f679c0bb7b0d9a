// SPDX-License-Identifier: EUPL-1.2
//! Lists of questions for colleagues, within their reach.

use db::{Conn, DbError, Sql};
use kernel::{Ctx, Date, PersonId, Role, Scope, ScopeKind, TenantId};
use uuid::Uuid;
use villages::KernId;

use super::question::{self, QuestionRow};
use crate::model::State;

/// How far somebody's rights reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    all: bool,
    kernen: Vec<Uuid>,
    teams: Vec<Uuid>,
}

impl Mine {
    /// As far as the actor's rights in these roles reach.
    pub fn of(ctx: &Ctx, roles: &[Role]) -> Self {
        let mut mine = Self { all: ctx.actor.person().is_none(), ..Self::default() };
        for grant in ctx.actor.grants().iter().filter(|grant| roles.contains(&grant.role)) {
            match grant.scope {
                Scope::All => mine.all = true,
                Scope::Of(ScopeKind::Kern, id) => mine.kernen.push(id),
                Scope::Of(ScopeKind::Team, id) => mine.teams.push(id),
                Scope::Of(..) => {}
            }
        }
        mine
    }

    /// Whether it reaches nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Appends the condition that a question `q` lies within reach.
    pub(super) fn push(&self, sql: &mut Sql) {
        if !self.all {
            sql.push(" AND (q.kern_id IN ").bind_list(self.kernen.iter().copied());
            sql.push(" OR q.team_id IN ").bind_list(self.teams.iter().copied()).push(")");
        }
    }

    /// The kernen and teams to which it is limited; none when it reaches everything.
    pub(crate) fn limits(&self) -> Option<(&[Uuid], &[Uuid])> {
        (!self.all).then_some((&self.kernen, &self.teams))
    }
}

db::code! {
    /// Which part of the list is asked for.
    pub enum Part {
        /// What nobody looked at yet.
        New = "nieuw",
        /// What somebody has, and is in time.
        Busy = "bezig",
        /// What is past its date.
        Late = "te-laat",
        /// What waits for the resident.
        Waiting = "wacht",
        /// What ended.
        Ended = "afgerond",
        /// What is due soon, and somebody has.
        Soon = "binnenkort",
        /// What nobody looked at yet, and is in time.
        Fresh = "vers",
    }
}

impl Part {
    /// The parts that can be chosen in the list.
    pub const CHOICES: [Self; 5] = [Self::New, Self::Busy, Self::Late, Self::Waiting, Self::Ended];
}

/// Of which colleague questions are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Officer {
    /// Of everybody.
    Any,
    /// Of this one.
    Is(PersonId),
    /// Of those that name none.
    Nobody,
}

/// Which questions are asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Within this reach.
    pub mine: Mine,
    /// In this kern.
    pub kern: Option<KernId>,
    /// Of whom.
    pub officer: Officer,
    /// Which part; everything that is open when there is none.
    pub part: Option<Part>,
    /// What is before this day is late.
    pub today: Date,
    /// What is due until this day is due soon.
    pub soon: Date,
}

impl Wanted {
    fn push(&self, sql: &mut Sql) {
        let running = " AND q.ended_on IS NULL AND q.waits_since IS NULL";
        let fresh = [State::New, State::Reopened];
        match self.part {
            None => sql.push(" AND q.ended_on IS NULL"),
            Some(Part::New) => sql.push(" AND q.ended_on IS NULL AND q.state IN ").bind_list(fresh),
            Some(Part::Busy) => sql
                .push(running)
                .push(" AND q.state NOT IN ")
                .bind_list(fresh)
                .push(" AND q.due >= ")
                .bind(self.today),
            Some(Part::Late) => sql.push(running).push(" AND q.due < ").bind(self.today),
            Some(Part::Soon) => sql
                .push(running)
                .push(" AND q.state NOT IN ")
                .bind_list(fresh)
                .push(" AND q.due >= ")
                .bind(self.today)
                .push(" AND q.due <= ")
                .bind(self.soon),
            Some(Part::Fresh) => sql
                .push(running)
                .push(" AND q.state IN ")
                .bind_list(fresh)
                .push(" AND q.due >= ")
                .bind(self.today),
            Some(Part::Waiting) => sql.push(" AND q.ended_on IS NULL AND q.waits_since IS NOT NULL"),
            Some(Part::Ended) => sql.push(" AND q.ended_on IS NOT NULL AND q.forgotten_at IS NULL"),
        };
        self.mine.push(sql);
        if let Some(kern) = self.kern {
            sql.push(" AND q.kern_id = ").bind(kern);
        }
        match self.officer {
            Officer::Any => {}
            Officer::Is(officer) => {
                sql.push(" AND q.officer_id = ").bind(officer);
            }
            Officer::Nobody => {
                sql.push(" AND q.officer_id IS NULL");
            }
        }
    }
}

/// A page of them after the first `skip`: what is due first stands first, and of what ended the newest.
pub async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    (skip, most): (i64, i64),
) -> Result<Vec<QuestionRow>, DbError> {
    let mut sql = question::select(" WHERE q.tenant_id = $1").with(tenant);
    wanted.push(&mut sql);
    sql.push(match wanted.part {
        Some(Part::Ended) => " ORDER BY q.ended_on DESC, q.due DESC, q.number DESC LIMIT ",
        _ => " ORDER BY q.due, q.number LIMIT ",
    });
    sql.bind(most).push(" OFFSET ").bind(skip);
    conn.all(sql).await
}

/// How many there are.
pub async fn count(conn: &mut Conn, tenant: TenantId, wanted: &Wanted) -> Result<i64, DbError> {
    let mut sql = Sql::new("SELECT count(*) FROM question q WHERE q.tenant_id = $1").with(tenant);
    wanted.push(&mut sql);
    let (count,) = conn.one(sql).await?;
    Ok(count)
}

/// The kernen in which any of them lie.
pub async fn kernen(conn: &mut Conn, tenant: TenantId, wanted: &Wanted) -> Result<Vec<Uuid>, DbError> {
    let mut sql = Sql::new("SELECT DISTINCT q.kern_id FROM question q WHERE q.tenant_id = $1").with(tenant);
    wanted.push(&mut sql);
    sql.push(" AND q.kern_id IS NOT NULL");
    let rows: Vec<(Uuid,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(kern,)| kern).collect())
}
