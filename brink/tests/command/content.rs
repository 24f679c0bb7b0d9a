// SPDX-License-Identifier: EUPL-1.2
//! What is in a database, read through the program's own backup.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde_json::Value;

use crate::stage::{Place, text};

/// The rows of each table, as lines, sorted: what order an engine sorts text in does not matter.
#[derive(Debug, PartialEq, Eq)]
pub struct Content(BTreeMap<String, Table>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Table {
    columns: Vec<String>,
    rows: Vec<String>,
}

impl Content {
    /// Of a database, also while it is served.
    pub fn of(place: &Place) -> Self {
        let file =
            (0..).map(|number| place.path(&format!("content-{number}.gz"))).find(|path| !path.exists());
        let file = file.unwrap();
        place.ok(&["backup", text(&file)]);
        Self::read(&file)
    }

    /// Of a backup.
    pub fn read(file: &Path) -> Self {
        let mut lines = String::new();
        flate2::read::GzDecoder::new(File::open(file).unwrap()).read_to_string(&mut lines).unwrap();
        let (mut tables, mut name) = (BTreeMap::<String, Table>::new(), String::new());
        for line in lines.lines().skip(1) {
            let json: Value = serde_json::from_str(line).unwrap();
            if let Some(table) = json.get("table") {
                name = table.as_str().unwrap().to_owned();
                let columns = json["columns"].as_array().unwrap().iter();
                tables.entry(name.clone()).or_default().columns = columns.map(Value::to_string).collect();
            } else if json.is_array() {
                tables.get_mut(&name).unwrap().rows.push(line.to_owned());
            }
        }
        tables.values_mut().for_each(|table| table.rows.sort());
        Self(tables)
    }

    /// How many rows of a table hold this text.
    pub fn count(&self, table: &str, text: &str) -> usize {
        self.0[table].rows.iter().filter(|row| row.contains(text)).count()
    }

    /// The tables without rows.
    pub fn empty(&self) -> Vec<&str> {
        self.0.iter().filter(|(_, table)| table.rows.is_empty()).map(|(name, _)| name.as_str()).collect()
    }

    /// The rows that `other` does not have, whatever columns it added. `skip` holds columns, as
    /// `table.column`, that may differ.
    pub fn missing_in(&self, other: &Self, skip: &[&str]) -> Vec<String> {
        let mut missing = Vec::new();
        for (name, table) in &self.0 {
            let names = table.names().into_iter().filter(|own| !skip.contains(&&*format!("{name}.{own}")));
            let names: Vec<String> = names.collect();
            let there: BTreeSet<String> =
                other.0.get(name).map(|other| other.only(&names)).into_iter().flatten().collect();
            let lost = table.only(&names).into_iter().filter(|row| !there.contains(row));
            missing.extend(lost.map(|row| format!("{name}: {row}")));
        }
        missing
    }

    pub fn rows(&self, table: &str) -> &[String] {
        &self.0[table].rows
    }
}

impl Table {
    fn names(&self) -> Vec<String> {
        let name = |column: &String| serde_json::from_str::<[String; 2]>(column).unwrap()[0].clone();
        self.columns.iter().map(name).collect()
    }

    /// The rows with these columns only; a column that is not there is told apart from one that is
    /// empty.
    fn only(&self, names: &[String]) -> Vec<String> {
        let own = self.names();
        let places: Vec<_> = names.iter().map(|name| own.iter().position(|own| own == name)).collect();
        let short = |row: &String| {
            let cells: Vec<Value> = serde_json::from_str(row).unwrap();
            let cell =
                |place: &Option<usize>| place.map_or("gone".to_owned(), |place| cells[place].to_string());
            places.iter().map(cell).collect::<Vec<_>>().join(", ")
        };
        self.rows.iter().map(short).collect()
    }
}
