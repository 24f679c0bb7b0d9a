// SPDX-License-Identifier: EUPL-1.2
//! The program from outside: what it says, what it survives, what it keeps.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod backups;
mod content;
mod faults;
mod http;
mod imports;
mod killed;
mod stage;
mod words;

/// Runs `fn name(place: &Place)` as `name::sqlite` and as `name::postgres`.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::stage::Place;
            #[test]
            fn sqlite() {
                super::$name(&Place::sqlite());
            }
            #[test]
            fn postgres() {
                super::$name(&Place::postgres());
            }
        }
    )+};
}
pub(crate) use on_both;
