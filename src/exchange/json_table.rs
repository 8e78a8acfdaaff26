//! JSON as a table: an object for each row, as the Receita and bureaus hand out a company, or a list of them. A part within a part
//! gets a heading of both names; a list is one cell.
//!
//! `{"razao_social": "…", "qsa": [{"nome_socio": "Ana"}]}` → `razao_social`, `qsa nome_socio`.

use super::table::{Encoding, Table, TableBuilder, TableError};
use serde_json::{Map, Value};

/// Between the parts of a list in one cell.
const BETWEEN: &str = " | ";
/// Names of what holds the rows, where they do not stand by themselves.
const WRAPPERS: [&str; 6] = ["data", "dados", "results", "resultados", "items", "empresas"];

/// Whether the bytes are such a file.
pub(crate) fn is_readable(bytes: &[u8], known: &dyn Fn(&str) -> bool) -> bool {
    read(bytes, known).is_some()
}

/// `None`: not JSON, or none of whose parts is a row.
pub(crate) fn read(bytes: &[u8], known: &dyn Fn(&str) -> bool) -> Option<Result<Table, TableError>> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let rows = rows(serde_json::from_str(text).ok()?)?;
    let rows: Vec<Vec<(String, String)>> = rows.iter().map(cells).collect();
    let mut headings: Vec<&str> = Vec::new();
    for (heading, _) in rows.iter().flatten() {
        if !headings.contains(&heading.as_str()) {
            headings.push(heading);
        }
    }
    if !headings.iter().any(|heading| known(heading)) {
        return None;
    }
    let mut builder = TableBuilder::default();
    builder.push_row(headings.iter().copied(), 0);
    for (at, row) in rows.iter().enumerate() {
        let cell =
            |wanted: &&str| row.iter().find(|(heading, _)| heading == wanted).map_or("", |(_, cell)| cell);
        builder.push_row(headings.iter().map(cell), at + 1);
    }
    let is_heading = |cell: &str| headings.contains(&cell);
    Some(builder.finish_as(Encoding::Utf8, None, &is_heading, Some(false)))
}

fn rows(value: Value) -> Option<Vec<Map<String, Value>>> {
    match value {
        Value::Array(list) => {
            let rows: Option<Vec<_>> = list.into_iter().map(object).collect();
            rows.filter(|rows| !rows.is_empty())
        }
        // A file of a carteira, or of a map.
        Value::Object(whole) if whole.contains_key("format") || whole.contains_key("type") => None,
        Value::Object(mut whole) => {
            let inside = WRAPPERS.iter().find(|name| whole.get(**name).is_some_and(Value::is_array));
            match inside.and_then(|name| whole.remove(*name)) {
                Some(list) => rows(list),
                None => Some(vec![whole]),
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn object(value: Value) -> Option<Map<String, Value>> {
    if let Value::Object(map) = value { Some(map) } else { None }
}

fn cells(row: &Map<String, Value>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (name, value) in row {
        put(name.clone(), value, &mut found);
    }
    found
}

fn put(name: String, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(parts) => {
            for (part, value) in parts {
                put(format!("{name} {part}"), value, found);
            }
        }
        Value::Array(list) => {
            // Of a list of objects each name is a column: all the sócios, all their roles.
            let mut inside = Vec::new();
            list.iter().for_each(|value| put(name.clone(), value, &mut inside));
            for (name, cell) in inside.into_iter().filter(|(_, cell)| !cell.is_empty()) {
                match found.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, cells)) => *cells = format!("{cells}{BETWEEN}{cell}"),
                    None => found.push((name, cell)),
                }
            }
        }
        Value::Null => found.push((name, String::new())),
        Value::Bool(yes) => found.push((name, if *yes { "sim" } else { "não" }.to_owned())),
        // With the decimal comma of the cells of this country.
        Value::Number(number) => found.push((name, number.to_string().replace('.', ","))),
        Value::String(text) => found.push((name, text.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::headings::is_known;

    fn table(text: &str) -> Option<(Vec<String>, Vec<Vec<String>>)> {
        let table = read(text.as_bytes(), &is_known)?.ok()?;
        let owned = |cells: &mut dyn Iterator<Item = &str>| cells.map(str::to_owned).collect::<Vec<_>>();
        let headings = owned(&mut table.headings().cells());
        Some((headings, table.rows().map(|row| owned(&mut row.cells())).collect()))
    }

    #[test]
    fn one_company_is_one_row_and_its_lists_are_cells() {
        let company = r#"{"cnpj":"11.222.333/0001-81","razao_social":"Bar Ltda","descricao_situacao_cadastral":"ATIVA",
            "data_inicio_atividade":"2015-03-10","opcao_pelo_simples":true,"capital_social":1000.5,"nada":null,
            "atividade_principal":[{"text":"Bar","code":"56.11"}],
            "qsa":[{"nome_socio":"Ana","cargo":"Sócia"},{"nome_socio":"Rui","cargo":"Sócio"}]}"#;
        let (headings, rows) = table(company).unwrap();
        let of = |heading: &str| {
            let at = headings.iter().position(|one| one == heading).unwrap();
            rows[0][at].clone()
        };
        assert_eq!(rows.len(), 1);
        assert_eq!(of("qsa nome_socio"), "Ana | Rui");
        assert_eq!(of("atividade_principal text"), "Bar");
        assert_eq!((of("capital_social"), of("opcao_pelo_simples")), ("1000,5".to_owned(), "sim".to_owned()));
        assert_eq!(of("nada"), "");
    }

    #[test]
    fn a_list_by_itself_or_in_a_wrapper_has_a_row_each_and_columns_of_all() {
        let list = r#"[{"cnpj":"1","protestos":2},{"cnpj":"2","pendencias":0}]"#;
        let (headings, rows) = table(list).unwrap();
        assert_eq!(headings, ["cnpj", "protestos", "pendencias"]);
        assert_eq!(rows, [["1", "2", ""], ["2", "", "0"]]);
        assert_eq!(table(&format!(r#"{{"dados":{list}}}"#)).map(|(_, rows)| rows.len()), Some(2));
    }

    #[test]
    fn what_has_no_row_that_the_importer_knows_is_no_table() {
        for text in [
            r#"{"format":"carteira","version":1,"cnpj":"1"}"#,
            "[]",
            "[1]",
            "{}",
            r#"{"format":"carteira","version":1}"#,
            "nome;1",
            "{",
            r#""cnpj""#,
        ] {
            assert!(read(text.as_bytes(), &is_known).is_none(), "{text}");
        }
    }
}
