// SPDX-License-Identifier: EUPL-1.2
//! Rows of text with `;` between their cells, as they come in: quotes, every kind of line end, and
//! no more memory than the longest row takes.

use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;

use super::error::{Error, Section, Wrong};
use super::scan::{BLOCK, End, first, plain, quoted};
use super::write::BOM;

/// How much is read at a time: so little that it stays close to the processor.
const PIECE: usize = 1 << 16;
/// The longest row, in bytes: a thousand projects on a ballot take a few thousand.
const LONGEST: usize = 1 << 24;
/// Bytes behind what was read, so that a block can be looked at from every byte on.
const BEHIND: usize = BLOCK;

/// Reads rows from `reader`.
#[derive(Debug)]
pub(super) struct Rows<R> {
    reader: R,
    buffer: Vec<u8>,
    /// What was read and not given yet.
    from: usize,
    to: usize,
    /// Up to here it is UTF-8.
    valid: usize,
    /// No quote stands before this.
    quote: usize,
    begun: bool,
    ended: bool,
    form: Form,
    line: u64,
    /// Where the cells of the row end.
    ends: Vec<usize>,
}

/// What a file says beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    pub(super) bom: bool,
    /// Of the first line.
    pub(super) crlf: bool,
    /// The last line has no end.
    pub(super) open_end: bool,
}

/// A row that is not blank. It is UTF-8.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    line: u64,
    length: usize,
    /// The row and what comes behind it: at least a block of whatever.
    bytes: &'a [u8],
    ends: &'a [usize],
}

impl<R: Read> Rows<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: vec![0; PIECE + BEHIND],
            from: 0,
            to: 0,
            valid: 0,
            quote: 0,
            begun: false,
            ended: false,
            form: Form::default(),
            line: 1,
            ends: Vec::new(),
        }
    }

    /// The line that the file ends on; known after the last row.
    pub(super) fn last_line(&self) -> u64 {
        if self.form.open_end { self.line - 1 } else { self.line }
    }

    /// What was seen of it; all of it after the last row.
    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// The next row that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<Row<'_>>, Error> {
        if !self.begun {
            self.begun = true;
            self.fill()?;
            self.form.bom = self.buffer.starts_with(BOM);
            self.from = if self.form.bom { BOM.len() } else { 0 };
        }
        loop {
            let (line, from) = (self.line, self.from);
            let Some(end) = self.scan()? else {
                if self.ended {
                    return Ok(None);
                }
                self.fill()?;
                continue;
            };
            if line == 1 {
                self.form.crlf = end.taken == end.length + 2;
            }
            self.form.open_end = end.taken == end.length;
            self.line += end.lines;
            self.from += end.taken;
            if from + end.length > self.valid {
                let row = &self.buffer[from..self.valid];
                return Err(Error::in_row(line, row, row.len(), Wrong::NotUtf8));
            }
            if !self.is_blank(from) {
                let bytes = &self.buffer[from..];
                return Ok(Some(Row { line, length: end.length, bytes, ends: &self.ends }));
            }
        }
    }

    /// Finds the end of the next row, and its cells. Nothing when it is not whole yet, or when
    /// there is none.
    fn scan(&mut self) -> Result<Option<End>, Error> {
        let bytes = &self.buffer[self.from..self.to];
        if self.quote < self.from {
            let quote = first(bytes, &self.buffer[self.from..], b'"');
            self.quote = quote.map_or(self.to, |quote| self.from + quote);
        }
        // Before the next quote lines are rows.
        let sure = &bytes[..self.quote - self.from];
        if let Some(end) = plain(sure, &self.buffer[self.from..], &mut self.ends) {
            return Ok(Some(end));
        }
        quoted(bytes, self.ended, self.line, &mut self.ends)
    }

    /// One cell with nothing but white space in it.
    fn is_blank(&self, from: usize) -> bool {
        let [end] = self.ends[..] else { return false };
        let bytes = &self.buffer[from..from + end];
        match bytes.first() {
            Some(b'"') => unquoted(text_of(bytes)).trim().is_empty(),
            Some(b'!'..=b'~') => false,
            _ => text_of(bytes).trim().is_empty(),
        }
    }

    /// Reads until the buffer is full; makes it larger when one row fills it.
    fn fill(&mut self) -> Result<(), Error> {
        let wrong = |line, wrong| Err(Error { line, column: 1, wrong });
        self.buffer.copy_within(self.from..self.to, 0);
        self.to -= self.from;
        self.valid = self.valid.saturating_sub(self.from);
        (self.from, self.quote) = (0, 0);
        if self.to == self.buffer.len() - BEHIND {
            if self.to >= LONGEST {
                return wrong(self.line, Wrong::RowTooLong);
            }
            self.buffer.resize(self.to * 2 + BEHIND, 0);
        }
        let full = self.buffer.len() - BEHIND;
        while self.to < full && !self.ended {
            match self.reader.read(&mut self.buffer[self.to..full]) {
                Ok(0) => self.ended = true,
                Ok(more) => self.to = full.min(self.to + more),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return wrong(self.line, Wrong::Read(error.to_string())),
            }
        }
        self.valid += match str::from_utf8(&self.buffer[self.valid..self.to]) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        Ok(())
    }
}

