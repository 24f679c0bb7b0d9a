// SPDX-License-Identifier: EUPL-1.2
//! Finds where a row and its cells end.

use memchr::{memchr2, memchr3};

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

/// The row at the beginning of `bytes`, in which no quote stands, when its end is there too.
/// `behind` is the same and at least eight bytes more.
pub(super) fn plain(bytes: &[u8], behind: &[u8], ends: &mut Vec<usize>) -> Option<End> {
    let to = memchr2(b'\n', b'\r', bytes)?;
    let taken = match (bytes[to], bytes.get(to + 1)) {
        (b'\r', None) => return None,
        (b'\r', Some(b'\n')) => to + 2,
        _ => to + 1,
    };
    ends.clear();
    let mut at = 0;
    for word in behind[..to.div_ceil(8) * 8].chunks_exact(8) {
        let word = u64::from_le_bytes(word.first_chunk().copied().unwrap_or_default());
        let mut marks = marks(word, b';');
        while marks != 0 {
            let semicolon = at + marks.trailing_zeros() as usize / 8;
            if semicolon >= to {
                break;
            }
            ends.push(semicolon);
            marks &= marks - 1;
        }
        at += 8;
    }
    ends.push(to);
    Some(End { length: to, taken, lines: 1 })
}

/// A word with the highest bit set in each byte of `word` that is `byte`.
pub(super) fn marks(word: u64, byte: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const LOW: u64 = ONES * 0x7F;
    let other = word ^ (ONES * u64::from(byte));
    // Adding carries into the highest bit of a byte unless its low bits are all 0.
    !(((other & LOW) + LOW) | other | LOW)
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
        let to = memchr3(b';', b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length);
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
