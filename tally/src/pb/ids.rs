// SPDX-License-Identifier: EUPL-1.2
//! Finds numbers by short texts, fast: projects by id, groups of voters by name.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashMap};

const NONE: u32 = u32::MAX;
/// Texts of this many bytes fit one word.
const SHORT: usize = 16;
/// Places in the table for each word.
const SPARE: usize = 8;

/// Numbers of texts. Those of at most sixteen bytes, nearly all, are words. They are found through a
/// table that is nearly empty, so that what is looked for is nearly always the first thing found;
/// its hash multiplies by odd numbers drawn for each run, so that nobody can write a file that
/// makes it slow.
#[derive(Debug)]
pub(super) struct Ids {
    /// Which of the words; [`NONE`] where nothing is.
    table: Vec<u32>,
    bits: u32,
    times: [u64; 2],
    words: Vec<Word>,
    long: HashMap<Box<[u8]>, u32>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    word: u128,
    length: u32,
    number: u32,
}

impl Default for Ids {
    fn default() -> Self {
        let hasher = DefaultHashBuilder::default();
        let times = [0_u64, 1].map(|which| hasher.hash_one(which) | 1);
        Self { table: vec![NONE; 256], bits: 8, times, words: Vec::new(), long: HashMap::new() }
    }
}

impl Ids {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.words.len() + self.long.len()
    }

    /// Adds a text; false when it is there already.
    pub(super) fn insert(&mut self, text: &[u8], number: u32) -> bool {
        if text.len() > SHORT {
            return self.long.insert(text.into(), number).is_none();
        }
        let word = Word { word: word(text), length: length(text), number };
        if self.find_word(word.word, word.length).is_some() {
            return false;
        }
        self.words.push(word);
        if self.words.len() * SPARE > self.table.len() {
            self.bits += 1;
            self.table = vec![NONE; self.table.len() * 2];
            (0..self.words.len()).for_each(|at| self.put(at));
        } else {
            self.put(self.words.len() - 1);
        }
        true
    }

    pub(super) fn find(&self, text: &[u8]) -> Option<u32> {
        match text.len() {
            0..=SHORT => self.find_word(word(text), length(text)),
            _ => self.long.get(text).copied(),
        }
    }

    /// As [`Ids::find`], for the text of `length` bytes at the beginning of `bytes`; finds short
    /// ones only.
    pub(super) fn find_before(&self, bytes: &[u8], length: usize) -> Option<u32> {
        let word = u128::from_le_bytes(*bytes.first_chunk()?);
        let length = u32::try_from(length).ok().filter(|length| *length < u128::BITS / 8)?;
        self.find_word(word & ((1 << (length * 8)) - 1), length)
    }

    fn find_word(&self, word: u128, length: u32) -> Option<u32> {
        let mut at = self.first(word);
        loop {
            let found = self.words.get(self.table[at] as usize)?;
            if found.word == word && found.length == length {
                return Some(found.number);
            }
            at = (at + 1) & (self.table.len() - 1);
        }
    }

    fn put(&mut self, which: usize) {
        let mut at = self.first(self.words[which].word);
        while self.table[at] != NONE {
            at = (at + 1) & (self.table.len() - 1);
        }
        self.table[at] = u32::try_from(which).unwrap_or(NONE);
    }

    fn first(&self, word: u128) -> usize {
        let low = u64::try_from(word & u128::from(u64::MAX)).unwrap_or(0);
        let high = u64::try_from(word >> 64).unwrap_or(0);
        let hash = low.wrapping_mul(self.times[0]).wrapping_add(high.wrapping_mul(self.times[1]));
        usize::try_from(hash >> (u64::BITS - self.bits)).unwrap_or(0)
    }
}

fn length(text: &[u8]) -> u32 {
    u32::try_from(text.len()).unwrap_or(NONE)
}

/// The bytes of a text of at most sixteen, from the lowest up.
fn word(text: &[u8]) -> u128 {
    text.iter().rev().fold(0, |word, byte| word << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_exactly_what_was_put_in() {
        let mut ids = Ids::default();
        let texts: Vec<String> = (0..3000)
            .map(|number| format!("{number}"))
            .chain(
                [
                    "07",
                    "7\0",
                    "",
                    "\0",
                    "M/51/VII",
                    "M/151/VII",
                    "M/151/VIJ",
                    "M/151/VII/0123456",
                    "M/151/VII/01234567",
                ]
                .map(str::to_owned),
            )
            .collect();
        for (number, text) in texts.iter().enumerate() {
            assert!(ids.insert(text.as_bytes(), u32::try_from(number).unwrap()), "{text:?}");
        }
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(ids.find(text.as_bytes()), Some(u32::try_from(number).unwrap()), "{text:?}");
            assert!(!ids.insert(text.as_bytes(), 1), "{text:?}");
        }
        assert_eq!(ids.len(), texts.len());
        for text in ["3000", "007", "7 ", "\0\0", "M/51/VI", "M/151/VI", "M/151/VII/012345678"] {
            assert_eq!(ids.find(text.as_bytes()), None, "{text:?}");
        }
    }
}
