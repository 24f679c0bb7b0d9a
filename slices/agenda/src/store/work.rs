// SPDX-License-Identifier: EUPL-1.2
//! What waits for somebody: promises, proposals, silent points and drafts within their reach. Every
//! list has its number, counted by the same condition.

mod mine;

use std::collections::BTreeSet;

use db::{Conn, DbError, Sql, sql};
use kernel::{Date, TenantId, Timestamp};
use uuid::Uuid;
use villages::KernId;
use web::work::Urgency;

pub use mine::{Mine, Seen};

use super::point::{self, PointRow};
use super::promise::{self, PromiseRow};
use crate::model::{AgendaId, PointId};

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Within this reach.
    pub mine: Mine,
    /// In this kern only.
    pub kern: Option<KernId>,
    /// Seen to by this officer, or by nobody.
    pub seen: Option<Seen>,
    /// Before this day a promise is overdue.
    pub today: Date,
    /// Until this day it is nearly due.
    pub until: Date,
    /// Before this moment nobody wrote about what is silent.
    pub silent_before: Timestamp,
}

/// The kinds of lines, with a word for each; they stand under the heading of the same name.
const KINDS: [(Urgency, &str); 5] = [
    (Urgency::Overdue, "overdue"),
    (Urgency::Soon, "soon"),
    (Urgency::ToDecide, "to_decide"),
    (Urgency::Silent, "silent"),
    (Urgency::Draft, "draft"),
];

/// Proposals on which nothing is decided and of which the last answer, if there is one, was that it
/// cannot be told yet. What was answered otherwise waits for a decision: it goes silent like what was
/// agreed.
const ANSWER: &str = "coalesce((SELECT a.feasible FROM assessment a WHERE a.tenant_id = p.tenant_id \
    AND a.point_id = p.id ORDER BY a.at DESC, a.id DESC LIMIT 1), 'unknown')";

/// Where a kind of line is read from.
const fn from(kind: Urgency) -> &'static str {
    match kind {
        Urgency::Overdue | Urgency::Soon => {
            "promise r JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id"
        }
        Urgency::ToDecide | Urgency::Silent | Urgency::Draft => "point p",
    }
}

impl Wanted {
    /// The same over all kernen and officers.
    #[must_use]
    pub fn everything(&self) -> Self {
        Self { kern: None, seen: None, ..self.clone() }
    }

    /// Appends which points `p`, with promises `r`, are of this kind.
    fn push(&self, sql: &mut Sql, kind: Urgency) {
        match kind {
            Urgency::Overdue => {
                sql.push(" AND r.outcome IS NULL AND r.due < ").bind(self.today);
            }
            Urgency::Soon => {
                sql.push(" AND r.outcome IS NULL AND r.due >= ").bind(self.today);
                sql.push(" AND r.due <= ").bind(self.until);
            }
            Urgency::ToDecide => {
                sql.push(" AND p.draft = FALSE AND p.status IN ('idea', 'testing') AND ");
                sql.push(ANSWER).push(" = 'unknown'");
            }
            Urgency::Silent => self.push_silent(sql),
            // What was taken off the website is not in the making.
            Urgency::Draft => {
                sql.push(" AND p.draft = TRUE AND p.hidden_reason = '' AND p.status <> 'merged'");
            }
        }
        match kind {
            Urgency::Overdue | Urgency::Soon => self.mine.push_promise(sql),
            Urgency::ToDecide | Urgency::Silent | Urgency::Draft => self.mine.push(sql),
        }
        if let Some(kern) = self.kern {
            sql.push(point::IN_KERN).bind(kern).push(")");
        }
        if let Some(seen) = &self.seen {
            seen.push(sql);
        }
    }

    /// A promise that is due soon, or was, speaks for its point: that is not silent.
    fn push_silent(&self, sql: &mut Sql) {
        sql.push(" AND p.draft = FALSE AND (p.status IN ('agreed', 'planned', 'busy')");
        sql.push(" OR p.status IN ('idea', 'testing') AND ").push(ANSWER).push(" <> 'unknown')");
        sql.push(" AND p.touched_at < ").bind(self.silent_before);
        sql.push(" AND p.open_due > ").bind(self.until).push(point::CURRENT);
    }
}

/// The first promises of a kind, the latest first.
pub async fn promises(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    kind: Urgency,
    most: u32,
) -> Result<Vec<PromiseRow>, DbError> {
    let mut sql = promise::select(
        " JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id WHERE r.tenant_id = $1",
    )
    .with(tenant);
    wanted.push(&mut sql, kind);
    sql.push(" ORDER BY r.due, r.number LIMIT ").bind(most);
    conn.all(sql).await
}

