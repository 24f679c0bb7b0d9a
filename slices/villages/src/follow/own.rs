// SPDX-License-Identifier: EUPL-1.2
//! To follow, and to stop, when somebody is signed in: the address is that of the account, which is
//! theirs, so nothing has to be typed or confirmed.

use kernel::{Audit, Error, Permit, PersonId, Result};
use web::{Page, session};

use super::{FollowerId, Frequency, NONE, Subject, audit};
use crate::policy::{self, Follow, FollowOwn};
use crate::store::follower::{self as store, Begin};

/// Follows from now on, or gets mail as often as is asked now.
///
/// # Errors
/// Whatever the database refuses.
pub async fn begin(
    page: &Page,
    permit: Permit<Follow, Subject>,
    own: Permit<FollowOwn, PersonId>,
    frequency: Frequency,
) -> Result<()> {
    let ctx = page.ctx.clone();
    page.app
        .db
        .write_unseen(move |tx| {
            let (ctx, permit, own) = (ctx.clone(), permit.clone(), own.clone());
            Box::pin(async move {
                let account = people::contact(tx, ctx.tenant, *own.subject()).await?;
                let account = account.ok_or(Error::Unauthenticated)?;
                let subject = permit.subject();
                let begin = Begin {
                    email: account.email,
                    frequency,
                    locale: account.language,
                    stop_token: session::to_text(&ctx.token()),
                };
                store::begin(tx, &ctx, subject, &begin).await?;
                let audit = Audit::new(policy::FOLLOW_OWN.action, subject.kind, NONE);
                let audit = Audit { subject: subject.id, ..audit };
                Ok(tx.audit(&ctx, audit.fact("wat", "begonnen")).await?)
            })
        })
        .await
}

/// Stops one of the subjects that the account follows.
///
/// # Errors
/// Whatever the database refuses. What is not followed is no error: stopped is stopped.
pub async fn stop(page: &Page, own: Permit<FollowOwn, PersonId>, id: FollowerId) -> Result<()> {
    let ctx = page.ctx.clone();
    page.app
        .db
        .write_unseen(move |tx| {
            let (ctx, own) = (ctx.clone(), own.clone());
            Box::pin(async move {
                let account = people::contact(tx, ctx.tenant, *own.subject()).await?;
                let account = account.ok_or(Error::Unauthenticated)?;
                let followed = store::of_email(tx, ctx.tenant, &account.email).await?;
                let Some(one) = followed.iter().find(|one| one.id == id) else { return Ok(()) };
                store::stop(tx, ctx.tenant, id).await?;
                let audit = Audit { action: policy::FOLLOW_OWN.action, ..audit(one) };
                Ok(tx.audit(&ctx, audit.fact("wat", "gestopt")).await?)
            })
        })
        .await
}
