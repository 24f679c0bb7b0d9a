// SPDX-License-Identifier: EUPL-1.2
//! Somebody else was first with an act on a point: the page of the point as it is now, with what was
//! typed beside it. One design for every act, see [`Form::late`].

use db::Conn;
use kernel::{Date, Error, Euro, Result};
use villages::Kern;
use web::form::Theirs;
use web::{Form, Input, Page, Reply, Visit, Words};

use super::point::{self as page, Wrong};
use crate::links;
use crate::model::{PointId, Status};
use crate::parties::Parties;
use crate::policy::PointAt;
use crate::store::point::{self, PointRow};
use crate::store::promise::{self, PromiseRow};
use crate::store::story;

/// What somebody else made of what a form is about.
pub(super) struct Late {
    /// The text that says what happened.
    key: &'static str,
    /// The fields of the form that can be compared.
    fields: &'static [&'static str],
    /// How they stand now, with the version.
    now: Input,
    /// Whether the form cannot be sent any more.
    over: bool,
}

/// Answers an act that came too late.
pub(super) async fn answer(
    visit: &Visit,
    kern: Kern,
    id: PointId,
    form: &'static str,
    key: &'static str,
) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let point = point::by_id(&mut conn, visit.ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    let kernen = point::kernen(&mut conn, visit.ctx.tenant, id).await?;
    let at = PointAt { point, kernen };
    if !at.is_visible(&visit.ctx) {
        return Err(Error::NotFound);
    }
    let number = visit.param("toezegging").parse().ok();
    let mut input = visit.input.clone();
    let late = Late::read(visit, &mut conn, &at.point, form, number, key).await?;
    if form == "uitkomst" {
        // The form does not ask for this date, but it was closed with it in mind.
        let seen = input.get("versie").to_owned();
        input.set("toegezegd", seen);
    }
    let wrong = Wrong { form, number, input, invalid: kernel::Invalid::default(), late: Some(late) };
    drop(conn);
    page::wrong(visit, kern, at, wrong).await
}

impl Late {
    async fn read(
        visit: &Visit,
        conn: &mut Conn,
        point: &PointRow,
        form: &'static str,
        number: Option<i64>,
        key: &'static str,
    ) -> Result<Self> {
        let tenant = visit.ctx.tenant;
        let merged = point.status == Status::Merged;
        let mut now = of_point(point);
        let (fields, over): (&[&str], bool) = match form {
            "punt-status" => (&["status", "reden", "perspectief"], merged),
            "antwoord" => match story::assessments(conn, tenant, point.id).await?.pop() {
                Some(last) => {
                    now.set("haalbaar", last.feasible.code());
                    now.set("eigenaar", last.owner.code());
                    now.set("kosten", last.cost.map(|cost| cost.to_string()).unwrap_or_default());
                    now.set("team", last.team_id.map(|team| team.to_string()).unwrap_or_default());
                    now.set("antwoord", last.answer);
                    (&["haalbaar", "eigenaar", "kosten", "team", "antwoord", "status"], merged)
                }
                None if merged => (&["haalbaar", "eigenaar", "kosten", "team", "antwoord", "status"], true),
                None => (&["status"], false),
            },
            "samenvoegen" if merged => {
                let into = point::titles(conn, tenant, point.merged_into.as_slice()).await?;
                now.set("nummer", into.first().map(|(_, number, _)| number.to_string()).unwrap_or_default());
                (&["nummer", "reden"], true)
            }
            "samenvoegen" => (&[], false),
            "verzet" | "uitkomst" => {
                let found = match number {
                    Some(number) => promise::by_number(conn, tenant, number).await?,
                    None => None,
                };
                let promise = found.ok_or(Error::NotFound)?;
                now = of_promise(&promise);
                match (form, promise.outcome.is_some()) {
                    ("verzet", over) => (if over { &["datum", "reden"] } else { &["datum"] }, over),
                    (_, true) => (&["uitkomst", "klaar-op", "reden"], true),
                    (_, false) => (&["toegezegd"], false),
                }
            }
            "toezegging" => (&["wat", "eigenaar", "team", "datum", "bedrag"], true),
            "bericht" => (&["tekst"], true),
            "van-website" => {
                now.set("reden", point.hidden_reason.as_str());
                (&["reden"], true)
            }
            _ => (&[], true),
        };
        Ok(Self { key, fields, now, over })
    }

    /// Whether the form can still be sent, and so stands on the page.
    pub(super) fn is_open(&self) -> bool {
        !self.over
    }

    /// The form with what was typed, below what is there now.
    pub(super) fn form(&self, p: &Page, parties: &Parties, name: &'static str, mine: Input) -> Form {
        let words = |field: &str, value: &str| in_words(p, parties, field, value);
        let theirs = Theirs { fields: self.fields, now: &self.now, words: &words };
        match (self.over, self.fields.is_empty()) {
            (false, false) => Form::late(p, name, mine, &theirs),
            (false, true) => Form::late_as(p, name, mine, &theirs, &self.and_then(p, "conflict-kijk")),
            (true, false) => Form::late_as(p, name, mine, &theirs, &self.and_then(p, "conflict-voorbij")),
            (true, true) => Form::late_as(p, name, mine, &theirs, &p.t(self.key)),
        }
    }

    fn and_then(&self, p: &Page, what: &str) -> String {
        format!("{} {}", p.t(self.key), p.t(what))
    }
}

/// What the forms about a point begin with, and what changed when they came too late.
pub(super) fn of_point(point: &PointRow) -> Input {
    Input::from_pairs([
        ("status", point.status.code().to_owned()),
        ("reden", point.reason.clone()),
        ("perspectief", point.outlook.clone()),
        ("versie", point.revision.to_string()),
    ])
}

/// The same for the forms about a promise. Its version is the date that was read: nothing but that and
/// its outcome ever changes.
pub(super) fn of_promise(promise: &PromiseRow) -> Input {
    let due = promise.due.to_string();
    Input::from_pairs([
        ("datum", due.clone()),
        ("toegezegd", due.clone()),
        ("versie", due),
        ("uitkomst", promise.outcome.map(|outcome| outcome.code().to_owned()).unwrap_or_default()),
        ("klaar-op", promise.outcome_on.map(|day| day.to_string()).unwrap_or_default()),
        ("reden", promise.outcome_reason.clone()),
    ])
}

/// A value of a field in words, to compare two versions.
fn in_words(p: &Page, parties: &Parties, field: &str, value: &str) -> Words {
    match field {
        "status" | "haalbaar" | "eigenaar" | "uitkomst" => p.t_of(&[field, "-", value]).into(),
        "team" => {
            let teams = parties.teams(value.parse().ok());
            teams.into_iter().find(|team| team.value == value).map(|team| team.label).unwrap_or_default()
        }
        "kosten" | "bedrag" => match Euro::parse(value) {
            Ok(euro) => euro.format(p.ctx.locale).into(),
            Err(_) => p.in_dutch(value),
        },
        "datum" | "toegezegd" | "klaar-op" => match Date::parse_input(value) {
            Ok(day) => p.day(day).into(),
            Err(_) => p.in_dutch(value),
        },
        _ => p.in_dutch(value),
    }
}

/// The address of the point, for the links of a page that answers an act.
pub(super) fn at_home(p: Page, kern: &Kern, point: &PointRow) -> Page {
    Page { path: links::point(&kern.slug, point.number), ..p }
}
