// SPDX-License-Identifier: EUPL-1.2
//! Changing a point: what it says, its status, notes, the answer to a proposal, merging, support.

use askama::Template;
use kernel::{Ctx, Error, Invalid, Permit, Result, Rule};
use villages::Kern;
use web::form::Theirs;
use web::{Form, Page, Parser, Reply, Visit};

use super::fields::{self, Fields, input_of};
use super::late;
use super::point::{Wrong, wrong};
use crate::commands::{self, Answer, NewNote, PointChange, StatusChange};
use crate::links;
use crate::model::{Feasible, Owner, Status};
use crate::places::Places;
use crate::policy::{self, Assess, PointAt};
use crate::store::point;
use crate::store::story::Assessment;

/// The name of the form.
const FORM: &str = "punt";

#[derive(Template)]
#[template(path = "point_edit.html")]
struct EditPage {
    p: Page,
    form: Form,
    action: String,
    fields: Fields,
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (kern, at) = super::kern_and_point(&visit, &mut conn).await?;
    let permit = policy::may_edit(&visit.ctx, at)?;
    drop(conn);
    let at = permit.subject();
    let form = Form::new(&visit.page, FORM, input_of(&at.point, &at.kernen));
    Reply::page(&edit_page(&visit, &kern, at, form).await?)
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let (kern, at) = super::kern_and_point(&visit, &mut conn).await?;
    drop(conn);
    policy::may_edit(&visit.ctx, at.clone())?;
    match change(&visit, at.clone()).await {
        Ok(()) => Ok(Reply::see(home(&visit, &kern, &at).await?).saying("melding-punt-bewaard")),
        Err(Error::Invalid(invalid)) => {
            let form = Form::wrong(&visit.page, FORM, visit.input.clone(), invalid);
            Reply::invalid(&edit_page(&visit, &kern, &at, form).await?)
        }
        Err(Error::Conflict(_)) => conflict(&visit, &kern, &at).await,
        Err(error) => Err(error),
    }
}

/// The page of a point that may be about other kernen now.
async fn home(visit: &Visit, kern: &Kern, at: &PointAt) -> Result<String> {
    let (id, number) = (at.point.id, at.point.number);
    let places = Places::read(&mut visit.read().await?, visit.ctx.tenant, &[id]).await?;
    let stays = places.kernen(id).contains(&kern.id);
    Ok(if stays { links::point(&kern.slug, number) } else { places.href(id, number) })
}

/// Both versions: theirs, as it is now, and yours, ready to be sent again on top of it.
async fn conflict(visit: &Visit, kern: &Kern, at: &PointAt) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let point = point::by_id(&mut conn, visit.ctx.tenant, at.point.id).await?.ok_or(Error::NotFound)?;
    let kernen = point::kernen(&mut conn, visit.ctx.tenant, point.id).await?;
    let now = PointAt { point, kernen };
    let fields = Fields::read(visit, &mut conn, Some(&now.point), &now.kernen).await?;
    drop(conn);
    let words = |field: &str, value: &str| fields.words(visit, field, value);
    let theirs = Theirs { fields: &fields::ALL, now: &input_of(&now.point, &now.kernen), words: &words };
    let form = Form::late(&visit.page, FORM, visit.input.clone(), &theirs);
    Reply::late(&edit_page(visit, kern, &now, form).await?)
}

async fn change(visit: &Visit, at: PointAt) -> Result<()> {
    let offered = fields::places(visit, &mut visit.read().await?, &at.kernen).await?;
    let mut parser = Parser::new(&visit.input);
    let kernen = fields::chosen(&mut parser, &visit.input, &offered);
    let text = fields::parse(&mut parser, &visit.input);
    let revision = parser.number("versie", 0, i64::MAX);
    parser.finish()?;
    let published = visit.stored_text("verhaal-op-website", &[]);
    let (ctx, change) = (visit.ctx.clone(), PointChange { revision, text, kernen, published });
    let permit = policy::may_edit(&ctx, at)?;
    let work = ctx.clone();
    visit
        .app
        .db
        .write(&ctx, move |tx| {
            let (ctx, permit, change) = (work.clone(), permit.clone(), change.clone());
            Box::pin(async move { commands::change_point(tx, &ctx, &permit, &change).await })
        })
        .await
}

async fn edit_page(visit: &Visit, kern: &Kern, at: &PointAt, form: Form) -> Result<EditPage> {
    let mut conn = visit.read().await?;
    let point = &at.point;
    let mut p = super::under_agenda(visit, visit.t("punt-bewerken-titel"), kern);
    p = p.crumb(visit.in_dutch(&point.title), links::point(&kern.slug, point.number));
    p.wrong = form.is_wrong();
    Ok(EditPage {
        form,
        action: links::point_act(&kern.slug, point.number, "bewerken"),
        fields: Fields::read(&p, &mut conn, Some(point), &at.kernen).await?,
        p,
    })
}

pub(super) async fn status(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let status = parser.choice("status", Status::parse);
    let change = StatusChange {
        status: status.unwrap_or(Status::Idea),
        reason: parser.text("reden", 0, 2000),
        outlook: parser.text("perspectief", 0, 2000),
    };
    let revision = parser.number("versie", 0, i64::MAX);
    let parsed = parser.finish();
    act(visit, &policy::EDIT, "punt-status", "melding-status", parsed, move |ctx, at, tx| {
        let change = change.clone();
        Box::pin(async move {
            let permit = policy::may_edit(&ctx, at)?;
            commands::change_status(tx, &ctx, &permit, revision, &change).await
        })
    })
    .await
}

