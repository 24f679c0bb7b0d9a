// SPDX-License-Identifier: EUPL-1.2
//! From the database to the file.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::Timestamp;
use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::cell::{Cell, Cells, Kind};
use super::schema::{self, Table};
use super::{BackupError, FORMAT, Header, LastLine, Progress, Scope, TableLine, done_steps, hex};
use crate::conn::{Conn, Held};
use crate::connect::Pools;
use crate::{Db, DbError, Sql, sql};

/// The most rows read at a time.
const PAGE: u32 = 500;
/// The most bytes read at a time, as far as rows of a table with files allow.
const PAGE_BYTES: i64 = 8 * 1024 * 1024;

/// Writes one snapshot of the database to `out` and returns what the header says. `now` is the
/// moment that the header names.
///
/// # Errors
/// See [`BackupError`]; a file that is half-way then is worth nothing.
pub async fn write<W: Write>(
    db: &Db,
    scope: &Scope,
    now: Timestamp,
    out: W,
    progress: Progress<'_>,
) -> Result<Header, BackupError> {
    let mut conn = snapshot(db).await?;
    let mut tables = schema::tables(&mut conn).await?;
    tables.retain(|table| !scope.without.contains(&table.name.as_str()) && belongs(table, scope));
    let mut counts = Vec::new();
    for table in &tables {
        let (rows,): (i64,) = conn.one(selection("SELECT count(*) AS rows", table, scope)).await?;
        counts.push(u64::try_from(rows).unwrap_or(0));
    }
    let header = Header {
        brink_backup: FORMAT,
        made_at: now,
        tenant: scope.tenant.map(|tenant| tenant.to_string()),
        steps: done_steps(&mut conn).await?,
        rows: counts.iter().sum(),
    };
    let mut file = Lines { out: GzEncoder::new(out, Compression::default()), sum: Sha256::new() };
    file.line(&header)?;
    let (mut done, total) = (0, header.rows);
    for (table, rows) in tables.iter().zip(counts) {
        let columns = table.columns.iter().map(|column| (column.name.clone(), column.kind.word().into()));
        file.line(&TableLine { table: table.name.clone(), columns: columns.collect(), rows })?;
        let size = page_size(largest(&mut conn, table, scope).await?);
        let mut page = Page { table, scope, size, last: None };
        while let Some(rows) = page.next(&mut conn).await? {
            for row in &rows {
                file.line(row)?;
            }
            done += rows.len() as u64;
            progress(done, total);
        }
    }
    file.finish()?;
    Ok(header)
}

