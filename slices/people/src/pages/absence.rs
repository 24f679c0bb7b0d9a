// SPDX-License-Identifier: EUPL-1.2
//! `/mijn/afwezig`, and the same about somebody else at `/beheer/rechten/persoon/{persoon}/afwezig`: when
//! somebody is away, and who takes over.

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, Permit, PersonId, Result};
use web::form::{Choice, Theirs};
use web::texts::Arg;
use web::{Form, Input, Page, Parser, Reply, Visit, Words, session};

use super::words::mistakes;
use crate::absence::{self, NewAbsence};
use crate::directory::{Holder, holders, labels};
use crate::model::MOST_ABSENT;
use crate::policy::{self, Away, EditAbsence};
use crate::store::absence::{self as store, AbsenceRow};
use crate::store::person;

const FORM: &str = "afwezig";
const FIELDS: [&str; 3] = ["van", "tot", "waarnemer"];

#[derive(Template)]
#[template(path = "afwezig.html")]
struct AbsencePage {
    p: Page,
    form: Form,
    colleagues: Vec<Choice>,
    /// Whether it is about the reader.
    own: bool,
    /// The absence that is known, in words, and the mark of it.
    known: Option<(Words, String)>,
    /// Whether it began.
    began: bool,
    href: String,
}

/// About whom the page is, and what is known.
struct Desk {
    permit: Permit<EditAbsence, Away>,
    known: Option<AbsenceRow>,
    colleagues: Vec<Choice>,
    /// Who it is, for an administrator.
    name: Option<String>,
}

impl Desk {
    /// About the reader, or about the person of the address.
    async fn read(visit: &Visit) -> Result<Self> {
        let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
        let (mut name, today) = (None, visit.ctx.today());
        let permit = if visit.param("persoon").is_empty() {
            policy::own_absence(&visit.ctx, &mut conn).await?
        } else {
            let id: PersonId = visit.param_as("persoon")?;
            let row = person::by_id(&mut conn, tenant, id).await?.ok_or(Error::NotFound)?;
            name = Some(if row.name.is_empty() { row.email.unwrap_or_default() } else { row.name });
            policy::absence_of(&visit.ctx, &mut conn, id).await?
        };
        let known = store::of_person(&mut conn, tenant, permit.subject().person, today).await?;
        let colleagues = colleagues(visit, &mut conn, permit.subject()).await?;
        Ok(Self { permit, known, colleagues, name })
    }

    fn href(&self) -> String {
        match &self.name {
            None => "/mijn/afwezig".to_owned(),
            Some(_) => format!("/beheer/rechten/persoon/{}/afwezig", self.permit.subject().person),
        }
    }

    /// Whether the form that was sent is about what is known now.
    fn is_late(&self, visit: &Visit) -> bool {
        visit.input.get("versie") != version(self.known.as_ref())
    }

    fn page(self, visit: &Visit, p: Page, form: Form) -> AbsencePage {
        let known = self.known.as_ref().map(|row| {
            let who = chosen(visit, &self.colleagues, &row.stand_in.to_string());
            let key = if self.name.is_none() { "afwezig-nu-u" } else { "afwezig-nu" };
            (visit.say_with(key, &days(visit, row), "wie", who), version(Some(row)))
        });
        AbsencePage {
            began: self.known.as_ref().is_some_and(|row| row.from_day <= visit.ctx.today()),
            own: self.name.is_none(),
            href: self.href(),
            colleagues: self.colleagues,
            known,
            form,
            p,
        }
    }

    fn titled(&self, visit: &Visit) -> Page {
        let Some(name) = &self.name else {
            return visit.titled(visit.t("afwezig-titel")).crumb(visit.t("mijn-titel"), "/mijn");
        };
        let person = format!("/beheer/rechten/persoon/{}", self.permit.subject().person);
        visit
            .titled(visit.t1("afwezig-titel-van", "naam", name))
            .crumb(visit.t("beheer-titel"), "/beheer")
            .crumb(visit.t("beheer-rechten"), "/beheer/rechten")
            .crumb(name, person)
    }
}

