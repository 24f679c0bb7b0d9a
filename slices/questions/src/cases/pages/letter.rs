// SPDX-License-Identifier: EUPL-1.2
//! A letter to print, for a party without e-mail: about the newest step, or another that they may read.

use askama::Template;
use kernel::{Error, Result};
use web::{Page, Reply, Visit};

use crate::cases::model::Number;
use crate::cases::policy::CasusAt;
use crate::cases::store::casus;
use crate::cases::story::File;
use crate::cases::{links, post};
use crate::post::Letter;

#[derive(Template)]
#[template(path = "questions/cases/letter.html")]
struct LetterPage {
    p: Page,
    letter: Letter,
    address: String,
    day: String,
    back: String,
    /// The other letters to this party: address, what, and when.
    others: Vec<(String, String, String)>,
}

pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let number: Number = visit.param_as("nummer")?;
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let row = casus::by_number(&mut conn, tenant, number).await?.ok_or(Error::NotFound)?;
    let at = CasusAt::read(&mut conn, &visit.ctx, row).await?;
    if !at.may_see(&visit.ctx) || at.casus.forgotten_at.is_some() {
        return Err(Error::NotFound);
    }
    let file = File::read(&mut conn, tenant, at.casus).await?;
    let asked: i64 = visit.query.get("partij").parse().unwrap_or(1);
    let party = file.parties.iter().find(|party| party.number == asked && party.is_here());
    let party = party.ok_or(Error::NotFound)?;
    let told = file.told();
    let step: usize = visit.query.get("stap").parse().unwrap_or(told.len());
    let row = step.checked_sub(1).and_then(|at| told.get(at)).ok_or(Error::NotFound)?;
    let own = post::page_of(&visit.page, party);
    let letter = post::letter(&own, &file, party, row);
    let others = post::steps(&visit.page, &file).into_iter();
    let lines = [Some(party.name.clone()).filter(|name| !name.is_empty()), party.address.clone()];
    Ok(Reply::page(&LetterPage {
        others: others.map(|(at, what, when)| (links::letter(number, party, at), what, when)).collect(),
        address: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        day: own.day_of(&row.at).long(own.ctx.locale),
        back: links::work(number),
        p: visit.titled(letter.subject.clone()),
        letter,
    })?
    .unkept())
}
