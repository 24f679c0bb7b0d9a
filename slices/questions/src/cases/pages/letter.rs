// SPDX-License-Identifier: EUPL-1.2
//! A letter to print, for a party without e-mail: all that was not posted to it yet, in one; else the newest
//! step that it may read. Who posted it says so, and it leaves the worklist.

use std::sync::Arc;

use askama::Template;
use kernel::uuid::Uuid;
use kernel::{Error, Result};
use web::{Page, Parser, Reply, Visit};

use crate::cases::model::{Deed, Number};
use crate::cases::policy::{self, CasusAt};
use crate::cases::store::deed::DeedRow;
use crate::cases::store::{casus, letter, party};
use crate::cases::story::File;
use crate::cases::{commands, links, post};
use crate::pages::posted_form;
use crate::post::Letter;

#[derive(Template)]
#[template(path = "questions/cases/letter.html")]
struct LetterPage {
    p: Page,
    letter: Letter,
    address: String,
    /// The number to call, when there is one.
    phone: String,
    day: String,
    /// The page of the casus.
    back: String,
    /// The number of the party.
    party: i64,
    /// The other letters to this party: address, what, and when.
    others: Vec<(String, String, String)>,
    /// The steps that are in it, or are not in the story any more, and were not posted yet.
    unposted: Vec<Uuid>,
}

/// The letter about the step that the address names, counted from 1; else about all that was not posted
/// yet; else about the newest.
pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let at = super::handle::find(&visit).await?;
    if at.casus.forgotten_at.is_some() {
        return Err(Error::NotFound);
    }
    let (mut conn, tenant, number) = (visit.read().await?, visit.ctx.tenant, at.casus.number());
    let file = File::read(&mut conn, tenant, at.casus).await?;
    let asked: i64 = visit.query.get("partij").parse().unwrap_or(1);
    let party = file.parties.iter().find(|party| party.number == asked && party.is_here());
    let party = party.ok_or(Error::NotFound)?;
    let mut unposted = letter::waiting(&mut conn, tenant, file.casus.id).await?;
    unposted.retain(|(to, _)| *to == party.id);
    let waits = |row: &DeedRow| unposted.iter().any(|(_, step)| *step == row.id);
    let told = file.told();
    let mut rows: Vec<&DeedRow> = told.iter().copied().filter(|row| waits(row)).collect();
    let step = visit.query.get("stap");
    if !step.is_empty() || rows.is_empty() {
        let step: usize = step.parse().unwrap_or(told.len());
        rows = vec![*step.checked_sub(1).and_then(|at| told.get(at)).ok_or(Error::NotFound)?];
    }
    if !step.is_empty() {
        unposted.retain(|(_, step)| *step == rows[0].id);
    }
    let own = post::page_of(&visit.page, party);
    let letter = post::letter(&own, &file, party, &rows);
    let others = post::steps(&visit.page, &file).into_iter();
    let lines = [Some(party.name.clone()).filter(|name| !name.is_empty()), party.address.clone()];
    Ok(Reply::page(&LetterPage {
        others: others.map(|(at, what, when)| (links::letter(number, party, Some(at)), what, when)).collect(),
        address: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        phone: party.phone.clone().unwrap_or_default(),
        day: rows.last().map(|row| own.day_of(&row.at).long(own.ctx.locale)).unwrap_or_default(),
        back: links::work(number),
        party: party.number,
        unposted: unposted.into_iter().map(|(_, step)| step).collect(),
        p: visit.titled(letter.subject.clone()),
        letter,
    })?
    .unkept())
}

/// Says that the letter about these steps was posted to a party, or that it was told by telephone.
pub(super) async fn posted(visit: Visit) -> Result<Reply> {
    let number: Number = super::handle::find(&visit).await?.casus.number();
    let mut parser = Parser::new(&visit.input);
    let to = parser.choice("partij", |text| text.parse::<i64>().ok()).unwrap_or_default();
    let (steps, how) = posted_form(&mut parser);
    parser.finish()?;
    let (ctx, steps) = (visit.ctx.clone(), Arc::new(steps));
    visit
        .app
        .db
        .write_unseen(move |tx| {
            let (ctx, steps) = (ctx.clone(), steps.clone());
            Box::pin(async move {
                let casus = casus::by_number(tx, ctx.tenant, number).await?.ok_or(Error::NotFound)?;
                let parties = party::of(tx, ctx.tenant, casus.id).await?;
                let permit = policy::may(&ctx, Deed::Posted, CasusAt::read(tx, &ctx, casus).await?)?;
                let to = parties.into_iter().find(|one| one.number == to).ok_or(Error::NotFound)?;
                commands::posted(tx, &ctx, &permit, (to.id, &steps), how).await
            })
        })
        .await?;
    Ok(Reply::see(links::work(number)).saying("melding-vraag-brief-weg"))
}
