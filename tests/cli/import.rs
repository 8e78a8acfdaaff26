//! `importar`: what comes in, what is held back, and that a second time changes nothing.

use super::place::{Place, Said};
use carteira::domain::portfolio::Portfolio;
use carteira::exchange::snapshot;
use serde_json::Value;
use std::path::Path;

/// A folder with files of `tests/field_files`.
fn place(files: &[&str]) -> Place {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field_files");
    let place = Place::new();
    for file in files {
        let short = file.rsplit('/').next().unwrap();
        place.put(short, &std::fs::read(folder.join(file)).unwrap());
    }
    place
}

fn import(place: &Place, line: &str) -> Said {
    place.run(&format!("importar {line} --em 2026-11-29"))
}

fn carteira(place: &Place, name: &str) -> Portfolio {
    Portfolio::from_records(snapshot::receive(&place.bytes(name)).unwrap().records)
}

fn names(portfolio: &Portfolio) -> Vec<&str> {
    let mut names: Vec<&str> = portfolio.clients().map(|(_, client)| client.legal_name.as_str()).collect();
    names.sort_unstable();
    names
}

fn orders(portfolio: &Portfolio) -> usize {
    portfolio.dossiers().iter().map(|dossier| dossier.orders.len()).sum()
}

#[test]
fn clients_and_orders_come_in_and_a_second_time_changes_nothing() {
    let place = place(&["32-orders-before-clients/2-clientes.csv", "32-orders-before-clients/1-pedidos.csv"]);
    let said = import(&place, "2-clientes.csv 1-pedidos.csv -o a.carteira");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert_eq!(
        said.err,
        "2-clientes.csv (1 cliente): 1 novo\n1-pedidos.csv (1 pedido): 1 novo\na.carteira: gravado, relido e conferido; 1 cliente.\n"
    );
    let mine = carteira(&place, "a.carteira");
    assert_eq!((names(&mine), orders(&mine)), (vec!["Padaria Aurora Ltda"], 1));
    let (_, client) = mine.clients().next().unwrap();
    assert_eq!(client.city_code, Some(3_509_502), "the municípios are known");
    let said = import(&place, "2-clientes.csv 1-pedidos.csv --em-cima-de a.carteira -o b.carteira");
    assert_eq!(said.code, 0);
    assert!(said.err.contains("2-clientes.csv (1 cliente): 1 igual\n"), "{}", said.err);
    let records = |name| snapshot::read(&place.bytes(name)).unwrap().records;
    assert_eq!(records("a.carteira"), records("b.carteira"));
    import(&place, "2-clientes.csv 1-pedidos.csv -o c.carteira");
    assert_eq!(place.bytes("a.carteira"), place.bytes("c.carteira"), "the same command gives the same file");
}

#[test]
fn refused_rows_are_said_and_can_be_mended_and_brought_again() {
    let place = place(&["48-file-of-refused-rows/clientes.csv"]);
    let said = import(&place, "clientes.csv -o a.carteira --recusadas fora.csv");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("  1 linha recusada: "), "{}", said.err);
    let rows = place.text("fora.csv");
    assert!(rows.lines().next().unwrap().ends_with("Linha do arquivo;Motivo da recusa"), "{rows}");
    assert_eq!(rows.lines().count(), 3);
    let mended = rows.replace("11.111.111/1111-11", "43.210.077/0001-07").replace(";123;", ";;");
    place.put("fora.csv", mended.as_bytes());
    let said = import(&place, "fora.csv --em-cima-de a.carteira -o b.carteira");
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(names(&carteira(&place, "b.carteira")), ["Loja A", "Loja B"]);
}

#[test]
fn an_order_of_a_stranger_waits_or_registers_whoever_it_names() {
    let place = place(&["32-orders-before-clients/1-pedidos.csv"]);
    assert_eq!(import(&place, "1-pedidos.csv -o a.carteira").code, 1);
    assert!(names(&carteira(&place, "a.carteira")).is_empty());
    assert_eq!(import(&place, "1-pedidos.csv -o b.carteira --criar-clientes").code, 0);
    assert_eq!(names(&carteira(&place, "b.carteira")), ["Padaria Aurora Ltda"]);
}

