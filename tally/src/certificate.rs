// SPDX-License-Identifier: EUPL-1.2
//! Certificates.

mod ballots;
mod digest;
mod format;
mod make;
mod verify;

pub use digest::digest;
pub use format::MOST_BYTES;
pub use make::{Certificate, Unproven, make};
pub use verify::{Steps, Verified, Wrong, verify};
