// SPDX-License-Identifier: EUPL-1.2
//! Pages of a list by key ("after this row"), which stay right while rows come and go.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt::{self, Write as _};
use std::str::FromStr;
use uuid::Uuid;

/// Which way a page lies from the row that a cursor names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The rows that come after it.
    After,
    /// The rows that come before it.
    Before,
}

/// A place in a sorted list: the sort key and the id (which breaks ties) of the row beside it.
///
/// Its text has only letters and digits, so it fits in a URL. It is opaque to people but neither
/// secret nor protected: whoever reads one must check rights as for any other request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cursor {
    direction: Direction,
    key: String,
    id: Uuid,
}

/// A text is not a cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct CursorError;

impl CursorError {
    /// A stable code, for looking up the text shown to people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        "cursor-unreadable"
    }
}

impl Cursor {
    /// The longest key in bytes that can be read back; sort by something shorter.
    pub const MAX_KEY: usize = 2000;

    /// The place after the row with this sort key and id.
    #[must_use]
    pub fn after(key: impl Into<String>, id: Uuid) -> Self {
        Self { direction: Direction::After, key: key.into(), id }
    }

    /// The place before the row with this sort key and id.
    #[must_use]
    pub fn before(key: impl Into<String>, id: Uuid) -> Self {
        Self { direction: Direction::Before, key: key.into(), id }
    }

    /// Which way the page lies.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The sort key of the row beside the page.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The id of the row beside the page.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.id
    }

    /// The cursor as text: `a` or `b`, the id and the key in hexadecimal.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut text = String::with_capacity(33 + self.key.len() * 2);
        text.push(match self.direction {
            Direction::After => 'a',
            Direction::Before => 'b',
        });
        for byte in self.id.as_bytes().iter().chain(self.key.as_bytes()) {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// Reads a cursor from text that came from outside.
    ///
    /// # Errors
    /// [`CursorError`] for anything that [`Cursor::encode`] did not make, and for longer keys than
    /// [`Cursor::MAX_KEY`].
    pub fn decode(text: &str) -> Result<Self, CursorError> {
        let (kind, hex) = text.split_at_checked(1).ok_or(CursorError)?;
        let direction = match kind {
            "a" => Direction::After,
            "b" => Direction::Before,
            _ => return Err(CursorError),
        };
        let bytes = from_hex(hex).ok_or(CursorError)?;
        let (id, key) = bytes.split_at_checked(16).ok_or(CursorError)?;
        let id = Uuid::from_slice(id).map_err(|_| CursorError)?;
        let key = String::from_utf8(key.to_vec()).map_err(|_| CursorError)?;
        Ok(Self { direction, key, id })
    }
}

/// The bytes of lower-case hexadecimal text of bounded length.
fn from_hex(hex: &str) -> Option<Vec<u8>> {
    let lower = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if !hex.len().is_multiple_of(2) || hex.len() > (Cursor::MAX_KEY + 16) * 2 || !hex.bytes().all(lower) {
        return None;
    }
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok()).collect()
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.encode())
    }
}

impl FromStr for Cursor {
    type Err = CursorError;

    fn from_str(text: &str) -> Result<Self, CursorError> {
        Self::decode(text)
    }
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.encode())
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::decode(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// How many rows a page holds: 1 to 200, 50 unless told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageSize(u8);

impl PageSize {
    /// The most rows on a page.
    pub const MAX: u8 = 200;

    /// So many rows, or the nearest number that is allowed.
    #[must_use]
    pub fn new(rows: i64) -> Self {
        Self(u8::try_from(rows.clamp(1, i64::from(Self::MAX))).unwrap_or(Self::MAX))
    }

    /// The number of rows.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// One more than the page holds: the `LIMIT` that shows whether another page follows.
    #[must_use]
    pub fn fetch(self) -> i64 {
        i64::from(self.0) + 1
    }
}

impl Default for PageSize {
    fn default() -> Self {
        Self(50)
    }
}

/// Some rows of a list, and the way to the rows around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows, in the order of the list.
    pub items: Vec<T>,
    /// The page after this one, if there is one.
    pub next: Option<Cursor>,
    /// The page before this one, if there is one.
    pub previous: Option<Cursor>,
}

impl<T> Page<T> {
    /// Makes a page of what the database gave for `at` and a `LIMIT` of [`PageSize::fetch`].
    ///
    /// Rows fetched before a cursor come nearest first, as `ORDER BY … DESC` gives them; they are
    /// turned round here. `place` gives the sort key and id of a row.
    pub fn from_rows(
        mut rows: Vec<T>,
        at: Option<&Cursor>,
        size: PageSize,
        place: impl Fn(&T) -> (String, Uuid),
    ) -> Self {
        let more = rows.len() > usize::from(size.get());
        rows.truncate(usize::from(size.get()));
        let backwards = at.is_some_and(|cursor| cursor.direction == Direction::Before);
        if backwards {
            rows.reverse();
        }
        let (has_previous, has_next) = if backwards { (more, true) } else { (at.is_some(), more) };
        let previous = rows.first().filter(|_| has_previous).map(&place);
        let next = rows.last().filter(|_| has_next).map(&place);
        Self {
            next: next.map(|(key, id)| Cursor::after(key, id)),
            previous: previous.map(|(key, id)| Cursor::before(key, id)),
            items: rows,
        }
    }

    /// The same page with every row changed.
    #[must_use]
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(change).collect(), next: self.next, previous: self.previous }
    }
}

impl<T> Default for Page<T> {
    /// No rows and no other pages.
    fn default() -> Self {
        Self { items: Vec::new(), next: None, previous: None }
    }
}

#[cfg(test)]
mod tests;
