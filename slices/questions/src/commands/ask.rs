// SPDX-License-Identifier: EUPL-1.2
//! Asking: the question gets its number, its date and its private page.

use agenda::model::PointId;
use db::Tx;
use kernel::{Audit, Ctx, Date, Permit, Result};
use villages::KernId;

use crate::clock::due;
use crate::model::{Channel, Deed, Number, State};
use crate::policy::{self, Ask};
use crate::settings::Rules;
use crate::store::also::Also;
use crate::store::asker::{self, AskerRow};
use crate::store::deed::{self, By, Told};
use crate::store::question::{self, QuestionRow};

/// What is asked, by whom.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    /// What it is about.
    pub title: String,
    /// The question.
    pub body: String,
    /// Where, in words.
    pub place: String,
    /// Under which theme; empty for none yet.
    pub theme: String,
    /// How it came.
    pub channel: Channel,
    /// The kern that it is about.
    pub kern: Option<KernId>,
    /// The point of an agenda that it is about.
    pub point: Option<PointId>,
    /// Whether it may stand on the website, without a name.
    pub may_publish: bool,
    /// Who asks.
    pub asker: AskerRow,
    /// The day from which the clock counts; not after today.
    pub received: Date,
    /// A mark of the form that was sent: who sends it twice asks once. None when no form was.
    pub mark: Option<Vec<u8>>,
    /// Part of the example data of a demo.
    pub example: bool,
}

/// Takes a question: gives it the next number of the year, and the date by which an answer comes.
///
/// # Errors
/// [`db::DbError::Taken`] when this form was stored before; whatever else the database refuses.
pub async fn ask(
    tx: &mut Tx,
    ctx: &Ctx,
    _: &Permit<Ask>,
    rules: &Rules,
    new: &NewQuestion,
) -> Result<QuestionRow> {
    let due = due(new.received, rules.term(), &ctx.calendar);
    // The number tells the year in which it was entered: a letter of last December counts in its own
    // days, but numbers must not come twice.
    let year = i64::from(ctx.today().year());
    let number = db::counter::next(tx, ctx.tenant, &format!("vraag-{year}")).await?;
    let is_web = new.channel == Channel::Web;
    let by = if is_web { By::asker() } else { By::actor(ctx, policy::WORKERS) };
    let row = QuestionRow {
        id: ctx.id(),
        year,
        number,
        title: new.title.clone(),
        body: new.body.clone(),
        place: new.place.clone(),
        theme: new.theme.clone(),
        channel: new.channel,
        kern_id: new.kern,
        also: Also::default(),
        point_id: new.point,
        team_id: None,
        officer_id: None,
        partner_id: None,
        made_point_id: None,
        entered_by: by.person,
        may_publish: new.may_publish,
        private: false,
        state: State::New,
        waits_since: None,
        received_on: new.received,
        received_at: ctx.now(),
        first_due: due,
        due,
        interims: 0,
        reopened: 0,
        heard_on: None,
        answered_on: None,
        ended_on: None,
        helped: None,
        added_on: None,
        letter_since: None,
        shielded: false,
        salt: ctx.token().to_vec(),
        revision: 1,
        example: new.example,
        forgotten_at: None,
    };
    question::insert(tx, ctx.tenant, &row, new.mark.as_deref()).await?;
    asker::insert(tx, ctx.tenant, row.id, &new.asker).await?;
    let told = Told { due: Some(due), example: new.example, ..Told::default() };
    deed::append(tx, ctx, row.id, (Deed::Ask, State::New), &by, &told).await?;
    let rule = if is_web { &policy::ASK } else { &policy::DESK };
    let audit = Audit::new(rule.action, "vraag", row.id).fact("kanaal", new.channel.code());
    tx.audit(ctx, audit).await?;
    Ok(row)
}

impl QuestionRow {
    /// The parts of its private address.
    pub fn private_parts(&self) -> (Number, String) {
        (self.number(), self.key())
    }
}
