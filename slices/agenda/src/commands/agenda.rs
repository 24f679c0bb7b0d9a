// SPDX-License-Identifier: EUPL-1.2
//! Making and changing agendas.

use db::Tx;
use kernel::{Audit, Ctx, Error, Invalid, Permit, Result};
use villages::KernId;

use crate::model::{AgendaId, AgendaState, PointId};
use crate::policy::{AGENDA, EditAgenda};
use crate::store::agenda::{self, AgendaText};
use crate::store::carry;

/// Adds an agenda of one or several kernen. A second one of the same kernen is its next version;
/// adopting that replaces what was adopted before.
///
/// # Errors
/// Invalid without a kern.
pub async fn add_agenda(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<EditAgenda>,
    text: &AgendaText,
    kernen: &[KernId],
    example: bool,
) -> Result<AgendaId> {
    let names = villages::kern_names(tx, ctx.tenant).await?;
    let chosen: Vec<&str> =
        kernen.iter().filter_map(|kern| names.get(kern)).map(|(slug, _)| slug.as_str()).collect();
    if chosen.is_empty() {
        return Err(Invalid::field("kernen", "veld-keuze-leeg").into());
    }
    let slug = match agenda::slug_of(tx, ctx.tenant, kernen).await? {
        Some(slug) => slug,
        None => chosen.join("-en-"),
    };
    let before = agenda::by_slug(tx, ctx.tenant, &slug).await?;
    let version = before.map_or(1, |before| before.version + 1);
    let id = ctx.id();
    agenda::insert(tx, ctx, id, &slug, version, text, kernen, example).await?;
    if text.state == AgendaState::Adopted {
        agenda::replace_older(tx, ctx, id).await?;
    }
    tx.audit(ctx, Audit::new(AGENDA.action, "agenda", id).fact("versie", version)).await?;
    Ok(id)
}

/// Lets open points of the versions before go on in an adopted agenda, under a theme of the same
/// name. Their numbers, stories and promises stay as they are.
///
/// # Errors
/// A conflict when the agenda is not adopted, or a point is no longer on a version before it.
pub async fn carry_over(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<EditAgenda>,
    id: AgendaId,
    points: &[PointId],
) -> Result<()> {
    let row = agenda::by_id(tx, ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    if row.state != AgendaState::Adopted {
        return Err(Error::Conflict("agenda-niet-vastgesteld"));
    }
    let left = carry::left(tx, ctx.tenant, id).await?;
    for point in points {
        let point = left.iter().find(|row| row.id == *point);
        let point = point.ok_or(Error::Conflict("punt-al-meegenomen"))?;
        let theme = match &point.theme {
            Some(name) => Some(agenda::theme(tx, ctx, id, name).await?),
            None => None,
        };
        if carry::carry(tx, ctx, point, id, theme).await? == 0 {
            return Err(Error::Conflict("punt-al-meegenomen"));
        }
    }
    tx.audit(ctx, Audit::new(AGENDA.action, "agenda", id).fact("meegenomen", points.len())).await?;
    Ok(())
}

/// Changes what an agenda says. Adopting it replaces what was adopted before.
///
/// # Errors
/// Invalid when a newer version is adopted already: only one holds; a conflict when somebody else changed
/// it since `revision`.
pub async fn change_agenda(
    tx: &mut Tx,
    ctx: &Ctx,
    _permit: &Permit<EditAgenda>,
    id: AgendaId,
    revision: i64,
    text: &AgendaText,
) -> Result<()> {
    let before = agenda::by_id(tx, ctx.tenant, id).await?.ok_or(Error::NotFound)?;
    if agenda::update(tx, ctx, id, revision, text).await? == 0 {
        return Err(Error::Conflict("agenda-intussen-veranderd"));
    }
    if text.state == AgendaState::Adopted {
        if let Some(newer) = agenda::adopted_after(tx, ctx.tenant, &before).await? {
            let mut invalid = Invalid::default();
            invalid.add_with("staat", "agendabeheer-nieuwere", vec![("versie", newer.to_string())]);
            return Err(invalid.into());
        }
        agenda::replace_older(tx, ctx, id).await?;
    }
    tx.audit(ctx, Audit::new(AGENDA.action, "agenda", id).fact("staat", text.state.code())).await?;
    Ok(())
}
