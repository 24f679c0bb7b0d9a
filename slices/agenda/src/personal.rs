// SPDX-License-Identifier: EUPL-1.2
//! What the agendas hold about a person: to show, to take along, to forget.

use askama::Template;
use db::{Conn, Tx};
use kernel::{Ctx, Error, PersonId, Result};
use web::{Page, Panel};

use crate::api::words;
use crate::model::{Feasible, Status};
use crate::places::Places;
use crate::store::personal::{self as store, Detail, Line, Taken};
use crate::store::point::PointRow;

/// So many proposals stand on the page of a person.
const SHOWN: u32 = 100;
/// So many are taken along; a brake, nobody proposes that much.
const TAKEN_ALONG: u32 = 10_000;

#[derive(Template)]
#[template(path = "panel_own.html")]
struct OwnPanel<'p> {
    p: &'p Page,
    rows: Vec<(PointRow, String)>,
}

/// What somebody proposed and how it stands, on their own page. That it was taken off the website
/// they read here, with the reason: the page of the proposal is closed to them then.
pub(crate) async fn panels(page: &Page, conn: &mut Conn) -> Result<Vec<Panel>> {
    let Some(person) = page.ctx.actor.person().map(|person| person.id) else { return Ok(Vec::new()) };
    let rows = store::proposals(conn, page.ctx.tenant, person, SHOWN).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let places = Places::read(conn, page.ctx.tenant, &ids).await?;
    let rows = rows.into_iter().map(|row| {
        let href = places.href(row.id, row.number);
        (row, href)
    });
    let html = OwnPanel { p: page, rows: rows.collect() }.render().map_err(Error::internal)?;
    Ok(vec![Panel { order: 10, html }])
}

/// A proposal as its proposer takes it along.
fn proposal(row: &PointRow) -> serde_json::Value {
    let mut one = serde_json::json!({ "punt": row.number, "tekst": row.title, "op_de_website": !row.draft });
    if row.is_hidden() {
        one["reden_van_de_website"] = row.hidden_reason.as_str().into();
    }
    one
}

/// A line as somebody takes it along.
fn line(row: &Line, detail: Detail) -> serde_json::Value {
    let mut one = serde_json::json!({ "tekst": row.text, "op": row.at.to_string() });
    if let Some(number) = row.number {
        one["punt"] = number.into();
    }
    let code = row.detail.as_str();
    match detail {
        Detail::None => {}
        Detail::Status => one["status"] = Status::parse(code).map(words::status).into(),
        Detail::Feasible => one["haalbaar"] = Feasible::parse(code).map(words::feasible).into(),
        Detail::Date => one["datum"] = code.into(),
    }
    one
}

/// Everything that names the person: each place of [`store::NAMED`], and the photos with their notes.
pub(crate) async fn export(
    ctx: &Ctx,
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<(&'static str, serde_json::Value)>> {
    let mut facts = Vec::new();
    for named in store::NAMED {
        let value = match named.taken {
            Taken::Proposals => {
                let rows = store::proposals(conn, ctx.tenant, person, TAKEN_ALONG).await?;
                rows.iter().rev().map(proposal).collect()
            }
            Taken::Lines(statement, detail) => {
                let rows = store::lines(conn, ctx.tenant, person, statement).await?;
                rows.iter().map(|row| line(row, detail)).collect()
            }
        };
        facts.push((named.heading, value));
    }
    let photos = crate::store::photo::of_person(conn, ctx.tenant, person).await?.into_iter();
    let photos = photos.map(|(number, text)| serde_json::json!({ "punt": number, "tekst": text }));
    facts.push(("fotos", photos.collect()));
    Ok(facts)
}

/// Unnames what stays; takes back support, which is about the person alone.
pub(crate) async fn erase(ctx: &Ctx, tx: &mut Tx, person: PersonId) -> Result<()> {
    for (point,) in store::supported_points(tx, ctx.tenant, person).await? {
        crate::store::support::withdraw_support(tx, ctx, point, person).await?;
    }
    store::unname(tx, ctx.tenant, person).await?;
    Ok(())
}
