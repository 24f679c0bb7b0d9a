// SPDX-License-Identifier: EUPL-1.2
//! Points: one row each, with the columns that lists sort and filter by kept up to date.

mod row;

use db::{Conn, DbError, Sql, Tx, Value, sql};
use kernel::{Ctx, PersonId, TenantId, Timestamp};
use villages::KernId;

pub use self::row::{NO_DUE, PointRow, PointText};
use crate::model::{AgendaId, ImportId, PointId, Status, ThemeId};

/// Where a point comes from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Its name in another system.
    pub external_id: Option<String>,
    /// The name of the source.
    pub source_name: Option<String>,
    /// The page of the source.
    pub source_url: Option<String>,
    /// The status in the words of the source.
    pub source_status: Option<String>,
    /// The planning in the words of the source.
    pub source_planning: Option<String>,
    /// "Stand per" of the source.
    pub as_of: Option<String>,
    /// Who proposed it.
    pub proposed_by: Option<PersonId>,
    /// Whether somebody proposed it, also when nobody knows who.
    pub proposed: bool,
    /// Which import brought it.
    pub import: Option<ImportId>,
    /// Part of the example data of a demo.
    pub example: bool,
}

impl Origin {
    /// The words of the source about the status: `None` for what came from no source, empty when
    /// the source had none.
    pub fn words(&self) -> Option<&str> {
        let from_source = self.source_name.is_some() || self.source_url.is_some() || self.import.is_some();
        from_source.then(|| self.source_status.as_deref().unwrap_or_default())
    }
}

pub(crate) fn select(rest: &str) -> Sql {
    let mut sql = Sql::new("SELECT ");
    for (index, column) in row::columns().enumerate() {
        sql.push(if index == 0 { "p." } else { ", p." }).push(column);
    }
    sql.push(", t.name AS theme FROM point p LEFT JOIN theme t ON t.tenant_id = p.tenant_id");
    sql.push(" AND t.id = p.theme_id").push(rest);
    sql
}

/// Restricts points `p` to one kern; the kern and a bracket follow. Here and below `$1` is the
/// municipality: a subquery that does not depend on the row runs once, not for every point.
pub(crate) const IN_KERN: &str =
    " AND p.id IN (SELECT k.point_id FROM point_kern k WHERE k.tenant_id = $1 AND k.kern_id = ";

/// Restricts points `p` to agendas that hold. A point of a replaced agenda that was not carried
/// over counts on while something is promised on it: a promise does not vanish with a document.
pub(crate) const CURRENT: &str = " AND (p.open_due < '9999-12-31' OR p.agenda_id NOT IN \
    (SELECT g.id FROM agenda g WHERE g.tenant_id = $1 AND g.state = 'replaced'))";

/// Restricts points `p` to replaced agendas.
pub(crate) const PREVIOUS: &str = " AND p.agenda_id IN \
    (SELECT g.id FROM agenda g WHERE g.tenant_id = $1 AND g.state = 'replaced')";

/// A point by its number.
pub async fn by_number(conn: &mut Conn, tenant: TenantId, number: i64) -> Result<Option<PointRow>, DbError> {
    conn.opt(select(" WHERE p.tenant_id = $1 AND p.number = $2").with(tenant).with(number)).await
}

/// A point by its id.
pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: PointId) -> Result<Option<PointRow>, DbError> {
    conn.opt(select(" WHERE p.tenant_id = $1 AND p.id = $2").with(tenant).with(id)).await
}

/// A point by its name in another system.
pub async fn by_external(
    conn: &mut Conn,
    tenant: TenantId,
    external: &str,
) -> Result<Option<PointRow>, DbError> {
    conn.opt(select(" WHERE p.tenant_id = $1 AND p.external_id = $2").with(tenant).with(external)).await
}

/// The points of an agenda, by number. An agenda has some dozens; the limit is a brake.
pub async fn of_agenda(
    conn: &mut Conn,
    tenant: TenantId,
    agenda: AgendaId,
    drafts: bool,
) -> Result<Vec<PointRow>, DbError> {
    let mut sql = select(" WHERE p.tenant_id = $1 AND p.agenda_id = $2").with(tenant).with(agenda);
    if !drafts {
        sql.push(" AND p.draft = FALSE");
    }
    sql.push(" ORDER BY p.number LIMIT 2000");
    conn.all(sql).await
}

