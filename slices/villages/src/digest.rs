// SPDX-License-Identifier: EUPL-1.2
//! What changed, once a day or once a week, in one mail to whoever follows it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use db::Conn;
use jobs::mail::{self, Mail};
use jobs::{Every, Running, Task};
use kernel::{Locale, Result, TenantId, Timestamp};
use uuid::Uuid;
use web::slice::ChangeQuery;
use web::{App, Change, Page};

use crate::follow::{self, Frequency};
use crate::store::follower::{self as store, Follower};

/// The kind of the daily job.
pub const DAILY: &str = "villages.digest-daily";
/// The kind of the weekly job.
pub const WEEKLY: &str = "villages.digest-weekly";
/// When they come: at seven in the morning, the weekly one on Mondays.
pub const TASKS: [Task; 2] =
    [Task { kind: DAILY, every: Every::DayAt(7) }, Task { kind: WEEKLY, every: Every::MondayAt(7) }];

const BATCH: u32 = 500;
/// At most so many changes of one subject go into a mail; it then says where the rest is.
const MOST: usize = 100;
/// Requests that nobody confirmed are kept so long, in microseconds: a week.
const KEEP_WAITING: i64 = 7 * 86_400 * 1_000_000;

/// Sends the digests of one frequency.
///
/// # Errors
/// When the database does not answer; the job is then tried again and leaves out who had theirs.
pub async fn run(app: Arc<App>, run: Running, frequency: Frequency) -> Result<()> {
    if frequency == Frequency::Daily {
        forget_waiting(&run).await?;
    }
    let mut news = News { page: page(&app, &run).await?, until: run.ctx.now(), known: HashMap::new() };
    let mut after = String::new();
    loop {
        let mut conn = run.db.read().await?;
        let mut followers = store::due(&mut conn, run.ctx.tenant, frequency, &after, BATCH).await?;
        speak_as_account(&mut conn, run.ctx.tenant, &mut followers).await?;
        let full = followers.len() == BATCH as usize;
        let mut groups = by_address(followers);
        // The last address of a full batch may go on in the next one.
        if full && groups.len() > 1 {
            groups.pop();
        }
        let Some(last) = groups.last().and_then(|group| group.first()) else {
            return Ok(());
        };
        after.clone_from(&last.email);
        for group in groups {
            let told = news.of(&mut conn, &group).await?;
            if !told.changes.is_empty() {
                send(&run, &news.page, group, told).await?;
            }
        }
        if !full {
            return Ok(());
        }
    }
}

async fn page(app: &Arc<App>, run: &Running) -> Result<Page> {
    let mut conn = run.db.read().await?;
    Page::behind(app, &mut conn, run.ctx.clone()).await
}

async fn forget_waiting(run: &Running) -> Result<()> {
    let tenant = run.ctx.tenant;
    let before = Timestamp::from_micros(run.ctx.now().micros() - KEEP_WAITING);
    run.db
        .write_housekeeping(move |tx| {
            Box::pin(async move {
                store::forget_waiting(tx, tenant, before).await?;
                Ok(())
            })
        })
        .await
}

/// Whoever has an account gets mail in the language that they chose for it, however they came to
/// follow.
async fn speak_as_account(conn: &mut Conn, tenant: TenantId, followers: &mut [Follower]) -> Result<()> {
    let mut emails: Vec<&str> = followers.iter().map(|follower| follower.email.as_str()).collect();
    emails.dedup();
    let languages = people::languages(conn, tenant, &emails).await?;
    for follower in followers {
        if let Some(language) = languages.get(&follower.email) {
            follower.locale = language.code().to_owned();
        }
    }
    Ok(())
}

/// Rows that are ordered by address, one list per address.
fn by_address(followers: Vec<Follower>) -> Vec<Vec<Follower>> {
    let mut groups: Vec<Vec<Follower>> = Vec::new();
    for follower in followers {
        match groups.last_mut().filter(|group| group.first().is_some_and(|f| f.email == follower.email)) {
            Some(group) => group.push(follower),
            None => groups.push(vec![follower]),
        }
    }
    groups
}

/// The newest changes of every subject that somebody follows, each asked for once in each language:
/// a part of what they say is in words of ours.
struct News {
    page: Page,
    until: Timestamp,
    known: HashMap<(Uuid, Locale), Vec<Change>>,
}

