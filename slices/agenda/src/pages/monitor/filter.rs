// SPDX-License-Identifier: EUPL-1.2
//! What the address of the monitor asks for, and the form that asks it. Values that nobody offers
//! are ignored.

use db::Conn;
use kernel::Result;
use villages::{Kern, Team};
use web::form::Choice;
use web::{Input, Page};

use crate::model::{Owner, Status};
use crate::store::agenda;
use crate::store::monitor::{self, Filter, Lateness, Stand, StatusFilter, Wanted};

/// In addresses: every status of what was decided, but klaar.
const NOT_DONE: &str = "niet-klaar";
/// In addresses: every status in which something still has to happen.
const OPEN: &str = "loopt";
/// In addresses: every status in which nothing is decided yet.
const UNDECIDED: &str = "nog-niet-besloten";
/// In addresses: agendas that were replaced.
const PREVIOUS: &str = "vorige";
/// The longest text to look for.
const LONGEST: usize = 100;

/// What can be chosen.
pub(super) struct Offer {
    /// Every kern by name; those that ended say so in their name.
    pub kernen: Vec<Kern>,
    themes: Vec<String>,
    teams: Vec<Team>,
    years: Vec<i16>,
    replaced: bool,
}

/// A list to choose one from.
pub(super) struct Field {
    /// Name in the address and id of the element.
    pub name: &'static str,
    /// The key of its label.
    pub label: String,
    /// The key of the choice of all.
    pub all: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What is chosen; empty for all.
    pub chosen: String,
}

impl Offer {
    pub(super) async fn read(page: &Page, conn: &mut Conn) -> Result<Self> {
        let tenant = page.ctx.tenant;
        let mut kernen = villages::kernen_ever(conn, tenant).await?;
        for kern in kernen.iter_mut().filter(|kern| kern.ended_at.is_some()) {
            kern.name = page.t1("kern-beeindigd-naam", "naam", &kern.name);
        }
        Ok(Self {
            kernen,
            themes: agenda::theme_names(conn, tenant).await?,
            teams: villages::teams(conn, tenant).await?,
            years: monitor::years(conn, tenant).await?,
            replaced: agenda::any_replaced(conn, tenant).await?,
        })
    }

    /// What the address asks for.
    pub(super) fn filter(&self, query: &Input) -> Filter {
        let text: String = query.get("woorden").chars().take(LONGEST).collect();
        Filter {
            kern: self.kernen.iter().find(|kern| kern.slug == query.get("kern")).map(|kern| kern.id),
            theme: self.themes.iter().find(|theme| *theme == query.get("thema")).cloned(),
            owner: Owner::parse(query.get("eigenaar")),
            team: self.teams.iter().find(|team| team.slug == query.get("team")).map(|team| team.id),
            status: status(query.get("status")),
            year: query.get("jaar").parse().ok().filter(|year| self.years.contains(year)),
            lateness: Lateness::ALL.into_iter().find(|lateness| lateness.code() == query.get("tijd")),
            text: Some(text).filter(|text| !text.is_empty()),
            previous: self.replaced && query.get("agenda") == PREVIOUS,
        }
    }

