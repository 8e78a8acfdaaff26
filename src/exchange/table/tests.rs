use super::*;
use proptest::prelude::*;

fn known(cell: &str) -> bool {
    ["nome", "cnpj", "cidade", "valor", "obs"].contains(&cell.to_lowercase().as_str())
}

fn table(text: &str) -> Table {
    read(text.as_bytes(), &known).unwrap()
}

fn rows(table: &Table) -> Vec<(u32, Vec<&str>)> {
    table.rows().map(|row| (row.line(), row.cells().collect())).collect()
}

#[test]
fn rows_carry_the_line_they_start_on() {
    let table = table("nome;obs;cidade\r\na;\"um\r\ndois\";x\r\n\r\n\r\nb;;y\r\n");
    assert_eq!(rows(&table), [(2, vec!["a", "um\r\ndois", "x"]), (6, vec!["b", "", "y"])]);
    assert_eq!((table.delimiter, table.problems.len()), (Some(Delimiter::Semicolon), 0));
}

#[test]
fn old_mac_line_ends_are_lines() {
    assert_eq!(rows(&table("nome;cnpj\ra;1\rb;2")), [(2, vec!["a", "1"]), (3, vec!["b", "2"])]);
}

#[test]
fn headings_are_found_below_a_preamble() {
    let table = table("Relatório de clientes;;\nEmitido em 01/02/2026;;\n\nNome;CNPJ;Cidade\na;1;x\n");
    assert_eq!(table.headings().cells().collect::<Vec<_>>(), ["Nome", "CNPJ", "Cidade"]);
    assert_eq!(table.headings().line(), 4);
    assert_eq!(table.preamble().map(|row| row.line()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(rows(&table), [(5, vec!["a", "1", "x"])]);
}

#[test]
fn unknown_headings_are_the_first_full_row() {
    let table = table("Lista\nalfa;beta;gama\n1;2;3\n");
    assert_eq!(table.headings().line(), 2);
}

#[test]
fn ragged_rows_are_kept_and_told() {
    let table = table("nome;cnpj;cidade\na;1\nb;2;x;sobra\nc;3;y;;\n");
    assert_eq!(table.len(), 3);
    assert_eq!(table.row(0).unwrap().cell(2), "");
    assert_eq!(table.row(1).unwrap().cell(3), "sobra");
    assert_eq!(
        table.problems,
        [
            TableProblem::Ragged { line: 2, cells: 2, headings: 3 },
            TableProblem::Ragged { line: 3, cells: 4, headings: 3 },
        ]
    );
}

#[test]
fn a_quote_never_closed_swallows_no_rows() {
    let table = table("nome;cnpj;cidade\n\"Bar do Zé;1;x\nb;2;y\nc;3;z\n");
    assert_eq!(
        rows(&table),
        [(2, vec!["\"Bar do Zé", "1", "x"]), (3, vec!["b", "2", "y"]), (4, vec!["c", "3", "z"])]
    );
    assert_eq!(table.problems, [TableProblem::BrokenQuotes { line: 2 }]);
}

#[test]
fn a_quote_closed_on_another_row_swallows_no_rows() {
    let table = table("nome;cnpj;cidade\n\"Bar;1;x\nb;2;\"y; z\"\n\"Mercado;3;z\nd;4;w\n");
    assert_eq!(
        rows(&table),
        [
            (2, vec!["\"Bar", "1", "x"]),
            (3, vec!["b", "2", "y; z"]),
            (4, vec!["\"Mercado", "3", "z"]),
            (5, vec!["d", "4", "w"]),
        ]
    );
}

#[test]
fn quoted_cells_may_span_lines() {
    let table = table("nome;obs;cidade\na;\"liga;\n\nantes; \"\"sempre\"\"\";x\nb;c;d\n");
    assert_eq!(rows(&table), [(2, vec!["a", "liga;\n\nantes; \"sempre\"", "x"]), (5, vec!["b", "c", "d"])]);
}

#[test]
fn marks_of_spreadsheets_are_taken_off() {
    for (raw, meant) in [
        (" a ", "a"),
        ("\u{a0}a\u{a0}", "a"),
        ("=\"00123\"", "00123"),
        ("'00123", "00123"),
        ("'=1+1", "=1+1"),
        ("'s", "'s"),
        ("=", "="),
        ("=\"", "=\""),
        ("(1,5)", "(1,5)"),
        ("é", "é"),
        ("'", "'"),
        ("\"", "\""),
        ("", ""),
        (" ", ""),
    ] {
        assert_eq!(bare(raw), meant, "{raw}");
    }
}

#[test]
fn refuses_with_the_reason() {
    for (bytes, error) in [
        (&b""[..], TableError::Empty),
        (b"\xef\xbb\xbf", TableError::Empty),
        (b"\r\n\r\n", TableError::Empty),
        (b";;;\n;;;\n", TableError::Empty),
        (b"nome;cnpj\n", TableError::OnlyHeadings { line: 1 }),
        (b"\nnome;cnpj\n;;\n", TableError::OnlyHeadings { line: 2 }),
        (b"no\0\0\0\0\0\0\0;c\n", TableError::NotText(FileKind::Binary)),
        (b"PK\x03\x04", TableError::NotText(FileKind::Zip)),
    ] {
        assert_eq!(read(bytes, &known).map(|table| table.len()), Err(error));
    }
}

#[test]
fn a_declared_delimiter_wins() {
    let table = table("sep=,\nnome,cnpj\na;b,1\n");
    assert_eq!(rows(&table), [(3, vec!["a;b", "1"])]);
}

proptest! {
    #[test]
    fn never_panics_on_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(table) = read(&bytes, &known) {
            for row in table.rows() {
                let _ = (row.line(), row.cells().count(), row.cell(usize::MAX));
            }
        }
    }

    #[test]
    fn never_panics_on_marks(text in "[\";,\t|\n\r ab'=\u{e9}]{0,80}") {
        let _ = read(text.as_bytes(), &known);
    }

    /// What is written as CSV is read back, cell by cell, whatever the delimiter and the encoding.
    #[test]
    fn written_rows_read_back(
        cells in proptest::collection::vec(proptest::collection::vec("[a-zà-ü;,|\"\n]{0,6}[a-z]", 3), 1..12),
        delimiter in 0usize..4,
    ) {
        let delimiter = Delimiter::ALL[delimiter];
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter.byte()).from_writer(Vec::new());
        writer.write_record(["nome", "cnpj", "cidade"]).unwrap();
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let table = read(&writer.into_inner().unwrap(), &known).unwrap();
        // Lines of one cell that look like whole rows are the one thing that cannot be told apart.
        prop_assume!(table.problems.is_empty());
        prop_assert_eq!(table.delimiter, Some(delimiter));
        let read: Vec<Vec<&str>> = table.rows().map(|row| row.cells().collect()).collect();
        let meant: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(|cell| bare(cell)).collect()).collect();
        prop_assert_eq!(read, meant);
    }

    /// Every letter of the file is in some cell: nothing is dropped, however broken the quotes.
    #[test]
    fn no_letter_is_lost(text in "[\";\n\rabc]{0,60}") {
        let letters = |text: &str| text.chars().filter(|c| c.is_ascii_lowercase()).count();
        if let Ok(table) = read(text.as_bytes(), &known) {
            let kept: usize = table.rows_from_top().map(|row| row.cells().map(letters).sum::<usize>()).sum();
            prop_assert_eq!(kept, letters(&text));
        }
    }
}
