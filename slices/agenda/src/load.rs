// SPDX-License-Identifier: EUPL-1.2
//! Loads the agendas of a demo world: real points with their source, and the example data that
//! makes every state visible, marked as such.

mod example;
mod files;

use std::collections::BTreeMap;

use db::Tx;
use kernel::{Ctx, Error, Result, Timestamp};
use villages::KernId;
use web::World;

use crate::commands::{self, NewPoint};
use crate::model::{AgendaState, Owner, PointId, Precision, Status};
use crate::policy;
use crate::store::agenda::AgendaText;
use crate::store::point::{Origin, PointText};
use files::{Agenda, Point};

/// What the loader knows so far: the kernen by slug and the points by external id.
pub(crate) struct Known {
    kernen: BTreeMap<String, KernId>,
    points: BTreeMap<String, PointId>,
}

/// Loads a world. The actor of `ctx` is Brink itself.
///
/// # Errors
/// When a file does not hold together: our mistake.
pub async fn world(ctx: &Ctx, tx: &mut Tx, world: &World) -> Result<()> {
    let names = villages::kern_names(tx, ctx.tenant).await?;
    let kernen = names.into_iter().map(|(id, (slug, _))| (slug, id)).collect();
    let mut known = Known { kernen, points: BTreeMap::new() };
    for file in world.json::<Vec<Agenda>>("kernagendas.json")? {
        agenda(ctx, tx, &file, &mut known).await?;
    }
    example::load(ctx, tx, world, &mut known).await
}

async fn agenda(ctx: &Ctx, tx: &mut Tx, file: &Agenda, known: &mut Known) -> Result<()> {
    let kernen = known.kernen_of(&file.kernen)?;
    let permit = policy::may_edit_agenda(ctx, &kernen)?;
    let id = commands::add_agenda(tx, ctx, &permit, &file.text(), &kernen, file.voorbeeld).await?;
    for point in &file.punten {
        let new = NewPoint {
            agenda: id,
            kernen: kernen.clone(),
            text: point.text()?,
            status: status(&point.status)?,
            origin: point.origin(file),
            at: point.since(),
            precision: if point.jaar.is_some() { Precision::Year } else { Precision::Unknown },
        };
        let (point_id, _) = commands::add_point(tx, ctx, &permit, &new).await?;
        known.points.insert(point.extern_id.clone(), point_id);
    }
    Ok(())
}

impl Known {
    fn kernen_of(&self, slugs: &[String]) -> Result<Vec<KernId>> {
        slugs.iter().map(|slug| self.kern(slug)).collect()
    }

    fn kern(&self, slug: &str) -> Result<KernId> {
        self.kernen.get(slug).copied().ok_or_else(|| Error::internal(format!("no kern {slug}")))
    }

    fn point(&self, external: &str) -> Result<PointId> {
        self.points.get(external).copied().ok_or_else(|| Error::internal(format!("no point {external}")))
    }
}

impl Agenda {
    fn text(&self) -> AgendaText {
        AgendaText {
            title: self.titel.clone(),
            state: match self.staat.as_str() {
                "vastgesteld" => AgendaState::Adopted,
                "vervangen" => AgendaState::Replaced,
                _ => AgendaState::Draft,
            },
            period_from: self.periode_van,
            period_to: self.periode_tot,
            as_of: self.stand_per.clone().unwrap_or_default(),
            document_url: None,
            source_name: self.bron_naam.clone(),
            source_url: self.bron_url.clone(),
            explanation: self.toelichting.clone().unwrap_or_default(),
        }
    }
}

impl Point {
    fn text(&self) -> Result<PointText> {
        let owners = self.eigenaar.iter().map(|word| owner(word)).collect::<Result<Vec<_>>>()?;
        let text = PointText {
            title: self.titel.clone(),
            theme: self.thema.clone(),
            planning: self.planning.as_deref().and_then(|text| text.parse().ok()),
            ..PointText::default()
        };
        Ok(text.owned_by(&owners))
    }

    fn origin(&self, agenda: &Agenda) -> Origin {
        Origin {
            external_id: Some(self.extern_id.clone()),
            source_name: agenda.bron_naam.clone(),
            source_url: self.bron_url.clone(),
            source_status: self.bron_status.clone(),
            source_planning: self.planning_bron.clone(),
            as_of: self.jaar.map(|year| year.to_string()),
            example: agenda.voorbeeld,
            ..Origin::default()
        }
    }

    /// The source tells a year at most; the story begins on its first day.
    fn since(&self) -> Timestamp {
        let year = self.jaar.unwrap_or(2021);
        let first = kernel::Date::new(year, 1, 1).unwrap_or(kernel::Date::MIN);
        kernel::Zone::amsterdam().start_of_day(first)
    }
}

pub(crate) fn owner(word: &str) -> Result<Owner> {
    match word {
        "inwoners" => Ok(Owner::Residents),
        "gemeente" => Ok(Owner::Municipality),
        "partner" => Ok(Owner::Partner),
        other => Err(Error::internal(format!("no owner {other}"))),
    }
}

pub(crate) fn status(word: &str) -> Result<Status> {
    Ok(match word {
        "idee" => Status::Idea,
        "toetsing" => Status::Testing,
        "afgesproken" => Status::Agreed,
        "gepland" => Status::Planned,
        "bezig" => Status::Busy,
        "klaar" => Status::Done,
        "kan_niet" => Status::Impossible,
        "afgehecht" => Status::Settled,
        other => return Err(Error::internal(format!("no status {other}"))),
    })
}
