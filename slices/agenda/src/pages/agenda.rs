// SPDX-License-Identifier: EUPL-1.2
//! The agenda of a kern: every point under its theme, with how it stands.

use askama::Template;
use db::Conn;
use kernel::{Date, Result};
use villages::Kern;
use web::{Page, Reply, Visit};

use crate::door::Window;
use crate::links;
use crate::model::{AgendaState, PointId, Spelregels};
use crate::places::Places;
use crate::policy::{self, PointAt};
use crate::renewal;
use crate::store::agenda::{self, AgendaRow};
use crate::store::point::{self, PointRow};

#[derive(Template)]
#[template(path = "agenda.html")]
struct AgendaPage {
    p: Page,
    kern: Kern,
    agendas: Vec<Shown>,
    others: Vec<AgendaRow>,
    /// Points about this kern on an agenda of other kernen.
    elsewhere: Vec<PointRow>,
    window: Window,
    today: Date,
}

struct Shown {
    agenda: AgendaRow,
    kernen: Vec<String>,
    groups: Vec<(Option<String>, Vec<PointRow>)>,
    count: usize,
    renew: bool,
    new_point: Option<String>,
}

impl AgendaPage {
    fn link(&self, point: &PointRow) -> String {
        links::point(&self.kern.slug, point.number)
    }

    /// Where the first agenda is made, for whom may.
    fn first_agenda(&self) -> Option<&'static str> {
        let may = policy::may_edit_agenda(&self.p.ctx, &[self.kern.id]).is_ok();
        (may && self.agendas.is_empty() && self.kern.ended_at.is_none()).then_some(links::NEW_AGENDA)
    }

    fn planning(&self, point: &PointRow) -> String {
        point.planning.map(|planning| planning.label(self.p.ctx.locale)).unwrap_or_default()
    }

    /// Whether one of these was adopted; a list in the making is not what people agreed on.
    fn any_adopted(&self) -> bool {
        self.agendas.iter().any(|shown| shown.agenda.state == AgendaState::Adopted)
    }

    fn owners(&self, point: &PointRow) -> String {
        let names: Vec<String> =
            point.owners().iter().map(|owner| self.p.t_of(&["eigenaar-", owner.code()])).collect();
        names.join(", ")
    }
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = super::kern(&visit, &mut conn).await?;
    let tenant = visit.ctx.tenant;
    let names = villages::kern_names(&mut conn, tenant).await?;
    let rules = Spelregels::of(&visit.place.row.settings);
    let drafts = visit.may(&policy::READ_INTERNAL) || visit.may(&policy::MODERATE);
    let (mut agendas, mut others) = (Vec::new(), Vec::new());
    for row in agenda::of_kern(&mut conn, tenant, kern.id).await? {
        if row.state == AgendaState::Replaced {
            others.push(row);
            continue;
        }
        let kernen = agenda::kernen(&mut conn, tenant, row.id).await?;
        let points = point::of_agenda(&mut conn, tenant, row.id, drafts).await?;
        let points = visible(&visit, &mut conn, points).await?;
        agendas.push(Shown {
            kernen: kernen.iter().filter_map(|kern| names.get(kern)).map(|(_, name)| name.clone()).collect(),
            new_point: policy::may_edit_agenda(&visit.ctx, &kernen)
                .ok()
                .filter(|_| kern.ended_at.is_none())
                .map(|_| links::new_point(row.id)),
            count: points.len(),
            groups: by_theme(points),
            renew: renewal::is_due(&row, &rules, visit.ctx.today()),
            agenda: row,
        });
    }
    let elsewhere = point::elsewhere(&mut conn, tenant, kern.id, drafts).await?;
    let elsewhere = visible(&visit, &mut conn, elsewhere).await?;
    let title = visit.t1("agenda-titel", "naam", &kern.name);
    let page = visit.titled(&title).about(visit.t1("agenda-beschrijving", "naam", &kern.name));
    let page = villages::crumbs(page, &kern);
    let today = visit.ctx.today();
    let window = Window::now(&visit);
    Reply::page(&AgendaPage { p: page, agendas, others, elsewhere, window, kern, today })
}

/// Without the concepts that this reader may not see: reading them is a right of some kernen or teams.
async fn visible(page: &Page, conn: &mut Conn, mut points: Vec<PointRow>) -> Result<Vec<PointRow>> {
    let drafts: Vec<PointId> = points.iter().filter(|point| point.draft).map(|point| point.id).collect();
    if !drafts.is_empty() {
        let places = Places::read(conn, page.ctx.tenant, &drafts).await?;
        let at =
            |point: &PointRow| PointAt { kernen: places.kernen(point.id).to_vec(), point: point.clone() };
        points.retain(|point| !point.draft || at(point).is_visible(&page.ctx));
    }
    Ok(points)
}

/// Points under their theme, themes in the order in which they first come; without a theme last.
fn by_theme(points: Vec<PointRow>) -> Vec<(Option<String>, Vec<PointRow>)> {
    let mut groups: Vec<(Option<String>, Vec<PointRow>)> = Vec::new();
    for point in points {
        match groups.iter_mut().find(|(theme, _)| *theme == point.theme) {
            Some((_, points)) => points.push(point),
            None => groups.push((point.theme.clone(), vec![point])),
        }
    }
    groups.sort_by_key(|(theme, _)| theme.is_none());
    groups
}
