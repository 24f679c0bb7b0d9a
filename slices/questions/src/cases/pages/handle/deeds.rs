// SPDX-License-Identifier: EUPL-1.2
//! What a colleague does on the page of a casus: each reads its form and runs its command.

mod talk;

use db::Work;
use kernel::{Ctx, Error, Permit, Result};
use web::form::Theirs;
use web::{Form, Input, Parser, Reply, Visit};

pub(in crate::cases::pages) use talk::talk;

use super::{Sent, form_of, page};
use crate::cases::commands::{self, Done, Responsible};
use crate::cases::model::{Deed, Number, PartyId, PromiseId, TalkId};
use crate::cases::pages::party::{self, Known};
use crate::cases::policy::{self, CasusAt, Step};
use crate::cases::store::casus;
use crate::cases::store::party::{PartyRow, residents};
use crate::cases::store::sent;
use crate::cases::{links, post};
use crate::pages::Names;
use crate::pages::ask::mark_of;
use crate::pages::look::look;

/// What [`act`] runs in its transaction.
type Permitted = Permit<policy::Act, Step>;

/// Does something to the casus of the address and goes back to its page; or shows the page again with what
/// was typed (`rows` besides, for the decisions of a talk), and what has to be mended or that somebody else
/// was first.
async fn act<F>(visit: Visit, (deed, rows): (Deed, Vec<Form>), parsed: Result<()>, run: F) -> Result<Reply>
where
    F: for<'t> Fn(Ctx, Permitted, &'t mut db::Tx) -> Work<'t, Done> + Send + Sync + 'static,
{
    let seen = super::find(&visit).await?;
    if !seen.allows(&visit.ctx, policy::rule_of(deed)) {
        return Err(Error::Forbidden);
    }
    let number = seen.casus.number();
    let outcome = match parsed {
        Ok(()) => write(&visit, deed, number, run).await,
        Err(error) => Err(error),
    };
    let (name, input) = (form_of(deed), visit.input.clone());
    match outcome {
        // Who gave it away may not see it any more.
        Ok(at) if !at.may_see(&visit.ctx) => Ok(Reply::see(links::WORK).saying(said(deed))),
        // It went with who was erased.
        Ok(at) if at.casus.forgotten_at.is_some() => {
            Ok(Reply::see(links::work(number)).saying("melding-casus-gewist"))
        }
        Ok(_) => Ok(Reply::see(links::work(number)).saying(said(deed))),
        Err(Error::Invalid(invalid)) => {
            let form = Form::wrong(&visit.page, name, input, invalid);
            Reply::invalid(&page(&visit, seen, Some(Sent { name, form, rows })).await?)
        }
        Err(Error::Conflict(key)) => {
            let now = super::find(&visit).await?;
            let version = Input::from_pairs([("versie", now.casus.revision.to_string())]);
            let words = |_: &str, value: &str| visit.in_dutch(value);
            let fields: &[&str] = match deed {
                Deed::Assign | Deed::Leave | Deed::Join | Deed::Read => &[],
                _ => &["tekst"],
            };
            let theirs = Theirs { fields, now: &version, words: &words };
            let form = Form::late_as(&visit.page, name, input, &theirs, &visit.t(key));
            Reply::late(&page(&visit, now, Some(Sent { name, form, rows })).await?)
        }
        Err(error) => Err(error),
    }
}

/// What is said after a deed.
const fn said(deed: Deed) -> &'static str {
    match deed {
        Deed::Assign => "melding-casus-toegewezen",
        Deed::Consult => "melding-casus-voorgelegd",
        Deed::Advise => "melding-casus-advies",
        Deed::Note => "melding-casus-notitie",
        Deed::Read => "melding-casus-gelezen",
        Deed::Join => "melding-casus-meedoen",
        Deed::Leave => "melding-casus-vertrek",
        Deed::Plan => "melding-casus-gepland",
        Deed::CallOff => "melding-casus-afgelast",
        Deed::Talk => "melding-casus-gesprek",
        Deed::Keep | Deed::Move | Deed::Cancel => "melding-casus-toezegging",
        Deed::Reopen => "melding-casus-heropend",
        _ => "melding-casus-resultaat",
    }
}