/// A mark of an absence: tells whether somebody changed it since.
fn version(row: Option<&AbsenceRow>) -> String {
    let text = row.map(|row| format!("{} {} {}", row.from_day, row.until_day, row.stand_in));
    text.map(|text| session::to_text(&session::hash(text.as_bytes())[..8])).unwrap_or_default()
}

fn stored(page: &Page, row: Option<&AbsenceRow>) -> Input {
    let mut input = Input::from_pairs([("versie", version(row))]);
    if let Some(row) = row {
        input.set("van", row.from_day.plain(page.ctx.locale));
        input.set("tot", row.until_day.plain(page.ctx.locale));
        input.set("waarnemer", row.stand_in.to_string());
    }
    input
}

/// When somebody is away and who takes over, for themselves.
pub(super) async fn own_words(page: &Page, conn: &mut Conn, person: PersonId) -> Result<Option<Words>> {
    let (tenant, today) = (page.ctx.tenant, page.ctx.today());
    let Some(row) = store::of_person(conn, tenant, person, today).await? else { return Ok(None) };
    let labels = labels(conn, tenant, &[row.stand_in]).await?;
    let who = absence::function_words(page, labels.get(row.stand_in).unwrap_or_default());
    Ok(Some(page.say_with("afwezig-nu-u", &days(page, &row), "wie", who)))
}

/// From whom somebody takes over, now and later.
pub(super) async fn covered_words(page: &Page, conn: &mut Conn, person: PersonId) -> Result<Vec<Words>> {
    let (tenant, today) = (page.ctx.tenant, page.ctx.today());
    let rows = store::for_whom(conn, tenant, person, today).await?;
    let away: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let labels = labels(conn, tenant, &away).await?;
    let line = |row: &AbsenceRow| {
        let who = absence::function_words(page, labels.get(row.person_id).unwrap_or_default());
        page.say_with("mijn-waarnemen", &days(page, row), "wie", who)
    };
    Ok(rows.iter().map(line).collect())
}

/// The first and the last day, for a text.
fn days(page: &Page, row: &AbsenceRow) -> [Arg<'static>; 2] {
    [("van", page.day(row.from_day).into()), ("tot", page.day(row.until_day).into())]
}

/// Who can take over: everybody else who holds one of the roles now, by function and name, with until
/// when they are away themselves.
async fn colleagues(page: &Page, conn: &mut Conn, away: &Away) -> Result<Vec<Choice>> {
    let absences = absence::absences(conn, page.ctx.tenant, page.ctx.today()).await?;
    let mut all = Vec::new();
    for role in &away.roles {
        all.extend(holders(conn, page.ctx.tenant, *role).await?);
    }
    all.sort_by(|a, b| a.label.cmp(&b.label).then(a.name.cmp(&b.name)).then(a.person.cmp(&b.person)));
    all.dedup_by_key(|holder| holder.person);
    all.retain(|holder| holder.person != away.person);
    let choice = |holder: Holder| {
        let label = match holder.name.as_str() {
            name if name.is_empty() || name == holder.label => holder.label.clone(),
            name => format!("{} ({name})", holder.label),
        };
        Choice::new(holder.person, absences.choice(page, holder.person, label))
    };
    Ok(all.into_iter().map(choice).collect())
}

/// The words of a choice, or "een collega" when it is none any more.
fn chosen(page: &Page, choices: &[Choice], value: &str) -> Words {
    let choice = choices.iter().find(|choice| choice.value == value);
    choice.map_or_else(|| page.t("afwezig-collega").into(), |choice| choice.label.clone())
}

pub(crate) async fn show(visit: Visit) -> Result<Reply> {
    let desk = Desk::read(&visit).await?;
    let p = desk.titled(&visit);
    let form = Form::new(&p, FORM, stored(&visit, desk.known.as_ref())).worded();
    Reply::page(&desk.page(&visit, p, form))
}

