// SPDX-License-Identifier: EUPL-1.2
//! Beheer of what hangs on a kern: contacts and channels.

use askama::Template;
use db::Conn;
use kernel::{Ctx, Error, Result};
use uuid::Uuid;
use web::form::{Choice, Theirs};
use web::reply::StatusCode;
use web::{Form, Input, Page, Parser, Reply, Visit, url};

use super::manage::under;
use super::sent::Sent;
use super::{or_empty, the_kern};
use crate::commands::NEW;
use crate::commands::part::{self as commands, Part};
use crate::model::{Channel, ChannelKind, Contact, Kern, Office};
use crate::policy;

/// A part of a kern with its form. The first field is the one with choices.
pub(super) trait Shown: Part {
    const FORM: &'static str;
    const FIELDS: &'static [&'static str];

    /// What can be chosen in the first field.
    fn choices(page: &Page) -> Vec<Choice>;
    /// The fields as they stand now, without the version.
    fn fields(&self) -> Input;
    /// From what was typed; what the form does not ask stays as it is `known`.
    fn read(parser: &mut Parser<'_>, visit: &Visit, kern: &Kern, known: Option<&Self>) -> Self;
}

impl Shown for Contact {
    const FORM: &'static str = "contact";
    const FIELDS: &'static [&'static str] = &["ambt", "naam", "telefoon", "email", "spreekuur"];

    fn choices(page: &Page) -> Vec<Choice> {
        Office::ALL.iter().map(|office| Choice::new(office.code(), page.role(office.role()))).collect()
    }

    fn fields(&self) -> Input {
        Input::from_pairs([
            ("ambt", self.office.code().to_owned()),
            ("naam", self.label.clone()),
            ("telefoon", or_empty(&self.phone)),
            ("email", or_empty(&self.email)),
            ("spreekuur", or_empty(&self.hours)),
        ])
    }

    fn read(parser: &mut Parser<'_>, visit: &Visit, kern: &Kern, known: Option<&Self>) -> Self {
        Self {
            id: known.map_or_else(|| visit.ctx.id::<Self>().uuid(), |contact| contact.id),
            kern_id: kern.id,
            office: parser.choice("ambt", Office::parse).unwrap_or(Office::AreaOfficer),
            person_id: known.and_then(|contact| contact.person_id),
            label: parser.text("naam", 1, 120),
            phone: parser.opt_text("telefoon", 40),
            email: parser.opt_email("email"),
            hours: parser.opt_text("spreekuur", 200),
            example: known.is_some_and(|contact| contact.example),
        }
    }
}

impl Shown for Channel {
    const FORM: &'static str = "kanaal";
    const FIELDS: &'static [&'static str] = &["soort", "naam", "adres"];

    fn choices(page: &Page) -> Vec<Choice> {
        ChannelKind::ALL.iter().map(|k| Choice::new(k.code(), page.t_of(&["kanaal-", k.code()]))).collect()
    }

    fn fields(&self) -> Input {
        Input::from_pairs([
            ("soort", self.kind.code().to_owned()),
            ("naam", self.name.clone()),
            ("adres", or_empty(&self.url)),
        ])
    }

    fn read(parser: &mut Parser<'_>, visit: &Visit, kern: &Kern, known: Option<&Self>) -> Self {
        Self {
            id: known.map_or_else(|| visit.ctx.id::<Self>().uuid(), |channel| channel.id),
            kern_id: kern.id,
            kind: parser.choice("soort", ChannelKind::parse).unwrap_or(ChannelKind::Other),
            name: parser.text("naam", 1, 120),
            url: parser.opt_link("adres"),
            example: known.is_some_and(|channel| channel.example),
        }
    }
}

#[derive(Template)]
#[template(path = "villages/manage_part.html")]
struct PartPage {
    p: Page,
    form: Form,
    /// Whether this is a contact and not a channel.
    is_contact: bool,
    choices: Vec<Choice>,
    /// Whether it stands there already, and can be taken away.
    known: bool,
}

