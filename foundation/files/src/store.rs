// SPDX-License-Identifier: EUPL-1.2
//! The table of files.

pub mod documents;

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Id, TenantId};
use sha2::{Digest, Sha256};

use crate::Picture;
use crate::picture::MEDIA_TYPE;

/// Marker for the id of a file.
pub enum FileMarker {}
/// The id of a stored file.
pub type FileId = Id<FileMarker>;

db::row! {
    /// A file as it is stored.
    pub struct Stored {
        /// SHA-256 of the bytes.
        pub sha256: Vec<u8>,
        /// The file itself: a JPEG.
        pub bytes: Vec<u8>,
    }
}

/// Stores a picture. The caller stores next to what it belongs, in the same transaction.
///
/// # Errors
/// Whatever the database refuses.
pub async fn put(tx: &mut Tx, ctx: &Ctx, picture: &Picture) -> Result<FileId, DbError> {
    let id = ctx.id();
    let size = i64::try_from(picture.bytes().len()).unwrap_or(i64::MAX);
    tx.run(sql!(
        "INSERT INTO file (tenant_id, id, media_type, size, width, height, sha256, bytes, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ctx.tenant,
        id,
        MEDIA_TYPE,
        size,
        picture.width(),
        picture.height(),
        Sha256::digest(picture.bytes()).to_vec(),
        picture.bytes(),
        ctx.now()
    ))
    .await?;
    Ok(id)
}

/// The file, if it is there. Ask first whether the actor may see what it belongs to.
///
/// # Errors
/// Whatever the database refuses.
pub async fn get(conn: &mut Conn, tenant: TenantId, id: FileId) -> Result<Option<Stored>, DbError> {
    conn.opt(sql!("SELECT sha256, bytes FROM file WHERE tenant_id = $1 AND id = $2", tenant, id)).await
}

/// Removes the file for good. Nothing may refer to it any more. `false` when there is none.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove(tx: &mut Tx, tenant: TenantId, id: FileId) -> Result<bool, DbError> {
    Ok(tx.run(sql!("DELETE FROM file WHERE tenant_id = $1 AND id = $2", tenant, id)).await? == 1)
}
