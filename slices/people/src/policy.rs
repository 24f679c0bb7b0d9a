// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with people and rights. Only this file makes their permits.

use db::Conn;
use kernel::{Actor, Ctx, Error, Permit, PersonId, Reach, Result, Role, Rule, Who};

use crate::model::{self, COVERED};
use crate::store::person::{self, PersonRow};
use crate::store::right::{self, RightId, RightRow};

const ADMINISTRATORS: Who = Who::Roles(&[Role::Administrator]);

/// Logging in: the form, the code, the link, the buttons of a demo.
pub static LOG_IN: Rule = Rule { action: "people.login", who: Who::Anyone };
/// Logging out.
pub static LOG_OUT: Rule = Rule { action: "people.logout", who: Who::Anyone };
/// Making an account: happens at the first log-in.
pub static MAKE_ACCOUNT: Rule = Rule { action: "people.account.make", who: Who::Anyone };
/// Seeing, changing and downloading what is kept about oneself.
pub static OWN: Rule = Rule { action: "people.own", who: Who::SignedIn };
/// Erasing what is kept about oneself.
pub static ERASE: Rule = Rule { action: "people.own.erase", who: Who::SignedIn };
/// Opening Beheer: whoever may use at least one of its doors. A test of the binary compares this with
/// the rules of the doors of every slice.
pub static ADMIN: Rule = Rule {
    action: "people.admin",
    who: Who::Roles(&[Role::AreaOfficer, Role::Moderator, Role::Administrator]),
};
/// Adding a person on behalf of the municipality.
pub static ADD_PERSON: Rule = Rule { action: "people.person.add", who: ADMINISTRATORS };
/// Erasing what is kept about somebody else, on behalf of the municipality.
pub static ERASE_PERSON: Rule = Rule { action: "people.person.erase", who: ADMINISTRATORS };
/// Seeing who has which right.
pub static READ_RIGHTS: Rule = Rule { action: "people.right.read", who: ADMINISTRATORS };
/// Granting a right.
pub static GRANT: Rule = Rule { action: "people.right.grant", who: ADMINISTRATORS };
/// Withdrawing a right.
pub static WITHDRAW: Rule = Rule { action: "people.right.withdraw", who: ADMINISTRATORS };
/// Telling that one will be away, and who takes over.
pub static SET_ABSENCE: Rule = Rule { action: "people.absence.set", who: Who::Roles(&COVERED) };
/// Ending one's own absence, or cancelling it.
pub static END_ABSENCE: Rule = Rule { action: "people.absence.end", who: Who::Roles(&COVERED) };
/// The same about somebody who cannot do it themselves, such as who fell ill.
pub static SET_ABSENCE_OF: Rule = Rule { action: "people.absence.other.set", who: ADMINISTRATORS };
/// Ending the absence of somebody else.
pub static END_ABSENCE_OF: Rule = Rule { action: "people.absence.other.end", who: ADMINISTRATORS };
/// Reading the audit log.
pub static READ_LOG: Rule = Rule { action: "people.log.read", who: ADMINISTRATORS };
/// Seeing jobs that failed.
pub static READ_JOBS: Rule = Rule { action: "people.job.read", who: ADMINISTRATORS };
/// Letting a failed job run again.
pub static RETRY_JOB: Rule = Rule { action: "people.job.retry", who: ADMINISTRATORS };
/// Throwing a failed job away.
pub static DISCARD_JOB: Rule = Rule { action: "people.job.discard", who: ADMINISTRATORS };

/// The permission table of this slice.
pub(crate) fn rules() -> Vec<&'static Rule> {
    vec![
        &LOG_IN,
        &LOG_OUT,
        &MAKE_ACCOUNT,
        &OWN,
        &ERASE,
        &ADMIN,
        &ADD_PERSON,
        &ERASE_PERSON,
        &READ_RIGHTS,
        &GRANT,
        &WITHDRAW,
        &SET_ABSENCE,
        &END_ABSENCE,
        &SET_ABSENCE_OF,
        &END_ABSENCE_OF,
        &READ_LOG,
        &READ_JOBS,
        &RETRY_JOB,
        &DISCARD_JOB,
    ]
}

