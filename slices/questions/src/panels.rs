// SPDX-License-Identifier: EUPL-1.2
//! The front door on other pages: the home page and the page of a kern.

use agenda::model::PointId;
use askama::Template;
use db::Conn;
use kernel::{Error, Result};
use villages::{GroupId, KernId};
use web::{Page, Panel};

use crate::links;
use crate::pages::{Line, newest};
use crate::settings::Rules;

/// On the home page doors stand from here on; this one before others.
const HOME_ORDER: u16 = 900;
/// On the page of a kern it stands in the narrow column.
const KERN_ORDER: u16 = 510;
/// Beside a point it is the only one so far.
const POINT_ORDER: u16 = 50;
/// So many answers a kern's page shows.
const SHOWN: i64 = 3;

#[derive(Template)]
#[template(path = "questions/door_home.html")]
struct HomeDoor<'p> {
    p: &'p Page,
    /// The day by which who asks today hears.
    by: String,
}

#[derive(Template)]
#[template(path = "questions/door_kern.html")]
struct KernDoor<'p> {
    p: &'p Page,
    name: String,
    /// The day by which who asks today hears.
    by: String,
    ask: String,
    all: String,
    lines: Vec<Line>,
}

pub(crate) async fn of_home(page: &Page) -> Result<Vec<Panel>> {
    let by = Rules::of(&page.place.row.settings).promised(page);
    let html = HomeDoor { p: page, by }.render().map_err(Error::internal)?;
    Ok(vec![Panel { order: HOME_ORDER, html }])
}

pub(crate) async fn of_kern(page: &Page, conn: &mut Conn, kern: KernId) -> Result<Vec<Panel>> {
    let names = villages::kern_names(conn, page.ctx.tenant).await?;
    let (slug, name) = names.get(&kern).cloned().unwrap_or_default();
    let lines = newest(page, conn, kern, (0, SHOWN)).await?;
    let by = Rules::of(&page.place.row.settings).promised(page);
    let (ask, all) = (links::ask_in(&slug), links::of_kern(&slug));
    let html = KernDoor { p: page, name, by, ask, all, lines }.render().map_err(Error::internal)?;
    Ok(vec![Panel { order: KERN_ORDER, html }])
}

#[derive(Template)]
#[template(path = "questions/door_point.html")]
struct PointDoor<'p> {
    p: &'p Page,
    ask: String,
}

pub(crate) async fn of_point(page: &Page, conn: &mut Conn, point: PointId) -> Result<Vec<Panel>> {
    let Some(point) = agenda::store::point::by_id(conn, page.ctx.tenant, point).await? else {
        return Ok(Vec::new());
    };
    let ask = format!("{}?punt={}", links::ASK, point.number);
    let html = PointDoor { p: page, ask }.render().map_err(Error::internal)?;
    Ok(vec![Panel { order: POINT_ORDER, html }])
}

#[derive(Template)]
#[template(path = "questions/door_group.html")]
struct GroupDoor<'p> {
    p: &'p Page,
    /// The day by which who asks today hears.
    by: String,
    ask: String,
}

pub(crate) async fn of_group(page: &Page, conn: &mut Conn, group: GroupId) -> Result<Vec<Panel>> {
    let Some(group) = villages::group_by_id(conn, page.ctx.tenant, group).await? else {
        return Ok(Vec::new());
    };
    let by = Rules::of(&page.place.row.settings).promised(page);
    let ask = format!("{}?groep={}", links::ASK, group.slug);
    let html = GroupDoor { p: page, by, ask }.render().map_err(Error::internal)?;
    Ok(vec![Panel { order: POINT_ORDER, html }])
}
