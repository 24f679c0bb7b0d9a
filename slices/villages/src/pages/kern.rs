// SPDX-License-Identifier: EUPL-1.2
//! The page of a kern, composed of what the slices show there.

use askama::Template;
use db::Conn;
use kernel::{Result, TenantId};
use uuid::Uuid;
use web::slice::ChangeQuery;
use web::{Change, Page, Panel, Reply, Visit, Words, url};

use super::{follow, map_source, may_describe, photo, the_kern};
use crate::map::{self, HIT, Map};
use crate::model::{Channel, Contact, Group, Kern, Office, PhaseNote};
use crate::office::{self, Away};
use crate::store::photo::Photo;
use crate::{changes, kern_href, store};

/// How many changes the page shows.
const NEWEST: u32 = 5;
/// Panels from this order stand below what changed.
const BELOW: u16 = 200;
/// Panels from this order stand in the narrow column.
const ASIDE: u16 = 500;

#[derive(Template)]
#[template(path = "villages/kern.html")]
struct KernPage {
    p: Page,
    kern: Kern,
    phases: Vec<PhaseNote>,
    officers: Vec<Contact>,
    aldermen: Vec<Contact>,
    /// Which of the officers are away.
    away: Vec<(Uuid, Away)>,
    map: Map,
    source: String,
    above: Vec<Panel>,
    changes: Vec<Change>,
    below: Vec<Panel>,
    aside: Vec<Panel>,
    groups: Vec<Group>,
    channels: Vec<Channel>,
    /// Where one follows the kern; none when it ended.
    follow: Option<String>,
    photo: Option<(Photo, String)>,
    edit: Option<String>,
    /// Of which kern it became part.
    successor: Option<Kern>,
}

impl KernPage {
    fn away(&self, contact: &Contact) -> Option<&Away> {
        self.away.iter().find(|(id, _)| *id == contact.id).map(|(_, away)| away)
    }

    /// The function of who takes over, or the name of the office.
    fn stand_in(&self, away: &Away) -> Words {
        match away.function.as_str() {
            "" => self.p.role(Office::AreaOfficer.role()).into(),
            function => self.p.in_dutch(function),
        }
    }
}

async fn successor(conn: &mut Conn, tenant: TenantId, kern: &Kern) -> Result<Option<Kern>> {
    let Some(id) = kern.successor_id else { return Ok(None) };
    Ok(store::kern::by_id(conn, tenant, id).await?)
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let kern = the_kern(&mut conn, &visit.ctx, visit.param("kern")).await?;
    let href = kern_href(&kern.slug);
    let about = kern.intro.clone().unwrap_or_else(|| visit.t1("kern-inleiding", "naam", &kern.name));
    let page = visit
        .titled(&kern.name)
        .about(about)
        .crumb(visit.t("menu-kernen"), "/kernen")
        .with_feed(format!("{href}/feed.atom"));
    let photo = store::photo::of_kern(&mut conn, tenant, kern.id).await?;
    let photo = photo.map(|own| (own.clone(), photo::href(&kern, &own)));
    let page = match &photo {
        Some((_, href)) => page.with_image(href.clone()),
        None => page,
    };
    let phases = store::phase::of_kern(&mut conn, tenant, kern.id).await?;
    let contacts = store::contact::contacts(&mut conn, tenant, Some(kern.id)).await?;
    let (officers, aldermen): (Vec<_>, Vec<_>) =
        contacts.into_iter().partition(|c| c.office == Office::AreaOfficer);
    let away = office::away(&mut conn, tenant, &officers, visit.ctx.today()).await?;
    let groups = store::group::of_kern(&mut conn, tenant, kern.id).await?;
    let channels = store::contact::channels(&mut conn, tenant, Some(kern.id)).await?;
    let mut above = Vec::new();
    for slice in &visit.app.slices {
        above.extend(slice.village_panels(&page, &mut conn, kern.id.uuid()).await?);
    }
    above.sort_by_key(|panel| panel.order);
    let mut below = above.split_off(above.partition_point(|panel| panel.order < BELOW));
    let aside = below.split_off(below.partition_point(|panel| panel.order < ASIDE));
    let is_there = kern.ended_at.is_none();
    let kernen = if is_there { store::kern::all(&mut conn, tenant).await? } else { Vec::new() };
    let map = map::draw(&kernen, &store::kern::areas(&mut conn, tenant).await?);
    let successor = successor(&mut conn, tenant, &kern).await?;
    let query = ChangeQuery { kern: Some(kern.id.uuid()), limit: NEWEST, ..ChangeQuery::default() };
    let changes = changes::of_all(&page, &mut conn, &query).await?;
    Reply::page(&KernPage {
        follow: is_there.then(|| {
            follow::panel(&page, kern.name.as_str().into(), &url("/kernen/{kern}/volgen", &[&kern.slug]))
        }),
        edit: may_describe(&visit.ctx, &kern).then(|| url("/beheer/kernen/{kern}", &[&kern.slug])),
        source: map_source(&page),
        photo,
        p: page,
        kern,
        phases,
        officers,
        aldermen,
        away,
        map,
        above,
        changes,
        below,
        aside,
        groups,
        channels,
        successor,
    })
}
