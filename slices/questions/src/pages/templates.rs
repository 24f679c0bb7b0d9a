// SPDX-License-Identifier: EUPL-1.2
//! `/werk/vragen/sjablonen`: the templates of answers, of one team or of all.

use askama::Template;
use kernel::{Error, Permit, Result};
use web::form::{Choice, Theirs};
use web::{Form, Input, Page, Parser, Reply, Visit, Words};

use super::names::Names;
use crate::policy::ChangeTemplates;
use crate::store::template::{self as store, TemplateId, TemplateRow};
use crate::{commands, links, policy};

const FORM: &str = "sjabloon";
const FIELDS: [&str; 3] = ["naam", "team", "tekst"];
/// The last part of the address of a new one.
const NEW: &str = "nieuw";

/// A line of the list.
struct Line {
    row: TemplateRow,
    /// Of which team; empty for all.
    team: String,
    /// Where it is changed, by who may.
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "questions/templates.html")]
struct ListPage {
    p: Page,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "questions/template.html")]
struct EditPage {
    p: Page,
    form: Form,
    teams: Vec<Choice>,
    action: String,
    known: bool,
}

fn crumbs(page: Page) -> Page {
    let (work, all) = (page.t("menu-werk"), page.t("vragen-werk-titel"));
    page.crumb(work, "/werk").crumb(all, links::WORK)
}

pub(super) async fn list(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let names = Names::read(&mut conn, tenant).await?;
    let lines = store::all(&mut conn, tenant).await?.into_iter().map(|row| Line {
        team: names.team(row.team_id).to_owned(),
        href: policy::may_template(&visit.ctx, row.team_id).is_ok().then(|| links::template(&row.id)),
        row,
    });
    let lines = lines.collect();
    Reply::page(&ListPage { lines, p: crumbs(visit.titled(visit.t("sjablonen-titel"))) })
}

/// The teams for which the actor may make templates, and whether for all of them too.
fn teams(visit: &Visit, names: &Names) -> Vec<Choice> {
    let mut all = names.teams.iter().filter(|team| team.ended_at.is_none()).collect::<Vec<_>>();
    all.retain(|team| policy::may_template(&visit.ctx, Some(team.id)).is_ok());
    all.into_iter().map(|team| Choice::new(team.id, team.name.as_str())).collect()
}

/// The template of the address; none for a new one.
async fn find(visit: &Visit) -> Result<Option<TemplateRow>> {
    if visit.param("sjabloon") == NEW {
        return Ok(None);
    }
    let id: TemplateId = visit.param_as("sjabloon")?;
    let row = store::by_id(&mut visit.read().await?, visit.ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    policy::may_template(&visit.ctx, row.team_id)?;
    Ok(Some(row))
}

fn input_of(row: &TemplateRow) -> Input {
    Input::from_pairs([
        ("naam", row.name.clone()),
        ("team", row.team_id.map(|team| team.to_string()).unwrap_or_default()),
        ("tekst", row.text.clone()),
        ("versie", row.version.to_string()),
    ])
}

async fn page(visit: &Visit, names: &Names, row: Option<&TemplateRow>, form: Form) -> EditPage {
    let title: Words = match row {
        Some(row) => visit.in_dutch(&row.name),
        None => visit.t("sjabloon-nieuw").into(),
    };
    let mut p = crumbs(visit.titled(title)).crumb(visit.t("sjablonen-titel"), links::TEMPLATES);
    p.wrong = form.is_wrong();
    let action = row.map_or_else(|| format!("{}/{NEW}", links::TEMPLATES), |row| links::template(&row.id));
    EditPage { teams: teams(visit, names), action, known: row.is_some(), form, p }
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let row = find(&visit).await?;
    let names = Names::read(&mut visit.read().await?, visit.ctx.tenant).await?;
    let mut input = row.as_ref().map(input_of).unwrap_or_default();
    let mine = teams(&visit, &names);
    if let (None, [only], false) = (&row, mine.as_slice(), policy::may_template(&visit.ctx, None).is_ok()) {
        input.set("team", only.value.as_str());
    }
    let form = Form::new(&visit.page, FORM, input);
    Reply::page(&page(&visit, &names, row.as_ref(), form).await)
}

fn read(
    visit: &Visit,
    names: &Names,
    known: Option<&TemplateRow>,
) -> Result<(Permit<ChangeTemplates>, TemplateRow)> {
    let mut parser = Parser::new(&visit.input);
    let team = |text: &str| {
        let fits = |one: &&villages::Team| one.id.to_string() == text && one.ended_at.is_none();
        names.teams.iter().find(fits).map(|team| team.id)
    };
    let row = TemplateRow {
        id: known.map_or_else(|| visit.ctx.id(), |row| row.id),
        name: parser.text("naam", 2, 80),
        team_id: parser.opt_choice("team", team),
        text: parser.text("tekst", 10, 5_000),
        version: visit.input.get("versie").parse().unwrap_or_default(),
    };
    let permit = policy::may_template(&visit.ctx, row.team_id);
    if permit.is_err() {
        parser.wrong("team", "sjabloon-team-kies");
    }
    parser.finish()?;
    Ok((permit?, row))
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    let known = find(&visit).await?;
    let names = Names::read(&mut visit.read().await?, visit.ctx.tenant).await?;
    let is_new = known.is_none();
    let outcome = match read(&visit, &names, known.as_ref()) {
        Ok((permit, row)) => {
            let ctx = visit.ctx.clone();
            let write = visit.app.db.write_unseen(move |tx| {
                let (ctx, permit, row) = (ctx.clone(), permit.clone(), row.clone());
                Box::pin(async move {
                    match is_new {
                        true => commands::add_template(tx, &ctx, &permit, &row).await,
                        false => commands::change_template(tx, &ctx, &permit, &row).await,
                    }
                })
            });
            write.await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Reply::see(links::TEMPLATES).saying("melding-sjabloon")),
        Err(Error::Invalid(invalid)) => {
            let form = Form::wrong(&visit.page, FORM, visit.input.clone(), invalid);
            Reply::invalid(&page(&visit, &names, known.as_ref(), form).await)
        }
        Err(Error::Conflict(_)) => {
            let row = find(&visit).await?.ok_or(Error::NotFound)?;
            let words = |field: &str, value: &str| -> Words {
                match field {
                    "team" => names.teams.iter().find(|team| team.id.to_string() == value).map_or_else(
                        || visit.t("sjabloon-alle-teams").into(),
                        |team| Words::from(&team.name),
                    ),
                    _ => visit.in_dutch(value),
                }
            };
            let theirs = Theirs { fields: &FIELDS, now: &input_of(&row), words: &words };
            let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
            Reply::late(&page(&visit, &names, Some(&row), form).await)
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn remove(visit: Visit) -> Result<Reply> {
    let row = find(&visit).await?.ok_or(Error::NotFound)?;
    let permit = policy::may_template(&visit.ctx, row.team_id)?;
    let ctx = visit.ctx.clone();
    let write = visit.app.db.write_unseen(move |tx| {
        let (ctx, permit, row) = (ctx.clone(), permit.clone(), row.clone());
        Box::pin(async move { commands::remove_template(tx, &ctx, &permit, &row).await })
    });
    write.await?;
    Ok(Reply::see(links::TEMPLATES).saying("melding-sjabloon-weg"))
}
