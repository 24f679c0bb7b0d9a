// SPDX-License-Identifier: EUPL-1.2
//! Out of one database, into another, and whatever can happen to the file in between.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::io::{Read, Write};

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use uuid::Uuid;

use db::backup::{BackupError, Header, Reader, Scope, write};
use db::fixture::NOON;
use db::{Db, Migration, OpenOptions, Tx, sql};

const SQLITE: &str = "CREATE TABLE sort (
  tenant_id BLOB NOT NULL, id BLOB NOT NULL, merged_into BLOB, merged BOOLEAN NOT NULL, hash BLOB, note TEXT,
  lon DOUBLE PRECISION, amount BIGINT,
  CONSTRAINT sort_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT sort_merged CHECK (merged = (merged_into IS NOT NULL)),
  CONSTRAINT sort_merged_fk FOREIGN KEY (tenant_id, merged_into) REFERENCES sort (tenant_id, id));
CREATE TABLE a_part (
  tenant_id BLOB NOT NULL, sort_id BLOB NOT NULL, word TEXT NOT NULL,
  CONSTRAINT a_part_pk PRIMARY KEY (tenant_id, sort_id, word),
  CONSTRAINT a_part_fk FOREIGN KEY (tenant_id, sort_id) REFERENCES sort (tenant_id, id));";
const POSTGRES: &str = "CREATE TABLE sort (
  tenant_id UUID NOT NULL, id UUID NOT NULL, merged_into UUID, merged BOOLEAN NOT NULL, hash BYTEA, note TEXT,
  lon DOUBLE PRECISION, amount BIGINT,
  CONSTRAINT sort_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT sort_merged CHECK (merged = (merged_into IS NOT NULL)),
  CONSTRAINT sort_merged_fk FOREIGN KEY (tenant_id, merged_into) REFERENCES sort (tenant_id, id));
CREATE TABLE a_part (
  tenant_id UUID NOT NULL, sort_id UUID NOT NULL, word TEXT NOT NULL,
  CONSTRAINT a_part_pk PRIMARY KEY (tenant_id, sort_id, word),
  CONSTRAINT a_part_fk FOREIGN KEY (tenant_id, sort_id) REFERENCES sort (tenant_id, id));";

fn migrations() -> Vec<Migration> {
    let mut all = db::migrations();
    all.push(Migration { name: "20261121_0901_sort", sqlite: SQLITE, postgres: POSTGRES });
    all
}

async fn file() -> (tempfile::TempDir, Db) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.db").display().to_string();
    let db = Db::open(&path, &OpenOptions::default()).await.unwrap();
    db.migrate(migrations(), NOON).await.unwrap();
    (folder, db)
}

fn tenant(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

async fn tenant_rows(tx: &mut Tx, tenant: Uuid, rows: u128) -> Result<(), kernel::Error> {
    let name = format!("Gemeente \"{tenant}\"\n\u{1F33B}");
    let add = sql!("INSERT INTO tenant (id, slug, name, created_at) VALUES ($1, 'g', $2, 1)", tenant, name);
    tx.run(add).await?;
    let host = tenant.to_string();
    tx.run(sql!("INSERT INTO tenant_host (host, tenant_id) VALUES ($1, $2)", host, tenant)).await?;
    for number in (1..=rows).rev() {
        // Each but the last is merged into the next: in the order of the key, targets come too late.
        let next = (number < rows).then(|| Uuid::from_u128(number + 1));
        let bytes = (number % 3 > 0)
            .then(|| number.to_be_bytes()[16 - usize::try_from(number % 16).unwrap()..].to_vec());
        let lon = 5.1 + f64::from(u32::try_from(number).unwrap()) / 3.0;
        tx.run(sql!(
            "INSERT INTO sort (tenant_id, id, merged_into, merged, hash, note, lon, amount)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            tenant,
            Uuid::from_u128(number),
            next,
            next.is_some(),
            bytes,
            "één, \"twee\"\r\n\t",
            lon,
            i64::MAX
        ))
        .await?;
        let word = sql!(
            "INSERT INTO a_part (tenant_id, sort_id, word) VALUES ($1, $2, 'Zo'), ($1, $2, 'aan')",
            tenant,
            Uuid::from_u128(number)
        );
        tx.run(word).await?;
    }
    Ok(())
}

async fn filled(rows: u128) -> (tempfile::TempDir, Db) {
    let (folder, db) = file().await;
    db.write_housekeeping(move |tx| {
        Box::pin(async move {
            tenant_rows(tx, tenant(1), rows).await?;
            tenant_rows(tx, tenant(2), 1).await
        })
    })
    .await
    .unwrap();
    (folder, db)
}

async fn backup(db: &Db, scope: &Scope) -> (Header, Vec<u8>) {
    let (mut bytes, mut told) = (Vec::new(), (0, 0));
    let header = write(db, scope, NOON, &mut bytes, &mut |done, total| told = (done, total)).await.unwrap();
    assert_eq!(told, (header.rows, header.rows));
    (header, bytes)
}

async fn restore(db: &Db, bytes: &[u8]) -> Result<(), BackupError> {
    Reader::open(bytes)?.restore(db, &mut |_, _| {}).await
}

fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    text
}

fn packed(text: &str) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap()
}

/// The rows, whatever order an engine sorts text in, without the checksum.
fn content(bytes: &[u8]) -> Vec<String> {
    let text = unpacked(bytes);
    let mut lines: Vec<String> =
        text.lines().filter(|line| !line.contains("sha256")).map(Into::into).collect();
    lines.sort();
    lines
}

