// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/agendas`: making and changing agendas, and adding points to them.

mod carry;
mod point;

use std::collections::BTreeMap;

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, Result};
use villages::KernId;
use web::form::{Choice, Theirs};
use web::{Form, Input, Page, Parser, Reply, Routes, Visit, Words};

use super::point::choices;
use crate::commands;
use crate::links;
use crate::model::{AgendaId, AgendaState};
use crate::policy::{self, AGENDA};
use crate::store::agenda::{self, AgendaRow, AgendaText};

/// The name of the form of an agenda.
const FORM: &str = "agendabeheer";
/// What two people may change at once about an agenda.
const FIELDS: [&str; 9] =
    ["titel", "staat", "van", "tot", "stand", "document", "bron", "bronadres", "toelichting"];
/// Where the agendas are listed.
const HOME: &str = "/beheer/agendas";

/// Adds the pages of Beheer about agendas.
pub(super) fn add(routes: Routes) -> Routes {
    routes
        .get("/beheer/agendas", &AGENDA, list)
        .get("/beheer/agendas/nieuw", &AGENDA, new)
        .post("/beheer/agendas/nieuw", &AGENDA, make)
        .get("/beheer/agendas/{agenda}", &AGENDA, edit)
        .post("/beheer/agendas/{agenda}", &AGENDA, save)
        .get("/beheer/agendas/{agenda}/meenemen", &AGENDA, carry::form)
        .post("/beheer/agendas/{agenda}/meenemen", &AGENDA, carry::send)
        .get("/beheer/agendas/{agenda}/punt", &AGENDA, point::form)
        .post("/beheer/agendas/{agenda}/punt", &AGENDA, point::send)
}

#[derive(Template)]
#[template(path = "manage.html")]
struct ListPage {
    p: Page,
    rows: Vec<Line>,
}

struct Line {
    agenda: AgendaRow,
    kernen: String,
    edit: String,
}

#[derive(Template)]
#[template(path = "manage_edit.html")]
struct EditPage {
    p: Page,
    form: Form,
    action: String,
    kernen: Option<Vec<Choice>>,
    states: Vec<Choice>,
    /// Where open points can go on: what the link says, and where it leads.
    left: Vec<(Words, String)>,
    /// What has to be adopted before the others can.
    later: Option<&'static str>,
}

async fn list(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let tenant = visit.ctx.tenant;
    let names = villages::kern_names(&mut conn, tenant).await?;
    let mut kernen: BTreeMap<AgendaId, Vec<KernId>> = BTreeMap::new();
    for (agenda, kern) in agenda::kernen_of_all(&mut conn, tenant).await? {
        kernen.entry(agenda).or_default().push(kern);
    }
    let mut rows = Vec::new();
    for row in agenda::all(&mut conn, tenant).await? {
        let own = kernen.remove(&row.id).unwrap_or_default();
        if policy::may_edit_agenda(&visit.ctx, &own).is_err() {
            continue;
        }
        let of: Vec<&str> =
            own.iter().filter_map(|kern| names.get(kern)).map(|(_, name)| name.as_str()).collect();
        rows.push(Line { kernen: of.join(", "), edit: links::manage(row.id), agenda: row });
    }
    let p = visit.titled(visit.t("agendabeheer-kop")).crumb(visit.t("beheer-titel"), "/beheer");
    Reply::page(&ListPage { p, rows })
}

/// The page under the list.
fn under(visit: &Visit, title: impl Into<Words>) -> Page {
    let page = visit.titled(title).crumb(visit.t("beheer-titel"), "/beheer");
    page.crumb(visit.t("agendabeheer-kop"), HOME)
}

