// SPDX-License-Identifier: EUPL-1.2
//! The list of rights: filtered, by name, a page at a time.

use db::{Conn, DbError};
use kernel::page::Direction;
use kernel::{Cursor, PageSize, Role, Scope, TenantId};

use super::{RightRow, select, select_in_force};
use crate::model;

/// So many rows are looked at in one step while somebody is searched by name.
const STEP: usize = 500;

/// Which rights are asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// Of this role. Residents only when it asks for them.
    pub(crate) role: Option<Role>,
    /// Limited to just this, or just those for the whole municipality.
    pub(crate) place: Option<Scope>,
    /// Of people whose name, function or address holds these words.
    pub(crate) name: String,
    /// Also those that were withdrawn.
    pub(crate) ended: bool,
}

impl Filter {
    /// Whether the row is of somebody who is searched for. The databases differ in what a capital of
    /// Ö is, so this looks itself.
    fn fits(&self, row: &RightRow) -> bool {
        let wanted = self.name.to_lowercase();
        let email = row.email.as_deref().unwrap_or_default();
        [row.name.as_str(), &row.label, email].iter().any(|held| held.to_lowercase().contains(&wanted))
    }
}

/// Rights by name of the person, one page.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    filter: &Filter,
    at: Option<&Cursor>,
) -> Result<kernel::Page<RightRow>, DbError> {
    let size = PageSize::default();
    let fetch = usize::from(size.get()) + 1;
    let step = if filter.name.is_empty() { fetch } else { STEP };
    let mut rows: Vec<RightRow> = Vec::new();
    let mut from = at.cloned();
    loop {
        let some = some(conn, tenant, filter, from.as_ref(), step).await?;
        let is_last = some.len() < step;
        from = some.last().map(|row| match at.map(Cursor::direction) {
            Some(Direction::Before) => Cursor::before(&row.name, row.id.uuid()),
            Some(Direction::After) | None => Cursor::after(&row.name, row.id.uuid()),
        });
        rows.extend(some.into_iter().filter(|row| filter.fits(row)));
        if is_last || rows.len() >= fetch {
            break;
        }
    }
    rows.truncate(fetch);
    Ok(kernel::Page::from_rows(rows, at, size, |row: &RightRow| (row.name.clone(), row.id.uuid())))
}

/// The next rows beside the cursor, nearest first.
async fn some(
    conn: &mut Conn,
    tenant: TenantId,
    filter: &Filter,
    at: Option<&Cursor>,
    limit: usize,
) -> Result<Vec<RightRow>, DbError> {
    let mut sql = if filter.ended { select(tenant) } else { select_in_force(tenant) };
    match filter.role {
        Some(role) => sql.push(" AND g.role = ").bind(role.code()),
        None => sql.push(" AND g.role <> ").bind(Role::Resident.code()),
    };
    if let Some(place) = filter.place {
        let (kind, id) = model::scope_parts(place);
        sql.push(" AND g.scope_kind = ").bind(kind).push(" AND g.scope_id = ").bind(id);
    }
    let backwards = at.is_some_and(|cursor| cursor.direction() == Direction::Before);
    if let Some(cursor) = at {
        sql.push(if backwards { " AND (p.name, g.id) < (" } else { " AND (p.name, g.id) > (" });
        sql.bind(cursor.key()).push(", ").bind(cursor.id()).push(")");
    }
    let order = if backwards { " ORDER BY p.name DESC, g.id DESC" } else { " ORDER BY p.name, g.id" };
    sql.push(order).push(" LIMIT ").bind(i64::try_from(limit).unwrap_or(i64::MAX));
    conn.all(sql).await
}
