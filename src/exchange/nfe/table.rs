//! Notes as one table of orders, a row for each item, under headings that the importer knows.

use super::judge::{Sale, sale};
use super::note::{Note, Party};
use super::{NoOrder, Notes};
use crate::exchange::headings::{Assumed, Field, Kind, Mapping, Target};
use crate::exchange::table::{Encoding, Table, TableBuilder, TableError};
use std::collections::{BTreeMap, BTreeSet};

/// In the order's note it stands before the number of the order that a note was issued for.
pub(crate) const NOTED_ORDER: &str = "Pedido de compra";

/// The columns and where they go.
const COLUMNS: [(&str, Target); 25] = [
    ("Chave de acesso", Target::Field(Field::AccessKey)),
    ("Número", Target::Field(Field::Number)),
    ("Data", Target::Field(Field::Date)),
    ("Valor", Target::Field(Field::Value)),
    ("Situação", Target::Field(Field::OrderStatus)),
    ("CNPJ ou CPF", Target::Field(Field::Document)),
    ("Razão social", Target::Field(Field::LegalName)),
    ("Nome fantasia", Target::Field(Field::TradeName)),
    ("Inscrição estadual do cliente", Target::Field(Field::StateRegistration)),
    ("CEP do cliente", Target::Field(Field::Cep)),
    ("Logradouro do cliente", Target::Field(Field::Street)),
    ("Número do endereço do cliente", Target::Field(Field::StreetNumber)),
    ("Complemento do cliente", Target::Field(Field::Complement)),
    ("Bairro do cliente", Target::Field(Field::District)),
    ("Código do município do cliente", Target::Field(Field::CityCode)),
    ("Município", Target::Field(Field::City)),
    ("UF", Target::Field(Field::State)),
    ("Telefone do cliente", Target::Field(Field::Phone)),
    ("E-mail do cliente", Target::Field(Field::Email)),
    ("Representada", Target::Field(Field::Principals)),
    ("Produto", Target::Field(Field::Product)),
    ("Quantidade", Target::Field(Field::Quantity)),
    ("Valor do item", Target::Field(Field::ItemValue)),
    (NOTED_ORDER, Target::Field(Field::NotedOrder)),
    ("Arquivo", Target::Ignore),
];

/// The place of the file's name.
pub(super) const FILE: usize = 24;

const INVOICED: &str = "Autorizada";
const CANCELLED: &str = "Cancelada";

/// A note as it came, with the file it came in.
pub(crate) struct Filed {
    pub file: String,
    pub note: Note,
}

/// What comes of all files: notes by day and number, then cancellations of other notes, then files that tell nothing.
pub(crate) fn table(
    mut notes: Vec<Filed>,
    mut cancelled: BTreeMap<String, String>,
    nothing: Vec<(String, NoOrder)>,
) -> Result<Notes, TableError> {
    notes.sort_by(|a, b| {
        (&a.note.day, &a.note.number, &a.note.key).cmp(&(&b.note.day, &b.note.number, &b.note.key))
    });
    let mut rows = Rows::default();
    rows.push(&COLUMNS.map(|(heading, _)| heading.to_owned()));
    let here: BTreeSet<&str> = notes.iter().map(|filed| filed.note.key.as_str()).collect();
    let elsewhere: Vec<(String, String)> = cancelled
        .iter()
        .filter(|(key, _)| !here.contains(key.as_str()))
        .map(|(key, file)| (key.clone(), file.clone()))
        .collect();
    for Filed { file, note } in &notes {
        let is_cancelled = cancelled.remove(&note.key).is_some();
        match sale(note) {
            Ok(sale) => rows.push_sale(note, &sale, is_cancelled, file),
            Err(reason) => rows.refuse(refused_note(note, file), reason),
        }
    }
    for (key, file) in elsewhere {
        rows.push(&with(&[(0, key), (4, CANCELLED.to_owned()), (FILE, file)]));
    }
    for (file, reason) in nothing {
        rows.refuse(with(&[(FILE, file)]), reason);
    }
    let known = |cell: &str| COLUMNS.iter().any(|(heading, _)| *heading == cell);
    let table: Table = rows.builder.finish_as(Encoding::Utf8, None, &known, Some(false))?;
    let mapping = Mapping {
        kind: Kind::Orders,
        columns: COLUMNS.map(|(_, target)| target).to_vec(),
        assumed: Assumed::default(),
        words: Vec::new(),
        sum_lines: true,
    };
    Ok(Notes { table, mapping, refused: rows.refused })
}

