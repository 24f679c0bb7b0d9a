// SPDX-License-Identifier: EUPL-1.2
//! `/groepen/{groep}`: a group of residents as everybody sees it, with what other slices offer about it.

use askama::Template;
use kernel::{Error, Result};
use web::{Page, Panel, Reply, Visit};

use crate::model::{Group, KernId};
use crate::{kern_href, store};

#[derive(Template)]
#[template(path = "villages/group.html")]
struct GroupPage {
    p: Page,
    group: Group,
    /// Address and name of each of its kernen.
    kernen: Vec<(String, String)>,
    panels: Vec<Panel>,
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let group = store::group::by_slug(&mut conn, tenant, visit.param("groep")).await?;
    let group = group.ok_or(Error::NotFound)?;
    let own: Vec<KernId> = store::group::kernen_of(&mut conn, tenant, group.id).await?;
    let names = store::kern::names(&mut conn, tenant).await?;
    let kernen = own.iter().filter_map(|kern| names.get(kern));
    let kernen: Vec<_> = kernen.map(|(slug, name)| (kern_href(slug), name.clone())).collect();
    let page = visit.titled(visit.in_dutch(&group.name)).crumb(visit.t("menu-kernen"), "/kernen");
    let page = match kernen.as_slice() {
        [(href, name)] => page.crumb(name.clone(), href.clone()),
        _ => page,
    };
    let mut panels = Vec::new();
    if group.ended_at.is_none() {
        for slice in &visit.app.slices {
            panels.extend(slice.group_panels(&page, &mut conn, group.id.uuid()).await?);
        }
    }
    panels.sort_by_key(|panel| panel.order);
    Reply::page(&GroupPage { p: page, group, kernen, panels })
}
