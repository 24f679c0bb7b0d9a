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
use crate::sensitive::{self, Found};
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

/// Puts the question and its answer on the website, or other words in their place.
///
/// # Errors
/// Invalid when something is empty, or names the asker or a personal number; a conflict when somebody else was first.
pub async fn publish(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, public: &Public) -> Result<Done> {
    let question = is_for(permit, Deed::Publish)?;
    let mut invalid = Invalid::default();
    let asker = asker::of(tx, ctx.tenant, question.id).await?;
    let names: Vec<String> = asker
        .into_iter()
        .flat_map(|asker| [Some(asker.name), asker.email, asker.phone])
        .flatten()
        .map(|name| name.trim().to_lowercase())
        .filter(|name| name.chars().count() > 3)
        .collect();
    let fields = [("titel", &public.title), ("vraag", &public.question), ("antwoord", &public.answer)];
    for (field, text) in fields {
        let text = text.to_lowercase();
        if text.trim().is_empty() {
            invalid.add(field, "veld-leeg");
        } else if names.iter().any(|name| text.contains(name)) {
            invalid.add(field, "vraag-noemt-vrager");
        } else if sensitive::scan(&text).iter().any(|found| matches!(found, Found::Bsn | Found::Iban)) {
            invalid.add(field, "vraag-noemt-nummer");
        }
    }
    invalid.check()?;
    store::put(tx, ctx, question.id, public, &By::actor(ctx, policy::WORKERS)).await?;
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
