// SPDX-License-Identifier: EUPL-1.2
//! Photos with notes. The bytes are a file; this says to which note it belongs and what is on it.

use db::{Conn, DbError, Tx, sql};
use files::{FileId, Picture};
use kernel::{Ctx, PersonId, TenantId, Timestamp};
use uuid::Uuid;

use crate::model::{PhotoId, PointId};

db::row! {
    /// A photo with a note.
    pub struct PhotoRow {
        /// Its id.
        pub id: PhotoId,
        /// The note that it belongs to.
        pub note_id: Uuid,
        /// Whether everybody may read that note.
        pub public: bool,
        /// The file; none when the photo was removed.
        pub file_id: Option<FileId>,
        /// What can be seen on it, for who cannot see it.
        pub alt: String,
        /// Pixels from left to right.
        pub width: i64,
        /// Pixels from top to bottom.
        pub height: i64,
        /// When it was removed.
        pub removed_at: Option<Timestamp>,
        /// Why, for colleagues.
        pub removed_reason: String,
    }
}

/// Adds a photo to a note.
pub async fn add(
    tx: &mut Tx,
    ctx: &Ctx,
    note: Uuid,
    picture: &Picture,
    alt: &str,
) -> Result<PhotoId, DbError> {
    let (file, id) = (files::put(tx, ctx, picture).await?, ctx.id());
    tx.run(sql!(
        "INSERT INTO note_photo (tenant_id, id, note_id, file_id, alt, width, height)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        ctx.tenant,
        id,
        note,
        file,
        alt,
        picture.width(),
        picture.height()
    ))
    .await?;
    Ok(id)
}

/// The photos of a point in the order of their notes, also those that were removed.
pub async fn of_point(
    conn: &mut Conn,
    tenant: TenantId,
    point: PointId,
    internal: bool,
) -> Result<Vec<PhotoRow>, DbError> {
    let mut sql = sql!(
        "SELECT f.id, f.note_id, n.public, f.file_id, f.alt, f.width, f.height, f.removed_at, f.removed_reason
         FROM note_photo f JOIN note n ON n.tenant_id = f.tenant_id AND n.id = f.note_id
         WHERE f.tenant_id = $1 AND n.point_id = $2",
        tenant,
        point
    );
    if !internal {
        sql.push(" AND n.public = TRUE");
    }
    sql.push(" ORDER BY n.at, f.id LIMIT 500");
    conn.all(sql).await
}

/// One photo of a point.
pub async fn by_id(
    conn: &mut Conn,
    tenant: TenantId,
    point: PointId,
    id: PhotoId,
) -> Result<Option<PhotoRow>, DbError> {
    conn.opt(sql!(
        "SELECT f.id, f.note_id, n.public, f.file_id, f.alt, f.width, f.height, f.removed_at, f.removed_reason
         FROM note_photo f JOIN note n ON n.tenant_id = f.tenant_id AND n.id = f.note_id
         WHERE f.tenant_id = $1 AND f.id = $2 AND n.point_id = $3",
        tenant,
        id,
        point
    ))
    .await
}

/// Removes a photo for good; that there was one stays. `false` when somebody did so before.
pub async fn remove(
    tx: &mut Tx,
    ctx: &Ctx,
    photo: PhotoId,
    file: FileId,
    reason: &str,
) -> Result<bool, DbError> {
    // What is on it may tell who: that goes too.
    let rows = tx
        .run(sql!(
            "UPDATE note_photo SET file_id = NULL, alt = '', removed_at = $4, removed_reason = $5
             WHERE tenant_id = $1 AND id = $2 AND file_id = $3",
            ctx.tenant,
            photo,
            file,
            ctx.now(),
            reason
        ))
        .await?;
    Ok(rows == 1 && files::remove(tx, ctx.tenant, file).await?)
}

/// The photos that a person put with notes: number of the point and what is on it.
pub async fn of_person(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
) -> Result<Vec<(i64, String)>, DbError> {
    conn.all(sql!(
        "SELECT p.number, f.alt FROM note_photo f
         JOIN note n ON n.tenant_id = f.tenant_id AND n.id = f.note_id
         JOIN point p ON p.tenant_id = n.tenant_id AND p.id = n.point_id
         WHERE f.tenant_id = $1 AND n.by_person = $2 AND f.removed_at IS NULL ORDER BY n.at, f.id",
        tenant,
        person
    ))
    .await
}
