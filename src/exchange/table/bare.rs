//! A cell as it is meant, without what spreadsheets and programs put around or instead of it.

/// A cell as meant: without blanks around, without the marks by which spreadsheets keep text from being a number or a
/// formula (`="00123"`, `'00123`, `'=1+1`).
pub fn bare(raw: &str) -> &str {
    match raw.as_bytes() {
        [] => raw,
        [b'#' | b'N' | b'n' | b'<' | b'\\' | b'(' | b'u', ..] if raw.len() <= LONGEST_NOTHING => {
            bare_slowly(raw)
        }
        [b'"'..=b'&' | b'('..=b'<' | b'>'..=b'~', .., b'!'..=b'~'] | [b'(' | b'*'..=b'<' | b'>'..=b'~'] => {
            raw
        }
        _ => bare_slowly(raw),
    }
}

fn bare_slowly(raw: &str) -> &str {
    let text = raw.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
    if let Some(kept) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return kept.trim();
    }
    if stands_for_nothing(text) {
        return "";
    }
    match text.as_bytes() {
        [b'\'', b'0'..=b'9' | b'=' | b'+' | b'-' | b'@', ..] => &text[1..],
        _ => text,
    }
}

/// The longest of the words for nothing, in bytes.
const LONGEST_NOTHING: usize = 16;

/// Errors of spreadsheets, a column too narrow for its number, and what programs write where they have nothing.
fn stands_for_nothing(text: &str) -> bool {
    match text.as_bytes() {
        [b'#', rest @ ..] => is_error(text) || (rest.len() >= 2 && rest.iter().all(|b| *b == b'#')),
        _ => matches!(
            text,
            "NULL"
                | "null"
                | "(null)"
                | "None"
                | "NaN"
                | "nan"
                | "NaT"
                | "<NA>"
                | "\\N"
                | "undefined"
                | "N/A"
                | "n/a"
        ),
    }
}

pub fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 18] = [
        "#N/D",
        "#N/A",
        "#REF!",
        "#VALOR!",
        "#VALUE!",
        "#NOME?",
        "#NAME?",
        "#DIV/0!",
        "#NULO!",
        "#NULL!",
        "#NUM!",
        "#NÚM!",
        "#DESPEJAR!",
        "#SPILL!",
        "#CALC!",
        "#CAMPO!",
        "#FIELD!",
        "#ERRO!",
    ];
    ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error))
}