/// What somebody is told.
#[derive(Default)]
struct Told {
    /// The changes, newest first, each once.
    changes: Vec<Change>,
    /// The subjects about which there is more than a mail holds: name and page.
    more: Vec<(String, String)>,
}

impl News {
    /// What somebody has to be told.
    async fn of(&mut self, conn: &mut Conn, group: &[Follower]) -> Result<Told> {
        let mut seen = HashSet::new();
        let mut told = Told::default();
        let locale = locale(group);
        for follower in group {
            let key = (follower.subject_id, locale);
            if !self.known.contains_key(&key) {
                let changes = self.ask(conn, follower, locale).await?;
                self.known.insert(key, changes);
            }
            let changes = self.known.get(&key).map_or(&[][..], Vec::as_slice);
            let new = changes.iter().filter(|c| c.at > follower.digest_at && c.at <= self.until);
            if new.clone().nth(MOST).is_some() {
                told.more.push((follower.subject_name.clone(), follower.subject_href.clone()));
            }
            told.changes.extend(new.take(MOST).filter(|change| seen.insert(change.id)).cloned());
        }
        told.changes.sort_by_key(|change| std::cmp::Reverse(change.at));
        Ok(told)
    }

    async fn ask(&self, conn: &mut Conn, follower: &Follower, locale: Locale) -> Result<Vec<Change>> {
        let is_kern = follower.subject_kind == "kern";
        let query = ChangeQuery {
            kern: is_kern.then_some(follower.subject_id),
            subject: (!is_kern).then_some(follower.subject_id),
            after: None,
            // One more than is told says that there is more.
            limit: u32::try_from(MOST + 1).unwrap_or(u32::MAX),
        };
        crate::changes::of_all(&in_language(&self.page, locale), conn, &query).await
    }
}

/// The language of the one mail that an address gets.
fn locale(group: &[Follower]) -> Locale {
    group.first().map(follow::locale).unwrap_or_default()
}

fn in_language(page: &Page, locale: Locale) -> Page {
    let mut page = page.clone();
    page.ctx.locale = locale;
    page
}

/// Queues the mail and notes, in the same transaction, until when it tells.
async fn send(run: &Running, page: &Page, group: Vec<Follower>, told: Told) -> Result<()> {
    let (ctx, until) = (run.ctx.clone(), run.ctx.now());
    let Some(letter) = letter(page, &group, &told) else { return Ok(()) };
    run.db
        .write_housekeeping(move |tx| {
            let (ctx, group, letter) = (ctx.clone(), group.clone(), letter.clone());
            Box::pin(async move {
                let mut first = true;
                for follower in &group {
                    first &= store::told(tx, ctx.tenant, follower, until).await?;
                }
                if first {
                    mail::queue(tx, &ctx, letter).await?;
                }
                Ok(())
            })
        })
        .await
}

fn letter(page: &Page, group: &[Follower], told: &Told) -> Option<Mail> {
    let first = group.first()?;
    let page = in_language(page, locale(group));
    let opening = if told.more.is_empty() { "post-nieuws-aanhef" } else { "post-nieuws-aanhef-meer" };
    let mut body = page.t1(opening, "aantal", told.changes.len());
    for change in &told.changes {
        let what = page.t(change.key);
        let when = page.day(page.day_of(&change.at));
        body.push_str(&format!("\n\n{}\n{what}", change.title.plain()));
        for part in [&change.place, &change.detail].into_iter().filter(|part| !part.is_empty()) {
            body.push_str(&format!(", {part}"));
        }
        if change.example {
            body.push_str(&format!(" ({})", page.t("voorbeeld")));
        }
        body.push_str(&format!("\n{when}\n{}{}", page.origin, change.href));
    }
    for (name, href) in &told.more {
        let link = format!("{}{href}", page.origin);
        body.push_str(&format!("\n\n{}", page.t2("post-nieuws-meer", "wat", name, "link", &link)));
    }
    let mut names: Vec<&str> = group.iter().map(|follower| follower.subject_name.as_str()).collect();
    names.sort_unstable();
    let link = follow::stop_link(&page, first);
    body.push_str("\n\n");
    body.push_str(&page.t2("post-nieuws-slot", "wat", names.join(", "), "link", &link));
    Some(Mail {
        to: first.email.clone(),
        subject: page.t1("post-nieuws-onderwerp", "gemeente", &page.place.row.name),
        body,
        unsubscribe: Some(link),
        thread: None,
    })
}
