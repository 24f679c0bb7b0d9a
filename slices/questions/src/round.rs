// SPDX-License-Identifier: EUPL-1.2
//! A round of reminders: mails to colleagues about what is nearly due, due, or late. One mail per colleague
//! and working day, and each thing at most once per occasion and date. Who has it gets the mail; after its
//! date the teammanager as well, or, when no team has it, who manages the whole municipality, or else the
//! administrators. Where nobody has it, the officers of its kern; where there are none, the administrators,
//! so that nothing passes its date unseen. Who is away gets none: who takes over does.

use std::sync::Arc;

use db::{Conn, Tx};
use jobs::Running;
use jobs::mail::{self, Mail};
use kernel::{Calendar, Ctx, Date, PersonId, Result, Role, Scope, ScopeKind, TenantId};
use people::Holder;
use villages::{KernId, TeamId};
use web::slice::Hook;
use web::{App, Page};

use crate::settings::Rules;

/// Something with a date, of which colleagues are reminded. The mails name it by number and date only: the
/// rest is the words of residents, and a mail goes through many hands.
pub(crate) trait Dated: Clone + Send + Sync + 'static {
    /// How the keys of the texts of the mail begin.
    const WORDS: &'static str;
    /// The list to which the mail leads.
    const WORK: &'static str;

    /// Those for which a clock runs and that are due on this day or before, or that wait otherwise.
    fn running<'a>(conn: &'a mut Conn, page: &'a Page, until: Date) -> Hook<'a, Vec<Self>>;

    /// Remembers that somebody was reminded of it and its date on this occasion. False when that was so
    /// already.
    fn remember<'a>(&'a self, tx: &'a mut Tx, ctx: &'a Ctx, occasion: &'static str) -> Hook<'a, bool>;

    /// Whom it concerns, and by when.
    fn concern(&self) -> Concern;

    /// Whether it lies nowhere, so that every officer of an area is to look at it.
    fn is_nobodys(&self) -> bool {
        false
    }

    /// Its number, and its page for colleagues.
    fn told(&self) -> (String, String);

    /// Since when the resident is waited for, when that is so: no date counts then, and a colleague is
    /// reminded once of the waiting itself.
    fn waits(&self) -> Option<Date> {
        None
    }

    /// Whether it is so late that others hear of it too.
    fn is_late(&self, today: Date) -> bool {
        self.waits().is_none() && self.concern().due < today
    }

    /// Of what somebody is reminded when its date is no occasion today.
    fn otherwise(&self, _today: Date) -> Option<&'static str> {
        None
    }
}

/// Writes the mails of today.
///
/// # Errors
/// Whatever the database refuses; nothing was then sent or remembered.
pub(crate) async fn run<T: Dated>(app: Arc<App>, run: Running) -> Result<()> {
    let mut conn = run.db.read().await?;
    let page = Page::behind(&app, &mut conn, run.ctx.clone()).await?;
    let Some(plan) = plan::<T>(&page, &mut conn).await? else { return Ok(()) };
    drop(conn);
    let (plan, ctx) = (Arc::new(plan), run.ctx);
    run.db
        .write_housekeeping(move |tx| {
            let (plan, ctx) = (plan.clone(), ctx.clone());
            Box::pin(async move { send(tx, &ctx, &plan).await })
        })
        .await
}

/// Writes the mails of today about two kinds of things, the first of them first.
///
/// # Errors
/// As [`run`].
pub(crate) async fn both<A: Dated, B: Dated>(app: Arc<App>, running: Running) -> Result<()> {
    let Running { ctx, db, payload } = &running;
    let first = Running { ctx: ctx.clone(), db: db.clone(), payload: payload.clone() };
    run::<A>(app.clone(), first).await?;
    run::<B>(app, running).await
}

/// What is to be sent to whom, if nobody did meanwhile.
struct Plan<T> {
    due: Vec<Addressed<T>>,
    letters: Vec<(Page, Holder)>,
}

/// A thing, which reminder it gets today, and who gets it.
struct Addressed<T> {
    thing: T,
    occasion: &'static str,
    to: Vec<Holder>,
}

async fn plan<T: Dated>(page: &Page, conn: &mut Conn) -> Result<Option<Plan<T>>> {
    let (today, calendar) = (page.ctx.today(), &page.ctx.calendar);
    if !calendar.is_working_day(today) {
        return Ok(None);
    }
    let warn = calendar.add_working_days(today, u16::from(Rules::of(&page.place.row.settings).waarschuw));
    let post = Post::read(conn, page.ctx.tenant, today).await?;
    let (mut due, mut letters): (Vec<Addressed<T>>, Vec<(Page, Holder)>) = (Vec::new(), Vec::new());
    for thing in T::running(conn, page, warn).await? {
        let concern = thing.concern();
        let occasion = match thing.waits() {
            Some(_) => Some("wacht"),
            None => by_date(concern.due, today, warn, calendar).or_else(|| thing.otherwise(today)),
        };
        let Some(occasion) = occasion else { continue };
        let late = thing.is_late(today);
        let to: Vec<Holder> =
            post.concerned(concern, late, thing.is_nobodys()).into_iter().cloned().collect();
        for holder in &to {
            if letters.iter().all(|(_, known)| known.person != holder.person) {
                letters.push((page_of(page, conn, holder).await?, holder.clone()));
            }
        }
        due.push(Addressed { thing, occasion, to });
    }
    Ok((!letters.is_empty()).then_some(Plan { due, letters }))
}

/// The page with which a letter to somebody is written: in their language.
async fn page_of(page: &Page, conn: &mut Conn, holder: &Holder) -> Result<Page> {
    let mut page = page.clone();
    if let Some(contact) = people::contact(conn, page.ctx.tenant, holder.person).await? {
        page.ctx.locale = contact.language;
    }
    Ok(page)
}

