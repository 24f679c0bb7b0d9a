// SPDX-License-Identifier: EUPL-1.2
//! Beheer: ending a kern that was merged or was no kern, taking that back, removing a mistake.

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, Result};
use web::form::Choice;
use web::{Form, Input, Page, Parser, Reply, Visit, url};

use super::manage::under;
use super::the_kern;
use crate::commands::kern as commands;
use crate::model::{Kern, KernId};
use crate::{policy, store};

/// The names of the two forms.
const END: &str = "kerneinde";
const REMOVE: &str = "kernweg";

#[derive(Template)]
#[template(path = "villages/manage_end.html")]
struct EndPage {
    p: Page,
    kern: Kern,
    end: Form,
    others: Vec<Choice>,
    remove: Form,
}

/// The kern of the address, when the actor may end it.
async fn find(visit: &Visit, conn: &mut Conn) -> Result<Kern> {
    let kern = the_kern(conn, &visit.ctx, visit.param("kern")).await?;
    policy::end_kern(&visit.ctx, kern.clone())?;
    Ok(kern)
}

async fn page(visit: &Visit, kern: Kern, wrong: Option<(&'static str, Invalid)>) -> Result<Reply> {
    let others = store::kern::all(&mut visit.read().await?, visit.ctx.tenant).await?;
    let others = others.into_iter().filter(|other| other.id != kern.id);
    let form = |name| match &wrong {
        Some((form, errors)) if *form == name => {
            Form::wrong(&visit.page, name, visit.input.clone(), errors.clone())
        }
        _ => Form::new(&visit.page, name, Input::default()),
    };
    let title = if kern.ended_at.is_none() { "kerneinde-titel" } else { "kerneinde-terug-titel" };
    let p = under(&visit.titled(visit.t1(title, "naam", &kern.name)), &kern);
    let template = EndPage {
        p: Page { wrong: wrong.is_some(), ..p },
        others: others.map(|other| Choice::new(other.id, other.name)).collect(),
        end: form(END),
        remove: form(REMOVE),
        kern,
    };
    if wrong.is_some() { Reply::invalid(&template) } else { Reply::page(&template) }
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    let kern = find(&visit, &mut visit.read().await?).await?;
    page(&visit, kern, None).await
}

pub(super) async fn end(visit: Visit) -> Result<Reply> {
    let kern = find(&visit, &mut visit.read().await?).await?;
    match try_end(&visit, kern.clone()).await {
        Ok(()) => Ok(Reply::see("/beheer/kernen").saying("melding-kern-beeindigd")),
        Err(Error::Invalid(errors)) => page(&visit, kern, Some((END, errors))).await,
        Err(error) => Err(error),
    }
}

async fn try_end(visit: &Visit, kern: Kern) -> Result<()> {
    let mut parser = Parser::new(&visit.input);
    let reason = parser.text("reden", 5, 500);
    let successor: Option<KernId> = parser.opt_id("opvolger");
    parser.finish()?;
    let permit = policy::end_kern(&visit.ctx, kern)?;
    commands::end(&visit.app.db, &visit.ctx, permit, reason, successor).await
}

pub(super) async fn restore(visit: Visit) -> Result<Reply> {
    let kern = find(&visit, &mut visit.read().await?).await?;
    let back = url("/beheer/kernen/{kern}", &[&kern.slug]);
    commands::restore(&visit.app.db, &visit.ctx, policy::end_kern(&visit.ctx, kern)?).await?;
    Ok(Reply::see(back).saying("melding-kern-hersteld"))
}

pub(super) async fn remove(visit: Visit) -> Result<Reply> {
    let kern = find(&visit, &mut visit.read().await?).await?;
    match try_remove(&visit, kern.clone()).await {
        Ok(()) => Ok(Reply::see("/beheer/kernen").saying("melding-kern-verwijderd")),
        Err(Error::Invalid(errors)) => page(&visit, kern, Some((REMOVE, errors))).await,
        Err(error) => Err(error),
    }
}

async fn try_remove(visit: &Visit, kern: Kern) -> Result<()> {
    if !Parser::new(&visit.input).ticked("zeker") {
        return Err(Invalid::field("zeker", "kernweg-zeker-nodig").into());
    }
    let permit = policy::end_kern(&visit.ctx, kern)?;
    commands::remove(&visit.app.db, &visit.ctx, permit).await
}
