// SPDX-License-Identifier: EUPL-1.2
//! The photo of a kern. The bytes are a file; this says what is on it and whose it is.

use db::{Conn, DbError, Tx, sql};
use files::{FileId, Picture};
use kernel::{Ctx, Id, TenantId};

use crate::model::KernId;

/// Marker for the id of the photo of a kern.
pub enum PhotoMarker {}
/// The id of the photo of a kern. A newer photo has another id, and so another address.
pub type PhotoId = Id<PhotoMarker>;

db::row! {
    /// The photo of a kern.
    pub struct Photo {
        /// Its id.
        pub id: PhotoId,
        /// The file.
        pub file_id: FileId,
        /// What can be seen on it, for who cannot see it.
        pub alt: String,
        /// Who made it, and under which licence.
        pub source: String,
        /// Pixels from left to right.
        pub width: i64,
        /// Pixels from top to bottom.
        pub height: i64,
    }
}

/// The photo of a kern, if it has one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_kern(conn: &mut Conn, tenant: TenantId, kern: KernId) -> Result<Option<Photo>, DbError> {
    conn.opt(sql!(
        "SELECT id, file_id, alt, source, width, height FROM kern_photo WHERE tenant_id = $1 AND kern_id = $2",
        tenant,
        kern
    ))
    .await
}

/// Gives a photo to a kern that has none.
///
/// # Errors
/// [`DbError::Taken`] when it has one.
pub async fn add(
    tx: &mut Tx,
    ctx: &Ctx,
    kern: KernId,
    picture: &Picture,
    (alt, source): (&str, &str),
) -> Result<(), DbError> {
    let file = files::put(tx, ctx, picture).await?;
    tx.run(sql!(
        "INSERT INTO kern_photo (tenant_id, id, kern_id, file_id, alt, source, width, height)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ctx.tenant,
        ctx.id::<PhotoMarker>(),
        kern,
        file,
        alt,
        source,
        picture.width(),
        picture.height()
    ))
    .await?;
    Ok(())
}

/// Changes what is said about a photo. `false` when it is not there any more as it was read.
///
/// # Errors
/// Whatever the database refuses.
pub async fn describe(
    tx: &mut Tx,
    tenant: TenantId,
    was: &Photo,
    alt: &str,
    source: &str,
) -> Result<bool, DbError> {
    let rows = tx
        .run(sql!(
            "UPDATE kern_photo SET alt = $5, source = $6
             WHERE tenant_id = $1 AND id = $2 AND alt = $3 AND source = $4",
            tenant,
            was.id,
            &was.alt,
            &was.source,
            alt,
            source
        ))
        .await?;
    Ok(rows == 1)
}

/// Removes a photo for good. `false` when somebody did so before.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove(tx: &mut Tx, tenant: TenantId, photo: &Photo) -> Result<bool, DbError> {
    let rows =
        tx.run(sql!("DELETE FROM kern_photo WHERE tenant_id = $1 AND id = $2", tenant, photo.id)).await?;
    Ok(rows == 1 && files::remove(tx, tenant, photo.file_id).await?)
}
