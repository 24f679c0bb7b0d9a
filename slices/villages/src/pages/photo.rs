// SPDX-License-Identifier: EUPL-1.2
//! The photo of a kern: showing it, and its form under Beheer.

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, Result};
use web::form::Theirs;
use web::{Form, Input, Page, Parser, Reply, Routes, Visit, url};

use super::manage::under;
use super::the_kern;
use crate::commands::CHANGED;
use crate::commands::photo::{self as commands, NewPhoto, photo_mark};
use crate::model::Kern;
use crate::policy::{self, DESCRIBE, READ};
use crate::store::photo::{self, Photo, PhotoId};

const FORM: &str = "kernfoto";
/// The form that removes the photo.
const REMOVE: &str = "kernfotoweg";

/// Adds the addresses of the photo.
pub(super) fn add(routes: Routes) -> Routes {
    routes
        .get("/kernen/{kern}/foto/{id}", &READ, show)
        .get("/beheer/kernen/{kern}/foto", &DESCRIBE, edit)
        .upload("/beheer/kernen/{kern}/foto", &DESCRIBE, save)
        .post("/beheer/kernen/{kern}/foto/weg", &DESCRIBE, remove)
}

/// Where the photo is.
pub(super) fn href(kern: &Kern, photo: &Photo) -> String {
    url("/kernen/{kern}/foto/{id}", &[&kern.slug, &photo.id])
}

async fn show(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let id: PhotoId = visit.param_as("id")?;
    let kern = the_kern(&mut conn, &visit.ctx, visit.param("kern")).await?;
    let photo = photo::of_kern(&mut conn, tenant, kern.id).await?.filter(|photo| photo.id == id);
    let photo = photo.ok_or(Error::NotFound)?;
    let stored = files::get(&mut conn, tenant, photo.file_id).await?.ok_or(Error::NotFound)?;
    Ok(Reply::photo(stored, true))
}

#[derive(Template)]
#[template(path = "villages/manage_photo.html")]
struct Edit {
    p: Page,
    kern: Kern,
    form: Form,
    /// The photo as it stands now, with its address.
    photo: Option<(Photo, String)>,
    remove: Form,
}

/// The page with this form, and below it the one that removes the photo with what has to be mended.
async fn page(visit: &Visit, conn: &mut Conn, kern: Kern, form: Form, errors: Invalid) -> Result<Edit> {
    let photo = photo::of_kern(conn, visit.ctx.tenant, kern.id).await?;
    let input = Input::from_pairs([("versie", photo_mark(photo.as_ref()))]);
    let remove = Form::wrong(&visit.page, REMOVE, input, errors);
    let title = visit.t1("kernfoto-titel", "naam", &kern.name);
    let wrong = form.is_wrong() || remove.is_wrong();
    let p = Page { wrong, ..under(&visit.titled(title), &kern) };
    let photo = photo.map(|photo| (photo.clone(), href(&kern, &photo)));
    Ok(Edit { p, kern, form, photo, remove })
}

fn as_input(photo: Option<&Photo>) -> Input {
    let mut input = Input::from_pairs([("versie", photo_mark(photo))]);
    if let Some(photo) = photo {
        input.set("alt", &photo.alt);
        input.set("bron", &photo.source);
    }
    input
}

/// The kern of the address, when the actor may describe it.
async fn own_kern(visit: &Visit, conn: &mut Conn) -> Result<Kern> {
    let kern = the_kern(conn, &visit.ctx, visit.param("kern")).await?;
    policy::describe(&visit.ctx, kern.clone())?;
    Ok(kern)
}

async fn edit(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = own_kern(&visit, &mut conn).await?;
    let now = photo::of_kern(&mut conn, visit.ctx.tenant, kern.id).await?;
    let form = Form::new(&visit.page, FORM, as_input(now.as_ref()));
    Reply::page(&page(&visit, &mut conn, kern, form, Invalid::default()).await?)
}

