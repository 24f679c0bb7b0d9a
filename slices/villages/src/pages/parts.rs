// SPDX-License-Identifier: EUPL-1.2
//! Beheer of what hangs on a kern: contacts and channels.

use askama::Template;
use db::Conn;
use kernel::{Ctx, Error, Result};
use uuid::Uuid;
use web::form::Choice;
use web::{Form, Input, Page, Parser, Reply, Visit, url};

use super::conflict::{self, Versions};
use super::manage::under;
use super::{NEW, opt_email, opt_link, or_empty, the_kern};
use crate::commands::CHANGED;
use crate::commands::kern::{
    channel_mark, contact_mark, put_channel, put_contact, remove_channel as drop_channel,
    remove_contact as drop_contact,
};
use crate::model::{Channel, ChannelKind, Contact, Kern, Office};
use crate::{policy, store};

const CONTACT: &str = "contact";
const CHANNEL: &str = "kanaal";

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

/// The kern of the address, when the actor may describe it.
async fn own_kern(visit: &Visit, conn: &mut Conn) -> Result<Kern> {
    let kern = the_kern(conn, &visit.ctx, visit.param("kern")).await?;
    policy::describe(&visit.ctx, kern.clone())?;
    Ok(kern)
}

/// The id of the address; none for something new.
fn id(visit: &Visit) -> Result<Option<Uuid>> {
    match visit.param("id") {
        NEW => Ok(None),
        id => Ok(Some(id.parse().map_err(|_| Error::NotFound)?)),
    }
}

fn page(visit: &Visit, kern: &Kern, form: Form, part: &'static str) -> Result<Reply> {
    let known = visit.param("id") != NEW;
    let title = visit.t_of(&[part, if known { "-titel" } else { "-nieuw" }]);
    let choices = match part {
        CONTACT => offices(visit),
        _ => ChannelKind::ALL
            .iter()
            .map(|k| Choice::new(k.code(), visit.t_of(&["kanaal-", k.code()])))
            .collect(),
    };
    let wrong = form.is_wrong();
    let p = Page { wrong, ..under(&visit.titled(title), kern) };
    let template = PartPage { p, form, is_contact: part == CONTACT, choices, known };
    if wrong { Reply::invalid(&template) } else { Reply::page(&template) }
}

fn offices(page: &Page) -> Vec<Choice> {
    Office::ALL.iter().map(|office| Choice::new(office.code(), page.role(office.role()))).collect()
}

fn back(kern: &Kern) -> Reply {
    Reply::see(url("/beheer/kernen/{kern}", &[&kern.slug])).saying("melding-wijziging-bewaard")
}

