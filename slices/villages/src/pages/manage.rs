// SPDX-License-Identifier: EUPL-1.2
//! Beheer of kernen: the list, and the form of one.

use askama::Template;
use db::Conn;
use kernel::{Error, Result};
use web::form::Choice;
use web::{Form, Input, Page, Parser, Reply, Visit, url};

use super::conflict::{self, Versions};
use super::{beheer, may_describe, or_empty, the_kern, version};
use crate::commands::{self, CHANGED};
use crate::model::{Channel, Contact, Kern, Phase};
use crate::policy;
use crate::store::kern::KernEdit;
use crate::{kern_href, store};

const FORM: &str = "kernbeheer";
const FIELDS: [&str; 4] = ["naam", "intro", "fase", "fase-toelichting"];

#[derive(Template)]
#[template(path = "villages/manage_kernen.html")]
struct List {
    p: Page,
    kernen: Vec<Kern>,
}

pub(super) async fn list(visit: Visit) -> Result<Reply> {
    let mut kernen = store::kern::all(&mut visit.read().await?, visit.ctx.tenant).await?;
    kernen.retain(|kern| may_describe(&visit.ctx, kern));
    Reply::page(&List { p: beheer(&visit.page, "beheer-kernen"), kernen })
}

#[derive(Template)]
#[template(path = "villages/manage_kern.html")]
struct Edit {
    p: Page,
    kern: Kern,
    form: Form,
    phases: Vec<Choice>,
    whole: bool,
    contacts: Vec<Contact>,
    channels: Vec<Channel>,
}

pub(super) async fn edit(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = the_kern(&mut conn, &visit.ctx, visit.param("kern")).await?;
    policy::describe(&visit.ctx, kern.clone())?;
    let form = Form::new(&visit.page, FORM, as_input(&kern));
    Reply::page(&template(&visit, &mut conn, kern, form).await?)
}

/// A page of Beheer that lies under the list of kernen.
fn under_list(page: Page) -> Page {
    let (start, list) = (page.t("menu-beheer"), page.t("beheer-kernen"));
    page.crumb(start, "/beheer").crumb(list, "/beheer/kernen")
}

/// A page of Beheer that lies under the form of a kern.
pub(super) fn under(page: &Page, kern: &Kern) -> Page {
    under_list(page.clone()).crumb(kern.name.clone(), url("/beheer/kernen/{kern}", &[&kern.slug]))
}

async fn template(visit: &Visit, conn: &mut Conn, kern: Kern, form: Form) -> Result<Edit> {
    let (page, tenant) = (&visit.page, visit.ctx.tenant);
    let contacts = store::contact::contacts(conn, tenant, Some(kern.id)).await?;
    let channels = store::contact::channels(conn, tenant, Some(kern.id)).await?;
    let title = page.t1("kernbeheer-titel", "naam", &kern.name);
    let p = under_list(page.titled(title));
    Ok(Edit {
        p: Page { wrong: form.is_wrong(), ..p },
        phases: phases(page),
        whole: policy::edit_kern(&visit.ctx, kern.clone()).is_ok(),
        kern,
        form,
        contacts,
        channels,
    })
}

fn phases(page: &Page) -> Vec<Choice> {
    Phase::ALL.iter().map(|phase| Choice::new(phase.number(), page.t(phase.key()))).collect()
}

fn as_input(kern: &Kern) -> Input {
    Input::from_pairs([
        ("naam", kern.name.clone()),
        ("intro", or_empty(&kern.intro)),
        ("fase", kern.phase.number().to_string()),
        ("fase-toelichting", or_empty(&kern.phase_note)),
        ("versie", kern.version.to_string()),
    ])
}

pub(super) async fn save(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = the_kern(&mut conn, &visit.ctx, visit.param("kern")).await?;
    let href = kern_href(&kern.slug);
    match try_save(&visit, kern.clone()).await {
        Ok(()) => Ok(Reply::see(href).saying("melding-wijziging-bewaard")),
        Err(Error::Invalid(errors)) => {
            let form = Form::wrong(&visit.page, FORM, visit.input.clone(), errors);
            Reply::invalid(&template(&visit, &mut conn, kern, form).await?)
        }
        Err(Error::Conflict(CHANGED)) => both(&visit, &mut conn).await,
        Err(error) => Err(error),
    }
}

async fn try_save(visit: &Visit, kern: Kern) -> Result<()> {
    let (db, ctx, input) = (&visit.app.db, &visit.ctx, &visit.input);
    let mut parser = Parser::new(input);
    let intro = parser.opt_text("intro", 500);
    if let Ok(permit) = policy::edit_kern(ctx, kern.clone()) {
        let edit = KernEdit {
            name: parser.text("naam", 1, 80),
            intro,
            phase: parser.choice("fase", Phase::parse).unwrap_or(kern.phase),
            phase_note: parser.opt_text("fase-toelichting", 500),
        };
        parser.finish()?;
        return commands::kern::edit(db, ctx, permit, version(input), edit).await;
    }
    let permit = policy::describe(ctx, kern)?;
    parser.finish()?;
    commands::kern::describe(db, ctx, permit, version(input), intro).await
}

async fn both(visit: &Visit, conn: &mut Conn) -> Result<Reply> {
    let kern = the_kern(conn, &visit.ctx, visit.param("kern")).await?;
    let whole = policy::edit_kern(&visit.ctx, kern.clone()).is_ok();
    let p = under_list(visit.titled(visit.t("conflict-titel")));
    let versions = Versions {
        form: FORM,
        fields: if whole { &FIELDS } else { &FIELDS[1..2] },
        now: as_input(&kern),
        sent: &visit.input,
        version: kern.version.to_string(),
        back: visit.path.clone(),
    };
    conflict::page(p, versions, |field, value| match Phase::parse(value).filter(|_| field == "fase") {
        Some(phase) => visit.t(phase.key()),
        None => value.to_owned(),
    })
}
