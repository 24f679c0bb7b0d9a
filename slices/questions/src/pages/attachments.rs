// SPDX-License-Identifier: EUPL-1.2
//! Photos and documents on pages: read from a form and kept when it comes back, shown, and sent to who
//! may see them.

use std::collections::BTreeMap;

use askama::Template;
use db::Conn;
use kernel::{Error, Invalid, Result};
use uuid::Uuid;
use web::form::Choice;
use web::reply::StatusCode;
use web::session;
use web::{Brake, Form, Input, Page, Parser, Reply, Visit, Words};

use crate::attachments::{self, FIELD, MOST, Sent};
use crate::links;
use crate::model::Number;
use crate::policy;
use crate::secret;
use crate::store::attachment::{self as store, AttachmentId, AttachmentRow};
use crate::store::question::{self, QuestionRow};

/// In the form: the token of what it kept, and which of that comes along.
const TOKEN: &str = "concept";
const KEPT: &str = "bewaard";
/// One place on the network, or one colleague, sends no more than this in an hour, in kilobytes.
const BRAKE: Brake = Brake { name: "questions.files", most: 200 * 1024, seconds: 3600 };

/// The hash of the token in the form.
fn draft(input: &Input) -> Option<Vec<u8>> {
    session::from_text(input.get(TOKEN)).map(|token| session::hash(&token))
}

/// Reads the files of a form, after its rule was asked: the new ones cleaned, those that it kept as they
/// were ticked. What is wrong comes beside them.
///
/// # Errors
/// Throttled when somebody sends too much.
pub(super) async fn read(visit: &Visit) -> Result<(Sent, Invalid)> {
    let bytes: usize = visit.input.files(FIELD).map(|file| file.bytes.len()).sum();
    if bytes > 0 {
        let weight = u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
        let (tenant, now) = (visit.ctx.tenant.uuid(), visit.ctx.now());
        match (visit.ctx.actor.person(), visit.asker) {
            (Some(person), _) => visit.app.brake_by(BRAKE, weight, (tenant, person.id), now)?,
            (None, Some(place)) => visit.app.brake_by(BRAKE, weight, (tenant, place), now)?,
            (None, None) => {}
        }
    }
    let mut sent = Sent { draft: draft(&visit.input), ..Sent::default() };
    let mut gone = false;
    if let Some(draft) = &sent.draft {
        let since = attachments::since(&visit.ctx);
        let rows = store::of_draft(&mut visit.read().await?, visit.ctx.tenant, draft, since).await?;
        for ticked in visit.input.all(KEPT) {
            match rows.iter().find(|row| row.id.to_string() == ticked) {
                Some(row) => sent.kept.push(row.id),
                None => gone = true,
            }
        }
    }
    let mut parser = Parser::new(&visit.input);
    if gone {
        parser.wrong(FIELD, "vraag-bijlage-verlopen");
    }
    // With what was kept there are no more than usual.
    let fresh = visit.input.files(FIELD).count();
    if fresh > 0 && sent.kept.len() + fresh > MOST {
        parser.wrong_with(FIELD, "bijlage-te-veel", vec![("max", MOST.to_string())]);
    } else {
        sent.fresh = parser.attached(FIELD, MOST).await.into();
    }
    match parser.finish() {
        Ok(()) => Ok((sent, Invalid::default())),
        Err(Error::Invalid(invalid)) => Ok((sent, invalid)),
        Err(error) => Err(error),
    }
}

/// What was read, unless something is wrong with it or with its files.
pub(super) fn both<T>(parsed: Result<T>, mut wrong: Invalid) -> Result<T> {
    match parsed {
        Ok(value) => wrong.check().map(|()| value),
        Err(Error::Invalid(mut invalid)) => {
            invalid.0.append(&mut wrong.0);
            Err(Error::Invalid(invalid))
        }
        Err(error) => Err(error),
    }
}

