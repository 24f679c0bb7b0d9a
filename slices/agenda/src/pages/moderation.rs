// SPDX-License-Identifier: EUPL-1.2
//! Taking a proposal off the website, on a page of its own that asks why, and putting it back.

use askama::Template;
use kernel::{Error, Invalid, Result};
use villages::Kern;
use web::{Form, Input, Page, Parser, Reply, Routes, Visit};

use super::edit::act;
use super::late;
use crate::policy::{self, MODERATE, PointAt};
use crate::{commands, links};

/// Adds the addresses of the acts, and the list of proposals.
pub(super) fn add(routes: Routes) -> Routes {
    routes
        .get("/kernen/{kern}/agenda/{nummer}/van-website", &MODERATE, form)
        .post("/kernen/{kern}/agenda/{nummer}/van-website", &MODERATE, take_off)
        .post("/kernen/{kern}/agenda/{nummer}/terugzetten", &MODERATE, put_back)
        .get("/beheer/voorstellen", &MODERATE, super::proposals::show)
}

#[derive(Template)]
#[template(path = "take_off.html")]
struct TakeOffPage {
    p: Page,
    form: Form,
    at: PointAt,
    action: String,
}

fn page(visit: &Visit, kern: &Kern, at: &PointAt, input: Input, invalid: Invalid) -> TakeOffPage {
    let mut p = super::under_agenda(visit, visit.t("van-website-titel"), kern);
    p = p.crumb(visit.in_dutch(&at.point.title), links::point(&kern.slug, at.point.number));
    p.wrong = !invalid.0.is_empty();
    TakeOffPage {
        form: Form::wrong(&p, "van-website", input, invalid),
        action: links::point_act(&kern.slug, at.point.number, links::HIDE),
        at: at.clone(),
        p,
    }
}

async fn form(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (kern, at) = super::kern_and_point(&visit, &mut conn).await?;
    let permit = policy::may_moderate(&visit.ctx, at)?;
    let at = permit.subject();
    commands::refuse_to_hide(&at.point)?;
    Reply::page(&page(&visit, &kern, at, Input::default(), Invalid::default()))
}

async fn take_off(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (kern, at) = super::kern_and_point(&visit, &mut conn).await?;
    drop(conn);
    let permit = policy::may_moderate(&visit.ctx, at)?;
    let mut parser = Parser::new(&visit.input);
    let reason = parser.text("reden", 0, 500);
    let note = visit.stored_text("verhaal-van-website", &[("reden", reason.clone().into())]);
    let outcome = match parser.finish() {
        Ok(()) => {
            let (ctx, permit) = (visit.ctx.clone(), permit.clone());
            let write = visit.app.db.write(&visit.ctx, move |tx| {
                let (ctx, permit) = (ctx.clone(), permit.clone());
                let (reason, note) = (reason.clone(), note.clone());
                Box::pin(async move { commands::take_off(tx, &ctx, &permit, &reason, &note).await })
            });
            write.await
        }
        Err(error) => Err(error),
    };
    let at = permit.subject();
    match outcome {
        Ok(()) => Ok(Reply::see(links::point(&kern.slug, at.point.number)).saying("melding-van-website")),
        Err(Error::Invalid(invalid)) => {
            Reply::invalid(&page(&visit, &kern, at, visit.input.clone(), invalid))
        }
        Err(Error::Conflict(key)) => late::answer(&visit, kern, at.point.id, "van-website", key).await,
        Err(error) => Err(error),
    }
}

async fn put_back(visit: Visit) -> Result<Reply> {
    let note = visit.stored_text("verhaal-teruggezet", &[]);
    let published = visit.stored_text("verhaal-op-website", &[]);
    act(visit, &MODERATE, "terugzetten", "melding-teruggezet", Ok(()), move |ctx, at, tx| {
        let (note, published) = (note.clone(), published.clone());
        Box::pin(async move {
            let permit = policy::may_moderate(&ctx, at)?;
            commands::put_back(tx, &ctx, &permit, &note, &published).await
        })
    })
    .await
}
