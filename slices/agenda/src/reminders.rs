// SPDX-License-Identifier: EUPL-1.2
//! Mails to officers about promises that are nearly due or past their date: one mail per officer
//! and day, and each promise at most once per occasion. The officer of the point gets it; where
//! there is none, the officers of its kernen.

use std::sync::Arc;

use db::{Conn, Tx};
use jobs::mail::{self, Mail};
use jobs::{Every, Running, Task};
use kernel::{Ctx, Date, PersonId, Result, Role, Scope, ScopeKind, TenantId};
use people::Holder;
use web::{App, Page};

use crate::model::{PointId, Spelregels};
use crate::officers::Officers;
use crate::places::Places;
use crate::store::work::{self, Due, Reminded};

/// The kind of the job.
pub const KIND: &str = "agenda.reminders";
/// Every morning.
pub const TASK: Task = Task { kind: KIND, every: Every::DayAt(7) };

/// Writes the mails of today.
///
/// # Errors
/// Whatever the database refuses; nothing was then sent or remembered.
pub async fn run(app: Arc<App>, run: Running) -> Result<()> {
    let mut conn = run.db.read().await?;
    let Some(plan) = plan(&app, &mut conn, run.ctx.clone()).await? else { return Ok(()) };
    drop(conn);
    let plan = Arc::new(plan);
    run.db
        .write_housekeeping(move |tx| {
            let plan = plan.clone();
            Box::pin(async move { send(tx, &plan).await })
        })
        .await
}

/// What is to be sent to whom, if nobody did meanwhile.
struct Plan {
    ctx: Ctx,
    places: Places,
    due: Vec<(Addressed, &'static str)>,
    letters: Vec<(Page, Holder)>,
}

async fn plan(app: &Arc<App>, conn: &mut Conn, ctx: Ctx) -> Result<Option<Plan>> {
    let (tenant, today) = (ctx.tenant, ctx.today());
    let page = Page::behind(app, conn, ctx.clone()).await?;
    let warn = i32::from(Spelregels::of(&page.place.row.settings).waarschuw_dagen);
    let before = work::reminded(conn, tenant).await?;
    let all = work::due(conn, tenant, today.add_days(warn.max(1))).await?;
    let occasions = all.into_iter().filter_map(|due| occasion(due.due, today, warn).map(|kind| (due, kind)));
    let due: Vec<_> = occasions.filter(|(due, kind)| !was_reminded(&before, due, kind)).collect();
    if due.is_empty() {
        return Ok(None);
    }
    let points: Vec<PointId> = due.iter().map(|(due, _)| due.point_id).collect();
    let places = Places::read(conn, tenant, &points).await?;
    let post = Post::read(conn, tenant).await?;
    let due: Vec<_> = due.into_iter().map(|(due, kind)| (post.addressed(due, &places), kind)).collect();
    let mut letters = Vec::new();
    for holder in post.officers.all() {
        let concerned = due.iter().any(|(due, _)| due.to.contains(&holder.person));
        if holder.email.is_empty() || !concerned {
            continue;
        }
        let mut page = page.clone();
        if let Some(contact) = people::contact(conn, tenant, holder.person).await? {
            page.ctx.locale = contact.language;
        }
        letters.push((page, holder.clone()));
    }
    Ok((!letters.is_empty()).then_some(Plan { ctx, places, due, letters }))
}

/// Which reminder a promise gets today: some days and one day before its date, and one, seven and
/// thirty days after. A day on which Brink did not run is made good on the next.
fn occasion(due: Date, today: Date, warn: i32) -> Option<&'static str> {
    match today.days_until(due) {
        ..=-30 => Some("na-30"),
        -29..=-7 => Some("na-7"),
        -6..=-1 => Some("na-1"),
        0..=1 => Some("morgen"),
        days if days <= warn => Some("vooraf"),
        _ => None,
    }
}

fn was_reminded(before: &[Reminded], due: &Due, kind: &str) -> bool {
    before.iter().any(|sent| sent.promise_id == due.id && sent.due == due.due && sent.kind == kind)
}

