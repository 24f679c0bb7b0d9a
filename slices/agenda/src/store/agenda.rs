// SPDX-License-Identifier: EUPL-1.2
//! Agendas and their themes.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Ctx, TenantId, Timestamp};
use villages::KernId;

use crate::model::{AgendaId, AgendaState, ThemeId, ThemeMarker};

db::row! {
    /// An agenda.
    pub struct AgendaRow {
        /// Its id.
        pub id: AgendaId,
        /// Its short name, of one or several kernen: `varik-en-heesselt`.
        pub slug: String,
        /// Its title.
        pub title: String,
        /// How far it is.
        pub state: AgendaState,
        /// Rises with every renewal.
        pub version: i64,
        /// First year.
        pub period_from: Option<i64>,
        /// Last year.
        pub period_to: Option<i64>,
        /// "Stand per": a year or a date, as precise as the source is.
        pub as_of: String,
        /// "Stand per" when it was adopted; the newest one while it is in the making.
        pub first_as_of: String,
        /// The document.
        pub document_url: Option<String>,
        /// The name of the source.
        pub source_name: Option<String>,
        /// The page of the source.
        pub source_url: Option<String>,
        /// What a reader must know about it.
        pub explanation: String,
        /// Part of the example data of a demo.
        pub example: bool,
        /// When it was entered.
        pub created_at: Timestamp,
        /// When it last came to another state; `None` while it has its first one.
        pub state_at: Option<Timestamp>,
        /// For edit conflicts.
        pub revision: i64,
    }
}

db::row! {
    /// A theme of an agenda.
    pub struct ThemeRow {
        /// Its id.
        pub id: ThemeId,
        /// Which agenda.
        pub agenda_id: AgendaId,
        /// Its name.
        pub name: String,
    }
}

/// What a new or changed agenda says.
#[derive(Clone, Debug)]
pub struct AgendaText {
    /// Its title.
    pub title: String,
    /// How far it is.
    pub state: AgendaState,
    /// First year.
    pub period_from: Option<i64>,
    /// Last year.
    pub period_to: Option<i64>,
    /// "Stand per".
    pub as_of: String,
    /// The document.
    pub document_url: Option<String>,
    /// The name of the source.
    pub source_name: Option<String>,
    /// The page of the source.
    pub source_url: Option<String>,
    /// What a reader must know about it.
    pub explanation: String,
}

const COLUMNS: &str = "a.id, a.slug, a.title, a.state, a.version, a.period_from, a.period_to, a.as_of, \
    a.first_as_of, a.document_url, a.source_name, a.source_url, a.explanation, a.example, a.created_at, a.state_at, \
    a.revision";

fn select(rest: &str) -> Sql {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(rest);
    sql
}

/// The agendas of a kern, newest version first.
pub async fn of_kern(conn: &mut Conn, tenant: TenantId, kern: KernId) -> Result<Vec<AgendaRow>, DbError> {
    let sql = select(
        " FROM agenda_kern k JOIN agenda a ON a.tenant_id = k.tenant_id AND a.id = k.agenda_id
         WHERE k.tenant_id = $1 AND k.kern_id = $2 ORDER BY a.state, a.version DESC, a.slug",
    );
    conn.all(sql.with(tenant).with(kern)).await
}

/// Every agenda, by slug. Municipalities have some dozens.
pub async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<AgendaRow>, DbError> {
    conn.all(select(" FROM agenda a WHERE a.tenant_id = $1 ORDER BY a.slug, a.version DESC").with(tenant))
        .await
}

/// One agenda.
pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: AgendaId) -> Result<Option<AgendaRow>, DbError> {
    conn.opt(select(" FROM agenda a WHERE a.tenant_id = $1 AND a.id = $2").with(tenant).with(id)).await
}

/// The newest agenda of this slug.
pub async fn by_slug(conn: &mut Conn, tenant: TenantId, slug: &str) -> Result<Option<AgendaRow>, DbError> {
    let sql = select(" FROM agenda a WHERE a.tenant_id = $1 AND a.slug = $2 ORDER BY a.version DESC LIMIT 1");
    conn.opt(sql.with(tenant).with(slug)).await
}