type Cells = [String; 25];

#[derive(Default)]
struct Rows {
    builder: TableBuilder,
    line: u32,
    refused: BTreeMap<u32, NoOrder>,
}

impl Rows {
    fn push(&mut self, cells: &Cells) {
        self.line += 1;
        self.builder.push_row(cells.iter().map(String::as_str), self.line as usize);
    }

    fn refuse(&mut self, cells: Cells, reason: NoOrder) {
        self.push(&cells);
        self.refused.insert(self.line, reason);
    }

    /// The first row has the order's value, those of further items none.
    fn push_sale(&mut self, note: &Note, sale: &Sale<'_>, is_cancelled: bool, file: &str) {
        let sign = if sale.is_return { -1 } else { 1 };
        for (at, item) in sale.items.iter().enumerate() {
            let mut cells = common(note, sale.client, file);
            cells[3] = match (at, sale.value) {
                (0, Some(value)) => money(sign * value),
                (0, None) => String::new(),
                _ => money(0),
            };
            cells[4] = if is_cancelled { CANCELLED } else { INVOICED }.to_owned();
            // A comma would part it into two.
            cells[19] = sale.principal.name.replace([',', ';', '|'], " ");
            cells[20] = item.product.clone();
            cells[21] = item.quantity.replace('.', ",");
            cells[22] = money(sign * item.total);
            self.push(&cells);
        }
    }
}

fn refused_note(note: &Note, file: &str) -> Cells {
    let mut cells = common(note, &note.recipient, file);
    cells[3] = note.total.map(money).unwrap_or_default();
    cells[19] = note.issuer.name.replace([',', ';', '|'], " ");
    cells
}

fn common(note: &Note, client: &Party, file: &str) -> Cells {
    with(&[
        (0, note.key.clone()),
        (1, note.number.clone()),
        (2, note.day.clone()),
        (5, client.document.clone()),
        (6, client.name.clone()),
        (7, client.trade_name.clone()),
        (8, client.state_registration.clone()),
        (9, client.cep.clone()),
        (10, client.street.clone()),
        (11, client.street_number.clone()),
        (12, client.complement.clone()),
        (13, client.district.clone()),
        (14, client.city_code.clone()),
        (15, client.city.clone()),
        (16, client.state.clone()),
        (17, client.phone.clone()),
        (18, client.email.clone()),
        (23, note.noted_orders.clone()),
        (FILE, file.to_owned()),
    ])
}

fn with(cells: &[(usize, String)]) -> Cells {
    let mut row = Cells::default();
    for (column, cell) in cells {
        row[*column].clone_from(cell);
    }
    row
}

fn money(centavos: i64) -> String {
    let sign = if centavos < 0 { "-" } else { "" };
    let all = centavos.unsigned_abs();
    format!("{sign}{},{:02}", all / 100, all % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::headings::Mapping;

    #[test]
    fn the_headings_say_by_themselves_where_the_columns_go() {
        let headings = COLUMNS.map(|(heading, _)| heading);
        let suggested = Mapping::suggest(&headings);
        assert_eq!(suggested.kind, Kind::Orders);
        let meant = |target: &Target| if *target == Target::Ignore { Target::Extra } else { *target };
        let columns: Vec<Target> = COLUMNS.iter().map(|(_, target)| meant(target)).collect();
        assert_eq!(suggested.columns, columns);
    }

    #[test]
    fn money_has_its_two_decimals() {
        for (centavos, text) in [(0, "0,00"), (5, "0,05"), (-123_456, "-1234,56"), (100, "1,00")] {
            assert_eq!(money(centavos), text);
        }
    }
}
