// SPDX-License-Identifier: EUPL-1.2
//! What the asker of one question can ask for by its number, also without an account or an e-mail address:
//! what is held about them, and that it is erased. An administrator does both.

use kernel::{Error, Invalid, Result};
use web::{Form, Reply, Visit};

use super::{find, form_of, page};
use crate::model::Deed;
use crate::store::question;
use crate::{links, personal, policy};

pub(in crate::pages) async fn export(visit: Visit) -> Result<Reply> {
    let number = find(&visit).await?.number();
    let ctx = visit.ctx.clone();
    let all = visit.app.db.write_unseen(move |tx| {
        let ctx = ctx.clone();
        Box::pin(async move {
            let question = question::by_number(tx, ctx.tenant, number).await?.ok_or(Error::NotFound)?;
            let permit = policy::may(&ctx, Deed::Export, question)?;
            personal::export_one(&ctx, tx, &permit).await
        })
    });
    Ok(Reply::json(&all.await?)?.download(format!("vraag-{number}.json")).unkept())
}

pub(in crate::pages) async fn forget(visit: Visit) -> Result<Reply> {
    let seen = find(&visit).await?;
    if !policy::may_act(&visit.ctx, Deed::Forget, &seen) {
        return Err(Error::Forbidden);
    }
    let (number, name) = (seen.number(), form_of(Deed::Forget));
    if visit.input.get("zeker") != "ja" {
        let invalid = Invalid::field("zeker", "vraag-zeker-nodig");
        let form = Form::wrong(&visit.page, name, visit.input.clone(), invalid);
        return Reply::invalid(&page(&visit, seen, Some((name, form))).await?);
    }
    let ctx = visit.ctx.clone();
    let forgotten = visit.app.db.write(&visit.ctx, move |tx| {
        let ctx = ctx.clone();
        Box::pin(async move {
            let question = question::by_number(tx, ctx.tenant, number).await?.ok_or(Error::NotFound)?;
            let permit = policy::may(&ctx, Deed::Forget, question)?;
            personal::forget_one(&ctx, tx, &permit).await
        })
    });
    forgotten.await?;
    Ok(Reply::see(links::work(number)).saying("melding-vraag-gewist"))
}
