// SPDX-License-Identifier: EUPL-1.2
//! What the asker does with the key of the private page, by its link or by mail.

use std::sync::Arc;

use db::{Tx, Work};
use kernel::{Actor, Ctx, Error, Permit, Result};
use web::Page;

use crate::attachments::{self, Sent};
use crate::commands::{self, Done};
use crate::model::{Deed, Number};
use crate::policy::{self, Act, Step};
use crate::store::attachment::Said;
use crate::store::question;
use crate::{handed, post};

/// Does a deed of the asker to the question with this number, for who has its key, with the files that
/// come along. Only what comes on the website or goes from it makes kept pages stale.
///
/// # Errors
/// Not found when the key does not fit; a conflict when the question does not allow it; what `run` says.
pub(crate) async fn act<F>(
    page: &Page,
    deed: Deed,
    (number, key): (Number, &str),
    sent: &Sent,
    run: F,
) -> Result<Done>
where
    F: for<'t> Fn(Ctx, Permit<Act, Step>, &'t mut Tx) -> Work<'t, Done> + Send + Sync + 'static,
{
    // Whoever has the key acts as the asker, also when they are signed in as somebody else.
    let work = Page { ctx: page.ctx.acting(Actor::Anonymous), ..page.clone() };
    let (key, sent) = (key.to_owned(), sent.clone());
    let all = Arc::new(All { page: work, deed, number, key, sent, run });
    match deed {
        Deed::Consent | Deed::Revoke => page.app.db.write(&page.ctx, move |tx| once(tx, all.clone())).await,
        _ => page.app.db.write_unseen(move |tx| once(tx, all.clone())).await,
    }
}

/// A deed of the asker, and all it takes.
struct All<F> {
    page: Page,
    deed: Deed,
    number: Number,
    key: String,
    sent: Sent,
    run: F,
}

fn once<F>(tx: &mut Tx, all: Arc<All<F>>) -> Work<'_, Done>
where
    F: for<'t> Fn(Ctx, Permit<Act, Step>, &'t mut Tx) -> Work<'t, Done> + Send + Sync + 'static,
{
    Box::pin(async move {
        let All { page, deed, .. } = &*all;
        let question = question::by_number(tx, page.ctx.tenant, all.number).await?;
        let permit = policy::may_own(&page.ctx, *deed, question.ok_or(Error::NotFound)?, &all.key)?;
        let mut done = (all.run)(page.ctx.clone(), permit, tx).await?;
        commands::not_twice(tx, &page.ctx, &done, all.sent.len()).await?;
        let said = Said { question: done.question.id, deed: done.step, internal: false };
        attachments::attach(tx, &page.ctx, said, &all.sent).await?;
        done.told.files = all.sent.len();
        if *deed == Deed::Reopen {
            handed::reopened(tx, page, &done.question).await?;
        }
        if deed.is_mailed(done.told.due) {
            post::tell(tx, page, &done.question, *deed, &done.told).await?;
        }
        Ok(done)
    })
}
