// SPDX-License-Identifier: EUPL-1.2
//! To follow something by e-mail: asked for, confirmed by a link in a mail, stopped by another.
//!
//! What is followed can be anything with a page: a kern, or a point of another slice. Who follows
//! shows only on pages that nobody keeps ([`Reply::unkept`]): those of the links in the mails, and
//! one's own. So all of it is written with [`db::Db::write_unseen`].

pub mod own;

use db::Tx;
use jobs::mail::{self, Mail};
use kernel::{Audit, Ctx, Error, Locale, Permit, Result, Timestamp};
use uuid::Uuid;
use web::{Form, Input, Page, Parser, Reply, Visit, Words, session};

use crate::pages;
use crate::policy::{self, Follow};
use crate::store::follower::{self as store, Asked, Follower, FollowerId};

/// Between two mails to the same address about the same subject, in microseconds: an hour.
const PAUSE: i64 = 3600 * 1_000_000;
/// So many requests of one address may wait for confirmation.
const WAITING: i64 = 10;

db::code! {
    /// How often a follower wants mail.
    pub enum Frequency {
        /// Every day on which something changed.
        Daily = "daily",
        /// Every Monday, when something changed.
        Weekly = "weekly",
    }
}

/// What is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its kind, such as `kern` or `punt`.
    pub kind: &'static str,
    /// Which one: the id that [`web::slice::ChangeQuery`] asks for.
    pub id: Uuid,
    /// Its name, for mails.
    pub name: String,
    /// Its page.
    pub href: String,
}

/// What the form sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The address, in lower case.
    pub email: String,
    /// How often.
    pub frequency: Frequency,
}

impl Subject {
    /// Its name for the page: the name of a kern is a name, anything else was typed.
    pub(crate) fn words(page: &Page, kind: &str, name: &str) -> Words {
        if kind == "kern" { name.into() } else { page.in_dutch(name) }
    }
}

impl Request {
    /// Reads the form.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what has to be mended.
    pub fn read(input: &Input) -> Result<Self> {
        let mut parser = Parser::new(input);
        let email = parser.email("email");
        let frequency = parser.choice("hoe-vaak", Frequency::parse);
        parser.finish()?;
        Ok(Self { email, frequency: frequency.unwrap_or(Frequency::Weekly) })
    }
}

/// Reads the form of somebody who is signed in: it does not ask for an address.
fn read_own(input: &Input) -> Result<Frequency> {
    let mut parser = Parser::new(input);
    let frequency = parser.choice("hoe-vaak", Frequency::parse);
    parser.finish()?;
    Ok(frequency.unwrap_or(Frequency::Weekly))
}

/// Takes the form of a page that can be followed and goes back to the page. Who is signed in follows
/// from then on; a visitor is asked by mail to confirm, and the answer is the same whether the
/// address follows already or not. When something has to be mended, the answer is `page` (with its
/// breadcrumb) and the form alone.
///
/// # Errors
/// Whatever the database refuses.
pub async fn take(visit: &Visit, page: Page, subject: Subject) -> Result<Reply> {
    let back = subject.href.clone();
    let outcome = if visit.is_signed_in() {
        begin_own(visit, subject.clone()).await
    } else {
        ask_visitor(visit, subject.clone()).await
    };
    match outcome {
        Ok(said) => Ok(Reply::see(back).saying(said)),
        Err(Error::Invalid(errors)) => {
            let form = Form::wrong(&page, "volgen", visit.input.clone(), errors);
            pages::follow::form_page(page, &subject, form)
        }
        Err(error) => Err(error),
    }
}

async fn begin_own(visit: &Visit, subject: Subject) -> Result<&'static str> {
    let frequency = read_own(&visit.input)?;
    let permits = (policy::follow(&visit.ctx, subject)?, policy::follow_own(&visit.ctx)?);
    own::begin(&visit.page, permits.0, permits.1, frequency).await?;
    Ok("melding-volgen-bevestigd")
}

async fn ask_visitor(visit: &Visit, subject: Subject) -> Result<&'static str> {
    let request = Request::read(&visit.input)?;
    ask(&visit.page, policy::follow(&visit.ctx, subject)?, request).await?;
    Ok("melding-volgen-gevraagd")
}

