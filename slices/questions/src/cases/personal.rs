// SPDX-License-Identifier: EUPL-1.2
//! What casussen hold about a person: to take along, to forget; and what the nightly job forgets.

use db::{Conn, Db, Tx};
use kernel::{Audit, Ctx, PersonId, Result, TenantId};
use serde_json::{Value, json};

use super::model::{CasusId, Deed, Number, PartyId, PartyKind};
use super::policy;
use super::store::deed::DeedRow;
use super::store::party::{self, PartyRow};
use super::store::personal::{self as store, TakesPartRow};
use super::store::promise::PromiseRow;
use super::store::{casus, file as files};
use super::story::File;
use crate::model::QuestionId;
use crate::secret;
use crate::store::attachment::AttachmentRow;
use crate::store::personal::Outdated;

/// So many are forgotten in one transaction.
const STEP: u32 = 100;
/// So many stand on the page of a person.
const SHOWN: u32 = 100;
/// So many are taken along; a brake, nobody takes part in that many.
const TAKEN_ALONG: u32 = 1_000;

impl TakesPartRow {
    /// The number of the casus.
    pub(crate) fn number(&self) -> Number {
        Number { year: self.year, number: self.number }
    }

    /// The private page of the party.
    pub(crate) fn href(&self) -> String {
        let key = secret::make(secret::PARTY, self.party_id.uuid(), &self.salt);
        web::url("/casus/{nummer}/{partij}/{sleutel}", &[&self.number(), &self.party_number, &key])
    }
}

/// The casussen in which somebody takes part now, with their address or account.
///
/// # Errors
/// Whatever the database refuses.
pub(crate) async fn own(
    conn: &mut Conn,
    tenant: TenantId,
    (email, person): (&str, PersonId),
) -> Result<Vec<TakesPartRow>> {
    let mut rows = store::takes_part(conn, tenant, (email, Some(person)), SHOWN).await?;
    rows.retain(|row| row.left_on.is_none());
    Ok(rows)
}

/// In what somebody takes part with their address or account, what became of the questions that they `asked`, also
/// when they left that, and what they had to do with casussen as a colleague.
pub(crate) async fn export(
    ctx: &Ctx,
    conn: &mut Conn,
    person: PersonId,
    asked: &[QuestionId],
) -> Result<Vec<(&'static str, Value)>> {
    let email = people::contact(conn, ctx.tenant, person).await?.map(|contact| contact.email);
    let email = email.unwrap_or_default();
    let (mut own, mut named) = (Vec::new(), Vec::new());
    for row in store::takes_part(conn, ctx.tenant, (&email, Some(person)), TAKEN_ALONG).await? {
        let Some(casus) = casus::by_id(conn, ctx.tenant, row.casus_id).await? else { continue };
        let file = File::read(conn, ctx.tenant, casus).await?;
        if let Some(party) = file.parties.iter().find(|party| party.id == row.party_id) {
            own.push(taken_along(ctx, conn, &file, party).await?);
        }
        named.push(row.party_id);
    }
    for question in asked {
        let Some(file) = File::of_question(conn, ctx.tenant, *question).await? else { continue };
        if let Some(party) = file.first().filter(|party| !named.contains(&party.id)) {
            own.push(taken_along(ctx, conn, &file, party).await?);
        }
    }
    let handled = store::handled(conn, ctx.tenant, person).await?;
    let handled = handled.iter().map(|row| {
        let number = Number { year: row.year, number: row.number };
        let day = row.on_day.map(|day| day.to_string());
        json!({ "nummer": number.to_string(), "wat": row.what, "op": day.or(row.at.map(|at| at.to_string())) })
    });
    Ok(vec![("casussen", own.into()), ("behandelde_casussen", handled.collect())])
}

/// A casus as a party takes it along: how it is reached, what it sent, and what everybody who takes part is told.
/// Who left gets of the latter what was told until they did, and of a promise the date that it had then.
pub(crate) async fn taken_along(ctx: &Ctx, conn: &mut Conn, file: &File, party: &PartyRow) -> Result<Value> {
    let came = files::of(conn, ctx.tenant, file.casus.id).await?;
    let steps = steps(file, party);
    let mut told = vec![json!({ "wat": "body", "tekst": file.casus.body })];
    told.extend(steps.iter().map(|row| step(file, &came, row)));
    told.extend(file.promises.iter().filter_map(|promise| promised(file, &steps, promise)));
    Ok(json!({
        "nummer": file.casus.number().to_string(), "onderwerp": file.casus.title, "naam": party.name,
        "email": party.email, "telefoon": party.phone, "adres": party.address,
        "sinds": party.joined_on.to_string(), "tot": party.left_on.map(|on| on.to_string()), "verloop": told,
    }))
}

/// What a party said, and what it was told.
fn steps<'f>(file: &'f File, party: &PartyRow) -> Vec<&'f DeedRow> {
    let is_own = |row: &DeedRow| row.party_id == Some(party.id);
    let left = file.deeds.iter().find(|row| row.deed == Deed::Leave && is_own(row));
    let was_told = |row: &DeedRow| party.is_here() || left.is_some_and(|left| row.at <= left.at);
    let is_theirs = |row: &&DeedRow| match row.deed {
        Deed::Say => is_own(row),
        deed => deed.is_told() && was_told(row),
    };
    file.deeds.iter().filter(is_theirs).collect()
}

