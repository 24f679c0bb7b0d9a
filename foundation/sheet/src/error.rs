// SPDX-License-Identifier: EUPL-1.2
//! Why a file is not read or written.

/// Why a file is not read or written. Lines, rows and columns count from 1, as in a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// No bytes, or no cell with content.
    #[error("the file is empty")]
    Empty,
    /// More bytes than allowed, in the file or in all its cells together.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The most bytes.
        limit: usize,
    },
    /// Another kind of file, such as `pdf`, `png` or `xls` (Excel before 2007).
    #[error("the file is not a table but {kind}")]
    Binary {
        /// What it is, as a short lower-case word; `unknown` when only this is clear: no text.
        kind: &'static str,
    },
    /// A text of another kind, such as `html`, `xml` or `json`.
    #[error("the text is not a table but {kind}")]
    NotATable {
        /// What it is, as a short lower-case word.
        kind: &'static str,
    },
    /// The file is encrypted.
    #[error("the file is protected with a password")]
    PasswordProtected,
    /// Neither UTF-8, UTF-16 nor windows-1252, or a mixture.
    #[error("unreadable characters in line {line}")]
    WrongEncoding {
        /// The first line that is wrong.
        line: usize,
    },
    /// A quotation mark opens a cell and no other closes it.
    #[error("unclosed quotation mark in the row that starts in line {line}")]
    UnclosedQuote {
        /// The line where the row starts.
        line: usize,
    },
    /// More rows than allowed.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The most rows, without the header.
        limit: usize,
    },
    /// More columns than allowed.
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// The most columns.
        limit: usize,
    },
    /// More text in a cell than allowed.
    #[error("more than {limit} characters in line {line}, column {column}")]
    CellTooLong {
        /// The line or row.
        line: usize,
        /// The column.
        column: usize,
        /// The most characters.
        limit: usize,
    },
    /// A row with another number of cells than the header.
    #[error("{found} cells instead of {expected} in line {line}")]
    RaggedRow {
        /// The line or row.
        line: usize,
        /// The number of columns with a name.
        expected: usize,
        /// The number of cells.
        found: usize,
    },
    /// A column with content but without a name.
    #[error("column {column} has no name")]
    EmptyHeader {
        /// The column.
        column: usize,
    },
    /// Two columns with the same name, whatever the case of the letters.
    #[error("two columns are named {name:?}")]
    DuplicateHeader {
        /// The name, as in the second of the two.
        name: String,
    },
    /// The Excel file becomes too large by unpacking, or has parts that overlap.
    #[error("the file unpacks to more than is allowed")]
    ZipBomb,
    /// The Excel file is damaged.
    #[error("the file is damaged")]
    Corrupt,
    /// The Excel file has no sheet by that name.
    #[error("no sheet named {name:?}")]
    NoSuchSheet {
        /// The name that was asked for.
        name: String,
    },
    /// Writing: a value that a spreadsheet cannot hold, such as 30 February, infinity or a text of
    /// more than 32,767 characters.
    #[error("no spreadsheet can hold the value in row {row}, column {column}")]
    BadValue {
        /// The row; the header is row 1.
        row: usize,
        /// The column.
        column: usize,
    },
}

impl SheetError {
    /// A stable code, for looking up the text shown to people.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "sheet-empty",
            Self::TooLarge { .. } => "sheet-too-large",
            Self::Binary { .. } => "sheet-binary",
            Self::NotATable { .. } => "sheet-not-a-table",
            Self::PasswordProtected => "sheet-password-protected",
            Self::WrongEncoding { .. } => "sheet-wrong-encoding",
            Self::UnclosedQuote { .. } => "sheet-unclosed-quote",
            Self::TooManyRows { .. } => "sheet-too-many-rows",
            Self::TooManyColumns { .. } => "sheet-too-many-columns",
            Self::CellTooLong { .. } => "sheet-cell-too-long",
            Self::RaggedRow { .. } => "sheet-ragged-row",
            Self::EmptyHeader { .. } => "sheet-empty-header",
            Self::DuplicateHeader { .. } => "sheet-duplicate-header",
            Self::ZipBomb => "sheet-zip-bomb",
            Self::Corrupt => "sheet-corrupt",
            Self::NoSuchSheet { .. } => "sheet-no-such-sheet",
            Self::BadValue { .. } => "sheet-bad-value",
        }
    }

    /// The fields by name, for filling in the text shown to people. `kind` and `name` are words,
    /// `limit`, `megabyte`, `line`, `row`, `column`, `expected` and `found` whole numbers.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let number = |name, value: &usize| (name, value.to_string());
        match self {
            Self::Empty | Self::PasswordProtected | Self::ZipBomb | Self::Corrupt => Vec::new(),
            Self::TooLarge { limit } => vec![number("megabyte", &(limit / 1_000_000))],
            Self::TooManyRows { limit } | Self::TooManyColumns { limit } => vec![number("limit", limit)],
            Self::Binary { kind } | Self::NotATable { kind } => vec![("kind", (*kind).to_owned())],
            Self::WrongEncoding { line } | Self::UnclosedQuote { line } => {
                vec![number("line", line)]
            }
            Self::CellTooLong { line, column, limit } => {
                vec![number("line", line), number("column", column), number("limit", limit)]
            }
            Self::RaggedRow { line, expected, found } => {
                vec![number("line", line), number("expected", expected), number("found", found)]
            }
            Self::EmptyHeader { column } => vec![number("column", column)],
            Self::DuplicateHeader { name } | Self::NoSuchSheet { name } => {
                vec![("name", name.clone())]
            }
            Self::BadValue { row, column } => vec![number("row", row), number("column", column)],
        }
    }
}
