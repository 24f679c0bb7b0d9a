// SPDX-License-Identifier: EUPL-1.2
//! Writing CSV (RFC 4180) that is safe to open in a spreadsheet.

use crate::{apostrophe, direction};
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delimiter {
    /// `;`, which a Dutch Excel opens in columns.
    #[default]
    Semicolon,
    /// `,`, which programs expect.
    Comma,
}

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvStyle {
    /// What stands between the cells.
    pub delimiter: Delimiter,
    /// Whether the file begins with a byte order mark, without which Excel mistakes UTF-8.
    pub byte_order_mark: bool,
}

impl CsvStyle {
    /// For people with Excel: `;` and a byte order mark.
    #[must_use]
    pub const fn excel() -> Self {
        Self { delimiter: Delimiter::Semicolon, byte_order_mark: true }
    }

    /// For programs: `,` and no byte order mark.
    #[must_use]
    pub const fn plain() -> Self {
        Self { delimiter: Delimiter::Comma, byte_order_mark: false }
    }
}

/// Writes a table as UTF-8 with CRLF line ends.
///
/// A cell that a spreadsheet would calculate (it starts with `=`, `+`, `-`, `@`, tab or a line
/// end, and is not a plain negative number) gets an apostrophe in front; [`crate::read`] takes it
/// off again. Marks that turn the direction of text are left out.
pub fn write_csv<H, R, C>(header: &[H], rows: impl IntoIterator<Item = R>, style: CsvStyle) -> Vec<u8>
where
    H: AsRef<str>,
    R: AsRef<[C]>,
    C: AsRef<str>,
{
    let mut bytes = Vec::new();
    if style.byte_order_mark {
        bytes.extend_from_slice(b"\xef\xbb\xbf");
    }
    let cells: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    write_rows(&mut bytes, [cells], quotes(header), style);
    write_rows(&mut bytes, rows, quotes(header), style);
    bytes
}

/// More rows of a table that [`write_csv`] began, for files that are sent in parts. The header is
/// that of the beginning.
pub fn more_csv<H, R, C>(header: &[H], rows: impl IntoIterator<Item = R>, style: CsvStyle) -> Vec<u8>
where
    H: AsRef<str>,
    R: AsRef<[C]>,
    C: AsRef<str>,
{
    let mut bytes = Vec::new();
    write_rows(&mut bytes, rows, quotes(header), style);
    bytes
}

fn write_rows<R, C>(
    bytes: &mut Vec<u8>,
    rows: impl IntoIterator<Item = R>,
    quotes: QuoteStyle,
    style: CsvStyle,
) where
    R: AsRef<[C]>,
    C: AsRef<str>,
{
    let delimiter = match style.delimiter {
        Delimiter::Semicolon => b';',
        Delimiter::Comma => b',',
    };
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::CRLF)
        .quote_style(quotes)
        .flexible(true)
        .from_writer(bytes);
    for row in rows {
        // Writing to memory cannot fail, and rows may differ in length.
        let _ = writer.write_record(row.as_ref().iter().map(|cell| written(cell.as_ref())));
    }
    let _ = writer.flush();
}

/// A cell as it is written. The marks go first: one before a formula would hide it.
fn written(cell: &str) -> String {
    apostrophe::guarded(&direction::plain(cell))
}

/// Quotation marks around everything where the header alone does not show the delimiter: it has
/// one column, or names with another delimiter in them.
fn quotes<H: AsRef<str>>(header: &[H]) -> QuoteStyle {
    let misleading = |name: &H| name.as_ref().contains([';', ',', '\t']);
    if header.len() < 2 || header.iter().any(misleading) { QuoteStyle::Always } else { QuoteStyle::Necessary }
}
