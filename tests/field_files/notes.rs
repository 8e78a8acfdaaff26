//! Notas fiscais eletrônicas.

use crate::desk::{Desk, counts, day};
use carteira::domain::fact::order::OrderStatus;
use carteira::exchange::import::{ConflictKind, ImportPlan, RowChoice, RowReason};
use carteira::exchange::nfe::NoOrder;

fn refusals(plan: &ImportPlan) -> Vec<NoOrder> {
    let reasons = plan.refused.iter().map(|row| row.problems[0].reason);
    reasons.filter_map(|reason| if let RowReason::NoOrder(why) = reason { Some(why) } else { None }).collect()
}

fn brings(case: &'static str, files: &[&str]) -> (Desk, ImportPlan) {
    let mut desk = Desk::of(case);
    let sheet = desk.sheet_of_all(files);
    let plan = desk.apply(&sheet);
    assert!(desk.plan(&desk.sheet_of_all(files)).is_nothing(), "the same notes twice change nothing");
    (desk, plan)
}

#[test]
fn an_authorized_sale_is_an_order_with_its_client_whatever_the_namespaces() {
    let files = [
        "lote-enviNFe.xml",
        "namespace-na-raiz-com-prefixo.xml",
        "venda-proc.xml",
        "venda-sem-protocolo.xml",
    ];
    let (desk, plan) = brings("nfe-1-sale-proc-and-bare", &files);
    assert_eq!(desk.values(), [("1001/1", 123_456), ("1004/1", 7_000)]);
    assert_eq!(desk.days()[0].1, day(5, 11, 2026));
    assert_eq!(refusals(&plan), [NoOrder::WithoutProtocol; 2]);
    assert_eq!(plan.new_principals, ["ALIMENTOS ALFA LTDA"]);
    let client = desk.client("PADARIA AURORA LTDA");
    assert_eq!(client.tax_id.unwrap().as_str(), "54321000000112");
    assert_eq!((client.street.as_deref(), client.street_number.as_deref()), (Some("Rua Um"), Some("10")));
    assert_eq!((client.city_code, client.city.as_deref()), (Some(3_509_502), Some("Campinas")));
    assert_eq!(client.state_registration.as_deref(), Some("110042490114"));
    assert_eq!(client.phones[0].to_string(), "(19) 3232-1010");
    assert!(client.extra.is_empty(), "{:?}", client.extra);
    let order = &desk.orders()[0];
    let item = &order.items[0];
    assert_eq!(
        (&*item.product, item.quantity_milli, item.total.get()),
        ("FARINHA 25KG & CIA", 2_000, 123_456)
    );
    let note = order.note.as_deref().unwrap();
    assert!(
        note.contains("35261143210000000129550010000010011123456780") && note.contains("PED-77"),
        "{note}"
    );
}

#[test]
fn a_note_of_a_known_client_leaves_the_client_as_it_is() {
    let mut desk = Desk::of("nfe-1-sale-proc-and-bare");
    desk.apply(&desk.sheet_of("cnpj;razao_social;endereco\n54321000000112;Padaria;Rua Velha\n"));
    let plan = desk.bring("venda-proc.xml");
    assert_eq!(counts(&plan), [1, 0, 0, 0, 0, 0]);
    assert_eq!(desk.client("Padaria").street.as_deref(), Some("Rua Velha"));
}

#[test]
fn returns_take_their_value_off_the_client_that_returned() {
    let files = ["devolucao.xml", "devolucao-do-cliente.xml", "ajuste-complementar.xml"];
    let (desk, plan) = brings("nfe-2-return-and-entry", &files);
    assert_eq!(desk.values(), [("1011/1", -30_000), ("55/1", -30_000)]);
    assert!(desk.orders().iter().all(|order| !order.is_valid() && order.items[0].total.get() == -30_000));
    let clients: Vec<&str> = desk
        .portfolio
        .clients()
        .filter_map(|(_, client)| client.tax_id.as_ref().map(|tax_id| tax_id.as_str()))
        .collect();
    assert_eq!(clients, ["54321000000112"]);
    assert_eq!(refusals(&plan), [NoOrder::Complement]);
}

#[test]
fn what_is_no_sale_is_said_and_is_nobodys_order() {
    let files = ["bonificacao.xml", "nfce.xml", "remessa-amostra.xml", "transferencia.xml"];
    let (desk, plan) = brings("nfe-3-not-a-sale", &files);
    assert!(plan.is_nothing() && desk.names().is_empty());
    assert_eq!(
        refusals(&plan),
        [
            NoOrder::NotASale { cfop: 5910 },
            NoOrder::NotASale { cfop: 5911 },
            NoOrder::OwnTransfer,
            NoOrder::NoRecipient,
        ]
    );
    let said = carteira::text::import::refusals(&plan.refused).join(" ");
    assert!(said.contains("não é venda (CFOP 5910)") && said.contains("destinatário"), "{said}");
}

