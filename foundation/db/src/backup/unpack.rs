// SPDX-License-Identifier: EUPL-1.2
//! From the file to an empty database.

mod lines;
mod rows;

use std::io::Read;

use serde_json::Value as Json;

use self::lines::Lines;
use self::rows::Rows;
use super::schema::{self, Table};
use super::write::quoted;
use super::{BackupError, FORMAT, Header, LastLine, Progress, TableLine, done_steps, hex};
use crate::{Db, Sql, Tx};

/// A backup whose first line was read.
pub struct Reader<R: Read> {
    lines: Lines<R>,
    header: Header,
}

impl<R: Read> Reader<R> {
    /// Opens a backup and reads its first line.
    ///
    /// # Errors
    /// When this is no backup, or one of a newer format.
    pub fn open(input: R) -> Result<Self, BackupError> {
        let mut lines = Lines::new(input);
        let Json::Object(first) = lines.json()? else { return Err(lines.damaged("no header")) };
        let format = first.get("brink_backup").and_then(Json::as_u64).unwrap_or(0);
        if format > u64::from(FORMAT) {
            return Err(BackupError::NewerFormat(u32::try_from(format).unwrap_or(u32::MAX)));
        }
        let header =
            serde_json::from_value(Json::Object(first)).map_err(|cause| lines.damaged(&cause.to_string()))?;
        Ok(Self { lines, header })
    }

    /// What the first line says.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Puts every row into the database, which must be empty and have the same schema steps. It
    /// is one transaction, kept only when the whole file turned out to be right.
    ///
    /// # Errors
    /// See [`BackupError`].
    pub async fn restore(mut self, db: &Db, progress: Progress<'_>) -> Result<(), BackupError> {
        let mut tx = Tx { conn: db.begin().await?, rows: 0, audited: false };
        same_steps(&self.header.steps, &done_steps(&mut tx).await?)?;
        let tables = schema::tables(&mut tx).await?;
        for table in &tables {
            let mut any = Sql::new("SELECT 1 FROM ");
            any.push(&quoted(&table.name)).push(" LIMIT 1");
            if tx.exists(any).await? {
                return Err(BackupError::NotEmpty(table.name.clone()));
            }
        }
        self.fill(&mut tx, &tables, progress).await?;
        tx.conn.commit().await?;
        Ok(())
    }

    async fn fill(
        &mut self,
        tx: &mut Tx,
        tables: &[Table],
        progress: Progress<'_>,
    ) -> Result<(), BackupError> {
        let (mut done, mut filled) = (0, Vec::new());
        loop {
            let sum = self.lines.sum();
            let line = self.lines.json()?;
            if line.get("sha256").is_some() {
                self.check_last(line, &sum, done)?;
                return Ok(());
            }
            let line: TableLine =
                serde_json::from_value(line).map_err(|cause| self.lines.damaged(&cause.to_string()))?;
            let table = tables.iter().find(|table| table.name == line.table);
            let Some(table) = table.filter(|_| !filled.contains(&line.table)) else {
                return Err(self.lines.damaged(&format!("a table {:?} was not expected", line.table)));
            };
            filled.push(line.table.clone());
            self.fill_table(tx, table, &line, &mut done, progress).await?;
        }
    }

    async fn fill_table(
        &mut self,
        tx: &mut Tx,
        table: &Table,
        line: &TableLine,
        done: &mut u64,
        progress: Progress<'_>,
    ) -> Result<(), BackupError> {
        let Some(order) = same_columns(table, line) else {
            return Err(self.lines.damaged(&format!("table {} has other columns", table.name)));
        };
        let mut rows = Rows::new(table, order);
        for _ in 0..line.rows {
            let Json::Array(row) = self.lines.json()? else {
                return Err(self.lines.damaged(&format!("table {} has fewer rows than it says", table.name)));
            };
            rows.add(tx, &row).await?.map_err(|why| self.lines.damaged(&why))?;
            *done += 1;
            if done.is_multiple_of(500) {
                progress(*done, self.header.rows);
            }
        }
        rows.finish(tx).await?.map_err(|why| self.lines.damaged(&why))?;
        progress(*done, self.header.rows);
        Ok(())
    }

    fn check_last(&mut self, line: Json, sum: &[u8], done: u64) -> Result<(), BackupError> {
        let last: LastLine =
            serde_json::from_value(line).map_err(|cause| self.lines.damaged(&cause.to_string()))?;
        if last.sha256 != hex(sum) {
            return Err(self.lines.damaged("the checksum is another"));
        }
        if done != self.header.rows {
            return Err(self.lines.damaged("the header names another number of rows"));
        }
        self.lines.end()
    }
}

fn same_steps(file: &[String], database: &[String]) -> Result<(), BackupError> {
    let other = |one: &[String], two: &[String]| one.iter().find(|step| !two.contains(step)).cloned();
    match other(file, database).or_else(|| other(database, file)) {
        Some(step) => Err(BackupError::OtherSteps(step)),
        None => Ok(()),
    }
}

/// Where each column of the table stands in a row of the file, when they have the same columns.
fn same_columns(table: &Table, line: &TableLine) -> Option<Vec<usize>> {
    if table.columns.len() != line.columns.len() {
        return None;
    }
    let place = |own: &schema::Column| {
        line.columns.iter().position(|(name, word)| *name == own.name && word == own.kind.word())
    };
    table.columns.iter().map(place).collect()
}
