// SPDX-License-Identifier: EUPL-1.2
//! Photos and documents with what was said about a question, or kept for a form until it is sent.

use db::{Conn, DbError, Sql, Tx, sql};
use files::{DocumentId, FileId};
use kernel::{Ctx, Id, TenantId, Timestamp};
use uuid::Uuid;
use web::Attached;

use crate::model::QuestionId;

/// A brake: what comes after them waits for the next round.
const MOST: u32 = 500;

/// Marker for the id of an attachment.
pub enum AttachmentMarker {}
/// The id of an attachment.
pub type AttachmentId = Id<AttachmentMarker>;

db::row! {
    /// A photo or a document.
    pub struct AttachmentRow {
        /// Which.
        pub id: AttachmentId,
        /// With which question; none while a form keeps it.
        pub question_id: Option<QuestionId>,
        /// With what was said then.
        pub deed_id: Option<Uuid>,
        /// Whether only colleagues see it.
        pub internal: bool,
        /// Which photo or document of the question it is, from 1 on.
        pub number: Option<i64>,
        /// The photo, when it is one.
        pub file_id: Option<FileId>,
        /// The document, when it is one.
        pub document_id: Option<DocumentId>,
        /// The name of a document, without its ending.
        pub name: String,
        /// In bytes.
        pub size: i64,
        /// Of a photo, in pixels.
        pub width: Option<i64>,
        /// Of a photo, in pixels.
        pub height: Option<i64>,
        /// Of a document.
        pub pages: Option<i64>,
    }
}

/// Where an attachment stands.
#[derive(Clone, Copy, Debug)]
pub enum Place<'d> {
    /// Kept for a form: the hash of its token.
    Draft(&'d [u8]),
    /// With what was said about a question.
    Said(Said),
}

/// What was said about a question, with which files came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// About which question.
    pub question: QuestionId,
    /// The row of its story.
    pub deed: Uuid,
    /// Whether only colleagues read it.
    pub internal: bool,
}

fn select(rest: &str) -> Sql {
    use db::FromRow;
    let mut sql = Sql::new("SELECT ");
    for (at, column) in AttachmentRow::COLUMNS.iter().enumerate() {
        sql.push(if at == 0 { "" } else { ", " }).push(column);
    }
    sql.push(" FROM question_file WHERE tenant_id = $1").push(rest);
    sql
}

/// The attachments of a question, in their order.
pub async fn of_question(
    conn: &mut Conn,
    tenant: TenantId,
    question: QuestionId,
) -> Result<Vec<AttachmentRow>, DbError> {
    let sql = select(" AND question_id = $2 ORDER BY internal, document_id IS NOT NULL, number LIMIT $3");
    conn.all(sql.with(tenant).with(question).with(MOST)).await
}

/// The attachment of this id, if it stands with a question.
pub async fn by_id(
    conn: &mut Conn,
    tenant: TenantId,
    id: AttachmentId,
) -> Result<Option<AttachmentRow>, DbError> {
    conn.opt(select(" AND id = $2 AND question_id IS NOT NULL").with(tenant).with(id)).await
}

/// What is kept for the form with this hash, since this moment.
pub async fn of_draft(
    conn: &mut Conn,
    tenant: TenantId,
    draft: &[u8],
    since: Timestamp,
) -> Result<Vec<AttachmentRow>, DbError> {
    let sql = select(" AND draft = $2 AND sent_at >= $3 ORDER BY sent_at, id LIMIT $4");
    conn.all(sql.with(tenant).with(draft).with(since).with(MOST)).await
}

/// How many bytes are kept for forms.
pub async fn waiting(conn: &mut Conn, tenant: TenantId) -> Result<i64, DbError> {
    let (bytes,) = conn
        .one(sql!(
            "SELECT cast(coalesce(sum(size), 0) AS BIGINT) AS bytes FROM question_file
             WHERE tenant_id = $1 AND draft IS NOT NULL",
            tenant
        ))
        .await?;
    Ok(bytes)
}

/// How many a question has, those of colleagues too.
pub async fn count(conn: &mut Conn, tenant: TenantId, question: QuestionId) -> Result<i64, DbError> {
    let (count,) = conn
        .one(sql!(
            "SELECT count(*) AS count FROM question_file WHERE tenant_id = $1 AND question_id = $2",
            tenant,
            question
        ))
        .await?;
    Ok(count)
}

