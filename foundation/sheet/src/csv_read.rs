// SPDX-License-Identifier: EUPL-1.2
//! Reading CSV (RFC 4180, and what spreadsheets make of it).

use crate::apostrophe;
use crate::error::SheetError;
use crate::kind;
use crate::limits::Limits;
use crate::table::{Builder, ShortRow, Table};
use crate::text;
use csv::{Reader, ReaderBuilder, StringRecord};
use std::cmp::Reverse;

/// The delimiters that are tried, the most likely in the Netherlands first.
const CANDIDATES: [u8; 3] = [b';', b',', b'\t'];

/// How many rows are looked at to find the delimiter.
const SAMPLE: usize = 20;

/// Stands in a line of its own behind the text. When the last row is another, a quotation mark
/// somewhere before it was never closed. From a private area of Unicode.
const END: &str = "\u{e000}end\u{e000}";

pub(crate) fn read(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Table, SheetError> {
    let (text, note) = text::decode(bytes)?;
    if let Some(kind) = kind::of_text(&text) {
        return Err(SheetError::NotATable { kind });
    }
    let (declared, skipped) = declared_delimiter(&text);
    let mut body = text[skipped..].to_owned();
    let delimiter = declared.unwrap_or_else(|| detect(&body, file_name));
    body.push('\n');
    body.push_str(END);

    let mut builder = Builder::new(limits, ShortRow::Refuse);
    if let Some(note) = note {
        builder.note(note);
    }
    let first_line = if skipped > 0 { 2 } else { 1 };
    rows(&body, delimiter, first_line, &mut builder)?;
    builder.finish()
}

/// Hands all rows to the builder.
fn rows(body: &str, delimiter: u8, first_line: usize, builder: &mut Builder<'_>) -> Result<(), SheetError> {
    let mut reader = reader(body, delimiter);
    let mut record = StringRecord::new();
    let mut lines = Lines { body, at: 0, line: first_line };
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        // The text is valid and rows may differ in length, so reading cannot fail.
        if !reader.read_record(&mut record).map_err(|_| SheetError::Corrupt)? {
            return Ok(());
        }
        let line = lines.of_row(start);
        if record.len() == 1 && record.get(0) == Some(END) {
            return Ok(());
        }
        if record.iter().next_back().is_some_and(|cell| cell.ends_with(END)) {
            return Err(SheetError::UnclosedQuote { line });
        }
        let cells = record.iter().map(|cell| apostrophe::bare(cell).to_owned()).collect();
        builder.push(line, cells)?;
    }
}

fn reader(body: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(body.as_bytes())
}

/// Counts lines up to a byte. The rows of the reader start before the blank lines it skips.
struct Lines<'a> {
    body: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of_row(&mut self, start: usize) -> usize {
        let bytes = self.body.as_bytes();
        let start = start.min(bytes.len());
        let blank = bytes[start..].iter().take_while(|b| **b == b'\n').count();
        let passed = &bytes[self.at.min(start)..start + blank];
        self.line += passed.iter().filter(|b| **b == b'\n').count();
        self.at = start + blank;
        self.line
    }
}

/// The delimiter that a first line such as `sep=;` names (a habit of Excel), and the bytes of that
/// line.
fn declared_delimiter(text: &str) -> (Option<u8>, usize) {
    let line = text.split('\n').next().unwrap_or_default();
    let skipped = (line.len() + 1).min(text.len());
    match line.as_bytes() {
        &[b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter]
            if CANDIDATES.contains(&delimiter) || delimiter == b'|' =>
        {
            (Some(delimiter), skipped)
        }
        _ => (None, 0),
    }
}

/// The delimiter with which the first rows are most alike; then the one that leaves the fewest
/// quotation marks in the cells; then the one that makes most columns.
fn detect(body: &str, file_name: &str) -> u8 {
    let lower = file_name.to_ascii_lowercase();
    if lower.ends_with(".tsv") || lower.ends_with(".tab") {
        return b'\t';
    }
    let scores = CANDIDATES.map(|delimiter| (score(body, delimiter), delimiter));
    let several = scores.iter().filter(|(score, _)| score.columns > 1);
    // `max_by_key` takes the last of equals, so the order is turned round.
    let best = several.rev().max_by_key(|(score, _)| (score.alike, Reverse(score.quotes), score.columns));
    // A single column, perhaps with commas in its text: something that is not in it.
    let alone = || scores.iter().find(|(score, _)| score.alike == 1000);
    best.or_else(alone).map_or(b',', |(_, delimiter)| *delimiter)
}

struct Score {
    /// Quotation marks in the cells. A wrong delimiter takes those around a cell for text.
    quotes: usize,
    /// Columns of the first row.
    columns: usize,
    /// How many of the rows have as many, in thousandths. Blank rows do not count.
    alike: usize,
}

fn score(body: &str, delimiter: u8) -> Score {
    let mut reader = reader(body, delimiter);
    let mut record = StringRecord::new();
    let (mut rows, mut alike, mut columns, mut quotes) = (0, 0, 0, 0);
    while rows < SAMPLE && reader.read_record(&mut record).unwrap_or(false) {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows == 0 {
            columns = record.len();
        }
        rows += 1;
        quotes += record.as_slice().matches('"').count();
        alike += usize::from(record.len() == columns);
    }
    Score { quotes, columns, alike: (alike * 1000).checked_div(rows).unwrap_or(1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_delimiter() {
        for (text, delimiter) in [
            ("a;b\n1;2", b';'),
            ("a,b\n1,2", b','),
            ("a\tb\n1\t2", b'\t'),
            ("bedrag;naam\n1,5;x\n2,5;y", b';'),
            ("naam,tekst\nx,\"a;b;c\"", b','),
            ("naam;\"a,b,c\"\nx;y", b';'),
            ("naam\nJansen, Piet\nDe Vries, An", b';'),
            ("\"a;;b\",\"c;;d\"\n1,2", b','),
            ("naam\nx", b';'),
            ("naam\na;b\nc,d", b'\t'),
        ] {
            assert_eq!(char::from(detect(text, "x.csv")), char::from(delimiter), "{text}");
        }
        assert_eq!(detect("a;b", "x.TSV"), b'\t');
    }

    #[test]
    fn believes_a_declared_delimiter() {
        assert_eq!(declared_delimiter("sep=|\na|b"), (Some(b'|'), 6));
        assert_eq!(declared_delimiter("SEP=,\na;b,c"), (Some(b','), 6));
        assert_eq!(declared_delimiter("sep=a\n"), (None, 0));
        assert_eq!(declared_delimiter("sep=;"), (Some(b';'), 5));
    }
}
