// SPDX-License-Identifier: EUPL-1.2
//! Mails about promises that are nearly due or past their date: one mail per colleague and working
//! day, and each promise at most once per occasion. The officer of the point gets it; where there is none, the
//! officers of its kernen and the team that promised it; where there are none of those either, the
//! administrators, so that no promise passes its date unseen. Who is away gets none: who takes over does.

use std::sync::Arc;

use db::{Conn, Tx};
use jobs::mail::{self, Mail};
use jobs::{Every, Running, Task};
use kernel::{Ctx, Date, Result, Role, Scope, ScopeKind, TenantId};
use people::Holder;
use web::{App, Page};

use crate::model::{PointId, Spelregels};
use crate::officers::Officers;
use crate::places::Places;
use crate::store::reminder::{self, Due, Occasion};

/// The kind of the job.
pub const KIND: &str = "agenda.reminders";
/// Every morning; on days when nobody works it does nothing.
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
    due: Vec<Addressed>,
    letters: Vec<(Page, Holder)>,
}

async fn plan(app: &Arc<App>, conn: &mut Conn, ctx: Ctx) -> Result<Option<Plan>> {
    let tenant = ctx.tenant;
    let page = Page::behind(app, conn, ctx.clone()).await?;
    let (today, calendar) = (ctx.today(), &page.ctx.calendar);
    if !calendar.is_working_day(today) {
        return Ok(None);
    }
    let warn = i32::from(Spelregels::of(&page.place.row.settings).waarschuw_dagen);
    let occasions = occasions(today, calendar.next_working_day(today), warn);
    let due = reminder::due(conn, tenant, &occasions).await?;
    if due.is_empty() {
        return Ok(None);
    }
    let points: Vec<PointId> = due.iter().map(|due| due.point_id).collect();
    let places = Places::read(conn, tenant, &points).await?;
    let post = Post::read(conn, tenant, today).await?;
    let mut addressed = Vec::new();
    let mut letters: Vec<(Page, Holder)> = Vec::new();
    for due in due {
        let Some(occasion) = occasions.iter().find(|occasion| occasion.has(due.due)) else { continue };
        let to: Vec<Holder> = post.concerned(&due, &places).into_iter().cloned().collect();
        for holder in &to {
            if letters.iter().all(|(_, known)| known.person != holder.person) {
                letters.push((page_of(&page, conn, holder).await?, holder.clone()));
            }
        }
        addressed.push(Addressed { due, kind: occasion.kind, to });
    }
    Ok((!letters.is_empty()).then_some(Plan { ctx, places, due: addressed, letters }))
}

/// The page with which a letter to somebody is written: in their language.
async fn page_of(page: &Page, conn: &mut Conn, holder: &Holder) -> Result<Page> {
    let mut page = page.clone();
    if let Some(contact) = people::contact(conn, page.ctx.tenant, holder.person).await? {
        page.ctx.locale = contact.language;
    }
    Ok(page)
}

/// The occasions of today, a working day: some days before a date and the last working day before it,
/// and one, seven and thirty days after. A day on which Brink did not run or nobody worked is made
/// good on the next.
fn occasions(today: Date, next_working_day: Date, warn: i32) -> Vec<Occasion> {
    let soon = today.days_until(next_working_day);
    let mut days = vec![
        ("na-30", None, -30),
        ("na-7", Some(-29), -7),
        ("na-1", Some(-6), -1),
        ("morgen", Some(0), soon),
    ];
    if warn > soon {
        days.push(("vooraf", Some(soon + 1), warn));
    }
    let of = |(kind, from, until): (&'static str, Option<i32>, i32)| Occasion {
        kind,
        from: from.map(|days| today.add_days(days)),
        until: today.add_days(until),
    };
    days.into_iter().map(of).collect()
}

/// A promise, which reminder it gets today, and who gets it.
struct Addressed {
    due: Due,
    kind: &'static str,
    to: Vec<Holder>,
}

impl Addressed {
    fn is_for(&self, holder: &Holder) -> bool {
        self.to.iter().any(|to| to.person == holder.person)
    }
}

/// Who can be reminded.
struct Post {
    officers: Officers,
    of_kernen: Vec<Holder>,
    of_teams: Vec<Holder>,
    administrators: Vec<Holder>,
}

