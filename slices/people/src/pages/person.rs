// SPDX-License-Identifier: EUPL-1.2
//! `/beheer/rechten/persoon/{persoon}`: everything about one person that an administrator manages:
//! name and function, every right that they hold or held, and several withdrawn at once.

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, PersonId, Result, Role};
use web::form::{Choice, Theirs};
use web::{Form, Input, Page, Parser, Reply, Visit, session};

use super::log::mark_of;
use super::rights::{Line, givers};
use super::words::{Places, mistakes};
use crate::directory::Labels;
use crate::store::person::{self, PersonRow};
use crate::store::right::{self, RightId, RightRow};
use crate::{model, policy, rights};

const FIELDS: [&str; 2] = ["naam", "functie"];

#[derive(Template)]
#[template(path = "persoon.html")]
struct PersonPage {
    p: Page,
    id: PersonId,
    email: String,
    mark: String,
    since: String,
    last: Option<String>,
    form: Form,
    withdraw: Form,
    /// The rights that can be withdrawn.
    held: Vec<Choice>,
    ended: Vec<Line>,
    /// Whether somebody could take over from them.
    can_be_away: bool,
}

/// What was sent to one of the forms of the page, and what became of it.
enum Sent {
    /// Nothing: the page as it is.
    Nothing,
    /// Name and function, with what has to be mended.
    Described(Input, Invalid),
    /// The same, when somebody else was first.
    Late(Input),
    /// Rights to withdraw, with what has to be mended.
    Withdrawn(Input, Invalid),
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    Reply::page(&person_page(&visit, Sent::Nothing).await?)
}

/// A mark of name and function together: tells whether somebody changed them since.
fn version(row: &PersonRow) -> String {
    let both = format!("{}\0{}", row.name, row.label);
    session::to_text(&session::hash(both.as_bytes())[..8])
}

fn stored(row: &PersonRow) -> Input {
    let values = [("naam", row.name.clone()), ("functie", row.label.clone()), ("versie", version(row))];
    Input::from_pairs(values)
}

/// The rights that can be withdrawn as choices, and those that were withdrawn.
async fn sorted_rights(
    visit: &Visit,
    conn: &mut Conn,
    rows: Vec<RightRow>,
) -> Result<(Vec<Choice>, Vec<Line>)> {
    let places = Places::of(visit, conn).await?;
    let labels = givers(conn, visit, &rows).await?;
    let (mut held, mut ended) = (Vec::new(), Vec::new());
    for right in rows {
        let is_operator = right.role == Role::Operator.code();
        let line = Line::new(visit, &places, &labels, right);
        if line.ended.is_some() {
            ended.push(line);
        } else if !is_operator {
            let words = [line.role, line.place, line.day].map(Into::into);
            let [role, place, day] = words;
            let args = [("rol", role), ("waar", place), ("dag", day), ("reden", line.reason.into())];
            held.push(Choice::new(line.id, visit.ta("persoon-recht-regel", &args)));
        }
    }
    Ok((held, ended))
}

/// The form of name and function: as it is, with mistakes, or below what somebody else made of it.
fn described(visit: &Visit, p: &Page, row: &PersonRow, sent: &Sent) -> Form {
    match sent {
        Sent::Described(input, errors) => Form::wrong(p, "persoon", input.clone(), errors.clone()),
        Sent::Late(input) => {
            let (now, words) = (stored(row), |_: &str, value: &str| visit.in_dutch(value));
            let theirs = Theirs { fields: &FIELDS, now: &now, words: &words };
            Form::late(p, "persoon", input.clone(), &theirs)
        }
        Sent::Nothing | Sent::Withdrawn(..) => Form::new(p, "persoon", stored(row)),
    }
}

/// The form of the rights. Without a script one link ticks all boxes: somebody who leaves may hold
/// dozens of rights.
fn withdrawing(visit: &Visit, p: &Page, held: &[Choice], sent: Sent) -> Form {
    match sent {
        Sent::Withdrawn(input, errors) => Form::wrong(p, "persoon-rechten", input, errors),
        _ if visit.query.get("alles").is_empty() => Form::new(p, "persoon-rechten", Input::default()),
        _ => {
            let all = held.iter().map(|choice| ("recht", choice.value.clone()));
            Form::new(p, "persoon-rechten", Input::from_pairs(all))
        }
    }
}

