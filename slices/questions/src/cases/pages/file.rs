// SPDX-License-Identifier: EUPL-1.2
//! The photos and documents that parties sent, for colleagues who may read the casus.

use std::collections::BTreeMap;

use db::Conn;
use kernel::{Error, Result};
use uuid::Uuid;
use web::{Page, Reply, Visit};

use crate::cases::links;
use crate::cases::store::casus::CasusRow;
use crate::cases::store::file;
use crate::pages::attachments::{self, Shown};
use crate::store::attachment::AttachmentId;

/// The files of a casus, by the row of the story with which they came.
///
/// # Errors
/// Whatever the database refuses.
pub(super) async fn shown(
    page: &Page,
    conn: &mut Conn,
    casus: &CasusRow,
) -> Result<BTreeMap<Uuid, Vec<Shown>>> {
    let mut all: BTreeMap<Uuid, Vec<Shown>> = BTreeMap::new();
    let number = casus.number();
    for row in file::of(conn, page.ctx.tenant, casus.id).await? {
        let at = row.number.unwrap_or_default();
        let alt = page.t2("casus-foto-alt", "nummer", at, "casus", number.to_string());
        let shown = attachments::one(page, &row, links::file(number, row.id), alt);
        all.entry(row.deed_id.unwrap_or_default()).or_default().push(shown);
    }
    Ok(all)
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let at = super::handle::find(&visit).await?;
    let id: AttachmentId = visit.param_as("bestand")?;
    let mut conn = visit.read().await?;
    let rows = file::of(&mut conn, visit.ctx.tenant, at.casus.id).await?;
    let row = rows.iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    attachments::send(&visit, &mut conn, &format!("casus-{}", at.casus.number()), row).await
}
