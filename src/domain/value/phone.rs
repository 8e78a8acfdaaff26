//! Telephone numbers as Brazilians write them, and foreign ones kept digit for digit.
//!
//! A Brazilian number is a DDD (area code) in use and 8 digits (fixed, from 2 to 5) or 9 digits (mobile, from 9).
//! Eight digits from 6 to 9 are a mobile written before the ninth digit, which is put back. A trunk 0, a carrier code
//! (0 15 19 …), +55 and 0055 are taken away. 0800 and 4004 numbers have no DDD. A foreign number starts with + or 00.

use super::text_value::{Parsed, serde_as_text};
use std::fmt;

/// Kept as `+5519987654321`, `+351912345678` or, without an area, `08001234567`; `;ext=12` after it for a branch line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(Box<str>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum PhoneError {
    Empty,
    /// Neither a digit nor punctuation.
    Character(char),
    /// 8 or 9 digits: the area code is missing.
    MissingAreaCode,
    /// An area code that no place uses.
    AreaCode(u8),
    /// Digits found, after what leads to the number is taken away.
    Length(usize),
    /// Nine digits that do not start with 9, or eight that start with 0 or 1.
    FirstDigit(char),
}

const BRAZIL: &str = "+55";
const EXTENSION: &str = ";ext=";

impl Phone {
    pub fn parse(text: &str) -> Result<Phone, PhoneError> {
        Phone::parse_in(text, None)
    }

    /// As `parse`, for a number without area code beside a column or setting that says the area.
    pub fn parse_in(text: &str, area_code: Option<u8>) -> Result<Phone, PhoneError> {
        let text = text.trim();
        // Only a letter or the `;` of the canonical form can lead to a branch line.
        let has_extension = text.bytes().any(|b| b.is_ascii_alphabetic() || b == b';');
        let (number, extension) = if has_extension { split_extension(text) } else { (text, String::new()) };
        let digits = Digits::of(number)?;
        let mut canonical = match digits.as_str() {
            "" => return Err(PhoneError::Empty),
            d if digits.plus => international(d)?,
            d => national(d, area_code)?,
        };
        if !extension.is_empty() {
            canonical.push_str(EXTENSION);
            canonical.push_str(&extension);
        }
        Ok(Phone(canonical.into_boxed_str()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The DDD of a Brazilian number.
    pub fn area_code(&self) -> Option<u8> {
        self.brazilian().and_then(|national| national[..2].parse().ok())
    }

    /// What is dialled after the main number.
    pub fn extension(&self) -> Option<&str> {
        self.0.split_once(EXTENSION).map(|(_, extension)| extension)
    }

    pub fn is_brazilian(&self) -> bool {
        self.brazilian().is_some()
    }

    /// Whether it is surely a Brazilian mobile.
    pub fn is_mobile(&self) -> bool {
        self.brazilian().is_some_and(|national| national.len() == 11)
    }

    /// What is typed to get past a field that must be filled: one digit all along (`99999-9999`), or counting up.
    pub fn is_filler(&self) -> bool {
        let Some(national) = self.brazilian() else { return false };
        let number = &national.as_bytes()[2..];
        let tail = &number[number.len() - 7..];
        tail.iter().all(|b| *b == tail[0]) || number.ends_with(b"12345678") || number.ends_with(b"23456789")
    }

    /// The digits that follow `https://wa.me/`: none for numbers without area or with a branch line.
    pub fn whatsapp_digits(&self) -> Option<&str> {
        if self.extension().is_some() {
            return None;
        }
        self.0.strip_prefix('+')
    }

    /// `https://wa.me/5519987654321`.
    pub fn whatsapp_link(&self) -> Option<String> {
        self.whatsapp_digits().map(|digits| format!("https://wa.me/{digits}"))
    }

    /// `tel:+5519987654321`.
    pub fn tel_link(&self) -> String {
        format!("tel:{}", self.0)
    }

    fn main(&self) -> &str {
        self.0.split_once(EXTENSION).map_or(&*self.0, |(main, _)| main)
    }

    /// DDD and number of a Brazilian number.
    fn brazilian(&self) -> Option<&str> {
        self.main().strip_prefix(BRAZIL)
    }
}

/// `(19) 98765-4321`, `(19) 3265-4321 r. 12`, `0800 123 4567`, `+351912345678`.
impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let main = self.main();
        match self.brazilian() {
            Some(national) => {
                let (area, number) = national.split_at(2);
                let (first, last) = number.split_at(number.len() - 4);
                write!(f, "({area}) {first}-{last}")?;
            }
            None if main.starts_with('+') => f.write_str(main)?,
            None => {
                let (prefix, rest) = main.split_at(4);
                let (middle, last) = rest.split_at(rest.len() - 4);
                write!(f, "{prefix} {middle}{}{last}", if middle.is_empty() { "" } else { " " })?;
            }
        }
        match self.extension() {
            Some(extension) => write!(f, " r. {extension}"),
            None => Ok(()),
        }
    }
}

impl Parsed for Phone {
    type Error = PhoneError;
}
serde_as_text!(Phone, "a telephone number");

/// Parts `3265-4321 ramal 12` into number and branch line.
fn split_extension(text: &str) -> (&str, String) {
    let lower = text.to_ascii_lowercase();
    for word in [EXTENSION, "ramal", "ram.", "ram", "ext.", "ext", "r.", "r ", " x"] {
        if let Some(at) = lower.find(word) {
            let after = text[at + word.len()..]
                .trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | ')'));
            if at > 0 && !after.is_empty() && after.len() <= 8 && after.bytes().all(|b| b.is_ascii_digit()) {
                return (text[..at].trim_end_matches([' ', '(', '-', '/']), after.to_owned());
            }
        }
    }
    (text, String::new())
}

