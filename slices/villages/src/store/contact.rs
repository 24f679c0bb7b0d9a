// SPDX-License-Identifier: EUPL-1.2
//! How people reach the officers of a kern, and by what the kern spreads news.

use db::{Conn, DbError, Sql, Tx, Value, sql};
use kernel::{PersonId, TenantId};
use uuid::Uuid;

use super::bulk;
use crate::model::{Channel, Contact, KernId};

const CONTACTS: &str = "SELECT id, kern_id, office, person_id, label, phone, email, hours, example
    FROM officer_contact WHERE tenant_id = $1";
const CHANNELS: &str = "SELECT id, kern_id, kind, name, url, example FROM channel WHERE tenant_id = $1";

fn of_kern(mut sql: Sql, kern: Option<KernId>, order: &str) -> Sql {
    if let Some(kern) = kern {
        sql.push(" AND kern_id = ").bind(kern);
    }
    sql.push(order);
    sql
}

/// The contacts of one kern, or of all; officers before wethouders.
///
/// # Errors
/// Whatever the database refuses.
pub async fn contacts(
    conn: &mut Conn,
    tenant: TenantId,
    kern: Option<KernId>,
) -> Result<Vec<Contact>, DbError> {
    conn.all(of_kern(sql!(CONTACTS, tenant), kern, " ORDER BY office DESC, label, id")).await
}

/// Adds contacts.
///
/// # Errors
/// Whatever the database refuses.
pub async fn add_contacts(tx: &mut Tx, tenant: TenantId, contacts: &[Contact]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value>> = contacts
        .iter()
        .map(|c| {
            vec![
                tenant.into(),
                c.id.into(),
                c.kern_id.into(),
                c.office.into(),
                c.person_id.into(),
                (&c.label).into(),
                c.phone.clone().into(),
                c.email.clone().into(),
                c.hours.clone().into(),
                c.example.into(),
            ]
        })
        .collect();
    let head = "INSERT INTO officer_contact (tenant_id, id, kern_id, office, person_id, label, phone, email,
         hours, example) VALUES ";
    bulk::insert(tx, head, &rows).await
}

/// One contact of a kern.
///
/// # Errors
/// Whatever the database refuses.
pub async fn contact(
    conn: &mut Conn,
    tenant: TenantId,
    kern: KernId,
    id: Uuid,
) -> Result<Option<Contact>, DbError> {
    let mut sql = sql!(CONTACTS, tenant);
    sql.push(" AND kern_id = ").bind(kern).push(" AND id = ").bind(id);
    conn.opt(sql).await
}

/// Replaces what a contact shows.
///
/// # Errors
/// Whatever the database refuses.
pub async fn edit_contact(tx: &mut Tx, tenant: TenantId, contact: &Contact) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE officer_contact SET office = $4, label = $5, phone = $6, email = $7, hours = $8,
            person_id = $9
         WHERE tenant_id = $1 AND kern_id = $2 AND id = $3",
        tenant,
        contact.kern_id,
        contact.id,
        contact.office,
        &contact.label,
        contact.phone.clone(),
        contact.email.clone(),
        contact.hours.clone(),
        contact.person_id
    ))
    .await
}

/// Removes a contact.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove_contact(tx: &mut Tx, tenant: TenantId, kern: KernId, id: Uuid) -> Result<u64, DbError> {
    let text = "DELETE FROM officer_contact WHERE tenant_id = $1 AND kern_id = $2 AND id = $3";
    tx.run(sql!(text, tenant, kern, id)).await
}

/// The contacts that show a person: those that name the account, and those with its address.
///
/// # Errors
/// Whatever the database refuses.
pub async fn contacts_of_person(
    conn: &mut Conn,
    tenant: TenantId,
    person: PersonId,
    email: Option<&str>,
) -> Result<Vec<Contact>, DbError> {
    let mut sql = sql!(CONTACTS, tenant);
    sql.push(" AND (person_id = ").bind(person).push(" OR lower(email) = lower(");
    sql.bind(email.map(str::to_owned)).push(")) ORDER BY kern_id, id");
    conn.all(sql).await
}

