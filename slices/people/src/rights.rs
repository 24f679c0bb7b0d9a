// SPDX-License-Identifier: EUPL-1.2
//! Verbs about people and rights: add a person, grant a right, withdraw one.

use db::{Conn, Tx};
use kernel::{Audit, Ctx, Error, Grant, Permit, PersonId, Result, Role, Scope, TenantId};
use web::App;

use crate::policy::{self, AddPerson, DiscardJob, EditPerson, GrantRight, RetryJob, WithdrawRight};
use crate::store::person::{self, PersonRow};
use crate::store::right::{self, Ending, NewRight, RightRow};

/// Whom to add.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// The address; any case.
    pub email: String,
    /// The name that others in the same work see; may be empty.
    pub name: String,
    /// The function that everybody sees, such as "Gebiedsmakelaar"; empty for residents.
    pub label: String,
    /// Part of a demo world: "log in als …" is offered.
    pub demo: bool,
}

/// Which right to grant to whom.
#[derive(Clone, Debug)]
pub struct NewGrant {
    /// Whose.
    pub person: PersonId,
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub scope: Scope,
    /// Why, in the words of whoever grants it.
    pub reason: String,
}

/// Adds a person, or finds the one with this address and gives them the new name and function, as far
/// as those are said. For administrators and for Brink itself.
///
/// # Errors
/// [`Error::Forbidden`] for others.
pub async fn add_person(tx: &mut Tx, ctx: &Ctx, new: NewPerson) -> Result<PersonId> {
    let permit = policy::add_person(ctx)?;
    add(tx, ctx, &permit, new).await
}

async fn add(tx: &mut Tx, ctx: &Ctx, permit: &Permit<AddPerson>, new: NewPerson) -> Result<PersonId> {
    let row = PersonRow {
        id: ctx.id(),
        email: Some(new.email.trim().to_lowercase()),
        name: new.name,
        label: new.label,
        language: ctx.locale.code().to_owned(),
        demo: new.demo,
        created_at: ctx.now(),
        last_login_at: None,
    };
    if person::insert(tx, permit.tenant(), &row).await? {
        tx.audit(ctx, Audit::new(policy::ADD_PERSON.action, "persoon", row.id)).await?;
        return Ok(row.id);
    }
    let known = person::by_email(tx, permit.tenant(), row.email.as_deref().unwrap_or_default()).await?;
    let known = known.ok_or(Error::Conflict("rechten-botsing"))?;
    let said = |new: &str, old: &str| if new.is_empty() { old.to_owned() } else { new.to_owned() };
    let (name, label) = (said(&row.name, &known.name), said(&row.label, &known.label));
    if (&name, &label) != (&known.name, &known.label) {
        person::describe(tx, permit.tenant(), &known, &name, &label).await?;
        tx.audit(ctx, Audit::new(policy::ADD_PERSON.action, "persoon", known.id)).await?;
    }
    Ok(known.id)
}

/// Gives a person another name and function.
///
/// # Errors
/// [`Error::Conflict`] when they changed since the permit was made.
pub(crate) async fn describe(
    app: &App,
    ctx: &Ctx,
    permit: Permit<EditPerson, PersonRow>,
    name: String,
    label: String,
) -> Result<()> {
    let work = ctx.clone();
    app.db
        .write(ctx, move |tx| {
            let (ctx, permit, name, label) = (work.clone(), permit.clone(), name.clone(), label.clone());
            Box::pin(async move {
                let row = permit.subject();
                if person::describe(tx, permit.tenant(), row, &name, &label).await? == 0 {
                    return Err(Error::Conflict("rechten-botsing"));
                }
                tx.audit(&ctx, Audit::new(policy::ADD_PERSON.action, "persoon", row.id)).await?;
                Ok(())
            })
        })
        .await
}

/// Grants a right, in the caller's transaction. For administrators and for Brink itself. A right
/// that the person holds already stays as it is.
///
/// # Errors
/// [`Error::Forbidden`] for others.
pub async fn grant(tx: &mut Tx, ctx: &Ctx, new: NewGrant) -> Result<()> {
    let permit = policy::grant(ctx, new.role)?;
    give(tx, ctx, &permit, &new).await?;
    Ok(())
}

/// `false` when the person holds the right already.
async fn give(tx: &mut Tx, ctx: &Ctx, permit: &Permit<GrantRight, Role>, new: &NewGrant) -> Result<bool> {
    let (tenant, role) = (permit.tenant(), *permit.subject());
    let id = ctx.id();
    let row = NewRight {
        id,
        person: new.person,
        grant: Grant { role, scope: new.scope },
        reason: &new.reason,
        by: ctx.actor.person().map(|person| person.id),
        at: ctx.now(),
    };
    if !right::insert(tx, tenant, &row).await? {
        return Ok(false);
    }
    let entry = Audit::new(policy::GRANT.action, "recht", id).person(new.person);
    tx.audit(ctx, entry.fact("rol", role).fact("waar", place(new.scope))).await?;
    Ok(true)
}

