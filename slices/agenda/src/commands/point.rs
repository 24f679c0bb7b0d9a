// SPDX-License-Identifier: EUPL-1.2
//! What can be done to a point.

use db::Tx;
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result, Timestamp};
use villages::KernId;

use super::index;
use crate::model::{AgendaId, AgendaState, PointId, Precision, Status};
use crate::officers::Officers;
use crate::parties::Parties;
use crate::policy::{EDIT, Edit, EditAgenda, PROPOSE, PointAt, Propose, SUPPORT, Support, may_place};
use crate::store::agenda as agendas;
use crate::store::point::{self, Origin, PointRow, PointText};
use crate::store::story::{self, By, NewEvent};

/// A point to add.
#[derive(Clone, Debug)]
pub struct NewPoint {
    /// To which agenda.
    pub agenda: AgendaId,
    /// About which kernen.
    pub kernen: Vec<KernId>,
    /// What it says.
    pub text: PointText,
    /// Its first status.
    pub status: Status,
    /// Where it comes from.
    pub origin: Origin,
    /// Since when it is there; its story begins here.
    pub at: Timestamp,
    /// How exactly that is known.
    pub precision: Precision,
}

/// Adds a point to an agenda that the actor may edit.
///
/// # Errors
/// Invalid when what it says does not hold together, or it is about a kern in which the actor has no
/// right.
pub async fn add_point(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<EditAgenda>,
    new: &NewPoint,
) -> Result<(PointId, i64)> {
    kern_refusals(tx, ctx, &[], &new.kernen).await?.check()?;
    insert(tx, ctx, new, EDIT.action).await
}

/// Proposes a point: an idea, to be tested by the officer.
///
/// # Errors
/// Invalid when what it says does not hold together.
pub async fn propose(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<Propose>,
    new: &NewPoint,
) -> Result<(PointId, i64)> {
    let mut new = new.clone();
    new.status = Status::Idea;
    new.origin.proposed_by = ctx.actor.person().map(|person| person.id);
    new.origin.proposed = true;
    insert(tx, ctx, &new, PROPOSE.action).await
}

async fn insert(tx: &mut Tx, ctx: &Ctx, new: &NewPoint, action: &'static str) -> Result<(PointId, i64)> {
    edit_refusals(&new.text).check()?;
    if new.kernen.is_empty() {
        return Err(Invalid::field("kernen", "veld-keuze-leeg").into());
    }
    named_refusals(tx, ctx, &new.text, &new.kernen).await?.check()?;
    let theme = theme(tx, ctx, new.agenda, &new.text).await?;
    let number = db::counter::next(tx, ctx.tenant, "punt").await?;
    let id = ctx.id();
    point::insert(
        tx,
        ctx,
        id,
        number,
        new.agenda,
        theme,
        new.status,
        &new.text,
        &new.origin,
        new.at,
        &new.kernen,
    )
    .await?;
    let by = By::actor(ctx);
    let (precision, source, example) = (new.precision, new.origin.words(), new.origin.example);
    let told = NewEvent { precision, source, example, ..NewEvent::new(new.status, new.at) };
    story::event(tx, ctx, id, &by, &told).await?;
    index(tx, ctx, id).await?;
    tx.audit(ctx, Audit::new(action, "punt", id).fact("nummer", number)).await?;
    Ok((id, number))
}

async fn theme(
    tx: &mut Tx,
    ctx: &Ctx,
    agenda: AgendaId,
    text: &PointText,
) -> Result<Option<crate::model::ThemeId>> {
    match &text.theme {
        Some(name) => Ok(Some(agendas::theme(tx, ctx, agenda, name).await?)),
        None => Ok(None),
    }
}

