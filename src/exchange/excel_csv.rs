//! A table as Excel opens it in Brazil: BOM, `;`, CRLF, and no cell that a spreadsheet would run as a formula.

const BOM: &str = "\u{feff}";

/// Rows of cells, written as they come.
#[derive(Debug)]
pub struct ExcelCsv {
    writer: csv::Writer<Vec<u8>>,
}

impl Default for ExcelCsv {
    fn default() -> Self {
        let writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(BOM.as_bytes().to_vec());
        Self { writer }
    }
}

impl ExcelCsv {
    pub fn new(headings: &[&str]) -> Self {
        let mut table = Self::default();
        table.row(headings);
        table
    }

    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        let cells: Vec<_> = cells.iter().map(|cell| guarded(cell.as_ref())).collect();
        // Writing to memory does not fail.
        let _ = self.writer.write_record(cells.iter().map(|cell| cell.as_bytes()));
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// A cell that begins like a formula gets an apostrophe, unless it is a plain number (OWASP, CSV injection).
fn guarded(cell: &str) -> std::borrow::Cow<'_, str> {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if risky && !is_number(cell) { format!("'{cell}").into() } else { cell.into() }
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excel_in_brazil_opens_it_and_runs_nothing() {
        let mut table = ExcelCsv::new(&["nome", "valor"]);
        table.row(&["=cmd|' /C calc'!A0", "-12,5"]);
        table.row(&["Bar; \"do Zé\"", "+5511"]);
        table.row(&["@x", "-a"]);
        let text = String::from_utf8(table.into_bytes()).unwrap();
        assert_eq!(
            text,
            "\u{feff}nome;valor\r\n'=cmd|' /C calc'!A0;-12,5\r\n\"Bar; \"\"do Zé\"\"\";+5511\r\n'@x;'-a\r\n"
        );
    }
}
