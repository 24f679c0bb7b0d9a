// SPDX-License-Identifier: EUPL-1.2
//! Mails to colleagues about promises of casussen that are nearly due, due, or late.

use db::{Conn, Tx};
use jobs::{Every, Task};
use kernel::{Ctx, Date};
use web::Page;
use web::slice::Hook;

use super::links;
use super::model::Number;
use super::store::list::{self, DueRow, DueWanted};
use super::store::reminder as store;
use crate::round::{Concern, Dated};
use crate::store::list::{Mine, Officer};

/// The kind of the job.
pub const KIND: &str = "cases.reminders";
/// Every morning; on days when nobody works it does nothing.
pub const TASK: Task = Task { kind: KIND, every: Every::DayAt(7) };
/// A brake: no more promises are looked at in a round, those due first.
const MOST: u32 = 2_000;

impl Dated for DueRow {
    const WORDS: &'static str = "casusherinnering";
    const WORK: &'static str = links::WORK;

    fn running<'a>(conn: &'a mut Conn, page: &'a Page, until: Date) -> Hook<'a, Vec<Self>> {
        let wanted = DueWanted {
            mine: Mine::of(&page.ctx, &[]),
            kern: None,
            officer: Officer::Any,
            from: None,
            until,
        };
        Box::pin(async move { Ok(list::due(conn, page.ctx.tenant, &wanted, MOST).await?) })
    }

    fn remember<'a>(&'a self, tx: &'a mut Tx, ctx: &'a Ctx, occasion: &'static str) -> Hook<'a, bool> {
        Box::pin(async move { Ok(store::remember(tx, ctx, self, occasion).await?) })
    }

    /// Who promised it; else the officer of the casus, unless a team promised it.
    fn concern(&self) -> Concern {
        let of_casus = self.casus_officer_id.filter(|_| self.team_id.is_none());
        Concern {
            officer: self.officer_id.or(of_casus),
            team: self.team_id.or(self.casus_team_id),
            kern: self.kern_id,
            due: self.due,
        }
    }

    fn told(&self) -> (String, String) {
        let number = Number { year: self.year, number: self.number };
        (number.to_string(), links::work(number))
    }
}
