// SPDX-License-Identifier: EUPL-1.2
//! To add, change and remove what hangs on a kern: contacts and channels.

use std::future::Future;

use db::{Conn, Db, DbError, Tx};
use kernel::{Audit, Ctx, Error, Permit, Result, TenantId};
use uuid::Uuid;

use super::{mark, unless_changed};
use crate::model::{Channel, Contact, Kern, KernId};
use crate::policy::{self, Describe};
use crate::store::contact as store;

/// A line that hangs on a kern and has no version of its own.
pub trait Part: Clone + Send + Sync + 'static {
    /// What the audit log calls it.
    const NAME: &'static str;

    /// Names its state.
    fn mark(&self) -> String;

    /// Which it is.
    fn id(&self) -> Uuid;

    /// The one of a kern with this id.
    fn find(
        conn: &mut Conn,
        tenant: TenantId,
        kern: KernId,
        id: Uuid,
    ) -> impl Future<Output = Result<Option<Self>, DbError>> + Send;

    /// Stores a new one.
    fn add(self, tx: &mut Tx, tenant: TenantId) -> impl Future<Output = Result<(), DbError>> + Send;

    /// Replaces the one with its id.
    fn replace(self, tx: &mut Tx, tenant: TenantId) -> impl Future<Output = Result<u64, DbError>> + Send;

    /// Removes one.
    fn drop_from(
        tx: &mut Tx,
        tenant: TenantId,
        kern: KernId,
        id: Uuid,
    ) -> impl Future<Output = Result<u64, DbError>> + Send;
}

impl Part for Contact {
    const NAME: &'static str = "contact";

    fn mark(&self) -> String {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let (phone, email, hours) = (text(&self.phone), text(&self.email), text(&self.hours));
        mark(&[self.office.code(), &self.label, &phone, &email, &hours])
    }

    fn id(&self) -> Uuid {
        self.id
    }

    async fn find(
        conn: &mut Conn,
        tenant: TenantId,
        kern: KernId,
        id: Uuid,
    ) -> Result<Option<Self>, DbError> {
        store::contact(conn, tenant, kern, id).await
    }

    async fn add(self, tx: &mut Tx, tenant: TenantId) -> Result<(), DbError> {
        store::add_contacts(tx, tenant, &[self]).await
    }

    async fn replace(self, tx: &mut Tx, tenant: TenantId) -> Result<u64, DbError> {
        store::edit_contact(tx, tenant, &self).await
    }

    async fn drop_from(tx: &mut Tx, tenant: TenantId, kern: KernId, id: Uuid) -> Result<u64, DbError> {
        store::remove_contact(tx, tenant, kern, id).await
    }
}

impl Part for Channel {
    const NAME: &'static str = "kanaal";

    fn mark(&self) -> String {
        mark(&[self.kind.code(), &self.name, self.url.as_deref().unwrap_or_default()])
    }

    fn id(&self) -> Uuid {
        self.id
    }

    async fn find(
        conn: &mut Conn,
        tenant: TenantId,
        kern: KernId,
        id: Uuid,
    ) -> Result<Option<Self>, DbError> {
        store::channel(conn, tenant, kern, id).await
    }

    async fn add(self, tx: &mut Tx, tenant: TenantId) -> Result<(), DbError> {
        store::add_channels(tx, tenant, &[self]).await
    }

    async fn replace(self, tx: &mut Tx, tenant: TenantId) -> Result<u64, DbError> {
        store::edit_channel(tx, tenant, &self).await
    }

    async fn drop_from(tx: &mut Tx, tenant: TenantId, kern: KernId, id: Uuid) -> Result<u64, DbError> {
        store::remove_channel(tx, tenant, kern, id).await
    }
}

/// Adds a line to the permit's kern, or changes the one that stood there as `version`.
///
/// # Errors
/// A conflict when it does not stand there as `version` any more.
pub async fn put<P: Part>(
    db: &Db,
    ctx: &Ctx,
    permit: Permit<Describe, Kern>,
    version: Option<String>,
    part: P,
) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit, version, part) = (own.clone(), permit.clone(), version.clone(), part.clone());
        Box::pin(async move {
            let kern = permit.subject();
            match version {
                None => part.add(tx, ctx.tenant).await?,
                Some(version) => {
                    let now = P::find(tx, ctx.tenant, kern.id, part.id()).await?.ok_or(Error::NotFound)?;
                    unless_changed(now.mark() == version)?;
                    part.replace(tx, ctx.tenant).await?;
                }
            }
            Ok(tx.audit(&ctx, audit(kern, P::NAME)).await?)
        })
    })
    .await
}

/// Removes a line of the permit's kern.
///
/// # Errors
/// [`Error::NotFound`] when it is not there.
pub async fn remove<P: Part>(db: &Db, ctx: &Ctx, permit: Permit<Describe, Kern>, id: Uuid) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit) = (own.clone(), permit.clone());
        Box::pin(async move {
            let kern = permit.subject();
            if P::drop_from(tx, ctx.tenant, kern.id, id).await? == 0 {
                return Err(Error::NotFound);
            }
            Ok(tx.audit(&ctx, audit(kern, &format!("{} weg", P::NAME))).await?)
        })
    })
    .await
}

fn audit(kern: &Kern, what: &str) -> Audit {
    Audit::new(policy::DESCRIBE.action, "kern", kern.id).fact("wat", what)
}