/// The digits, and whether a + led them. Longer numbers than any there is are cut to a length that is refused.
struct Digits {
    kept: [u8; MOST_DIGITS],
    length: usize,
    plus: bool,
}

const MOST_DIGITS: usize = 24;

impl Digits {
    fn of(text: &str) -> Result<Digits, PhoneError> {
        let mut digits = Digits { kept: [0; MOST_DIGITS], length: 0, plus: false };
        for c in text.chars() {
            match c {
                '0'..='9' => {
                    if let Some(place) = digits.kept.get_mut(digits.length) {
                        *place = c as u8;
                        digits.length += 1;
                    }
                }
                '+' if digits.length == 0 && !digits.plus => digits.plus = true,
                '(' | ')' | '-' | '.' | '/' | '\'' | '\u{2010}'..='\u{2014}' => {}
                '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {}
                c if c.is_whitespace() => {}
                c => return Err(PhoneError::Character(c)),
            }
        }
        Ok(digits)
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.kept[..self.length]).unwrap_or_default()
    }
}

fn international(digits: &str) -> Result<String, PhoneError> {
    match digits.strip_prefix("55") {
        Some(national) => with_area(national.strip_prefix('0').unwrap_or(national)),
        None if (7..=15).contains(&digits.len()) && !digits.starts_with('0') => Ok(format!("+{digits}")),
        None => Err(PhoneError::Length(digits.len())),
    }
}

fn national(digits: &str, area_code: Option<u8>) -> Result<String, PhoneError> {
    if is_service(digits) {
        return Ok(digits.to_owned());
    }
    if let Some(abroad) = digits.strip_prefix("00").filter(|abroad| abroad.len() >= 9) {
        return international(abroad);
    }
    if let Some(trunk) = digits.strip_prefix('0') {
        return match trunk.len() {
            // A carrier code of two digits stands between the trunk 0 and the area code.
            12 | 13 => with_area(&trunk[2..]),
            8 | 9 => local(trunk, area_code),
            _ => with_area(trunk),
        };
    }
    match digits.len() {
        8 | 9 => local(digits, area_code),
        12 | 13 if digits.starts_with("55") => with_area(&digits[2..]),
        _ => with_area(digits),
    }
}

