// SPDX-License-Identifier: EUPL-1.2
//! What questions hold about a person: to show, to take along, to forget; and the job that forgets what
//! is kept long enough.

use askama::Template;
use db::{Conn, Tx};
use jobs::{Every, Running, Task};
use kernel::{Audit, Ctx, Error, Permit, PersonId, Result};
use serde_json::{Value, json};
use web::{Page, Panel};

use crate::cases;
use crate::cases::personal::Going;
use crate::cases::store::personal::TakesPartRow;
use crate::cases::story::File;
use crate::model::{Channel, Deed, Helped, Number, QuestionId};
use crate::policy::{self, Act, Step};
use crate::secret;
use crate::settings::Rules;
use crate::store::personal::{self as store, AskedRow, Outdated};
use crate::store::{attachment, deed};

/// The job that forgets.
pub const FORGET: &str = "questions.forget";
/// Every night.
pub const TASK: Task = Task { kind: FORGET, every: Every::DayAt(3) };
/// So many are forgotten in one transaction.
const STEP: u32 = 100;
/// So many questions stand on the page of a person.
const SHOWN: u32 = 100;
/// So many are taken along; a brake, nobody asks that much.
const TAKEN_ALONG: u32 = 10_000;

impl AskedRow {
    fn number(&self) -> Number {
        Number { year: self.year, number: self.number }
    }

    /// Its private page.
    fn href(&self) -> String {
        let key = secret::key(self.id, &self.salt);
        web::url("/vragen/volg/{nummer}/{sleutel}", &[&self.number(), &key])
    }
}

#[derive(Template)]
#[template(path = "questions/panel_own.html")]
struct OwnPanel<'p> {
    p: &'p Page,
    rows: Vec<AskedRow>,
    cases: Vec<TakesPartRow>,
}

/// What somebody asked and the casussen in which they take part, on their own page.
pub(crate) async fn panels(page: &Page, conn: &mut Conn) -> Result<Vec<Panel>> {
    let (Some(person), Some(email)) = (page.ctx.actor.person(), email(&page.ctx, conn).await?) else {
        return Ok(Vec::new());
    };
    let rows = store::asked(conn, page.ctx.tenant, &email, SHOWN).await?;
    let cases = cases::personal::own(conn, page.ctx.tenant, (&email, person.id)).await?;
    if rows.is_empty() && cases.is_empty() {
        return Ok(Vec::new());
    }
    let html = OwnPanel { p: page, rows, cases }.render().map_err(Error::internal)?;
    Ok(vec![Panel { order: 20, html }])
}

async fn email(ctx: &Ctx, conn: &mut Conn) -> Result<Option<String>> {
    let Some(person) = ctx.actor.person() else { return Ok(None) };
    Ok(people::contact(conn, ctx.tenant, person.id).await?.map(|contact| contact.email))
}

