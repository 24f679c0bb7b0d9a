// SPDX-License-Identifier: EUPL-1.2
//! How often one visitor's address may change something. Counted per node and minute: a brake on
//! floods, not a promise; what must not be guessed (log-in codes) is counted in the database.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use kernel::Timestamp;

pub(crate) struct Limits {
    per_minute: u32,
    counts: Mutex<(i64, HashMap<IpAddr, u32>)>,
}

impl Limits {
    pub fn new(per_minute: u32) -> Self {
        Self { per_minute, counts: Mutex::default() }
    }

    /// Counts one act. Returns after how many seconds to come back when it was one too many.
    pub fn take(&self, address: IpAddr, now: Timestamp) -> Result<(), u32> {
        let minute = now.micros() / 60_000_000;
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.0 != minute {
            *counts = (minute, HashMap::new());
        }
        let count = counts.1.entry(address).or_default();
        *count += 1;
        if *count <= self.per_minute {
            return Ok(());
        }
        let left = 60 - (now.micros() / 1_000_000) % 60;
        Err(u32::try_from(left).unwrap_or(60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_minute_starts_anew_and_others_are_not_held_up() {
        let limits = Limits::new(2);
        let (me, you) = (IpAddr::from([1, 1, 1, 1]), IpAddr::from([2, 2, 2, 2]));
        let at = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000);
        assert!(limits.take(me, at(0)).is_ok() && limits.take(me, at(1)).is_ok());
        assert_eq!(limits.take(me, at(10)), Err(50));
        assert!(limits.take(you, at(10)).is_ok());
        assert!(limits.take(me, at(60)).is_ok());
    }
}
