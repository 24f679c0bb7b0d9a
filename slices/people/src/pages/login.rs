// SPDX-License-Identifier: EUPL-1.2
//! `/inloggen`: the form, the code, the link, the buttons of a demo; `/uitloggen`.

use askama::Template;
use axum::http::StatusCode;
use kernel::{Actor, Error, Invalid, PersonId, Result, Role};
use web::{Brake, Form, Input, Page, Parser, Reply, Visit, session};

use super::words::{Places, mistakes};
use crate::login::{self, Asked, Entered, Typed};
use crate::model;
use crate::store::login::AttemptId;
use crate::store::right::RightRow;
use crate::store::{person, right};

#[derive(Template)]
#[template(path = "inloggen.html")]
struct LoginPage {
    p: Page,
    form: Form,
    groups: Vec<Group>,
    back: String,
    link_over: bool,
    /// A form was sent after the session ended, and is not stored.
    not_stored: bool,
}

/// The people of a demo who have the same role.
struct Group {
    role: String,
    people: Vec<Button>,
}

struct Button {
    id: PersonId,
    name: String,
    places: String,
}

#[derive(Template)]
#[template(path = "inlogcode.html")]
struct CodePage {
    p: Page,
    form: Form,
    over: bool,
    back: String,
}

#[derive(Template)]
#[template(path = "inloglink.html")]
struct LinkPage {
    p: Page,
    back: String,
}

/// Where to go after logging in, when it is a path of this site.
fn back(input: &Input) -> String {
    model::local_path(input.get("verder")).unwrap_or_default().to_owned()
}

fn offers_buttons(page: &Page) -> bool {
    page.app.setup.demo_login && page.place.row.demo
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    let back = back(&visit.query);
    if visit.is_signed_in() && !offers_buttons(&visit) {
        return Ok(Reply::see(if back.is_empty() { "/mijn".to_owned() } else { back }));
    }
    let input = Input::from_pairs([("verder", back)]);
    let page = login_page(&visit, input, Invalid::default(), false).await?;
    Reply::page(&page)
}

async fn login_page(visit: &Visit, input: Input, errors: Invalid, link_over: bool) -> Result<LoginPage> {
    let mut p = visit.titled(visit.t("inloggen-titel"));
    p.wrong = !errors.0.is_empty();
    let groups = if offers_buttons(visit) { groups(visit).await? } else { Vec::new() };
    let back = back(&input);
    let form = Form::wrong(&p, "inloggen", input, errors);
    let not_stored = !visit.query.get("niet-bewaard").is_empty();
    Ok(LoginPage { p, form, groups, back, link_over, not_stored })
}

