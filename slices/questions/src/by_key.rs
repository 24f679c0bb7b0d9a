// SPDX-License-Identifier: EUPL-1.2
//! What the asker does with the key of the private page, by its link or by mail.

use std::sync::Arc;

use db::{Tx, Work};
use kernel::{Actor, Ctx, Error, Permit, Result};
use web::Page;

use crate::commands::Done;
use crate::model::{Deed, Number};
use crate::policy::{self, Act, Step};
use crate::post;
use crate::store::question;

/// Does a deed of the asker to the question with this number, for who has its key. No public page shows it,
/// so the pages that are kept stay good.
///
/// # Errors
/// Not found when the key does not fit; a conflict when the question does not allow it; what `run` says.
pub(crate) async fn act<F>(page: &Page, deed: Deed, (number, key): (Number, &str), run: F) -> Result<Done>
where
    F: for<'t> Fn(Ctx, Permit<Act, Step>, &'t mut Tx) -> Work<'t, Done> + Send + Sync + 'static,
{
    // Whoever has the key acts as the asker, also when they are signed in as somebody else.
    let work = Page { ctx: page.ctx.acting(Actor::Anonymous), ..page.clone() };
    let (key, run) = (key.to_owned(), Arc::new(run));
    page.app
        .db
        .write_unseen(move |tx| {
            let (page, key, run) = (work.clone(), key.clone(), run.clone());
            Box::pin(async move {
                let question = question::by_number(tx, page.ctx.tenant, number).await?;
                let question = question.ok_or(Error::NotFound)?;
                let permit = policy::may_own(&page.ctx, deed, question, &key)?;
                let done = run(page.ctx.clone(), permit, tx).await?;
                if deed.is_mailed() {
                    post::tell(tx, &page, &done.question, deed, &done.told).await?;
                }
                Ok(done)
            })
        })
        .await
}