/// What somebody asked with their address, and what they had to do with questions as a colleague.
pub(crate) async fn export(
    ctx: &Ctx,
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<(&'static str, serde_json::Value)>> {
    let (mut asked, mut ids) = (Vec::new(), Vec::new());
    if let Some(contact) = people::contact(conn, ctx.tenant, person).await? {
        for row in store::asked(conn, ctx.tenant, &contact.email, TAKEN_ALONG).await? {
            asked.push(taken_along(ctx, conn, &row).await?);
            ids.push(row.id);
        }
    }
    let handled = store::handled(conn, ctx.tenant, person).await?;
    let handled = handled.iter().map(|row| {
        let number = Number { year: row.year, number: row.number };
        json!({ "nummer": number.to_string(), "wat": row.what, "op": row.at })
    });
    let mut all = vec![("gestelde_vragen", asked.into()), ("behandelde_vragen", handled.collect())];
    all.extend(cases::personal::export(ctx, conn, person, &ids).await?);
    Ok(all)
}

/// One question as its asker takes it along: what they said, were told and were promised, how they are reached, and
/// to which partners it went.
async fn taken_along(ctx: &Ctx, conn: &mut Conn, row: &AskedRow) -> Result<Value> {
    let mut told = Vec::new();
    for step in deed::story(conn, ctx.tenant, row.id).await?.steps {
        if step.deed.is_told() {
            // With that deed stands whether it helped; the question itself says so.
            let whom = if step.deed == Deed::Helped { "" } else { step.whom.as_str() };
            told.push(json!({
                "op": step.at, "wat": step.deed.code(), "wie": whom, "tekst": step.text,
                "antwoord_beloofd_op": step.due, "zei_het_per": step.channel.map(Channel::code),
            }));
        }
    }
    let partners = deed::went_to(conn, ctx.tenant, row.id).await?;
    let files = attachment::of_question(conn, ctx.tenant, row.id).await?;
    let files = files.iter().filter(|file| !file.internal).map(|file| {
        let kind = if file.file_id.is_some() { "foto" } else { "pdf" };
        json!({ "soort": kind, "nummer": file.number, "naam": file.name, "bytes": file.size })
    });
    Ok(json!({
        "nummer": row.number().to_string(), "naam": row.name, "email": row.email, "telefoon": row.phone,
        "adres": row.address, "onderwerp": row.title, "vraag": row.body, "plek": row.place,
        "op": row.received_at, "ontvangen_op": row.received_on, "kwam_per": row.channel.code(),
        "antwoord_uiterlijk": row.due, "mag_op_website": row.may_publish,
        "geholpen": row.helped.map(Helped::code), "ging_naar": partners, "verloop": told, "bestanden": files.collect::<Vec<_>>(),
    }))
}

/// What is held about the asker of one question, who may have left no e-mail address.
///
/// # Errors
/// Not found when it was forgotten.
pub(crate) async fn export_one(ctx: &Ctx, tx: &mut Tx, permit: &Permit<Act, Step>) -> Result<Value> {
    let id = permit.subject().question.id;
    let row = store::asked_one(tx, ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    tx.audit(ctx, audit(id, Deed::Export)).await?;
    let mut all = taken_along(ctx, tx, &row).await?;
    if let Some(file) = File::of_question(tx, ctx.tenant, id).await?
        && let Some(party) = file.first()
    {
        all["casus"] = cases::personal::taken_along(ctx, tx, &file, party).await?;
    }
    Ok(all)
}

/// Forgets one question on the wish of who asked it, and them in the casus that was made of it.
///
/// # Errors
/// A conflict when it was forgotten meanwhile.
pub(crate) async fn forget_one(ctx: &Ctx, tx: &mut Tx, permit: &Permit<Act, Step>) -> Result<()> {
    let id = permit.subject().question.id;
    erase_in_casus(ctx, tx, id).await?;
    if !store::forget(tx, ctx.tenant, id, (ctx.now(), ctx.today()), None).await? {
        return Err(Error::Conflict("vraag-kan-nu-niet"));
    }
    Ok(tx.audit(ctx, audit(id, Deed::Forget)).await?)
}

/// Takes who asked out of the casus that was made of a question, also when they left it: what they sent may
/// still be there. Comes before the question is forgotten, which tells the place that they typed.
async fn erase_in_casus(ctx: &Ctx, tx: &mut Tx, id: QuestionId) -> Result<()> {
    if let Some(file) = File::of_question(tx, ctx.tenant, id).await?
        && let Some(party) = file.first()
    {
        let going = Going { party: party.id, kind: party.kind, was_here: party.is_here() };
        cases::personal::erase_party(ctx, tx, file.casus.id, going).await?;
    }
    Ok(())
}

fn audit(id: QuestionId, deed: Deed) -> Audit {
    Audit::new(policy::PERSONAL.action, "vraag", id).fact("vraag-daad", deed.code())
}

/// Forgets what somebody asked, and unnames what they did as a colleague.
pub(crate) async fn erase(ctx: &Ctx, tx: &mut Tx, person: PersonId) -> Result<()> {
    if let Some(contact) = people::contact(tx, ctx.tenant, person).await? {
        erase_address(ctx, tx, &contact.email).await?;
    }
    store::unname(tx, ctx.tenant, person).await?;
    cases::personal::erase(ctx, tx, person).await
}

/// Forgets what was asked with this address.
pub(crate) async fn erase_address(ctx: &Ctx, tx: &mut Tx, email: &str) -> Result<u64> {
    let asked = store::asked(tx, ctx.tenant, &email.to_lowercase(), TAKEN_ALONG).await?;
    let taking_part = cases::personal::erase_address(ctx, tx, email).await?;
    for row in &asked {
        erase_in_casus(ctx, tx, row.id).await?;
        store::forget(tx, ctx.tenant, row.id, (ctx.now(), ctx.today()), None).await?;
    }
    Ok(taking_part + u64::try_from(asked.len()).unwrap_or(u64::MAX))
}

/// Forgets the questions that ended longer ago than the municipality keeps them.
///
/// # Errors
/// Whatever the database refuses; what was forgotten before stays forgotten.
pub async fn run(run: Running) -> Result<()> {
    let (ctx, db) = (run.ctx, run.db);
    let rules = Rules::of(&db::tenant::settings(&mut db.read().await?, ctx.tenant).await?);
    let before = Outdated::of(ctx.today(), rules.bewaren);
    loop {
        let ids = store::outdated(&mut db.read().await?, ctx.tenant, before, STEP).await?;
        if ids.is_empty() {
            return cases::personal::forget(&db, &ctx, before).await;
        }
        forget(&db, &ctx, ids, before).await?;
    }
}

/// Forgets these, as far as they are still kept long enough: somebody may have opened one again meanwhile.
async fn forget(db: &db::Db, ctx: &Ctx, ids: Vec<QuestionId>, before: Outdated) -> Result<()> {
    let work = ctx.clone();
    db.write_unseen(move |tx| {
        let (ctx, ids) = (work.clone(), ids.clone());
        Box::pin(async move {
            for id in ids {
                let now = (ctx.now(), ctx.today());
                if store::forget(tx, ctx.tenant, id, now, Some(before)).await? {
                    let audit = Audit::new(policy::HANDLE.action, "vraag", id);
                    tx.audit(&ctx, audit.fact("vraag-daad", "forget")).await?;
                }
            }
            Ok(())
        })
    })
    .await
}