/// After how many days somebody is reminded of what is late, and what that is called; the longest first.
pub(crate) const LATE: [(i32, &str); 7] =
    [(365, "na-365"), (180, "na-180"), (90, "na-90"), (60, "na-60"), (30, "na-30"), (7, "na-7"), (1, "na-1")];

/// Of which date somebody is reminded today, a working day: before it, on it, and after it. A day on which
/// Brink did not run or nobody worked is made good on the next: each occasion has a stretch of days, and
/// only the last that came counts.
fn by_date(due: Date, today: Date, warn: Date, calendar: &Calendar) -> Option<&'static str> {
    let late = due.days_until(today);
    if let Some((_, occasion)) = LATE.iter().find(|(days, _)| late >= *days) {
        return Some(occasion);
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
struct Post {
    officers: Vec<Holder>,
    policy: Vec<Holder>,
    managers: Vec<Holder>,
    administrators: Vec<Holder>,
}

impl Post {
    /// As they are there today: for who is away stands who takes over.
    async fn read(conn: &mut Conn, tenant: TenantId, today: Date) -> Result<Self> {
        Ok(Self {
            officers: people::holders_on(conn, tenant, Role::AreaOfficer, today).await?,
            policy: people::holders_on(conn, tenant, Role::PolicyOfficer, today).await?,
            managers: people::holders_on(conn, tenant, Role::TeamManager, today).await?,
            administrators: people::holders_on(conn, tenant, Role::Administrator, today).await?,
        })
    }

    /// Who has it; without them the policy officers of its team; without those the officers of its kern;
    /// without those the administrators. After its date the managers of its team too; of what no team has,
    /// those of the whole municipality, or else the administrators. Nobody counts who has no address.
    fn concerned(&self, concern: Concern, late: bool, is_nobodys: bool) -> Vec<&Holder> {
        let has_address = |holder: &&Holder| !holder.email.is_empty();
        let kern = concern.kern.map(|kern| Scope::Of(ScopeKind::Kern, kern.uuid()));
        let team = concern.team.map(|team| Scope::Of(ScopeKind::Team, team.uuid()));
        // A right in the whole municipality makes nobody a member of each team.
        let of_team = |holder: &&Holder| team.is_some_and(|team| holder.scopes.contains(&team));
        let of_kern = |holder: &&Holder| match kern {
            Some(kern) => holder.covers(kern),
            None => is_nobodys || holder.scopes.contains(&Scope::All),
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
        if late {
            let of_all = |holder: &&Holder| holder.scopes.contains(&Scope::All);
            let managers = || self.managers.iter().filter(has_address);
            let mut above: Vec<&Holder> = managers().filter(of_team).collect();
            if above.is_empty() {
                above = managers().filter(of_all).collect();
            }
            if above.is_empty() {
                above = self.administrators.iter().filter(has_address).collect();
            }
            near.extend(above);
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
async fn send<T: Dated>(tx: &mut Tx, ctx: &Ctx, plan: &Plan<T>) -> Result<()> {
    let mut fresh = Vec::new();
    for addressed in plan.due.iter().filter(|addressed| !addressed.to.is_empty()) {
        if addressed.thing.remember(tx, ctx, addressed.occasion).await? {
            fresh.push(addressed);
        }
    }
    for (page, holder) in &plan.letters {
        let is_theirs = |one: &&&Addressed<T>| one.to.iter().any(|to| to.person == holder.person);
        let own: Vec<&T> = fresh.iter().filter(is_theirs).map(|one| &one.thing).collect();
        if !own.is_empty() {
            mail::queue(tx, ctx, letter(page, holder, &own)).await?;
        }
    }
    Ok(())
}

fn letter<T: Dated>(page: &Page, holder: &Holder, lines: &[&T]) -> Mail {
    let today = page.ctx.today();
    let text = |part: &str| page.t_of(&[T::WORDS, part]);
    let (waits, runs): (Vec<&T>, Vec<&T>) = lines.iter().partition(|one| one.waits().is_some());
    let (late, soon): (Vec<&T>, Vec<&T>) = runs.into_iter().partition(|one| one.concern().due < today);
    let mut body = format!("{}\n", page.t("vraagherinnering-aanhef"));
    for (heading, lines) in [("-te-laat", late), ("-binnenkort", soon)] {
        if lines.is_empty() {
            continue;
        }
        body.push_str(&format!("\n{}\n", text(heading)));
        for one in lines {
            let due = one.concern().due;
            let when = match due.days_until(today) {
                late if late > 0 => page.t1("dagen-te-laat", "dagen", late),
                _ => page.relative(due),
            };
            let (number, href) = one.told();
            body.push_str(&format!("\n- {number}: {}, {when}\n  {}{href}\n", page.day(due), page.origin));
        }
    }
    if !waits.is_empty() {
        body.push_str(&format!("\n{}\n", text("-wacht")));
    }
    for one in waits {
        let (since, (number, href)) = (one.waits().unwrap_or(today), one.told());
        let since = page.t1("vraagherinnering-sinds", "datum", page.day(since));
        body.push_str(&format!("\n- {number}: {since}\n  {}{href}\n", page.origin));
    }
    let work = format!("{}{}", page.origin, T::WORK);
    body.push_str(&format!("\n{}\n{work}\n", text("-werk")));
    let subject = page.t1(&[T::WORDS, "-onderwerp"].concat(), "aantal", lines.len());
    Mail { to: holder.email.clone(), subject, body, unsubscribe: None, thread: None }
}
