// SPDX-License-Identifier: EUPL-1.2
//! Giving several points a status at once: all of them, or none.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Ctx, Error, Invalid, Result};
use web::{Parser, Reply, Visit};

use super::{back, back_with, page};
use crate::commands::{self, StatusChange};
use crate::model::{PointId, Status};
use crate::places::Places;
use crate::policy::{self, PointAt};
use crate::store::monitor;

/// The most points that get a status at once.
pub(super) const MOST: u32 = 100;

/// A point as a box of the form names it: which, and the version that was shown.
pub(super) fn parse(value: &str) -> Option<(PointId, Option<i64>)> {
    match value.split_once('.') {
        Some((id, version)) => Some((id.parse().ok()?, Some(version.parse().ok()?))),
        None => Some((value.parse().ok()?, None)),
    }
}

/// The statuses that a form can give; merging is an act of its own.
pub(super) fn settable() -> impl Iterator<Item = Status> {
    Status::ALL.iter().copied().filter(|status| *status != Status::Merged)
}

/// Gives every chosen point the status, or none of them. Those that have it already are skipped.
pub(in crate::pages) async fn status(visit: Visit) -> Result<Reply> {
    match change_chosen(&visit).await {
        Ok(0) => Ok(back(&visit, "melding-samen")),
        Ok(skipped) => Ok(back_with(&visit, "melding-samen-deels", skipped)),
        Err(Error::Invalid(invalid)) => {
            Reply::invalid(&page(&visit, &visit.input, visit.input.clone(), invalid).await?)
        }
        Err(error) => Err(error),
    }
}

/// What is asked for.
#[derive(Clone)]
struct Asked {
    points: Vec<(PointId, Option<i64>)>,
    change: StatusChange,
    /// Each status in the words of the page, for messages.
    words: BTreeMap<Status, String>,
}

/// How many points had the status already.
async fn change_chosen(visit: &Visit) -> Result<usize> {
    let mut parser = Parser::new(&visit.input);
    let points: BTreeSet<_> = parser.choices("punt", parse).into_iter().collect();
    let wanted = |code: &str| settable().find(|status| status.code() == code);
    let status = parser.choice("status", wanted).unwrap_or(Status::Idea);
    let reason = parser.text("reden", 0, 2000);
    if points.is_empty() {
        parser.wrong("punt", "werk-kies-punten");
    } else if points.len() > super::size(MOST) {
        parser.wrong("punt", "werk-te-veel");
    }
    if reason.is_empty() && (status.needs_reason() || status == Status::Settled) {
        parser.wrong("reden", "werk-reden-nodig");
    }
    parser.finish()?;
    let outlook = if status == Status::Settled { reason.clone() } else { String::new() };
    let words = Status::ALL.iter().map(|status| (*status, visit.t_of(&["status-", status.code()])));
    let asked = Asked {
        points: points.into_iter().collect(),
        change: StatusChange { status, reason, outlook },
        words: words.collect(),
    };
    let ctx = visit.ctx.clone();
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, asked) = (ctx.clone(), asked.clone());
            Box::pin(async move { change_all(tx, &ctx, &asked).await })
        })
        .await
}

/// Each point with a permit of its own. Whatever is refused is named, and then nothing is kept; how
/// many had the status already.
async fn change_all(tx: &mut db::Tx, ctx: &Ctx, asked: &Asked) -> Result<usize> {
    let (mut refused, mut skipped) = (Invalid::default(), 0);
    let ids: Vec<PointId> = asked.points.iter().map(|(id, _)| *id).collect();
    let rows = monitor::points(tx, ctx.tenant, &ids).await?;
    let places = Places::read(tx, ctx.tenant, &ids).await?;
    if rows.len() < ids.len() {
        refused.add("punt", "werk-punt-weg");
    }
    for point in rows {
        let mut named = vec![("nummer", point.number.to_string()), ("titel", point.title.clone())];
        let seen = asked.points.iter().find(|(id, _)| *id == point.id).and_then(|(_, version)| *version);
        let at = PointAt { kernen: places.kernen(point.id).to_vec(), point };
        match change_one(tx, ctx, &at, seen, &asked.change).await {
            Ok(true) => {}
            Ok(false) => skipped += 1,
            // Who may not see a point does not learn its title either.
            Err(Error::NotFound) => refused.add("punt", "werk-punt-weg"),
            Err(Error::Forbidden) => refused.add_with("punt", "werk-punt-mag-niet", named),
            Err(Error::Conflict(_)) if at.point.status == Status::Merged => {
                refused.add_with("punt", "werk-punt-samengevoegd", named);
            }
            Err(Error::Conflict(_)) => {
                named.push(("status", asked.words.get(&at.point.status).cloned().unwrap_or_default()));
                refused.add_with("punt", "werk-punt-veranderd", named);
            }
            Err(error) => return Err(error),
        }
    }
    if skipped > 0 && skipped == ids.len() {
        refused.add("status", "werk-status-zelfde");
    }
    refused.check()?;
    Ok(skipped)
}

/// `false` when the point had the status already.
async fn change_one(
    tx: &mut db::Tx,
    ctx: &Ctx,
    at: &PointAt,
    seen: Option<i64>,
    change: &StatusChange,
) -> Result<bool> {
    let permit = policy::may_edit(ctx, at.clone())?;
    // Without a reason in this form, the one that a point has stays.
    let same = at.point.status == change.status && change.reason.is_empty();
    if same || change.is_nothing_new(&at.point) {
        return Ok(false);
    }
    let seen = seen.unwrap_or(at.point.revision);
    commands::change_status(tx, ctx, &permit, seen, change).await.map(|()| true)
}
