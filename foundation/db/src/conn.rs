// SPDX-License-Identifier: EUPL-1.2
//! Connections: [`Conn`] reads, [`Tx`] also writes.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{Audit, Ctx};
use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, PgConnection, Postgres, SqlSafeStr, Sqlite, SqliteConnection, Transaction};

use crate::{DbError, FromRow, RowRef, Sql, Value};

/// A connection that reads. Queries on it see what was committed when each of them began.
pub struct Conn {
    pub(crate) held: Held,
    /// The statements of the whole [`crate::Db`].
    pub(crate) asked: Arc<AtomicU64>,
}

pub(crate) enum Held {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
    SqliteTx(Transaction<'static, Sqlite>),
    PostgresTx(Transaction<'static, Postgres>),
}

enum Link<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

macro_rules! query {
    ($engine:ty, $sql:expr) => {{
        let Sql { text, values } = $sql;
        let text = match text {
            std::borrow::Cow::Borrowed(text) => text.into_sql_str(),
            // Text is built by `Sql::push` from literals of a store; values are always bound.
            std::borrow::Cow::Owned(text) => AssertSqlSafe(text).into_sql_str(),
        };
        let mut query = sqlx::query::<$engine>(text);
        for value in values {
            query = match value {
                Value::Int(v) => query.bind(v),
                Value::Text(v) => query.bind(v),
                Value::Uuid(v) => query.bind(v),
                Value::Bool(v) => query.bind(v),
                Value::Bytes(v) => query.bind(v),
                Value::Real(v) => query.bind(v),
            };
        }
        query
    }};
}

impl Conn {
    /// Every statement passes here, so here it is counted.
    fn link(&mut self) -> Link<'_> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        match &mut self.held {
            Held::Sqlite(c) => Link::Sqlite(c),
            Held::Postgres(c) => Link::Postgres(c),
            Held::SqliteTx(c) => Link::Sqlite(c),
            Held::PostgresTx(c) => Link::Postgres(c),
        }
    }

    /// Every row of the answer. Give the statement a `LIMIT` or a bound that keeps it small.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn all<R: FromRow>(&mut self, sql: Sql) -> Result<Vec<R>, DbError> {
        match self.link() {
            Link::Sqlite(c) => {
                let rows = query!(Sqlite, sql).fetch_all(c).await?;
                rows.iter().map(|row| R::from_row(&RowRef::Sqlite(row))).collect()
            }
            Link::Postgres(c) => {
                let rows = query!(Postgres, sql).fetch_all(c).await?;
                rows.iter().map(|row| R::from_row(&RowRef::Postgres(row))).collect()
            }
        }
    }

    /// The one row of the answer, or `None`.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn opt<R: FromRow>(&mut self, sql: Sql) -> Result<Option<R>, DbError> {
        match self.link() {
            Link::Sqlite(c) => {
                let row = query!(Sqlite, sql).fetch_optional(c).await?;
                row.map(|row| R::from_row(&RowRef::Sqlite(&row))).transpose()
            }
            Link::Postgres(c) => {
                let row = query!(Postgres, sql).fetch_optional(c).await?;
                row.map(|row| R::from_row(&RowRef::Postgres(&row))).transpose()
            }
        }
    }

    /// The one row of an answer that always has one, such as a count.
    ///
    /// # Errors
    /// Also when there is no row.
    pub async fn one<R: FromRow>(&mut self, sql: Sql) -> Result<R, DbError> {
        self.opt(sql).await?.ok_or(DbError::Other(sqlx::Error::RowNotFound))
    }

    /// Whether there is a row.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn exists(&mut self, sql: Sql) -> Result<bool, DbError> {
        Ok(match self.link() {
            Link::Sqlite(c) => query!(Sqlite, sql).fetch_optional(c).await?.is_some(),
            Link::Postgres(c) => query!(Postgres, sql).fetch_optional(c).await?.is_some(),
        })
    }

    /// Keeps what was written, when this is a transaction.
    pub(crate) async fn commit(self) -> Result<(), DbError> {
        match self.held {
            Held::SqliteTx(tx) => tx.commit().await?,
            Held::PostgresTx(tx) => tx.commit().await?,
            Held::Sqlite(_) | Held::Postgres(_) => {}
        }
        Ok(())
    }

    /// Whether this is PostgreSQL. Only for what no single text can say.
    pub fn is_postgres(&self) -> bool {
        matches!(self.held, Held::Postgres(_) | Held::PostgresTx(_))
    }
}

/// A transaction: reads and writes, all or nothing. Made by [`crate::Db::write`] only.
pub struct Tx {
    pub(crate) conn: Conn,
    pub(crate) rows: u64,
    pub(crate) audited: bool,
}

impl Tx {
    /// Runs a statement that writes. Returns how many rows it touched: look at it whenever the
    /// statement has a condition.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn run(&mut self, sql: Sql) -> Result<u64, DbError> {
        let rows = match self.conn.link() {
            Link::Sqlite(c) => query!(Sqlite, sql).execute(c).await?.rows_affected(),
            Link::Postgres(c) => query!(Postgres, sql).execute(c).await?.rows_affected(),
        };
        self.rows += rows;
        Ok(rows)
    }

    /// Appends to the audit log, in this transaction.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub async fn audit(&mut self, ctx: &Ctx, entry: Audit) -> Result<(), DbError> {
        crate::audit::append(self, ctx, entry).await?;
        self.audited = true;
        Ok(())
    }
}

impl Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}
