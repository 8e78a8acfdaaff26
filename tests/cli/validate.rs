//! `validar`: good files, and all that can be wrong with one.

use super::place::Place;
use super::{carteira, sample_file};
use serde_json::Value;

/// Code, and the lines that are said of one file.
#[track_caller]
fn check(bytes: &[u8], code: i32, expected: &[&str]) {
    let place = Place::with(&[("a.carteira", bytes)]);
    let said = place.run("validar a.carteira");
    let lines: Vec<&str> = said.out.lines().filter(|line| !line.starts_with("  ")).collect();
    assert_eq!((said.code, lines), (code, expected.to_vec()));
    assert_eq!(said.err, "");
    assert_eq!(place.names(), ["a.carteira"]);
}

fn changed_line(at: usize, change: impl Fn(&str) -> String) -> Vec<u8> {
    let text = String::from_utf8(sample_file()).unwrap();
    let lines = text
        .lines()
        .enumerate()
        .map(|(line, text)| if line + 1 == at { change(text) } else { text.to_owned() });
    (lines.collect::<Vec<_>>().join("\n") + "\n").into_bytes()
}

#[test]
fn a_good_file_says_what_is_in_it() {
    let place = Place::with(&[("a.carteira", &sample_file())]);
    let said = place.run("validar a.carteira");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "a.carteira: inteiro e conferido.");
    assert_eq!(lines[1], "  gravado em 30/11/2026 18:05 (America/Sao_Paulo) pela versão 0.1.0");
    assert!(lines[2].contains("180 clientes"), "{}", lines[2]);
    let json: Value = serde_json::from_str(&place.run("validar a.carteira --formato json").out).unwrap();
    let about = &json[0];
    assert_eq!((&about["integro"], &about["clientes"]), (&Value::from(true), &Value::from(180)));
    assert_eq!(about["problemas"], Value::Array(Vec::new()));
    let orders: usize = carteira().dossiers().iter().map(|dossier| dossier.orders.len()).sum();
    assert_eq!(about["pedidos"], orders);
}

#[test]
fn every_bad_line_is_named_with_its_reason() {
    let bad = changed_line(3, |line| line.replacen("\"client\"", "\"client\":1,\"client\"", 1));
    let bad = String::from_utf8(bad).unwrap().replacen("Mercado", "\u{1}ercado", 1);
    let place = Place::with(&[("a.carteira", bad.as_bytes())]);
    let said = place.run("validar a.carteira");
    assert_eq!(said.code, 3);
    assert!(said.out.contains("a.carteira: linha 3: "), "{}", said.out);
    assert!(said.out.contains("a soma de conferência não bate"), "{}", said.out);
    let json: Value = serde_json::from_str(&place.run("validar a.carteira --formato json").out).unwrap();
    let lines: Vec<u64> =
        json[0]["problemas"].as_array().unwrap().iter().filter_map(|one| one["linha"].as_u64()).collect();
    assert!(lines.contains(&3), "{lines:?}");
}

#[test]
fn a_changed_letter_is_noticed() {
    let changed = String::from_utf8(sample_file()).unwrap().replacen("Mercado", "Mercada", 1);
    check(
        changed.as_bytes(),
        3,
        &["a.carteira: foi alterado depois de gravado: a soma de conferência não bate."],
    );
}

#[test]
fn a_file_that_was_cut_says_so_wherever_it_was_cut() {
    let good = sample_file();
    for cut in [good.len() - 1, good.len() - 2, good.len() - 60, good.len() / 2, good.len() / 3] {
        let place = Place::with(&[("a.carteira", &good[..cut])]);
        let said = place.run("validar a.carteira");
        // Only the very last line feed may be missing.
        let expected = if cut == good.len() - 1 { 0 } else { 3 };
        assert_eq!(said.code, expected, "{cut}: {}", said.out);
        assert_eq!(said.out.contains("incompleto"), expected == 3, "{cut}: {}", said.out);
        assert!(!said.out.contains(": linha "), "{}", said.out);
    }
    check(b"", 3, &["a.carteira: o arquivo está vazio."]);
    let header = good.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    check(&good[..header], 3, &["a.carteira: incompleto: só veio o começo."]);
}

#[test]
fn what_is_no_snapshot_says_so_and_never_panics() {
    let none = &["a.carteira: não é um arquivo da carteira."];
    check(b"codigo;nome\n1;Ana\n", 3, none);
    check(b"{}\n", 3, none);
    check(b"PK\x03\x04\x00\x00\xff\xfe\n\n\n", 3, none);
    check(&[0; 100_000], 3, none);
    check(&(0..=255u8).cycle().take(300_000).collect::<Vec<_>>(), 3, none);
    check(
        super::NEWER.as_bytes(),
        3,
        &["a.carteira: foi gravado por uma versão mais nova (4.0); atualize este programa."],
    );
}

#[test]
fn a_protected_file_is_not_opened_here() {
    let mut file = super::sealed_file();
    check(
        &file,
        3,
        &[
            "a.carteira: está protegido por senha, e este programa não abre arquivos assim. Abra no aplicativo e exporte sem senha.",
        ],
    );
    file.pop();
    check(
        &file,
        3,
        &[
            "a.carteira: O arquivo protegido chegou incompleto: falta o fim. Nada mudou; peça o envio de novo.",
        ],
    );
}

#[test]
fn an_edit_from_a_time_that_no_clock_shows_is_named() {
    let bytes = super::far_file();
    let place = Place::with(&[("a.carteira", &bytes)]);
    let said = place.run("validar a.carteira");
    assert_eq!(said.code, 3);
    assert!(said.out.contains("relógio errado"), "{}", said.out);
}

#[test]
fn a_folder_and_a_missing_file_are_told_from_the_good_ones_beside_them() {
    let place = Place::with(&[("a.carteira", &sample_file())]);
    let said = place.run("validar . nada.carteira a.carteira");
    assert_eq!(said.code, 3);
    let lines: Vec<&str> = said.out.lines().take(3).collect();
    assert_eq!(
        lines,
        [
            ".: não foi possível ler (é uma pasta).",
            "nada.carteira: não foi possível ler (o arquivo ou a pasta não existe).",
            "a.carteira: inteiro e conferido."
        ]
    );
}
