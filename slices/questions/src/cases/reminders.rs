// SPDX-License-Identifier: EUPL-1.2
//! Mails to colleagues about promises of casussen, and about what policy officers are asked in them, that are
//! nearly due, due, or late.

use db::{Conn, Tx};
use jobs::{Every, Task};
use kernel::{Ctx, Date};
use web::Page;
use web::slice::Hook;

use super::links;
use super::model::Number;
use super::store::casus::CasusRow;
use super::store::list::{self, DueRow, DueWanted};
use super::store::reminder as store;
use crate::round::{Concern, Dated};
use crate::store::list::{Mine, Officer};
use crate::store::reminder;

/// The kind of the job.
pub const KIND: &str = "cases.reminders";
/// Every morning; on days when nobody works it does nothing.
pub const TASK: Task = Task { kind: KIND, every: Every::DayAt(7) };
/// A brake: no more of each are looked at in a round, those due first.
const MOST: u32 = 2_000;

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
        let mine = Mine::of(&page.ctx, &[]);
        let wanted = DueWanted { mine, kern: None, officer: Officer::Any, from: None, until };
        Box::pin(async move {
            let tenant = page.ctx.tenant;
            let promises = list::due(conn, tenant, &wanted, MOST).await?.into_iter().map(Self::Promise);
            let asked = list::asked(conn, tenant, until, MOST).await?.into_iter();
            let asked = asked.filter_map(|casus| casus.asked_due.map(|due| Self::Advice(casus, due)));
            Ok(promises.chain(asked).collect())
        })
    }

    fn remember<'a>(&'a self, tx: &'a mut Tx, ctx: &'a Ctx, occasion: &'static str) -> Hook<'a, bool> {
        Box::pin(async move {
            let (memory, of) = match self {
                Self::Promise(promise) => (store::PROMISES, (promise.promise_id.uuid(), promise.due)),
                Self::Advice(casus, due) => (store::ASKED, (casus.id.uuid(), *due)),
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
