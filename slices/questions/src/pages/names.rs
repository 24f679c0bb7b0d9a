// SPDX-License-Identifier: EUPL-1.2
//! The names of kernen, teams, partners and colleagues, for pages and choices.

use std::collections::BTreeMap;

use agenda::model::PointId;
use db::Conn;
use kernel::{Ctx, PersonId, Result, Role, TenantId};
use people::{Absences, Holder};
use villages::{KernId, Partner, PartnerId, Team, TeamId};
use web::form::Choice;
use web::{Page, Words};

use crate::store::question::QuestionRow;

/// The names that pages of questions need.
pub struct Names {
    /// Name in addresses and name of every kern.
    pub kernen: BTreeMap<KernId, (String, String)>,
    /// Every team.
    pub teams: Vec<Team>,
    /// Every partner.
    pub partners: Vec<Partner>,
}

impl Names {
    /// Reads them, in three statements.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn read(conn: &mut Conn, tenant: TenantId) -> Result<Self> {
        Ok(Self {
            kernen: villages::kern_names(conn, tenant).await?,
            teams: villages::teams(conn, tenant).await?,
            partners: villages::partners(conn, tenant).await?,
        })
    }

    /// The name of a kern; empty for none.
    pub fn kern(&self, kern: &Option<KernId>) -> &str {
        kern.as_ref().and_then(|kern| self.kernen.get(kern)).map_or("", |(_, name)| name)
    }

    /// The names of kernen, with commas.
    pub fn kernen(&self, first: &Option<KernId>, also: &[KernId]) -> String {
        let names = first.iter().chain(also).filter_map(|kern| self.kernen.get(kern));
        names.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The name of a team; empty for none.
    pub fn team(&self, team: Option<TeamId>) -> &str {
        self.teams.iter().find(|one| Some(one.id) == team).map_or("", |team| team.name.as_str())
    }

    /// The name of a partner; empty for none.
    pub fn partner(&self, partner: Option<PartnerId>) -> &str {
        self.partners.iter().find(|one| Some(one.id) == partner).map_or("", |one| one.name.as_str())
    }

    /// The teams to choose from.
    pub fn team_choices(&self) -> Vec<Choice> {
        let teams = self.teams.iter().filter(|team| team.ended_at.is_none());
        teams.map(|team| Choice::new(team.id, team.name.as_str())).collect()
    }

    /// The partners to choose from, and whether they have a mailbox.
    pub fn partner_choices(&self, page: &Page) -> Vec<Choice> {
        let words = |partner: &Partner| match partner.email {
            Some(_) => page.in_dutch(&partner.name),
            None => page.say_with("vraag-partner-zonder-mail", &[], "partner", page.in_dutch(&partner.name)),
        };
        let partners = self.partners.iter().filter(|partner| partner.ended_at.is_none());
        partners.map(|partner| Choice::new(partner.id, words(partner))).collect()
    }
}

/// The address of a point, when it has one.
pub(crate) async fn point_href(conn: &mut Conn, ctx: &Ctx, id: PointId) -> Result<Option<String>> {
    let tenant = ctx.tenant;
    let Some(point) = agenda::store::point::by_id(conn, tenant, id).await? else { return Ok(None) };
    let kernen = agenda::store::point::kernen(conn, tenant, id).await?;
    let names = villages::kern_names(conn, tenant).await?;
    let slug = kernen.first().and_then(|kern| names.get(kern)).map(|(slug, _)| slug);
    Ok(slug.map(|slug| agenda::links::point(slug, point.number)))
}

/// The same of a point that may be none.
pub(crate) async fn href_of(conn: &mut Conn, ctx: &Ctx, id: Option<PointId>) -> Result<Option<String>> {
    match id {
        Some(id) => point_href(conn, ctx, id).await,
        None => Ok(None),
    }
}

/// The kernen to choose from, by their names in addresses.
///
/// # Errors
/// Whatever the database refuses.
pub async fn kern_choices(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Choice>> {
    let kernen = villages::kernen(conn, tenant).await?;
    Ok(kernen.into_iter().map(|kern| Choice::new(kern.slug, kern.name)).collect())
}

/// The themes to choose from.
pub fn theme_choices(page: &Page, themes: &[String]) -> Vec<Choice> {
    themes.iter().map(|theme| Choice::new(theme, page.in_dutch(theme))).collect()
}

/// The colleagues who can have a question: everybody who handles them somewhere, by function.
///
/// # Errors
/// Whatever the database refuses.
pub async fn colleagues(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Holder>> {
    let mut all: Vec<Holder> = Vec::new();
    for role in [Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager] {
        for holder in people::holders(conn, tenant, role).await? {
            if all.iter().all(|known| known.person != holder.person) {
                all.push(holder);
            }
        }
    }
    all.sort_by(|a, b| a.label.cmp(&b.label).then(a.name.cmp(&b.name)));
    Ok(all)
}

/// Those colleagues as choices: function, the name where there is one, and until when they are away.
pub fn colleague_choices(page: &Page, colleagues: &[Holder], absences: &Absences) -> Vec<Choice> {
    let words = |holder: &Holder| {
        let label = match holder.name.as_str() {
            name if name.is_empty() || name == holder.label => holder.label.clone(),
            name => format!("{} ({name})", holder.label),
        };
        absences.choice(page, holder.person, label)
    };
    colleagues.iter().map(|holder| Choice::new(holder.person, words(holder))).collect()
}

/// The title in a list of colleagues: not when its words are hidden.
pub fn title(page: &Page, question: &QuestionRow) -> Words {
    if question.shielded { page.t("vraag-afgeschermd").into() } else { page.in_dutch(&question.title) }
}

/// In which function a colleague has something, for who asked: never the name of somebody without one.
pub fn as_the_asker_reads(page: &Page, colleagues: &[Holder], person: Option<PersonId>) -> String {
    let found = colleagues.iter().find(|one| Some(one.person) == person);
    let function = found.map(|one| one.function.clone()).filter(|function| !function.is_empty());
    function.unwrap_or_else(|| page.t("vraag-een-collega"))
}

/// The function of a colleague; empty when they are none any more.
pub fn function(colleagues: &[Holder], person: Option<PersonId>) -> &str {
    colleagues.iter().find(|one| Some(one.person) == person).map_or("", |one| one.label.as_str())
}