/// The kern of the address, when the actor may describe it, and the part; none for a new one.
async fn find<P: Shown>(visit: &Visit, conn: &mut Conn) -> Result<(Kern, Option<P>)> {
    let kern = the_kern(conn, &visit.ctx, visit.param("kern")).await?;
    policy::describe(&visit.ctx, kern.clone())?;
    let Some(id) = id(visit)? else { return Ok((kern, None)) };
    let part = P::find(conn, visit.ctx.tenant, kern.id, id).await?.ok_or(Error::NotFound)?;
    Ok((kern, Some(part)))
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

fn page<P: Shown>(visit: &Visit, kern: &Kern, form: Form) -> Result<Reply> {
    let known = visit.param("id") != NEW;
    let title = visit.t_of(&[P::FORM, if known { "-titel" } else { "-nieuw" }]);
    let wrong = form.is_wrong();
    let p = Page { wrong, ..under(&visit.titled(title), kern) };
    let (choices, is_contact) = (P::choices(visit), P::FORM == Contact::FORM);
    let template = PartPage { p, form, is_contact, choices, known };
    if wrong { Reply::invalid(&template) } else { Reply::page(&template) }
}

fn back(kern: &Kern) -> Reply {
    Reply::see(url("/beheer/kernen/{kern}", &[&kern.slug])).saying("melding-wijziging-bewaard")
}

pub(super) async fn edit<P: Shown>(visit: Visit) -> Result<Reply> {
    let (kern, known) = find::<P>(&visit, &mut visit.read().await?).await?;
    let input = known.as_ref().map(as_input).unwrap_or_default();
    page::<P>(&visit, &kern, Form::new(&visit.page, P::FORM, input))
}

pub(super) async fn save<P: Shown>(visit: Visit) -> Result<Reply> {
    let (kern, known) = find::<P>(&visit, &mut visit.read().await?).await?;
    match Sent::from(&visit, P::FORM, put(&visit, &kern, known.as_ref()).await)? {
        Sent::Done(()) => Ok(back(&kern)),
        Sent::Wrong(form) => page::<P>(&visit, &kern, *form),
        Sent::Late => {
            let now = find::<P>(&visit, &mut visit.read().await?).await?.1.ok_or(Error::NotFound)?;
            let choices = P::choices(&visit);
            let words = |field: &str, value: &str| {
                let chosen = choices.iter().find(|one| one.value == value && field == P::FIELDS[0]);
                chosen.map_or_else(|| visit.in_dutch(value), |choice| choice.label.clone())
            };
            let theirs = Theirs { fields: P::FIELDS, now: &as_input(&now), words: &words };
            let form = Form::late(&visit.page, P::FORM, visit.input.clone(), &theirs);
            Ok(page::<P>(&visit, &kern, form)?.status(StatusCode::CONFLICT))
        }
    }
}

async fn put<P: Shown>(visit: &Visit, kern: &Kern, known: Option<&P>) -> Result<()> {
    let ctx: &Ctx = &visit.ctx;
    let mut parser = Parser::new(&visit.input);
    let part = P::read(&mut parser, visit, kern, known);
    parser.finish()?;
    let permit = policy::describe(ctx, kern.clone())?;
    let version = known.map(|_| visit.input.get("versie").to_owned());
    commands::put(&visit.app.db, ctx, permit, version, part).await
}

pub(super) async fn remove<P: Shown>(visit: Visit) -> Result<Reply> {
    let (kern, _) = find::<P>(&visit, &mut visit.read().await?).await?;
    let id = id(&visit)?.ok_or(Error::NotFound)?;
    let permit = policy::describe(&visit.ctx, kern.clone())?;
    commands::remove::<P>(&visit.app.db, &visit.ctx, permit, id).await?;
    Ok(back(&kern))
}
