// SPDX-License-Identifier: EUPL-1.2
//! What colleagues do among themselves: whose a casus is, asking the policy officer, notes. Nobody outside
//! reads it.

use db::Tx;
use kernel::{Ctx, Date, Error, Invalid, Permit, PersonId, Result};
use villages::{KernId, TeamId};

use super::{Done, finish, is_for};
use crate::cases::model::{Deed, FURTHEST};
use crate::cases::policy::{Act, Step};
use crate::cases::store::deed::Told;
use crate::cases::store::reminder;
use crate::commands::said;

/// Whose a casus becomes.
#[derive(Clone, Debug, Default)]
pub struct Responsible {
    /// The kern that it is about.
    pub kern: Option<KernId>,
    /// Where, in words.
    pub place: String,
    /// The officer who is responsible.
    pub officer: Option<PersonId>,
    /// The policy officer with whom it is checked.
    pub policy: Option<PersonId>,
    /// The team that it concerns.
    pub team: Option<TeamId>,
}

/// A row of the story that is a text.
fn text(text: &str) -> Told {
    Told { text: text.into(), ..Told::default() }
}

/// Says whose the casus is.
///
/// # Errors
/// Invalid without an officer; a conflict when somebody else was first.
pub async fn assign(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, to: &Responsible) -> Result<Done> {
    let mut casus = is_for(permit, Deed::Assign)?;
    if to.officer.is_none() {
        return Err(Error::Invalid(Invalid::field("behandelaar", "casus-behandelaar-nodig")));
    }
    if to.policy.is_none() && casus.asked_on.is_some() {
        return Err(Error::Invalid(Invalid::field("beleid", "casus-advies-wacht")));
    }
    casus.kern_id = to.kern;
    casus.place.clone_from(&to.place);
    casus.officer_id = to.officer;
    casus.policy_id = to.policy;
    casus.team_id = to.team;
    finish(tx, ctx, permit, casus, Told::default()).await
}

/// Asks the policy officer something, to be answered by a day.
///
/// # Errors
/// Invalid without a question, or when its day is past or too far away; a conflict when somebody else was
/// first.
pub async fn consult(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (question, by): (&str, Date),
) -> Result<Done> {
    let (mut casus, today) = (is_for(permit, Deed::Consult)?, ctx.today());
    let mut invalid = Invalid::default();
    if question.trim().is_empty() {
        invalid.add("tekst", "veld-leeg");
    }
    if by < today {
        invalid.add("datum", "casus-datum-voorbij");
    } else if today.days_until(by) > FURTHEST {
        invalid.add("datum", "casus-datum-te-ver");
    }
    invalid.check()?;
    reminder::begin_asking(tx, ctx.tenant, casus.id).await?;
    (casus.asked_on, casus.asked_due) = (Some(today), Some(by));
    finish(tx, ctx, permit, casus, Told { due: Some(by), ..text(question) }).await
}

/// Says what the policy officer thinks.
///
/// # Errors
/// Invalid without a text; a conflict when somebody else was first.
pub async fn advise(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, advice: &str) -> Result<Done> {
    let mut casus = is_for(permit, Deed::Advise)?;
    said("tekst", advice)?;
    (casus.asked_on, casus.asked_due) = (None, None);
    finish(tx, ctx, permit, casus, text(advice)).await
}

/// Writes a note that only colleagues read.
///
/// # Errors
/// Invalid without a text; a conflict when somebody else was first.
pub async fn note(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, note: &str) -> Result<Done> {
    let casus = is_for(permit, Deed::Note)?;
    said("tekst", note)?;
    finish(tx, ctx, permit, casus, text(note)).await
}
