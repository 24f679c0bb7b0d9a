// SPDX-License-Identifier: EUPL-1.2
//! To give a kern a photo, to change what is said about it, and to remove it.

use db::{Db, DbError, Tx};
use files::Picture;
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result};

use super::{CHANGED, mark, unless_changed};
use crate::model::Kern;
use crate::policy::{self, Describe};
use crate::store::photo::{self, Photo};

/// What is sent about the photo of a kern.
#[derive(Clone, Debug)]
pub struct NewPhoto {
    /// The photo; none to keep the one that is there.
    pub picture: Option<Picture>,
    /// What can be seen on it.
    pub alt: String,
    /// Who made it, and under which licence.
    pub source: String,
}

/// Names the state of the photo of a kern, also of none.
pub fn photo_mark(photo: Option<&Photo>) -> String {
    photo.map_or_else(|| mark(&[]), |photo| mark(&[&photo.id.to_string(), &photo.alt, &photo.source]))
}

/// Gives the kern a photo in the place of the one it has, or changes what is said about that.
///
/// # Errors
/// A conflict when the photo is no longer the one of `version`; invalid when there is none to keep.
pub async fn put(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<Describe, Kern>,
    version: String,
    new: NewPhoto,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, version, new) = (own.clone(), permit.clone(), version.clone(), new.clone());
        Box::pin(async move {
            let kern = permit.subject();
            let now = photo::of_kern(tx, ctx.tenant, kern.id).await?;
            unless_changed(photo_mark(now.as_ref()) == version)?;
            store(tx, &ctx, kern, now.as_ref(), &new).await?;
            Ok(tx.audit(&ctx, audit(kern, "foto")).await?)
        })
    })
    .await
}

async fn store(tx: &mut Tx, ctx: &Ctx, kern: &Kern, now: Option<&Photo>, new: &NewPhoto) -> Result<()> {
    match (now, &new.picture) {
        (None, None) => Err(Invalid::field("foto", "kernfoto-kies").into()),
        (Some(now), None) => {
            unless_changed(photo::describe(tx, ctx.tenant, now, &new.alt, &new.source).await?)
        }
        (now, Some(picture)) => {
            if let Some(now) = now {
                unless_changed(photo::remove(tx, ctx.tenant, now).await?)?;
            }
            match photo::add(tx, ctx, kern.id, picture, (&new.alt, &new.source)).await {
                Err(DbError::Taken(_)) => Err(Error::Conflict(CHANGED)),
                added => Ok(added?),
            }
        }
    }
}

/// Removes the photo of a kern for good.
///
/// # Errors
/// [`Error::NotFound`] when it has none; a conflict when it is no longer the one of `version`.
pub async fn remove(db: &Db, ctx: &Ctx, permit: Permit<Describe, Kern>, version: String) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, version) = (own.clone(), permit.clone(), version.clone());
        Box::pin(async move {
            let kern = permit.subject();
            let photo = photo::of_kern(tx, ctx.tenant, kern.id).await?.ok_or(Error::NotFound)?;
            unless_changed(photo_mark(Some(&photo)) == version)?;
            unless_changed(photo::remove(tx, ctx.tenant, &photo).await?)?;
            Ok(tx.audit(&ctx, audit(kern, "foto weg")).await?)
        })
    })
    .await
}

fn audit(kern: &Kern, what: &str) -> Audit {
    Audit::new(policy::DESCRIBE.action, "kern", kern.id).fact("wat", what)
}