/// Runs a command with its permit, and tells the parties, in one transaction; nothing when this form was
/// stored before.
async fn write<F>(visit: &Visit, deed: Deed, number: Number, run: F) -> Result<CasusAt>
where
    F: for<'t> Fn(Ctx, Permitted, &'t mut db::Tx) -> Work<'t, Done> + Send + Sync + 'static,
{
    let (page, seen) = (visit.page.clone(), visit.input.get("versie").parse::<i64>().ok());
    // The form holds the version that was seen, so the same one comes twice by a second tap only.
    let mark = seen.map(|_| mark_of(&format!("{number} {}", deed.code()), visit));
    let run = std::sync::Arc::new(run);
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (page, run, mark) = (page.clone(), run.clone(), mark.clone());
            Box::pin(async move {
                let casus = casus::by_number(tx, page.ctx.tenant, number).await?.ok_or(Error::NotFound)?;
                let at = CasusAt::read(tx, &page.ctx, casus).await?;
                if let Some(mark) = mark
                    && !sent::remember(tx, page.ctx.tenant, at.casus.id, &mark).await?
                {
                    return Ok(at);
                }
                let permit = policy::may(&page.ctx, deed, at)?;
                // A note adds something to what is there, whatever that is.
                if let Some(seen) = seen.filter(|_| deed != Deed::Note) {
                    commands::unchanged(&permit, seen)?;
                }
                let done = run(page.ctx.clone(), permit, tx).await?;
                post::tell(tx, &page, &done).await?;
                CasusAt::read(tx, &page.ctx, done.casus).await
            })
        })
        .await
}

pub(in crate::cases::pages) async fn assign(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let names = Names::read(&mut conn, tenant).await?;
    let known = Known::read(&mut conn, tenant).await?;
    drop(conn);
    let mut parser = Parser::new(&visit.input);
    let person =
        |text: &str| known.colleagues.iter().find(|one| one.person.to_string() == text).map(|one| one.person);
    let team = |text: &str| {
        let team = names.teams.iter().find(|team| team.id.to_string() == text && team.ended_at.is_none());
        team.map(|team| team.id)
    };
    let kern = |slug: &str| names.kernen.iter().find(|(_, (one, _))| one == slug).map(|(id, _)| *id);
    let to = Responsible {
        officer: parser.opt_choice("behandelaar", person),
        policy: parser.opt_choice("beleid", person),
        team: parser.opt_choice("team", team),
        kern: parser.opt_choice("kern", kern),
        place: parser.text("plek", 0, 200),
    };
    let parsed = parser.finish();
    act(visit, (Deed::Assign, Vec::new()), parsed, move |ctx, permit, tx| {
        let to = to.clone();
        Box::pin(async move { commands::assign(tx, &ctx, &permit, &to).await })
    })
    .await
}

pub(in crate::cases::pages) async fn join(visit: Visit) -> Result<Reply> {
    let known = Known::read(&mut visit.read().await?, visit.ctx.tenant).await?;
    let mut parser = Parser::new(&visit.input);
    let new = party::read(&mut parser, &known);
    let parsed = parser.finish();
    act(visit, (Deed::Join, Vec::new()), parsed, move |ctx, permit, tx| {
        let new = new.clone();
        Box::pin(async move { commands::join(tx, &ctx, &permit, &new).await })
    })
    .await
}

/// The parties of the casus of the address.
async fn parties(visit: &Visit) -> Result<Vec<PartyRow>> {
    let at = super::find(visit).await?;
    let mut conn = visit.read().await?;
    Ok(crate::cases::store::party::of(&mut conn, visit.ctx.tenant, at.casus.id).await?)
}

pub(in crate::cases::pages) async fn leave(visit: Visit) -> Result<Reply> {
    let parties = parties(&visit).await?;
    let mut parser = Parser::new(&visit.input);
    let wholly = parser.ticked("wis");
    // What who left sent can still be erased.
    let party: Option<PartyId> = parser.choice("partij", |text| {
        let is_it = |party: &&PartyRow| party.number.to_string() == text && (party.is_here() || wholly);
        parties.iter().find(is_it).map(|party| party.id)
    });
    let parsed = parser.finish();
    act(visit, (Deed::Leave, Vec::new()), parsed, move |ctx, permit, tx| {
        Box::pin(async move {
            let party = party.ok_or(Error::NotFound)?;
            commands::leave(tx, &ctx, &permit, (party, wholly)).await
        })
    })
    .await
}

pub(in crate::cases::pages) async fn plan(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let (on, text) = (parser.date("datum"), parser.text("tekst", 1, 2000));
    let parsed = parser.finish();
    act(visit, (Deed::Plan, Vec::new()), parsed, move |ctx, permit, tx| {
        let (on, text) = (on.unwrap_or(kernel::Date::MIN), text.clone());
        Box::pin(async move { commands::plan(tx, &ctx, &permit, (on, &text)).await })
    })
    .await
}

