// SPDX-License-Identifier: EUPL-1.2
//! How often something may be done by one visitor or about one thing. Counted per node and window of
//! time: a brake on floods, not a promise; what must not be guessed (log-in codes) is counted in the
//! database.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use kernel::Timestamp;

/// So many keys are counted apart in one window, in some 1 MB. Whatever comes after them shares one
/// count: then the flood comes from so many places that each newcomer has to be held back.
const MOST_KEYS: usize = 20_000;

/// What is counted, how often it may be done, and in how many seconds.
#[derive(Clone, Copy, Debug)]
pub struct Brake {
    /// Its name; each has counts of its own.
    pub name: &'static str,
    /// So often in one window.
    pub most: u32,
    /// The length of the window.
    pub seconds: u32,
}

/// The counts of one stretch of time.
#[derive(Default)]
struct Window {
    number: i64,
    counts: HashMap<u64, u32>,
    /// Of all that found no place among them.
    others: u32,
}

/// The counts. Keys are kept as marks that mean nothing elsewhere, so no address stands in memory.
pub(crate) struct Limits {
    marks: RandomState,
    most_keys: usize,
    windows: Mutex<HashMap<&'static str, Window>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { marks: RandomState::new(), most_keys: MOST_KEYS, windows: Mutex::default() }
    }
}

/// Who is counted as one. Under IPv6 every household gets a whole network (a /64 or larger) and may
/// choose a new address in it for each request, so the network counts.
pub(crate) fn visitor(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(network))
        }
        address => address,
    }
}

impl Limits {
    /// Counts an act of this weight. Returns after how many seconds to come back when it was too much.
    pub fn take(&self, brake: Brake, weight: u32, key: impl Hash, now: Timestamp) -> Result<(), u32> {
        let seconds = i64::from(brake.seconds.max(1));
        let (number, left) =
            (now.micros() / 1_000_000 / seconds, seconds - now.micros() / 1_000_000 % seconds);
        let mark = self.marks.hash_one(key);
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let window = windows.entry(brake.name).or_default();
        if window.number != number {
            *window = Window { number, ..Window::default() };
        }
        let has_room = window.counts.len() < self.most_keys || window.counts.contains_key(&mark);
        let count = if has_room { window.counts.entry(mark).or_default() } else { &mut window.others };
        *count = count.saturating_add(weight);
        if *count <= brake.most { Ok(()) } else { Err(u32::try_from(left).unwrap_or(brake.seconds)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_window_starts_anew_and_others_are_not_held_up() {
        let limits = Limits::default();
        let brake = Brake { name: "test", most: 2, seconds: 60 };
        let at = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000);
        assert!(limits.take(brake, 1, "me", at(0)).is_ok() && limits.take(brake, 1, "me", at(1)).is_ok());
        assert_eq!(limits.take(brake, 1, "me", at(10)), Err(50));
        assert!(limits.take(brake, 1, "you", at(10)).is_ok());
        assert!(limits.take(Brake { name: "other", ..brake }, 1, "me", at(10)).is_ok());
        assert!(limits.take(brake, 1, "me", at(60)).is_ok());
    }

    #[test]
    fn what_weighs_more_counts_for_more() {
        let limits = Limits::default();
        let brake = Brake { name: "test", most: 10, seconds: 60 };
        let now = Timestamp::from_micros(0);
        assert!(limits.take(brake, 8, "me", now).is_ok() && limits.take(brake, 2, "me", now).is_ok());
        assert!(limits.take(brake, 1, "me", now).is_err() && limits.take(brake, 11, "you", now).is_err());
        assert!(limits.take(brake, u32::MAX, "me", now).is_err(), "and never turns around");
    }

    #[test]
    fn a_network_of_ipv6_is_one_visitor_however_an_address_is_written() {
        let of = |text: &str| visitor(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:abcd:ef01:2345:6789"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"), "the neighbours");
        assert_eq!(of("1.2.3.4"), of("::ffff:1.2.3.4"));
        assert_ne!(of("1.2.3.4"), of("::ffff:1.2.3.5"), "not all of IPv4 is one network");
    }

    #[test]
    fn a_flood_from_everywhere_takes_no_more_memory() {
        let limits = Limits { most_keys: 3, ..Limits::default() };
        let brake = Brake { name: "test", most: 2, seconds: 60 };
        let at = |seconds: i64| Timestamp::from_micros(seconds * 1_000_000);
        for number in 0..200 {
            let _ = limits.take(brake, 1, number, at(0));
        }
        assert_eq!(limits.windows.lock().unwrap()["test"].counts.len(), 3);
        assert!(limits.take(brake, 1, 777, at(1)).is_err(), "who comes after them shares one count");
        assert!(limits.take(brake, 1, 1, at(1)).is_ok(), "who was counted keeps their own");
        assert!(limits.take(brake, 1, 777, at(60)).is_ok());
    }
}