impl Post {
    /// As they are there today: for who is away stands who takes over.
    async fn read(conn: &mut Conn, tenant: TenantId, today: Date) -> Result<Self> {
        let mut of_teams = people::holders_on(conn, tenant, Role::PolicyOfficer, today).await?;
        of_teams.extend(people::holders_on(conn, tenant, Role::TeamManager, today).await?);
        Ok(Self {
            officers: Officers::there(conn, tenant, today).await?,
            of_kernen: people::holders_on(conn, tenant, Role::AreaOfficer, today).await?,
            of_teams,
            administrators: people::holders_on(conn, tenant, Role::Administrator, today).await?,
        })
    }

    /// The officer of the point; without one, the officers of its kernen and who works in the team
    /// that promised; without those, the administrators. Nobody counts who has no address.
    fn concerned(&self, due: &Due, places: &Places) -> Vec<&Holder> {
        let kernen = places.kernen(due.point_id);
        let has_address = |holder: &&Holder| !holder.email.is_empty();
        if let Some(own) = self.officers.of(&due.point_text(), kernen).filter(has_address) {
            return vec![own];
        }
        let of_kern = |holder: &&Holder| {
            kernen.iter().any(|kern| holder.covers(Scope::Of(ScopeKind::Kern, kern.uuid())))
        };
        // A right in the whole municipality makes nobody a member of each team; and a concept is only
        // for the team that has it, whoever promised something on it.
        let team = due.promised_by.filter(|team| !due.draft || due.team_id == Some(*team));
        let team = team.map(|team| Scope::Of(ScopeKind::Team, team.uuid()));
        let of_team = |holder: &&Holder| team.is_some_and(|team| holder.scopes.contains(&team));
        let near = self.of_kernen.iter().filter(of_kern).chain(self.of_teams.iter().filter(of_team));
        let mut near: Vec<&Holder> = near.filter(has_address).collect();
        if near.is_empty() {
            near = self.administrators.iter().filter(has_address).collect();
        }
        // Who holds two roles gets one mail.
        near.sort_by_key(|holder| holder.person);
        near.dedup_by_key(|holder| holder.person);
        near
    }
}

/// Remembers each reminder and queues the mails, in one transaction: never twice, never lost.
async fn send(tx: &mut Tx, plan: &Plan) -> Result<()> {
    let mut fresh = Vec::new();
    for addressed in plan.due.iter().filter(|addressed| !addressed.to.is_empty()) {
        if reminder::remember(tx, &plan.ctx, &addressed.due, addressed.kind).await? {
            fresh.push(addressed);
        }
    }
    for (page, holder) in &plan.letters {
        let own = fresh.iter().filter(|addressed| addressed.is_for(holder));
        let lines: Vec<&Due> = own.map(|addressed| &addressed.due).collect();
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
    Mail { to: holder.email.clone(), subject, body, unsubscribe: None, thread: None }
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
        let monday: Date = "2026-11-23".parse().unwrap();
        let of = |days| {
            let due = monday.add_days(days);
            let all = occasions(monday, monday.add_days(1), 14);
            all.into_iter().find(|occasion| occasion.has(due)).map(|occasion| occasion.kind)
        };
        assert_eq!([of(15), of(14), of(2)], [None, Some("vooraf"), Some("vooraf")]);
        assert_eq!([of(1), of(0)], [Some("morgen"), Some("morgen")]);
        assert_eq!(
            [of(-1), of(-6), of(-7), of(-29)],
            [Some("na-1"), Some("na-1"), Some("na-7"), Some("na-7")]
        );
        assert_eq!([of(-30), of(-400)], [Some("na-30"), Some("na-30")]);
    }

    #[test]
    fn before_a_weekend_its_days_and_monday_are_told() {
        let friday: Date = "2026-11-20".parse().unwrap();
        let of = |days| {
            let due = friday.add_days(days);
            let all = occasions(friday, friday.add_days(3), 5);
            all.into_iter().find(|occasion| occasion.has(due)).map(|occasion| occasion.kind)
        };
        assert_eq!([of(0), of(1), of(3)], [Some("morgen"); 3]);
        assert_eq!([of(4), of(5), of(6)], [Some("vooraf"), Some("vooraf"), None]);
    }

    #[test]
    fn the_days_of_occasions_do_not_overlap() {
        let today: Date = "2026-11-20".parse().unwrap();
        for (warn, gap) in [0, 1, 2, 14].into_iter().flat_map(|warn| [1, 3, 5].map(|gap| (warn, gap))) {
            for days in -40..40 {
                let due = today.add_days(days);
                let all = occasions(today, today.add_days(gap), warn);
                let all = all.into_iter().filter(|occasion| occasion.has(due)).count();
                assert_eq!(all, usize::from(days <= warn.max(gap)), "{days} of {warn}, {gap}");
            }
        }
    }
}