/// A promise and whom to remind of it.
struct Addressed {
    due: Due,
    to: Vec<PersonId>,
}

/// Who can be reminded.
struct Post {
    officers: Officers,
    of_kernen: Vec<Holder>,
}

impl Post {
    async fn read(conn: &mut Conn, tenant: TenantId) -> Result<Self> {
        let of_kernen = people::holders(conn, tenant, Role::AreaOfficer).await?;
        Ok(Self { officers: Officers::read(conn, tenant).await?, of_kernen })
    }

    /// The officer of the point; without one, or without their address, the officers of its kernen.
    fn addressed(&self, due: Due, places: &Places) -> Addressed {
        let kernen = places.kernen(due.point_id);
        let own = self.officers.of(&due.point_text(), kernen).filter(|holder| !holder.email.is_empty());
        let covers = |holder: &Holder| {
            kernen.iter().any(|kern| holder.covers(Scope::Of(ScopeKind::Kern, kern.uuid())))
        };
        let to = match own {
            Some(holder) => vec![holder.person],
            None => {
                self.of_kernen.iter().filter(|holder| covers(holder)).map(|holder| holder.person).collect()
            }
        };
        Addressed { due, to }
    }
}

/// Remembers each reminder and queues the mails, in one transaction: never twice, never lost.
async fn send(tx: &mut Tx, plan: &Plan) -> Result<()> {
    let mut fresh = Vec::new();
    for (due, kind) in &plan.due {
        let wanted = plan.letters.iter().any(|(_, holder)| due.to.contains(&holder.person));
        if wanted && work::remember(tx, &plan.ctx, &due.due, kind).await? {
            fresh.push(due);
        }
    }
    for (page, holder) in &plan.letters {
        let own = fresh.iter().filter(|due| due.to.contains(&holder.person));
        let lines: Vec<&Due> = own.map(|due| &due.due).collect();
        if !lines.is_empty() {
            mail::queue(tx, &plan.ctx, letter(page, holder, &lines, &plan.places)).await?;
        }
    }
    Ok(())
}

fn letter(page: &Page, holder: &Holder, lines: &[&Due], places: &Places) -> Mail {
    let today = page.ctx.today();
    let (late, soon): (Vec<&Due>, Vec<&Due>) = lines.iter().partition(|due| due.due < today);
    let mut body = format!("{}\n", page.t("herinnering-aanhef"));
    for (heading, lines) in [("herinnering-over-tijd", late), ("herinnering-binnenkort", soon)] {
        if lines.is_empty() {
            continue;
        }
        body.push_str(&format!("\n{}\n", page.t(heading)));
        for due in lines {
            body.push_str(&line(page, due, places));
        }
    }
    let work = format!("{}/werk", page.origin);
    body.push_str(&format!("\n{}\n{work}\n\n{}\n", page.t("herinnering-werk"), page.t("herinnering-waarom")));
    let subject = page.t1("herinnering-onderwerp", "aantal", lines.len());
    Mail { to: holder.email.clone(), subject, body, unsubscribe: None }
}

fn line(page: &Page, due: &Due, places: &Places) -> String {
    let days = due.due.days_until(page.ctx.today());
    let when = if days > 0 { page.t1("dagen-te-laat", "dagen", days) } else { page.relative(due.due) };
    let (place, date) = (places.words(due.point_id), page.day(due.due));
    let href = places.href(due.point_id, due.point);
    format!("\n- {}\n  {place}, {date}, {when}\n  {}{href}\n", due.what, page.origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_occasion_has_its_days() {
        let today: Date = "2026-11-21".parse().unwrap();
        let of = |days| occasion(today.add_days(days), today, 14);
        assert_eq!([of(15), of(14), of(2)], [None, Some("vooraf"), Some("vooraf")]);
        assert_eq!([of(1), of(0)], [Some("morgen"), Some("morgen")]);
        assert_eq!(
            [of(-1), of(-6), of(-7), of(-29)],
            [Some("na-1"), Some("na-1"), Some("na-7"), Some("na-7")]
        );
        assert_eq!([of(-30), of(-400)], [Some("na-30"), Some("na-30")]);
    }
}
