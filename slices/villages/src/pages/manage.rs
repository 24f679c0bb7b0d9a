// SPDX-License-Identifier: EUPL-1.2
//! Beheer of kernen: the list, the form of a new one, and of one that is there.

mod fields;
mod matching;

use askama::Template;
use db::Conn;
use kernel::Result;
use web::form::{Choice, Theirs};
use web::{Form, Input, Page, Parser, Reply, Visit, url};

pub(super) use self::fields::people;
use self::fields::{FIELDS, FORM};
use super::sent::Sent;
use super::{beheer, may_describe, the_kern, version};
use crate::commands::kern as commands;
use crate::model::place::Place;
use crate::model::{Channel, Contact, Kern, Phase, PhaseNote};
use crate::store::kern::FullKern;
use crate::{kern_href, policy, store};

#[derive(Template)]
#[template(path = "villages/manage_kernen.html")]
struct List {
    p: Page,
    kernen: Vec<Kern>,
    ended: Vec<Kern>,
    may_add: bool,
}

pub(super) async fn list(visit: Visit) -> Result<Reply> {
    let mut kernen = store::kern::ever(&mut visit.read().await?, visit.ctx.tenant).await?;
    kernen.retain(|kern| may_describe(&visit.ctx, kern));
    let (kernen, ended) = kernen.into_iter().partition(|kern| kern.ended_at.is_none());
    let may_add = policy::add_kern(&visit.ctx).is_ok();
    Reply::page(&List { p: beheer(&visit.page, "beheer-kernen"), kernen, ended, may_add })
}

/// A page of Beheer that lies under the list of kernen.
pub(super) fn under_list(page: Page) -> Page {
    let (start, list) = (page.t("menu-beheer"), page.t("beheer-kernen"));
    page.crumb(start, "/beheer").crumb(list, "/beheer/kernen")
}

/// A page of Beheer that lies under the form of a kern.
pub(super) fn under(page: &Page, kern: &Kern) -> Page {
    under_list(page.clone()).crumb(kern.name.clone(), url("/beheer/kernen/{kern}", &[&kern.slug]))
}

#[derive(Template)]
#[template(path = "villages/manage_new.html")]
struct NewPage {
    p: Page,
    form: Form,
    choices: Vec<Choice>,
}

fn new_page(visit: &Visit, form: Form) -> NewPage {
    let p = under_list(visit.titled(visit.t("kernbeheer-nieuw")));
    NewPage { p: Page { wrong: form.is_wrong(), ..p }, choices: fields::phases(visit), form }
}

pub(super) async fn new(visit: Visit) -> Result<Reply> {
    policy::add_kern(&visit.ctx)?;
    let input = Input::from_pairs([("fase", Phase::Beginning.number().to_string())]);
    Reply::page(&new_page(&visit, Form::new(&visit.page, FORM, input)))
}

pub(super) async fn add(mut visit: Visit) -> Result<Reply> {
    fields::take_file(&mut visit.input);
    match Sent::from(&visit, FORM, try_add(&visit).await)? {
        Sent::Done(slug) => {
            Ok(Reply::see(url("/beheer/kernen/{kern}", &[&slug])).saying("melding-kern-toegevoegd"))
        }
        Sent::Wrong(form) => Reply::invalid(&new_page(&visit, *form)),
        Sent::Late => Ok(Reply::see("/beheer/kernen")),
    }
}

async fn try_add(visit: &Visit) -> Result<String> {
    let (ctx, permit) = (&visit.ctx, policy::add_kern(&visit.ctx)?);
    let mut parser = Parser::new(&visit.input);
    let blank = Kern::new(ctx.id(), "", fields::slug(&mut parser), Place { lon: 0.0, lat: 0.0 });
    let new = fields::read(&mut parser, &visit.input, blank);
    parser.finish()?;
    let slugs = commands::add(&visit.app.db, ctx, permit, vec![new]).await?;
    Ok(slugs.into_iter().next().unwrap_or_default())
}

#[derive(Template)]
#[template(path = "villages/manage_kern.html")]
struct Edit {
    p: Page,
    kern: Kern,
    form: Form,
    choices: Vec<Choice>,
    phases: Vec<PhaseNote>,
    whole: bool,
    contacts: Vec<Contact>,
    /// Where the contacts do not match who holds the right.
    mismatches: Vec<matching::Line>,
    channels: Vec<Channel>,
}

/// The kern of the address with its area.
async fn find(visit: &Visit, conn: &mut Conn) -> Result<FullKern> {
    let kern = the_kern(conn, &visit.ctx, visit.param("kern")).await?;
    policy::describe(&visit.ctx, kern.clone())?;
    let area = store::kern::area(conn, visit.ctx.tenant, kern.id).await?;
    Ok(FullKern { kern, area })
}

pub(super) async fn edit(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let full = find(&visit, &mut conn).await?;
    let form = Form::new(&visit.page, FORM, fields::input(&full));
    Reply::page(&template(&visit, &mut conn, full.kern, form).await?)
}

async fn template(visit: &Visit, conn: &mut Conn, kern: Kern, form: Form) -> Result<Edit> {
    let (page, tenant) = (&visit.page, visit.ctx.tenant);
    let contacts = store::contact::contacts(conn, tenant, Some(kern.id)).await?;
    let mismatches = matching::lines(page, conn, &kern, &contacts).await?;
    let channels = store::contact::channels(conn, tenant, Some(kern.id)).await?;
    let title = page.t1("kernbeheer-titel", "naam", &kern.name);
    let p = under_list(page.titled(title));
    Ok(Edit {
        p: Page { wrong: form.is_wrong(), ..p },
        choices: fields::phases(page),
        phases: store::phase::of_kern(conn, tenant, kern.id).await?,
        whole: policy::edit_kern(&visit.ctx, kern.clone()).is_ok(),
        kern,
        form,
        contacts,
        mismatches,
        channels,
    })
}

pub(super) async fn save(mut visit: Visit) -> Result<Reply> {
    fields::take_file(&mut visit.input);
    let kern = find(&visit, &mut visit.read().await?).await?.kern;
    match Sent::from(&visit, FORM, try_save(&visit, kern.clone()).await)? {
        Sent::Done(()) => Ok(Reply::see(kern_href(&kern.slug)).saying("melding-wijziging-bewaard")),
        Sent::Wrong(form) => Reply::invalid(&template(&visit, &mut visit.read().await?, kern, *form).await?),
        Sent::Late => {
            let mut conn = visit.read().await?;
            let full = find(&visit, &mut conn).await?;
            let whole = policy::edit_kern(&visit.ctx, kern).is_ok();
            let (compared, now) = (if whole { &FIELDS } else { fields::INTRO }, fields::input(&full));
            let words = |field: &str, value: &str| fields::words(&visit, &now, field, value);
            let theirs = Theirs { fields: compared, now: &now, words: &words };
            let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
            Reply::late(&template(&visit, &mut conn, full.kern, form).await?)
        }
    }
}

async fn try_save(visit: &Visit, kern: Kern) -> Result<()> {
    let (db, ctx, input) = (&visit.app.db, &visit.ctx, &visit.input);
    let mut parser = Parser::new(input);
    if let Ok(permit) = policy::edit_kern(ctx, kern.clone()) {
        let known = Kern { version: version(input), ..kern };
        let edit = fields::read(&mut parser, input, known);
        parser.finish()?;
        return commands::edit(db, ctx, permit, edit).await;
    }
    let intro = parser.opt_text("intro", fields::INTRO_LENGTH);
    let permit = policy::describe(ctx, kern)?;
    parser.finish()?;
    commands::describe(db, ctx, permit, version(input), intro).await
}
