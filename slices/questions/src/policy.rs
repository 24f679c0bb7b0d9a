// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with questions. Only this file makes permits.

use kernel::{Actor, Ctx, Date, Error, Permit, Reach, Result, Role, Rule, ScopeKind, Who};

use villages::TeamId;

use crate::model::{Channel, Deed, State, is_recent, may_reopen};
use crate::secret;
use crate::store::question::QuestionRow;

const OFFICERS: &[Role] = &[Role::AreaOfficer, Role::Administrator];
/// Who handles questions; also the order in which a deed is signed.
pub const WORKERS: &[Role] =
    &[Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager, Role::Administrator];
const INSIDERS: &[Role] =
    &[Role::AreaOfficer, Role::PolicyOfficer, Role::TeamManager, Role::Alderman, Role::Administrator];

/// Read public answers.
pub static READ: Rule = Rule { action: "questions.read", who: Who::Anyone };
/// Ask a question.
pub static ASK: Rule = Rule { action: "questions.ask", who: Who::Anyone };
/// See one's own question and act on it; the key of the link decides.
pub static OWN: Rule = Rule { action: "questions.own", who: Who::Anyone };
/// Read questions and who asked them, say whose they are, and answer.
pub static HANDLE: Rule = Rule { action: "questions.handle", who: Who::Roles(WORKERS) };
/// Forward a question, close it, make a proposal of it.
pub static TRIAGE: Rule = Rule { action: "questions.triage", who: Who::Roles(OFFICERS) };
/// Enter a question that came by telephone, by letter, by mail or in the village hall.
pub static DESK: Rule = Rule { action: "questions.desk", who: Who::Roles(WORKERS) };
/// See how fast questions are answered, in detail.
pub static FIGURES: Rule = Rule { action: "questions.figures", who: Who::Roles(INSIDERS) };
/// Give an asker what is held about them, or erase it.
pub static PERSONAL: Rule = Rule { action: "questions.personal", who: Who::Roles(&[Role::Administrator]) };
/// Make templates of answers.
pub static TEMPLATES: Rule =
    Rule { action: "questions.templates", who: Who::Roles(&[Role::TeamManager, Role::Administrator]) };
/// Set the term and the texts.
pub static SETTINGS: Rule = Rule { action: "questions.settings", who: Who::Roles(&[Role::Administrator]) };

/// The permission table of this slice.
pub fn rules() -> Vec<&'static Rule> {
    let own = vec![&READ, &ASK, &OWN, &HANDLE, &TRIAGE, &DESK, &FIGURES, &PERSONAL, &TEMPLATES, &SETTINGS];
    [own, crate::cases::policy::rules()].concat()
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name(());
    )*};
}

actions! {
    /// Proof for [`ASK`] or [`DESK`].
    Ask,
    /// Proof for a deed on a question.
    Act,
    /// Proof for [`SETTINGS`].
    ChangeSettings,
    /// Proof for [`TEMPLATES`].
    ChangeTemplates,
}

/// A deed that may be done to a question: by this actor, in the state in which it is.
#[derive(Clone, Debug)]
pub struct Step {
    /// The question as it was read.
    pub question: QuestionRow,
    /// What may be done.
    pub deed: Deed,
    /// How the question stands after it.
    pub after: State,
    /// How the asker said it, when a colleague writes it down for them.
    pub said: Option<Channel>,
    /// On which day it was said: for what a colleague writes down, when it came.
    pub on: Date,
}

/// Where a question lies: its kernen and the team that has it.
pub fn reach(question: &QuestionRow) -> Reach {
    let mut reach = Reach::kernen(question.kern_id.into_iter().chain(question.also.0.iter().copied()));
    if let Some(team) = question.team_id {
        reach = reach.and(ScopeKind::Team, team.uuid());
    }
    reach
}

/// The rule of a deed of staff.
pub const fn rule_of(deed: Deed) -> &'static Rule {
    match deed {
        Deed::Posted => &DESK,
        Deed::Export | Deed::Forget => &PERSONAL,
        Deed::Forward | Deed::Close | Deed::Promote | Deed::Case | Deed::Unshield => &TRIAGE,
        _ => &HANDLE,
    }
}

