use super::*;
use crate::domain::filter::Filter;
use crate::domain::indicator::analysis::insight::Evidence;
use crate::domain::portfolio::Portfolio;
use crate::domain::sample;
use crate::domain::value::id::ClientId;
use crate::domain::value::ratio::Ratio;
use crate::exchange::analysis_csv::{Column, analysis_csv, analysis_table};
use calamine::{Data, Range, Reader, Xlsx};
use std::io::{Cursor, Read};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// What another program reads of the file.
fn read(bytes: &[u8]) -> (String, Range<Data>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let name = book.sheet_names().first().unwrap().clone();
    let range = book.worksheet_range(&name).unwrap();
    (name, range)
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn table() -> IndicatorTable {
    let mut table = IndicatorTable::new(
        "P(vivo) × valor: [tudo]",
        &["Cliente", "Data"],
        &["Valor (R$)", "Parte (%)", "Chance (%)", "Pedidos", "Mix"],
    );
    table.rows.push(vec![
        Value::Client { id: ClientId::from_u128(1), name: "Padaria São João".into() },
        Value::Date(NaiveDate::from_ymd_opt(2024, 2, 29).unwrap()),
        Value::Centavos(123_456),
        Value::Share(Ratio::new(1, 4)),
        Value::Chance(0.57),
        Value::Count(1_234),
        Value::Decimal(3.75),
    ]);
    table.rows.push(vec![
        Value::Text("=HYPERLINK(\"http://x\")".into()),
        Value::Nothing,
        Value::Centavos(-5),
        Value::Share(Ratio::new(0, 0)),
        Value::Chance(f64::NAN),
        Value::Nothing,
        Value::Decimal(0.0),
    ]);
    table
}

#[test]
fn every_cell_reads_back_as_what_it_is() {
    let bytes = workbook(&table(), today()).unwrap();
    let (name, range) = read(&bytes);
    assert_eq!(name, "P(vivo) × valor tudo");
    let headings: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(headings, ["Cliente", "Data", "Valor (R$)", "Parte (%)", "Chance (%)", "Pedidos", "Mix"]);
    let row = range.rows().nth(1).unwrap();
    assert_eq!(row[0], Data::String("Padaria São João".into()));
    let Data::DateTime(date) = &row[1] else { panic!("{:?} is not a date", row[1]) };
    assert_eq!(date.as_f64(), 45_351.0, "29/02/2024 as Excel counts it");
    let numbers: Vec<f64> = row[2..].iter().map(|cell| calamine::DataType::as_f64(cell).unwrap()).collect();
    assert_eq!(numbers, [1234.56, 0.25, 0.57, 1234.0, 3.75]);
    let second = range.rows().nth(2).unwrap();
    assert_eq!(calamine::DataType::as_f64(&second[2]), Some(-0.05));
    for empty in [1, 3, 4, 5] {
        assert_eq!(second[empty], Data::Empty, "column {empty}");
    }
}

#[test]
fn what_looks_like_a_formula_is_text_and_stays_text_when_edited() {
    let bytes = workbook(&table(), today()).unwrap();
    let (_, range) = read(&bytes);
    assert_eq!(range.rows().nth(2).unwrap()[0], Data::String("=HYPERLINK(\"http://x\")".into()));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    assert!(book.worksheet_formula("P(vivo) × valor tudo").unwrap().used_cells().next().is_none());
    assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"));
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn the_heading_stays_and_every_column_has_a_filter() {
    let sheet = part(&workbook(&table(), today()).unwrap(), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane xSplit=\"1\" ySplit=\"1\""), "{sheet}");
    assert!(sheet.contains("<autoFilter ref=\"A1:G3\""));
}

#[test]
fn the_same_table_gives_the_same_bytes_and_an_empty_one_is_a_file() {
    assert_eq!(workbook(&table(), today()), workbook(&table(), today()));
    let empty = IndicatorTable::new("", &["Cliente"], &[]);
    let (name, range) = read(&workbook(&empty, today()).unwrap());
    assert_eq!((name.as_str(), range.height()), ("Carteira", 1));
    assert!(workbook(&IndicatorTable::default(), today()).is_ok());
}

#[test]
fn the_analysis_of_the_sample_says_the_same_in_both_files() {
    let portfolio = Portfolio::from_records(sample::records(7, today()));
    let model = Evidence::of(portfolio.columns(), today()).learn(|_| {});
    let table =
        analysis_table("Análise", Column::heading, &portfolio, today(), &Filter::default(), Some(&model));
    let (_, range) = read(&workbook(&table, today()).unwrap());
    let csv = String::from_utf8(analysis_csv(&portfolio, today(), &Filter::default(), Some(&model))).unwrap();
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').trim_end().split("\r\n").collect();
    assert_eq!(range.height(), lines.len());
    assert_eq!(range.width(), lines[0].split(';').count());
    let mut compared = 0;
    for (row, line) in range.rows().zip(&lines).skip(1) {
        if line.contains('"') {
            continue;
        }
        for (cell, text) in row.iter().zip(line.split(';')) {
            let same = match cell {
                Data::Empty => text.is_empty(),
                Data::String(own) => own.as_str() == text.trim_start_matches('\''),
                Data::DateTime(date) => {
                    let (day, month, year) = (&text[..2], &text[3..5], &text[6..]);
                    let day: NaiveDate = format!("{year}-{month}-{day}").parse().unwrap();
                    date.as_f64() == f64::from(serial(day))
                }
                other => {
                    let number: f64 = text.replace(',', ".").parse().unwrap_or(f64::NAN);
                    (calamine::DataType::as_f64(other).unwrap() - number).abs() < 0.00501
                }
            };
            assert!(same, "{cell:?} is not {text:?} in {line}");
            compared += 1;
        }
    }
    assert!(compared > 5_000, "{compared} cells compared");
}
