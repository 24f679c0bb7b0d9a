// SPDX-License-Identifier: EUPL-1.2
//! Pictures in the database, and out of it in a backup.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests fail by panicking")]

use std::io::Read;
use std::sync::Arc;

use db::backup::{Reader, Scope, write};
use db::fixture::NOON;
use db::tenant::NewTenant;
use db::{Db, Migration, OpenOptions};
use files::testing::{pdf, photo, two_halves};
use files::{FileId, Picture, document, documents, get, picture, put, remove};
use flate2::read::GzDecoder;
use kernel::ctx::{Entropy, FixedClock};
use kernel::{Actor, Audit, Ctx, TenantId};
use sha2::{Digest, Sha256};

fn migrations() -> Vec<Migration> {
    let mut all = db::migrations();
    all.extend(files::migrations());
    all
}

/// The rows of a backup, sorted, without the checksum.
fn lines(backup: &[u8]) -> Vec<String> {
    let mut text = String::new();
    GzDecoder::new(backup).read_to_string(&mut text).unwrap();
    let mut lines: Vec<String> =
        text.lines().filter(|line| line.starts_with('[')).map(str::to_owned).collect();
    lines.sort();
    lines
}

async fn municipality(db: &Db) -> Ctx {
    let tenant = TenantId::from_uuid(kernel::uuid::Uuid::from_u128(1));
    let clock = Arc::new(FixedClock::new(NOON));
    let ctx = Ctx::new(tenant, Actor::System("test"), clock, Arc::new(Entropy::seeded(1)));
    let work = ctx.clone();
    let added = db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            let new = NewTenant { slug: "aa", name: "Aa", hosts: &[], settings: "{}", demo: false };
            db::tenant::add(tx, &ctx, &new).await?;
            Ok(tx.audit(&ctx, Audit::new("test.add", "gemeente", ctx.tenant)).await?)
        })
    });
    added.await.unwrap();
    ctx
}

async fn store(db: &Db, ctx: &Ctx, picture: &Picture) -> kernel::Result<FileId> {
    let (work, picture) = (ctx.clone(), picture.clone());
    db.write(ctx, move |tx| {
        let (ctx, picture) = (work.clone(), picture.clone());
        Box::pin(async move {
            let id = put(tx, &ctx, &picture).await?;
            tx.audit(&ctx, Audit::new("test.put", "bestand", id)).await?;
            Ok(id)
        })
    })
    .await
}

async fn taken() -> Picture {
    picture::clean(photo(&two_halves(300, 200), 6)).await.unwrap()
}

#[db::test]
async fn a_picture_comes_back_as_it_was_and_goes_for_good(db: Db) {
    let ctx = municipality(&db).await;
    let picture = taken().await;
    let id = store(&db, &ctx, &picture).await.unwrap();
    let mut conn = db.read().await.unwrap();
    let stored = get(&mut conn, ctx.tenant, id).await.unwrap().unwrap();
    assert_eq!(stored.bytes, picture.bytes());
    assert_eq!(stored.sha256, Sha256::digest(picture.bytes()).to_vec());
    let elsewhere = TenantId::from_uuid(kernel::uuid::Uuid::from_u128(2));
    assert!(get(&mut conn, elsewhere, id).await.unwrap().is_none(), "another municipality has none");
    let work = ctx.clone();
    let removed = db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            tx.audit(&ctx, Audit::new("test.remove", "bestand", id)).await?;
            Ok((remove(tx, elsewhere, id).await?, remove(tx, ctx.tenant, id).await?))
        })
    });
    assert_eq!(removed.await.unwrap(), (false, true));
    assert!(get(&mut conn, ctx.tenant, id).await.unwrap().is_none());
}

#[db::test]
async fn a_document_comes_back_as_it_was_and_goes_for_good(db: Db) {
    let ctx = municipality(&db).await;
    let document = document::clean(pdf(&["Plan"])).await.unwrap();
    let (work, kept) = (ctx.clone(), document.clone());
    let stored = db.write(&ctx, move |tx| {
        let (ctx, document) = (work.clone(), kept.clone());
        Box::pin(async move {
            let id = documents::put(tx, &ctx, &document).await?;
            tx.audit(&ctx, Audit::new("test.put", "document", id)).await?;
            Ok(id)
        })
    });
    let id = stored.await.unwrap();
    let mut conn = db.read().await.unwrap();
    let stored = documents::get(&mut conn, ctx.tenant, id).await.unwrap().unwrap();
    assert_eq!(stored.bytes, document.bytes());
    assert_eq!(stored.sha256, Sha256::digest(document.bytes()).to_vec());
    let elsewhere = TenantId::from_uuid(kernel::uuid::Uuid::from_u128(2));
    assert!(documents::get(&mut conn, elsewhere, id).await.unwrap().is_none());
    let work = ctx.clone();
    let removed = db.write(&ctx, move |tx| {
        let ctx = work.clone();
        Box::pin(async move {
            tx.audit(&ctx, Audit::new("test.remove", "document", id)).await?;
            Ok((documents::remove(tx, elsewhere, id).await?, documents::remove(tx, ctx.tenant, id).await?))
        })
    });
    assert_eq!(removed.await.unwrap(), (false, true));
    assert!(documents::get(&mut conn, ctx.tenant, id).await.unwrap().is_none());
}

#[db::test]
async fn a_file_belongs_to_a_municipality(db: Db) {
    let ctx = municipality(&db).await;
    let picture = taken().await;
    let nowhere = Ctx::new(
        TenantId::from_uuid(kernel::uuid::Uuid::from_u128(9)),
        Actor::System("test"),
        Arc::new(FixedClock::new(NOON)),
        Arc::new(Entropy::seeded(2)),
    );
    assert!(store(&db, &nowhere, &picture).await.is_err());
    assert!(store(&db, &ctx, &picture).await.is_ok());
}

#[db::test]
async fn a_backup_holds_the_pictures(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("source.db").display().to_string();
    let source = Db::open(&source, &OpenOptions::default()).await.unwrap();
    source.migrate(migrations(), NOON).await.unwrap();
    let ctx = municipality(&source).await;
    let picture = taken().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(store(&source, &ctx, &picture).await.unwrap());
    }
    let mut file = Vec::new();
    write(&source, &Scope::default(), NOON, &mut file, &mut |_, _| {}).await.unwrap();
    Reader::open(file.as_slice()).unwrap().restore(&db, &mut |_, _| {}).await.unwrap();
    let mut conn = db.read().await.unwrap();
    for id in ids {
        let stored = get(&mut conn, ctx.tenant, id).await.unwrap().unwrap();
        assert_eq!(stored.bytes, picture.bytes());
    }
    drop(conn);
    // And out of this engine again: the same file but for the order in which an engine sorts text.
    let mut again = Vec::new();
    write(&db, &Scope::default(), NOON, &mut again, &mut |_, _| {}).await.unwrap();
    assert_eq!(lines(&again), lines(&file));
}
