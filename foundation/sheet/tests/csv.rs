// SPDX-License-Identifier: EUPL-1.2
//! Reading CSV: what is accepted, and every reason to refuse.

mod common;

use common::{cells, read};
use sheet::{CsvStyle, Limits, Note, SheetError, write_csv};

#[test]
fn reads_a_file_as_excel_saves_it() {
    let table = read(include_bytes!("data/kernagenda.csv")).expect("table");
    assert_eq!(table.header, ["kern", "thema", "titel", "planning", "bedrag"]);
    assert_eq!(table.rows.len(), 4);
    assert_eq!(table.rows[1].cells[2], "Bankje bij de \"grote\" linde");
    assert_eq!(table.rows[2].cells[2], "Dorpshuis: dak, goten\nen kozijnen");
    let lines: Vec<_> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 3, 4, 6]);
    assert!(table.notes.is_empty());
    assert_eq!(table.column(" Thema "), Some(1));
    assert_eq!(table.column("datum"), None);
}

#[test]
fn blank_rows_and_columns_are_left_out() {
    let table =
        read(b"\r\n\r\n naam ; plaats;;\r\n\r\nA;B;;\r\n;;;\r\n\"C\r\nD\";E;;\r\nF;G;;\r\n").expect("table");
    assert_eq!(cells(&table), [["naam", "plaats"], ["A", "B"], ["C\nD", "E"], ["F", "G"]]);
    let lines: Vec<_> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [5, 7, 9]);
    let gap = read(b"naam;;plaats\nA;;B\n").expect("table");
    assert_eq!(cells(&gap), [["naam", "plaats"], ["A", "B"]]);
}

#[test]
fn a_declared_delimiter_counts_as_a_line() {
    let table = read(b"sep=|\nnaam|plaats\nA|B\n").expect("table");
    assert_eq!((cells(&table).len(), table.rows[0].line), (2, 3));
}

#[test]
fn old_encodings_are_noted() {
    let table = read(b"naam;plaats\n\xc9\xe9n;Bemmel\x92\n").expect("table");
    assert_eq!(table.rows[0].cells, ["Één", "Bemmel’"]);
    assert_eq!(table.notes, [Note::Windows1252]);
    let control = read(b"naam;plaats\nA\x1b;B\n").expect("table");
    assert_eq!(control.rows[0].cells, ["A", "B"]);
    assert_eq!(control.notes, [Note::ControlCharacters { line: 2, column: 1 }]);
    let turned = read("naam;plaats\nA;\u{202e}leemmeB\u{2069}\n".as_bytes()).expect("table");
    assert_eq!(turned.rows[0].cells, ["A", "leemmeB"]);
    assert_eq!(turned.notes, [Note::ControlCharacters { line: 2, column: 2 }]);
}

#[test]
fn marks_of_direction_are_not_written() {
    let bytes = write_csv(&["naam", "na\u{2066}am"], [["\u{202e}=1+1", "Jan\u{200f}"]], CsvStyle::plain());
    assert_eq!(bytes, b"naam,naam\r\n'=1+1,Jan\r\n");
}

#[test]
fn every_reason_to_refuse() {
    let duplicate = SheetError::DuplicateHeader { name: "NAAM".to_owned() };
    let ragged = |line, found| SheetError::RaggedRow { line, expected: 2, found };
    let cases: [(&[u8], SheetError); 17] = [
        (b"", SheetError::Empty),
        (b" \n;;\n", SheetError::Empty),
        (b"\xef\xbb\xbf", SheetError::Empty),
        (b"%PDF-1.4 ...", SheetError::Binary { kind: "pdf" }),
        (b"\x89PNG\r\n\x1a\n", SheetError::Binary { kind: "png" }),
        (b"a;b\0c\n", SheetError::Binary { kind: "unknown" }),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", SheetError::Binary { kind: "ole" }),
        (b"<html><table></table>", SheetError::NotATable { kind: "html" }),
        (b"{\"a\": 1}", SheetError::NotATable { kind: "json" }),
        (b"a;b\n\xe9\x81;2\n", SheetError::WrongEncoding { line: 2 }),
        (b"a;b\n1;2\n\"3;4\n5;6\n", SheetError::UnclosedQuote { line: 3 }),
        (b"a;b\n1;2\n3\n", ragged(3, 1)),
        (b"a;b\n\n1;2;3\n", ragged(3, 3)),
        (b"a;;c\n1;2;3\n", SheetError::EmptyHeader { column: 2 }),
        (b"a;b;\n1;2;3\n", SheetError::EmptyHeader { column: 3 }),
        (b"Naam; NAAM\n1;2\n", duplicate),
        (b"PK\x03\x04 not a zip", SheetError::Corrupt),
    ];
    for (bytes, error) in cases {
        assert_eq!(read(bytes), Err(error), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn every_limit() {
    let limits =
        Limits { bytes: 40, rows: 2, columns: 3, cell_chars: 5, text_bytes: 20, ..Limits::default() };
    let read = |text: &str| sheet::read(text.as_bytes(), "x.csv", &limits).map(|t| t.rows.len());
    assert_eq!(read("a;b\n1;2\n3;4\n"), Ok(2));
    assert_eq!(read("a;b\n1;2\n3;4\n;\n"), Ok(2));
    assert_eq!(read("a;b\n1;2\n3;4\n5;6\n"), Err(SheetError::TooManyRows { limit: 2 }));
    assert_eq!(read("a;b;c;d\n"), Err(SheetError::TooManyColumns { limit: 3 }));
    assert_eq!(read("a;b\n1;één12\n"), Ok(1));
    let long = SheetError::CellTooLong { line: 2, column: 2, limit: 5 };
    assert_eq!(read("a;b\n1;één123\n"), Err(long));
    assert_eq!(read("a;b;c\n12345;12345;12345\n1234;;\n"), Err(SheetError::TooLarge { limit: 20 }));
    assert_eq!(read(&"a".repeat(41)), Err(SheetError::TooLarge { limit: 40 }));
}

#[test]
fn errors_have_codes_and_fields() {
    let error = SheetError::RaggedRow { line: 3, expected: 2, found: 1 };
    assert_eq!(error.code(), "sheet-ragged-row");
    let fields = [("line", "3"), ("expected", "2"), ("found", "1")];
    assert_eq!(error.fields(), fields.map(|(name, value)| (name, value.to_owned())));
    assert!(SheetError::ZipBomb.fields().is_empty());
    let note = Note::OtherSheets { read: "A".into(), skipped: vec!["B".into(), "C".into()] };
    assert_eq!(note.code(), "sheet-note-other-sheets");
    assert_eq!(note.fields()[1], ("skipped", "B, C".to_owned()));
}

#[test]
fn writes_for_excel_and_for_programs() {
    let rows = [["=1+1", "-12"], ["a;b", "x\ny"]];
    let excel = write_csv(&["som", "bedrag"], rows, CsvStyle::excel());
    let text = String::from_utf8(excel).expect("utf-8");
    assert_eq!(text, "\u{feff}som;bedrag\r\n'=1+1;-12\r\n\"a;b\";\"x\ny\"\r\n");
    let plain = write_csv(&["som", "bedrag"], rows, CsvStyle::plain());
    assert_eq!(String::from_utf8(plain).expect("utf-8"), "som,bedrag\r\n'=1+1,-12\r\na;b,\"x\ny\"\r\n");
}
