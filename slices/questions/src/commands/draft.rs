// SPDX-License-Identifier: EUPL-1.2
//! The draft of an answer: saved, looked at by a colleague, and saved again.

use db::Tx;
use kernel::{Ctx, Error, Permit, PersonId, Result};

use super::answer::said;
use super::{Done, finish, is_for};
use crate::model::Deed;
use crate::policy::{self, Act, Step};
use crate::store::deed::{By, Told};
use crate::store::draft;

/// A draft as a colleague leaves it.
#[derive(Clone, Debug, Default)]
pub struct NewDraft {
    /// The answer as far as it is.
    pub text: String,
    /// The version that the colleague saw; 0 for none.
    pub seen: i64,
    /// Who is asked to look along, with the function.
    pub asked: Option<(PersonId, String)>,
    /// What is said to colleagues about it; may be empty.
    pub remark: String,
}

/// Saves the draft of the answer. Whoever was asked to look along has done so, or asks somebody else.
///
/// # Errors
/// Invalid without a text; a conflict when somebody else saved it meanwhile.
pub async fn save_draft(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, new: &NewDraft) -> Result<Done> {
    let question = is_for(permit, Deed::Draft)?;
    said("tekst", &new.text)?;
    let by = By::actor(ctx, policy::WORKERS);
    let asked = new.asked.as_ref().map(|(person, _)| *person);
    if !draft::save(tx, ctx, question.id, (&new.text, new.seen), &by, asked).await? {
        return Err(Error::Conflict("vraag-concept-veranderd"));
    }
    let whom = new.asked.as_ref().map(|(_, label)| label.clone()).unwrap_or_default();
    finish(tx, ctx, permit, question, Told { text: new.remark.clone(), whom, ..Told::default() }).await
}
