// SPDX-License-Identifier: EUPL-1.2
//! The mail outbox: a mail is a row in the transaction that it tells about, and a job that sends it.

use std::path::{Path, PathBuf};

use db::{Conn, DbError, Tx, sql};
use kernel::{Ctx, Error, Id, Result, TenantId, Timestamp};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::transport::smtp;
use lettre::transport::smtp::response::{Category, Code};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::io::AsyncWriteExt;

use crate::incoming::{Answers, MARK};
use crate::{GiveUp, Job, Running, enqueue, queue, refusal};

/// The kind of the job that sends one mail.
pub const SEND: &str = "mail.send";
/// The kind of the job that forgets old mails and failed jobs.
pub const FORGET: &str = "mail.forget";
/// How long a mail is kept, sent or not, and a job that was given up; in days.
const KEEP_DAYS: i64 = 30;

/// Marker for the id of a mail.
pub enum MailMarker {}
type MailId = Id<MailMarker>;

/// A mail to send: plain text, for everybody can read that.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Plain text with whole links.
    pub body: String,
    /// The link of the one-click unsubscribe (RFC 8058), for mails that somebody follows.
    pub unsubscribe: Option<String>,
    /// The token by which an answer to this mail is recognised; small letters, digits, `.` and `-`.
    /// Mails with the same token stand together in the mailbox of whoever reads them.
    pub thread: Option<String>,
}

db::row! {
    /// A mail in the outbox.
    pub struct Queued {
        /// Which.
        pub id: MailId,
        /// The address.
        pub recipient: String,
        /// One line.
        pub subject: String,
        /// Plain text.
        pub body: String,
        /// One-click unsubscribe link.
        pub unsubscribe: Option<String>,
        /// The token of an answer.
        pub thread: Option<String>,
        /// When it was written.
        pub queued_at: Timestamp,
        /// When it went out.
        pub sent_at: Option<Timestamp>,
    }
}

/// Adds a mail to the outbox, in this transaction.
///
/// # Errors
/// Whatever the database refuses.
pub async fn queue(tx: &mut Tx, ctx: &Ctx, mail: Mail) -> Result<(), DbError> {
    let id: MailId = ctx.id();
    tx.run(sql!(
        "INSERT INTO mail (tenant_id, id, recipient, subject, body, unsubscribe, thread, queued_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        ctx.tenant,
        id,
        mail.to,
        mail.subject,
        mail.body,
        mail.unsubscribe,
        mail.thread,
        ctx.now()
    ))
    .await?;
    let payload = payload(id);
    enqueue(tx, ctx, Job { kind: SEND, payload, run_at: ctx.now(), dedupe: None }).await
}

/// What the job of a mail holds.
fn payload(id: MailId) -> serde_json::Value {
    serde_json::json!({ "mail": id })
}

/// The newest mails of a municipality, for `/dev/post`.
///
/// # Errors
/// Whatever the database refuses.
pub async fn newest(conn: &mut Conn, tenant: TenantId, limit: u32) -> Result<Vec<Queued>, DbError> {
    conn.all(sql!(
        "SELECT id, recipient, subject, body, unsubscribe, thread, queued_at, sent_at FROM mail
         WHERE tenant_id = $1 ORDER BY queued_at DESC, id DESC LIMIT $2",
        tenant,
        limit
    ))
    .await
}

/// Day and subject of the mails to an address, the newest first, as far as they are kept.
///
/// # Errors
/// Whatever the database refuses.
pub async fn subjects_to(
    conn: &mut Conn,
    tenant: TenantId,
    address: &str,
) -> Result<Vec<(Timestamp, String)>, DbError> {
    conn.all(sql!(
        "SELECT queued_at, subject FROM mail WHERE tenant_id = $1 AND lower(recipient) = lower($2)
         ORDER BY queued_at DESC, id DESC LIMIT 1000",
        tenant,
        address
    ))
    .await
}

/// Forgets every mail to an address, also those that were not sent yet, and their jobs. Returns how many there were.
///
/// # Errors
/// Whatever the database refuses.
pub async fn forget_to(tx: &mut Tx, tenant: TenantId, address: &str) -> Result<u64, DbError> {
    let text =
        "SELECT id FROM mail WHERE tenant_id = $1 AND lower(recipient) = lower($2) AND sent_at IS NULL";
    let unsent: Vec<(MailId,)> = tx.all(sql!(text, tenant, address)).await?;
    for (id,) in unsent {
        queue::forget_of(tx, tenant, SEND, &payload(id).to_string()).await?;
    }
    tx.run(sql!("DELETE FROM mail WHERE tenant_id = $1 AND lower(recipient) = lower($2)", tenant, address))
        .await
}

/// Forgets the mail that a job with this payload was to send.
pub(crate) async fn forget_of_job(tx: &mut Tx, tenant: TenantId, payload: &str) -> Result<(), DbError> {
    let payload: serde_json::Value = serde_json::from_str(payload).unwrap_or_default();
    let id = payload.get("mail").and_then(|id| id.as_str()).and_then(|id| id.parse::<MailId>().ok());
    if let Some(id) = id {
        tx.run(sql!("DELETE FROM mail WHERE tenant_id = $1 AND id = $2", tenant, id)).await?;
    }
    Ok(())
}