#[db::test]
async fn what_goes_in_comes_out(db: Db) {
    let (_folder, source) = filled(1_203).await;
    let (header, first) = backup(&source, &Scope::default()).await;
    assert_eq!(header.rows, 2 + 2 + 1_204 * 3);
    restore(&db, &first).await.unwrap();
    let (_, second) = backup(&db, &Scope::default()).await;
    assert_eq!(content(&first), content(&second));
    let (_other, again) = file().await;
    restore(&again, &second).await.unwrap();
    assert_eq!(content(&first), content(&backup(&again, &Scope::default()).await.1));
}

#[db::test]
async fn one_municipality_by_itself(db: Db) {
    let (_folder, source) = filled(3).await;
    let scope = Scope { tenant: Some(kernel::Id::from_uuid(tenant(2))), without: &["a_part"] };
    let (header, bytes) = backup(&source, &scope).await;
    assert_eq!((header.rows, header.tenant), (3, Some(tenant(2).to_string())));
    assert!(!unpacked(&bytes).contains("a_part"));
    restore(&db, &bytes).await.unwrap();
    assert_eq!(content(&bytes), content(&backup(&db, &scope).await.1));
}

#[db::test]
async fn only_an_empty_database_takes_it(db: Db) {
    let (_folder, source) = filled(2).await;
    let bytes = backup(&source, &Scope::default()).await.1;
    restore(&db, &bytes).await.unwrap();
    assert!(matches!(restore(&db, &bytes).await, Err(BackupError::NotEmpty(_))));
}

#[db::test]
async fn a_broken_file_leaves_nothing(db: Db) {
    let (_folder, source) = filled(30).await;
    let bytes = backup(&source, &Scope::default()).await.1;
    let text = unpacked(&bytes);
    let last_row = text.lines().rev().nth(1).unwrap();
    let broken = [
        ("half", bytes[..bytes.len() / 2].to_vec()),
        ("no backup", b"PK\x03\x04".to_vec()),
        ("no backup inside", packed("hallo\n")),
        ("empty", Vec::new()),
        ("a word changed", packed(&text.replacen("Zo", "Zu", 1))),
        ("a row gone", packed(&text.replacen(&format!("{last_row}\n"), "", 1))),
        ("a row twice", packed(&text.replacen(last_row, &format!("{last_row}\n{last_row}"), 1))),
        ("no last line", packed(text.rsplit_once("{\"sha256").unwrap().0)),
        ("more after the end", packed(&format!("{text}[]\n"))),
        ("a table that is not there", packed(&text.replacen("a_part", "b_part", 1))),
        ("a value of another type", packed(&text.replacen("true", "\"ja\"", 1))),
    ];
    for (what, bytes) in broken {
        let outcome = restore(&db, &bytes).await;
        assert!(matches!(outcome, Err(BackupError::Damaged { .. })), "{what}: {outcome:?}");
    }
    assert_eq!(backup(&db, &Scope::default()).await.0.rows, 0);
    restore(&db, &bytes).await.unwrap();
}

#[db::test]
async fn rows_that_refer_to_each_other(db: Db) {
    let (_folder, source) = filled(2).await;
    source
        .write_housekeeping(|tx| {
            Box::pin(async move {
                let first = sql!(
                    "UPDATE sort SET merged_into = $2, merged = TRUE WHERE tenant_id = $1 AND id = $3",
                    tenant(1),
                    Uuid::from_u128(1),
                    Uuid::from_u128(2)
                );
                tx.run(first).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    let bytes = backup(&source, &Scope::default()).await.1;
    restore(&db, &bytes).await.unwrap();
    assert_eq!(content(&bytes), content(&backup(&db, &Scope::default()).await.1));
}

#[db::test]
async fn the_schema_must_be_the_same(db: Db) {
    let (_folder, source) = filled(1).await;
    let text = unpacked(&backup(&source, &Scope::default()).await.1);
    let other = packed(&text.replacen("20261121_0901_sort", "20270101_0000_later", 1));
    assert!(
        matches!(restore(&db, &other).await, Err(BackupError::OtherSteps(step)) if step.contains("later"))
    );
    let newer = packed(&text.replacen("\"brink_backup\":1", "\"brink_backup\":2", 1));
    assert!(matches!(restore(&db, &newer).await, Err(BackupError::NewerFormat(2))));
}

#[db::test]
async fn it_is_one_moment(db: Db) {
    let (_folder, source) = filled(600).await;
    restore(&db, &backup(&source, &Scope::default()).await.1).await.unwrap();
    let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
    let writer = db.clone();
    let writes = tokio::spawn(async move {
        let mut number = 10_000_u32;
        while stopped.try_recv() == Err(tokio::sync::oneshot::error::TryRecvError::Empty) {
            writer.write_housekeeping(move |tx| Box::pin(pair(tx, number))).await.unwrap();
            number += 1;
        }
        number - 10_000
    });
    for _ in 0..5 {
        let text = unpacked(&backup(&db, &Scope::default()).await.1);
        assert_eq!(text.matches("null,false,null,null,null,null]").count(), text.matches("\"n1").count());
    }
    stop.send(()).unwrap();
    assert!(writes.await.unwrap() > 0);
}

/// Two rows of two tables, always together.
async fn pair(tx: &mut Tx, number: u32) -> Result<(), kernel::Error> {
    let (tenant, id) = (tenant(2), Uuid::from_u128(number.into()));
    tx.run(sql!("INSERT INTO sort (tenant_id, id, merged) VALUES ($1, $2, FALSE)", tenant, id)).await?;
    let name = format!("n{number}");
    tx.run(sql!("INSERT INTO counter (tenant_id, name, value) VALUES ($1, $2, 1)", tenant, name)).await?;
    Ok(())
}
