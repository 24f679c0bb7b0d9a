// SPDX-License-Identifier: EUPL-1.2
//! Mails to colleagues about questions that are nearly due, due, or late, or that nobody looked at yet;
//! and to askers of whom we wait for something.

use std::sync::Arc;

use db::{Conn, Tx};
use jobs::{Every, Running, Task};
use kernel::{Ctx, Date, Error, Result};
use web::slice::Hook;
use web::{App, Page};

use crate::model::{Deed, QuestionId, State};
use crate::round::{self, Concern, Dated};
use crate::settings::Rules;
use crate::store::question::{self, QuestionRow};
use crate::store::{deed, letter, reminder as store};
use crate::{commands, links, policy, post};

/// The kind of the job.
pub const KIND: &str = "questions.reminders";
/// Every morning; on days when nobody works it does nothing.
pub const TASK: Task = Task { kind: KIND, every: Every::DayAt(7) };

/// The kind of the job that reminds askers.
pub const ASKERS: &str = "questions.silent";
/// Every morning.
pub const ASKERS_TASK: Task = Task { kind: ASKERS, every: Every::DayAt(8) };

/// Reminds colleagues of questions, and of letters that lie here.
///
/// # Errors
/// Whatever the database refuses; nothing is sent twice.
pub(crate) async fn run(app: Arc<App>, run: Running) -> Result<()> {
    round::both::<QuestionRow, Lying>(app, run).await
}

/// After so many days an asker of whom we asked something is reminded.
fn waits_days(page: &Page) -> i32 {
    i32::from(Rules::of(&page.place.row.settings).herinner.max(1))
}

/// Reminds askers who did not react to what we asked them, once each time; each in a transaction of its own.
///
/// # Errors
/// Whatever the database refuses; who was reminded before is not once more.
pub(crate) async fn remind_askers(app: Arc<App>, run: Running) -> Result<()> {
    let mut conn = run.db.read().await?;
    let page = Page::behind(&app, &mut conn, run.ctx.clone()).await?;
    let since = run.ctx.today().add_days(-waits_days(&page));
    let silent = store::silent(&mut conn, run.ctx.tenant, since).await?;
    drop(conn);
    for id in silent {
        let page = page.clone();
        let reminded = run.db.write_unseen(move |tx| {
            let page = page.clone();
            Box::pin(async move { remind(tx, &page, id).await })
        });
        match reminded.await {
            // They reacted just now, or a colleague did something.
            Ok(()) | Err(Error::Conflict(_) | Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

async fn remind(tx: &mut Tx, page: &Page, id: QuestionId) -> Result<()> {
    let ctx = &page.ctx;
    let question = question::by_id(tx, ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    if !store::remember(tx, ctx, (question.id, question.due), store::ASKER).await? {
        return Err(Error::Conflict(commands::CHANGED));
    }
    let permit = policy::may(ctx, Deed::Remind, question)?;
    let asked = deed::newest(tx, ctx.tenant, id, Deed::Wait).await?.unwrap_or_default();
    let done = commands::remind(tx, ctx, &permit, &asked).await?;
    post::tell_or_write(tx, page, &done.question, (Deed::Remind, done.step), &done.told).await?;
    Ok(())
}

impl Dated for QuestionRow {
    const WORDS: &'static str = "vraagherinnering";
    const WORK: &'static str = links::WORK;

    fn running<'a>(conn: &'a mut Conn, page: &'a Page, until: Date) -> Hook<'a, Vec<Self>> {
        Box::pin(async move {
            let waited = page.ctx.today().add_days(-2 * waits_days(page));
            Ok(store::running(conn, &page.ctx, until, waited).await?)
        })
    }

    fn remember<'a>(&'a self, tx: &'a mut Tx, ctx: &'a Ctx, occasion: &'static str) -> Hook<'a, bool> {
        Box::pin(async move { Ok(store::remember(tx, ctx, (self.id, self.due), occasion).await?) })
    }

    fn concern(&self) -> Concern {
        Concern { officer: self.officer_id, team: self.team_id, kern: self.kern_id, due: self.due }
    }

    fn told(&self) -> (String, String) {
        (self.number().to_string(), links::work(self.number()))
    }

    fn is_nobodys(&self) -> bool {
        policy::is_nobodys(self)
    }

    fn waits(&self) -> Option<Date> {
        self.waits_since
    }

    fn otherwise(&self, today: Date) -> Option<&'static str> {
        (self.state == State::New && self.received_on < today).then_some("nieuw")
    }
}

/// A question of which a letter lies here: the asker hears nothing until it is posted.
#[derive(Clone, Debug)]
pub(crate) struct Lying(QuestionRow);

impl Lying {
    fn since(&self) -> Date {
        self.0.letter_since.unwrap_or(self.0.due)
    }
}

impl Dated for Lying {
    const WORDS: &'static str = "vraagbrief";
    const WORK: &'static str = links::LETTERS;

    fn running<'a>(conn: &'a mut Conn, page: &'a Page, _: Date) -> Hook<'a, Vec<Self>> {
        Box::pin(async move {
            let rows = letter::lying(conn, &page.ctx, page.ctx.today().add_days(-1)).await?;
            Ok(rows.into_iter().map(Self).collect())
        })
    }

    fn remember<'a>(&'a self, tx: &'a mut Tx, ctx: &'a Ctx, occasion: &'static str) -> Hook<'a, bool> {
        Box::pin(async move {
            let kind = format!("{}{occasion}", letter::PREFIX);
            Ok(store::remember(tx, ctx, (self.0.id, self.since()), &kind).await?)
        })
    }

    fn concern(&self) -> Concern {
        Concern { due: self.since(), ..self.0.concern() }
    }

    /// Who leads the team does not hear of a letter of yesterday.
    fn is_late(&self, today: Date) -> bool {
        self.since() <= today.add_days(-7)
    }

    fn told(&self) -> (String, String) {
        self.0.told()
    }

    fn is_nobodys(&self) -> bool {
        self.0.is_nobodys()
    }
}
