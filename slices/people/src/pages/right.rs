// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/rechten/{recht}`: one right, in force or withdrawn; withdraw it.

use askama::Template;
use kernel::{Error, Invalid, PersonId, Result, Role};
use web::form::Theirs;
use web::{Form, Input, Page, Parser, Reply, Visit, Words};

use super::rights::{Ended, Line, givers, is_shown};
use super::words::Places;
use crate::store::right::{self, RightId};
use crate::{policy, rights};

const FORM: &str = "intrekken";

#[derive(Template)]
#[template(path = "recht.html")]
struct RightPage {
    p: Page,
    id: RightId,
    /// None when they were erased.
    person: Option<PersonId>,
    /// Heading and value.
    facts: Vec<(&'static str, Words)>,
    /// Whether it still can be withdrawn.
    in_force: bool,
    form: Form,
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    Reply::page(&right_page(&visit, Input::default(), Invalid::default()).await?)
}

async fn right_page(visit: &Visit, input: Input, errors: Invalid) -> Result<RightPage> {
    let mut conn = visit.read().await?;
    let found = right::by_id(&mut conn, visit.ctx.tenant, visit.param_as("recht")?).await?;
    let row = found.ok_or(Error::NotFound)?;
    let places = Places::of(visit, &mut conn).await?;
    let labels = givers(&mut conn, visit, std::slice::from_ref(&row)).await?;
    let line = Line::new(visit, &places, &labels, row);
    let mut p = visit
        .titled(visit.t2("recht-titel", "rol", &line.role, "wie", &line.who))
        .crumb(visit.t("beheer-titel"), "/beheer")
        .crumb(visit.t("beheer-rechten"), "/beheer/rechten");
    p.wrong = !errors.0.is_empty();
    let form = match &line.ended {
        Some(ended) if p.wrong => late(visit, &p, input, ended),
        _ => Form::wrong(&p, FORM, input, errors),
    };
    let since = visit.moment(&line.since);
    let mut facts = vec![
        ("wie", line.who.into()),
        ("functie", visit.in_dutch(line.label)),
        ("email", line.email.into()),
        ("rol", line.role.into()),
        ("waar", line.place.into()),
        ("sinds", since.into()),
        ("door", line.by),
        ("reden", visit.in_dutch(line.reason)),
    ];
    let in_force = line.ended.is_none();
    if let Some(ended) = line.ended {
        facts.push(("ingetrokken", visit.moment(&ended.at).into()));
        facts.push(("ingetrokken-door", ended.by));
        facts.push(("ingetrokken-reden", visit.in_dutch(ended.reason)));
    }
    Ok(RightPage { form, p, id: line.id, person: line.person, facts, in_force })
}

/// The reason of whoever was first beside the one that was typed.
fn late(visit: &Visit, p: &Page, input: Input, ended: &Ended) -> Form {
    let now = Input::from_pairs([("reden", ended.reason.clone())]);
    let words = |_: &str, value: &str| visit.in_dutch(value);
    let theirs = Theirs { fields: &["reden"], now: &now, words: &words };
    let why = format!("{} {}", visit.t("rechten-al-ingetrokken"), visit.t("conflict-voorbij"));
    Form::late_as(p, FORM, input, &theirs, &why)
}

pub(crate) async fn withdraw(visit: Visit) -> Result<Reply> {
    match try_withdraw(&visit).await {
        Ok(true) => Ok(Reply::see("/beheer/rechten").saying("melding-ambt-ingetrokken")),
        Ok(false) => Ok(Reply::see("/beheer/rechten").saying("melding-recht-ingetrokken")),
        Err(Error::Invalid(errors)) => {
            Reply::invalid(&right_page(&visit, visit.input.clone(), errors).await?)
        }
        Err(Error::Conflict(key)) => {
            let errors = Invalid::field("reden", key);
            Reply::late(&right_page(&visit, visit.input.clone(), errors).await?)
        }
        Err(other) => Err(other),
    }
}

/// Whether the page of a kern shows who held the role.
async fn try_withdraw(visit: &Visit) -> Result<bool> {
    let permit = {
        let mut conn = visit.read().await?;
        policy::withdraw(&visit.ctx, &mut conn, visit.param_as("recht")?).await?
    };
    let mut parser = Parser::new(&visit.input);
    let reason = parser.text("reden", 3, 300);
    parser.finish()?;
    let was_shown = Role::parse(&permit.subject().role).is_some_and(is_shown);
    rights::withdraw(&visit.app, &visit.ctx, vec![permit], reason).await?;
    Ok(was_shown)
}
