// SPDX-License-Identifier: EUPL-1.2
//! Rows of either engine, read by column name into plain structs.

use std::str::FromStr;

use kernel::{Date, Euro, Id, Planning, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, ValueRef};
use uuid::Uuid;

use crate::DbError;

/// One row of an answer.
pub enum RowRef<'r> {
    /// From SQLite.
    Sqlite(&'r SqliteRow),
    /// From PostgreSQL.
    Postgres(&'r PgRow),
}

impl RowRef<'_> {
    /// The value of a column.
    ///
    /// # Errors
    /// When there is no such column, or it holds another type.
    pub fn get<T: Col>(&self, column: &str) -> Result<T, DbError> {
        T::get(self, column)
    }

    fn is_null(&self, column: &str) -> Result<bool, sqlx::Error> {
        Ok(match self {
            RowRef::Sqlite(row) => row.try_get_raw(column)?.is_null(),
            RowRef::Postgres(row) => row.try_get_raw(column)?.is_null(),
        })
    }
}

/// A type that a column can be read as.
pub trait Col: Sized {
    /// Reads the column.
    ///
    /// # Errors
    /// When there is no such column, or it holds another type.
    fn get(row: &RowRef<'_>, column: &str) -> Result<Self, DbError>;
}

/// A struct that a row can be read as; made by [`row!`](crate::row!).
pub trait FromRow: Sized + Send {
    /// The names of the columns that are read, for statements that select just these. Empty for
    /// rows that are read by place.
    const COLUMNS: &'static [&'static str] = &[];

    /// Reads the row.
    ///
    /// # Errors
    /// When a column is missing or of another type.
    fn from_row(row: &RowRef<'_>) -> Result<Self, DbError>;
}

macro_rules! native {
    ($($type:ty),*) => {$(
        impl Col for $type {
            fn get(row: &RowRef<'_>, column: &str) -> Result<Self, DbError> {
                Ok(match row {
                    RowRef::Sqlite(row) => row.try_get(column)?,
                    RowRef::Postgres(row) => row.try_get(column)?,
                })
            }
        }
    )*};
}
native!(i64, String, bool, Uuid, Vec<u8>, f64);

impl<T: Col> Col for Option<T> {
    fn get(row: &RowRef<'_>, column: &str) -> Result<Self, DbError> {
        if row.is_null(column)? { Ok(None) } else { T::get(row, column).map(Some) }
    }
}

impl<T> Col for Id<T> {
    fn get(row: &RowRef<'_>, column: &str) -> Result<Self, DbError> {
        Uuid::get(row, column).map(Id::from_uuid)
    }
}

impl Col for Timestamp {
    fn get(row: &RowRef<'_>, column: &str) -> Result<Self, DbError> {
        i64::get(row, column).map(Timestamp::from_micros)
    }
}

impl Col for Euro {
    fn get(row: &RowRef<'_>, column: &str) -> Result<Self, DbError> {
        i64::get(row, column).map(Euro::from_cents)
    }
}

impl Col for Date {
    fn get(row: &RowRef<'_>, column: &str) -> Result<Self, DbError> {
        parsed(row, column)
    }
}

impl Col for Planning {
    fn get(row: &RowRef<'_>, column: &str) -> Result<Self, DbError> {
        parsed(row, column)
    }
}

/// Reads a text column and parses it.
///
/// # Errors
/// When the text is not what the type expects: the column was written by something else.
pub fn parsed<T>(row: &RowRef<'_>, column: &str) -> Result<T, DbError>
where
    T: FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    String::get(row, column)?.parse().map_err(|source: T::Err| {
        DbError::Other(sqlx::Error::ColumnDecode { index: column.to_owned(), source: source.into() })
    })
}

/// An unknown code in a column that holds one of a fixed list.
pub fn unknown_code(column: &str, code: &str) -> DbError {
    DbError::Other(sqlx::Error::ColumnDecode {
        index: column.to_owned(),
        source: format!("unknown code {code:?}").into(),
    })
}

/// An enum made by [`code!`](crate::code!), so that an `Option` of it can be bound too.
pub trait Coded {
    /// The code under which the value is stored.
    fn to_code(self) -> &'static str;
}

impl<C: Coded> From<Option<C>> for crate::Value {
    fn from(value: Option<C>) -> Self {
        Self::Text(value.map(|value| value.to_code().to_owned()))
    }
}

macro_rules! tuple {
    ($($name:ident $index:literal),*) => {
        impl<$($name: ColAt + Send),*> FromRow for ($($name,)*) {
            fn from_row(row: &RowRef<'_>) -> Result<Self, DbError> {
                Ok(($($name::get_at(row, $index)?,)*))
            }
        }
    };
}

/// A type that a column can be read as by position, for short answers such as counts.
pub trait ColAt: Sized {
    /// Reads the column at `index`, from 0.
    ///
    /// # Errors
    /// When there is no such column, or it holds another type.
    fn get_at(row: &RowRef<'_>, index: usize) -> Result<Self, DbError>;
}

impl<T: Col> ColAt for T {
    fn get_at(row: &RowRef<'_>, index: usize) -> Result<Self, DbError> {
        use sqlx::Column;
        let name = match row {
            RowRef::Sqlite(row) => row.columns().get(index).map(|c| c.name().to_owned()),
            RowRef::Postgres(row) => row.columns().get(index).map(|c| c.name().to_owned()),
        };
        let name = name.ok_or(sqlx::Error::ColumnIndexOutOfBounds { index, len: index })?;
        T::get(row, &name)
    }
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);

/// A struct whose fields are the columns of an answer, by name.
///
/// ```
/// # use kernel::Timestamp;
/// db::row! {
///     /// One kern.
///     pub struct KernRow { pub name: String, pub residents: Option<i64>, pub changed_at: Timestamp }
/// }
/// ```
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$fmeta:meta])* $fvis:vis $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        $vis struct $name { $($(#[$fmeta])* $fvis $field: $type),* }

        impl $crate::FromRow for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn from_row(row: &$crate::RowRef<'_>) -> ::std::result::Result<Self, $crate::DbError> {
                Ok(Self { $($field: row.get(stringify!($field))?),* })
            }
        }
    };
}

/// An enum stored as one of a fixed list of codes.
///
/// Makes `ALL`, `code()`, `parse()`, and reading and binding for both engines.
#[macro_export]
macro_rules! code {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[$vmeta])* $variant),* }

        impl $name {
            /// Every value, in the order in which screens list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code under which the value is stored.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The value with this code, if there is one.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::Col for $name {
            fn get(row: &$crate::RowRef<'_>, column: &str) -> ::std::result::Result<Self, $crate::DbError> {
                let code: String = row.get(column)?;
                Self::parse(&code).ok_or_else(|| $crate::unknown_code(column, &code))
            }
        }

        impl From<$name> for $crate::Value {
            fn from(value: $name) -> Self { $crate::Value::from(value.code()) }
        }

        impl $crate::Coded for $name {
            fn to_code(self) -> &'static str { self.code() }
        }
    };
}
