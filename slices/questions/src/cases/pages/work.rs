// SPDX-License-Identifier: EUPL-1.2
//! `/werk/casussen`: the casussen within the reach of a colleague, what is late first.

use askama::Template;
use kernel::Result;
use people::Holder;
use web::form::Choice;
use web::{Page, Reply, Visit};

use crate::cases::links;
use crate::cases::store::casus::CasusRow;
use crate::cases::store::list::{self as store, Part, Wanted};
use crate::pages::names::{self, Names};
use crate::pages::turn::Turn;
use crate::policy::WORKERS;
use crate::store::list::{Mine, Officer};

/// So many stand on one page.
const SHOWN: i64 = 25;

#[derive(Template)]
#[template(path = "questions/cases/work.html")]
struct WorkPage {
    p: Page,
    rows: Vec<CasusRow>,
    turn: Turn,
    asked: String,
    kern: String,
    parts: Vec<Choice>,
    kernen: Vec<Choice>,
    mine: bool,
    names: Names,
    colleagues: Vec<Holder>,
}

impl WorkPage {
    fn href(&self, row: &CasusRow) -> String {
        links::work(row.number())
    }

    fn late(&self, row: &CasusRow) -> Option<i32> {
        Some(row.days_late(self.p.ctx.today())).filter(|days| *days > 0)
    }

    /// Who is responsible by function, and which team it concerns.
    fn who(&self, row: &CasusRow) -> String {
        let all = [names::function(&self.colleagues, row.officer_id), self.names.team(row.team_id)];
        all.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn is_filtered(&self) -> bool {
        self.mine || !(self.asked.is_empty() && self.kern.is_empty())
    }
}

pub(super) async fn list(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let names = Names::read(&mut conn, tenant).await?;
    let kern = names.kernen.iter().find(|(_, (slug, _))| slug == visit.query.get("kern"));
    let (mine, asked) = (visit.query.get("wie") == "mij", Part::parse(visit.query.get("stand")));
    let officer = if mine { Officer::acting(&visit.ctx) } else { Officer::Any };
    let wanted = Wanted {
        mine: Mine::of(&visit.ctx, WORKERS),
        kern: kern.map(|(id, _)| *id),
        officer,
        part: asked,
        today: visit.ctx.today(),
    };
    let mut turn = Turn::of(&visit, links::WORK, SHOWN);
    turn.count(store::count(&mut conn, tenant, &wanted).await?);
    let rows = turn.cut(store::list(&mut conn, tenant, &wanted, turn.lines()).await?);
    let part = |part: &Part| Choice::new(part.code(), visit.t_of(&["casussen-stand-", part.code()]));
    let page = WorkPage {
        rows,
        turn,
        asked: asked.map(|part| part.code().to_owned()).unwrap_or_default(),
        kern: kern.map(|(_, (slug, _))| slug.clone()).unwrap_or_default(),
        parts: Part::ALL.iter().map(part).collect(),
        kernen: names::kern_choices(&mut conn, tenant).await?,
        mine,
        colleagues: names::colleagues(&mut conn, tenant).await?,
        names,
        p: visit.titled(visit.t("casussen-titel")).crumb(visit.t("menu-werk"), "/werk"),
    };
    // Plans of residents: nothing of this stays in a browser.
    Ok(Reply::page(&page)?.unkept())
}
