// SPDX-License-Identifier: EUPL-1.2
//! Talks: planned, held with what was decided, or called off.

use db::Tx;
use kernel::{Ctx, Date, Error, Invalid, Permit, PersonId, Result};
use villages::TeamId;

use super::{CHANGED, Done, finish, is_for};
use crate::cases::model::{
    CasusId, DecisionKind, Deed, FURTHEST, PartyId, TalkId, TalkState, check_decision,
};
use crate::cases::policy::{Act, Step};
use crate::cases::store::deed::Told;
use crate::cases::store::party;
use crate::cases::store::promise::{self, PromiseRow};
use crate::cases::store::talk::{self, DecisionRow, PresentRow, TalkRow};
use crate::commands::said;

/// No talk is written down that was longer ago, in days: then the date was typed wrong.
const LONGEST: i32 = 5 * 366;

/// Who promises something: a colleague by function, or a team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promiser {
    /// Which colleague.
    pub officer: Option<PersonId>,
    /// Which team.
    pub team: Option<TeamId>,
    /// The function or the name of the team.
    pub words: String,
}

/// What was decided.
#[derive(Clone, Debug)]
pub struct NewDecision {
    /// Can it, can it not, or is that found out?
    pub kind: DecisionKind,
    /// What it is about.
    pub text: String,
    /// Why not.
    pub reason: String,
    /// Who finds out.
    pub who: Option<Promiser>,
    /// By when.
    pub by: Option<Date>,
}

impl NewDecision {
    /// What has to be mended, by the fields of the form.
    pub fn check(&self, today: Date) -> Invalid {
        check_decision(self.kind, (&self.text, &self.reason), (self.who.is_some(), self.by), today)
    }
}

/// A talk that was held.
#[derive(Clone, Debug)]
pub struct Held {
    /// Which planned talk it was; none when it was not planned.
    pub planned: Option<TalkId>,
    /// On which day.
    pub on: Date,
    /// Which parties were there.
    pub parties: Vec<PartyId>,
    /// Which colleagues were there, with their function.
    pub colleagues: Vec<(PersonId, String)>,
    /// What was said, in words that all parties read.
    pub said: String,
    /// What was decided.
    pub decisions: Vec<NewDecision>,
}

/// Writes down a talk that was held. What is found out becomes a promise.
///
/// # Errors
/// Invalid when it is still to come, nobody was there, or a decision lacks something; a conflict when
/// somebody else was first.
pub async fn talk(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, held: &Held) -> Result<Done> {
    let (casus, today) = (is_for(permit, Deed::Talk)?, ctx.today());
    let mut invalid = Invalid::default();
    if held.on > today {
        invalid.add("datum", "casus-gesprek-later");
    } else if held.on.days_until(today) > LONGEST {
        invalid.add("datum", "casus-gesprek-lang-geleden");
    }
    if held.parties.is_empty() && held.colleagues.is_empty() {
        invalid.add("partijen", "casus-niemand-erbij");
    }
    if held.said.trim().is_empty() {
        invalid.add("tekst", "veld-leeg");
    }
    invalid.0.extend(held.decisions.iter().flat_map(|decision| decision.check(today).0));
    invalid.check()?;
    let known = party::of(tx, ctx.tenant, casus.id).await?;
    if held.parties.iter().any(|id| known.iter().all(|party| party.id != *id)) {
        return Err(Error::NotFound);
    }
    let row = TalkRow {
        id: held.planned.unwrap_or_else(|| ctx.id()),
        held_on: held.on,
        state: TalkState::Held,
        said: held.said.clone(),
    };
    match held.planned {
        Some(_) => settled(tx, ctx, casus.id, &row).await?,
        None => talk::insert(tx, ctx.tenant, casus.id, &row).await?,
    }
    write_down(tx, ctx, casus.id, row.id, held).await?;
    let told = Told { talk: Some(row.id), due: Some(held.on), ..Told::default() };
    finish(tx, ctx, permit, casus, told).await
}

async fn settled(tx: &mut Tx, ctx: &Ctx, casus: CasusId, row: &TalkRow) -> Result<()> {
    let done = talk::settle(tx, ctx.tenant, casus, row).await?;
    if done { Ok(()) } else { Err(Error::Conflict(CHANGED)) }
}

/// Who was there, what was decided, and what was promised.
async fn write_down(tx: &mut Tx, ctx: &Ctx, casus: CasusId, talk_id: TalkId, held: &Held) -> Result<()> {
    let parties = held.parties.iter().map(|id| (Some(*id), None, String::new()));
    let colleagues = held.colleagues.iter().map(|(id, function)| (None, Some(*id), function.clone()));
    for (party_id, person_id, function) in parties.chain(colleagues) {
        talk::present(tx, ctx, casus, &PresentRow { talk_id, party_id, person_id, function }).await?;
    }
    for (place, new) in (0..).zip(&held.decisions) {
        let reason = if new.kind == DecisionKind::Cannot { new.reason.clone() } else { String::new() };
        let row = DecisionRow { id: ctx.id(), talk_id, kind: new.kind, text: new.text.clone(), reason };
        talk::decide(tx, ctx.tenant, casus, place, &row).await?;
        if let (DecisionKind::FindOut, Some(who), Some(by)) = (new.kind, &new.who, new.by) {
            let promise = PromiseRow {
                id: ctx.id(),
                decision_id: row.id,
                what: new.text.clone(),
                whom: who.words.clone(),
                officer_id: who.officer,
                team_id: who.team,
                first_due: by,
                due: by,
                outcome: None,
                outcome_on: None,
            };
            promise::insert(tx, ctx.tenant, casus, &promise).await?;
        }
    }
    Ok(())
}

/// Plans a talk.
///
/// # Errors
/// Invalid when its day is past or too far away; a conflict when somebody else was first.
pub async fn plan(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (on, text): (Date, &str),
) -> Result<Done> {
    let (casus, today) = (is_for(permit, Deed::Plan)?, ctx.today());
    let mut invalid = Invalid::default();
    if on < today {
        invalid.add("datum", "casus-gesprek-voorbij");
    } else if today.days_until(on) > FURTHEST {
        invalid.add("datum", "casus-datum-te-ver");
    }
    if text.trim().is_empty() {
        invalid.add("tekst", "veld-leeg");
    }
    invalid.check()?;
    let row = TalkRow { id: ctx.id(), held_on: on, state: TalkState::Planned, said: String::new() };
    talk::insert(tx, ctx.tenant, casus.id, &row).await?;
    let told = Told { text: text.into(), talk: Some(row.id), due: Some(on), ..Told::default() };
    finish(tx, ctx, permit, casus, told).await
}

/// Calls a planned talk off, with a reason.
///
/// # Errors
/// Invalid without a reason; a conflict when it is not planned any more.
pub async fn call_off(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (talk, reason): (TalkId, &str),
) -> Result<Done> {
    let casus = is_for(permit, Deed::CallOff)?;
    said("tekst", reason)?;
    let talks = talk::of(tx, ctx.tenant, casus.id).await?;
    let planned = talks.into_iter().find(|one| one.id == talk).ok_or(Error::NotFound)?;
    let on = planned.held_on;
    settled(tx, ctx, casus.id, &TalkRow { state: TalkState::Off, ..planned }).await?;
    let told = Told { text: reason.into(), talk: Some(talk), due: Some(on), ..Told::default() };
    finish(tx, ctx, permit, casus, told).await
}