/// What does not hold together in a point, whoever enters it.
pub fn edit_refusals(text: &PointText) -> Invalid {
    let mut invalid = Invalid::default();
    if text.title.trim().is_empty() {
        invalid.add("titel", "veld-leeg");
    }
    if text.title.chars().count() > 200 {
        let args = vec![("max", "200".to_owned()), ("nu", text.title.chars().count().to_string())];
        invalid.add_with("titel", "veld-te-lang", args);
    }
    invalid
}

/// Whom a point names must be there: team, partner, group, and an officer who holds a right here.
async fn named_refusals(tx: &mut Tx, ctx: &Ctx, text: &PointText, kernen: &[KernId]) -> Result<Invalid> {
    let mut invalid = Invalid::default();
    if !text.named().is_empty() {
        Parties::read(tx, ctx.tenant).await?.check(text.named(), &mut invalid);
    }
    if let Some(officer) = text.officer_id
        && !Officers::read(tx, ctx.tenant).await?.fits(officer, text, kernen)
    {
        invalid.add("behandelaar", "punt-behandelaar-zonder-recht");
    }
    Ok(invalid)
}

/// What a form makes of a point.
#[derive(Clone, Debug)]
pub struct PointChange {
    /// The version of the point that was changed.
    pub revision: i64,
    /// What it says.
    pub text: PointText,
    /// About which kernen; `None` leaves them.
    pub kernen: Option<Vec<KernId>>,
    /// What the story tells when this brings it on the website, in Dutch.
    pub published: String,
}

/// Changes what a point says and which kernen it is about, not its status.
///
/// A point stays on its agenda as long as that holds and is of one of its kernen: there it was agreed.
/// When it is about none of them any more, it goes on in the agenda that new points of its kernen come
/// on, under a theme of the same name; its number, story and promises stay.
///
/// # Errors
/// A conflict when somebody else changed it since `revision`; invalid when it would go back from the
/// website, or to a kern in which the actor has no right or that has no agenda.
pub async fn change_point(
    tx: &mut Tx,
    ctx: &Ctx,
    permit: &Permit<Edit, PointAt>,
    change: &PointChange,
) -> Result<()> {
    let (PointAt { point, kernen: before }, text) = (permit.subject(), &change.text);
    let kernen = change.kernen.as_deref().unwrap_or(before);
    let mut invalid = edit_refusals(text);
    if text.draft && !point.draft {
        invalid.add("concept", "punt-niet-terug-concept");
    }
    invalid.check()?;
    kern_refusals(tx, ctx, before, kernen).await?.check()?;
    named_refusals(tx, ctx, text, kernen).await?.check()?;
    // What was taken off the website is put back by who moderates, not in passing.
    let text = &PointText { draft: text.draft || point.is_hidden(), ..text.clone() };
    if !point::hold(tx, ctx.tenant, point.id, change.revision).await? {
        return Err(Error::Conflict("punt-intussen-veranderd"));
    }
    let agenda = match agenda_of(tx, ctx, point, before, kernen).await? {
        Some(agenda) => agenda,
        // It came to be about no other kern, so it can stay where it is.
        None if kernen.iter().all(|kern| before.contains(kern)) => point.agenda_id,
        None => return Err(Invalid::field("kernen", "punt-kern-zonder-agenda").into()),
    };
    let theme = theme(tx, ctx, agenda, text).await?;
    if point::update(tx, ctx, point, change.revision, theme, text).await? == 0 {
        return Err(Error::Conflict("punt-intussen-veranderd"));
    }
    let mut entry = Audit::new(EDIT.action, "punt", point.id).fact("nummer", point.number);
    if !same(before, kernen) {
        crate::store::import::put_kernen(tx, ctx.tenant, point.id, kernen).await?;
        entry = entry.fact("kernen", names(tx, ctx, kernen).await?);
    }
    if agenda != point.agenda_id {
        point::put_agenda(tx, ctx.tenant, point.id, agenda).await?;
    }
    if point.draft && !text.draft {
        story::published(tx, ctx, point, &By::actor(ctx), &change.published).await?;
    }
    index(tx, ctx, point.id).await?;
    if let Some(officer) = text.officer_id.filter(|officer| Some(*officer) != point.officer_id) {
        entry = entry.person(officer);
    }
    tx.audit(ctx, entry).await?;
    Ok(())
}

