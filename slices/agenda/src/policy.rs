// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with agendas, points and promises. Only this file makes permits.

use kernel::{Ctx, Error, Permit, Reach, Result, Role, Rule, ScopeKind, Who};

use crate::model::Status;
use crate::store::photo::PhotoRow;
use crate::store::point::PointRow;

const OFFICERS: &[Role] = &[Role::AreaOfficer, Role::Administrator];
const WORKERS: &[Role] = &[Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager, Role::Administrator];
const CARETAKERS: &[Role] =
    &[Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager, Role::Moderator, Role::Administrator];
const MODERATORS: &[Role] = &[Role::AreaOfficer, Role::Moderator, Role::Administrator];
const INSIDERS: &[Role] =
    &[Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager, Role::Alderman, Role::Administrator];

/// Read what is public.
pub static READ: Rule = Rule { action: "agenda.read", who: Who::Anyone };
/// Read drafts and internal notes.
pub static READ_INTERNAL: Rule = Rule { action: "agenda.read_internal", who: Who::Roles(INSIDERS) };
/// Propose a point.
pub static PROPOSE: Rule = Rule { action: "agenda.point.propose", who: Who::SignedIn };
/// Support a point, once.
pub static SUPPORT: Rule = Rule { action: "agenda.point.support", who: Who::SignedIn };
/// Add or change a point, its status included.
pub static EDIT: Rule = Rule { action: "agenda.point.edit", who: Who::Roles(WORKERS) };
/// Answer a proposal, merge points.
pub static ASSESS: Rule = Rule { action: "agenda.point.assess", who: Who::Roles(OFFICERS) };
/// Make, move and close promises.
pub static PROMISE: Rule = Rule { action: "agenda.promise.edit", who: Who::Roles(WORKERS) };
/// Write a note on a point.
pub static NOTE: Rule = Rule { action: "agenda.note.write", who: Who::Roles(WORKERS) };
/// Remove a photo that should not be there.
pub static PHOTO: Rule = Rule { action: "agenda.photo.remove", who: Who::Roles(CARETAKERS) };
/// Take a proposal off the website and put it back.
pub static MODERATE: Rule = Rule { action: "agenda.point.moderate", who: Who::Roles(MODERATORS) };
/// Make and change agendas.
pub static AGENDA: Rule = Rule { action: "agenda.edit", who: Who::Roles(OFFICERS) };
/// Import points and undo that.
pub static IMPORT: Rule = Rule { action: "agenda.import", who: Who::Roles(&[Role::Administrator]) };
/// Change the rules of the game of the municipality.
pub static RULES: Rule = Rule { action: "agenda.rules.change", who: Who::Roles(&[Role::Administrator]) };
/// See the worklist.
pub static WORK: Rule = Rule { action: "agenda.work", who: Who::Roles(INSIDERS) };

/// The permission table of this slice.
pub fn rules() -> Vec<&'static Rule> {
    vec![
        &READ,
        &READ_INTERNAL,
        &PROPOSE,
        &SUPPORT,
        &EDIT,
        &ASSESS,
        &PROMISE,
        &NOTE,
        &PHOTO,
        &MODERATE,
        &AGENDA,
        &IMPORT,
        &RULES,
        &WORK,
    ]
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name(());
    )*};
}

actions! {
    /// Proof for [`PROPOSE`].
    Propose,
    /// Proof for [`SUPPORT`].
    Support,
    /// Proof for [`EDIT`].
    Edit,
    /// Proof for [`ASSESS`].
    Assess,
    /// Proof for [`PROMISE`]: to make one, or to move its date.
    Promise,
    /// Proof for [`PROMISE`]: to say what became of one.
    ClosePromise,
    /// Proof for [`NOTE`].
    Note,
    /// Proof for [`PHOTO`].
    RemovePhoto,
    /// Proof for [`MODERATE`].
    Moderate,
    /// Proof for [`AGENDA`].
    EditAgenda,
    /// Proof for [`IMPORT`].
    Import,
    /// Proof for [`RULES`].
    ChangeRules,
}

