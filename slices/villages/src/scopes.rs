// SPDX-License-Identifier: EUPL-1.2
//! The things that a right can be limited to.

use db::Conn;
use kernel::{Result, ScopeKind, TenantId, Timestamp};
use web::ScopeName;

use crate::store;

/// Every kern, team, group and partner.
///
/// # Errors
/// Whatever the database refuses.
pub async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<ScopeName>> {
    let mut scopes = Vec::new();
    let mut add = |kind, id, slug, name, ended_at: Option<Timestamp>| {
        scopes.push(ScopeName { kind, id, slug, name, ended: ended_at.is_some() });
    };
    for kern in store::kern::ever(conn, tenant).await? {
        add(ScopeKind::Kern, kern.id.uuid(), kern.slug, kern.name, kern.ended_at);
    }
    for team in store::listed::teams(conn, tenant).await? {
        add(ScopeKind::Team, team.id.uuid(), team.slug, team.name, team.ended_at);
    }
    for group in store::group::all(conn, tenant).await? {
        add(ScopeKind::Group, group.id.uuid(), group.slug, group.name, group.ended_at);
    }
    for partner in store::listed::partners(conn, tenant).await? {
        add(ScopeKind::Partner, partner.id.uuid(), partner.slug, partner.name, partner.ended_at);
    }
    Ok(scopes)
}
