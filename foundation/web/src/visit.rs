// SPDX-License-Identifier: EUPL-1.2
//! One request, ready for a handler.

use std::net::IpAddr;
use std::ops::Deref;
use std::str::FromStr;

use db::Conn;
use kernel::{Cursor, Error, Result};

use crate::{Input, Page};

/// One request: the page it asks for, the parts of its path and what it sent.
pub struct Visit {
    /// The circumstances.
    pub page: Page,
    /// What a form sent; empty for GET.
    pub input: Input,
    /// The visitor's address, as far as it is known: to brake floods, and never to be stored.
    pub asker: Option<IpAddr>,
    pub(crate) params: Vec<(String, String)>,
}

impl Visit {
    /// A part of the path, by the name it has in the route.
    pub fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// A part of the path as a number or id.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is none: there is no such page.
    pub fn param_as<T: FromStr>(&self, name: &str) -> Result<T> {
        self.param(name).parse().map_err(|_| Error::NotFound)
    }

    /// A connection to read with.
    ///
    /// # Errors
    /// When none comes free in time.
    pub async fn read(&self) -> Result<Conn> {
        Ok(self.app.db.read().await?)
    }

    /// The place in a list that the address names with `na` or `voor`; the start when it is none.
    pub fn cursor(&self) -> Option<Cursor> {
        Cursor::decode(self.query.get("na")).ok()
    }
}

impl Deref for Visit {
    type Target = Page;
    fn deref(&self) -> &Page {
        &self.page
    }
}