async fn save(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = own_kern(&visit, &mut conn).await?;
    let has_photo = photo::of_kern(&mut conn, visit.ctx.tenant, kern.id).await?.is_some();
    drop(conn);
    let outcome = try_save(&visit, kern.clone(), has_photo).await;
    if outcome.is_ok() {
        return Ok(back(&kern));
    }
    let mut conn = visit.read().await?;
    match outcome {
        Err(Error::Invalid(errors)) => {
            let form = Form::wrong(&visit.page, FORM, visit.input.clone(), errors);
            Reply::invalid(&page(&visit, &mut conn, kern, form, Invalid::default()).await?)
        }
        Err(Error::Conflict(CHANGED)) => both(&visit, &mut conn, kern).await,
        Err(error) => Err(error),
        Ok(()) => Ok(back(&kern)),
    }
}

/// Theirs, as it stands now, above mine, ready to be sent again.
async fn both(visit: &Visit, conn: &mut Conn, kern: Kern) -> Result<Reply> {
    let now = as_input(photo::of_kern(conn, visit.ctx.tenant, kern.id).await?.as_ref());
    let words = |_: &str, value: &str| visit.in_dutch(value);
    let theirs = Theirs { fields: &["alt", "bron"], now: &now, words: &words };
    let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
    Reply::late(&page(visit, conn, kern, form, Invalid::default()).await?)
}

async fn try_save(visit: &Visit, kern: Kern, has_photo: bool) -> Result<()> {
    let mut parser = Parser::new(&visit.input);
    if !has_photo && visit.input.file("foto").is_none() {
        parser.wrong("foto", "kernfoto-kies");
    }
    let (alt, source) = (parser.text("alt", 1, 300), parser.text("bron", 1, 200));
    let picture = parser.photo("foto").await;
    parser.finish()?;
    let permit = policy::describe(&visit.ctx, kern)?;
    let version = visit.input.get("versie").to_owned();
    commands::put(&visit.app.db, &visit.ctx, permit, version, NewPhoto { picture, alt, source }).await
}

/// Removes the photo, once the box is ticked. Removed is removed: none to remove is no mistake.
async fn remove(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = own_kern(&visit, &mut conn).await?;
    let has_photo = photo::of_kern(&mut conn, visit.ctx.tenant, kern.id).await?.is_some();
    drop(conn);
    let outcome = if has_photo { try_remove(&visit, kern.clone()).await } else { Ok(()) };
    match outcome {
        Ok(()) | Err(Error::NotFound) => Ok(back(&kern)),
        Err(Error::Invalid(errors)) => Reply::invalid(&not_removed(&visit, kern, errors).await?),
        Err(Error::Conflict(CHANGED)) => {
            let errors = Invalid::field("zeker", "kernfotoweg-intussen");
            Reply::late(&not_removed(&visit, kern, errors).await?)
        }
        Err(error) => Err(error),
    }
}

async fn try_remove(visit: &Visit, kern: Kern) -> Result<()> {
    let mut parser = Parser::new(&visit.input);
    if !parser.ticked("zeker") {
        parser.wrong("zeker", "kernfotoweg-zeker-nodig");
    }
    parser.finish()?;
    let permit = policy::describe(&visit.ctx, kern)?;
    commands::remove(&visit.app.db, &visit.ctx, permit, visit.input.get("versie").to_owned()).await
}

/// The page with the photo as it is now. The box has to be ticked again: it may be another photo.
async fn not_removed(visit: &Visit, kern: Kern, errors: Invalid) -> Result<Edit> {
    let mut conn = visit.read().await?;
    let now = photo::of_kern(&mut conn, visit.ctx.tenant, kern.id).await?;
    let form = Form::new(&visit.page, FORM, as_input(now.as_ref()));
    page(visit, &mut conn, kern, form, errors).await
}

fn back(kern: &Kern) -> Reply {
    Reply::see(url("/beheer/kernen/{kern}", &[&kern.slug])).saying("melding-wijziging-bewaard")
}
