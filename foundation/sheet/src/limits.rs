// SPDX-License-Identifier: EUPL-1.2
//! How much is read of a file from outside.

/// The most that is accepted; beyond it reading stops with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it was sent.
    pub bytes: usize,
    /// Rows with content, without the header.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Characters in one cell.
    pub cell_chars: usize,
    /// Bytes of all cells together, as UTF-8. In an Excel file a thousand cells can share one long
    /// text, so this is more than the file holds.
    pub text_bytes: usize,
    /// Bytes of all parts of an Excel file together, after unpacking.
    pub unzipped_bytes: u64,
    /// How many times larger one part of an Excel file may become by unpacking. Counts only beyond
    /// 10 MB: small parts compress well.
    pub zip_ratio: u64,
    /// Parts in an Excel file.
    pub zip_entries: usize,
}

impl Default for Limits {
    /// 10 MB, 20,000 rows, 200 columns, 20,000 characters in a cell, 64 MB of text; for Excel
    /// 100 MB unpacked, 100 times the packed size, 2,000 parts.
    fn default() -> Self {
        Self {
            bytes: 10_000_000,
            rows: 20_000,
            columns: 200,
            cell_chars: 20_000,
            text_bytes: 64_000_000,
            unzipped_bytes: 100_000_000,
            zip_ratio: 100,
            zip_entries: 2_000,
        }
    }
}
