// SPDX-License-Identifier: EUPL-1.2
//! Proposing a point: few fields, and what happens next is told before.

use askama::Template;
use kernel::{Error, Result};
use villages::Kern;
use web::form::Theirs;
use web::{Form, Input, Page, Parser, Reply, Visit};

use crate::commands::{self, NewPoint};
use crate::door::Window;
use crate::links;
use crate::model::{AgendaState, Precision, Spelregels, Status};
use crate::policy;
use crate::store::agenda;
use crate::store::point::{Origin, PointText};

const FORM: &str = "voorstel";

#[derive(Template)]
#[template(path = "propose.html")]
struct ProposePage {
    p: Page,
    kern: Kern,
    form: Form,
}

#[derive(Template)]
#[template(path = "propose_where.html")]
struct WherePage {
    p: Page,
    window: Window,
    kernen: Vec<(String, String)>,
}

/// For which kern: those with an agenda, by name.
pub(super) async fn choose(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let open = agenda::current_kernen(&mut conn, visit.ctx.tenant).await?;
    let kernen = villages::kernen(&mut conn, visit.ctx.tenant).await?.into_iter();
    let kernen = kernen.filter(|kern| open.contains(&kern.id));
    Reply::page(&WherePage {
        kernen: kernen.map(|kern| (links::propose(&kern.slug), kern.name)).collect(),
        window: Window::now(&visit),
        p: visit.titled(visit.t("deur-voorstel")).about(visit.t("deur-voorstel-uitleg")),
    })
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = super::kern(&visit, &mut conn).await?;
    allowed(&visit, &kern)?;
    let agendas = agenda::of_kern(&mut conn, visit.ctx.tenant, kern.id).await?;
    if agendas.iter().all(|agenda| agenda.state == AgendaState::Replaced) {
        return Err(Error::Conflict("geen-agenda"));
    }
    Reply::page(&page(&visit, kern, |p| Form::new(p, FORM, Input::default())))
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = super::kern(&visit, &mut conn).await?;
    drop(conn);
    match propose(&visit, &kern).await {
        Ok(number) => Ok(Reply::see(links::point(&kern.slug, number)).saying("melding-voorstel")),
        Err(Error::Invalid(invalid)) => {
            Reply::invalid(&page(&visit, kern, |p| Form::wrong(p, FORM, visit.input.clone(), invalid)))
        }
        Err(Error::Conflict(key)) => {
            Reply::late(&page(&visit, kern, |p| too_late(p, visit.input.clone(), &visit.t(key))))
        }
        Err(error) => Err(error),
    }
}

/// The form when proposing ended while somebody was writing, with what they wrote.
fn too_late(page: &Page, mine: Input, why: &str) -> Form {
    let why = format!("{why} {}", page.t("conflict-schreef"));
    let theirs = Theirs { fields: &[], now: &Input::default(), words: &|_: &str, value: &str| value.into() };
    Form::late_as(page, FORM, mine, &theirs, &why)
}

fn allowed(visit: &Visit, kern: &Kern) -> Result<kernel::Permit<policy::Propose>> {
    super::unless_ended(kern)?;
    let rules = Spelregels::of(&visit.place.row.settings);
    policy::may_propose(&visit.ctx, rules.window_is_open(visit.ctx.today()))
}

async fn propose(visit: &Visit, kern: &Kern) -> Result<i64> {
    let permit = allowed(visit, kern)?;
    let mut parser = Parser::new(&visit.input);
    let text = PointText {
        title: parser.text("titel", 5, 120),
        body: parser.text("tekst", 10, 3000),
        place: parser.text("plek", 0, 200),
        ..PointText::default()
    };
    parser.finish()?;
    let (ctx, kern) = (visit.ctx.clone(), kern.id);
    visit
        .app
        .db
        .write(&visit.ctx, move |tx| {
            let (ctx, permit, text) = (ctx.clone(), permit.clone(), text.clone());
            Box::pin(async move {
                let current = agenda::current_for(tx, ctx.tenant, &[kern]).await?;
                let agenda = current.ok_or(Error::Conflict("geen-agenda"))?;
                let new = NewPoint {
                    agenda,
                    kernen: vec![kern],
                    text,
                    status: Status::Idea,
                    origin: Origin::default(),
                    at: ctx.now(),
                    precision: Precision::Day,
                };
                commands::propose(tx, &ctx, &permit, &new).await.map(|(_, number)| number)
            })
        })
        .await
}

fn page(visit: &Visit, kern: Kern, form: impl FnOnce(&Page) -> Form) -> ProposePage {
    let mut p = super::under_agenda(visit, visit.t("voorstel-paginatitel"), &kern);
    let form = form(&p);
    p.wrong = form.is_wrong();
    ProposePage { form, kern, p }
}
