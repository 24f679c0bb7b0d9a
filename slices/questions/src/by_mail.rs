// SPDX-License-Identifier: EUPL-1.2
//! An answer by mail to one of our mails: the same as adding something on the private page. The token in
//! the address is made for this alone: it adds something and opens no page, for addresses of mails are read
//! by many. Who sends the mail proves nothing.

use std::sync::Arc;

use kernel::{Ctx, Error, Result};
use web::slice::MailAnswer;
use web::{App, Page};

use crate::attachments::{MOST, MOST_OF_QUESTION, Sent};
use crate::model::{Deed, Number};
use crate::store::question::{self, QuestionRow};
use crate::store::{asker, attachment};
use crate::{by_key, commands, post, secret};

/// Keeps our tokens apart from those of other slices.
const OURS: &str = "v-";

/// The token of a question: its number, and a key for answers by mail.
pub(crate) fn token(question: &QuestionRow) -> String {
    let key = secret::make(secret::ANSWER, question.id.uuid(), &question.salt);
    format!("{OURS}{}-{key}", question.number())
}

fn parts(token: &str) -> Option<(Number, &str)> {
    let (number, key) = token.strip_prefix(OURS)?.rsplit_once('-')?;
    Some((number.parse().ok()?, key))
}

/// Adds an answer by mail to the question. False when the token is not of a question.
///
/// # Errors
/// Not found when the key does not fit; a conflict when the question takes nothing more.
pub(crate) async fn answered(app: &Arc<App>, ctx: &Ctx, token: &str, answer: &MailAnswer) -> Result<bool> {
    let Some((number, key)) = parts(token) else { return Ok(false) };
    let mut conn = app.db.read().await?;
    let question = question::by_number(&mut conn, ctx.tenant, number).await?;
    let is_it = |row: &QuestionRow| secret::is_of(secret::ANSWER, row.id.uuid(), &row.salt, key);
    let question = question.filter(is_it).ok_or(Error::NotFound)?;
    let key = question.key();
    let page = Page::behind(app, &mut conn, ctx.clone()).await?;
    let answer = with_room(answer.clone(), attachment::count(&mut conn, ctx.tenant, question.id).await?);
    drop(conn);
    let (own, sent) = (page.clone(), Sent::of(answer.files.clone()));
    let add = || {
        let (own, answer) = (own.clone(), answer.clone());
        by_key::act(&page, Deed::Add, (number, &key), &sent, move |ctx, permit, tx| {
            let (page, answer) = (own.clone(), answer.clone());
            Box::pin(async move {
                let asker = asker::of(tx, ctx.tenant, permit.subject().question.id).await?;
                let page = asker.map_or(page.clone(), |asker| post::page_of(&page, &asker));
                commands::add(tx, &ctx, &permit, &text(&page, &answer)).await
            })
        })
    };
    match commands::once_more(commands::CHANGED, add).await {
        Ok(_) | Err(Error::Conflict(commands::TWICE)) => Ok(true),
        Err(error) => Err(error),
    }
}

/// The answer with no more files than there is room for beside those that are there. Who writes by mail
/// gets no form back, so what does not fit is left out, and told.
pub(crate) fn with_room(mut answer: MailAnswer, has: i64) -> MailAnswer {
    let room = usize::try_from(MOST_OF_QUESTION - has).unwrap_or(0).min(MOST);
    answer.left_out += answer.files.len().saturating_sub(room);
    answer.files.truncate(room);
    answer
}

/// What is added, in the language of the page: what was written, or that only files came; and that files
/// were not kept.
pub(crate) fn text(page: &Page, answer: &MailAnswer) -> String {
    let mut parts = vec![answer.text.clone()];
    if answer.text.is_empty() && !answer.files.is_empty() {
        parts = vec![page.t("vraag-mail-alleen-bestanden")];
    }
    if answer.left_out > 0 {
        parts.push(page.t1("vraag-mail-zonder-bestanden", "aantal", answer.left_out));
    }
    parts.join("\n\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_a_number_and_a_key() {
        assert_eq!(parts("v-2026-0001-0f3c"), Some((Number { year: 2026, number: 1 }, "0f3c")));
        for bad in ["", "v-", "v-2026-0001", "x-2026-0001-0f3c", "v-2026-1-0f3c", "2026-0001-0f3c"] {
            assert_eq!(parts(bad), None, "{bad}");
        }
    }
}
