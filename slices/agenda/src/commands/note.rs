// SPDX-License-Identifier: EUPL-1.2
//! Writing a note, with or without a photo, and removing such a photo.

use db::Tx;
use files::Picture;
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result};

use crate::policy::{NOTE, Note, PHOTO, PointAt, RemovePhoto};
use crate::store::photo::{self, PhotoRow};
use crate::store::point;
use crate::store::story::{self, By};

/// A note to write.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// What it says.
    pub text: String,
    /// For everybody, or for colleagues only.
    pub public: bool,
    /// A photo, and what can be seen on it.
    pub photo: Option<(Picture, String)>,
}

/// Writes a note, for everybody or for colleagues only.
///
/// # Errors
/// Invalid when it says nothing, or does not say what is on its photo.
pub async fn write_note(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Note, PointAt>, new: &NewNote) -> Result<()> {
    let mut invalid = Invalid::default();
    if new.text.trim().is_empty() {
        invalid.add("tekst", "veld-leeg");
    }
    if new.photo.as_ref().is_some_and(|(_, alt)| alt.trim().is_empty()) {
        invalid.add("alt", "foto-alt-leeg");
    }
    invalid.check()?;
    let point = &permit.subject().point;
    let note =
        story::note(tx, ctx, point.id, &By::actor(ctx), &new.text, new.public, ctx.now(), false).await?;
    if let Some((picture, alt)) = &new.photo {
        photo::add(tx, ctx, note, picture, alt).await?;
    }
    point::touch(tx, ctx.tenant, point.id, ctx.now()).await?;
    let mut entry = Audit::new(NOTE.action, "punt", point.id).fact("nummer", point.number);
    entry = entry.fact("openbaar", new.public);
    if new.photo.is_some() {
        entry = entry.fact("foto", true);
    }
    tx.audit(ctx, entry).await?;
    Ok(())
}

/// Removes a photo for good. The story goes on saying that there was one.
///
/// # Errors
/// Invalid without a reason; a conflict when somebody removed it before.
pub async fn remove_photo(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<RemovePhoto, (PointAt, PhotoRow)>,
    reason: &str,
) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(Invalid::field("reden", "foto-reden-nodig").into());
    }
    let (at, row) = permit.subject();
    let gone = Error::Conflict("foto-al-weg");
    let Some(file) = row.file_id else { return Err(gone) };
    if !photo::remove(tx, ctx, row.id, file, reason.trim()).await? {
        return Err(gone);
    }
    let entry = Audit::new(PHOTO.action, "punt", at.point.id).fact("nummer", at.point.number);
    tx.audit(ctx, entry.fact("foto", row.id)).await?;
    Ok(())
}
