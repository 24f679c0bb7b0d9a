// SPDX-License-Identifier: EUPL-1.2
//! Points: one row each, with the columns that lists sort and filter by kept up to date.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, Date, PersonId, Planning, TenantId, Timestamp};
use villages::{GroupId, KernId, PartnerId, TeamId};

use crate::model::{AgendaId, ImportId, Owner, PointId, Status, ThemeId};

db::row! {
    /// A point with the names of its agenda's theme.
    pub struct PointRow {
        /// Its id.
        pub id: PointId,
        /// Its number in the municipality.
        pub number: i64,
        /// Which agenda.
        pub agenda_id: AgendaId,
        /// Which theme.
        pub theme_id: Option<ThemeId>,
        /// The theme's name.
        pub theme: Option<String>,
        /// What it is.
        pub title: String,
        /// More about it.
        pub body: String,
        /// How it stands.
        pub status: Status,
        /// Inwoners act.
        pub owner_residents: bool,
        /// The municipality acts.
        pub owner_municipality: bool,
        /// A partner acts.
        pub owner_partner: bool,
        /// Which group.
        pub group_id: Option<GroupId>,
        /// Which team.
        pub team_id: Option<TeamId>,
        /// Which partner.
        pub partner_id: Option<PartnerId>,
        /// When, as precise as known.
        pub planning: Option<Planning>,
        /// What comes next.
        pub next_step: String,
        /// Where, in words.
        pub place: String,
        /// Longitude, WGS84.
        pub lon: Option<f64>,
        /// Latitude, WGS84.
        pub lat: Option<f64>,
        /// Why it cannot be done; public.
        pub reason: String,
        /// Handelingsperspectief: what can be done, and by whom.
        pub outlook: String,
        /// The point that it was merged into.
        pub merged_into: Option<PointId>,
        /// Who proposed it; never shown.
        pub proposed_by: Option<PersonId>,
        /// The name of the source.
        pub source_name: Option<String>,
        /// The page of the source.
        pub source_url: Option<String>,
        /// The status in the words of the source.
        pub source_status: Option<String>,
        /// The planning in the words of the source.
        pub source_planning: Option<String>,
        /// Its name in another system.
        pub external_id: Option<String>,
        /// Not public yet.
        pub draft: bool,
        /// Part of the example data of a demo.
        pub example: bool,
        /// How many people find it important too.
        pub supporters: i64,
        /// The earliest date of an open promise; 9999-12-31 when there is none.
        pub open_due: Date,
        /// When it was entered.
        pub created_at: Timestamp,
        /// When something last happened to it.
        pub touched_at: Timestamp,
        /// For edit conflicts.
        pub revision: i64,
    }
}

/// The date that means "no open promise". Sorts after every real one.
pub const NO_DUE: &str = "9999-12-31";

impl PointRow {
    /// Who has to act.
    pub fn owners(&self) -> Vec<Owner> {
        let all = [
            (self.owner_residents, Owner::Residents),
            (self.owner_municipality, Owner::Municipality),
            (self.owner_partner, Owner::Partner),
        ];
        all.into_iter().filter(|(acts, _)| *acts).map(|(_, owner)| owner).collect()
    }

    /// The earliest date of an open promise.
    pub fn due(&self) -> Option<Date> {
        (self.open_due.to_string() != NO_DUE).then_some(self.open_due)
    }

    /// Days after that date; `None` when nothing is late.
    pub fn days_late(&self, today: Date) -> Option<i32> {
        self.due().map(|due| due.days_until(today)).filter(|days| *days > 0)
    }
}

