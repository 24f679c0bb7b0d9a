// SPDX-License-Identifier: EUPL-1.2
//! What happened on the agendas, for the timeline of a kern, digests and feeds. Public things only.

use std::collections::BTreeMap;

use db::Conn;
use kernel::Result;
use uuid::{Builder, Uuid};
use web::slice::ChangeQuery;
use web::{Change, Page};

use crate::links;
use crate::model::{Outcome, PointId, Status};
use crate::places::Places;
use crate::store::changes::{self as store, ChangeRow};
use crate::store::point;

pub(crate) async fn list(page: &Page, conn: &mut Conn, query: &ChangeQuery) -> Result<Vec<Change>> {
    let tenant = page.ctx.tenant;
    let mut rows = store::list(conn, tenant, query).await?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    rows.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX));
    let ids: Vec<PointId> = rows.iter().map(|row| row.point_id).collect();
    let titles: BTreeMap<PointId, (i64, String)> = point::titles(conn, tenant, &ids)
        .await?
        .into_iter()
        .map(|(id, number, title)| (id, (number, title)))
        .collect();
    let places = Places::read(conn, tenant, &ids).await?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in rows {
        let Some((number, title)) = titles.get(&row.point_id) else { continue };
        let Some(slug) = places.slug(row.point_id) else { continue };
        changes.push(Change {
            at: row.at,
            key: key(&row.kind, &row.code),
            title: page.in_dutch(title),
            id: id(&row),
            detail: detail(row.text, &row.reason),
            place: places.words(row.point_id),
            href: links::point(slug, *number),
            example: row.example,
        });
    }
    Ok(changes)
}

/// What was said, and why when that is told.
fn detail(text: String, reason: &str) -> String {
    if reason.is_empty() { text } else { format!("{text} – {reason}") }
}

/// The id of a change. An outcome stands with its promise, but is told beside it: feed readers and
/// digests take what has the same id for the same. Ids of rows are of version 7, so nothing else has this
/// one.
fn id(row: &ChangeRow) -> Uuid {
    if row.kind == "outcome" { Builder::from_custom_bytes(*row.id.as_bytes()).into_uuid() } else { row.id }
}

/// The key of the text for a change.
fn key(kind: &str, code: &str) -> &'static str {
    match (kind, Status::parse(code), Outcome::parse(code)) {
        ("note", ..) => "verandering-bericht",
        ("answer", ..) => "verandering-antwoord",
        ("promise", ..) => "verandering-toezegging",
        ("move", ..) => "verandering-verzet",
        (_, _, Some(Outcome::Kept)) => "verandering-nagekomen",
        (_, _, Some(Outcome::Late)) => "verandering-te-laat",
        (_, _, Some(Outcome::Changed)) => "verandering-uitkomst",
        (_, _, Some(Outcome::Dropped)) => "verandering-vervallen",
        (_, Some(Status::Idea), _) => "verandering-voorstel",
        (_, Some(Status::Testing), _) => "verandering-onderzoek",
        (_, Some(Status::Agreed), _) => "verandering-afgesproken",
        (_, Some(Status::Planned), _) => "verandering-gepland",
        (_, Some(Status::Busy), _) => "verandering-bezig",
        (_, Some(Status::Done), _) => "verandering-klaar",
        (_, Some(Status::Impossible), _) => "verandering-kan-niet",
        (_, Some(Status::Merged), _) => "verandering-samengevoegd",
        (_, Some(Status::Settled), _) => "verandering-afgehecht",
        // Another point was added to this one.
        (_, None, None) => "verandering-erbij",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every change of a status or promise says which one.
    #[test]
    fn no_two_things_are_told_in_the_same_words() {
        let statuses = Status::ALL.iter().map(|status| key("status", status.code()));
        let outcomes = Outcome::ALL.iter().map(|outcome| key("outcome", outcome.code()));
        let others = ["note", "answer", "promise", "move"].map(|kind| key(kind, ""));
        let mut keys: Vec<&str> = statuses.chain(outcomes).chain(others).collect();
        keys.push(key("status", "joined"));
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
        for text in [include_str!("../locales/nl.ftl"), include_str!("../locales/en.ftl")] {
            for key in &keys {
                assert!(text.contains(&format!("\n{key} = ")), "{key}");
            }
        }
    }
}
