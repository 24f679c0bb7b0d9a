// SPDX-License-Identifier: EUPL-1.2
//! Finds where a row and its cells end.

use wide::u8x64;

use super::error::{Error, Wrong};

/// Where a row ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// Bytes of the row.
    pub(super) length: usize,
    /// The same with the end of the line.
    pub(super) taken: usize,
    /// Ends of lines inside quotes, and the one that ends the row.
    pub(super) lines: u64,
}

/// Bytes that are looked at together.
pub(super) const BLOCK: usize = 64;

/// The row at the beginning of `bytes`, in which no quote stands, when its end is there too.
/// `behind` is the same and at least a block more.
pub(super) fn plain(bytes: &[u8], behind: &[u8], ends: &mut Vec<usize>) -> Option<End> {
    ends.clear();
    for at in (0..bytes.len()).step_by(BLOCK) {
        let block = u8x64::new(*behind[at..].first_chunk()?);
        let is = |byte: u8| block.simd_eq(byte).to_bitmask();
        let line = is(b'\n') | is(b'\r');
        // Those before the end of the line.
        let mut cells = is(b';') & !line & line.wrapping_sub(1);
        while cells != 0 {
            ends.push(at + cells.trailing_zeros() as usize);
            cells &= cells - 1;
        }
        if line != 0 {
            let to = at + line.trailing_zeros() as usize;
            let taken = match (bytes.get(to)?, bytes.get(to + 1)) {
                (b'\r', None) => return None,
                (b'\r', Some(b'\n')) => to + 2,
                _ => to + 1,
            };
            ends.push(to);
            return Some(End { length: to, taken, lines: 1 });
        }
    }
    None
}

/// A word with a bit set for each of the first bytes that is `byte`, the first byte lowest; none
/// where fewer than a block of them are left.
pub(super) fn marks(bytes: &[u8], byte: u8) -> u64 {
    bytes.first_chunk().map_or(0, |block: &[u8; BLOCK]| u8x64::new(*block).simd_eq(byte).to_bitmask())
}

/// Where `byte` stands first. `behind` is the same and at least a block more.
pub(super) fn first(bytes: &[u8], behind: &[u8], byte: u8) -> Option<usize> {
    let mut blocks = (0..bytes.len()).step_by(BLOCK).map(|at| (at, marks(&behind[at..], byte)));
    let (at, found) = blocks.find(|(_, found)| *found != 0)?;
    let at = at + found.trailing_zeros() as usize;
    (at < bytes.len()).then_some(at)
}

/// The row at the beginning of `bytes`, when its end is there too. At the end of the file that is
/// the end.
pub(super) fn quoted(
    bytes: &[u8],
    ended: bool,
    line: u64,
    ends: &mut Vec<usize>,
) -> Result<Option<End>, Error> {
    ends.clear();
    if bytes.is_empty() {
        return Ok(None);
    }
    let (mut at, mut lines) = (0, 0);
    loop {
        let from = at;
        let quoted = bytes.get(at) == Some(&b'"');
        if quoted {
            let Some(close) = close(bytes, at + 1, &mut lines) else {
                return if ended {
                    Err(Error::in_row(line, bytes, from, Wrong::UnclosedQuote))
                } else {
                    Ok(None)
                };
            };
            at = close;
        }
        let is_end = |byte: &u8| matches!(byte, b';' | b'\n' | b'\r');
        let to = bytes[at..].iter().position(is_end).map_or(bytes.len(), |length| at + length);
        ends.push(to);
        let taken = match (bytes.get(to), bytes.get(to + 1)) {
            (Some(b';'), _) => {
                at = to + 1;
                continue;
            }
            (Some(b'\n'), _) => to + 1,
            (Some(_), Some(b'\n')) => to + 2,
            (Some(_), Some(_)) => to + 1,
            (Some(_), None) if ended => to + 1,
            (None, _) if ended => to,
            _ => return Ok(None),
        };
        return Ok(Some(End { length: to, taken, lines: lines + 1 }));
    }
}

/// Behind the quote that closes, counting the lines before it. A doubled quote is text.
fn close(bytes: &[u8], mut at: usize, lines: &mut u64) -> Option<usize> {
    loop {
        match bytes.get(at)? {
            b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' => return Some(at + 1),
            b'\n' => *lines += 1,
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => *lines += 1,
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wherever marks stand in a block, looking at blocks finds what looking at bytes finds.
    #[test]
    fn blocks_and_bytes_find_the_same() {
        for length in 0..200 {
            for (first, end) in (0..=length).flat_map(|at| ["\n", "\r\n", "\r"].map(|end| (at, end))) {
                let mut row = vec![b'a'; length];
                (first..length).step_by(7).for_each(|at| row[at] = b';');
                let whole = [&row, end.as_bytes(), b"b;"].concat();
                let behind = [&whole[..], &[b';'; BLOCK]].concat();
                let (mut fast, mut slow) = (Vec::new(), Vec::new());
                let found = plain(&whole, &behind, &mut fast).expect("a whole row");
                let other = quoted(&whole, true, 1, &mut slow).unwrap().expect("a whole row");
                assert_eq!((found.length, found.taken, &fast), (other.length, other.taken, &slow));
                assert_eq!(super::first(&whole, &behind, b';'), whole.iter().position(|byte| *byte == b';'));
                let open = &whole[..length];
                assert!(plain(open, &behind, &mut fast).is_none(), "a row of {length} without its end");
            }
        }
    }
}
