// SPDX-License-Identifier: EUPL-1.2
//! What changed in a kern, for feed readers (Atom, RFC 4287).

use askama::Template;
use kernel::{Result, Timestamp};
use web::slice::ChangeQuery;
use web::{Change, Page, Reply, Visit};

use super::the_kern;
use crate::model::Kern;
use crate::{changes, kern_href};

/// How many changes a feed holds.
const ENTRIES: u32 = 50;
/// Feed readers may keep it for ten minutes.
const KEEP: u32 = 600;

#[derive(Template)]
#[template(path = "villages/feed.xml")]
struct Feed {
    p: Page,
    kern: Kern,
    href: String,
    updated: Timestamp,
    changes: Vec<Change>,
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = the_kern(&mut conn, &visit.ctx, visit.param("kern")).await?;
    let query = ChangeQuery { kern: Some(kern.id.uuid()), limit: ENTRIES, ..ChangeQuery::default() };
    let changes = changes::of_all(&visit.page, &mut conn, &query).await?;
    let updated = changes.first().map_or(Timestamp::from_micros(0), |change| change.at);
    let feed = Feed { href: kern_href(&kern.slug), p: visit.page.clone(), kern, updated, changes };
    let xml = feed.render().map_err(kernel::Error::internal)?;
    Ok(Reply::new("application/atom+xml; charset=utf-8", xml).kept(KEEP))
}
