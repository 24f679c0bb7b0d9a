// SPDX-License-Identifier: EUPL-1.2
//! Loads the example questions of a demo world. All of them are invented, and say so; what they are about
//! are real points of the agendas. Their days count back from today, so that every state is there.

use std::sync::Arc;

use db::Tx;
use kernel::ctx::{Entropy, FixedClock};
use kernel::{Actor, Ctx, Error, Grant, Person, Result, Role, Scope, ScopeKind, Timestamp};
use serde::Deserialize;
use villages::KernId;
use web::World;

use crate::clock;
use crate::commands::{self, Assignment, NewQuestion, Public};
use crate::model::{Channel, Deed, Helped};
use crate::pages::Names;
use crate::policy;
use crate::reveals;
use crate::settings::Rules;
use crate::store::asker::AskerRow;
use crate::store::question::{self, QuestionRow};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    vragen: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    titel: String,
    tekst: String,
    kern: String,
    /// The external id of a point.
    punt: Option<String>,
    thema: String,
    team: String,
    naam: String,
    kanaal: String,
    dagen_geleden: i64,
    openbaar: bool,
    stappen: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    dagen_geleden: i64,
    wat: String,
    #[serde(default)]
    tekst: String,
    /// So many days after the step, for a procesantwoord.
    #[serde(default)]
    dagen: i32,
    /// The name in addresses of a partner.
    #[serde(default)]
    partner: String,
    titel: Option<String>,
    vraag: Option<String>,
    /// How many readers said that a public answer helped.
    #[serde(default)]
    hielp: i64,
}

/// Loads the questions of a world. The actor of `ctx` is Brink itself.
///
/// # Errors
/// When a file does not hold together: our mistake.
pub(crate) async fn world(ctx: &Ctx, tx: &mut Tx, world: &World) -> Result<()> {
    let file: File = world.json("voorbeeld.json")?;
    if file.vragen.is_empty() {
        return Ok(());
    }
    let names = Names::read(tx, ctx.tenant).await?;
    let officers = people::holders(tx, ctx.tenant, Role::AreaOfficer).await?;
    for example in &file.vragen {
        let lost = || Error::internal(format!("no kern {}", example.kern));
        let kern = names.kernen.iter().find(|(_, (slug, _))| *slug == example.kern);
        let kern = *kern.map(|(id, _)| id).ok_or_else(lost)?;
        let covers = Scope::Of(ScopeKind::Kern, kern.uuid());
        let actor = match officers.iter().find(|holder| holder.covers(covers)) {
            Some(holder) => Actor::Person(Arc::new(Person::new(
                holder.person,
                vec![Grant { role: Role::AreaOfficer, scope: Scope::All }],
            ))),
            None => ctx.actor.clone(),
        };
        one(ctx, tx, &names, example, kern, actor).await?;
    }
    crate::report::keep(tx, ctx).await
}

/// The circumstances so many days ago.
pub(crate) fn ago(ctx: &Ctx, actor: &Actor, days: i64) -> Ctx {
    let at = Timestamp::from_micros(ctx.now().micros() - days * 86_400_000_000);
    // What is made of this protects examples only.
    let token = ctx.token();
    let seed = token.iter().take(8).fold(0_u64, |seed, byte| seed << 8 | u64::from(*byte));
    let clock = Arc::new(FixedClock::new(at));
    let mut past = Ctx::new(ctx.tenant, actor.clone(), clock, Arc::new(Entropy::seeded(seed)));
    past.calendar = ctx.calendar.clone();
    past.locale = ctx.locale;
    past
}