/// 0800 and its like with 6 or 7 digits more, and the 8-digit numbers reached alike from any area.
fn is_service(digits: &str) -> bool {
    let free = ["0300", "0303", "0500", "0800", "0900"].iter().any(|prefix| digits.starts_with(prefix));
    let national = ["3003", "4000", "4003", "4004", "4020"].iter().any(|prefix| digits.starts_with(prefix));
    (free && (10..=11).contains(&digits.len())) || (national && digits.len() == 8)
}

fn local(number: &str, area_code: Option<u8>) -> Result<String, PhoneError> {
    match area_code {
        Some(area) => with_area(&format!("{area:02}{number}")),
        None => Err(PhoneError::MissingAreaCode),
    }
}

fn with_area(national: &str) -> Result<String, PhoneError> {
    if !(10..=11).contains(&national.len()) {
        return Err(PhoneError::Length(national.len()));
    }
    let (area, number) = national.split_at(2);
    let area: u8 = area.parse().unwrap_or_default();
    if !is_area_code(area) {
        return Err(PhoneError::AreaCode(area));
    }
    match (number.len(), number.as_bytes()[0]) {
        (8, b'2'..=b'5') | (9, b'9') => Ok([BRAZIL, national].concat()),
        (8, b'6'..=b'9') => Ok([BRAZIL, &national[..2], "9", number].concat()),
        (_, first) => Err(PhoneError::FirstDigit(char::from(first))),
    }
}

