// SPDX-License-Identifier: EUPL-1.2
//! Opening a database: a SQLite file or a PostgreSQL address.

mod file;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

pub use self::file::hold;
use crate::DbError;
use crate::conn::{Conn, Held};

/// A database, cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pools: Pools,
    lock: Option<Arc<File>>,
    asked: Arc<AtomicU64>,
}

#[derive(Clone)]
pub(crate) enum Pools {
    Sqlite { write: SqlitePool, read: SqlitePool, path: PathBuf },
    Postgres(PgPool),
}

/// Which engine answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file.
    Sqlite,
    /// A server.
    Postgres,
}

/// How to open a database.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// Connections that read at the same time, at most. On SQLite reading is work for this machine's
    /// own processors, and each connection has memory of its own: not more than two for each.
    pub readers: u32,
    /// Hold the SQLite file for this process alone. A second server on one file would not see
    /// the first one's writes in its caches, nor share its worker.
    pub exclusive: bool,
    /// How long to wait for a connection.
    pub patience: Duration,
}

impl Default for OpenOptions {
    fn default() -> Self {
        Self { readers: 8, exclusive: false, patience: Duration::from_secs(5) }
    }
}

/// Why a database did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process serves this file.
    #[error("another brink already serves {0}")]
    InUse(PathBuf),
    /// The file holds the tables of another program.
    #[error("{0} belongs to another program")]
    Foreign(PathBuf),
    /// The folder or file cannot be read or made.
    #[error("cannot open {path}: {cause}")]
    File {
        /// The SQLite file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The server does not answer, or the file is no database.
    #[error("cannot reach the database {address}: {cause}")]
    Unreachable {
        /// Without a password.
        address: String,
        /// What the driver said.
        cause: String,
    },
}

