//! Text cells through CSV out and in: what the app writes is what it reads, whatever a client is called. Only blanks
//! around a text are lost.

use super::*;
use crate::domain::client::Client;
use crate::domain::filter::Filter;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::value::id::ClientId;
use crate::exchange::analysis_csv::analysis_csv;
use crate::exchange::excel_br::Sheet as Written;
use chrono::{FixedOffset, NaiveDate};
use proptest::prelude::*;

/// Names that a spreadsheet, a CSV reader or a cleaner of cells may take for something else.
const HOSTILE: [&str; 58] = [
    "=1+1",
    "=HYPERLINK(\"http://x\";\"y\")",
    "=\"00123\"",
    "+55 19 Loja",
    "+Sabor",
    "-10% Modas",
    "-",
    "--",
    "-cmd|' /C calc'!A0",
    "@loja",
    "@SUM(A1)",
    "'=literal",
    "''=literal",
    "'00123",
    "'+1",
    "'",
    "''",
    "'Aspas'",
    "''Aspas'' Bar",
    "D'Ávila & Filhos",
    "d’Ávila",
    "\"Bar\" do Zé",
    "Tubos 5\" Ltda",
    "\"",
    "\"\"",
    "\";\"",
    "a;b",
    ";",
    "a,b",
    "a\tb",
    "duas\nlinhas",
    "duas\r\nlinhas",
    "duas\rlinhas",
    "linha\n;\"outra\"\n;",
    "Loja\u{b}Alfa",
    "Loja\u{2}Beta",
    "Loja_x000D_X",
    "Casa\u{a0}Nova",
    "Casa  de  Carnes",
    "می\u{200c}خواهم",
    "\u{200f}מכולת",
    "\u{202e}odrevni",
    "👨\u{200d}👩\u{200d}👧 Família",
    "Padaria 🥖",
    "e\u{301}clair",
    "São João",
    "SÃ",
    "#N/D",
    "#REF!",
    "NULL",
    "null",
    "None",
    "nan",
    "N/A",
    "undefined",
    "'NULL",
    "1e5",
    "001",
];

fn first_cells(bytes: &[u8]) -> Vec<String> {
    let sheet = read(bytes).unwrap();
    sheet.table.rows().map(|row| row.cells().nth(1).unwrap_or_default().to_owned()).collect()
}

/// One row each, as the app writes text cells, read as the app reads files.
fn through(texts: &[String]) -> Vec<String> {
    let mut written = Written::new(&["codigo", "observacoes", "cidade"]);
    for (at, text) in texts.iter().enumerate() {
        written.text_cell(&format!("C{at}"));
        written.text_cell(text);
        written.text_cell("Campinas");
        written.end_row();
    }
    first_cells(&written.into_bytes())
}

/// What must come back: the text without blanks around. A tab or carriage return at its start is marked as what could run,
/// and so kept.
fn unpadded(text: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
    let inside = text.trim_matches(is_blank);
    match text.starts_with(['\t', '\r']) && !inside.is_empty() {
        true => text.trim_end_matches(is_blank).to_owned(),
        false => inside.to_owned(),
    }
}

#[test]
fn every_hostile_text_comes_back_as_it_went_out() {
    let texts = HOSTILE.map(str::to_owned);
    assert_eq!(through(&texts), texts);
    for text in texts {
        assert_eq!(through(std::slice::from_ref(&text)), [text], "alone in its file");
    }
}

#[test]
fn blanks_around_a_text_are_all_that_is_lost() {
    for (text, back) in [
        ("  Padaria ", "Padaria"),
        ("\tPadaria", "\tPadaria"),
        ("\t \r\n", ""),
        ("Padaria\n", "Padaria"),
        ("\u{a0}Padaria\u{a0}", "Padaria"),
        ("\u{feff}Padaria\u{200b}", "Padaria"),
        (" =1+1", "=1+1"),
        (" NULL ", "NULL"),
        (" '00123 ", "'00123"),
        ("Padaria\u{200f}", "Padaria\u{200f}"),
        ("\u{200d}Padaria", "\u{200d}Padaria"),
    ] {
        assert_eq!(through(&[text.to_owned()]), [back], "{text:?}");
    }
}

#[test]
fn a_file_of_somebody_else_loses_the_mark_of_text_and_no_other_apostrophe() {
    let file = "codigo;observacoes;cidade\r\n1;'=1+1;x\r\n2;'00123;x\r\n3;'Aspas';x\r\n4;''Bar'' Zé;x\r\n5;'NULL;x\r\n";
    assert_eq!(first_cells(file.as_bytes()), ["=1+1", "00123", "'Aspas'", "''Bar'' Zé", "NULL"]);
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec!["'", "\"", "=", "+", "-", "@", ";", ",", "\t", "\r", "\n", " ", "\u{a0}"]),
        1 => prop::sample::select(vec!["\u{200b}", "\u{200d}", "\u{202e}", "\u{feff}", "🥖", "NULL", "#", "N/A"]),
        4 => prop::sample::select(vec!["a", "B", "ç", "1", "0", "Padaria", "12"]),
    ];
    prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_is_written_is_read(texts in prop::collection::vec(any_text(), 1..6)) {
        let kept: Vec<String> = texts.iter().map(|text| unpadded(text)).collect();
        prop_assert_eq!(through(&texts), kept);
    }
}

/// The table of clients is handed out, and given back to the same carteira and to an empty one.
#[test]
fn the_analysis_given_back_changes_no_name() {
    let stamp = |millis| Stamp { millis, counter: 0, device: DeviceId(1) };
    let day = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
    let settings = || Settings::new(day, FixedOffset::west_opt(3 * 3600).unwrap());
    let client = |(at, name): (usize, &&str)| Client {
        legal_name: (*name).to_owned(),
        code: Some(format!("C{at}")),
        ..Client::new(ClientId::from_u128(1 + at as u128), Stamp::default())
    };
    let steps =
        HOSTILE.iter().enumerate().map(client).map(|client| Step::AddClient(Box::new(client))).collect();
    let mut portfolio = Portfolio::default();
    portfolio.apply(&Change { deed: Deed::Import, steps }, stamp(1)).unwrap();
    let bytes = analysis_csv(&portfolio, day, &Filter::default(), None);

    let sheet = read(&bytes).unwrap();
    let plan = Importer::new(&sheet, &portfolio, None, settings()).finish();
    assert!(plan.is_nothing(), "{:?} {:?}", plan.updates, plan.conflicts);

    let mut other = Portfolio::default();
    let plan = Importer::new(&sheet, &other, None, settings()).finish();
    assert_eq!((plan.new.len(), plan.refused.len()), (HOSTILE.len(), 0), "{:?}", plan.refused);
    other.apply(&plan.into_change(), stamp(2)).unwrap();
    let mut names: Vec<&str> = other.clients().map(|(_, client)| client.display_name()).collect();
    let mut expected = HOSTILE.to_vec();
    names.sort_unstable();
    expected.sort_unstable();
    assert_eq!(names, expected);
}
