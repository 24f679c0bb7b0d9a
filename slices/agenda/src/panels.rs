// SPDX-License-Identifier: EUPL-1.2
//! What the agenda shows on the home page and on the page of a kern.

use askama::Template;
use db::Conn;
use kernel::{Error, Result};
use villages::KernId;
use web::svg::{self, Part as Bar};
use web::{Page, Panel};

use crate::model::{AgendaState, Part, Status};
use crate::store::agenda::{self, AgendaRow};
use crate::store::monitor::Stand;
use crate::store::point;
use crate::store::promise::{self, PromiseRow, Standing};
use crate::{door, links};

/// How many promised dates a kern's page shows.
const NEXT: u32 = 5;

/// Counts of points, as sentence and as bar.
pub struct Counts {
    /// Points on which was decided, and that were not merged away.
    pub total: i64,
    /// Ideas and proposals that wait for a decision.
    pub waiting: i64,
    /// The parts of the bar.
    pub parts: Vec<Bar>,
}

impl Counts {
    /// From counts per status.
    pub fn new(page: &Page, counts: &[(Status, i64)]) -> Self {
        let sum = |counts_in: &dyn Fn(Status) -> bool| -> i64 {
            counts.iter().filter(|(status, _)| counts_in(*status)).map(|(_, n)| n).sum()
        };
        let parts = Part::ALL.map(|part| Bar {
            class: part.class(),
            label: page.t_of(&["deel-", part.class()]),
            count: sum(&|status| status.part() == Some(part)),
        });
        Self {
            total: parts.iter().map(|part| part.count).sum(),
            waiting: sum(&Status::is_undecided),
            parts: parts.into(),
        }
    }

    /// All points that were not merged away.
    pub fn all(&self) -> i64 {
        self.total + self.waiting
    }

    /// How many are in this part.
    pub fn of(&self, class: &str) -> i64 {
        self.parts.iter().find(|part| part.class == class).map_or(0, |part| part.count)
    }

    /// The parts with their places in the bar.
    pub fn placed(&self) -> Vec<svg::Placed<'_>> {
        svg::place(&self.parts)
    }
}

#[derive(Template)]
#[template(path = "panel_home.html")]
struct HomePanel<'p> {
    p: &'p Page,
    counts: Counts,
    standing: Standing,
    /// Where promises past their date are listed.
    overdue: String,
}

#[derive(Template)]
#[template(path = "panel_kern.html")]
struct KernPanel<'p> {
    p: &'p Page,
    slug: String,
    counts: Counts,
    standing: Standing,
    /// Where promises past their date are listed.
    overdue: String,
    agendas: Vec<AgendaRow>,
    next: Vec<(PromiseRow, String)>,
}

impl KernPanel<'_> {
    fn agenda_href(&self) -> String {
        links::agenda(&self.slug)
    }

    fn late(&self, promise: &PromiseRow) -> Option<i32> {
        Some(promise.due.days_until(self.p.ctx.today())).filter(|days| *days > 0)
    }
}

pub(crate) async fn of_home(page: &Page, conn: &mut Conn) -> Result<Vec<Panel>> {
    let tenant = page.ctx.tenant;
    let counts = Counts::new(page, &point::count_by_status(conn, tenant, None).await?);
    let standing = promise::standing(conn, tenant, None, page.ctx.today()).await?;
    let overdue = links::promises("", Some(Stand::Overdue));
    let html = HomePanel { p: page, counts, standing, overdue }.render().map_err(Error::internal)?;
    let mut panels = vec![Panel { order: 10, html }];
    if !agenda::current_kernen(conn, tenant).await?.is_empty() {
        panels.push(door::of_home(page)?);
    }
    Ok(panels)
}

pub(crate) async fn of_kern(page: &Page, conn: &mut Conn, kern: KernId) -> Result<Vec<Panel>> {
    let tenant = page.ctx.tenant;
    let counts = Counts::new(page, &point::count_by_status(conn, tenant, Some(kern)).await?);
    let standing = promise::standing(conn, tenant, Some(kern), page.ctx.today()).await?;
    let agendas = agenda::of_kern(conn, tenant, kern).await?;
    let names = villages::kern_names(conn, tenant).await?;
    let (slug, name) = names.get(&kern).cloned().unwrap_or_default();
    let overdue = links::promises(&slug, Some(Stand::Overdue));
    let takes_ideas = agendas.iter().any(|agenda| agenda.state != AgendaState::Replaced);
    let door = if takes_ideas { Some(door::of_kern(page, &slug, &name)?) } else { None };
    let open = promise::next_of_kern(conn, tenant, kern, NEXT).await?;
    let next = open.into_iter().map(|(promise, number)| (promise, links::point(&slug, number))).collect();
    let html = KernPanel { p: page, slug, counts, standing, overdue, agendas, next }
        .render()
        .map_err(Error::internal)?;
    Ok(std::iter::once(Panel { order: 10, html }).chain(door).collect())
}