pub(in crate::cases::pages) async fn consult(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let (text, by) = (parser.text("tekst", 1, 5000), parser.date("datum"));
    let parsed = parser.finish();
    act(visit, (Deed::Consult, Vec::new()), parsed, move |ctx, permit, tx| {
        let (text, by) = (text.clone(), by.unwrap_or(kernel::Date::MIN));
        Box::pin(async move { commands::consult(tx, &ctx, &permit, (&text, by)).await })
    })
    .await
}

pub(in crate::cases::pages) async fn call_off(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let talk = parser.choice("gepland", |text| text.parse::<TalkId>().ok());
    let text = parser.text("tekst", 1, 2000);
    let parsed = parser.finish();
    act(visit, (Deed::CallOff, Vec::new()), parsed, move |ctx, permit, tx| {
        let text = text.clone();
        Box::pin(async move {
            let talk = talk.ok_or(Error::NotFound)?;
            commands::call_off(tx, &ctx, &permit, (talk, &text)).await
        })
    })
    .await
}

pub(in crate::cases::pages) async fn shift(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let promise = parser.choice("toezegging", |text| text.parse::<PromiseId>().ok());
    let (to, text) = (parser.date("datum"), parser.text("tekst", 1, 2000));
    let parsed = parser.finish();
    act(visit, (Deed::Move, Vec::new()), parsed, move |ctx, permit, tx| {
        let (to, text) = (to.unwrap_or(kernel::Date::MIN), text.clone());
        Box::pin(async move {
            let promise = promise.ok_or(Error::NotFound)?;
            commands::shift(tx, &ctx, &permit, (promise, to, &text)).await
        })
    })
    .await
}

pub(in crate::cases::pages) async fn propose(mut visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let (title, body) = (parser.text("titel", 5, 120), parser.text("tekst", 10, 3000));
    let parsed = parser.finish();
    let at = super::find(&visit).await?.casus;
    let looked = visit.input.get("gezien").to_owned();
    let residents = residents(&mut visit.read().await?, visit.ctx.tenant, &at).await?;
    let parsed = look(&mut visit, &residents, parsed, &[("titel", &title), ("tekst", &body)]);
    act(visit, (Deed::Propose, Vec::new()), parsed, move |ctx, permit, tx| {
        let words = (title.clone(), body.clone(), looked.clone());
        Box::pin(async move { commands::propose(tx, &ctx, &permit, (&words.0, &words.1), &words.2).await })
    })
    .await
}

/// What becomes of a promise, with one text.
macro_rules! of_promise {
    ($name:ident, $deed:ident) => {
        pub(in crate::cases::pages) async fn $name(visit: Visit) -> Result<Reply> {
            let mut parser = Parser::new(&visit.input);
            let promise = parser.choice("toezegging", |text| text.parse::<PromiseId>().ok());
            let text = parser.text("tekst", 1, 5000);
            let parsed = parser.finish();
            act(visit, (Deed::$deed, Vec::new()), parsed, move |ctx, permit, tx| {
                let text = text.clone();
                Box::pin(async move {
                    let promise = promise.ok_or(Error::NotFound)?;
                    commands::$name(tx, &ctx, &permit, (promise, &text)).await
                })
            })
            .await
        }
    };
}
of_promise!(keep, Keep);
of_promise!(cancel, Cancel);

/// A deed with one text.
macro_rules! with_text {
    ($name:ident, $deed:ident) => {
        pub(in crate::cases::pages) async fn $name(visit: Visit) -> Result<Reply> {
            let mut parser = Parser::new(&visit.input);
            let text = parser.text("tekst", 1, 5000);
            let parsed = parser.finish();
            act(visit, (Deed::$deed, Vec::new()), parsed, move |ctx, permit, tx| {
                let text = text.clone();
                Box::pin(async move { commands::$name(tx, &ctx, &permit, &text).await })
            })
            .await
        }
    };
}
with_text!(advise, Advise);
with_text!(note, Note);
with_text!(release, Release);
with_text!(refuse, Refuse);
with_text!(withdraw, Withdraw);
with_text!(reopen, Reopen);

pub(in crate::cases::pages) async fn read(visit: Visit) -> Result<Reply> {
    act(visit, (Deed::Read, Vec::new()), Ok(()), move |ctx, permit, tx| {
        Box::pin(async move { commands::read(tx, &ctx, &permit).await })
    })
    .await
}
