// SPDX-License-Identifier: EUPL-1.2
//! A letter to print, for who has no e-mail: the receipt, or the newest thing that was said.

use askama::Template;
use kernel::{Error, Result};
use web::{Page, Reply, Visit};

use crate::model::{Deed, Number};
use crate::policy;
use crate::post::{self, Letter};
use crate::store::deed::{self, DeedRow, Told};
use crate::store::{asker, attachment, question};

#[derive(Template)]
#[template(path = "questions/letter.html")]
struct LetterPage {
    p: Page,
    letter: Letter,
    address: String,
    day: String,
    number: String,
    /// The other letters about this question: address, what, and when.
    others: Vec<(String, String, String)>,
}

/// The letter about the deed that the address names, counted from 1; else about the newest.
pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let number: Number = visit.param_as("nummer")?;
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let question = question::by_number(&mut conn, tenant, number).await?.ok_or(Error::NotFound)?;
    if !policy::may_see(&visit.ctx, &question) {
        return Err(Error::NotFound);
    }
    let asker = asker::of(&mut conn, tenant, question.id).await?.ok_or(Error::NotFound)?;
    let story = deed::story(&mut conn, tenant, question.id).await?;
    let told: Vec<&DeedRow> =
        story.iter().filter(|row| row.deed == Deed::Ask || row.deed.is_mailed()).collect();
    let asked: usize = visit.query.get("stap").parse().unwrap_or(told.len());
    let row = asked.checked_sub(1).and_then(|at| told.get(at)).ok_or(Error::NotFound)?;
    let files = attachment::of_question(&mut conn, tenant, question.id).await?;
    let said = Told {
        text: row.text.clone(),
        due: row.due,
        whom: row.whom.clone(),
        example: row.example,
        files: files.iter().filter(|file| file.deed_id == Some(row.id)).count(),
    };
    let own = post::page_of(&visit.page, &asker);
    let letter = post::letter(&own, &question, &asker, row.deed, &said);
    let others = told.iter().enumerate().map(|(at, row)| {
        let href = format!("{}/brief?stap={}", crate::links::work(number), at + 1);
        (href, visit.t_of(&["vraagdaad-", row.deed.code()]), visit.moment(&row.at))
    });
    let lines = [Some(asker.name.clone()).filter(|name| !name.is_empty()), asker.address.clone()];
    Ok(Reply::page(&LetterPage {
        others: others.collect(),
        address: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        day: own.day_of(&row.at).long(own.ctx.locale),
        number: number.to_string(),
        p: Page { ctx: visit.ctx.clone(), ..visit.titled(letter.subject.clone()) },
        letter,
    })?
    .unkept())
}