pub(super) async fn note(visit: Visit) -> Result<Reply> {
    // A photo takes long to read: not for who may not send one.
    judge(&visit, &policy::NOTE).await?;
    let mut parser = Parser::new(&visit.input);
    let (text, public) = (parser.text("tekst", 1, 5000), parser.ticked("openbaar"));
    let photo = parser.described_photo("foto", "alt").await;
    let new = NewNote { text, public, photo };
    let parsed = parser.finish();
    act(visit, &policy::NOTE, "bericht", "melding-bericht", parsed, move |ctx, at, tx| {
        let new = new.clone();
        Box::pin(async move {
            let permit = policy::may_note(&ctx, at)?;
            commands::write_note(tx, &ctx, &permit, &new).await
        })
    })
    .await
}

pub(super) async fn answer(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let answer = Answer {
        assessment: Assessment {
            feasible: parser.choice("haalbaar", Feasible::parse).unwrap_or(Feasible::Unknown),
            owner: parser.choice("eigenaar", Owner::parse).unwrap_or(Owner::Municipality),
            cost: parser.opt_euro("kosten"),
            team: parser.opt_id("team"),
            answer: parser.text("antwoord", 1, 5000),
        },
        status: parser.opt_choice("status", Status::parse),
    };
    let revision = parser.number("versie", 0, i64::MAX);
    let parsed = parser.finish();
    act(visit, &policy::ASSESS, "antwoord", "melding-antwoord", parsed, move |ctx, at, tx| {
        let answer = answer.clone();
        Box::pin(async move {
            let permit = policy::may_assess(&ctx, at)?;
            commands::answer_proposal(tx, &ctx, &permit, revision, &answer).await
        })
    })
    .await
}

pub(super) async fn merge(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let number = visit.input.get("nummer").parse().unwrap_or(0);
    if number < 1 {
        parser.wrong("nummer", "punt-samenvoegen-nummer");
    }
    let reason = parser.text("reden", 1, 2000);
    // Who names no version is judged by what is there.
    let seen: Option<i64> = visit.input.get("versie").parse().ok();
    let parsed = parser.finish();
    act(visit, &policy::ASSESS, "samenvoegen", "melding-samengevoegd", parsed, move |ctx, at, tx| {
        let reason = reason.clone();
        Box::pin(async move {
            let from = policy::may_assess(&ctx, at)?;
            if let Some(revision) = seen {
                commands::unchanged(tx, &ctx, &from.subject().point, revision).await?;
            }
            let into = may_merge_into(tx, &ctx, number).await?;
            commands::merge(tx, &ctx, &from, &into, &reason).await
        })
    })
    .await
}

/// The permit for the other point of a merge: its story changes too. What is wrong with it is said
/// where its number was typed.
async fn may_merge_into(tx: &mut db::Tx, ctx: &Ctx, number: i64) -> Result<Permit<Assess, PointAt>> {
    let wrong = |key| Error::from(Invalid::field("nummer", key));
    let point = point::by_number(tx, ctx.tenant, number).await?;
    let point = point.ok_or_else(|| wrong("punt-bestaat-niet"))?;
    let kernen = point::kernen(tx, ctx.tenant, point.id).await?;
    policy::may_assess(ctx, PointAt { point, kernen }).map_err(|error| match error {
        Error::NotFound => wrong("punt-bestaat-niet"),
        Error::Forbidden => wrong("punt-samenvoegen-mag-niet"),
        other => other,
    })
}

pub(super) async fn support(visit: Visit) -> Result<Reply> {
    let wanted = visit.input.get("steun") != "nee";
    act(visit, &policy::SUPPORT, "steun", "melding-steun", Ok(()), move |ctx, at, tx| {
        Box::pin(async move {
            let permit = policy::may_support(&ctx, at)?;
            commands::support(tx, &ctx, &permit, wanted).await
        })
    })
    .await
}

/// The kern and the point of the address, for who may do something there by this rule.
async fn judge(visit: &Visit, rule: &Rule) -> Result<(Kern, PointAt)> {
    let mut conn = visit.read().await?;
    let (kern, at) = super::kern_and_point(visit, &mut conn).await?;
    if at.allows(&visit.ctx, rule) { Ok((kern, at)) } else { Err(Error::Forbidden) }
}

/// What [`act`] runs in its transaction.
pub(super) type Deed<'t> = db::Work<'t, ()>;

/// An act on a point: looks it up, refuses who may not, runs the deed in one transaction, and goes
/// back to the point; or shows the page again with what was typed, and what has to be mended or what
/// somebody else made of it.
pub(super) async fn act<F>(
    visit: Visit,
    rule: &Rule,
    form: &'static str,
    said: &'static str,
    parsed: Result<()>,
    deed: F,
) -> Result<Reply>
where
    F: for<'t> Fn(kernel::Ctx, PointAt, &'t mut db::Tx) -> Deed<'t> + Send + Sync + 'static,
{
    let (kern, at) = judge(&visit, rule).await?;
    let outcome = match parsed {
        Ok(()) => {
            let (ctx, subject) = (visit.ctx.clone(), at.clone());
            visit.app.db.write(&visit.ctx, move |tx| deed(ctx.clone(), subject.clone(), tx)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(Reply::see(links::point(&kern.slug, at.point.number)).saying(said)),
        Err(Error::Invalid(invalid)) => {
            let number = visit.param("toezegging").parse().ok();
            let input = visit.input.clone();
            wrong(&visit, kern, at, Wrong { form, number, input, invalid, late: None }).await
        }
        Err(Error::Conflict(key)) => late::answer(&visit, kern, at.point.id, form, key).await,
        Err(error) => Err(error),
    }
}
