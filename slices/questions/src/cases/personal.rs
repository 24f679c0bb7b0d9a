// SPDX-License-Identifier: EUPL-1.2
//! What casussen hold about a person: to take along, to forget; and what the nightly job forgets.

use db::{Conn, Db, Tx};
use kernel::{Audit, Ctx, PersonId, Result, TenantId};
use serde_json::{Value, json};

use super::model::{CasusId, Deed, Number, PartyId, PartyKind};
use super::policy;
use super::store::casus;
use super::store::deed::DeedRow;
use super::store::file as files;
use super::store::personal::{self as store, TakesPartRow};
use super::story::File;
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

/// In what somebody takes part with their address or account, and what they had to do with casussen as a
/// colleague.
pub(crate) async fn export(
    ctx: &Ctx,
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<(&'static str, Value)>> {
    let email = people::contact(conn, ctx.tenant, person).await?.map(|contact| contact.email);
    let email = email.unwrap_or_default();
    let mut own = Vec::new();
    for row in store::takes_part(conn, ctx.tenant, (&email, Some(person)), TAKEN_ALONG).await? {
        let number = row.number();
        // Who left reads no more of it.
        let story = match row.left_on {
            None => story(ctx, conn, (row.casus_id, row.party_id)).await?,
            Some(_) => Vec::new(),
        };
        own.push(json!({
            "nummer": number.to_string(), "onderwerp": row.title, "naam": row.name, "telefoon": row.phone,
            "adres": row.address, "sinds": row.joined_on.to_string(),
            "tot": row.left_on.map(|on| on.to_string()), "verloop": story,
        }));
    }
    let handled = store::handled(conn, ctx.tenant, person).await?;
    let handled = handled.iter().map(|row| {
        let number = Number { year: row.year, number: row.number };
        let day = row.on_day.map(|day| day.to_string());
        json!({ "nummer": number.to_string(), "wat": row.what, "op": day.or(row.at.map(|at| at.to_string())) })
    });
    Ok(vec![("casussen", own.into()), ("behandelde_casussen", handled.collect())])
}

/// What is told of a casus, with talks, decisions and promises, and what this party said itself.
pub(crate) async fn story(ctx: &Ctx, conn: &mut Conn, (id, party): (CasusId, PartyId)) -> Result<Vec<Value>> {
    let Some(row) = casus::by_id(conn, ctx.tenant, id).await? else { return Ok(Vec::new()) };
    let file = File::read(conn, ctx.tenant, row).await?;
    let mut told = vec![json!({ "wat": "body", "tekst": file.casus.body })];
    let came = files::of(conn, ctx.tenant, id).await?;
    let said = |row: &&DeedRow| row.deed == Deed::Say && row.party_id == Some(party);
    for row in file.deeds.iter().filter(|row| row.deed.is_told() || said(row)) {
        let talk = file.talks.iter().find(|talk| Some(talk.id) == row.talk_id);
        let decisions = file.decisions.iter().filter(|one| Some(one.talk_id) == row.talk_id);
        let decisions: Vec<Value> = decisions
            .map(|one| json!({ "besluit": one.kind.code(), "tekst": one.text, "reden": one.reason }))
            .collect();
        told.push(json!({
            "op": row.at, "wat": row.deed.code(), "tekst": row.text,
            "bestanden": came.iter().filter(|file| file.deed_id == Some(row.id)).map(file_facts).collect::<Vec<_>>(),
            "gesprek": talk.map(|talk| &talk.said), "besluiten": decisions,
        }));
    }
    for promise in &file.promises {
        told.push(json!({ "toezegging": promise.what, "wie": promise.whom, "op": promise.due.to_string() }));
    }
    Ok(told)
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

/// Erases who takes part with this address. Where nobody outside is left, the casus is forgotten whole: it
/// was theirs. A casus is never of a colleague: when one goes, it stays with the others and the team.
pub(crate) async fn erase_address(ctx: &Ctx, tx: &mut Tx, email: &str) -> Result<u64> {
    out(ctx, tx, (&email.to_lowercase(), None)).await
}

async fn out(ctx: &Ctx, tx: &mut Tx, who: (&str, Option<PersonId>)) -> Result<u64> {
    let own = store::takes_part(tx, ctx.tenant, who, TAKEN_ALONG).await?;
    for row in &own {
        store::erase_party(tx, ctx.tenant, (row.casus_id, row.party_id), ctx.today()).await?;
        if row.kind != PartyKind::Colleague {
            forget_deserted(ctx, tx, row.casus_id).await?;
        }
    }
    Ok(u64::try_from(own.len()).unwrap_or(u64::MAX))
}

/// Forgets a casus in which nobody outside takes part any more.
///
/// # Errors
/// Whatever the database refuses.
pub(crate) async fn forget_deserted(ctx: &Ctx, tx: &mut Tx, id: CasusId) -> Result<()> {
    if store::is_deserted(tx, ctx.tenant, id).await? { forget_one(ctx, tx, id, None).await } else { Ok(()) }
}

/// Forgets a casus and says so in the log; nothing when it was forgotten before, or did not end before a day,
/// when one is given.
async fn forget_one(ctx: &Ctx, tx: &mut Tx, id: CasusId, before: Option<Outdated>) -> Result<()> {
    if store::forget(tx, ctx.tenant, id, (ctx.now(), ctx.today()), before).await? {
        let audit = Audit::new(policy::HANDLE.action, "casus", id).fact("casus-daad", "forget");
        tx.audit(ctx, audit).await?;
    }
    Ok(())
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
