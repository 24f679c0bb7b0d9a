// SPDX-License-Identifier: EUPL-1.2
//! The web kit: what a slice needs to show pages and take input, and the server that runs them.
//!
//! A slice implements [`Slice`]; a handler gets a [`Visit`] and answers a [`Reply`]. Layout,
//! texts, forms, errors, caching, security headers and static files are handled here, once.

pub mod api;
pub mod app;
pub mod assets;
mod attached;
mod behind;
mod cache;
pub mod form;
pub mod input;
mod limits;
pub mod page;
pub mod parse;
mod places;
pub mod reply;
pub mod route;
pub mod search;
pub mod serve;
pub mod session;
pub mod slice;
pub mod svg;
pub mod terms;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod texts;
pub mod theme;
mod visit;
pub mod words;
pub mod work;

pub use app::{App, Setup};
pub use attached::Attached;
pub use form::Form;
pub use input::Input;
pub use limits::Brake;
pub use page::Page;
pub use parse::Parser;
pub use reply::Reply;
pub use route::{Routes, url};
pub use slice::{Change, MenuItem, Panel, ScopeName, Slice, World};
pub use visit::Visit;
pub use words::Words;
pub use work::WorkItem;

/// The migrations of this crate.
pub fn migrations() -> Vec<db::Migration> {
    db::migrations!["20261121_0920_search", "20261122_1550_search_by_bytes"]
}
