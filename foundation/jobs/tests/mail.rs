// SPDX-License-Identifier: EUPL-1.2
//! Mails go out or are refused, and are forgotten by the clock.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::HashMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use db::{Db, Migration, sql};
use jobs::incoming::{Answers, Incoming, MARK};
use jobs::mail::{Mail, Post, Transport};
use jobs::{Handler, Running, Worker};
use kernel::ctx::{Entropy, FixedClock};
use kernel::{Actor, Ctx, TenantId, Timestamp};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

const DAY: i64 = 86_400_000_000;

fn migrations() -> Vec<Migration> {
    let mut all = db::migrations();
    all.extend(jobs::migrations());
    all
}

/// Runs the nightly job so long after noon, and returns the subjects that are left.
async fn left(db: &Db, tenant: TenantId, later: i64) -> Vec<String> {
    let now = Timestamp::from_micros(db::fixture::NOON.micros() + later);
    let clock = Arc::new(FixedClock::new(now));
    let ctx = Ctx::new(tenant, Actor::System("test"), clock, Arc::new(Entropy::seeded(1)));
    jobs::mail::forget(Running { ctx, db: db.clone(), payload: serde_json::Value::Null }).await.unwrap();
    let mut conn = db.read().await.unwrap();
    let rows: Vec<(String,)> = conn.all(sql!("SELECT subject FROM mail ORDER BY subject")).await.unwrap();
    rows.into_iter().map(|(subject,)| subject).collect()
}

#[db::test]
async fn mails_stay_thirty_days_sent_or_not_and_those_of_others_are_left_alone(db: Db) {
    let [own, other] = [1, 2].map(|number| TenantId::from_uuid(kernel::uuid::Uuid::from_u128(number)));
    db.write_housekeeping(move |tx| {
        Box::pin(async move {
            for (tenant, subject, sent) in
                [(own, "sent", true), (own, "unsent", false), (other, "other", true)]
            {
                let add = "INSERT INTO tenant (id, slug, name, created_at) VALUES ($1, $2, 'G', 1)
                           ON CONFLICT (id) DO NOTHING";
                tx.run(sql!(add, tenant, tenant.to_string())).await?;
                let at = db::fixture::NOON;
                tx.run(sql!(
                    "INSERT INTO mail (tenant_id, id, recipient, subject, body, queued_at, sent_at)
                     VALUES ($1, $2, 'a@voorbeeld.example', $3, '', $4, $5)",
                    tenant,
                    kernel::uuid::Uuid::from_u128(subject.len() as u128),
                    subject,
                    at,
                    sent.then_some(at)
                ))
                .await?;
            }
            Ok(())
        })
    })
    .await
    .unwrap();
    assert_eq!(left(&db, own, 30 * DAY).await, ["other", "sent", "unsent"]);
    assert_eq!(left(&db, own, 30 * DAY + 1).await, ["other"]);
}

/// A municipality with one mail in the outbox.
async fn queued(db: &Db) -> (Ctx, Arc<FixedClock>) {
    queued_in(db, None).await
}

/// The same, with a mail that can be answered.
async fn queued_in(db: &Db, thread: Option<&str>) -> (Ctx, Arc<FixedClock>) {
    let tenant = TenantId::from_uuid(kernel::uuid::Uuid::from_u128(1));
    let clock = Arc::new(FixedClock::new(db::fixture::NOON));
    let ctx = Ctx::new(tenant, Actor::System("test"), clock.clone(), Arc::new(Entropy::seeded(1)));
    let own = ctx.clone();
    let mail = Mail {
        to: "a@voorbeeld.example".into(),
        subject: "Inloggen".into(),
        body: "Uw code is 123456, één keer".into(),
        unsubscribe: None,
        thread: thread.map(str::to_owned),
    };
    db.write_housekeeping(move |tx| {
        let (ctx, mail) = (own.clone(), mail.clone());
        Box::pin(async move {
            let add = "INSERT INTO tenant (id, slug, name, created_at) VALUES ($1, 'g', 'G', 1)";
            tx.run(sql!(add, ctx.tenant)).await?;
            Ok(jobs::mail::queue(tx, &ctx, mail).await?)
        })
    })
    .await
    .unwrap();
    (ctx, clock)
}

/// A mail server that answers `reply` to every recipient. Returns its port.
async fn server(reply: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (read, mut write) = stream.into_split();
            let mut lines = BufReader::new(read).lines();
            write.write_all(b"220 voorbeeld.example\r\n").await.unwrap();
            while let Ok(Some(line)) = lines.next_line().await {
                let answer = if line.starts_with("RCPT") { reply } else { "250 OK" };
                if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                    break;
                }
            }
        }
    });
    port
}

