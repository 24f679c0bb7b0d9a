// SPDX-License-Identifier: EUPL-1.2
//! Files that were sent and not imported yet. Kept for a day, one per person.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Id, PersonId, TenantId, Timestamp};

/// Marker for the id of a draft.
pub enum DraftMarker {}
/// The id of a file that waits.
pub type DraftId = Id<DraftMarker>;

db::row! {
    /// A file that waits.
    pub struct DraftRow {
        /// Its id.
        pub id: DraftId,
        /// The name of the file.
        pub file_name: String,
        /// The file.
        pub bytes: Vec<u8>,
        /// Which column holds what, as JSON.
        pub mapping: String,
    }
}

/// Keeps a file, in the place of an earlier one of the same person.
pub async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    id: DraftId,
    file_name: &str,
    bytes: &[u8],
    mapping: &str,
) -> Result<(), DbError> {
    let person = ctx.actor.person().map(|person| person.id);
    if let Some(person) = person {
        of_person(tx, ctx.tenant, person).await?;
    }
    tx.run(sql!(
        "INSERT INTO import_draft (tenant_id, id, file_name, bytes, mapping, created_at, by_person)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        ctx.tenant,
        id,
        file_name,
        bytes,
        mapping,
        ctx.now(),
        person
    ))
    .await?;
    Ok(())
}

/// A file that waits.
pub async fn by_id(conn: &mut Conn, tenant: TenantId, id: DraftId) -> Result<Option<DraftRow>, DbError> {
    conn.opt(sql!(
        "SELECT id, file_name, bytes, mapping FROM import_draft WHERE tenant_id = $1 AND id = $2",
        tenant,
        id
    ))
    .await
}

/// Changes which column holds what.
pub async fn set_mapping(tx: &mut Tx, tenant: TenantId, id: DraftId, mapping: &str) -> Result<u64, DbError> {
    tx.run(sql!("UPDATE import_draft SET mapping = $3 WHERE tenant_id = $1 AND id = $2", tenant, id, mapping))
        .await
}

/// Forgets a file.
pub async fn delete(tx: &mut Tx, tenant: TenantId, id: DraftId) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM import_draft WHERE tenant_id = $1 AND id = $2", tenant, id)).await
}

/// Forgets the files that were sent before a moment.
pub async fn delete_before(tx: &mut Tx, tenant: TenantId, before: Timestamp) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM import_draft WHERE tenant_id = $1 AND created_at < $2", tenant, before)).await
}

/// Forgets the file of a person.
pub async fn of_person(tx: &mut Tx, tenant: TenantId, person: PersonId) -> Result<u64, DbError> {
    tx.run(sql!("DELETE FROM import_draft WHERE tenant_id = $1 AND by_person = $2", tenant, person)).await
}
