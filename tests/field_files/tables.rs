//! Encodings, quotes and headings: how the bytes become a table.

use crate::desk::{Desk, counts};
use carteira::exchange::headings::{Field, Target};
use carteira::exchange::import::IgnoredReason;
use carteira::exchange::table::{Encoding, Reading, TableProblem};

#[test]
fn lines_quoted_whole_are_read_as_they_were() {
    let mut desk = Desk::of("07-whole-line-in-quotes");
    let plan = desk.bring("clientes.csv");
    assert!(plan.problems.contains(&TableProblem::WholeLineQuoted));
    let client = desk.client("Padaria, Doces & Cia");
    assert_eq!(client.tax_id.unwrap().as_str(), "43210077000107");
    assert_eq!(client.city.as_deref(), Some("Campinas"));
    assert_eq!(desk.client("Mercado Sol").code.as_deref(), Some("302"));
}

#[test]
fn accents_are_right_whatever_the_encoding() {
    for (case, names) in [
        ("08-mojibake", ["Açougue São José", "Panificação Inês"]),
        ("09-macroman-and-cr", ["Empório Maçã Ltda", "Sítio São João"]),
        ("10-cp850", ["Açougue Irmãos Paixão", "Panificação São José"]),
    ] {
        let mut desk = Desk::of(case);
        let plan = desk.bring("clientes.csv");
        assert_eq!(counts(&plan), [2, 0, 0, 0, 0, 0], "{case}");
        assert_eq!(desk.names(), names, "{case}");
    }
    let mut desk = Desk::of("08-mojibake");
    let plan = desk.bring("clientes.csv");
    assert!(matches!(plan.problems[0], TableProblem::Mojibake { .. }));
    assert_eq!(desk.client("Açougue São José").city_code, Some(3_549_102));
}

#[test]
fn the_encoding_can_be_said() {
    let reading = Reading { encoding: Some(Encoding::Windows1252), ..Reading::default() };
    let sheet = Desk::of("10-cp850").sheet_as("clientes.csv", reading);
    assert_eq!(sheet.table.encoding, Encoding::Windows1252);
    assert!(sheet.table.row(0).unwrap().cell(1).contains('Æ'));
}

#[test]
fn zero_bytes_are_dropped_and_said() {
    let mut desk = Desk::of("11-nul-bytes");
    let plan = desk.bring("clientes.csv");
    assert_eq!(desk.names(), ["Loja Alfa", "Loja Beta"]);
    assert!(plan.problems.contains(&TableProblem::NulBytes { count: 4 }));
}

#[test]
fn a_web_page_is_refused_by_name() {
    let error = Desk::of("12-html-as-xls").refused("relatorio.xls");
    assert!(carteira::text::import::table_error(&error).contains("página da web"));
}

#[test]
fn utf16_with_tabs_is_read() {
    let mut desk = Desk::of("13-unicode-text-of-excel");
    desk.bring("clientes.csv");
    assert_eq!(desk.names(), ["Padaria São Bento"]);
}

#[test]
fn the_second_row_of_headings_names_the_columns() {
    let mut desk = Desk::of("14-two-rows-of-headings");
    let plan = desk.bring("clientes.csv");
    assert_eq!(plan.ignored[0].reason, IgnoredReason::Preamble);
    let client = desk.client("Loja Gama");
    assert_eq!((client.phones.len(), client.city_code), (2, Some(3_509_502)));
}

#[test]
fn without_headings_the_first_line_is_a_client_too() {
    let mut desk = Desk::of("15-no-headings");
    let plan = desk.bring("lista.csv");
    assert_eq!(desk.names(), ["Padaria Lua", "Padaria Mar", "Padaria Sol"]);
    assert!(plan.problems.contains(&TableProblem::NoHeadings));
    assert_eq!(desk.client("Padaria Lua").phones.len(), 1);
    let reading = Reading { first_row_is_data: Some(false), ..Reading::default() };
    assert_eq!(desk.sheet_as("lista.csv", reading).table.len(), 2);
    let mut known = desk.sheet("lista.csv");
    known.mapping.set(2, Target::Field(Field::City));
    let plan = desk.plan(&known);
    assert_eq!(plan.updates.len(), 3);
}

#[test]
fn a_quote_after_a_blank_keeps_its_cell_whole() {
    let mut desk = Desk::of("40-quote-after-space");
    desk.bring("clientes.csv");
    assert_eq!(desk.client("Loja A").street.as_deref(), Some("Rua 1; fundos"));
    assert_eq!(desk.client("Loja A").city.as_deref(), Some("Campinas"));
    assert_eq!(desk.names(), ["Loja A", "Tubos 5\" Ltda"]);
}

#[test]
fn names_that_look_like_formulas_are_names() {
    let mut desk = Desk::of("43-formulas-in-exports");
    assert_eq!(counts(&desk.bring("clientes.csv")), [5, 0, 0, 0, 0, 0]);
    let mut desk = Desk::of("42-control-characters-in-excel");
    assert_eq!(counts(&desk.bring("clientes.csv")), [3, 0, 0, 0, 0, 0]);
}