/// The people of the demo by their first role, in the order of the roles.
async fn groups(visit: &Visit) -> Result<Vec<Group>> {
    let mut conn = visit.read().await?;
    let people = person::of_demo(&mut conn, visit.ctx.tenant).await?;
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let rights = right::of_people(&mut conn, visit.ctx.tenant, &ids).await?;
    let places = Places::of(visit, &mut conn).await?;
    let mut groups: Vec<(Role, Group)> = Vec::new();
    for person in people {
        let own: Vec<_> =
            rights.iter().filter(|row| row.person_id == person.id).filter_map(RightRow::grant).collect();
        let role = own.iter().map(|grant| grant.role).max().unwrap_or(Role::Resident);
        let limited = own.iter().filter(|grant| grant.role == role && grant.scope != kernel::Scope::All);
        let mut names: Vec<String> = limited.map(|grant| places.words(visit, grant.scope)).collect();
        names.sort_unstable();
        let button = Button { id: person.id, name: person.name, places: names.join(", ") };
        match groups.iter_mut().find(|(known, _)| *known == role) {
            Some((_, group)) => group.people.push(button),
            None => groups.push((role, Group { role: visit.role(role), people: vec![button] })),
        }
    }
    groups.sort_by_key(|(role, _)| *role);
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

pub(crate) async fn ask(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let email = parser.email("email");
    if let Err(errors) = mistakes(parser.finish())? {
        return Reply::invalid(&login_page(&visit, visit.input.clone(), errors, false).await?);
    }
    let back = back(&visit.input);
    let verder = Some(back.clone()).filter(|back| !back.is_empty());
    let asked = match braked(&visit, &email) {
        Ok(()) => login::ask(&visit, email, verder).await,
        Err(error) => Err(error),
    };
    match asked {
        Ok(Asked::Mailed(attempt)) => Ok(Reply::see(code_address(attempt, &back))),
        Ok(Asked::Before(attempt)) => {
            Ok(Reply::see(code_address(attempt, &back)).saying("melding-mail-onderweg"))
        }
        Ok(Asked::Busy(attempt)) => {
            Ok(Reply::see(code_address(attempt, &back)).saying("melding-inloggen-druk"))
        }
        Err(Error::Throttled(_)) => {
            let errors = Invalid::field("email", "inloggen-te-vaak");
            let page = login_page(&visit, visit.input.clone(), errors, false).await?;
            Ok(Reply::invalid(&page)?.status(StatusCode::TOO_MANY_REQUESTS))
        }
        Err(other) => Err(other),
    }
}

/// Brakes a visitor who asks for mail to the same address again and again. Others may still ask.
fn braked(visit: &Visit, email: &str) -> Result<()> {
    let Some(asker) = visit.asker else { return Ok(()) };
    let brake = Brake { name: "people.login", most: model::ASKS_PER_HOUR, seconds: 3_600 };
    visit.app.brake(brake, (visit.ctx.tenant.uuid(), email, asker), visit.ctx.now())
}

fn code_address(attempt: AttemptId, back: &str) -> String {
    let input = Input::from_pairs([("poging", attempt.to_string()), ("verder", back.to_owned())]);
    format!("/inloggen/code?{}", input.query_with("", ""))
}

pub(crate) async fn show_code(visit: Visit) -> Result<Reply> {
    // The address names one attempt.
    Ok(Reply::page(&code_page(&visit, visit.query.clone(), Invalid::default(), false))?.unkept())
}

fn code_page(visit: &Visit, input: Input, errors: Invalid, over: bool) -> CodePage {
    let mut p = visit.titled(visit.t("inlogcode-titel")).crumb(visit.t("inloggen-titel"), "/inloggen");
    p.wrong = over || !errors.0.is_empty();
    let back = back(&input);
    CodePage { form: Form::wrong(&p, "inlogcode", input, errors), p, over, back }
}

pub(crate) async fn take_code(visit: Visit) -> Result<Reply> {
    let typed = model::digits(visit.input.get("code"));
    if typed.len() != 6 || !typed.chars().all(|c| c.is_ascii_digit()) {
        let errors = Invalid::field("code", "inlogcode-zes");
        return Reply::invalid(&code_page(&visit, visit.input.clone(), errors, false));
    }
    let typed = match visit.input.get("poging").parse::<AttemptId>() {
        Ok(attempt) => login::by_code(&visit.app.db, &visit.ctx, attempt, typed).await?,
        Err(_) => Typed::Over,
    };
    match typed {
        Typed::Entered(entered) => welcome(&visit, &entered).await,
        Typed::Wrong => {
            let errors = Invalid::field("code", "inlogcode-fout");
            Reply::invalid(&code_page(&visit, visit.input.clone(), errors, false))
        }
        Typed::Over => Reply::invalid(&code_page(&visit, visit.input.clone(), Invalid::default(), true)),
    }
}

/// Shows a button only: programs that check mail for dangers open its links.
pub(crate) async fn show_link(visit: Visit) -> Result<Reply> {
    session::from_text(visit.param("sleutel")).ok_or(Error::NotFound)?;
    let p = visit.titled(visit.t("inloglink-titel")).crumb(visit.t("inloggen-titel"), "/inloggen");
    Ok(Reply::page(&LinkPage { p, back: back(&visit.query) })?.unkept())
}

pub(crate) async fn take_link(visit: Visit) -> Result<Reply> {
    let token = session::from_text(visit.param("sleutel")).ok_or(Error::NotFound)?;
    match login::by_link(&visit.app.db, &visit.ctx, token).await? {
        Some(entered) => welcome(&visit, &entered).await,
        None => {
            let input = Input::from_pairs([("verder", back(&visit.input))]);
            Reply::invalid(&login_page(&visit, input, Invalid::default(), true).await?)
        }
    }
}

pub(crate) async fn take_button(visit: Visit) -> Result<Reply> {
    if !offers_buttons(&visit) {
        return Err(Error::NotFound);
    }
    let person: PersonId = visit.input.get("persoon").parse().map_err(|_| Error::NotFound)?;
    let entered = login::by_button(&visit.app.db, &visit.ctx, person).await?;
    welcome(&visit, &entered).await
}

/// Where somebody begins who comes back and asked for no page: at their work, when they have any, at
/// what is not done for who sits on the council, or at the one thing that they manage.
fn start(page: &Page, actor: &Actor) -> &'static str {
    let first = if actor.has(Role::Councillor) { "/uitvoering" } else { "/werk" };
    let mut doors = page.app.menu.iter().filter(|item| actor.may_somewhere(item.rule));
    if let Some(door) = doors.find(|item| item.href == first) {
        return door.href;
    }
    let mut doors = page.app.admin.iter().filter(|item| actor.may_somewhere(item.rule));
    match (doors.next(), doors.next()) {
        (None, _) => "/",
        (Some(only), None) => only.href,
        (Some(_), Some(_)) => "/beheer",
    }
}

/// Gives the cookie, ends the session that was there before, and leads on.
async fn welcome(visit: &Visit, entered: &Entered) -> Result<Reply> {
    if let Some(before) = &visit.signed {
        login::leave(&visit.app.db, &visit.ctx, before.session.clone()).await?;
    }
    let secure = visit.app.setup.secure_cookies;
    let token = session::to_text(&entered.token);
    let cookie = session::cookie(session::cookie_name(secure), &token, entered.seconds, secure);
    let back = back(&visit.input);
    let reply = match (back.is_empty(), entered.new) {
        (false, _) => Reply::see(back),
        (true, true) => Reply::see("/mijn").saying("melding-welkom"),
        (true, false) => Reply::see(start(visit, &entered.actor)),
    };
    // From here on the pages are in the language that they chose, on this device too.
    let language = session::cookie("taal", &entered.language, 31_536_000, secure);
    Ok(reply.cookie(cookie).cookie(language))
}

pub(crate) async fn leave(visit: Visit) -> Result<Reply> {
    if let Some(signed) = &visit.signed {
        login::leave(&visit.app.db, &visit.ctx, signed.session.clone()).await?;
    }
    Ok(Reply::see("/").saying("melding-uitgelogd").cookie(no_session(&visit)))
}

/// Takes the session cookie away.
pub(crate) fn no_session(page: &Page) -> String {
    let secure = page.app.setup.secure_cookies;
    session::cookie(session::cookie_name(secure), "", 0, secure)
}
