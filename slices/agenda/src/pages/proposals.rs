// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/voorstellen`: the newest proposals of residents, on the website and taken off it, for
//! who moderates them.

use askama::Template;
use kernel::{Cursor, Date, PageSize, Result, Who};
use villages::KernId;
use web::form::Choice;
use web::{Page, Reply, Visit};

use super::point::choices;
use super::story;
use crate::links;
use crate::places::Places;
use crate::policy;
use crate::store::moderation::{self, Wanted};
use crate::store::point::PointRow;
use crate::store::work::Mine;

/// What can be chosen under "staat": the code, and whether it means taken off.
const STATES: [(&str, bool); 2] = [("openbaar", false), ("van-website", true)];

#[derive(Template)]
#[template(path = "proposals.html")]
struct ProposalsPage {
    p: Page,
    rows: Vec<Line>,
    states: Vec<Choice>,
    staat: &'static str,
    kernen: Vec<Choice>,
    kern: String,
    previous: Option<String>,
    next: Option<String>,
}

/// A proposal in the list.
struct Line {
    point: PointRow,
    places: String,
    href: String,
    /// When it was proposed.
    since: Date,
    /// When it was taken off, and in which function.
    off: Option<(Date, String)>,
}

impl ProposalsPage {
    fn is_filtered(&self) -> bool {
        !self.staat.is_empty() || !self.kern.is_empty()
    }

    /// The address of an act on a proposal.
    fn act(&self, line: &Line, act: &str) -> String {
        format!("{}/{act}", line.href)
    }
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let Who::Roles(roles) = policy::MODERATE.who else { return Err(kernel::Error::Forbidden) };
    let mine = Mine::of(&visit.ctx, roles);
    let names = villages::kern_names(&mut conn, tenant).await?;
    let own = |kern: &KernId| mine.kernen().is_none_or(|kernen| kernen.contains(&kern.uuid()));
    let chosen = names.iter().find(|(_, (slug, _))| slug == visit.query.get("kern"));
    let staat = STATES.into_iter().find(|(code, _)| *code == visit.query.get("staat"));
    let wanted = Wanted { hidden: staat.map(|(_, hidden)| hidden), kern: chosen.map(|(kern, _)| *kern) };
    let size = PageSize::default();
    let found =
        moderation::proposals(&mut conn, tenant, &mine, &wanted, visit.cursor().as_ref(), size).await?;
    let ids: Vec<_> = found.items.iter().map(|point| point.id).collect();
    let places = Places::read(&mut conn, tenant, &ids).await?;
    let mut kernen: Vec<Choice> =
        names.iter().filter(|(kern, _)| own(kern)).map(|(_, (slug, name))| Choice::new(slug, name)).collect();
    kernen.sort_by(|a, b| a.label.cmp(&b.label));
    let link = |cursor: Cursor| format!("?{}", visit.query.query_with("na", &cursor.encode()));
    let p = visit.titled(visit.t("menu-voorstellen")).crumb(visit.t("beheer-titel"), "/beheer");
    Reply::page(&ProposalsPage {
        rows: found.items.into_iter().map(|point| line(&visit, &places, point)).collect(),
        states: choices(&p, "voorstellen-staat-", STATES.into_iter().map(|(code, _)| code)),
        staat: staat.map(|(code, _)| code).unwrap_or_default(),
        kern: chosen.map(|(_, (slug, _))| slug.clone()).unwrap_or_default(),
        previous: found.previous.map(link),
        next: found.next.map(link),
        kernen,
        p,
    })
}

fn line(page: &Page, places: &Places, point: PointRow) -> Line {
    Line {
        places: places.words(point.id),
        href: places.href(point.id, point.number),
        since: page.day_of(&point.created_at),
        off: point.hidden_at.as_ref().map(|at| (page.day_of(at), story::by(page, &point.hidden_role))),
        point,
    }
}
