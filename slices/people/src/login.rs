// SPDX-License-Identifier: EUPL-1.2
//! Logging in: ask for a mail, come in with its code or link, or with a button of a demo.
//!
//! Any address gets the same mail. Whether it belongs to somebody is only looked up when the code
//! or link comes back, so that no answer gives it away.

use std::sync::Arc;

use db::{Db, Tx};
use jobs::mail::{self, Mail};
use kernel::{Actor, Audit, Ctx, Error, Grant, Person, PersonId, Result, Role, Scope};
use web::{Page, session};

use crate::store::login::{self, AttemptId, NewAttempt};
use crate::store::person::{self, PersonRow};
use crate::store::right::{self, NewRight, RightRow};
use crate::store::session::SessionRow;
use crate::{model, policy, store};

/// Somebody who just came in.
#[derive(Clone, Debug)]
pub(crate) struct Entered {
    /// For the cookie.
    pub(crate) token: [u8; 32],
    /// How long the browser keeps it.
    pub(crate) seconds: u32,
    /// Whether the account was made just now.
    pub(crate) new: bool,
    /// Who it is now, with their rights.
    pub(crate) actor: Actor,
}

/// What came of a typed code.
pub(crate) enum Typed {
    /// In.
    Entered(Entered),
    /// Another code than the one in the mail.
    Wrong,
    /// Used, too old or tried too often.
    Over,
}

/// Mails a link and a code.
///
/// # Errors
/// [`Error::Throttled`] after five mails in one hour.
pub(crate) async fn ask(page: &Page, email: String, back: Option<String>) -> Result<AttemptId> {
    let page = page.clone();
    let db = page.app.db.clone();
    db.write_housekeeping(move |tx| {
        let (page, email, back) = (page.clone(), email.clone(), back.clone());
        Box::pin(async move {
            let ctx = &page.ctx;
            let (id, token): (AttemptId, _) = (ctx.id(), ctx.token());
            let code = model::code(ctx.token());
            let new = NewAttempt {
                id,
                email: &email,
                link_hash: session::hash(&token),
                code_hash: model::code_hash(id.uuid(), &code),
                now: ctx.now(),
            };
            if !login::insert(tx, ctx.tenant, &new).await? {
                return Err(Error::Throttled(3600));
            }
            mail::queue(tx, ctx, letter(&page, email, &session::to_text(&token), &code, back)).await?;
            Ok(id)
        })
    })
    .await
}

fn letter(page: &Page, to: String, token: &str, code: &str, back: Option<String>) -> Mail {
    let mut link = format!("{}/inloggen/link/{token}", page.origin);
    if let Some(back) = back {
        let query = web::Input::from_pairs([("verder", back)]).query_with("", "");
        link = format!("{link}?{query}");
    }
    let place = page.place.row.name.clone();
    Mail {
        to,
        subject: page.t1("inloggen-mail-onderwerp", "gemeente", &place),
        body: page.ta(
            "inloggen-mail-tekst",
            &[("gemeente", place.into()), ("link", link.into()), ("code", code.to_owned().into())],
        ),
        unsubscribe: None,
    }
}

/// Comes in with the code of a mail.
pub(crate) async fn by_code(db: &Db, ctx: &Ctx, id: AttemptId, typed: String) -> Result<Typed> {
    let ctx = ctx.clone();
    db.write_housekeeping(move |tx| {
        let (ctx, typed) = (ctx.clone(), typed.clone());
        Box::pin(async move {
            let Some(attempt) = login::count_code(tx, ctx.tenant, id, ctx.now()).await? else {
                return Ok(Typed::Over);
            };
            if attempt.code_hash != model::code_hash(attempt.id.uuid(), &typed) {
                return Ok(Typed::Wrong);
            }
            enter(tx, &ctx, &attempt.email).await.map(Typed::Entered)
        })
    })
    .await
}

