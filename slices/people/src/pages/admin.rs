// SPDX-License-Identifier: EUPL-1.2
//! `/beheer`: what can be managed, and the jobs that failed.

use askama::Template;
use kernel::{Error, Id, Result, Timestamp};
use uuid::Uuid;
use web::{Page, Reply, Visit};

use crate::{policy, rights};

#[derive(Template)]
#[template(path = "beheer.html")]
struct AdminPage {
    p: Page,
    doors: Vec<Door>,
}

struct Door {
    href: &'static str,
    text: String,
    hint: String,
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    let p = visit.titled(visit.t("beheer-titel"));
    let shown = visit.app.admin.iter().filter(|item| visit.may(item.rule));
    let doors = shown.map(|item| {
        let hint = format!("{}-uitleg", item.key);
        let hint = if visit.has_text(&hint) { visit.t(&hint) } else { String::new() };
        Door { href: item.href, text: visit.t(item.key), hint }
    });
    let doors: Vec<Door> = doors.collect();
    if doors.is_empty() {
        return Err(Error::Forbidden);
    }
    Reply::page(&AdminPage { doors, p })
}

#[derive(Template)]
#[template(path = "taken.html")]
struct JobsPage {
    p: Page,
    jobs: Vec<JobLine>,
}

struct JobLine {
    id: Uuid,
    what: String,
    at: Timestamp,
    attempts: i64,
    error: String,
}

pub(crate) async fn jobs(visit: Visit) -> Result<Reply> {
    let p = visit.titled(visit.t("beheer-taken")).crumb(visit.t("beheer-titel"), "/beheer");
    let mut conn = visit.read().await?;
    let failed = jobs::failed(&mut conn, visit.ctx.tenant).await?;
    let jobs = failed.into_iter().map(|job| JobLine {
        id: job.id,
        what: kind_words(&visit, &job.kind),
        at: job.failed_at,
        attempts: job.attempts,
        error: job.error.unwrap_or_default(),
    });
    Reply::page(&JobsPage { jobs: jobs.collect(), p })
}

/// `mail.send` has the text `taak-mail-send`, or shows as itself.
fn kind_words(page: &Page, kind: &str) -> String {
    let key = format!("taak-{}", kind.replace(['.', '_'], "-"));
    if page.has_text(&key) { page.t(&key) } else { kind.to_owned() }
}

pub(crate) async fn retry(visit: Visit) -> Result<Reply> {
    let job: Id<()> = visit.param_as("taak")?;
    rights::retry_job(&visit.app, &visit.ctx, policy::retry_job(&visit.ctx)?, job).await?;
    Ok(Reply::see("/beheer/taken").saying("melding-taak-opnieuw"))
}

pub(crate) async fn discard(visit: Visit) -> Result<Reply> {
    let job: Id<()> = visit.param_as("taak")?;
    rights::discard_job(&visit.app, &visit.ctx, policy::discard_job(&visit.ctx)?, job).await?;
    Ok(Reply::see("/beheer/taken").saying("melding-taak-weg"))
}
