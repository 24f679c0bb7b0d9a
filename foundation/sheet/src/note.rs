// SPDX-License-Identifier: EUPL-1.2
//! What was assumed or changed while reading.

/// Something the sender should know: what was assumed or changed while reading. Lines, rows and
/// columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The text was read as windows-1252, because it is not UTF-8.
    Windows1252,
    /// The Excel file has other sheets, which were not read.
    OtherSheets {
        /// The sheet that was read.
        read: String,
        /// The sheets that were not.
        skipped: Vec<String>,
    },
    /// The value is the one that was saved with a formula; it may be out of date.
    Formula {
        /// The row.
        line: usize,
        /// The column.
        column: usize,
    },
    /// The cell shows an error of the spreadsheet, such as `#N/A`, which was taken as text.
    ErrorValue {
        /// The row.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Invisible characters were left out of the cell: control characters, and marks that turn the
    /// direction of text.
    ControlCharacters {
        /// The line or row.
        line: usize,
        /// The column.
        column: usize,
    },
    /// More notes on cells than are kept.
    More {
        /// How many were left out.
        count: usize,
    },
}

impl Note {
    /// A stable code, for looking up the text shown to people.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Windows1252 => "sheet-note-windows-1252",
            Self::OtherSheets { .. } => "sheet-note-other-sheets",
            Self::Formula { .. } => "sheet-note-formula",
            Self::ErrorValue { .. } => "sheet-note-error-value",
            Self::ControlCharacters { .. } => "sheet-note-control-characters",
            Self::More { .. } => "sheet-note-more",
        }
    }

    /// The fields by name, for filling in the text shown to people; several sheets are separated
    /// by a comma and a space.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Windows1252 => Vec::new(),
            Self::OtherSheets { read, skipped } => {
                vec![("read", read.clone()), ("skipped", skipped.join(", "))]
            }
            Self::Formula { line, column }
            | Self::ErrorValue { line, column }
            | Self::ControlCharacters { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Self::More { count } => vec![("count", count.to_string())],
        }
    }
}

/// Notes, of which those on cells are bounded.
#[derive(Default)]
pub(crate) struct Notes {
    kept: Vec<Note>,
    left_out: usize,
}

impl Notes {
    /// The most notes that are kept.
    pub(crate) const LIMIT: usize = 200;

    pub(crate) fn push(&mut self, note: Note) {
        if self.kept.len() < Self::LIMIT {
            self.kept.push(note);
        } else {
            self.left_out += 1;
        }
    }

    pub(crate) fn finish(mut self) -> Vec<Note> {
        if self.left_out > 0 {
            self.kept.push(Note::More { count: self.left_out });
        }
        self.kept
    }
}