fn same(one: &[KernId], other: &[KernId]) -> bool {
    one.len() == other.len() && one.iter().all(|kern| other.contains(kern))
}

/// The names of these kernen in addresses, for the log.
async fn names(tx: &mut Tx, ctx: &Ctx, kernen: &[KernId]) -> Result<String> {
    let names = villages::kern_names(tx, ctx.tenant).await?;
    let names = kernen.iter().filter_map(|kern| names.get(kern)).map(|(slug, _)| slug.as_str());
    Ok(names.collect::<Vec<_>>().join(" "))
}

/// A point is about at least one kern. Putting it in a kern, or taking it away there, needs a right
/// in that kern: it is the agenda of its residents. A kern that ended gets nothing new.
async fn kern_refusals(tx: &mut Tx, ctx: &Ctx, before: &[KernId], after: &[KernId]) -> Result<Invalid> {
    let mut invalid = Invalid::default();
    if after.is_empty() {
        invalid.add("kernen", "veld-keuze-leeg");
    }
    if same(before, after) {
        return Ok(invalid);
    }
    let there = villages::kernen(tx, ctx.tenant).await?;
    let names = villages::kern_names(tx, ctx.tenant).await?;
    let added = after.iter().filter(|kern| !before.contains(kern));
    let gone = before.iter().filter(|kern| !after.contains(kern));
    if added.clone().any(|kern| there.iter().all(|one| one.id != *kern)) {
        invalid.add("kernen", "veld-keuze-fout");
    }
    for kern in added.chain(gone).filter(|kern| !may_place(ctx, **kern)) {
        let name = names.get(kern).map(|(_, name)| name.clone()).unwrap_or_default();
        invalid.add_with("kernen", "punt-kern-zonder-recht", vec![("naam", name)]);
    }
    Ok(invalid)
}

/// The agenda on which a point goes on when it is about these kernen: its own one as long as that holds
/// and is of one of them, and otherwise the one that new points of them come on; nothing when none is
/// there. On a replaced agenda it stays only while it is about the same kernen as before.
pub(super) async fn agenda_of(
    tx: &mut Tx,
    ctx: &Ctx,
    point: &PointRow,
    before: &[KernId],
    kernen: &[KernId],
) -> Result<Option<AgendaId>> {
    let own = agendas::by_id(tx, ctx.tenant, point.agenda_id).await?;
    let holds = own.is_some_and(|own| own.state != AgendaState::Replaced);
    let of = agendas::kernen(tx, ctx.tenant, point.agenda_id).await?;
    if (holds || same(before, kernen)) && of.iter().any(|kern| kernen.contains(kern)) {
        return Ok(Some(point.agenda_id));
    }
    Ok(agendas::current_for(tx, ctx.tenant, kernen).await?)
}

/// Adds or takes back "dit vind ik ook belangrijk". Twice the same changes nothing.
///
/// # Errors
/// Unauthenticated without a person.
pub async fn support(tx: &mut Tx, ctx: &Ctx, permit: &Permit<Support, PointAt>, wanted: bool) -> Result<()> {
    let person = ctx.actor.person().ok_or(Error::Unauthenticated)?.id;
    let point = &permit.subject().point;
    let changed = if wanted {
        crate::store::support::support(tx, ctx, point.id, person).await?
    } else {
        crate::store::support::withdraw_support(tx, ctx, point.id, person).await?
    };
    if changed {
        // Who supports what is nobody's business: the entry names the point only.
        tx.audit(ctx, Audit::new(SUPPORT.action, "punt", point.id).fact("erbij", wanted)).await?;
    }
    Ok(())
}
