// SPDX-License-Identifier: EUPL-1.2
//! Mails to colleagues about questions that are nearly due, due, or late: one mail per colleague and
//! working day, and each question at most once per occasion and date. Who has the question gets it; after
//! its date the teammanager as well. Where nobody has it, the officers of its kern; where there are none,
//! the administrators, so that no question passes its date unseen. Who is away gets none: who takes over
//! does.

use std::sync::Arc;

use db::{Conn, Tx};
use jobs::mail::{self, Mail};
use jobs::{Every, Running, Task};
use kernel::{Calendar, Ctx, Date, PersonId, Result, Role, Scope, ScopeKind, TenantId};
use people::Holder;
use villages::{KernId, TeamId};
use web::{App, Page};

use crate::links;
use crate::model::State;
use crate::settings::Rules;
use crate::store::question::QuestionRow;
use crate::store::reminder as store;

/// The kind of the job.
pub const KIND: &str = "questions.reminders";
/// Every morning; on days when nobody works it does nothing.
pub const TASK: Task = Task { kind: KIND, every: Every::DayAt(7) };

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

/// A question, which reminder it gets today, and who gets it.
struct Addressed {
    question: QuestionRow,
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
    let (mut due, mut letters): (Vec<Addressed>, Vec<(Page, Holder)>) = (Vec::new(), Vec::new());
    for question in store::running(conn, page.ctx.tenant, warn).await? {
        let Some(kind) = occasion(&question, today, warn, calendar) else { continue };
        let to: Vec<Holder> = post.concerned(of(&question), today).into_iter().cloned().collect();
        for holder in &to {
            if letters.iter().all(|(_, known)| known.person != holder.person) {
                letters.push((page_of(page, conn, holder).await?, holder.clone()));
            }
        }
        due.push(Addressed { question, kind, to });
    }
    Ok((!letters.is_empty()).then_some(Plan { due, letters }))
}

/// The page with which a letter to somebody is written: in their language.
pub(crate) async fn page_of(page: &Page, conn: &mut Conn, holder: &Holder) -> Result<Page> {
    let mut page = page.clone();
    if let Some(contact) = people::contact(conn, page.ctx.tenant, holder.person).await? {
        page.ctx.locale = contact.language;
    }
    Ok(page)
}

/// Whom a question concerns.
fn of(question: &QuestionRow) -> Concern {
    let (officer, team) = (question.officer_id, question.team_id);
    Concern { officer, team, kern: question.kern_id, due: question.due }
}

/// Of what somebody is reminded today, a working day. A day on which Brink did not run or nobody worked
/// is made good on the next: each occasion has a stretch of days, and only the last that came counts.
fn occasion(question: &QuestionRow, today: Date, warn: Date, calendar: &Calendar) -> Option<&'static str> {
    let new = || (question.state == State::New && question.received_on < today).then_some("nieuw");
    by_date(question.due, today, warn, calendar).or_else(new)
}

/// Of which date somebody is reminded today: before it, on it, and after it.
pub(crate) fn by_date(due: Date, today: Date, warn: Date, calendar: &Calendar) -> Option<&'static str> {
    let late = due.days_until(today);
    if late > 0 {
        return Some(match late {
            30.. => "na-30",
            7.. => "na-7",
            _ => "na-1",
        });
    }
    if due < calendar.next_working_day(today) {
        return Some("vandaag");
    }
    (due <= warn).then_some("vooraf")
}

/// Whom a date concerns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Concern {
    /// Who has to act.
    pub(crate) officer: Option<PersonId>,
    /// Which team has to.
    pub(crate) team: Option<TeamId>,
    /// In which kern.
    pub(crate) kern: Option<KernId>,
    /// By when.
    pub(crate) due: Date,
}

/// Who can be reminded.
pub(crate) struct Post {
    officers: Vec<Holder>,
    policy: Vec<Holder>,
    managers: Vec<Holder>,
    administrators: Vec<Holder>,
}

impl Post {
    /// As they are there today: for who is away stands who takes over.
    pub(crate) async fn read(conn: &mut Conn, tenant: TenantId, today: Date) -> Result<Self> {
        Ok(Self {
            officers: people::holders_on(conn, tenant, Role::AreaOfficer, today).await?,
            policy: people::holders_on(conn, tenant, Role::PolicyOfficer, today).await?,
            managers: people::holders_on(conn, tenant, Role::TeamManager, today).await?,
            administrators: people::holders_on(conn, tenant, Role::Administrator, today).await?,
        })
    }

