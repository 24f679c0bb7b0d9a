// SPDX-License-Identifier: EUPL-1.2
//! What the asker is told, by mail or on paper: one letter for each deed that they should know of.

use db::{Conn, Tx};
use jobs::mail::{self, Mail};
use kernel::{Date, Locale, Result, TenantId};
use uuid::Uuid;
use villages::Partner;
use web::Page;

use crate::model::{Channel, Deed};
use crate::settings::Rules;
use crate::store::asker::{self, AskerRow};
use crate::store::attachment;
use crate::store::deed::{self, Told};
use crate::store::letter as waiting;
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

/// A step of which the asker hears.
#[derive(Clone, Debug)]
pub struct Heard {
    /// On which day it was done.
    pub on: Date,
    /// What was done.
    pub deed: Deed,
    /// What is told about it.
    pub told: Told,
}

/// What the receipt repeats, as it was when the question was asked.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The name of the kern that the asker named; empty for none.
    pub kern: String,
    /// By when an answer was promised.
    pub due: Option<Date>,
    /// Whether it might stand on the website.
    pub agreed: bool,
}

impl Asked {
    /// Reads it.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn read(conn: &mut Conn, tenant: TenantId, question: &QuestionRow) -> Result<Self> {
        let row = deed::as_asked(conn, tenant, question.id).await?;
        let kern = match row.kern_id {
            Some(kern) => villages::kern_names(conn, tenant).await?.remove(&kern).unwrap_or_default().1,
            None => String::new(),
        };
        Ok(Self { kern, due: row.due, agreed: row.agreed() })
    }
}

/// When a question came: to the minute on the website; else the day that a colleague filled in.
pub fn received(page: &Page, question: &QuestionRow) -> String {
    match question.channel {
        Channel::Web => page.moment(&question.received_at),
        _ => day(page, question.received_on),
    }
}

/// The letter about these steps, the oldest first, in the language of the page.
pub fn letter(
    page: &Page,
    question: &QuestionRow,
    asker: &AskerRow,
    steps: &[Heard],
    asked: &Asked,
) -> Letter {
    let number = question.number().to_string();
    let mut paragraphs = vec![match asker.name.as_str() {
        "" => page.t("vraagpost-aanhef"),
        name => page.t1("vraagpost-aanhef-naam", "naam", name),
    }];
    for step in steps {
        if steps.len() > 1 {
            paragraphs.push(page.t1("vraagpost-op", "datum", day(page, step.on)));
        }
        paragraphs.extend(said(page, question, asker, step));
        if step.deed == Deed::Ask {
            paragraphs.extend(copy(page, question, asked));
        }
    }
    let link = format!("{}{}", page.origin, links::own(question));
    paragraphs.push(format!("{}\n{link}", page.t("vraagpost-volgen")));
    paragraphs.push(reach(page));
    paragraphs.push(page.t1("vraagpost-groet", "gemeente", &page.place.row.name));
    let newest = steps.last().map_or(Deed::Ask, |step| step.deed);
    let subject = page.t1(&["vraagpost-", newest.code(), "-onderwerp"].concat(), "nummer", &number);
    Letter { subject, paragraphs }
}

