// SPDX-License-Identifier: EUPL-1.2
//! Promises, as JSON and as a calendar. The first lines of the comments on handlers are in Dutch:
//! they are texts of `openapi.json`.

use std::collections::BTreeMap;

use db::Conn;
use kernel::{Error, Result};
use uuid::Uuid;
use web::{Page, Reply, Visit, api};

use super::json::{Probleem, Toezegging, Toezeggingen, Verzet};
use super::params::Asked;
use super::{has_more, ics, links, paging, public, words};
use crate::model::PointId;
use crate::places::Places;
use crate::store::api as store;
use crate::store::point;
use crate::store::promise::{self, PromiseRow};

/// So many days stay in the calendar after they passed.
const PAST_DAYS: i32 = 365;

/// What promises need besides their row.
struct Around {
    places: Places,
    points: BTreeMap<PointId, i64>,
    names: BTreeMap<Uuid, String>,
}

impl Around {
    async fn read(visit: &Visit, conn: &mut Conn, rows: &[PromiseRow]) -> Result<Self> {
        let tenant = visit.ctx.tenant;
        let mut ids: Vec<PointId> = rows.iter().map(|row| row.point_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let points = point::titles(conn, tenant, &ids).await?;
        let mut names = BTreeMap::new();
        names.extend(
            villages::groups(conn, tenant).await?.into_iter().map(|group| (group.id.uuid(), group.name)),
        );
        names
            .extend(villages::teams(conn, tenant).await?.into_iter().map(|team| (team.id.uuid(), team.name)));
        names
            .extend(villages::partners(conn, tenant).await?.into_iter().map(|one| (one.id.uuid(), one.name)));
        Ok(Self {
            places: Places::read(conn, tenant, &ids).await?,
            points: points.into_iter().map(|(id, number, _)| (id, number)).collect(),
            names,
        })
    }

    fn shown(&self, page: &Page, row: PromiseRow) -> Toezegging {
        let number = self.points.get(&row.point_id).copied().unwrap_or_default();
        let who = row.group_id.map(kernel::Id::uuid).or(row.team_id.map(kernel::Id::uuid));
        let who = who.or(row.partner_id.map(kernel::Id::uuid));
        let names = self.places.names();
        let kernen = self.places.kernen(row.point_id).iter().filter_map(|kern| names.get(kern));
        Toezegging {
            links: links(
                page,
                [
                    ("self", format!("/api/v1/toezeggingen/{}", row.number)),
                    ("agendapunt", format!("/api/v1/agendapunten/{number}")),
                    ("pagina", self.places.href(row.point_id, number)),
                ],
            ),
            nummer: row.number,
            agendapunt: number,
            kernen: kernen.map(|(slug, _)| slug.clone()).collect(),
            eigenaar: words::owner(row.owner),
            eigenaar_naam: who.and_then(|id| self.names.get(&id).cloned()),
            bedrag_in_centen: row.amount.map(kernel::Euro::cents),
            datum: row.due.to_string(),
            eerste_datum: row.first_due.to_string(),
            toegezegd_op: row.made_at.to_string(),
            uitkomst: row.outcome.map(words::outcome),
            uitkomst_reden: row.outcome_reason,
            klaar_op: row.outcome_on.map(|day| day.to_string()),
            uitkomst_op: row.outcome_at.map(|at| at.to_string()),
            uitkomst_functie: row.outcome_by_role.as_deref().map(words::function),
            over_tijd: row.outcome.is_none() && row.due < page.ctx.today(),
            voorbeeld: row.example,
            verzet: None,
            wat: row.what,
        }
    }
}

/// Alle toezeggingen
///
/// De toezeggingen bij openbare agendapunten, op nummer.
#[utoipa::path(
    get, path = "/api/v1/toezeggingen", tag = "toezeggingen", operation_id = "toezeggingen",
    params(
        ("open" = Option<bool>, Query, description = "Alleen die open zijn (`true`), of alleen de andere (`false`)"),
        ("pagina" = Option<i64>, Query, description = "Welke pagina, vanaf 1", minimum = 1, maximum = 500),
        ("paginaGrootte" = Option<i64>, Query, description = "Hoeveel er op een pagina passen", minimum = 1, maximum = 100)
    ),
    responses(
        (status = 200, description = "De toezeggingen", body = Toezeggingen),
        (status = 400, description = "De aanvraag klopt niet", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list(visit: Visit) -> Result<Reply> {
    let asked = Asked::read(&visit.query, &["open"])?;
    let mut conn = visit.read().await?;
    let mut rows = store::promises(&mut conn, visit.ctx.tenant, asked.open, asked.slice()).await?;
    let more = has_more(&mut rows, asked.paging.size);
    let around = Around::read(&visit, &mut conn, &rows).await?;
    public(&Toezeggingen {
        toezeggingen: rows.into_iter().map(|row| around.shown(&visit, row)).collect(),
        pagina: asked.paging.page,
        pagina_grootte: asked.paging.size,
        links: paging(&visit, asked.paging, more),
    })
}

/// Eén toezegging
///
/// Een toezegging, met de keren dat de datum is verzet.
#[utoipa::path(
    get, path = "/api/v1/toezeggingen/{nummer}", tag = "toezeggingen", operation_id = "toezegging",
    params(("nummer" = i64, Path, description = "Nummer van de toezegging")),
    responses(
        (status = 200, description = "De toezegging", body = Toezegging),
        (status = 404, description = "Niet gevonden", body = Probleem, content_type = "application/problem+json")
    )
)]
pub(super) async fn one(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let row = store::promise(&mut conn, tenant, visit.param_as("nummer")?).await?.ok_or(Error::NotFound)?;
    let moves = promise::moves_of_point(&mut conn, tenant, row.point_id).await?;
    let moves = moves.into_iter().filter(|moved| moved.promise_id == row.id).map(|moved| Verzet {
        van: moved.from_due.to_string(),
        naar: moved.to_due.to_string(),
        reden: moved.reason,
        op: moved.at.to_string(),
        voorbeeld: moved.example,
    });
    let verzet = Some(moves.collect());
    let around = Around::read(&visit, &mut conn, std::slice::from_ref(&row)).await?;
    public(&Toezegging { verzet, ..around.shown(&visit, row) })
}

/// The promised dates of a kern, for the calendar of a telephone or an office.
pub(super) async fn calendar(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = crate::pages::kern(&visit, &mut conn).await?;
    let today = visit.ctx.today();
    let from = today.add_days(-PAST_DAYS);
    let rows = store::due_in(&mut conn, visit.ctx.tenant, kern.id, from).await?;
    let points: Vec<PointId> = rows.iter().map(|row| row.point_id).collect();
    let places = Places::read(&mut conn, visit.ctx.tenant, &points).await?;
    let state = |row: &store::DueRow| match row.outcome {
        Some(outcome) => visit.t_of(&["uitkomst-", outcome.code()]),
        None if row.due < today => visit.t("agenda-ics-over-tijd"),
        None => visit.t("agenda-ics-open"),
    };
    let text = ics::calendar(
        &rows,
        &ics::Words {
            name: &visit.t1("agenda-ics-naam", "naam", &kern.name),
            point: &|row| {
                visit.t2("agenda-ics-punt", "nummer", row.point_number.to_string(), "titel", &row.point_title)
            },
            state: &state,
            url: &|row| format!("{}{}", visit.origin, places.href(row.point_id, row.point_number)),
        },
    );
    Ok(Reply::new("text/calendar; charset=utf-8", text).kept(api::MAX_AGE))
}