/// Does one round with a mail server, and returns how many jobs are given up.
async fn round(db: &Db, ctx: &Ctx, clock: Arc<FixedClock>, reply: &'static str) -> usize {
    let port = server(reply).await;
    let smtp = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1").port(port).build();
    let from = "Brink <brink@voorbeeld.example>".parse().unwrap();
    let post = Arc::new(Post { transport: Transport::Smtp(Box::new(smtp)), from, answers: None });
    let send: Handler = Arc::new(move |run| {
        let post = post.clone();
        Box::pin(async move { post.send(&run).await })
    });
    let entropy = Arc::new(Entropy::seeded(2));
    let handlers = HashMap::from([(jobs::mail::SEND, send)]);
    let worker =
        Worker { db: db.clone(), clock, entropy, handlers, tasks: Vec::new(), pulse: Arc::default() };
    assert_eq!(worker.round().await.unwrap(), 1);
    jobs::failed(&mut db.read().await.unwrap(), ctx.tenant).await.unwrap().len()
}

async fn rows(db: &Db, table: &'static str) -> i64 {
    let text =
        if table == "mail" { "SELECT count(*) AS n FROM mail" } else { "SELECT count(*) AS n FROM job" };
    let (count,) = db.read().await.unwrap().one(sql!(text)).await.unwrap();
    count
}

#[db::test]
async fn a_mail_that_is_refused_for_good_is_given_up_at_once(db: Db) {
    let (ctx, clock) = queued(&db).await;
    assert_eq!(round(&db, &ctx, clock, "550 5.1.1 No such user").await, 1);
    let failed = jobs::failed(&mut db.read().await.unwrap(), ctx.tenant).await.unwrap();
    assert_eq!(failed[0].attempts, 1);
    assert!(failed[0].error.as_deref().unwrap().contains("code 550"));
    // It goes with its mail when an administrator throws it away, and only once.
    for (expected, left) in [(true, 0), (false, 0)] {
        let (own, id) = (ctx.clone(), failed[0].id);
        let discard = db.write_housekeeping(move |tx| {
            let ctx = own.clone();
            Box::pin(async move { Ok(jobs::discard(tx, &ctx, id).await?) })
        });
        assert_eq!(discard.await.unwrap(), expected);
        assert_eq!((rows(&db, "mail").await, rows(&db, "job").await), (left, left));
    }
}

#[db::test]
async fn a_mail_that_may_still_go_is_tried_again(db: Db) {
    let (ctx, clock) = queued(&db).await;
    assert_eq!(round(&db, &ctx, clock.clone(), "450 4.2.1 Try later").await, 0);
    clock.set(Timestamp::from_micros(ctx.now().micros() + DAY));
    assert_eq!(round(&db, &ctx, clock, "535 5.7.8 Wrong password").await, 0, "soon mended, for all mails");
    assert_eq!((rows(&db, "mail").await, rows(&db, "job").await), (1, 1));
}

#[db::test]
async fn a_job_that_was_given_up_goes_after_thirty_days(db: Db) {
    let (ctx, clock) = queued(&db).await;
    round(&db, &ctx, clock, "550 5.1.1 No such user").await;
    assert_eq!(left(&db, ctx.tenant, 30 * DAY).await, ["Inloggen"]);
    assert_eq!(rows(&db, "job").await, 1);
    assert!(left(&db, ctx.tenant, 30 * DAY + 1).await.is_empty());
    assert_eq!(rows(&db, "job").await, 0);
}

#[db::test]
async fn who_erases_their_address_leaves_no_error_that_names_it(db: Db) {
    let (ctx, clock) = queued(&db).await;
    round(&db, &ctx, clock, "550 5.1.1 <a@voorbeeld.example> unknown").await;
    let tenant = ctx.tenant;
    let forget = db.write_housekeeping(move |tx| {
        Box::pin(async move { Ok(jobs::mail::forget_to(tx, tenant, "A@voorbeeld.example").await?) })
    });
    forget.await.unwrap();
    assert_eq!((rows(&db, "mail").await, rows(&db, "job").await), (0, 0));
}

