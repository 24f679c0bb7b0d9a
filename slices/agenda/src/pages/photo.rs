// SPDX-License-Identifier: EUPL-1.2
//! The photos of a point: showing one to whom may see its note, and removing one.

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, Result};
use villages::Kern;
use web::{Form, Page, Parser, Reply, Routes, Visit};

use crate::model::PhotoId;
use crate::policy::{self, PHOTO, PointAt, READ};
use crate::store::photo::{self, PhotoRow};
use crate::{commands, links};

/// Adds the addresses of photos.
pub(super) fn add(routes: Routes) -> Routes {
    routes
        .get("/kernen/{kern}/agenda/{nummer}/fotos/{foto}", &READ, show)
        .get("/kernen/{kern}/agenda/{nummer}/fotos/{foto}/weg", &PHOTO, form)
        .post("/kernen/{kern}/agenda/{nummer}/fotos/{foto}/weg", &PHOTO, remove)
}

#[derive(Template)]
#[template(path = "photo_remove.html")]
struct RemovePage {
    p: Page,
    form: Form,
    photo: PhotoRow,
    href: String,
    action: String,
}

/// The photo of the address with where it lies; not found for whom may not read its note.
async fn photo(visit: &Visit, conn: &mut Conn) -> Result<(Kern, PointAt, PhotoRow)> {
    let id: PhotoId = visit.param_as("foto")?;
    let (kern, at) = super::kern_and_point(visit, conn).await?;
    let row = photo::by_id(conn, visit.ctx.tenant, at.point.id, id).await?;
    let row = row.filter(|row| row.file_id.is_some() && at.shows_note(&visit.ctx, row.public));
    Ok((kern, at, row.ok_or(Error::NotFound)?))
}

async fn show(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (_, at, row) = photo(&visit, &mut conn).await?;
    let file = row.file_id.ok_or(Error::NotFound)?;
    let stored = files::get(&mut conn, visit.ctx.tenant, file).await?.ok_or(Error::NotFound)?;
    Ok(Reply::photo(stored, row.public && !at.point.draft))
}

async fn form(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (kern, at, row) = photo(&visit, &mut conn).await?;
    let permit = policy::may_remove_photo(&visit.ctx, at, row)?;
    let (at, row) = permit.subject();
    Reply::page(&page(&visit, &kern, at, row, Invalid::default()))
}

fn page(visit: &Visit, kern: &Kern, at: &PointAt, row: &PhotoRow, invalid: Invalid) -> RemovePage {
    let mut p = super::under_agenda(visit, visit.t("foto-weg-titel"), kern);
    p = p.crumb(visit.in_dutch(&at.point.title), links::point(&kern.slug, at.point.number));
    p.wrong = !invalid.0.is_empty();
    let href = links::photo(&kern.slug, at.point.number, row.id);
    RemovePage {
        form: Form::wrong(&p, "foto-weg", visit.input.clone(), invalid),
        photo: row.clone(),
        action: format!("{href}/weg"),
        href,
        p,
    }
}

async fn remove(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (kern, at, row) = photo(&visit, &mut conn).await?;
    drop(conn);
    let permit = policy::may_remove_photo(&visit.ctx, at, row)?;
    let mut parser = Parser::new(&visit.input);
    let reason = parser.text("reden", 0, 500);
    let outcome = match parser.finish() {
        Ok(()) => {
            let (ctx, permit) = (visit.ctx.clone(), permit.clone());
            let write = visit.app.db.write(&visit.ctx, move |tx| {
                let (ctx, permit, reason) = (ctx.clone(), permit.clone(), reason.clone());
                Box::pin(async move { commands::remove_photo(tx, &ctx, &permit, &reason).await })
            });
            write.await
        }
        Err(error) => Err(error),
    };
    let (at, row) = permit.subject();
    match outcome {
        Ok(()) => Ok(Reply::see(links::point(&kern.slug, at.point.number)).saying("melding-foto-weg")),
        Err(Error::Invalid(invalid)) => Reply::invalid(&page(&visit, &kern, at, row, invalid)),
        Err(error) => Err(error),
    }
}
