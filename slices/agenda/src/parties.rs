// SPDX-License-Identifier: EUPL-1.2
//! The teams, partners and groups that a point or a promise can name.

use db::Conn;
use kernel::{Invalid, Result, TenantId};
use villages::{Group, GroupId, Partner, PartnerId, Team, TeamId};
use web::Page;
use web::form::Choice;

use crate::model::Owner;

/// All of them, also those that are no longer there: old points still name them.
pub(crate) struct Parties {
    teams: Vec<Team>,
    partners: Vec<Partner>,
    groups: Vec<Group>,
}

/// Which of them something names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Named {
    /// Which group.
    pub group: Option<GroupId>,
    /// Which team.
    pub team: Option<TeamId>,
    /// Which partner.
    pub partner: Option<PartnerId>,
}

impl Named {
    /// Whether nobody is named.
    pub(crate) fn is_empty(self) -> bool {
        self.group.is_none() && self.team.is_none() && self.partner.is_none()
    }
}

impl Parties {
    pub(crate) async fn read(conn: &mut Conn, tenant: TenantId) -> Result<Self> {
        Ok(Self {
            teams: villages::teams(conn, tenant).await?,
            partners: villages::partners(conn, tenant).await?,
            groups: villages::groups(conn, tenant).await?,
        })
    }

    /// Their names.
    pub(crate) fn names(&self, named: Named) -> Vec<String> {
        let team = self.teams.iter().find(|team| Some(team.id) == named.team).map(|team| &team.name);
        let partner = self.partners.iter().find(|one| Some(one.id) == named.partner).map(|one| &one.name);
        let group = self.groups.iter().find(|group| Some(group.id) == named.group).map(|group| &group.name);
        [team, partner, group].into_iter().flatten().cloned().collect()
    }

    /// Who acts, in words: "Gemeente, Team Wegen".
    pub(crate) fn words(&self, page: &Page, owner: Owner, named: Named) -> String {
        let names = self.names(named);
        let all: Vec<String> =
            std::iter::once(page.t_of(&["eigenaar-", owner.code()])).chain(names).collect();
        all.join(", ")
    }

    /// Refuses what is named but does not exist, at the fields `team`, `partner` and `groep`.
    pub(crate) fn check(&self, named: Named, invalid: &mut Invalid) {
        let known = [
            ("team", named.team.is_none_or(|id| self.teams.iter().any(|team| team.id == id))),
            ("partner", named.partner.is_none_or(|id| self.partners.iter().any(|one| one.id == id))),
            ("groep", named.group.is_none_or(|id| self.groups.iter().any(|group| group.id == id))),
        ];
        for (field, _) in known.into_iter().filter(|(_, known)| !known) {
            invalid.add(field, "veld-keuze-fout");
        }
    }

    /// The teams to choose from: those that are there, and the one that is chosen already.
    pub(crate) fn teams(&self, chosen: Option<TeamId>) -> Vec<Choice> {
        let there = self.teams.iter().filter(|team| team.ended_at.is_none() || Some(team.id) == chosen);
        there.map(|team| Choice::new(team.id, &team.name)).collect()
    }

    /// The partners to choose from, likewise.
    pub(crate) fn partners(&self, chosen: Option<PartnerId>) -> Vec<Choice> {
        let there = self.partners.iter().filter(|one| one.ended_at.is_none() || Some(one.id) == chosen);
        there.map(|one| Choice::new(one.id, &one.name)).collect()
    }

    /// The groups to choose from, likewise.
    pub(crate) fn groups(&self, chosen: Option<GroupId>) -> Vec<Choice> {
        let there = self.groups.iter().filter(|group| group.ended_at.is_none() || Some(group.id) == chosen);
        there.map(|group| Choice::new(group.id, &group.name)).collect()
    }
}