/// Whether the actor may read a question and who asked it: who handles it, and who entered it as long
/// as nobody looked at it, to print the receipt.
pub fn may_see(ctx: &Ctx, question: &QuestionRow) -> bool {
    let entered = || question.state == State::New && ctx.actor.acts_for(question.entered_by);
    may_do(ctx, &HANDLE, question) || ctx.actor.may_somewhere(&HANDLE) && entered()
}

/// Whether a rule lets the actor act on a question: where it lies, to answer also because they have it, and
/// as an officer of an area when it lies nowhere.
pub fn may_do(ctx: &Ctx, rule: &'static Rule, question: &QuestionRow) -> bool {
    let has_it = || rule == &HANDLE && ctx.actor.acts_for(question.officer_id);
    // What is about no kern and nobody has yet is for every officer of an area: else nobody sees it.
    let is_nobodys =
        || is_nobodys(question) && ctx.actor.has(Role::AreaOfficer) && (rule == &HANDLE || rule == &TRIAGE);
    ctx.actor.may(rule, &reach(question)) || ctx.actor.may_somewhere(rule) && has_it() || is_nobodys()
}

/// Whether it is about no kern, and neither a team nor a colleague has it yet.
pub fn is_nobodys(question: &QuestionRow) -> bool {
    question.kern_id.is_none() && question.team_id.is_none() && question.officer_id.is_none()
}

/// Whether the actor may do this to a question that they may see, however it stands. Whoever may see it
/// posts its letters; Brink itself reminds.
pub fn may_act(ctx: &Ctx, deed: Deed, question: &QuestionRow) -> bool {
    match deed {
        Deed::Posted => ctx.actor.may_somewhere(&DESK),
        Deed::Remind => matches!(ctx.actor, Actor::System(_)),
        deed => !deed.is_askers() && may_do(ctx, rule_of(deed), question),
    }
}

/// Everybody may ask.
///
/// # Errors
/// None today; callers must not count on that.
pub fn may_ask(ctx: &Ctx) -> Result<Permit<Ask>> {
    Ok(Permit::new(ctx, Ask(()), ()))
}

/// May the actor enter a question for somebody else?
///
/// # Errors
/// Forbidden.
pub fn may_enter(ctx: &Ctx) -> Result<Permit<Ask>> {
    if ctx.actor.may_somewhere(&DESK) { Ok(Permit::new(ctx, Ask(()), ())) } else { Err(Error::Forbidden) }
}

/// May the actor do this to the question, as a colleague, in the state in which it is?
///
/// # Errors
/// Not found when it may not be seen, forbidden when it may; a conflict when its state does not allow it.
pub fn may(ctx: &Ctx, deed: Deed, question: QuestionRow) -> Result<Permit<Act, Step>> {
    if !may_see(ctx, &question) {
        return Err(Error::NotFound);
    }
    if !may_act(ctx, deed, &question) {
        return Err(Error::Forbidden);
    }
    let after = step(deed, &question).ok_or(Error::Conflict("vraag-kan-nu-niet"))?;
    Ok(Permit::new(ctx, Act(()), Step { question, deed, after, said: None, on: ctx.today() }))
}

/// May the actor write down that the asker did this, by telephone, on paper or at the desk? Whoever may
/// read the question may, when the asker could do it themselves on the day on which it came.
///
/// # Errors
/// As [`may`].
pub fn may_for(
    ctx: &Ctx,
    deed: Deed,
    (said, on): (Channel, Date),
    question: QuestionRow,
) -> Result<Permit<Act, Step>> {
    if !may_see(ctx, &question) {
        return Err(Error::NotFound);
    }
    if !ctx.actor.may_somewhere(&DESK) {
        return Err(Error::Forbidden);
    }
    as_asker(ctx, deed, question, (Some(said), on))
}

/// May whoever has this key do this to their own question?
///
/// # Errors
/// Not found when the key does not fit or the question was forgotten; a conflict when its state does not
/// allow it.
pub fn may_own(ctx: &Ctx, deed: Deed, question: QuestionRow, key: &str) -> Result<Permit<Act, Step>> {
    knows(&question, key)?;
    as_asker(ctx, deed, question, (None, ctx.today()))
}

