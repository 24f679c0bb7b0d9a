// SPDX-License-Identifier: EUPL-1.2
//! The municipality and its kernen: who is whose officer, which groups there are, and who follows
//! what by e-mail. The home page and the page of a kern are composed here of what all slices show.
//!
//! Other slices read through the functions of this file; they take the municipality and never
//! more than one query each.

pub mod changes;
pub mod commands;
pub mod digest;
pub mod follow;
mod index;
mod map;
pub mod model;
mod office;
mod own;
mod pages;
pub mod policy;
mod scopes;
pub mod store;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use db::{Conn, Migration, Tx};
use jobs::{Handler, Task};
use kernel::{Ctx, Locale, PersonId, Result, Rule, TenantId};
use web::slice::{ChangeQuery, Hook};
use web::{App, Change, MenuItem, Page, Panel, Routes, ScopeName, Slice, World};

use follow::Frequency;

pub use map::spot_map;
pub use model::{
    Channel, ChannelKind, Contact, Group, GroupId, GroupKind, Kern, KernId, Office, Partner, PartnerId,
    Phase, Team, TeamId,
};

/// This slice, to be registered.
pub fn slice() -> impl Slice {
    Villages
}

/// The migrations of this slice.
pub fn migrations() -> Vec<Migration> {
    db::migrations![
        "20261121_1100_villages",
        "20261122_0950_kern_photo",
        "20261122_1110_kern_end",
        "20261122_1540_phase_start",
        "20261123_0800_mailbox"
    ]
}

struct Villages;

impl Slice for Villages {
    fn name(&self) -> &'static str {
        "villages"
    }

    fn migrations(&self) -> Vec<Migration> {
        migrations()
    }

    fn texts(&self) -> Vec<(Locale, &'static str)> {
        vec![(Locale::Nl, include_str!("../locales/nl.ftl")), (Locale::En, include_str!("../locales/en.ftl"))]
    }

    fn rules(&self) -> Vec<&'static Rule> {
        policy::ALL.to_vec()
    }

    fn routes(&self) -> Routes {
        pages::routes()
    }

    fn menu(&self) -> Vec<MenuItem> {
        vec![MenuItem { href: "/kernen", key: "menu-kernen", order: 10, rule: &policy::READ }]
    }

    fn admin(&self) -> Vec<MenuItem> {
        let item = |href, key, order, rule| MenuItem { href, key, order, rule };
        vec![
            item("/beheer/kernen", "beheer-kernen", 10, &policy::DESCRIBE),
            item("/beheer/groepen", "beheer-groepen", 20, &policy::GROUPS),
            item("/beheer/teams", "beheer-teams", 30, &policy::TEAMS),
            item("/beheer/partners", "beheer-partners", 40, &policy::PARTNERS),
            item("/beheer/werkdagen", "beheer-werkdagen", 66, &policy::SETTINGS),
            item("/beheer/instellingen", "beheer-instellingen", 70, &policy::SETTINGS),
        ]
    }

    fn page_jobs(&self, app: &Arc<App>) -> Vec<(&'static str, Handler)> {
        let digest = |frequency| -> Handler {
            let app = Arc::downgrade(app);
            Arc::new(move |run| {
                let app = app.clone();
                Box::pin(async move {
                    let gone = || kernel::Error::internal("the program is stopping");
                    digest::run(app.upgrade().ok_or_else(gone)?, run, frequency).await
                })
            })
        };
        vec![(digest::DAILY, digest(Frequency::Daily)), (digest::WEEKLY, digest(Frequency::Weekly))]
    }

    fn tasks(&self) -> Vec<Task> {
        digest::TASKS.to_vec()
    }

    fn own_panels<'a>(&'a self, page: &'a Page, conn: &'a mut Conn) -> Hook<'a, Vec<Panel>> {
        Box::pin(pages::follow::own_panel(page, conn))
    }

    fn changes<'a>(
        &'a self,
        page: &'a Page,
        conn: &'a mut Conn,
        query: &'a ChangeQuery,
    ) -> Hook<'a, Vec<Change>> {
        Box::pin(changes::own(page, conn, query))
    }

    fn export<'a>(
        &'a self,
        ctx: &'a Ctx,
        conn: &'a mut Conn,
        person: PersonId,
    ) -> Hook<'a, Vec<(&'static str, serde_json::Value)>> {
        Box::pin(own::export(ctx, conn, person))
    }

    fn erase<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, person: PersonId) -> Hook<'a, ()> {
        Box::pin(own::erase(ctx, tx, person))
    }

    fn erase_address<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, email: &'a str) -> Hook<'a, u64> {
        Box::pin(own::erase_address(ctx, tx, email))
    }

    fn scopes<'a>(&'a self, tenant: TenantId, conn: &'a mut Conn) -> Hook<'a, Vec<ScopeName>> {
        Box::pin(scopes::all(conn, tenant))
    }

    fn load<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, world: &'a World) -> Hook<'a, ()> {
        Box::pin(world::load(ctx, tx, world))
    }
}