/// What a letter says about one step.
fn said(page: &Page, question: &QuestionRow, asker: &AskerRow, step: &Heard) -> Vec<String> {
    let (deed, told) = (step.deed, &step.told);
    let number = question.number().to_string();
    let text = |what: &str| page.t_of(&["vraagpost-", deed.code(), what]);
    let mut paragraphs = Vec::new();
    let due = told.due.unwrap_or(question.due);
    let args = [
        ("nummer", number.as_str().into()),
        ("wie", told.whom.as_str().into()),
        ("datum", day(page, due).into()),
        ("gemeente", page.place.row.name.as_str().into()),
    ];
    // What lay here before it was written down can be late by then: that day is no promise.
    let is_over = matches!(deed, Deed::Ask | Deed::Reopen) && due < step.on;
    paragraphs
        .push(page.ta(&["vraagpost-", deed.code(), if is_over { "-te-laat" } else { "" }].concat(), &args));
    if deed != Deed::Ask && !told.text.is_empty() {
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
    paragraphs
}

/// The copy of a question in its receipt, and what the municipality says to everybody who asks.
fn copy(page: &Page, question: &QuestionRow, asked: &Asked) -> Vec<String> {
    let agreed = page.t(if asked.agreed { "vraag-ja" } else { "vraag-nee" });
    let facts = [
        ("vraag-waar", question.place.as_str()),
        ("filter-kern", asked.kern.as_str()),
        ("vraag-mag-openbaar", agreed.as_str()),
    ];
    let facts = facts.iter().filter(|(_, fact)| !fact.is_empty());
    let facts: Vec<String> = facts.map(|(key, fact)| format!("{}: {fact}", page.t(key))).collect();
    let mut paragraphs = vec![
        page.t1("vraagpost-ontvangen", "moment", received(page, question)),
        format!("{}\n{}", page.t("vraagpost-uw-vraag"), question.title),
        question.body.clone(),
        facts.join("\n"),
    ];
    paragraphs.extend(Some(Rules::of(&page.place.row.settings).ontvangst).filter(|text| !text.is_empty()));
    paragraphs
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

/// Queues the mail about a deed. False when the asker has no address: then a letter has to be printed.
///
/// # Errors
/// Whatever the database refuses.
pub async fn tell(tx: &mut Tx, page: &Page, question: &QuestionRow, deed: Deed, told: &Told) -> Result<bool> {
    let tenant = page.ctx.tenant;
    let Some(asker) = asker::of(tx, tenant, question.id).await? else { return Ok(true) };
    let Some(to) = asker.email.clone() else { return Ok(false) };
    let step = Heard { on: page.ctx.today(), deed, told: told.clone() };
    let asked = match deed {
        Deed::Ask => Asked::read(tx, tenant, question).await?,
        _ => Asked::default(),
    };
    let letter = letter(&page_of(page, &asker), question, &asker, &[step], &asked);
    let body = format!("{}\n", letter.paragraphs.join("\n\n"));
    let thread = web::slice::thread(&page.place.row.slug, &by_mail::token(question));
    let mail = Mail { to, subject: letter.subject, body, unsubscribe: None, thread: Some(thread) };
    mail::queue(tx, &page.ctx, mail).await?;
    Ok(true)
}

/// As [`tell`]; a letter that has to be printed waits on the worklist until it was posted.
///
/// # Errors
/// Whatever the database refuses.
pub async fn tell_or_write(
    tx: &mut Tx,
    page: &Page,
    question: &QuestionRow,
    (deed, step): (Deed, Uuid),
    told: &Told,
) -> Result<bool> {
    let is_mailed = tell(tx, page, question, deed, told).await?;
    if !is_mailed {
        waiting::wait(tx, &page.ctx, question.id, (deed, step)).await?;
    }
    Ok(is_mailed)
}

/// Queues the mail with which a question goes to a partner, when that has a mailbox: what is asked, as a
/// colleague wrote it, and who asked it when that is passed on. It does not hold the link of the private page: that is the asker's.
///
/// # Errors
/// Whatever the database refuses.
pub async fn to_partner(
    tx: &mut Tx,
    page: &Page,
    question: &QuestionRow,
    partner: &Partner,
    (text, asker): (&str, Option<&AskerRow>),
) -> Result<()> {
    let Some(to) = partner.email.clone() else { return Ok(()) };
    let tenant = page.ctx.tenant;
    let mut page = page.clone();
    page.ctx.locale = Locale::Nl;
    let number = question.number().to_string();
    let municipality = page.place.row.name.clone();
    let mut paragraphs = vec![
        page.t("vraagpost-partner-aanhef"),
        page.t2("vraagpost-partner", "gemeente", &municipality, "nummer", &number),
        text.to_owned(),
    ];
    if attachment::count(tx, tenant, question.id).await? > 0 {
        paragraphs.push(page.t("vraagpost-partner-bestanden"));
    }
    paragraphs.push(match asker {
        Some(asker) => {
            let name = Some(&asker.name);
            let lines = [name, asker.email.as_ref(), asker.phone.as_ref(), asker.address.as_ref()];
            let lines: Vec<&str> =
                lines.into_iter().flatten().map(String::as_str).filter(|line| !line.is_empty()).collect();
            format!("{}\n{}", page.t("vraagpost-partner-vrager"), lines.join("\n"))
        }
        None => page.t("vraagpost-partner-zonder-vrager"),
    });
    paragraphs.push(reach(&page));
    paragraphs.push(page.t1("vraagpost-groet", "gemeente", &municipality));
    let subject = page.t2("vraagpost-partner-onderwerp", "nummer", &number, "gemeente", &municipality);
    let body = format!("{}\n", paragraphs.join("\n\n"));
    mail::queue(tx, &page.ctx, Mail { to, subject, body, unsubscribe: None, thread: None }).await?;
    Ok(())
}
