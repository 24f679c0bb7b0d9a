// SPDX-License-Identifier: EUPL-1.2
//! What the public reads of a question: words that a colleague approved, never those of the asker by
//! themselves.

use db::Tx;
use kernel::{Ctx, Error, Invalid, Permit, Result};
use web::search::{self, Document};

use super::{Done, finish, is_for};
use crate::links;
use crate::model::Deed;
use crate::policy::{self, Act, Step};
use crate::reveals::{self, Typed};
use crate::store::asker;
use crate::store::deed::{By, Told};
use crate::store::public as store;
use crate::store::question::QuestionRow;

/// A question and its answer as the public reads them.
#[derive(Clone, Debug, Default)]
pub struct Public {
    /// What it is about.
    pub title: String,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

impl Public {
    /// Its texts, with the fields in which they are typed.
    pub fn texts(&self) -> [Typed<'_>; 3] {
        [("titel", &self.title), ("vraag", &self.question), ("antwoord", &self.answer)]
    }
}

/// Puts the question and its answer on the website, or other words in their place. `looked` is the mark of
/// the words that a colleague looked at after a warning.
///
/// # Errors
/// Invalid when something is empty, or names the asker or a personal number; or when it may tell about
/// somebody and these words were not looked at. A conflict when somebody else was first.
pub async fn publish(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    public: &Public,
    looked: &str,
) -> Result<Done> {
    let question = is_for(permit, Deed::Publish)?;
    let mut empty = Invalid::default();
    public
        .texts()
        .iter()
        .filter(|(_, text)| text.trim().is_empty())
        .for_each(|(field, _)| empty.add(*field, "veld-leeg"));
    empty.check()?;
    let asker = asker::with_place(tx, ctx.tenant, &question).await?;
    reveals::looked_at(asker.as_slice(), &public.texts(), looked)?;
    store::put(tx, ctx, &question, public, &By::actor(ctx, policy::WORKERS)).await?;
    index(tx, ctx, &question, public).await?;
    finish(tx, ctx, permit, question, Told::default()).await
}

/// Keeps the search index in step with a public answer.
pub(crate) async fn index(tx: &mut Tx, ctx: &Ctx, question: &QuestionRow, public: &Public) -> Result<()> {
    let names = villages::kern_names(tx, ctx.tenant).await?;
    let kern = question.kern_id.and_then(|kern| names.get(&kern)).map(|(_, name)| name.clone());
    let document = Document {
        id: question.id.uuid(),
        kind: "vraag",
        title: public.title.clone(),
        context: kern.unwrap_or_default(),
        text: format!("{} {} {}", public.question, public.answer, question.theme),
        url: links::public(question.number()),
    };
    Ok(search::put(tx, ctx, &document).await?)
}

/// Takes a question off the website and out of the search. False when it did not stand there.
pub(super) async fn take_down(tx: &mut Tx, ctx: &Ctx, question: &QuestionRow) -> Result<bool> {
    let stood = store::remove(tx, ctx.tenant, question.id).await?;
    search::remove(tx, ctx.tenant, question.id.uuid()).await?;
    Ok(stood)
}

/// Takes the question off the website.
///
/// # Errors
/// A conflict when it does not stand there, or when somebody else was first.
pub async fn unpublish(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>) -> Result<Done> {
    let question = is_for(permit, Deed::Unpublish)?;
    if !take_down(tx, ctx, &question).await? {
        return Err(Error::Conflict("vraag-niet-openbaar"));
    }
    finish(tx, ctx, permit, question, Told::default()).await
}

/// Marks the question as private: it leaves the website, and no list that leaves the house names it.
///
/// # Errors
/// A conflict when somebody else was first.
pub async fn seal(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>) -> Result<Done> {
    let mut question = is_for(permit, Deed::Seal)?;
    take_down(tx, ctx, &question).await?;
    question.private = true;
    finish(tx, ctx, permit, question, Told::default()).await
}