/// The block with which a page offers to follow its subject. The form goes to `action`.
pub fn panel(page: &Page, name: impl Into<Words>, action: &str) -> String {
    pages::follow::panel(page, name.into(), action)
}

/// Notes the wish and sends the mail with which it is confirmed.
///
/// # Errors
/// Whatever the database refuses.
pub async fn ask(page: &Page, permit: Permit<Follow, Subject>, request: Request) -> Result<()> {
    let page = page.clone();
    let db = page.app.db.clone();
    db.write_unseen(move |tx| {
        let (page, permit, request) = (page.clone(), permit.clone(), request.clone());
        Box::pin(async move {
            let (ctx, subject) = (&page.ctx, permit.subject());
            let known = store::find(tx, ctx.tenant, &request.email, subject).await?;
            if known.as_ref().is_some_and(|known| ctx.now().micros() - known.asked_at.micros() < PAUSE) {
                return Ok(());
            }
            let letter = match known.filter(|known| known.confirmed_at.is_some()) {
                Some(known) => {
                    store::asked_again(tx, ctx, known.id).await?;
                    known_letter(&page, &known)
                }
                None if store::waiting(tx, ctx.tenant, &request.email).await? >= WAITING => return Ok(()),
                None => {
                    let token = ctx.token();
                    let asked = Asked {
                        email: request.email.clone(),
                        frequency: request.frequency,
                        confirm_hash: mark(&token),
                        stop_token: session::to_text(&ctx.token()),
                    };
                    store::ask(tx, ctx, subject, &asked).await?;
                    confirm_letter(&page, subject, &asked, &session::to_text(&token))
                }
            };
            mail::queue(tx, ctx, letter).await?;
            let audit =
                Audit { subject: subject.id, ..Audit::new(policy::FOLLOW.action, subject.kind, NONE) };
            Ok(tx.audit(ctx, audit.fact("wat", "gevraagd")).await?)
        })
    })
    .await
}

/// Stands where [`Audit::new`] wants a typed id and the kind is not known here.
const NONE: FollowerId = FollowerId::from_uuid(Uuid::nil());

fn mark(token: &[u8]) -> String {
    session::to_text(&session::hash(token))
}

fn confirm_letter(page: &Page, subject: &Subject, asked: &Asked, token: &str) -> Mail {
    let link = format!("{}{}", page.origin, web::url("/volgen/{token}", &[&token]));
    Mail {
        to: asked.email.clone(),
        subject: page.t1("post-volgen-onderwerp", "wat", &subject.name),
        body: page.t2("post-volgen-tekst", "wat", &subject.name, "link", &link),
        unsubscribe: None,
        thread: None,
    }
}

fn known_letter(page: &Page, known: &Follower) -> Mail {
    Mail {
        to: known.email.clone(),
        subject: page.t1("post-volgt-al-onderwerp", "wat", &known.subject_name),
        body: page.t2("post-volgt-al-tekst", "wat", &known.subject_name, "link", stop_link(page, known)),
        unsubscribe: Some(stop_link(page, known)),
        thread: None,
    }
}

/// The whole link of the page on which somebody stops.
pub fn stop_link(page: &Page, follower: &Follower) -> String {
    format!("{}{}", page.origin, web::url("/volgen/{token}/stoppen", &[&follower.stop_token]))
}

/// Whoever the link of a confirmation mail belongs to; they may have confirmed already.
///
/// # Errors
/// [`Error::NotFound`] when the link was never sent, or what it was about was stopped or forgotten.
pub async fn asked_by(conn: &mut db::Conn, ctx: &Ctx, token: &str) -> Result<Follower> {
    let token = session::from_text(token).ok_or(Error::NotFound)?;
    store::by_confirm(conn, ctx.tenant, &mark(&token)).await?.ok_or(Error::NotFound)
}

