// SPDX-License-Identifier: EUPL-1.2
//! The fields of a point, for the form that adds one and the form that changes one.

use db::Conn;
use kernel::Result;
use villages::KernId;
use web::form::Choice;
use web::{Input, Page, Parser, Words};

use super::point::choices;
use crate::model::Owner;
use crate::officers::Officers;
use crate::parties::Parties;
use crate::policy;
use crate::spot::{Mistake, Spot};
use crate::store::point::{PointRow, PointText};

/// What two people may change at once about a point, in the order of the form.
pub(super) const ALL: [&str; 14] = [
    "kernen",
    "titel",
    "tekst",
    "thema",
    "eigenaar",
    "team",
    "partner",
    "groep",
    "behandelaar",
    "planning",
    "volgende",
    "plek",
    "coordinaten",
    "concept",
];

/// What can be chosen in them.
pub(super) struct Fields {
    /// Who can act.
    pub owners: Vec<Choice>,
    /// Colleagues who hold a right there.
    pub officers: Vec<Choice>,
    /// Teams of the municipality.
    pub teams: Vec<Choice>,
    /// Partner organisations.
    pub partners: Vec<Choice>,
    /// Groups of residents.
    pub groups: Vec<Choice>,
    /// The kernen that it can be about; none when there is nothing to choose.
    pub kernen: Vec<Choice>,
    /// Whether it can stay a concept. What was on the website leaves it by moderation only, so that
    /// nothing vanishes without a reason.
    pub concept: bool,
    /// Whether it was taken off the website.
    pub hidden: bool,
}

impl Fields {
    /// For a point that is there, or for a new one in these kernen.
    pub(super) async fn read(
        page: &Page,
        conn: &mut Conn,
        point: Option<&PointRow>,
        kernen: &[KernId],
    ) -> Result<Self> {
        let tenant = page.ctx.tenant;
        let parties = Parties::read(conn, tenant).await?;
        let absences = people::absences(conn, tenant, page.ctx.today()).await?;
        Ok(Self {
            owners: choices(page, "eigenaar-", Owner::ALL.iter().map(|owner| owner.code())),
            officers: Officers::read(conn, tenant).await?.choices(page, &absences, point, kernen),
            teams: parties.teams(point.and_then(|point| point.team_id)),
            partners: parties.partners(point.and_then(|point| point.partner_id)),
            groups: parties.groups(point.and_then(|point| point.group_id)),
            kernen: match point {
                Some(_) => places(page, conn, kernen).await?,
                None => Vec::new(),
            },
            concept: point.is_none_or(|point| point.draft && !point.is_hidden()),
            hidden: point.is_some_and(PointRow::is_hidden),
        })
    }
    /// A value in words, to compare two versions.
    pub(super) fn words(&self, page: &Page, field: &str, value: &str) -> Words {
        let choices = match field {
            "eigenaar" => &self.owners,
            "team" => &self.teams,
            "partner" => &self.partners,
            "groep" => &self.groups,
            "behandelaar" => &self.officers,
            "kernen" => &self.kernen,
            "concept" => return page.t("punt-concept").into(),
            _ => return page.in_dutch(value),
        };
        let chosen = choices.iter().find(|choice| choice.value == value);
        chosen.map_or_else(|| value.into(), |choice| choice.label.clone())
    }
}

/// The kernen to choose from for a point: those that it is about, and those in which the actor may put
/// points. None when that is only one.
pub(super) async fn places(page: &Page, conn: &mut Conn, own: &[KernId]) -> Result<Vec<Choice>> {
    let there = villages::kernen(conn, page.ctx.tenant).await?;
    let mut ids: Vec<KernId> = there.iter().map(|kern| kern.id).collect();
    ids.retain(|kern| own.contains(kern) || policy::may_place(&page.ctx, *kern));
    // A kern that ended stays until somebody takes it away.
    ids.extend(own.iter().filter(|kern| there.iter().all(|one| one.id != **kern)));
    let names = villages::kern_names(conn, page.ctx.tenant).await?;
    let choice = |kern: &KernId| names.get(kern).map(|(_, name)| Choice::new(kern, name));
    let mut choices: Vec<Choice> = ids.iter().filter_map(choice).collect();
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    Ok(if choices.len() > 1 { choices } else { Vec::new() })
}