/// What was typed, for a form that comes back, with its files kept.
pub(super) async fn keep(visit: &Visit, sent: &Sent) -> Result<Input> {
    let pairs = visit.input.pairs();
    let mut input = Input::default();
    for (name, value) in pairs.iter().filter(|(name, _)| name != TOKEN && name != KEPT) {
        input.push(name, value.as_str());
    }
    let mut ids = sent.kept.clone();
    let mut token = visit.input.get(TOKEN).to_owned();
    if !sent.fresh.is_empty() {
        let hash = match &sent.draft {
            Some(hash) => hash.clone(),
            None => {
                let fresh = visit.ctx.token();
                token = session::to_text(&fresh);
                session::hash(&fresh)
            }
        };
        let (ctx, fresh) = (visit.ctx.clone(), sent.fresh.clone());
        // Nobody did anything yet: the file waits for its form.
        let kept = visit.app.db.write_housekeeping(move |tx| {
            let (ctx, hash, fresh) = (ctx.clone(), hash.clone(), fresh.clone());
            Box::pin(async move { attachments::keep(tx, &ctx, &hash, &fresh).await })
        });
        match kept.await? {
            Some(kept) => ids.extend(kept),
            // The form says that they have to be chosen again.
            None => return Ok(visit.input.clone()),
        }
    }
    if !ids.is_empty() {
        input.push(TOKEN, token);
    }
    for id in ids {
        input.push(KEPT, id.to_string());
    }
    Ok(input)
}

/// The files that a form keeps, to be ticked off.
///
/// # Errors
/// Whatever the database refuses.
pub(super) async fn choices(page: &Page, conn: &mut Conn, form: &Form) -> Result<Vec<Choice>> {
    let Some(token) = session::from_text(form.value(TOKEN)) else { return Ok(Vec::new()) };
    let since = attachments::since(&page.ctx);
    let rows = store::of_draft(conn, page.ctx.tenant, &session::hash(&token), since).await?;
    let (mut all, mut photos) = (Vec::new(), 0);
    for row in rows {
        photos += i64::from(row.file_id.is_some());
        let row = AttachmentRow { number: Some(photos), ..row };
        all.push(Choice::new(row.id, label(page, &row).and(" ").and(about(page, &row))));
    }
    Ok(all)
}

/// An attachment as a page shows it.
pub(crate) struct Shown {
    /// Where it can be had.
    pub href: String,
    /// "Foto 1", or the name of a document.
    pub label: Words,
    /// What a photo is called for who does not see it.
    pub alt: String,
    /// How large it is, in words.
    pub about: String,
    /// The sides of a photo in pixels; none for a document.
    pub sides: Option<(i64, i64)>,
}

fn label(page: &Page, row: &AttachmentRow) -> Words {
    match row.file_id {
        Some(_) => page.t1("vraag-foto", "nummer", row.number.unwrap_or_default()).into(),
        None => page.in_dutch(format!("{}.pdf", row.name)),
    }
}

fn about(page: &Page, row: &AttachmentRow) -> String {
    let size = size(row.size);
    match row.pages {
        Some(pages) => page.t2("vraag-pdf-grootte", "bladzijden", pages, "grootte", &size),
        None => page.t1("vraag-foto-grootte", "grootte", &size),
    }
}

/// Bytes as people read them; numbers are Dutch in both languages.
fn size(bytes: i64) -> String {
    const MEGABYTE: i64 = 1_000_000;
    if bytes < MEGABYTE {
        return format!("{} kB", (bytes / 1000).max(1));
    }
    let tenths = bytes / (MEGABYTE / 10);
    format!("{},{} MB", tenths / 10, tenths % 10)
}

/// An attachment as a page shows it, with where it can be had and how a photo is called for who does not
/// see it.
pub(crate) fn one(page: &Page, row: &AttachmentRow, href: String, alt: String) -> Shown {
    let sides = row.width.zip(row.height);
    Shown { href, label: label(page, row), alt, about: about(page, row), sides }
}

/// Who looks at a page: that decides where its links lead.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// Whoever has the key of the private page.
    Asker,
    /// A colleague.
    Colleague,
}

