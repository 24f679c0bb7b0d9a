// SPDX-License-Identifier: EUPL-1.2
//! The outbox: sent mails are forgotten by the clock, and nobody reads along.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::HashMap;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use db::{Db, Migration, sql};
use jobs::mail::{Mail, Post, Transport};
use jobs::{Handler, Running, Worker};
use kernel::ctx::{Entropy, FixedClock};
use kernel::{Actor, Ctx, TenantId, Timestamp};
use lettre::{AsyncSmtpTransport, Tokio1Executor};

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
async fn sent_mails_stay_thirty_days_and_unsent_ones_and_those_of_others_longer(db: Db) {
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
    assert_eq!(left(&db, own, 30 * DAY + 1).await, ["other", "unsent"]);
    assert_eq!(left(&db, own, 365 * DAY).await, ["other", "unsent"]);
}

async fn town(db: &Db) -> Ctx {
    let tenant = TenantId::from_uuid(kernel::uuid::Uuid::from_u128(1));
    let add = db.write_housekeeping(move |tx| {
        Box::pin(async move {
            let add = "INSERT INTO tenant (id, slug, name, created_at) VALUES ($1, 'g', 'G', 1)";
            tx.run(sql!(add, tenant)).await?;
            Ok(())
        })
    });
    add.await.unwrap();
    let clock = Arc::new(FixedClock::new(db::fixture::NOON));
    Ctx::new(tenant, Actor::System("test"), clock, Arc::new(Entropy::seeded(1)))
}

async fn queue(db: &Db, ctx: &Ctx, to: &str) {
    let (ctx, to) = (ctx.clone(), to.to_owned());
    let subject = "Inloggen".to_owned();
    let mail = Mail { to, subject, body: "123456".into(), unsubscribe: None };
    let queue = db.write_housekeeping(move |tx| {
        let (ctx, mail) = (ctx.clone(), mail.clone());
        Box::pin(async move { Ok(jobs::mail::queue(tx, &ctx, mail).await?) })
    });
    queue.await.unwrap();
}

/// A mail server that takes the sender and refuses whoever it is for.
async fn refusing() -> u16 {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    let server = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = server.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (mut stream, _) = server.accept().await.unwrap();
        let (from, mut to) = stream.split();
        let mut lines = BufReader::new(from).lines();
        to.write_all(b"220 post.voorbeeld.example\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            let answer = if line.starts_with("RCPT") {
                "550 <jan@voorbeeld.example> Jan Jansen works here no more\r\n"
            } else {
                "250 fine\r\n"
            };
            to.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    port
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
    let ctx = town(&db).await;
    queue(&db, &ctx, "jan@voorbeeld.example").await;
    let smtp = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1").port(refusing().await);
    let post = Arc::new(Post {
        transport: Transport::Smtp(Box::new(smtp.build())),
        from: "Brink <brink@voorbeeld.example>".parse().unwrap(),
    });
    let send: Handler = Arc::new(move |run| {
        let post = post.clone();
        Box::pin(async move { post.send(&run).await })
    });
    let worker = Worker {
        db: db.clone(),
        clock: Arc::new(FixedClock::new(db::fixture::NOON)),
        entropy: Arc::new(Entropy::seeded(2)),
        handlers: HashMap::from([(jobs::mail::SEND, send)]),
        tasks: Vec::new(),
        pulse: Arc::default(),
    };
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let listening = tracing::subscriber::set_default(subscriber);
    assert_eq!(worker.round().await.unwrap(), 1);
    drop(listening);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let kept: (Option<String>,) = db
        .read()
        .await
        .unwrap()
        .one(sql!("SELECT error FROM job WHERE tenant_id = $1", ctx.tenant))
        .await
        .unwrap();
    let kept = kept.0.unwrap();
    for told in [&log, &kept] {
        assert!(told.contains("the mail server refuses it (code 550)"), "{told}");
        assert!(!told.contains("jan@") && !told.contains("Jansen"), "{told}");
    }
}

#[db::test]
async fn a_mail_in_a_folder_is_for_nobody_else_to_read(db: Db) {
    let ctx = town(&db).await;
    let tenant = ctx.tenant;
    queue(&db, &ctx, "a@voorbeeld.example").await;
    let queued = jobs::mail::newest(&mut db.read().await.unwrap(), tenant, 1).await.unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path().join("post");
    let transport = Transport::Folder(folder.clone());
    let post = Post { transport, from: "Brink <brink@voorbeeld.example>".parse().unwrap() };
    let payload = serde_json::json!({ "mail": queued[0].id });
    post.send(&Running { ctx, db: db.clone(), payload }).await.unwrap();
    let file = folder.join(format!("{}.eml", queued[0].id));
    assert!(std::fs::read_to_string(&file).unwrap().contains("123456"));
    let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
}
