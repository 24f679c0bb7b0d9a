// SPDX-License-Identifier: EUPL-1.2
//! To begin and to stop following by e-mail.

use askama::Template;
use db::Conn;
use kernel::{Error, Result};
use web::form::Choice;
use web::{Form, Input, Page, Panel, Reply, Visit, Words};

use super::current_kern;
use crate::follow::{self, Frequency, Stop, Subject};
use crate::model::Kern;
use crate::store::follower::{self as store, Follower};
use crate::{crumbs, kern_href, policy};

/// Below what somebody contributed.
const OWN_ORDER: u16 = 50;

#[derive(Template)]
#[template(path = "villages/follow.html")]
struct FormPage {
    p: Page,
    form: Form,
    how_often: Vec<Choice>,
    action: String,
}

/// The page with only the form to follow a subject; `form` may hold what has to be mended.
pub(crate) fn form_page(page: Page, subject: &Subject, form: Form) -> Result<Reply> {
    let wrong = form.is_wrong();
    let words = Subject::words(&page, subject.kind, &subject.name);
    let page = Page { wrong, ..page.titled(page.say("volgen-titel", "wat", words)) };
    let template = FormPage { how_often: how_often_choices(&page), action: page.path.clone(), form, p: page };
    if wrong { Reply::invalid(&template) } else { Reply::page(&template) }
}

#[derive(Template)]
#[template(path = "villages/follow_panel.html")]
struct FollowPanel<'f> {
    p: &'f Page,
    name: Words,
    form: Form,
    how_often: Vec<Choice>,
    action: &'f str,
}

/// The block with which a page offers to follow its subject.
pub(crate) fn panel(page: &Page, name: Words, action: &str) -> String {
    let form = Form::new(page, "volgen", Input::from_pairs([("hoe-vaak", "weekly".to_owned())]));
    let panel = FollowPanel { p: page, name, form, how_often: how_often_choices(page), action };
    panel.render().unwrap_or_default()
}

/// How often one can get mail.
pub(crate) fn how_often_choices(page: &Page) -> Vec<Choice> {
    let choice = |often: &Frequency| Choice::new(often.code(), page.t_of(&["hoe-vaak-", often.code()]));
    Frequency::ALL.iter().map(choice).collect()
}

fn subject(kern: &Kern) -> Subject {
    Subject { kind: "kern", id: kern.id.uuid(), name: kern.name.clone(), href: kern_href(&kern.slug) }
}

pub(super) async fn form(visit: Visit) -> Result<Reply> {
    let kern = current_kern(&mut visit.read().await?, &visit.ctx, visit.param("kern")).await?;
    let form = Form::new(&visit.page, "volgen", Input::default());
    form_page(crumbs(visit.page.clone(), &kern), &subject(&kern), form)
}

pub(super) async fn send(visit: Visit) -> Result<Reply> {
    let kern = current_kern(&mut visit.read().await?, &visit.ctx, visit.param("kern")).await?;
    let page = crumbs(visit.page.clone(), &kern);
    follow::take(&visit, page, subject(&kern)).await
}

#[derive(Template)]
#[template(path = "villages/confirm.html")]
struct ConfirmPage {
    p: Page,
    intro: Words,
    /// Where one stops, when the link was used before.
    stop: Option<String>,
}

/// Only the button confirms: programs that look into mails follow links too. Who follows is no part
/// of the municipality's version, so this page and [`stop_page`] are kept by nobody.
pub(super) async fn confirm_page(visit: Visit) -> Result<Reply> {
    let mut conn = visit.read().await?;
    let follower = follow::asked_by(&mut conn, &visit.ctx, visit.param("token")).await?;
    let what = follower.named(&visit);
    let email = [("email", follower.email.into())];
    let (title, intro, stop) = match follower.confirmed_at {
        None => ("volgen-bevestig-titel", "volgen-bevestig-uitleg", None),
        Some(_) => {
            let stop = web::url("/volgen/{token}/stoppen", &[&follower.stop_token]);
            ("volgen-al-titel", "volgen-al-uitleg", Some(stop))
        }
    };
    let intro = visit.say_with(intro, &email, "wat", &what);
    let page = visit.titled(visit.say(title, "wat", what));
    Ok(Reply::page(&ConfirmPage { p: page, intro, stop })?.unkept())
}