    /// The lists of the form, with what is chosen now.
    pub(super) fn fields(&self, page: &Page, filter: &Filter) -> Vec<Field> {
        let named = |key: &'static str, code: &str| Choice::new(code, page.t_of(&[key, code]));
        let kern = self.kernen.iter().find(|kern| Some(kern.id) == filter.kern);
        let team = self.teams.iter().find(|team| Some(team.id) == filter.team);
        let groups = [NOT_DONE, OPEN, UNDECIDED].map(|code| named("filter-status-", code));
        let statuses = Status::ALL.iter().filter(|status| **status != Status::Merged);
        let field = |name, choices, chosen: Option<String>| Field {
            name,
            label: format!("filter-{name}"),
            all: format!("filter-alle-{name}"),
            choices,
            chosen: chosen.unwrap_or_default(),
        };
        let fields = vec![
            field("kern", choices(&self.kernen, |k| (&k.slug, &k.name)), kern.map(|kern| kern.slug.clone())),
            field(
                "thema",
                self.themes.iter().map(|theme| Choice::new(theme, page.in_dutch(theme))).collect(),
                filter.theme.clone(),
            ),
            field(
                "eigenaar",
                Owner::ALL.iter().map(|owner| named("eigenaar-", owner.code())).collect(),
                filter.owner.map(|owner| owner.code().to_owned()),
            ),
            field("team", choices(&self.teams, |t| (&t.slug, &t.name)), team.map(|team| team.slug.clone())),
            field(
                "status",
                groups.into_iter().chain(statuses.map(|s| named("status-", s.code()))).collect(),
                filter.status.map(|status| status_code(status).to_owned()),
            ),
            field(
                "jaar",
                self.years.iter().map(|year| Choice::new(year, year.to_string())).collect(),
                filter.year.map(|year| year.to_string()),
            ),
            field(
                "tijd",
                Lateness::ALL.iter().map(|lateness| named("tijd-", lateness.code())).collect(),
                filter.lateness.map(|lateness| lateness.code().to_owned()),
            ),
            field(
                "agenda",
                if self.replaced { vec![named("filter-agenda-", PREVIOUS)] } else { Vec::new() },
                filter.previous.then(|| PREVIOUS.to_owned()),
            ),
        ];
        fields.into_iter().filter(|field| !field.choices.is_empty()).collect()
    }

    /// What the address asks for of promises: the same, and how they stand.
    pub(super) fn wanted(&self, query: &Input) -> Wanted {
        let code = query.get("uitkomst");
        let stand = Stand::ALL.into_iter().find(|stand| stand.code() == code);
        Wanted { filter: self.filter(query), stand }
    }

    /// The lists of the form for promises: first how they stand, then the same. What is of their point
    /// says so.
    pub(super) fn wanted_fields(&self, page: &Page, wanted: &Wanted) -> Vec<Field> {
        let stands = Field {
            name: "uitkomst",
            label: "kolom-uitkomst".into(),
            all: "filter-alle-uitkomst".into(),
            choices: Stand::ALL.map(|stand| Choice::new(stand.code(), words(page, stand))).into(),
            chosen: wanted.stand.map_or_else(String::new, |stand| stand.code().to_owned()),
        };
        let others = self.fields(page, &wanted.filter).into_iter().map(|field| match field.name {
            "status" => Field { label: "filter-status-punt".into(), ..field },
            "jaar" => Field { label: "filter-jaar-punt".into(), ..field },
            // Every promise has a date.
            "tijd" => {
                let dated = |choice: &Choice| choice.value != Lateness::NoDate.code();
                Field { choices: field.choices.into_iter().filter(dated).collect(), ..field }
            }
            // Promises count wherever they were made.
            "agenda" => Field { all: "filter-alle-agenda-toezegging".into(), ..field },
            _ => field,
        });
        std::iter::once(stands).chain(others).collect()
    }
}

/// How a promise stands, in words.
pub(super) fn words(page: &Page, stand: Stand) -> String {
    let prefix = if matches!(stand, Stand::Ended(_)) { "uitkomst-" } else { "kort-" };
    page.t_of(&[prefix, stand.key()])
}

fn choices<T>(all: &[T], of: impl Fn(&T) -> (&String, &String)) -> Vec<Choice> {
    all.iter().map(of).map(|(value, label)| Choice::new(value, label)).collect()
}

fn status(code: &str) -> Option<StatusFilter> {
    match code {
        NOT_DONE => Some(StatusFilter::NotDone),
        OPEN => Some(StatusFilter::Open),
        UNDECIDED => Some(StatusFilter::Undecided),
        code => Status::parse(code).filter(|status| *status != Status::Merged).map(StatusFilter::One),
    }
}

fn status_code(status: StatusFilter) -> &'static str {
    match status {
        StatusFilter::One(status) => status.code(),
        StatusFilter::NotDone => NOT_DONE,
        StatusFilter::Open => OPEN,
        StatusFilter::Undecided => UNDECIDED,
    }
}