impl Db {
    /// Opens `postgres://…`, or else a SQLite file (see [`sqlite_file`]), which is made when it is
    /// not there. A file with the tables of another program is refused before anything in it changes.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open(url: &str, options: &OpenOptions) -> Result<Self, OpenError> {
        match sqlite_file(url) {
            Some(path) => open_sqlite(path, options).await,
            None => open_postgres(url, options).await,
        }
    }

    /// A connection to read with. On SQLite it cannot write.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn read(&self) -> Result<Conn, DbError> {
        Ok(self.conn(match &self.pools {
            Pools::Sqlite { read, .. } => Held::Sqlite(read.acquire().await?),
            Pools::Postgres(pool) => Held::Postgres(pool.acquire().await?),
        }))
    }

    pub(crate) async fn begin(&self) -> Result<Conn, DbError> {
        Ok(self.conn(match &self.pools {
            Pools::Sqlite { write, .. } => Held::SqliteTx(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Held::PostgresTx(pool.begin().await?),
        }))
    }

    pub(crate) fn conn(&self, held: Held) -> Conn {
        Conn { held, asked: self.asked.clone() }
    }

    /// How many statements were sent so far, by all clones together. A test that compares this
    /// before and after sees whether the number grows with the rows.
    pub fn statements(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// The SQLite file, when there is one.
    pub fn path(&self) -> Option<&Path> {
        match &self.pools {
            Pools::Sqlite { path, .. } => Some(path),
            Pools::Postgres(_) => None,
        }
    }

    /// Lets the engine look at how full its tables are, for its plans. PostgreSQL does so by itself,
    /// but not at once after a big load. SQLite never does: without, it looks for the points of one
    /// kern among those of all. It looks at a sample of what changed much
    /// (sqlite.org/pragma.html#pragma_optimize).
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn analyze(&self) -> Result<(), DbError> {
        match &self.pools {
            Pools::Sqlite { write, .. } => {
                sqlx::raw_sql("PRAGMA optimize=0x10002").execute(write).await.map(drop)?
            }
            Pools::Postgres(pool) => sqlx::raw_sql("ANALYZE").execute(pool).await.map(drop)?,
        }
        Ok(())
    }

    /// Closes every connection, so that the file can be moved or the server dropped.
    pub async fn close(self) {
        match &self.pools {
            Pools::Sqlite { write, read, .. } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
        drop(self.lock);
    }
}

async fn open_sqlite(path: &Path, options: &OpenOptions) -> Result<Db, OpenError> {
    file::make(path).map_err(|cause| OpenError::File { path: path.into(), cause })?;
    let lock = if options.exclusive { Some(Arc::new(file::hold(path)?)) } else { None };
    let unreachable = |cause: sqlx::Error| OpenError::Unreachable {
        address: path.display().to_string(),
        cause: cause.to_string(),
    };
    if file::is_foreign(path).await.map_err(unreachable)? {
        return Err(OpenError::Foreign(path.into()));
    }
    let connect = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(options.patience)
        // What is deleted, such as a photo, is overwritten and not only no longer listed.
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory");
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(options.patience * 4)
        .connect_with(connect.clone())
        .await
        .map_err(unreachable)?;
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let useful = u32::try_from(2 * processors).unwrap_or(u32::MAX);
    let read = SqlitePoolOptions::new()
        .max_connections(options.readers.min(useful))
        .acquire_timeout(options.patience)
        .test_before_acquire(false)
        .connect_lazy_with(connect.pragma("query_only", "on"));
    Ok(Db { pools: Pools::Sqlite { write, read, path: path.into() }, lock, asked: Arc::default() })
}

async fn open_postgres(url: &str, options: &OpenOptions) -> Result<Db, OpenError> {
    let unreachable = |cause: sqlx::Error| OpenError::Unreachable {
        address: without_password(url),
        cause: cause.to_string(),
    };
    let connect: PgConnectOptions = url.parse().map_err(unreachable)?;
    let connect = connect.options([
        ("idle_in_transaction_session_timeout", "30s"),
        // Every statement names its municipality, and every list has an index that begins with it: a plan is
        // made once per connection, not anew for each request.
        ("plan_cache_mode", "force_generic_plan"),
        ("statement_timeout", "60s"),
        ("timezone", "UTC"),
    ]);
    let pool = PgPoolOptions::new()
        .max_connections(options.readers + 4)
        .acquire_timeout(options.patience)
        .test_before_acquire(false)
        .connect_with(connect)
        .await
        .map_err(unreachable)?;
    Ok(Db { pools: Pools::Postgres(pool), lock: None, asked: Arc::default() })
}

/// The SQLite file that an address means: `brink.db`, `sqlite:brink.db`, `sqlite://brink.db`, or from
/// the root `sqlite:///srv/brink.db`; `None` for PostgreSQL.
pub fn sqlite_file(url: &str) -> Option<&Path> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return None;
    }
    let bare = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"));
    Some(Path::new(bare.unwrap_or(url)))
}

/// The address as it may be shown: `postgres://user:***@host/name`. What follows a question mark is
/// left out: a password may stand there too.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let bare = rest.split('?').next().unwrap_or_default();
    let Some((login, place)) = bare.rsplit_once('@') else {
        // A question mark before the sign may be one in the password.
        return format!("{scheme}://{}", if rest.contains('@') { "***" } else { bare });
    };
    let user = login.split(':').next().unwrap_or_default();
    format!("{scheme}://{user}:***@{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(without_password("postgres://a:b@h/d"), "postgres://a:***@h/d");
        assert_eq!(without_password("postgres://a:b@h/d?password=b&user=a"), "postgres://a:***@h/d");
        assert_eq!(without_password("postgres://h/d?user=a&password=b"), "postgres://h/d");
        assert_eq!(without_password("postgres://a:b?c@h/d"), "postgres://***");
        assert_eq!(without_password("brink.db"), "brink.db");
    }

    #[test]
    fn a_file_is_written_in_four_ways() {
        for (url, file) in [
            ("brink.db", "brink.db"),
            ("sqlite:brink.db", "brink.db"),
            ("sqlite://brink.db", "brink.db"),
            ("sqlite:///srv/brink.db", "/srv/brink.db"),
        ] {
            assert_eq!(sqlite_file(url), Some(Path::new(file)), "{url}");
        }
        assert_eq!(sqlite_file("postgresql://b"), None);
    }
}
