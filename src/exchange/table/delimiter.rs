//! Which character parts the cells: the one under which known headings stand, then the one that parts most evenly.

use super::records;

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Delimiter {
    Semicolon,
    Tab,
    Pipe,
    Comma,
}

/// Lines looked at.
const SAMPLE: usize = 60;

impl Delimiter {
    /// In order of preference when nothing tells them apart.
    pub const ALL: [Delimiter; 4] = [Delimiter::Semicolon, Delimiter::Tab, Delimiter::Pipe, Delimiter::Comma];

    pub fn byte(self) -> u8 {
        match self {
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Pipe => b'|',
            Delimiter::Comma => b',',
        }
    }
}

/// The delimiter of the text and the number of cells most of its rows have.
pub(crate) fn sniff(text: &str, known: &dyn Fn(&str) -> bool) -> (Delimiter, usize) {
    let sample = first_lines(text, SAMPLE);
    let mut best = (Delimiter::Semicolon, 1, (0, 0));
    for delimiter in Delimiter::ALL {
        let rows = records::sample(sample, delimiter.byte(), SAMPLE);
        let headings =
            rows.iter().map(|row| row.iter().filter(|cell| known(cell)).count()).max().unwrap_or(0);
        let (width, even) = commonest_width(&rows);
        // One heading alone says nothing: it is found whichever way the line is cut.
        let score = (if headings > 1 { headings } else { 0 }, even);
        if width > 1 && score > best.2 {
            best = (delimiter, width, score);
        }
    }
    (best.0, best.1)
}

/// Takes Excel's own hint, a first line `sep=;`.
pub(crate) fn declared(text: &str) -> Option<Delimiter> {
    let line = text.lines().next()?.trim().trim_matches('"');
    let declared = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    Delimiter::ALL.into_iter().find(|delimiter| declared.as_bytes() == [delimiter.byte()])
}

/// The width above one that most rows share, and how many share it; on a tie the wider.
pub(crate) fn commonest_width(rows: &[Vec<String>]) -> (usize, usize) {
    let mut widths: Vec<usize> = rows.iter().map(Vec::len).filter(|width| *width > 1).collect();
    widths.sort_unstable();
    widths
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len()))
        .max_by_key(|(width, count)| (*count, *width))
        .unwrap_or((1, 0))
}

fn first_lines(text: &str, count: usize) -> &str {
    let end = text.match_indices('\n').nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Delimiter, width: usize) {
        let known = |cell: &str| ["nome", "cnpj", "cidade", "valor"].contains(&cell);
        assert_eq!(sniff(text, &known), (expected, width), "{text}");
    }

    #[test]
    fn finds_each_delimiter() {
        check("nome;cnpj\na;1\n", Delimiter::Semicolon, 2);
        check("nome,cnpj\na,1\n", Delimiter::Comma, 2);
        check("nome\tcnpj\na\t1\n", Delimiter::Tab, 2);
        check("nome|cnpj\na|1\n", Delimiter::Pipe, 2);
    }

    #[test]
    fn decimal_commas_and_commas_in_names_do_not_mislead() {
        check("nome;valor\nBar, Silva e Cia;1,50\nPadaria;2,50\n", Delimiter::Semicolon, 2);
        check("x;y\n1,5;2,5\n1,5;2,5\n1,5;2,5\n", Delimiter::Semicolon, 2);
    }

    #[test]
    fn known_headings_weigh_more_than_a_preamble_full_of_commas() {
        check("a,b,c\nd,e,f\ng,h,i\nnome;cnpj\na;1\n", Delimiter::Semicolon, 2);
    }

    #[test]
    fn delimiters_inside_quotes_do_not_count() {
        check("nome,cidade\n\"a;b;c\",x\n\"d;e;f\",y\n", Delimiter::Comma, 2);
    }

    #[test]
    fn one_column_is_one_column() {
        check("cnpj\n1\n2\n", Delimiter::Semicolon, 1);
        check("", Delimiter::Semicolon, 1);
    }

    #[test]
    fn a_first_line_of_excel_declares_it() {
        assert_eq!(declared("sep=,\nnome,cnpj\n"), Some(Delimiter::Comma));
        assert_eq!(declared("\"sep=;\"\r\nnome;cnpj\n"), Some(Delimiter::Semicolon));
        assert_eq!(declared("nome;cnpj\n"), None);
        assert_eq!(declared("sep=xx\n"), None);
    }
}
