// SPDX-License-Identifier: EUPL-1.2
//! What can be done to a point.

use db::Tx;
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result, Timestamp};
use villages::KernId;

use super::index;
use crate::model::{AgendaId, Feasible, PointId, Precision, Status};
use crate::officers::Officers;
use crate::parties::Parties;
use crate::policy::{ASSESS, Assess, EDIT, Edit, EditAgenda, PROPOSE, PointAt, Propose, SUPPORT, Support};
use crate::store::agenda as agendas;
use crate::store::point::{self, Origin, PointRow, PointText};
use crate::store::story::{self, Assessment, By, NewEvent};

/// A point to add.
#[derive(Clone, Debug)]
pub struct NewPoint {
    /// To which agenda.
    pub agenda: AgendaId,
    /// About which kernen.
    pub kernen: Vec<KernId>,
    /// What it says.
    pub text: PointText,
    /// Its first status.
    pub status: Status,
    /// Where it comes from.
    pub origin: Origin,
    /// Since when it is there; its story begins here.
    pub at: Timestamp,
    /// How exactly that is known.
    pub precision: Precision,
}

/// Adds a point to an agenda that the actor may edit.
///
/// # Errors
/// Invalid when what it says does not hold together.
pub async fn add_point(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<EditAgenda>,
    new: &NewPoint,
) -> Result<(PointId, i64)> {
    insert(tx, ctx, new, EDIT.action).await
}

/// Proposes a point: an idea, to be tested by the officer.
///
/// # Errors
/// Invalid when what it says does not hold together.
pub async fn propose(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<Propose>,
    new: &NewPoint,
) -> Result<(PointId, i64)> {
    let mut new = new.clone();
    new.status = Status::Idea;
    new.origin.proposed_by = ctx.actor.person().map(|person| person.id);
    new.origin.proposed = true;
    insert(tx, ctx, &new, PROPOSE.action).await
}

async fn insert(tx: &mut Tx, ctx: &Ctx, new: &NewPoint, action: &'static str) -> Result<(PointId, i64)> {
    edit_refusals(&new.text).check()?;
    if new.kernen.is_empty() {
        return Err(Invalid::field("kernen", "veld-keuze-leeg").into());
    }
    named_refusals(tx, ctx, &new.text, &new.kernen).await?.check()?;
    let theme = theme(tx, ctx, new.agenda, &new.text).await?;
    let number = db::counter::next(tx, ctx.tenant, "punt").await?;
    let id = ctx.id();
    point::insert(
        tx,
        ctx,
        id,
        number,
        new.agenda,
        theme,
        new.status,
        &new.text,
        &new.origin,
        new.at,
        &new.kernen,
    )
    .await?;
    let by = By::actor(ctx);
    let (precision, source, example) = (new.precision, new.origin.words(), new.origin.example);
    let told = NewEvent { precision, source, example, ..NewEvent::new(new.status, new.at) };
    story::event(tx, ctx, id, &by, &told).await?;
    index(tx, ctx, id).await?;
    tx.audit(ctx, Audit::new(action, "punt", id).fact("nummer", number)).await?;
    Ok((id, number))
}

async fn theme(
    tx: &mut Tx,
    ctx: &Ctx,
    agenda: AgendaId,
    text: &PointText,
) -> Result<Option<crate::model::ThemeId>> {
    match &text.theme {
        Some(name) => Ok(Some(agendas::theme(tx, ctx, agenda, name).await?)),
        None => Ok(None),
    }
}

/// What does not hold together in a point, whoever enters it.
pub fn edit_refusals(text: &PointText) -> Invalid {
    let mut invalid = Invalid::default();
    if text.title.trim().is_empty() {
        invalid.add("titel", "veld-leeg");
    }
    if text.title.chars().count() > 200 {
        let args = vec![("max", "200".to_owned()), ("nu", text.title.chars().count().to_string())];
        invalid.add_with("titel", "veld-te-lang", args);
    }
    invalid
}

/// Whom a point names must be there: team, partner, group, and an officer who holds a right here.
async fn named_refusals(tx: &mut Tx, ctx: &Ctx, text: &PointText, kernen: &[KernId]) -> Result<Invalid> {
    let mut invalid = Invalid::default();
    if !text.named().is_empty() {
        Parties::read(tx, ctx.tenant).await?.check(text.named(), &mut invalid);
    }
    if let Some(officer) = text.officer_id
        && !Officers::read(tx, ctx.tenant).await?.fits(officer, text, kernen)
    {
        invalid.add("behandelaar", "punt-behandelaar-zonder-recht");
    }
    Ok(invalid)
}

/// Changes what a point says, not its status.
///
/// # Errors
/// A conflict when somebody else changed it since `revision`.
pub async fn change_point(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Edit, PointAt>,
    revision: i64,
    text: &PointText,
) -> Result<()> {
    edit_refusals(text).check()?;
    let PointAt { point, kernen } = permit.subject();
    named_refusals(tx, ctx, text, kernen).await?.check()?;
    // What was taken off the website is put back by who moderates, not in passing.
    let text = &PointText { draft: text.draft || point.is_hidden(), ..text.clone() };
    let theme = theme(tx, ctx, point.agenda_id, text).await?;
    if point::update(tx, ctx, point, revision, theme, text).await? == 0 {
        return Err(Error::Conflict("punt-intussen-veranderd"));
    }
    index(tx, ctx, point.id).await?;
    let mut entry = Audit::new(EDIT.action, "punt", point.id).fact("nummer", point.number);
    if let Some(officer) = text.officer_id.filter(|officer| Some(*officer) != point.officer_id) {
        entry = entry.person(officer);
    }
    tx.audit(ctx, entry).await?;
    Ok(())
}