/// Removes the contacts that show a person: the kern then says that nobody is known. Where somebody
/// else is shown with the address of this person, only the address goes.
///
/// # Errors
/// Whatever the database refuses.
pub async fn unname(
    tx: &mut Tx,
    tenant: TenantId,
    person: PersonId,
    email: Option<&str>,
) -> Result<(), DbError> {
    let email = email.map(str::to_owned);
    tx.run(sql!(
        "DELETE FROM officer_contact
         WHERE tenant_id = $1 AND (person_id = $2 OR (person_id IS NULL AND lower(email) = lower($3)))",
        tenant,
        person,
        email.clone()
    ))
    .await?;
    let text = "UPDATE officer_contact SET email = NULL WHERE tenant_id = $1 AND lower(email) = lower($2)";
    tx.run(sql!(text, tenant, email)).await?;
    Ok(())
}

/// Takes an address off the contacts that show it.
///
/// # Errors
/// Whatever the database refuses.
pub async fn unlist(tx: &mut Tx, tenant: TenantId, email: &str) -> Result<u64, DbError> {
    let text = "UPDATE officer_contact SET email = NULL WHERE tenant_id = $1 AND lower(email) = lower($2)";
    tx.run(sql!(text, tenant, email)).await
}

/// The channels of one kern, or of all.
///
/// # Errors
/// Whatever the database refuses.
pub async fn channels(
    conn: &mut Conn,
    tenant: TenantId,
    kern: Option<KernId>,
) -> Result<Vec<Channel>, DbError> {
    conn.all(of_kern(sql!(CHANNELS, tenant), kern, " ORDER BY kind, name, id")).await
}

/// Adds channels.
///
/// # Errors
/// Whatever the database refuses.
pub async fn add_channels(tx: &mut Tx, tenant: TenantId, channels: &[Channel]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value>> = channels
        .iter()
        .map(|c| {
            vec![
                tenant.into(),
                c.id.into(),
                c.kern_id.into(),
                c.kind.into(),
                (&c.name).into(),
                c.url.clone().into(),
                c.example.into(),
            ]
        })
        .collect();
    let head = "INSERT INTO channel (tenant_id, id, kern_id, kind, name, url, example) VALUES ";
    bulk::insert(tx, head, &rows).await
}

/// One channel of a kern.
///
/// # Errors
/// Whatever the database refuses.
pub async fn channel(
    conn: &mut Conn,
    tenant: TenantId,
    kern: KernId,
    id: Uuid,
) -> Result<Option<Channel>, DbError> {
    let mut sql = sql!(CHANNELS, tenant);
    sql.push(" AND kern_id = ").bind(kern).push(" AND id = ").bind(id);
    conn.opt(sql).await
}

/// Replaces what a channel shows.
///
/// # Errors
/// Whatever the database refuses.
pub async fn edit_channel(tx: &mut Tx, tenant: TenantId, channel: &Channel) -> Result<u64, DbError> {
    tx.run(sql!(
        "UPDATE channel SET kind = $4, name = $5, url = $6
         WHERE tenant_id = $1 AND kern_id = $2 AND id = $3",
        tenant,
        channel.kern_id,
        channel.id,
        channel.kind,
        &channel.name,
        channel.url.clone()
    ))
    .await
}

/// Removes a channel.
///
/// # Errors
/// Whatever the database refuses.
pub async fn remove_channel(tx: &mut Tx, tenant: TenantId, kern: KernId, id: Uuid) -> Result<u64, DbError> {
    let text = "DELETE FROM channel WHERE tenant_id = $1 AND kern_id = $2 AND id = $3";
    tx.run(sql!(text, tenant, kern, id)).await
}