fn as_asker(
    ctx: &Ctx,
    deed: Deed,
    question: QuestionRow,
    (said, on): (Option<Channel>, Date),
) -> Result<Permit<Act, Step>> {
    if !deed.is_askers() {
        return Err(Error::Forbidden);
    }
    let after = step(deed, &question).ok_or(Error::Conflict("vraag-kan-nu-niet"))?;
    if deed == Deed::Reopen && !can_reopen(on, &question) {
        let is_early = question.told_on().is_some_and(|told| on < told);
        let key = if is_early { "vraag-heropenen-te-vroeg" } else { "vraag-heropenen-te-laat" };
        return Err(Error::Conflict(key));
    }
    if deed == Deed::Add && !can_add(on, &question) {
        return Err(Error::Conflict("vraag-aanvullen-te-laat"));
    }
    Ok(Permit::new(ctx, Act(()), Step { question, deed, after, said, on }))
}

/// Whether the asker could do this on a day.
pub fn can_ask(on: Date, deed: Deed, question: &QuestionRow) -> bool {
    match deed {
        Deed::Reopen => can_reopen(on, question),
        Deed::Add => can_add(on, question),
        deed => deed.is_askers() && step(deed, question).is_some(),
    }
}

/// Whether this is the key of the question.
///
/// # Errors
/// Not found when it is not, or when the question was forgotten.
pub fn knows(question: &QuestionRow, key: &str) -> Result<()> {
    let is_there = question.forgotten_at.is_none();
    if secret::fits(question.id, &question.salt, key) && is_there { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether the asker may reopen it on a day: not on one before they were told how it ended, whenever that is
/// written down.
pub fn can_reopen(on: Date, question: &QuestionRow) -> bool {
    let open = |ended_on| may_reopen(ended_on, question.reopened, on);
    Deed::Reopen.after(question.state).is_some()
        && question.ended_on.is_some_and(open)
        && question.told_on().is_none_or(|told| told <= on)
}

/// Whether the asker may add something on a day: while it is open, and for some weeks after.
pub fn can_add(on: Date, question: &QuestionRow) -> bool {
    let open = |ended_on| question.state == State::Forwarded || is_recent(ended_on, on);
    step(Deed::Add, question).is_some() && question.ended_on.is_none_or(open)
}

/// The state that follows, when the question allows this deed as it is.
pub fn step(deed: Deed, question: &QuestionRow) -> Option<State> {
    let fits = question.forgotten_at.is_none() || matches!(deed, Deed::Unpublish);
    let fits = fits
        && match deed {
            Deed::Wait => question.waits_since.is_none(),
            Deed::Resume | Deed::Remind => question.waits_since.is_some(),
            Deed::Posted => question.letter_since.is_some(),
            Deed::Publish => !question.is_private(),
            Deed::Close => {
                let is_busy = matches!(question.state, State::Assigned | State::Interim | State::Reopened);
                !is_busy || question.waits_since.is_some()
            }
            Deed::Seal => !question.private,
            Deed::Read => question.added_on.is_some(),
            Deed::Shield => !question.shielded,
            Deed::Unshield => question.shielded,
            Deed::Consent => !question.may_publish,
            Deed::Revoke => question.may_publish,
            Deed::Helped => {
                // A partner answers too: then it was closed when we heard so.
                let was_theirs = question.state == State::Closed && question.partner_id.is_some();
                question.helped.is_none()
                    && (question.answered_on.is_some() || question.state == State::Answered || was_theirs)
            }
            Deed::Promote => {
                question.kern_id.is_some() && question.made_point_id.is_none() && !question.private
            }
            _ => true,
        };
    deed.after(question.state).filter(|_| fits)
}

/// May the actor make and change templates of this team? Of all teams together when there is none.
///
/// # Errors
/// Forbidden.
pub fn may_template(ctx: &Ctx, team: Option<TeamId>) -> Result<Permit<ChangeTemplates>> {
    let reach = Reach::municipality();
    let reach = team.map_or(reach.clone(), |team| reach.and(ScopeKind::Team, team.uuid()));
    if ctx.actor.may(&TEMPLATES, &reach) {
        Ok(Permit::new(ctx, ChangeTemplates(()), ()))
    } else {
        Err(Error::Forbidden)
    }
}

/// May the actor set the term and the texts?
///
/// # Errors
/// Forbidden.
pub fn may_set(ctx: &Ctx) -> Result<Permit<ChangeSettings>> {
    if ctx.actor.may(&SETTINGS, &Reach::municipality()) {
        Ok(Permit::new(ctx, ChangeSettings(()), ()))
    } else {
        Err(Error::Forbidden)
    }
}
