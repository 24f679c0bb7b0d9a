// SPDX-License-Identifier: EUPL-1.2
//! To add, change and end groups.

use db::{Db, Tx};
use kernel::{Audit, Ctx, Permit, Result};

use super::{free_slug, queue_for_names, unless_changed, unless_taken};
use crate::model::{Group, GroupKind, KernId};
use crate::policy::{self, ManageGroup};
use crate::{index, store};

/// What the form of a group holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupEdit {
    /// Its name.
    pub name: String,
    /// What sort.
    pub kind: GroupKind,
    /// Its website.
    pub website: Option<String>,
    /// Its public address.
    pub email: Option<String>,
    /// What has to be known about it.
    pub note: Option<String>,
    /// Its kernen.
    pub kernen: Vec<KernId>,
    /// Whether it is no more.
    pub ended: bool,
}

/// Adds a group, or changes the permit's group when it is still at `version`.
///
/// # Errors
/// A conflict when somebody else was first; invalid when a group of the same kernen has the name.
pub async fn save(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<ManageGroup, Option<Group>>,
    version: i64,
    edit: GroupEdit,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, edit) = (own.clone(), permit.clone(), edit.clone());
        Box::pin(async move {
            let kernen = edit.kernen.clone();
            queue_for_names(tx, ctx.tenant).await?;
            unless_twice(tx, &ctx, permit.subject().as_ref(), &edit).await?;
            let group = match permit.subject() {
                None => {
                    let taken = store::group::all(tx, ctx.tenant).await?;
                    let taken = taken.into_iter().map(|group| group.slug).collect();
                    let slug = free_slug(&edit.name, &taken);
                    let group = merged(&ctx, edit, None, slug);
                    store::group::add(tx, ctx.tenant, &[(group.clone(), kernen.clone())]).await?;
                    group
                }
                Some(known) => {
                    let group = merged(&ctx, edit, Some(known), known.slug.clone());
                    let group = Group { version, ..group };
                    unless_changed(store::group::edit(tx, ctx.tenant, &group, &kernen).await?)?;
                    group
                }
            };
            index::put_group(tx, &ctx, &group, &kernen).await?;
            let audit = Audit::new(policy::GROUPS.action, "groep", group.id);
            let audit = if group.ended_at.is_some() { audit.fact("beeindigd", true) } else { audit };
            Ok(tx.audit(&ctx, audit).await?)
        })
    })
    .await
}

/// Refuses the name of another group that is there, when they share a kern or both have none.
/// Groups of different kernen may well have one name.
async fn unless_twice(tx: &mut Tx, ctx: &Ctx, known: Option<&Group>, edit: &GroupEdit) -> Result<()> {
    let own = store::group::kernen(tx, ctx.tenant).await?;
    let of = |group: &Group| own.get(&group.id).map_or(&[][..], Vec::as_slice);
    let stays = |group: &Group| {
        let kernen = of(group);
        group.ended_at.is_none()
            && group.name == edit.name
            && edit.kernen.iter().all(|kern| kernen.contains(kern))
    };
    if edit.ended || known.is_some_and(stays) {
        return Ok(());
    }
    let all = store::group::all(tx, ctx.tenant).await?;
    let others = all.iter().filter(|group| {
        let kernen = of(group);
        let is_near = kernen.is_empty() && edit.kernen.is_empty()
            || kernen.iter().any(|kern| edit.kernen.contains(kern));
        is_near && group.ended_at.is_none() && known.is_none_or(|known| known.id != group.id)
    });
    unless_taken(&edit.name, others.map(|group| group.name.as_str()))
}

fn merged(ctx: &Ctx, edit: GroupEdit, known: Option<&Group>, slug: String) -> Group {
    let since = known.and_then(|group| group.ended_at).unwrap_or_else(|| ctx.now());
    Group {
        id: known.map_or_else(|| ctx.id(), |group| group.id),
        slug,
        name: edit.name,
        kind: edit.kind,
        website: edit.website,
        email: edit.email,
        source_url: known.and_then(|group| group.source_url.clone()),
        source: known.and_then(|group| group.source.clone()),
        note: edit.note,
        example: known.is_some_and(|group| group.example),
        ended_at: edit.ended.then_some(since),
        version: 1,
    }
}
