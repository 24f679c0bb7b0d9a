// SPDX-License-Identifier: EUPL-1.2
//! Mails that were sent are forgotten, by the clock.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use db::{Db, Migration, sql};
use jobs::Running;
use jobs::mail::{Mail, Post, Transport};
use kernel::ctx::{Entropy, FixedClock};
use kernel::{Actor, Ctx, TenantId, Timestamp};

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

#[db::test]
async fn a_mail_in_a_folder_is_for_nobody_else_to_read(db: Db) {
    let tenant = TenantId::from_uuid(kernel::uuid::Uuid::from_u128(1));
    let clock = Arc::new(FixedClock::new(db::fixture::NOON));
    let ctx = Ctx::new(tenant, Actor::System("test"), clock, Arc::new(Entropy::seeded(1)));
    let own = ctx.clone();
    let mail = Mail {
        to: "a@voorbeeld.example".into(),
        subject: "Inloggen".into(),
        body: "123456".into(),
        unsubscribe: None,
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
