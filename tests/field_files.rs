//! Files as the field writes them, brought in end to end as the app does: detect, columns, check, plan, apply. Each folder of
//! `field_files/` is one kind of fault; the test of its name says the right result.

#![cfg(not(target_arch = "wasm32"))]

#[path = "field_files/cards.rs"]
mod cards;
#[path = "field_files/chats.rs"]
mod chats;
#[path = "field_files/desk.rs"]
mod desk;
#[path = "field_files/identity.rs"]
mod identity;
#[path = "field_files/notes.rs"]
mod notes;
#[path = "field_files/orders.rs"]
mod orders;
#[path = "field_files/tables.rs"]
mod tables;
#[path = "field_files/values.rs"]
mod values;
#[path = "field_files/workbooks.rs"]
mod workbooks;

use carteira::domain::client::Situation;
use carteira::domain::fact::interaction::{Channel, Outcome};
use carteira::exchange::import::{NoteReason, RowReason, refused_file};
use carteira::exchange::table::TableProblem;
use desk::{Desk, counts, day, today};

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
