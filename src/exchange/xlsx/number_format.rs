//! What a number format of Excel makes of a number: a date, a code behind a mask, or the number itself.
//!
//! Dates are known by the letters of the format, never by the size of the number. A mask is a format of digits with fixed
//! places (`00000`, `00"."000"."000"/"0000"-"00`): what is shown is the code. Formats of money and measures, which have a
//! decimal point, a thousands comma or per cent, say nothing of the value.

use super::number;

/// The sections of a format, for positive numbers, negative ones and zero, or by their conditions.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Format(Vec<Section>);

#[derive(Debug, Clone, PartialEq)]
struct Section {
    condition: Option<Condition>,
    shape: Shape,
}

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Number,
    Moment { day: bool, time: bool },
    Mask(Vec<Piece>),
}

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    /// A digit, shown as 0 where there is none.
    Zero,
    /// A digit, or nothing.
    Digit,
    Literal(char),
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Condition {
    less: bool,
    equal: bool,
    greater: bool,
    than: f64,
}

impl Format {
    /// The format that has no mark of its own.
    pub(crate) fn general() -> Format {
        Format(Vec::new())
    }

    /// A format that Excel knows by number and does not write into the file.
    pub(crate) fn built_in(id: u32) -> Format {
        let shape = match id {
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shape::Moment { day: true, time: false },
            22 => Shape::Moment { day: true, time: true },
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Shape::Moment { day: false, time: true },
            _ => return Format::general(),
        };
        Format(vec![Section { condition: None, shape }])
    }

    pub(crate) fn parse(code: &str) -> Format {
        Format(sections(code).into_iter().map(|section| Section::parse(&section)).collect())
    }

    /// The number as text.
    pub(crate) fn text(&self, value: f64, from_1904: bool) -> String {
        let Some((section, by_sign)) = self.section(value) else { return number::plain(value) };
        match &section.shape {
            Shape::Number => number::plain(value),
            Shape::Moment { day, time } => {
                number::moment(value, from_1904, *day, *time).unwrap_or_else(|| number::plain(value))
            }
            Shape::Mask(pieces) => match number::whole_digits(value) {
                Some(digits) => masked(pieces, &digits, value < 0.0 && !by_sign),
                None => number::plain(value),
            },
        }
    }

    /// The section for the number, and whether it is that of negative ones, which shows no minus of its own.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        if self.0.iter().any(|section| section.condition.is_some()) {
            let fits = |section: &&Section| section.condition.is_none_or(|condition| condition.holds(value));
            return self.0.iter().find(fits).map(|section| (section, false));
        }
        match self.0.as_slice() {
            [] => None,
            [_, negative, ..] if value < 0.0 => Some((negative, true)),
            [_, _, zero, ..] if value == 0.0 => Some((zero, false)),
            [positive, ..] => Some((positive, false)),
        }
    }
}

impl Condition {
    fn parse(text: &str) -> Option<Condition> {
        let marks = text.len() - text.trim_start_matches(['<', '>', '=']).len();
        let (mark, than) = text.split_at(marks);
        if mark.is_empty() {
            return None;
        }
        let (less, greater, equal) = (mark.contains('<'), mark.contains('>'), mark.contains('='));
        Some(Condition { less, greater, equal, than: than.trim().parse().ok()? })
    }

    fn holds(self, value: f64) -> bool {
        match value.partial_cmp(&self.than) {
            Some(std::cmp::Ordering::Less) => self.less,
            Some(std::cmp::Ordering::Equal) => self.equal,
            Some(std::cmp::Ordering::Greater) => self.greater,
            None => false,
        }
    }
}

/// Parted at the semicolons that are neither quoted nor escaped.
fn sections(code: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        if c == ';' && !quoted && !escaped {
            all.push(String::new());
            continue;
        }
        if let Some(last) = all.last_mut() {
            last.push(c);
        }
        quoted ^= c == '"' && !escaped;
        escaped = matches!(c, '\\' | '_' | '*') && !escaped && !quoted;
    }
    all
}

impl Section {
    fn parse(code: &str) -> Section {
        let mut condition = None;
        let mut pieces = Vec::new();
        let (mut day, mut time, mut months, mut measures) = (false, false, false, false);
        let code = strip_general(code);
        let mut rest = code.chars();
        while let Some(c) = rest.next() {
            match c {
                '"' => pieces.extend(rest.by_ref().take_while(|c| *c != '"').map(Piece::Literal)),
                '\\' => pieces.extend(rest.next().map(Piece::Literal)),
                // A blank as wide as the next character, or the next character as often as fits.
                '_' | '*' => drop(rest.next()),
                '[' => {
                    let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                    condition = condition.or(Condition::parse(&inside));
                    time |= !inside.is_empty() && inside.chars().all(|c| "hHmMsS".contains(c));
                }
                '0' => pieces.push(Piece::Zero),
                '#' | '?' => pieces.push(Piece::Digit),
                '.' | ',' | '%' | '@' => measures = true,
                '/' => {
                    measures = true;
                    pieces.push(Piece::Literal('/'));
                }
                'y' | 'Y' | 'd' | 'D' => day = true,
                'h' | 'H' | 's' | 'S' => time = true,
                'm' | 'M' => months = true,
                'E' | 'e' => measures = true,
                other => pieces.push(Piece::Literal(other)),
            }
        }
        // An `m` alone is a month; beside hours or seconds it is minutes.
        day |= months && !time;
        let shape = match (day || time, measures) {
            (true, _) => Shape::Moment { day, time },
            (false, false) if is_mask(&pieces) => Shape::Mask(pieces),
            (false, _) => Shape::Number,
        };
        Section { condition, shape }
    }
}

