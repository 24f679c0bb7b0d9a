// SPDX-License-Identifier: EUPL-1.2
//! Who asked, in a table of its own: what lists and public pages read never holds a name.

use db::{Conn, DbError, Tx, sql};
use kernel::TenantId;

use super::question::QuestionRow;
use crate::model::QuestionId;

db::row! {
    /// Who asked, and how they are reached.
    pub struct AskerRow {
        /// The name; may be empty.
        pub name: String,
        /// In small letters.
        pub email: Option<String>,
        /// As it was typed.
        pub phone: Option<String>,
        /// For letters.
        pub address: Option<String>,
        /// The code of the language of mails and letters.
        pub language: String,
    }
}

/// Notes who asked.
pub async fn insert(tx: &mut Tx, tenant: TenantId, id: QuestionId, asker: &AskerRow) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO question_asker (tenant_id, question_id, name, email, phone, address, language)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        tenant,
        id,
        &asker.name,
        asker.email.clone(),
        asker.phone.clone(),
        asker.address.clone(),
        &asker.language
    ))
    .await?;
    Ok(())
}

/// Who asked, and as a line of the address the place that they typed: both may tell where they live.
pub async fn with_place(
    conn: &mut Conn,
    tenant: TenantId,
    question: &QuestionRow,
) -> Result<Option<AskerRow>, DbError> {
    let asker = of(conn, tenant, question.id).await?;
    Ok(asker.map(|asker| {
        let lines = [asker.address.as_deref().unwrap_or_default(), &question.place];
        AskerRow { address: Some(lines.join("\n")), ..asker }
    }))
}

/// Who asked; none once forgotten.
pub async fn of(conn: &mut Conn, tenant: TenantId, id: QuestionId) -> Result<Option<AskerRow>, DbError> {
    conn.opt(sql!(
        "SELECT name, email, phone, address, language FROM question_asker
         WHERE tenant_id = $1 AND question_id = $2",
        tenant,
        id
    ))
    .await
}
