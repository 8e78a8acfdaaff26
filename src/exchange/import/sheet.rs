//! A file that was read and whose columns have a meaning, before any row is judged.

use super::super::chat::{self, Chat, Talk};
use super::super::headings::{self, Field, Kind, Mapping, Missing, Target};
use super::super::json_table;
use super::super::nfe::{self, Notes};
use super::super::table::{self, Delimiter, Encoding, Reading, Table, TableError, TableProblem};
use super::super::vcard_reader::{self, Cards, NoClient};
use super::super::xlsx::{self, Pages, Workbook};
use super::guess;
use super::plan::RowReason;
use crate::domain::portfolio::change::Deed;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone)]
pub struct Sheet {
    pub table: Table,
    pub mapping: Mapping,
    /// Under which the mapping is remembered.
    pub signature: String,
    pub source: Source,
    /// By line, what the reader itself refuses.
    pub refused: BTreeMap<u32, RowReason>,
    /// The headings, or the column's letter where there is none; each once.
    names: Vec<String>,
}

/// What sort of file the rows came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    Text,
    Workbook(Pages),
    /// Notas fiscais, whose clients come with them.
    Notes,
    /// Contacts of a telephone.
    Cards,
    /// A conversation, whose client the user says.
    Chat(Talk),
}

impl Source {
    /// What the journal calls an import of it.
    pub fn deed(&self) -> Deed {
        match self {
            Source::Text | Source::Workbook(_) => Deed::Import,
            Source::Notes => Deed::ImportNotes,
            Source::Cards => Deed::ImportCards,
            Source::Chat(_) => Deed::ImportChat,
        }
    }
}

/// What is shown for the mapping to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub encoding: Encoding,
    pub delimiter: Option<Delimiter>,
    pub kind: Kind,
    pub mapping: Mapping,
    pub missing: Vec<Missing>,
    pub signature: String,
    pub headings: Vec<String>,
    pub headings_line: u32,
    /// Rows below the headings.
    pub rows: usize,
    /// The first of them, with their lines.
    pub sample: Vec<(u32, Vec<String>)>,
    pub problems: Vec<TableProblem>,
    /// The first row is data, and columns go by their letters.
    pub headless: bool,
    /// Of each column the words it is made of, if they are few.
    pub words: Vec<Vec<String>>,
    /// An order's number stands on several lines.
    pub repeats_numbers: bool,
    pub source: Source,
}

/// Reads a file and suggests what its columns mean.
pub fn read(bytes: &[u8]) -> Result<Sheet, TableError> {
    read_as(bytes, Reading::default())
}

/// Whether the bytes are JSON that [`read`] takes, and no file of a carteira.
pub fn is_json(bytes: &[u8]) -> bool {
    json_table::is_readable(bytes, &headings::is_known)
}

/// As `read`, where the user says in what encoding the file is, whether it has headings, or which sheet is meant.
pub fn read_as(bytes: &[u8], reading: Reading) -> Result<Sheet, TableError> {
    read_named("", bytes, reading)
}

/// As `read_as`, of a file whose own name may say what is in it.
pub fn read_named(name: &str, bytes: &[u8], reading: Reading) -> Result<Sheet, TableError> {
    if bytes.starts_with(b"PK\x03\x04") {
        if let Some(notes) = nfe::read_zip(bytes) {
            return notes.map(Sheet::of_notes);
        }
        if let Some(chat) = chat::read_zip(name, bytes, reading) {
            return chat.map(Sheet::of_chat);
        }
        let Workbook { table, pages } = xlsx::read(bytes, &headings::is_known, reading)?;
        return Ok(Sheet { source: Source::Workbook(pages), ..Sheet::of(table) });
    }
    if nfe::is_readable(bytes) {
        return nfe::read_named(name, bytes).map(Sheet::of_notes);
    }
    if chat::is_readable(bytes) {
        return chat::read(name, bytes, reading).map(Sheet::of_chat);
    }
    if vcard_reader::is_readable(bytes) {
        return vcard_reader::read(bytes).map(Sheet::of_cards);
    }
    if let Some(table) = json_table::read(bytes, &headings::is_known) {
        return table.map(Sheet::of_json);
    }
    table::read_as(bytes, &headings::is_known, reading).map(Sheet::of)
}

/// Columns with more different cells than this are not made of closed words.
const MOST_WORDS: usize = 24;

