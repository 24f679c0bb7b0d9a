// SPDX-License-Identifier: EUPL-1.2
//! Triage: whose question it is, a partner's, an idea for the agenda, or none that we can answer.

use agenda::commands::NewPoint;
use agenda::model::{AgendaId, PointId, Precision, Status};
use agenda::store::point::{Origin, PointText};
use db::Tx;
use kernel::{Ctx, Error, Invalid, Permit, PersonId, Result};
use villages::{KernId, Partner, TeamId};

use super::answer::said;
use super::public::index;
use super::{Done, finish, heard, is_for, stop_waiting};
use crate::cases;
use crate::clock;
use crate::model::{Deed, State};
use crate::policy::{self, Act, Step};
use crate::reveals;
use crate::settings::Rules;
use crate::store::also::{self, Also};
use crate::store::asker;
use crate::store::deed::{self, By, Told};
use crate::store::public;

/// Whose a question becomes.
#[derive(Clone, Debug, Default)]
pub struct Assignment {
    /// The kern that it is about.
    pub kern: Option<KernId>,
    /// The other kernen that it is about.
    pub also: Vec<KernId>,
    /// The theme under which it is sorted; empty for none.
    pub theme: String,
    /// The team that has it, with its name.
    pub team: Option<(TeamId, String)>,
    /// The colleague who has it.
    pub officer: Option<PersonId>,
    /// In which function they have it; the asker reads it when no team has it.
    pub function: String,
}

/// Says whose the question is.
///
/// # Errors
/// Invalid without a team or a colleague, or with other kernen and no first one; a conflict when somebody
/// else was first.
pub async fn assign(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, to: &Assignment) -> Result<Done> {
    let mut question = is_for(permit, Deed::Assign)?;
    if to.team.is_none() && to.officer.is_none() {
        return Err(Error::Invalid(Invalid::field("team", "vraag-wie-nodig")));
    }
    if to.kern.is_none() && !to.also.is_empty() {
        return Err(Error::Invalid(Invalid::field("kern", "vraag-eerst-een-kern")));
    }
    question.kern_id = to.kern;
    let also = to.also.iter().copied().filter(|kern| Some(*kern) != to.kern);
    question.also = Also(also.collect());
    also::put(tx, ctx.tenant, question.id, &question.also).await?;
    question.theme.clone_from(&to.theme);
    question.team_id = to.team.as_ref().map(|(team, _)| *team);
    question.officer_id = to.officer;
    question.partner_id = None;
    // What comes back from a partner gets a term of its own, from today on.
    let mut due = None;
    if question.state == State::Forwarded {
        let rules = Rules::of(&db::tenant::settings(tx, ctx.tenant).await?);
        question.due = clock::due(ctx.today(), rules.term(), &ctx.calendar);
        due = Some(question.due);
    }
    // What stands on the website is found under its kern and its theme.
    if let Some(public) = public::of(tx, ctx.tenant, question.id).await? {
        index(tx, ctx, &question, &public).await?;
    }
    let whom = to.team.as_ref().map_or_else(|| to.function.clone(), |(_, name)| name.clone());
    finish(tx, ctx, permit, question, Told { whom, due, ..Told::default() }).await
}

/// Forwards the question to a partner, who answers from then on. The asker is told who has it. To a partner
/// without a mailbox the colleague passed it on `by_hand` before. What the partner reads stays as a `note` for
/// colleagues.
///
/// # Errors
/// Invalid without words for the asker, or when nobody passes it on; a conflict when somebody else was first.
pub async fn forward(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    partner: &Partner,
    (text, note): (&str, &str),
    by_hand: bool,
) -> Result<Done> {
    let mut question = is_for(permit, Deed::Forward)?;
    said("tekst", text)?;
    if partner.email.is_none() && !by_hand {
        return Err(Error::Invalid(Invalid::field("zelf", "vraag-zelf-doorgeven")));
    }
    stop_waiting(&mut question, ctx);
    heard(&mut question, ctx.today());
    question.partner_id = Some(partner.id);
    let told = Told { text: text.into(), whom: partner.name.clone(), ..Told::default() };
    let done = finish(tx, ctx, permit, question, told).await?;
    if !note.is_empty() {
        let (by, state) = (By::actor(ctx, policy::WORKERS), done.question.state);
        let note = Told { text: note.into(), example: done.question.example, ..Told::default() };
        deed::append(tx, ctx, done.question.id, (Deed::Note, state), &by, &note).await?;
    }
    Ok(done)
}

/// Closes a question that gets no answer, or that needs none any more, with a reason.
///
/// # Errors
/// Invalid without a reason; a conflict when somebody else was first.
pub async fn close(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Act, Step>, text: &str) -> Result<Done> {
    let mut question = is_for(permit, Deed::Close)?;
    said("tekst", text)?;
    stop_waiting(&mut question, ctx);
    finish(tx, ctx, permit, question, Told { text: text.into(), ..Told::default() }).await
}

