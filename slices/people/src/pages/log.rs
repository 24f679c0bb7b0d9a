// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/logboek`: what happened, by whom, in words; and as CSV.

use askama::Template;
use db::{Conn, audit};
use kernel::{Cursor, PageSize, PersonId, Result, Role, Timestamp};
use serde_json::{Map, Value};
use sheet::CsvStyle;
use uuid::Uuid;
use web::{Page, Reply, Visit, Words};

use super::words::Places;
use crate::directory::{self, Labels};

/// So many rows the file holds at most, the newest.
const MOST: usize = 100_000;
const STEP: u32 = 1_000;
/// Facts that are told in Dutch words; others are codes, numbers and names.
const DUTCH: [&str; 4] = ["reden", "uitleg-na", "uitleg-voor", "wat"];

#[derive(Template)]
#[template(path = "logboek.html")]
struct LogPage {
    p: Page,
    lines: Vec<Line>,
    next: String,
    first: bool,
}

/// An entry in words.
struct Line {
    at: Timestamp,
    who: Words,
    what: String,
    facts: Words,
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    let size = PageSize::default();
    let before = visit.cursor().map(|cursor| cursor.id());
    let limit = u32::from(size.get()) + 1;
    let mut conn = visit.read().await?;
    let mut rows = audit::list(&mut conn, visit.ctx.tenant, before, limit).await?;
    let more = rows.len() > usize::from(size.get());
    rows.truncate(usize::from(size.get()));
    let next = rows.last().filter(|_| more).map(|row| Cursor::after("", row.id));
    let places = Places::of(&visit, &mut conn).await?;
    let labels = people(&mut conn, &visit, &rows).await?;
    let p = visit.titled(visit.t("beheer-logboek")).crumb(visit.t("beheer-titel"), "/beheer");
    Reply::page(&LogPage {
        next: next.map(|c| format!("?{}", visit.query.query_with("na", &c.encode()))).unwrap_or_default(),
        first: before.is_none(),
        lines: rows.iter().map(|row| line(&visit, &places, &labels, row)).collect(),
        p,
    })
}

/// The functions of everybody whom these entries name.
async fn people(conn: &mut Conn, page: &Page, rows: &[audit::Entry]) -> Result<Labels> {
    let named = rows.iter().flat_map(|row| {
        let facts = facts(row).into_iter().filter(|(name, _)| name == "persoon").map(|(_, value)| value);
        facts.chain([row.actor.clone()])
    });
    let ids: Vec<PersonId> = named.filter_map(|text| text.parse().ok()).collect();
    Ok(directory::labels(conn, page.ctx.tenant, &ids).await?)
}

fn facts(row: &audit::Entry) -> Vec<(String, String)> {
    let facts: Map<String, Value> = serde_json::from_str(&row.facts).unwrap_or_default();
    let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    facts.into_iter().map(|(name, value)| (name, text(value))).collect()
}

fn line(page: &Page, places: &Places, labels: &Labels, row: &audit::Entry) -> Line {
    let facts = facts(row).into_iter().map(|(name, value)| {
        let words = value_words(page, places, labels, &name, value);
        Words::from(named(page, "feit", &name)).and(": ").and(words)
    });
    Line {
        at: row.at,
        who: actor(page, labels, &row.actor),
        what: named(page, "daad", &row.action),
        facts: Words::join(facts, "; "),
    }
}

/// The text with the key `daad-agenda-point-edit` for `agenda.point.edit`, or the name itself.
fn named(page: &Page, prefix: &str, name: &str) -> String {
    let key = format!("{prefix}-{}", name.replace(['.', '_'], "-"));
    if page.has_text(&key) { page.t(&key) } else { name.to_owned() }
}

fn actor(page: &Page, labels: &Labels, actor: &str) -> Words {
    if let Some(which) = actor.strip_prefix("systeem:") {
        return format!("{} ({which})", page.t("logboek-brink")).into();
    }
    match actor.parse::<PersonId>() {
        Ok(id) => function(page, labels, id),
        Err(_) => page.t("logboek-bezoeker").into(),
    }
}

fn function(page: &Page, labels: &Labels, id: PersonId) -> Words {
    labels.get(id).map_or_else(|| page.t("logboek-persoon").into(), |label| page.in_dutch(label))
}

fn value_words(page: &Page, places: &Places, labels: &Labels, name: &str, value: String) -> Words {
    if name == "rol" {
        return Role::parse(&value).map_or(value, |role| page.role(role)).into();
    }
    if value == "overal" {
        return page.t("waar-overal").into();
    }
    let Ok(id) = value.parse::<Uuid>() else {
        return if DUTCH.contains(&name) { page.in_dutch(value) } else { value.into() };
    };
    if name == "persoon" {
        return function(page, labels, PersonId::from_uuid(id));
    }
    places.name(id).map_or(value, str::to_owned).into()
}

pub(crate) async fn export(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let mut rows: Vec<[String; 7]> = Vec::new();
    let mut before = None;
    while rows.len() < MOST {
        let step = audit::list(&mut conn, visit.ctx.tenant, before, STEP).await?;
        let labels = people(&mut conn, &visit, &step).await?;
        before = step.last().map(|row| row.id);
        let full = step.len() == STEP as usize;
        rows.extend(step.into_iter().map(|row| csv_row(&visit, &labels, row)));
        if !full {
            break;
        }
    }
    let header = ["tijd", "wie", "wat", "soort", "onderwerp", "feiten", "verzoek"];
    let bytes = sheet::write_csv(&header, rows, CsvStyle::excel());
    Ok(Reply::new("text/csv; charset=utf-8", bytes).download("logboek.csv"))
}

fn csv_row(page: &Page, labels: &Labels, row: audit::Entry) -> [String; 7] {
    [
        row.at.to_string(),
        actor(page, labels, &row.actor).plain().into_owned(),
        row.action,
        row.subject_kind,
        row.subject.to_string(),
        row.facts,
        row.request.to_string(),
    ]
}