impl Sheet {
    /// Of a table that came another way, as a workbook's.
    pub fn of(table: Table) -> Sheet {
        let cells: Vec<&str> = table.headings().cells().collect();
        let mut mapping = Mapping::suggest(&cells);
        if table.headless {
            guess::from_cells(&table, &mut mapping);
        }
        mapping.sum_lines = has_items(&table, &mapping);
        let signature =
            headings::signature(&if table.headless { first_cells(&table) } else { cells.clone() });
        let names = unique_names(&cells);
        Sheet { table, mapping, signature, source: Source::Text, refused: BTreeMap::new(), names }
    }

    fn of_notes(notes: Notes) -> Sheet {
        let Notes { table, mapping, refused } = notes;
        let refused = refused.into_iter().map(|(line, reason)| (line, RowReason::NoOrder(reason))).collect();
        Sheet { mapping, source: Source::Notes, refused, ..Sheet::of(table) }
    }

    fn of_cards(cards: Cards) -> Sheet {
        let reason = |reason| match reason {
            NoClient::WithoutEnd => RowReason::CardWithoutEnd,
            NoClient::WithoutName => RowReason::MissingName,
            NoClient::Group => RowReason::CardOfGroup,
        };
        let refused = cards.refused.into_iter().map(|(line, why)| (line, reason(why))).collect();
        Sheet { source: Source::Cards, refused, ..Sheet::of(cards.table) }
    }

    /// A company as the Receita gives it has dozens of parts: of a look at credit only what is known comes in, unless the user
    /// says otherwise.
    fn of_json(table: Table) -> Sheet {
        let mut sheet = Sheet::of(table);
        if sheet.mapping.kind == Kind::Checks {
            let spare = sheet.mapping.columns.iter_mut().filter(|target| **target == Target::Extra);
            spare.for_each(|target| *target = Target::Ignore);
        }
        sheet
    }

    fn of_chat(chat: Chat) -> Sheet {
        let Chat { table, mapping, talk } = chat;
        Sheet { mapping, source: Source::Chat(talk), ..Sheet::of(table) }
    }

    /// Takes the mapping remembered for files like this one, if it fits.
    pub fn recall(&mut self, mapping: Mapping) -> bool {
        let fits = mapping.fits(self.mapping.columns.len());
        if fits {
            self.mapping = mapping;
        }
        fits
    }

    /// Reads the columns as those of another kind of file.
    pub fn read_as(&mut self, kind: Kind) {
        let cells: Vec<&str> = self.table.headings().cells().collect();
        self.mapping = Mapping::suggest_as(kind, &cells);
        self.mapping.sum_lines = has_items(&self.table, &self.mapping);
    }

    /// The name of a column: its heading or, where that is empty or beyond the headings, its letter.
    pub fn column_name(&self, column: usize) -> String {
        self.names.get(column).cloned().unwrap_or_else(|| letters(column))
    }

    pub fn preview(&self, sample: usize) -> Preview {
        let owned = |row: table::TableRow<'_>| (row.line(), row.cells().map(str::to_owned).collect());
        Preview {
            encoding: self.table.encoding,
            delimiter: self.table.delimiter,
            kind: self.mapping.kind,
            mapping: self.mapping.clone(),
            missing: self.mapping.missing(),
            signature: self.signature.clone(),
            headings: self.names.clone(),
            headings_line: self.table.headings().line(),
            rows: self.table.len(),
            sample: self.table.rows().filter(|row| !row.is_blank()).take(sample).map(owned).collect(),
            problems: self.table.problems.clone(),
            headless: self.table.headless,
            words: (0..self.names.len()).map(|column| self.words_of(column)).collect(),
            repeats_numbers: repeated(&self.table, &self.mapping).next().is_some(),
            source: self.source.clone(),
        }
    }

    /// By line, what a row brings where its client alone says little: of a conversation the day and what was written.
    pub fn brought_by(&self, lines: impl Iterator<Item = u32>) -> BTreeMap<u32, String> {
        match self.source {
            Source::Chat(_) => self.by_line(lines, chat::said_on),
            Source::Text | Source::Workbook(_) | Source::Notes | Source::Cards => BTreeMap::new(),
        }
    }

