// SPDX-License-Identifier: EUPL-1.2
//! What search finds of this slice.

use db::Tx;
use kernel::{Ctx, Result};
use web::search::{self, Document};

use crate::model::{Group, Kern, KernId};
use crate::{group_href, kern_href, store};

/// Puts a kern into the index; one that ended stays out.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put_kern(tx: &mut Tx, ctx: &Ctx, kern: &Kern) -> Result<()> {
    if kern.ended_at.is_some() {
        return Ok(());
    }
    let document = Document {
        id: kern.id.uuid(),
        kind: "kern",
        title: kern.name.clone(),
        context: String::new(),
        text: kern.intro.clone().unwrap_or_default(),
        url: kern_href(&kern.slug),
    };
    Ok(search::put(tx, ctx, &document).await?)
}

/// Puts a group into the index, or takes it out when it ended.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put_group(tx: &mut Tx, ctx: &Ctx, group: &Group, kernen: &[KernId]) -> Result<()> {
    if group.ended_at.is_some() {
        return Ok(search::remove(tx, ctx.tenant, group.id.uuid()).await?);
    }
    let names = store::kern::names(tx, ctx.tenant).await?;
    let own: Vec<&(String, String)> = kernen.iter().filter_map(|id| names.get(id)).collect();
    Ok(search::put(tx, ctx, &group_document(group, &own)).await?)
}

/// Puts the groups of a kern into the index anew: they carry its name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put_groups_of(tx: &mut Tx, ctx: &Ctx, kern: KernId) -> Result<()> {
    let mut kernen = store::group::kernen(tx, ctx.tenant).await?;
    for group in store::group::of_kern(tx, ctx.tenant, kern).await? {
        put_group(tx, ctx, &group, &kernen.remove(&group.id).unwrap_or_default()).await?;
    }
    Ok(())
}

/// How search sees a group that lies in these kernen (slug and name).
pub fn group_document(group: &Group, kernen: &[&(String, String)]) -> Document {
    let names: Vec<&str> = kernen.iter().map(|(_, name)| name.as_str()).collect();
    Document {
        id: group.id.uuid(),
        kind: "groep",
        title: group.name.clone(),
        context: names.join(", "),
        text: group.note.clone().unwrap_or_default(),
        url: group_href(&group.slug),
    }
}
