//! Workbooks of Excel.

use crate::desk::{Desk, counts, day};
use carteira::exchange::import::{IgnoredReason, RowReason, Source};
use carteira::exchange::table::{Reading, TableProblem};

#[test]
fn dates_masks_and_money_are_read_as_they_are_shown() {
    let mut desk = Desk::of("xlsx-1-dates-and-masks");
    let mut clients = desk.sheet_of("cnpj;razao_social\n43210000000129;Loja A\n01234567000195;Loja B\n");
    clients.mapping.sum_lines = false;
    desk.apply(&clients);
    let sheet = desk.sheet("pedidos.xlsx");
    let cells: Vec<Vec<&str>> = sheet.table.rows().map(|row| row.cells().collect()).collect();
    assert_eq!(
        cells,
        [
            ["00123", "05/11/2026", "43.210.000/0001-29", "1234,5"],
            ["00124", "06/11/2026", "01.234.567/0001-95", "0,3"],
        ]
    );
    let plan = desk.bring("pedidos.xlsx");
    assert_eq!(counts(&plan), [2, 0, 0, 0, 0, 0]);
    assert_eq!(desk.values(), [("00123", 123_450), ("00124", 30)]);
    assert_eq!(desk.days()[1], ("00124", day(6, 11, 2026)));
    assert!(desk.again("pedidos.xlsx").is_nothing());
}

#[test]
fn a_calendar_that_begins_in_1904_is_heeded() {
    let mut desk = Desk::of("xlsx-2-1904");
    desk.apply(&desk.sheet_of("codigo;razao_social\n101;Loja\n"));
    desk.bring("pedidos.xlsx");
    assert_eq!(desk.days(), [("1", day(5, 11, 2026))]);
}

#[test]
fn hidden_rows_are_said_and_hidden_sheets_not_taken() {
    let mut desk = Desk::of("xlsx-3-hidden-and-filtered");
    let sheet = desk.sheet("clientes.xlsx");
    let Source::Workbook(pages) = &sheet.source else { panic!("{:?}", sheet.source) };
    let listed: Vec<_> = pages.all.iter().map(|page| (&*page.name, page.hidden)).collect();
    assert_eq!((listed, pages.taken), (vec![("Clientes", false), ("Antigos", true)], 0));
    let said = TableProblem::HiddenRows { count: 1, filtered: true, left_out: false };
    assert_eq!(sheet.table.problems, [said]);
    assert!(carteira::text::import::table_problem(&said).contains("1 linha está oculta por um filtro"));
    let without = desk.sheet_as("clientes.xlsx", Reading { leave_out_hidden: true, ..Reading::default() });
    assert_eq!(desk.plan(&without).new.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    desk.bring("clientes.xlsx");
    assert_eq!(desk.names(), ["Loja Escondida", "Loja Três", "Loja Um"]);
    let old = desk.sheet_as("clientes.xlsx", Reading { sheet: Some(1), ..Reading::default() });
    desk.apply(&old);
    assert_eq!(desk.client("Loja Velha").code.as_deref(), Some("900"));
}

#[test]
fn merged_titles_stand_above_the_headings() {
    let mut desk = Desk::of("xlsx-4-merged-headings");
    let plan = desk.bring("clientes.xlsx");
    assert_eq!(desk.sheet("clientes.xlsx").table.headings().line(), 3);
    assert_eq!(desk.names(), ["Loja Um", "Loja sem código"]);
    let above: Vec<_> = plan.ignored.iter().map(|row| (row.line, row.reason)).collect();
    assert_eq!(above, [(1, IgnoredReason::Preamble), (2, IgnoredReason::Preamble)]);
    assert_eq!(desk.client("Loja sem código").city_code, Some(3_509_502));
}

#[test]
fn errors_and_formulas_without_result_are_empty_and_the_last_row_costs_nothing() {
    let mut desk = Desk::of("xlsx-6-errors-and-bombs");
    let plan = desk.bring("clientes.xlsx");
    assert_eq!(plan.rows, 3);
    let refused: Vec<_> = plan.refused.iter().map(|row| (row.line, row.problems[0].reason)).collect();
    assert_eq!(refused, [(2, RowReason::MissingName)]);
    assert_eq!(desk.client("Loja Dois").city, None);
    let said = [TableProblem::FormulasWithoutResult { count: 1 }, TableProblem::ErrorCells { count: 1 }];
    assert_eq!(plan.problems, said, "and rows that end early are no fault");
}