/// The days and the stand-in that were typed.
fn read(visit: &Visit, desk: &Desk) -> Result<Option<NewAbsence>> {
    let mut parser = Parser::new(&visit.input);
    let (from, until) = (parser.date("van"), parser.date("tot"));
    let known = |id: &str| desk.colleagues.iter().any(|choice| choice.value == id);
    let stand_in = parser.choice("waarnemer", |id| id.parse().ok().filter(|_| known(id)));
    if let Some(until) = until.filter(|until| *until < visit.ctx.today()) {
        parser.wrong_with("tot", "afwezig-tot-voorbij", vec![("dag", visit.day(until))]);
    } else if let (Some(from), Some(until)) = (from, until) {
        if until < from {
            parser.wrong("tot", "afwezig-tot-eerder");
        } else if from.days_until(until) >= MOST_ABSENT {
            parser.wrong_with("tot", "afwezig-te-lang", vec![("dagen", MOST_ABSENT.to_string())]);
        }
    }
    parser.finish()?;
    let new = from.zip(until).zip(stand_in);
    Ok(new.map(|((from, until), stand_in)| NewAbsence { from, until, stand_in }))
}

pub(crate) async fn save(visit: Visit) -> Result<Reply> {
    let desk = Desk::read(&visit).await?;
    let new = match mistakes(read(&visit, &desk))? {
        Ok(new) => new.ok_or(Error::NotFound)?,
        Err(errors) => return wrong(&visit, desk, errors),
    };
    if desk.is_late(&visit) {
        return late(&visit, desk);
    }
    let back = desk.href();
    match absence::set(&visit.app, &visit.ctx, desk.permit, desk.known, new).await {
        Ok(()) => Ok(Reply::see(back).saying("melding-afwezig")),
        Err(Error::Conflict(_)) => late(&visit, Desk::read(&visit).await?),
        Err(other) => Err(other),
    }
}

fn wrong(visit: &Visit, desk: Desk, errors: Invalid) -> Result<Reply> {
    let mut p = desk.titled(visit);
    p.wrong = true;
    let form = Form::wrong(&p, FORM, visit.input.clone(), errors).worded();
    Reply::invalid(&desk.page(visit, p, form))
}

/// What somebody else made of it, beside what was typed.
fn late(visit: &Visit, desk: Desk) -> Result<Reply> {
    let (p, now) = (desk.titled(visit), stored(visit, desk.known.as_ref()));
    let words = |field: &str, value: &str| match field {
        "waarnemer" if !value.is_empty() => chosen(visit, &desk.colleagues, value),
        _ => value.into(),
    };
    let theirs = Theirs { fields: &FIELDS, now: &now, words: &words };
    let form = Form::late(&p, FORM, visit.input.clone(), &theirs).worded();
    Reply::late(&desk.page(visit, p, form))
}

pub(crate) async fn end(visit: Visit) -> Result<Reply> {
    let desk = Desk::read(&visit).await?;
    let back = desk.href();
    let Some(known) = desk.known.clone().filter(|_| !desk.is_late(&visit)) else {
        return late_end(&visit, desk);
    };
    match absence::end(&visit.app, &visit.ctx, desk.permit, known).await {
        Ok(()) => Ok(Reply::see(back).saying("melding-afwezig-voorbij")),
        Err(Error::Conflict(_)) => late_end(&visit, Desk::read(&visit).await?),
        Err(other) => Err(other),
    }
}

/// The page as it is now: what was to end is not what it was.
fn late_end(visit: &Visit, desk: Desk) -> Result<Reply> {
    let (p, now) = (desk.titled(visit), stored(visit, desk.known.as_ref()));
    let theirs = Theirs { fields: &[], now: &now, words: &|_, value| value.into() };
    let form = Form::late_as(&p, FORM, now.clone(), &theirs, &visit.t("afwezig-botsing")).worded();
    Reply::late(&desk.page(visit, p, form))
}
