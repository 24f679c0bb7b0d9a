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
use crate::spot::{Mistake, Spot};
use crate::store::point::{PointRow, PointText};

/// What two people may change at once about a point, in the order of the form.
pub(super) const ALL: [&str; 13] = [
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
    /// Whether it can be made public or a concept here; what was taken off the website cannot.
    pub concept: bool,
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
        Ok(Self {
            owners: choices(page, "eigenaar-", Owner::ALL.iter().map(|owner| owner.code())),
            officers: Officers::read(conn, tenant).await?.choices(page, point, kernen),
            teams: parties.teams(point.and_then(|point| point.team_id)),
            partners: parties.partners(point.and_then(|point| point.partner_id)),
            groups: parties.groups(point.and_then(|point| point.group_id)),
            concept: !point.is_some_and(PointRow::is_hidden),
        })
    }
}

impl Fields {
    /// A value in words, to compare two versions.
    pub(super) fn words(&self, page: &Page, field: &str, value: &str) -> Words {
        let choices = match field {
            "eigenaar" => &self.owners,
            "team" => &self.teams,
            "partner" => &self.partners,
            "groep" => &self.groups,
            "behandelaar" => &self.officers,
            "concept" => return page.t("punt-concept").into(),
            _ => return page.in_dutch(value),
        };
        let chosen = choices.iter().find(|choice| choice.value == value);
        chosen.map_or_else(|| value.into(), |choice| choice.label.clone())
    }
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
pub(super) fn input_of(point: &PointRow) -> Input {
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
    input
}
