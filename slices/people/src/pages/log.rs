// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/logboek`: what happened, by whom, in words; and as CSV.

mod export;
mod words;

use askama::Template;
use db::{Conn, audit};
use kernel::{Cursor, Error, Invalid, PageSize, PersonId, Result, Timestamp};
use uuid::Uuid;
use web::{Form, Input, Page, Parser, Reply, Visit, Words};

use super::words::{Places, mistakes};
use crate::store::person;

pub(crate) use export::export;
pub(crate) use words::{Teller, Told};

/// So many letters and digits at the end of the id of a person tell people apart.
const MARK: usize = 8;

#[derive(Template)]
#[template(path = "logboek.html")]
struct LogPage {
    p: Page,
    filter: Form,
    filtered: bool,
    /// The person whose entries are shown, when there is a page about them.
    person: Option<PersonId>,
    lines: Vec<Line>,
    csv: String,
    next: String,
    first: bool,
}

/// An entry in words.
struct Line {
    at: Timestamp,
    who: Words,
    mark: String,
    what: String,
    facts: Words,
}

/// The mark by which a person is known in the log: it names nobody, and never changes.
pub(crate) fn mark_of(id: PersonId) -> String {
    id.uuid().simple().to_string().split_off(32 - MARK)
}

/// Which entries the address asks for.
///
/// # Errors
/// [`Error::Invalid`] with what has to be mended.
async fn asked(conn: &mut Conn, page: &Page, input: &Input) -> Result<audit::Filter> {
    let mut parser = Parser::new(input);
    let (from, until) = (parser.opt_date("van"), parser.opt_date("tot"));
    let who = parser.text("wie", 0, 60);
    let actor = actor(conn, page, &who).await?;
    if actor.is_none() && !who.is_empty() {
        parser.wrong("wie", "logboek-wie-onbekend");
    }
    parser.finish()?;
    let zone = page.ctx.calendar.zone();
    Ok(audit::Filter {
        actor,
        from: from.map(|day| zone.start_of_day(day)),
        until: until.map(|day| zone.start_of_day(day.add_days(1))),
        ..audit::Filter::default()
    })
}

/// The actor that this mark or id names, as the log has it.
async fn actor(conn: &mut Conn, page: &Page, who: &str) -> Result<Option<String>> {
    let who = who.to_lowercase();
    if let Ok(id) = who.parse::<Uuid>() {
        return Ok(Some(id.to_string()));
    }
    if who.len() != MARK || !who.chars().all(|c| c.is_ascii_hexdigit()) {
        return Ok(None);
    }
    let mut found = audit::actors_ending(conn, page.ctx.tenant, &who).await?;
    Ok(found.pop().filter(|_| found.is_empty()))
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (filter, errors) = match mistakes(asked(&mut conn, &visit, &visit.query).await)? {
        Ok(filter) => (Some(filter), Invalid::default()),
        Err(errors) => (None, errors),
    };
    let is_wrong = filter.is_none();
    let page = log_page(&visit, &mut conn, filter, errors).await?;
    if is_wrong { Reply::invalid(&page) } else { Reply::page(&page) }
}

/// The page, without entries when the filter has to be mended.
async fn log_page(
    visit: &Visit,
    conn: &mut Conn,
    filter: Option<audit::Filter>,
    errors: Invalid,
) -> Result<LogPage> {
    let size = usize::from(PageSize::default().get());
    let before = visit.cursor().map(|cursor| cursor.id());
    let limit = u32::try_from(size + 1).map_err(Error::internal)?;
    let mut rows = match &filter {
        Some(filter) => audit::find(conn, visit.ctx.tenant, filter, before, limit).await?,
        None => Vec::new(),
    };
    let more = rows.len() > size;
    rows.truncate(size);
    let next = rows.last().filter(|_| more).map(|row| Cursor::after("", row.id));
    let places = Places::of(visit, conn).await?;
    let teller = Teller::of(visit, conn, &places, &rows).await?;
    let person = filter.as_ref().and_then(|filter| filter.actor.as_deref()?.parse::<PersonId>().ok());
    let person = match person {
        Some(id) => person::by_id(conn, visit.ctx.tenant, id).await?.map(|row| row.id),
        None => None,
    };
    let mut p = visit.titled(visit.t("beheer-logboek")).crumb(visit.t("beheer-titel"), "/beheer");
    p.wrong = !errors.0.is_empty();
    let query = visit.query.query_with("", "");
    Ok(LogPage {
        next: next.map(|c| format!("?{}", visit.query.query_with("na", &c.encode()))).unwrap_or_default(),
        first: before.is_none(),
        filtered: ["wie", "van", "tot"].iter().any(|name| !visit.query.get(name).is_empty()),
        csv: if query.is_empty() { String::new() } else { format!("?{query}") },
        lines: rows.iter().map(|row| teller.line(row)).collect(),
        filter: Form::wrong(&p, "logboek", visit.query.clone(), errors),
        person,
        p,
    })
}
