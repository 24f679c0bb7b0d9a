// SPDX-License-Identifier: EUPL-1.2
//! The lists of the monitor as files: points and promises, with functions instead of names and with
//! their sources. They hold all that the filters of the page ask for, read in batches.

use std::collections::BTreeMap;

use db::Conn;
use kernel::{Error, PageSize, Result};
use sheet::{Cell, CsvStyle};
use web::{Reply, Visit};

use super::filter::{Offer, words};
use super::promises::moves;
use super::rows::{Dates, Row};
use crate::model::{AgendaId, PointId};
use crate::pages::story;
use crate::parties::Parties;
use crate::places::Places;
use crate::store::agenda::{self, AgendaRow};
use crate::store::monitor::{self, Stand};
use crate::store::point::PointRow;
use crate::store::promise::PromiseRow;

/// Promises read at once.
const BATCH: u32 = 1_000;

const POINT_COLUMNS: [&str; 19] = [
    "nummer",
    "titel",
    "kernen",
    "thema",
    "eigenaar",
    "wie",
    "status",
    "waarom",
    "perspectief",
    "planning",
    "volgende",
    "datum",
    "dagen",
    "steun",
    "voorbeeld",
    "bron",
    "bronadres",
    "stand",
    "adres",
];
const PROMISE_COLUMNS: [&str; 23] = [
    "toezegging",
    "wat",
    "nummer",
    "titel",
    "kernen",
    "eigenaar",
    "wie",
    "bedrag",
    "gedaan-op",
    "functie",
    "eerste-datum",
    "datum",
    "verzet",
    "verzet-reden",
    "uitkomst",
    "uitkomst-reden",
    "klaar-op",
    "uitkomst-op",
    "uitkomst-functie",
    "voorbeeld",
    "bron",
    "bronadres",
    "adres",
];

/// A list of lines with its columns.
struct Sheet {
    name: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

pub(crate) async fn points_csv(visit: Visit) -> Result<Reply> {
    Ok(csv(&visit, &points(&visit).await?))
}

pub(crate) async fn points_xlsx(visit: Visit) -> Result<Reply> {
    xlsx(&visit, points(&visit).await?)
}

pub(crate) async fn promises_csv(visit: Visit) -> Result<Reply> {
    Ok(csv(&visit, &promises(&visit).await?))
}

pub(crate) async fn promises_xlsx(visit: Visit) -> Result<Reply> {
    xlsx(&visit, promises(&visit).await?)
}

fn csv(visit: &Visit, sheet: &Sheet) -> Reply {
    let rows = sheet.rows.iter().map(|row| row.iter().map(text).collect::<Vec<String>>());
    let body = sheet::write_csv(&header(visit, sheet), rows, CsvStyle::excel());
    Reply::new("text/csv; charset=utf-8", body).download(file_name(visit, sheet, "csv"))
}

fn xlsx(visit: &Visit, sheet: Sheet) -> Result<Reply> {
    let (title, header, name) =
        (visit.t_of(&["uitvoer-", sheet.name]), header(visit, &sheet), file_name(visit, &sheet, "xlsx"));
    let body = sheet::write_xlsx(&title, &header, sheet.rows).map_err(Error::internal)?;
    Ok(Reply::new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body).download(name))
}

fn header(visit: &Visit, sheet: &Sheet) -> Vec<String> {
    sheet.columns.iter().map(|column| visit.t_of(&["kolom-", column])).collect()
}

fn file_name(visit: &Visit, sheet: &Sheet, kind: &str) -> String {
    format!("{}-{}-{}.{kind}", sheet.name, visit.place.row.slug, visit.ctx.today())
}

/// A cell as CSV has it.
fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Date(text) => text.clone(),
        // A Dutch spreadsheet reads a decimal comma.
        Cell::Number(number) => number.to_string().replace('.', ","),
        Cell::Int(number) => number.to_string(),
        Cell::Empty => String::new(),
    }
}

/// What both files need: what is asked for, who can be named, and the agendas.
async fn asked(visit: &Visit, conn: &mut Conn) -> Result<(Offer, Parties, BTreeMap<AgendaId, AgendaRow>)> {
    let offer = Offer::read(visit, conn).await?;
    let parties = Parties::read(conn, visit.ctx.tenant).await?;
    let agendas = agenda::all(conn, visit.ctx.tenant).await?;
    Ok((offer, parties, agendas.into_iter().map(|agenda| (agenda.id, agenda)).collect()))
}

async fn points(visit: &Visit) -> Result<Sheet> {
    let mut conn = visit.read().await?;
    let (tenant, today) = (visit.ctx.tenant, visit.ctx.today());
    let (offer, parties, agendas) = asked(visit, &mut conn).await?;
    let filter = offer.filter(&visit.query);
    let (mut rows, mut at) = (Vec::new(), None);
    let mut places = Places::read(&mut conn, tenant, &[]).await?;
    loop {
        let page = monitor::list(&mut conn, tenant, &filter, today, at.as_ref(), PageSize::new(200)).await?;
        let ids: Vec<PointId> = page.items.iter().map(|point| point.id).collect();
        places.add(&mut conn, tenant, &ids).await?;
        let dates = Dates::read(&mut conn, tenant, &filter, today, &ids).await?;
        for point in page.items {
            let agenda = agendas.get(&point.agenda_id);
            let row = Row::new(visit, &places, point).dated(&dates);
            rows.push(point_cells(visit, &parties.names(row.point.named()).join(", "), agenda, &row));
        }
        at = page.next;
        if at.is_none() {
            return Ok(Sheet { name: "punten", columns: &POINT_COLUMNS, rows });
        }
    }
}

