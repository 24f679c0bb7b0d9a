// SPDX-License-Identifier: EUPL-1.2
//! An answer by mail to our mails about a casus: a message of the party to whom the mail went. The token in
//! the address is made for this alone: it opens no page, and lets nobody leave. Colleagues read what was
//! sent; the other parties do not, for it may name people.

use std::sync::Arc;

use kernel::{Actor, Ctx, Error, Result};
use web::slice::MailAnswer;
use web::{App, Page};

use super::commands;
use super::model::Number;
use super::policy;
use super::post::page_of;
use super::store::party::{self, PartyRow};
use super::store::{casus, file};
use crate::commands::once_more;
use crate::{by_mail, secret};

/// Keeps our tokens apart from those of questions and of other slices.
const OURS: &str = "c-";

/// The token of a party: the number of the casus and its own, and a key for answers by mail. In small
/// letters, as programs for mail write addresses.
pub(crate) fn token(number: Number, party: &PartyRow) -> String {
    let key = secret::make(secret::PARTY_ANSWER, party.id.uuid(), &party.salt);
    format!("{OURS}{}-{:03}-{}-{key}", number.year, number.number, party.number)
}

fn parts(token: &str) -> Option<(Number, i64, &str)> {
    let (rest, key) = token.strip_prefix(OURS)?.rsplit_once('-')?;
    let (number, party) = rest.rsplit_once('-')?;
    let is_plain = party.bytes().all(|byte| byte.is_ascii_digit()) && !party.starts_with('0');
    Some((format!("C-{number}").parse().ok()?, party.parse().ok().filter(|_| is_plain)?, key))
}

/// Puts an answer by mail with the casus. False when the token is not of a party.
///
/// # Errors
/// Not found when the key does not fit, or the party left; a conflict when the casus ended long ago.
pub(crate) async fn answered(app: &Arc<App>, ctx: &Ctx, token: &str, answer: &MailAnswer) -> Result<bool> {
    let Some((number, party, key)) = parts(token) else { return Ok(false) };
    let page = Page::behind(app, &mut app.db.read().await?, ctx.acting(Actor::Anonymous)).await?;
    let stored = once_more(commands::CHANGED, || store(app, &page, (number, party, key), answer));
    stored.await.map(|()| true)
}

async fn store(
    app: &Arc<App>,
    page: &Page,
    (number, party, key): (Number, i64, &str),
    answer: &MailAnswer,
) -> Result<()> {
    let (page, key, answer) = (page.clone(), key.to_owned(), answer.clone());
    let stored = app.db.write_unseen(move |tx| {
        let (page, key, answer) = (page.clone(), key.clone(), answer.clone());
        Box::pin(async move {
            let (ctx, tenant) = (&page.ctx, page.ctx.tenant);
            let casus = casus::by_number(tx, tenant, number).await?.ok_or(Error::NotFound)?;
            let parties = party::of(tx, tenant, casus.id).await?;
            let party = parties.into_iter().find(|one| one.number == party).ok_or(Error::NotFound)?;
            let permit = policy::may_answer(ctx, casus, &party, &key)?;
            let has = file::count(tx, tenant, permit.subject().casus.id).await?;
            let answer = by_mail::with_room(answer, has);
            let text = by_mail::text(&page_of(&page, &party), &answer);
            commands::say(tx, ctx, &permit, (party.id, &text), &answer.files).await?;
            Ok(())
        })
    });
    stored.await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_a_number_a_party_and_a_key() {
        let number = Number { year: 2026, number: 1 };
        assert_eq!(parts("c-2026-001-12-0f3c"), Some((number, 12, "0f3c")));
        for bad in ["", "c-", "c-2026-001", "c-2026-001-0f3c", "v-2026-001-1-0f3c", "c-2026-1-1-0f3c"] {
            assert_eq!(parts(bad), None, "{bad}");
        }
        for bad in ["c-2026-001-01-0f3c", "c-2026-001-+1-0f3c", "c-2026-001--0f3c", "c-C-2026-001-1-0f"] {
            assert_eq!(parts(bad), None, "{bad}");
        }
    }
}
