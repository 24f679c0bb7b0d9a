// SPDX-License-Identifier: EUPL-1.2
//! Tables from and to files that people keep on their own machines: CSV and Excel (XLSX).
//!
//! Reading is for files from outside: every size is bounded, nothing is guessed in silence (what
//! was assumed is in [`Table::notes`]), and no input makes it panic. Writing is for files that
//! people open in a spreadsheet: a text stays a text, whatever it starts with.
//!
//! No texts for people: errors and notes carry a stable code and fields.

mod apostrophe;
mod csv_read;
mod csv_write;
mod direction;
mod error;
mod kind;
mod limits;
mod note;
mod number;
mod table;
mod text;
mod unzip;
mod xlsx_read;
mod xlsx_write;

pub use csv_write::{CsvStyle, Delimiter, more_csv, write_csv};
pub use error::SheetError;
pub use limits::Limits;
pub use note::Note;
pub use table::{RowData, Table};
pub use xlsx_write::{Cell, write_xlsx};

/// Reads a table: the first row that is not blank names the columns, the others are data.
///
/// What the file is shows from its first bytes; `file_name` only helps to choose the delimiter
/// (`.tsv` or `.tab`), and text in a file named `.xlsx` is taken for a damaged Excel file. CSV may be UTF-8 or UTF-16 (with or without byte order mark) or
/// windows-1252, with `;`, `,` or tab between the cells. Of an Excel file the first visible sheet
/// is read, in full (hidden rows too): dates become `2026-12-03`, numbers have a decimal point, a
/// formula gives the value that was saved with it. Blank rows, and columns without name and
/// content, are left out.
///
/// # Errors
/// [`SheetError`]; the file is taken as a whole or not at all.
pub fn read(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Table, SheetError> {
    read_sheet(bytes, file_name, None, limits)
}

/// As [`read`], of the sheet with a given name (whatever its case) in an Excel file. A CSV file
/// has no sheets; there the name is ignored.
///
/// # Errors
/// [`SheetError`]; the file is taken as a whole or not at all.
pub fn read_sheet(
    bytes: &[u8],
    file_name: &str,
    sheet: Option<&str>,
    limits: &Limits,
) -> Result<Table, SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(SheetError::TooLarge { limit: limits.bytes });
    }
    match kind::of(bytes)? {
        kind::Kind::Zip => xlsx_read::read(bytes, sheet, limits),
        // Half of an Excel file would pass for a text of one column.
        kind::Kind::Text if kind::is_named_excel(file_name) => Err(SheetError::Corrupt),
        kind::Kind::Text => csv_read::read(bytes, file_name, limits),
    }
}
