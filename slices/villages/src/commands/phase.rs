// SPDX-License-Identifier: EUPL-1.2
//! To keep the history of phases in step with the phase that a kern is in.

use db::Tx;
use kernel::{Audit, Ctx, Result, Timestamp};

use crate::model::Kern;
use crate::store::phase::{self as store, NewPhase};

/// Follows a change of `kern` to `changed`. A new phase is appended, after the one that the kern was
/// in when nothing tells of that yet. Other words with the same phase are a correction: they
/// replace the newest, are no news, and stand in the audit log with what they replaced.
///
/// # Errors
/// Whatever the database refuses.
pub(super) async fn follow(
    tx: &mut Tx,
    ctx: &Ctx,
    kern: &Kern,
    changed: &Kern,
    audit: Audit,
) -> Result<Audit> {
    let audit = audit.fact("fase", changed.phase.number());
    if (changed.phase, &changed.phase_note) == (kern.phase, &kern.phase_note) {
        return Ok(audit);
    }
    let newest = store::of_kern(tx, ctx.tenant, kern.id).await?.into_iter().next();
    let newest = newest.filter(|newest| newest.phase == kern.phase);
    let words = |note: &Option<String>| note.clone().unwrap_or_default();
    if changed.phase == kern.phase {
        if let Some(newest) = newest {
            store::correct(tx, ctx.tenant, newest.id, changed.phase_note.as_deref()).await?;
        }
        let audit = audit.fact("uitleg-voor", words(&kern.phase_note));
        return Ok(audit.fact("uitleg-na", words(&changed.phase_note)));
    }
    let now = ctx.now();
    if newest.is_none() {
        let first = NewPhase {
            phase: kern.phase,
            note: kern.phase_note.clone(),
            at: Timestamp::from_micros(now.micros() - 1),
            from_start: true,
            example: kern.example,
        };
        store::add(tx, ctx, kern.id, &first).await?;
    }
    let note = changed.phase_note.clone();
    let new = NewPhase { phase: changed.phase, note, at: now, from_start: false, example: false };
    store::add(tx, ctx, kern.id, &new).await?;
    Ok(audit)
}
