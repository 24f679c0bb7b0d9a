// SPDX-License-Identifier: EUPL-1.2
//! A file as it is: every section, column, row and cell.

use std::io::{self, Read, Write};

use super::error::{Error, Section, Wrong};
use super::rows::{Row, Rows};
use super::write::{BOM, cells, refuse};

/// A whole Pabulib file, nothing left out but blank lines. For changing files and for keeping
/// columns that an election has no place for; all voters stand in memory, so for counting
/// [`super::read`] is lighter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// In the order of the file.
    pub tables: Vec<Table>,
    /// Whether it begins with a byte order mark.
    pub bom: bool,
    /// Whether lines end in CR and LF, as the first one does; else in LF.
    pub crlf: bool,
    /// Whether the last line has no end.
    pub open_end: bool,
}

/// One section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Which one.
    pub section: Section,
    /// The row under its name; empty when nothing comes after that.
    pub columns: Vec<String>,
    /// The cells of each row, exactly, without the quotes of the file. A row may have fewer or
    /// more than there are columns.
    pub rows: Vec<Vec<String>>,
}

impl Document {
    /// Reads a file without asking what it means: sections, rows and cells have to be right, not
    /// the numbers in them.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(reader: impl Read) -> Result<Self, Error> {
        let mut rows = Rows::new(reader);
        let mut document = Self::default();
        let mut needs_columns = false;
        while let Some(row) = rows.next()? {
            if let Some(section) = row.section() {
                document.tables.push(Table { section, columns: Vec::new(), rows: Vec::new() });
                needs_columns = true;
                continue;
            }
            let Some(table) = document.tables.last_mut() else {
                return Err(row.wrong_cell(0, Wrong::BeforeSections));
            };
            if std::mem::take(&mut needs_columns) {
                table.columns = whole(&row);
            } else {
                table.rows.push(whole(&row));
            }
        }
        let form = rows.form();
        let written = document.tables.iter().map(|table| 1 + table.columns.len().min(1) + table.rows.len());
        let written: usize = written.sum();
        document.bom = form.bom;
        document.open_end = form.open_end && written > 0;
        // A file of one line that is open has no end of line to keep.
        document.crlf = form.crlf && written > usize::from(document.open_end);
        Ok(document)
    }

    /// Writes it so that reading it again gives an equal document. Cells get quotes only when they
    /// need them.
    ///
    /// # Errors
    /// What `out` says, and [`io::ErrorKind::InvalidInput`] for what no file can hold: a row that
    /// is blank or that begins with the name of a section, and rows without columns above them.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        let end = if self.crlf { "\r\n" } else { "\n" };
        if self.bom {
            out.write_all(BOM)?;
        }
        let mut first = true;
        let mut next = |out: &mut dyn Write| -> io::Result<()> {
            if std::mem::take(&mut first) { Ok(()) } else { out.write_all(end.as_bytes()) }
        };
        for table in &self.tables {
            next(&mut out)?;
            out.write_all(table.section.name().as_bytes())?;
            if table.columns.is_empty() && !table.rows.is_empty() {
                return Err(refuse("rows without columns"));
            }
            let columns = Some(&table.columns).filter(|columns| !columns.is_empty());
            for row in columns.into_iter().chain(&table.rows) {
                next(&mut out)?;
                cells(&mut out, row.iter().map(String::as_str))?;
            }
        }
        if !self.open_end && !self.tables.is_empty() {
            out.write_all(end.as_bytes())?;
        }
        Ok(())
    }
}

fn whole(row: &Row<'_>) -> Vec<String> {
    (0..row.len()).filter_map(|cell| row.whole(cell)).map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(text: &str) -> String {
        let document = Document::read(text.as_bytes()).unwrap();
        let mut out = Vec::new();
        document.write(&mut out).unwrap();
        assert_eq!(Document::read(&out[..]).unwrap(), document, "{text:?}");
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_a_file_says_stays_and_so_does_its_form() {
        for text in [
            "META\nkey;value\nunit;Assen\n",
            "\u{feff}META\r\nkey;value\r\nunit; Assen \r\n",
            "META\nkey;value\ncomment;\"a \"\"b\"\"; c\nd\r\ne\"\nVOTES\nvoter_id;vote\n;\n1;2;3;",
            "META\nPROJECTS\nproject_id\nVOTES",
            "",
            "META",
        ] {
            assert_eq!(again(text), text);
        }
    }

    #[test]
    fn names_of_sections_blank_lines_and_needless_quotes_are_written_one_way() {
        assert_eq!(again("\r\n META "), "META");
        assert_eq!(again("\r\n  "), "");
        let text = " meta \r\rkey;value\r\"unit\";As\"sen\r\r  \r\"\"\r\"\"x\"y;\rvotes;;\rvoter_id";
        assert_eq!(again(text), "META\nkey;value\nunit;\"As\"\"sen\"\n\"x\"\"y\";\nVOTES\nvoter_id");
    }

    #[test]
    fn what_no_file_can_hold_is_not_written() {
        let table = |columns: &[&str], row: &[&str]| {
            let all = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
            let table = Table { section: Section::Meta, columns: all(columns), rows: vec![all(row)] };
            Document { tables: vec![table], ..Document::default() }.write(Vec::new())
        };
        assert!(table(&["key", "value"], &["unit", "Assen"]).is_ok());
        assert!(table(&["key", "value"], &["", ""]).is_ok());
        for (columns, row) in
            [(&[][..], &["unit"][..]), (&["key"], &[]), (&["key"], &[" "]), (&["key"], &["Votes ", "3"])]
        {
            assert_eq!(table(columns, row).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{row:?}");
        }
    }
}