fn point_cells(visit: &Visit, who: &str, agenda: Option<&AgendaRow>, row: &Row) -> Vec<Cell> {
    let point = &row.point;
    let (source, address) = source(point, agenda);
    vec![
        point.number.into(),
        point.title.as_str().into(),
        row.place.as_str().into(),
        point.theme.clone().into(),
        row.owners.as_str().into(),
        who.into(),
        visit.t_of(&["status-", point.status.code()]).into(),
        point.reason.as_str().into(),
        point.outlook.as_str().into(),
        row.planning.as_str().into(),
        point.next_step.as_str().into(),
        row.due.map_or(Cell::Empty, |due| Cell::Date(due.to_string())),
        row.late.map(i64::from).into(),
        point.supporters.into(),
        example(visit, point.example || row.made_up),
        source.into(),
        address.into(),
        point.as_of.clone().or_else(|| agenda.map(|agenda| agenda.as_of.clone())).into(),
        format!("{}{}", visit.origin, row.href).into(),
    ]
}

/// Name and page of the source of a point: its own, else that of its agenda.
fn source(point: &PointRow, agenda: Option<&AgendaRow>) -> (Option<String>, Option<String>) {
    if point.source_name.is_some() || point.source_url.is_some() {
        return (point.source_name.clone(), point.source_url.clone());
    }
    agenda.map_or((None, None), |agenda| (agenda.source_name.clone(), agenda.source_url.clone()))
}

fn amount(promise: &PromiseRow) -> Cell {
    // Euros with cents fit exactly in a sheet's number up to far beyond any budget.
    #[allow(clippy::cast_precision_loss, reason = "see above")]
    promise.amount.map_or(Cell::Empty, |amount| Cell::Number(amount.cents() as f64 / 100.0))
}

fn example(visit: &Visit, example: bool) -> Cell {
    if example { visit.t("voorbeeld").into() } else { Cell::Empty }
}

async fn promises(visit: &Visit) -> Result<Sheet> {
    let mut conn = visit.read().await?;
    let (tenant, today) = (visit.ctx.tenant, visit.ctx.today());
    let (offer, parties, agendas) = asked(visit, &mut conn).await?;
    let wanted = offer.wanted(&visit.query);
    let (mut rows, mut after) = (Vec::new(), 0);
    let mut places = Places::read(&mut conn, tenant, &[]).await?;
    loop {
        let batch = monitor::promises(&mut conn, tenant, &wanted, today, after, BATCH).await?;
        let Some(last) = batch.last().map(|promise| promise.number) else {
            return Ok(Sheet { name: "toezeggingen", columns: &PROMISE_COLUMNS, rows });
        };
        after = last;
        let ids: Vec<PointId> = batch.iter().map(|promise| promise.point_id).collect();
        let points = monitor::points(&mut conn, tenant, &ids).await?;
        let points: BTreeMap<PointId, &PointRow> = points.iter().map(|point| (point.id, point)).collect();
        places.add(&mut conn, tenant, &ids).await?;
        let moves = moves(visit, &mut conn, &batch).await?;
        for promise in &batch {
            let Some(point) = points.get(&promise.point_id) else { continue };
            let moved = moves.get(&promise.id).map(|(count, reason)| (*count, reason.as_str()));
            let mut cells =
                promise_cells(visit, &parties.names(promise.named()).join(", "), promise, point, moved);
            cells.insert(4, places.words(point.id).into());
            let (source, address) = source(point, agendas.get(&point.agenda_id));
            let href = places.href(point.id, point.number);
            cells.extend([source.into(), address.into(), format!("{}{href}", visit.origin).into()]);
            rows.push(cells);
        }
    }
}

/// The cells of a promise, without those of the place and the source of its point.
fn promise_cells(
    visit: &Visit,
    who: &str,
    promise: &PromiseRow,
    point: &PointRow,
    moved: Option<(i64, &str)>,
) -> Vec<Cell> {
    let day = |date: kernel::Date| Cell::Date(date.to_string());
    vec![
        promise.number.into(),
        promise.what.as_str().into(),
        point.number.into(),
        point.title.as_str().into(),
        visit.t_of(&["eigenaar-", promise.owner.code()]).into(),
        who.into(),
        amount(promise),
        day(visit.day_of(&promise.made_at)),
        story::by(visit, &promise.by_role).into(),
        day(promise.first_due),
        day(promise.due),
        moved.map(|(count, _)| count).into(),
        moved.map(|(_, reason)| reason).into(),
        words(visit, Stand::of(promise, visit.ctx.today())).into(),
        promise.outcome_reason.as_str().into(),
        promise.outcome_on.map_or(Cell::Empty, day),
        promise.outcome_at.map_or(Cell::Empty, |at| day(visit.day_of(&at))),
        promise.outcome_by_role.as_deref().map(|role| story::by(visit, role)).into(),
        example(visit, promise.example),
    ]
}
