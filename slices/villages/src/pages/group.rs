// SPDX-License-Identifier: EUPL-1.2
//! Beheer of groups.

use askama::Template;
use db::Conn;
use kernel::{Error, Result};
use web::form::{Choice, Theirs};
use web::{Form, Input, Page, Parser, Reply, Visit};

use super::sent::Sent;
use super::{beheer, or_empty, version};
use crate::commands::NEW;
use crate::commands::group::{self as commands, GroupEdit};
use crate::model::{Group, GroupKind, Kern, KernId};
use crate::{policy, store};

const FORM: &str = "groep";
const FIELDS: [&str; 7] = ["naam", "soort", "kern", "website", "email", "toelichting", "beeindigd"];

#[derive(Template)]
#[template(path = "villages/manage_groups.html")]
struct List {
    p: Page,
    rows: Vec<(Group, String)>,
}

pub(super) async fn list(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let groups = store::group::all(&mut conn, tenant).await?;
    let kernen = store::group::kernen(&mut conn, tenant).await?;
    let names = store::kern::names(&mut conn, tenant).await?;
    let words = |group: &Group| {
        let own = kernen.get(&group.id).into_iter().flatten();
        let mut own: Vec<&str> = own.filter_map(|id| Some(names.get(id)?.1.as_str())).collect();
        own.sort_unstable();
        own.join(", ")
    };
    let rows = groups.into_iter().map(|group| (group.clone(), words(&group))).collect();
    Reply::page(&List { p: beheer(&visit.page, "beheer-groepen"), rows })
}

#[derive(Template)]
#[template(path = "villages/manage_group.html")]
struct Edit {
    p: Page,
    form: Form,
    kinds: Vec<Choice>,
    kernen: Vec<Choice>,
    known: bool,
}

/// The group of the address with its kernen; none for a new one.
async fn find(visit: &Visit, conn: &mut Conn) -> Result<Option<(Group, Vec<KernId>)>> {
    let slug = visit.param("groep");
    if slug == NEW {
        return Ok(None);
    }
    let tenant = visit.ctx.tenant;
    let group = store::group::by_slug(conn, tenant, slug).await?.ok_or(Error::NotFound)?;
    let kernen = store::group::kernen(conn, tenant).await?.remove(&group.id).unwrap_or_default();
    Ok(Some((group, kernen)))
}

fn as_input((group, kernen): &(Group, Vec<KernId>)) -> Input {
    let mut input = Input::from_pairs([
        ("naam", group.name.clone()),
        ("soort", group.kind.code().to_owned()),
        ("website", or_empty(&group.website)),
        ("email", or_empty(&group.email)),
        ("toelichting", or_empty(&group.note)),
        ("beeindigd", if group.ended_at.is_some() { "ja".to_owned() } else { String::new() }),
        ("versie", group.version.to_string()),
    ]);
    for kern in kernen {
        input.push("kern", kern.to_string());
    }
    input
}

fn template(visit: &Visit, kernen: Vec<Kern>, form: Form) -> Edit {
    let known = visit.param("groep") != NEW;
    let title = visit.t(if known { "groep-titel" } else { "groep-nieuw" });
    let kinds = GroupKind::ALL.iter().map(|k| Choice::new(k.code(), visit.t_of(&["groep-", k.code()])));
    let list = visit.t("beheer-groepen");
    let p = visit.titled(title).crumb(visit.t("menu-beheer"), "/beheer").crumb(list, "/beheer/groepen");
    Edit {
        p: Page { wrong: form.is_wrong(), ..p },
        kinds: kinds.collect(),
        kernen: kernen.into_iter().map(|kern| Choice::new(kern.id, kern.name)).collect(),
        form,
        known,
    }
}

/// The kernen to choose from: those that are there, and those that the group belongs to already.
async fn offered(visit: &Visit, conn: &mut Conn, own: &[KernId]) -> Result<Vec<Kern>> {
    let mut kernen = store::kern::ever(conn, visit.ctx.tenant).await?;
    kernen.retain(|kern| kern.ended_at.is_none() || own.contains(&kern.id));
    Ok(kernen)
}

pub(super) async fn edit(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let known = find(&visit, &mut conn).await?;
    let own = known.as_ref().map(|(_, kernen)| kernen.as_slice()).unwrap_or_default();
    let kernen = offered(&visit, &mut conn, own).await?;
    let input = known.as_ref().map(as_input).unwrap_or_default();
    Reply::page(&template(&visit, kernen, Form::new(&visit.page, FORM, input)))
}

pub(super) async fn save(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (known, own) = find(&visit, &mut conn).await?.unzip();
    let kernen = offered(&visit, &mut conn, &own.unwrap_or_default()).await?;
    drop(conn);
    match Sent::from(&visit, FORM, try_save(&visit, known, &kernen).await)? {
        Sent::Done(()) => Ok(Reply::see("/beheer/groepen").saying("melding-wijziging-bewaard")),
        Sent::Wrong(form) => Reply::invalid(&template(&visit, kernen, *form)),
        Sent::Late => {
            let now = find(&visit, &mut visit.read().await?).await?.ok_or(Error::NotFound)?;
            let now = as_input(&now);
            let words = |field: &str, value: &str| match field {
                "soort" => visit.t_of(&["groep-", value]).into(),
                "kern" => {
                    let named = kernen.iter().find(|kern| kern.id.to_string() == value);
                    named.map(|kern| kern.name.as_str().into()).unwrap_or_default()
                }
                _ => visit.in_dutch(value),
            };
            let theirs = Theirs { fields: &FIELDS, now: &now, words: &words };
            let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
            Reply::late(&template(&visit, kernen, form))
        }
    }
}

async fn try_save(visit: &Visit, known: Option<Group>, kernen: &[Kern]) -> Result<()> {
    let (ctx, input) = (&visit.ctx, &visit.input);
    let mut parser = Parser::new(input);
    let exists = |text: &str| text.parse().ok().filter(|id| kernen.iter().any(|kern| kern.id == *id));
    let edit = GroupEdit {
        name: parser.text("naam", 1, 120),
        kind: parser.choice("soort", GroupKind::parse).unwrap_or(GroupKind::WorkingGroup),
        website: parser.opt_link("website"),
        email: parser.opt_email("email"),
        note: parser.opt_text("toelichting", 500),
        kernen: parser.choices("kern", exists),
        ended: parser.ticked("beeindigd"),
    };
    parser.finish()?;
    let permit = policy::manage_group(ctx, known)?;
    commands::save(&visit.app.db, ctx, permit, version(input), edit).await
}
