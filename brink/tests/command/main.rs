// SPDX-License-Identifier: EUPL-1.2
//! The program from outside: what it says, what it survives, what it keeps.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod backups;
mod content;
mod demos;
mod faults;
mod http;
mod imports;
mod killed;
mod mails;
mod platform;
mod release;
mod stage;
mod tallies;
mod upgrade;
mod users;
mod words;

/// The slices of the program.
fn slices() -> [std::sync::Arc<dyn web::Slice>; 4] {
    use std::sync::Arc;
    [
        Arc::new(people::slice()),
        Arc::new(villages::slice()),
        Arc::new(agenda::slice()),
        Arc::new(questions::slice()),
    ]
}

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
