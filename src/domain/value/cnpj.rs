//! CNPJ: the tax number of a company, numeric or (since July 2026) alphanumeric in its first twelve positions.
//!
//! Fourteen upper-case characters; the last two are check digits: each character is worth its ASCII code − 48,
//! weights 5,4,3,2,9,8,7,6,5,4,3,2 and 6,5,4,3,2,9,8,7,6,5,4,3,2, modulo 11, where a rest below 2 gives 0.
//! One character repeated fourteen times passes that sum by accident and is refused.

use super::text_value::{Parsed, serde_as_text};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cnpj([u8; 14]);

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum CnpjError {
    Empty,
    /// Characters left once the punctuation is taken away; fourteen are needed.
    Length(usize),
    /// Not a letter or digit of ASCII, or a letter among the check digits.
    Character(char),
    Repeated,
    CheckDigits,
}

impl Cnpj {
    /// Reads it with or without punctuation, in any case: `12.ABC.345/01DE-35`, `11222333000181`.
    pub fn parse(text: &str) -> Result<Cnpj, CnpjError> {
        let mut kept = [0u8; 14];
        let mut length = 0;
        let mut keep = |b: u8| {
            if let Some(place) = kept.get_mut(length) {
                *place = b.to_ascii_uppercase();
            }
            length += 1;
        };
        if text.is_ascii() {
            for b in
                text.bytes().filter(|b| !matches!(b, b'.' | b'/' | b'-' | b'\'') && !b.is_ascii_whitespace())
            {
                if !b.is_ascii_alphanumeric() {
                    return Err(CnpjError::Character(char::from(b)));
                }
                keep(b);
            }
        } else {
            for c in text.chars().filter(|c| !is_punctuation(*c)) {
                if !c.is_ascii_alphanumeric() {
                    return Err(CnpjError::Character(c));
                }
                keep(c as u8);
            }
        }
        match length {
            0 => Err(CnpjError::Empty),
            14 => Cnpj::check(kept),
            _ => Err(CnpjError::Length(length)),
        }
    }

    fn check(kept: [u8; 14]) -> Result<Cnpj, CnpjError> {
        if let Some(letter) = kept[12..].iter().find(|b| !b.is_ascii_digit()) {
            return Err(CnpjError::Character(char::from(*letter)));
        }
        if kept.iter().all(|b| *b == kept[0]) {
            return Err(CnpjError::Repeated);
        }
        if kept[12] != check_digit(&kept[..12]) || kept[13] != check_digit(&kept[..13]) {
            return Err(CnpjError::CheckDigits);
        }
        Ok(Cnpj(kept))
    }

    /// The CNPJ of these twelve characters with its check digits worked out, for invented companies.
    pub fn from_base(base: &str) -> Result<Cnpj, CnpjError> {
        let mut kept = [0u8; 14];
        let bytes = base.as_bytes();
        if bytes.len() != 12 {
            return Err(CnpjError::Length(bytes.len()));
        }
        for (place, byte) in kept.iter_mut().zip(bytes) {
            if !byte.is_ascii_alphanumeric() {
                return Err(CnpjError::Character(char::from(*byte)));
            }
            *place = byte.to_ascii_uppercase();
        }
        kept[12] = check_digit(&kept[..12]);
        kept[13] = check_digit(&kept[..13]);
        Cnpj::check(kept)
    }

    /// Fourteen characters, no punctuation, upper case.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The eight characters shared by every establishment of the company.
    pub fn root(&self) -> &str {
        &self.as_str()[..8]
    }

    /// The four characters of the establishment; `0001` is usually the head office.
    pub fn branch(&self) -> &str {
        &self.as_str()[8..12]
    }
}

impl fmt::Display for Cnpj {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.as_str();
        write!(f, "{}.{}.{}/{}-{}", &s[..2], &s[2..5], &s[5..8], &s[8..12], &s[12..])
    }
}

impl Parsed for Cnpj {
    type Error = CnpjError;
}
serde_as_text!(Cnpj, "a CNPJ of 14 characters");