/// The kernen of an agenda.
pub async fn kernen(conn: &mut Conn, tenant: TenantId, id: AgendaId) -> Result<Vec<KernId>, DbError> {
    let rows: Vec<(KernId,)> = conn
        .all(sql!(
            "SELECT kern_id FROM agenda_kern WHERE tenant_id = $1 AND agenda_id = $2 ORDER BY kern_id",
            tenant,
            id
        ))
        .await?;
    Ok(rows.into_iter().map(|(kern,)| kern).collect())
}

/// Which kernen every agenda is of.
pub async fn kernen_of_all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<(AgendaId, KernId)>, DbError> {
    conn.all(sql!("SELECT agenda_id, kern_id FROM agenda_kern WHERE tenant_id = $1", tenant)).await
}

/// Whether there are points on agendas that were replaced.
pub async fn any_replaced(conn: &mut Conn, tenant: TenantId) -> Result<bool, DbError> {
    conn.exists(sql!(
        "SELECT p.id FROM agenda a JOIN point p ON p.tenant_id = a.tenant_id AND p.agenda_id = a.id
           AND p.draft = FALSE WHERE a.tenant_id = $1 AND a.state = 'replaced' LIMIT 1",
        tenant
    ))
    .await
}

/// The kernen with an agenda that was not replaced.
pub async fn current_kernen(conn: &mut Conn, tenant: TenantId) -> Result<Vec<KernId>, DbError> {
    let rows: Vec<(KernId,)> = conn
        .all(sql!(
            "SELECT DISTINCT k.kern_id FROM agenda_kern k
             JOIN agenda a ON a.tenant_id = k.tenant_id AND a.id = k.agenda_id AND a.state <> 'replaced'
             WHERE k.tenant_id = $1",
            tenant
        ))
        .await?;
    Ok(rows.into_iter().map(|(kern,)| kern).collect())
}

/// The agenda on which new points of these kernen come, of those that hold or are in the making: the
/// one of exactly these kernen, or else the smallest that covers them, or the newest of one of them.
pub async fn current_for(
    conn: &mut Conn,
    tenant: TenantId,
    kernen: &[KernId],
) -> Result<Option<AgendaId>, DbError> {
    let of_all = kernen_of_all(conn, tenant).await?;
    let mut found: Vec<_> = Vec::new();
    for agenda in all(conn, tenant).await?.into_iter().filter(|row| row.state != AgendaState::Replaced) {
        let own: Vec<KernId> =
            of_all.iter().filter(|(of, _)| *of == agenda.id).map(|(_, kern)| *kern).collect();
        let shared = own.iter().filter(|kern| kernen.contains(kern)).count();
        if shared > 0 {
            // What was adopted goes before what is in the making, a newer version before an older one.
            let draft = agenda.state == AgendaState::Draft;
            found.push((kernen.len() - shared, own.len(), draft, -agenda.version, agenda.id));
        }
    }
    Ok(found.into_iter().min().map(|(.., id)| id))
}

/// The themes of an agenda, in its order.
pub async fn themes(conn: &mut Conn, tenant: TenantId, id: AgendaId) -> Result<Vec<ThemeRow>, DbError> {
    conn.all(sql!(
        "SELECT id, agenda_id, name FROM theme WHERE tenant_id = $1 AND agenda_id = $2 ORDER BY position, name",
        tenant,
        id
    ))
    .await
}

/// The names of themes under which everybody can read something, over all agendas, each once: for
/// filters.
pub async fn theme_names(conn: &mut Conn, tenant: TenantId) -> Result<Vec<String>, DbError> {
    let rows: Vec<(String,)> = conn
        .all(sql!(
            "SELECT DISTINCT t.name AS name FROM theme t
             JOIN point p ON p.tenant_id = t.tenant_id AND p.theme_id = t.id
               AND p.draft = FALSE AND p.status <> 'merged'
             WHERE t.tenant_id = $1 ORDER BY name",
            tenant
        ))
        .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Adds an agenda with its kernen.
#[allow(clippy::too_many_arguments, reason = "written here only; each part has its own type")]
pub async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    id: AgendaId,
    slug: &str,
    version: i64,
    text: &AgendaText,
    kernen: &[KernId],
    example: bool,
) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO agenda (tenant_id, id, slug, title, state, version, period_from, period_to, as_of,
           first_as_of, document_url, source_name, source_url, explanation, example, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $15)",
        ctx.tenant,
        id,
        slug,
        &text.title,
        text.state,
        version,
        text.period_from,
        text.period_to,
        &text.as_of,
        text.document_url.clone(),
        text.source_name.clone(),
        text.source_url.clone(),
        &text.explanation,
        example,
        ctx.now()
    ))
    .await?;
    for kern in kernen {
        tx.run(sql!(
            "INSERT INTO agenda_kern (tenant_id, agenda_id, kern_id) VALUES ($1, $2, $3)",
            ctx.tenant,
            id,
            *kern
        ))
        .await?;
    }
    Ok(())
}

