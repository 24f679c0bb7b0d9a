// SPDX-License-Identifier: EUPL-1.2
//! What the parties of a casus are told, by mail or on paper: one letter for each step that they may read.

use db::Tx;
use jobs::mail::{self, Mail};
use kernel::{PersonId, Result};
use web::Page;

use super::by_mail;
use super::commands::Done;
use super::links;
use super::model::{Deed, PartyKind};
use super::store::deed::DeedRow;
use super::store::letter as letters;
use super::store::party::PartyRow;
use super::story::{self, File, Step};
use crate::post::{Letter, reach};

/// The page in the language of a party.
pub fn page_of(page: &Page, party: &PartyRow) -> Page {
    let mut page = page.clone();
    page.ctx.locale = party.language.parse().unwrap_or_default();
    page
}

/// Whether a party reads with this step for the first time what the casus is about.
fn is_welcome(row: &DeedRow, party: &PartyRow) -> bool {
    matches!(row.deed, Deed::Start | Deed::Join) && row.party_id == Some(party.id)
}

/// The letter to a party about these steps, the oldest first, in the language of the page.
pub fn letter(page: &Page, file: &File, party: &PartyRow, rows: &[&DeedRow]) -> Letter {
    let (number, locale) = (file.casus.number().to_string(), page.ctx.locale);
    let mut paragraphs = vec![match party.name.as_str() {
        "" => page.t("vraagpost-aanhef"),
        name => page.t1("vraagpost-aanhef-naam", "naam", name),
    }];
    let mut subject = String::new();
    for row in rows {
        if rows.len() > 1 {
            paragraphs.push(page.t1("vraagpost-op", "datum", page.day_of(&row.at).long(locale)));
        }
        if is_welcome(row, party) {
            paragraphs.push(page.t1("casuspost-welkom", "nummer", &number));
            paragraphs.push(file.casus.title.clone());
            paragraphs.push(file.casus.body.clone());
            subject = page.t1("casuspost-welkom-onderwerp", "nummer", &number);
        } else {
            let step = story::step(page, file, row, false);
            paragraphs.push(page.t2("casuspost-nieuws", "nummer", &number, "titel", &file.casus.title));
            paragraphs.extend(told(page, &step));
            subject = page.t2("casuspost-onderwerp", "wat", &step.what, "nummer", &number);
        }
        if row.deed.is_result() {
            paragraphs.push(page.t("casuspost-resultaat"));
        }
    }
    let link = format!("{}{}", page.origin, links::party(file.casus.number(), party));
    paragraphs.push(format!("{}\n{link}", page.t("casuspost-volgen")));
    paragraphs.push(reach(page));
    paragraphs.push(page.t1("vraagpost-groet", "gemeente", &page.place.row.name));
    Letter { subject, paragraphs }
}

/// A step as paragraphs without marks.
fn told(page: &Page, step: &Step) -> Vec<String> {
    let mut lines = vec![match step.about.is_empty() {
        true => format!("{}.", step.what),
        false => format!("{}: {}.", step.what, step.about.plain()),
    }];
    if let Some((from, to)) = step.moved {
        let locale = page.ctx.locale;
        lines.push(page.t2("casus-verzet", "van", from.long(locale), "naar", to.long(locale)));
    }
    if !step.who.is_empty() {
        lines.push(page.t1("casus-erbij", "wie", step.who.plain().as_ref()));
    }
    if !step.text.is_empty() {
        lines.push(step.text.plain().into_owned());
    }
    for decision in &step.decisions {
        let kind = page.t_of(&["besluit-", decision.kind]);
        let mut line = format!("- {kind}: {}", decision.text.plain());
        if !decision.reason.is_empty() {
            line.push_str(&format!(
                "\n  {}",
                page.t1("casus-omdat", "reden", decision.reason.plain().as_ref())
            ));
        }
        if let Some((whom, by)) = &decision.promise {
            let (whom, by) = (whom.plain().into_owned(), by.long(page.ctx.locale));
            line.push_str(&format!("\n  {}", page.t2("casus-zoekt-uit", "wie", whom, "datum", by)));
        }
        lines.push(line);
    }
    lines
}

/// The steps that are told, with what stands in lists of letters: counted from 1, what, and when.
pub fn steps(page: &Page, file: &File) -> Vec<(usize, String, String)> {
    let told = file.told().into_iter().enumerate();
    told.map(|(at, row)| (at + 1, story::step(page, file, row, true).what, page.moment(&row.at))).collect()
}

/// Queues the mails about what was done, to every party with an address; for who has none, a letter waits
/// until it was posted. Nothing when it is not told.
///
/// # Errors
/// Whatever the database refuses.
pub async fn tell(tx: &mut Tx, page: &Page, done: &Done) -> Result<()> {
    let Done { casus, deed, step } = done;
    if !deed.is_told() {
        return Ok(());
    }
    let file = File::read(tx, page.ctx.tenant, casus.clone()).await?;
    let Some(row) = file.deeds.iter().find(|row| row.id == *step) else { return Ok(()) };
    // Who asked hears of the casus with the answer to their question.
    let asker = file.asker().map(|party| party.id).filter(|_| *deed == Deed::Start);
    let here = || file.parties.iter().filter(|party| party.is_here() && Some(party.id) != asker);
    let colleagues = here().filter_map(colleague).collect::<Vec<_>>();
    let contacts = people::contacts(tx, page.ctx.tenant, &colleagues).await?;
    for party in here() {
        // A colleague is written to at the address of the account.
        let to = match colleague(party) {
            Some(person) => contacts.get(&person).map(|contact| contact.email.clone()),
            None => party.email.clone(),
        };
        if party.reads_on_paper() {
            letters::wait(tx, &page.ctx, (casus.id, party.id), row.id).await?;
        }
        let Some(to) = to else { continue };
        let letter = letter(&page_of(page, party), &file, party, &[row]);
        let body = format!("{}\n", letter.paragraphs.join("\n\n"));
        let thread = web::slice::thread(&page.place.row.slug, &by_mail::token(file.casus.number(), party));
        let mail = Mail { to, subject: letter.subject, body, unsubscribe: None, thread: Some(thread) };
        mail::queue(tx, &page.ctx, mail).await?;
    }
    Ok(())
}

/// The account of a party that is a colleague.
fn colleague(party: &PartyRow) -> Option<PersonId> {
    party.person_id.filter(|_| party.kind == PartyKind::Colleague)
}
