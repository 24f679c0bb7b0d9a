// SPDX-License-Identifier: EUPL-1.2
//! A letter to print, for who has no e-mail: all that was not posted yet, in one; else the newest thing that
//! was said. Who posted it says so, and it leaves the worklist.

use std::sync::Arc;

use askama::Template;
use kernel::{Error, Result};
use uuid::Uuid;
use web::{Page, Parser, Reply, Visit};

use crate::model::{Channel, Deed, Number};
use crate::post::{self, Asked, Heard, Letter};
use crate::store::deed::{self, DeedRow, Told};
use crate::store::question::QuestionRow;
use crate::store::{asker, attachment, question};
use crate::{commands, links, policy};

#[derive(Template)]
#[template(path = "questions/letter.html")]
struct LetterPage {
    p: Page,
    letter: Letter,
    address: String,
    /// The number to call, when there is one.
    phone: String,
    day: String,
    number: String,
    /// The other letters about this question: address, what, and when.
    others: Vec<(String, String, String)>,
    /// The steps in it that were not posted yet.
    unposted: Vec<Uuid>,
}

async fn find(visit: &Visit) -> Result<QuestionRow> {
    let number: Number = visit.param_as("nummer")?;
    let question = question::by_number(&mut visit.read().await?, visit.ctx.tenant, number).await?;
    question.filter(|question| policy::may_see(&visit.ctx, question)).ok_or(Error::NotFound)
}

/// The letter about the deed that the address names, counted from 1; else about all that was not posted
/// yet; else about the newest.
pub(super) async fn show(visit: Visit) -> Result<Reply> {
    let question = find(&visit).await?;
    let (mut conn, tenant, number) = (visit.read().await?, visit.ctx.tenant, question.number());
    let asker = asker::of(&mut conn, tenant, question.id).await?.ok_or(Error::NotFound)?;
    let story = deed::story(&mut conn, tenant, question.id).await?.steps;
    let told: Vec<&DeedRow> =
        story.iter().filter(|row| row.deed == Deed::Ask || row.deed.is_mailed(row.due)).collect();
    let waiting: Vec<&DeedRow> = told.iter().copied().filter(|row| row.unposted).collect();
    let rows = match visit.query.get("stap") {
        "" if !waiting.is_empty() => waiting,
        asked => {
            let asked: usize = asked.parse().unwrap_or(told.len());
            vec![*asked.checked_sub(1).and_then(|at| told.get(at)).ok_or(Error::NotFound)?]
        }
    };
    let files = attachment::of_question(&mut conn, tenant, question.id).await?;
    let own = post::page_of(&visit.page, &asker);
    let heard = |row: &&DeedRow| Heard {
        on: own.day_of(&row.at),
        deed: row.deed,
        told: Told {
            text: row.text.clone(),
            due: row.due,
            whom: row.whom.clone(),
            example: row.example,
            files: files.iter().filter(|file| file.deed_id == Some(row.id)).count(),
            said: row.channel,
        },
    };
    let heard: Vec<Heard> = rows.iter().map(heard).collect();
    let asked = Asked::read(&mut conn, tenant, &question).await?;
    let letter = post::letter(&own, &question, &asker, &heard, &asked);
    let others = told.iter().enumerate().map(|(at, row)| {
        let href = format!("{}?stap={}", links::letter(number), at + 1);
        (href, visit.t_of(&["vraagdaad-", row.deed.code()]), visit.moment(&row.at))
    });
    let lines = [Some(asker.name.clone()).filter(|name| !name.is_empty()), asker.address.clone()];
    Ok(Reply::page(&LetterPage {
        others: others.collect(),
        address: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        phone: asker.phone.unwrap_or_default(),
        day: heard.last().map(|step| step.on.long(own.ctx.locale)).unwrap_or_default(),
        number: number.to_string(),
        unposted: rows.iter().filter(|row| row.unposted).map(|row| row.id).collect(),
        p: Page { ctx: visit.ctx.clone(), ..visit.titled(letter.subject.clone()) },
        letter,
    })?
    .unkept())
}

/// What a colleague says about a letter: which steps it told, and whether it was posted or told by telephone.
pub(crate) fn posted_form(parser: &mut Parser<'_>) -> (Vec<Uuid>, Channel) {
    let steps = parser.choices("stap", |text| text.parse().ok());
    let how = |code: &str| Channel::parse(code).filter(|one| [Channel::Letter, Channel::Phone].contains(one));
    (steps, parser.choice("hoe", how).unwrap_or(Channel::Letter))
}

/// Says that the letter about these steps was posted, or that the asker was told by telephone.
pub(super) async fn posted(visit: Visit) -> Result<Reply> {
    let number = find(&visit).await?.number();
    let mut parser = Parser::new(&visit.input);
    let (steps, how) = posted_form(&mut parser);
    parser.finish()?;
    let (ctx, steps) = (visit.ctx.clone(), Arc::new(steps));
    visit
        .app
        .db
        .write_unseen(move |tx| {
            let (ctx, steps) = (ctx.clone(), steps.clone());
            Box::pin(async move {
                let question = question::by_number(tx, ctx.tenant, number).await?;
                let permit = policy::may(&ctx, Deed::Posted, question.ok_or(Error::NotFound)?)?;
                commands::posted(tx, &ctx, &permit, &steps, how).await
            })
        })
        .await?;
    Ok(Reply::see(links::work(number)).saying("melding-vraag-brief-weg"))
}
