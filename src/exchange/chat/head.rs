//! How a message begins in what WhatsApp writes: when, and what follows.
//!
//! Android writes `12/03/2026 14:22 - Nome: texto`, the iPhone `[12/03/2026 14:22:31] Nome: texto`, and several messages that
//! were copied stand as `[14:22, 12/03/2026] Nome: texto` or, without a year, `[12/03 14:22] Nome: texto`. Marks of direction
//! (U+200E) stand anywhere, a narrow space (U+202F) before *PM*.

use chrono::NaiveTime;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Head<'l> {
    /// The three numbers of the date as written; none where the year is not.
    pub(super) date: Option<[u16; 3]>,
    pub(super) time: NaiveTime,
    /// With *AM* or *PM*.
    pub(super) is_twelve_hours: bool,
    /// Who wrote and what, or what the program says.
    pub(super) rest: &'l str,
}

/// A head is not longer than this.
const LONGEST: usize = 60;

pub(super) fn head(line: &str) -> Option<Head<'_>> {
    let line = line.trim_start_matches(is_mark);
    let (stamp, rest) = match line.strip_prefix('[') {
        Some(inside) => inside.split_once(']')?,
        None => {
            let dash = line.find(" - ").or_else(|| line.find(" – "))?;
            let (stamp, rest) = line.split_at(dash);
            (stamp, rest.trim_start_matches([' ', '-', '–']))
        }
    };
    if stamp.len() > LONGEST {
        return None;
    }
    let (date, time, is_twelve_hours) = stamp_of(stamp)?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    Some(Head { date, time, is_twelve_hours, rest })
}

/// Marks that turn the direction of writing, which nobody sees.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Without marks, with plain spaces and hyphens.
pub(super) fn plain(text: &str) -> String {
    let plain = |c| match c {
        '\u{202f}' | '\u{a0}' | '\u{2009}' => ' ',
        '\u{2011}' => '-',
        c => c,
    };
    text.chars().filter(|c| !is_mark(*c)).map(plain).collect()
}

fn stamp_of(text: &str) -> Option<(Option<[u16; 3]>, NaiveTime, bool)> {
    let text = plain(text).to_lowercase();
    let (mut date, mut clock, mut half) = (None, None, String::new());
    for token in text.split([' ', ',']).filter(|token| !matches!(*token, "" | "às" | "as" | "at")) {
        let letters = token.find(|c: char| c.is_alphabetic()).unwrap_or(token.len());
        let (digits, letters) = token.split_at(letters);
        half.extend(letters.chars().filter(|c| *c != '.'));
        if digits.contains(':') && clock.is_none() {
            clock = Some(clock_of(digits)?);
        } else if !digits.is_empty() && date.is_none() {
            date = Some(numbers(digits)?);
        } else if !digits.is_empty() {
            return None;
        }
    }
    let (hour, minute, second) = clock?;
    let hour = match (half.as_str(), hour) {
        ("", hour) => hour,
        ("am", 1..=11) | ("pm", 12) => hour,
        ("am", 12) => 0,
        ("pm", 1..=11) => hour + 12,
        _ => return None,
    };
    let time = NaiveTime::from_hms_opt(hour, minute, second)?;
    match date?.as_slice() {
        [_, _] => Some((None, time, !half.is_empty())),
        [a, b, c] => Some((Some([*a, *b, *c]), time, !half.is_empty())),
        _ => None,
    }
}

fn clock_of(digits: &str) -> Option<(u32, u32, u32)> {
    let parts: Option<Vec<u32>> = digits.split(':').map(|part| part.parse().ok()).collect();
    match parts?.as_slice() {
        [hour, minute] => Some((*hour, *minute, 0)),
        [hour, minute, second] => Some((*hour, *minute, *second)),
        _ => None,
    }
}

/// The numbers of a date, parted by one sort of mark.
fn numbers(digits: &str) -> Option<Vec<u16>> {
    let mark = digits.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    digits.split(mark).map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(hour: u32, minute: u32, second: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, second).unwrap()
    }

    #[test]
    fn every_form_is_a_head() {
        for (line, date, at, rest) in [
            ("12/03/2026 14:22 - Ana: oi", Some([12, 3, 2026]), time(14, 22, 0), "Ana: oi"),
            ("12/03/2026, 14:22 - Ana: a - b", Some([12, 3, 2026]), time(14, 22, 0), "Ana: a - b"),
            ("12/03/26 09:05 - Ana:", Some([12, 3, 26]), time(9, 5, 0), "Ana:"),
            ("12/03/2026 às 14:22 - Ana: oi", Some([12, 3, 2026]), time(14, 22, 0), "Ana: oi"),
            ("3/12/26, 2:22\u{202f}PM - Ana: oi", Some([3, 12, 26]), time(14, 22, 0), "Ana: oi"),
            ("3/12/26, 12:05 a. m. - Ana: oi", Some([3, 12, 26]), time(0, 5, 0), "Ana: oi"),
            ("3/12/26, 12:05pm - Ana: oi", Some([3, 12, 26]), time(12, 5, 0), "Ana: oi"),
            ("[12/03/2026 14:22:31] Ana: oi", Some([12, 3, 2026]), time(14, 22, 31), "Ana: oi"),
            ("[12/03/2026, 14:22:31] Ana: oi", Some([12, 3, 2026]), time(14, 22, 31), "Ana: oi"),
            (
                "\u{200e}[12/03/2026, 14:22:31] Ana: \u{200e}x",
                Some([12, 3, 2026]),
                time(14, 22, 31),
                "Ana: \u{200e}x",
            ),
            ("[3/12/26, 2:22:31\u{202f}PM] Ana: oi", Some([3, 12, 26]), time(14, 22, 31), "Ana: oi"),
            ("[2026-03-12, 14:22:31] Ana: oi", Some([2026, 3, 12]), time(14, 22, 31), "Ana: oi"),
            ("12.03.26, 14:22 - Ana: oi", Some([12, 3, 26]), time(14, 22, 0), "Ana: oi"),
            ("[14:22, 12/03/2026] Ana: oi", Some([12, 3, 2026]), time(14, 22, 0), "Ana: oi"),
            ("[12/03 14:22] Ana: oi", None, time(14, 22, 0), "Ana: oi"),
        ] {
            let head = head(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((head.date, head.time, head.rest), (date, at, rest), "{line}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for line in [
            "",
            "oi",
            "até 14:22 - Ana: oi",
            "12/03/2026 - entrega",
            "14:22 - Ana: oi",
            "[nota] 12/03/2026 14:22",
            "12/03/2026 25:22 - Ana: oi",
            "12/03/2026 13:22 PM - Ana: oi",
            "12/03/2026 14:22 10/10/2026 - Ana: oi",
            "1/2/3/4 14:22 - Ana: oi",
            "codigo;nome - cidade",
        ] {
            assert_eq!(head(line), None, "{line}");
        }
    }
}