    /// Who has it; without them the policy officers of its team; without those the officers of its kern;
    /// without those the administrators. After its date the managers of its team too. Nobody counts who
    /// has no address.
    pub(crate) fn concerned(&self, concern: Concern, today: Date) -> Vec<&Holder> {
        let has_address = |holder: &&Holder| !holder.email.is_empty();
        let kern = concern.kern.map(|kern| Scope::Of(ScopeKind::Kern, kern.uuid()));
        let team = concern.team.map(|team| Scope::Of(ScopeKind::Team, team.uuid()));
        // A right in the whole municipality makes nobody a member of each team.
        let of_team = |holder: &&Holder| team.is_some_and(|team| holder.scopes.contains(&team));
        let of_kern = |holder: &&Holder| match kern {
            Some(kern) => holder.covers(kern),
            None => holder.scopes.contains(&Scope::All),
        };
        let all = self.officers.iter().chain(&self.policy).chain(&self.managers).filter(has_address);
        let own = all.filter(|holder| concern.officer.is_some_and(|officer| holder.acts_for(officer)));
        let mut near: Vec<&Holder> = own.take(1).collect();
        if near.is_empty() {
            near = self.policy.iter().filter(has_address).filter(of_team).collect();
        }
        if near.is_empty() {
            near = self.officers.iter().filter(has_address).filter(of_kern).collect();
        }
        if concern.due < today {
            near.extend(self.managers.iter().filter(has_address).filter(of_team));
        }
        if near.is_empty() {
            near = self.administrators.iter().filter(has_address).collect();
        }
        near.sort_by_key(|holder| holder.person);
        near.dedup_by_key(|holder| holder.person);
        near
    }
}

/// Remembers each reminder and queues the mails, in one transaction: never twice, never lost.
async fn send(tx: &mut Tx, ctx: &Ctx, plan: &Plan) -> Result<()> {
    let mut fresh = Vec::new();
    for addressed in plan.due.iter().filter(|addressed| !addressed.to.is_empty()) {
        if store::remember(tx, ctx, &addressed.question, addressed.kind).await? {
            fresh.push(addressed);
        }
    }
    for (page, holder) in &plan.letters {
        let is_theirs = |one: &&&Addressed| one.to.iter().any(|to| to.person == holder.person);
        let own: Vec<&QuestionRow> = fresh.iter().filter(is_theirs).map(|one| &one.question).collect();
        if !own.is_empty() {
            mail::queue(tx, ctx, letter(page, holder, &own)).await?;
        }
    }
    Ok(())
}

/// The lines name questions by number and date only: a title is the words of a resident, and a mail goes
/// through many hands.
fn letter(page: &Page, holder: &Holder, lines: &[&QuestionRow]) -> Mail {
    let today = page.ctx.today();
    let (late, soon): (Vec<&QuestionRow>, Vec<&QuestionRow>) = lines.iter().partition(|one| one.due < today);
    let mut body = format!("{}\n", page.t("vraagherinnering-aanhef"));
    for (heading, lines) in [("vraagherinnering-te-laat", late), ("vraagherinnering-binnenkort", soon)] {
        if lines.is_empty() {
            continue;
        }
        body.push_str(&format!("\n{}\n", page.t(heading)));
        for one in lines {
            let (number, date) = (one.number(), page.day(one.due));
            let late = one.due.days_until(today);
            let when =
                if late > 0 { page.t1("dagen-te-laat", "dagen", late) } else { page.relative(one.due) };
            let href = links::work(number);
            body.push_str(&format!("\n- {number}: {date}, {when}\n  {}{href}\n", page.origin));
        }
    }
    let work = format!("{}{}", page.origin, links::WORK);
    body.push_str(&format!("\n{}\n{work}\n", page.t("vraagherinnering-werk")));
    let subject = page.t1("vraagherinnering-onderwerp", "aantal", lines.len());
    Mail { to: holder.email.clone(), subject, body, unsubscribe: None, thread: None }
}