fn strip_general(code: &str) -> String {
    let at = code.to_ascii_lowercase().find("general");
    at.map_or_else(|| code.to_owned(), |at| format!("{}{}", &code[..at], &code[at + "general".len()..]))
}

/// Two zeros or more, or something fixed between digits.
fn is_mask(pieces: &[Piece]) -> bool {
    let is_digit = |piece: &Piece| !matches!(piece, Piece::Literal(_));
    let zeros = pieces.iter().filter(|piece| **piece == Piece::Zero).count();
    let (first, last) = (pieces.iter().position(is_digit), pieces.iter().rposition(is_digit));
    let parted =
        first.zip(last).is_some_and(|(first, last)| pieces[first..last].iter().any(|piece| !is_digit(piece)));
    zeros >= 2 || parted
}

/// The digits put into the places from the right; those that are too many stand before the first place.
fn masked(pieces: &[Piece], digits: &str, negative: bool) -> String {
    let mut left = digits.bytes().rev().map(char::from).filter(|_| digits != "0").peekable();
    let first = pieces.iter().position(|piece| !matches!(piece, Piece::Literal(_)));
    let mut shown = Vec::new();
    for (at, piece) in pieces.iter().enumerate().rev() {
        match piece {
            Piece::Zero => shown.push(left.next().unwrap_or('0')),
            Piece::Digit => shown.extend(left.next()),
            Piece::Literal(c) => shown.push(*c),
        }
        if Some(at) == first {
            shown.extend(left.by_ref());
        }
    }
    if negative {
        shown.push('-');
    }
    shown.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_shown_by_their_masks() {
        for (code, value, text) in [
            ("00000", 123.0, "00123"),
            ("00000", 1_234_567.0, "1234567"),
            ("00\".\"000\".\"000\"/\"0000\"-\"00", 43_210_000_000_129.0, "43.210.000/0001-29"),
            ("00\".\"000\".\"000\"/\"0000\"-\"00", 1_234_567_000_195.0, "01.234.567/0001-95"),
            ("00\\.000\\.000\\/0000\\-00", 1_234_567_000_195.0, "01.234.567/0001-95"),
            ("000\\.000\\.000\\-00", 1_234_567_890.0, "012.345.678-90"),
            ("00000-000", 1_310_111.0, "01310-111"),
            ("[<=99999999]####\\-####;\\(00\\) 00000\\-0000", 32_321_010.0, "3232-1010"),
            ("[<=99999999]####\\-####;\\(00\\) 00000\\-0000", 19_991_234_567.0, "(19) 99123-4567"),
            ("00000", 0.0, "00000"),
            ("00000", -7.0, "-00007"),
            ("00000;(00000)", -7.0, "(00007)"),
        ] {
            assert_eq!(Format::parse(code).text(value, false), text, "{code} {value}");
        }
    }

    #[test]
    fn money_and_measures_are_the_number_itself() {
        for code in [
            "General",
            "0",
            "0.00",
            "#,##0.00",
            "\"R$\" #,##0.00;[Red]\\-\"R$\" #,##0.00",
            "_-\"R$\"\\ * #,##0.00_-;\\-\"R$\"\\ * #,##0.00_-;_-\"R$\"\\ * \"-\"??_-;_-@_-",
            "0%",
            "0.00E+00",
            "# ?/?",
            "@",
            "0 \"dias\"",
            "[Red]0",
            "[$R$-416] #,##0.00",
        ] {
            assert_eq!(Format::parse(code).text(1234.5, false), "1234,5", "{code}");
            assert_eq!(Format::parse(code).text(-3.0, false), "-3", "{code}");
        }
        assert_eq!(Format::parse("00000").text(1234.5, false), "1234,5", "no code has a fraction");
    }

    #[test]
    fn dates_are_known_by_their_letters() {
        for (code, text) in [
            ("dd/mm/yyyy", "06/11/2026"),
            ("d\\-mmm\\-yy", "06/11/2026"),
            ("[$-416]dddd, d \"de\" mmmm \"de\" yyyy", "06/11/2026"),
            ("dd/mm/aaaa", "06/11/2026"),
            ("mm/yy", "06/11/2026"),
            ("yyyy-mm-dd hh:mm", "06/11/2026 14:30"),
            ("h:mm", "14:30"),
            ("[h]:mm:ss", "14:30"),
            ("\"data \"0", "46332,6041666667"),
        ] {
            let value = if text == "14:30" { 0.604_166_666_7 } else { 46_332.604_166_666_7 };
            assert_eq!(Format::parse(code).text(value, false), text, "{code}");
        }
        for (id, text) in [(14, "06/11/2026"), (22, "06/11/2026 14:30"), (4, "46332,6041666667")] {
            assert_eq!(Format::built_in(id).text(46_332.604_166_666_7, false), text, "{id}");
        }
        assert_eq!(Format::built_in(20).text(0.604_166_666_7, false), "14:30");
    }
}
