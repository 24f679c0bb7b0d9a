// SPDX-License-Identifier: EUPL-1.2
//! Adding a point to an agenda, by those who may edit it.

use askama::Template;
use kernel::{Error, Invalid, Result};
use villages::KernId;
use web::form::Choice;
use web::{Form, Input, Page, Parser, Reply, Visit};

use super::super::fields::{self, Fields};
use super::super::point::choices;
use crate::commands::{self, NewPoint};
use crate::links;
use crate::model::{Precision, Status};
use crate::policy;
use crate::store::agenda::AgendaRow;
use crate::store::point::Origin;

/// What a new point can be; the others need a reason, which is given at the point itself.
const STATUSES: [Status; 6] =
    [Status::Idea, Status::Testing, Status::Agreed, Status::Planned, Status::Busy, Status::Done];

#[derive(Template)]
#[template(path = "point_new.html")]
struct NewPage {
    p: Page,
    form: Form,
    action: String,
    kernen: Vec<Choice>,
    statuses: Vec<Choice>,
    fields: Fields,
}

/// The agenda of the address, and its kernen that are there and in which the actor has a right.
async fn found(visit: &Visit) -> Result<(AgendaRow, Vec<KernId>)> {
    let mut conn = visit.read().await?;
    let (agenda, mut kernen) = super::found(visit, &mut conn).await?;
    let there = villages::kernen(&mut conn, visit.ctx.tenant).await?;
    kernen.retain(|id| there.iter().any(|kern| kern.id == *id) && policy::may_place(&visit.ctx, *id));
    if kernen.is_empty() { Err(Error::Conflict("kern-is-beeindigd")) } else { Ok((agenda, kernen)) }
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    let (agenda, kernen) = found(&visit).await?;
    let mut input = Input::from_pairs([("status", Status::Agreed.code().to_owned())]);
    for kern in &kernen {
        input.push("kernen", kern.to_string());
    }
    Reply::page(&page(&visit, &agenda, &kernen, input, Invalid::default()).await?)
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    let (agenda, kernen) = found(&visit).await?;
    match make(&visit, &agenda, &kernen).await {
        Ok((kern, number)) => {
            let names = villages::kern_names(&mut visit.read().await?, visit.ctx.tenant).await?;
            let (slug, _) = names.get(&kern).ok_or(Error::NotFound)?;
            Ok(Reply::see(links::point(slug, number)).saying("melding-punt-bewaard"))
        }
        Err(Error::Invalid(invalid)) => {
            Reply::invalid(&page(&visit, &agenda, &kernen, visit.input.clone(), invalid).await?)
        }
        Err(error) => Err(error),
    }
}

async fn make(visit: &Visit, agenda: &AgendaRow, own: &[KernId]) -> Result<(KernId, i64)> {
    let mut parser = Parser::new(&visit.input);
    let chosen = parser.choices("kernen", |text| text.parse().ok().filter(|id| own.contains(id)));
    if visit.input.get("kernen").is_empty() {
        parser.wrong("kernen", "veld-keuze-leeg");
    }
    let status = parser.choice("status", |code| Status::parse(code).filter(|s| STATUSES.contains(s)));
    let text = fields::parse(&mut parser, &visit.input);
    parser.finish()?;
    let permit = policy::may_edit_agenda(&visit.ctx, own)?;
    // In the order of the agenda, each once.
    let kernen: Vec<KernId> = own.iter().copied().filter(|kern| chosen.contains(kern)).collect();
    let first = *kernen.first().ok_or_else(|| Invalid::field("kernen", "veld-keuze-leeg"))?;
    let ctx = visit.ctx.clone();
    let new = NewPoint {
        agenda: agenda.id,
        kernen,
        text,
        status: status.unwrap_or(Status::Agreed),
        origin: Origin::default(),
        at: ctx.now(),
        precision: Precision::Day,
    };
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, permit, new) = (ctx.clone(), permit.clone(), new.clone());
            Box::pin(async move {
                commands::add_point(tx, &ctx, &permit, &new).await.map(|(_, number)| (first, number))
            })
        })
        .await
}

async fn page(
    visit: &Visit,
    agenda: &AgendaRow,
    own: &[KernId],
    input: Input,
    invalid: Invalid,
) -> Result<NewPage> {
    let mut conn = visit.read().await?;
    let tenant = visit.ctx.tenant;
    let mut p = super::under(visit, visit.t("nieuw-punt-titel"));
    p = p.crumb(visit.in_dutch(&agenda.title), links::manage(agenda.id));
    p.wrong = !invalid.0.is_empty();
    let names = villages::kern_names(&mut conn, tenant).await?;
    let named = |kern: &KernId| names.get(kern).map(|(_, name)| Choice::new(kern, name));
    Ok(NewPage {
        form: Form::wrong(&p, "punt", input, invalid),
        action: links::new_point(agenda.id),
        kernen: own.iter().filter_map(named).collect(),
        statuses: choices(&p, "status-", STATUSES.iter().map(|status| status.code())),
        fields: Fields::read(&p, &mut conn, None, own).await?,
        p,
    })
}