/// Where a point lies: its kernen, and the team, group and partner that it was given to.
pub fn reach(point: &PointRow, kernen: &[villages::KernId]) -> Reach {
    let mut reach = Reach::kernen(kernen.iter().copied());
    if let Some(team) = point.team_id {
        reach = reach.and(ScopeKind::Team, team.uuid());
    }
    if let Some(group) = point.group_id {
        reach = reach.and(ScopeKind::Group, group.uuid());
    }
    if let Some(partner) = point.partner_id {
        reach = reach.and(ScopeKind::Partner, partner.uuid());
    }
    reach
}

/// A point as a policy needs it: the row and its kernen.
#[derive(Clone, Debug)]
pub struct PointAt {
    /// The point.
    pub point: PointRow,
    /// The kernen that it is about.
    pub kernen: Vec<villages::KernId>,
}

impl PointAt {
    fn reach(&self) -> Reach {
        reach(&self.point, &self.kernen)
    }

    /// Whether it goes on in another point.
    pub fn is_merged(&self) -> bool {
        self.point.status == Status::Merged
    }

    /// Whether the actor may see it at all. Who moderates sees what was taken off the website, to put
    /// it back, and no other concept.
    pub fn is_visible(&self, ctx: &Ctx) -> bool {
        !self.point.draft || self.shows_internal(ctx) || self.shows_hidden(ctx)
    }

    fn shows_hidden(&self, ctx: &Ctx) -> bool {
        self.point.is_hidden() && ctx.actor.may(&MODERATE, &self.reach())
    }

    /// Whether the actor may read the internal notes.
    pub fn shows_internal(&self, ctx: &Ctx) -> bool {
        ctx.actor.may(&READ_INTERNAL, &self.reach())
    }

    /// Whether the actor may read a note that is public or not, and see its photo.
    pub fn shows_note(&self, ctx: &Ctx, public: bool) -> bool {
        if public { self.is_visible(ctx) } else { self.shows_internal(ctx) }
    }

    /// Whether the rule allows the actor on this point.
    pub fn allows(&self, ctx: &Ctx, rule: &Rule) -> bool {
        self.is_visible(ctx) && ctx.actor.may(rule, &self.reach())
    }
}

fn on_point<A>(ctx: &Ctx, rule: &Rule, action: A, at: PointAt) -> Result<Permit<A, PointAt>> {
    if !at.is_visible(ctx) {
        return Err(Error::NotFound);
    }
    if ctx.actor.may(rule, &at.reach()) { Ok(Permit::new(ctx, action, at)) } else { Err(Error::Forbidden) }
}

/// May the actor change this point?
///
/// # Errors
/// Not found when it may not be seen, forbidden when it may.
pub fn may_edit(ctx: &Ctx, at: PointAt) -> Result<Permit<Edit, PointAt>> {
    on_point(ctx, &EDIT, Edit(()), at)
}

/// Whether the actor may put points in this kern, and take them away there.
pub fn may_place(ctx: &Ctx, kern: villages::KernId) -> bool {
    ctx.actor.may(&EDIT, &Reach::kernen([kern]))
}

/// May the actor answer or merge this point?
///
/// # Errors
/// As [`may_edit`].
pub fn may_assess(ctx: &Ctx, at: PointAt) -> Result<Permit<Assess, PointAt>> {
    on_point(ctx, &ASSESS, Assess(()), at)
}

/// May the actor make promises on this point, and move their dates?
///
/// # Errors
/// As [`may_edit`]; a conflict when the point was merged away: what is promised there nobody sees.
pub fn may_promise(ctx: &Ctx, at: PointAt) -> Result<Permit<Promise, PointAt>> {
    let permit = on_point(ctx, &PROMISE, Promise(()), at)?;
    if permit.subject().is_merged() { Err(Error::Conflict("punt-is-samengevoegd")) } else { Ok(permit) }
}

