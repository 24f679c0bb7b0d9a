// SPDX-License-Identifier: EUPL-1.2
//! A table, and the building of one from rows of a file.

use crate::direction;
use crate::error::SheetError;
use crate::limits::Limits;
use crate::note::{Note, Notes};
use std::collections::HashSet;

/// A table as it was read: every row has as many cells as the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns, trimmed; not empty, and all different whatever their case.
    pub header: Vec<String>,
    /// The rows with content, in the order of the file.
    pub rows: Vec<RowData>,
    /// What was assumed or changed while reading.
    pub notes: Vec<Note>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowData {
    /// The line of the file where the row starts, or the row of the sheet; from 1.
    pub line: usize,
    /// The text of each cell; line ends within are `\n`.
    pub cells: Vec<String>,
}

impl Table {
    /// The place, from 0, of the column with a name, whatever its case.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        let name = name.trim().to_lowercase();
        self.header.iter().position(|column| column.to_lowercase() == name)
    }
}

/// Whether a row with fewer cells than the header is an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShortRow {
    /// In CSV it is: a delimiter is missing.
    Refuse,
    /// In a sheet it is not: empty cells at the end are not stored.
    Fill,
}

/// Takes rows one by one, keeps them within the limits, and makes a table of them.
pub(crate) struct Builder<'a> {
    limits: &'a Limits,
    short_row: ShortRow,
    header: Option<Vec<String>>,
    header_cells: usize,
    rows: Vec<RowData>,
    text_bytes: usize,
    notes: Notes,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(limits: &'a Limits, short_row: ShortRow) -> Self {
        Self {
            limits,
            short_row,
            header: None,
            header_cells: 0,
            rows: Vec::new(),
            text_bytes: 0,
            notes: Notes::default(),
        }
    }

    pub(crate) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// Takes the next row; the first that is not blank is the header.
    pub(crate) fn push(&mut self, line: usize, mut cells: Vec<String>) -> Result<(), SheetError> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if cells.len() > self.limits.columns {
            return Err(SheetError::TooManyColumns { limit: self.limits.columns });
        }
        for (index, cell) in cells.iter_mut().enumerate() {
            self.admit(line, index + 1, cell)?;
        }
        let Some(width) = self.header.as_ref().map(Vec::len) else {
            self.take_header(&cells);
            return Ok(());
        };
        if self.rows.len() == self.limits.rows {
            return Err(SheetError::TooManyRows { limit: self.limits.rows });
        }
        self.fit(line, &mut cells, width)?;
        self.rows.push(RowData { line, cells });
        Ok(())
    }

    /// Cleans a cell and holds it against the limits.
    fn admit(&mut self, line: usize, column: usize, cell: &mut String) -> Result<(), SheetError> {
        let limit = self.limits.cell_chars;
        if cell.len() > limit && cell.chars().nth(limit).is_some() {
            return Err(SheetError::CellTooLong { line, column, limit });
        }
        self.text_bytes += cell.len();
        if self.text_bytes > self.limits.text_bytes {
            return Err(SheetError::TooLarge { limit: self.limits.text_bytes });
        }
        if cell.contains('\r') {
            *cell = cell.replace("\r\n", "\n").replace('\r', "\n");
        }
        let removed = |c: char| direction::turns(c) || c.is_control() && !matches!(c, '\n' | '\t');
        if cell.contains(removed) {
            cell.retain(|c| !removed(c));
            self.notes.push(Note::ControlCharacters { line, column });
        }
        Ok(())
    }

    fn take_header(&mut self, cells: &[String]) {
        self.header_cells = cells.len();
        let mut header: Vec<String> =
            cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        self.header = Some(header);
    }

    /// Gives a row as many cells as the header has.
    fn fit(&self, line: usize, cells: &mut Vec<String>, width: usize) -> Result<(), SheetError> {
        let found = cells.len();
        if found < width {
            if self.short_row == ShortRow::Refuse {
                return Err(SheetError::RaggedRow { line, expected: width, found });
            }
            cells.resize(width, String::new());
        }
        let extra = cells.iter().skip(width).position(|cell| !cell.trim().is_empty());
        match extra {
            Some(at) if width + at < self.header_cells => {
                Err(SheetError::EmptyHeader { column: width + at + 1 })
            }
            Some(_) => Err(SheetError::RaggedRow { line, expected: width, found }),
            None => {
                cells.truncate(width);
                Ok(())
            }
        }
    }

    /// The table; columns without name and content are left out.
    pub(crate) fn finish(self) -> Result<Table, SheetError> {
        let header = self.header.filter(|header| !header.is_empty()).ok_or(SheetError::Empty)?;
        let mut table = Table { header, rows: self.rows, notes: self.notes.finish() };
        for column in (0..table.header.len()).rev() {
            if table.header[column].is_empty() {
                drop_blank(&mut table, column)?;
            }
        }
        let mut seen = HashSet::new();
        let twice = table.header.iter().find(|name| !seen.insert(name.to_lowercase()));
        match twice {
            Some(name) => Err(SheetError::DuplicateHeader { name: name.clone() }),
            None => Ok(table),
        }
    }
}

fn drop_blank(table: &mut Table, column: usize) -> Result<(), SheetError> {
    if table.rows.iter().any(|row| !row.cells[column].trim().is_empty()) {
        return Err(SheetError::EmptyHeader { column: column + 1 });
    }
    table.header.remove(column);
    for row in &mut table.rows {
        row.cells.remove(column);
    }
    Ok(())
}
