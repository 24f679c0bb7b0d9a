// SPDX-License-Identifier: EUPL-1.2
//! The pages of this slice and who may use them.

mod agenda;
mod edit;
mod fields;
mod import;
mod late;
mod manage;
mod moderation;
mod monitor;
mod photo;
mod point;
mod promise;
mod proposals;
mod propose;
mod rules;
mod source;
mod story;
mod work;

use db::Conn;
use kernel::{Error, Result};
use villages::Kern;
use web::{Page, Routes, Visit, Words};

use crate::policy::{self, PointAt};
use crate::store::point as points;

/// Every route of the slice.
pub fn routes() -> Routes {
    crate::api::add(rules::add(manage::add(import::add(photo::add(moderation::add(own()))))))
}

fn own() -> Routes {
    Routes::new()
        .get("/kernen/{kern}/agenda", &policy::READ, agenda::show)
        .get("/kernen/{kern}/agenda/voorstel", &policy::PROPOSE, propose::form)
        .post("/kernen/{kern}/agenda/voorstel", &policy::PROPOSE, propose::send)
        .get("/kernen/{kern}/agenda/{nummer}", &policy::READ, point::show)
        .get("/kernen/{kern}/agenda/{nummer}/bewerken", &policy::EDIT, edit::form)
        .post("/kernen/{kern}/agenda/{nummer}/bewerken", &policy::EDIT, edit::send)
        .post("/kernen/{kern}/agenda/{nummer}/status", &policy::EDIT, edit::status)
        .upload("/kernen/{kern}/agenda/{nummer}/berichten", &policy::NOTE, edit::note)
        .post("/kernen/{kern}/agenda/{nummer}/antwoord", &policy::ASSESS, edit::answer)
        .post("/kernen/{kern}/agenda/{nummer}/samenvoegen", &policy::ASSESS, edit::merge)
        .post("/kernen/{kern}/agenda/{nummer}/steun", &policy::SUPPORT, edit::support)
        .post("/kernen/{kern}/agenda/{nummer}/volgen", &policy::READ, point::follow)
        .post("/kernen/{kern}/agenda/{nummer}/toezeggingen", &policy::PROMISE, promise::make)
        .post(
            "/kernen/{kern}/agenda/{nummer}/toezeggingen/{toezegging}/datum",
            &policy::PROMISE,
            promise::shift,
        )
        .post(
            "/kernen/{kern}/agenda/{nummer}/toezeggingen/{toezegging}/uitkomst",
            &policy::PROMISE,
            promise::close,
        )
        .get("/uitvoering", &policy::READ, monitor::show)
        .get("/uitvoering/punten.csv", &policy::READ, monitor::points_csv)
        .get("/uitvoering/punten.xlsx", &policy::READ, monitor::points_xlsx)
        .get(crate::links::PROMISES, &policy::READ, monitor::promises)
        .get("/uitvoering/toezeggingen.csv", &policy::READ, monitor::promises_csv)
        .get("/uitvoering/toezeggingen.xlsx", &policy::READ, monitor::promises_xlsx)
        .get("/uitvoering/{kern}", &policy::READ, monitor::kern)
        .get("/voorstel", &policy::READ, propose::choose)
        .get("/werk", &policy::WORK, work::show)
        .post("/werk/status", &policy::EDIT, work::status)
        .post("/werk/actueel/{nummer}", &policy::NOTE, work::still_current)
}

/// The kern of the address; it may have ended.
pub(crate) async fn kern(visit: &Visit, conn: &mut Conn) -> Result<Kern> {
    villages::kern_by_slug(conn, visit.ctx.tenant, visit.param("kern")).await?.ok_or(Error::NotFound)
}

/// Refuses to begin something new in a kern that ended.
pub(crate) fn unless_ended(kern: &Kern) -> Result<()> {
    if kern.ended_at.is_some() { Err(Error::Conflict("kern-is-beeindigd")) } else { Ok(()) }
}

/// The kern and the point of the address; not found when the point is not about that kern, or may
/// not be seen.
pub(crate) async fn kern_and_point(visit: &Visit, conn: &mut Conn) -> Result<(Kern, PointAt)> {
    let kern = kern(visit, conn).await?;
    let number: i64 = visit.param_as("nummer")?;
    let tenant = visit.ctx.tenant;
    let point = points::by_number(conn, tenant, number).await?.ok_or(Error::NotFound)?;
    let kernen = points::kernen(conn, tenant, point.id).await?;
    let at = PointAt { point, kernen };
    if at.kernen.contains(&kern.id) && at.is_visible(&visit.ctx) {
        Ok((kern, at))
    } else {
        Err(Error::NotFound)
    }
}

/// The page with the way to a kern and its agenda.
pub(crate) fn under_agenda(visit: &Visit, title: impl Into<Words>, kern: &Kern) -> Page {
    let page = visit.titled(title);
    let agenda = page.t("agenda-kruimel");
    villages::crumbs(page, kern).crumb(agenda, crate::links::agenda(&kern.slug))
}
