// SPDX-License-Identifier: EUPL-1.2
//! Undoing an import, in one transaction.

use std::collections::BTreeMap;

use db::{DbError, Tx};
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result};
use uuid::Uuid;
use villages::{KernId, follow};
use web::search;

use super::super::point::agenda_of;
use super::index_all;
use super::put::{Told, put};
use crate::import::stored::Stored;
use crate::model::{AgendaId, FOLLOWED, ImportId, PointId};
use crate::policy::{IMPORT, Import};
use crate::store::agenda;
use crate::store::import::{self as store, undo};
use crate::store::point::PointRow;
use crate::store::story::By;

/// What undoing an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// How many points were removed.
    pub removed: usize,
    /// How many points say again what they said before.
    pub restored: usize,
}

/// Undoes an import: what it added goes, what it changed says again what it said before. A status
/// that goes back is appended to the story, like any other.
///
/// # Errors
/// Not found; a conflict when it was undone already; invalid, with the number of points, when
/// something else happened to some of them since.
pub async fn undo_import(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<Import>,
    import: ImportId,
) -> Result<Undone> {
    let tenant = ctx.tenant;
    store::by_id(tx, tenant, import).await?.ok_or(Error::NotFound)?;
    if !undo::mark(tx, tenant, import, ctx.now()).await? {
        return Err(Error::Conflict("import-al-terug"));
    }
    let changed = undo::in_the_way(tx, tenant, import).await?;
    if changed > 0 {
        let mut invalid = Invalid::default();
        invalid.add_with("zeker", "import-terug-kan-niet", vec![("aantal", changed.to_string())]);
        return Err(invalid.into());
    }
    let (added, altered): (Vec<_>, Vec<_>) =
        undo::rows(tx, tenant, import).await?.into_iter().partition(|row| row.previous.is_none());
    let added: Vec<PointId> = added.into_iter().map(|row| row.point_id).collect();
    for point in &added {
        search::remove(tx, tenant, point.uuid()).await?;
    }
    let ids: Vec<Uuid> = added.iter().map(|point| point.uuid()).collect();
    follow::let_go(tx, ctx, FOLLOWED, &ids).await?;
    undo::remove_points(tx, tenant, &added).await.map_err(is_held)?;
    restore(tx, ctx, &altered).await?;
    undo::remove_made(tx, tenant, import).await?;
    let undone = Undone { removed: added.len(), restored: altered.len() };
    let entry = Audit::new(IMPORT.action, "import", import).fact("verwijderd", undone.removed);
    tx.audit(ctx, entry.fact("hersteld", undone.restored)).await?;
    Ok(undone)
}

/// A table that `in_the_way` does not know refers to one of the points.
fn is_held(error: DbError) -> Error {
    match error {
        DbError::Reference(_) => Invalid::field("zeker", "import-terug-hangt-aan").into(),
        error => error.into(),
    }
}

async fn restore(tx: &mut Tx, ctx: &Ctx, altered: &[undo::DoneRow]) -> Result<()> {
    let ids: Vec<PointId> = altered.iter().map(|row| row.point_id).collect();
    let now = store::by_ids(tx, ctx.tenant, &ids).await?;
    let mut now: BTreeMap<PointId, _> =
        now.into_iter().map(|(row, kernen)| (row.id, (row, kernen))).collect();
    for done in altered {
        let Some((row, kernen)) = now.remove(&done.point_id) else { continue };
        let previous = done.previous.as_deref().unwrap_or_default();
        let mut previous: Stored = serde_json::from_str(previous).map_err(Error::internal)?;
        let agenda = agenda_before(tx, ctx, &row, &kernen, &previous).await?;
        previous.agenda = Some(agenda);
        let theme = match previous.theme.as_deref() {
            Some(name) => Some(agenda::theme(tx, ctx, agenda, name).await?),
            None => None,
        };
        let current = Stored::of(&row, &kernen);
        let revision =
            put(tx, ctx, &row, theme, &current, &previous, &By::actor(ctx), &Told::now(ctx)).await?;
        undo::renumber(tx, ctx.tenant, row.id, previous.revision, revision).await?;
    }
    index_all(tx, ctx, &ids).await
}

/// The agenda on which a point stood before the import, as long as that is there. An older import did
/// not keep it: then the point goes where one goes that comes to be about these kernen.
async fn agenda_before(
    tx: &mut Tx,
    ctx: &Ctx,
    row: &PointRow,
    kernen: &[KernId],
    previous: &Stored,
) -> Result<AgendaId> {
    if let Some(before) = previous.agenda
        && agenda::by_id(tx, ctx.tenant, before).await?.is_some()
    {
        return Ok(before);
    }
    let goes_on = agenda_of(tx, ctx, row, kernen, &previous.kernen).await?;
    Ok(goes_on.unwrap_or(row.agenda_id))
}
