// SPDX-License-Identifier: EUPL-1.2
//! What somebody takes along: everything that any slice holds about them, by slice and heading.
//!
//! The part of this slice is made here and not in its hook, because rights and the log name things of
//! all slices.

use db::{Conn, audit};
use jobs::mail;
use kernel::{Permit, PersonId, Result};
use serde_json::{Map, Value, json};
use web::Page;

use crate::directory::{self, Labels};
use crate::pages::log::{Teller, Told};
use crate::pages::words::Places;
use crate::policy::OwnData;
use crate::store::absence::{self, AbsenceRow};
use crate::store::person::PersonRow;
use crate::store::right::{self, RightRow};
use crate::store::{login, person, session};

/// So many entries of the log are read at a time.
const STEP: u32 = 1_000;

/// Everything that any slice holds about the person.
pub(crate) async fn collect(
    page: &Page,
    conn: &mut Conn,
    permit: &Permit<OwnData, PersonId>,
) -> Result<Value> {
    let mut all = Map::new();
    all.insert("gemaakt".into(), json!(page.ctx.now()));
    if let Some(row) = person::by_id(conn, permit.tenant(), *permit.subject()).await? {
        all.insert("people".into(), own(page, conn, &row).await?);
    }
    for slice in &page.app.slices {
        let facts = slice.export(&page.ctx, conn, *permit.subject()).await?;
        if !facts.is_empty() {
            let facts = facts.into_iter().map(|(heading, value)| (heading.to_owned(), value)).collect();
            all.insert(slice.name().to_owned(), Value::Object(facts));
        }
    }
    Ok(Value::Object(all))
}

/// What this slice holds.
async fn own(page: &Page, conn: &mut Conn, row: &PersonRow) -> Result<Value> {
    let tenant = page.ctx.tenant;
    let rights = right::ever_of_person(conn, tenant, row.id).await?;
    let places = Places::of(page, conn).await?;
    let givers: Vec<_> = rights.iter().flat_map(|row| [row.granted_by, row.withdrawn_by]).flatten().collect();
    let labels = directory::labels(conn, tenant, &givers).await?;
    let sessions = session::of_person(conn, tenant, row.id, page.ctx.now()).await?;
    let sessions = sessions
        .iter()
        .map(|s| json!({ "sinds": s.created_at, "laatst": s.last_seen_at, "tot": s.expires_at }));
    let (mut mails, mut attempts) = (Vec::new(), Vec::new());
    if let Some(email) = &row.email {
        mails = mail::subjects_to(conn, tenant, email).await?;
        attempts = login::of_email(conn, tenant, email).await?;
    }
    let mails = mails.iter().map(|(at, subject)| json!({ "op": at, "onderwerp": subject }));
    let attempts = attempts.iter().map(|(at, typed, wrong, used)| {
        json!({ "op": at, "codes getypt": typed, "daarvan fout": wrong, "gebruikt": used })
    });
    let person = json!({
        "email": row.email, "naam": row.name, "functie": row.label, "taal": row.language,
        "sinds": row.created_at, "laatst ingelogd": row.last_login_at, "voorbeeld": row.demo,
    });
    let rights = rights.iter().map(|row| told_right(page, &places, &labels, row)).collect::<Value>();
    Ok(json!({
        "persoon": person,
        "rechten": rights,
        "afwezig": away(conn, page, row.id).await?,
        "ingelogd": sessions.collect::<Value>(),
        "gevraagd om in te loggen": attempts.collect::<Value>(),
        "post": mails.collect::<Value>(),
        "logboek": log(page, conn, &places, row.id).await?,
    }))
}

/// When they are away, with who takes over, and from whom they take over themselves.
async fn away(conn: &mut Conn, page: &Page, person: PersonId) -> Result<Value> {
    let (tenant, today) = (page.ctx.tenant, page.ctx.today());
    let own = absence::of_person(conn, tenant, person, today).await?;
    let covers = absence::for_whom(conn, tenant, person, today).await?;
    let ids: Vec<PersonId> =
        own.iter().chain(&covers).flat_map(|row| [row.person_id, row.stand_in]).collect();
    let labels = directory::labels(conn, tenant, &ids).await?;
    let told = |row: &AbsenceRow| {
        json!({
            "wie": labels.get(row.person_id), "van": row.from_day, "tot en met": row.until_day,
            "waarnemer": labels.get(row.stand_in),
        })
    };
    Ok(
        json!({ "zelf": own.as_ref().map(told), "waarnemen voor": covers.iter().map(told).collect::<Value>() }),
    )
}

/// A right in words, also when it was withdrawn.
fn told_right(page: &Page, places: &Places, labels: &Labels, row: &RightRow) -> Value {
    let by = |id: Option<PersonId>| match id {
        Some(id) => labels.show(page, id).plain().into_owned(),
        None => page.t("logboek-brink"),
    };
    let grant = row.grant();
    let mut told = json!({
        "rol": grant.map_or_else(|| row.role.clone(), |grant| page.role(grant.role)),
        "waar": grant.map(|grant| places.words(page, grant.scope)),
        "sinds": row.granted_at,
        "gegeven door": by(row.granted_by),
        "reden": row.reason,
    });
    if let Some(at) = row.withdrawn_at {
        told["ingetrokken op"] = json!(at);
        told["ingetrokken door"] = json!(by(row.withdrawn_by));
        told["reden van intrekken"] = json!(row.withdrawn_reason);
    }
    told
}

/// The log of what the person did and of what was done about them, the newest first.
async fn log(page: &Page, conn: &mut Conn, places: &Places, person: PersonId) -> Result<Value> {
    let rights = right::ever_of_person(conn, page.ctx.tenant, person).await?;
    let mut subjects = vec![person.uuid()];
    subjects.extend(rights.iter().map(|row| row.id.uuid()));
    let filter = audit::Filter { actor: Some(person.to_string()), subjects, ..audit::Filter::default() };
    let (mut told, mut before) = (Vec::new(), None);
    loop {
        let step = audit::find(conn, page.ctx.tenant, &filter, before, STEP).await?;
        let teller = Teller::of(page, conn, places, &step).await?;
        told.extend(step.iter().map(|entry| {
            let Told { who, what, facts, .. } = teller.tell(entry);
            let own = entry.actor == person.to_string();
            let who = if own { page.t("logboek-uzelf") } else { who.plain().into_owned() };
            json!({ "op": entry.at, "wat": what, "wie": who, "bijzonderheden": facts.plain() })
        }));
        before = step.last().map(|entry| entry.id);
        if step.len() < STEP as usize {
            return Ok(Value::Array(told));
        }
    }
}
