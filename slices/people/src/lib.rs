// SPDX-License-Identifier: EUPL-1.2
//! People: who they are, how they log in, which rights they hold and where.
//!
//! Owns the tables `person`, `person_grant`, `absence`, `session` and `login_token`, the pages `/inloggen`,
//! `/mijn` and the start of `/beheer`. Other slices ask it who somebody is ([`labels`],
//! [`holders`], [`contact`]) and who is away ([`absences`], [`holders_on`]); what somebody may do, and for
//! whom, they read from the actor of the context.

mod absence;
mod directory;
mod erase;
mod export;
mod login;
pub mod model;
mod own;
mod pages;
pub mod policy;
mod rights;
mod sessions;
mod store;
mod world;

use std::sync::Arc;

use db::{Migration, Tx};
use jobs::{Every, Handler, Task};
use kernel::{Ctx, Locale, PersonId, Rule};
use web::slice::Hook;
use web::{MenuItem, Routes, Slice, World};

pub use absence::{Absences, absences, holders_on};
pub use directory::{
    Contact, Holder, Labels, by_email, contact, contacts, holders, labels, languages, limits,
};
pub use erase::{Why, erase_address};
pub use rights::{NewGrant, NewPerson, add_person, grant};
pub use sessions::{Sessions, StandIns};
pub use world::load_grants;

/// This slice, for the list in the binary.
pub fn slice() -> impl Slice {
    People
}

struct People;

impl Slice for People {
    fn name(&self) -> &'static str {
        "people"
    }

    fn migrations(&self) -> Vec<Migration> {
        db::migrations![
            "20261121_1000_people",
            "20261122_1531_login_slot",
            "20261122_1532_login_wrong",
            "20261123_0900_absence"
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
        vec![MenuItem { href: "/beheer", key: "menu-beheer", order: 90, rule: &policy::ADMIN }]
    }

    fn admin(&self) -> Vec<MenuItem> {
        vec![
            MenuItem {
                href: "/beheer/rechten",
                key: "beheer-rechten",
                order: 80,
                rule: &policy::READ_RIGHTS,
            },
            MenuItem { href: "/beheer/wissen", key: "beheer-wissen", order: 85, rule: &policy::ERASE_PERSON },
            MenuItem { href: "/beheer/logboek", key: "beheer-logboek", order: 90, rule: &policy::READ_LOG },
            MenuItem { href: "/beheer/taken", key: "beheer-taken", order: 95, rule: &policy::READ_JOBS },
        ]
    }

    fn jobs(&self) -> Vec<(&'static str, Handler)> {
        let forget: Handler = Arc::new(|run| Box::pin(sessions::forget(run)));
        vec![(sessions::FORGET, forget)]
    }

    fn tasks(&self) -> Vec<Task> {
        vec![Task { kind: sessions::FORGET, every: Every::DayAt(3) }]
    }

    fn erase<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, person: PersonId) -> Hook<'a, ()> {
        Box::pin(own::forget(ctx, tx, person))
    }

    fn erase_address<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, email: &'a str) -> Hook<'a, u64> {
        Box::pin(own::forget_address(ctx, tx, email))
    }

    fn load<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, world: &'a World) -> Hook<'a, ()> {
        Box::pin(world::load(ctx, tx, world))
    }
}
