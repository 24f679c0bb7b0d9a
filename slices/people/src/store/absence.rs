// SPDX-License-Identifier: EUPL-1.2
//! The table `absence`: the present or next absence of somebody, one at most. What is over is deleted in
//! the night, and counts for nothing before that.

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Date, PersonId, Role, TenantId};
use uuid::Uuid;

use crate::model::COVERED;

db::row! {
    /// Who is away when, and who takes over.
    #[derive(PartialEq, Eq)]
    pub(crate) struct AbsenceRow {
        pub(crate) person_id: PersonId,
        pub(crate) from_day: Date,
        /// The last day of it.
        pub(crate) until_day: Date,
        pub(crate) stand_in: PersonId,
    }
}

db::row! {
    /// An absence of today, with what may be told of who takes over.
    pub(crate) struct NowRow {
        pub(crate) person_id: PersonId,
        pub(crate) until_day: Date,
        pub(crate) stand_in: PersonId,
        /// The function of the stand-in.
        pub(crate) label: String,
        pub(crate) email: Option<String>,
        /// Whether both still hold one of the roles, the same.
        pub(crate) stands: bool,
    }
}

fn select(tenant: TenantId) -> Sql {
    sql!("SELECT person_id, from_day, until_day, stand_in FROM absence WHERE tenant_id = $1", tenant)
}

/// The absence of a person that is not over.
pub(crate) async fn of_person(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    today: Date,
) -> Result<Option<AbsenceRow>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND person_id = ").bind(person).push(" AND until_day >= ").bind(today);
    conn.opt(sql).await
}

/// The absences, present and next, for which somebody takes over, the first to begin first.
pub(crate) async fn for_whom(
    conn: &mut Conn,
    tenant: TenantId,
    stand_in: PersonId,
    today: Date,
) -> Result<Vec<AbsenceRow>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND stand_in = ").bind(stand_in).push(" AND until_day >= ").bind(today);
    sql.push(" ORDER BY from_day, person_id LIMIT 500");
    conn.all(sql).await
}

/// Everybody who is away on this day, at most 2,000.
pub(crate) async fn on_day(conn: &mut Conn, tenant: TenantId, day: Date) -> Result<Vec<NowRow>, DbError> {
    let mut sql = Sql::new(
        "SELECT a.person_id, a.until_day, a.stand_in, p.label, p.email, EXISTS (
           SELECT 1 FROM person_grant g JOIN person_grant h ON h.tenant_id = g.tenant_id AND h.role = g.role
           WHERE g.tenant_id = a.tenant_id AND g.person_id = a.person_id AND g.withdrawn_at IS NULL
             AND h.person_id = a.stand_in AND h.withdrawn_at IS NULL AND g.role IN ",
    );
    sql.bind_list(COVERED.map(Role::code)).push(
        ") AS stands
         FROM absence a JOIN person p ON p.tenant_id = a.tenant_id AND p.id = a.stand_in
         WHERE a.tenant_id = ",
    );
    sql.bind(tenant).push(" AND a.from_day <= ").bind(day).push(" AND a.until_day >= ").bind(day);
    sql.push(" ORDER BY a.person_id LIMIT 2000");
    conn.all(sql).await
}

/// The rights in these roles of everybody for whom a person takes over on this day: whose, which role, kind
/// and id of where it holds.
pub(crate) async fn rights(
    conn: &mut Conn,
    tenant: TenantId,
    stand_in: PersonId,
    day: Date,
    roles: &[Role],
) -> Result<Vec<(PersonId, String, String, Uuid)>, DbError> {
    let mut sql = sql!(
        "SELECT g.person_id, g.role, g.scope_kind, g.scope_id FROM absence a
         JOIN person_grant g ON g.tenant_id = a.tenant_id AND g.person_id = a.person_id
         WHERE a.tenant_id = $1 AND a.stand_in = $2 AND a.from_day <= $3 AND a.until_day >= $3
           AND g.withdrawn_at IS NULL AND g.role IN ",
        tenant,
        stand_in,
        day
    );
    sql.bind_list(roles.iter().map(|role| role.code())).push(" ORDER BY a.from_day, g.person_id, g.id");
    conn.all(sql).await
}

/// Notes an absence in the place of `before`. 0 when somebody was first.
pub(crate) async fn put(
    tx: &mut Tx,
    tenant: TenantId,
    before: Option<&AbsenceRow>,
    row: &AbsenceRow,
    today: Date,
) -> Result<u64, DbError> {
    if let Some(before) = before {
        return tx
            .run(sql!(
                "UPDATE absence SET from_day = $6, until_day = $7, stand_in = $8
                 WHERE tenant_id = $1 AND person_id = $2 AND from_day = $3 AND until_day = $4
                   AND stand_in = $5",
                tenant,
                row.person_id,
                before.from_day,
                before.until_day,
                before.stand_in,
                row.from_day,
                row.until_day,
                row.stand_in
            ))
            .await;
    }
    let over = "DELETE FROM absence WHERE tenant_id = $1 AND person_id = $2 AND until_day < $3";
    tx.run(sql!(over, tenant, row.person_id, today)).await?;
    tx.run(sql!(
        "INSERT INTO absence (tenant_id, person_id, from_day, until_day, stand_in)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, person_id) DO NOTHING",
        tenant,
        row.person_id,
        row.from_day,
        row.until_day,
        row.stand_in
    ))
    .await
}

/// Ends an absence, or cancels one. 0 when somebody changed it.
pub(crate) async fn end(tx: &mut Tx, tenant: TenantId, row: &AbsenceRow) -> Result<u64, DbError> {
    tx.run(sql!(
        "DELETE FROM absence
         WHERE tenant_id = $1 AND person_id = $2 AND from_day = $3 AND until_day = $4 AND stand_in = $5",
        tenant,
        row.person_id,
        row.from_day,
        row.until_day,
        row.stand_in
    ))
    .await
}

/// Forgets what names a person, whoever is away.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<u64, DbError> {
    let text = "DELETE FROM absence WHERE tenant_id = $1 AND (person_id = $2 OR stand_in = $2)";
    tx.run(sql!(text, tenant, person)).await
}

/// Forgets what is over.
pub(crate) async fn delete_old(tx: &mut Tx, tenant: TenantId, today: Date) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM absence WHERE tenant_id = $1 AND until_day < $2", tenant, today)).await
}