/// The points about a kern that stand on an agenda of other kernen, by number.
pub async fn elsewhere(
    conn: &mut Conn,
    tenant: TenantId,
    kern: KernId,
    drafts: bool,
) -> Result<Vec<PointRow>, DbError> {
    let mut sql = select(
        " JOIN point_kern k ON k.tenant_id = p.tenant_id AND k.point_id = p.id AND k.kern_id = $2
         JOIN agenda g ON g.tenant_id = p.tenant_id AND g.id = p.agenda_id AND g.state <> 'replaced'
         WHERE p.tenant_id = $1 AND NOT EXISTS (SELECT 1 FROM agenda_kern n WHERE n.tenant_id = p.tenant_id
           AND n.agenda_id = p.agenda_id AND n.kern_id = $2)",
    )
    .with(tenant)
    .with(kern);
    if !drafts {
        sql.push(" AND p.draft = FALSE");
    }
    sql.push(" ORDER BY p.number LIMIT 2000");
    conn.all(sql).await
}

/// The kernen of a point.
pub async fn kernen(conn: &mut Conn, tenant: TenantId, point: PointId) -> Result<Vec<KernId>, DbError> {
    let rows: Vec<(KernId,)> = conn
        .all(sql!(
            "SELECT kern_id FROM point_kern WHERE tenant_id = $1 AND point_id = $2 ORDER BY kern_id",
            tenant,
            point
        ))
        .await?;
    Ok(rows.into_iter().map(|(kern,)| kern).collect())
}

/// The kernen of several points: pairs.
pub async fn kernen_of(
    conn: &mut Conn,
    tenant: TenantId,
    points: &[PointId],
) -> Result<Vec<(PointId, KernId)>, DbError> {
    let mut sql =
        sql!("SELECT point_id, kern_id FROM point_kern WHERE tenant_id = $1 AND point_id IN ", tenant);
    sql.bind_list(points.iter().copied());
    conn.all(sql).await
}

/// Adds a point with its kernen.
#[allow(clippy::too_many_arguments, reason = "a point is written here only; each part has its own type")]
pub async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    id: PointId,
    number: i64,
    agenda: AgendaId,
    theme: Option<ThemeId>,
    status: Status,
    text: &PointText,
    origin: &Origin,
    at: Timestamp,
    kernen: &[KernId],
) -> Result<(), DbError> {
    let own: [(&str, Value); 17] = [
        ("id", id.into()),
        ("number", number.into()),
        ("agenda_id", agenda.into()),
        ("theme_id", theme.into()),
        ("status", status.into()),
        ("proposed_by", origin.proposed_by.into()),
        ("proposed", origin.proposed.into()),
        ("source_name", origin.source_name.clone().into()),
        ("source_url", origin.source_url.clone().into()),
        ("source_status", origin.source_status.clone().into()),
        ("source_planning", origin.source_planning.clone().into()),
        ("as_of", origin.as_of.clone().into()),
        ("external_id", origin.external_id.clone().into()),
        ("import_id", origin.import.into()),
        ("example", origin.example.into()),
        ("created_at", at.into()),
        ("touched_at", at.into()),
    ];
    let mut sql = Sql::new("INSERT INTO point (tenant_id");
    let columns = own.iter().map(|(column, _)| *column).chain(PointText::COLUMNS.iter().copied());
    for column in columns {
        sql.push(", ").push(column);
    }
    sql.push(") VALUES (").bind(ctx.tenant);
    for value in own.into_iter().map(|(_, value)| value).chain(text.values()) {
        sql.push(", ").bind(value);
    }
    sql.push(")");
    tx.run(sql).await?;
    for kern in kernen {
        tx.run(sql!(
            "INSERT INTO point_kern (tenant_id, point_id, kern_id) VALUES ($1, $2, $3)",
            ctx.tenant,
            id,
            *kern
        ))
        .await?;
    }
    Ok(())
}

