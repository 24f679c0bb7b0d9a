// SPDX-License-Identifier: EUPL-1.2
//! Finds numbers by short texts, fast: projects by id, groups of voters by name.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashMap};

const NONE: u32 = u32::MAX;
/// Texts of this many bytes fit one word.
const SHORT: usize = 8;

/// Numbers of texts. Those of at most eight bytes, nearly all, stand in a table of words that is
/// at least half empty; its hash is a multiplication by an odd number drawn for each run, so that
/// nobody can write a file that makes it slow.
#[derive(Debug)]
pub(super) struct Ids {
    short: Vec<Slot>,
    bits: u32,
    times: u64,
    count: usize,
    long: HashMap<Box<[u8]>, u32>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    word: u64,
    length: u32,
    number: u32,
}

const EMPTY: Slot = Slot { word: 0, length: 0, number: NONE };

impl Default for Ids {
    fn default() -> Self {
        let times = DefaultHashBuilder::default().hash_one(0_u64) | 1;
        Self { short: vec![EMPTY; 64], bits: 6, times, count: 0, long: HashMap::new() }
    }
}

impl Ids {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count + self.long.len()
    }

    /// Adds a text; false when it is there already.
    pub(super) fn insert(&mut self, text: &[u8], number: u32) -> bool {
        if text.len() > SHORT {
            return self.long.insert(text.into(), number).is_none();
        }
        let slot = Slot { word: word(text), length: length(text), number };
        if self.find_word(slot.word, slot.length).is_some() {
            return false;
        }
        if self.count * 2 >= self.short.len() {
            let old = std::mem::take(&mut self.short);
            self.short = vec![EMPTY; old.len() * 2];
            self.bits += 1;
            for slot in old.into_iter().filter(|slot| slot.number != NONE) {
                self.put(slot);
            }
        }
        self.put(slot);
        self.count += 1;
        true
    }

    pub(super) fn find(&self, text: &[u8]) -> Option<u32> {
        match text.len() {
            0..=SHORT => self.find_word(word(text), length(text)),
            _ => self.long.get(text).copied(),
        }
    }

    /// As [`Ids::find`], for a text of at most eight bytes, which stand in `word` from the lowest
    /// up.
    pub(super) fn find_word(&self, word: u64, length: u32) -> Option<u32> {
        let mut at = self.first(word);
        loop {
            let slot = self.short[at];
            if slot.number == NONE {
                return None;
            }
            if slot.word == word && slot.length == length {
                return Some(slot.number);
            }
            at = (at + 1) & (self.short.len() - 1);
        }
    }

    fn put(&mut self, slot: Slot) {
        let mut at = self.first(slot.word);
        while self.short[at].number != NONE {
            at = (at + 1) & (self.short.len() - 1);
        }
        self.short[at] = slot;
    }

    fn first(&self, word: u64) -> usize {
        usize::try_from(word.wrapping_mul(self.times) >> (u64::BITS - self.bits)).unwrap_or(0)
    }
}

fn length(text: &[u8]) -> u32 {
    u32::try_from(text.len()).unwrap_or(NONE)
}

/// The bytes of a text of at most eight, from the lowest up.
fn word(text: &[u8]) -> u64 {
    text.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_exactly_what_was_put_in() {
        let mut ids = Ids::default();
        let texts: Vec<String> = (0..3000)
            .map(|number| format!("{number}"))
            .chain(["07", "7\0", "", "\0", "M/51/VII", "M/151/VII", "M/151/VIJ"].map(str::to_owned))
            .collect();
        for (number, text) in texts.iter().enumerate() {
            assert!(ids.insert(text.as_bytes(), u32::try_from(number).unwrap()), "{text:?}");
        }
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(ids.find(text.as_bytes()), Some(u32::try_from(number).unwrap()), "{text:?}");
            assert!(!ids.insert(text.as_bytes(), 1), "{text:?}");
        }
        assert_eq!(ids.len(), texts.len());
        for text in ["3000", "007", "7 ", "\0\0", "M/51/VI", "M/151/VI"] {
            assert_eq!(ids.find(text.as_bytes()), None, "{text:?}");
        }
    }
}
