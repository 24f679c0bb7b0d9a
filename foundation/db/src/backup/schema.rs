// SPDX-License-Identifier: EUPL-1.2
//! The tables of a database as the database itself describes them.

use std::collections::BTreeSet;

use super::BackupError;
use super::cell::Kind;
use crate::migrate::STEPS;
use crate::{Conn, DbError, Sql, sql};

/// One table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    /// The columns of the primary key, in its order.
    pub(super) key: Vec<String>,
    /// Foreign keys into the table itself.
    pub(super) own_links: Vec<Link>,
    /// The other tables that must be filled before this one.
    after: BTreeSet<String>,
}

/// One column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// A foreign key: `from` of the one row holds what `to` of the other holds.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) from: Vec<String>,
    pub(super) to: Vec<String>,
}

crate::row! {
    struct ColumnRow { name: String, kind: String, key: i64 }
}
crate::row! {
    struct LinkRow { id: String, target: String, source_column: String, target_column: Option<String> }
}

impl Table {
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|own| own.name == column)
    }

    /// The place of each of these columns.
    pub(super) fn places(&self, columns: &[String]) -> Vec<usize> {
        columns.iter().filter_map(|name| self.columns.iter().position(|own| own.name == *name)).collect()
    }
}

/// The names of all tables.
pub(crate) async fn names(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    let sql = if conn.is_postgres() {
        sql!(
            "SELECT table_name::text AS name FROM information_schema.tables
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name"
        )
    } else {
        sql!(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        )
    };
    let rows: Vec<(String,)> = conn.all(sql).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Every table but that of the schema steps, each after those it refers to.
pub(super) async fn tables(conn: &mut Conn) -> Result<Vec<Table>, BackupError> {
    let mut tables = Vec::new();
    for name in names(conn).await? {
        if name != STEPS {
            tables.push(describe(conn, name).await?);
        }
    }
    in_order(tables)
}

async fn describe(conn: &mut Conn, name: String) -> Result<Table, BackupError> {
    let rows: Vec<ColumnRow> = conn.all(columns_sql(conn.is_postgres(), &name)).await?;
    let mut columns = Vec::new();
    for row in &rows {
        let kind = Kind::of(&row.kind)
            .ok_or_else(|| BackupError::UnknownType(format!("{name}.{}", row.name), row.kind.clone()))?;
        columns.push(Column { name: row.name.clone(), kind });
    }
    let mut key: Vec<(i64, String)> =
        rows.into_iter().filter(|row| row.key > 0).map(|row| (row.key, row.name)).collect();
    key.sort();
    let key: Vec<String> = key.into_iter().map(|(_, column)| column).collect();
    let rows: Vec<LinkRow> = conn.all(links_sql(conn.is_postgres(), &name)).await?;
    let after = rows.iter().map(|row| row.target.clone()).filter(|target| *target != name).collect();
    let own_links = own_links(&name, &key, rows);
    Ok(Table { name, columns, key, own_links, after })
}

/// `key`: the place in the primary key, from 1; 0 when it is no part of it.
fn columns_sql(postgres: bool, table: &str) -> Sql {
    if !postgres {
        return sql!(
            "SELECT name, lower(type) AS kind, cast(pk AS BIGINT) AS key FROM pragma_table_info($1) ORDER BY cid",
            table
        );
    }
    sql!(
        "SELECT c.column_name::text AS name, c.data_type::text AS kind, coalesce((
           SELECT k.ordinal_position::bigint FROM information_schema.table_constraints t
           JOIN information_schema.key_column_usage k
             ON k.constraint_schema = t.constraint_schema AND k.constraint_name = t.constraint_name
             AND k.table_name = t.table_name
           WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_schema = c.table_schema
             AND t.table_name = c.table_name AND k.column_name = c.column_name), 0) AS key
         FROM information_schema.columns c
         WHERE c.table_schema = current_schema() AND c.table_name = $1 ORDER BY c.ordinal_position",
        table
    )
}

fn links_sql(postgres: bool, table: &str) -> Sql {
    if !postgres {
        return sql!(
            "SELECT cast(id AS TEXT) AS id, \"table\" AS target, \"from\" AS source_column, \"to\" AS target_column
             FROM pragma_foreign_key_list($1) ORDER BY id, seq",
            table
        );
    }
    sql!(
        "SELECT c.conname::text AS id, t.relname::text AS target, a.attname::text AS source_column,
           b.attname::text AS target_column
         FROM pg_constraint c JOIN pg_class s ON s.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
         JOIN pg_namespace n ON n.oid = s.relnamespace
         CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k (own, other, seq)
         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
         JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.other
         WHERE c.contype = 'f' AND n.nspname = current_schema() AND s.relname = $1 ORDER BY c.conname, k.seq",
        table
    )
}

fn own_links(table: &str, key: &[String], rows: Vec<LinkRow>) -> Vec<Link> {
    let mut links: Vec<(String, Link)> = Vec::new();
    for row in rows.into_iter().filter(|row| row.target == table) {
        if links.last().is_none_or(|(id, _)| *id != row.id) {
            links.push((row.id, Link { from: Vec::new(), to: Vec::new() }));
        }
        if let Some((_, link)) = links.last_mut() {
            // SQLite names no target column when the primary key is meant.
            let to = row.target_column.or_else(|| key.get(link.to.len()).cloned());
            link.from.push(row.source_column);
            link.to.extend(to);
        }
    }
    links.into_iter().map(|(_, link)| link).collect()
}

/// Sorts so that each table comes after those it refers to; by name where that leaves a choice.
fn in_order(mut waiting: Vec<Table>) -> Result<Vec<Table>, BackupError> {
    let mut sorted: Vec<Table> = Vec::new();
    while !waiting.is_empty() {
        let free = |table: &Table| !waiting.iter().any(|other| table.after.contains(&other.name));
        let Some(next) = waiting.iter().position(free) else {
            let names: Vec<&str> = waiting.iter().map(|table| table.name.as_str()).collect();
            return Err(BackupError::Circle(names.join(", ")));
        };
        sorted.push(waiting.remove(next));
    }
    Ok(sorted)
}
