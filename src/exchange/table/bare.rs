//! A cell as it is meant, without what spreadsheets and programs put around or instead of it.

/// A cell as meant: without blanks around, without the marks by which spreadsheets and this app keep text from being read
/// as something else (`="00123"`, `'00123`, `'=1+1`, `'NULL`). Nothing inside the text is touched.
///
/// Blanks (a no-break space, a byte order mark and U+200B among them) go because files pad their cells, and a name that
/// differs by an invisible character from another would be another client. What joins or turns characters (U+200D, U+200F)
/// stays: names in scripts that need it and emoji are spelt with it.
pub(crate) fn bare(raw: &str) -> &str {
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
    let text = unpadded(raw);
    if let Some(kept) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return unpadded(kept);
    }
    if stands_for_nothing(text) {
        return "";
    }
    match text.strip_prefix('\'') {
        Some(kept) if is_marked(kept) => kept,
        Some(_) | None => text,
    }
}

/// What an apostrophe is put before: text that would be read as a number, a formula or nothing, or that has that mark
/// itself.
fn is_marked(kept: &str) -> bool {
    let bare = kept.trim_start_matches('\'');
    bare.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r'))
        || stands_for_nothing(bare)
}

/// The text without blanks around, where a cell of it would be read as another text.
pub(crate) fn read_otherwise(text: &str) -> Option<&str> {
    let inside = unpadded(text);
    (bare(inside) != inside).then_some(inside)
}

pub(crate) fn unpadded(text: &str) -> &str {
    text.trim_matches(is_blank)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
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

pub(crate) fn is_error(text: &str) -> bool {
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
