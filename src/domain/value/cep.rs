//! CEP: the Brazilian postal code, eight digits; none is given out below 01000-000.

use super::cnpj::is_punctuation;
use super::text_value::{Parsed, serde_as_text};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cep([u8; 8]);

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum CepError {
    Empty,
    /// Digits left once the punctuation is taken away; eight are needed.
    Length(usize),
    Character(char),
    /// Below 01000-000.
    OutOfRange,
}

impl Cep {
    /// Reads it with or without punctuation: `13010-111`, `13.010-111`, `13010111`.
    pub fn parse(text: &str) -> Result<Cep, CepError> {
        let mut kept = [0u8; 8];
        let mut length = 0;
        for c in text.chars().filter(|c| !is_punctuation(*c)) {
            if !c.is_ascii_digit() {
                return Err(CepError::Character(c));
            }
            if let Some(place) = kept.get_mut(length) {
                *place = c as u8;
            }
            length += 1;
        }
        match length {
            0 => Err(CepError::Empty),
            8 if kept[..2] == *b"00" => Err(CepError::OutOfRange),
            8 => Ok(Cep(kept)),
            _ => Err(CepError::Length(length)),
        }
    }

    /// Eight digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The same as a number, for range tables.
    pub fn number(&self) -> u32 {
        self.0.iter().fold(0, |sum, b| sum * 10 + u32::from(b - b'0'))
    }
}

impl fmt::Display for Cep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.as_str();
        write!(f, "{}-{}", &s[..5], &s[5..])
    }
}

impl Parsed for Cep {
    type Error = CepError;
}
serde_as_text!(Cep, "a CEP of 8 digits");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_with_or_without_punctuation() {
        for text in ["13010-111", "13.010-111", "13010111", " 13010 111"] {
            let cep = Cep::parse(text).unwrap();
            assert_eq!(
                (cep.as_str(), cep.to_string().as_str(), cep.number()),
                ("13010111", "13010-111", 13_010_111)
            );
        }
    }

    #[test]
    fn refuses_with_the_reason_on_both_sides_of_each_limit() {
        for (text, result) in [
            ("", Err(CepError::Empty)),
            ("1301011", Err(CepError::Length(7))),
            ("130101111", Err(CepError::Length(9))),
            ("13010-11O", Err(CepError::Character('O'))),
            ("00999-999", Err(CepError::OutOfRange)),
            ("01000-000", Ok(1_000_000)),
            ("99999-999", Ok(99_999_999)),
        ] {
            assert_eq!(Cep::parse(text).map(|cep| cep.number()), result, "{text}");
        }
    }

    #[test]
    fn serde_is_eight_digits() {
        let cep = Cep::parse("01310-100").unwrap();
        assert_eq!(serde_json::to_string(&cep).unwrap(), "\"01310100\"");
        assert_eq!(serde_json::from_str::<Cep>("\"01310100\"").unwrap(), cep);
        assert!(serde_json::from_str::<Cep>("\"1310100\"").is_err());
    }
}
