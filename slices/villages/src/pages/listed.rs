// SPDX-License-Identifier: EUPL-1.2
//! Beheer of teams and partners: two lists of the same shape.

use askama::Template;
use db::Conn;
use kernel::{Error, Result};
use web::form::Theirs;
use web::{Form, Input, Page, Parser, Reply, Visit};

use super::sent::Sent;
use super::{beheer, or_empty, version};
use crate::commands::NEW;
use crate::commands::listed::{self as commands, ListedEdit};
use crate::policy;
use crate::store::listed::{self as store, Entry, Listed};

const FIELDS: [&str; 5] = ["naam", "website", "email", "toelichting", "beeindigd"];

/// The words of one of the two lists.
struct Words {
    form: &'static str,
    list: &'static str,
    href: &'static str,
}

fn words(list: Listed) -> Words {
    match list {
        Listed::Team => Words { form: "team", list: "beheer-teams", href: "/beheer/teams" },
        Listed::Partner => Words { form: "partner", list: "beheer-partners", href: "/beheer/partners" },
    }
}

#[derive(Template)]
#[template(path = "villages/manage_list.html")]
struct List {
    p: Page,
    form: &'static str,
    href: &'static str,
    entries: Vec<Entry>,
}

pub(super) async fn list(visit: Visit, list: Listed) -> Result<Reply> {
    let entries = store::entries(&mut visit.read().await?, visit.ctx.tenant, list).await?;
    let words = words(list);
    let p = beheer(&visit.page, words.list);
    Reply::page(&List { p, form: words.form, href: words.href, entries })
}

#[derive(Template)]
#[template(path = "villages/manage_entry.html")]
struct Edit {
    p: Page,
    form: Form,
    known: bool,
}

async fn find(visit: &Visit, conn: &mut Conn, list: Listed) -> Result<Option<Entry>> {
    match visit.param("naam") {
        NEW => Ok(None),
        slug => {
            let found = store::entry(conn, visit.ctx.tenant, list, slug).await?;
            Ok(Some(found.ok_or(Error::NotFound)?))
        }
    }
}

fn as_input(entry: &Entry) -> Input {
    Input::from_pairs([
        ("naam", entry.name.clone()),
        ("website", or_empty(&entry.website)),
        ("email", or_empty(&entry.email)),
        ("toelichting", or_empty(&entry.note)),
        ("beeindigd", if entry.ended_at.is_some() { "ja".to_owned() } else { String::new() }),
        ("versie", entry.version.to_string()),
    ])
}

fn template(visit: &Visit, list: Listed, form: Form) -> Edit {
    let (words, known) = (words(list), visit.param("naam") != NEW);
    let title = visit.t_of(&[words.form, if known { "-titel" } else { "-nieuw" }]);
    let crumbed = visit.titled(title).crumb(visit.t("menu-beheer"), "/beheer");
    let p = crumbed.crumb(visit.t(words.list), words.href);
    Edit { p: Page { wrong: form.is_wrong(), ..p }, form, known }
}

pub(super) async fn edit(visit: Visit, list: Listed) -> Result<Reply> {
    let known = find(&visit, &mut visit.read().await?, list).await?;
    let input = known.as_ref().map(as_input).unwrap_or_default();
    let form = Form::new(&visit.page, words(list).form, input);
    Reply::page(&template(&visit, list, form))
}

pub(super) async fn save(visit: Visit, list: Listed) -> Result<Reply> {
    let known = find(&visit, &mut visit.read().await?, list).await?;
    let Words { form, href, .. } = words(list);
    match Sent::from(&visit, form, try_save(&visit, list, known).await)? {
        Sent::Done(()) => Ok(Reply::see(href).saying("melding-wijziging-bewaard")),
        Sent::Wrong(form) => Reply::invalid(&template(&visit, list, *form)),
        Sent::Late => {
            let now = find(&visit, &mut visit.read().await?, list).await?.ok_or(Error::NotFound)?;
            let words = |_: &str, value: &str| visit.in_dutch(value);
            let theirs = Theirs { fields: &FIELDS, now: &as_input(&now), words: &words };
            let form = Form::late(&visit.page, form, visit.input.clone(), &theirs);
            Reply::late(&template(&visit, list, form))
        }
    }
}

async fn try_save(visit: &Visit, list: Listed, known: Option<Entry>) -> Result<()> {
    let mut parser = Parser::new(&visit.input);
    let edit = ListedEdit {
        name: parser.text("naam", 1, 120),
        website: parser.opt_link("website"),
        email: parser.opt_email("email"),
        note: parser.opt_text("toelichting", 500),
        ended: parser.ticked("beeindigd"),
    };
    parser.finish()?;
    let permit = policy::manage_listed(&visit.ctx, list, known)?;
    commands::save(&visit.app.db, &visit.ctx, permit, version(&visit.input), edit).await
}
