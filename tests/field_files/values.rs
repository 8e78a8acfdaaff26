//! Money and days of a column, and what stands for none.

use crate::desk::{Desk, counts, day};
use carteira::domain::fact::interaction::Channel;
use carteira::exchange::import::{ColumnReason, RowReason};

#[test]
fn one_value_proves_the_decimal_point_of_its_column() {
    let mut desk = Desk::with("01-decimal-point-three-digits", &["1-clientes.csv"]);
    let plan = desk.bring("2-pedidos.csv");
    assert_eq!(desk.values(), [("1", 95_758), ("2", 1_462), ("3", 2_237), ("4", 90_715), ("5", 4_886)]);
    assert_eq!(plan.columns[0].reason, ColumnReason::DecimalPoint);
    let said: Vec<_> = plan.notes.iter().map(|note| (note.line, &*note.cell)).collect();
    assert_eq!(said, [(4, "22.368"), (5, "907.152")]);
}

#[test]
fn thousands_without_decimals_stay_thousands() {
    let mut desk = Desk::with("02-thousands-without-decimals", &["1-clientes.csv"]);
    desk.bring("2-pedidos.csv");
    assert_eq!(desk.values(), [("1", 23_648), ("2", 8_990), ("3", 148_869), ("4", 100_000)]);
}

#[test]
fn of_a_mixed_column_only_what_is_certain_comes_in() {
    let mut desk = Desk::with("03-spaces-and-signs-in-money", &["1-clientes.csv"]);
    let plan = desk.bring("2-pedidos.csv");
    assert_eq!(
        desk.values(),
        [("1", 123_456), ("2", 116_801), ("3", 36_190), ("4", 250_000), ("5", -15_000)]
    );
    assert_eq!((plan.refused.len(), plan.refused[0].line), (1, 7));
    assert_eq!(plan.columns[0].reason, ColumnReason::MixedMarks);
}

#[test]
fn what_programs_write_for_no_date_is_no_contact() {
    let mut desk = Desk::of("05-null-dates");
    let plan = desk.bring("clientes.csv");
    assert_eq!(counts(&plan), [8, 0, 0, 0, 0, 0]);
    assert_eq!(desk.contacts(), [("Loja Oito", day(10, 11, 2026), Channel::Visit)]);
    let column = &plan.columns[0];
    assert_eq!((column.reason, column.count), (ColumnReason::NoDate, 7));
    assert!(desk.client("Loja Um").extra.is_empty());
}

#[test]
fn days_that_are_none_are_refused_and_the_others_read() {
    let mut desk = Desk::with("06-impossible-days", &["1-clientes.csv"]);
    let plan = desk.bring("2-pedidos.csv");
    assert_eq!(plan.refused.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 8]);
    assert_eq!(plan.refused[3].problems[0].reason, RowReason::NoRealDate);
    assert_eq!(
        desk.days(),
        [
            ("10", day(25, 3, 2026)),
            ("11", day(12, 1, 2026)),
            ("12", day(12, 1, 2026)),
            ("4", day(29, 6, 2025)),
            ("5", day(13, 3, 2021)),
            ("6", day(1, 11, 2021)),
            ("8", day(4, 10, 2025)),
            ("9", day(12, 10, 2023)),
        ]
    );
}

#[test]
fn orders_of_1900_and_of_2062_are_none() {
    let mut desk = Desk::with("47-orders-of-1900", &["1-clientes.csv"]);
    let plan = desk.bring("2-pedidos.csv");
    assert_eq!(desk.values(), [("2", 5_000)]);
    assert_eq!(plan.refused.len(), 2);
    assert_eq!((plan.columns[0].reason, plan.columns[0].count), (ColumnReason::NoDate, 2));
}
