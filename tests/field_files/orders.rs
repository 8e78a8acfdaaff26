//! Numbers, lines and statuses of orders.

use crate::desk::{Desk, counts};
use carteira::domain::fact::order::OrderStatus;
use carteira::exchange::headings::Meant;
use carteira::exchange::import::{ConflictKind, IgnoredReason, NoteReason, RowChoice, RowReason};

#[test]
fn order_numbers_compare_without_their_zeros() {
    let mut desk = Desk::with("19-order-number-zeros", &["1-clientes.csv", "2-pedidos.csv"]);
    assert_eq!(counts(&desk.bring("3-pedidos-excel.csv")), [0, 0, 2, 0, 0, 0]);
}

#[test]
fn one_number_far_away_is_another_order_or_a_question() {
    let mut desk = Desk::with("19-order-number-zeros", &["1-clientes.csv", "2-pedidos.csv"]);
    let sheet = desk.sheet_of("numero;data;cliente_codigo;valor\n123;05/01/2026;101;900,00\n");
    assert_eq!(counts(&desk.plan(&sheet)), [1, 0, 0, 0, 0, 0]);
    let sheet = desk.sheet_of("numero;data;cliente_codigo;valor\n124;20/11/2026;102;9.000,00\n");
    let plan = desk.plan(&sheet);
    assert!(matches!(plan.conflicts[0].kind, ConflictKind::OtherOrder { .. }));
    assert_eq!(counts(&desk.plan_with(&sheet, &[(2, RowChoice::New)])), [1, 0, 0, 0, 0, 0]);
    let sheet = desk.sheet_of("numero;data;cliente_codigo;valor\n124;06/11/2026;102;9.000,00\n");
    assert_eq!(counts(&desk.plan(&sheet)), [0, 1, 0, 0, 0, 0]);
    desk.apply(&sheet);
    assert_eq!(desk.values(), [("000123", 15_000), ("000124", 900_000)]);
}

#[test]
fn lines_of_one_order_are_summed_with_their_products() {
    let mut desk = Desk::with("21-one-line-per-item", &["1-clientes.csv"]);
    let sheet = desk.sheet("2-itens.csv");
    assert!(sheet.mapping.sum_lines && sheet.preview(5).repeats_numbers);
    let plan = desk.bring("2-itens.csv");
    assert_eq!(desk.values(), [("501", 35_000), ("502", 8_000)]);
    assert_eq!(plan.ignored[0].reason, IgnoredReason::SummedInto { first_line: 2 });
    let items = desk.orders()[0].items.clone();
    assert_eq!(
        (items[1].product.as_str(), items[1].quantity_milli, items[1].total.get()),
        ("Fermento", 10_000, 25_000)
    );
    assert!(desk.again("2-itens.csv").is_nothing());
    let mut apart = desk.sheet("2-itens.csv");
    apart.mapping.sum_lines = false;
    assert_eq!(desk.plan(&apart).conflicts.len(), 2, "unsummed, lines of one number are asked about");
}

#[test]
fn an_unknown_status_loses_no_order() {
    let mut desk = Desk::with("30-statuses-of-erps", &["1-clientes.csv"]);
    let plan = desk.bring("2-pedidos.csv");
    assert_eq!(counts(&plan), [19, 0, 0, 0, 0, 0]);
    let status = |number: &str| {
        let order = desk.orders().into_iter().find(|order| order.number.as_deref() == Some(number)).unwrap();
        (order.status, order.note.clone().unwrap_or_default())
    };
    assert_eq!(status("902").0, OrderStatus::Cancelled);
    assert_eq!(status("918").0, OrderStatus::Returned);
    assert_eq!(status("910").0, OrderStatus::Invoiced);
    assert_eq!(status("904"), (OrderStatus::Pending, "situacao: Venda Agenciada".to_owned()));
    assert!(
        plan.notes
            .iter()
            .any(|note| note.reason == NoteReason::StatusKept && &*note.cell == "Venda Agenciada")
    );
}

#[test]
fn a_word_that_was_mapped_means_that() {
    let desk = Desk::with("30-statuses-of-erps", &["1-clientes.csv"]);
    let mut sheet = desk.sheet("2-pedidos.csv");
    assert!(sheet.preview(5).words[4].contains(&"Venda Agenciada".to_owned()));
    let is_status = |meant: Meant| matches!(meant, Meant::Status(_));
    sheet.mapping.set_word("Venda Agenciada", is_status, Some(Meant::Status(OrderStatus::Invoiced)));
    let kept: carteira::exchange::headings::Mapping =
        serde_json::from_str(&serde_json::to_string(&sheet.mapping).unwrap()).unwrap();
    assert!(sheet.recall(kept));
    let plan = desk.plan(&sheet);
    assert!(!plan.notes.iter().any(|note| &*note.cell == "Venda Agenciada"));
}

#[test]
fn returns_come_in_and_buy_nothing() {
    let mut desk = Desk::with("31-returns", &["1-clientes.csv"]);
    let plan = desk.bring("2-pedidos.csv");
    assert_eq!(plan.refused.iter().map(|row| row.line).collect::<Vec<_>>(), [5]);
    assert_eq!(desk.values(), [("1", -15_000), ("2", -8_000), ("3", 0), ("5", 9_000)]);
    assert!(desk.orders().iter().all(|order| !order.is_valid()));
    let mut desk = Desk::with("51-returns-in-revenue", &["1-clientes.csv"]);
    assert_eq!(counts(&desk.bring("2-pedidos.csv")), [4, 0, 0, 0, 0, 0]);
}

#[test]
fn orders_before_their_clients_come_in_once() {
    let mut desk = Desk::of("32-orders-before-clients");
    let first = desk.bring("1-pedidos.csv");
    assert!(first.is_nothing());
    assert_eq!(first.refused[0].problems[0].reason, RowReason::UnknownClient { can_create: true });
    assert_eq!(counts(&desk.bring("2-clientes.csv")), [1, 0, 0, 0, 0, 0]);
    assert_eq!(counts(&desk.bring("3-pedidos2.csv")), [1, 0, 0, 0, 0, 0]);
    assert_eq!(counts(&desk.again("1-pedidos.csv")), [0, 0, 1, 0, 0, 0]);
}
