// SPDX-License-Identifier: EUPL-1.2
//! The figure page of one kern, to be printed on two pages at most.

use askama::Template;
use kernel::{PageSize, Result};
use villages::Kern;
use web::{Page, Reply, Visit};

use super::figures::Figures;
use super::rows::{Dates, Row};
use crate::links;
use crate::model::{AgendaState, Part};
use crate::places::Places;
use crate::store::agenda::{self, AgendaRow};
use crate::store::monitor::{self, Filter, StatusFilter};
use crate::store::promise::{self, PromiseRow};

/// So many lines of each list fit on two pages of paper, also with long titles and reasons.
const OPEN_LINES: i64 = 9;
const ENDED_LINES: u32 = 4;
const DATES: u32 = 3;

#[derive(Template)]
#[template(path = "monitor_kern.html")]
struct KernPage {
    p: Page,
    kern: Kern,
    figures: Figures,
    open: Vec<Row>,
    more: bool,
    ended: Vec<Row>,
    more_ended: bool,
    dates: Vec<(String, PromiseRow)>,
    agendas: Vec<AgendaRow>,
}

impl KernPage {
    fn agenda_href(&self) -> String {
        links::agenda(&self.kern.slug)
    }

    /// The days that a promise is late; `None` when it is not.
    fn late(&self, promise: &PromiseRow) -> Option<i32> {
        Some(promise.due.days_until(self.p.ctx.today())).filter(|days| *days > 0)
    }
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = super::super::kern(&visit, &mut conn).await?;
    let (tenant, today) = (visit.ctx.tenant, visit.ctx.today());
    let filter = Filter { kern: Some(kern.id), ..Filter::default() };
    let figures = super::read_figures(&visit, &mut conn, &filter).await?;
    let open = Filter { status: Some(StatusFilter::Open), ..filter.clone() };
    let size = PageSize::new(OPEN_LINES);
    let page = monitor::list(&mut conn, tenant, &open, today, None, size).await?;
    let ended = monitor::ended(&mut conn, tenant, kern.id, ENDED_LINES).await?;
    let dates = promise::next_of_kern(&mut conn, tenant, kern.id, DATES).await?;
    let points = page.items.iter().chain(&ended).map(|point| point.id);
    let ids: Vec<_> = points.chain(dates.iter().map(|(promise, _)| promise.point_id)).collect();
    let places = Places::read(&mut conn, tenant, &ids).await?;
    let days = Dates::read(&mut conn, tenant, &filter, today, &ids).await?;
    let href = |promise: &PromiseRow, number| places.href(promise.point_id, number);
    let dates: Vec<_> =
        dates.into_iter().map(|(promise, number)| (href(&promise, number), promise)).collect();
    let agendas = agenda::of_kern(&mut conn, tenant, kern.id).await?;
    let p = super::under_monitor(&visit, visit.t1("monitor-kern-titel", "naam", &kern.name), &kern);
    let row = |point| Row::new(&p, &places, point).dated(&days);
    let all_ended = figures.counts.of(Part::Ended.class());
    Reply::page(&KernPage {
        more_ended: all_ended > i64::from(ENDED_LINES),
        figures,
        more: page.next.is_some(),
        open: page.items.into_iter().map(row).collect(),
        ended: ended.into_iter().map(row).collect(),
        dates,
        agendas: agendas.into_iter().filter(|agenda| agenda.state != AgendaState::Replaced).collect(),
        kern,
        p: p.clone(),
    })
}
