// SPDX-License-Identifier: EUPL-1.2
//! Loads the example casussen of a demo world. All of them are invented, and say so. Their days count back
//! from today, so that an open one, a late promise and a result are there.

use std::sync::Arc;

use db::Tx;
use kernel::{Actor, Ctx, Error, Grant, Locale, Person, PersonId, Result, Role, Scope, ScopeKind};
use serde::Deserialize;
use web::World;

use super::commands::{self, Held, NewCasus, NewDecision, NewParty, Promiser};
use super::model::{DecisionKind, Deed, PartyKind, PromiseId};
use super::policy::{self, CasusAt};
use super::store::casus::CasusRow;
use super::story::File;
use crate::load::ago;
use crate::pages::Names;

#[derive(Deserialize)]
struct Worlds {
    #[serde(default)]
    casussen: Vec<Casus>,
}

#[derive(Deserialize)]
struct Casus {
    titel: String,
    tekst: String,
    kern: String,
    team: String,
    naam: String,
    dagen_geleden: i64,
    stappen: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    dagen_geleden: i64,
    wat: String,
    #[serde(default)]
    tekst: String,
    /// So many days after the step: of a plan, or the new date of a promise.
    #[serde(default)]
    dagen: i32,
    /// The kind and the name of who joins.
    #[serde(default)]
    soort: String,
    #[serde(default)]
    naam: String,
    #[serde(default)]
    besluiten: Vec<Decision>,
}

#[derive(Deserialize)]
struct Decision {
    soort: String,
    tekst: String,
    #[serde(default)]
    reden: String,
    /// So many days after the talk the team finds out.
    dagen: Option<i32>,
}

fn lost(what: &str) -> Error {
    Error::internal(format!("no {what}"))
}

fn acting(person: PersonId, role: Role) -> Actor {
    Actor::Person(Arc::new(Person::new(person, vec![Grant { role, scope: Scope::All }])))
}

/// Loads the casussen of a world. The actor of `ctx` is Brink itself.
///
/// # Errors
/// When a file does not hold together: our mistake.
pub(crate) async fn world(ctx: &Ctx, tx: &mut Tx, world: &World) -> Result<()> {
    let file: Worlds = world.json("voorbeeld.json")?;
    if file.casussen.is_empty() {
        return Ok(());
    }
    let names = Names::read(tx, ctx.tenant).await?;
    for example in &file.casussen {
        one(ctx, tx, &names, example).await?;
    }
    Ok(())
}

/// Who does what in an example.
struct Cast {
    officer: Actor,
    policy: Option<PersonId>,
    team: Promiser,
}

async fn one(ctx: &Ctx, tx: &mut Tx, names: &Names, example: &Casus) -> Result<()> {
    let kern = names.kernen.iter().find(|(_, (slug, _))| *slug == example.kern);
    let kern = *kern.map(|(id, _)| id).ok_or_else(|| lost(&example.kern))?;
    let team =
        names.teams.iter().find(|team| team.slug == example.team).ok_or_else(|| lost(&example.team))?;
    let in_kern = Scope::Of(ScopeKind::Kern, kern.uuid());
    let in_team = Scope::Of(ScopeKind::Team, team.id.uuid());
    let officers = people::holders(tx, ctx.tenant, Role::AreaOfficer).await?;
    let officer = officers.iter().find(|holder| holder.covers(in_kern));
    let advisers = people::holders(tx, ctx.tenant, Role::PolicyOfficer).await?;
    let cast = Cast {
        officer: officer.map_or(ctx.actor.clone(), |holder| acting(holder.person, Role::AreaOfficer)),
        policy: advisers.iter().find(|holder| holder.covers(in_team)).map(|holder| holder.person),
        team: Promiser { officer: None, team: Some(team.id), words: team.name.clone() },
    };
    let begin = ago(ctx, &cast.officer, example.dagen_geleden);
    let new = NewCasus {
        title: example.titel.clone(),
        body: example.tekst.clone(),
        place: String::new(),
        kern: Some(kern),
        team: Some(team.id),
        officer: officer.map(|holder| holder.person),
        policy: cast.policy,
        question: None,
        first: Some(party(PartyKind::Resident, &example.naam)),
        mark: None,
        example: true,
    };
    let mut row = commands::start(tx, &begin, &policy::may_enter(&begin)?, &new).await?.casus;
    // Where the demo has no policy officer for the team, nobody is asked.
    let is_asked =
        |step: &&Step| cast.policy.is_some() || !["consult", "advise"].contains(&step.wat.as_str());
    for step in example.stappen.iter().filter(is_asked) {
        let ctx = ago(ctx, &cast.officer, step.dagen_geleden);
        row = self::step(&ctx, tx, &cast, row, step).await?;
    }
    Ok(())
}

