// SPDX-License-Identifier: EUPL-1.2
//! One value on its way from a row to the file and back, the same for both engines.

use serde_json::Value as Json;
use sqlx::{Row, TypeInfo, ValueRef};
use uuid::Uuid;

use super::hex;
use crate::{DbError, FromRow, RowRef, Value};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Int,
    Text,
    Bytes,
    Uuid,
    Bool,
    Real,
}

impl Kind {
    /// By the name of the type, in small letters. SQLite's `blob` may hold a UUID: for SQLite that
    /// is the same thing.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "bigint" => Self::Int,
            "text" => Self::Text,
            "blob" | "bytea" => Self::Bytes,
            "uuid" => Self::Uuid,
            "boolean" => Self::Bool,
            "double precision" => Self::Real,
            _ => return None,
        })
    }

    /// As the file names it: there a UUID is written as the bytes that it is.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Int => "int",
            Self::Text => "text",
            Self::Bytes | Self::Uuid => "hex",
            Self::Bool => "bool",
            Self::Real => "real",
        }
    }

    /// The value as the file holds it. A fraction is text: JSON readers do not agree on those.
    pub(super) fn to_json(self, cell: Cell) -> Json {
        match cell {
            Cell::Null => Json::Null,
            Cell::Int(value) if self == Self::Bool => (value != 0).into(),
            #[allow(clippy::cast_precision_loss, reason = "SQLite stores 5.0 as 5")]
            Cell::Int(value) if self == Self::Real => format!("{:?}", value as f64).into(),
            Cell::Int(value) => value.into(),
            Cell::Text(value) => value.into(),
            Cell::Bytes(value) => hex(&value).into(),
            Cell::Bool(value) => value.into(),
            Cell::Real(value) => format!("{value:?}").into(),
        }
    }

    /// The value as the database takes it, or `None` when it does not fit the column.
    pub(super) fn to_value(self, json: &Json) -> Option<Value> {
        let null = json.is_null();
        Some(match self {
            Self::Int if null => Value::Int(None),
            Self::Int => Value::Int(Some(json.as_i64()?)),
            Self::Text if null => Value::Text(None),
            Self::Text => Value::Text(Some(json.as_str()?.to_owned())),
            Self::Bytes if null => Value::Bytes(None),
            Self::Bytes => Value::Bytes(Some(unhex(json.as_str()?)?)),
            Self::Uuid if null => Value::Uuid(None),
            Self::Uuid => Value::Uuid(Some(Uuid::from_slice(&unhex(json.as_str()?)?).ok()?)),
            Self::Bool if null => Value::Bool(None),
            Self::Bool => Value::Bool(Some(json.as_bool()?)),
            Self::Real if null => Value::Real(None),
            Self::Real => Value::Real(Some(json.as_str()?.parse().ok()?)),
        })
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

/// A value as the driver hands it over.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    Bool(bool),
    Real(f64),
}

impl Cell {
    /// The same value, to be bound again: the place from which to read on.
    pub(super) fn bind(&self, kind: Kind) -> Option<Value> {
        kind.to_value(&kind.to_json(self.clone()))
    }
}

/// A whole row, whatever its columns.
pub(super) struct Cells(pub(super) Vec<Cell>);

macro_rules! cells {
    ($row:expr) => {{
        let row = $row;
        let mut cells = Vec::with_capacity(row.len());
        for place in 0..row.len() {
            let raw = row.try_get_raw(place)?;
            let kind = if raw.is_null() { "NULL".to_owned() } else { raw.type_info().name().to_owned() };
            cells.push(match kind.as_str() {
                "NULL" => Cell::Null,
                "INTEGER" | "INT8" => Cell::Int(row.try_get_unchecked(place)?),
                "TEXT" => Cell::Text(row.try_get_unchecked(place)?),
                "BLOB" | "BYTEA" => Cell::Bytes(row.try_get_unchecked(place)?),
                "UUID" => Cell::Bytes(row.try_get_unchecked::<Uuid, _>(place)?.as_bytes().to_vec()),
                "BOOL" => Cell::Bool(row.try_get_unchecked(place)?),
                "REAL" | "FLOAT8" => Cell::Real(row.try_get_unchecked(place)?),
                other => return Err(crate::unknown_code("type", other)),
            });
        }
        Ok(Cells(cells))
    }};
}

impl FromRow for Cells {
    fn from_row(row: &RowRef<'_>) -> Result<Self, DbError> {
        match row {
            RowRef::Sqlite(row) => cells!(*row),
            RowRef::Postgres(row) => cells!(*row),
        }
    }
}