/// What the log says, in memory.
#[derive(Clone, Default)]
struct Log(Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[db::test]
async fn what_a_mail_server_refuses_is_told_without_the_address(db: Db) {
    let (ctx, clock) = queued(&db).await;
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let listening = tracing::subscriber::set_default(subscriber);
    round(&db, &ctx, clock, "550 <jan@voorbeeld.example> Jan Jansen works here no more").await;
    drop(listening);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let failed = jobs::failed(&mut db.read().await.unwrap(), ctx.tenant).await.unwrap();
    for told in [log.as_str(), failed[0].error.as_deref().unwrap()] {
        assert!(told.contains("the mail server refuses it (code 550)"), "{told}");
        assert!(!told.contains("jan@") && !told.contains("Jansen"), "{told}");
    }
}

/// Sends the mail in the outbox to a folder; what stands there, and where.
async fn filed(db: &Db, ctx: Ctx, scratch: &tempfile::TempDir) -> (PathBuf, String) {
    filed_with(db, ctx, scratch, None).await
}

async fn filed_with(
    db: &Db,
    ctx: Ctx,
    scratch: &tempfile::TempDir,
    answers: Option<Answers>,
) -> (PathBuf, String) {
    let mails = jobs::mail::newest(&mut db.read().await.unwrap(), ctx.tenant, 1).await.unwrap();
    let folder = scratch.path().join("post");
    let transport = Transport::Folder(folder.clone());
    let post = Post { transport, from: "Brink <brink@voorbeeld.example>".parse().unwrap(), answers };
    let payload = serde_json::json!({ "mail": mails[0].id });
    post.send(&Running { ctx, db: db.clone(), payload }).await.unwrap();
    let file = folder.join(format!("{}.eml", mails[0].id));
    let text = std::fs::read_to_string(&file).unwrap();
    (file, text)
}

#[db::test]
async fn a_mail_in_a_folder_is_for_nobody_else_to_read(db: Db) {
    let scratch = tempfile::tempdir().unwrap();
    let (file, text) = filed(&db, queued(&db).await.0, &scratch).await;
    assert!(text.contains("123456"));
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(file.parent().unwrap()), mode(&file)), (0o700, 0o600));
}

#[db::test]
async fn a_mail_names_its_characters_and_has_a_number_of_its_own(db: Db) {
    let scratch = tempfile::tempdir().unwrap();
    let (file, text) = filed(&db, queued(&db).await.0, &scratch).await;
    let number = file.file_stem().unwrap().to_str().unwrap();
    for line in [
        "MIME-Version: 1.0\r\n",
        "Content-Type: text/plain; charset=utf-8\r\n",
        &format!("Message-ID: <{number}@voorbeeld.example>\r\n"),
        "=C3=A9=C3=A9n keer",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[db::test]
async fn an_answer_to_a_mail_finds_its_way_back(db: Db) {
    let scratch = tempfile::tempdir().unwrap();
    let (ctx, _) = queued_in(&db, Some("aa.v-2026-0001.0f3c")).await;
    let answers = Answers::at("antwoord@voorbeeld.example").unwrap();
    let (_, sent) = filed_with(&db, ctx.clone(), &scratch, Some(answers.clone())).await;
    let reply_to = "Reply-To: antwoord+aa.v-2026-0001.0f3c@voorbeeld.example";
    assert!(sent.contains(reply_to), "{sent}");
    let thread = "<aa.v-2026-0001.0f3c@voorbeeld.example>";
    assert!(
        sent.contains(&format!("References: {thread}")) && sent.contains(&format!("In-Reply-To: {thread}"))
    );
    // As programs do it: the answer above, the mail below, to the address that it asks for.
    let read = Incoming::read(sent.as_bytes()).unwrap();
    assert_eq!(read.text, "", "above the mark nothing is written yet");
    let answer = format!("To: {}\r\n\r\nDank u wel!\r\n\r\n{MARK}\r\n\r\nUw code", &reply_to[10..]);
    let read = Incoming::read(answer.as_bytes()).unwrap();
    assert_eq!((read.token(&answers), read.text.as_str()), (Some("aa.v-2026-0001.0f3c"), "Dank u wel!"));
    // Where nobody reads answers, a mail does not ask for one.
    let scratch = tempfile::tempdir().unwrap();
    db.write_housekeeping(|tx| {
        Box::pin(async move {
            tx.run(sql!("UPDATE mail SET sent_at = NULL")).await?;
            Ok(())
        })
    })
    .await
    .unwrap();
    let (_, sent) = filed(&db, ctx, &scratch).await;
    assert!(!sent.contains("Reply-To") && !sent.contains("boven deze regel"), "{sent}");
}
