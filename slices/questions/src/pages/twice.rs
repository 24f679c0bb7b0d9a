// SPDX-License-Identifier: EUPL-1.2
//! Two taps on a button. The second finds another question than it expected, because the first did what
//! was asked; then nothing is lost, and nothing has to be said.

use kernel::{PersonId, Result};
use web::{Parser, Visit};

use crate::model::Deed;
use crate::store::deed;
use crate::store::question::QuestionRow;

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

/// Whether the same person, the asker when there is none, did exactly this a moment ago. With files it is never
/// the same: nobody compares them.
pub(super) async fn is_twice(
    visit: &Visit,
    (question, deed): (&QuestionRow, Deed),
    by: Option<PersonId>,
    files: usize,
) -> Result<bool> {
    if files > 0 || !is_said_once(deed) {
        return Ok(false);
    }
    let (question, partner) = (question.id, question.partner_id);
    let said = deed::just_said(&mut visit.read().await?, &visit.ctx, (question, deed), by).await?;
    let typed = web::parse::clean(visit.input.get("tekst"));
    let typed = typed.trim();
    let is_ticked = !visit.input.get("vrager").is_empty();
    Ok(said.is_some_and(|said| match deed {
        // That the partner knows who asked is said after what was typed.
        Deed::Forward => {
            let is_theirs = partner.is_some_and(|partner| partner.to_string() == visit.input.get("partner"));
            let is_same = if is_ticked { said.text.starts_with(typed) } else { said.text == typed };
            is_theirs && is_same
        }
        Deed::Interim => {
            let due = Parser::new(&visit.input).opt_date("datum");
            said.text == typed && said.due == due
        }
        Deed::Helped => {
            let chosen =
                [visit.input.get("geholpen"), visit.input.get("soort").trim_start_matches("helped-")];
            said.text == typed && chosen.contains(&said.whom.as_str())
        }
        _ => said.text == typed,
    }))
}