/// Reads which kernen were chosen; `None` when the form did not ask. A browser sends no box without a
/// mark, so the form says with an empty value of its own that it asked.
pub(super) fn chosen(parser: &mut Parser<'_>, input: &Input, offered: &[Choice]) -> Option<Vec<KernId>> {
    let asked = input.pairs().iter().any(|(name, _)| name == "kernen");
    if offered.is_empty() || !asked {
        return None;
    }
    let known = |id: &str| offered.iter().any(|choice| choice.value == id);
    let mut kernen = parser.choices("kernen", |id| id.parse().ok().filter(|_| known(id)));
    if input.all("kernen").next().is_none() {
        parser.wrong("kernen", "veld-keuze-leeg");
    }
    kernen.sort_unstable();
    kernen.dedup();
    Some(kernen)
}

/// Reads the fields.
pub(super) fn parse(parser: &mut Parser<'_>, input: &Input) -> PointText {
    let owners = parser.choices("eigenaar", Owner::parse);
    let spot = spot(parser, input);
    let text = PointText {
        title: parser.text("titel", 3, 200),
        body: parser.text("tekst", 0, 5000),
        theme: parser.opt_text("thema", 100),
        group_id: parser.opt_id("groep"),
        team_id: parser.opt_id("team"),
        partner_id: parser.opt_id("partner"),
        officer_id: parser.opt_id("behandelaar"),
        planning: parser.opt_planning("planning"),
        next_step: parser.text("volgende", 0, 500),
        place: parser.text("plek", 0, 200),
        lon: spot.map(|spot| spot.lon),
        lat: spot.map(|spot| spot.lat),
        draft: parser.ticked("concept"),
        ..PointText::default()
    };
    text.owned_by(&owners)
}

/// The coordinates, when they were filled in.
fn spot(parser: &mut Parser<'_>, input: &Input) -> Option<Spot> {
    let text = input.get("coordinaten");
    if text.is_empty() {
        return None;
    }
    let spot = Spot::parse(text);
    match spot {
        Ok(_) => {}
        Err(Mistake::NoNumbers) => parser.wrong("coordinaten", "punt-coordinaten-fout"),
        Err(Mistake::Abroad) => parser.wrong("coordinaten", "punt-coordinaten-ver"),
    }
    spot.ok()
}

/// Where a point lies on the map, when that is known.
pub(super) fn spot_of(point: &PointText) -> Option<Spot> {
    point.lon.zip(point.lat).map(|(lon, lat)| Spot { lon, lat })
}

/// The fields as the point has them now.
pub(super) fn input_of(point: &PointRow, kernen: &[KernId]) -> Input {
    fn text(value: Option<impl ToString>) -> String {
        value.map(|value| value.to_string()).unwrap_or_default()
    }
    let mut input = Input::from_pairs([
        ("titel", point.title.clone()),
        ("tekst", point.body.clone()),
        ("thema", text(point.theme.clone())),
        ("groep", text(point.group_id)),
        ("team", text(point.team_id)),
        ("partner", text(point.partner_id)),
        ("behandelaar", text(point.officer_id)),
        ("planning", text(point.planning)),
        ("volgende", point.next_step.clone()),
        ("plek", point.place.clone()),
        ("coordinaten", spot_of(point).map(Spot::text).unwrap_or_default()),
        ("concept", if point.draft { "ja".into() } else { String::new() }),
        ("versie", point.revision.to_string()),
    ]);
    for owner in point.owners() {
        input.push("eigenaar", owner.code());
    }
    for kern in kernen {
        input.push("kernen", kern.to_string());
    }
    input
}
