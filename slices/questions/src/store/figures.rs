// SPDX-License-Identifier: EUPL-1.2
//! What figures are made of: dates and places of questions, without any text or person; and the figures
//! of today as they are kept.

use std::collections::BTreeMap;

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Date, Error, Result, TenantId};
use villages::{KernId, TeamId};

use super::also::Also;
use super::letter::push_untold;
use crate::figures::Report;
use crate::model::{Helped, QuestionId};

/// A brake: no municipality gets more in a year.
const MOST: u32 = 100_000;

db::row! {
    /// The dates of one question.
    pub struct FigureRow {
        /// Which.
        pub id: QuestionId,
        /// About which kern.
        pub kern_id: Option<KernId>,
        /// About which other kernen.
        pub also: Also,
        /// Which team has or had it.
        pub team_id: Option<TeamId>,
        /// Under which theme.
        pub theme: String,
        /// When it came.
        pub received_on: Date,
        /// When its term ends.
        pub first_due: Date,
        /// When the asker first heard something.
        pub heard_on: Option<Date>,
        /// When it was answered first.
        pub answered_on: Option<Date>,
        /// Since when nobody waits for us.
        pub ended_on: Option<Date>,
        /// Since when we wait for the asker.
        pub waits_since: Option<Date>,
        /// Whether the asker does not know yet what became of it: a letter about that lies here.
        pub untold: bool,
        /// How many procesantwoorden there were.
        pub interims: i64,
        /// How often it was reopened.
        pub reopened: i64,
        /// Whether the asker was helped.
        pub helped: Option<Helped>,
    }
}

/// The questions that came from this day on.
pub async fn since(
    conn: &mut Conn,
    tenant: TenantId,
    from: Date,
) -> std::result::Result<Vec<FigureRow>, DbError> {
    let mut sql = Sql::new(
        "SELECT q.id, q.kern_id, q.team_id, q.theme, q.received_on, q.first_due, q.heard_on, q.answered_on,
           q.ended_on, q.waits_since, q.interims, q.reopened, q.helped,
           (q.letter_since IS NOT NULL AND ",
    );
    push_untold(&mut sql);
    sql.push(") AS untold FROM question q WHERE q.tenant_id = ").bind(tenant);
    sql.push(" AND q.received_on >= ").bind(from).push(" ORDER BY q.received_on, q.number LIMIT ").bind(MOST);
    let mut rows: Vec<FigureRow> = conn.all(sql).await?;
    let also: Vec<(QuestionId, KernId)> = conn
        .all(sql!(
            "SELECT o.question_id, o.kern_id FROM question_also o
             JOIN question q ON q.tenant_id = o.tenant_id AND q.id = o.question_id
             WHERE o.tenant_id = $1 AND q.received_on >= $2",
            tenant,
            from
        ))
        .await?;
    let mut kernen: BTreeMap<QuestionId, Vec<KernId>> = BTreeMap::new();
    for (question, kern) in also {
        kernen.entry(question).or_default().push(kern);
    }
    for row in &mut rows {
        row.also = Also(kernen.remove(&row.id).unwrap_or_default());
    }
    Ok(rows)
}

/// How many questions wait for us now, and since when the one that waits longest does.
pub async fn waiting(conn: &mut Conn, tenant: TenantId) -> Result<(i64, Option<Date>)> {
    let sql = sql!(
        "SELECT count(*), min(received_on) FROM question
         WHERE tenant_id = $1 AND ended_on IS NULL AND waits_since IS NULL",
        tenant
    );
    Ok(conn.one(sql).await?)
}

/// Keeps the figures, in place of those of a day before.
pub async fn keep(tx: &mut Tx, tenant: TenantId, report: &Report) -> Result<()> {
    let figures = serde_json::to_string(report).map_err(Error::internal)?;
    tx.run(sql!(
        "INSERT INTO question_report (tenant_id, made_on, figures) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_id) DO UPDATE SET made_on = excluded.made_on, figures = excluded.figures",
        tenant,
        report.on,
        figures
    ))
    .await?;
    Ok(())
}

/// The figures that were kept on this day; none when they were not, or by a version that counted otherwise.
pub async fn kept(conn: &mut Conn, tenant: TenantId, on: Date) -> Result<Option<Report>> {
    let sql = sql!("SELECT figures FROM question_report WHERE tenant_id = $1 AND made_on = $2", tenant, on);
    let found: Option<(String,)> = conn.opt(sql).await?;
    Ok(found.and_then(|(figures,)| serde_json::from_str(&figures).ok()))
}
