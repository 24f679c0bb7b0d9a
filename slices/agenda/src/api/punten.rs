// SPDX-License-Identifier: EUPL-1.2
//! Points. A list takes a fixed number of statements, however long it is. The first lines of the
//! comments on handlers are in Dutch: they are texts of `openapi.json`.

use std::collections::BTreeMap;

use db::Conn;
use kernel::{Error, Euro, Result};
use uuid::Uuid;
use villages::KernId;
use web::{Page, Reply, Visit};

use super::json::{Agendapunt, Agendapunten, Bron, Foto, Gebeurtenis, Locatie, Probleem, Toets};
use super::params::Asked;
use super::{has_more, links, paging, public, words};
use crate::model::{AgendaId, PointId};
use crate::parties::{Named, Parties};
use crate::places::Places;
use crate::store::agenda::AgendaRow;
use crate::store::api::{self as store, Wanted};
use crate::store::point::{self, PointRow};
use crate::store::{agenda, photo, story};

/// What points need besides their row.
struct Around {
    places: Places,
    agendas: BTreeMap<AgendaId, AgendaRow>,
    merged: BTreeMap<PointId, i64>,
}

impl Around {
    async fn read(visit: &Visit, conn: &mut Conn, rows: &[PointRow]) -> Result<Self> {
        let tenant = visit.ctx.tenant;
        let ids: Vec<PointId> = rows.iter().map(|row| row.id).collect();
        let into: Vec<PointId> = rows.iter().filter_map(|row| row.merged_into).collect();
        let agendas = agenda::all(conn, tenant).await?;
        // The target can have become a concept since; its number is then nobody's business.
        let merged = store::public_numbers(conn, tenant, &into).await?;
        Ok(Self {
            places: Places::read(conn, tenant, &ids).await?,
            agendas: agendas.into_iter().map(|row| (row.id, row)).collect(),
            merged: merged.into_iter().collect(),
        })
    }

    fn kernen(&self, id: PointId) -> Vec<String> {
        let names = self.places.names();
        let slugs = self.places.kernen(id).iter().filter_map(|kern| names.get(kern));
        slugs.map(|(slug, _)| slug.clone()).collect()
    }

    /// The photos with public notes on a point, by note.
    async fn photos(
        &self,
        page: &Page,
        conn: &mut Conn,
        row: &PointRow,
    ) -> Result<BTreeMap<Uuid, Vec<Foto>>> {
        let mut photos: BTreeMap<Uuid, Vec<Foto>> = BTreeMap::new();
        let Some(slug) = self.places.slug(row.id) else { return Ok(photos) };
        let all = photo::of_point(conn, page.ctx.tenant, row.id, false).await?;
        for one in all.into_iter().filter(|photo| photo.file_id.is_some()) {
            let href = format!("{}{}", page.origin, crate::links::photo(slug, row.number, one.id));
            let (breedte, hoogte) = (one.width, one.height);
            photos.entry(one.note_id).or_default().push(Foto { href, alt: one.alt, breedte, hoogte });
        }
        Ok(photos)
    }

    fn shown(&self, page: &Page, row: PointRow) -> Agendapunt {
        let agenda = self.agendas.get(&row.agenda_id);
        let own = format!("/api/v1/agendapunten/{}", row.number);
        // What is told of a point changes with the state of its agenda too.
        let state_at = agenda.and_then(|agenda| agenda.state_at);
        let changed = state_at.map_or(row.touched_at, |at| at.max(row.touched_at));
        Agendapunt {
            links: links(page, [("self", own), ("pagina", self.places.href(row.id, row.number))]),
            nummer: row.number,
            agenda: agenda.map(|agenda| agenda.slug.clone()).unwrap_or_default(),
            agenda_staat: agenda.map(|agenda| words::state(agenda.state)).unwrap_or_default(),
            kernen: self.kernen(row.id),
            status: words::status(row.status),
            samengevoegd_met: row.merged_into.and_then(|id| self.merged.get(&id).copied()),
            eigenaren: row.owners().into_iter().map(words::owner).collect(),
            planning: row.planning.map(|planning| planning.to_string()),
            locatie: row.lon.zip(row.lat).map(|(lon, lat)| Locatie::new(lon, lat)),
            eerste_toezegging: row.due().map(|day| day.to_string()),
            steun: row.supporters,
            aangemaakt_op: row.created_at.to_string(),
            gewijzigd_op: changed.to_string(),
            voorbeeld: row.example,
            geschiedenis: None,
            bron: Bron {
                naam: row.source_name,
                url: row.source_url,
                status: row.source_status,
                planning: row.source_planning,
                stand_per: row.as_of,
            },
            titel: row.text.title,
            tekst: row.text.body,
            thema: row.text.theme,
            reden: row.reason,
            handelingsperspectief: row.outlook,
            volgende_stap: row.text.next_step,
            plek: row.text.place,
        }
    }
}

async fn answer(visit: &Visit, conn: &mut Conn, kern: Option<KernId>) -> Result<Reply> {
    let asked = Asked::read(&visit.query, &["gewijzigdNa", "status"])?;
    let wanted = Wanted { kern, statuses: asked.statuses.clone(), after: asked.after };
    let mut rows = store::points(conn, visit.ctx.tenant, &wanted, asked.slice()).await?;
    let more = has_more(&mut rows, asked.paging.size);
    let around = Around::read(visit, conn, &rows).await?;
    public(&Agendapunten {
        agendapunten: rows.into_iter().map(|row| around.shown(visit, row)).collect(),
        pagina: asked.paging.page,
        pagina_grootte: asked.paging.size,
        links: paging(visit, asked.paging, more),
    })
}

