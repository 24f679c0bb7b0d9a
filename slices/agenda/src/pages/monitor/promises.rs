// SPDX-License-Identifier: EUPL-1.2
//! The list of promises: which ones slip, which were kept, changed or dropped, and why.

use std::collections::BTreeMap;

use askama::Template;
use db::Conn;
use kernel::{Cursor, Date, PageSize, Result};
use web::{Page, Reply, Visit, Words};

use super::filter::{Field, Offer, words};
use crate::model::{PointId, PromiseId};
use crate::parties::Parties;
use crate::places::Places;
use crate::store::monitor::{self, Stand};
use crate::store::point::PointRow;
use crate::store::promise::PromiseRow;

#[derive(Template)]
#[template(path = "monitor_promises.html")]
struct PromisesPage {
    p: Page,
    fields: Vec<Field>,
    words: String,
    filtered: bool,
    /// How many were ever made, and how many fit the choice.
    made: i64,
    found: i64,
    lines: Vec<Line>,
    previous: Option<String>,
    next: Option<String>,
    query: String,
}

impl PromisesPage {
    /// The address of a file with what is chosen now.
    fn file(&self, name: &str) -> String {
        super::with_query(name, &self.query)
    }
}

/// One promise.
struct Line {
    promise: PromiseRow,
    stand: Stand,
    /// On which point: number and title.
    about: Words,
    href: String,
    place: String,
    /// Who does it.
    who: String,
    /// How often its date was moved.
    moved: i64,
    /// Why it came out like this; of an open one, why its date was moved last.
    why: Words,
    /// Days after its date, when it is open.
    late: Option<i32>,
}

impl Line {
    /// How it stands, in words.
    fn words(&self, page: &Page) -> String {
        words(page, self.stand)
    }

    /// The date that was promised first, when another holds now.
    fn first(&self) -> Option<Date> {
        Some(self.promise.first_due).filter(|first| *first != self.promise.due)
    }
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (tenant, today) = (visit.ctx.tenant, visit.ctx.today());
    let offer = Offer::read(&visit, &mut conn).await?;
    let wanted = offer.wanted(&visit.query);
    let standing = monitor::standing(&mut conn, tenant, &wanted.filter, today).await?.standing;
    let size = PageSize::default();
    let page = monitor::in_order(&mut conn, tenant, &wanted, today, visit.cursor().as_ref(), size).await?;
    let link = |cursor: Cursor| format!("?{}#lijst", visit.query.query_with("na", &cursor.encode()));
    let (previous, next) = (page.previous.map(link), page.next.map(link));
    let p = visit.titled(visit.t("toezeggingen-titel")).about(visit.t("toezeggingen-beschrijving"));
    let crumb = p.t("menu-uitvoering");
    let p = p.crumb(crumb, "/uitvoering");
    Reply::page(&PromisesPage {
        fields: offer.wanted_fields(&p, &wanted),
        words: wanted.filter.text.clone().unwrap_or_default(),
        filtered: !wanted.is_empty(),
        made: standing.total(),
        found: wanted.stand.map_or(standing.total(), |stand| standing.of(stand)),
        lines: lines(&p, &mut conn, page.items).await?,
        previous,
        next,
        query: visit.query.query_with("", ""),
        p,
    })
}

/// The promises with what belongs to them; the number of statements does not depend on how many.
async fn lines(page: &Page, conn: &mut Conn, promises: Vec<PromiseRow>) -> Result<Vec<Line>> {
    let tenant = page.ctx.tenant;
    let mut ids: Vec<PointId> = promises.iter().map(|promise| promise.point_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let points = monitor::points(conn, tenant, &ids).await?;
    let points: BTreeMap<PointId, &PointRow> = points.iter().map(|point| (point.id, point)).collect();
    let places = Places::read(conn, tenant, &ids).await?;
    let parties = Parties::read(conn, tenant).await?;
    let moves = moves(page, conn, &promises).await?;
    let lines = promises.into_iter().filter_map(|promise| {
        let point = points.get(&promise.point_id)?;
        let number = [("nummer", point.number.into())];
        let (moved, reason) = moves.get(&promise.id).cloned().unwrap_or_default();
        let stand = Stand::of(&promise, page.ctx.today());
        let days = promise.due.days_until(page.ctx.today());
        let why = match (promise.outcome, moved) {
            (Some(_), _) => page.in_dutch(&promise.outcome_reason),
            (None, 0) => Words::default(),
            (None, _) => page.say("toezeggingen-verzet-reden", "reden", page.in_dutch(reason)),
        };
        Some(Line {
            about: page.say_with("toezeggingen-bij-punt", &number, "titel", page.in_dutch(&point.title)),
            href: places.href(point.id, point.number),
            place: places.words(point.id),
            who: parties.words(page, promise.owner, promise.named()),
            late: (stand == Stand::Overdue).then_some(days),
            promise,
            stand,
            moved,
            why,
        })
    });
    Ok(lines.collect())
}

/// How often each promise was moved, and why the last time.
pub(super) async fn moves(
    page: &Page,
    conn: &mut Conn,
    promises: &[PromiseRow],
) -> Result<BTreeMap<PromiseId, (i64, String)>> {
    let ids: Vec<PromiseId> = promises.iter().map(|promise| promise.id).collect();
    let mut moves: BTreeMap<PromiseId, (i64, String)> = BTreeMap::new();
    for (promise, reason) in monitor::moves(conn, page.ctx.tenant, &ids).await? {
        let entry = moves.entry(promise).or_default();
        *entry = (entry.0 + 1, reason);
    }
    Ok(moves)
}
