// SPDX-License-Identifier: EUPL-1.2
//! To add, change, end and remove kernen.

use std::collections::BTreeSet;

use db::{Db, DbError, Tx};
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result, Scope, ScopeKind};

use super::{free_slug, phase, queue_for_names, same_name, unless_changed};
use crate::model::{Kern, KernId};
use crate::policy::{self, AddKern, Describe, EditKern, EndKern};
use crate::store::kern::FullKern;
use crate::{index, store};

/// The conflict of whoever acts on a kern that ended, or on its end that was taken back.
const ENDED: &str = "kern-intussen-beeindigd";

/// Adds kernen, all or none, and returns their names in addresses. Whoever left that one empty gets
/// the one that follows from the name.
///
/// # Errors
/// Invalid when a name, or a chosen name in addresses, is taken.
pub async fn add(db: &Db, ctx: &Ctx, permit: Permit<AddKern>, new: Vec<FullKern>) -> Result<Vec<String>> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, tenant, new) = (own.clone(), permit.tenant(), new.clone());
        Box::pin(async move {
            queue_for_names(tx, tenant).await?;
            let ever = store::kern::ever(tx, tenant).await?;
            let mut taken: BTreeSet<String> = ever.iter().map(|kern| kern.slug.clone()).collect();
            let mut slugs = Vec::new();
            for mut new in new {
                unless_named(tx, &ctx, &new.kern.name, None).await?;
                if new.kern.slug.is_empty() {
                    new.kern.slug = free_slug(&new.kern.name, &taken);
                } else if taken.contains(&new.kern.slug) {
                    return Err(Invalid::field("slug", "kern-slug-bezet").into());
                }
                store::kern::add(tx, tenant, std::slice::from_ref(&new)).await?;
                index::put_kern(tx, &ctx, &new.kern).await?;
                tx.audit(&ctx, Audit::new(policy::ADD.action, "kern", new.kern.id)).await?;
                taken.insert(new.kern.slug.clone());
                slugs.push(new.kern.slug);
            }
            Ok(slugs)
        })
    })
    .await
}

/// Refuses a name that another kern has: somebody sent the form twice, or was second.
async fn unless_named(tx: &mut Tx, ctx: &Ctx, name: &str, but: Option<KernId>) -> Result<()> {
    let same = |kern: &Kern| Some(kern.id) != but && same_name(&kern.name, name);
    if store::kern::all(tx, ctx.tenant).await?.iter().any(same) {
        return Err(Invalid::field("naam", "kern-naam-bestaat").into());
    }
    Ok(())
}

/// Changes what Beheer says of a kern. A new phase goes into its history, a correction of what is said
/// with the present one replaces that; a new name goes to the
/// search index and to whoever follows the kern. Its name in addresses stays.
///
/// # Errors
/// A conflict when the kern no longer has the version of `edit`.
pub async fn edit(db: &Db, ctx: &Ctx, permit: Permit<EditKern, Kern>, edit: FullKern) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, edit) = (own.clone(), permit.clone(), edit.clone());
        Box::pin(async move {
            let (kern, area) = (permit.subject(), edit.area);
            let changed = Kern { id: kern.id, slug: kern.slug.clone(), ended_at: kern.ended_at, ..edit.kern };
            unless_changed(store::kern::edit(tx, ctx.tenant, &changed, area.as_deref()).await?)?;
            if changed.name != kern.name {
                unless_named(tx, &ctx, &changed.name, Some(kern.id)).await?;
                store::follower::rename(tx, ctx.tenant, kern.id.uuid(), &changed.name).await?;
                index::put_groups_of(tx, &ctx, kern.id).await?;
            }
            index::put_kern(tx, &ctx, &changed).await?;
            let audit = Audit::new(policy::EDIT.action, "kern", kern.id);
            let audit = phase::follow(tx, &ctx, kern, &changed, audit).await?;
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
            let audit = Audit::new(policy::DESCRIBE.action, "kern", kern.id);
            Ok(tx.audit(&ctx, audit.fact("wat", "inleiding")).await?)
        })
    })
    .await
}

/// Ends a kern: it leaves lists, map, search and forms. Its page stays and says why, and of which
/// kern it became part.
///
/// # Errors
/// A conflict when it ended already, invalid when the other kern is none that is there.
pub async fn end(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<EndKern, Kern>,
    reason: String,
    successor: Option<KernId>,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, reason) = (own.clone(), permit.clone(), reason.clone());
        Box::pin(async move {
            let (kern, tenant) = (permit.subject(), ctx.tenant);
            let mut audit = Audit::new(policy::END.action, "kern", kern.id).fact("wat", "beeindigd");
            if let Some(id) = successor {
                let next = store::kern::by_id(tx, tenant, id).await?;
                let next = next.filter(|next| next.id != kern.id && next.ended_at.is_none());
                let next = next.ok_or_else(|| Invalid::field("opvolger", "veld-keuze-fout"))?;
                audit = audit.fact("opvolger", next.slug);
            }
            if !store::kern::end(tx, tenant, kern.id, ctx.now(), &reason, successor).await? {
                return Err(Error::Conflict(ENDED));
            }
            web::search::remove(tx, tenant, kern.id.uuid()).await?;
            Ok(tx.audit(&ctx, audit).await?)
        })
    })
    .await
}

/// Takes the end of a kern back.
///
/// # Errors
/// A conflict when it did not end.
pub async fn restore(db: &Db, ctx: &Ctx, permit: Permit<EndKern, Kern>) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit) = (own.clone(), permit.clone());
        Box::pin(async move {
            let kern = permit.subject();
            if !store::kern::restore(tx, ctx.tenant, kern.id).await? {
                return Err(Error::Conflict(ENDED));
            }
            index::put_kern(tx, &ctx, &Kern { ended_at: None, ..kern.clone() }).await?;
            let audit = Audit::new(policy::END.action, "kern", kern.id);
            Ok(tx.audit(&ctx, audit.fact("wat", "hersteld")).await?)
        })
    })
    .await
}

/// Removes a kern that nothing belongs to: one that was added by mistake.
///
/// # Errors
/// Invalid when something belongs to it: an agenda, a group, a contact, a right, a follower.
pub async fn remove(db: &Db, ctx: &Ctx, permit: Permit<EndKern, Kern>) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit) = (own.clone(), permit.clone());
        Box::pin(async move {
            let (kern, tenant) = (permit.subject(), ctx.tenant);
            let used = || Error::from(Invalid::field("zeker", "kern-is-in-gebruik"));
            let scope = Scope::Of(ScopeKind::Kern, kern.id.uuid());
            if store::kern::is_named(tx, tenant, kern.id).await? || people::limits(tx, tenant, scope).await? {
                return Err(used());
            }
            match store::kern::remove(tx, tenant, kern.id).await {
                Ok(0) => return Err(Error::NotFound),
                Err(DbError::Reference(_)) => return Err(used()),
                done => done?,
            };
            web::search::remove(tx, tenant, kern.id.uuid()).await?;
            let audit = Audit::new(policy::END.action, "kern", kern.id).fact("wat", "verwijderd");
            Ok(tx.audit(&ctx, audit.fact("naam", &kern.slug)).await?)
        })
    })
    .await
}