/// Replaces what an agenda says; the first "stand per" stays once it was adopted. 0 when somebody else changed it since `revision`.
pub async fn update(
    tx: &mut Tx,
    ctx: &Ctx,
    id: AgendaId,
    revision: i64,
    text: &AgendaText,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE agenda SET title = $4, state = $5, period_from = $6, period_to = $7, as_of = $8,
           first_as_of = CASE WHEN state = 'draft' THEN $8 ELSE first_as_of END,
           state_at = CASE WHEN state <> $5 THEN $13 ELSE state_at END,
           document_url = $9, source_name = $10, source_url = $11, explanation = $12, revision = revision + 1
         WHERE tenant_id = $1 AND id = $2 AND revision = $3",
        ctx.tenant,
        id,
        revision,
        &text.title,
        text.state,
        text.period_from,
        text.period_to,
        &text.as_of,
        text.document_url.clone(),
        text.source_name.clone(),
        text.source_url.clone(),
        &text.explanation,
        ctx.now()
    ))
    .await
}

/// The theme of this name, added when it is new.
pub async fn theme(tx: &mut Tx, ctx: &Ctx, agenda: AgendaId, name: &str) -> Result<ThemeId, DbError> {
    let (id,) = tx
        .one(sql!(
            "INSERT INTO theme (tenant_id, id, agenda_id, name, position)
             VALUES ($1, $2, $3, $4, (SELECT count(*) FROM theme WHERE tenant_id = $1 AND agenda_id = $3))
             ON CONFLICT (tenant_id, agenda_id, name) DO UPDATE SET name = excluded.name RETURNING id",
            ctx.tenant,
            ctx.id::<ThemeMarker>(),
            agenda,
            name
        ))
        .await?;
    Ok(id)
}

/// Marks the adopted versions before this one as replaced, from this moment on.
pub async fn replace_older(tx: &mut Tx, ctx: &Ctx, id: AgendaId) -> Result<(), DbError> {
    tx.run(sql!(
        "UPDATE agenda SET state = 'replaced', state_at = $3, revision = revision + 1
         WHERE tenant_id = $1 AND state = 'adopted'
           AND slug = (SELECT n.slug FROM agenda n WHERE n.tenant_id = $1 AND n.id = $2)
           AND version < (SELECT n.version FROM agenda n WHERE n.tenant_id = $1 AND n.id = $2)",
        ctx.tenant,
        id,
        ctx.now()
    ))
    .await?;
    Ok(())
}

/// The newest adopted version of the same agenda after this one, as its number.
pub async fn adopted_after(
    conn: &mut Conn,
    tenant: TenantId,
    row: &AgendaRow,
) -> Result<Option<i64>, DbError> {
    let newer: Option<(i64,)> = conn
        .opt(sql!(
            "SELECT version FROM agenda WHERE tenant_id = $1 AND slug = $2 AND state = 'adopted' AND version > $3
             ORDER BY version DESC LIMIT 1",
            tenant,
            &row.slug,
            row.version
        ))
        .await?;
    Ok(newer.map(|(version,)| version))
}

/// The slug of the agendas of exactly these kernen, in whatever order they are named.
pub async fn slug_of(
    conn: &mut Conn,
    tenant: TenantId,
    wanted: &[KernId],
) -> Result<Option<String>, DbError> {
    let of_all = kernen_of_all(conn, tenant).await?;
    let same = |id: AgendaId| {
        let own: Vec<KernId> = of_all.iter().filter(|(of, _)| *of == id).map(|(_, kern)| *kern).collect();
        own.len() == wanted.len() && own.iter().all(|kern| wanted.contains(kern))
    };
    Ok(all(conn, tenant).await?.into_iter().find(|agenda| same(agenda.id)).map(|agenda| agenda.slug))
}
