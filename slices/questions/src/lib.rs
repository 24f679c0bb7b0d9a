// SPDX-License-Identifier: EUPL-1.2
//! Questions: one front door for residents, and the answer clock.
//!
//! Owns the tables of `migrations/`, the pages under `/vragen`, `/werk/vragen` and `/beheer/vragen`. A
//! question is private; what the public reads are other words, which a colleague approved. Every deed is
//! a row of the question's story, and every date that was promised stays in it.

pub mod clock;
pub mod commands;
pub mod links;
pub mod model;
mod pages;
mod panels;
pub mod policy;
pub mod post;
pub mod secret;
pub mod sensitive;
pub mod settings;
pub mod store;

use db::{Conn, Migration};
use kernel::{Locale, Rule};
use uuid::Uuid;
use web::slice::Hook;
use web::{MenuItem, Page, Panel, Routes, Slice};

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
        db::migrations!["20261123_0100_questions"]
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
        vec![MenuItem { href: links::PUBLIC, key: "menu-vragen", order: 40, rule: &policy::READ }]
    }

    fn village_panels<'a>(&'a self, page: &'a Page, conn: &'a mut Conn, kern: Uuid) -> Hook<'a, Vec<Panel>> {
        Box::pin(panels::of_kern(page, conn, villages::KernId::from_uuid(kern)))
    }

    fn home_panels<'a>(&'a self, page: &'a Page, _: &'a mut Conn) -> Hook<'a, Vec<Panel>> {
        Box::pin(panels::of_home(page))
    }
}
