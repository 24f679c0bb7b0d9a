// SPDX-License-Identifier: EUPL-1.2
//! What `brink doctor` asks of a database.

use kernel::{Error, Timestamp};

use crate::{Db, DbError, Engine, sql};

/// What a database says about itself.
#[derive(Clone, Debug)]
pub enum About {
    /// A SQLite file.
    Sqlite {
        /// Of the library.
        version: String,
        /// `wal`, as it should be.
        journal: String,
        /// The first thing that is wrong inside the file; `ok` when nothing is.
        sound: String,
    },
    /// A PostgreSQL server.
    Postgres {
        /// As people write it: `17.2`.
        version: String,
        /// As programs compare it: `170002`.
        number: i64,
        /// `UTF8`, as it should be.
        encoding: String,
        /// The time on the server.
        now: Timestamp,
    },
}

/// Asks the database about itself. On SQLite this reads the whole file.
///
/// # Errors
/// Whatever the database refuses.
pub async fn about(db: &Db) -> Result<About, DbError> {
    let mut conn = db.read().await?;
    if db.engine() == Engine::Sqlite {
        let (version,) = conn.one(sql!("SELECT sqlite_version() AS version")).await?;
        let (journal,) = conn.one(sql!("SELECT journal_mode FROM pragma_journal_mode")).await?;
        let (sound,) = conn.one(sql!("PRAGMA quick_check(1)")).await?;
        return Ok(About::Sqlite { version, journal, sound });
    }
    let (version, encoding, number, now): (String, String, i64, i64) = conn
        .one(sql!(
            "SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
               cast(current_setting('server_version_num') AS BIGINT) AS number,
               cast(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT) AS now"
        ))
        .await?;
    Ok(About::Postgres { version, number, encoding, now: Timestamp::from_micros(now) })
}

/// Writes a row and takes it back, so that nothing changes.
///
/// # Errors
/// Why the database cannot be written to.
pub async fn write_and_undo(db: &Db) -> Result<(), Error> {
    const UNDO: &str = "taken back";
    let outcome = db
        .write_housekeeping(|tx| {
            Box::pin(async move {
                tx.run(sql!(
                    "INSERT INTO schema_migration (name, checksum, applied_at) VALUES ('probe', '', 0)"
                ))
                .await?;
                Err::<(), _>(Error::Conflict(UNDO))
            })
        })
        .await;
    match outcome {
        Err(Error::Conflict(UNDO)) => Ok(()),
        other => other,
    }
}
