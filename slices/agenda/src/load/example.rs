// SPDX-License-Identifier: EUPL-1.2
//! The example data of a world: proposals, statuses, promises and notes, dated relative to the day
//! on which the demo is made.

use db::Tx;
use kernel::{Ctx, Error, Euro, Result, Timestamp};
use uuid::Uuid;
use web::World;

use super::files::{Answer, Example, Merged, Note, Promise, Proposal, StatusStep};
use super::{Known, owner, status};
use crate::commands::{self, NewPoint, StatusChange};
use crate::model::{Feasible, Outcome, PointId, Precision, Status};
use crate::policy;
use crate::store::agenda;
use crate::store::photo;
use crate::store::point::{self, Origin, PointRow, PointText};
use crate::store::promise::{self, Closed, NewPromise};
use crate::store::story::{self, Assessment, By};

/// Example words are spoken by functions, never by persons.
const OFFICER: By = By { person: None, role: "area_officer" };

pub(super) async fn load(ctx: &Ctx, tx: &mut Tx, world: &World, known: &mut Known) -> Result<()> {
    let file: Example = world.json("voorbeeld.json")?;
    for row in &file.voorstellen {
        proposal(ctx, tx, row, known).await?;
    }
    for row in &file.antwoorden {
        answer(ctx, tx, row, known).await?;
    }
    for row in &file.statuswijzigingen {
        status_step(ctx, tx, row, known).await?;
    }
    for row in &file.toezeggingen {
        promise(ctx, tx, row, known).await?;
    }
    for row in &file.berichten {
        let id = note(ctx, tx, row, known).await?;
        if let Some(alt) = &row.foto {
            photo::add(tx, ctx, id, &world.picture().await?, alt).await?;
        }
    }
    for row in &file.samengevoegd {
        merge(ctx, tx, row, known).await?;
    }
    Ok(())
}

/// Noon of the day so many days ago.
fn ago(ctx: &Ctx, days: i32) -> Timestamp {
    let day = ctx.today().add_days(-days);
    let noon = ctx.calendar.start_of_day(day).micros() + 12 * 3_600_000_000;
    Timestamp::from_micros(noon.min(ctx.now().micros()))
}

async fn proposal(ctx: &Ctx, tx: &mut Tx, row: &Proposal, known: &mut Known) -> Result<()> {
    let kern = known.kern(&row.kern)?;
    let current = agenda::current_for(tx, ctx.tenant, &[kern]).await?;
    let none = || Error::internal(format!("{}: no agenda for a proposal", row.kern));
    let agenda = current.ok_or_else(none)?;
    let text = PointText {
        title: row.titel.clone(),
        body: row.tekst.clone(),
        theme: row.thema.clone(),
        draft: row.concept,
        ..PointText::default()
    };
    let external_id = Some(row.extern_id.clone());
    let origin = Origin { external_id, proposed: true, example: true, ..Origin::default() };
    let at = ago(ctx, row.dagen_geleden);
    let permit = policy::may_edit_agenda(ctx, &[kern])?;
    let (kernen, status, precision) = (vec![kern], Status::Idea, Precision::Day);
    let new = NewPoint { agenda, kernen, text, status, origin, at, precision };
    let (id, _) = commands::add_point(tx, ctx, &permit, &new).await?;
    // Support is counted only: example supporters are nobody.
    crate::store::support::count_support(tx, ctx.tenant, id, row.steun).await?;
    known.points.insert(row.extern_id.clone(), id);
    Ok(())
}

async fn status_step(ctx: &Ctx, tx: &mut Tx, row: &StatusStep, known: &Known) -> Result<()> {
    let change = StatusChange {
        status: status(&row.naar)?,
        reason: row.reden.clone().unwrap_or_default(),
        outlook: row.handelingsperspectief.clone().unwrap_or_default(),
    };
    let at = ago(ctx, row.dagen_geleden);
    commands::put_status(tx, ctx, known.point(&row.punt)?, &change, &OFFICER, at, true).await
}

async fn answer(ctx: &Ctx, tx: &mut Tx, row: &Answer, known: &Known) -> Result<()> {
    let point = known.point(&row.punt)?;
    let new = Assessment {
        feasible: feasible(&row.haalbaar)?,
        owner: owner(&row.van)?,
        cost: row.kosten_cent.map(Euro::from_cents),
        team: None,
        answer: row.antwoord.clone(),
    };
    let at = ago(ctx, row.dagen_geleden);
    story::assess(tx, ctx, point, &OFFICER, &new, at, true).await?;
    point::touch(tx, ctx.tenant, point, at).await?;
    Ok(())
}

