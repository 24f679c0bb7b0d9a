// SPDX-License-Identifier: EUPL-1.2
//! Many rows in few statements, for loading worlds.

use db::{DbError, Sql, Tx, Value};

/// Rows per statement: well under what either engine takes as values.
const ROWS: usize = 200;

/// Inserts rows. `head` is `INSERT INTO t (tenant_id, …) VALUES `.
///
/// # Errors
/// Whatever the database refuses.
pub async fn insert(tx: &mut Tx, head: &'static str, rows: &[Vec<Value>]) -> Result<(), DbError> {
    for chunk in rows.chunks(ROWS) {
        let mut sql = Sql::new(head);
        for (index, row) in chunk.iter().enumerate() {
            sql.push(if index == 0 { "(" } else { ", (" });
            for (column, value) in row.iter().enumerate() {
                if column > 0 {
                    sql.push(", ");
                }
                sql.bind(value.clone());
            }
            sql.push(")");
        }
        tx.run(sql).await?;
    }
    Ok(())
}
