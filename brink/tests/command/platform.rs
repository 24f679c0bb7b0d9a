// SPDX-License-Identifier: EUPL-1.2
//! What the tests ask of a database itself: whether another process writes to it at this moment, and
//! to become what the program would not make of it.

use std::os::unix::fs::MetadataExt;

use db::{Db, OpenOptions, Sql, sql};

use crate::release::with_db;
use crate::stage::Place;

/// A table of another program.
pub const FOREIGN: &str = "CREATE TABLE photos (name TEXT)";
/// A demo that is none any more.
pub const REAL: &str = "UPDATE tenant SET demo = FALSE";

pub fn run(place: &Place, statement: &'static str) {
    with_db(place, async |db| {
        let work = db.write_housekeeping(move |tx| {
            Box::pin(async move { Ok(tx.run(Sql::new(statement)).await.map(drop)?) })
        });
        work.await.unwrap();
    });
}

/// The lock of whoever writes, in the file beside the database (SQLite, "WAL-mode File Format", 2.3).
const WRITE_LOCK: &str = "120 120";

pub enum Writing {
    /// The number of the file of locks.
    Sqlite(u64),
    Postgres(tokio::runtime::Runtime, Box<Db>),
}

impl Writing {
    pub fn of(place: &Place) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        // On SQLite this makes the file of locks, which goes with the last connection.
        let db = runtime.block_on(Db::open(&place.url(), &OpenOptions::default())).unwrap();
        if place.is_postgres() {
            return Self::Postgres(runtime, Box::new(db));
        }
        std::mem::forget((runtime, db));
        Self::Sqlite(std::fs::metadata(place.path("brink.db-shm")).unwrap().ino())
    }

    pub fn now(&self) -> bool {
        match self {
            Self::Sqlite(file) => {
                let locks = std::fs::read_to_string("/proc/locks").unwrap();
                locks.lines().any(|lock| lock.ends_with(&format!(":{file} {WRITE_LOCK}")))
            }
            Self::Postgres(runtime, db) => runtime.block_on(async {
                let held = sql!(
                    "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
                     WHERE c.relname = 'point' AND l.mode = 'RowExclusiveLock'
                       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                );
                let (count,): (i64,) = db.read().await.unwrap().one(held).await.unwrap();
                count > 0
            }),
        }
    }
}
