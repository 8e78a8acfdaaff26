//! Quotes that programs put where they do not belong: around whole lines, or after a blank.

use std::borrow::Cow;

/// A file of which every line is one quoted cell, as Excel leaves a file whose delimiter it did not know: the lines as they
/// were before. None where it is no such file.
pub(crate) fn unwrapped(text: &str) -> Option<String> {
    let is_whole = |line: &str| {
        let Some(inside) = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
            return false;
        };
        // Every quote inside is doubled, and there is something to cut at.
        let singles = inside.replace("\"\"", "").contains('"');
        !singles && inside.contains([';', ',', '\t', '|'])
    };
    let bare = |line: &str| line.trim_end_matches([';', ',', '\r', ' ']).to_owned();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    lines.peek()?;
    if !lines.all(|line| is_whole(&bare(line))) || !has_delimiters_of_its_own(text) {
        return None;
    }
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        let line = bare(line);
        let inside = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(&line);
        whole.push_str(&inside.replace("\"\"", "\""));
        whole.push('\n');
    }
    Some(whole)
}

/// One column of quoted texts with commas in them is not a wrapped file: the lines of that have as many cells each.
fn has_delimiters_of_its_own(text: &str) -> bool {
    [';', ',', '\t', '|'].into_iter().any(|mark| {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let mut widths = lines.map(|line| {
            let inside = line.trim().replace("\"\"", "\u{1}");
            let mut quoted = false;
            inside.chars().fold(1, |cells, c| {
                quoted ^= c == '\u{1}';
                cells + usize::from(c == mark && !quoted)
            })
        });
        let first = widths.next().unwrap_or(0);
        first > 1 && widths.all(|width| width == first)
    })
}

/// The text without the blanks between a delimiter and a quote that opens a cell there and closes it before the next delimiter:
/// `1; "Rua 1; fundos"; x`.
pub(crate) fn tight(text: &str, delimiter: u8) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut kept = String::new();
    let (mut from, mut cell) = (0, 0);
    loop {
        let blanks = bytes[cell..].iter().take_while(|b| **b == b' ').count();
        let inside = cell + blanks + 1;
        let opens = bytes.get(cell + blanks) == Some(&b'"');
        let mut at = cell;
        // What stands inside a cell that is quoted as it should be is its own, line breaks too.
        match opens.then(|| closing(&bytes[inside..], delimiter, blanks == 0)).flatten() {
            Some(end) if blanks > 0 && cell > 0 => {
                kept.push_str(&text[from..cell]);
                let close = inside + end.quote;
                kept.push_str(&text[cell + blanks..=close]);
                from = close + 1 + end.blanks;
                at = from;
            }
            Some(end) => at = inside + end.quote + 1,
            None => {}
        }
        match bytes[at..].iter().position(|b| *b == delimiter || *b == b'\n') {
            Some(step) => cell = at + step + 1,
            None => break,
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[from..]);
    Cow::Owned(kept)
}

struct Close {
    quote: usize,
    blanks: usize,
}

/// Where the quote of the cell is that stands right before a delimiter or the end of a line; on its own line, unless it may
/// go over `lines`.
fn closing(bytes: &[u8], delimiter: u8, lines: bool) -> Option<Close> {
    let mut at = 0;
    loop {
        match bytes.get(at)? {
            b'\n' | b'\r' if !lines => return None,
            b'"' if bytes.get(at + 1) == Some(&b'"') => at += 2,
            b'"' => {
                let blanks = bytes[at + 1..].iter().take_while(|b| **b == b' ').count();
                let after = bytes.get(at + 1 + blanks);
                let ends = after.is_none_or(|b| *b == delimiter || matches!(b, b'\n' | b'\r'));
                return ends.then_some(Close { quote: at, blanks });
            }
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_quoted_whole_are_unwrapped() {
        let text = "\"codigo;nome\"\r\n\"1;\"\"Padaria, Doces\"\"\"\r\n\"2;Sol\"\r\n";
        assert_eq!(unwrapped(text).as_deref(), Some("codigo;nome\n1;\"Padaria, Doces\"\n2;Sol\n"));
        for text in [
            "\"nome\"\n\"a, b\"\n\"c\"\n",
            "\"a\";\"b\"\n\"1\";\"2\"\n",
            "nome\nx\n",
            "",
            "\"a, b\"\n\"c; d\"\n",
        ] {
            assert_eq!(unwrapped(text), None, "{text}");
        }
    }

    #[test]
    fn a_quote_after_a_blank_opens_its_cell() {
        assert_eq!(tight("1; \"Rua 1; fundos\" ; x\n", b';'), "1;\"Rua 1; fundos\"; x\n");
        for text in
            ["2; Tubos 5\" Ltda; x\n", "3; \"Bar\" do Zé; x\n", "4;\"a\";b\n", "5; \"aberta\n6;x\n", ""]
        {
            assert_eq!(tight(text, b';'), text);
        }
    }

    #[test]
    fn a_blank_and_a_quote_inside_a_quoted_cell_are_its_own() {
        for text in ["1;\"nota\n \"\";\";x\n", "\"a; \"\"b\"\"; c\";2\n", "\"a\n \"\"b\"\"\n\";2\n"] {
            assert_eq!(tight(text, b';'), text);
        }
        assert_eq!(tight("\"a\nb\"; \"c;d\"\n", b';'), "\"a\nb\";\"c;d\"\n");
        assert_eq!(tight("\"Bar\" do Zé; \"c;d\"\n", b';'), "\"Bar\" do Zé;\"c;d\"\n");
    }
}
