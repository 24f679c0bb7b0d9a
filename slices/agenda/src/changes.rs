// SPDX-License-Identifier: EUPL-1.2
//! What happened on the agendas, for the timeline of a kern, digests and feeds. Public things only.

use std::collections::BTreeMap;

use db::Conn;
use kernel::Result;
use web::slice::ChangeQuery;
use web::{Change, Page};

use crate::links;
use crate::model::{PointId, Status};
use crate::places::Places;
use crate::store::{changes as store, point};

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
            detail: row.text,
            place: places.words(row.point_id),
            href: links::point(slug, *number),
            id: row.id,
            example: row.example,
        });
    }
    Ok(changes)
}

/// The key of the text for a change.
fn key(kind: &str, code: &str) -> &'static str {
    match (kind, Status::parse(code)) {
        ("note", _) => "verandering-bericht",
        ("promise", _) => "verandering-toezegging",
        ("move", _) => "verandering-verzet",
        ("outcome", _) if code == "kept" => "verandering-nagekomen",
        ("outcome", _) if code == "late" => "verandering-te-laat",
        ("outcome", _) => "verandering-uitkomst",
        (_, Some(Status::Done)) => "verandering-klaar",
        (_, Some(Status::Idea)) => "verandering-voorstel",
        (_, Some(Status::Impossible)) => "verandering-kan-niet",
        (_, Some(Status::Merged)) => "verandering-samengevoegd",
        _ => "verandering-status",
    }
}
