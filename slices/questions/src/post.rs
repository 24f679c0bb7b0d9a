// SPDX-License-Identifier: EUPL-1.2
//! What the asker is told, by mail or on paper: one letter for each deed that they should know of.

use db::Tx;
use jobs::mail::{self, Mail};
use kernel::{Date, Result};
use web::Page;

use crate::model::Deed;
use crate::settings::Rules;
use crate::store::asker::{self, AskerRow};
use crate::store::deed::Told;
use crate::store::question::QuestionRow;
use crate::{by_mail, links};

/// A letter to the asker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What it is about.
    pub subject: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// The page in the language of the asker.
pub fn page_of(page: &Page, asker: &AskerRow) -> Page {
    let mut page = page.clone();
    page.ctx.locale = asker.language.parse().unwrap_or_default();
    page
}

/// The letter about a deed, in the language of the page. `page.ctx.today()` is the day of the letter.
pub fn letter(page: &Page, question: &QuestionRow, asker: &AskerRow, deed: Deed, told: &Told) -> Letter {
    let number = question.number().to_string();
    let text = |what: &str| page.t_of(&["vraagpost-", deed.code(), what]);
    let mut paragraphs = vec![match asker.name.as_str() {
        "" => page.t("vraagpost-aanhef"),
        name => page.t1("vraagpost-aanhef-naam", "naam", name),
    }];
    let due = told.due.unwrap_or(question.due);
    let args = [
        ("nummer", number.as_str().into()),
        ("wie", told.whom.as_str().into()),
        ("datum", day(page, due).into()),
        ("gemeente", page.place.row.name.as_str().into()),
    ];
    paragraphs.push(page.ta(&["vraagpost-", deed.code()].concat(), &args));
    if deed == Deed::Ask {
        paragraphs.push(format!("{}\n{}", page.t("vraagpost-uw-vraag"), question.title));
        paragraphs.push(question.body.clone());
        let rules = Rules::of(&page.place.row.settings);
        if !rules.ontvangst.is_empty() {
            paragraphs.push(rules.ontvangst);
        }
    } else if !told.text.is_empty() {
        paragraphs.push(told.text.clone());
    }
    if told.files > 0 {
        let key = match (deed, &asker.email) {
            (Deed::Ask, _) => "vraagpost-bijlagen-ontvangen",
            (_, Some(_)) => "vraagpost-bijlagen",
            // Who reads on paper gets them on paper.
            (_, None) => "vraagpost-bijlagen-brief",
        };
        paragraphs.push(page.t1(key, "aantal", told.files));
    }
    if page.has_text(&["vraagpost-", deed.code(), "-daarna"].concat()) {
        paragraphs.push(text("-daarna"));
    }
    let link = format!("{}{}", page.origin, links::own(question));
    paragraphs.push(format!("{}\n{link}", page.t("vraagpost-volgen")));
    paragraphs.push(reach(page));
    paragraphs.push(page.t1("vraagpost-groet", "gemeente", &page.place.row.name));
    let subject = page.t1(&["vraagpost-", deed.code(), "-onderwerp"].concat(), "nummer", &number);
    Letter { subject, paragraphs }
}

/// The ways to reach the municipality beside the website.
pub fn reach(page: &Page) -> String {
    let rules = Rules::of(&page.place.row.settings);
    let mut lines = vec![page.t("vraagpost-bereik")];
    if let Some(phone) = &page.place.settings.telefoon {
        lines.push(page.t1("vraagpost-bel", "telefoon", phone));
    }
    if !rules.postadres.is_empty() {
        lines.push(page.t1("vraagpost-schrijf", "adres", rules.postadres));
    }
    if lines.len() == 1 {
        return page.t("vraagpost-bereik-website");
    }
    lines.join("\n")
}

/// A date with its year: a letter is read later, too.
fn day(page: &Page, date: Date) -> String {
    date.long(page.ctx.locale)
}

/// Queues the mail about a deed, when the asker has an address.
///
/// # Errors
/// Whatever the database refuses.
pub async fn tell(tx: &mut Tx, page: &Page, question: &QuestionRow, deed: Deed, told: &Told) -> Result<()> {
    let tenant = page.ctx.tenant;
    let Some(asker) = asker::of(tx, tenant, question.id).await? else { return Ok(()) };
    let Some(to) = asker.email.clone() else { return Ok(()) };
    let letter = letter(&page_of(page, &asker), question, &asker, deed, told);
    let body = format!("{}\n", letter.paragraphs.join("\n\n"));
    let thread = web::slice::thread(&page.place.row.slug, &by_mail::token(question));
    let mail = Mail { to, subject: letter.subject, body, unsubscribe: None, thread: Some(thread) };
    mail::queue(tx, &page.ctx, mail).await?;
    Ok(())
}
