// SPDX-License-Identifier: EUPL-1.2
//! Mails to colleagues about promises that are nearly due, due, or late: one mail per colleague and working
//! day, and each promise at most once per occasion and date. Who promised it gets it, or the officer who is
//! responsible; after its date the teammanager as well.

use std::sync::Arc;

use db::{Conn, Tx};
use jobs::mail::{self, Mail};
use jobs::{Every, Running, Task};
use kernel::{Ctx, Date, Result};
use people::Holder;
use web::{App, Page};

use super::links;
use super::model::Number;
use super::store::list::{self, DueRow, DueWanted};
use super::store::reminder as store;
use crate::reminders::{Concern, Post, by_date, page_of};
use crate::settings::Rules;
use crate::store::list::{Mine, Officer};

/// The kind of the job.
pub const KIND: &str = "cases.reminders";
/// Every morning; on days when nobody works it does nothing.
pub const TASK: Task = Task { kind: KIND, every: Every::DayAt(7) };
/// A brake: what was reminded of is left out, so the rest comes the next day.
const MOST: u32 = 2_000;

/// Writes the mails of today.
///
/// # Errors
/// Whatever the database refuses; nothing was then sent or remembered.
pub async fn run(app: Arc<App>, run: Running) -> Result<()> {
    let mut conn = run.db.read().await?;
    let page = Page::behind(&app, &mut conn, run.ctx.clone()).await?;
    let Some(plan) = plan(&page, &mut conn).await? else { return Ok(()) };
    drop(conn);
    let (plan, ctx) = (Arc::new(plan), run.ctx);
    run.db
        .write_housekeeping(move |tx| {
            let (plan, ctx) = (plan.clone(), ctx.clone());
            Box::pin(async move { send(tx, &ctx, &plan).await })
        })
        .await
}

/// What is to be sent to whom, if nobody did meanwhile.
struct Plan {
    due: Vec<Addressed>,
    letters: Vec<(Page, Holder)>,
}

/// A promise, which reminder it gets today, and who gets it.
struct Addressed {
    promise: DueRow,
    kind: &'static str,
    to: Vec<Holder>,
}

async fn plan(page: &Page, conn: &mut Conn) -> Result<Option<Plan>> {
    let (today, calendar) = (page.ctx.today(), &page.ctx.calendar);
    if !calendar.is_working_day(today) {
        return Ok(None);
    }
    let warn = calendar.add_working_days(today, u16::from(Rules::of(&page.place.row.settings).waarschuw));
    let post = Post::read(conn, page.ctx.tenant, today).await?;
    let wanted = DueWanted {
        mine: Mine::of(&page.ctx, &[]),
        me: None,
        kern: None,
        officer: Officer::Any,
        from: None,
        until: warn,
    };
    let (mut due, mut letters): (Vec<Addressed>, Vec<(Page, Holder)>) = (Vec::new(), Vec::new());
    for promise in list::due(conn, page.ctx.tenant, &wanted, MOST).await? {
        let Some(kind) = by_date(promise.due, today, warn, calendar) else { continue };
        let to: Vec<Holder> = post.concerned(concern(&promise), today).into_iter().cloned().collect();
        for holder in &to {
            if letters.iter().all(|(_, known)| known.person != holder.person) {
                letters.push((page_of(page, conn, holder).await?, holder.clone()));
            }
        }
        due.push(Addressed { promise, kind, to });
    }
    Ok((!letters.is_empty()).then_some(Plan { due, letters }))
}

/// Whom a promise concerns: who promised it; else the officer of the casus, unless a team promised it.
fn concern(promise: &DueRow) -> Concern {
    let of_casus = promise.casus_officer_id.filter(|_| promise.team_id.is_none());
    Concern {
        officer: promise.officer_id.or(of_casus),
        team: promise.team_id.or(promise.casus_team_id),
        kern: promise.kern_id,
        due: promise.due,
    }
}

/// Remembers each reminder and queues the mails, in one transaction: never twice, never lost.
async fn send(tx: &mut Tx, ctx: &Ctx, plan: &Plan) -> Result<()> {
    let mut fresh = Vec::new();
    for addressed in plan.due.iter().filter(|addressed| !addressed.to.is_empty()) {
        if store::remember(tx, ctx, &addressed.promise, addressed.kind).await? {
            fresh.push(addressed);
        }
    }
    for (page, holder) in &plan.letters {
        let is_theirs = |one: &&&Addressed| one.to.iter().any(|to| to.person == holder.person);
        let own: Vec<&DueRow> = fresh.iter().filter(is_theirs).map(|one| &one.promise).collect();
        if !own.is_empty() {
            mail::queue(tx, ctx, letter(page, holder, &own)).await?;
        }
    }
    Ok(())
}

/// The lines name casussen by number and date only: what is found out is about plans of residents, and a
/// mail goes through many hands.
fn letter(page: &Page, holder: &Holder, lines: &[&DueRow]) -> Mail {
    let today = page.ctx.today();
    let (late, soon): (Vec<&DueRow>, Vec<&DueRow>) = lines.iter().partition(|one| one.due < today);
    let mut body = format!("{}\n", page.t("vraagherinnering-aanhef"));
    for (heading, lines) in [("casusherinnering-te-laat", late), ("casusherinnering-binnenkort", soon)] {
        if lines.is_empty() {
            continue;
        }
        body.push_str(&format!("\n{}\n", page.t(heading)));
        for one in lines {
            let number = Number { year: one.year, number: one.number };
            body.push_str(&format!("\n- {number}: {}, {}\n", page.day(one.due), when(page, one.due, today)));
            body.push_str(&format!("  {}{}\n", page.origin, links::work(number)));
        }
    }
    let work = format!("{}{}", page.origin, links::WORK);
    body.push_str(&format!("\n{}\n{work}\n", page.t("casusherinnering-werk")));
    let subject = page.t1("casusherinnering-onderwerp", "aantal", lines.len());
    Mail { to: holder.email.clone(), subject, body, unsubscribe: None, thread: None }
}

fn when(page: &Page, due: Date, today: Date) -> String {
    match due.days_until(today) {
        late if late > 0 => page.t1("dagen-te-laat", "dagen", late),
        _ => page.relative(due),
    }
}
