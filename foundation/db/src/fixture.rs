// SPDX-License-Identifier: EUPL-1.2
//! Fresh databases for tests, on both engines. Used by [`test`](crate::test).

use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::Timestamp;
use sqlx::{Connection, Executor, PgConnection};

use crate::{Db, Migration, OpenOptions};

pub mod schema;

/// The day on which tests play: Saturday 21 November 2026, 12:00 UTC.
pub const NOON: Timestamp = Timestamp::from_micros(1_795_262_400_000_000);

fn options() -> OpenOptions {
    OpenOptions { readers: 2, ..OpenOptions::default() }
}

fn block_on<F: Future>(work: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime for the test")
        .block_on(work)
}

/// Runs a test on a new SQLite file in a temporary folder.
pub fn on_sqlite<F, W>(migrations: Vec<Migration>, test: F)
where
    F: FnOnce(Db) -> W,
    W: Future<Output = ()>,
{
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("test.db").display().to_string();
    block_on(async {
        let db = Db::open(&file, &options()).await.expect("a new SQLite file");
        db.migrate(migrations, NOON).await.expect("migrations on SQLite");
        test(db).await;
    });
}

/// Runs a test on a new database of the PostgreSQL server that `BRINK_TEST_POSTGRES` names.
/// `cargo xtask test` starts that server; without it the test fails, so that it cannot be
/// mistaken for one that passed.
pub fn on_postgres<F, W>(migrations: Vec<Migration>, test: F)
where
    F: FnOnce(Db) -> W,
    W: Future<Output = ()>,
{
    on(&Scratch::new(), migrations, test);
}

/// As [`on_postgres`], in a database that sorts text as people of this language do (`nl`, `da`).
pub fn on_postgres_sorted<F, W>(language: &str, migrations: Vec<Migration>, test: F)
where
    F: FnOnce(Db) -> W,
    W: Future<Output = ()>,
{
    let sorted = format!(" TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE '{language}'");
    on(&Scratch::with(&sorted), migrations, test);
}

fn on<F, W>(scratch: &Scratch, migrations: Vec<Migration>, test: F)
where
    F: FnOnce(Db) -> W,
    W: Future<Output = ()>,
{
    block_on(async {
        let db = Db::open(&scratch.url, &options()).await.expect("the new database");
        db.migrate(migrations, NOON).await.expect("migrations on PostgreSQL");
        test(db.clone()).await;
        db.close().await;
    });
}

/// A new and empty database on the PostgreSQL of the tests; it goes when this goes.
pub struct Scratch {
    name: String,
    url: String,
}

impl Scratch {
    /// Makes the database. Not to be called, nor dropped, inside a runtime.
    #[allow(clippy::new_without_default, reason = "making a database is no default")]
    pub fn new() -> Self {
        Self::with("")
    }

    fn with(options: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = server_address();
        let name = format!("t{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        block_on(async {
            let mut admin = PgConnection::connect(&server).await.expect("the PostgreSQL of the tests");
            let create = format!("CREATE DATABASE {name}{options}");
            admin.execute(sqlx::AssertSqlSafe(create)).await.expect("a new database");
        });
        let start = server.rsplit_once('/').map_or(server.as_str(), |(start, _)| start);
        Self { url: format!("{start}/{name}"), name }
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let remove = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        block_on(async {
            // A database that stays behind goes with the server of the tests.
            if let Ok(mut admin) = PgConnection::connect(&server_address()).await {
                admin.execute(sqlx::AssertSqlSafe(remove)).await.ok();
            }
        });
    }
}

#[allow(clippy::disallowed_methods, reason = "tests learn their server from the one who starts them")]
fn server_address() -> String {
    std::env::var("BRINK_TEST_POSTGRES")
        .expect("BRINK_TEST_POSTGRES names a PostgreSQL server; cargo xtask test starts one")
}
