// SPDX-License-Identifier: EUPL-1.2
//! Writing Excel files (XLSX).

use crate::direction;
use crate::error::SheetError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};

/// The most rows of a sheet, with the header.
const MAX_ROWS: u32 = 1_048_576;

/// The most columns of a sheet.
const MAX_COLUMNS: u16 = 16_384;

/// Above this an integer does not fit in the floating point number that a sheet holds.
const MAX_EXACT: u64 = 1 << 53;

/// Widths of columns, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;

/// The value of a cell to write.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Text, which stays text, whatever it starts with.
    Text(String),
    /// A number; must be finite.
    Number(f64),
    /// A whole number; written as text when a spreadsheet would round it (beyond 2 to the 53rd).
    Int(i64),
    /// A day as ISO text, `2026-12-03`. Days before 1900, which Excel does not know, are written
    /// as text.
    Date(String),
    /// Nothing.
    #[default]
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// Writes a table as an Excel file of one sheet: a bold header that stays in sight and filters,
/// and columns as wide as their content. Marks that turn the direction of text are left out. The same table gives the same bytes.
///
/// The name of the sheet is shortened to 31 characters; what Excel does not allow in it becomes a
/// space.
///
/// # Errors
/// [`SheetError::BadValue`], [`SheetError::TooManyRows`] or [`SheetError::TooManyColumns`].
pub fn write_xlsx<H, R>(
    sheet_name: &str,
    header: &[H],
    rows: impl IntoIterator<Item = R>,
) -> Result<Vec<u8>, SheetError>
where
    H: AsRef<str>,
    R: AsRef<[Cell]>,
{
    let mut sheet = Sheet::new(sheet_name)?;
    let header: Vec<Cell> = header.iter().map(|name| Cell::from(name.as_ref())).collect();
    sheet.write_row(&header)?;
    for row in rows {
        sheet.write_row(row.as_ref())?;
    }
    sheet.finish(header.len())
}

/// A sheet that is being written.
struct Sheet {
    sheet: Worksheet,
    bold: Format,
    date: Format,
    next_row: u32,
    widths: Vec<usize>,
}

impl Sheet {
    fn new(name: &str) -> Result<Self, SheetError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(safe_name(name)).map_err(|_| SheetError::BadValue { row: 0, column: 0 })?;
        Ok(Self {
            sheet,
            bold: Format::new().set_bold().set_border_bottom(FormatBorder::Thin),
            // Number 14 is the short date of the reader's own country.
            date: Format::new().set_num_format_index(14),
            next_row: 0,
            widths: Vec::new(),
        })
    }

    fn write_row(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        if self.next_row == MAX_ROWS {
            return Err(SheetError::TooManyRows { limit: usize::try_from(MAX_ROWS - 1).unwrap_or(0) });
        }
        let row = self.next_row;
        for (index, cell) in cells.iter().enumerate() {
            let column = u16::try_from(index).ok().filter(|column| *column < MAX_COLUMNS);
            let column = column.ok_or(SheetError::TooManyColumns { limit: MAX_COLUMNS.into() })?;
            let place =
                SheetError::BadValue { row: usize::try_from(row).unwrap_or(0) + 1, column: index + 1 };
            let width = self.write_cell(row, column, cell).ok_or(place)?;
            if self.widths.len() <= index {
                self.widths.resize(index + 1, 0);
            }
            self.widths[index] = self.widths[index].max(width);
        }
        self.next_row += 1;
        Ok(())
    }

    /// Writes a cell and tells its width in characters; nothing when it cannot be written.
    fn write_cell(&mut self, row: u32, column: u16, cell: &Cell) -> Option<usize> {
        match cell {
            Cell::Empty => Some(0),
            Cell::Text(text) => self.write_text(row, column, text),
            Cell::Number(number) if number.is_finite() => {
                self.sheet.write_number(row, column, *number).ok()?;
                Some(number.to_string().len().min(17))
            }
            Cell::Number(_) => None,
            Cell::Int(number) if number.unsigned_abs() <= MAX_EXACT => {
                #[allow(clippy::cast_precision_loss, reason = "exact, because of the bound")]
                self.sheet.write_number(row, column, *number as f64).ok()?;
                Some(number.to_string().len())
            }
            Cell::Int(number) => self.write_text(row, column, &number.to_string()),
            Cell::Date(text) => match date(text)? {
                Day::Known(day) => {
                    self.sheet.write_datetime_with_format(row, column, &day, &self.date).ok()?;
                    Some(text.len())
                }
                Day::Early => self.write_text(row, column, text),
            },
        }
    }

    fn write_text(&mut self, row: u32, column: u16, text: &str) -> Option<usize> {
        let text = direction::plain(text);
        let result: Result<_, XlsxError> = if row == 0 {
            self.sheet.write_string_with_format(row, column, &*text, &self.bold)
        } else {
            self.sheet.write_string(row, column, &*text)
        };
        result.ok()?;
        text.lines().map(|line| line.chars().count()).max().or(Some(0))
    }

    fn finish(mut self, columns: usize) -> Result<Vec<u8>, SheetError> {
        self.dress(columns).map_err(|_| SheetError::Corrupt)?;
        let mut book = Workbook::new();
        book.set_properties(&fixed_properties().map_err(|_| SheetError::Corrupt)?);
        book.push_worksheet(self.sheet);
        book.save_to_buffer().map_err(|_| SheetError::Corrupt)
    }

    /// Freezes and filters the header, and sets the widths.
    fn dress(&mut self, columns: usize) -> Result<(), XlsxError> {
        self.sheet.set_freeze_panes(1, 0)?;
        let last = u16::try_from(columns).unwrap_or(MAX_COLUMNS).checked_sub(1);
        if let Some(last) = last {
            self.sheet.autofilter(0, 0, self.next_row.saturating_sub(1), last)?;
        }
        for (index, width) in self.widths.iter().enumerate() {
            let column = u16::try_from(index).unwrap_or(MAX_COLUMNS);
            // Room for the button of the filter.
            let width = (*width + 3).clamp(*WIDTHS.start(), *WIDTHS.end());
            self.sheet.set_column_width(column, u16::try_from(width).unwrap_or(u16::MAX))?;
        }
        Ok(())
    }
}

