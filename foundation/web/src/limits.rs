// SPDX-License-Identifier: EUPL-1.2
//! How often one visitor's address may change something. Counted per node and minute: a brake on
//! floods, not a promise; what must not be guessed (log-in codes) is counted in the database.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use kernel::Timestamp;

/// So many visitors are counted apart in one minute, in some 2 MB. Whoever comes after them shares
/// one count: then the flood comes from so many places that each newcomer has to be held back.
const MOST_VISITORS: usize = 20_000;

pub(crate) struct Limits {
    per_minute: u32,
    most: usize,
    counts: Mutex<Counts>,
}

#[derive(Default)]
struct Counts {
    minute: i64,
    visitors: HashMap<IpAddr, u32>,
    /// Everybody who found no place among them.
    others: u32,
}

/// Who is counted as one. Under IPv6 every household gets a whole network (a /64 or larger) and may
/// choose a new address in it for each request, so the network counts.
fn visitor(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(network))
        }
        address => address,
    }
}

impl Limits {
    pub fn new(per_minute: u32) -> Self {
        Self { per_minute, most: MOST_VISITORS, counts: Mutex::default() }
    }

    /// Counts one act. Returns after how many seconds to come back when it was one too many.
    pub fn take(&self, address: IpAddr, now: Timestamp) -> Result<(), u32> {
        let minute = now.micros() / 60_000_000;
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.minute != minute {
            *counts = Counts { minute, ..Counts::default() };
        }
        let counts = &mut *counts;
        let visitor = visitor(address);
        let has_room = counts.visitors.len() < self.most || counts.visitors.contains_key(&visitor);
        let count = if has_room { counts.visitors.entry(visitor).or_default() } else { &mut counts.others };
        *count = count.saturating_add(1);
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

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    fn from(address: &str) -> IpAddr {
        address.parse().unwrap()
    }

    #[test]
    fn the_next_minute_starts_anew_and_others_are_not_held_up() {
        let limits = Limits::new(2);
        let (me, you) = (IpAddr::from([1, 1, 1, 1]), IpAddr::from([2, 2, 2, 2]));
        assert!(limits.take(me, at(0)).is_ok() && limits.take(me, at(1)).is_ok());
        assert_eq!(limits.take(me, at(10)), Err(50));
        assert!(limits.take(you, at(10)).is_ok());
        assert!(limits.take(me, at(60)).is_ok());
    }

    #[test]
    fn a_network_of_ipv6_is_one_visitor() {
        let limits = Limits::new(2);
        assert!(limits.take(from("2001:db8:1:2::1"), at(0)).is_ok());
        assert!(limits.take(from("2001:db8:1:2:ffff::2"), at(0)).is_ok());
        assert!(limits.take(from("2001:db8:1:2:abcd:ef01:2345:6789"), at(0)).is_err());
        assert!(limits.take(from("2001:db8:1:3::1"), at(0)).is_ok(), "the neighbours");
    }

    #[test]
    fn an_address_is_counted_once_however_it_is_written() {
        let limits = Limits::new(1);
        assert!(limits.take(from("1.2.3.4"), at(0)).is_ok());
        assert!(limits.take(from("::ffff:1.2.3.4"), at(0)).is_err());
        assert!(limits.take(from("::ffff:1.2.3.5"), at(0)).is_ok(), "not all of IPv4 is one network");
    }

    #[test]
    fn a_flood_from_everywhere_takes_no_more_memory() {
        let limits = Limits { most: 3, ..Limits::new(2) };
        for number in 0..200_u8 {
            let _ = limits.take(IpAddr::from([9, 9, 9, number]), at(0));
        }
        assert_eq!(limits.counts.lock().unwrap().visitors.len(), 3);
        assert!(limits.take(from("7.7.7.7"), at(1)).is_err(), "who comes after them shares one count");
        assert!(limits.take(from("9.9.9.1"), at(1)).is_ok(), "who was counted keeps their own");
        assert!(limits.take(from("7.7.7.7"), at(60)).is_ok());
    }
}
