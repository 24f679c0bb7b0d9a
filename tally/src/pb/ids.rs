// SPDX-License-Identifier: EUPL-1.2
//! Finds projects by id, fast.

use hashbrown::HashMap;

/// Ids that are whole numbers below this are found by index.
const SMALL: usize = 1 << 16;
const NONE: u32 = u32::MAX;

/// Numbers of projects by id.
#[derive(Debug, Default)]
pub(super) struct Ids {
    small: Vec<u32>,
    all: HashMap<Box<str>, u32>,
}

impl Ids {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Adds an id; false when it is there already.
    pub(super) fn insert(&mut self, id: &str, number: u32) -> bool {
        if let Some(at) = small(id.as_bytes()) {
            if self.small.len() <= at {
                self.small.resize(at + 1, NONE);
            }
            self.small[at] = number;
        }
        self.all.insert(id.into(), number).is_none()
    }

    pub(super) fn find(&self, id: &str) -> Option<u32> {
        match small(id.as_bytes()) {
            Some(at) => self.at(at),
            None => self.all.get(id).copied(),
        }
    }

    /// The project whose id is this number, written without zeros in front.
    pub(super) fn at(&self, small: usize) -> Option<u32> {
        self.small.get(small).copied().filter(|number| *number != NONE)
    }
}

/// The number that a small id is. `7` is one, `07` is not.
fn small(id: &[u8]) -> Option<usize> {
    if id.is_empty() || id.len() > 5 || (id[0] == b'0' && id.len() > 1) {
        return None;
    }
    let mut value = 0;
    for byte in id {
        value = value * 10 + usize::from(byte.checked_sub(b'0').filter(|digit| *digit <= 9)?);
    }
    (value < SMALL).then_some(value)
}
