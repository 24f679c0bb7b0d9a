// SPDX-License-Identifier: EUPL-1.2
//! The officers of points: colleagues who hold a right where a point lies. A point may name one of
//! them; whoever lost the right, or is gone, counts as nobody from that moment on.

use db::Conn;
use kernel::{Date, PersonId, Result, Role, Scope, ScopeKind, TenantId};
use people::{Absences, Holder};
use villages::KernId;
use web::form::Choice;
use web::{Page, Words};

use crate::policy::{self, PointAt};
use crate::store::point::{PointRow, PointText};

/// The roles whose holders see to points.
const ROLES: [Role; 3] = [Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager];

/// Everybody who can be the officer of some point.
pub(crate) struct Officers(Vec<(Role, Holder)>);

impl Officers {
    /// Reads them: one statement per role.
    pub(crate) async fn read(conn: &mut Conn, tenant: TenantId) -> Result<Self> {
        let mut all = Self(Vec::new());
        for role in ROLES {
            all.add(role, people::holders(conn, tenant, role).await?);
        }
        Ok(all)
    }

    /// As they are there on this day: for who is away stands who takes over.
    pub(crate) async fn there(conn: &mut Conn, tenant: TenantId, day: Date) -> Result<Self> {
        let mut all = Self(Vec::new());
        for role in ROLES {
            all.add(role, people::holders_on(conn, tenant, role, day).await?);
        }
        Ok(all)
    }

    /// Who holds several roles stands there once, with the first.
    fn add(&mut self, role: Role, holders: Vec<Holder>) {
        for holder in holders {
            match self.0.iter_mut().find(|(_, known)| known.person == holder.person) {
                Some((_, known)) => known.join(holder),
                None => self.0.push((role, holder)),
            }
        }
    }

    /// The officer of a point by function, for its page; for who works there also until when they are
    /// away, and who takes over.
    pub(crate) async fn shown(page: &Page, conn: &mut Conn, at: &PointAt) -> Result<Option<Words>> {
        let tenant = page.ctx.tenant;
        if at.point.officer_id.is_none() {
            return Ok(None);
        }
        let all = Self::read(conn, tenant).await?;
        let Some(person) = all.of(&at.point, &at.kernen).map(|holder| holder.person) else { return Ok(None) };
        let function = all.function(page, person);
        if !at.allows(&page.ctx, &policy::WORK) {
            return Ok(Some(function));
        }
        let note = people::absences(conn, tenant, page.ctx.today()).await?.note(page, person);
        Ok(Some(match note {
            Some(note) => function.and(" ").and(note),
            None => function,
        }))
    }

    /// The one whom the point names, or who takes over, while they hold a right there.
    pub(crate) fn of(&self, point: &PointText, kernen: &[KernId]) -> Option<&Holder> {
        let named = point.officer_id?;
        let (_, holder) = self.0.iter().find(|(_, holder)| holder.acts_for(named))?;
        covers(holder, &scopes(point, kernen)).then_some(holder)
    }

    /// Whether this person holds a right where the point lies.
    pub(crate) fn fits(&self, person: PersonId, point: &PointText, kernen: &[KernId]) -> bool {
        let named = PointText { officer_id: Some(person), ..point.clone() };
        self.of(&named, kernen).is_some()
    }

    /// The colleagues to choose from for a point, with their names, or their addresses
    /// when they have none, and until when they are away: for colleagues only.
    pub(crate) fn choices(
        &self,
        page: &Page,
        absences: &Absences,
        point: Option<&PointRow>,
        kernen: &[KernId],
    ) -> Vec<Choice> {
        let text = point.map(|point| point.text.clone()).unwrap_or_default();
        let scopes = scopes(&text, kernen);
        let near = self.0.iter().filter(|(_, holder)| covers(holder, &scopes));
        near.map(|(role, holder)| {
            let function = self.words(page, *role, holder);
            // Several colleagues have the same function.
            let who = if holder.name.is_empty() { &holder.email } else { &holder.name };
            if who.is_empty() {
                return Choice::new(holder.person, function);
            }
            let label = format!("{who} ({})", function.plain());
            // A line of a list can hold no mark inside; a name may be Dutch too.
            let is_typed = !holder.function.is_empty();
            if absences.of(holder.person).is_some() {
                return Choice::new(holder.person, absences.choice(page, holder.person, label));
            }
            Choice::new(holder.person, if is_typed { page.in_dutch(label) } else { label.into() })
        })
        .collect()
    }

    /// The function of a colleague as everybody may read it, never a name.
    pub(crate) fn function(&self, page: &Page, person: PersonId) -> Words {
        let found = self.0.iter().find(|(_, holder)| holder.person == person);
        found.map(|(role, holder)| self.words(page, *role, holder)).unwrap_or_default()
    }

    fn words(&self, page: &Page, role: Role, holder: &Holder) -> Words {
        if holder.function.is_empty() { page.role(role).into() } else { page.in_dutch(&holder.function) }
    }

    /// Who holds a right where: a pair for each.
    pub(crate) fn rights(&self) -> Vec<(PersonId, Scope)> {
        let pairs = |(_, holder): &(Role, Holder)| {
            holder.scopes.iter().map(|scope| (holder.person, *scope)).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(pairs).collect()
    }
}

/// The things that a point belongs to, as rights are limited to them.
fn scopes(point: &PointText, kernen: &[KernId]) -> Vec<Scope> {
    let mut scopes: Vec<Scope> = kernen.iter().map(|kern| Scope::Of(ScopeKind::Kern, kern.uuid())).collect();
    scopes.extend(point.team_id.map(|team| Scope::Of(ScopeKind::Team, team.uuid())));
    scopes.extend(point.group_id.map(|group| Scope::Of(ScopeKind::Group, group.uuid())));
    scopes.extend(point.partner_id.map(|partner| Scope::Of(ScopeKind::Partner, partner.uuid())));
    scopes
}

fn covers(holder: &Holder, scopes: &[Scope]) -> bool {
    scopes.iter().any(|scope| holder.covers(*scope))
}
