// SPDX-License-Identifier: EUPL-1.2
//! The test attribute that runs one test on SQLite and on PostgreSQL.

use proc_macro::TokenStream;
use quote::quote;
use syn::{ItemFn, parse_macro_input};

/// Runs `async fn name(db: db::Db)` twice: as `name::sqlite` and as `name::postgres`.
///
/// The module of the test names its migrations: `fn migrations() -> Vec<db::Migration>` must be
/// in scope. Each run gets a fresh, migrated database.
#[proc_macro_attribute]
pub fn test(_attributes: TokenStream, item: TokenStream) -> TokenStream {
    let function = parse_macro_input!(item as ItemFn);
    let name = &function.sig.ident;
    quote! {
        #[allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]
        mod #name {
            use super::*;
            #function
            #[test]
            fn sqlite() {
                ::db::fixture::on_sqlite(super::migrations(), #name);
            }
            #[test]
            fn postgres() {
                ::db::fixture::on_postgres(super::migrations(), #name);
            }
        }
    }
    .into()
}
