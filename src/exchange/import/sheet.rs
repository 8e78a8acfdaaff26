//! A file that was read and whose columns have a meaning, before any row is judged.

use super::super::headings::{self, Kind, Mapping, Missing};
use super::super::table::{self, Delimiter, Encoding, Table, TableError, TableProblem};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone)]
pub struct Sheet {
    pub table: Table,
    pub mapping: Mapping,
    /// Under which the mapping is remembered.
    pub signature: String,
    /// The headings, or the column's letter where there is none; each once.
    names: Vec<String>,
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
}

/// Reads a file and suggests what its columns mean.
pub fn read(bytes: &[u8]) -> Result<Sheet, TableError> {
    table::read(bytes, &headings::is_known).map(Sheet::of)
}

impl Sheet {
    /// Of a table that came another way, as a workbook's.
    pub fn of(table: Table) -> Sheet {
        let cells: Vec<&str> = table.headings().cells().collect();
        let mapping = Mapping::suggest(&cells);
        let signature = headings::signature(&cells);
        let names = unique_names(&cells);
        Sheet { table, mapping, signature, names }
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
    }

    /// The name of a column: its heading or, where that is empty or beyond the headings, its letter.
    pub fn column_name(&self, column: usize) -> String {
        self.names.get(column).cloned().unwrap_or_else(|| letters(column))
    }

    pub fn preview(&self, sample: usize) -> Preview {
        let owned = |row: table::Row<'_>| (row.line(), row.cells().map(str::to_owned).collect());
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
        }
    }
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