/// What a new or changed point says.
#[derive(Clone, Debug, Default)]
pub struct PointText {
    /// What it is.
    pub title: String,
    /// More about it.
    pub body: String,
    /// The theme's name.
    pub theme: Option<String>,
    /// Who has to act.
    pub owners: Vec<Owner>,
    /// Which group.
    pub group: Option<GroupId>,
    /// Which team.
    pub team: Option<TeamId>,
    /// Which partner.
    pub partner: Option<PartnerId>,
    /// When.
    pub planning: Option<Planning>,
    /// What comes next.
    pub next_step: String,
    /// Where, in words.
    pub place: String,
    /// Not public yet.
    pub draft: bool,
}

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
    /// Who proposed it.
    pub proposed_by: Option<PersonId>,
    /// Which import brought it.
    pub import: Option<ImportId>,
    /// Part of the example data of a demo.
    pub example: bool,
}

pub(crate) const COLUMNS: &str = "p.id, p.number, p.agenda_id, p.theme_id, t.name AS theme, p.title, p.body, \
    p.status, p.owner_residents, p.owner_municipality, p.owner_partner, p.group_id, p.team_id, p.partner_id, \
    p.planning, p.next_step, p.place, p.lon, p.lat, p.reason, p.outlook, p.merged_into, p.proposed_by, \
    p.source_name, p.source_url, p.source_status, p.source_planning, p.external_id, p.draft, p.example, \
    p.supporters, p.open_due, p.created_at, p.touched_at, p.revision \
    FROM point p LEFT JOIN theme t ON t.tenant_id = p.tenant_id AND t.id = p.theme_id";

pub(crate) fn select(rest: &str) -> Sql {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(rest);
    sql
}

/// Restricts points `p` to one kern; the kern and a bracket follow.
pub(crate) const IN_KERN: &str = " AND EXISTS (SELECT 1 FROM point_kern k WHERE k.tenant_id = p.tenant_id \
    AND k.point_id = p.id AND k.kern_id = ";

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
    tx.run(sql!(
        "INSERT INTO point (tenant_id, id, number, agenda_id, theme_id, title, body, status, owner_residents,
           owner_municipality, owner_partner, group_id, team_id, partner_id, planning, next_step, place,
           proposed_by, source_name, source_url, source_status, source_planning, external_id, import_id,
           draft, example, created_at, touched_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
           $21, $22, $23, $24, $25, $26, $27, $27)",
        ctx.tenant,
        id,
        number,
        agenda,
        theme,
        &text.title,
        &text.body,
        status,
        text.owners.contains(&Owner::Residents),
        text.owners.contains(&Owner::Municipality),
        text.owners.contains(&Owner::Partner),
        text.group,
        text.team,
        text.partner,
        text.planning,
        &text.next_step,
        &text.place,
        origin.proposed_by,
        origin.source_name.clone(),
        origin.source_url.clone(),
        origin.source_status.clone(),
        origin.source_planning.clone(),
        origin.external_id.clone(),
        origin.import,
        text.draft,
        origin.example,
        at
    ))
    .await?;
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
    tx.run(sql!(
        "UPDATE point SET title = $4, body = $5, theme_id = $6, owner_residents = $7, owner_municipality = $8,
           owner_partner = $9, group_id = $10, team_id = $11, partner_id = $12, planning = $13, next_step = $14,
           place = $15, draft = $16, touched_at = $17, revision = revision + 1
         WHERE tenant_id = $1 AND id = $2 AND revision = $3",
        ctx.tenant,
        point.id,
        revision,
        &text.title,
        &text.body,
        theme,
        text.owners.contains(&Owner::Residents),
        text.owners.contains(&Owner::Municipality),
        text.owners.contains(&Owner::Partner),
        text.group,
        text.team,
        text.partner,
        text.planning,
        &text.next_step,
        &text.place,
        text.draft,
        ctx.now()
    ))
    .await
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

/// Counts per status, for the whole municipality or one kern; public points only.
pub async fn count_by_status(
    conn: &mut Conn,
    tenant: TenantId,
    kern: Option<KernId>,
) -> Result<Vec<(Status, i64)>, DbError> {
    let mut sql = sql!(
        "SELECT p.status AS status, count(*) AS n FROM point p WHERE p.tenant_id = $1 AND p.draft = FALSE",
        tenant
    );
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