async fn promise(ctx: &Ctx, tx: &mut Tx, row: &Promise, known: &Known) -> Result<()> {
    let point = known.point(&row.punt)?;
    let first = row.verzet.first().map_or(row.datum_over_dagen, |step| step.van_dagen);
    let teams = villages::teams(tx, ctx.tenant).await?;
    let team = row.team.as_deref().and_then(|slug| teams.iter().find(|team| team.slug == slug));
    let new = NewPromise {
        what: row.wat.clone(),
        owner: owner(&row.door)?,
        group: None,
        team: team.map(|team| team.id),
        partner: None,
        amount: row.bedrag_cent.map(Euro::from_cents),
        due: ctx.today().add_days(first),
    };
    let number = db::counter::next(tx, ctx.tenant, "toezegging").await?;
    let at = ago(ctx, row.toegezegd_dagen_geleden);
    promise::insert(tx, ctx, ctx.id(), number, point, &new, &OFFICER, at, true).await?;
    let mut now = read(tx, ctx, number).await?;
    for step in &row.verzet {
        let (from, to) = (ctx.today().add_days(step.van_dagen), ctx.today().add_days(step.naar_dagen));
        let at = ago(ctx, step.dagen_geleden);
        promise::move_due(tx, ctx, &now, from, to, &step.reden, &OFFICER, at, true).await?;
        now = read(tx, ctx, number).await?;
    }
    if let Some(word) = &row.uitkomst {
        let days = row.uitkomst_dagen_geleden.unwrap_or(0);
        let (outcome, said, at) = (outcome(word)?, ctx.today().add_days(-days), ago(ctx, days));
        // What was kept was done in time, also when that is told later.
        let on = match outcome {
            Outcome::Kept => Some(said.min(now.due)),
            Outcome::Late => Some(said),
            Outcome::Changed | Outcome::Dropped => None,
        };
        let reason = row.uitkomst_reden.as_deref().unwrap_or_default();
        let closed = Closed { outcome, reason, on, by: &OFFICER, at };
        promise::close(tx, ctx.tenant, &now, &closed).await?;
    }
    point::touch(tx, ctx.tenant, point, at).await?;
    Ok(())
}

async fn read(tx: &mut Tx, ctx: &Ctx, number: i64) -> Result<promise::PromiseRow> {
    promise::by_number(tx, ctx.tenant, number).await?.ok_or(Error::NotFound)
}

fn outcome(word: &str) -> Result<Outcome> {
    Ok(match word {
        "nagekomen" => Outcome::Kept,
        "te_laat" => Outcome::Late,
        "gewijzigd" => Outcome::Changed,
        "vervallen" => Outcome::Dropped,
        other => return Err(Error::internal(format!("no outcome {other}"))),
    })
}

fn feasible(word: &str) -> Result<Feasible> {
    Ok(match word {
        "ja" => Feasible::Yes,
        "deels" => Feasible::Partly,
        "nee" => Feasible::No,
        "onbekend" => Feasible::Unknown,
        other => return Err(Error::internal(format!("no answer {other}"))),
    })
}

async fn note(ctx: &Ctx, tx: &mut Tx, row: &Note, known: &Known) -> Result<Uuid> {
    let point = known.point(&row.punt)?;
    let at = ago(ctx, row.dagen_geleden);
    let by = By { person: None, role: role(&row.functie) };
    let id = story::note(tx, ctx, point, &by, &row.tekst, row.openbaar, at, true).await?;
    point::touch(tx, ctx.tenant, point, at).await?;
    Ok(id)
}

/// The role of a function in the example data.
fn role(function: &str) -> &'static str {
    let function = function.to_lowercase();
    let known = [
        ("gebiedsmakelaar", "area_officer"),
        ("kernambtenaar", "area_officer"),
        ("beleidsmedewerker", "policy_officer"),
        ("teammanager", "team_manager"),
        ("wethouder", "alderman"),
        ("bestuur", "board"),
        ("lid", "member"),
        ("partner", "partner"),
    ];
    known.into_iter().find(|(word, _)| function.contains(word)).map_or("resident", |(_, role)| role)
}

async fn merge(ctx: &Ctx, tx: &mut Tx, row: &Merged, known: &Known) -> Result<()> {
    let from = row_of(ctx, tx, known.point(&row.punt)?).await?;
    let target = row_of(ctx, tx, known.point(&row.into)?).await?;
    let at = ago(ctx, row.dagen_geleden);
    commands::put_merge(tx, ctx, &from, &target, &row.reden, &OFFICER, at, true).await
}

async fn row_of(ctx: &Ctx, tx: &mut Tx, id: PointId) -> Result<PointRow> {
    point::by_id(tx, ctx.tenant, id).await?.ok_or(Error::NotFound)
}