/// Confirms: from now on they follow. Whoever does already goes on: a link that was used before is
/// no mistake.
///
/// # Errors
/// [`Error::NotFound`] as [`asked_by`].
pub async fn confirm(page: &Page, token: &str) -> Result<Follower> {
    let (ctx, token) = (page.ctx.clone(), token.to_owned());
    page.app
        .db
        .write_unseen(move |tx| {
            let (ctx, token) = (ctx.clone(), token.clone());
            Box::pin(async move {
                let follower = asked_by(tx, &ctx, &token).await?;
                if store::confirm(tx, &ctx, follower.id).await? {
                    tx.audit(&ctx, audit(&follower).fact("wat", "bevestigd")).await?;
                }
                Ok(follower)
            })
        })
        .await
}

/// What is to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Everything that the address follows.
    All,
    /// One subject of theirs.
    One(FollowerId),
}

/// Stops. Whoever has the link may: RFC 8058 wants it to work without logging in.
///
/// # Errors
/// Whatever the database refuses. A link that is used up is no error: stopped is stopped.
pub async fn stop(page: &Page, token: &str, stop: Stop) -> Result<()> {
    let (ctx, token) = (page.ctx.clone(), token.to_owned());
    page.app
        .db
        .write_unseen(move |tx| {
            let (ctx, token) = (ctx.clone(), token.clone());
            Box::pin(async move {
                let Some(follower) = store::by_stop(tx, ctx.tenant, &token).await? else {
                    return Ok(());
                };
                match stop {
                    Stop::All => {
                        store::stop_all(tx, ctx.tenant, &follower.email).await?;
                    }
                    Stop::One(id) => {
                        let own = store::of_email(tx, ctx.tenant, &follower.email).await?;
                        if own.iter().any(|one| one.id == id) {
                            store::stop(tx, ctx.tenant, id).await?;
                        }
                    }
                }
                Ok(tx.audit(&ctx, audit(&follower).fact("wat", "gestopt")).await?)
            })
        })
        .await
}

/// Sets how often the holder of this link gets mail.
///
/// # Errors
/// [`Error::NotFound`] when the link is used up.
pub async fn set_frequency(page: &Page, token: &str, frequency: Frequency) -> Result<()> {
    let (ctx, token) = (page.ctx.clone(), token.to_owned());
    page.app
        .db
        .write_unseen(move |tx| {
            let (ctx, token) = (ctx.clone(), token.clone());
            Box::pin(async move {
                let follower = store::by_stop(tx, ctx.tenant, &token).await?.ok_or(Error::NotFound)?;
                store::set_frequency(tx, ctx.tenant, &follower.email, frequency).await?;
                Ok(tx.audit(&ctx, audit(&follower).fact("hoe-vaak", frequency.code())).await?)
            })
        })
        .await
}

fn audit(follower: &Follower) -> Audit {
    Audit::new(policy::FOLLOW.action, "volger", follower.id)
}

impl Follower {
    /// What they follow, for the page.
    pub(crate) fn named(&self, page: &Page) -> Words {
        Subject::words(page, &self.subject_kind, &self.subject_name)
    }
}

/// Lets everybody who follows `from` follow `to` instead, for who makes one thing go on in another
/// of the same kind, in the transaction and under the permit of that. Whoever follows both already
/// follows it once. The next digest begins with what happens now.
///
/// # Errors
/// Whatever the database refuses.
pub async fn hand_over(tx: &mut Tx, ctx: &Ctx, from: Uuid, to: &Subject) -> Result<()> {
    let just_before = Timestamp::from_micros(ctx.now().micros() - 1);
    store::hand_over(tx, ctx.tenant, from, to, just_before).await?;
    Ok(())
}

/// Forgets who follows things that were a mistake and are no more, in the transaction and under the
/// permit of whoever takes them back.
///
/// # Errors
/// Whatever the database refuses.
pub async fn let_go(tx: &mut Tx, ctx: &Ctx, kind: &str, subjects: &[Uuid]) -> Result<()> {
    for some in subjects.chunks(500) {
        store::let_go(tx, ctx.tenant, kind, some).await?;
    }
    Ok(())
}

/// The language in which a follower gets mail.
pub fn locale(follower: &Follower) -> Locale {
    follower.locale.parse().unwrap_or_default()
}