#[test]
fn a_cancelled_note_is_a_cancelled_order_together_or_later() {
    const CASE: &str = "nfe-4-cancelled-and-events";
    let all = ["evento-cancelamento.xml", "venda.xml", "denegada.xml", "homologacao.xml"];
    let (together, plan) = brings(CASE, &all);
    assert_eq!(refusals(&plan), [NoOrder::Denied, NoOrder::TestRun]);
    let mut later = Desk::of(CASE);
    assert_eq!(refusals(&later.bring("evento-cancelamento.xml")), [NoOrder::UnknownNote]);
    later.bring("venda.xml");
    assert_eq!(later.orders()[0].status, OrderStatus::Invoiced);
    assert_eq!(counts(&later.bring("evento-cancelamento.xml")), [0, 1, 0, 0, 0, 0]);
    assert_eq!(together.orders()[0].id, later.orders()[0].id);
    for desk in [&together, &later] {
        assert_eq!(desk.values(), [("1031/1", 40_000)]);
        assert_eq!(desk.orders()[0].status, OrderStatus::Cancelled);
        assert!(desk.again("evento-cancelamento.xml").is_nothing());
        assert!(desk.again("venda.xml").is_nothing(), "a cancelled note stays cancelled");
    }
}

#[test]
fn letters_of_a_cnpj_stay_and_only_the_recipient_is_a_client() {
    let files = ["cnpj-alfanumerico.xml", "produtor-cpf.xml", "autxml-sem-nome.xml", "iso-8859-1.xml"];
    let (desk, plan) = brings("nfe-5-alphanumeric-and-cpf", &files);
    assert!(plan.refused.is_empty(), "{plan:?}");
    assert_eq!(desk.client("NOVA LOJA LTDA").tax_id.unwrap().as_str(), "12ABC34501DE35");
    assert_eq!(desk.client("PRODUTOR EXEMPLO").tax_id.unwrap().as_str(), "52998224725");
    assert_eq!(desk.names(), ["NOVA LOJA LTDA", "PADARIA AURORA LTDA", "PRODUTOR EXEMPLO"]);
    assert_eq!(desk.values(), [("1041/1", 6_000), ("1042/1", 7_500), ("1043/1", 6_500), ("1044/1", 4_500)]);
    let alone = Desk::of("nfe-5-alphanumeric-and-cpf").sheet("iso-8859-1.xml");
    assert_eq!(alone.table.row(0).unwrap().cell(6), "PANIFICAÇÃO SÃO JOSÉ");
}

const CLIENT: &str = "cnpj;razao_social\n54321000000112;Padaria Aurora\n";

/// The sale of the case, issued for this order.
fn note_of(order: &str) -> String {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/field_files/nfe-1-sale-proc-and-bare/venda-proc.xml");
    std::fs::read_to_string(path).unwrap().replace("PED-77", order)
}

fn order(number: &str, day: &str, value: &str) -> String {
    format!(
        "numero;data;cnpj;valor;vendedor;obs\n{number};{day};54321000000112;{value};Rui;entrega à tarde\n"
    )
}

fn with(texts: &[&str]) -> Desk {
    let mut desk = Desk::of("nfe-1-sale-proc-and-bare");
    for text in texts {
        desk.apply(&desk.sheet_of(text));
    }
    desk
}

#[test]
fn a_note_issued_for_a_known_order_is_that_order() {
    let (bought, note) = (order("77", "03/11/2026", "1.234,56"), note_of("000077"));
    let mut desk = with(&[CLIENT, &bought]);
    assert_eq!(counts(&desk.apply(&desk.sheet_of(&note))), [0, 1, 0, 0, 0, 0]);
    let orders = desk.orders();
    assert_eq!((desk.values(), desk.days()), (vec![("77", 123_456)], vec![("77", day(5, 11, 2026))]));
    let note_text = orders[0].note.as_deref().unwrap();
    assert!(
        note_text.contains("entrega à tarde")
            && note_text.contains("35261143210000000129550010000010011123456780")
    );
    assert!(orders[0].salesperson.is_some() && orders[0].principal.is_some() && orders[0].items.len() == 1);
    assert!(desk.plan(&desk.sheet_of(&note)).is_nothing(), "the note again changes nothing");
    assert!(desk.plan(&desk.sheet_of(&bought)).is_nothing(), "the order again changes nothing");
}