/// A connection on which every query sees the same moment.
async fn snapshot(db: &Db) -> Result<Conn, DbError> {
    let held = match &db.pools {
        Pools::Sqlite { read, .. } => Held::SqliteTx(read.begin().await?),
        Pools::Postgres(pool) => {
            Held::PostgresTx(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
        }
    };
    let mut conn = db.conn(held);
    if conn.is_postgres() {
        // A slow disk may take its time; a request may not.
        conn.exists(sql!("SELECT set_config('statement_timeout', '0', true)")).await?;
        conn.exists(sql!("SELECT set_config('idle_in_transaction_session_timeout', '0', true)")).await?;
    }
    Ok(conn)
}

/// With one municipality asked for, tables without a municipality stay out.
fn belongs(table: &Table, scope: &Scope) -> bool {
    scope.tenant.is_none() || table.name == "tenant" || table.has("tenant_id")
}

/// `start`, and the rows of the table that were asked for.
fn selection(start: &'static str, table: &Table, scope: &Scope) -> Sql {
    let mut sql = Sql::new(start);
    from(&mut sql, table, scope);
    sql
}

fn from(sql: &mut Sql, table: &Table, scope: &Scope) {
    sql.push(" FROM ").push(&quoted(&table.name)).push(" WHERE ");
    match scope.tenant {
        Some(tenant) => {
            sql.push(if table.name == "tenant" { "id = " } else { "tenant_id = " }).bind(tenant);
        }
        None => {
            sql.push("1 = 1");
        }
    }
}

pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The most bytes in the columns of one row that hold bytes. Neither engine reads them to know.
async fn largest(conn: &mut Conn, table: &Table, scope: &Scope) -> Result<i64, DbError> {
    let bytes = table.columns.iter().filter(|column| column.kind == Kind::Bytes);
    let sizes: Vec<String> =
        bytes.map(|column| format!("coalesce(length({}), 0)", quoted(&column.name))).collect();
    if sizes.is_empty() {
        return Ok(0);
    }
    let mut sql = Sql::new("SELECT CAST(coalesce(max(");
    sql.push(&sizes.join(" + ")).push("), 0) AS BIGINT) AS largest");
    from(&mut sql, table, scope);
    let (largest,) = conn.one(sql).await?;
    Ok(largest)
}

/// How many rows to read at a time when none is larger than this.
fn page_size(largest: i64) -> u32 {
    u32::try_from(PAGE_BYTES / largest.max(1)).unwrap_or(PAGE).clamp(1, PAGE)
}

/// Reads a table in the order of its key, page by page.
struct Page<'t> {
    table: &'t Table,
    scope: &'t Scope,
    size: u32,
    last: Option<Vec<Cell>>,
}

impl Page<'_> {
    /// The next rows, or `None` at the end.
    async fn next(&mut self, conn: &mut Conn) -> Result<Option<Vec<Vec<Json>>>, BackupError> {
        let rows: Vec<Cells> = conn.all(self.sql()).await?;
        let Some(Cells(last)) = rows.last() else { return Ok(None) };
        self.last = Some(last.clone());
        let to_json = |Cells(cells): Cells| {
            let columns = self.table.columns.iter().zip(cells);
            columns.map(|(column, cell)| column.kind.to_json(cell)).collect()
        };
        Ok(Some(rows.into_iter().map(to_json).collect()))
    }

    fn sql(&self) -> Sql {
        let names: Vec<String> = self.table.columns.iter().map(|column| quoted(&column.name)).collect();
        let key = self.table.key.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        let mut sql = Sql::new("SELECT ");
        sql.push(&names.join(", "));
        from(&mut sql, self.table, self.scope);
        if let Some(last) = &self.last {
            sql.push(" AND (").push(&key).push(") > (");
            for (index, place) in self.table.places(&self.table.key).into_iter().enumerate() {
                let column = self.table.columns.get(place).zip(last.get(place));
                if let Some(value) = column.and_then(|(column, cell)| cell.bind(column.kind)) {
                    sql.push(if index == 0 { "" } else { ", " }).bind(value);
                }
            }
            sql.push(")");
        }
        sql.push(" ORDER BY ").push(&key).push(" LIMIT ").bind(self.size);
        sql
    }
}

/// Writes lines and adds them up.
struct Lines<W: Write> {
    out: GzEncoder<W>,
    sum: Sha256,
}

impl<W: Write> Lines<W> {
    fn line(&mut self, what: &impl Serialize) -> Result<(), BackupError> {
        let mut line = serde_json::to_vec(what).map_err(std::io::Error::from)?;
        line.push(b'\n');
        self.sum.update(&line);
        self.out.write_all(&line)?;
        Ok(())
    }

    fn finish(mut self) -> Result<(), BackupError> {
        let sha256 = hex(&self.sum.clone().finalize());
        self.line(&LastLine { sha256 })?;
        self.out.finish()?.flush()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::page_size;

    #[test]
    fn large_rows_are_read_a_few_at_a_time() {
        assert_eq!(page_size(0), 500);
        assert_eq!(page_size(16), 500);
        assert_eq!(page_size(1024 * 1024), 8);
        assert_eq!(page_size(i64::MAX), 1);
    }
}