/// The agenda of the address and its kernen; forbidden when the actor may not edit it.
async fn found(visit: &Visit, conn: &mut Conn) -> Result<(AgendaRow, Vec<KernId>)> {
    let id: AgendaId = visit.param_as("agenda")?;
    let row = agenda::by_id(conn, visit.ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    let kernen = agenda::kernen(conn, visit.ctx.tenant, id).await?;
    policy::may_edit_agenda(&visit.ctx, &kernen)?;
    Ok((row, kernen))
}

/// The kernen for which the actor may make an agenda.
async fn own_kernen(visit: &Visit) -> Result<Vec<villages::Kern>> {
    let mut kernen = villages::kernen(&mut visit.read().await?, visit.ctx.tenant).await?;
    kernen.retain(|kern| policy::may_edit_agenda(&visit.ctx, &[kern.id]).is_ok());
    Ok(kernen)
}

async fn new(visit: Visit) -> Result<Reply> {
    let mut input = Input::from_pairs([("staat", AgendaState::Draft.code().to_owned())]);
    if let [only] = own_kernen(&visit).await?.as_slice() {
        input.push("kernen", only.id.to_string());
    }
    Reply::page(&new_page(&visit, input, Invalid::default()).await?)
}

async fn new_page(visit: &Visit, input: Input, invalid: Invalid) -> Result<EditPage> {
    let mut p = under(visit, visit.t("agendabeheer-nieuw"));
    p.wrong = !invalid.0.is_empty();
    let kernen = own_kernen(visit).await?.into_iter().map(|kern| Choice::new(kern.id, kern.name)).collect();
    let states = [AgendaState::Draft, AgendaState::Adopted];
    Ok(EditPage {
        form: Form::wrong(&p, FORM, input, invalid),
        action: format!("{HOME}/nieuw"),
        kernen: Some(kernen),
        states: choices(&p, "agenda-staat-", states.iter().map(|state| state.code())),
        left: Vec::new(),
        later: None,
        p,
    })
}

async fn make(visit: Visit) -> Result<Reply> {
    match try_make(&visit).await {
        Ok((id, state, slug)) => {
            after(&visit, id, state, links::agenda(&slug), "melding-agenda-gemaakt").await
        }
        Err(Error::Invalid(invalid)) => {
            Reply::invalid(&new_page(&visit, visit.input.clone(), invalid).await?)
        }
        Err(error) => Err(error),
    }
}

/// To `place`; first to the open points that an older version still has, when this agenda or a newer
/// one replaced it. Who replaces the last one reads at the agenda what has to come next.
async fn after(
    visit: &Visit,
    id: AgendaId,
    state: AgendaState,
    place: String,
    said: &'static str,
) -> Result<Reply> {
    let way = carry::way(visit, id, state).await?;
    let place = match way.to.first() {
        Some((agenda, _)) => links::carry(agenda.id),
        None if way.later.is_some() => links::manage(id),
        None => place,
    };
    Ok(Reply::see(place).saying(said))
}

/// Makes the agenda; also gives the name in addresses of its first kern.
async fn try_make(visit: &Visit) -> Result<(AgendaId, AgendaState, String)> {
    let all = own_kernen(visit).await?;
    let own: Vec<KernId> = all.iter().map(|kern| kern.id).collect();
    let mut parser = Parser::new(&visit.input);
    let mut kernen = parser.choices("kernen", |text| text.parse().ok().filter(|id| own.contains(id)));
    if visit.input.get("kernen").is_empty() {
        parser.wrong("kernen", "veld-keuze-leeg");
    }
    let mut seen = Vec::new();
    kernen.retain(|kern| {
        !seen.contains(kern) && {
            seen.push(*kern);
            true
        }
    });
    let text = parse(&mut parser, &visit.input);
    parser.finish()?;
    let permit = policy::may_edit_agenda(&visit.ctx, &kernen)?;
    let (ctx, first) = (visit.ctx.clone(), kernen.first().copied());
    let state = text.state;
    let id = visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, permit, text, kernen) = (ctx.clone(), permit.clone(), text.clone(), kernen.clone());
            Box::pin(async move { commands::add_agenda(tx, &ctx, &permit, &text, &kernen, false).await })
        })
        .await?;
    let first = all.into_iter().find(|kern| Some(&kern.id) == first.as_ref());
    Ok((id, state, first.ok_or(Error::NotFound)?.slug))
}

async fn edit(visit: Visit) -> Result<Reply> {
    let (row, _) = found(&visit, &mut visit.read().await?).await?;
    let mut page = edit_page(&visit, &row, Form::new(&visit.page, FORM, input_of(&row)));
    let way = carry::way(&visit, row.id, row.state).await?;
    page.left = way.to.iter().map(|to| left(&visit, to, way.to.len() > 1)).collect();
    page.later = way.later;
    Reply::page(&page)
}

