// SPDX-License-Identifier: EUPL-1.2
//! The verbs of this slice. Each takes a permit, decides, writes the question and a row of its story,
//! and appends to the audit log, in the transaction that it is given.

mod answer;
mod ask;
mod draft;
mod letter;
mod own;
mod public;
mod settings;
mod shield;
mod template;
mod triage;

pub(crate) use answer::said;
pub use answer::{answer, interim, note, read, resume, wait};
pub use ask::{NewQuestion, ask};
pub use draft::{NewDraft, save_draft};
pub use letter::{posted, remind};
pub use own::{add, consent, helped, reopen, withdraw};
pub use public::{Public, publish, seal, unpublish};
pub use settings::{change_rules, mark_of};
pub use shield::{shield, unshield};
pub use template::{add_template, change_template, remove_template};
pub use triage::{Assignment, assign, close, forward, make_casus, promote};
pub(crate) use triage::{Idea, put_on_agenda};

use db::Tx;
use kernel::{Audit, Ctx, Date, Error, Permit, Result};
use uuid::Uuid;

use crate::clock;
use crate::model::{Deed, State};
use crate::policy::{self, Act, Step};
use crate::store::deed::{self, By, Told};
use crate::store::draft as drafts;
use crate::store::question::{self, QuestionRow};

/// What was done: the question as it is now, and what is told about it.
#[derive(Clone, Debug)]
pub struct Done {
    /// The question after it.
    pub question: QuestionRow,
    /// What was done.
    pub deed: Deed,
    /// What was said with it.
    pub told: Told,
    /// The row of the story that tells it.
    pub step: Uuid,
    /// Whether the asker should hear of it and no mail could go.
    pub is_unreached: bool,
}

/// Refuses a colleague who saw an older version of the question.
///
/// # Errors
/// A conflict.
pub fn unchanged(permit: &Permit<Act, Step>, revision: i64) -> Result<()> {
    if permit.subject().question.revision == revision { Ok(()) } else { Err(Error::Conflict(CHANGED)) }
}

/// The conflict of who worked on a version of the question that is not the newest any more.
pub(crate) const CHANGED: &str = "vraag-intussen-veranderd";

/// Does it once more when somebody else saved something in the same moment: who only adds something need not
/// know. `changed` is the conflict that says so.
pub(crate) async fn once_more<T, W>(changed: &'static str, work: impl Fn() -> W) -> Result<T>
where
    W: Future<Output = Result<T>>,
{
    match work().await {
        Err(Error::Conflict(key)) if key == changed => work().await,
        outcome => outcome,
    }
}

/// The conflict of what was said a moment ago already: nothing is lost, and nothing has to be said.
pub(crate) const TWICE: &str = "vraag-al-gezegd";

/// Refuses what was said a moment ago already, word for word and without files: a second tap on the button.
/// What can be said at any time, of any version of the question, is stopped by nothing else.
pub(crate) async fn not_twice(tx: &mut Tx, ctx: &Ctx, done: &Done, files: usize) -> Result<()> {
    let can_repeat = matches!(done.deed, Deed::Note | Deed::Add) && files == 0;
    let words = (done.deed, done.told.text.as_str());
    if can_repeat && deed::was_just_said(tx, ctx, done.question.id, words, done.step).await? {
        return Err(Error::Conflict(TWICE));
    }
    Ok(())
}

/// A permit is only for its own deed.
fn is_for(permit: &Permit<Act, Step>, deed: Deed) -> Result<QuestionRow> {
    let step = permit.subject();
    if step.deed == deed { Ok(step.question.clone()) } else { Err(Error::Forbidden) }
}

/// Writes the question as it became, with its new state, and the row of its story.
async fn finish(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    mut question: QuestionRow,
    told: Told,
) -> Result<Done> {
    let Step { deed, after, said, .. } = permit.subject();
    let (deed, today) = (*deed, ctx.today());
    question.state = *after;
    if deed.has_read() {
        question.added_on = None;
    }
    // Closing tells the asker something: from that day on they can react to it, whatever ended before.
    let ended_on = question.ended_on.filter(|_| deed != Deed::Close);
    question.ended_on = after.is_ended().then(|| ended_on.unwrap_or(today));
    if !question::update(tx, ctx.tenant, &question).await? {
        return Err(Error::Conflict(CHANGED));
    }
    question.revision += 1;
    // What went to a partner can come back, and then somebody answers after all.
    if after.is_ended() && *after != State::Forwarded {
        drafts::remove(tx, ctx.tenant, question.id).await?;
    }
    let by = By::actor(ctx, policy::WORKERS);
    let told = Told { example: question.example, said: told.said.or(*said), ..told };
    let step = deed::append(tx, ctx, question.id, (deed, *after), &by, &told).await?;
    let rule = match said {
        Some(_) => &policy::DESK,
        None if deed.is_askers() => &policy::OWN,
        None => policy::rule_of(deed),
    };
    // The log says which question by its id alone: a private one shows nowhere, and so not there.
    let audit = Audit::new(rule.action, "vraag", question.id).fact("vraag-daad", deed.code());
    let said = told.said;
    tx.audit(ctx, said.iter().fold(audit, |audit, said| audit.fact("kanaal", said.code()))).await?;
    Ok(Done { question, deed, told, step, is_unreached: false })
}

/// Ends the pause, when there is one: the dates move by the whole days that were waited.
fn stop_waiting(question: &mut QuestionRow, ctx: &Ctx) {
    stop_waiting_on(question, ctx, ctx.today());
}

/// The same on the day on which what we waited for came.
fn stop_waiting_on(question: &mut QuestionRow, ctx: &Ctx, on: Date) {
    let Some(since) = question.waits_since.take() else { return };
    let days = clock::paused(since, on);
    question.due = clock::resumed(question.due, days, &ctx.calendar);
    // Who was late already, or answered for the time being, does not become early by asking back.
    if question.heard_on.is_none() && since <= question.first_due {
        question.first_due = clock::resumed(question.first_due, days, &ctx.calendar);
    }
}

/// Notes that the asker heard something today.
fn heard(question: &mut QuestionRow, today: Date) {
    question.heard_on.get_or_insert(today);
}
