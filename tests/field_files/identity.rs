//! Whom a row means: phones, codes, names and documents.

use crate::desk::{Desk, counts};
use carteira::exchange::import::{ConflictKind, RowChoice, RowReason};

#[test]
fn a_phone_typed_to_fill_a_field_identifies_nobody() {
    let mut desk = Desk::of("17-placeholder-phone");
    assert_eq!(counts(&desk.bring("clientes.csv")), [4, 0, 0, 0, 0, 0]);
}

#[test]
fn one_code_of_two_systems_is_two_clients() {
    let mut desk = Desk::with("18-two-erps-one-code", &["1-clientes-alfa.csv"]);
    let plan = desk.bring("2-clientes-beta.csv");
    assert_eq!(counts(&plan), [2, 0, 0, 0, 0, 0]);
    assert_eq!(
        desk.names(),
        ["Ferragens Zênite ME", "Mercado Beira Rio", "Padaria Aurora Ltda", "Tintas Novo Mundo"]
    );
    assert_eq!(counts(&desk.again("2-clientes-beta.csv")), [0, 0, 2, 0, 0, 0]);
    let orders = desk.bring("3-pedidos-beta.csv");
    assert!(orders.is_nothing());
    assert_eq!(orders.refused[0].problems[0].reason, RowReason::UnknownClient { can_create: false });
    let unsaid = desk
        .sheet_of("numero;data;cliente_codigo;cliente;valor\n77;10/11/2026;1002;Vidraçaria Cristal;500,00\n");
    let orders = desk.plan(&unsaid);
    assert!(matches!(orders.conflicts[0].kind, ConflictKind::OtherName { .. }));
    assert_eq!(&*orders.conflicts[0].candidates[0].label, "Mercado Beira Rio, Campinas");
}

#[test]
fn a_code_with_another_name_asks_and_is_settled_row_by_row() {
    let desk = Desk::with("18-two-erps-one-code", &["1-clientes-alfa.csv"]);
    let sheet = desk.sheet_of("codigo;razao_social;cidade;uf\n1001;Ferragens Zênite ME;Sorocaba;SP\n");
    let plan = desk.plan(&sheet);
    assert_eq!(counts(&plan), [0, 0, 0, 1, 0, 0]);
    let known = plan.conflicts[0].candidates[0].client;
    for (choice, expected) in [
        (RowChoice::New, [1, 0, 0, 0, 0, 0]),
        (RowChoice::Update(known), [0, 1, 0, 0, 0, 0]),
        (RowChoice::LeaveOut, [0, 0, 0, 0, 0, 1]),
    ] {
        assert_eq!(counts(&desk.plan_with(&sheet, &[(2, choice)])), expected, "{choice:?}");
    }
}

#[test]
fn a_client_once_for_each_product_is_one_client() {
    let mut desk = Desk::of("22-client-once-per-product");
    let plan = desk.bring("clientes.csv");
    assert!(plan.conflicts.is_empty());
    assert_eq!(desk.names().len(), 2);
    let bar = desk.client("BAR DO LAGO");
    assert_eq!(bar.extra.get("TIPO").map(String::as_str), Some("LITRAO | LITRINHO | REFRI 290ML"));
    assert!(desk.again("clientes.csv").is_nothing());
}

#[test]
fn a_code_within_the_name_finds_the_client() {
    let mut desk = Desk::with("23-code-and-name-in-one-cell", &["1-clientes.csv"]);
    let plan = desk.bring("2-pedidos.csv");
    assert_eq!(counts(&plan), [3, 0, 0, 0, 0, 0]);
    assert!(desk.orders_of("Padaria Aurora Ltda").len() == 3);
}

#[test]
fn a_mistyped_document_keeps_the_client() {
    let mut desk = Desk::of("25-wrong-or-absent-cnpj");
    let plan = desk.bring("clientes.csv");
    assert_eq!(counts(&plan), [7, 0, 0, 0, 0, 0]);
    let noted: Vec<u32> = plan.notes.iter().map(|note| note.line).collect();
    assert_eq!(noted, [3, 8]);
    let typo = desk.client("Queijaria Sete");
    assert_eq!((typo.tax_id, typo.extra.get("cnpj").map(String::as_str)), (None, Some("43210077000108")));
    assert!(desk.client("Queijaria Três").extra.is_empty(), "a word for none is none");
    assert!(desk.again("clientes.csv").is_nothing());
}

#[test]
fn a_document_cut_by_a_spreadsheet_is_mended_or_refused() {
    let mut desk = Desk::of("35-cnpj-cut-by-excel");
    let plan = desk.bring("clientes.csv");
    assert_eq!(plan.refused.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(desk.client("Loja B").tax_id.unwrap().as_str(), "05432100000100");
    assert_eq!(desk.client("Loja D").tax_id.unwrap().as_str(), "43210308000174");
}

#[test]
fn a_known_code_with_another_document_is_a_choice() {
    let desk = Desk::with("38-code-clash", &["1-clientes.csv"]);
    let sheet = desk.sheet("2-clientes2.csv");
    let plan = desk.plan(&sheet);
    assert!(matches!(plan.conflicts[0].kind, ConflictKind::OtherDocument { .. }));
    let client = plan.conflicts[0].candidates[0].client;
    assert!(plan.conflicts[0].may_be_new);
    assert_eq!(counts(&desk.plan_with(&sheet, &[(2, RowChoice::Update(client))])), [0, 1, 0, 0, 0, 0]);
    assert_eq!(counts(&desk.plan_with(&sheet, &[(2, RowChoice::New)])), [1, 0, 0, 0, 0, 0]);
}