/// Every kern that is there, by name, without its area.
///
/// # Errors
/// Whatever the database refuses.
pub async fn kernen(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Kern>> {
    Ok(store::kern::all(conn, tenant).await?)
}

/// Every kern by name, also those that ended: for what looks back.
///
/// # Errors
/// Whatever the database refuses.
pub async fn kernen_ever(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Kern>> {
    Ok(store::kern::ever(conn, tenant).await?)
}

/// The kern with this name in addresses, if there is one; it may have ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn kern_by_slug(conn: &mut Conn, tenant: TenantId, slug: &str) -> Result<Option<Kern>> {
    Ok(store::kern::by_slug(conn, tenant, slug).await?)
}

/// Name in addresses and name of every kern, also of those that ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn kern_names(conn: &mut Conn, tenant: TenantId) -> Result<BTreeMap<KernId, (String, String)>> {
    Ok(store::kern::names(conn, tenant).await?)
}

/// Every team by name, also those with an `ended_at`: offer only the others.
///
/// # Errors
/// Whatever the database refuses.
pub async fn teams(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Team>> {
    Ok(store::listed::teams(conn, tenant).await?)
}

/// Every partner by name, also those with an `ended_at`: offer only the others.
///
/// # Errors
/// Whatever the database refuses.
pub async fn partners(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Partner>> {
    Ok(store::listed::partners(conn, tenant).await?)
}

/// Every group by name, also those with an `ended_at`: offer only the others.
///
/// # Errors
/// Whatever the database refuses.
pub async fn groups(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Group>> {
    Ok(store::group::all(conn, tenant).await?)
}

/// The groups of a kern that are still there.
///
/// # Errors
/// Whatever the database refuses.
pub async fn groups_of(conn: &mut Conn, tenant: TenantId, kern: KernId) -> Result<Vec<Group>> {
    Ok(store::group::of_kern(conn, tenant, kern).await?)
}

/// The kernen of every group.
///
/// # Errors
/// Whatever the database refuses.
pub async fn group_kernen(conn: &mut Conn, tenant: TenantId) -> Result<BTreeMap<GroupId, Vec<KernId>>> {
    Ok(store::group::kernen(conn, tenant).await?)
}

/// How people reach the officer and the wethouder of a kern; officers first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn officers_of(conn: &mut Conn, tenant: TenantId, kern: KernId) -> Result<Vec<Contact>> {
    Ok(store::contact::contacts(conn, tenant, Some(kern)).await?)
}

/// The address of a kern's page.
pub fn kern_href(slug: &str) -> String {
    web::url("/kernen/{kern}", &[&slug])
}

/// The address of a group's page.
pub fn group_href(slug: &str) -> String {
    web::url("/groepen/{groep}", &[&slug])
}

/// The group with this id, also when it ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn group_by_id(conn: &mut Conn, tenant: TenantId, id: GroupId) -> Result<Option<Group>> {
    Ok(store::group::by_id(conn, tenant, id).await?)
}

/// The group with this name in addresses, also when it ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn group_by_slug(conn: &mut Conn, tenant: TenantId, slug: &str) -> Result<Option<Group>> {
    Ok(store::group::by_slug(conn, tenant, slug).await?)
}

/// The kernen of one group.
///
/// # Errors
/// Whatever the database refuses.
pub async fn kernen_of_group(conn: &mut Conn, tenant: TenantId, group: GroupId) -> Result<Vec<KernId>> {
    Ok(store::group::kernen_of(conn, tenant, group).await?)
}

/// Adds "Kernen" and the kern to the breadcrumb of a page that lies under a kern.
#[must_use]
pub fn crumbs(page: Page, kern: &Kern) -> Page {
    let kernen = page.t("menu-kernen");
    page.crumb(kernen, "/kernen").crumb(kern.name.clone(), kern_href(&kern.slug))
}
