//! Files as the field writes them, brought in end to end as the app does: detect, columns, check, plan, apply. Each folder of
//! `field_files/` is one kind of fault; the test of its name says the right result.

#![cfg(not(target_arch = "wasm32"))]

#[path = "field_files/cards.rs"]
mod cards;
#[path = "field_files/chats.rs"]
mod chats;
#[path = "field_files/desk.rs"]
mod desk;
#[path = "field_files/notes.rs"]
mod notes;
#[path = "field_files/workbooks.rs"]
mod workbooks;

use carteira::domain::client::Situation;
use carteira::domain::fact::interaction::{Channel, Outcome};
use carteira::domain::fact::order::OrderStatus;
use carteira::exchange::headings::{Field, Meant, Target};
use carteira::exchange::import::{
    ColumnReason, ConflictKind, IgnoredReason, NoteReason, RowChoice, RowReason, refused_file,
};
use carteira::exchange::table::{Encoding, Reading, TableProblem};
use desk::{Desk, counts, day, today};

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
fn whole_numbers_written_as_floats_are_whole() {
    let mut desk = Desk::with("24-whole-numbers-as-floats", &["1-clientes.csv"]);
    let plan = desk.bring("2-clientes-python.csv");
    assert_eq!(counts(&plan), [0, 2, 0, 0, 0, 0]);
    let client = desk.client("Padaria Aurora Ltda");
    assert_eq!(client.phones[0].to_string(), "(19) 99876-5432");
    assert_eq!(client.cep.unwrap().to_string(), "13010-111");
    assert_eq!(client.code.as_deref(), Some("101"));
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
fn errors_of_spreadsheets_are_empty_cells() {
    let mut desk = Desk::of("26-excel-errors");
    let plan = desk.bring("clientes.csv");
    assert_eq!(plan.refused[0].problems[0].reason, RowReason::MissingName);
    assert_eq!(desk.names(), ["Loja Alfa", "Loja Gama"]);
    assert!(!plan.new_salespeople.iter().any(|name| name.starts_with('#')));
    let alfa = desk.client("Loja Alfa");
    assert!(alfa.phones.is_empty() && alfa.city.is_none() && alfa.extra.is_empty());
    assert!(plan.problems.contains(&TableProblem::ErrorCells { count: 6 }));
}

#[test]
fn every_phone_of_a_cell_comes_in() {
    let mut desk = Desk::of("28-two-phones-in-a-cell");
    desk.bring("clientes.csv");
    for (name, phones) in [
        ("Loja A", "(19) 3232-1010, (19) 99123-4567"),
        ("Loja B", "(19) 99123-4568"),
        ("Loja C", "(19) 3232-1011, (19) 99123-4569"),
        ("Loja D", "(19) 3232-1012, (19) 3232-1013"),
        ("Loja E", "(19) 3232-1014, (19) 99123-4570"),
        ("Loja F", "(19) 3232-1015, (19) 99123-4571"),
    ] {
        let found: Vec<String> = desk.client(name).phones.iter().map(ToString::to_string).collect();
        assert_eq!(found.join(", "), phones, "{name}");
    }
    assert!(desk.client("Loja B").extra.get("telefone").is_some_and(|cell| cell.contains("João")));
}

#[test]
fn google_contacts_bring_all_their_numbers() {
    let mut desk = Desk::of("29-google-contacts");
    desk.bring("contacts.csv");
    let client = desk.client("Padaria Modelo");
    let phones: Vec<String> = client.phones.iter().map(ToString::to_string).collect();
    assert_eq!(phones, ["(19) 99123-4567", "(19) 3232-1010", "(19) 3232-2020", "(19) 3232-3030"]);
    assert_eq!(client.emails, ["rita@exemplo.com.br", "loja@exemplo.com.br", "rita.casa@exemplo.com.br"]);
    assert_eq!(client.tags.iter().map(String::as_str).collect::<Vec<_>>(), ["Campinas", "Clientes"]);
    assert_eq!(client.people[0].name, "Rita Modelo");
    assert_eq!(client.city_code, Some(3_509_502));
    assert!(!client.extra.keys().any(|heading| heading.contains("Label")), "{:?}", client.extra);
    assert_eq!(
        desk.client("Davi Exemplo").extra.get("Phone 1 - Value").map(String::as_str),
        Some("99123-4571")
    );
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

#[test]
fn rows_that_are_no_data_become_nobody() {
    let mut desk = Desk::of("33-rows-that-are-no-data");
    let plan = desk.bring("clientes.csv");
    assert_eq!(desk.names(), ["Loja Alfa", "Loja Beta"]);
    assert!(plan.refused.is_empty() && plan.ignored.len() == 10, "{plan:?}");
}

#[test]
fn a_place_elsewhere_is_said_and_not_taken() {
    let mut desk = Desk::of("34-coordinates");
    let plan = desk.bring("clientes.csv");
    assert_eq!(counts(&plan), [6, 0, 0, 0, 0, 0]);
    assert_eq!(desk.client("Loja A").location.unwrap().lat(), -22.9056);
    for (line, name) in (3..=7).zip(["Loja B", "Loja C", "Loja D", "Loja E", "Loja F"]) {
        assert_eq!(desk.client(name).location, None, "{name}");
        assert!(plan.notes.iter().any(|note| note.line == line), "{name}");
        assert!(desk.client(name).extra.contains_key("latitude"), "{name}");
    }
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
fn every_cell_that_is_not_understood_is_noted() {
    let mut desk = Desk::of("36-notes-of-the-import");
    let plan = desk.bring("clientes.csv");
    let columns =
        |line| plan.notes.iter().filter(|note| note.line == line).map(|note| note.column).collect::<Vec<_>>();
    let mut first = columns(2);
    first.sort_unstable();
    assert_eq!(first, [2, 3, 4, 7, 8]);
    assert_eq!(columns(3), [5], "a town that does not exist has no place on the map");
}

#[test]
fn a_list_of_visits_without_channel_comes_in_once_one_is_chosen() {
    use carteira::exchange::headings::{Kind, Missing};
    let mut desk = Desk::with("37-contacts-without-channel", &["1-clientes.csv"]);
    let mut sheet = desk.sheet("2-visitas.csv");
    sheet.read_as(Kind::Interactions);
    assert_eq!(sheet.mapping.missing(), [Missing::Channel, Missing::Outcome]);
    sheet.mapping.assumed.channel = Some(Channel::Visit);
    sheet.mapping.assumed.outcome = Some(Outcome::Success);
    assert!(sheet.mapping.missing().is_empty());
    assert_eq!(counts(&desk.apply(&sheet)), [2, 0, 0, 0, 0, 0]);
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

#[test]
fn not_active_is_worked_out_and_not_blocked() {
    let mut desk = Desk::of("39-booleans-of-situation");
    for file in ["1-clientes.csv", "2-clientes-2.csv", "3-clientes-3.csv"] {
        desk.bring(file);
    }
    for name in ["Loja A", "Loja B", "Loja C", "Loja D", "Loja G"] {
        assert_eq!(desk.client(name).situation, Situation::Active, "{name}");
    }
    assert_eq!(desk.client("Loja E").situation, Situation::Former);
    assert_eq!(desk.client("Loja A").extra.get("status").map(String::as_str), Some("VERDE"));
    assert_eq!(desk.client("Loja D").extra.get("situacao").map(String::as_str), Some("Inapta"));
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
fn the_own_analysis_given_back_changes_what_is_a_field_and_nothing_else() {
    use carteira::domain::filter::Filter;
    let mut desk = Desk::with("41-own-analysis-given-back", &["1-clientes.csv"]);
    let bytes =
        carteira::exchange::analysis_csv::analysis_csv(&desk.portfolio, today(), &Filter::default(), None);
    let text = String::from_utf8(bytes).unwrap();
    let sheet = desk.sheet_of(&text);
    assert!(sheet.mapping.missing().is_empty(), "{:?}", sheet.mapping);
    let plan = desk.plan(&sheet);
    assert!(plan.is_nothing(), "{plan:?}");
    assert_eq!(counts(&plan), [0, 0, 1, 0, 0, 0]);
    let edited = desk.sheet_of(&text.replace("Pão Quente", "Pão Quentinho").replace(";Ana;", ";Bia;"));
    desk.apply(&edited);
    let client = desk.client("Pão Quentinho");
    assert_eq!((client.legal_name.as_str(), client.cadence_days), ("Padaria Aurora Ltda", None));
    assert!(client.extra.is_empty());
}

#[test]
fn names_that_look_like_formulas_are_names() {
    let mut desk = Desk::of("43-formulas-in-exports");
    assert_eq!(counts(&desk.bring("clientes.csv")), [5, 0, 0, 0, 0, 0]);
    let mut desk = Desk::of("42-control-characters-in-excel");
    assert_eq!(counts(&desk.bring("clientes.csv")), [3, 0, 0, 0, 0, 0]);
}

#[test]
fn orders_of_1900_and_of_2062_are_none() {
    let mut desk = Desk::with("47-orders-of-1900", &["1-clientes.csv"]);
    let plan = desk.bring("2-pedidos.csv");
    assert_eq!(desk.values(), [("2", 5_000)]);
    assert_eq!(plan.refused.len(), 2);
    assert_eq!((plan.columns[0].reason, plan.columns[0].count), (ColumnReason::NoDate, 2));
}

#[test]
fn the_file_of_refused_rows_can_be_mended_and_given_back() {
    let mut desk = Desk::of("48-file-of-refused-rows");
    let sheet = desk.sheet("clientes.csv");
    let plan = desk.plan(&sheet);
    assert_eq!(plan.refused.len(), 2);
    let words = ["Linha do arquivo", "Motivo da recusa"];
    let bytes = refused_file(&sheet, &plan, words, |_| "CNPJ não confere".to_owned(), |_| String::new());
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            "razao_social;cnpj;telefone;cidade;uf;Linha do arquivo;Motivo da recusa",
            "Loja A;11.111.111/1111-11;(19) 3232-1010;Campinas;SP;2;CNPJ não confere",
            "Loja B;123;(19) 3232-1011;Campinas;SP;3;CNPJ não confere",
        ]
    );
    let mended =
        desk.sheet_of(&text.replace("11.111.111/1111-11", "43.210.077/0001-07").replace(";123;", ";;"));
    assert_eq!(counts(&desk.apply(&mended)), [2, 0, 0, 0, 0, 0]);
    assert!(desk.client("Loja A").extra.is_empty());
}

#[test]
fn results_of_visit_logs_are_read_or_kept() {
    let mut desk = Desk::with("49-outcomes-of-visit-logs", &["1-clientes.csv"]);
    let plan = desk.bring("2-visitas.csv");
    assert_eq!(counts(&plan), [9, 0, 0, 0, 0, 0]);
    assert_eq!(
        desk.outcomes(),
        [
            Outcome::Success,
            Outcome::Order,
            Outcome::NoOrder,
            Outcome::Order,
            Outcome::Order,
            Outcome::NoOrder,
            Outcome::Closed,
            Outcome::NoAnswer,
            Outcome::NoAnswer,
        ]
    );
    assert!(
        plan.notes.iter().any(|note| note.reason == NoteReason::OutcomeKept && &*note.cell == "Retornar")
    );
}

#[test]
fn towns_are_found_by_every_usual_spelling() {
    let mut desk = Desk::of("50-names-of-towns");
    let plan = desk.bring("clientes.csv");
    assert_eq!(counts(&plan), [10, 0, 0, 0, 0, 0]);
    for (name, code) in [
        ("Loja 0", 3_545_803),
        ("Loja 1", 3_545_803),
        ("Loja 2", 3_530_805),
        ("Loja 3", 3_530_805),
        ("Loja 4", 3_515_004),
        ("Loja 5", 3_549_904),
        ("Loja 6", 3_550_308),
        ("Loja 7", 3_543_402),
        ("Loja 20", 3_303_807),
        ("Loja 21", 5_300_108),
    ] {
        assert_eq!(desk.client(name).city_code, Some(code), "{name}");
    }
    desk.apply(&desk.sheet_of("razao_social;cidade\nLoja Sem UF;Paulínia SP\n"));
    assert_eq!(desk.client("Loja Sem UF").city_code, Some(3_536_505));
}

#[test]
fn a_list_of_clients_alone_gives_last_visits_and_last_orders() {
    let mut desk = Desk::of("50-names-of-towns");
    let text = "codigo;razao_social;Ult. Visita;Dt. Ult. Compra;Vlr. Ult. Compra\n1;Loja;10/11/2026;05/11/2026;1.234,56\n";
    let plan = desk.apply(&desk.sheet_of(text));
    assert_eq!(counts(&plan), [1, 0, 0, 0, 0, 0]);
    assert_eq!(desk.contacts(), [("Loja", day(10, 11, 2026), Channel::Visit)]);
    let order = &desk.orders()[0];
    assert_eq!((order.date, order.value.get()), (day(5, 11, 2026), 123_456));
    assert_eq!(order.note.as_deref(), Some("Dt. Ult. Compra: 05/11/2026"));
    assert!(desk.plan(&desk.sheet_of(text)).is_nothing());
}