    /// By line, the name of the file that the row came in; of one file alone its lines say more.
    pub fn files_of(&self, lines: impl Iterator<Item = u32>) -> BTreeMap<u32, String> {
        match self.source {
            Source::Notes => self.by_line(lines, |row| nfe::file_of(row).to_owned()),
            Source::Text | Source::Workbook(_) | Source::Cards | Source::Chat(_) => BTreeMap::new(),
        }
    }

    fn by_line(
        &self,
        lines: impl Iterator<Item = u32>,
        said: impl Fn(table::TableRow<'_>) -> String,
    ) -> BTreeMap<u32, String> {
        let lines: BTreeSet<u32> = lines.collect();
        let rows = self.table.rows().filter(|row| lines.contains(&row.line()));
        rows.map(|row| (row.line(), said(row))).collect()
    }

    fn words_of(&self, column: usize) -> Vec<String> {
        let mut words = BTreeSet::new();
        for cell in self.table.rows().map(|row| row.cell(column)).filter(|cell| !cell.is_empty()) {
            if cell.len() > 60 || words.len() > MOST_WORDS {
                return Vec::new();
            }
            words.insert(cell);
        }
        words.into_iter().map(str::to_owned).collect()
    }
}

/// Rows that repeat the number of an earlier one, with both.
fn repeated<'t>(
    table: &'t Table,
    mapping: &Mapping,
) -> impl Iterator<Item = (table::TableRow<'t>, table::TableRow<'t>)> + use<'t> {
    let column = mapping.columns_of(Field::Number).next().filter(|_| mapping.kind == Kind::Orders);
    let mut first: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    let pairs = (0..table.len()).filter_map(move |index| {
        let row = table.row(index)?;
        let number = row.cell(column?);
        match first.get(number) {
            _ if number.is_empty() => None,
            Some(earlier) => Some((table.row(*earlier)?, row)),
            None => {
                first.insert(number, index);
                None
            }
        }
    });
    pairs.into_iter()
}

/// One line for each item: a column of products, numbers that repeat, and lines worth different amounts, so that the value is
/// the line's and not the order's.
fn has_items(table: &Table, mapping: &Mapping) -> bool {
    let Some(value) = mapping.columns_of(Field::Value).next() else { return false };
    mapping.has(Field::Product)
        && repeated(table, mapping).any(|(first, again)| first.cell(value) != again.cell(value))
}

/// What tells a file without headings from others: how many columns it has and of what sort their cells are.
fn first_cells(table: &Table) -> Vec<&str> {
    let sort = |cell: &str| match cell.bytes().any(|b| b.is_ascii_digit()) {
        true => "0",
        false => "a",
    };
    table.row(0).map(|row| row.cells().map(sort).collect()).unwrap_or_default()
}

fn unique_names(cells: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(cells.len());
    let mut taken = std::collections::BTreeSet::new();
    for (column, cell) in cells.iter().enumerate() {
        let mut name = if cell.is_empty() { letters(column) } else { (*cell).to_owned() };
        if !taken.insert(name.clone()) {
            name = format!("{name} ({})", letters(column));
            taken.insert(name.clone());
        }
        names.push(name);
    }
    names
}

/// `A`, `B`, … `Z`, `AA`, as spreadsheets name columns.
fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(b'A' + (left % 26) as u8);
        left /= 26;
    }
    letters.iter().rev().map(|b| char::from(*b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_names_of_their_own() {
        assert_eq!(unique_names(&["cnpj", "", "obs", "obs"]), ["cnpj", "B", "obs", "obs (D)"]);
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_remembered_mapping_is_taken_if_it_fits() {
        let mut sheet = read(b"cnpj;razao_social\n11222333000181;Bar\n").unwrap();
        let mut mapping = sheet.mapping.clone();
        mapping.set(1, super::super::super::headings::Target::Ignore);
        assert!(sheet.recall(mapping.clone()));
        assert_eq!(sheet.mapping, mapping);
        mapping.columns.pop();
        assert!(!sheet.recall(mapping));
    }

    #[test]
    fn a_preview_shows_what_there_is_to_confirm() {
        let sheet = read(b"cnpj;razao_social;xpto\n\n11222333000181;Bar;1\n").unwrap();
        let preview = sheet.preview(5);
        assert_eq!((preview.kind, preview.headings_line, preview.rows), (Kind::Clients, 1, 1));
        assert_eq!(
            preview.sample,
            [(3, vec!["11222333000181".to_owned(), "Bar".to_owned(), "1".to_owned()])]
        );
        assert!(preview.missing.is_empty());
    }
}
