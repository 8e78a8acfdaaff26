use super::super::package::tests::zipped;
use super::*;
use crate::exchange::headings::is_known;
use proptest::prelude::*;

const WORKBOOK: &str = r#"<workbook><sheets><sheet name="Resumo" id="r3"/><sheet name="Clientes" id="r1"/><sheet name="Antigos" state="veryHidden" id="r2"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/a.xml"/><Relationship Id="r2" Type="x/worksheet" Target="worksheets/b.xml"/><Relationship Id="r3" Type="x/worksheet" Target="worksheets/c.xml"/></Relationships>"#;

fn row(line: u32, more: &str, cells: &[&str]) -> String {
    let cells: String =
        cells.iter().map(|cell| format!(r#"<c t="inlineStr"><is><t>{cell}</t></is></c>"#)).collect();
    format!(r#"<row r="{line}" {more}>{cells}</row>"#)
}

fn workbook(sheets: [&str; 3]) -> Vec<u8> {
    let [a, b, c] = sheets.map(|rows| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    zipped(&[
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/a.xml", a.as_bytes()),
        ("xl/worksheets/b.xml", b.as_bytes()),
        ("xl/worksheets/c.xml", c.as_bytes()),
    ])
}

fn three() -> Vec<u8> {
    let clients = [
        row(1, "", &["Relatório"]),
        row(3, "", &["codigo", "razao_social"]),
        row(4, "hidden=\"1\"", &["1", "Escondida"]),
        row(5, "", &["2", "Loja"]),
    ];
    let old = row(1, "", &["codigo", "razao_social", "cnpj"]) + &row(2, "", &["9", "Velha"]);
    workbook([&clients.concat(), &old, &row(1, "", &["Total: 2"])])
}

fn of(bytes: &[u8], reading: Reading) -> Workbook {
    read(bytes, &is_known, reading).unwrap()
}

fn names(book: &Workbook) -> Vec<(u32, &str)> {
    book.table.rows().map(|row| (row.line(), row.cell(1))).collect()
}

#[test]
fn the_visible_sheet_with_data_is_taken_and_hidden_rows_are_said() {
    let bytes = three();
    let book = of(&bytes, Reading::default());
    assert_eq!(names(&book), [(4, "Escondida"), (5, "Loja")]);
    assert_eq!((book.table.headings().line(), book.pages.taken, book.pages.hidden_rows), (3, 1, 1));
    let listed: Vec<_> = book.pages.all.iter().map(|page| (page.place, &*page.name, page.hidden)).collect();
    assert_eq!(listed, [(1, "Clientes", false), (2, "Antigos", true)]);
    let said = TableProblem::HiddenRows { count: 1, filtered: false, left_out: false };
    assert!(book.table.problems.contains(&said));
}

#[test]
fn hidden_rows_are_left_out_and_another_sheet_is_read_where_that_is_asked() {
    let bytes = three();
    let book = of(&bytes, Reading { leave_out_hidden: true, ..Reading::default() });
    assert_eq!(names(&book), [(5, "Loja")]);
    assert_eq!((book.pages.hidden_rows, book.pages.leaves_out_hidden), (1, true));
    let book = of(&bytes, Reading { sheet: Some(2), ..Reading::default() });
    assert_eq!((names(&book), book.pages.taken), (vec![(2, "Velha")], 2));
    assert_eq!(of(&bytes, Reading { sheet: Some(3), ..Reading::default() }).pages.taken, 1);
}

#[test]
fn what_inflates_to_too_much_is_refused() {
    let long = row(1, "", &["nome", &"x".repeat(3_000)]) + &row(2, "", &["Loja"]);
    let bytes = workbook([&long, "", ""]);
    let read = |most| read_within(&bytes, &is_known, Reading::default(), most).map(|book| book.table.len());
    assert_eq!(read(1 << 20), Ok(1));
    assert!(matches!(read(3_000), Err(TableError::InflatesTooMuch { .. })));
}

#[test]
fn a_few_wide_rows_do_not_fill_the_memory() {
    let wide = r#"<row><c r="XFD1" t="str"><v>x</v></c></row>"#;
    let fits = workbook([&wide.repeat(100), "", ""]);
    assert_eq!(of(&fits, Reading::default()).table.rows().next().unwrap().len(), 16_384);
    let bytes = workbook([&wide.repeat(1_300), "", ""]);
    let error = read(&bytes, &is_known, Reading::default()).unwrap_err();
    assert_eq!(error, TableError::TooManyCells { most: MOST_CELLS });
}

#[test]
fn what_is_no_workbook_is_said_by_name() {
    use super::super::table::FileKind;
    for (part, kind) in [
        ("word/document.xml", FileKind::Zip),
        ("xl/workbook.bin", FileKind::BinaryWorkbook),
        ("content.xml", FileKind::OpenDocument),
    ] {
        let bytes = zipped(&[(part, b"x"), ("mimetype", b"y")]);
        assert_eq!(read(&bytes, &is_known, Reading::default()).unwrap_err(), TableError::NotText(kind));
    }
    let empty = read(&workbook(["", "", ""]), &is_known, Reading::default());
    assert_eq!(empty.unwrap_err(), TableError::Empty);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_cut_short_or_spoilt_is_refused_or_read_and_never_panics(
        cut in 0usize..2_000, at in 0usize..2_000, byte in any::<u8>(),
    ) {
        let mut bytes = three();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes, &is_known, Reading::default());
        bytes.truncate(cut.min(bytes.len()));
        let _ = read(&bytes, &is_known, Reading::default());
    }

    #[test]
    fn a_sheet_of_anything_never_panics(sheet in "[ -~<>&;=\"/]{0,200}", rows in any::<Vec<u8>>()) {
        let _ = read(&workbook([&sheet, &String::from_utf8_lossy(&rows), ""]), &is_known, Reading::default());
    }

    #[test]
    fn what_another_program_writes_is_read_back(cells in proptest::collection::vec("[a-zçã ]{0,9}[a-z]", 1..20)) {
        let mut written = rust_xlsxwriter::Workbook::new();
        let sheet = written.add_worksheet();
        sheet.write(0, 0, "nome").unwrap();
        for (line, cell) in cells.iter().enumerate() {
            sheet.write(line as u32 + 1, 0, cell).unwrap();
            sheet.write(line as u32 + 1, 1, line as f64 / 4.0).unwrap();
        }
        let bytes = written.save_to_buffer().unwrap();
        let book = of(&bytes, Reading::default());
        let read: Vec<&str> = book.table.rows().map(|row| row.cell(0)).collect();
        let meant: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
        prop_assert_eq!(read, meant);
        prop_assert_eq!(oracle(&bytes), cells.len() + 1);
    }
}

/// The rows that another reader finds.
fn oracle(bytes: &[u8]) -> usize {
    use calamine::{Reader, Xlsx, open_workbook_from_rs};
    let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    book.worksheet_range_at(0).unwrap().unwrap().rows().count()
}
