// SPDX-License-Identifier: EUPL-1.2
//! Two taps on a button. The second finds another question than it expected, because the first did what
//! was asked; then nothing is lost, and nothing has to be said.

use std::collections::BTreeSet;

use agenda::store::point;
use db::Conn;
use kernel::{Ctx, PersonId, Result};
use web::{Input, Parser, Visit, parse};

use super::handle::begin;
use super::names::Names;
use crate::clock;
use crate::model::{Channel, Deed, Number};
use crate::policy;
use crate::settings::Rules;
use crate::store::question::{self, QuestionRow};
use crate::store::{deed, public};

/// Whether the same person, the asker when there is none, did exactly this a moment ago, and it stands as it was
/// done. With files it is never the same: nobody compares them.
pub(super) async fn is_twice(
    visit: &Visit,
    (at, deed): (&QuestionRow, Deed),
    by: Option<PersonId>,
    files: usize,
) -> Result<bool> {
    let (conn, ctx, input) = (&mut visit.read().await?, &visit.ctx, &visit.input);
    let said = deed::just_said(conn, ctx, (at.id, deed), by).await?;
    let Some(said) = said.filter(|_| files == 0) else { return Ok(false) };
    let typed = parse::clean(input.get("tekst"));
    // What the asker told a colleague is the same when it came in the same way.
    let is_said = said.text == typed && said.channel.map_or("", Channel::code) == input.get("kanaal");
    Ok(match deed {
        Deed::Answer | Deed::Wait | Deed::Close => is_said,
        Deed::Shield => is_said && at.shielded,
        Deed::Withdraw | Deed::Consent | Deed::Revoke => is_said,
        Deed::Reopen => {
            let on = Parser::new(input).opt_date("ontvangen").unwrap_or(ctx.today());
            let term = Rules::of(&visit.place.row.settings).term();
            is_said && said.due == Some(clock::due(on, term, &ctx.calendar))
        }
        Deed::Forward => {
            let is_theirs = at.partner_id.is_some_and(|partner| partner.to_string() == input.get("partner"));
            // That the partner knows who asked is said after what was typed.
            let is_ticked = !input.get("vrager").is_empty();
            is_theirs && (is_said || is_ticked && said.text.starts_with(&typed))
        }
        Deed::Interim => is_said && said.due == Parser::new(input).opt_date("datum"),
        Deed::Helped => {
            let chosen = [input.get("geholpen"), input.get("soort").trim_start_matches("helped-")];
            is_said && chosen.contains(&said.whom.as_str())
        }
        // What cannot be done once more stands as it was done.
        Deed::Resume | Deed::Read | Deed::Seal | Deed::Unshield => policy::step(deed, at).is_none(),
        Deed::Unpublish => public::of(conn, ctx.tenant, at.id).await?.is_none(),
        Deed::Assign if at.partner_id.is_some() => false,
        Deed::Assign | Deed::Publish | Deed::Promote => {
            let now = now(conn, ctx, (at, deed)).await?;
            fields(deed).iter().all(|fields| values(&now, fields) == values(input, fields))
        }
        _ => false,
    })
}

/// Whether the actor gave the question of the address away with this form: they may not see it any more.
pub(super) async fn gave_away(visit: &Visit) -> Result<bool> {
    let number: Number = visit.param_as("nummer")?;
    let at = question::by_number(&mut visit.read().await?, visit.ctx.tenant, number).await?;
    let me = visit.ctx.actor.person().map(|person| person.id);
    match at.filter(|_| me.is_some()) {
        Some(at) => is_twice(visit, (&at, Deed::Assign), me, 0).await,
        None => Ok(false),
    }
}

/// What stands there now, as the form that it came with.
async fn now(conn: &mut Conn, ctx: &Ctx, (at, deed): (&QuestionRow, Deed)) -> Result<Input> {
    if deed != Deed::Promote {
        let names = Names::read(conn, ctx.tenant).await?;
        return begin(conn, ctx, at, &names, deed).await;
    }
    let Some(id) = at.made_point_id else { return Ok(Input::default()) };
    let text = point::by_id(conn, ctx.tenant, id).await?.map(|point| point.text).unwrap_or_default();
    Ok(Input::from_pairs([("titel", text.title), ("tekst", text.body)]))
}

/// The fields of a form that hold the same when it was sent before: each of these groups, in any order.
const fn fields(deed: Deed) -> &'static [&'static [&'static str]] {
    match deed {
        // The first kern may be ticked among the others too.
        Deed::Assign => &[&["kern"], &["kern", "ook"], &["thema"], &["team"], &["behandelaar"]],
        Deed::Publish => &[&["titel"], &["vraag"], &["antwoord"]],
        _ => &[&["titel"], &["tekst"]],
    }
}

fn values(input: &Input, fields: &[&str]) -> BTreeSet<String> {
    fields.iter().flat_map(|field| input.all(field).map(parse::clean)).collect()
}
