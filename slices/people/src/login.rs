// SPDX-License-Identifier: EUPL-1.2
//! Logging in: ask for a mail, come in with its code or link, or with a button of a demo.
//!
//! Any address gets the same mail. Whether it belongs to somebody is only looked up when the code
//! or link comes back, so that no answer gives it away.

use std::sync::Arc;
use std::time::Duration;

use db::{Conn, Db, Tx};
use jobs::mail::{self, Mail};
use kernel::{Actor, Audit, Ctx, Error, Grant, Person, PersonId, Result, Role, Scope, Timestamp};
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
    /// The language that they chose.
    pub(crate) language: String,
}

/// What came of asking for a mail. It never tells whether the address belongs to somebody.
pub(crate) enum Asked {
    /// A mail is on its way.
    Mailed(AttemptId),
    /// The address got several mails just now; the newest one works.
    Before(AttemptId),
    /// So many mails are asked for in the municipality that not everybody gets one.
    Busy(AttemptId),
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

/// Mails a link and a code; only a link when too many codes for the address were wrong.
///
/// # Errors
/// [`Error::Throttled`] when the address got its mails just now and came in with one of them.
pub(crate) async fn ask(page: &Page, email: String, back: Option<String>) -> Result<Asked> {
    let page = page.clone();
    let db = page.app.db.clone();
    db.write_housekeeping(move |tx| {
        let (page, email, back) = (page.clone(), email.clone(), back.clone());
        Box::pin(async move {
            let ctx = &page.ctx;
            let busy = login::since(tx, ctx.tenant, ago(ctx, HOUR)).await? >= model::BUSY_PER_HOUR;
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
                let newest = login::newest(tx, ctx.tenant, &email, ctx.now()).await?;
                let newest = newest.ok_or(Error::Throttled(900))?.id;
                return Ok(if busy { Asked::Busy(newest) } else { Asked::Before(newest) });
            }
            // Who floods us with addresses must not keep those out who work here.
            if !busy || person::by_email(tx, ctx.tenant, &email).await?.is_some() {
                let code = (!codes_are_over(tx, ctx, &email).await?).then_some(code);
                mail::queue(tx, ctx, letter(&page, email, &session::to_text(&token), code, back)).await?;
            }
            Ok(if busy { Asked::Busy(id) } else { Asked::Mailed(id) })
        })
    })
    .await
}

const HOUR: u64 = 3_600;

fn ago(ctx: &Ctx, seconds: u64) -> Timestamp {
    ctx.now().saturating_sub(Duration::from_secs(seconds))
}

/// Whether so many wrong codes were typed for the address in a day that only links work.
async fn codes_are_over(conn: &mut Conn, ctx: &Ctx, email: &str) -> Result<bool> {
    let wrong = login::wrong_since(conn, ctx.tenant, email, ago(ctx, 24 * HOUR)).await?;
    Ok(wrong >= model::WRONG_PER_DAY)
}

fn letter(page: &Page, to: String, token: &str, code: Option<String>, back: Option<String>) -> Mail {
    let mut link = format!("{}/inloggen/link/{token}", page.origin);
    if let Some(back) = back {
        let query = web::Input::from_pairs([("verder", back)]).query_with("", "");
        link = format!("{link}?{query}");
    }
    let place = page.place.row.name.clone();
    let subject = page.t1("inloggen-mail-onderwerp", "gemeente", &place);
    let body = match code {
        Some(code) => page.ta(
            "inloggen-mail-tekst",
            &[("gemeente", place.into()), ("link", link.into()), ("code", code.into())],
        ),
        None => page.t2("inloggen-mail-tekst-link", "gemeente", place, "link", link),
    };
    Mail { to, subject, body, unsubscribe: None, thread: None }
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
            if codes_are_over(tx, &ctx, &attempt.email).await? {
                return Ok(Typed::Over);
            }
            if attempt.code_hash != model::code_hash(attempt.id.uuid(), &typed) {
                login::count_wrong(tx, ctx.tenant, attempt.id).await?;
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
            open(tx, &ctx, &person, false).await
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
        return open(tx, ctx, &known, false).await;
    }
    let (person, new) = make_account(tx, ctx, email).await?;
    open(tx, ctx, &person, new).await
}

/// Makes a resident's account; the address proved to be theirs.
async fn make_account(tx: &mut Tx, ctx: &Ctx, email: &str) -> Result<(PersonRow, bool)> {
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
        return Ok((known.ok_or(Error::Conflict("rechten-botsing"))?, false));
    }
    let grant = Grant { role: Role::Resident, scope: Scope::All };
    let right = NewRight { id: ctx.id(), person: row.id, grant, reason: "account", by: None, at: ctx.now() };
    right::insert(tx, ctx.tenant, &right).await?;
    let own = ctx.acting(Actor::Person(Arc::new(Person::new(row.id, vec![grant]))));
    tx.audit(&own, Audit::new(policy::MAKE_ACCOUNT.action, "persoon", row.id)).await?;
    Ok((row, true))
}

/// Opens a session under a new token. Log-ins of people with a task are recorded.
async fn open(tx: &mut Tx, ctx: &Ctx, person: &PersonRow, new: bool) -> Result<Entered> {
    let id = person.id;
    let rights = right::of_person(tx, ctx.tenant, id).await?;
    let grants: Vec<Grant> = rights.iter().filter_map(RightRow::grant).collect();
    let (token, now, staff) = (ctx.token(), ctx.now(), model::are_staff(&grants));
    let row = SessionRow {
        token_hash: session::hash(&token),
        created_at: now,
        last_seen_at: now,
        expires_at: model::lasts_until(now, now, staff),
    };
    store::session::insert(tx, ctx.tenant, id, &row).await?;
    person::logged_in(tx, ctx.tenant, id, now).await?;
    let seconds = model::cookie_seconds(&grants);
    let actor = Actor::Person(Arc::new(Person::new(id, grants)));
    if staff {
        let own = ctx.acting(actor.clone());
        tx.audit(&own, Audit::new(policy::LOG_IN.action, "persoon", id)).await?;
    }
    Ok(Entered { token, seconds, new, actor, language: person.language.clone() })
}
