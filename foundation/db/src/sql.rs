// SPDX-License-Identifier: EUPL-1.2
//! A statement with its values, the same for both engines.

use std::borrow::Cow;

use kernel::{Date, Euro, Id, Planning, Timestamp};
use uuid::Uuid;

/// A value bound to a placeholder. `None` is a typed NULL, as PostgreSQL wants it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `BIGINT`.
    Int(Option<i64>),
    /// `TEXT`.
    Text(Option<String>),
    /// `UUID` on PostgreSQL, `BLOB` of 16 bytes on SQLite.
    Uuid(Option<Uuid>),
    /// `BOOLEAN`.
    Bool(Option<bool>),
    /// `BYTEA` on PostgreSQL, `BLOB` on SQLite.
    Bytes(Option<Vec<u8>>),
    /// `DOUBLE PRECISION`; for coordinates only.
    Real(Option<f64>),
}

/// SQL text and the values of its placeholders `$1`, `$2`, ….
#[derive(Clone, Debug)]
pub struct Sql {
    pub(crate) text: Cow<'static, str>,
    pub(crate) values: Vec<Value>,
}

impl Sql {
    /// A statement without values yet.
    pub fn new(text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), values: Vec::new() }
    }

    /// Adds a value for the next placeholder.
    #[must_use]
    pub fn with(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Appends text to the statement, for filters that depend on what was asked.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.to_mut().push_str(text);
        self
    }

    /// Appends a placeholder and its value.
    pub fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        let place = format!("${}", self.values.len());
        self.push(&place)
    }

    /// Appends `(…, …)` with a placeholder for each value; for an empty list a row that matches
    /// nothing, `(NULL)`.
    pub fn bind_list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        self.push("(");
        let mut first = true;
        for value in values {
            if !first {
                self.push(", ");
            }
            first = false;
            self.bind(value);
        }
        self.push(if first { "NULL)" } else { ")" })
    }

    /// The text, for messages and tests.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A statement with its values: `sql!("… WHERE tenant_id = $1 AND id = $2", tenant, id)`.
#[macro_export]
macro_rules! sql {
    ($text:expr $(, $value:expr)* $(,)?) => {
        $crate::Sql::new($text)$(.with($value))*
    };
}

macro_rules! into_value {
    ($($type:ty => $variant:ident, |$v:ident| $made:expr;)*) => {$(
        impl From<$type> for Value {
            fn from($v: $type) -> Self { Value::$variant(Some($made)) }
        }
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self { Value::$variant(value.map(|$v| $made)) }
        }
    )*};
}

into_value! {
    i64 => Int, |v| v;
    i32 => Int, |v| i64::from(v);
    i16 => Int, |v| i64::from(v);
    u8 => Int, |v| i64::from(v);
    u32 => Int, |v| i64::from(v);
    bool => Bool, |v| v;
    f64 => Real, |v| v;
    String => Text, |v| v;
    &str => Text, |v| v.to_owned();
    &String => Text, |v| v.clone();
    Uuid => Uuid, |v| v;
    Vec<u8> => Bytes, |v| v;
    &[u8] => Bytes, |v| v.to_vec();
    Date => Text, |v| v.to_string();
    Timestamp => Int, |v| v.micros();
    Euro => Int, |v| v.cents();
    Planning => Text, |v| v.to_string();
}

impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Value::Uuid(Some(id.uuid()))
    }
}

impl<T> From<Option<Id<T>>> for Value {
    fn from(id: Option<Id<T>>) -> Self {
        Value::Uuid(id.map(Id::uuid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_follow_the_values() {
        let mut sql = sql!("SELECT 1 FROM t WHERE tenant_id = $1", 7_i64);
        sql.push(" AND a = ").bind("x").push(" AND b IN ").bind_list([1_i64, 2]);
        assert_eq!(sql.text(), "SELECT 1 FROM t WHERE tenant_id = $1 AND a = $2 AND b IN ($3, $4)");
        assert_eq!(sql.values.len(), 4);
    }

    #[test]
    fn an_empty_list_matches_nothing() {
        let mut sql = Sql::new("b IN ");
        sql.bind_list(Vec::<i64>::new());
        assert_eq!(sql.text(), "b IN (NULL)");
    }
}
