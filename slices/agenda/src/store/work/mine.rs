// SPDX-License-Identifier: EUPL-1.2
//! How far somebody's rights reach, and who sees to a point, as conditions of statements.

use db::Sql;
use kernel::{Ctx, PersonId, Role, Scope, ScopeKind};
use uuid::Uuid;

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

    /// Whether it reaches nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Appends the condition that a point `p` lies within reach.
    pub(in crate::store) fn push(&self, sql: &mut Sql) {
        self.push_of(sql, POINT);
    }

    /// Appends the condition that a promise `r` on a point `p` lies within reach: by the point, or
    /// by whose promise it is. A promise may be a team's while its point is not, and then a point
    /// that is not public is not theirs to see.
    pub(super) fn push_promise(&self, sql: &mut Sql) {
        self.push_of(sql, PROMISE);
        if !self.all {
            sql.push(" AND (p.draft = FALSE OR (1 = 1");
            self.push(sql);
            sql.push("))");
        }
    }

    /// Appends the condition that a point `p` lies within reach, or that one of these columns names
    /// what is.
    fn push_of(&self, sql: &mut Sql, owners: &[[&'static str; 3]]) {
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

/// Whose points are looked for, by the officer that they name.
#[derive(Clone, Debug)]
pub enum Seen {
    /// One of these sees to them: somebody, and from whom they take over.
    By(Vec<PersonId>),
    /// Nobody: the point names no officer, or one without a right where it lies. With the rights
    /// that officers hold.
    ByNobody(Vec<(PersonId, Scope)>),
}

impl Seen {
    /// Appends the condition on a point `p`.
    pub(super) fn push(&self, sql: &mut Sql) {
        match self {
            Self::By(people) => {
                sql.push(" AND p.officer_id IN ").bind_list(people.iter().copied());
            }
            Self::ByNobody(rights) => nobody(sql, rights),
        }
    }
}

/// Nobody of those who hold these rights sees to the point. Every part is true or false, never
/// unknown: a point without a team is no reason to leave it out.
fn nobody(sql: &mut Sql, rights: &[(PersonId, Scope)]) {
    sql.push(" AND NOT (p.officer_id IS NOT NULL AND (1 = 0");
    let everywhere: Vec<PersonId> =
        rights.iter().filter(|(_, scope)| *scope == Scope::All).map(|(person, _)| *person).collect();
    if !everywhere.is_empty() {
        sql.push(" OR p.officer_id IN ").bind_list(everywhere);
    }
    let within = |wanted: ScopeKind| -> Vec<(PersonId, Uuid)> {
        let one = |(person, scope): &(PersonId, Scope)| match scope {
            Scope::Of(kind, id) if *kind == wanted => Some((*person, *id)),
            _ => None,
        };
        rights.iter().filter_map(one).collect()
    };
    let kernen = within(ScopeKind::Kern);
    if !kernen.is_empty() {
        sql.push(" OR EXISTS (SELECT 1 FROM point_kern k WHERE k.tenant_id = p.tenant_id");
        sql.push(" AND k.point_id = p.id AND (p.officer_id, k.kern_id) IN ");
        pairs(sql, &kernen);
        sql.push(")");
    }
    let kinds = [ScopeKind::Team, ScopeKind::Group, ScopeKind::Partner];
    for (column, kind) in POINT[0].iter().zip(kinds) {
        let held = within(kind);
        if !held.is_empty() {
            sql.push(" OR (")
                .push(column)
                .push(" IS NOT NULL AND (p.officer_id, ")
                .push(column)
                .push(") IN ");
            pairs(sql, &held);
            sql.push(")");
        }
    }
    sql.push("))");
}

fn pairs(sql: &mut Sql, rows: &[(PersonId, Uuid)]) {
    sql.push("(VALUES ");
    for (index, (person, id)) in rows.iter().enumerate() {
        sql.push(if index == 0 { "(" } else { ", (" }).bind(*person).push(", ").bind(*id).push(")");
    }
    sql.push(")");
}
