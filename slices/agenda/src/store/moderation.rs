// SPDX-License-Identifier: EUPL-1.2
//! Proposals of residents, as who moderates sees them: on the website or taken off it.

use db::{Conn, DbError, Tx, sql};
use kernel::page::Direction;
use kernel::{Ctx, Cursor, Page, PageSize, TenantId};
use villages::KernId;

use super::point::{self, PointRow};
use super::work::Mine;
use crate::model::PointId;

/// Takes a proposal off the website. `false` when it cannot be, or no longer.
pub async fn take_off(
    tx: &mut Tx,
    ctx: &Ctx,
    point: PointId,
    reason: &str,
    role: &str,
) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE point SET draft = TRUE, hidden_reason = $3, hidden_role = $4, hidden_at = $5,
               touched_at = $5, revision = revision + 1
             WHERE tenant_id = $1 AND id = $2 AND draft = FALSE AND proposed = TRUE
               AND status IN ('idea', 'testing')",
            ctx.tenant,
            point,
            reason,
            role,
            ctx.now()
        ))
        .await?;
    Ok(rows == 1)
}

/// Puts it back. `false` when somebody did so before.
pub async fn put_back(tx: &mut Tx, ctx: &Ctx, point: PointId) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE point SET draft = FALSE, hidden_reason = '', hidden_role = '', hidden_at = NULL,
               touched_at = $3, revision = revision + 1
             WHERE tenant_id = $1 AND id = $2 AND draft = TRUE AND hidden_reason <> ''",
            ctx.tenant,
            point,
            ctx.now()
        ))
        .await?;
    Ok(rows == 1)
}

/// Which proposals.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only those on the website, or only those taken off it.
    pub hidden: Option<bool>,
    /// About this kern.
    pub kern: Option<KernId>,
}

const SHOWN: &str = "p.draft = FALSE AND p.status IN ('idea', 'testing')";
const HIDDEN: &str = "p.draft = TRUE AND p.hidden_reason <> ''";

/// Proposals within reach that can be taken off the website or put back, the newest first.
pub async fn proposals(
    conn: &mut Conn,
    tenant: TenantId,
    mine: &Mine,
    wanted: &Wanted,
    at: Option<&Cursor>,
    size: PageSize,
) -> Result<Page<PointRow>, DbError> {
    let at = at.filter(|cursor| key(cursor).is_some());
    let backwards = at.is_some_and(|cursor| cursor.direction() == Direction::Before);
    let mut sql = point::select(" WHERE p.tenant_id = $1 AND p.proposed = TRUE AND ").with(tenant);
    match wanted.hidden {
        Some(true) => sql.push(HIDDEN),
        Some(false) => sql.push(SHOWN),
        None => sql.push("(").push(SHOWN).push(" OR ").push(HIDDEN).push(")"),
    };
    if let Some(kern) = wanted.kern {
        sql.push(point::IN_KERN).bind(kern).push(")");
    }
    mine.push(&mut sql);
    if let Some(number) = at.and_then(key) {
        sql.push(" AND p.number ").push(if backwards { "> " } else { "< " }).bind(number);
    }
    sql.push(" ORDER BY p.number ").push(if backwards { "ASC" } else { "DESC" });
    sql.push(" LIMIT ").bind(size.fetch());
    let rows = conn.all(sql).await?;
    Ok(Page::from_rows(rows, at, size, |row: &PointRow| (row.number.to_string(), row.id.uuid())))
}

/// The number in a cursor of [`proposals`]; `None` when it is of another list.
fn key(cursor: &Cursor) -> Option<i64> {
    cursor.key().parse().ok()
}
