// SPDX-License-Identifier: EUPL-1.2
//! Ids of voters, to find those that stand in a file more than once.

/// All ids that were seen. Most are numbers, which take eight bytes each.
#[derive(Debug, Default)]
pub(super) struct Voters {
    numbers: Vec<u64>,
    others: Vec<Box<[u8]>>,
}

impl Voters {
    /// One more row. An id that says nothing is none.
    pub(super) fn see(&mut self, id: &[u8]) {
        let id = id.trim_ascii();
        match number(id) {
            _ if id.is_empty() => {}
            Some(number) => self.numbers.push(number),
            None => self.others.push(id.into()),
        }
    }

    /// How many ids stand there more than once, and in how many rows.
    pub(super) fn repeated(&mut self) -> (u64, u64) {
        self.numbers.sort_unstable();
        self.others.sort_unstable();
        let (numbers, others) = (repeated(&self.numbers), repeated(&self.others));
        (numbers.0 + others.0, numbers.1 + others.1)
    }
}

/// In a sorted list.
fn repeated<T: PartialEq>(ids: &[T]) -> (u64, u64) {
    let same = ids.chunk_by(|one, other| one == other).filter(|same| same.len() > 1);
    same.fold((0, 0), |(ids, rows), same| (ids + 1, rows + same.len() as u64))
}

/// An id that is a number, written so that no other text is the same number.
fn number(id: &[u8]) -> Option<u64> {
    let is_one = matches!(id.len(), 1..=18) && (id[0] != b'0' || id.len() == 1);
    let digits = |number: u64, byte: &u8| byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0'));
    if is_one { id.iter().try_fold(0, digits) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_same_when_every_sign_is() {
        let mut voters = Voters::default();
        for id in ["7", "07", " 7 ", "a", "A", "", "", "a", "a", "18446744073709551617", "1", "0", "00"] {
            voters.see(id.as_bytes());
        }
        // 7 twice and a three times.
        assert_eq!(voters.repeated(), (2, 5));
    }
}
