// SPDX-License-Identifier: EUPL-1.2
//! Photos and documents that came with what a party said. Only colleagues see them.

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, TenantId};
use uuid::Uuid;
use web::Attached;

use crate::cases::model::{CasusId, PartyId};
use crate::store::attachment::{self, AttachmentId, AttachmentRow, Blob};

db::row! {
    struct FileRow {
        id: AttachmentId,
        deed_id: Uuid,
        number: i64,
        file_id: Option<files::FileId>,
        document_id: Option<files::DocumentId>,
        name: String,
        size: i64,
        width: Option<i64>,
        height: Option<i64>,
        pages: Option<i64>,
    }
}

impl From<FileRow> for AttachmentRow {
    fn from(row: FileRow) -> Self {
        Self {
            id: row.id,
            question_id: None,
            deed_id: Some(row.deed_id),
            internal: true,
            number: Some(row.number),
            file_id: row.file_id,
            document_id: row.document_id,
            name: row.name,
            size: row.size,
            width: row.width,
            height: row.height,
            pages: row.pages,
        }
    }
}

/// The files of a casus, in the order in which they came.
pub async fn of(conn: &mut Conn, tenant: TenantId, casus: CasusId) -> Result<Vec<AttachmentRow>, DbError> {
    let rows: Vec<FileRow> = conn
        .all(sql!(
            "SELECT id, deed_id, number, file_id, document_id, name, size, width, height, pages FROM casus_file
             WHERE tenant_id = $1 AND casus_id = $2 ORDER BY number, id LIMIT 500",
            tenant,
            casus
        ))
        .await?;
    Ok(rows.into_iter().map(AttachmentRow::from).collect())
}

/// How many a casus has.
pub async fn count(conn: &mut Conn, tenant: TenantId, casus: CasusId) -> Result<i64, DbError> {
    let sql = "SELECT count(*) AS count FROM casus_file WHERE tenant_id = $1 AND casus_id = $2";
    let (count,) = conn.one(sql!(sql, tenant, casus)).await?;
    Ok(count)
}

/// Stores a file with what was said. Whoever does it changed the casus in the same transaction, so nobody
/// else takes its number.
pub async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    (casus, deed): (CasusId, Uuid),
    attached: &Attached,
) -> Result<(), DbError> {
    let Blob { file, document, sides, pages, name, size } = attachment::put(tx, ctx, attached).await?;
    let (number,): (i64,) = tx
        .one(sql!(
            "SELECT coalesce(max(number), 0) + 1 AS number FROM casus_file
             WHERE tenant_id = $1 AND casus_id = $2 AND (file_id IS NOT NULL) = $3",
            ctx.tenant,
            casus,
            file.is_some()
        ))
        .await?;
    tx.run(sql!(
        "INSERT INTO casus_file (tenant_id, id, casus_id, deed_id, number, file_id, document_id, name, size, width,
           height, pages)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        ctx.tenant,
        ctx.id::<AttachmentRow>(),
        casus,
        deed,
        number,
        file,
        document,
        name,
        size,
        sides.map(|(width, _)| width),
        sides.map(|(_, height)| height),
        pages
    ))
    .await?;
    Ok(())
}

/// Removes the files of a casus, or of one party in it, with what they hold.
pub async fn remove(
    tx: &mut Tx,
    tenant: TenantId,
    casus: CasusId,
    party: Option<PartyId>,
) -> Result<(), DbError> {
    let mut rows = of(tx, tenant, casus).await?;
    if let Some(party) = party {
        let said: Vec<(Uuid,)> = tx
            .all(sql!("SELECT id FROM casus_deed WHERE tenant_id = $1 AND party_id = $2", tenant, party))
            .await?;
        rows.retain(|row| said.iter().any(|(deed,)| Some(*deed) == row.deed_id));
    }
    for row in rows {
        tx.run(sql!("DELETE FROM casus_file WHERE tenant_id = $1 AND id = $2", tenant, row.id)).await?;
        attachment::remove_blob(tx, tenant, &row).await?;
    }
    Ok(())
}
