// SPDX-License-Identifier: EUPL-1.2
//! From bytes to text.

use crate::error::SheetError;
use crate::note::Note;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file, and a note when its encoding was assumed. Line ends become `\n`.
///
/// # Errors
/// [`SheetError::WrongEncoding`] or [`SheetError::Binary`].
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Option<Note>), SheetError> {
    let (text, note) = decode_raw(bytes)?;
    if text.contains('\0') {
        return Err(SheetError::Binary { kind: "unknown" });
    }
    if text.contains('\r') {
        return Ok((text.replace("\r\n", "\n").replace('\r', "\n"), note));
    }
    Ok((text, note))
}

fn decode_raw(bytes: &[u8]) -> Result<(String, Option<Note>), SheetError> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return utf8(rest).map(|text| (text, None));
    }
    if let Some((encoding, rest)) = utf16_kind(bytes) {
        return utf16(encoding, rest).map(|text| (text, None));
    }
    match utf8(bytes) {
        Ok(text) => Ok((text, None)),
        Err(error) => match windows_1252(bytes) {
            Some(text) => Ok((text, Some(Note::Windows1252))),
            None => Err(error),
        },
    }
}

fn utf8(bytes: &[u8]) -> Result<String, SheetError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let good = &bytes[..error.valid_up_to()];
            Err(SheetError::WrongEncoding { line: line_after(good) })
        }
    }
}

/// UTF-16 by its byte order mark, or by zeros in every other byte, as Latin text has.
fn utf16_kind(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Some((UTF_16LE, rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Some((UTF_16BE, rest));
    }
    let sample = &bytes[..bytes.len().min(1000) / 2 * 2];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let most = sample.len() / 4 + 1;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd >= most => Some((UTF_16LE, bytes)),
        (even, 0) if even >= most => Some((UTF_16BE, bytes)),
        _ => None,
    }
}

fn utf16(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, SheetError> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    if wrong {
        let good = text.split('\u{fffd}').next().unwrap_or_default();
        return Err(SheetError::WrongEncoding { line: line_after(good.as_bytes()) });
    }
    Ok(text.into_owned())
}

/// The text as windows-1252, unless it holds bytes without a meaning there, control characters, or
/// characters in UTF-8 (then it is a mixture, and would become unreadable).
fn windows_1252(bytes: &[u8]) -> Option<String> {
    let control = |b: &u8| *b < 0x20 && !matches!(*b, b'\t' | b'\n' | b'\r');
    let undefined = |b: &u8| matches!(*b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    if bytes.iter().any(|b| control(b) || undefined(b)) || has_utf8_character(bytes) {
        return None;
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Some(text.into_owned())
}

fn has_utf8_character(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// The number, from 1, of the line that follows these bytes.
fn line_after(bytes: &[u8]) -> usize {
    // A carriage return counts when no line feed follows it.
    let feeds = bytes.iter().filter(|b| **b == b'\n').count();
    let returns = bytes.windows(2).filter(|pair| pair[0] == b'\r' && pair[1] != b'\n').count();
    feeds + returns + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn reads_every_encoding() {
        let expected = Ok(("plaats;één\nx;€\n".to_owned(), None));
        let text = "plaats;één\r\nx;€\r";
        assert_eq!(decode(text.as_bytes()), expected);
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes()), expected);
        assert_eq!(decode(&wide(&format!("\u{feff}{text}"), u16::to_le_bytes)), expected);
        assert_eq!(decode(&wide(&format!("\u{feff}{text}"), u16::to_be_bytes)), expected);
        assert_eq!(decode(&wide(text, u16::to_le_bytes)), expected);
        assert_eq!(decode(&wide(text, u16::to_be_bytes)), expected);
        let (ansi, note) = decode(b"plaats;\xe9\xe9n\nx;\x80\n").expect("windows-1252");
        assert_eq!((ansi.as_str(), note), ("plaats;één\nx;€\n", Some(Note::Windows1252)));
    }

    #[test]
    fn names_the_line_that_is_wrong() {
        let line = |bytes: &[u8]| decode(bytes).map(|(text, _)| text);
        let wrong = |line| Err(SheetError::WrongEncoding { line });
        // UTF-8 and windows-1252 in one file; a byte without meaning; half a character.
        assert_eq!(
            line("één\n".as_bytes().iter().chain(b"\xe9").copied().collect::<Vec<_>>().as_slice()),
            wrong(2)
        );
        assert_eq!(line(b"a\r\nb\rc\x81"), wrong(3));
        assert_eq!(line(b"\xef\xbb\xbfa\n\xe9"), wrong(2));
        assert_eq!(line(b"\xff\xfea\0\n\0\x00\xd8"), wrong(2));
        assert_eq!(line(b"\xff\xfea\0\n"), wrong(1));
        assert_eq!(line(b"a\0\0b"), Err(SheetError::Binary { kind: "unknown" }));
    }
}