#[test]
fn an_order_whose_note_came_first_is_that_note() {
    let (bought, note) = (order("0077", "03/11/2026", "1.234,56"), note_of("77"));
    let mut desk = with(&[CLIENT, &note]);
    let plan = desk.apply(&desk.sheet_of(&bought));
    assert_eq!(counts(&plan), [0, 1, 0, 0, 0, 0], "it gains its vendedor and what was noted");
    assert_eq!((desk.values(), desk.days()), (vec![("1001/1", 123_456)], vec![("1001/1", day(5, 11, 2026))]));
    assert!(desk.orders()[0].salesperson.is_some() && desk.orders()[0].items.len() == 1);
    assert!(desk.plan(&desk.sheet_of(&bought)).is_nothing());
    assert!(desk.plan(&desk.sheet_of(&note)).is_nothing());
    // What the ERP cancels is cancelled, and the note does not revive it.
    let cancelled = bought.replace("obs\n", "obs;situacao\n").replace("tarde\n", "tarde;Cancelado\n");
    desk.apply(&desk.sheet_of(&cancelled));
    assert_eq!(desk.orders()[0].status, OrderStatus::Cancelled);
    assert!(desk.plan(&desk.sheet_of(&note)).is_nothing());
}

#[test]
fn a_note_far_from_its_order_in_worth_is_asked_about_and_far_in_time_is_another() {
    let note = note_of("77");
    let desk = with(&[CLIENT, &order("77", "03/11/2026", "90,00")]);
    let sheet = desk.sheet_of(&note);
    let plan = desk.plan(&sheet);
    assert_eq!(counts(&plan), [0, 0, 0, 1, 0, 0]);
    assert!(
        matches!(plan.conflicts[0].kind, ConflictKind::OtherOrder { .. }) && plan.conflicts[0].may_be_new
    );
    let line = plan.conflicts[0].line;
    assert_eq!(counts(&desk.plan_with(&sheet, &[(line, RowChoice::New)])), [1, 0, 0, 0, 0, 0]);
    let desk = with(&[CLIENT, &order("77", "03/01/2026", "1.234,56")]);
    assert_eq!(counts(&desk.plan(&desk.sheet_of(&note))), [1, 0, 0, 0, 0, 0]);
    let reverse = with(&[CLIENT, &note]);
    let plan = reverse.plan(&reverse.sheet_of(&order("77", "03/11/2026", "90,00")));
    assert_eq!(counts(&plan), [0, 0, 0, 1, 0, 0]);
}

#[test]
fn the_second_note_of_an_order_is_the_rest_of_it_and_a_return_is_none_of_it() {
    let first = note_of("77");
    let second =
        first.replace("000010011123456780", "000010021123456780").replace("<nNF>1001<", "<nNF>1002<");
    let came_back =
        second.replace("<finNFe>1<", "<finNFe>4<").replace("<tpNF>1<", "<tpNF>0<").replace("5102", "1202");
    let mut desk = with(&[CLIENT, &order("77", "03/11/2026", "2.000,00"), &first]);
    assert_eq!(desk.values(), [("77", 123_456)], "what was invoiced is what was sold");
    assert_eq!(counts(&desk.plan(&desk.sheet_of(&came_back))), [1, 0, 0, 0, 0, 0]);
    assert_eq!(counts(&desk.apply(&desk.sheet_of(&second))), [1, 0, 0, 0, 0, 0]);
    assert_eq!(desk.orders().len(), 2);
    assert!(
        desk.plan(&desk.sheet_of(&second)).is_nothing() && desk.plan(&desk.sheet_of(&first)).is_nothing()
    );
}

#[test]
fn a_list_of_invoices_and_their_notes_are_one_order_by_number_and_value() {
    let note = note_of("");
    let mut desk = with(&[CLIENT, &order("001001", "05/11/2026", "1.234,56")]);
    assert_eq!(counts(&desk.apply(&desk.sheet_of(&note))), [0, 1, 0, 0, 0, 0]);
    assert_eq!(desk.values(), [("001001", 123_456)]);
    // The same number of another worth is an order of the ERP's own counting.
    let desk = with(&[CLIENT, &order("1001", "05/11/2026", "800,00")]);
    assert_eq!(counts(&desk.plan(&desk.sheet_of(&note))), [1, 0, 0, 0, 0, 0]);
    let desk = with(&[CLIENT, &note]);
    assert_eq!(
        counts(&desk.plan(&desk.sheet_of(&order("1001", "05/11/2026", "800,00")))),
        [1, 0, 0, 0, 0, 0]
    );
    assert_eq!(
        counts(&desk.plan(&desk.sheet_of(&order("1001", "05/11/2026", "1.234,56")))),
        [0, 1, 0, 0, 0, 0]
    );
}

#[test]
fn a_refused_note_is_known_by_its_file() {
    let desk = Desk::of("nfe-3-not-a-sale");
    let sheet = desk.sheet_of_all(&["bonificacao.xml", "nfce.xml"]);
    let plan = desk.plan(&sheet);
    let files = sheet.files_of(plan.refused.iter().map(|row| row.line));
    assert_eq!(files.values().collect::<Vec<_>>(), ["bonificacao.xml", "nfce.xml"]);
    let alone = desk.sheet("nfce.xml");
    assert_eq!(alone.files_of([2].into_iter())[&2], "nfce.xml");
    assert!(desk.sheet_of(CLIENT).files_of([2].into_iter()).is_empty());
}