/// Examples are reached nowhere.
fn party(kind: PartyKind, name: &str) -> NewParty {
    NewParty {
        kind,
        name: name.to_owned(),
        email: None,
        phone: None,
        address: None,
        language: Locale::Nl.code().to_owned(),
        partner: None,
        person: None,
    }
}

async fn step(ctx: &Ctx, tx: &mut Tx, cast: &Cast, row: CasusRow, step: &Step) -> Result<CasusRow> {
    let deed = Deed::parse(&step.wat).ok_or_else(|| lost(&step.wat))?;
    let adviser = cast.policy.filter(|_| deed == Deed::Advise);
    let ctx = &adviser.map_or(ctx.clone(), |person| ctx.acting(acting(person, Role::PolicyOfficer)));
    let text = step.tekst.as_str();
    let file = File::read(tx, ctx.tenant, row.clone()).await?;
    let open: Option<PromiseId> = file.open().next().map(|promise| promise.id);
    let permit = policy::may(ctx, deed, CasusAt::read(tx, ctx, row.clone()).await?)?;
    let on = ctx.today().add_days(step.dagen);
    let done = match deed {
        Deed::Consult => {
            commands::consult(tx, ctx, &permit, (text, ctx.today().add_days(step.dagen.max(7)))).await?
        }
        Deed::Advise => commands::advise(tx, ctx, &permit, text).await?,
        Deed::Join => {
            let kind = PartyKind::parse(&step.soort).ok_or_else(|| lost(&step.soort))?;
            commands::join(tx, ctx, &permit, &party(kind, &step.naam)).await?
        }
        Deed::Plan => commands::plan(tx, ctx, &permit, (on, text)).await?,
        Deed::Talk => {
            let held = Held {
                planned: file.planned().next().map(|talk| talk.id),
                on,
                parties: file.parties.iter().map(|party| party.id).collect(),
                colleagues: Vec::new(),
                said: text.to_owned(),
                decisions: decisions(ctx, cast, step)?,
            };
            commands::talk(tx, ctx, &permit, &held).await?
        }
        Deed::Keep => commands::keep(tx, ctx, &permit, (open.ok_or_else(|| lost("promise"))?, text)).await?,
        Deed::Move => {
            let open = open.ok_or_else(|| lost("promise"))?;
            commands::shift(tx, ctx, &permit, (open, on, text)).await?
        }
        Deed::Release => commands::release(tx, ctx, &permit, text).await?,
        Deed::Refuse => commands::refuse(tx, ctx, &permit, text).await?,
        Deed::Withdraw => commands::withdraw(tx, ctx, &permit, text).await?,
        _ => commands::note(tx, ctx, &permit, text).await?,
    };
    Ok(done.casus)
}

fn decisions(ctx: &Ctx, cast: &Cast, step: &Step) -> Result<Vec<NewDecision>> {
    let one = |decision: &Decision| {
        Ok(NewDecision {
            kind: DecisionKind::parse(&decision.soort).ok_or_else(|| lost(&decision.soort))?,
            text: decision.tekst.clone(),
            reason: decision.reden.clone(),
            who: decision.dagen.map(|_| cast.team.clone()),
            by: decision.dagen.map(|days| ctx.today().add_days(days)),
        })
    };
    step.besluiten.iter().map(one).collect()
}
