// SPDX-License-Identifier: EUPL-1.2
//! Of what in casussen somebody has to be reminded, and the reminders that went out: of promises, of what is
//! asked of policy officers, and of letters that lie. Each list leaves out what somebody was reminded of on
//! the occasion that is due, so that the next round takes the rest.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, Date, TenantId};

use super::casus::{self, CasusRow};
use super::list::{DUE, DueRow, PROMISES};
use crate::cases::model::CasusId;
use crate::store::letter::PREFIX;
use crate::store::reminder::{MOST, Memory, push_come, push_late};

/// Reminders of promises.
pub const OF_PROMISES: Memory = Memory(
    "INSERT INTO casus_reminder (tenant_id, promise_id, due, kind, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, promise_id, due, kind) DO NOTHING",
);
/// Reminders of a casus: of what is asked of the policy officer, to be answered by a day; and of a letter that
/// lies since a day.
pub const OF_CASUSSEN: Memory = Memory(
    "INSERT INTO casus_asked_reminder (tenant_id, casus_id, due, kind, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, casus_id, due, kind) DO NOTHING",
);

/// Open promises that are due on this day or before, those due first.
pub async fn promises(conn: &mut Conn, ctx: &Ctx, until: Date) -> Result<Vec<DueRow>, DbError> {
    let mut sql = Sql::new(DUE);
    sql.push(PROMISES);
    let mut sql = sql.with(ctx.tenant);
    sql.push(" AND m.due <= ").bind(until).push(
        " AND NOT EXISTS (SELECT 1 FROM casus_reminder r WHERE r.tenant_id = m.tenant_id
           AND r.promise_id = m.id AND r.due = m.due AND r.kind = CASE",
    );
    push_come(&mut sql, "m.due", ctx);
    sql.push(" ELSE 'vooraf' END) ORDER BY m.due, c.year, c.number, m.id LIMIT ").bind(MOST);
    conn.all(sql).await
}

/// Open casussen of which the policy officer is to answer on this day or before, those due first.
pub async fn asked(conn: &mut Conn, ctx: &Ctx, until: Date) -> Result<Vec<CasusRow>, DbError> {
    let mut sql = casus::select(" WHERE c.ended_on IS NULL AND c.asked_due <= ");
    sql.bind(until).push(" AND c.tenant_id = ").bind(ctx.tenant).push(
        " AND NOT EXISTS (SELECT 1 FROM casus_asked_reminder r WHERE r.tenant_id = c.tenant_id
           AND r.casus_id = c.id AND r.due = c.asked_due AND r.kind = CASE",
    );
    push_come(&mut sql, "c.asked_due", ctx);
    sql.push(" ELSE 'vooraf' END) ORDER BY c.asked_due, c.year, c.number LIMIT ").bind(MOST);
    conn.all(sql).await
}

/// Casussen of which a letter lies since this day or longer, the longest first.
pub async fn lying(conn: &mut Conn, ctx: &Ctx, since: Date) -> Result<Vec<CasusRow>, DbError> {
    let mut sql = casus::select(" WHERE c.letter_since <= ");
    sql.bind(since).push(" AND c.tenant_id = ").bind(ctx.tenant).push(
        " AND NOT EXISTS (SELECT 1 FROM casus_asked_reminder r WHERE r.tenant_id = c.tenant_id
           AND r.casus_id = c.id AND r.due = c.letter_since AND r.kind = CASE",
    );
    push_late(&mut sql, "c.letter_since", ctx.today(), PREFIX);
    sql.push(" END) ORDER BY c.letter_since, c.year, c.number LIMIT ").bind(MOST);
    conn.all(sql).await
}

/// Forgets the reminders of what was asked of the policy officer before: something else is asked now.
pub async fn begin_asking(tx: &mut Tx, tenant: TenantId, casus: CasusId) -> Result<(), DbError> {
    let sql = sql!(
        "DELETE FROM casus_asked_reminder WHERE tenant_id = $1 AND casus_id = $2 AND kind NOT LIKE 'brief-%'",
        tenant,
        casus
    );
    tx.run(sql).await?;
    Ok(())
}