/// A new status with what belongs to it.
#[derive(Clone, Debug)]
pub struct StatusChange {
    /// The new status; not merged, see [`super::merge()`].
    pub status: Status,
    /// Why; public. Needed when it cannot be done.
    pub reason: String,
    /// Handelingsperspectief; needed when it is settled.
    pub outlook: String,
}

impl StatusChange {
    /// Whether the point stands like this already: the story would tell of a change that was none.
    pub fn is_nothing_new(&self, point: &PointRow) -> bool {
        self.status == point.status
            && self.reason.trim() == point.reason.trim()
            && self.outlook.trim() == point.outlook.trim()
    }
}

/// Gives a point another status, and appends that to its story.
///
/// # Errors
/// Invalid when the reason or outlook is missing, or nothing changes; a conflict when the point was
/// merged away.
pub async fn change_status(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Edit, PointAt>,
    change: &StatusChange,
) -> Result<()> {
    status_refusals(change).check()?;
    let point = &permit.subject().point;
    if change.is_nothing_new(point) {
        return Err(Invalid::field("status", "punt-status-zelfde").into());
    }
    let by = By::actor(ctx);
    put_status(tx, ctx, point.id, change, &by, ctx.now(), false).await?;
    let entry = Audit::new(EDIT.action, "punt", point.id).fact("nummer", point.number);
    tx.audit(ctx, entry.fact("van", point.status.code()).fact("naar", change.status.code())).await?;
    Ok(())
}

fn status_refusals(change: &StatusChange) -> Invalid {
    let mut invalid = Invalid::default();
    if change.status == Status::Merged {
        invalid.add("status", "veld-keuze-fout");
    }
    if change.status.needs_reason() && change.reason.trim().is_empty() {
        invalid.add("reden", "punt-reden-nodig");
    }
    if change.status == Status::Settled && change.outlook.trim().is_empty() {
        invalid.add("perspectief", "punt-perspectief-nodig");
    }
    invalid
}

pub(crate) async fn put_status(
    tx: &mut Tx,
    ctx: &Ctx,
    id: PointId,
    change: &StatusChange,
    by: &By,
    at: Timestamp,
    example: bool,
) -> Result<()> {
    let StatusChange { status, reason, outlook } = change;
    if point::set_status(tx, ctx.tenant, id, *status, reason, outlook, None, at).await? == 0 {
        return Err(Error::Conflict("punt-is-samengevoegd"));
    }
    let told = NewEvent { text: reason, outlook, example, ..NewEvent::new(*status, at) };
    story::event(tx, ctx, id, by, &told).await?;
    Ok(())
}

/// The officer's answer to a proposal, and the status that follows from it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was found out.
    pub assessment: Assessment,
    /// The status that follows; `None` leaves it.
    pub status: Option<Status>,
}

/// Answers a proposal: feasible or not, whose it is, what it costs, which team.
///
/// # Errors
/// Invalid without an answer in words, or without a reason when it cannot be done.
pub async fn answer_proposal(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Assess, PointAt>,
    answer: &Answer,
) -> Result<()> {
    let mut invalid = Invalid::default();
    if answer.assessment.answer.trim().is_empty() {
        invalid.add("antwoord", "veld-leeg");
    }
    if answer.assessment.feasible == Feasible::No && answer.status.is_some_and(|status| !status.is_closed()) {
        invalid.add("status", "punt-kan-niet-maar-open");
    }
    invalid.check()?;
    let point = &permit.subject().point;
    let by = By::actor(ctx);
    story::assess(tx, ctx, point.id, &by, &answer.assessment, ctx.now(), false).await?;
    point::touch(tx, ctx.tenant, point.id, ctx.now()).await?;
    if let Some(status) = answer.status.filter(|status| *status != point.status) {
        let reason = answer.assessment.answer.clone();
        let outlook = if status == Status::Settled { reason.clone() } else { String::new() };
        put_status(tx, ctx, point.id, &StatusChange { status, reason, outlook }, &by, ctx.now(), false)
            .await?;
    }
    let entry = Audit::new(ASSESS.action, "punt", point.id).fact("nummer", point.number);
    tx.audit(ctx, entry.fact("haalbaar", answer.assessment.feasible.code())).await?;
    Ok(())
}

/// Adds or takes back "dit vind ik ook belangrijk". Twice the same changes nothing.
///
/// # Errors
/// Unauthenticated without a person.
pub async fn support(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Support, PointAt>, wanted: bool) -> Result<()> {
    let person = ctx.actor.person().ok_or(Error::Unauthenticated)?.id;
    let point = &permit.subject().point;
    let changed = if wanted {
        crate::store::support::support(tx, ctx, point.id, person).await?
    } else {
        crate::store::support::withdraw_support(tx, ctx, point.id, person).await?
    };
    if changed {
        // Who supports what is nobody's business: the entry names the point only.
        tx.audit(ctx, Audit::new(SUPPORT.action, "punt", point.id).fact("erbij", wanted)).await?;
    }
    Ok(())
}
