// SPDX-License-Identifier: EUPL-1.2
//! What a file is by its first bytes, and whether it goes on to its end.

use super::Refusal;

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Webp,
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Names of formats in the box `ftyp` with which HEIC and its kin begin.
const HEIC: [&[u8]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];

/// What the file is.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Refusal> {
    let at = |from: usize, what: &[u8]| bytes.get(from..from + what.len()) == Some(what);
    if bytes.is_empty() {
        Err(Refusal::Empty)
    } else if at(0, b"\xff\xd8\xff") {
        Ok(Kind::Jpeg)
    } else if at(0, PNG) {
        Ok(Kind::Png)
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Ok(Kind::Webp)
    } else if at(4, b"ftyp") && HEIC.iter().any(|name| at(8, name)) {
        Err(Refusal::Heic)
    } else if at(0, b"GIF8") {
        Err(Refusal::Gif)
    } else if at(0, b"%PDF") {
        Err(Refusal::Pdf)
    } else if is_svg(bytes) {
        Err(Refusal::Svg)
    } else {
        Err(Refusal::Unknown)
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('<') && start.contains("<svg")
}

/// Whether the end is there. Decoders fill in what is missing with grey; half a picture is no use.
pub(super) fn is_whole(bytes: &[u8], kind: Kind) -> bool {
    match kind {
        Kind::Jpeg => jpeg_ends(bytes).is_some(),
        Kind::Png => png_ends(bytes).is_some(),
        Kind::Webp => number(bytes, 4).is_some_and(|size| size.swap_bytes() as usize <= bytes.len() - 8),
    }
}

/// Walks from marker to marker until the end of the picture. Cameras may put more after it.
fn jpeg_ends(bytes: &[u8]) -> Option<()> {
    const END: u8 = 0xd9;
    const SCAN: u8 = 0xda;
    let mut at = 2;
    loop {
        match (*bytes.get(at)?, *bytes.get(at + 1)?) {
            (0xff, END) => return Some(()),
            // Fill bytes may stand before a marker.
            (0xff, 0xff) => at += 1,
            (0xff, SCAN) => at = after_scan(bytes, after_segment(bytes, at)?)?,
            (0xff, 0x01 | 0xd0..=0xd7) => at += 2,
            (0xff, _) => at = after_segment(bytes, at)?,
            _ => at += 1,
        }
    }
}

fn after_segment(bytes: &[u8], at: usize) -> Option<usize> {
    let length = u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]);
    Some(at + 2 + usize::from(length).max(2))
}

/// The place of the next marker that is no part of the scan.
fn after_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match *bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

/// Walks from chunk to chunk until the last.
fn png_ends(bytes: &[u8]) -> Option<()> {
    let mut at = PNG.len();
    loop {
        let length = usize::try_from(number(bytes, at)?).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        if name == b"IEND" {
            // Nothing in it, and a checksum after it.
            return bytes.get(at + 11).map(|_| ());
        }
        at = at.checked_add(length)?.checked_add(12)?;
    }
}

/// Four bytes as a number, the largest first.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(bytes))
}
