// SPDX-License-Identifier: EUPL-1.2
//! `/vragen/lijkt-op`: earlier public answers that look like what somebody types, as a part of the page
//! on which a question is asked. Without script the same stands there before the question is sent.

use askama::Template;
use db::Conn;
use kernel::{Result, TenantId};
use web::search::{self, Hit};
use web::{Brake, Page, Reply, Visit};

/// So many earlier answers are shown.
const SHOWN: u32 = 5;
/// No more of a title is looked at.
const LONGEST: usize = 120;
/// Somebody who types asks this a few times a minute; a village hall full of people does it together.
const BRAKE: Brake = Brake { name: "questions.alike", most: 600, seconds: 600 };

/// Public answers that look like a title, those most alike first.
pub(super) async fn of(conn: &mut Conn, tenant: TenantId, title: &str) -> Result<Vec<Hit>> {
    Ok(search::similar(conn, tenant, "vraag", title, SHOWN).await?)
}

#[derive(Template)]
#[template(path = "questions/alike.html")]
struct Alike {
    p: Page,
    lookalikes: Vec<Hit>,
    /// Whether somebody is still typing, or wants to send.
    typing: bool,
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    if let Some(place) = visit.asker {
        visit.app.brake(BRAKE, (visit.ctx.tenant.uuid(), place), visit.ctx.now())?;
    }
    let title: String = visit.query.get("titel").chars().take(LONGEST).collect();
    let lookalikes = of(&mut visit.read().await?, visit.ctx.tenant, &title).await?;
    // What somebody is about to ask stays in no cache.
    Ok(Reply::page(&Alike { p: visit.page, lookalikes, typing: true })?.unkept())
}