/// May the actor say what became of promises on this point? Also where it was merged away.
///
/// # Errors
/// As [`may_edit`].
pub fn may_close_promise(ctx: &Ctx, at: PointAt) -> Result<Permit<ClosePromise, PointAt>> {
    on_point(ctx, &PROMISE, ClosePromise(()), at)
}

/// May the actor write a note on this point?
///
/// # Errors
/// As [`may_edit`].
pub fn may_note(ctx: &Ctx, at: PointAt) -> Result<Permit<Note, PointAt>> {
    on_point(ctx, &NOTE, Note(()), at)
}

/// May the actor remove this photo of this point?
///
/// # Errors
/// Not found when its note may not be read, forbidden when it may.
pub fn may_remove_photo(
    ctx: &Ctx,
    at: PointAt,
    photo: PhotoRow,
) -> Result<Permit<RemovePhoto, (PointAt, PhotoRow)>> {
    if !at.shows_note(ctx, photo.public) {
        return Err(Error::NotFound);
    }
    if !at.allows(ctx, &PHOTO) {
        return Err(Error::Forbidden);
    }
    Ok(Permit::new(ctx, RemovePhoto(()), (at, photo)))
}

/// May the actor take this point off the website, or put it back?
///
/// # Errors
/// As [`may_edit`].
pub fn may_moderate(ctx: &Ctx, at: PointAt) -> Result<Permit<Moderate, PointAt>> {
    on_point(ctx, &MODERATE, Moderate(()), at)
}

/// May the actor support this point? Whoever is signed in may, while it is still open.
///
/// # Errors
/// As [`may_edit`]; a conflict when the point is closed.
pub fn may_support(ctx: &Ctx, at: PointAt) -> Result<Permit<Support, PointAt>> {
    if at.point.status.is_closed() {
        return Err(Error::Conflict("punt-is-gesloten"));
    }
    on_point(ctx, &SUPPORT, Support(()), at)
}

/// May the actor propose a point now? The window must be open.
///
/// # Errors
/// Unauthenticated for visitors; a conflict when the window is closed.
pub fn may_propose(ctx: &Ctx, window_is_open: bool) -> Result<Permit<Propose>> {
    if !ctx.actor.may_somewhere(&PROPOSE) {
        return Err(Error::Unauthenticated);
    }
    if !window_is_open && !ctx.actor.may_somewhere(&EDIT) {
        return Err(Error::Conflict("venster-is-dicht"));
    }
    Ok(Permit::new(ctx, Propose(()), ()))
}

/// May the actor add points to, or change, an agenda of these kernen?
///
/// # Errors
/// Forbidden.
pub fn may_edit_agenda(ctx: &Ctx, kernen: &[villages::KernId]) -> Result<Permit<EditAgenda>> {
    if ctx.actor.may(&AGENDA, &Reach::kernen(kernen.iter().copied())) {
        Ok(Permit::new(ctx, EditAgenda(()), ()))
    } else {
        Err(Error::Forbidden)
    }
}

/// May the actor import points?
///
/// # Errors
/// Forbidden.
pub fn may_import(ctx: &Ctx) -> Result<Permit<Import>> {
    if ctx.actor.may(&IMPORT, &Reach::municipality()) {
        Ok(Permit::new(ctx, Import(()), ()))
    } else {
        Err(Error::Forbidden)
    }
}

/// May the actor change the rules of the game?
///
/// # Errors
/// Forbidden.
pub fn may_change_rules(ctx: &Ctx) -> Result<Permit<ChangeRules>> {
    if ctx.actor.may(&RULES, &Reach::municipality()) {
        Ok(Permit::new(ctx, ChangeRules(()), ()))
    } else {
        Err(Error::Forbidden)
    }
}
