// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with kernen, groups, teams, partners and settings. The only maker of permits.

use kernel::{Ctx, Error, Permit, PersonId, Reach, Result, Role, Rule, Who};

use crate::follow::Subject;
use crate::model::{Group, Kern};
use crate::store::listed::{Entry, Listed};

const ADMINISTRATOR: Who = Who::Roles(&[Role::Administrator]);

/// See the home page, the kernen and their feeds.
pub static READ: Rule = Rule { action: "villages.read", who: Who::Anyone };
/// Follow something by e-mail, and stop with that.
pub static FOLLOW: Rule = Rule { action: "villages.follow", who: Who::Anyone };
/// Follow with one's own account, see what one follows, and stop with that.
pub static FOLLOW_OWN: Rule = Rule { action: "villages.follow.own", who: Who::SignedIn };
/// Change the introduction, the contacts and the channels of a kern.
pub static DESCRIBE: Rule =
    Rule { action: "villages.kern.describe", who: Who::Roles(&[Role::Administrator, Role::AreaOfficer]) };
/// Add kernen.
pub static ADD: Rule = Rule { action: "villages.kern.add", who: ADMINISTRATOR };
/// Change the name, the place, the area, the residents and the phase of a kern.
pub static EDIT: Rule = Rule { action: "villages.kern.edit", who: ADMINISTRATOR };
/// End a kern, take that back, or remove one that was added by mistake.
pub static END: Rule = Rule { action: "villages.kern.end", who: ADMINISTRATOR };
/// Add, change and end groups.
pub static GROUPS: Rule = Rule { action: "villages.group.manage", who: ADMINISTRATOR };
/// Add, change and end teams.
pub static TEAMS: Rule = Rule { action: "villages.team.manage", who: ADMINISTRATOR };
/// Add, change and end partners.
pub static PARTNERS: Rule = Rule { action: "villages.partner.manage", who: ADMINISTRATOR };
/// Change the settings of the municipality.
pub static SETTINGS: Rule = Rule { action: "villages.settings.change", who: ADMINISTRATOR };

/// Every rule of this slice.
pub static ALL: [&Rule; 11] =
    [&READ, &FOLLOW, &FOLLOW_OWN, &DESCRIBE, &ADD, &EDIT, &END, &GROUPS, &TEAMS, &PARTNERS, &SETTINGS];

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name(());
    )*};
}

actions! {
    /// To follow a subject, or to stop with that.
    Follow,
    /// To follow with one's own account, or to stop with that.
    FollowOwn,
    /// To describe a kern.
    Describe,
    /// To add kernen.
    AddKern,
    /// To change a kern.
    EditKern,
    /// To end a kern, or take that back.
    EndKern,
    /// To manage groups.
    ManageGroup,
    /// To manage teams or partners.
    ManageListed,
    /// To change the settings.
    ChangeSettings,
}

fn allowed<A, S>(ctx: &Ctx, rule: &Rule, reach: &Reach, action: A, subject: S) -> Result<Permit<A, S>> {
    if ctx.actor.may(rule, reach) { Ok(Permit::new(ctx, action, subject)) } else { Err(Error::Forbidden) }
}

/// Everybody may follow what is public.
///
/// # Errors
/// None today; callers must not count on that.
pub fn follow(ctx: &Ctx, subject: Subject) -> Result<Permit<Follow, Subject>> {
    allowed(ctx, &FOLLOW, &Reach::municipality(), Follow(()), subject)
}

/// Whoever is signed in, for their own account.
///
/// # Errors
/// [`Error::Unauthenticated`] for visitors.
pub fn follow_own(ctx: &Ctx) -> Result<Permit<FollowOwn, PersonId>> {
    let person = ctx.actor.person().ok_or(Error::Unauthenticated)?;
    Ok(Permit::new(ctx, FollowOwn(()), person.id))
}

/// An administrator, or the officer of this kern.
///
/// # Errors
/// [`Error::Forbidden`] for others.
pub fn describe(ctx: &Ctx, kern: Kern) -> Result<Permit<Describe, Kern>> {
    allowed(ctx, &DESCRIBE, &Reach::kernen([kern.id]), Describe(()), kern)
}

/// An administrator.
///
/// # Errors
/// [`Error::Forbidden`] for others.
pub fn edit_kern(ctx: &Ctx, kern: Kern) -> Result<Permit<EditKern, Kern>> {
    allowed(ctx, &EDIT, &Reach::kernen([kern.id]), EditKern(()), kern)
}

/// An administrator.
///
/// # Errors
/// [`Error::Forbidden`] for others.
pub fn add_kern(ctx: &Ctx) -> Result<Permit<AddKern>> {
    allowed(ctx, &ADD, &Reach::municipality(), AddKern(()), ())
}

/// An administrator.
///
/// # Errors
/// [`Error::Forbidden`] for others.
pub fn end_kern(ctx: &Ctx, kern: Kern) -> Result<Permit<EndKern, Kern>> {
    allowed(ctx, &END, &Reach::kernen([kern.id]), EndKern(()), kern)
}

/// An administrator. The subject is the group to change, or none to add one.
///
/// # Errors
/// [`Error::Forbidden`] for others.
pub fn manage_group(ctx: &Ctx, group: Option<Group>) -> Result<Permit<ManageGroup, Option<Group>>> {
    allowed(ctx, &GROUPS, &Reach::municipality(), ManageGroup(()), group)
}

/// The rule of one of the two lists.
pub fn rule_of(list: Listed) -> &'static Rule {
    match list {
        Listed::Team => &TEAMS,
        Listed::Partner => &PARTNERS,
    }
}

/// An administrator. The subject is the list and the line to change, or none to add one.
///
/// # Errors
/// [`Error::Forbidden`] for others.
pub fn manage_listed(
    ctx: &Ctx,
    list: Listed,
    entry: Option<Entry>,
) -> Result<Permit<ManageListed, (Listed, Option<Entry>)>> {
    allowed(ctx, rule_of(list), &Reach::municipality(), ManageListed(()), (list, entry))
}

/// An administrator.
///
/// # Errors
/// [`Error::Forbidden`] for others.
pub fn change_settings(ctx: &Ctx) -> Result<Permit<ChangeSettings>> {
    allowed(ctx, &SETTINGS, &Reach::municipality(), ChangeSettings(()), ())
}
