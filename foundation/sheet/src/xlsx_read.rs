// SPDX-License-Identifier: EUPL-1.2
//! Reading Excel files (XLSX).

use crate::error::SheetError;
use crate::limits::Limits;
use crate::note::Note;
use crate::number;
use crate::table::{Builder, ShortRow, Table};
use crate::unzip;
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The first number of days (since 1900) that is no date any more: 1 January 10000.
const DAYS_END: f64 = 2_958_466.0;

pub(crate) fn read(bytes: &[u8], sheet: Option<&str>, limits: &Limits) -> Result<Table, SheetError> {
    let packed = unzip::repack(bytes, limits)?;
    // Calamine calculates with numbers from the file without checks; a panic of its own must not
    // reach the caller. Nothing it worked on is used afterwards.
    let result = catch_unwind(AssertUnwindSafe(|| read_vetted(packed, sheet, limits)));
    result.unwrap_or(Err(SheetError::Corrupt))
}

fn read_vetted(packed: Vec<u8>, sheet: Option<&str>, limits: &Limits) -> Result<Table, SheetError> {
    let mut book = Xlsx::new(Cursor::new(packed)).map_err(|_| SheetError::Corrupt)?;
    let mut builder = Builder::new(limits, ShortRow::Fill);
    let (name, skipped) = choose(&book, sheet)?;
    if !skipped.is_empty() {
        builder.note(Note::OtherSheets { read: name.clone(), skipped });
    }
    rows(&mut book, &name, limits, &mut builder)?;
    builder.finish()
}

/// The sheet to read, and the names of the other visible sheets.
fn choose(book: &Xlsx<Cursor<Vec<u8>>>, wanted: Option<&str>) -> Result<(String, Vec<String>), SheetError> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let fits = |name: &str, visible: bool| match wanted {
        Some(wanted) => name.to_lowercase() == wanted.to_lowercase(),
        None => visible,
    };
    let mut chosen = None;
    let mut skipped = Vec::new();
    for sheet in sheets {
        let visible = sheet.visible == SheetVisible::Visible;
        if chosen.is_none() && fits(&sheet.name, visible) {
            chosen = Some(sheet.name.clone());
        } else if visible {
            skipped.push(sheet.name.clone());
        }
    }
    match (chosen, wanted) {
        (Some(name), _) => Ok((name, skipped)),
        (None, Some(name)) => Err(SheetError::NoSuchSheet { name: name.to_owned() }),
        (None, None) => Err(SheetError::Empty),
    }
}

/// Hands all rows to the builder.
///
/// Cells are streamed: calamine's `worksheet_range` would reserve room for every cell between the
/// first and the last, and its `next_cell_with_formula` for as many formulas as the file says.
fn rows(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &str,
    limits: &Limits,
    builder: &mut Builder<'_>,
) -> Result<(), SheetError> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| SheetError::Corrupt)?;
    let mut row = Row { line: 0, cells: Vec::new() };
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| SheetError::Corrupt)? {
        let (line, column) = (position(cell.pos.0)?, position(cell.pos.1)?);
        if cell.value == DataRef::Empty && cell.formula.is_none() {
            continue;
        }
        if line < row.line {
            return Err(SheetError::Corrupt);
        }
        if line > row.line {
            row.flush(builder)?;
            row.line = line;
        }
        if cell.formula.is_some() {
            builder.note(Note::Formula { line, column });
        }
        if matches!(cell.value, DataRef::Error(_)) {
            builder.note(Note::ErrorValue { line, column });
        }
        row.set(column, &cell.value, limits)?;
    }
    row.flush(builder)
}

/// A place from 1 for one from 0.
fn position(index: u32) -> Result<usize, SheetError> {
    usize::try_from(index).ok().and_then(|at| at.checked_add(1)).ok_or(SheetError::Corrupt)
}

/// The row that is being read.
struct Row {
    line: usize,
    cells: Vec<String>,
}

impl Row {
    fn set(&mut self, column: usize, value: &DataRef<'_>, limits: &Limits) -> Result<(), SheetError> {
        if column > limits.columns {
            return Err(SheetError::TooManyColumns { limit: limits.columns });
        }
        // Before it is copied: all cells of a row can share one long text.
        let limit = limits.cell_chars;
        if long_text(value).is_some_and(|text| text.chars().nth(limit).is_some()) {
            return Err(SheetError::CellTooLong { line: self.line, column, limit });
        }
        if self.cells.len() < column {
            self.cells.resize(column, String::new());
        }
        self.cells[column - 1] = text(value);
        Ok(())
    }

    fn flush(&mut self, builder: &mut Builder<'_>) -> Result<(), SheetError> {
        builder.push(self.line, std::mem::take(&mut self.cells))
    }
}

/// The text of a cell that can be long.
fn long_text<'a>(value: &'a DataRef<'_>) -> Option<&'a str> {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Some(text),
        DataRef::SharedString(text) => Some(text),
        _ => None,
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number::text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => iso_text(text),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A date as `2026-12-03`, a moment as `2026-12-03T14:05:00`, a time of day as `14:05:00`, and a
/// duration as `26:30:00`. What lies outside the calendar stays a number.
fn moment_text(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if !(0.0..DAYS_END).contains(&days) {
        return number::text(days);
    }
    if moment.is_duration() {
        return number::duration(days);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if days < 1.0 {
        time
    } else if days.fract() == 0.0 {
        date
    } else {
        format!("{date}T{time}")
    }
}

/// A moment that the file holds as text, without a time of midnight.
fn iso_text(text: &str) -> String {
    match text.split_once('T') {
        Some((date, time)) if time.bytes().all(|b| matches!(b, b'0' | b':' | b'.' | b'Z')) => date.to_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn moments_become_text() {
        let moment = |days| ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false);
        assert_eq!(moment_text(&moment(46359.0)), "2026-12-03");
        assert_eq!(moment_text(&moment(46359.0 + 14.0 / 24.0 + 5.0 / 1440.0)), "2026-12-03T14:05:00");
        assert_eq!(moment_text(&moment(0.5)), "12:00:00");
        assert_eq!(moment_text(&moment(-1.0)), "-1");
        assert_eq!(moment_text(&moment(3e6)), "3000000");
        assert_eq!(moment_text(&moment(f64::NAN)), "NaN");
        let span = ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(moment_text(&span), "36:00:00");
        assert_eq!(iso_text("2026-12-03T00:00:00.000"), "2026-12-03");
        assert_eq!(iso_text("2026-12-03T14:05:00"), "2026-12-03T14:05:00");
    }
}