/// Where mail goes.
pub enum Transport {
    /// A file per mail, for development and demo.
    Folder(PathBuf),
    /// A mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

/// The postman: a transport and the address that mails come from.
pub struct Post {
    /// Where mail goes.
    pub transport: Transport,
    /// The sender, such as `Brink <brink@gemeente.example>`.
    pub from: Mailbox,
    /// Where answers go that Brink reads itself; none when nobody reads them.
    pub answers: Option<Answers>,
}

impl Post {
    /// Sends the mail that a job names. A mail that was sent before is not sent again.
    ///
    /// # Errors
    /// When the mail server does not take it; the job is then tried again, unless the server says
    /// that it never will.
    pub async fn send(&self, run: &Running) -> Result<()> {
        let id: MailId = run.id("mail")?;
        let tenant = run.ctx.tenant;
        let found: Option<Queued> = run
            .db
            .read()
            .await?
            .opt(sql!(
                "SELECT id, recipient, subject, body, unsubscribe, thread, queued_at, sent_at FROM mail
                 WHERE tenant_id = $1 AND id = $2 AND sent_at IS NULL",
                tenant,
                id
            ))
            .await?;
        let Some(mail) = found else { return Ok(()) };
        self.deliver(&mail).await?;
        let now = run.ctx.now();
        run.db
            .write_housekeeping(move |tx| {
                Box::pin(async move {
                    tx.run(sql!(
                        "UPDATE mail SET sent_at = $3 WHERE tenant_id = $1 AND id = $2",
                        tenant,
                        id,
                        now
                    ))
                    .await?;
                    Ok(())
                })
            })
            .await
    }

    async fn deliver(&self, mail: &Queued) -> Result<()> {
        let message = self.message(mail).map_err(|cause| Error::internal(GiveUp(cause.to_string())))?;
        match &self.transport {
            Transport::Folder(folder) => {
                let file = folder.join(format!("{}.eml", mail.id));
                write_private(folder, &file, &message.formatted()).await.map_err(Error::internal)
            }
            Transport::Smtp(smtp) => match smtp.send(message).await {
                Ok(_) => Ok(()),
                Err(cause) if is_refused(&cause) => Err(Error::internal(GiveUp(refusal::words(&cause)))),
                Err(cause) => Err(Error::Unavailable(refusal::words(&cause))),
            },
        }
    }

    fn message(&self, mail: &Queued) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
        // The same number each time: a mail that goes out twice is one mail to whoever reads it.
        let number = format!("<{}@{}>", mail.id, self.from.email.domain());
        let mut builder = Message::builder()
            .message_id(Some(number))
            .from(self.from.clone())
            .to(mail.recipient.parse()?)
            .subject(mail.subject.clone());
        if let Some(link) = &mail.unsubscribe {
            let raw = |name, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
            builder = builder
                .raw_header(raw("List-Unsubscribe", format!("<{link}>")))
                .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into()));
        }
        let mut body = mail.body.clone();
        if let Some((answers, token)) = self.answers.as_ref().zip(mail.thread.as_ref()) {
            // A mail that was never sent, of which all others in this thread are the answers.
            let first = format!("<{token}@{}>", self.from.email.domain());
            builder = builder.reply_to(answers.address(token).parse()?).in_reply_to(first.clone());
            builder = builder.references(first);
            body = format!("{MARK}\n\n{body}");
        }
        // Names the character set, without which letters such as ë need not arrive (RFC 2045).
        Ok(builder.singlepart(SinglePart::plain(body))?)
    }
}

/// Whether the server will never take this mail, such as to an address that does not exist: a reply of
/// 5xx. Not when it refuses our password (53x, RFC 4954), which is soon mended for all mails.
fn is_refused(cause: &smtp::Error) -> bool {
    let is_about_us = |code: Code| code.category == Category::Unspecified3;
    cause.is_permanent() && !cause.status().is_some_and(is_about_us)
}

/// Writes a mail that nobody else on this machine may read: it may hold a code to log in with.
async fn write_private(folder: &Path, file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).await?;
    let mut options = tokio::fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(file).await?;
    file.write_all(bytes).await?;
    file.flush().await
}

/// Forgets mails of more than 30 days ago, sent or not, and jobs that were given up so long ago.
///
/// # Errors
/// Whatever the database refuses.
pub async fn forget(run: Running) -> Result<()> {
    let tenant = run.ctx.tenant;
    let before = Timestamp::from_micros(run.ctx.now().micros() - KEEP_DAYS * 86_400_000_000);
    run.db
        .write_housekeeping(move |tx| {
            Box::pin(async move {
                tx.run(sql!("DELETE FROM mail WHERE tenant_id = $1 AND queued_at < $2", tenant, before))
                    .await?;
                Ok(queue::forget_failed(tx, tenant, before).await?)
            })
        })
        .await
}