/// Adds the person when needed and grants the role in each of the scopes, in one transaction. `false`
/// when they held it in all of them.
pub(crate) async fn grant_all(
    app: &App,
    ctx: &Ctx,
    new: NewPerson,
    role: Role,
    scopes: Vec<Scope>,
    reason: String,
) -> Result<bool> {
    let (add_permit, permit) = (policy::add_person(ctx)?, policy::grant(ctx, role)?);
    let work = ctx.clone();
    app.db
        .write(ctx, move |tx| {
            let (ctx, add_permit, permit) = (work.clone(), add_permit.clone(), permit.clone());
            let (new, scopes, reason) = (new.clone(), scopes.clone(), reason.clone());
            Box::pin(async move {
                let person = add(tx, &ctx, &add_permit, new).await?;
                let mut is_new = false;
                for scope in scopes {
                    let new = NewGrant { person, role, scope, reason: reason.clone() };
                    is_new |= give(tx, &ctx, &permit, &new).await?;
                }
                Ok(is_new)
            })
        })
        .await
}

/// Withdraws rights for one reason, all or none. The last administrator stays.
pub(crate) async fn withdraw(
    app: &App,
    ctx: &Ctx,
    permits: Vec<Permit<WithdrawRight, RightRow>>,
    reason: String,
) -> Result<()> {
    let work = ctx.clone();
    app.db
        .write(ctx, move |tx| {
            let (ctx, permits, reason) = (work.clone(), permits.clone(), reason.clone());
            Box::pin(async move {
                for permit in &permits {
                    take(tx, &ctx, permit, &reason).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn take(tx: &mut Tx, ctx: &Ctx, permit: &Permit<WithdrawRight, RightRow>, reason: &str) -> Result<()> {
    let (tenant, row) = (permit.tenant(), permit.subject());
    let administrator = row.role == Role::Administrator.code();
    if administrator {
        right::queue_for_administrators(tx, tenant).await?;
    }
    let by = ctx.actor.person().map(|person| person.id);
    let ending = Ending { at: ctx.now(), by, reason };
    if right::end(tx, tenant, row.id, &ending).await? == 0 {
        return Err(Error::Conflict("rechten-al-ingetrokken"));
    }
    if administrator {
        keep_one_administrator(tx, tenant).await?;
    }
    let entry = Audit::new(policy::WITHDRAW.action, "recht", row.id).person(row.person_id);
    let scope = row.grant().map_or(Scope::All, |grant| grant.scope);
    tx.audit(ctx, entry.fact("rol", &row.role).fact("waar", place(scope))).await?;
    Ok(())
}

/// Refuses what would leave nobody to manage the municipality. Call it after the change, within
/// [`right::queue_for_administrators`].
pub(crate) async fn keep_one_administrator(conn: &mut Conn, tenant: TenantId) -> Result<()> {
    if right::administrators(conn, tenant).await? == 0 {
        return Err(Error::Conflict("rechten-laatste-beheerder"));
    }
    Ok(())
}

/// Lets a failed job run again.
pub(crate) async fn retry_job(
    app: &App,
    ctx: &Ctx,
    permit: Permit<RetryJob>,
    job: kernel::Id<()>,
) -> Result<()> {
    let work = ctx.clone();
    app.db
        .write(ctx, move |tx| {
            let (ctx, permit) = (work.clone(), permit.clone());
            Box::pin(async move {
                debug_assert_eq!(permit.tenant(), ctx.tenant);
                if !jobs::retry(tx, &ctx, job.uuid()).await? {
                    return Err(Error::Conflict("taken-al-weg"));
                }
                tx.audit(&ctx, Audit::new(policy::RETRY_JOB.action, "taak", job)).await?;
                Ok(())
            })
        })
        .await
}

/// Throws a failed job away, with the mail that it was to send.
pub(crate) async fn discard_job(
    app: &App,
    ctx: &Ctx,
    permit: Permit<DiscardJob>,
    job: kernel::Id<()>,
) -> Result<()> {
    let work = ctx.clone();
    app.db
        .write_unseen(move |tx| {
            let (ctx, permit) = (work.clone(), permit.clone());
            Box::pin(async move {
                debug_assert_eq!(permit.tenant(), ctx.tenant);
                if !jobs::discard(tx, &ctx, job.uuid()).await? {
                    return Err(Error::Conflict("taken-al-weg"));
                }
                tx.audit(&ctx, Audit::new(policy::DISCARD_JOB.action, "taak", job)).await?;
                Ok(())
            })
        })
        .await
}

/// A scope as a fact of the audit log: `overal` or the id.
fn place(scope: Scope) -> String {
    match scope {
        Scope::All => "overal".to_owned(),
        Scope::Of(_, id) => id.to_string(),
    }
}