/// Weights go 2, 3, … 9 and round again, from the right.
fn check_digit(before: &[u8]) -> u8 {
    const WEIGHTS: [u32; 13] = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5, 6];
    let sum: u32 = before.iter().rev().zip(WEIGHTS).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    match sum % 11 {
        0 | 1 => b'0',
        rest => b'0' + (11 - rest) as u8,
    }
}

pub(super) fn is_punctuation(c: char) -> bool {
    matches!(c, '.' | '/' | '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '\'' | '\u{feff}' | '\u{200b}')
        || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_numeric_and_alphanumeric_with_or_without_punctuation() {
        for (text, canonical, shown) in [
            ("11.222.333/0001-81", "11222333000181", "11.222.333/0001-81"),
            (" 11222333000181 ", "11222333000181", "11.222.333/0001-81"),
            ("12.ABC.345/01DE-35", "12ABC34501DE35", "12.ABC.345/01DE-35"),
            ("12abc34501de35", "12ABC34501DE35", "12.ABC.345/01DE-35"),
            ("\u{a0}11.222.333/0001-81", "11222333000181", "11.222.333/0001-81"),
            ("00.000.000/0001-91", "00000000000191", "00.000.000/0001-91"),
        ] {
            let cnpj = Cnpj::parse(text).unwrap();
            assert_eq!(cnpj.as_str(), canonical);
            assert_eq!(cnpj.to_string(), shown);
        }
    }

    #[test]
    fn refuses_with_the_reason() {
        for (text, error) in [
            ("", CnpjError::Empty),
            (" . / - ", CnpjError::Empty),
            ("1122233300018", CnpjError::Length(13)),
            ("112223330001811", CnpjError::Length(15)),
            ("11.222.333/0001-82", CnpjError::CheckDigits),
            ("11.222.333/0001-71", CnpjError::CheckDigits),
            ("12.ABC.345/01DE-36", CnpjError::CheckDigits),
            ("12ABC34501DE3X", CnpjError::Character('X')),
            ("00000000000000", CnpjError::Repeated),
            ("11111111111111", CnpjError::Repeated),
            ("11.222.333/0001—81", CnpjError::Character('—')),
            ("11.222.333/0001-8１", CnpjError::Character('１')),
            ("1,12223E+13", CnpjError::Character(',')),
        ] {
            assert_eq!(Cnpj::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn names_the_company_and_the_establishment() {
        let cnpj = Cnpj::parse("12.ABC.345/01DE-35").unwrap();
        assert_eq!((cnpj.root(), cnpj.branch()), ("12ABC345", "01DE"));
    }

    #[test]
    fn serde_is_the_canonical_string_and_validates() {
        let cnpj = Cnpj::parse("11.222.333/0001-81").unwrap();
        assert_eq!(serde_json::to_string(&cnpj).unwrap(), "\"11222333000181\"");
        assert_eq!(serde_json::from_str::<Cnpj>("\"11.222.333/0001-81\"").unwrap(), cnpj);
        assert!(serde_json::from_str::<Cnpj>("\"11222333000182\"").is_err());
    }

    proptest! {
        #[test]
        fn from_base_always_parses_back(base in "[0-9A-Z]{12}") {
            if let Ok(cnpj) = Cnpj::from_base(&base) {
                prop_assert_eq!(Cnpj::parse(&cnpj.to_string()), Ok(cnpj));
            }
        }

        #[test]
        fn a_wrong_check_digit_is_always_seen(base in "[0-9]{12}", place in 12usize..14, add in 1u8..10) {
            prop_assume!(Cnpj::from_base(&base).is_ok());
            let mut wrong = Cnpj::from_base(&base).unwrap().0;
            wrong[place] = b'0' + (wrong[place] - b'0' + add) % 10;
            prop_assert!(Cnpj::check(wrong).is_err());
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = Cnpj::parse(&text);
            let _ = Cnpj::from_base(&text);
        }
    }
}
