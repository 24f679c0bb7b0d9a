// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with casussen. Only this file makes permits for them.

use db::Conn;
use kernel::{Ctx, Error, Permit, PersonId, Reach, Result, Role, Rule, ScopeKind, Who};
use villages::TeamId;

use super::model::{Deed, State};
use super::store::casus::CasusRow;
use super::store::party::PartyRow;
use super::store::promise;
use crate::model::is_recent;
use crate::policy::WORKERS;
use crate::secret::{self, Purpose};

const OFFICERS: &[Role] = &[Role::AreaOfficer, Role::Administrator];

/// Read casussen and who takes part, talk, advise, keep promises.
pub static HANDLE: Rule = Rule { action: "cases.handle", who: Who::Roles(WORKERS) };
/// Say whose a casus is, who takes part, what is asked of the policy officer, and how it ends.
pub static LEAD: Rule = Rule { action: "cases.lead", who: Who::Roles(OFFICERS) };
/// Enter a plan that came by telephone or in the village hall.
pub static DESK: Rule = Rule { action: "cases.desk", who: Who::Roles(WORKERS) };
/// Read a casus in which one takes part, and leave it; the key of the link decides.
pub static OWN: Rule = Rule { action: "cases.own", who: Who::Anyone };

/// The part of the permission table about casussen.
pub fn rules() -> Vec<&'static Rule> {
    vec![&HANDLE, &LEAD, &DESK, &OWN]
}

/// Proof for [`DESK`], or for the deed by which a question becomes a casus.
#[derive(Clone, Debug)]
pub struct Begin(());
/// Proof for a deed on a casus.
#[derive(Clone, Debug)]
pub struct Act(());

/// A casus, and who promised something in it that is still open: they may see to it as well.
#[derive(Clone, Debug)]
pub struct CasusAt {
    /// The casus as it was read.
    pub casus: CasusRow,
    /// The colleagues with an open promise.
    pub promised: Vec<PersonId>,
    /// The teams with an open promise.
    pub teams: Vec<TeamId>,
}

impl CasusAt {
    /// Reads who promised something.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn read(conn: &mut Conn, ctx: &Ctx, casus: CasusRow) -> Result<Self> {
        let mut open = promise::of(conn, ctx.tenant, casus.id).await?;
        open.retain(|promise| promise.outcome.is_none());
        Ok(Self {
            casus,
            promised: open.iter().filter_map(|promise| promise.officer_id).collect(),
            teams: open.iter().filter_map(|promise| promise.team_id).collect(),
        })
    }

    fn reach(&self) -> Reach {
        let own = self.casus.team_id.into_iter().chain(self.teams.iter().copied());
        own.fold(Reach::kernen(self.casus.kern_id), |reach, team| reach.and(ScopeKind::Team, team.uuid()))
    }

    /// Whether the casus names this actor, or somebody from whom they take over, for what this rule is about.
    fn names(&self, ctx: &Ctx, rule: &Rule) -> bool {
        let handles = [self.casus.policy_id].into_iter().chain(self.promised.iter().copied().map(Some));
        ctx.actor.acts_for(self.casus.officer_id)
            || *rule != LEAD && handles.into_iter().any(|person| ctx.actor.acts_for(person))
    }

    /// Whether the actor may do what the rule is about: by the kern or the team, or by name.
    pub fn allows(&self, ctx: &Ctx, rule: &Rule) -> bool {
        // A team that promised something handles that; it does not lead the casus.
        let lead = || {
            let team = self.casus.team_id.map(|team| (ScopeKind::Team, team.uuid()));
            let kern = Reach::kernen(self.casus.kern_id);
            team.into_iter().fold(kern, |reach, (kind, id)| reach.and(kind, id))
        };
        let reach = if *rule == LEAD { lead() } else { self.reach() };
        ctx.actor.may(rule, &reach) || ctx.actor.may_somewhere(rule) && self.names(ctx, rule)
    }

    /// Whether the actor may read it: who handles it, and who entered it until somebody is responsible.
    pub fn may_see(&self, ctx: &Ctx) -> bool {
        let entered = || self.casus.officer_id.is_none() && ctx.actor.acts_for(self.casus.entered_by);
        self.allows(ctx, &HANDLE) || ctx.actor.may_somewhere(&HANDLE) && entered()
    }
}

/// A deed that may be done to a casus: by this actor, in the state in which it is.
#[derive(Clone, Debug)]
pub struct Step {
    /// The casus as it was read.
    pub casus: CasusRow,
    /// What may be done.
    pub deed: Deed,
    /// How the casus stands after it.
    pub after: State,
}

/// The rule of a deed of staff.
pub const fn rule_of(deed: Deed) -> &'static Rule {
    match deed {
        Deed::Posted => &DESK,
        Deed::Advise
        | Deed::Note
        | Deed::Read
        | Deed::Plan
        | Deed::CallOff
        | Deed::Talk
        | Deed::Keep
        | Deed::Move
        | Deed::Cancel => &HANDLE,
        _ => &LEAD,
    }
}

