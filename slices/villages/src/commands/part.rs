// SPDX-License-Identifier: EUPL-1.2
//! To add, change and remove what hangs on a kern: contacts and channels.

use std::future::Future;

use db::{Conn, Db, DbError, Tx};
use kernel::{Audit, Ctx, Error, Permit, Result, TenantId};
use uuid::Uuid;

use super::{mark, queue_for_names, unless_changed, unless_taken};
use crate::model::{Channel, Contact, Kern, KernId};
use crate::policy::{self, Describe};
use crate::store::contact as store;

/// The conflict of whoever changes what a colleague took away meanwhile.
pub const GONE: &str = "conflict-weggehaald";

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

    /// All of a kern.
    fn of_kern(
        conn: &mut Conn,
        tenant: TenantId,
        kern: KernId,
    ) -> impl Future<Output = Result<Vec<Self>, DbError>> + Send;

    /// Its name.
    fn name(&self) -> &str;

    /// Whether the other stands in the same place, where one name belongs to one of them.
    fn is_beside(&self, other: &Self) -> bool;

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
        let person = self.person_id.map(|id| id.to_string()).unwrap_or_default();
        mark(&[self.office.code(), &person, &self.label, &phone, &email, &hours])
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

    async fn of_kern(conn: &mut Conn, tenant: TenantId, kern: KernId) -> Result<Vec<Self>, DbError> {
        store::contacts(conn, tenant, Some(kern)).await
    }

    fn name(&self) -> &str {
        &self.label
    }

    fn is_beside(&self, other: &Self) -> bool {
        self.office == other.office
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

    async fn of_kern(conn: &mut Conn, tenant: TenantId, kern: KernId) -> Result<Vec<Self>, DbError> {
        store::channels(conn, tenant, Some(kern)).await
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn is_beside(&self, other: &Self) -> bool {
        self.kind == other.kind
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
/// [`GONE`] when it stands there no more, and a conflict when it stands there otherwise than as
/// `version`; invalid when another one in the same place has its name.
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
            let (kern, tenant) = (permit.subject(), ctx.tenant);
            queue_for_names(tx, tenant).await?;
            let all = P::of_kern(tx, tenant, kern.id).await?;
            let now = all.iter().find(|one| one.id() == part.id());
            if let Some(version) = &version {
                let now = now.ok_or(Error::Conflict(GONE))?;
                unless_changed(now.mark() == *version)?;
            }
            if !now.is_some_and(|now| now.name() == part.name() && now.is_beside(&part)) {
                let others = all.iter().filter(|one| one.id() != part.id() && one.is_beside(&part));
                unless_taken(part.name(), others.map(P::name))?;
            }
            match version {
                None => part.add(tx, tenant).await?,
                Some(_) => {
                    part.replace(tx, tenant).await?;
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
/// [`GONE`] when it is not there.
pub async fn remove<P: Part>(db: &Db, ctx: &Ctx, permit: Permit<Describe, Kern>, id: Uuid) -> Result<()> {
    let own = ctx.clone();
    db.write(ctx, move |tx| {
        let (ctx, permit) = (own.clone(), permit.clone());
        Box::pin(async move {
            let kern = permit.subject();
            if P::drop_from(tx, ctx.tenant, kern.id, id).await? == 0 {
                return Err(Error::Conflict(GONE));
            }
            Ok(tx.audit(&ctx, audit(kern, &format!("{} weg", P::NAME))).await?)
        })
    })
    .await
}

fn audit(kern: &Kern, what: &str) -> Audit {
    Audit::new(policy::DESCRIBE.action, "kern", kern.id).fact("wat", what)
}
