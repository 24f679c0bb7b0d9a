// SPDX-License-Identifier: EUPL-1.2
//! Mails to colleagues about questions that are nearly due, due, or late, or that nobody looked at yet.

use db::{Conn, Tx};
use jobs::{Every, Task};
use kernel::{Ctx, Date};
use web::Page;
use web::slice::Hook;

use crate::links;
use crate::model::State;
use crate::round::{Concern, Dated};
use crate::store::question::QuestionRow;
use crate::store::reminder as store;

/// The kind of the job.
pub const KIND: &str = "questions.reminders";
/// Every morning; on days when nobody works it does nothing.
pub const TASK: Task = Task { kind: KIND, every: Every::DayAt(7) };

impl Dated for QuestionRow {
    const WORDS: &'static str = "vraagherinnering";
    const WORK: &'static str = links::WORK;

    fn running<'a>(conn: &'a mut Conn, page: &'a Page, until: Date) -> Hook<'a, Vec<Self>> {
        Box::pin(async move { Ok(store::running(conn, page.ctx.tenant, until).await?) })
    }

    fn remember<'a>(&'a self, tx: &'a mut Tx, ctx: &'a Ctx, occasion: &'static str) -> Hook<'a, bool> {
        Box::pin(async move { Ok(store::remember(tx, ctx, self, occasion).await?) })
    }

    fn concern(&self) -> Concern {
        Concern { officer: self.officer_id, team: self.team_id, kern: self.kern_id, due: self.due }
    }

    fn told(&self) -> (String, String) {
        (self.number().to_string(), links::work(self.number()))
    }

    fn otherwise(&self, today: Date) -> Option<&'static str> {
        (self.state == State::New && self.received_on < today).then_some("nieuw")
    }
}
