// SPDX-License-Identifier: EUPL-1.2
//! The door for an idea: whether residents can propose something now, and until or from when.

use askama::Template;
use kernel::{Error, Result};
use web::{Page, Panel};

use crate::links;
use crate::model::Spelregels;

/// On the home page doors stand from here on.
const HOME_ORDER: u16 = 900;
/// On the page of a kern it stands below how the agenda stands.
const KERN_ORDER: u16 = 20;

/// Whether the window is open, and what to tell about that.
pub(crate) struct Window {
    /// Whether it is open.
    pub open: bool,
    /// Until when, or from when.
    pub words: String,
}

impl Window {
    /// As it is today.
    pub(crate) fn now(page: &Page) -> Self {
        let (rules, today) = (Spelregels::of(&page.place.row.settings), page.ctx.today());
        let open = rules.window_is_open(today);
        let words = match (open, rules.window_closes(today), rules.window_opens(today)) {
            (true, Some(last), _) => page.t1("voorstel-kan-tot", "datum", page.day(last)),
            (true, None, _) => page.t("voorstel-kan-altijd"),
            (false, _, Some(first)) => page.t1("voorstel-kan-vanaf", "datum", page.day(first)),
            (false, _, None) => page.t("voorstel-kan-niet"),
        };
        Self { open, words }
    }
}

#[derive(Template)]
#[template(path = "door_home.html")]
struct HomeDoor<'p> {
    p: &'p Page,
    window: Window,
}

#[derive(Template)]
#[template(path = "door_kern.html")]
struct KernDoor<'p> {
    p: &'p Page,
    window: Window,
    name: &'p str,
    href: String,
}

/// The door on the home page.
pub(crate) fn of_home(page: &Page) -> Result<Panel> {
    let html = HomeDoor { p: page, window: Window::now(page) }.render().map_err(Error::internal)?;
    Ok(Panel { order: HOME_ORDER, html })
}

/// The door on the page of a kern.
pub(crate) fn of_kern(page: &Page, slug: &str, name: &str) -> Result<Panel> {
    let door = KernDoor { p: page, window: Window::now(page), name, href: links::propose(slug) };
    Ok(Panel { order: KERN_ORDER, html: door.render().map_err(Error::internal)? })
}
