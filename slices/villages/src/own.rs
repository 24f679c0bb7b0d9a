// SPDX-License-Identifier: EUPL-1.2
//! What this slice holds about a person, and how it forgets them.

use db::{Conn, Tx};
use kernel::{Audit, Ctx, PersonId, Result};
use serde_json::{Value, json};

use crate::store::listed::Listed;
use crate::{policy, store};

/// What a person follows, where they stand as a contact, which groups show their address, and which
/// steps of the roll-out they noted.
///
/// # Errors
/// Whatever the database refuses.
pub async fn export(ctx: &Ctx, conn: &mut Conn, person: PersonId) -> Result<Vec<(&'static str, Value)>> {
    let mut parts = Vec::new();
    let email = people::contact(conn, ctx.tenant, person).await?.map(|contact| contact.email);
    if let Some(email) = &email {
        let followed = store::follower::of_email(conn, ctx.tenant, email).await?;
        let followed: Vec<Value> = followed
            .iter()
            .map(|f| {
                let (since, often) = (f.confirmed_at.map(|at| at.to_string()), f.frequency.code());
                json!({ "wat": f.subject_name, "hoe_vaak": often, "sinds": since })
            })
            .collect();
        parts.push(("volgt", Value::from(followed)));
        let groups = store::group::of_address(conn, ctx.tenant, email).await?;
        let groups: Vec<Value> = groups.iter().map(|g| json!({ "naam": g.name, "email": g.email })).collect();
        parts.push(("groepen", Value::from(groups)));
        for (what, list) in [("teams", Listed::Team), ("partners", Listed::Partner)] {
            let lines = store::listed::of_address(conn, ctx.tenant, list, email).await?;
            let lines: Vec<Value> =
                lines.iter().map(|l| json!({ "naam": l.name, "email": l.email })).collect();
            parts.push((what, Value::from(lines)));
        }
    }
    let contacts = store::contact::contacts_of_person(conn, ctx.tenant, person, email.as_deref()).await?;
    let names = store::kern::names(conn, ctx.tenant).await?;
    let contacts: Vec<Value> = contacts
        .iter()
        .map(|c| {
            let kern = names.get(&c.kern_id).map(|(_, name)| name);
            json!({
                "kern": kern, "naam": c.label, "telefoon": c.phone, "email": c.email, "spreekuur": c.hours,
            })
        })
        .collect();
    parts.push(("contactgegevens", Value::from(contacts)));
    let steps = store::phase::of_person(conn, ctx.tenant, person).await?;
    let steps: Vec<Value> = steps
        .iter()
        .map(|s| json!({ "kern": s.kern, "fase": s.phase.number(), "toelichting": s.note, "op": s.at }))
        .collect();
    parts.push(("fasen", Value::from(steps)));
    Ok(parts)
}

/// Stops what is followed with an address that has no account, and takes it off contacts and groups.
///
/// # Errors
/// Whatever the database refuses.
pub async fn erase_address(ctx: &Ctx, tx: &mut Tx, email: &str) -> Result<u64> {
    let contacts = store::contact::unlist(tx, ctx.tenant, email).await?;
    let groups = store::group::unlist(tx, ctx.tenant, email).await?;
    let lines = store::listed::unlist(tx, ctx.tenant, email).await?;
    Ok(contacts + groups + lines + store::follower::stop_all(tx, ctx.tenant, email).await?)
}

/// Stops what a person follows, and takes them off the contacts and the history, and their address
/// off the groups. A contact that was made by hand is known by the address of the account.
///
/// The address comes from the slice `people`: erase the slices from the top down, so that it is
/// still there.
///
/// # Errors
/// Whatever the database refuses.
pub async fn erase(ctx: &Ctx, tx: &mut Tx, person: PersonId) -> Result<()> {
    let email = people::contact(tx, ctx.tenant, person).await?.map(|contact| contact.email);
    if let Some(email) = &email {
        store::follower::stop_all(tx, ctx.tenant, email).await?;
        store::group::unlist(tx, ctx.tenant, email).await?;
        store::listed::unlist(tx, ctx.tenant, email).await?;
    }
    store::contact::unname(tx, ctx.tenant, person, email.as_deref()).await?;
    store::phase::unname(tx, ctx.tenant, person).await?;
    tx.audit(ctx, Audit::new(policy::FOLLOW.action, "persoon", person).fact("wat", "gewist")).await?;
    Ok(())
}
