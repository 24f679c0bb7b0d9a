// SPDX-License-Identifier: EUPL-1.2
//! Rows of text with `;` between their cells, as they come in: quotes, every kind of line end, and
//! no more memory than the longest row takes.

use std::borrow::Cow;
use std::io::Read;

use super::error::{Error, Wrong};

/// How much is read at a time.
const PIECE: usize = 1 << 18;
/// The longest row, in bytes: a thousand projects on a ballot take a few thousand.
const LONGEST: usize = 1 << 26;
/// What some programs put before UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Where one cell stands in its row.
#[derive(Clone, Copy, Debug)]
struct Cell {
    from: usize,
    to: usize,
    quoted: bool,
}

/// Reads rows from `reader`.
#[derive(Debug)]
pub(super) struct Rows<R> {
    reader: R,
    buffer: Vec<u8>,
    from: usize,
    to: usize,
    ended: bool,
    begun: bool,
    line: u64,
    cells: Vec<Cell>,
}

/// A row that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    line: u64,
    text: &'a str,
    cells: &'a [Cell],
}

/// Where a row ends.
#[derive(Clone, Copy, Debug)]
struct End {
    /// Bytes of the row.
    length: usize,
    /// The same with the end of the line.
    taken: usize,
    /// Ends of lines inside quotes, and the one that ends the row.
    lines: u64,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: vec![0; PIECE],
            from: 0,
            to: 0,
            ended: false,
            begun: false,
            line: 1,
            cells: Vec::new(),
        }
    }

    /// The line that comes next; after the last row the one behind it.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The next row that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<Row<'_>>, Error> {
        if !self.begun {
            self.skip_bom()?;
        }
        loop {
            let (line, from) = (self.line, self.from);
            let Some(end) = scan(&self.buffer[from..self.to], self.ended, line, &mut self.cells)? else {
                if self.ended {
                    return Ok(None);
                }
                self.fill()?;
                continue;
            };
            self.line += end.lines;
            self.from += end.taken;
            if !self.is_blank(from) {
                let bytes = &self.buffer[from..from + end.length];
                let text = str::from_utf8(bytes).map_err(|wrong| {
                    Error::in_row(line, &bytes[..wrong.valid_up_to()], wrong.valid_up_to(), Wrong::NotUtf8)
                })?;
                return Ok(Some(Row { line, text, cells: &self.cells }));
            }
        }
    }

    /// One cell with nothing but white space in it.
    fn is_blank(&self, from: usize) -> bool {
        let [only] = self.cells[..] else { return false };
        let bytes = &self.buffer[from + only.from..from + only.to];
        !only.quoted && str::from_utf8(bytes).is_ok_and(|text| text.trim().is_empty())
    }

    fn skip_bom(&mut self) -> Result<(), Error> {
        while self.to < BOM.len() && !self.ended {
            self.fill()?;
        }
        self.begun = true;
        if self.buffer[..self.to].starts_with(BOM) {
            self.from = BOM.len();
        }
        Ok(())
    }

    fn fill(&mut self) -> Result<(), Error> {
        self.buffer.copy_within(self.from..self.to, 0);
        self.to -= self.from;
        self.from = 0;
        if self.to == self.buffer.len() {
            if self.to >= LONGEST {
                return Err(Error { line: self.line, column: 1, wrong: Wrong::RowTooLong });
            }
            self.buffer.resize(self.to * 2, 0);
        }
        loop {
            match self.reader.read(&mut self.buffer[self.to..]) {
                Ok(0) => self.ended = true,
                Ok(more) => self.to += more,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    let wrong = Wrong::Read(error.to_string());
                    return Err(Error { line: self.line, column: 1, wrong });
                }
            }
            return Ok(());
        }
    }
}

/// Finds the end of the row at the beginning of `bytes`, and its cells. Nothing when it is not
/// whole yet, or when there is none.
fn scan(bytes: &[u8], ended: bool, line: u64, cells: &mut Vec<Cell>) -> Result<Option<End>, Error> {
    cells.clear();
    if bytes.is_empty() {
        return Ok(None);
    }
    let (mut at, mut lines) = (0, 0);
    loop {
        let from = at;
        let quoted = bytes.get(at) == Some(&b'"');
        if quoted {
            let Some(close) = close(bytes, at + 1, &mut lines) else {
                return if ended {
                    Err(Error::in_row(line, bytes, from, Wrong::UnclosedQuote))
                } else {
                    Ok(None)
                };
            };
            at = close;
        }
        let found = bytes[at..].iter().position(|byte| matches!(byte, b';' | b'\n' | b'\r'));
        let to = found.map_or(bytes.len(), |length| at + length);
        cells.push(Cell { from, to, quoted });
        let taken = match (bytes.get(to), bytes.get(to + 1)) {
            (Some(b';'), _) => {
                at = to + 1;
                continue;
            }
            (Some(b'\n'), _) => to + 1,
            (Some(_), Some(b'\n')) => to + 2,
            (Some(_), Some(_)) => to + 1,
            (Some(_), None) if ended => to + 1,
            (None, _) if ended => to,
            _ => return Ok(None),
        };
        return Ok(Some(End { length: to, taken, lines: lines + 1 }));
    }
}

/// Where the quote that closes stands, counting the lines in between. A doubled quote is text.
fn close(bytes: &[u8], mut at: usize, lines: &mut u64) -> Option<usize> {
    loop {
        match bytes.get(at)? {
            b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' => return Some(at + 1),
            b'\n' => *lines += 1,
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => *lines += 1,
            _ => {}
        }
        at += 1;
    }
}

impl<'a> Row<'a> {
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// How many cells it has; at least one.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// What a cell says, exactly.
    pub(super) fn whole(&self, cell: usize) -> Option<Cow<'a, str>> {
        let cell = self.cells.get(cell)?;
        let text = self.text.get(cell.from..cell.to)?;
        Some(if cell.quoted { Cow::Owned(unquoted(text)) } else { Cow::Borrowed(text) })
    }

    /// What a cell says, without white space around it.
    pub(super) fn text(&self, cell: usize) -> Option<Cow<'a, str>> {
        Some(match self.whole(cell)? {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        })
    }

    /// Says what is wrong at `offset` bytes into a cell; behind the row when there is no such cell.
    pub(super) fn wrong(&self, cell: usize, offset: usize, wrong: Wrong) -> Error {
        let at = match self.cells.get(cell) {
            Some(cell) if cell.quoted => cell.from,
            Some(cell) => (cell.from + offset).min(cell.to),
            None => self.text.len(),
        };
        Error::in_row(self.line, self.text.as_bytes(), at, wrong)
    }

    /// Says what is wrong with a whole cell, where its text begins.
    pub(super) fn wrong_cell(&self, cell: usize, wrong: Wrong) -> Error {
        let text =
            self.cells.get(cell).and_then(|cell| self.text.get(cell.from..cell.to)).unwrap_or_default();
        self.wrong(cell, text.len() - text.trim_start().len(), wrong)
    }
}

/// A quoted cell without its quotes. What stands behind the closing quote belongs to it, as in
/// other programs that read such files.
fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.strip_prefix('"').unwrap_or(text);
    while let Some(at) = rest.find('"') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                out.push('"');
                rest = after;
            }
            None => break,
        }
    }
    out.push_str(rest);
    out
}
