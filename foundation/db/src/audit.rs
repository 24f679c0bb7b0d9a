// SPDX-License-Identifier: EUPL-1.2
//! The audit log of a municipality: only appended to, read under Beheer.

use kernel::{Actor, Audit, Ctx, TenantId, Timestamp};
use uuid::Uuid;

use crate::{Conn, DbError, Tx, sql};

crate::row! {
    /// One entry as it stands in the log.
    pub struct Entry {
        /// Sorts by time.
        pub id: Uuid,
        /// When.
        pub at: Timestamp,
        /// `anoniem`, `systeem:<which>` or the id of a person.
        pub actor: String,
        /// Which request.
        pub request: Uuid,
        /// The action of the permission table.
        pub action: String,
        /// The kind of subject.
        pub subject_kind: String,
        /// Which subject.
        pub subject: Uuid,
        /// JSON object of the allow-listed facts.
        pub facts: String,
    }
}

pub(crate) async fn append(tx: &mut Tx, ctx: &Ctx, entry: Audit) -> Result<(), DbError> {
    let facts: serde_json::Map<String, serde_json::Value> =
        entry.facts.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    tx.run(sql!(
        "INSERT INTO audit_entry (tenant_id, id, at, actor, request, action, subject_kind, subject, facts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ctx.tenant,
        ctx.id::<Entry>(),
        ctx.now(),
        actor_text(&ctx.actor),
        ctx.request,
        entry.action,
        entry.kind,
        entry.subject,
        serde_json::Value::Object(facts).to_string(),
    ))
    .await?;
    Ok(())
}

fn actor_text(actor: &Actor) -> String {
    match actor {
        Actor::Anonymous => "anoniem".to_owned(),
        Actor::Person(person) => person.id.to_string(),
        Actor::System(which) => format!("systeem:{which}"),
    }
}

/// The newest entries before `before` (all when `None`), newest first.
///
/// # Errors
/// Whatever the database refuses.
pub async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    before: Option<Uuid>,
    limit: u32,
) -> Result<Vec<Entry>, DbError> {
    find(conn, tenant, &Filter::default(), before, limit).await
}

/// Which entries are asked for; all when nothing is said.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this actor, as [`Entry::actor`] has it.
    pub actor: Option<String>,
    /// Also those about one of these subjects, whoever acted.
    pub subjects: Vec<Uuid>,
    /// From this moment on.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
}

/// As [`list`], of what the filter lets through.
///
/// # Errors
/// Whatever the database refuses.
pub async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    filter: &Filter,
    before: Option<Uuid>,
    limit: u32,
) -> Result<Vec<Entry>, DbError> {
    let mut query = sql!(
        "SELECT id, at, actor, request, action, subject_kind, subject, facts
         FROM audit_entry WHERE tenant_id = $1",
        tenant
    );
    match (&filter.actor, filter.subjects.is_empty()) {
        (None, true) => {}
        (Some(actor), true) => {
            query.push(" AND actor = ").bind(actor);
        }
        (actor, false) => {
            query.push(" AND (actor = ").bind(actor.clone());
            query.push(" OR subject IN ").bind_list(filter.subjects.iter().copied()).push(")");
        }
    }
    if let Some(from) = filter.from {
        query.push(" AND at >= ").bind(from);
    }
    if let Some(until) = filter.until {
        query.push(" AND at < ").bind(until);
    }
    if let Some(before) = before {
        query.push(" AND id < ").bind(before);
    }
    query.push(" ORDER BY id DESC LIMIT ").bind(limit);
    conn.all(query).await
}

/// Actors whose text ends like this, at most two: enough to see whether it names one.
///
/// # Errors
/// Whatever the database refuses.
pub async fn actors_ending(conn: &mut Conn, tenant: TenantId, end: &str) -> Result<Vec<String>, DbError> {
    let plain: String = end.chars().filter(char::is_ascii_alphanumeric).collect();
    let found: Vec<(String,)> = conn
        .all(sql!(
            "SELECT DISTINCT actor FROM audit_entry WHERE tenant_id = $1 AND actor LIKE $2 LIMIT 2",
            tenant,
            format!("%{plain}")
        ))
        .await?;
    Ok(found.into_iter().map(|(actor,)| actor).collect())
}
