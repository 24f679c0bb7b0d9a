// SPDX-License-Identifier: EUPL-1.2
//! Beginning a casus: it gets its number, and who asked takes part.

use db::Tx;
use kernel::{Audit, Ctx, Error, Permit, PersonId, Result, Role};
use villages::{KernId, TeamId};

use super::Done;
use super::party::{NewParty, add};
use crate::cases::model::{Deed, State};
use crate::cases::policy::{self, Begin};
use crate::cases::store::casus::{self, CasusRow};
use crate::cases::store::deed::{self, Told};
use crate::cases::store::sent;
use crate::model::QuestionId;
use crate::store::deed::By;

/// What a casus is about, and who brings it.
#[derive(Clone, Debug)]
pub struct NewCasus {
    /// What it is about.
    pub title: String,
    /// What the residents want, in words that all parties read.
    pub body: String,
    /// Where, in words.
    pub place: String,
    /// The kern that it is about.
    pub kern: Option<KernId>,
    /// The team that it concerns.
    pub team: Option<TeamId>,
    /// Who is responsible; whoever enters it, when that is an officer and nobody is named.
    pub officer: Option<PersonId>,
    /// With whom it is checked.
    pub policy: Option<PersonId>,
    /// The question of which it is made.
    pub question: Option<QuestionId>,
    /// Who brings it.
    pub first: Option<NewParty>,
    /// A mark of the form that was sent: who sends it twice begins one. None when no form was.
    pub mark: Option<Vec<u8>>,
    /// Part of the example data of a demo.
    pub example: bool,
}

/// Begins a casus: gives it the next number of the year, and lets who brings it take part.
///
/// # Errors
/// A conflict when this form was stored before.
pub async fn start(tx: &mut Tx, ctx: &Ctx, _: &Permit<Begin>, new: &NewCasus) -> Result<Done> {
    let year = i64::from(ctx.today().year());
    let number = db::counter::next(tx, ctx.tenant, &format!("casus-{year}")).await?;
    let me = ctx.actor.person().map(|person| person.id);
    let row = CasusRow {
        id: ctx.id(),
        year,
        number,
        title: new.title.clone(),
        body: new.body.clone(),
        place: new.place.clone(),
        kern_id: new.kern,
        team_id: new.team,
        officer_id: new.officer.or_else(|| me.filter(|_| ctx.actor.has(Role::AreaOfficer))),
        policy_id: new.policy,
        question_id: new.question,
        made_point_id: None,
        entered_by: me,
        state: State::Open,
        started_on: ctx.today(),
        asked_on: None,
        asked_due: None,
        added_on: None,
        letter_since: None,
        next_talk: None,
        next_due: None,
        ended_on: None,
        revision: 1,
        example: new.example,
        forgotten_at: None,
    };
    casus::insert(tx, ctx.tenant, &row).await?;
    if let Some(mark) = &new.mark
        && !sent::remember(tx, ctx.tenant, row.id, mark).await?
    {
        return Err(Error::Conflict("casus-is-er-al"));
    }
    let party = match &new.first {
        Some(first) => Some(add(tx, ctx, row.id, 1, first).await?),
        None => None,
    };
    let by = By::actor(ctx, crate::policy::WORKERS);
    let told = Told { party, ..Told::default() };
    let step = deed::append(tx, ctx, row.id, (Deed::Start, State::Open), &by, &told).await?;
    let audit = Audit::new(policy::DESK.action, "casus", row.id).fact("casus-daad", Deed::Start.code());
    tx.audit(ctx, audit).await?;
    Ok(Done { casus: row, deed: Deed::Start, step })
}
