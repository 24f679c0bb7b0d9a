// SPDX-License-Identifier: EUPL-1.2
//! Excel files: what is accepted, and every reason to refuse.

mod common;

use common::{RELS, book, cells, read, single, zip_of};
use sheet::{Cell, Limits, Note, SheetError, read_sheet, write_xlsx};

fn inline(reference: &str, text: &str) -> String {
    format!(r#"<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn reads_values_formulas_and_errors() {
    let rows = format!(
        r#"<row r="2">{}{}{}</row>
        <row r="4"><c r="A4"><v>0.30000000000000004</v></c><c r="B4"><f>A4*2</f><v>5</v></c>
        <c r="C4" t="e"><v>#N/A</v></c></row>
        <row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" t="d"><v>2026-12-03T00:00:00</v></c>
        <c r="H5"/></row>"#,
        inline("A2", " getal "),
        inline("B2", "som"),
        inline("C2", "fout")
    );
    let table = read(&single(&rows)).expect("table");
    let expected = [["getal", "som", "fout"], ["0.3", "5", "#N/A"], ["true", "2026-12-03", ""]];
    assert_eq!(cells(&table), expected);
    assert_eq!(table.rows[0].line, 4);
    let notes = [Note::Formula { line: 4, column: 2 }, Note::ErrorValue { line: 4, column: 3 }];
    assert_eq!(table.notes, notes);
}

#[test]
fn reads_the_first_visible_or_the_named_sheet() {
    let rows = |text: &str| format!("<row r=\"1\">{}</row>", inline("A1", text));
    let (a, b, c) = (rows("a"), rows("b"), rows("c"));
    let file = book(&[("Lijst", "hidden", &a), ("Blad", "visible", &b), ("Oud", "visible", &c)], "");
    let table = read(&file).expect("table");
    assert_eq!(table.header, ["b"]);
    let note = Note::OtherSheets { read: "Blad".into(), skipped: vec!["Oud".into()] };
    assert_eq!(table.notes, [note]);
    let named = |name| read_sheet(&file, "x.xlsx", Some(name), &Limits::default());
    assert_eq!(named("lijst").expect("table").header, ["a"]);
    assert_eq!(named("Weg"), Err(SheetError::NoSuchSheet { name: "Weg".into() }));
    assert_eq!(read(&book(&[("Lijst", "hidden", &a)], "")), Err(SheetError::Empty));
}

#[test]
fn notes_are_bounded() {
    let formulas: String =
        (2..=500).map(|r| format!(r#"<row r="{r}"><c r="A{r}"><f>1</f><v>1</v></c></row>"#)).collect();
    let rows = format!("<row r=\"1\">{}</row>{formulas}", inline("A1", "n"));
    let table = read(&single(&rows)).expect("table");
    assert_eq!((table.rows.len(), table.notes.len()), (499, 201));
    assert_eq!(table.notes[200], Note::More { count: 299 });
}

#[test]
fn every_reason_to_refuse() {
    let header = inline("A1", "a");
    let two = |second: &str| single(&format!("<row r=\"1\">{header}</row>{second}"));
    let ragged = SheetError::RaggedRow { line: 2, expected: 1, found: 2 };
    for (file, error) in [
        (single(""), SheetError::Empty),
        (two("<row r=\"2\"><c r=\"B2\"><v>1</v></c></row>"), ragged),
        (two("<row r=\"2\"><c r=\"A1\"><v>1</v></c></row><row><c r=\"A1\"><v>"), SheetError::Corrupt),
        (two("<row r=\"2\"><c r=\"GS2\"><v>1</v></c></row>"), SheetError::TooManyColumns { limit: 200 }),
        (
            two("<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"),
            SheetError::Corrupt,
        ),
        (two("<row r=\"2\"><c r=\"99999999999999\"><v>1</v></c></row>"), SheetError::Corrupt),
        (two("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>"), SheetError::Corrupt),
        (zip_of(&[("foto.jpg", b"x")]), SheetError::Binary { kind: "zip" }),
        (zip_of(&[("word/document.xml", b"x")]), SheetError::Binary { kind: "docx" }),
        (zip_of(&[("content.xml", b"x")]), SheetError::Binary { kind: "opendocument" }),
        (zip_of(&[("xl/workbook.xml", b"x")]), SheetError::Corrupt),
        (zip_of(&[("_rels/.rels", RELS.as_bytes()), ("xl/workbook.xml", b"\xff\xfe")]), SheetError::Corrupt),
    ] {
        assert_eq!(read(&file), Err(error));
    }
}

#[test]
fn passwords_are_recognised() {
    let mut encrypted = single("");
    for mark in [b"PK\x03\x04", b"PK\x01\x02"] {
        let flags = if mark[2] == 3 { 6 } else { 8 };
        let at = encrypted.windows(4).position(|w| w == mark).expect("header");
        encrypted[at + flags] |= 1;
    }
    assert_eq!(read(&encrypted), Err(SheetError::PasswordProtected));
}

#[test]
fn a_far_cell_costs_nothing() {
    let far = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>",
        inline("A1", "a")
    );
    let table = read(&single(&far)).expect("table");
    assert_eq!((table.rows.len(), table.rows[0].line), (1, 1_048_576));
    let wide = single("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>");
    assert_eq!(read(&wide), Err(SheetError::TooManyColumns { limit: 200 }));
}

#[test]
fn bombs_are_refused() {
    // A part that unpacks to far more than it is, and one that many cells share.
    let spaces = " ".repeat(20_000_000);
    assert_eq!(read(&single(&spaces)), Err(SheetError::ZipBomb));
    let limits = Limits { unzipped_bytes: 100_000, ..Limits::default() };
    let file = single(&" ".repeat(200_000));
    assert_eq!(sheet::read(&file, "", &limits), Err(SheetError::ZipBomb));
    let many: Vec<_> = (0..2001).map(|n| format!("{n}.xml")).collect();
    let parts: Vec<_> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(read(&zip_of(&parts)), Err(SheetError::ZipBomb));
    // The directory lies about the size.
    let mut liar = single(&" ".repeat(20_000_000));
    let honest = read(&liar);
    let size = 20_000_057_u32.to_le_bytes();
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == size {
            liar[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
    }
    assert_eq!(honest, Err(SheetError::ZipBomb));
    assert!(read(&liar).is_err());
}

#[test]
fn shared_texts_are_counted_each_time() {
    let strings = format!("<sst uniqueCount=\"1\"><si><t>{}</t></si></sst>", "x".repeat(20_000));
    let rows: String =
        (1..=4000).map(|r| format!(r#"<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>"#)).collect();
    let file = book(&[("Blad1", "visible", &rows)], &strings);
    assert_eq!(read(&file), Err(SheetError::TooLarge { limit: 64_000_000 }));
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(20_001));
    let file = book(&[("Blad1", "visible", "<row><c t=\"s\"><v>0</v></c></row>")], &long);
    let error = SheetError::CellTooLong { line: 1, column: 1, limit: 20_000 };
    assert_eq!(read(&file), Err(error));
}

#[test]
fn numbers_that_would_end_the_program_are_refused() {
    let strings = "<sst uniqueCount=\"9999999999999\"><si><t>x</t></si></sst>";
    let file = book(&[("Blad1", "visible", "<row><c t=\"s\"><v>0</v></c></row>")], strings);
    assert_eq!(read(&file), Err(SheetError::Corrupt));
    // The number of a shared formula, for which calamine would reserve a list.
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"9999999999999\" ref=\"A2:A3\">1</f><v>1</v></c></row>",
        inline("A1", "a")
    );
    assert_eq!(read(&single(&rows)).expect("table").rows[0].cells, ["1"]);
}

#[test]
fn writes_what_excel_shows() {
    let rows = [
        vec![Cell::from("=1+1"), Cell::Number(12.5), Cell::Int(-3), Cell::Date("2026-12-03".into())],
        vec![Cell::Empty, Cell::Int(i64::MAX), Cell::from(None::<i64>), Cell::Date("1815-06-18".into())],
    ];
    let header = ["tekst", "bedrag", "aantal", "datum"];
    let file = write_xlsx("Kern: agenda", &header, &rows).expect("xlsx");
    let table = read(&file).expect("table");
    assert_eq!(table.rows[0].cells, ["=1+1", "12.5", "-3", "2026-12-03"]);
    assert_eq!(table.rows[1].cells, ["", "9223372036854775807", "", "1815-06-18"]);
    assert!(table.notes.is_empty());
    assert_eq!(file, write_xlsx("Kern: agenda", &header, &rows).expect("xlsx"));
    assert!(read_sheet(&file, "", Some("Kern  agenda"), &Limits::default()).is_ok());
}

#[test]
fn marks_of_direction_are_neither_written_nor_read() {
    let rows = |text: &str| vec![vec![Cell::from(text)]];
    let plain = write_xlsx("Blad", &["naam"], rows("Janfdp.exe")).expect("xlsx");
    assert_eq!(write_xlsx("Blad", &["na\u{2068}am"], rows("Jan\u{202e}fdp.exe\u{2069}")), Ok(plain));
    let sheet = r#"<row r="1"><c r="A1" t="str"><v>naam</v></c></row><row r="2"><c r="A2" t="str"><v>A&#x202e;B</v></c></row>"#;
    let table = read(&single(sheet)).expect("table");
    assert_eq!(table.rows[0].cells, ["AB"]);
    assert_eq!(table.notes, [Note::ControlCharacters { line: 2, column: 1 }]);
}

#[test]
fn refuses_what_no_sheet_can_hold() {
    let write = |cell: Cell| write_xlsx("Blad", &["a", "b"], [[Cell::Empty, cell]]).map(|_| ());
    let bad = Err(SheetError::BadValue { row: 2, column: 2 });
    assert_eq!(write(Cell::Number(f64::INFINITY)), bad);
    assert_eq!(write(Cell::Date("2026-02-30".into())), bad);
    assert_eq!(write(Cell::Text("x".repeat(32_768))), bad);
    assert_eq!(write(Cell::Text("x".repeat(32_767))), Ok(()));
    let wide = vec!["a"; 16_385];
    let none: [[Cell; 0]; 0] = [];
    assert_eq!(
        write_xlsx("Blad", &wide, none).map(|_| ()),
        Err(SheetError::TooManyColumns { limit: 16_384 })
    );
}
