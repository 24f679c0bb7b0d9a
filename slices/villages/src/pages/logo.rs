// SPDX-License-Identifier: EUPL-1.2
//! The logo of the municipality: showing it, and its form under Beheer.

use askama::Template;
use kernel::{Error, Invalid, Result};
use web::page::Settings;
use web::reply::StatusCode;
use web::{Form, Input, Page, Parser, Reply, Routes, Visit, url};

use super::beheer;
use crate::commands::CHANGED;
use crate::commands::logo as commands;
use crate::policy::{self, READ, SETTINGS};

const FORM: &str = "logo";
const HOME: &str = "/beheer/logo";

/// Adds the addresses of the logo.
pub(super) fn add(routes: Routes) -> Routes {
    routes.get("/logo/{id}", &READ, show).get(HOME, &SETTINGS, edit).upload(HOME, &SETTINGS, save).post(
        "/beheer/logo/weg",
        &SETTINGS,
        remove,
    )
}

#[derive(Template)]
#[template(path = "villages/manage_logo.html")]
struct Edit {
    p: Page,
    form: Form,
    /// The address of the logo as it is now.
    now: Option<String>,
    /// Somebody else changed it since the form was read.
    changed: bool,
}

async fn show(visit: Visit) -> Result<Reply> {
    let id = visit.param_as("id")?;
    if visit.place.settings.logo != Some(id) {
        return Err(Error::NotFound);
    }
    let stored = files::get(&mut visit.read().await?, visit.ctx.tenant, id).await?;
    Ok(Reply::photo(stored.ok_or(Error::NotFound)?, true))
}

/// The form, as things stand now.
async fn page(visit: &Visit, errors: Invalid, changed: bool) -> Result<Edit> {
    let settings = db::tenant::settings(&mut visit.read().await?, visit.ctx.tenant).await?;
    let settings: Settings = serde_json::from_str(&settings).unwrap_or_default();
    let mark = settings.logo.map(|id| id.to_string()).unwrap_or_default();
    let form = Form::wrong(&visit.page, FORM, Input::from_pairs([("versie", mark)]), errors);
    let p = beheer(&visit.page, "logo-titel").crumb(visit.t("beheer-instellingen"), "/beheer/instellingen");
    let p = Page { wrong: form.is_wrong() || changed, ..p };
    Ok(Edit { p, form, now: settings.logo.map(|id| url("/logo/{id}", &[&id])), changed })
}

async fn edit(visit: Visit) -> Result<Reply> {
    Reply::page(&page(&visit, Invalid::default(), false).await?)
}

async fn save(visit: Visit) -> Result<Reply> {
    let outcome = try_save(&visit).await;
    answer(&visit, outcome).await
}

async fn try_save(visit: &Visit) -> Result<()> {
    let mut parser = Parser::new(&visit.input);
    let picture = parser.photo("bestand").await;
    parser.finish()?;
    let picture = picture.ok_or_else(|| Invalid::field("bestand", "logo-kies"))?;
    let permit = policy::change_settings(&visit.ctx)?;
    let was = visit.input.get("versie").parse().ok();
    commands::change(&visit.app.db, &visit.ctx, permit, was, Some(picture)).await
}

async fn remove(visit: Visit) -> Result<Reply> {
    let permit = policy::change_settings(&visit.ctx)?;
    let was = visit.input.get("versie").parse().ok();
    let outcome = commands::change(&visit.app.db, &visit.ctx, permit, was, None).await;
    answer(&visit, outcome).await
}

async fn answer(visit: &Visit, outcome: Result<()>) -> Result<Reply> {
    match outcome {
        Ok(()) => Ok(Reply::see(HOME).saying("melding-wijziging-bewaard")),
        Err(Error::Invalid(errors)) => Reply::invalid(&page(visit, errors, false).await?),
        Err(Error::Conflict(CHANGED)) => {
            let page = page(visit, Invalid::default(), true).await?;
            Ok(Reply::page(&page)?.status(StatusCode::CONFLICT))
        }
        Err(error) => Err(error),
    }
}