/// The first points of a kind: those that were silent longest, or came first.
pub async fn points(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    kind: Urgency,
    most: u32,
) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select(" WHERE p.tenant_id = $1").with(tenant);
    wanted.push(&mut sql, kind);
    sql.push(" ORDER BY ").push(if kind == Urgency::Silent { "p.touched_at" } else { "p.created_at" });
    sql.push(", p.number LIMIT ").bind(most);
    conn.all(sql).await
}

/// How many lines there are of each kind, and how many agendas are in the making.
pub async fn counts(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
) -> Result<Vec<(Urgency, i64)>, DbError> {
    let mut sql = Sql::new("").with(tenant);
    for (at, (kind, word)) in KINDS.iter().enumerate() {
        sql.push(if at == 0 { "SELECT '" } else { " UNION ALL SELECT '" }).push(word);
        sql.push("' AS kind, count(*) AS n FROM ").push(from(*kind)).push(" WHERE p.tenant_id = $1");
        wanted.push(&mut sql, *kind);
    }
    if wanted.seen.is_none() {
        sql.push(" UNION ALL SELECT 'draft' AS kind, count(*) AS n FROM agenda a");
        sql.push(" WHERE a.tenant_id = $1 AND a.state = 'draft'");
        push_agenda(&mut sql, wanted);
    }
    let rows: Vec<(String, i64)> = conn.all(sql).await?;
    let named = |(word, n): (String, i64)| {
        let kind = KINDS.iter().find(|(_, known)| *known == word)?.0;
        Some((kind, n))
    };
    Ok(rows.into_iter().filter_map(named).collect())
}

/// The kernen in which anything of this waits.
pub async fn kernen(conn: &mut Conn, tenant: TenantId, wanted: &Wanted) -> Result<BTreeSet<Uuid>, DbError> {
    let mut sql =
        sql!("SELECT k.kern_id FROM point_kern k WHERE k.tenant_id = $1 AND k.point_id IN (", tenant);
    for (at, (kind, _)) in KINDS.iter().enumerate() {
        sql.push(if at == 0 { "SELECT p.id" } else { " UNION SELECT p.id" }).push(" FROM ").push(from(*kind));
        sql.push(" WHERE p.tenant_id = $1");
        wanted.push(&mut sql, *kind);
    }
    sql.push(") UNION SELECT n.kern_id FROM agenda a JOIN agenda_kern n ON n.tenant_id = a.tenant_id");
    sql.push(" AND n.agenda_id = a.id WHERE a.tenant_id = $1 AND a.state = 'draft'");
    push_agenda(&mut sql, wanted);
    let rows: Vec<(Uuid,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(kern,)| kern).collect())
}

db::row! {
    /// An agenda that is still being made, in one of its kernen.
    pub struct DraftAgenda {
        /// Which.
        pub id: AgendaId,
        /// Its title.
        pub title: String,
        /// One of its kernen.
        pub kern_id: KernId,
        /// When it was begun.
        pub created_at: Timestamp,
    }
}

/// The first agendas within reach that are still being made: a row for each of their kernen.
pub async fn agendas(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &Wanted,
    most: u32,
) -> Result<Vec<DraftAgenda>, DbError> {
    let mut sql = sql!(
        "SELECT d.id, d.title, k.kern_id, d.created_at FROM agenda d
         JOIN agenda_kern k ON k.tenant_id = d.tenant_id AND k.agenda_id = d.id
         WHERE d.tenant_id = $1 AND d.id IN (SELECT a.id FROM agenda a WHERE a.tenant_id = $1 AND a.state = 'draft'",
        tenant
    );
    push_agenda(&mut sql, wanted);
    sql.push(" ORDER BY a.created_at, a.id LIMIT ").bind(most);
    sql.push(") ORDER BY d.created_at, d.id, k.kern_id");
    conn.all(sql).await
}

/// Appends that an agenda `a` is of a kern within reach, and of the one that is asked for.
fn push_agenda(sql: &mut Sql, wanted: &Wanted) {
    const OF: &str = " AND EXISTS (SELECT 1 FROM agenda_kern k WHERE k.tenant_id = a.tenant_id \
        AND k.agenda_id = a.id AND k.kern_id IN ";
    if let Some(kernen) = wanted.mine.kernen() {
        sql.push(OF).bind_list(kernen.iter().copied()).push(")");
    }
    if let Some(kern) = wanted.kern {
        sql.push(OF).bind_list([kern]).push(")");
    }
}

/// Those of these points that were answered already.
pub async fn answered(
    conn: &mut Conn,
    tenant: TenantId,
    points: &[PointId],
) -> Result<BTreeSet<PointId>, DbError> {
    let mut sql =
        sql!("SELECT DISTINCT point_id FROM assessment WHERE tenant_id = $1 AND point_id IN ", tenant);
    sql.bind_list(points.iter().copied());
    let rows: Vec<(PointId,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(point,)| point).collect())
}