/// Replaces what a point says. 0 when somebody else changed it since `revision`.
pub async fn update(
    tx: &mut Tx,
    ctx: &Ctx,
    point: &PointRow,
    revision: i64,
    theme: Option<ThemeId>,
    text: &PointText,
) -> Result<u64, DbError> {
    const UPDATE: &str = "UPDATE point SET revision = revision + 1, {} \
        WHERE tenant_id = $1 AND id = $2 AND revision = $3";
    let columns = ["theme_id", "touched_at"].into_iter().chain(PointText::COLUMNS.iter().copied());
    let set: Vec<String> =
        columns.enumerate().map(|(at, column)| format!("{column} = ${}", at + 4)).collect();
    let sql = Sql::new("").with(ctx.tenant).with(point.id).with(revision).with(theme).with(ctx.now());
    let mut sql = text.values().into_iter().fold(sql, Sql::with);
    sql.push(&UPDATE.replace("{}", &set.join(", ")));
    tx.run(sql).await
}

/// Sets the cached status with what belongs to it. The history is appended by `story::event`.
#[allow(clippy::too_many_arguments, reason = "written here only; each part has its own type")]
pub async fn set_status(
    tx: &mut Tx,
    tenant: TenantId,
    point: PointId,
    status: Status,
    reason: &str,
    outlook: &str,
    merged_into: Option<PointId>,
    at: Timestamp,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE point SET status = $3, reason = $4, outlook = $5, merged_into = $6, touched_at = $7,
           revision = revision + 1
         WHERE tenant_id = $1 AND id = $2 AND status <> 'merged'",
        tenant,
        point,
        status,
        reason,
        outlook,
        merged_into,
        at
    ))
    .await
}

/// Whether the point was merged away.
pub async fn is_merged(conn: &mut Conn, tenant: TenantId, point: PointId) -> Result<bool, DbError> {
    conn.exists(sql!(
        "SELECT 1 AS one FROM point WHERE tenant_id = $1 AND id = $2 AND status = 'merged'",
        tenant,
        point
    ))
    .await
}

/// Whether the point is still as it was at this revision; if so, nobody else changes it before the
/// transaction ends.
pub async fn hold(tx: &mut Tx, tenant: TenantId, point: PointId, revision: i64) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE point SET revision = revision WHERE tenant_id = $1 AND id = $2 AND revision = $3",
            tenant,
            point,
            revision
        ))
        .await?;
    Ok(rows == 1)
}

/// Gives a point to owners and a team.
pub async fn give(tx: &mut Tx, tenant: TenantId, point: PointId, to: &PointText) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE point SET owner_residents = $3, owner_municipality = $4, owner_partner = $5, team_id = $6,
           revision = revision + 1 WHERE tenant_id = $1 AND id = $2",
        tenant,
        point,
        to.owner_residents,
        to.owner_municipality,
        to.owner_partner,
        to.team_id
    ))
    .await?;
    Ok(())
}

/// Lets a point go on in another agenda. Its theme and revision are changed with what it says.
pub async fn put_agenda(
    tx: &mut Tx,
    tenant: TenantId,
    point: PointId,
    agenda: AgendaId,
) -> Result<(), DbError> {
    tx.run(sql!("UPDATE point SET agenda_id = $3 WHERE tenant_id = $1 AND id = $2", tenant, point, agenda))
        .await?;
    Ok(())
}

/// Marks that something happened.
pub async fn touch(tx: &mut Tx, tenant: TenantId, point: PointId, at: Timestamp) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE point SET touched_at = $3 WHERE tenant_id = $1 AND id = $2 AND touched_at < $3",
        tenant,
        point,
        at
    ))
    .await?;
    Ok(())
}

/// Counts per status, for the whole municipality or one kern; public points of agendas that hold.
pub async fn count_by_status(
    conn: &mut Conn,
    tenant: TenantId,
    kern: Option<KernId>,
) -> Result<Vec<(Status, i64)>, DbError> {
    let mut sql = sql!(
        "SELECT p.status AS status, count(*) AS n FROM point p WHERE p.tenant_id = $1 AND p.draft = FALSE",
        tenant
    );
    sql.push(CURRENT);
    if let Some(kern) = kern {
        sql.push(IN_KERN).bind(kern).push(")");
    }
    sql.push(" GROUP BY p.status");
    conn.all(sql).await
}

/// Number and title of several points.
pub async fn titles(
    conn: &mut Conn,
    tenant: TenantId,
    points: &[PointId],
) -> Result<Vec<(PointId, i64, String)>, DbError> {
    let mut sql = sql!("SELECT id, number, title FROM point WHERE tenant_id = $1 AND id IN ", tenant);
    sql.bind_list(points.iter().copied());
    conn.all(sql).await
}