async fn one(
    ctx: &Ctx,
    tx: &mut Tx,
    names: &Names,
    example: &Question,
    kern: KernId,
    actor: Actor,
) -> Result<()> {
    let point = match &example.punt {
        Some(external) => agenda::store::point::by_external(tx, ctx.tenant, external).await?,
        None => None,
    };
    let asking = ago(ctx, &Actor::Anonymous, example.dagen_geleden);
    let new = NewQuestion {
        title: example.titel.clone(),
        body: example.tekst.clone(),
        place: String::new(),
        theme: example.thema.clone(),
        channel: Channel::parse(&example.kanaal).unwrap_or(Channel::Web),
        kern: Some(kern),
        point: point.map(|point| point.id),
        may_publish: example.openbaar,
        asker: AskerRow {
            name: example.naam.clone(),
            email: None,
            phone: Some("0000 000 000".into()),
            address: None,
            language: "nl".into(),
        },
        received: asking.today(),
        mark: None,
        example: true,
    };
    let permit = policy::may_ask(&asking)?;
    let mut row = commands::ask(tx, &asking, &permit, &Rules::default(), &new).await?;
    for step in &example.stappen {
        let ctx = ago(ctx, &actor, step.dagen_geleden);
        row = self::step(&ctx, tx, names, example, row, step).await?;
    }
    Ok(())
}

async fn step(
    ctx: &Ctx,
    tx: &mut Tx,
    names: &Names,
    example: &Question,
    row: QuestionRow,
    step: &Step,
) -> Result<QuestionRow> {
    let deed = Deed::parse(&step.wat).ok_or_else(|| Error::internal(format!("no deed {}", step.wat)))?;
    let (rules, text, id) = (Rules::default(), step.tekst.as_str(), row.id);
    if deed.is_askers() {
        let ctx = ctx.acting(Actor::Anonymous);
        let permit = policy::may_own(&ctx, deed, row.clone(), &row.key())?;
        match deed {
            Deed::Withdraw => commands::withdraw(tx, &ctx, &permit, text).await?,
            Deed::Reopen => commands::reopen(tx, &ctx, &permit, &rules, text).await?,
            Deed::Helped => commands::helped(tx, &ctx, &permit, Helped::Yes, text).await?,
            _ => commands::add(tx, &ctx, &permit, text).await?,
        };
    } else {
        let permit = policy::may(ctx, deed, row.clone())?;
        match deed {
            Deed::Assign => {
                let team = names.teams.iter().find(|team| team.slug == example.team);
                let to = Assignment {
                    kern: row.kern_id,
                    also: Vec::new(),
                    theme: row.theme.clone(),
                    team: team.map(|team| (team.id, team.name.clone())),
                    officer: None,
                    function: String::new(),
                };
                commands::assign(tx, ctx, &permit, &to).await?
            }
            Deed::Interim => {
                let due = clock::ending(ctx.today().add_days(step.dagen), &ctx.calendar);
                commands::interim(tx, ctx, &permit, &rules, text, due).await?
            }
            Deed::Forward => {
                let partner = names.partners.iter().find(|partner| partner.slug == step.partner);
                let lost = || Error::internal(format!("no partner {}", step.partner));
                commands::forward(tx, ctx, &permit, partner.ok_or_else(lost)?, (text, ""), true).await?
            }
            Deed::Wait => commands::wait(tx, ctx, &permit, text).await?,
            Deed::Publish => {
                let public = Public {
                    title: step.titel.clone().unwrap_or_default(),
                    question: step.vraag.clone().unwrap_or_default(),
                    answer: text.to_owned(),
                };
                let looked = reveals::mark(public.texts().map(|(_, text)| text));
                let done = commands::publish(tx, ctx, &permit, &public, &looked).await?;
                crate::store::public::thank(tx, ctx.tenant, row.id, step.hielp).await?;
                done
            }
            Deed::Answer => commands::answer(tx, ctx, &permit, text).await?,
            Deed::Close => commands::close(tx, ctx, &permit, text).await?,
            _ => commands::note(tx, ctx, &permit, text).await?,
        };
    }
    question::by_id(tx, ctx.tenant, id).await?.ok_or(Error::NotFound)
}