/// An idea for a kernagenda, in words that a colleague chose.
pub(crate) struct Idea<'i> {
    pub(crate) kern: KernId,
    /// The other kernen that it is about.
    pub(crate) also: &'i [KernId],
    pub(crate) title: &'i str,
    pub(crate) body: &'i str,
    pub(crate) example: bool,
}

/// The agenda of an idea, and for which of its kernen it stands there: a point is on one agenda, so the kernen
/// that this agenda is not of are left out. Their agenda is of no use without the first kern.
async fn agenda_of(tx: &mut Tx, ctx: &Ctx, idea: &Idea<'_>) -> Result<(AgendaId, Vec<KernId>)> {
    use agenda::store::agenda::{current_for, kernen};
    let mut all = vec![idea.kern];
    all.extend(idea.also.iter().copied().filter(|kern| *kern != idea.kern));
    for first in [all.len(), 1] {
        let Some(agenda) = current_for(tx, ctx.tenant, &all[..first]).await? else { continue };
        let own = kernen(tx, ctx.tenant, agenda).await?;
        if own.contains(&idea.kern) {
            all.retain(|kern| own.contains(kern));
            return Ok((agenda, all));
        }
    }
    Err(Error::Conflict("geen-agenda"))
}

/// Puts an idea as a proposal on the agenda of its kernen; returns the new point.
///
/// # Errors
/// A conflict when the kern has no agenda.
pub(crate) async fn put_on_agenda(tx: &mut Tx, ctx: &Ctx, idea: &Idea<'_>) -> Result<PointId> {
    let (agenda, kernen) = agenda_of(tx, ctx, idea).await?;
    let proposal = agenda::policy::may_propose(ctx, true)?;
    let new = NewPoint {
        agenda,
        kernen,
        text: PointText { title: idea.title.into(), body: idea.body.into(), ..PointText::default() },
        status: Status::Idea,
        origin: Origin { example: idea.example, ..Origin::default() },
        at: ctx.now(),
        precision: Precision::Day,
    };
    let (point, _) = agenda::commands::propose(tx, ctx, &proposal, &new).await?;
    Ok(point)
}

/// Makes a proposal on the kernagenda of it, in words that the colleague chose: what the asker typed is
/// private. `looked` is as in [`reveals::looked_at`].
///
/// # Errors
/// Invalid words; a conflict when the kern has no agenda, or when somebody else was first.
pub async fn promote(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (title, body): (&str, &str),
    looked: &str,
) -> Result<Done> {
    let mut question = is_for(permit, Deed::Promote)?;
    let kern = question.kern_id.ok_or(Error::Conflict("vraag-kan-nu-niet"))?;
    let asker = asker::with_place(tx, ctx.tenant, &question).await?;
    reveals::looked_at(asker.as_slice(), &[("titel", title), ("tekst", body)], looked)?;
    let also = question.also.0.clone();
    let idea = Idea { kern, also: &also, title, body, example: question.example };
    let point = put_on_agenda(tx, ctx, &idea).await?;
    stop_waiting(&mut question, ctx);
    heard(&mut question, ctx.today());
    question.answered_on.get_or_insert(ctx.today());
    question.made_point_id = Some(point);
    let told = Told { text: title.into(), ..Told::default() };
    finish(tx, ctx, permit, question, told).await
}

/// Makes a casus of it: a plan that is talked about. Who asked takes part from then on, and hears from us
/// there. `looked` is as in [`reveals::looked_at`]: others who take part read these words.
///
/// # Errors
/// Invalid words; a conflict when there is one already, or when somebody else was first.
pub async fn make_casus(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Act, Step>,
    (title, body): (&str, &str),
    (looked, mark): (&str, Vec<u8>),
) -> Result<Done> {
    let mut question = is_for(permit, Deed::Case)?;
    if cases::store::casus::of_question(tx, ctx.tenant, question.id).await?.is_some() {
        return Err(Error::Conflict("casus-is-er-al"));
    }
    let known = asker::with_place(tx, ctx.tenant, &question).await?;
    reveals::looked_at(known.as_slice(), &[("titel", title), ("tekst", body)], looked)?;
    let asker = asker::of(tx, ctx.tenant, question.id).await?;
    let first = asker.map(|asker| cases::commands::NewParty {
        kind: cases::model::PartyKind::Resident,
        name: asker.name,
        email: asker.email,
        phone: asker.phone,
        address: asker.address,
        language: asker.language,
        partner: None,
        person: None,
    });
    let new = cases::commands::NewCasus {
        title: title.into(),
        body: body.into(),
        // What the asker typed there may name them: everybody who takes part would read it.
        place: String::new(),
        kern: question.kern_id,
        team: question.team_id,
        officer: None,
        policy: None,
        question: Some(question.id),
        first,
        mark: Some(mark),
        example: question.example,
    };
    let begin = cases::policy::may_begin_of(ctx, permit)?;
    let casus = cases::commands::start(tx, ctx, &begin, &new).await?.casus;
    stop_waiting(&mut question, ctx);
    heard(&mut question, ctx.today());
    question.answered_on.get_or_insert(ctx.today());
    let whom = casus.number().to_string();
    finish(tx, ctx, permit, question, Told { text: title.into(), whom, ..Told::default() }).await
}