/// The attachments of a question that this reader sees, by the row of the story with which they came.
///
/// # Errors
/// Whatever the database refuses.
pub(super) async fn shown(
    page: &Page,
    conn: &mut Conn,
    question: &QuestionRow,
    reader: Reader,
) -> Result<BTreeMap<Uuid, Vec<Shown>>> {
    let mut all: BTreeMap<Uuid, Vec<Shown>> = BTreeMap::new();
    for row in store::of_question(conn, page.ctx.tenant, question.id).await? {
        if row.internal && reader == Reader::Asker {
            continue;
        }
        let href = match reader {
            Reader::Asker => links::own_file(question, row.id, page.ctx.now()),
            Reader::Colleague => links::file(question.number(), row.id),
        };
        let number = row.number.unwrap_or_default();
        let alt = page.t2("vraag-foto-alt", "nummer", number, "vraag", question.number().to_string());
        let shown = one(page, &row, href, alt);
        all.entry(row.deed_id.unwrap_or_default()).or_default().push(shown);
    }
    Ok(all)
}

/// The file itself, named after the number of what it belongs to. No browser opens it as a page of ours,
/// and none keeps it.
///
/// # Errors
/// Not found when it is not there any more.
pub(crate) async fn send(visit: &Visit, conn: &mut Conn, of: &str, row: &AttachmentRow) -> Result<Reply> {
    let (tenant, number) = (visit.ctx.tenant, row.number.unwrap_or_default());
    let reply = match (row.file_id, row.document_id) {
        (Some(file), _) => {
            let stored = files::get(conn, tenant, file).await?.ok_or(Error::NotFound)?;
            let name = format!("{of}-foto-{number}.jpg");
            Reply::new(files::picture::MEDIA_TYPE, stored.bytes).download(name)
        }
        (None, Some(document)) => {
            let stored = files::documents::get(conn, tenant, document).await?.ok_or(Error::NotFound)?;
            Reply::document(stored, &row.name)
        }
        (None, None) => return Err(Error::NotFound),
    };
    Ok(reply.unkept())
}

/// For a colleague who may read the question.
pub(super) async fn for_colleague(visit: Visit) -> Result<Reply> {
    let (number, id): (Number, AttachmentId) = (visit.param_as("nummer")?, visit.param_as("bestand")?);
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let question = question::by_number(&mut conn, tenant, number).await?;
    let question =
        question.filter(|question| policy::may_see(&visit.ctx, question)).ok_or(Error::NotFound)?;
    let row = store::by_id(&mut conn, tenant, id).await?;
    let row = row.filter(|row| row.question_id == Some(question.id)).ok_or(Error::NotFound)?;
    send(&visit, &mut conn, &format!("vraag-{}", question.number()), &row).await
}

#[derive(Template)]
#[template(path = "questions/file_over.html")]
struct OverPage {
    p: Page,
}

/// For the asker, who has a link that was made on their page.
pub(super) async fn for_asker(visit: Visit) -> Result<Reply> {
    let (id, until): (AttachmentId, i64) = (visit.param_as("bestand")?, visit.param_as("tot")?);
    let (mut conn, tenant) = (visit.read().await?, visit.ctx.tenant);
    let row =
        store::by_id(&mut conn, tenant, id).await?.filter(|row| !row.internal).ok_or(Error::NotFound)?;
    let question = row.question_id.ok_or(Error::NotFound)?;
    let question = question::by_id(&mut conn, tenant, question).await?.ok_or(Error::NotFound)?;
    if !secret::is_file_mark(&question.salt, id, until, visit.param("teken")) {
        return Err(Error::NotFound);
    }
    if until < visit.ctx.now().micros() / 1_000_000 {
        let p = visit.titled(visit.t("vraag-link-over-titel"));
        return Ok(Reply::page(&OverPage { p })?.status(StatusCode::GONE).unkept());
    }
    send(&visit, &mut conn, &format!("vraag-{}", question.number()), &row).await
}