/// The link to what can be taken along to an agenda; of several each says to which.
fn left(page: &Page, (to, count): &(AgendaRow, usize), named: bool) -> (Words, String) {
    let words = Words::from(page.t1("meenemen-link", "aantal", *count));
    let words = if named { words.and(": ").and(page.in_dutch(&to.title)) } else { words };
    (words, links::carry(to.id))
}

async fn save(visit: Visit) -> Result<Reply> {
    let (row, kernen) = found(&visit, &mut visit.read().await?).await?;
    match try_save(&visit, row.id, &kernen).await {
        Ok(state) => after(&visit, row.id, state, HOME.to_owned(), "melding-agenda-bewaard").await,
        Err(Error::Invalid(invalid)) => {
            let form = Form::wrong(&visit.page, FORM, visit.input.clone(), invalid);
            Reply::invalid(&edit_page(&visit, &row, form))
        }
        Err(Error::Conflict(_)) => {
            let (now, _) = found(&visit, &mut visit.read().await?).await?;
            let words = |field: &str, value: &str| match field {
                "staat" => visit.t_of(&["agenda-staat-", value]).into(),
                _ => visit.in_dutch(value),
            };
            let theirs = Theirs { fields: &FIELDS, now: &input_of(&now), words: &words };
            let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
            Reply::late(&edit_page(&visit, &row, form))
        }
        Err(error) => Err(error),
    }
}

async fn try_save(visit: &Visit, id: AgendaId, kernen: &[KernId]) -> Result<AgendaState> {
    let mut parser = Parser::new(&visit.input);
    let text = parse(&mut parser, &visit.input);
    let revision = parser.number("versie", 0, i64::MAX);
    parser.finish()?;
    let permit = policy::may_edit_agenda(&visit.ctx, kernen)?;
    let ctx = visit.ctx.clone();
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, permit, text) = (ctx.clone(), permit.clone(), text.clone());
            Box::pin(async move {
                commands::change_agenda(tx, &ctx, &permit, id, revision, &text).await.map(|()| text.state)
            })
        })
        .await
}

fn edit_page(visit: &Visit, row: &AgendaRow, form: Form) -> EditPage {
    let mut p = under(visit, visit.say("agendabeheer-wijzig", "titel", visit.in_dutch(&row.title)));
    p.wrong = form.is_wrong();
    EditPage {
        form,
        action: links::manage(row.id),
        kernen: None,
        states: choices(&p, "agenda-staat-", AgendaState::ALL.iter().map(|state| state.code())),
        left: Vec::new(),
        later: None,
        p,
    }
}

fn parse(parser: &mut Parser<'_>, input: &Input) -> AgendaText {
    let year = |parser: &mut Parser<'_>, field| {
        (!input.get(field).is_empty()).then(|| parser.number(field, 1900, 2200))
    };
    let (from, to) = (year(parser, "van"), year(parser, "tot"));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        parser.wrong("tot", "agendabeheer-periode-fout");
    }
    AgendaText {
        title: parser.text("titel", 3, 200),
        state: parser.choice("staat", AgendaState::parse).unwrap_or(AgendaState::Draft),
        period_from: from,
        period_to: to,
        as_of: parser.text("stand", 4, 40),
        document_url: parser.opt_link("document"),
        source_name: parser.opt_text("bron", 200),
        source_url: parser.opt_link("bronadres"),
        explanation: parser.text("toelichting", 0, 2000),
    }
}

fn input_of(row: &AgendaRow) -> Input {
    let year = |year: Option<i64>| year.map(|year| year.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Input::from_pairs([
        ("titel", row.title.clone()),
        ("staat", row.state.code().to_owned()),
        ("van", year(row.period_from)),
        ("tot", year(row.period_to)),
        ("stand", row.as_of.clone()),
        ("document", text(&row.document_url)),
        ("bron", text(&row.source_name)),
        ("bronadres", text(&row.source_url)),
        ("toelichting", row.explanation.clone()),
        ("versie", row.revision.to_string()),
    ])
}
