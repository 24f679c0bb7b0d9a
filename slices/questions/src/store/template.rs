// SPDX-License-Identifier: EUPL-1.2
//! Templates of answers, of one team or of all.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Id, TenantId};
use villages::TeamId;

/// No municipality needs more; a brake.
const MOST: u32 = 500;

/// Marker for the id of a template.
pub enum TemplateMarker {}
/// The id of a template.
pub type TemplateId = Id<TemplateMarker>;

db::row! {
    /// A template.
    pub struct TemplateRow {
        /// Which.
        pub id: TemplateId,
        /// Of which team; of all when there is none.
        pub team_id: Option<TeamId>,
        /// How colleagues know it.
        pub name: String,
        /// With its fields.
        pub text: String,
        /// Goes up with every change.
        pub version: i64,
    }
}

fn select(rest: &str) -> Sql {
    let mut sql =
        Sql::new("SELECT id, team_id, name, text, version FROM question_template WHERE tenant_id = $1");
    sql.push(rest);
    sql
}

/// All of them, by name.
pub async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<TemplateRow>, DbError> {
    conn.all(select(" ORDER BY name, id LIMIT $2").with(tenant).with(MOST)).await
}

/// The template of this id.
pub async fn by_id(
    conn: &mut Conn,
    tenant: TenantId,
    id: TemplateId,
) -> Result<Option<TemplateRow>, DbError> {
    conn.opt(select(" AND id = $2").with(tenant).with(id)).await
}

/// Adds one. False when there is one of this name.
pub async fn insert(tx: &mut Tx, tenant: TenantId, row: &TemplateRow) -> Result<bool, DbError> {
    let added = tx
        .run(sql!(
            "INSERT INTO question_template (tenant_id, id, team_id, name, text, version)
             VALUES ($1, $2, $3, $4, $5, 1) ON CONFLICT (tenant_id, name) DO NOTHING",
            tenant,
            row.id,
            row.team_id,
            &row.name,
            &row.text
        ))
        .await?;
    Ok(added == 1)
}

/// Whether another one has this name.
pub async fn is_named(
    conn: &mut Conn,
    tenant: TenantId,
    id: TemplateId,
    name: &str,
) -> Result<bool, DbError> {
    conn.exists(sql!(
        "SELECT 1 AS one FROM question_template WHERE tenant_id = $1 AND name = $2 AND id <> $3 LIMIT 1",
        tenant,
        name,
        id
    ))
    .await
}

/// Changes one that still has the version of the row. False when somebody else was first.
pub async fn update(tx: &mut Tx, tenant: TenantId, row: &TemplateRow) -> Result<bool, DbError> {
    let touched = tx
        .run(sql!(
            "UPDATE question_template SET team_id = $4, name = $5, text = $6, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            tenant,
            row.id,
            row.version,
            row.team_id,
            &row.name,
            &row.text
        ))
        .await?;
    Ok(touched == 1)
}

/// Removes one. False when it is gone already.
pub async fn remove(tx: &mut Tx, tenant: TenantId, id: TemplateId) -> Result<bool, DbError> {
    Ok(tx.run(sql!("DELETE FROM question_template WHERE tenant_id = $1 AND id = $2", tenant, id)).await? == 1)
}
