// SPDX-License-Identifier: EUPL-1.2
//! To change a kern, its contacts and its channels.

use db::Db;
use kernel::{Audit, Ctx, Error, Permit, Result};
use uuid::Uuid;

use super::{mark, unless_changed};
use crate::model::{Channel, Contact, Kern};
use crate::policy::{self, Describe, EditKern};
use crate::store::kern::KernEdit;
use crate::{index, store};

/// Changes name, introduction and phase. A new phase goes into the history of the kern.
///
/// # Errors
/// A conflict when the kern is no longer at `version`.
pub async fn edit(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<EditKern, Kern>,
    version: i64,
    edit: KernEdit,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, edit) = (own.clone(), permit.clone(), edit.clone());
        Box::pin(async move {
            let kern = permit.subject();
            unless_changed(store::kern::edit(tx, ctx.tenant, kern.id, version, &edit).await?)?;
            if (edit.phase, &edit.phase_note) != (kern.phase, &kern.phase_note) {
                store::kern::add_phase_note(tx, &ctx, kern.id, edit.phase, edit.phase_note.clone()).await?;
            }
            let changed = Kern { name: edit.name, intro: edit.intro, ..kern.clone() };
            index::put_kern(tx, &ctx, &changed).await?;
            let audit = Audit::new(policy::EDIT.action, "kern", kern.id).fact("fase", edit.phase.number());
            Ok(tx.audit(&ctx, audit).await?)
        })
    })
    .await
}

/// Changes the introduction only.
///
/// # Errors
/// A conflict when the kern is no longer at `version`.
pub async fn describe(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<Describe, Kern>,
    version: i64,
    intro: Option<String>,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, intro) = (own.clone(), permit.clone(), intro.clone());
        Box::pin(async move {
            let kern = permit.subject();
            unless_changed(store::kern::describe(tx, ctx.tenant, kern.id, version, intro.clone()).await?)?;
            index::put_kern(tx, &ctx, &Kern { intro, ..kern.clone() }).await?;
            Ok(tx.audit(&ctx, audit(kern, "inleiding")).await?)
        })
    })
    .await
}

/// Names the state of a contact.
pub fn contact_mark(contact: &Contact) -> String {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let (phone, email, hours) = (text(&contact.phone), text(&contact.email), text(&contact.hours));
    mark(&[contact.office.code(), &contact.label, &phone, &email, &hours])
}

/// Names the state of a channel.
pub fn channel_mark(channel: &Channel) -> String {
    mark(&[channel.kind.code(), &channel.name, channel.url.as_deref().unwrap_or_default()])
}

/// Adds a contact, or changes the one that stood at `version`.
///
/// # Errors
/// A conflict when it does not stand there as `version` any more.
pub async fn put_contact(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<Describe, Kern>,
    version: Option<String>,
    contact: Contact,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, version, contact) = (own.clone(), permit.clone(), version.clone(), contact.clone());
        Box::pin(async move {
            let kern = permit.subject();
            let contact = Contact { kern_id: kern.id, ..contact };
            match version {
                None => store::contact::add_contacts(tx, ctx.tenant, std::slice::from_ref(&contact)).await?,
                Some(version) => {
                    let now = store::contact::contact(tx, ctx.tenant, kern.id, contact.id).await?;
                    let now = now.ok_or(Error::NotFound)?;
                    unless_changed(contact_mark(&now) == version)?;
                    store::contact::edit_contact(tx, ctx.tenant, &contact).await?;
                }
            }
            Ok(tx.audit(&ctx, audit(kern, "contact")).await?)
        })
    })
    .await
}

/// Removes a contact.
///
/// # Errors
/// [`Error::NotFound`] when it is not there.
pub async fn remove_contact(db: &Db, ctx: &Ctx, permit: Permit<Describe, Kern>, id: Uuid) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit) = (own.clone(), permit.clone());
        Box::pin(async move {
            let kern = permit.subject();
            if store::contact::remove_contact(tx, ctx.tenant, kern.id, id).await? == 0 {
                return Err(Error::NotFound);
            }
            Ok(tx.audit(&ctx, audit(kern, "contact weg")).await?)
        })
    })
    .await
}

/// Adds a channel, or changes the one that stood at `version`.
///
/// # Errors
/// A conflict when it does not stand there as `version` any more.
pub async fn put_channel(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<Describe, Kern>,
    version: Option<String>,
    channel: Channel,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, version, channel) = (own.clone(), permit.clone(), version.clone(), channel.clone());
        Box::pin(async move {
            let kern = permit.subject();
            let channel = Channel { kern_id: kern.id, ..channel };
            match version {
                None => store::contact::add_channels(tx, ctx.tenant, std::slice::from_ref(&channel)).await?,
                Some(version) => {
                    let now = store::contact::channel(tx, ctx.tenant, kern.id, channel.id).await?;
                    let now = now.ok_or(Error::NotFound)?;
                    unless_changed(channel_mark(&now) == version)?;
                    store::contact::edit_channel(tx, ctx.tenant, &channel).await?;
                }
            }
            Ok(tx.audit(&ctx, audit(kern, "kanaal")).await?)
        })
    })
    .await
}

/// Removes a channel.
///
/// # Errors
/// [`Error::NotFound`] when it is not there.
pub async fn remove_channel(db: &Db, ctx: &Ctx, permit: Permit<Describe, Kern>, id: Uuid) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit) = (own.clone(), permit.clone());
        Box::pin(async move {
            let kern = permit.subject();
            if store::contact::remove_channel(tx, ctx.tenant, kern.id, id).await? == 0 {
                return Err(Error::NotFound);
            }
            Ok(tx.audit(&ctx, audit(kern, "kanaal weg")).await?)
        })
    })
    .await
}

fn audit(kern: &Kern, what: &str) -> Audit {
    Audit::new(policy::DESCRIBE.action, "kern", kern.id).fact("wat", what)
}