pub(super) async fn confirm(visit: Visit) -> Result<Reply> {
    let follower = follow::confirm(&visit.page, visit.param("token")).await?;
    Ok(Reply::see(follower.subject_href).saying("melding-volgen-bevestigd"))
}

#[derive(Template)]
#[template(path = "villages/stop.html")]
struct StopPage {
    p: Page,
    base: String,
    followed: Vec<Follower>,
    form: Form,
    how_often: Vec<Choice>,
}

/// What the holder of this link follows. When that is nothing any more, the page says so: a link
/// that was used before is no mistake.
pub(super) async fn stop_page(visit: Visit) -> Result<Reply> {
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let token = visit.param("token");
    let holder = store::by_stop(&mut conn, tenant, token).await?;
    let followed = match &holder {
        Some(holder) => store::of_email(&mut conn, tenant, &holder.email).await?,
        None => Vec::new(),
    };
    let often = holder.map(|holder| holder.frequency.code().to_owned()).unwrap_or_default();
    let page = visit.titled(visit.t("volgen-stop-titel"));
    let template = StopPage {
        base: web::url("/volgen/{token}", &[&token]),
        form: Form::new(&page, "volgen", Input::from_pairs([("hoe-vaak", often)])),
        how_often: how_often_choices(&page),
        p: page,
        followed,
    };
    Ok(Reply::page(&template)?.unkept())
}

/// Mail programs send this without a page before it (RFC 8058); people by a button.
pub(super) async fn stop(visit: Visit) -> Result<Reply> {
    let only = visit.input.get("alleen");
    let what = match only {
        "" => Stop::All,
        id => Stop::One(id.parse().map_err(|_| Error::NotFound)?),
    };
    follow::stop(&visit.page, visit.param("token"), what).await?;
    let back = match what {
        Stop::All => "/".to_owned(),
        Stop::One(_) => web::url("/volgen/{token}/stoppen", &[&visit.param("token")]),
    };
    Ok(Reply::see(back).saying("melding-volgen-gestopt"))
}

pub(super) async fn how_often(visit: Visit) -> Result<Reply> {
    let mut parser = web::Parser::new(&visit.input);
    let often = parser.choice("hoe-vaak", Frequency::parse);
    parser.finish()?;
    let often = often.unwrap_or(Frequency::Weekly);
    follow::set_frequency(&visit.page, visit.param("token"), often).await?;
    let back = web::url("/volgen/{token}/stoppen", &[&visit.param("token")]);
    Ok(Reply::see(back).saying("melding-wijziging-bewaard"))
}

#[derive(Template)]
#[template(path = "villages/own_follows.html")]
struct OwnFollows<'f> {
    p: &'f Page,
    /// Where one changes how often.
    manage: String,
    followed: Vec<Follower>,
}

/// What somebody who is signed in follows, for their own page; nothing when they follow nothing.
pub(crate) async fn own_panel(page: &Page, conn: &mut Conn) -> Result<Vec<Panel>> {
    let (tenant, own) = (page.ctx.tenant, policy::follow_own(&page.ctx)?);
    let Some(account) = people::contact(conn, tenant, *own.subject()).await? else { return Ok(Vec::new()) };
    let followed = store::of_email(conn, tenant, &account.email).await?;
    let Some(first) = followed.first() else { return Ok(Vec::new()) };
    let manage = web::url("/volgen/{token}/stoppen", &[&first.stop_token]);
    let html = OwnFollows { p: page, manage, followed }.render().map_err(Error::internal)?;
    Ok(vec![Panel { order: OWN_ORDER, html }])
}

pub(super) async fn stop_own(visit: Visit) -> Result<Reply> {
    let own = policy::follow_own(&visit.ctx)?;
    follow::own::stop(&visit.page, own, visit.param_as("id")?).await?;
    Ok(Reply::see("/mijn").saying("melding-volgen-gestopt"))
}
