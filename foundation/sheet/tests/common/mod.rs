// SPDX-License-Identifier: EUPL-1.2
//! Excel files made by hand, for what no spreadsheet program would write.
#![allow(dead_code, reason = "each test file uses some of these")]

use sheet::{Limits, SheetError, Table};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const RELS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

pub fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("part");
        writer.write_all(content).expect("content");
    }
    writer.finish().expect("zip").into_inner()
}

/// An Excel file with one or more sheets (name, state, XML of the rows) and shared texts.
pub fn book(sheets: &[(&str, &str, &str)], strings: &str) -> Vec<u8> {
    let mut workbook = String::from("<workbook><sheets>");
    let mut rels = String::from("<Relationships>");
    let mut parts = Vec::new();
    for (index, (name, state, rows)) in sheets.iter().enumerate() {
        workbook.push_str(&format!(r#"<sheet name="{name}" state="{state}" id="s{index}"/>"#));
        rels.push_str(&format!(
            r#"<Relationship Id="s{index}" Type="http://x/worksheet" Target="worksheets/s{index}.xml"/>"#
        ));
        let xml = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/s{index}.xml"), xml));
    }
    workbook.push_str("</sheets></workbook>");
    rels.push_str("</Relationships>");
    parts.push(("_rels/.rels".to_owned(), RELS.to_owned()));
    parts.push(("xl/workbook.xml".to_owned(), workbook));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), rels));
    if !strings.is_empty() {
        parts.push(("xl/sharedStrings.xml".to_owned(), strings.to_owned()));
    }
    let parts: Vec<_> = parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect();
    zip_of(&parts)
}

/// An Excel file with one sheet.
pub fn single(rows: &str) -> Vec<u8> {
    book(&[("Blad1", "visible", rows)], "")
}

pub fn read(bytes: &[u8]) -> Result<Table, SheetError> {
    sheet::read(bytes, "bestand", &Limits::default())
}

/// Header and cells, without lines and notes.
pub fn cells(table: &Table) -> Vec<Vec<String>> {
    let rows = table.rows.iter().map(|row| row.cells.clone());
    std::iter::once(table.header.clone()).chain(rows).collect()
}
