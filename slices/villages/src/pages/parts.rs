// SPDX-License-Identifier: EUPL-1.2
//! Beheer of what hangs on a kern: contacts and channels.

mod shown;

use askama::Template;
use db::Conn;
use kernel::{Ctx, Error, Invalid, Result};
use uuid::Uuid;
use web::form::{Choice, Theirs};
use web::reply::StatusCode;
use web::{Form, Input, Page, Parser, Reply, Visit, url};

use self::shown::{People, Shown};
use super::manage::under;
use super::sent::Sent;
use super::the_kern;
use crate::commands::NEW;
use crate::commands::part::{self as commands, GONE};
use crate::model::{Contact, Kern};
use crate::policy;

/// The form that takes a part away.
const REMOVE: &str = "deelweg";

#[derive(Template)]
#[template(path = "villages/manage_part.html")]
struct PartPage {
    p: Page,
    form: Form,
    /// Where the form goes.
    action: String,
    /// Whether this is a contact and not a channel.
    is_contact: bool,
    choices: Vec<Choice>,
    people: Vec<Choice>,
    /// A colleague took it away while somebody was at it.
    is_gone: bool,
    /// The form that takes it away; none for a new one.
    remove: Option<Form>,
}

/// A part with its kern and whom it can be about.
struct Found<P> {
    kern: Kern,
    /// None for a new one, and for one that is not there any more.
    part: Option<P>,
    people: People,
}

/// The kern of the address, when the actor may describe it, and the part.
async fn find<P: Shown>(visit: &Visit, conn: &mut Conn) -> Result<Found<P>> {
    let kern = the_kern(conn, &visit.ctx, visit.param("kern")).await?;
    policy::describe(&visit.ctx, kern.clone())?;
    let part = match id(visit)? {
        Some(id) => P::find(conn, visit.ctx.tenant, kern.id, id).await?,
        None => None,
    };
    let people = P::people(visit, conn, &kern, part.as_ref()).await?;
    Ok(Found { kern, part, people })
}

/// The id of the address; none for something new.
fn id(visit: &Visit) -> Result<Option<Uuid>> {
    if visit.param("id") == NEW { Ok(None) } else { visit.param_as("id").map(Some) }
}

fn as_input<P: Shown>(part: &P) -> Input {
    let mut input = part.fields();
    input.push("versie", part.mark());
    input
}

/// The page with this form, and with `remove` below it when that has to be mended.
fn page<P: Shown>(visit: &Visit, found: &Found<P>, form: Form, remove: Option<Form>) -> Result<Reply> {
    let known = found.part.is_some();
    let is_gone = !known && id(visit)?.is_some();
    let title = visit.t_of(&[P::FORM, if known { "-titel" } else { "-nieuw" }]);
    let wrong = is_gone || form.is_wrong() || remove.is_some();
    let list = url("/beheer/kernen/{kern}", &[&found.kern.slug]);
    let own = if known { visit.param("id") } else { NEW };
    let template = PartPage {
        p: Page { wrong, ..under(&visit.titled(title), &found.kern) },
        form,
        action: format!("{list}/{}/{own}", P::FORM),
        is_contact: P::FORM == Contact::FORM,
        choices: P::choices(visit),
        people: found.people.choices(visit),
        is_gone,
        remove: known.then(|| remove.unwrap_or_else(|| Form::new(&visit.page, REMOVE, Input::default()))),
    };
    if is_gone {
        return Reply::late(&template);
    }
    if wrong { Reply::invalid(&template) } else { Reply::page(&template) }
}

fn back(kern: &Kern) -> Reply {
    Reply::see(url("/beheer/kernen/{kern}", &[&kern.slug])).saying("melding-wijziging-bewaard")
}