/// Comes in with the link of a mail. `None` when it was used or is too old.
pub(crate) async fn by_link(db: &Db, ctx: &Ctx, token: Vec<u8>) -> Result<Option<Entered>> {
    let ctx = ctx.clone();
    db.write_housekeeping(move |tx| {
        let (ctx, token) = (ctx.clone(), token.clone());
        Box::pin(async move {
            let hash = session::hash(&token);
            match login::use_link(tx, ctx.tenant, &hash, ctx.now()).await? {
                Some(attempt) => enter(tx, &ctx, &attempt.email).await.map(Some),
                None => Ok(None),
            }
        })
    })
    .await
}

/// Comes in as a person of a demo world.
///
/// # Errors
/// [`Error::NotFound`] for people who are not of a demo.
pub(crate) async fn by_button(db: &Db, ctx: &Ctx, id: PersonId) -> Result<Entered> {
    let ctx = ctx.clone();
    db.write_housekeeping(move |tx| {
        let ctx = ctx.clone();
        Box::pin(async move {
            let found = person::by_id(tx, ctx.tenant, id).await?.filter(|person| person.demo);
            let person = found.ok_or(Error::NotFound)?;
            open(tx, &ctx, person.id, false).await
        })
    })
    .await
}

/// Ends a session.
pub(crate) async fn leave(db: &Db, ctx: &Ctx, hash: Vec<u8>) -> Result<()> {
    let tenant = ctx.tenant;
    db.write_housekeeping(move |tx| {
        let hash = hash.clone();
        Box::pin(async move {
            store::session::delete(tx, tenant, &hash).await?;
            Ok(())
        })
    })
    .await
}

async fn enter(tx: &mut Tx, ctx: &Ctx, email: &str) -> Result<Entered> {
    login::close(tx, ctx.tenant, email, ctx.now()).await?;
    if let Some(known) = person::by_email(tx, ctx.tenant, email).await? {
        return open(tx, ctx, known.id, false).await;
    }
    let (id, new) = make_account(tx, ctx, email).await?;
    open(tx, ctx, id, new).await
}

/// Makes a resident's account; the address proved to be theirs.
async fn make_account(tx: &mut Tx, ctx: &Ctx, email: &str) -> Result<(PersonId, bool)> {
    let row = PersonRow {
        id: ctx.id(),
        email: Some(email.to_owned()),
        name: String::new(),
        label: String::new(),
        language: ctx.locale.code().to_owned(),
        demo: false,
        created_at: ctx.now(),
        last_login_at: None,
    };
    if !person::insert(tx, ctx.tenant, &row).await? {
        // Another log-in with the same address was first.
        let known = person::by_email(tx, ctx.tenant, email).await?;
        return Ok((known.ok_or(Error::Conflict("rechten-botsing"))?.id, false));
    }
    let grant = Grant { role: Role::Resident, scope: Scope::All };
    let right = NewRight { id: ctx.id(), person: row.id, grant, reason: "account", by: None, at: ctx.now() };
    right::insert(tx, ctx.tenant, &right).await?;
    let own = ctx.acting(Actor::Person(Arc::new(Person { id: row.id, grants: vec![grant] })));
    tx.audit(&own, Audit::new(policy::MAKE_ACCOUNT.action, "persoon", row.id)).await?;
    Ok((row.id, true))
}

/// Opens a session under a new token. Log-ins of people with a task are recorded.
async fn open(tx: &mut Tx, ctx: &Ctx, id: PersonId, new: bool) -> Result<Entered> {
    let rights = right::of_person(tx, ctx.tenant, id).await?;
    let grants: Vec<Grant> = rights.iter().filter_map(RightRow::grant).collect();
    let (token, now) = (ctx.token(), ctx.now());
    let row = SessionRow {
        token_hash: session::hash(&token),
        created_at: now,
        last_seen_at: now,
        expires_at: now.saturating_add(model::session_lasts(&grants)),
    };
    store::session::insert(tx, ctx.tenant, id, &row).await?;
    person::logged_in(tx, ctx.tenant, id, now).await?;
    let seconds = model::cookie_seconds(&grants);
    let staff = grants.iter().any(|grant| model::is_staff(grant.role));
    let actor = Actor::Person(Arc::new(Person { id, grants }));
    if staff {
        let own = ctx.acting(actor.clone());
        tx.audit(&own, Audit::new(policy::LOG_IN.action, "persoon", id)).await?;
    }
    Ok(Entered { token, seconds, new, actor })
}
