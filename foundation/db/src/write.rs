// SPDX-License-Identifier: EUPL-1.2
//! The only way to write: one short transaction in a task of its own.

use std::future::Future;
use std::pin::Pin;

use kernel::{Ctx, Error, caught};

use crate::{Db, DbError, Tx, sql};

/// What [`Db::write`] runs: a boxed future that borrows the transaction.
pub type Work<'t, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 't>>;

const ATTEMPTS: u32 = 5;

impl Db {
    /// Runs `work` in one transaction and commits it. A browser that hangs up does not stop it
    /// half-way, for it runs in a task of its own; where two transactions meet it runs again, so
    /// `work` clones what it consumes. No network inside: SQLite has one writer.
    ///
    /// A transaction that changed rows without an audit entry is refused. One that changed rows
    /// marks the pages of the municipality as changed, so that no kept page tells the state before.
    ///
    /// # Errors
    /// What `work` returns, after everything it wrote was undone; or what the database refuses:
    /// [`Error::Unavailable`] when five times another transaction was in the way.
    pub async fn write<T, F>(&self, ctx: &Ctx, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t mut Tx) -> Work<'t, T> + Send + Sync + 'static,
    {
        let (db, tenant) = (self.clone(), ctx.tenant);
        spawn(async move {
            db.attempt(work, |tx| {
                Box::pin(async move {
                    is_accounted_for(tx)?;
                    if tx.rows == 0 {
                        return Ok(());
                    }
                    bump(tx, tenant).await.map_err(Error::from)
                })
            })
            .await
        })
        .await
    }

    /// As [`Db::write`], for what no kept page shows, such as who follows what. It is an act, so
    /// it needs its audit entry; but kept pages stay good. Otherwise visitors could make every page
    /// anew as often as they like.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_unseen<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t mut Tx) -> Work<'t, T> + Send + Sync + 'static,
    {
        let db = self.clone();
        spawn(async move { db.attempt(work, |tx| Box::pin(async { is_accounted_for(tx) })).await }).await
    }

    /// As [`Db::write`], for what is no act of anybody: sessions, leases of jobs, delivery of
    /// mail. It leaves no audit entry and does not mark the municipality's pages as changed.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_housekeeping<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t mut Tx) -> Work<'t, T> + Send + Sync + 'static,
    {
        let db = self.clone();
        spawn(async move { db.attempt(work, |_| Box::pin(async { Ok(()) })).await }).await
    }

    async fn attempt<T, F, G>(&self, work: F, before_commit: G) -> Result<T, Error>
    where
        F: for<'t> Fn(&'t mut Tx) -> Work<'t, T>,
        G: for<'t> Fn(&'t mut Tx) -> Work<'t, ()>,
    {
        let mut attempt = 1;
        loop {
            match self.once(&work, &before_commit).await {
                Err(error) if is_retry(&error) => {
                    if attempt == ATTEMPTS {
                        return Err(Error::Unavailable(error.to_string()));
                    }
                    attempt += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn once<T, F, G>(&self, work: &F, before_commit: &G) -> Result<T, Error>
    where
        F: for<'t> Fn(&'t mut Tx) -> Work<'t, T>,
        G: for<'t> Fn(&'t mut Tx) -> Work<'t, ()>,
    {
        let mut tx = Tx { conn: self.begin().await?, rows: 0, audited: false };
        let value = work(&mut tx).await?;
        before_commit(&mut tx).await?;
        tx.conn.commit().await?;
        Ok(value)
    }
}

fn is_accounted_for(tx: &Tx) -> Result<(), Error> {
    if tx.rows > 0 && !tx.audited {
        return Err(Error::internal("a write without an audit entry"));
    }
    Ok(())
}

/// Marks the municipality's public pages as changed; kept to the end of the transaction, because
/// from here on it holds a row that others in the same municipality wait for.
async fn bump(tx: &mut Tx, tenant: kernel::TenantId) -> Result<(), DbError> {
    tx.run(sql!(
        "INSERT INTO tenant_version (tenant_id, version) VALUES ($1, 1)
         ON CONFLICT (tenant_id) DO UPDATE SET version = tenant_version.version + 1",
        tenant
    ))
    .await?;
    Ok(())
}

fn is_retry(error: &Error) -> bool {
    let Error::Internal(cause) = error else {
        return false;
    };
    matches!(cause.downcast_ref::<DbError>(), Some(DbError::Retry(_)))
}

async fn spawn<T: Send + 'static>(
    work: impl Future<Output = Result<T, Error>> + Send + 'static,
) -> Result<T, Error> {
    match tokio::spawn(caught(work)).await {
        Ok(outcome) => outcome,
        Err(failure) => Err(Error::internal(failure)),
    }
}
