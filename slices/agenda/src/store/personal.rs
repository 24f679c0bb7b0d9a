// SPDX-License-Identifier: EUPL-1.2
//! Everywhere that a person is named.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{PersonId, TenantId};

use super::point::{self, PointRow};
use crate::model::PointId;

/// The points that the person proposed, the newest first.
pub async fn proposals(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    most: u32,
) -> Result<Vec<PointRow>, DbError> {
    let mut sql = point::select(" WHERE p.tenant_id = $1 AND p.proposed_by = $2").with(tenant).with(person);
    sql.push(" ORDER BY p.number DESC LIMIT ").bind(most);
    conn.all(sql).await
}

/// The points that the person supports: number and title. What is not on the website is named by its
/// number only: its words are somebody else’s.
pub async fn supported(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<(i64, String)>, DbError> {
    conn.all(sql!(
        "SELECT p.number, CASE WHEN p.draft = FALSE THEN p.title ELSE '' END AS title FROM support s JOIN point p ON p.tenant_id = s.tenant_id AND p.id = s.point_id
         WHERE s.tenant_id = $1 AND s.person_id = $2 ORDER BY p.number",
        tenant,
        person
    ))
    .await
}

/// The same, by id.
pub async fn supported_points(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<(PointId,)>, DbError> {
    conn.all(sql!("SELECT point_id FROM support WHERE tenant_id = $1 AND person_id = $2", tenant, person))
        .await
}

/// The notes that the person wrote: number of the point and text.
pub async fn notes(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<(i64, String)>, DbError> {
    conn.all(sql!(
        "SELECT p.number, n.text FROM note n JOIN point p ON p.tenant_id = n.tenant_id AND p.id = n.point_id
         WHERE n.tenant_id = $1 AND n.by_person = $2 ORDER BY n.at",
        tenant,
        person
    ))
    .await
}

/// The promises of which the person said what became of them: number of the point and why.
pub async fn outcomes(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<(i64, String)>, DbError> {
    conn.all(sql!(
        "SELECT p.number, r.outcome_reason FROM promise r JOIN point p ON p.tenant_id = r.tenant_id AND p.id = r.point_id
         WHERE r.tenant_id = $1 AND r.outcome_by_person = $2 ORDER BY r.outcome_at, r.number",
        tenant,
        person
    ))
    .await
}

/// The points that the person sees to as an officer: number and title.
pub async fn seen_to(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<(i64, String)>, DbError> {
    conn.all(sql!(
        "SELECT number, title FROM point WHERE tenant_id = $1 AND officer_id = $2 ORDER BY number",
        tenant,
        person
    ))
    .await
}

/// Takes the person's id away wherever it stands; the role stays.
pub async fn unname(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<(), DbError> {
    let statements = [
        "UPDATE point SET proposed_by = NULL WHERE tenant_id = $1 AND proposed_by = $2",
        "UPDATE point SET officer_id = NULL WHERE tenant_id = $1 AND officer_id = $2",
        "UPDATE point_event SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        "UPDATE promise SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        "UPDATE promise SET outcome_by_person = NULL WHERE tenant_id = $1 AND outcome_by_person = $2",
        "UPDATE promise_move SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        "UPDATE note SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        "UPDATE assessment SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
        "UPDATE agenda_import SET by_person = NULL WHERE tenant_id = $1 AND by_person = $2",
    ];
    for statement in statements {
        tx.run(Sql::new(statement).with(tenant).with(person)).await?;
    }
    Ok(())
}
