// SPDX-License-Identifier: EUPL-1.2
//! Inserting the rows of one table, many at a time.

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use super::super::schema::{Link, Table};
use super::super::write::quoted;
use crate::{DbError, Sql, Tx, Value};

/// Values in one statement; SQLite takes 32,766.
const VALUES: usize = 8_000;
/// Rows in one statement.
const ROWS: usize = 200;
/// Characters in one statement, about: rows with files go in a few at a time.
const WEIGHT: usize = 16 * 1024 * 1024;

/// Whether the rows fitted; else why not.
type Fitted = Result<(), String>;

/// The rows of one table on their way in.
///
/// A row that refers to another row of the same table waits until that one is in. Leaving the
/// reference out and adding it later would not do: a check of the table may ask for it.
pub(super) struct Rows<'t> {
    table: &'t Table,
    /// Where each column of the table stands in a row of the file.
    order: Vec<usize>,
    batch: Vec<Vec<Json>>,
    /// Characters in the batch.
    weight: usize,
    /// What can be referred to, per link of the table into itself.
    present: HashSet<Reference>,
    /// Rows by the first reference that is not there yet.
    waiting: HashMap<Reference, Vec<Vec<Json>>>,
}

/// Which link of the table into itself, and the values it points at.
type Reference = (usize, String);

impl<'t> Rows<'t> {
    pub(super) fn new(table: &'t Table, order: Vec<usize>) -> Self {
        Self { table, order, batch: Vec::new(), weight: 0, present: HashSet::new(), waiting: HashMap::new() }
    }

    /// Takes a row as it stands in the file.
    pub(super) async fn add(&mut self, tx: &mut Tx, row: &[Json]) -> Result<Fitted, DbError> {
        if row.len() != self.order.len() {
            return Ok(Err(format!("table {} has a row of another length", self.table.name)));
        }
        let row = self.order.iter().map(|place| row.get(*place).cloned().unwrap_or_default()).collect();
        self.queue(row);
        let full = self.batch.len() >= self.rows_at_once() || self.weight >= WEIGHT;
        if full { self.flush(tx).await } else { Ok(Ok(())) }
    }

    /// Inserts what is left.
    pub(super) async fn finish(mut self, tx: &mut Tx) -> Result<Fitted, DbError> {
        if let Err(why) = self.flush(tx).await? {
            return Ok(Err(why));
        }
        // What still waits refers to each other, or to nothing: one statement, and the database judges.
        let left: Vec<Vec<Json>> = std::mem::take(&mut self.waiting).into_values().flatten().collect();
        self.insert(tx, &left).await
    }

    fn rows_at_once(&self) -> usize {
        (VALUES / self.order.len().max(1)).clamp(1, ROWS)
    }

    /// Puts a row in the batch, and after it those that waited for it; or lets it wait.
    fn queue(&mut self, row: Vec<Json>) {
        let mut free = vec![row];
        while let Some(row) = free.pop() {
            if let Some(reference) = self.missing(&row) {
                self.waiting.entry(reference).or_default().push(row);
                continue;
            }
            for (index, link) in self.table.own_links.iter().enumerate() {
                let own = (index, values(self.table, &row, &link.to));
                free.extend(self.waiting.remove(&own).into_iter().flatten());
                self.present.insert(own);
            }
            self.weight += row.iter().filter_map(Json::as_str).map(str::len).sum::<usize>();
            self.batch.push(row);
        }
    }

    /// The first row of the same table that this one refers to and that is not there yet.
    fn missing(&self, row: &[Json]) -> Option<Reference> {
        self.table.own_links.iter().enumerate().find_map(|(index, link)| {
            let target = (index, values(self.table, row, &link.from));
            let there = refers_to_nothing(self.table, row, link)
                || target.1 == values(self.table, row, &link.to)
                || self.present.contains(&target);
            (!there).then_some(target)
        })
    }

    async fn flush(&mut self, tx: &mut Tx) -> Result<Fitted, DbError> {
        let rows = std::mem::take(&mut self.batch);
        self.weight = 0;
        for part in rows.chunks(self.rows_at_once()) {
            if let Err(why) = self.insert(tx, part).await? {
                return Ok(Err(why));
            }
        }
        Ok(Ok(()))
    }

    async fn insert(&self, tx: &mut Tx, rows: &[Vec<Json>]) -> Result<Fitted, DbError> {
        if rows.is_empty() {
            return Ok(Ok(()));
        }
        let names: Vec<String> = self.table.columns.iter().map(|column| quoted(&column.name)).collect();
        let mut sql = Sql::new("INSERT INTO ");
        sql.push(&quoted(&self.table.name)).push(" (").push(&names.join(", ")).push(") VALUES ");
        for (index, row) in rows.iter().enumerate() {
            let Some(values) = self.bound(row) else {
                return Ok(Err(format!("table {} has a value that does not fit", self.table.name)));
            };
            sql.push(if index == 0 { "" } else { ", " }).bind_list(values);
        }
        match tx.run(sql).await {
            Ok(_) => Ok(Ok(())),
            Err(DbError::Taken(cause) | DbError::Reference(cause) | DbError::Refused(cause)) => {
                Ok(Err(format!("table {}: {cause}", self.table.name)))
            }
            Err(error) => Err(error),
        }
    }

    fn bound(&self, row: &[Json]) -> Option<Vec<Value>> {
        self.table.columns.iter().zip(row).map(|(column, json)| column.kind.to_value(json)).collect()
    }
}

/// A foreign key with a NULL in it refers to nothing.
fn refers_to_nothing(table: &Table, row: &[Json], link: &Link) -> bool {
    table.places(&link.from).into_iter().any(|place| row.get(place).is_none_or(Json::is_null))
}

fn values(table: &Table, row: &[Json], columns: &[String]) -> String {
    let values = table.places(columns).into_iter().filter_map(|place| row.get(place));
    values.map(Json::to_string).collect::<Vec<_>>().join(",")
}