/// Alle agendapunten
///
/// De openbare punten van alle kernagenda’s, op nummer. Met `gewijzigdNa` alleen die waar daarna iets
/// mee gebeurde.
#[utoipa::path(
    get, path = "/api/v1/agendapunten", tag = "agendapunten", operation_id = "agendapunten",
    params(
        ("gewijzigdNa" = Option<String>, Query, description = "Een tijd in UTC of een dag", example = "2026-11-21T12:00:00Z"),
        ("status" = Option<String>, Query, description = "Eén of meer statussen, met komma’s ertussen", example = "bezig,gepland"),
        ("pagina" = Option<i64>, Query, description = "Welke pagina, vanaf 1", minimum = 1, maximum = 500),
        ("paginaGrootte" = Option<i64>, Query, description = "Hoeveel er op een pagina passen", minimum = 1, maximum = 100)
    ),
    responses(
        (status = 200, description = "De agendapunten", body = Agendapunten),
        (status = 400, description = "De aanvraag klopt niet", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    answer(&visit, &mut conn, None).await
}

/// De agendapunten van een kern
///
/// De openbare punten van een kern, op nummer.
#[utoipa::path(
    get, path = "/api/v1/kernen/{kern}/agendapunten", tag = "agendapunten", operation_id = "agendapuntenVanKern",
    params(
        ("kern" = String, Path, description = "Korte naam van de kern", example = "tricht"),
        ("gewijzigdNa" = Option<String>, Query, description = "Een tijd in UTC of een dag", example = "2026-11-21T12:00:00Z"),
        ("status" = Option<String>, Query, description = "Eén of meer statussen, met komma’s ertussen", example = "bezig,gepland"),
        ("pagina" = Option<i64>, Query, description = "Welke pagina, vanaf 1", minimum = 1, maximum = 500),
        ("paginaGrootte" = Option<i64>, Query, description = "Hoeveel er op een pagina passen", minimum = 1, maximum = 100)
    ),
    responses(
        (status = 200, description = "De agendapunten", body = Agendapunten),
        (status = 400, description = "De aanvraag klopt niet", body = Probleem, content_type = "application/problem+json"),
        (status = 404, description = "Niet gevonden", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(super) async fn of_kern(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = crate::pages::kern(&visit, &mut conn).await?;
    answer(&visit, &mut conn, Some(kern.id)).await
}

/// Eén agendapunt
///
/// Een openbaar punt, met wat er gebeurde.
#[utoipa::path(
    get, path = "/api/v1/agendapunten/{nummer}", tag = "agendapunten", operation_id = "agendapunt",
    params(("nummer" = i64, Path, description = "Nummer van het agendapunt")),
    responses(
        (status = 200, description = "Het agendapunt", body = Agendapunt),
        (status = 404, description = "Niet gevonden", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(super) async fn one(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let row = point::by_number(&mut conn, tenant, visit.param_as("nummer")?).await?;
    let row = row.filter(|row| !row.draft).ok_or(Error::NotFound)?;
    let id = row.id;
    let events = story::events(&mut conn, tenant, id).await?;
    let others: Vec<PointId> = events.iter().filter_map(|event| event.other_point).collect();
    let others: BTreeMap<PointId, i64> =
        store::public_numbers(&mut conn, tenant, &others).await?.into_iter().collect();
    let events = events.into_iter().map(|event| Gebeurtenis {
        soort: "status",
        op: event.at.to_string(),
        functie: words::function(&event.by_role),
        status: Some(words::status(event.status)),
        ander_punt: event.other_point.and_then(|other| others.get(&other).copied()),
        tekst: event.text,
        fotos: Vec::new(),
        toets: None,
        voorbeeld: event.example,
    });
    let around = Around::read(&visit, &mut conn, std::slice::from_ref(&row)).await?;
    let mut photos = around.photos(&visit, &mut conn, &row).await?;
    let notes = story::notes(&mut conn, tenant, id, false).await?.into_iter().map(|note| Gebeurtenis {
        soort: "bericht",
        op: note.at.to_string(),
        functie: words::function(&note.by_role),
        status: None,
        ander_punt: None,
        tekst: note.text,
        fotos: photos.remove(&note.id).unwrap_or_default(),
        toets: None,
        voorbeeld: note.example,
    });
    let parties = Parties::read(&mut conn, tenant).await?;
    let answers = story::assessments(&mut conn, tenant, id).await?.into_iter().map(|answer| Gebeurtenis {
        soort: "antwoord",
        op: answer.at.to_string(),
        functie: words::function(&answer.by_role),
        status: None,
        ander_punt: None,
        toets: Some(Toets {
            haalbaar: words::feasible(answer.feasible),
            eigenaar: words::owner(answer.owner),
            team: parties.names(Named { team: answer.team_id, ..Named::default() }).pop(),
            kosten_in_centen: answer.cost.map(Euro::cents),
        }),
        tekst: answer.answer,
        fotos: Vec::new(),
        voorbeeld: answer.example,
    });
    let mut story: Vec<Gebeurtenis> = events.chain(notes).chain(answers).collect();
    story.sort_by(|a, b| a.op.cmp(&b.op));
    public(&Agendapunt { geschiedenis: Some(story), ..around.shown(&visit, row) })
}
