// SPDX-License-Identifier: EUPL-1.2
//! To add, change and end teams and partners.

use db::{Db, Tx};
use kernel::{Audit, Ctx, Id, Permit, Result};

use super::{free_slug, queue_for_names, unless_changed, unless_taken};
use crate::policy::{self, ManageListed};
use crate::store::listed::{self as store, Entry, Listed};

/// What the form of a team or partner holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedEdit {
    /// Its name.
    pub name: String,
    /// Its page.
    pub website: Option<String>,
    /// Its shared mailbox.
    pub email: Option<String>,
    /// What has to be known about it.
    pub note: Option<String>,
    /// Whether it is no more.
    pub ended: bool,
}

/// Adds a line, or changes the permit's line when it is still at `version`.
///
/// # Errors
/// A conflict when somebody else was first; invalid when another line that is there has the name.
pub async fn save(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<ManageListed, (Listed, Option<Entry>)>,
    version: i64,
    edit: ListedEdit,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, edit) = (own.clone(), permit.clone(), edit.clone());
        Box::pin(async move {
            let (list, known) = permit.subject();
            queue_for_names(tx, ctx.tenant).await?;
            unless_twice(tx, &ctx, *list, known.as_ref(), &edit).await?;
            let entry = match known {
                None => {
                    let taken = store::entries(tx, ctx.tenant, *list).await?;
                    let taken = taken.into_iter().map(|entry| entry.slug).collect();
                    let slug = free_slug(&edit.name, &taken);
                    let entry = merged(&ctx, edit, None, slug);
                    store::add(tx, ctx.tenant, *list, std::slice::from_ref(&entry)).await?;
                    entry
                }
                Some(known) => {
                    let entry = merged(&ctx, edit, Some(known), known.slug.clone());
                    let entry = Entry { version, ..entry };
                    unless_changed(store::edit(tx, ctx.tenant, *list, &entry).await?)?;
                    entry
                }
            };
            let id: Id<Entry> = Id::from_uuid(entry.id);
            let audit = Audit::new(policy::rule_of(*list).action, kind(*list), id);
            let audit = if entry.ended_at.is_some() { audit.fact("beeindigd", true) } else { audit };
            Ok(tx.audit(&ctx, audit).await?)
        })
    })
    .await
}

/// Refuses the name of another line that is there.
async fn unless_twice(
    tx: &mut Tx,
    ctx: &Ctx,
    list: Listed,
    known: Option<&Entry>,
    edit: &ListedEdit,
) -> Result<()> {
    let stays = |entry: &Entry| entry.ended_at.is_none() && entry.name == edit.name;
    if edit.ended || known.is_some_and(stays) {
        return Ok(());
    }
    let all = store::entries(tx, ctx.tenant, list).await?;
    let others =
        all.iter().filter(|entry| entry.ended_at.is_none() && known.is_none_or(|known| known.id != entry.id));
    unless_taken(&edit.name, others.map(|entry| entry.name.as_str()))
}

fn kind(list: Listed) -> &'static str {
    match list {
        Listed::Team => "team",
        Listed::Partner => "partner",
    }
}

fn merged(ctx: &Ctx, edit: ListedEdit, known: Option<&Entry>, slug: String) -> Entry {
    let since = known.and_then(|entry| entry.ended_at).unwrap_or_else(|| ctx.now());
    Entry {
        id: known.map_or_else(|| ctx.id::<Entry>().uuid(), |entry| entry.id),
        slug,
        name: edit.name,
        website: edit.website,
        email: edit.email,
        note: edit.note,
        example: known.is_some_and(|entry| entry.example),
        ended_at: edit.ended.then_some(since),
        version: 1,
    }
}
