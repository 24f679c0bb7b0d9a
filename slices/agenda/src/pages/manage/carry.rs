// SPDX-License-Identifier: EUPL-1.2
//! After an agenda replaced another one: which open points go on in it, and which do not.

use std::collections::BTreeSet;

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, Result};
use villages::KernId;
use web::form::Choice;
use web::{Form, Input, Page, Parser, Reply, Visit, Words};

use crate::commands;
use crate::links;
use crate::model::{AgendaId, AgendaState, PointId};
use crate::policy;
use crate::store::agenda::{self, AgendaRow};
use crate::store::carry;
use crate::store::point::PointRow;

#[derive(Template)]
#[template(path = "manage_carry.html")]
struct CarryPage {
    p: Page,
    form: Form,
    action: String,
    points: Vec<Choice>,
    promised: usize,
}

/// How many open points stayed behind before an adopted agenda.
pub(super) async fn count(visit: &Visit, agenda: AgendaId, state: AgendaState) -> Result<usize> {
    if state != AgendaState::Adopted {
        return Ok(0);
    }
    Ok(carry::left(&mut visit.read().await?, visit.ctx.tenant, agenda).await?.len())
}

/// Where the open points of an agenda, and of what it replaced, go on.
#[derive(Default)]
pub(super) struct Way {
    /// The adopted agendas to which the actor can take some along, with how many.
    pub to: Vec<(AgendaRow, usize)>,
    /// What still has to be adopted first, in words; nothing when every point has somewhere to go.
    pub later: Option<&'static str>,
}

/// The way on from an agenda in this state.
pub(super) async fn way(visit: &Visit, agenda: AgendaId, state: AgendaState) -> Result<Way> {
    let (conn, tenant) = (&mut visit.read().await?, visit.ctx.tenant);
    let next = match state {
        AgendaState::Draft => return Ok(Way::default()),
        AgendaState::Adopted => vec![agenda],
        AgendaState::Replaced => carry::successors(conn, tenant, agenda).await?,
    };
    let (mut way, mut reached) = (Way::default(), BTreeSet::new());
    for id in &next {
        let left = carry::left(conn, tenant, *id).await?;
        reached.extend(left.iter().map(|point| point.id));
        let kernen = agenda::kernen(conn, tenant, *id).await?;
        if !left.is_empty()
            && policy::may_edit_agenda(&visit.ctx, &kernen).is_ok()
            && let Some(row) = agenda::by_id(conn, tenant, *id).await?
        {
            way.to.push((row, left.len()));
        }
    }
    if next.is_empty() {
        way.later = Some("meenemen-later");
    } else if state == AgendaState::Replaced {
        let open = carry::open(conn, tenant, agenda).await?;
        way.later = open.iter().any(|point| !reached.contains(point)).then_some("meenemen-later-deel");
    }
    Ok(way)
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (agenda, _) = super::found(&visit, &mut conn).await?;
    Reply::page(&page(&visit, &mut conn, &agenda, Input::default(), Invalid::default()).await?)
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (agenda, kernen) = super::found(&visit, &mut conn).await?;
    drop(conn);
    let mut parser = Parser::new(&visit.input);
    let points = parser.choices("punt", |id| id.parse::<PointId>().ok());
    if visit.input.get("punt").is_empty() {
        parser.wrong("punt", "werk-kies-punten");
    }
    let done = match parser.finish() {
        Ok(()) => carry_all(&visit, agenda.id, &kernen, points).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {
            let left = count(&visit, agenda.id, agenda.state).await?;
            let href = if left == 0 { super::HOME.to_owned() } else { links::carry(agenda.id) };
            Ok(Reply::see(href).saying("melding-meegenomen"))
        }
        Err(Error::Invalid(invalid)) => {
            let mut conn = visit.read().await?;
            Reply::invalid(&page(&visit, &mut conn, &agenda, visit.input.clone(), invalid).await?)
        }
        Err(error) => Err(error),
    }
}

async fn carry_all(visit: &Visit, agenda: AgendaId, kernen: &[KernId], points: Vec<PointId>) -> Result<()> {
    let permit = policy::may_edit_agenda(&visit.ctx, kernen)?;
    let ctx = visit.ctx.clone();
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, permit, points) = (ctx.clone(), permit.clone(), points.clone());
            Box::pin(async move { commands::carry_over(tx, &ctx, &permit, agenda, &points).await })
        })
        .await
}

async fn page(
    visit: &Visit,
    conn: &mut Conn,
    agenda: &AgendaRow,
    input: Input,
    invalid: Invalid,
) -> Result<CarryPage> {
    let left = match agenda.state {
        AgendaState::Adopted => carry::left(conn, visit.ctx.tenant, agenda.id).await?,
        _ => Vec::new(),
    };
    let mut p = super::under(visit, visit.say("meenemen-titel", "titel", visit.in_dutch(&agenda.title)));
    p = p.crumb(visit.in_dutch(&agenda.title), links::manage(agenda.id));
    p.wrong = !invalid.0.is_empty();
    Ok(CarryPage {
        promised: left.iter().filter(|point| point.due().is_some()).count(),
        points: left.iter().map(|point| Choice::new(point.id, words(&p, point))).collect(),
        form: Form::wrong(&p, "meenemen", input, invalid),
        action: links::carry(agenda.id),
        p,
    })
}

/// "Een bankje (punt 12): mee bezig, toegezegd voor 3 december".
fn words(p: &Page, point: &PointRow) -> Words {
    let number = p.t1("punt-nummer", "nummer", point.number);
    let status = p.t_of(&["status-", point.status.code()]).to_lowercase();
    let promised = point.due().map(|due| format!(", {}", p.t1("meenemen-toegezegd", "datum", p.day(due))));
    p.in_dutch(&point.title).and(format!(" ({number}): {status}{}", promised.unwrap_or_default()))
}
