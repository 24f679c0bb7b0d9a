// SPDX-License-Identifier: EUPL-1.2
//! Migrations: the same names for both engines, in time order over all slices, append only.

use kernel::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

use crate::backup::schema;
use crate::conn::Held;
use crate::connect::Pools;
use crate::{Db, DbError, Engine, sql};

/// One step of the schema.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// `20261121_0900_what`: date, time, what. Sorts by time.
    pub name: &'static str,
    /// The statements for SQLite.
    pub sqlite: &'static str,
    /// The statements for PostgreSQL.
    pub postgres: &'static str,
}

impl Migration {
    /// Of the text for this engine: what was done keeps the text that it was done with.
    pub fn checksum(&self, engine: Engine) -> String {
        let text = match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        };
        Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The migrations of a crate, by name: `migrations!["20261121_0900_ground"]` reads
/// `migrations/sqlite/…sql` and `migrations/postgres/…sql` beside `src/`.
#[macro_export]
macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        vec![$($crate::Migration {
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }),*]
    };
}

/// Why the schema cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database was made by a newer Brink.
    #[error("this database is newer than this program: it has step {0}, which this program does not know")]
    Newer(String),
    /// A step that was already done has been changed since.
    #[error("step {0} was changed after it was done")]
    Changed(&'static str),
    /// The database waits for `brink migrate`.
    #[error("{0} steps of the schema are still to be done; run brink migrate")]
    Pending(usize),
    /// The database holds the tables of another program.
    #[error("this database belongs to another program")]
    Foreign,
    /// A step failed; nothing of it was kept.
    #[error("step {0} failed: {1}")]
    Failed(String, DbError),
    /// The database did not answer.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// The table of the steps that were done.
pub(crate) const STEPS: &str = "schema_migration";
/// Whether these are the tables of another program.
pub(crate) fn is_foreign(tables: &[String]) -> bool {
    !tables.is_empty() && tables.iter().all(|name| name != STEPS)
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
  name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";
/// A step on a big table, and waiting for another process that does it, may take long.
const NO_LIMIT: &str = "SET LOCAL statement_timeout = 0";
/// Any number will do, as long as every Brink takes the same one.
const ADVISORY_LOCK: &str = "SELECT pg_advisory_xact_lock(7419600214)";

impl Db {
    /// Applies what is missing and returns the names of the steps done now.
    ///
    /// # Errors
    /// See [`MigrateError`].
    pub async fn migrate(
        &self,
        all: Vec<Migration>,
        now: Timestamp,
    ) -> Result<Vec<&'static str>, MigrateError> {
        self.begin_table().await?;
        let todo = self.pending(all).await?;
        let mut done = Vec::new();
        for step in todo {
            if self.apply(&step, now).await.map_err(|e| MigrateError::Failed(step.name.into(), e))? {
                done.push(step.name);
            }
        }
        Ok(done)
    }

    /// Checks that nothing is missing, without changing anything but the table of steps.
    ///
    /// # Errors
    /// [`MigrateError::Pending`] and the others.
    pub async fn check_schema(&self, all: Vec<Migration>) -> Result<(), MigrateError> {
        self.begin_table().await?;
        match self.pending(all).await?.len() {
            0 => Ok(()),
            count => Err(MigrateError::Pending(count)),
        }
    }

    /// Makes the table of the steps, unless others live here.
    async fn begin_table(&self) -> Result<(), MigrateError> {
        let tables = schema::names(&mut self.read().await?).await?;
        if is_foreign(&tables) {
            return Err(MigrateError::Foreign);
        }
        match &self.pools {
            Pools::Sqlite { write, .. } => write.execute(TABLE).await.map(drop),
            Pools::Postgres(pool) => pool.execute(TABLE).await.map(drop),
        }
        .map_err(|cause| DbError::from(cause).into())
    }

    async fn pending(&self, mut all: Vec<Migration>) -> Result<Vec<Migration>, MigrateError> {
        all.sort_by_key(|step| step.name);
        let mut conn = self.read().await?;
        let done: Vec<(String, String)> =
            conn.all(sql!("SELECT name, checksum FROM schema_migration ORDER BY name")).await?;
        for (name, sum) in &done {
            let Some(known) = all.iter().find(|step| step.name == name) else {
                return Err(MigrateError::Newer(name.clone()));
            };
            if *sum != known.checksum(self.engine()) {
                return Err(MigrateError::Changed(known.name));
            }
        }
        all.retain(|step| !done.iter().any(|(name, _)| name == step.name));
        Ok(all)
    }

    /// `false` when another process did this step in the meantime.
    async fn apply(&self, step: &Migration, now: Timestamp) -> Result<bool, DbError> {
        let mut conn = self.begin().await?;
        if let Held::PostgresTx(tx) = &mut conn.held {
            tx.execute(NO_LIMIT).await?;
            tx.execute(ADVISORY_LOCK).await?;
        }
        let already = sql!("SELECT name FROM schema_migration WHERE name = $1", step.name);
        if conn.exists(already).await? {
            return Ok(false);
        }
        match &mut conn.held {
            Held::SqliteTx(tx) => {
                tx.execute(sqlx::raw_sql(AssertSqlSafe(step.sqlite).into_sql_str())).await.map(drop)?;
            }
            Held::PostgresTx(tx) => {
                tx.execute(sqlx::raw_sql(AssertSqlSafe(step.postgres).into_sql_str())).await.map(drop)?;
            }
            Held::Sqlite(_) | Held::Postgres(_) => {}
        }
        let mut tx = crate::Tx { conn, rows: 0, audited: false };
        tx.run(sql!(
            "INSERT INTO schema_migration (name, checksum, applied_at) VALUES ($1, $2, $3)",
            step.name,
            step.checksum(self.engine()),
            now
        ))
        .await?;
        tx.conn.commit().await?;
        Ok(true)
    }
}