#[test]
fn what_the_app_would_ask_is_held_back_unless_an_option_decides() {
    let place = place(&["38-code-clash/1-clientes.csv", "38-code-clash/2-clientes2.csv"]);
    let json = |line: &str| -> (i32, Value) {
        let said = import(&place, &format!("1-clientes.csv 2-clientes2.csv {line} --formato json"));
        (said.code, serde_json::from_str(&said.out).unwrap())
    };
    let (code, said) = json("-o a.carteira --recusadas fora.csv");
    assert_eq!((code, &said["arquivos"][1]["a_decidir"][0]["linha"]), (1, &Value::from(2)));
    assert_eq!(said["recusadas"], serde_json::json!(["fora-2-clientes2.csv.csv"]));
    assert!(place.text("fora-2-clientes2.csv.csv").contains("Padaria Aurora Eireli"));
    assert_eq!(names(&carteira(&place, "a.carteira")), ["Padaria Aurora Ltda"]);
    let (code, said) = json("-o b.carteira --codigo-repetido outro-cliente");
    assert_eq!((code, &said["arquivos"][1]["novos"]), (0, &Value::from(1)), "{said}");
    let (code, said) = json("-o c.carteira --codigo-repetido novo-documento");
    assert_eq!((code, &said["arquivos"][1]["atualizam"]), (0, &Value::from(1)), "{said}");
}

#[test]
fn notas_contacts_and_workbooks_come_in_and_a_conversation_waits() {
    let notes = ["venda.xml", "evento-cancelamento.xml"];
    let place = place(&[
        "nfe-4-cancelled-and-events/venda.xml",
        "nfe-4-cancelled-and-events/evento-cancelamento.xml",
        "vcard-2-icloud-groups/contatos.vcf",
        "xlsx-1-dates-and-masks/pedidos.xlsx",
        "chat-1-android/Conversa do WhatsApp com Padaria Aurora.txt",
    ]);
    let said = import(&place, &format!("{} contatos.vcf {} -o a.carteira", notes[1], notes[0]));
    assert!(
        said.err.starts_with("2 arquivos XML ("),
        "a note and its cancellation are read together: {}",
        said.err
    );
    let mine = carteira(&place, "a.carteira");
    assert!(names(&mine).contains(&"Mercado do Porto"), "{:?}", names(&mine));
    let said = import(&place, "pedidos.xlsx -o b.carteira --criar-clientes");
    assert!(said.code == 0 || said.code == 1, "{}", said.err);
    assert!(said.err.starts_with("pedidos.xlsx ("), "{}", said.err);
    let said =
        place.run_words(&["importar", "Conversa do WhatsApp com Padaria Aurora.txt", "-o", "c.carteira"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("ficou de fora.\n  é uma conversa"), "{}", said.err);
}

#[test]
fn a_file_that_is_no_table_stops_everything() {
    let place = place(&["32-orders-before-clients/2-clientes.csv"]);
    place.put("foto.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF");
    place.put("vazio.csv", b"");
    place.put("lixo.csv", &(0..=255u8).cycle().take(5_000).collect::<Vec<_>>());
    place.put("cortado.xlsx", b"PK\x03\x04\x14\x00\x06\x00");
    place.put("outra.carteira", &super::sample_file());
    let said = import(&place, "outra.carteira -o a.carteira");
    assert_eq!((said.code, said.err.contains("com o comando juntar")), (3, true), "{}", said.err);
    for file in ["foto.jpg", "vazio.csv", "cortado.xlsx", "lixo.csv", "nada.csv", "."] {
        let said = import(&place, &format!("2-clientes.csv {file} -o a.carteira"));
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{file}: {}", said.err);
        assert!(!said.err.is_empty());
    }
    assert_eq!(import(&place, "2-clientes.csv --em-cima-de vazio.csv -o a.carteira").code, 3);
    assert!(!place.path("a.carteira").exists());
    place.put("sem.csv", b"numero;data\n1;05/11/2026\n");
    let said = import(&place, "2-clientes.csv sem.csv --como pedidos -o a.carteira");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(
        said.err.contains("sem.csv: ficou de fora.\n  nenhuma coluna diz quem é o cliente"),
        "{}",
        said.err
    );
}

#[test]
fn import_validate_and_analysis_go_together() {
    let place = place(&["41-own-analysis-given-back/1-clientes.csv"]);
    assert_eq!(import(&place, "1-clientes.csv -o a.carteira").code, 0);
    let said = place.run("validar a.carteira");
    assert_eq!((said.code, said.out.lines().next()), (0, Some("a.carteira: inteiro e conferido.")));
    let analysis = place.run("analise a.carteira --em 2026-11-29 -o analise.csv");
    assert_eq!(analysis.code, 0);
    let said = import(&place, "analise.csv --em-cima-de a.carteira -o b.carteira");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("1 igual"), "given back, it changes nothing: {}", said.err);
    let seen = |name| snapshot::read(&place.bytes(name)).unwrap().header.seen;
    assert_eq!(seen("a.carteira"), seen("b.carteira"));
}