async fn person_page(visit: &Visit, sent: Sent) -> Result<PersonPage> {
    let mut conn = visit.read().await?;
    let id: PersonId = visit.param_as("persoon")?;
    let row = person::by_id(&mut conn, visit.ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    let rights = right::ever_of_person(&mut conn, visit.ctx.tenant, id).await?;
    let in_force = rights.iter().filter(|right| right.withdrawn_at.is_none());
    let can_be_away = !model::covered(&in_force.filter_map(RightRow::grant).collect::<Vec<_>>()).is_empty();
    let (held, ended) = sorted_rights(visit, &mut conn, rights).await?;
    let email = row.email.clone().unwrap_or_default();
    let who = if row.name.is_empty() { email.clone() } else { row.name.clone() };
    let mut p = visit
        .titled(who)
        .crumb(visit.t("beheer-titel"), "/beheer")
        .crumb(visit.t("beheer-rechten"), "/beheer/rechten");
    p.wrong = matches!(sent, Sent::Described(..) | Sent::Withdrawn(..));
    Ok(PersonPage {
        id,
        mark: mark_of(id),
        since: visit.short_day(visit.day_of(&row.created_at)),
        last: row.last_login_at.map(|at| visit.short_day(visit.day_of(&at))),
        form: described(visit, &p, &row, &sent),
        withdraw: withdrawing(visit, &p, &held, sent),
        email,
        held,
        ended,
        can_be_away,
        p,
    })
}

fn address(visit: &Visit) -> String {
    format!("/beheer/rechten/persoon/{}", visit.param("persoon"))
}

pub(crate) async fn save(visit: Visit) -> Result<Reply> {
    let permit = {
        let mut conn = visit.read().await?;
        policy::edit_person(&visit.ctx, &mut conn, visit.param_as("persoon")?).await?
    };
    let mut parser = Parser::new(&visit.input);
    let (name, label) = (parser.text("naam", 0, 80), parser.text("functie", 0, 80));
    if let Err(errors) = mistakes(parser.finish())? {
        let sent = Sent::Described(visit.input.clone(), errors);
        return Reply::invalid(&person_page(&visit, sent).await?);
    }
    let is_late = visit.input.get("versie") != version(permit.subject());
    let done = if is_late {
        Err(Error::Conflict("rechten-botsing"))
    } else {
        rights::describe(&visit.app, &visit.ctx, permit, name, label).await
    };
    match done {
        Ok(()) => Ok(Reply::see(address(&visit)).saying("melding-persoon-bewaard")),
        Err(Error::Conflict(_)) => Reply::late(&person_page(&visit, Sent::Late(visit.input.clone())).await?),
        Err(other) => Err(other),
    }
}

pub(crate) async fn withdraw(visit: Visit) -> Result<Reply> {
    let mut parser = Parser::new(&visit.input);
    let chosen: Vec<RightId> = parser.choices("recht", |id| id.parse().ok());
    if chosen.is_empty() {
        parser.wrong("recht", "persoon-rechten-leeg");
    }
    let reason = parser.text("reden", 3, 300);
    if let Err(errors) = mistakes(parser.finish())? {
        let sent = Sent::Withdrawn(visit.input.clone(), errors);
        return Reply::invalid(&person_page(&visit, sent).await?);
    }
    match try_withdraw(&visit, &chosen, reason).await {
        Ok(()) => Ok(Reply::see(address(&visit)).saying("melding-rechten-ingetrokken")),
        Err(Error::Conflict(key)) => {
            let errors = refused(&visit, visit.param_as("persoon")?, &chosen, key).await?;
            let sent = Sent::Withdrawn(visit.input.clone(), errors);
            Reply::late(&person_page(&visit, sent).await?)
        }
        Err(other) => Err(other),
    }
}

async fn try_withdraw(visit: &Visit, chosen: &[RightId], reason: String) -> Result<()> {
    let person: PersonId = visit.param_as("persoon")?;
    let mut permits = Vec::new();
    let mut conn = visit.read().await?;
    for id in chosen {
        let permit = policy::withdraw(&visit.ctx, &mut conn, *id).await?;
        if permit.subject().person_id != person {
            return Err(Error::NotFound);
        }
        permits.push(permit);
    }
    drop(conn);
    rights::withdraw(&visit.app, &visit.ctx, permits, reason).await
}

/// Why nothing was withdrawn: which of the chosen rights somebody else withdrew, or what else.
async fn refused(visit: &Visit, person: PersonId, chosen: &[RightId], key: &'static str) -> Result<Invalid> {
    let mut conn = visit.read().await?;
    let places = Places::of(visit, &mut conn).await?;
    let mut errors = Invalid::default();
    for id in chosen {
        let row = right::by_id(&mut conn, visit.ctx.tenant, *id).await?;
        if let Some(row) = row.filter(|row| row.person_id == person && row.withdrawn_at.is_some()) {
            let line = Line::new(visit, &places, &Labels::default(), row);
            let named = vec![("recht", format!("{}, {}", line.role, line.place))];
            errors.add_with("recht", "persoon-recht-al-ingetrokken", named);
        }
    }
    if errors.0.is_empty() {
        errors.add("recht", key);
    }
    Ok(errors)
}
