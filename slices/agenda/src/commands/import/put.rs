// SPDX-License-Identifier: EUPL-1.2
//! Giving a point what a file says, or what it said before.

use db::Tx;
use kernel::{Ctx, Error, Result, Timestamp};

use crate::import::stored::Stored;
use crate::model::{Precision, Status, ThemeId};
use crate::store::import as store;
use crate::store::point::{self, PointRow};
use crate::store::story::{self, By, NewEvent};

/// When a status began, and how exactly that is known.
pub(super) struct Since {
    /// When.
    pub at: Timestamp,
    /// How exactly.
    pub precision: Precision,
}

/// Where a status comes from.
pub(super) struct Told<'w> {
    /// The words of the source; `None` for what happened here.
    pub words: Option<&'w str>,
    /// Since when.
    pub since: Since,
}

impl<'w> Told<'w> {
    /// By whoever does this, now.
    pub(super) fn now(ctx: &Ctx) -> Self {
        Self { words: None, since: Since { at: ctx.now(), precision: Precision::Day } }
    }

    /// The line in the story.
    pub(super) fn event(&self, status: Status, text: &'w str, outlook: &'w str) -> NewEvent<'w> {
        let Since { at, precision } = self.since;
        NewEvent { text, outlook, precision, source: self.words, ..NewEvent::new(status, at) }
    }
}

/// Gives a point what it is to say, under this theme of the agenda in `after`; another status is
/// appended to its story. Returns the revision.
#[allow(clippy::too_many_arguments, reason = "each part has its own type")]
pub(super) async fn put(
    tx: &mut Tx,
    ctx: &Ctx,
    row: &PointRow,
    theme: Option<ThemeId>,
    before: &Stored,
    after: &Stored,
    by: &By,
    told: &Told<'_>,
) -> Result<i64> {
    let put = store::put(tx, ctx, row, theme, after).await?;
    let mut revision = put.ok_or(Error::Conflict("punt-intussen-veranderd"))?;
    if before.kernen != after.kernen {
        store::put_kernen(tx, ctx.tenant, row.id, &after.kernen).await?;
    }
    let status = after.status().filter(|status| *status != Status::Merged && before.status != after.status);
    if let Some(status) = status {
        let (why, outlook, now) = (&after.reason, &after.outlook, ctx.now());
        if point::set_status(tx, ctx.tenant, row.id, status, why, outlook, None, now).await? == 1 {
            story::event(tx, ctx, row.id, by, &told.event(status, why, outlook)).await?;
            revision += 1;
        }
    }
    Ok(revision)
}
