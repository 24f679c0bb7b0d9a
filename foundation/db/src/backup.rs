// SPDX-License-Identifier: EUPL-1.2
//! Backups that either engine can read: the whole database, or one municipality, in one file.
//!
//! The file is JSON lines, packed with gzip. The first line is the [`Header`]; then each table has
//! a line with its columns and count, and a line per row; the last line is the SHA-256 of all
//! lines before it. Which tables there are, and in which order foreign keys allow them, is read
//! from the database itself, so a new table needs nothing here.
//!
//! A backup is one snapshot: whoever writes in the meantime is not held up and not half in it. A
//! restore is one transaction: after a broken file the database is as empty as before.
//!
//! Both block their thread on the file. They are for the command line, not for a request.

mod cell;
pub(crate) mod schema;
mod unpack;
mod write;

use serde::{Deserialize, Serialize};

// The table of steps belongs to the database, not to what is in it.
use crate::migrate::STEPS;
use crate::{Conn, Db, DbError, sql};
use kernel::{TenantId, Timestamp};

pub use unpack::Reader;
pub use write::write;

/// The version of the format that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// What to put in the file.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Only the rows of this municipality.
    pub tenant: Option<TenantId>,
    /// Leave the rows of these tables out.
    pub without: &'static [&'static str],
}

/// The first line of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the format.
    pub brink_backup: u32,
    /// When the snapshot was asked for.
    pub made_at: Timestamp,
    /// The only municipality in it, when it is not all of them.
    pub tenant: Option<String>,
    /// The steps of the schema that the rows were written under.
    pub steps: Vec<String>,
    /// How many rows follow.
    pub rows: u64,
}

/// The line before the rows of a table.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableLine {
    table: String,
    columns: Vec<(String, String)>,
    rows: u64,
}

/// The last line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LastLine {
    sha256: String,
}

/// Why a backup or a restore did not happen.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database refused something.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The file could not be read or written.
    #[error("the file cannot be read or written: {0}")]
    File(#[from] std::io::Error),
    /// This is no backup, or something happened to it since it was made.
    #[error("line {line} of the backup does not hold: {why}")]
    Damaged {
        /// The line, from 1, after unpacking.
        line: u64,
        /// What does not hold.
        why: String,
    },
    /// The file was made by a newer program.
    #[error("the backup has format {0}; this program knows up to {FORMAT}")]
    NewerFormat(u32),
    /// The rows were written under other steps of the schema than the database has.
    #[error("the backup has other steps of the schema than the database, such as {0}")]
    OtherSteps(String),
    /// The database already holds something.
    #[error("the table {0} is not empty")]
    NotEmpty(String),
    /// Two tables refer to each other, so that neither can be filled first.
    #[error("the tables {0} refer to each other")]
    Circle(String),
    /// A column of a type that this module does not know.
    #[error("the column {0} has the type {1}, which a backup cannot hold")]
    UnknownType(String, String),
}

/// Told how many rows are done, of how many.
pub type Progress<'p> = &'p mut (dyn FnMut(u64, u64) + Send);

/// The steps of the schema that were done on this database; none when it is new.
///
/// # Errors
/// Whatever the database refuses.
pub async fn steps(db: &Db) -> Result<Vec<String>, DbError> {
    let mut conn = db.read().await?;
    if schema::names(&mut conn).await?.iter().any(|name| name == STEPS) {
        return done_steps(&mut conn).await;
    }
    Ok(Vec::new())
}

/// Whether a database holds no tables, but at most the list of our own steps, which is empty then.
///
/// # Errors
/// Whatever the database refuses.
pub async fn is_empty(db: &Db) -> Result<bool, DbError> {
    let mut conn = db.read().await?;
    let tables = schema::names(&mut conn).await?;
    Ok(tables.iter().all(|name| name == STEPS)
        && (tables.is_empty() || done_steps(&mut conn).await?.is_empty()))
}

async fn done_steps(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    let rows: Vec<(String,)> = conn.all(sql!("SELECT name FROM schema_migration ORDER BY name")).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

fn hex(bytes: &[u8]) -> String {
    // Files are long: no text of its own for every byte.
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