/// The number of the next photo or document of a question. Whoever asks has changed the question in the
/// same transaction, so nobody else gets it.
async fn next(tx: &mut Tx, tenant: TenantId, said: Said, photo: bool) -> Result<i64, DbError> {
    let (last,) = tx
        .one(sql!(
            "SELECT coalesce(max(number), 0) AS last FROM question_file
             WHERE tenant_id = $1 AND question_id = $2 AND internal = $3 AND (file_id IS NOT NULL) = $4",
            tenant,
            said.question,
            said.internal,
            photo
        ))
        .await?;
    let last: i64 = last;
    Ok(last + 1)
}

/// What a row about a photo or a document holds of it.
pub(crate) struct Blob<'n> {
    pub(crate) file: Option<FileId>,
    pub(crate) document: Option<DocumentId>,
    pub(crate) sides: Option<(i64, i64)>,
    pub(crate) pages: Option<i64>,
    pub(crate) name: &'n str,
    pub(crate) size: i64,
}

/// Stores a photo or a document itself.
pub(crate) async fn put<'n>(tx: &mut Tx, ctx: &Ctx, attached: &'n Attached) -> Result<Blob<'n>, DbError> {
    let bytes = |all: &[u8]| i64::try_from(all.len()).unwrap_or(i64::MAX);
    Ok(match attached {
        Attached::Photo(picture) => Blob {
            file: Some(files::put(tx, ctx, picture).await?),
            document: None,
            sides: Some((i64::from(picture.width()), i64::from(picture.height()))),
            pages: None,
            name: "",
            size: bytes(picture.bytes()),
        },
        Attached::Document { name, document } => Blob {
            file: None,
            document: Some(files::documents::put(tx, ctx, document).await?),
            sides: None,
            pages: Some(i64::from(document.pages())),
            name,
            size: bytes(document.bytes()),
        },
    })
}

/// Removes what a row holds, after the row.
pub(crate) async fn remove_blob(tx: &mut Tx, tenant: TenantId, row: &AttachmentRow) -> Result<(), DbError> {
    if let Some(file) = row.file_id {
        files::remove(tx, tenant, file).await?;
    }
    if let Some(document) = row.document_id {
        files::documents::remove(tx, tenant, document).await?;
    }
    Ok(())
}

/// Stores a photo or a document where it stands.
pub async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    attached: &Attached,
    place: Place<'_>,
) -> Result<AttachmentId, DbError> {
    let Blob { file, document, sides, pages, name, size } = put(tx, ctx, attached).await?;
    let (draft, said) = match place {
        Place::Draft(hash) => (Some(hash.to_vec()), None),
        Place::Said(said) => (None, Some(said)),
    };
    let number = match said {
        Some(said) => Some(next(tx, ctx.tenant, said, file.is_some()).await?),
        None => None,
    };
    let id = ctx.id();
    tx.run(sql!(
        "INSERT INTO question_file (tenant_id, id, draft, question_id, deed_id, internal, number, file_id,
           document_id, name, size, width, height, pages, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        ctx.tenant,
        id,
        draft,
        said.map(|said| said.question),
        said.map(|said| said.deed),
        said.is_some_and(|said| said.internal),
        number,
        file,
        document,
        name,
        size,
        sides.map(|(width, _)| width),
        sides.map(|(_, height)| height),
        pages,
        ctx.now()
    ))
    .await?;
    Ok(id)
}

/// Puts what a form kept with what was said. False when the form does not keep it any more.
pub async fn settle(
    tx: &mut Tx,
    tenant: TenantId,
    (draft, row): (&[u8], &AttachmentRow),
    said: Said,
) -> Result<bool, DbError> {
    let number = next(tx, tenant, said, row.file_id.is_some()).await?;
    let touched = tx
        .run(sql!(
            "UPDATE question_file SET draft = NULL, question_id = $4, deed_id = $5, internal = $6, number = $7
             WHERE tenant_id = $1 AND id = $2 AND draft = $3",
            tenant,
            row.id,
            draft,
            said.question,
            said.deed,
            said.internal,
            number
        ))
        .await?;
    Ok(touched == 1)
}

/// Removes these, with what they hold.
pub async fn remove(tx: &mut Tx, tenant: TenantId, rows: &[AttachmentRow]) -> Result<(), DbError> {
    for row in rows {
        tx.run(sql!("DELETE FROM question_file WHERE tenant_id = $1 AND id = $2", tenant, row.id)).await?;
        remove_blob(tx, tenant, row).await?;
    }
    Ok(())
}

/// What was kept for forms before this moment, at most so many.
pub async fn outdated(
    conn: &mut Conn,
    tenant: TenantId,
    before: Timestamp,
) -> Result<Vec<AttachmentRow>, DbError> {
    let sql = select(" AND draft IS NOT NULL AND sent_at < $2 ORDER BY sent_at, id LIMIT $3");
    conn.all(sql.with(tenant).with(before).with(MOST)).await
}
