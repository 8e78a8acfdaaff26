//! Lines of vCard (RFC 6350) and iCalendar (RFC 5545): CRLF, folded at 75 octets, text escaped by a backslash.

/// Octets of a line before it is folded.
const LINE_OCTETS: usize = 75;

/// Appends `name:value`, folded between characters.
pub(super) fn push(out: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if octets + c.len_utf8() > LINE_OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// Appends `name:text` with the text escaped.
pub(super) fn push_text(out: &mut String, name: &str, text: &str) {
    push(out, name, &escaped(text));
}

/// Text as a value: `\\`, `\n`, `\,`, `\;`. Other control characters are dropped: the formats have no place for them.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' | '\r' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            c => text.push(c),
        }
    }
    text
}

/// The parts of a value between `separator`s that are not escaped, unescaped.
pub(super) fn parts(value: &str, separator: char) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut start, mut escape) = (0, false);
    for (at, c) in value.char_indices() {
        match c {
            _ if escape => escape = false,
            '\\' => escape = true,
            c if c == separator => {
                parts.push(unescaped(&value[start..at]));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(unescaped(&value[start..]));
    parts
}

/// Lines with their numbers from 1, folded ones put together again.
#[cfg(test)]
pub(super) fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => lines.push((at + 1, line.to_owned())),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_lines_are_folded_within_75_octets_and_between_characters() {
        let mut out = String::new();
        push_text(&mut out, "NOTE", &"ação ".repeat(40));
        assert!(out.split("\r\n").all(|line| line.len() <= 75));
        let lines = unfolded(out.trim_end_matches("\r\n"));
        assert_eq!(lines, [(1, format!("NOTE:{}", "ação ".repeat(40)))]);
    }

    #[test]
    fn separators_that_are_escaped_do_not_separate() {
        assert_eq!(parts("a\\;b;c\\\\;d", ';'), ["a;b", "c\\", "d"]);
        assert_eq!(parts("", ';'), [""]);
        assert_eq!(unescaped("fim\\"), "fim");
    }

    proptest! {
        #[test]
        fn text_survives(text in "[^\\p{Cc}]{0,200}") {
            let mut out = String::new();
            push_text(&mut out, "X", &text);
            let lines = unfolded(out.strip_suffix("\r\n").unwrap());
            prop_assert_eq!(lines.len(), 1);
            prop_assert_eq!(unescaped(lines[0].1.strip_prefix("X:").unwrap()), text);
        }
    }
}
