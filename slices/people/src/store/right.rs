// SPDX-License-Identifier: EUPL-1.2
//! The table `person_grant`: rights are added and withdrawn, never deleted.

mod list;

use db::{Conn, DbError, Sql, Tx, sql};
use kernel::{Grant, Id, PersonId, Role, Scope, TenantId, Timestamp};
use uuid::Uuid;

use crate::model;

pub(crate) use list::{Filter, list};

/// Marker for the id of a right.
pub(crate) enum RightMarker {}
/// The id of a right that a person holds.
pub(crate) type RightId = Id<RightMarker>;

db::row! {
    /// A right with whose it is, in force or withdrawn.
    pub(crate) struct RightRow {
        pub(crate) id: RightId,
        pub(crate) person_id: PersonId,
        pub(crate) role: String,
        pub(crate) scope_kind: String,
        pub(crate) scope_id: Uuid,
        pub(crate) reason: String,
        pub(crate) granted_by: Option<PersonId>,
        pub(crate) granted_at: Timestamp,
        pub(crate) withdrawn_by: Option<PersonId>,
        pub(crate) withdrawn_at: Option<Timestamp>,
        pub(crate) withdrawn_reason: Option<String>,
        pub(crate) name: String,
        pub(crate) label: String,
        pub(crate) email: Option<String>,
        /// When the person was erased; there is no page about them since.
        pub(crate) erased_at: Option<Timestamp>,
    }
}

impl RightRow {
    /// As the kernel knows it; none for a role of a newer Brink.
    pub(crate) fn grant(&self) -> Option<Grant> {
        model::grant_of(&self.role, &self.scope_kind, self.scope_id)
    }
}

/// What a new right holds.
pub(crate) struct NewRight<'n> {
    pub(crate) id: RightId,
    pub(crate) person: PersonId,
    pub(crate) grant: Grant,
    pub(crate) reason: &'n str,
    pub(crate) by: Option<PersonId>,
    pub(crate) at: Timestamp,
}

/// Who ends a right, when and why.
pub(crate) struct Ending<'e> {
    pub(crate) at: Timestamp,
    pub(crate) by: Option<PersonId>,
    pub(crate) reason: &'e str,
}

/// Every right that ever was.
fn select(tenant: TenantId) -> Sql {
    sql!(
        "SELECT g.id, g.person_id, g.role, g.scope_kind, g.scope_id, g.reason, g.granted_by, g.granted_at,
           g.withdrawn_by, g.withdrawn_at, g.withdrawn_reason, p.name, p.label, p.email, p.erased_at
         FROM person_grant g JOIN person p ON p.tenant_id = g.tenant_id AND p.id = g.person_id
         WHERE g.tenant_id = $1",
        tenant
    )
}

/// The rights in force.
fn select_in_force(tenant: TenantId) -> Sql {
    let mut sql = select(tenant);
    sql.push(" AND g.withdrawn_at IS NULL");
    sql
}

/// One right, in force or withdrawn.
pub(crate) async fn by_id(
    conn: &mut Conn,
    tenant: TenantId,
    id: RightId,
) -> Result<Option<RightRow>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND g.id = ").bind(id);
    conn.opt(sql).await
}

/// Every right that a person holds or held, those in force first, then the newest.
pub(crate) async fn ever_of_person(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<RightRow>, DbError> {
    let mut sql = select(tenant);
    sql.push(" AND g.person_id = ").bind(person);
    sql.push(
        " ORDER BY CASE WHEN g.withdrawn_at IS NULL THEN 0 ELSE 1 END, g.withdrawn_at DESC, g.role, g.id",
    );
    conn.all(sql).await
}

/// The rights in force of one person.
pub(crate) async fn of_person(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<RightRow>, DbError> {
    let mut sql = select_in_force(tenant);
    sql.push(" AND g.person_id = ").bind(person).push(" ORDER BY g.role, g.id");
    conn.all(sql).await
}

/// The rights in force of several people.
pub(crate) async fn of_people(
    conn: &mut Conn,
    tenant: TenantId,
    people: &[PersonId],
) -> Result<Vec<RightRow>, DbError> {
    let mut sql = select_in_force(tenant);
    sql.push(" AND g.person_id IN ").bind_list(people.iter().copied()).push(" ORDER BY g.role, g.id");
    conn.all(sql).await
}

/// Everybody who holds a role now, at most 2,000 rights.
pub(crate) async fn with_role(
    conn: &mut Conn,
    tenant: TenantId,
    role: Role,
) -> Result<Vec<RightRow>, DbError> {
    let mut sql = select_in_force(tenant);
    sql.push(" AND g.role = ").bind(role.code()).push(" ORDER BY p.name, p.id, g.id LIMIT 2000");
    conn.all(sql).await
}

/// Whether a right is or was limited to this thing.
pub(crate) async fn limits(conn: &mut Conn, tenant: TenantId, scope: Scope) -> Result<bool, DbError> {
    let (kind, id) = model::scope_parts(scope);
    let text = "SELECT id FROM person_grant WHERE tenant_id = $1 AND scope_kind = $2 AND scope_id = $3";
    conn.exists(sql!(text, tenant, kind, id)).await
}

/// `false` when the person holds exactly this right now.
pub(crate) async fn insert(tx: &mut Tx, tenant: TenantId, new: &NewRight<'_>) -> Result<bool, DbError> {
    let (kind, scope) = model::scope_parts(new.grant.scope);
    let rows = tx
        .run(sql!(
            "INSERT INTO person_grant
               (tenant_id, id, person_id, role, scope_kind, scope_id, reason, granted_by, granted_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (tenant_id, person_id, role, scope_kind, scope_id) WHERE withdrawn_at IS NULL
             DO NOTHING",
            tenant,
            new.id,
            new.person,
            new.grant.role.code(),
            kind,
            scope,
            new.reason,
            new.by,
            new.at
        ))
        .await?;
    Ok(rows == 1)
}

/// Ends one right. 0 when somebody was first.
pub(crate) async fn end(
    tx: &mut Tx,
    tenant: TenantId,
    id: RightId,
    ending: &Ending<'_>,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE person_grant SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5
         WHERE tenant_id = $1 AND id = $2 AND withdrawn_at IS NULL",
        tenant,
        id,
        ending.at,
        ending.by,
        ending.reason
    ))
    .await
}

/// Ends every right of a person.
pub(crate) async fn end_all(
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    ending: &Ending<'_>,
) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE person_grant SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5
         WHERE tenant_id = $1 AND person_id = $2 AND withdrawn_at IS NULL",
        tenant,
        person,
        ending.at,
        ending.by,
        ending.reason
    ))
    .await
}

/// Lets transactions that may take an administrator away go one by one: each holds this row of
/// the municipality until it commits.
pub(crate) async fn queue_for_administrators(tx: &mut Tx, tenant: TenantId) -> Result<(), DbError> {
    db::counter::next(tx, tenant, "people.administrators").await?;
    Ok(())
}

/// How many administrators there are.
pub(crate) async fn administrators(conn: &mut Conn, tenant: TenantId) -> Result<i64, DbError> {
    let (count,) = conn
        .one(sql!(
            "SELECT count(DISTINCT person_id) AS people FROM person_grant
             WHERE tenant_id = $1 AND role = $2 AND withdrawn_at IS NULL",
            tenant,
            Role::Administrator.code()
        ))
        .await?;
    Ok(count)
}
