// SPDX-License-Identifier: EUPL-1.2
//! `/mijn`: what Brink keeps about me, and what I can do with it.

use askama::Template;
use kernel::{Error, Invalid, Locale, Result, Role, Timestamp};
use web::form::Choice;
use web::{Form, Input, Page, Panel, Parser, Reply, Visit, Words, session};

use super::absence;
use super::login::no_session;
use super::words::{Places, mistakes};
use crate::store::right::RightRow;
use crate::store::{person, right, session as sessions};
use crate::{export, own, policy};

#[derive(Template)]
#[template(path = "mijn.html")]
struct MinePage {
    p: Page,
    form: Form,
    erase: Form,
    languages: Vec<Choice>,
    email: String,
    label: String,
    roles: Vec<RoleLine>,
    /// Whether somebody could take over from the reader.
    can_be_away: bool,
    /// When they are away, and who takes over.
    away: Option<Words>,
    /// From whom they take over.
    covers: Vec<Words>,
    visits: Vec<VisitLine>,
    /// What the other slices show somebody about themselves.
    panels: Vec<Panel>,
}

struct RoleLine {
    role: String,
    places: String,
}

struct VisitLine {
    since: Timestamp,
    last: Timestamp,
    here: bool,
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    Reply::page(&mine_page(&visit, None, Invalid::default()).await?)
}

/// The page as it is, or with the form `typed` and what is wrong in one of its forms.
async fn mine_page(visit: &Visit, typed: Option<Input>, errors: Invalid) -> Result<MinePage> {
    let (tenant, permit) = (visit.ctx.tenant, policy::own(&visit.ctx)?);
    let mut conn = visit.read().await?;
    let row = person::by_id(&mut conn, tenant, *permit.subject()).await?.ok_or(Error::NotFound)?;
    let rights = right::of_person(&mut conn, tenant, row.id).await?;
    let places = Places::of(visit, &mut conn).await?;
    let visits = sessions::of_person(&mut conn, tenant, row.id, visit.ctx.now()).await?;
    let away = absence::own_words(visit, &mut conn, row.id).await?;
    let covers = absence::covered_words(visit, &mut conn, row.id).await?;
    let mut panels = Vec::new();
    for slice in &visit.app.slices {
        panels.extend(slice.own_panels(visit, &mut conn).await?);
    }
    panels.sort_by_key(|panel| panel.order);
    let here = visit.signed.as_ref().map(|signed| signed.session.clone()).unwrap_or_default();
    let mut p = visit.titled(visit.t("mijn-titel"));
    p.wrong = !errors.0.is_empty();
    let stored = Input::from_pairs([("naam", row.name), ("taal", row.language)]);
    let (mut mine, mut erase) = (Invalid::default(), Invalid::default());
    for error in errors.0 {
        let form = if error.field == "zeker" { &mut erase } else { &mut mine };
        form.0.push(error);
    }
    Ok(MinePage {
        form: Form::wrong(&p, "mijn", typed.unwrap_or(stored), mine),
        erase: Form::wrong(&p, "wissen", Input::default(), erase),
        languages: Locale::ALL
            .map(|locale| Choice::new(locale, visit.t_of(&["taal-", locale.code()])))
            .into(),
        email: row.email.unwrap_or_default(),
        label: row.label,
        roles: role_lines(visit, &places, &rights),
        can_be_away: visit.may(&policy::SET_ABSENCE),
        away,
        covers,
        visits: visits
            .into_iter()
            .map(|v| VisitLine { since: v.created_at, last: v.last_seen_at, here: v.token_hash == here })
            .collect(),
        panels,
        p,
    })
}

/// One line per role, with the names of all places where it holds.
fn role_lines(page: &Page, places: &Places, rights: &[RightRow]) -> Vec<RoleLine> {
    let grants: Vec<_> = rights.iter().filter_map(RightRow::grant).collect();
    let line = |role: &Role| {
        let mut names: Vec<String> = grants
            .iter()
            .filter(|grant| grant.role == *role)
            .map(|grant| places.words(page, grant.scope))
            .collect();
        names.sort_unstable();
        (!names.is_empty()).then(|| RoleLine { role: page.role(*role), places: names.join(", ") })
    };
    Role::ALL.iter().filter_map(line).collect()
}

pub(crate) async fn save(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let name = parser.text("naam", 0, 80);
    let language = parser.choice("taal", |code| code.parse::<Locale>().ok());
    if let Err(errors) = mistakes(parser.finish())? {
        return Reply::invalid(&mine_page(&visit, Some(visit.input.clone()), errors).await?);
    }
    let language = language.unwrap_or_default();
    own::rename(&visit.app, &visit.ctx, policy::own(&visit.ctx)?, name, language).await?;
    let secure = visit.app.setup.secure_cookies;
    let cookie = session::cookie("taal", language.code(), 31_536_000, secure);
    Ok(Reply::see("/mijn").saying("melding-bewaard").cookie(cookie))
}

pub(crate) async fn download(visit: Visit) -> Result<Reply> {
    let permit = policy::own(&visit.ctx)?;
    let mut conn = visit.read().await?;
    let all = export::collect(&visit, &mut conn, &permit).await?;
    Ok(Reply::json(&all)?.download("mijn-gegevens.json"))
}

pub(crate) async fn leave_elsewhere(visit: Visit) -> Result<Reply> {
    let here = visit.signed.as_ref().map(|signed| signed.session.clone()).unwrap_or_default();
    own::leave_elsewhere(&visit.app, policy::own(&visit.ctx)?, here).await?;
    Ok(Reply::see("/mijn").saying("melding-elders-uitgelogd"))
}

pub(crate) async fn erase(visit: Visit) -> Result<Reply> {
    let permit = policy::own(&visit.ctx)?;
    if !Parser::new(&visit.input).ticked("zeker") {
        let errors = Invalid::field("zeker", "wissen-eerst");
        return Reply::invalid(&mine_page(&visit, None, errors).await?);
    }
    own::erase(&visit.app, &visit.ctx, permit).await?;
    Ok(Reply::see("/").saying("melding-gewist").cookie(no_session(&visit)))
}
