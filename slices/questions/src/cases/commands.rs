// SPDX-License-Identifier: EUPL-1.2
//! The verbs of casussen. Each takes a permit, decides, writes the casus and a row of its story, and
//! appends to the audit log, in the transaction that it is given.

mod check;
mod letter;
mod party;
mod promise;
mod result;
mod say;
mod start;
mod talk;

pub use check::{Responsible, advise, assign, consult, note};
pub use letter::posted;
pub use party::{NewParty, join, leave};
pub use promise::{cancel, keep, shift};
pub use result::{propose, refuse, release, reopen, withdraw};
pub use say::{read, say};
pub use start::{NewCasus, start};
pub use talk::{Held, NewDecision, Promiser, call_off, plan, talk};

use db::Tx;
use kernel::{Audit, Ctx, Error, Permit, Result};
use uuid::Uuid;

use super::model::Deed;
use super::policy::{self, Act, Step};
use super::store::casus::{self, CasusRow};
use super::store::deed::{self, Told};
use crate::store::deed::By;

/// The conflict of who worked on a version of the casus that is not the newest any more.
pub(crate) const CHANGED: &str = "casus-intussen-veranderd";

/// What was done: the casus as it is now, and the row of its story.
#[derive(Clone, Debug)]
pub struct Done {
    /// The casus after it.
    pub casus: CasusRow,
    /// What was done.
    pub deed: Deed,
    /// The row of the story that tells it.
    pub step: Uuid,
}

/// Refuses a colleague who saw an older version of the casus.
///
/// # Errors
/// A conflict.
pub fn unchanged(permit: &Permit<Act, Step>, revision: i64) -> Result<()> {
    if permit.subject().casus.revision == revision { Ok(()) } else { Err(Error::Conflict(CHANGED)) }
}

/// A permit is only for its own deed.
fn is_for(permit: &Permit<Act, Step>, deed: Deed) -> Result<CasusRow> {
    let step = permit.subject();
    if step.deed == deed { Ok(step.casus.clone()) } else { Err(Error::Forbidden) }
}

/// Writes the casus as it became, with its new state, and the row of its story. Comes last: the days of the
/// next talk and promise are read from what was written before.
async fn finish(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    mut casus: CasusRow,
    told: Told,
) -> Result<Done> {
    let Step { deed, after, .. } = permit.subject();
    let (deed, today) = (*deed, ctx.today());
    casus.state = *after;
    casus.ended_on = after.is_ended().then(|| casus.ended_on.unwrap_or(today));
    if !casus::update(tx, ctx.tenant, &casus).await? {
        return Err(Error::Conflict(CHANGED));
    }
    let by = By::actor(ctx, crate::policy::WORKERS);
    let step = deed::append(tx, ctx, casus.id, (deed, *after), &by, &told).await?;
    let rule = if by == By::asker() { &policy::OWN } else { policy::rule_of(deed) };
    // The log says which casus by its id alone: it is private, and so are its words.
    let audit = Audit::new(rule.action, "casus", casus.id).fact("casus-daad", deed.code());
    tx.audit(ctx, told.channel.iter().fold(audit, |audit, how| audit.fact("kanaal", how.code()))).await?;
    let casus = casus::by_id(tx, ctx.tenant, casus.id).await?.ok_or(Error::NotFound)?;
    Ok(Done { casus, deed, step })
}
