// SPDX-License-Identifier: EUPL-1.2
//! One SQL text on two engines: SQLite for one municipality in one file, PostgreSQL for many.
//!
//! This is the only crate that names the driver. What it owns: connections, transactions,
//! migrations, numbers per municipality, the audit log and the list of municipalities. Slices
//! write their SQL in `store.rs` with [`sql!`], [`row!`] and [`code!`].

pub mod audit;
pub mod backup;
mod conn;
mod connect;
pub mod counter;
pub mod fixture;
mod migrate;
pub mod probe;
mod row;
mod sql;
pub mod tenant;
mod write;

pub use conn::{Conn, Tx};
pub use connect::{Db, Engine, OpenError, OpenOptions, hold, sqlite_file};
pub use db_macros::test;
pub use kernel;
pub use migrate::{MigrateError, Migration};
pub use row::{Coded, Col, FromRow, RowRef, parsed, unknown_code};
pub use sql::{Sql, Value};
pub use write::Work;

/// The migrations of this crate: municipalities, counters, audit log.
pub fn migrations() -> Vec<Migration> {
    migrations!["20261121_0900_ground", "20261122_1530_audit_actor"]
}

/// What the database answered instead of rows.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A unique key already holds these values.
    #[error("a unique key already holds these values")]
    Taken(#[source] sqlx::Error),
    /// A foreign key points at nothing, or something still points here.
    #[error("a reference does not hold")]
    Reference(#[source] sqlx::Error),
    /// A check refused the values.
    #[error("a check refused the values")]
    Refused(#[source] sqlx::Error),
    /// Two transactions met; doing it again may help.
    #[error("two transactions met")]
    Retry(#[source] sqlx::Error),
    /// The database cannot be reached, or no connection came free in time.
    #[error("the database cannot be reached: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// Anything else: our mistake.
    #[error(transparent)]
    Other(sqlx::Error),
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::error::ErrorKind;
        let Some(answer) = error.as_database_error() else {
            return match error {
                sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => {
                    Self::Unavailable(error)
                }
                _ => Self::Other(error),
            };
        };
        // PostgreSQL stops, starts, or has no connection left (SQLSTATE 57P01-57P03, 53300, class 08).
        let code = answer.code();
        if code
            .as_deref()
            .is_some_and(|code| code.starts_with("57P0") || code.starts_with("08") || code == "53300")
        {
            return Self::Unavailable(error);
        }
        // SQLSTATE 40001 and 40P01 (PostgreSQL), 5 and 517 (SQLite: busy, busy snapshot).
        if matches!(code.as_deref(), Some("40001" | "40P01" | "5" | "517")) {
            return Self::Retry(error);
        }
        match answer.kind() {
            ErrorKind::UniqueViolation => Self::Taken(error),
            ErrorKind::ForeignKeyViolation => Self::Reference(error),
            ErrorKind::CheckViolation | ErrorKind::NotNullViolation => Self::Refused(error),
            _ => Self::Other(error),
        }
    }
}

impl From<DbError> for kernel::Error {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Unavailable(cause) => Self::Unavailable(cause.to_string()),
            other => Self::internal(other),
        }
    }
}
