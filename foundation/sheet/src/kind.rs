// SPDX-License-Identifier: EUPL-1.2
//! What a file is, by its first bytes. Names of files are not believed.

use crate::error::SheetError;

/// A kind of file that may hold a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A ZIP archive, perhaps an Excel file.
    Zip,
    /// Anything without a known mark: perhaps text.
    Text,
}

/// First bytes of files that people choose by mistake.
const MARKS: [(&[u8], &str); 20] = [
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3\0", "sqlite"),
    (b"PAR1", "parquet"),
    (b"RIFF", "riff"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"MZ\x90\0", "exe"),
    (b"\x7fELF", "exe"),
];

/// First bytes of a compound file: Office before 2007, or a newer file with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What the bytes are.
///
/// # Errors
/// [`SheetError::Binary`] or [`SheetError::PasswordProtected`] for known other kinds.
pub(crate) fn of(bytes: &[u8]) -> Result<Kind, SheetError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    match MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        Some(&(_, kind)) => Err(SheetError::Binary { kind }),
        None => Ok(Kind::Text),
    }
}

/// Whether the name promises an Excel file.
pub(crate) fn is_named_excel(file_name: &str) -> bool {
    let name = file_name.to_ascii_lowercase();
    name.ends_with(".xlsx") || name.ends_with(".xlsm")
}

/// Tells compound files apart by the names in their directory, which are in UTF-16.
fn compound(bytes: &[u8]) -> SheetError {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        SheetError::PasswordProtected
    } else if has("Workbook") || has("Book") {
        SheetError::Binary { kind: "xls" }
    } else if has("WordDocument") {
        SheetError::Binary { kind: "doc" }
    } else {
        SheetError::Binary { kind: "ole" }
    }
}

/// The kind of a text that is not a table.
pub(crate) fn of_text(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let start: String = text.chars().take(16).collect::<String>().to_ascii_lowercase();
    let begins = |marks: &[&str]| marks.iter().any(|mark| start.starts_with(mark));
    if begins(&["<!doctype html", "<html", "<head", "<body", "<table"]) {
        Some("html")
    } else if begins(&["<?xml", "<svg"]) {
        Some("xml")
    } else if begins(&["begin:vcard", "begin:vcalendar"]) {
        Some("vcard")
    } else if (start.starts_with('{') && text.ends_with('}'))
        || (start.starts_with('[') && text.ends_with(']'))
    {
        Some("json")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_recognised() {
        assert_eq!(of(b"PK\x03\x04rest"), Ok(Kind::Zip));
        assert_eq!(of(b"a;b\n1;2"), Ok(Kind::Text));
        assert_eq!(of(b"%PDF-1.7"), Err(SheetError::Binary { kind: "pdf" }));
        assert_eq!(of(COMPOUND), Err(SheetError::Binary { kind: "ole" }));
        for (name, error) in [
            ("Workbook", SheetError::Binary { kind: "xls" }),
            ("WordDocument", SheetError::Binary { kind: "doc" }),
            ("EncryptedPackage", SheetError::PasswordProtected),
        ] {
            let mut bytes = COMPOUND.to_vec();
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            assert_eq!(of(&bytes), Err(error));
        }
    }

    #[test]
    fn texts_are_recognised() {
        assert_eq!(of_text("  <!DOCTYPE HTML><p>"), Some("html"));
        assert_eq!(of_text("<?xml version='1.0'?>"), Some("xml"));
        assert_eq!(of_text("[{\"a\": 1}]\n"), Some("json"));
        assert_eq!(of_text("{naam};plaats\n1;2"), None);
        assert_eq!(of_text("naam;plaats"), None);
    }
}
