// SPDX-License-Identifier: EUPL-1.2
//! Mails to colleagues about promises of casussen, and about what policy officers are asked in them, that are
//! nearly due, due, or late; and about letters that lie.

use std::sync::Arc;

use db::{Conn, Tx};
use jobs::{Every, Running, Task};
use kernel::{Ctx, Date, Result};
use web::slice::Hook;
use web::{App, Page};

use super::links;
use super::model::Number;
use super::store::casus::CasusRow;
use super::store::list::DueRow;
use super::store::reminder as store;
use crate::round::{self, Concern, Dated};
use crate::store::letter::PREFIX;
use crate::store::reminder;

/// The kind of the job.
pub const KIND: &str = "cases.reminders";
/// Every morning; on days when nobody works it does nothing.
pub const TASK: Task = Task { kind: KIND, every: Every::DayAt(7) };

/// Reminds colleagues of what waits in casussen, and of letters that lie here.
///
/// # Errors
/// Whatever the database refuses; nothing is sent twice.
pub(crate) async fn run(app: Arc<App>, run: Running) -> Result<()> {
    round::both::<Waiting, Lying>(app, run).await
}

/// Something in a casus that somebody does by a day.
#[derive(Clone, Debug)]
pub(crate) enum Waiting {
    /// What was promised to the parties.
    Promise(DueRow),
    /// What the policy officer is asked, by this day.
    Advice(CasusRow, Date),
}

impl Dated for Waiting {
    const WORDS: &'static str = "casusherinnering";
    const WORK: &'static str = links::WORK;

    fn running<'a>(conn: &'a mut Conn, page: &'a Page, until: Date) -> Hook<'a, Vec<Self>> {
        Box::pin(async move {
            let promises = store::promises(conn, &page.ctx, until).await?.into_iter().map(Self::Promise);
            let asked = store::asked(conn, &page.ctx, until).await?.into_iter();
            let asked = asked.filter_map(|casus| casus.asked_due.map(|due| Self::Advice(casus, due)));
            Ok(promises.chain(asked).collect())
        })
    }

    fn remember<'a>(&'a self, tx: &'a mut Tx, ctx: &'a Ctx, occasion: &'static str) -> Hook<'a, bool> {
        Box::pin(async move {
            let (memory, of) = match self {
                Self::Promise(promise) => (store::OF_PROMISES, (promise.promise_id.uuid(), promise.due)),
                Self::Advice(casus, due) => (store::OF_CASUSSEN, (casus.id.uuid(), *due)),
            };
            Ok(reminder::first(tx, ctx, &memory, of, occasion).await?)
        })
    }

    /// Who promised it; else the officer of the casus, unless a team promised it. Or who is asked.
    fn concern(&self) -> Concern {
        match self {
            Self::Promise(row) => {
                let of_casus = row.casus_officer_id.filter(|_| row.team_id.is_none());
                Concern {
                    officer: row.officer_id.or(of_casus),
                    team: row.team_id.or(row.casus_team_id),
                    kern: row.kern_id,
                    due: row.due,
                }
            }
            Self::Advice(row, due) => {
                Concern { officer: row.policy_id, team: row.team_id, kern: row.kern_id, due: *due }
            }
        }
    }

    fn told(&self) -> (String, String) {
        let number = match self {
            Self::Promise(row) => Number { year: row.year, number: row.number },
            Self::Advice(row, _) => row.number(),
        };
        (number.to_string(), links::work(number))
    }
}

/// A casus of which a letter lies here: somebody who takes part hears nothing until it is posted.
#[derive(Clone, Debug)]
pub(crate) struct Lying(CasusRow);

impl Lying {
    fn since(&self) -> Date {
        self.0.letter_since.unwrap_or(self.0.started_on)
    }
}

impl Dated for Lying {
    /// Who leads the team does not hear of a letter of yesterday.
    fn is_late(&self, today: Date) -> bool {
        self.since() <= today.add_days(-7)
    }

    const WORDS: &'static str = "casusbrief";
    const WORK: &'static str = links::LETTERS;

    fn running<'a>(conn: &'a mut Conn, page: &'a Page, _: Date) -> Hook<'a, Vec<Self>> {
        Box::pin(async move {
            let rows = store::lying(conn, &page.ctx, page.ctx.today().add_days(-1)).await?;
            Ok(rows.into_iter().map(Self).collect())
        })
    }

    fn remember<'a>(&'a self, tx: &'a mut Tx, ctx: &'a Ctx, occasion: &'static str) -> Hook<'a, bool> {
        Box::pin(async move {
            let (of, kind) = ((self.0.id.uuid(), self.since()), format!("{PREFIX}{occasion}"));
            Ok(reminder::first(tx, ctx, &store::OF_CASUSSEN, of, &kind).await?)
        })
    }

    fn concern(&self) -> Concern {
        let CasusRow { officer_id, team_id, kern_id, .. } = self.0;
        Concern { officer: officer_id, team: team_id, kern: kern_id, due: self.since() }
    }

    fn told(&self) -> (String, String) {
        (self.0.number().to_string(), links::work(self.0.number()))
    }
}
