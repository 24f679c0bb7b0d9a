// SPDX-License-Identifier: EUPL-1.2
//! What holds for every table and every file.

mod common;

use common::{cells, single, zip_of};
use proptest::collection::vec;
use proptest::prelude::*;
use sheet::{Cell, CsvStyle, Limits, read, write_csv, write_xlsx};
use std::io::{Cursor, Read};

/// Text without control characters and marks of direction, which are left out; `\n` and tab stay.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "['=+@\t0-9;,\"a\n.-]{0,8}",
        "[^\\p{Cc}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{e000}\u{fffe}\u{ffff}]{0,12}",
        "[a-z\u{e9}\u{20ac} ]{0,12}",
    ]
}

/// A header and rows that are not blank.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let gap = prop_oneof![Just(" "), Just(";"), Just(","), Just(";;")];
    (1_usize..5, gap).prop_flat_map(|(columns, gap)| {
        let row = vec(text(), columns)
            .prop_filter("not blank", |row| row.iter().any(|cell| !cell.trim().is_empty()));
        vec(row, 0..8).prop_map(move |rows| {
            let header = (0..columns).map(|n| format!("kolom{gap}{n}")).collect();
            std::iter::once(header).chain(rows).collect()
        })
    })
}

fn unpacked(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("zip");
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).expect("part");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("content");
            (part.name().expect("name").into_owned(), content)
        })
        .collect()
}

proptest! {
    #[test]
    fn csv_reads_back(table in table(), excel: bool) {
        let style = if excel { CsvStyle::excel() } else { CsvStyle::plain() };
        let bytes = write_csv(&table[0], &table[1..], style);
        let back = read(&bytes, "x.csv", &Limits::default()).expect("table");
        prop_assert_eq!(cells(&back), table);
    }

    #[test]
    fn xlsx_reads_back(table in table()) {
        let rows: Vec<Vec<Cell>> = table[1..]
            .iter()
            .map(|row| row.iter().map(|cell| Cell::from(cell.as_str())).collect())
            .collect();
        let bytes = write_xlsx("Blad", &table[0], &rows).expect("xlsx");
        let back = read(&bytes, "x.xlsx", &Limits::default()).expect("table");
        prop_assert_eq!(cells(&back), table);
        prop_assert!(back.notes.is_empty());
    }

    #[test]
    fn numbers_read_back(int in -999_999_999_999_999_i64..=999_999_999_999_999, cents in -99_999_999_999_i64..=99_999_999_999) {
        #[allow(clippy::cast_precision_loss, reason = "exact, because of the range")]
        let amount = cents as f64 / 100.0;
        let bytes = write_xlsx("Blad", &["a", "b"], [[Cell::Int(int), Cell::Number(amount)]]).expect("xlsx");
        let back = read(&bytes, "", &Limits::default()).expect("table");
        prop_assert_eq!(&back.rows[0].cells[0], &int.to_string());
        prop_assert_eq!(back.rows[0].cells[1].parse::<f64>(), Ok(amount));
    }

    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, "x", &Limits::default());
    }

    #[test]
    fn any_text_is_answered(text in "[a;,\t\"'\r\n=<{é|-]{0,60}") {
        if let Ok(table) = read(text.as_bytes(), "x.csv", &Limits::default()) {
            prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.header.len()));
        }
    }

    #[test]
    fn any_sheet_is_answered(rows in "(<(/?(row|c|v|is|t|f)|c r=\"[A-Z]{1,9}[0-9]{1,12}\"|row r=\"[0-9]{0,11}\"|c t=\"(s|str|b|d|e|n)\"|f t=\"shared\" si=\"[0-9]{1,14}\" ref=\"A1:B2\")>|[0-9.eE-]{0,5}|&#x?[0-9]{1,4};){0,40}") {
        let _ = read(&single(&rows), "x.xlsx", &Limits::default());
    }

    #[test]
    fn any_damage_is_answered(at in any::<prop::sample::Index>(), byte: u8, part in any::<prop::sample::Index>()) {
        let day = Cell::Date("2026-12-03".into());
        let good = write_xlsx("Blad", &["a", "b"], [[Cell::from("x"), day], [Cell::Int(1), Cell::Empty]]).expect("xlsx");
        let mut damaged = good.clone();
        let place = at.index(damaged.len());
        damaged[place] = byte;
        let _ = read(&damaged, "", &Limits::default());
        let mut parts = unpacked(&good);
        let chosen = part.index(parts.len());
        let content = &mut parts[chosen].1;
        let place = at.index(content.len());
        content[place] = byte;
        let parts: Vec<_> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        let _ = read(&zip_of(&parts), "", &Limits::default());
    }
}
