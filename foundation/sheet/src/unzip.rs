// SPDX-License-Identifier: EUPL-1.2
//! Vetting of Excel files, which are ZIP archives of XML parts.
//!
//! The parts are unpacked here, within the limits, checked, and packed anew without compression;
//! only that reaches calamine. So nothing it does (it trusts sizes in archive and XML) can unpack
//! more than was vetted.

use crate::error::SheetError;
use crate::limits::Limits;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Parts up to this size may compress as well as they can.
const FREE_BYTES: u64 = 10_000_000;

/// The XML parts of an Excel file in a new archive, not compressed.
///
/// # Errors
/// [`SheetError::ZipBomb`], [`SheetError::Corrupt`], [`SheetError::PasswordProtected`], or
/// [`SheetError::Binary`] for another kind of archive.
pub(crate) fn repack(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Corrupt)?;
    check_directory(&mut archive, limits)?;
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut left = limits.unzipped_bytes;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| SheetError::Corrupt)?;
        let name = part.name().map_err(|_| SheetError::Corrupt)?.into_owned();
        if !is_wanted(&name) {
            continue;
        }
        let allowed = left.min(limits.zip_ratio.saturating_mul(part.compressed_size()).max(FREE_BYTES));
        let content = inflate(&mut part, allowed)?;
        left = left.saturating_sub(length(&content));
        check_xml(&content)?;
        packed.start_file(name, options).map_err(|_| SheetError::Corrupt)?;
        packed.write_all(&content).map_err(|_| SheetError::Corrupt)?;
    }
    let packed = packed.finish().map_err(|_| SheetError::Corrupt)?;
    Ok(packed.into_inner())
}

/// Checks what the directory of the archive says, before anything is unpacked.
fn check_directory(archive: &mut ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<(), SheetError> {
    if archive.len() > limits.zip_entries {
        return Err(SheetError::ZipBomb);
    }
    if archive.has_overlapping_files().map_err(|_| SheetError::Corrupt)? {
        return Err(SheetError::ZipBomb);
    }
    let (mut total, mut names) = (0_u64, Vec::new());
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| SheetError::Corrupt)?;
        if part.encrypted() {
            return Err(SheetError::PasswordProtected);
        }
        total = total.saturating_add(part.size());
        names.push(part.name().map_err(|_| SheetError::Corrupt)?.to_lowercase());
    }
    if total > limits.unzipped_bytes {
        return Err(SheetError::ZipBomb);
    }
    match other_kind(&names) {
        Some(kind) => Err(SheetError::Binary { kind }),
        None if archive.has_duplicate_names() => Err(SheetError::Corrupt),
        None => Ok(()),
    }
}

/// The kind of an archive that is not an Excel file.
fn other_kind(names: &[String]) -> Option<&'static str> {
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/workbook.bin") {
        Some("xlsb")
    } else if names.iter().any(|name| name.ends_with("workbook.xml")) {
        None
    } else if has("word/") {
        Some("docx")
    } else if has("ppt/") {
        Some("pptx")
    } else if has("content.xml") {
        Some("opendocument")
    } else {
        Some("zip")
    }
}

/// Whether a part can matter to the cells: no pictures, macros or properties.
fn is_wanted(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_xml = [".xml", ".rels"].iter().any(|end| lower.ends_with(end));
    let beside = ["docprops/", "customxml/", "xl/drawings/", "xl/charts/", "xl/media/"];
    is_xml && !beside.iter().any(|start| lower.starts_with(start))
}

/// Unpacks a part, whatever size the archive says it has.
fn inflate(part: &mut impl Read, allowed: u64) -> Result<Vec<u8>, SheetError> {
    let mut content = Vec::new();
    let mut bounded = part.take(allowed.saturating_add(1));
    let result = bounded.read_to_end(&mut content);
    // Too much comes first: a wrong checksum shows only at the end.
    if length(&content) > allowed {
        return Err(SheetError::ZipBomb);
    }
    result.map_err(|_| SheetError::Corrupt)?;
    Ok(content)
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// Refuses XML that calamine 0.38 cannot bear: it reserves memory for `uniqueCount` texts before it
/// has seen one, and a number without bounds there ends the program. To be sure that the name is
/// seen, only UTF-8 without control characters passes.
fn check_xml(content: &[u8]) -> Result<(), SheetError> {
    let text = std::str::from_utf8(content).map_err(|_| SheetError::Corrupt)?;
    let control = |b: u8| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r');
    if text.bytes().any(control) {
        return Err(SheetError::Corrupt);
    }
    for (at, name) in text.match_indices("uniqueCount") {
        // Each text takes at least the four bytes of `<si>`.
        let most = content.len() / 4;
        match count_after(&text[at + name.len()..]) {
            Some(count) if count > most => return Err(SheetError::Corrupt),
            _ => {}
        }
    }
    Ok(())
}

/// The number in `="12"` or `='12'`; nothing when no attribute follows. What is not a number, or
/// larger than any, counts as the largest.
fn count_after(rest: &str) -> Option<usize> {
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let number = value[1..].split(quote).next()?;
    Some(number.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_without_bounds_are_refused() {
        for (xml, fine) in [
            ("<sst uniqueCount=\"2\"><si/><si/></sst>", true),
            ("<sst uniqueCount=\"99999999999\"><si/></sst>", false),
            ("<sst uniqueCount = '+99999999999'><si/></sst>", false),
            ("<sst uniqueCount='999999999999999999999999999'><si/></sst>", false),
            ("<t>uniqueCount is a word</t>", true),
            ("<t>\u{1b}</t>", false),
        ] {
            assert_eq!(check_xml(xml.as_bytes()).is_ok(), fine, "{xml}");
        }
        assert_eq!(check_xml(b"<t>\xff</t>"), Err(SheetError::Corrupt));
    }

    #[test]
    fn archives_are_told_apart() {
        let kind = |name: &str| other_kind(&[name.to_owned()]);
        assert_eq!(kind("xl/workbook.xml"), None);
        assert_eq!(kind("xl/workbook.bin"), Some("xlsb"));
        assert_eq!(kind("word/document.xml"), Some("docx"));
        assert_eq!(kind("ppt/presentation.xml"), Some("pptx"));
        assert_eq!(kind("content.xml"), Some("opendocument"));
        assert_eq!(kind("foto.jpg"), Some("zip"));
    }
}