/// The page again when something is wrong, or both versions when somebody else was first.
fn mend(
    visit: &Visit,
    kern: &Kern,
    part: &'static str,
    fields: &[&'static str],
    now: Option<Input>,
    error: Error,
) -> Result<Reply> {
    let form = |errors| Form::wrong(&visit.page, part, visit.input.clone(), errors);
    match (error, now) {
        (Error::Invalid(errors), _) => page(visit, kern, form(errors), part),
        (Error::Conflict(CHANGED), Some(now)) => {
            let version = now.get("versie").to_owned();
            let back = visit.path.clone();
            let versions = Versions { form: part, fields, now, sent: &visit.input, version, back };
            let p = under(&visit.titled(visit.t("conflict-titel")), kern);
            conflict::page(p, versions, |field, value| match field {
                "ambt" => offices(visit)
                    .into_iter()
                    .find(|o| o.value == value)
                    .map_or_else(String::new, |o| o.label),
                "soort" => visit.t_of(&["kanaal-", value]),
                _ => value.to_owned(),
            })
        }
        (error, _) => Err(error),
    }
}

async fn find_contact(conn: &mut Conn, ctx: &Ctx, kern: &Kern, id: Option<Uuid>) -> Result<Option<Contact>> {
    match id {
        None => Ok(None),
        Some(id) => {
            let found = store::contact::contact(conn, ctx.tenant, kern.id, id).await?;
            Ok(Some(found.ok_or(Error::NotFound)?))
        }
    }
}

fn contact_input(contact: &Contact) -> Input {
    Input::from_pairs([
        ("ambt", contact.office.code().to_owned()),
        ("naam", contact.label.clone()),
        ("telefoon", or_empty(&contact.phone)),
        ("email", or_empty(&contact.email)),
        ("spreekuur", or_empty(&contact.hours)),
        ("versie", contact_mark(contact)),
    ])
}

pub(super) async fn contact(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = own_kern(&visit, &mut conn).await?;
    let known = find_contact(&mut conn, &visit.ctx, &kern, id(&visit)?).await?;
    let input = known.as_ref().map(contact_input).unwrap_or_default();
    page(&visit, &kern, Form::new(&visit.page, CONTACT, input), CONTACT)
}

pub(super) async fn save_contact(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = own_kern(&visit, &mut conn).await?;
    let known = find_contact(&mut conn, &visit.ctx, &kern, id(&visit)?).await?;
    match try_contact(&visit, &kern, known.as_ref()).await {
        Ok(()) => Ok(back(&kern)),
        Err(error) => {
            let now = known.as_ref().map(contact_input);
            mend(&visit, &kern, CONTACT, &["ambt", "naam", "telefoon", "email", "spreekuur"], now, error)
        }
    }
}

async fn try_contact(visit: &Visit, kern: &Kern, known: Option<&Contact>) -> Result<()> {
    let (ctx, input) = (&visit.ctx, &visit.input);
    let mut parser = Parser::new(input);
    let contact = Contact {
        id: known.map_or_else(|| ctx.id::<Contact>().uuid(), |contact| contact.id),
        kern_id: kern.id,
        office: parser.choice("ambt", Office::parse).unwrap_or(Office::AreaOfficer),
        person_id: known.and_then(|contact| contact.person_id),
        label: parser.text("naam", 1, 120),
        phone: parser.opt_text("telefoon", 40),
        email: opt_email(&mut parser, input, "email"),
        hours: parser.opt_text("spreekuur", 200),
        example: known.is_some_and(|contact| contact.example),
    };
    parser.finish()?;
    let permit = policy::describe(ctx, kern.clone())?;
    let version = known.map(|_| input.get("versie").to_owned());
    put_contact(&visit.app.db, ctx, permit, version, contact).await
}

pub(super) async fn remove_contact(visit: Visit) -> Result<Reply> {
    let kern = own_kern(&visit, &mut visit.read().await?).await?;
    let id = id(&visit)?.ok_or(Error::NotFound)?;
    let permit = policy::describe(&visit.ctx, kern.clone())?;
    drop_contact(&visit.app.db, &visit.ctx, permit, id).await?;
    Ok(back(&kern))
}

async fn find_channel(conn: &mut Conn, ctx: &Ctx, kern: &Kern, id: Option<Uuid>) -> Result<Option<Channel>> {
    match id {
        None => Ok(None),
        Some(id) => {
            let found = store::contact::channel(conn, ctx.tenant, kern.id, id).await?;
            Ok(Some(found.ok_or(Error::NotFound)?))
        }
    }
}

fn channel_input(channel: &Channel) -> Input {
    Input::from_pairs([
        ("soort", channel.kind.code().to_owned()),
        ("naam", channel.name.clone()),
        ("adres", or_empty(&channel.url)),
        ("versie", channel_mark(channel)),
    ])
}

pub(super) async fn channel(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = own_kern(&visit, &mut conn).await?;
    let known = find_channel(&mut conn, &visit.ctx, &kern, id(&visit)?).await?;
    let input = known.as_ref().map(channel_input).unwrap_or_default();
    page(&visit, &kern, Form::new(&visit.page, CHANNEL, input), CHANNEL)
}

pub(super) async fn save_channel(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let kern = own_kern(&visit, &mut conn).await?;
    let known = find_channel(&mut conn, &visit.ctx, &kern, id(&visit)?).await?;
    match try_channel(&visit, &kern, known.as_ref()).await {
        Ok(()) => Ok(back(&kern)),
        Err(error) => {
            let now = known.as_ref().map(channel_input);
            mend(&visit, &kern, CHANNEL, &["soort", "naam", "adres"], now, error)
        }
    }
}

async fn try_channel(visit: &Visit, kern: &Kern, known: Option<&Channel>) -> Result<()> {
    let (ctx, input) = (&visit.ctx, &visit.input);
    let mut parser = Parser::new(input);
    let channel = Channel {
        id: known.map_or_else(|| ctx.id::<Channel>().uuid(), |channel| channel.id),
        kern_id: kern.id,
        kind: parser.choice("soort", ChannelKind::parse).unwrap_or(ChannelKind::Other),
        name: parser.text("naam", 1, 120),
        url: opt_link(&mut parser, "adres"),
        example: known.is_some_and(|channel| channel.example),
    };
    parser.finish()?;
    let permit = policy::describe(ctx, kern.clone())?;
    let version = known.map(|_| input.get("versie").to_owned());
    put_channel(&visit.app.db, ctx, permit, version, channel).await
}

pub(super) async fn remove_channel(visit: Visit) -> Result<Reply> {
    let kern = own_kern(&visit, &mut visit.read().await?).await?;
    let id = id(&visit)?.ok_or(Error::NotFound)?;
    let permit = policy::describe(&visit.ctx, kern.clone())?;
    drop_channel(&visit.app.db, &visit.ctx, permit, id).await?;
    Ok(back(&kern))
}