/// The form; that of a new one takes what the address fills in, as links to it do.
pub(super) async fn edit<P: Shown>(visit: Visit) -> Result<Reply> {
    let found = find::<P>(&visit, &mut visit.read().await?).await?;
    let input = match &found.part {
        Some(part) => as_input(part),
        None if id(&visit)?.is_some() => return Err(Error::NotFound),
        None => {
            let values = P::FIELDS.iter().map(|field| (*field, visit.query.get(field).to_owned()));
            Input::from_pairs(values.filter(|(_, value)| !value.is_empty()))
        }
    };
    page(&visit, &found, Form::new(&visit.page, P::FORM, input), None)
}

pub(super) async fn save<P: Shown>(visit: Visit) -> Result<Reply> {
    let found = find::<P>(&visit, &mut visit.read().await?).await?;
    let outcome = match (&found.part, id(&visit)?) {
        (None, Some(_)) => Err(Error::Conflict(GONE)),
        _ => put(&visit, &found).await,
    };
    if matches!(outcome, Err(Error::Conflict(GONE))) {
        return gone::<P>(&visit, found);
    }
    match Sent::from(&visit, P::FORM, outcome)? {
        Sent::Done(()) => Ok(back(&found.kern)),
        Sent::Wrong(form) => page(&visit, &found, *form, None),
        Sent::Late => late::<P>(&visit).await,
    }
}

/// What was typed, as the form of a new one: the one that it was about is not there any more.
fn gone<P: Shown>(visit: &Visit, found: Found<P>) -> Result<Reply> {
    let mut input = visit.input.clone();
    input.set("versie", "");
    page(visit, &Found { part: None, ..found }, Form::new(&visit.page, P::FORM, input), None)
}

/// The form below what somebody else made of it meanwhile.
async fn late<P: Shown>(visit: &Visit) -> Result<Reply> {
    let found = find::<P>(visit, &mut visit.read().await?).await?;
    let Some(now) = found.part.as_ref().map(as_input) else { return gone(visit, found) };
    let (choices, people) = (P::choices(visit), found.people.choices(visit));
    let words = |field: &str, value: &str| {
        let all = if field == P::FIELDS[0] { &choices } else { &people };
        let chosen = all.iter().find(|one| one.value == value);
        chosen.map_or_else(|| visit.in_dutch(value), |choice| choice.label.clone())
    };
    let theirs = Theirs { fields: P::FIELDS, now: &now, words: &words };
    let form = Form::late(&visit.page, P::FORM, visit.input.clone(), &theirs);
    Ok(page(visit, &found, form, None)?.status(StatusCode::CONFLICT))
}

async fn put<P: Shown>(visit: &Visit, found: &Found<P>) -> Result<()> {
    let ctx: &Ctx = &visit.ctx;
    let (kern, known) = (&found.kern, found.part.as_ref());
    let mut parser = Parser::new(&visit.input);
    let part = P::read(&mut parser, visit, kern, known, &found.people);
    parser.finish()?;
    let permit = policy::describe(ctx, kern.clone())?;
    let version = known.map(|_| visit.input.get("versie").to_owned());
    commands::put(&visit.app.db, ctx, permit, version, part).await
}

/// Takes a part away, once the box is ticked.
pub(super) async fn remove<P: Shown>(visit: Visit) -> Result<Reply> {
    let found = find::<P>(&visit, &mut visit.read().await?).await?;
    let id = id(&visit)?.ok_or(Error::NotFound)?;
    let Some(part) = &found.part else { return Err(Error::Conflict(GONE)) };
    if !Parser::new(&visit.input).ticked("zeker") {
        let errors = Invalid::field("zeker", "deelweg-zeker-nodig");
        let remove = Form::wrong(&visit.page, REMOVE, visit.input.clone(), errors);
        let form = Form::new(&visit.page, P::FORM, as_input(part));
        return page(&visit, &found, form, Some(remove));
    }
    let permit = policy::describe(&visit.ctx, found.kern.clone())?;
    commands::remove::<P>(&visit.app.db, &visit.ctx, permit, id).await?;
    Ok(back(&found.kern))
}
