//! Notas fiscais eletrônicas.

use crate::desk::{Desk, counts, day};
use carteira::domain::fact::order::OrderStatus;
use carteira::exchange::import::{ImportPlan, RowReason};
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
