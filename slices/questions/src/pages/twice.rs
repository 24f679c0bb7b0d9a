// SPDX-License-Identifier: EUPL-1.2
//! Two taps on a button. The second finds another question than it expected, because the first did what
//! was asked; then nothing is lost, and nothing has to be said.

use kernel::{PersonId, Result};
use web::Visit;

use crate::model::{Deed, QuestionId};
use crate::store::deed;

/// Deeds that are said once, in words that stay as they were typed.
const fn is_said_once(deed: Deed) -> bool {
    matches!(
        deed,
        Deed::Answer
            | Deed::Interim
            | Deed::Wait
            | Deed::Forward
            | Deed::Close
            | Deed::Shield
            | Deed::Withdraw
            | Deed::Reopen
            | Deed::Helped
            | Deed::Consent
            | Deed::Revoke
    )
}

/// Whether the same person, the asker when there is none, did exactly this a moment ago.
pub(super) async fn is_twice(
    visit: &Visit,
    (question, deed): (QuestionId, Deed),
    by: Option<PersonId>,
) -> Result<bool> {
    if !is_said_once(deed) {
        return Ok(false);
    }
    let said = deed::just_said(&mut visit.read().await?, &visit.ctx, (question, deed), by).await?;
    let typed = web::parse::clean(visit.input.get("tekst"));
    let typed = typed.trim();
    Ok(said.is_some_and(|(text, whom)| match deed {
        // Who it was is said after what was typed.
        Deed::Forward => text.starts_with(typed),
        Deed::Helped => text == typed && whom == visit.input.get("geholpen"),
        _ => text == typed,
    }))
}