/// To change or erase what is kept about oneself.
#[derive(Clone, Debug)]
pub struct OwnData(());
/// To add a person.
#[derive(Clone, Debug)]
pub struct AddPerson(());
/// To change the name and the function of a person.
#[derive(Clone, Debug)]
pub struct EditPerson(());
/// To erase what is kept about somebody.
#[derive(Clone, Debug)]
pub struct ErasePerson(());
/// To grant a role.
#[derive(Clone, Debug)]
pub struct GrantRight(());
/// To withdraw a right.
#[derive(Clone, Debug)]
pub struct WithdrawRight(());
/// To tell that somebody is away, and to end that.
#[derive(Clone, Debug)]
pub struct EditAbsence(());
/// To let a failed job run again.
#[derive(Clone, Debug)]
pub struct RetryJob(());
/// To throw a failed job away.
#[derive(Clone, Debug)]
pub struct DiscardJob(());

fn allowed(ctx: &Ctx, rule: &Rule) -> Result<()> {
    if ctx.actor.may(rule, &Reach::municipality()) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Whoever is signed in, about themselves and nobody else.
pub(crate) fn own(ctx: &Ctx) -> Result<Permit<OwnData, PersonId>> {
    let person = ctx.actor.person().ok_or(Error::Unauthenticated)?;
    Ok(Permit::new(ctx, OwnData(()), person.id))
}

/// An administrator, or Brink itself.
pub(crate) fn add_person(ctx: &Ctx) -> Result<Permit<AddPerson>> {
    allowed(ctx, &ADD_PERSON)?;
    Ok(Permit::new(ctx, AddPerson(()), ()))
}

/// An administrator, about whoever is known in the municipality.
pub(crate) async fn edit_person(
    ctx: &Ctx,
    conn: &mut Conn,
    id: PersonId,
) -> Result<Permit<EditPerson, PersonRow>> {
    allowed(ctx, &ADD_PERSON)?;
    let row = person::by_id(conn, ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    Ok(Permit::new(ctx, EditPerson(()), row))
}

/// Whose data are erased: an address, and the person that it belongs to.
#[derive(Clone, Debug)]
pub struct Forgotten {
    /// In small letters.
    pub email: String,
    /// None when the address has no account.
    pub person: Option<PersonId>,
}

/// An administrator erases anybody but the platform's operator, whom only Brink itself erases.
pub(crate) async fn erase_person(
    ctx: &Ctx,
    conn: &mut Conn,
    email: &str,
) -> Result<Permit<ErasePerson, Forgotten>> {
    allowed(ctx, &ERASE_PERSON)?;
    let email = email.trim().to_lowercase();
    let known = person::by_email(conn, ctx.tenant, &email).await?.map(|row| row.id);
    if let Some(id) = known
        && !matches!(ctx.actor, Actor::System(_))
        && right::of_person(conn, ctx.tenant, id).await?.iter().any(|row| row.role == Role::Operator.code())
    {
        return Err(Error::Forbidden);
    }
    Ok(Permit::new(ctx, ErasePerson(()), Forgotten { email, person: known }))
}

/// An administrator grants every role but the platform's operator, which only Brink itself does.
pub(crate) fn grant(ctx: &Ctx, role: Role) -> Result<Permit<GrantRight, Role>> {
    allowed(ctx, &GRANT)?;
    if role == Role::Operator && !matches!(ctx.actor, Actor::System(_)) {
        return Err(Error::Forbidden);
    }
    Ok(Permit::new(ctx, GrantRight(()), role))
}

/// The roles that an administrator can grant.
pub(crate) fn grantable() -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(|role| *role != Role::Operator)
}

/// An administrator withdraws any right in force but the operator's. Whether the last
/// administrator would go is decided in the transaction.
pub(crate) async fn withdraw(
    ctx: &Ctx,
    conn: &mut Conn,
    id: RightId,
) -> Result<Permit<WithdrawRight, RightRow>> {
    allowed(ctx, &WITHDRAW)?;
    let row = right::by_id(conn, ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    if row.withdrawn_at.is_some() {
        return Err(Error::Conflict("rechten-al-ingetrokken"));
    }
    if row.role == Role::Operator.code() && !matches!(ctx.actor, Actor::System(_)) {
        return Err(Error::Forbidden);
    }
    Ok(Permit::new(ctx, WithdrawRight(()), row))
}

/// Who can be away, and in which action of the table that is noted.
#[derive(Clone, Debug)]
pub struct Away {
    /// Who.
    pub person: PersonId,
    /// The roles that somebody takes over.
    pub roles: Vec<Role>,
    /// Noting it.
    pub set: &'static Rule,
    /// Ending it.
    pub end: &'static Rule,
}

/// Whoever holds a role that can be taken over, about themselves.
pub(crate) async fn own_absence(ctx: &Ctx, conn: &mut Conn) -> Result<Permit<EditAbsence, Away>> {
    let person = ctx.actor.person().ok_or(Error::Unauthenticated)?;
    if !ctx.actor.may_somewhere(&SET_ABSENCE) {
        return Err(Error::Forbidden);
    }
    away(ctx, conn, person.id, (&SET_ABSENCE, &END_ABSENCE)).await
}

/// An administrator, about whoever holds such a role.
pub(crate) async fn absence_of(
    ctx: &Ctx,
    conn: &mut Conn,
    id: PersonId,
) -> Result<Permit<EditAbsence, Away>> {
    allowed(ctx, &SET_ABSENCE_OF)?;
    away(ctx, conn, id, (&SET_ABSENCE_OF, &END_ABSENCE_OF)).await
}

/// Not found when nobody could take over anything of this person.
async fn away(
    ctx: &Ctx,
    conn: &mut Conn,
    person: PersonId,
    (set, end): (&'static Rule, &'static Rule),
) -> Result<Permit<EditAbsence, Away>> {
    let rights = right::of_person(conn, ctx.tenant, person).await?;
    let grants: Vec<_> = rights.iter().filter_map(RightRow::grant).collect();
    let roles = model::covered(&grants);
    if roles.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(Permit::new(ctx, EditAbsence(()), Away { person, roles, set, end }))
}

/// An administrator.
pub(crate) fn retry_job(ctx: &Ctx) -> Result<Permit<RetryJob>> {
    allowed(ctx, &RETRY_JOB)?;
    Ok(Permit::new(ctx, RetryJob(()), ()))
}

/// An administrator.
pub(crate) fn discard_job(ctx: &Ctx) -> Result<Permit<DiscardJob>> {
    allowed(ctx, &DISCARD_JOB)?;
    Ok(Permit::new(ctx, DiscardJob(()), ()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::ctx::{Entropy, FixedClock};
    use kernel::{Grant, Person, Scope, TenantId, Timestamp};
    use uuid::Uuid;

    use super::*;

    fn ctx(actor: Actor) -> Ctx {
        let clock = Arc::new(FixedClock::new(Timestamp::from_micros(0)));
        Ctx::new(TenantId::from_uuid(Uuid::nil()), actor, clock, Arc::new(Entropy::seeded(1)))
    }

    fn person(role: Role) -> Actor {
        let grants = vec![Grant { role, scope: Scope::All }];
        Actor::Person(Arc::new(Person::new(PersonId::from_uuid(Uuid::from_u128(5)), grants)))
    }

    #[test]
    fn only_administrators_grant() {
        for role in Role::ALL {
            let granted = grant(&ctx(person(*role)), Role::Councillor).is_ok();
            assert_eq!(granted, *role == Role::Administrator, "{role}");
            assert_eq!(add_person(&ctx(person(*role))).is_ok(), granted);
            assert_eq!(retry_job(&ctx(person(*role))).is_ok(), granted);
            assert_eq!(discard_job(&ctx(person(*role))).is_ok(), granted);
        }
        assert!(grant(&ctx(Actor::Anonymous), Role::Resident).is_err());
    }

    #[test]
    fn the_operator_is_named_by_brink_alone() {
        assert!(grant(&ctx(person(Role::Administrator)), Role::Operator).is_err());
        assert!(grant(&ctx(Actor::System("opdrachtregel")), Role::Operator).is_ok());
        assert!(grantable().all(|role| role != Role::Operator));
    }

    #[test]
    fn one_changes_oneself_only() {
        let permit = own(&ctx(person(Role::Resident))).unwrap();
        assert_eq!(permit.subject().uuid(), Uuid::from_u128(5));
        assert!(matches!(own(&ctx(Actor::Anonymous)), Err(Error::Unauthenticated)));
    }

    #[test]
    fn actions_are_named_once() {
        let mut names: Vec<_> = rules().into_iter().map(|rule| rule.action).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), rules().len());
    }
}
