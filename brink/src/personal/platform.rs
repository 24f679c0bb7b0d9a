// SPDX-License-Identifier: EUPL-1.2
//! What the test asks of tables that it does not know by name.

use std::fmt;

use db::{Db, Sql, Value, sql};
use kernel::TenantId;

/// A column of some table.
#[derive(Clone, Debug)]
pub struct Column {
    pub table: String,
    pub name: String,
    /// It holds ids or other bytes.
    pub is_id: bool,
    pub is_text: bool,
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.table, self.name)
    }
}

/// Every column of every table.
pub async fn columns(db: &Db) -> Vec<Column> {
    let mut conn = db.read().await.unwrap();
    let statement = if conn.is_postgres() {
        "SELECT CAST(table_name AS TEXT) AS t, CAST(column_name AS TEXT) AS c, CAST(data_type AS TEXT) AS k
         FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"
    } else {
        "SELECT m.name AS t, p.name AS c, p.type AS k FROM sqlite_master m, pragma_table_info(m.name) p
         WHERE m.type = 'table' ORDER BY 1, 2"
    };
    let all: Vec<(String, String, String)> = conn.all(Sql::new(statement)).await.unwrap();
    let columns = all.into_iter().map(|(table, name, kind)| {
        let kind = kind.to_lowercase();
        Column { table, name, is_id: ["uuid", "bytea", "blob"].contains(&&*kind), is_text: kind == "text" }
    });
    columns.collect()
}

/// Runs the statements of a file.
pub async fn run(db: &Db, file: &'static str) {
    let done = db.write_housekeeping(move |tx| {
        Box::pin(async move {
            for statement in file.split_terminator(';').filter(|text| !text.trim().is_empty()) {
                assert!(tx.run(Sql::new(statement)).await? > 0, "touches no row: {statement}");
            }
            Ok(())
        })
    });
    done.await.unwrap();
}

/// Sets a column in one row, the one after so many; `false` when there is none.
pub async fn set(db: &Db, tenant: TenantId, column: &Column, after: usize, value: Value) -> bool {
    let row = if db.read().await.unwrap().is_postgres() { "ctid" } else { "rowid" };
    let Column { table, name, .. } = column;
    let text = format!(
        "UPDATE {table} SET {name} = $1
         WHERE {row} = (SELECT {row} FROM {table} WHERE tenant_id = $2 ORDER BY {row} LIMIT 1 OFFSET {after})"
    );
    let done = db.write_housekeeping(move |tx| {
        let mut sql = Sql::new("");
        sql.push(&text);
        let sql = sql.with(value.clone()).with(tenant);
        Box::pin(async move { Ok(tx.run(sql).await?) })
    });
    done.await.unwrap() == 1
}

/// Whether a row has this value in the column.
pub async fn holds(db: &Db, tenant: TenantId, column: &Column, value: Value) -> bool {
    let mut sql = sql!("SELECT 1 FROM ");
    sql.push(&column.table).push(" WHERE tenant_id = ").bind(tenant);
    sql.push(" AND ").push(&column.name).push(" = ").bind(value);
    db.read().await.unwrap().exists(sql).await.unwrap()
}
