// SPDX-License-Identifier: EUPL-1.2
//! Verbs of a person about themselves: rename, log out everywhere, erase.

use std::sync::Arc;

use db::Tx;
use jobs::mail;
use kernel::{Audit, Ctx, Locale, Permit, PersonId, Result, Role};
use web::App;

use crate::policy::{self, OwnData};
use crate::rights::keep_one_administrator;
use crate::store::right::{self, Ending};
use crate::store::{absence, login, person, session};

/// Changes name and language.
pub(crate) async fn rename(
    app: &App,
    ctx: &Ctx,
    permit: Permit<OwnData, PersonId>,
    name: String,
    language: Locale,
) -> Result<()> {
    let work = ctx.clone();
    app.db
        .write(ctx, move |tx| {
            let (ctx, permit, name) = (work.clone(), permit.clone(), name.clone());
            Box::pin(async move {
                person::rename(tx, permit.tenant(), *permit.subject(), &name, language.code()).await?;
                tx.audit(&ctx, Audit::new(policy::OWN.action, "persoon", *permit.subject())).await?;
                Ok(())
            })
        })
        .await
}

/// Ends every session but the one that asks.
pub(crate) async fn leave_elsewhere(
    app: &App,
    permit: Permit<OwnData, PersonId>,
    here: Vec<u8>,
) -> Result<()> {
    app.db
        .write_housekeeping(move |tx| {
            let (permit, here) = (permit.clone(), here.clone());
            Box::pin(async move {
                session::delete_of(tx, permit.tenant(), *permit.subject(), &here).await?;
                Ok(())
            })
        })
        .await
}

/// Lets every slice forget the person, in one transaction. Upper slices first: they may still ask
/// this one for the address.
pub(crate) async fn erase(app: &Arc<App>, ctx: &Ctx, permit: Permit<OwnData, PersonId>) -> Result<()> {
    let (app_, work) = (app.clone(), ctx.clone());
    app.db
        .write(ctx, move |tx| {
            let (app, ctx, permit) = (app_.clone(), work.clone(), permit.clone());
            Box::pin(async move {
                for slice in app.slices.iter().rev() {
                    slice.erase(&ctx, tx, *permit.subject()).await?;
                }
                tx.audit(&ctx, Audit::new(policy::ERASE.action, "persoon", *permit.subject())).await?;
                Ok(())
            })
        })
        .await
}

/// What this slice forgets: name and address, sessions, rights, absences. The last administrator cannot go.
/// Whoever erases writes in the log that they did.
pub(crate) async fn forget(ctx: &Ctx, tx: &mut Tx, id: PersonId) -> Result<()> {
    let tenant = ctx.tenant;
    let rights = right::of_person(tx, tenant, id).await?;
    let administrator = rights.iter().any(|row| row.role == Role::Administrator.code());
    if administrator {
        right::queue_for_administrators(tx, tenant).await?;
    }
    if let Some(email) = person::by_id(tx, tenant, id).await?.and_then(|row| row.email) {
        forget_address(ctx, tx, &email).await?;
    }
    let by = ctx.actor.person().map(|person| person.id);
    let ending = Ending { at: ctx.now(), by, reason: "account gewist" };
    right::end_all(tx, tenant, id, &ending).await?;
    absence::forget(tx, tenant, id).await?;
    session::delete_of(tx, tenant, id, &[]).await?;
    person::unname(tx, tenant, id, ctx.now()).await?;
    if administrator {
        keep_one_administrator(tx, tenant).await?;
    }
    Ok(())
}

/// What this slice forgets of an address: attempts to log in, and mails.
pub(crate) async fn forget_address(ctx: &Ctx, tx: &mut Tx, email: &str) -> Result<u64> {
    let attempts = login::forget(tx, ctx.tenant, email).await?;
    Ok(attempts + mail::forget_to(tx, ctx.tenant, email).await?)
}