/// May the actor enter a plan for somebody else?
///
/// # Errors
/// Forbidden.
pub fn may_enter(ctx: &Ctx) -> Result<Permit<Begin>> {
    if ctx.actor.may_somewhere(&DESK) { Ok(Permit::new(ctx, Begin(()), ())) } else { Err(Error::Forbidden) }
}

/// May a casus be made of the question of this permit? Whoever may do that deed may.
///
/// # Errors
/// Forbidden when the permit is for something else.
pub fn may_begin_of(
    ctx: &Ctx,
    question: &Permit<crate::policy::Act, crate::policy::Step>,
) -> Result<Permit<Begin>> {
    let is_for = question.subject().deed == crate::model::Deed::Case;
    if is_for { Ok(Permit::new(ctx, Begin(()), ())) } else { Err(Error::Forbidden) }
}

/// Whether the actor may do this to a casus that they may see, however it stands. Whoever may see it posts
/// its letters.
pub fn may_act(ctx: &Ctx, deed: Deed, at: &CasusAt) -> bool {
    match deed {
        Deed::Say => false,
        Deed::Posted => ctx.actor.may_somewhere(&DESK),
        deed => at.allows(ctx, rule_of(deed)),
    }
}

/// May the actor do this to the casus, as a colleague, in the state in which it is?
///
/// # Errors
/// Not found when it may not be seen, forbidden when it may; a conflict when its state does not allow it.
pub fn may(ctx: &Ctx, deed: Deed, at: CasusAt) -> Result<Permit<Act, Step>> {
    if !at.may_see(ctx) {
        return Err(Error::NotFound);
    }
    if !may_act(ctx, deed, &at) {
        return Err(Error::Forbidden);
    }
    let after = step(deed, &at.casus).ok_or(Error::Conflict("casus-kan-nu-niet"))?;
    Ok(Permit::new(ctx, Act(()), Step { casus: at.casus, deed, after }))
}

/// May whoever has this key do this to the casus in which they take part?
///
/// # Errors
/// Not found when the key does not fit or the party left; forbidden when it is no deed of a party; a
/// conflict when the state does not allow it, or when something is said long after the result.
pub fn may_own(
    ctx: &Ctx,
    deed: Deed,
    casus: CasusRow,
    party: &PartyRow,
    key: &str,
) -> Result<Permit<Act, Step>> {
    has_key(secret::PARTY, &casus, party, key)?;
    as_party(ctx, deed, casus)
}

/// May whoever sends a mail with this key say something as this party? It is another key than that of the
/// page, and opens none.
///
/// # Errors
/// As [`may_own`].
pub fn may_answer(ctx: &Ctx, casus: CasusRow, party: &PartyRow, key: &str) -> Result<Permit<Act, Step>> {
    has_key(secret::PARTY_ANSWER, &casus, party, key)?;
    as_party(ctx, Deed::Say, casus)
}

fn as_party(ctx: &Ctx, deed: Deed, casus: CasusRow) -> Result<Permit<Act, Step>> {
    if !deed.is_partys() {
        return Err(Error::Forbidden);
    }
    let is_late = |ended_on| !is_recent(ended_on, ctx.today());
    let after = step(deed, &casus).filter(|_| deed != Deed::Say || !casus.ended_on.is_some_and(is_late));
    let after = after.ok_or(Error::Conflict("casus-kan-nu-niet"))?;
    Ok(Permit::new(ctx, Act(()), Step { casus, deed, after }))
}

/// Whether this is the key of the page of the party, and it takes part.
///
/// # Errors
/// Not found when it is not, when the party left, or when the casus was forgotten.
pub fn knows(casus: &CasusRow, party: &PartyRow, key: &str) -> Result<()> {
    has_key(secret::PARTY, casus, party, key)
}

fn has_key(purpose: Purpose, casus: &CasusRow, party: &PartyRow, key: &str) -> Result<()> {
    let is_there = casus.forgotten_at.is_none() && party.is_here();
    let fits = secret::is_of(purpose, party.id.uuid(), &party.salt, key);
    if fits && is_there { Ok(()) } else { Err(Error::NotFound) }
}

/// The state that follows, when the casus allows this deed as it is.
pub fn step(deed: Deed, casus: &CasusRow) -> Option<State> {
    let fits = casus.forgotten_at.is_none()
        && match deed {
            Deed::Consult => casus.policy_id.is_some() && casus.asked_on.is_none(),
            Deed::Advise => casus.asked_on.is_some(),
            Deed::Read => casus.added_on.is_some(),
            Deed::Posted => casus.letter_since.is_some(),
            Deed::CallOff => casus.next_talk.is_some(),
            Deed::Keep | Deed::Move | Deed::Cancel => casus.next_due.is_some(),
            Deed::Propose => casus.kern_id.is_some() && casus.made_point_id.is_none(),
            _ => true,
        };
    deed.after(casus.state).filter(|_| fits)
}
