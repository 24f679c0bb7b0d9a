// SPDX-License-Identifier: EUPL-1.2
//! Verbs of a person about themselves: rename, log out everywhere, take along, erase.

use std::sync::Arc;

use db::{Conn, Tx};
use jobs::mail;
use kernel::{Audit, Ctx, Locale, Permit, PersonId, Result, Role};
use serde_json::{Value, json};
use web::App;

use crate::policy::{self, OwnData};
use crate::rights::keep_one_administrator;
use crate::store::right::{self, Ending};
use crate::store::{login, person, session};

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

/// Everything that any slice holds about the person, by slice and heading.
pub(crate) async fn collect(
    app: &App,
    ctx: &Ctx,
    conn: &mut Conn,
    permit: &Permit<OwnData, PersonId>,
) -> Result<Value> {
    let mut all = serde_json::Map::new();
    all.insert("gemaakt".into(), json!(ctx.now()));
    for slice in &app.slices {
        let facts = slice.export(ctx, conn, *permit.subject()).await?;
        if !facts.is_empty() {
            let facts = facts.into_iter().map(|(heading, value)| (heading.to_owned(), value)).collect();
            all.insert(slice.name().to_owned(), Value::Object(facts));
        }
    }
    Ok(Value::Object(all))
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
                Ok(())
            })
        })
        .await
}

/// What this slice forgets: name and address, sessions, rights. The last administrator cannot go.
pub(crate) async fn forget(ctx: &Ctx, tx: &mut Tx, id: PersonId) -> Result<()> {
    let tenant = ctx.tenant;
    let rights = right::of_person(tx, tenant, id).await?;
    let administrator = rights.iter().any(|row| row.role == Role::Administrator.code());
    if administrator {
        right::queue_for_administrators(tx, tenant).await?;
    }
    if let Some(email) = person::by_id(tx, tenant, id).await?.and_then(|row| row.email) {
        login::forget(tx, tenant, &email).await?;
        mail::forget_to(tx, tenant, &email).await?;
    }
    let ending = Ending { at: ctx.now(), by: Some(id), reason: "account gewist" };
    right::end_all(tx, tenant, id, &ending).await?;
    session::delete_of(tx, tenant, id, &[]).await?;
    person::unname(tx, tenant, id, ctx.now()).await?;
    if administrator {
        keep_one_administrator(tx, tenant).await?;
    }
    tx.audit(ctx, Audit::new(policy::ERASE.action, "persoon", id)).await?;
    Ok(())
}

/// What this slice holds about a person.
pub(crate) async fn export(ctx: &Ctx, conn: &mut Conn, id: PersonId) -> Result<Vec<(&'static str, Value)>> {
    let Some(row) = person::by_id(conn, ctx.tenant, id).await? else { return Ok(Vec::new()) };
    let rights = right::of_person(conn, ctx.tenant, id).await?;
    let rights: Vec<Value> = rights
        .iter()
        .map(|r| json!({ "rol": r.role, "soort": r.scope_kind, "waar": r.scope_id.to_string(), "sinds": r.granted_at }))
        .collect();
    let sessions = session::of_person(conn, ctx.tenant, id, ctx.now()).await?;
    let sessions: Vec<Value> = sessions
        .iter()
        .map(|s| json!({ "sinds": s.created_at, "laatst": s.last_seen_at, "tot": s.expires_at }))
        .collect();
    let mails = match &row.email {
        Some(email) => mail::subjects_to(conn, ctx.tenant, email).await?,
        None => Vec::new(),
    };
    let mails = mails.iter().map(|(at, subject)| json!({ "op": at, "onderwerp": subject })).collect();
    let own = json!({
        "email": row.email, "naam": row.name, "functie": row.label, "taal": row.language,
        "sinds": row.created_at, "laatst ingelogd": row.last_login_at, "voorbeeld": row.demo,
    });
    Ok(vec![
        ("persoon", own),
        ("rechten", Value::Array(rights)),
        ("ingelogd", Value::Array(sessions)),
        ("post", Value::Array(mails)),
    ])
}