/// The 67 area codes in use.
pub fn is_area_code(area: u8) -> bool {
    matches!(area, 11..=19 | 21 | 22 | 24 | 27 | 28 | 31..=35 | 37 | 38 | 41..=49 | 51 | 53..=55 | 61..=69
        | 71 | 73..=75 | 77 | 79 | 81..=89 | 91..=99)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_brazilian_numbers() {
        for (text, canonical, shown) in [
            ("(19) 98765-4321", "+5519987654321", "(19) 98765-4321"),
            ("19987654321", "+5519987654321", "(19) 98765-4321"),
            ("+55 19 98765-4321", "+5519987654321", "(19) 98765-4321"),
            ("5519987654321", "+5519987654321", "(19) 98765-4321"),
            ("0055 19 98765 4321", "+5519987654321", "(19) 98765-4321"),
            ("019 98765-4321", "+5519987654321", "(19) 98765-4321"),
            ("0 15 19 98765-4321", "+5519987654321", "(19) 98765-4321"),
            ("(19) 8765-4321", "+5519987654321", "(19) 98765-4321"),
            ("(19) 3265-4321", "+551932654321", "(19) 3265-4321"),
            ("1932654321", "+551932654321", "(19) 3265-4321"),
            ("551932654321", "+551932654321", "(19) 3265-4321"),
            ("55 99123-4567", "+5555991234567", "(55) 99123-4567"),
            ("(19) 3265-4321 ramal 12", "+551932654321;ext=12", "(19) 3265-4321 r. 12"),
            ("(19) 3265-4321 r. 12", "+551932654321;ext=12", "(19) 3265-4321 r. 12"),
            ("0800 123 4567", "08001234567", "0800 123 4567"),
            ("0800-12-3456", "0800123456", "0800 12 3456"),
            ("4004-1234", "40041234", "4004 1234"),
        ] {
            let phone = Phone::parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
            assert_eq!((phone.as_str(), phone.to_string().as_str()), (canonical, shown), "{text}");
        }
    }

    #[test]
    fn a_number_typed_to_fill_a_field_is_known() {
        let filler = |text| Phone::parse(text).unwrap().is_filler();
        for text in ["(11) 99999-9999", "(19) 90000-0000", "(19) 3333-3333", "(11) 91234-5678"] {
            assert!(filler(text), "{text}");
        }
        for text in ["(19) 98765-4321", "(19) 3232-1010", "(19) 99999-9998", "0800 123 4567"] {
            assert!(!filler(text), "{text}");
        }
    }

    #[test]
    fn keeps_foreign_numbers_digit_for_digit() {
        for (text, canonical) in [
            ("+351 912 345 678", "+351912345678"),
            ("00 351 912 345 678", "+351912345678"),
            ("+1 (415) 555-2671", "+14155552671"),
        ] {
            let phone = Phone::parse(text).unwrap();
            assert_eq!((phone.as_str(), phone.area_code(), phone.is_mobile()), (canonical, None, false));
            assert_eq!(phone.to_string(), canonical);
        }
    }

    #[test]
    fn refuses_with_the_reason_on_both_sides_of_each_limit() {
        for (text, error) in [
            ("", PhoneError::Empty),
            (" - ", PhoneError::Empty),
            ("98765-4321", PhoneError::MissingAreaCode),
            ("3265-4321", PhoneError::MissingAreaCode),
            ("(10) 3265-4321", PhoneError::AreaCode(10)),
            ("(20) 98765-4321", PhoneError::AreaCode(20)),
            ("(19) 1265-4321", PhoneError::FirstDigit('1')),
            ("(19) 88765-4321", PhoneError::FirstDigit('8')),
            ("1926543", PhoneError::Length(7)),
            ("199876543211", PhoneError::Length(12)),
            ("+55 19 9876", PhoneError::Length(6)),
            ("+123456", PhoneError::Length(6)),
            ("falar com Ana", PhoneError::Character('f')),
            ("1,99877E+10", PhoneError::Character(',')),
        ] {
            assert_eq!(Phone::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn takes_the_area_from_beside() {
        assert_eq!(Phone::parse_in("3265-4321", Some(19)).unwrap().as_str(), "+551932654321");
        assert_eq!(Phone::parse_in("(11) 3265-4321", Some(19)).unwrap().area_code(), Some(11));
        assert_eq!(Phone::parse_in("3265-4321", Some(20)), Err(PhoneError::AreaCode(20)));
    }

    #[test]
    fn says_what_can_be_done_with_it() {
        let mobile = Phone::parse("(19) 98765-4321").unwrap();
        assert!(mobile.is_mobile() && mobile.is_brazilian());
        assert_eq!(mobile.whatsapp_link().unwrap(), "https://wa.me/5519987654321");
        assert_eq!(mobile.tel_link(), "tel:+5519987654321");
        let fixed = Phone::parse("(19) 3265-4321").unwrap();
        assert!(!fixed.is_mobile());
        assert_eq!(fixed.whatsapp_digits(), Some("551932654321"));
        assert_eq!(Phone::parse("0800 123 4567").unwrap().whatsapp_digits(), None);
        assert_eq!(Phone::parse("(19) 3265-4321 ramal 2").unwrap().whatsapp_digits(), None);
    }

    #[test]
    fn there_are_67_area_codes() {
        assert_eq!((0..=255).filter(|area| is_area_code(*area)).count(), 67);
    }

    proptest! {
        #[test]
        fn canonical_and_shown_read_back(text in "[-+0-9() ]{8,20}( ramal [0-9]{1,4})?") {
            if let Ok(phone) = Phone::parse(&text) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone.clone()));
                prop_assert_eq!(Phone::parse(&phone.to_string()), Ok(phone.clone()));
                let json = serde_json::to_string(&phone).unwrap();
                prop_assert_eq!(serde_json::from_str::<Phone>(&json).unwrap(), phone);
            }
        }

        #[test]
        fn never_panics(text in any::<String>(), area in any::<Option<u8>>()) {
            let _ = Phone::parse_in(&text, area);
        }
    }
}
