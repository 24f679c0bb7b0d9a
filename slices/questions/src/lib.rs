// SPDX-License-Identifier: EUPL-1.2
//! Questions: one front door for residents, and the answer clock.
//!
//! Owns the tables of `migrations/`, the pages under `/vragen`, `/werk/vragen` and `/beheer/vragen`. A
//! question is private; what the public reads are other words, which a colleague approved. Every deed is
//! a row of the question's story, and every date that was promised stays in it.

mod api;
pub mod attachments;
mod by_key;
mod by_mail;
pub mod cases;
mod changes;
pub mod clock;
pub mod commands;
pub mod figures;
pub mod handed;
pub mod links;
mod load;
pub mod model;
mod pages;
mod panels;
mod personal;
pub mod plain;
pub mod policy;
pub mod post;
mod reminders;
mod report;
pub mod reveals;
mod round;
pub mod secret;
pub mod sensitive;
pub mod settings;
pub mod store;
pub mod template;
mod worklist;

use std::sync::Arc;

use db::{Conn, Migration, Tx};
use jobs::{Handler, Task};
use kernel::{Ctx, Locale, PersonId, Rule};
use uuid::Uuid;
use web::slice::{ChangeQuery, Hook, MailAnswer};
use web::work::{WorkQuery, Worklist};
use web::{App, Change, MenuItem, Page, Panel, Routes, Slice, World};

/// This slice, to be listed in `brink/src/slices.rs`.
pub fn slice() -> impl Slice {
    Questions
}

struct Questions;

impl Slice for Questions {
    fn name(&self) -> &'static str {
        "questions"
    }

    fn migrations(&self) -> Vec<Migration> {
        db::migrations![
            "20261123_0100_questions",
            "20261123_0200_cases",
            "20261123_0300_question_files",
            "20261123_0400_answer_help",
            "20261123_0500_report",
            "20261123_0600_marks",
            "20261123_0700_also",
            "20261123_0950_sent_once",
            "20261123_1000_list_indices",
            "20261123_1100_told",
            "20261123_1200_casus_said",
            "20261123_1300_casus_letter",
            "20261123_1400_as_it_was",
            "20261123_1500_thanks",
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

    fn openapi(&self) -> Option<utoipa::openapi::OpenApi> {
        Some(api::description())
    }

    fn changes<'a>(
        &'a self,
        page: &'a Page,
        conn: &'a mut Conn,
        query: &'a ChangeQuery,
    ) -> Hook<'a, Vec<Change>> {
        Box::pin(changes::list(page, conn, query))
    }

    fn menu(&self) -> Vec<MenuItem> {
        vec![MenuItem { href: links::PUBLIC, key: "menu-vragen", order: 40, rule: &policy::READ }]
    }

    fn village_panels<'a>(&'a self, page: &'a Page, conn: &'a mut Conn, kern: Uuid) -> Hook<'a, Vec<Panel>> {
        Box::pin(panels::of_kern(page, conn, villages::KernId::from_uuid(kern)))
    }

    fn point_panels<'a>(&'a self, page: &'a Page, conn: &'a mut Conn, point: Uuid) -> Hook<'a, Vec<Panel>> {
        Box::pin(panels::of_point(page, conn, agenda::model::PointId::from_uuid(point)))
    }

    fn admin(&self) -> Vec<MenuItem> {
        vec![MenuItem { href: links::SETTINGS, key: "menu-vraagregels", order: 67, rule: &policy::SETTINGS }]
    }

    fn group_panels<'a>(&'a self, page: &'a Page, conn: &'a mut Conn, group: Uuid) -> Hook<'a, Vec<Panel>> {
        Box::pin(panels::of_group(page, conn, villages::GroupId::from_uuid(group)))
    }

    fn home_panels<'a>(&'a self, page: &'a Page, _: &'a mut Conn) -> Hook<'a, Vec<Panel>> {
        Box::pin(panels::of_home(page))
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
        Box::pin(async move {
            let mut list = worklist::items(page, conn, query).await?;
            list.add(cases::worklist::items(page, conn, query).await?);
            Ok(list)
        })
    }

    fn jobs(&self) -> Vec<(&'static str, Handler)> {
        let forget: Handler = Arc::new(|run| Box::pin(personal::run(run)));
        let figures: Handler = Arc::new(|run| Box::pin(report::run(run)));
        let sweep: Handler = Arc::new(|run| Box::pin(attachments::run(run)));
        vec![(personal::FORGET, forget), (report::KIND, figures), (attachments::SWEEP, sweep)]
    }

    fn page_jobs(&self, app: &Arc<App>) -> Vec<(&'static str, Handler)> {
        let (app, cases, askers) = (app.clone(), app.clone(), app.clone());
        vec![
            (reminders::ASKERS, Arc::new(move |run| Box::pin(reminders::remind_askers(askers.clone(), run)))),
            (reminders::KIND, Arc::new(move |run| Box::pin(reminders::run(app.clone(), run)))),
            (
                cases::reminders::KIND,
                Arc::new(move |run| Box::pin(cases::reminders::run(cases.clone(), run))),
            ),
        ]
    }

    fn tasks(&self) -> Vec<Task> {
        vec![
            reminders::TASK,
            reminders::ASKERS_TASK,
            cases::reminders::TASK,
            personal::TASK,
            report::TASK,
            attachments::TASK,
        ]
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

    fn answered<'a>(
        &'a self,
        app: &'a Arc<App>,
        ctx: &'a Ctx,
        token: &'a str,
        answer: &'a MailAnswer,
    ) -> Hook<'a, bool> {
        Box::pin(async move {
            Ok(by_mail::answered(app, ctx, token, answer).await?
                || cases::by_mail::answered(app, ctx, token, answer).await?)
        })
    }

    fn erase_address<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, email: &'a str) -> Hook<'a, u64> {
        Box::pin(personal::erase_address(ctx, tx, email))
    }

    fn load<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, world: &'a World) -> Hook<'a, ()> {
        Box::pin(async move {
            load::world(ctx, tx, world).await?;
            cases::load::world(ctx, tx, world).await
        })
    }
}
