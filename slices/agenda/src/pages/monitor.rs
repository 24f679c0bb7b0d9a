// SPDX-License-Identifier: EUPL-1.2
//! The uitvoeringsmonitor: whether what was agreed is done, what is not, and why not. For everyone.

mod export;
mod figures;
mod filter;
mod kern;
mod promises;
mod rows;

pub(super) use export::{points_csv, points_xlsx, promises_csv, promises_xlsx};
pub(super) use kern::show as kern;
pub(super) use promises::show as promises;

use askama::Template;
use kernel::{Cursor, PageSize, Result};
use villages::Kern;
use web::{Page, Reply, Visit};

use self::figures::{Figures, KernFigures, ranking};
use self::filter::{Field, Offer};
use self::rows::{Dates, Row};
use crate::links;
use crate::places::Places;
use crate::store::monitor::{self, Filter};

/// So many kernen are in sight at once; the others open in place.
const IN_SIGHT: usize = 10;

#[derive(Template)]
#[template(path = "monitor.html")]
struct MonitorPage {
    p: Page,
    figures: Figures,
    kernen: Vec<KernFigures>,
    without: Vec<(String, String)>,
    fields: Vec<Field>,
    words: String,
    filtered: bool,
    found: Option<Figures>,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
    query: String,
}

impl MonitorPage {
    fn in_sight(&self) -> &[KernFigures] {
        self.kernen.get(..IN_SIGHT).unwrap_or(&self.kernen)
    }

    fn out_of_sight(&self) -> &[KernFigures] {
        self.kernen.get(IN_SIGHT..).unwrap_or_default()
    }

    /// The address of a file with what is chosen now.
    fn file(&self, name: &str) -> String {
        with_query(name, &self.query)
    }
}

/// The address of something under the monitor, with what is chosen now.
fn with_query(name: &str, query: &str) -> String {
    if query.is_empty() { format!("/uitvoering/{name}") } else { format!("/uitvoering/{name}?{query}") }
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (tenant, today) = (visit.ctx.tenant, visit.ctx.today());
    let offer = Offer::read(&visit, &mut conn).await?;
    let filter = offer.filter(&visit.query);
    let figures = read_figures(&visit, &mut conn, &Filter::default()).await?;
    let found = if filter.is_empty() { None } else { Some(read_figures(&visit, &mut conn, &filter).await?) };
    let by_kern = monitor::by_kern(&mut conn, tenant, today).await?;
    let (kernen, without) = ranking(&visit, &offer.kernen, &by_kern);
    let page = monitor::list(&mut conn, tenant, &filter, today, visit.cursor().as_ref(), PageSize::default())
        .await?;
    let ids: Vec<_> = page.items.iter().map(|point| point.id).collect();
    let places = Places::read(&mut conn, tenant, &ids).await?;
    let dates = Dates::read(&mut conn, tenant, &filter, today, &ids).await?;
    let link = |cursor: Cursor| format!("?{}#alle", visit.query.query_with("na", &cursor.encode()));
    let p = visit.titled(visit.t("monitor-titel")).about(visit.t("monitor-beschrijving"));
    Reply::page(&MonitorPage {
        fields: offer.fields(&p, &filter),
        words: filter.text.clone().unwrap_or_default(),
        filtered: !filter.is_empty(),
        rows: page.items.into_iter().map(|point| Row::new(&p, &places, point).dated(&dates)).collect(),
        previous: page.previous.map(link),
        next: page.next.map(link),
        query: visit.query.query_with("", ""),
        p,
        figures,
        kernen,
        without,
        found,
    })
}

async fn read_figures(page: &Page, conn: &mut db::Conn, filter: &Filter) -> Result<Figures> {
    let (tenant, today) = (page.ctx.tenant, page.ctx.today());
    let counts = monitor::by_status(conn, tenant, filter, today).await?;
    let standing = monitor::standing(conn, tenant, filter, today).await?;
    Ok(Figures::new(page, &counts, standing))
}

/// The page with the way to the monitor.
fn under_monitor(visit: &Visit, title: String, kern: &Kern) -> Page {
    let page = visit.titled(title).about(visit.t1("monitor-kern-beschrijving", "naam", &kern.name));
    let crumb = page.t("menu-uitvoering");
    page.crumb(crumb, "/uitvoering")
}
