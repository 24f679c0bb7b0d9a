// SPDX-License-Identifier: EUPL-1.2
//! The pages of this slice and their addresses.

mod closed_days;
mod ending;
mod feed;
pub(crate) mod follow;
mod group;
mod group_page;
mod home;
mod kern;
mod kern_file;
mod kernen;
mod listed;
mod logo;
mod manage;
mod parts;
mod photo;
mod sent;
mod settings;

use db::Conn;
use kernel::{Ctx, Error, Reach, Result};
use web::{Input, Page, Routes};

use crate::model::{Channel, Contact, Kern};
use crate::policy::{ADD, DESCRIBE, END, FOLLOW, FOLLOW_OWN, GROUPS, PARTNERS, READ, SETTINGS, TEAMS};
use crate::store;
use crate::store::listed::Listed;

/// Every address of this slice.
pub fn routes() -> Routes {
    logo::add(photo::add(manage_routes(
        Routes::new()
            .get("/", &READ, home::show)
            .get("/kernen", &READ, kernen::show)
            .get("/kernen/{kern}", &READ, kern::show)
            .get("/kernen/{kern}/feed.atom", &READ, feed::show)
            .get("/kernen/{kern}/volgen", &FOLLOW, follow::form)
            .post("/kernen/{kern}/volgen", &FOLLOW, follow::send)
            .get("/groepen/{groep}", &READ, group_page::show)
            .get("/volgen/{token}", &FOLLOW, follow::confirm_page)
            .post("/volgen/{token}", &FOLLOW, follow::confirm)
            .get("/volgen/{token}/stoppen", &FOLLOW, follow::stop_page)
            .post("/volgen/{token}/stoppen", &FOLLOW, follow::stop)
            .post("/volgen/{token}/hoe-vaak", &FOLLOW, follow::how_often)
            .post("/mijn/volgen/{id}/stoppen", &FOLLOW_OWN, follow::stop_own),
    )))
}

fn manage_routes(routes: Routes) -> Routes {
    routes
        .get("/beheer/kernen", &DESCRIBE, manage::list)
        .get("/beheer/kernen-uit-bestand", &ADD, kern_file::form)
        .upload("/beheer/kernen-uit-bestand", &ADD, kern_file::send)
        .get("/beheer/kernen/nieuw", &ADD, manage::new)
        .upload("/beheer/kernen/nieuw", &ADD, manage::add)
        .get("/beheer/kernen/{kern}", &DESCRIBE, manage::edit)
        .upload("/beheer/kernen/{kern}", &DESCRIBE, manage::save)
        .get("/beheer/kernen/{kern}/einde", &END, ending::form)
        .post("/beheer/kernen/{kern}/einde", &END, ending::end)
        .post("/beheer/kernen/{kern}/einde/terug", &END, ending::restore)
        .post("/beheer/kernen/{kern}/weg", &END, ending::remove)
        .get("/beheer/kernen/{kern}/contact/{id}", &DESCRIBE, parts::edit::<Contact>)
        .post("/beheer/kernen/{kern}/contact/{id}", &DESCRIBE, parts::save::<Contact>)
        .post("/beheer/kernen/{kern}/contact/{id}/weg", &DESCRIBE, parts::remove::<Contact>)
        .get("/beheer/kernen/{kern}/kanaal/{id}", &DESCRIBE, parts::edit::<Channel>)
        .post("/beheer/kernen/{kern}/kanaal/{id}", &DESCRIBE, parts::save::<Channel>)
        .post("/beheer/kernen/{kern}/kanaal/{id}/weg", &DESCRIBE, parts::remove::<Channel>)
        .get("/beheer/groepen", &GROUPS, group::list)
        .get("/beheer/groepen/{groep}", &GROUPS, group::edit)
        .post("/beheer/groepen/{groep}", &GROUPS, group::save)
        .get("/beheer/teams", &TEAMS, |visit| listed::list(visit, Listed::Team))
        .get("/beheer/teams/{naam}", &TEAMS, |visit| listed::edit(visit, Listed::Team))
        .post("/beheer/teams/{naam}", &TEAMS, |visit| listed::save(visit, Listed::Team))
        .get("/beheer/partners", &PARTNERS, |visit| listed::list(visit, Listed::Partner))
        .get("/beheer/partners/{naam}", &PARTNERS, |visit| listed::edit(visit, Listed::Partner))
        .post("/beheer/partners/{naam}", &PARTNERS, |visit| listed::save(visit, Listed::Partner))
        .get("/beheer/werkdagen", &SETTINGS, closed_days::edit)
        .post("/beheer/werkdagen", &SETTINGS, closed_days::save)
        .get("/beheer/instellingen", &SETTINGS, settings::edit)
        .post("/beheer/instellingen", &SETTINGS, settings::save)
}

/// The kern that the address names; it may have ended.
async fn the_kern(conn: &mut Conn, ctx: &Ctx, slug: &str) -> Result<Kern> {
    store::kern::by_slug(conn, ctx.tenant, slug).await?.ok_or(Error::NotFound)
}

/// The kern that the address names, when it is there: nothing new begins for one that ended.
async fn current_kern(conn: &mut Conn, ctx: &Ctx, slug: &str) -> Result<Kern> {
    let kern = the_kern(conn, ctx, slug).await?;
    if kern.ended_at.is_some() { Err(Error::Conflict("kern-is-beeindigd")) } else { Ok(kern) }
}

/// Whether the actor may describe this kern.
fn may_describe(ctx: &Ctx, kern: &Kern) -> bool {
    ctx.actor.may(&DESCRIBE, &Reach::kernen([kern.id]))
}

/// A page under Beheer.
fn beheer(page: &Page, key: &str) -> Page {
    page.titled(page.t(key)).crumb(page.t("menu-beheer"), "/beheer")
}

/// The version that a form was made from. A form without one is stale by definition.
fn version(input: &Input) -> i64 {
    input.get("versie").parse().unwrap_or(0)
}

/// Text for a field, from something that may be missing.
fn or_empty(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}
/// Who made the data of the map, from the settings.
pub(crate) fn map_source(page: &Page) -> String {
    or_empty(&page.place.settings.kaart_bron)
}
