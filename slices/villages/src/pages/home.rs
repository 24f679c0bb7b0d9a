// SPDX-License-Identifier: EUPL-1.2
//! The first page of a municipality: its map, how things stand, what changed, what one can do.

use askama::Template;
use kernel::Result;
use web::slice::ChangeQuery;
use web::{Change, Page, Panel, Reply, Visit};

use super::map_source;
use crate::map::{self, HIT, Map};
use crate::model::Kern;
use crate::{changes, store};

/// How many changes the page shows.
const NEWEST: u32 = 6;
/// Panels from this order stand below what changed.
const BELOW: u16 = 200;
/// Panels from this order are doors: list items of class `kp-door` under "what you can do now".
const DOORS: u16 = 900;

#[derive(Template)]
#[template(path = "villages/home.html")]
struct Home {
    p: Page,
    kernen: Vec<Kern>,
    map: Map,
    source: String,
    above: Vec<Panel>,
    changes: Vec<Change>,
    below: Vec<Panel>,
    doors: Vec<Panel>,
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let name = &visit.place.row.name;
    let mut page = visit.titled(visit.t1("home-titel", "gemeente", name));
    if let Some(intro) = &visit.place.settings.intro {
        page = page.about(intro);
    }
    let kernen = store::kern::all(&mut conn, tenant).await?;
    let areas = store::kern::areas(&mut conn, tenant).await?;
    let mut above = Vec::new();
    for slice in &visit.app.slices {
        above.extend(slice.home_panels(&page, &mut conn).await?);
    }
    above.sort_by_key(|panel| panel.order);
    let mut below = above.split_off(above.partition_point(|panel| panel.order < BELOW));
    let doors = below.split_off(below.partition_point(|panel| panel.order < DOORS));
    let query = ChangeQuery { limit: NEWEST, ..ChangeQuery::default() };
    let changes = changes::of_all(&page, &mut conn, &query).await?;
    let map = map::draw(&kernen, &areas);
    let source = map_source(&page);
    Reply::page(&Home { p: page, kernen, map, source, above, changes, below, doors })
}