impl<'a> Row<'a> {
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// How many cells it has; at least one.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Where a cell stands, and whether it has quotes.
    fn cell(&self, cell: usize) -> Option<(Range<usize>, bool)> {
        let to = *self.ends.get(cell)?;
        let from = if cell == 0 { 0 } else { self.ends[cell - 1] + 1 };
        Some((from..to, from < to && self.bytes[from] == b'"'))
    }

    /// The section that begins with this row.
    pub(super) fn section(&self) -> Option<Section> {
        let first = self.bytes[0];
        let may_be =
            matches!(first, b'm' | b'M' | b'p' | b'P' | b'v' | b'V' | b'"') || !first.is_ascii_graphic();
        if may_be { Section::named(&self.text(0)?) } else { None }
    }

    /// What a cell without quotes says, and the bytes behind it; at least a block of whatever.
    pub(super) fn plain(&self, cell: usize) -> Option<(&'a [u8], &'a [u8])> {
        let (range, _) = self.cell(cell).filter(|(_, quoted)| !quoted)?;
        let behind = &self.bytes[range.start..];
        Some((&behind[..range.len()], behind))
    }

    /// What a cell says, exactly.
    pub(super) fn whole(&self, cell: usize) -> Option<Cow<'a, str>> {
        let (range, quoted) = self.cell(cell)?;
        let text = text_of(&self.bytes[range]);
        Some(if quoted { Cow::Owned(unquoted(text)) } else { Cow::Borrowed(text) })
    }

    /// What a cell says, without white space around it.
    pub(super) fn text(&self, cell: usize) -> Option<Cow<'a, str>> {
        Some(match self.whole(cell)? {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        })
    }

    /// Whether no cell says anything.
    pub(super) fn is_empty(&self) -> bool {
        (0..self.len()).all(|cell| self.text(cell).is_none_or(|text| text.is_empty()))
    }

    /// Says what is wrong at `offset` bytes into a cell; behind the row when there is no such cell.
    pub(super) fn wrong(&self, cell: usize, offset: usize, wrong: Wrong) -> Error {
        let at = match self.cell(cell) {
            Some((range, true)) => range.start,
            Some((range, false)) => (range.start + offset).min(range.end),
            None => self.length,
        };
        Error::in_row(self.line, self.bytes, at, wrong)
    }

    /// Says what is wrong with a whole cell, where its text begins.
    pub(super) fn wrong_cell(&self, cell: usize, wrong: Wrong) -> Error {
        self.wrong(cell, self.lead(cell), wrong)
    }

    /// Bytes before the text of a cell.
    pub(super) fn lead(&self, cell: usize) -> usize {
        let text = self.whole(cell).unwrap_or_default();
        text.len() - text.trim_start().len()
    }
}

/// Rows are UTF-8 before they are given, and so is what stands between two `;`.
fn text_of(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap_or_default()
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
