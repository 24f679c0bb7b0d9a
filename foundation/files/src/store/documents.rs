// SPDX-License-Identifier: EUPL-1.2
//! The table of documents.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Id, TenantId};
use sha2::{Digest, Sha256};

use crate::Document;

/// Marker for the id of a document.
pub enum DocumentMarker {}
/// The id of a stored document.
pub type DocumentId = Id<DocumentMarker>;

db::row! {
    /// A document as it is stored.
    pub struct StoredDocument {
        /// SHA-256 of the bytes.
        pub sha256: Vec<u8>,
        /// The file itself: a PDF.
        pub bytes: Vec<u8>,
    }
}

/// Stores a document. The caller stores next to what it belongs, in the same transaction.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put(tx: &mut Tx, ctx: &Ctx, document: &Document) -> Result<DocumentId, DbError> {
    let id = ctx.id();
    let size = i64::try_from(document.bytes().len()).unwrap_or(i64::MAX);
    tx.run(sql!(
        "INSERT INTO document (tenant_id, id, size, pages, sha256, bytes, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        ctx.tenant,
        id,
        size,
        document.pages(),
        Sha256::digest(document.bytes()).to_vec(),
        document.bytes(),
        ctx.now()
    ))
    .await?;
    Ok(id)
}

/// The document, if it is there. Ask first whether the actor may see what it belongs to.
///
/// # Errors
/// Whatever the database refuses.
pub async fn get(
    conn: &mut Conn,
    tenant: TenantId,
    id: DocumentId,
) -> Result<Option<StoredDocument>, DbError> {
    conn.opt(sql!("SELECT sha256, bytes FROM document WHERE tenant_id = $1 AND id = $2", tenant, id)).await
}

/// Removes the document for good. Nothing may refer to it any more. `false` when there is none.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove(tx: &mut Tx, tenant: TenantId, id: DocumentId) -> Result<bool, DbError> {
    Ok(tx.run(sql!("DELETE FROM document WHERE tenant_id = $1 AND id = $2", tenant, id)).await? == 1)
}
