// SPDX-License-Identifier: EUPL-1.2
//! The kernagenda: agendas, their points, what was promised, and what became of it.
//!
//! Owns the tables of `migrations/`, the pages under `/kernen/{kern}/agenda`, `/uitvoering` and
//! `/werk`, the import of points, and the open data about them. Promises only append: a date that
//! moves keeps its old one with the reason, a status keeps its history.

pub mod api;
mod changes;
pub mod commands;
mod door;
pub mod import;
pub mod links;
pub mod load;
pub mod model;
mod officers;
pub mod pages;
mod panels;
mod parties;
mod personal;
mod places;
pub mod policy;
mod reminders;
mod renewal;
pub mod spot;
pub mod stand;
pub mod store;
mod worklist;

use std::sync::Arc;

use db::{Conn, Migration, Tx};
use jobs::{Handler, Task};
use kernel::{Ctx, Locale, PersonId, Rule};
use uuid::Uuid;
use web::slice::{ChangeQuery, Hook};
use web::work::{WorkQuery, Worklist};
use web::{App, Change, MenuItem, Page, Panel, Routes, Slice, World};

/// This slice, to be listed in `brink/src/slices.rs`.
pub fn slice() -> impl Slice {
    Agenda
}

struct Agenda;

impl Slice for Agenda {
    fn name(&self) -> &'static str {
        "agenda"
    }

    fn migrations(&self) -> Vec<Migration> {
        db::migrations![
            "20261121_1200_agenda",
            "20261121_1210_import",
            "20261122_0940_note_photo",
            "20261122_1210_point_officer",
            "20261122_1330_point_moderation",
            "20261122_1400_event_precision",
            "20261122_1410_assessment_example",
            "20261122_1500_promise_outcome",
            "20261122_1505_monitor_order",
            "20261122_1510_import_written",
            "20261122_1511_point_as_of",
            "20261122_1512_event_source",
            "20261122_1513_agenda_first_as_of",
            "20261122_1601_assessment_at",
            "20261122_1610_agenda_state_at",
            "20261122_1611_event_published"
        ]
    }

    fn texts(&self) -> Vec<(Locale, &'static str)> {
        vec![(Locale::Nl, include_str!("../locales/nl.ftl")), (Locale::En, include_str!("../locales/en.ftl"))]
    }

    fn rules(&self) -> Vec<&'static Rule> {
        policy::rules()
    }

    fn routes(&self) -> Routes {
        pages::routes()
    }

    fn menu(&self) -> Vec<MenuItem> {
        vec![
            MenuItem { href: "/uitvoering", key: "menu-uitvoering", order: 30, rule: &policy::READ },
            MenuItem { href: "/werk", key: "menu-werk", order: 90, rule: &policy::WORK },
        ]
    }

    fn admin(&self) -> Vec<MenuItem> {
        vec![
            MenuItem { href: "/beheer/agendas", key: "menu-agendas", order: 55, rule: &policy::AGENDA },
            MenuItem { href: links::PROPOSALS, key: "menu-voorstellen", order: 57, rule: &policy::MODERATE },
            MenuItem { href: "/beheer/import", key: "menu-import", order: 60, rule: &policy::IMPORT },
            MenuItem { href: "/beheer/spelregels", key: "menu-spelregels", order: 65, rule: &policy::RULES },
        ]
    }

    fn jobs(&self) -> Vec<(&'static str, Handler)> {
        import::jobs()
    }

    fn village_panels<'a>(&'a self, page: &'a Page, conn: &'a mut Conn, kern: Uuid) -> Hook<'a, Vec<Panel>> {
        Box::pin(panels::of_kern(page, conn, villages::KernId::from_uuid(kern)))
    }

    fn home_panels<'a>(&'a self, page: &'a Page, conn: &'a mut Conn) -> Hook<'a, Vec<Panel>> {
        Box::pin(panels::of_home(page, conn))
    }

    fn own_panels<'a>(&'a self, page: &'a Page, conn: &'a mut Conn) -> Hook<'a, Vec<Panel>> {
        Box::pin(personal::panels(page, conn))
    }

    fn worklist<'a>(
        &'a self,
        page: &'a Page,
        conn: &'a mut Conn,
        query: &'a WorkQuery,
    ) -> Hook<'a, Worklist> {
        Box::pin(worklist::items(page, conn, query))
    }

    fn page_jobs(&self, app: &Arc<App>) -> Vec<(&'static str, Handler)> {
        let app = app.clone();
        vec![(reminders::KIND, Arc::new(move |run| Box::pin(reminders::run(app.clone(), run))))]
    }

    fn tasks(&self) -> Vec<Task> {
        [vec![reminders::TASK], import::tasks()].concat()
    }

    fn changes<'a>(
        &'a self,
        page: &'a Page,
        conn: &'a mut Conn,
        query: &'a ChangeQuery,
    ) -> Hook<'a, Vec<Change>> {
        Box::pin(changes::list(page, conn, query))
    }

    fn export<'a>(
        &'a self,
        ctx: &'a Ctx,
        conn: &'a mut Conn,
        person: PersonId,
    ) -> Hook<'a, Vec<(&'static str, serde_json::Value)>> {
        Box::pin(personal::export(ctx, conn, person))
    }

    fn erase<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, person: PersonId) -> Hook<'a, ()> {
        Box::pin(personal::erase(ctx, tx, person))
    }

    fn load<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, world: &'a World) -> Hook<'a, ()> {
        Box::pin(load::world(ctx, tx, world))
    }
}
