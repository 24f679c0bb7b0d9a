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

    /// Appends the condition that a question `q` lies within reach.
    pub(super) fn push(&self, sql: &mut Sql) {
        if !self.all {
            sql.push(" AND (q.kern_id IN ").bind_list(self.kernen.iter().copied());
            sql.push(" OR q.team_id IN ").bind_list(self.teams.iter().copied()).push(")");
        }
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
    }
}

/// Which questions are asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Within this reach.
    pub mine: Mine,
    /// In this kern.
    pub kern: Option<KernId>,
    /// Of this colleague only.
    pub officer: Option<PersonId>,
    /// Which part; everything that is open when there is none.
    pub part: Option<Part>,
    /// What is before this day is late.
    pub today: Date,
}

impl Wanted {
    fn push(&self, sql: &mut Sql) {
        match self.part {
            None => sql.push(" AND q.ended_on IS NULL"),
            Some(Part::New) => {
                sql.push(" AND q.ended_on IS NULL AND q.state IN ").bind_list([State::New, State::Reopened])
            }
            Some(Part::Busy) => {
                sql.push(" AND q.ended_on IS NULL AND q.waits_since IS NULL AND q.state NOT IN ");
                sql.bind_list([State::New, State::Reopened]).push(" AND q.due >= ").bind(self.today)
            }
            Some(Part::Late) => {
                sql.push(" AND q.ended_on IS NULL AND q.waits_since IS NULL AND q.due < ").bind(self.today)
            }
            Some(Part::Waiting) => sql.push(" AND q.ended_on IS NULL AND q.waits_since IS NOT NULL"),
            Some(Part::Ended) => sql.push(" AND q.ended_on IS NOT NULL AND q.forgotten_at IS NULL"),
        };
        self.mine.push(sql);
        if let Some(kern) = self.kern {
            sql.push(" AND q.kern_id = ").bind(kern);
        }
        if let Some(officer) = self.officer {
            sql.push(" AND q.officer_id = ").bind(officer);
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
