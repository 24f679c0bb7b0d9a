// SPDX-License-Identifier: EUPL-1.2
//! What other slices may know about people: functions, holders of a role, how to reach them.

use std::collections::HashMap;

use db::{Conn, DbError};
use kernel::{Locale, PersonId, Role, Scope, TenantId};
use web::{Page, Words};

use crate::store::person::PersonRow;
use crate::store::{person, right};

/// The functions of people who did something, for pages that say who.
#[derive(Clone, Debug, Default)]
pub struct Labels(HashMap<PersonId, String>);

impl Labels {
    /// The function; none for residents.
    pub fn get(&self, id: PersonId) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }

    /// The function, or "een inwoner" in the language of the page.
    pub fn show(&self, page: &Page, id: PersonId) -> Words {
        self.get(id).map_or_else(|| page.t("een-inwoner").into(), |label| page.in_dutch(label))
    }
}

/// The functions of these people. Names are never shown to others.
///
/// # Errors
/// Whatever the database refuses.
pub async fn labels(conn: &mut Conn, tenant: TenantId, ids: &[PersonId]) -> Result<Labels, DbError> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut found = HashMap::new();
    // SQLite takes some 32,000 values in one statement; a page never shows that many people.
    for some in ids.chunks(500) {
        let rows = person::labels(conn, tenant, some).await?;
        found.extend(rows.into_iter().filter(|(_, label)| !label.is_empty()));
    }
    Ok(Labels(found))
}

/// Somebody who holds a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// The function, or the name where there is none.
    pub label: String,
    /// The function that everybody may see; empty where there is none.
    pub function: String,
    /// The name that colleagues see; may be empty.
    pub name: String,
    /// The address for mail. Show it only where the municipality publishes it.
    pub email: String,
    /// Where the role holds.
    pub scopes: Vec<Scope>,
    /// From whom they take over today; empty but for [`crate::holders_on`].
    pub(crate) stands_for: Vec<PersonId>,
}

impl Holder {
    /// Whether the role holds for this thing: by name, or everywhere.
    pub fn covers(&self, scope: Scope) -> bool {
        self.scopes.iter().any(|held| *held == Scope::All || *held == scope)
    }

    /// Whether this is the person, or who takes over from them.
    pub fn acts_for(&self, person: PersonId) -> bool {
        self.person == person || self.stands_for.contains(&person)
    }

    /// Adds what `other` holds and from whom they take over: two roles of one person, or a stand-in.
    pub fn join(&mut self, other: Self) {
        let new = |scope: &Scope| !self.scopes.contains(scope);
        let scopes: Vec<Scope> = other.scopes.into_iter().filter(new).collect();
        self.scopes.extend(scopes);
        for person in other.stands_for.into_iter().chain([other.person]) {
            if !self.acts_for(person) {
                self.stands_for.push(person);
            }
        }
    }
}

/// Everybody who holds a role now, by name.
///
/// # Errors
/// Whatever the database refuses.
pub async fn holders(conn: &mut Conn, tenant: TenantId, role: Role) -> Result<Vec<Holder>, DbError> {
    let mut holders: Vec<Holder> = Vec::new();
    for row in right::with_role(conn, tenant, role).await? {
        let Some(grant) = row.grant() else { continue };
        match holders.last_mut().filter(|last| last.person == row.person_id) {
            Some(last) => last.scopes.push(grant.scope),
            None => holders.push(Holder {
                person: row.person_id,
                label: if row.label.is_empty() { row.name.clone() } else { row.label.clone() },
                function: row.label,
                name: row.name,
                email: row.email.unwrap_or_default(),
                scopes: vec![grant.scope],
                stands_for: Vec::new(),
            }),
        }
    }
    Ok(holders)
}

/// Whether a right is or was limited to this thing: then it cannot go without a trace.
///
/// # Errors
/// Whatever the database refuses.
pub async fn limits(conn: &mut Conn, tenant: TenantId, scope: Scope) -> Result<bool, DbError> {
    right::limits(conn, tenant, scope).await
}

/// How to write to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The address.
    pub email: String,
    /// The name that the person chose; may be empty.
    pub name: String,
    /// The language of mails.
    pub language: Locale,
    /// Part of a demo world.
    pub demo: bool,
}

impl Contact {
    fn of(row: PersonRow) -> Option<Self> {
        let language = row.language.parse().unwrap_or_default();
        Some(Self { email: row.email?, name: row.name, language, demo: row.demo })
    }
}

/// How to write to a person; none when the account was erased.
///
/// # Errors
/// Whatever the database refuses.
pub async fn contact(conn: &mut Conn, tenant: TenantId, id: PersonId) -> Result<Option<Contact>, DbError> {
    Ok(person::by_id(conn, tenant, id).await?.and_then(Contact::of))
}

/// How to write to these people, without those whose account was erased.
///
/// # Errors
/// Whatever the database refuses.
pub async fn contacts(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Contact>, DbError> {
    let mut found = HashMap::new();
    for some in ids.chunks(500) {
        let rows = person::by_ids(conn, tenant, some).await?;
        found.extend(rows.into_iter().filter_map(|row| Some((row.id, Contact::of(row)?))));
    }
    Ok(found)
}

/// The person with this address.
///
/// # Errors
/// Whatever the database refuses.
pub async fn by_email(conn: &mut Conn, tenant: TenantId, email: &str) -> Result<Option<PersonId>, DbError> {
    Ok(person::by_email(conn, tenant, &email.trim().to_lowercase()).await?.map(|row| row.id))
}

/// The language of mails to these addresses, in small letters, as far as they have an account.
///
/// # Errors
/// Whatever the database refuses.
pub async fn languages(
    conn: &mut Conn,
    tenant: TenantId,
    emails: &[&str],
) -> Result<HashMap<String, Locale>, DbError> {
    let mut found = HashMap::new();
    for some in emails.chunks(500) {
        let rows = person::languages(conn, tenant, some).await?;
        found.extend(rows.into_iter().map(|(email, code)| (email, code.parse().unwrap_or_default())));
    }
    Ok(found)
}