/// A fixed date of creation, because the clock is not this crate's to read.
fn fixed_properties() -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

/// A name that Excel accepts: 1 to 31 characters, none of `[ ] : * ? / \`, no apostrophe at the
/// ends, and not the reserved word.
fn safe_name(name: &str) -> String {
    let allowed = |c: char| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let clean: String = name.chars().map(|c| if allowed(c) { c } else { ' ' }).take(31).collect();
    let clean = clean.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    if clean.is_empty() || clean.eq_ignore_ascii_case("history") {
        "Sheet1".to_owned()
    } else {
        clean.to_owned()
    }
}

enum Day {
    Known(ExcelDateTime),
    /// Before 1900.
    Early,
}

/// Reads `YYYY-MM-DD`.
fn date(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let mut part = |length: usize| {
        let part = parts.next()?;
        let is_number = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if is_number { part.parse::<u16>().ok() } else { None }
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    // The calendar repeats every 400 years, so an early day exists when a later one does.
    let known_year = if year < 1900 { year % 400 + 2000 } else { year };
    let month = u8::try_from(month).ok()?;
    let known = ExcelDateTime::from_ymd(known_year, month, u8::try_from(day).ok()?).ok()?;
    Some(if year < 1900 { Day::Early } else { Day::Known(known) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_made_to_fit() {
        assert_eq!(safe_name("Kernagenda 2026/2027"), "Kernagenda 2026 2027");
        assert_eq!(safe_name("'s-Gravenmoer"), "s-Gravenmoer");
        assert_eq!(safe_name(" '' "), "Sheet1");
        assert_eq!(safe_name("History"), "Sheet1");
        assert_eq!(safe_name(&"a".repeat(40)).len(), 31);
    }

    #[test]
    fn days_are_checked() {
        assert!(matches!(date("2026-12-03"), Some(Day::Known(_))));
        assert!(matches!(date("1815-06-18"), Some(Day::Early)));
        for text in ["2026-02-30", "1815-02-30", "3-12-2026", "2026-12-3", "", "2026-12-03T00:00"] {
            assert!(date(text).is_none(), "{text}");
        }
    }
}
