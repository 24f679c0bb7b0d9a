// SPDX-License-Identifier: EUPL-1.2
//! How a point stands: its status, and the answer to a proposal.

use db::Tx;
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result, Timestamp};

use crate::model::{Feasible, PointId, Status};
use crate::parties::{Named, Parties};
use crate::policy::{ASSESS, Assess, EDIT, Edit, PointAt};
use crate::store::point::{self, PointRow, PointText};
use crate::store::story::{self, Assessment, By, NewEvent};

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
/// Invalid when the reason or outlook is missing, or nothing changes; a conflict when somebody else
/// changed the point since `revision`, or merged it away.
pub async fn change_status(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Edit, PointAt>,
    revision: i64,
    change: &StatusChange,
) -> Result<()> {
    status_refusals(change).check()?;
    let point = &permit.subject().point;
    if change.is_nothing_new(point) {
        return Err(Invalid::field("status", "punt-status-zelfde").into());
    }
    unchanged(tx, ctx, point, revision).await?;
    let by = By::actor(ctx);
    put_status(tx, ctx, point.id, change, &by, ctx.now(), false).await?;
    let entry = Audit::new(EDIT.action, "punt", point.id).fact("nummer", point.number);
    tx.audit(ctx, entry.fact("van", point.status.code()).fact("naar", change.status.code())).await?;
    Ok(())
}

/// A conflict when somebody else changed the point since `revision`: what they said is not replaced
/// by somebody who did not read it.
///
/// # Errors
/// As told.
pub async fn unchanged(tx: &mut Tx, ctx: &Ctx, point: &PointRow, revision: i64) -> Result<()> {
    if point::hold(tx, ctx.tenant, point.id, revision).await? {
        Ok(())
    } else {
        Err(Error::Conflict("punt-intussen-veranderd"))
    }
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
    /// The status that follows, not merged; `None` leaves it.
    pub status: Option<Status>,
}

/// Answers a proposal: feasible or not, whose it is, what it costs, which team. A point that nobody
/// owned yet is of whom the answer names from then on, and comes on the worklist of its team.
///
/// # Errors
/// Invalid without an answer in words, with a team that is not there, with a status that does not follow
/// from it, or without a reason when it cannot be done; a conflict when somebody else changed the point since `revision`.
pub async fn answer_proposal(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Assess, PointAt>,
    revision: i64,
    answer: &Answer,
) -> Result<()> {
    let said = &answer.assessment;
    let mut invalid = Invalid::default();
    if said.answer.trim().is_empty() {
        invalid.add("antwoord", "veld-leeg");
    }
    if answer.status == Some(Status::Merged) {
        invalid.add("status", "veld-keuze-fout");
    }
    if said.feasible == Feasible::No && answer.status.is_some_and(|status| !status.is_closed()) {
        invalid.add("status", "punt-kan-niet-maar-open");
    }
    if said.team.is_some() {
        let named = Named { team: said.team, ..Named::default() };
        Parties::read(tx, ctx.tenant).await?.check(named, &mut invalid);
    }
    invalid.check()?;
    let point = &permit.subject().point;
    unchanged(tx, ctx, point, revision).await?;
    let by = By::actor(ctx);
    story::assess(tx, ctx, point.id, &by, said, ctx.now(), false).await?;
    point::touch(tx, ctx.tenant, point.id, ctx.now()).await?;
    give_to(tx, ctx, point, said).await?;
    if let Some(status) = answer.status.filter(|status| *status != point.status) {
        let reason = said.answer.clone();
        let outlook = if status == Status::Settled { reason.clone() } else { String::new() };
        put_status(tx, ctx, point.id, &StatusChange { status, reason, outlook }, &by, ctx.now(), false)
            .await?;
    }
    let entry = Audit::new(ASSESS.action, "punt", point.id).fact("nummer", point.number);
    tx.audit(ctx, entry.fact("haalbaar", said.feasible.code())).await?;
    Ok(())
}

/// Gives a point to whom the answer names, as far as nobody was named yet.
async fn give_to(tx: &mut Tx, ctx: &Ctx, point: &PointRow, said: &Assessment) -> Result<()> {
    let owners = match point.owners() {
        none if none.is_empty() => vec![said.owner],
        owners => owners,
    };
    let given = PointText { team_id: point.team_id.or(said.team), ..point.text.clone() }.owned_by(&owners);
    if given.team_id != point.team_id || owners != point.owners() {
        point::give(tx, ctx.tenant, point.id, &given).await?;
    }
    Ok(())
}