/// A step with what was said in its talk and what came with it. A talk that was planned has no words yet.
fn step(file: &File, came: &[AttachmentRow], row: &DeedRow) -> Value {
    let held = row.talk_id.filter(|_| row.deed == Deed::Talk);
    let said = file.talks.iter().find(|talk| Some(talk.id) == held).map(|talk| &talk.said);
    let decisions = file.decisions.iter().filter(|one| Some(one.talk_id) == held);
    let decisions: Vec<Value> = decisions
        .map(|one| json!({ "besluit": one.kind.code(), "tekst": one.text, "reden": one.reason }))
        .collect();
    let files: Vec<Value> = came.iter().filter(|file| file.deed_id == Some(row.id)).map(file_facts).collect();
    json!({
        "op": row.at, "wat": row.deed.code(), "tekst": row.text, "bestanden": files, "gesprek": said,
        "besluiten": decisions,
    })
}

/// A promise of a talk that is among these steps, with its date after them.
fn promised(file: &File, steps: &[&DeedRow], promise: &PromiseRow) -> Option<Value> {
    let decision = file.decisions.iter().find(|one| one.id == promise.decision_id)?;
    let made = |row: &DeedRow| row.deed == Deed::Talk && row.talk_id == Some(decision.talk_id);
    let moved = |row: &DeedRow| row.deed == Deed::Move && row.promise_id == Some(promise.id);
    steps.iter().any(|row| made(row)).then(|| {
        let due = steps.iter().rfind(|row| moved(row)).and_then(|row| row.due).unwrap_or(promise.first_due);
        json!({ "toezegging": promise.what, "wie": promise.whom, "op": due.to_string() })
    })
}

fn file_facts(file: &AttachmentRow) -> Value {
    let kind = if file.file_id.is_some() { "foto" } else { "pdf" };
    json!({ "soort": kind, "nummer": file.number, "naam": file.name, "bytes": file.size })
}

/// Erases somebody with this account from the casussen in which they take part, and unnames what they did
/// as a colleague.
pub(crate) async fn erase(ctx: &Ctx, tx: &mut Tx, person: PersonId) -> Result<()> {
    out(ctx, tx, ("", Some(person))).await?;
    Ok(store::unname(tx, ctx.tenant, person).await?)
}

/// Erases who takes part with this address.
pub(crate) async fn erase_address(ctx: &Ctx, tx: &mut Tx, email: &str) -> Result<u64> {
    out(ctx, tx, (&email.to_lowercase(), None)).await
}

async fn out(ctx: &Ctx, tx: &mut Tx, who: (&str, Option<PersonId>)) -> Result<u64> {
    let own = store::takes_part(tx, ctx.tenant, who, TAKEN_ALONG).await?;
    for row in &own {
        let going = Going { party: row.party_id, kind: row.kind, was_here: row.left_on.is_none() };
        erase_party(ctx, tx, row.casus_id, going).await?;
    }
    Ok(u64::try_from(own.len()).unwrap_or(u64::MAX))
}

/// Erases a party, and the whole casus when it was theirs alone.
///
/// # Errors
/// Whatever the database refuses.
pub(crate) async fn erase_party(ctx: &Ctx, tx: &mut Tx, id: CasusId, going: Going) -> Result<()> {
    store::erase_party(tx, ctx.tenant, (id, going.party), ctx.today()).await?;
    forget_deserted(ctx, tx, id, going).await.map(|_| ())
}

/// Who is erased from a casus, as they stood in it until then.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Going {
    /// Which party.
    pub(crate) party: PartyId,
    /// What it is.
    pub(crate) kind: PartyKind,
    /// Whether it took part until now; else it had left before.
    pub(crate) was_here: bool,
}

impl Going {
    /// Whether the casus was theirs alone: no other resident, group or partner takes part, or, when they had left
    /// before, ever did. A casus is never of a colleague: when one goes, it stays with the others and the team.
    fn is_alone(self, parties: &[PartyRow]) -> bool {
        let is_outside = |kind| kind != PartyKind::Colleague;
        let mut others = parties.iter().filter(|one| one.id != self.party && is_outside(one.kind));
        is_outside(self.kind) && others.all(|other| self.was_here && !other.is_here())
    }
}

/// Forgets a casus whole, when it was of this party alone. Comes after that was erased. Whether it was forgotten.
///
/// # Errors
/// Whatever the database refuses.
pub(crate) async fn forget_deserted(ctx: &Ctx, tx: &mut Tx, id: CasusId, going: Going) -> Result<bool> {
    let parties = party::of(tx, ctx.tenant, id).await?;
    if going.is_alone(&parties) { forget_one(ctx, tx, id, None).await } else { Ok(false) }
}

/// Forgets a casus and says so in the log; false when it was forgotten before, or is not kept long
/// enough, when that is asked.
async fn forget_one(ctx: &Ctx, tx: &mut Tx, id: CasusId, before: Option<Outdated>) -> Result<bool> {
    let forgotten = store::forget(tx, ctx.tenant, id, (ctx.now(), ctx.today()), before).await?;
    if forgotten {
        let audit = Audit::new(policy::HANDLE.action, "casus", id).fact("casus-daad", "forget");
        tx.audit(ctx, audit).await?;
    }
    Ok(forgotten)
}

/// Forgets the casussen that are kept long enough.
///
/// # Errors
/// Whatever the database refuses; what was forgotten before stays forgotten.
pub(crate) async fn forget(db: &Db, ctx: &Ctx, before: Outdated) -> Result<()> {
    loop {
        let ids = store::outdated(&mut db.read().await?, ctx.tenant, before, STEP).await?;
        if ids.is_empty() {
            return Ok(());
        }
        let work = ctx.clone();
        db.write_unseen(move |tx| {
            let (ctx, ids) = (work.clone(), ids.clone());
            Box::pin(async move {
                for id in ids {
                    forget_one(&ctx, tx, id, Some(before)).await?;
                }
                Ok(())
            })
        })
        .await?;
    }
}
