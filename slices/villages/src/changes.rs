// SPDX-License-Identifier: EUPL-1.2
//! What happened: over all slices together, and what this slice adds to it.

use db::Conn;
use kernel::{Id, Result};
use web::slice::ChangeQuery;
use web::{Change, Page};

use crate::store;

/// The newest changes of all slices together.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_all(page: &Page, conn: &mut Conn, query: &ChangeQuery) -> Result<Vec<Change>> {
    let mut all = Vec::new();
    for slice in &page.app.slices {
        all.extend(slice.changes(page, conn, query).await?);
    }
    all.sort_by_key(|change| std::cmp::Reverse((change.at, change.id)));
    all.truncate(query.limit as usize);
    Ok(all)
}

/// What this slice adds: kernen that came to another phase.
///
/// # Errors
/// Whatever the database refuses.
pub async fn own(page: &Page, conn: &mut Conn, query: &ChangeQuery) -> Result<Vec<Change>> {
    if query.subject.is_some() && query.subject != query.kern {
        return Ok(Vec::new());
    }
    let tenant = page.ctx.tenant;
    let kern = query.kern.map(Id::from_uuid);
    let notes = store::phase::newest(conn, tenant, kern, query.after, query.limit).await?;
    if notes.is_empty() {
        return Ok(Vec::new());
    }
    let names = store::kern::names(conn, tenant).await?;
    let changes = notes.into_iter().filter_map(|note| {
        let (slug, name) = names.get(&note.kern_id)?;
        Some(Change {
            at: note.at,
            key: "verandering-fase",
            title: page.t1("fase-nu", "fase", page.t(note.phase.key())).into(),
            detail: note.note.unwrap_or_default(),
            place: name.clone(),
            href: crate::kern_href(slug),
            id: note.id,
            example: note.example,
        })
    });
    Ok(changes.collect())
}
