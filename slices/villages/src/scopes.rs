// SPDX-License-Identifier: EUPL-1.2
//! The things that a right can be limited to.

use db::Conn;
use kernel::{Result, ScopeKind, TenantId};
use web::ScopeName;

use crate::store;

/// Every kern, and every team, group and partner that is still there.
///
/// # Errors
/// Whatever the database refuses.
pub async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<ScopeName>> {
    let mut scopes = Vec::new();
    for kern in store::kern::all(conn, tenant).await? {
        scopes.push(ScopeName {
            kind: ScopeKind::Kern,
            id: kern.id.uuid(),
            slug: kern.slug,
            name: kern.name,
        });
    }
    for team in store::listed::teams(conn, tenant).await?.into_iter().filter(|t| t.ended_at.is_none()) {
        scopes.push(ScopeName {
            kind: ScopeKind::Team,
            id: team.id.uuid(),
            slug: team.slug,
            name: team.name,
        });
    }
    for group in store::group::all(conn, tenant).await?.into_iter().filter(|g| g.ended_at.is_none()) {
        let id = group.id.uuid();
        scopes.push(ScopeName { kind: ScopeKind::Group, id, slug: group.slug, name: group.name });
    }
    for partner in store::listed::partners(conn, tenant).await?.into_iter().filter(|p| p.ended_at.is_none()) {
        let id = partner.id.uuid();
        scopes.push(ScopeName { kind: ScopeKind::Partner, id, slug: partner.slug, name: partner.name });
    }
    Ok(scopes)
}
