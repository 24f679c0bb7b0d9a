// SPDX-License-Identifier: EUPL-1.2
//! Kernen and their agendas. The first lines of the comments on handlers are in Dutch: they are
//! texts of `openapi.json`.

use std::collections::BTreeMap;

use kernel::Result;
use villages::KernId;
use web::{Page, Reply, Visit};

use super::json::{Agenda, Agendas, Kern, Kernen, Locatie, Probleem};
use super::params::Asked;
use super::{links, public, words};
use crate::links::agenda as agenda_page;
use crate::model::AgendaId;
use crate::store::agenda::{self, AgendaRow};

fn kern(page: &Page, row: villages::Kern) -> Kern {
    let at = |part: &str| format!("/api/v1/kernen/{}{part}", row.slug);
    Kern {
        links: links(
            page,
            [
                ("self", at("")),
                ("agendas", at("/agendas")),
                ("agendapunten", at("/agendapunten")),
                ("toezeggingenIcs", format!("/kernen/{}/toezeggingen.ics", row.slug)),
                ("pagina", villages::kern_href(&row.slug)),
            ],
        ),
        locatie: Locatie::new(row.lon, row.lat),
        inwoners: row.residents,
        inwoners_peildatum: row.residents_on.map(|day| day.to_string()),
        fase: row.phase.number(),
        intro: row.intro,
        beeindigd_op: row.ended_at.map(|at| page.day_of(&at).to_string()),
        voorbeeld: row.example,
        kern: row.slug,
        naam: row.name,
    }
}

/// Alle kernen
///
/// De kernen van de gemeente, op naam.
#[utoipa::path(
    get, path = "/api/v1/kernen", tag = "kernen", operation_id = "kernen",
    responses(
        (status = 200, description = "De kernen", body = Kernen),
        (status = 400, description = "De aanvraag klopt niet", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list(visit: Visit) -> Result<Reply> {
    Asked::read(&visit.query, &[])?;
    let mut conn = visit.read().await?;
    let rows = villages::kernen(&mut conn, visit.ctx.tenant).await?;
    let kernen = rows.into_iter().map(|row| kern(&visit, row)).collect();
    public(&Kernen { kernen, links: links(&visit, [("self", visit.path.clone())]) })
}

/// Eén kern
///
/// Een kern van de gemeente.
#[utoipa::path(
    get, path = "/api/v1/kernen/{kern}", tag = "kernen", operation_id = "kern",
    params(("kern" = String, Path, description = "Korte naam van de kern", example = "tricht")),
    responses(
        (status = 200, description = "De kern", body = Kern),
        (status = 404, description = "Niet gevonden", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(super) async fn one(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let row = crate::pages::kern(&visit, &mut conn).await?;
    public(&kern(&visit, row))
}

/// De agenda’s van een kern
///
/// Alle agenda’s waar de kern in staat, ook de versies die zijn vervangen.
#[utoipa::path(
    get, path = "/api/v1/kernen/{kern}/agendas", tag = "kernen", operation_id = "agendasVanKern",
    params(("kern" = String, Path, description = "Korte naam van de kern", example = "tricht")),
    responses(
        (status = 200, description = "De agenda’s", body = Agendas),
        (status = 404, description = "Niet gevonden", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(super) async fn agendas(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (tenant, kern) = (visit.ctx.tenant, crate::pages::kern(&visit, &mut conn).await?);
    let rows = agenda::of_kern(&mut conn, tenant, kern.id).await?;
    let names = villages::kern_names(&mut conn, tenant).await?;
    let mut kernen: BTreeMap<AgendaId, Vec<KernId>> = BTreeMap::new();
    for (agenda, kern) in agenda::kernen_of_all(&mut conn, tenant).await? {
        kernen.entry(agenda).or_default().push(kern);
    }
    let slugs = |id: AgendaId| {
        let of = kernen.get(&id).into_iter().flatten();
        let mut slugs: Vec<String> =
            of.filter_map(|kern| names.get(kern)).map(|(slug, _)| slug.clone()).collect();
        slugs.sort_unstable();
        slugs
    };
    let agendas = rows.into_iter().map(|row| shown(&visit, &kern.slug, slugs(row.id), row)).collect();
    public(&Agendas { agendas, links: links(&visit, [("self", visit.path.clone())]) })
}

fn shown(page: &Page, kern: &str, kernen: Vec<String>, row: AgendaRow) -> Agenda {
    Agenda {
        agenda: row.slug,
        versie: row.version,
        titel: row.title,
        staat: words::state(row.state),
        kernen,
        periode_van: row.period_from,
        periode_tot: row.period_to,
        stand_per: row.as_of,
        document_url: row.document_url,
        bron_naam: row.source_name,
        bron_url: row.source_url,
        toelichting: row.explanation,
        voorbeeld: row.example,
        links: links(
            page,
            [("agendapunten", format!("/api/v1/kernen/{kern}/agendapunten")), ("pagina", agenda_page(kern))],
        ),
    }
}
