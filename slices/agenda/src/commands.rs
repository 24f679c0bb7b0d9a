// SPDX-License-Identifier: EUPL-1.2
//! The verbs of this slice. Each takes a permit, decides, writes, and appends to the audit log, in
//! the transaction that it is given.

mod agenda;
mod import;
mod merge;
mod moderation;
mod note;
mod point;
mod promise;
mod rules;
mod status;

pub use agenda::{add_agenda, carry_over, change_agenda};
pub use import::{Choice, Imported, Undone, import_points, undo_import};
pub use merge::merge;
pub(crate) use merge::put_merge;
pub use moderation::{put_back, refuse_to_hide, take_off};
pub use note::{NewNote, remove_photo, write_note};
pub use point::{NewPoint, PointChange, add_point, change_point, edit_refusals, propose, support};
pub use promise::{Close, close_promise, make_promise, move_promise};
pub use rules::{change_rules, mark_of_rules};
pub(crate) use status::put_status;
pub use status::{Answer, StatusChange, answer_proposal, change_status, unchanged};

use db::Tx;
use kernel::{Ctx, Result};
use web::search::{self, Document};

use crate::model::PointId;
use crate::places::Places;
use crate::store::point::PointRow;

/// Keeps the search index in step with a point.
pub(crate) async fn index(tx: &mut Tx, ctx: &Ctx, id: PointId) -> Result<()> {
    let Some(point) = crate::store::point::by_id(tx, ctx.tenant, id).await? else { return Ok(()) };
    if point.draft {
        search::remove(tx, ctx.tenant, id.uuid()).await?;
        return Ok(());
    }
    let places = Places::read(tx, ctx.tenant, &[id]).await?;
    if let Some(document) = document(&point, &places) {
        search::put(tx, ctx, &document).await?;
    }
    Ok(())
}

/// What finds a point; nothing for one that lies nowhere.
fn document(point: &PointRow, places: &Places) -> Option<Document> {
    let theme = point.theme.as_deref().unwrap_or_default();
    Some(Document {
        id: point.id.uuid(),
        kind: "punt",
        title: point.title.clone(),
        context: places.words(point.id),
        text: format!("{theme} {} {} {}", point.body, point.place, point.next_step),
        url: crate::links::point(places.slug(point.id)?, point.number),
    })
}
